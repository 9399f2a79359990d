/** The confidential notes of a case, for whoever may read them, once they ask for them: that they were read is recorded. */
import { useState } from 'preact/hooks';
import { all, api, type Schemas } from '../../api/client.ts';
import { me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { timed } from '../../parts/dates.ts';
import { ProblemNotice } from '../../parts/notice.tsx';
import type { Case } from './case.ts';

type Note = Schemas['ConfidentialNote'];

export function NotesPart({ found }: { readonly found: Case }) {
  const { notes: said } = words().breakdowns;
  const [notes, setNotes] = useState<readonly Note[] | null>(null);
  const { act, isBusy, problem } = useAct();
  if (found.notes === null) return null;
  const isReviewer = found.reviewers.some(({ id }) => id === me.value?.account.id);
  const read = (): void =>
    void act(async () => {
      const page = (after: string | undefined) =>
        api.GET('/api/breakdowns/{id}/notes', {
          params: { path: { id: found.id }, query: after === undefined ? {} : { after } },
        });
      setNotes(await all(page));
    });
  const ofNote = ({ hearing }: Note): string => {
    const heard = found.hearings.find(({ id }) => id === hearing);
    return heard === undefined ? said.ofReport : said.ofHearing[heard.party];
  };
  return (
    <section class="confidential">
      <h2>{said.title}</h2>
      <p>
        {isReviewer ? said.all : said.own} {said.readers(found.reviewers.map(({ name }) => name))}
      </p>
      {problem !== null && <ProblemNotice problem={problem} again={read} />}
      {notes === null || notes.length !== found.notes ? (
        found.notes === 0 ? (
          <p>{said.none}</p>
        ) : (
          <button type="button" disabled={isBusy} onClick={read}>
            {said.show(found.notes)}
          </button>
        )
      ) : (
        <ul class="cards">
          {notes.map((note) => (
            <li key={note.id}>
              <p class="hint">{said.by(note.by, timed(note.at), ofNote(note))}</p>
              <p class="written">{note.body}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
