/** A plan over several periods: what it comes to and how far that is proven, who would be with whom in each, who is without, what rests on whom. */
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { mayAt } from '../../frame/session.ts';
import { language, words } from '../../frame/words.ts';
import { dated } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice } from '../../parts/notice.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';
import { pageAt } from '../../../rules/pages.ts';
import { AskedRun, Unreadable } from './asked-run.tsx';
import { restless, tooLong } from './kept-rules.ts';
import { type Plan, type Round, useRounds } from './loads.ts';
import { Loads } from './plan-loads.tsx';
import { Ways } from './plan-ways.tsx';

const TONES = { optimal: 'good', limit: 'warning', infeasible: 'bad', unknown: 'bad' } as const;

export default function PlanPage() {
  return (
    <AskedRun kind="plan-periods">
      {(run) => (mayAt('person.read', { board: run.board }) ? <Result id={run.id} /> : <Unreadable run={run} />)}
    </AskedRun>
  );
}

function Result({ id }: { readonly id: string }) {
  const plan = useLoaded(`plan ${id}`, async () => (await given(api.GET('/api/runs/{id}/plan', { params: { path: { id } } }))).body);
  return <LoadedPart of={plan}>{(found) => <Shown plan={found} />}</LoadedPart>;
}

function Shown({ plan }: { readonly plan: Plan }) {
  const { plan: said } = words().planning;
  const isPlanned = plan.status === 'optimal' || plan.status === 'limit';
  return (
    <>
      <Notice tone={TONES[plan.status]} title={said.status[plan.status]}>
        {isPlanned ? (
          <ul>
            {plan.summary.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : (
          <p>{plan.status === 'unknown' ? said.more : said.nothing}</p>
        )}
      </Notice>
      {isPlanned && <Rules plan={plan} />}
      <Periods plan={plan} />
      {isPlanned && (
        <>
          <Without plan={plan} />
          <Ways plan={plan} />
          <Loads plan={plan} />
        </>
      )}
    </>
  );
}

/** What couples the periods, and whether it is kept. */
function Rules({ plan }: { readonly plan: Plan }) {
  const { plan: said } = words().planning;
  const { rules, trainees } = plan;
  const steps = trainees.reduce((sum, { stages }) => sum + Math.max(0, stages.length - 1), 0);
  const kept = trainees.reduce((sum, { stages }) => sum + stages.filter(({ isKept }) => isKept).length, 0);
  const both = trainees.filter(({ unseen }) => unseen.length === 0).length;
  return (
    <section>
      <h2>{said.rules}</h2>
      <dl class="facts">
        <dt>{said.continuity}</dt>
        <dd>
          {rules.continuity > 0 ? said.continuityWorth(rules.continuity) : said.continuityFree} {said.continuityKept(kept, steps)}
        </dd>
        <dt>{said.rest}</dt>
        <dd>
          {rules.rest === null
            ? said.restNone
            : `${said.restSome(rules.rest.most, rules.rest.of)} ${keptInWords(restless(plan, rules.rest))}`}
        </dd>
        <dt>{said.most}</dt>
        <dd>
          {rules.mostWithOneMentor === null
            ? said.mostAny
            : `${said.mostSome(rules.mostWithOneMentor)} ${keptInWords(tooLong(plan, rules.mostWithOneMentor))}`}
        </dd>
        <dt>{said.settings}</dt>
        <dd>{rules.bothSettings ? said.settingsBoth(both, trainees.length) : said.settingsAny}</dd>
      </dl>
    </section>
  );
}

/** @param beyond who is beyond a rule: only what was decided before can do that. */
function keptInWords(beyond: readonly string[]): string {
  const { plan: said } = words().planning;
  return beyond.length === 0 ? said.isKept : said.beyond(beyond.join(', '));
}

function Periods({ plan }: { readonly plan: Plan }) {
  const { planning, rounds: roundWords } = words();
  const said = planning.plan;
  const { integer } = formatsOf(language.value);
  const rounds = useRounds().value ?? [];
  return (
    <section>
      <h2>{said.byPeriod}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label={said.byPeriod}>
        <table>
          <caption>{said.byPeriodCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.period}</th>
              <th scope="col">{said.days}</th>
              {[said.trainees, said.places, said.served].map((head) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.periods.map((period) => {
              const { label, name, start, end, trainees, places, served, isDecided } = period;
              const round = roundOf(plan.board, period, rounds);
              return (
                <tr key={label}>
                  <th scope="row">
                    {round === undefined ? name : <a href={pageAt('round', { round: round.id })}>{name}</a>} <small>{label}</small>{' '}
                    {isDecided && <span class="tag">{said.decided}</span>}
                  </th>
                  <td>{roundWords.days(dated(start), dated(end))}</td>
                  <td class="number">{integer(trainees)}</td>
                  <td class="number">{integer(places)}</td>
                  <td class={served < trainees ? 'number lacking' : 'number'}>
                    {served < trainees && <span aria-hidden="true">▲ </span>}
                    {integer(served)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Of a directorate’s plan. */
function roundOf(board: string | null, { label, promotion }: Plan['periods'][number], rounds: readonly Round[]): Round | undefined {
  const period = label.slice(label.indexOf('/') + 1);
  return rounds.find((round) => round.board === board && round.promotion === promotion && round.period === period);
}

function Without({ plan }: { readonly plan: Plan }) {
  const { plan: said } = words().planning;
  const alone = plan.trainees
    .map(({ id, name, stages }) => ({ id, name, periods: stages.filter(({ mentor }) => mentor === null).map(({ period }) => period) }))
    .filter(({ periods }) => periods.length > 0)
    .sort((a, b) => b.periods.length - a.periods.length);
  return (
    <section>
      <h2>{said.without}</h2>
      {alone.length === 0 ? (
        <p>{said.withoutNobody}</p>
      ) : (
        <ul>
          {alone.map(({ id, name, periods }) => (
            <li key={id}>{said.withoutIn(name, periods.join(', '))}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
