/** What is fragile in a proposal: what the departure of each mentor would cost, service by service and one by one, and who would take over. */
import { useLocation } from 'preact-iso';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { AskedRun, Unreadable } from './asked-run.tsx';
import type { Stress } from './loads.ts';
import { FragileServices } from './stress-services.tsx';

type Mentor = Stress['mentors'][number];
type Loss = NonNullable<Mentor['best']>;

const TONES = { replaced: 'good', moving: 'warning', short: 'bad', impossible: 'bad' } as const;

export default function StressPage() {
  return (
    <AskedRun kind="stress">
      {(run) => (mayAt('person.read', { board: run.board }) ? <Result id={run.id} /> : <Unreadable run={run} />)}
    </AskedRun>
  );
}

function Result({ id }: { readonly id: string }) {
  const stress = useLoaded(`stress ${id}`, async () => (await given(api.GET('/api/runs/{id}/stress', { params: { path: { id } } }))).body);
  return <LoadedPart of={stress}>{(found) => <Shown stress={found} />}</LoadedPart>;
}

function Shown({ stress }: { readonly stress: Stress }) {
  const { stress: said } = words().planning;
  const { mentors, summary } = stress;
  if (mentors.length === 0) return <Empty>{said.none}</Empty>;
  const grave = mentors.filter(({ kind }) => kind === 'short' || kind === 'impossible').length;
  const moving = mentors.filter(({ kind }) => kind === 'moving').length;
  return (
    <>
      <Notice
        tone={grave > 0 ? 'bad' : moving > 0 ? 'warning' : 'good'}
        title={grave > 0 ? said.grave(grave) : moving > 0 ? said.moving(moving) : said.calm}
      >
        <p>{said.says}</p>
        <ul>
          {summary.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
      <FragileServices mentors={mentors} />
      <Mentors mentors={mentors} />
    </>
  );
}

function Mentors({ mentors }: { readonly mentors: readonly Mentor[] }) {
  const { stress: said } = words().planning;
  const { path, query, route } = useLocation();
  const isFragile = query['fragile'] !== undefined;
  const shown = isFragile ? mentors.filter(({ kind }) => kind !== 'replaced') : mentors;
  return (
    <section>
      <h2>{said.all}</h2>
      <p class="filters">
        <label class="choice">
          <input
            type="checkbox"
            checked={isFragile}
            onChange={(event) => route(event.currentTarget.checked ? `${path}?fragile=1` : path, true)}
          />
          {said.onlyFragile}
        </label>
      </p>
      {shown.length === 0 ? <Empty>{said.nothingFragile}</Empty> : <Table mentors={shown} />}
    </section>
  );
}

function Table({ mentors }: { readonly mentors: readonly Mentor[] }) {
  const { stress: said } = words().planning;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.all}>
      <table>
        <caption>{said.caption(mentors.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{said.mentor}</th>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.deputies}</th>
            <th scope="col">{said.cost}</th>
            <th scope="col">{said.best}</th>
          </tr>
        </thead>
        <tbody>
          {mentors.map(({ mentor, serviceName, kind, trainees, alone, best }) => (
            <tr key={mentor.id}>
              <th scope="row">
                {mentor.name} <small class="under">{serviceName}</small>
              </th>
              <td>
                <span class={`tag ${TONES[kind]}`}>{said.kinds[kind]}</span>
              </td>
              <td>
                {trainees.map(({ trainee, deputy }) => (
                  <span key={trainee.id} class="under">
                    {trainee.name} → {deputy === null ? <strong class="lacking">{said.nobody}</strong> : deputy.name}
                  </span>
                ))}
              </td>
              <td>{costOf(alone)}</td>
              <td>{alone !== null && best !== null && isSame(alone, best) ? said.costs.same : costOf(best)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isSame(a: Loss, b: Loss): boolean {
  return a.moved === b.moved && a.served === b.served && a.score === b.score;
}

function costOf(loss: Loss | null): string {
  const { costs } = words().planning.stress;
  if (loss === null) return costs.none;
  const { moved, served, score, proven } = loss;
  return [
    ...(served > 0 ? [costs.lives(served)] : []),
    score < 0 ? costs.more(-score) : costs.less(score),
    ...(moved > 0 ? [costs.moved(moved)] : []),
    ...(proven ? [] : [costs.open]),
  ].join(', ');
}
