/** The rounds by internship, those to come first; of the one that the address names, each directorate, and what is late. */
import { useLocation } from 'preact-iso';
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { language, words } from '../../frame/words.ts';
import { dated, timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';
import { PAGES, pageAt } from '../../../rules/pages.ts';
import { daysBefore, todayInFrance } from './today.ts';

type Round = Schemas['Round'];

/** The rounds of one internship of one promotion. */
interface Period {
  readonly key: string;
  readonly name: string;
  readonly promotion: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly rounds: readonly Round[];
}

export function Periods({ rounds }: { readonly rounds: readonly Round[] }) {
  const { periods: said } = words().season;
  const { query } = useLocation();
  const settings = useLoaded('settings', async () => (await given(api.GET('/api/settings'))).body.holds);
  const today = todayInFrance();
  const periods = periodsOf(rounds);
  const ahead = periods.filter(({ endsOn }) => endsOn >= today);
  const past = periods.filter(({ endsOn }) => endsOn < today);
  const shown = periods.find(({ key }) => key === query['period']) ?? ahead[0];
  return (
    <section>
      <h2>{said.title}</h2>
      <LoadedPart of={settings}>
        {({ publishDaysBefore }) => {
          const isLate = (round: Round): boolean =>
            round.state !== 'published' &&
            round.state !== 'closed' &&
            round.counts.trainees > 0 &&
            daysBefore(round.startsOn, publishDaysBefore) <= today;
          return (
            <>
              <p>{said.says(publishDaysBefore)}</p>
              {ahead.length === 0 ? <Empty>{said.noneAhead}</Empty> : <Overview periods={ahead} {...{ shown, isLate }} />}
              {past.length > 0 && (
                <details>
                  <summary>{said.past(past.length)}</summary>
                  <Overview periods={past} {...{ shown, isLate }} />
                </details>
              )}
              {shown !== undefined && <OfPeriod period={shown} isLate={isLate} />}
            </>
          );
        }}
      </LoadedPart>
    </section>
  );
}

function periodsOf(rounds: readonly Round[]): Period[] {
  const byKey = new Map<string, Round[]>();
  for (const round of rounds) {
    const key = `${round.promotion}.${round.period}`;
    byKey.set(key, [...(byKey.get(key) ?? []), round]);
  }
  return [...byKey]
    .map(([key, ofPeriod]) => {
      const { name, promotion, startsOn, endsOn } = ofPeriod[0]!;
      return { key, name, promotion, startsOn, endsOn, rounds: ofPeriod };
    })
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

interface OverviewProps {
  readonly periods: readonly Period[];
  readonly shown: Period | undefined;
  readonly isLate: (round: Round) => boolean;
}

function Overview({ periods, shown, isLate }: OverviewProps) {
  const { periods: said } = words().season;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.caption}>
      <table class="stack">
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.period}</th>
            <th scope="col">{said.promotion}</th>
            <th scope="col">{said.days}</th>
            <th scope="col">{said.published}</th>
            <th scope="col">{said.late}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => {
            const late = period.rounds.filter(isLate).length;
            const published = period.rounds.filter(
              ({ proposal, state }) => state === 'published' || (state === 'closed' && proposal !== null),
            );
            return (
              <tr key={period.key}>
                <th scope="row">
                  <a
                    href={`${PAGES.season}?${new URLSearchParams({ period: period.key }).toString()}`}
                    aria-current={period.key === shown?.key ? 'true' : undefined}
                    aria-label={said.look(period.name)}
                  >
                    {period.name}
                  </a>
                </th>
                <td data-label={said.promotion}>{period.promotion}</td>
                <td data-label={said.days}>{said.between(dated(period.startsOn), dated(period.endsOn))}</td>
                <td data-label={said.published}>{said.ratio(published.length, period.rounds.length)}</td>
                <td data-label={late > 0 ? said.late : undefined}>{late > 0 && <span class="tag bad">{late}</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function OfPeriod({ period, isLate }: { readonly period: Period; readonly isLate: (round: Round) => boolean }) {
  const { rounds: said, periods } = words().season;
  const { integer } = formatsOf(language.value);
  return (
    <>
      <h3 class="after-table">{said.title(period.name)}</h3>
      <div class="scroll" tabIndex={0} role="group" aria-label={said.title(period.name)}>
        <table>
          <caption>{said.caption(dated(period.startsOn), dated(period.endsOn))}</caption>
          <thead>
            <tr>
              <th scope="col">{said.board}</th>
              <th scope="col">{said.state}</th>
              <th scope="col" class="number">
                {said.decided}
              </th>
              <th scope="col" class="number">
                {said.stale}
              </th>
              <th scope="col" class="number">
                {said.flags}
              </th>
              <th scope="col">{said.submitted}</th>
            </tr>
          </thead>
          <tbody>
            {period.rounds.map((round) => {
              const { id, boardName, state, counts, proposal } = round;
              return (
                <tr key={id}>
                  <th scope="row">
                    <a href={pageAt('round', { round: id })}>{boardName}</a>
                  </th>
                  <td>
                    <span class={state === 'published' ? 'tag good' : 'tag'}>{said.states[state]}</span>{' '}
                    {isLate(round) && <span class="tag bad">{said.late}</span>}
                  </td>
                  <td class="number">{periods.ratio(counts.decided, counts.trainees)}</td>
                  <td class="number">{integer(counts.stale)}</td>
                  <td class="number">{integer(counts.flags)}</td>
                  <td>{proposal !== null && timed(proposal.submittedAt)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
