/** The rounds that one may see, by what is next in them; for whoever has many directorates, by directorate and internship. */
import { useLocation } from 'preact-iso';
import { all, api } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { dated } from '../../parts/dates.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import type { RoundState } from '../../../rules/round-state.ts';
import type { Round } from './loads.ts';

const MOST = 500;
/** Six weeks before it begins a round is worked on: that is when a proposal is prepared. */
const BEFORE_DAYS = 42;
const DAY_MS = 86_400_000;

const TONES: Readonly<Record<RoundState, string>> = {
  waiting: 'tag',
  ready: 'tag',
  running: 'tag',
  drafted: 'tag warning',
  review: 'tag warning',
  decided: 'tag good',
  published: 'tag good',
  closed: 'tag',
};

export default function Rounds() {
  const { list: said } = words().rounds;
  const { path, query, route } = useLocation();
  const { board = '', period = '' } = query;
  const rounds = useLoaded('rounds', () =>
    all((after) => api.GET('/api/rounds', { params: { query: { limit: MOST, ...(after === undefined ? {} : { after }) } } })),
  );
  const show = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(Object.entries({ ...query, ...changes }).filter(([, value]) => value !== ''));
    route(next.size === 0 ? path : `${path}?${next.toString()}`, true);
  };
  return (
    <Page title={said.title}>
      <LoadedPart of={rounds}>
        {(found) => {
          if (found.length === 0) return <Empty>{said.none}</Empty>;
          const boards = new Map(found.map((round) => [round.board, round.boardName]));
          const periods = new Map(found.map((round) => [periodOf(round), words().rounds.one.name(round.name, round.promotion)]));
          const shown = found.filter((round) => (board === '' || round.board === board) && (period === '' || periodOf(round) === period));
          return (
            <>
              <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
                {boards.size > 1 && (
                  <Choice label={said.board} every={said.all.board} of={boards} value={board} onValue={(value) => show({ board: value })} />
                )}
                <Choice
                  label={said.period}
                  every={said.all.period}
                  of={periods}
                  value={period}
                  onValue={(value) => show({ period: value })}
                />
              </form>
              {shown.length === 0 ? <Empty>{said.noneFound}</Empty> : <Groups rounds={shown} hasBoards={boards.size > 1} />}
            </>
          );
        }}
      </LoadedPart>
    </Page>
  );
}

function periodOf({ promotion, period }: Round): string {
  return `${promotion}/${period}`;
}

interface ChoiceProps {
  readonly label: string;
  readonly every: string;
  readonly of: ReadonlyMap<string, string>;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Choice({ label, every, of, value, onValue }: ChoiceProps) {
  return (
    <Field label={label}>
      {(described) => (
        <select {...described} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{every}</option>
          {[...of].map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type Group = 'work' | 'toCome' | 'published' | 'over';

function groupOf({ state, startsOn }: Round, soon: string): Group {
  if (state === 'closed') return 'over';
  if (state === 'published') return 'published';
  if (state === 'waiting' || state === 'ready') return startsOn <= soon ? 'work' : 'toCome';
  return 'work';
}

function Groups({ rounds, hasBoards }: { readonly rounds: readonly Round[]; readonly hasBoards: boolean }) {
  const { list: said } = words().rounds;
  const soon = new Date(Date.now() + BEFORE_DAYS * DAY_MS).toISOString().slice(0, 10);
  const sorted = rounds.toSorted((a, b) => (`${a.startsOn} ${a.id}` < `${b.startsOn} ${b.id}` ? -1 : 1));
  const of = (group: Group): Round[] => sorted.filter((round) => groupOf(round, soon) === group);
  const over = of('over').reverse();
  return (
    <>
      {(['work', 'toCome', 'published'] as const).map((group) => {
        const list = of(group);
        return list.length === 0 ? null : (
          <section key={group}>
            <h2>{said[group]}</h2>
            <RoundTable label={said[group]} {...{ rounds: list, hasBoards }} />
          </section>
        );
      })}
      {over.length > 0 && (
        <details>
          <summary>
            {said.over} ({said.count(over.length)})
          </summary>
          <RoundTable label={said.over} rounds={over} hasBoards={hasBoards} />
        </details>
      )}
    </>
  );
}

interface TableProps {
  readonly label: string;
  readonly rounds: readonly Round[];
  readonly hasBoards: boolean;
}

/** Of many directorates an internship is said once, over them all. */
function RoundTable({ label, rounds, hasBoards }: TableProps) {
  const { list: said, one } = words().rounds;
  const byPeriod = new Map<string, Round[]>();
  for (const round of rounds) byPeriod.set(periodOf(round), [...(byPeriod.get(periodOf(round)) ?? []), round]);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="rounds stack">
        <caption>{said.count(rounds.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{hasBoards ? said.board : said.period}</th>
            {!hasBoards && <th scope="col">{said.daysHead}</th>}
            <th scope="col">{said.state}</th>
            <th scope="col">{said.decided}</th>
            <th scope="col">{said.attention}</th>
          </tr>
        </thead>
        {hasBoards ? (
          [...byPeriod].map(([period, list]) => (
            <tbody key={period}>
              <tr class="over-rows">
                <th scope="rowgroup" colSpan={4}>
                  {one.name(list[0]!.name, list[0]!.promotion)} <span class="days">{daysOf(list[0]!)}</span>
                </th>
              </tr>
              {list.map((round) => (
                <Row key={round.id} round={round} name={round.boardName} days={null} />
              ))}
            </tbody>
          ))
        ) : (
          <tbody>
            {rounds.map((round) => (
              <Row key={round.id} round={round} name={one.name(round.name, round.promotion)} days={daysOf(round)} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

function daysOf({ startsOn, endsOn }: Round): string {
  return words().rounds.days(dated(startsOn), dated(endsOn));
}

function Row({ round, name, days }: { readonly round: Round; readonly name: string; readonly days: string | null }) {
  const { list: said, states } = words().rounds;
  const { id, state, counts } = round;
  return (
    <tr>
      <th scope="row">
        <a href={pageAt('round', { round: id })}>{name}</a>
      </th>
      {days !== null && (
        <td class="days" data-label={said.daysHead}>
          {days}
        </td>
      )}
      <td data-label={said.state}>
        <span class={TONES[state]}>{states[state]}</span>
      </td>
      <td data-label={said.decided}>{counts.trainees > 0 && said.decidedOf(counts.decided, counts.trainees)}</td>
      <td data-label={counts.stale + counts.flags > 0 ? said.attention : undefined}>
        {state !== 'closed' && counts.stale > 0 && <span class="under">{said.stale(counts.stale)}</span>}
        {state !== 'closed' && counts.flags > 0 && <span class="under">{said.flags(counts.flags)}</span>}
      </td>
    </tr>
  );
}
