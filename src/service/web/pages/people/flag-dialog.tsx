/** “This is wrong”: one fact, and what would be right. */
import { useState } from 'preact/hooks';
import { api, done, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { WrittenField } from '../../parts/field.tsx';

interface Props {
  readonly person: string;
  readonly fact: Schemas['Person']['facts'][number];
  readonly onClose: (isRaised: boolean) => void;
}

export function FlagDialog({ person, fact, onClose }: Props) {
  const { people } = words();
  const [comment, setComment] = useState('');
  const submit = async (): Promise<void> => {
    await done(
      api.POST('/api/people/{id}/flags', {
        params: { path: { id: person } },
        body: { field: fact.field, comment: comment.trim() === '' ? null : comment },
      }),
    );
    onClose(true);
  };
  return (
    <ActDialog title={people.flag.title(fact.label)} submit={people.flag.send} work={submit} onClose={() => onClose(false)}>
      <p>{fact.said === null ? people.flag.nothing : people.flag.now(fact.said)}</p>
      <WrittenField label={people.flag.right} hint={people.flag.who} required value={comment} onValue={setComment} />
    </ActDialog>
  );
}
