/** What a party of a match has reported of it: read again by themselves alone, with how far the case has come and nothing of what is looked for. */
import { useState } from 'preact/hooks';
import { all, api, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { capitalised } from '../../parts/capital.ts';
import { dated, timed } from '../../parts/dates.ts';
import { ProblemNotice } from '../../parts/notice.tsx';
import { PAGES } from '../../../rules/pages.ts';

type Case = Schemas['Breakdown'];

/** Whether whoever reads reported it as the mentor or the trainee. */
export function isOwnReport({ reportedBy, trainee, mentor }: Case): boolean {
  return reportedBy !== 'board' && scopesOf(reportedBy).includes({ trainee, mentor }[reportedBy].id);
}

/** All of them in one place: a match that a change has voided before its first day has no page any more. */
export function OwnReports() {
  const { own } = words().matches.report;
  const cases = useLoaded('own breakdowns', () =>
    all((after) => api.GET('/api/breakdowns', { params: { query: after === undefined ? {} : { after } } })),
  );
  const list = (cases.value ?? []).filter(isOwnReport);
  if (list.length === 0) return null;
  return (
    <section>
      <h2>{own.title}</h2>
      {list.map((found) => (
        <OwnReport key={found.id} found={found} />
      ))}
    </section>
  );
}

export function OwnReport({ found }: { readonly found: Case }) {
  const { one, report } = words().matches;
  const { own, match, hasReason, hasSince, hasNote, reasons } = report;
  const { trainee, mentor, reportedAt, reportedBy, reason, knownOn, heard, state, closing } = found;
  const isHeard = heard.some((party) => party === reportedBy);
  return (
    <div class="card">
      <h3>{own.one(timed(reportedAt))}</h3>
      <dl class="facts">
        <dt>{own.state}</dt>
        <dd>
          {own.states[state]} {closing?.on != null && own.effect(dated(closing.on))}
          {closing?.reason != null && (
            <>
              <br />
              {own.closedBy(closing.by, timed(closing.at), closing.reason)}
            </>
          )}
        </dd>
        <dt>{match}</dt>
        <dd>{one.title(trainee.name, mentor.name)}</dd>
        <dt>{own.hearing}</dt>
        <dd>{isHeard ? own.heard : closing === null ? own.notHeard : own.noHearing}</dd>
        <dt>{hasReason}</dt>
        <dd>{capitalised(reasons[reason])}</dd>
        <dt>{hasSince}</dt>
        <dd>{dated(knownOn)}</dd>
        <dt>{hasNote}</dt>
        <dd>
          <OwnNote found={found} />
        </dd>
      </dl>
      {closing?.kind === 'in-effect' && (
        <p>
          <a href={PAGES.matches}>{own.matches}</a>
        </p>
      )}
    </div>
  );
}

/** Shown when it is asked for: others may look at the same screen. */
function OwnNote({ found: { id, notes } }: { readonly found: Case }) {
  const { own, noNote } = words().matches.report;
  const [written, setWritten] = useState<string | null>(null);
  const { act, isBusy, problem } = useAct();
  if (notes === null || notes === 0) return <>{noNote}</>;
  const read = (): void =>
    void act(async () => {
      const list = await all((after) =>
        api.GET('/api/breakdowns/{id}/notes', { params: { path: { id }, query: after === undefined ? {} : { after } } }),
      );
      setWritten(
        list
          .filter(({ hearing }) => hearing === null)
          .map(({ body }) => body)
          .join('\n\n'),
      );
    });
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} again={read} />}
      {written !== null && <p class="written">{written === '' ? noNote : written}</p>}
      <button type="button" aria-expanded={written !== null} disabled={isBusy} onClick={written === null ? read : () => setWritten(null)}>
        {written === null ? own.read : own.hide}
      </button>
    </>
  );
}
