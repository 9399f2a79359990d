/** One’s own open sessions: one that one does not know is somebody else’s. */
import { useState } from 'preact/hooks';
import { api, done, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';

export function OwnSessions() {
  const { own: said } = words().accounts;
  const sessions = useLoaded('own sessions', async () => (await given(api.GET('/api/me/sessions'))).body.items);
  const { act, isBusy, problem } = useAct();
  const [isDone, setDone] = useState(false);
  const end = (): void =>
    void act(async () => {
      await done(api.DELETE('/api/me/sessions'));
      setDone(true);
      await sessions.reload();
    });
  return (
    <section>
      <h2>{said.title}</h2>
      {problem !== null && <ProblemNotice problem={problem} />}
      {isDone && <Notice tone="good" title={said.done} />}
      <LoadedPart of={sessions}>
        {(list) => (
          <>
            <div class="scroll" tabIndex={0} role="group" aria-label={said.title}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{said.opened}</th>
                    <th scope="col">{said.seen}</th>
                    <th scope="col">{said.ends}</th>
                    <th scope="col">{said.address}</th>
                    <th scope="col">{said.agent}</th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((session, k) => (
                    <tr key={k}>
                      <th scope="row">{timed(session.openedAt)}</th>
                      <td>{timed(session.seenAt)}</td>
                      <td>{timed(session.endsAt)}</td>
                      <td>{session.address}</td>
                      <td class="hint">{session.agent}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {list.length > 1 && (
              <p class="after-table">
                <button type="button" disabled={isBusy} onClick={end}>
                  {said.end}
                </button>
              </p>
            )}
          </>
        )}
      </LoadedPart>
    </section>
  );
}
