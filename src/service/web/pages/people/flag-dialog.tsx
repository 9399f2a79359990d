/** “This is wrong”: one fact, and what would be right. */
import { useState } from 'preact/hooks';
import { api, done, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { WrittenField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';

interface Props {
  readonly person: string;
  readonly fact: Schemas['Person']['facts'][number];
  readonly onClose: (isRaised: boolean) => void;
}

export function FlagDialog({ person, fact, onClose }: Props) {
  const { people, frame } = words();
  const [comment, setComment] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await done(
        api.POST('/api/people/{id}/flags', {
          params: { path: { id: person } },
          body: { field: fact.field, comment: comment.trim() === '' ? null : comment },
        }),
      );
      onClose(true);
    });
  };
  return (
    <Dialog title={people.flag.title(fact.label)} onClose={() => onClose(false)}>
      <p>{fact.said === null ? people.flag.nothing : people.flag.now(fact.said)}</p>
      <form onSubmit={submit}>
        {problem !== null && <ProblemNotice problem={problem} />}
        <WrittenField label={people.flag.right} hint={people.flag.who} value={comment} onValue={setComment} />
        <div class="acts">
          <button type="submit" class="main" disabled={isBusy}>
            {people.flag.send}
          </button>
          <button type="button" onClick={() => onClose(false)}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
