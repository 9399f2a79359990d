/** The pairs of a round, a row a trainee: filtered, searched and sorted as the address says, so that Back finds it so. */
import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import { language, words } from '../../frame/words.ts';
import { me } from '../../frame/session.ts';
import { Field, TextField } from '../../parts/field.tsx';
import { Empty } from '../../parts/notice.tsx';
import { PAIR_STATES } from '../../../rules/pair-state.ts';
import { pageAt } from '../../../rules/pages.ts';
import { BarsLegend, ScoreBars } from './score-bars.tsx';
import { addressOf } from '../proposal/links.tsx';
import { isOthers, isVeiled, type Column, COLUMNS, listQuery, rowAnchor, shownOf, textsOf, type Wanted, wantedOf } from './shown-pairs.ts';
import { StateTag } from './state-tag.tsx';
import type { Proposed } from './loads.ts';

interface Props {
  readonly round: string;
  /** Without a state: of a proposal that is not submitted, where nothing is decided. */
  readonly pairs: readonly Proposed[];
  /** Of such a proposal. */
  readonly run: string | null;
}

export function PairsTable({ round, pairs, run }: Props) {
  const said = words().pairs;
  const { path, query, route } = useLocation();
  const wanted = wantedOf(query);
  const show = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(Object.entries({ ...query, ...changes }).filter(([, value]) => value !== ''));
    route(next.size === 0 ? path : `${path}?${next.toString()}`, true);
  };
  const texts = useMemo(() => textsOf(pairs), [pairs]);
  // A row that is there already is moved, and not made again.
  const rows = useMemo(() => {
    const shared = sharedNames(pairs);
    return new Map(pairs.map((pair) => [pair, <Row key={pair.trainee.id} {...{ round, pair, shared, run }} />]));
  }, [pairs, run, language.value]);
  const shown = useMemo(() => shownOf(pairs, wanted, texts), [pairs, JSON.stringify(wanted)]);
  const columns = COLUMNS.filter((column) => column !== 'state' || pairs.some(({ state }) => state !== undefined));
  const example = pairs.find(({ parts }) => parts.length > 0);
  return (
    <>
      <Filters {...{ pairs, wanted, show }} />
      <BarsLegend parts={example?.parts ?? []} />
      {shown.length === 0 ? (
        <Empty>
          {said.table.none}{' '}
          <button type="button" class="quiet" onClick={() => show({ q: '', state: '', service: '', doubtful: '' })}>
            {said.table.clear}
          </button>
        </Empty>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={said.table.scroll}>
          <table class="pairs stack sorted">
            <caption aria-live="polite">{said.table.count(shown.length, pairs.length)}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <Heading key={column} {...{ column, wanted, show }} />
                ))}
              </tr>
            </thead>
            <tbody>{shown.map((pair) => rows.get(pair))}</tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface Showing {
  readonly wanted: Wanted;
  readonly show: (changes: Readonly<Record<string, string>>) => void;
}

function Filters({ pairs, wanted, show }: Showing & { readonly pairs: readonly Proposed[] }) {
  const { table, states } = words().pairs;
  const services = useMemo(() => servicesOf(pairs), [pairs]);
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <TextField label={table.search} type="search" value={wanted.q} onValue={(q) => show({ q })} />
      {pairs.some(({ state }) => state !== undefined) && (
        <Field label={table.states}>
          {(described) => (
            <select {...described} value={wanted.state} onChange={(event) => show({ state: event.currentTarget.value })}>
              <option value="">{table.every}</option>
              {PAIR_STATES.filter((state) => state === wanted.state || pairs.some((pair) => pair.state === state)).map((state) => (
                <option key={state} value={state}>
                  {states[state]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {services.length > 1 && (
        <Field label={table.services}>
          {(described) => (
            <select {...described} value={wanted.service} onChange={(event) => show({ service: event.currentTarget.value })}>
              <option value="">{table.all}</option>
              {services.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <label class="choice filter-choice">
        <input type="checkbox" checked={wanted.doubtful} onChange={(event) => show({ doubtful: event.currentTarget.checked ? '1' : '' })} />
        {table.doubtful}
      </label>
    </form>
  );
}

export function servicesOf(pairs: readonly Proposed[]): [string, string][] {
  const all = pairs.flatMap(({ trainee, mentor }) => (mentor === null ? [trainee] : [trainee, mentor]));
  return [...new Map(all.map(({ service, serviceName }) => [service, serviceName]))].sort(([, a], [, b]) => a.localeCompare(b, 'fr'));
}

function Heading({ column, wanted, show }: Showing & { readonly column: Column }) {
  const { table } = words().pairs;
  const isSorted = wanted.sort === column;
  const order = wanted.down ? 'descending' : 'ascending';
  const turn = (): void => show({ sort: column, down: isSorted && !wanted.down ? '1' : '' });
  return (
    <th scope="col" aria-sort={isSorted ? order : undefined}>
      <button type="button" class="sorts" title={table.sorted(table[column])} onClick={turn}>
        {table[column]}
        <span class={isSorted ? `order ${order}` : 'order'} aria-hidden="true" />
      </button>
    </th>
  );
}

/** Names that several people bear: they are told apart by their ids. */
function sharedNames(pairs: readonly Proposed[]): ReadonlySet<string> {
  const people = new Map(
    pairs.flatMap(({ trainee, mentor }) => [trainee, ...(mentor === null ? [] : [mentor])]).map((one) => [one.id, one.name]),
  );
  const seen = new Set<string>();
  return new Set([...people.values()].filter((name) => seen.has(name) || !seen.add(name)));
}

/** Where one pair stands: until it is submitted, in the run that proposes it. */
function pairAddress({ round, run, pair: { trainee, state } }: Omit<RowProps, 'shared'>): string {
  const at = { round, trainee: trainee.id };
  return state === undefined && run !== null ? pageAt('draftPair', { ...at, run }) : pageAt('pair', at);
}

/** With what the list shows now: by itself, so that a row stays as it is where only that changes. */
export function PairLink({ round, run, pair }: Omit<RowProps, 'shared'>) {
  const { query } = useLocation();
  const { id, name } = pair.trainee;
  return (
    <a id={rowAnchor(id)} href={addressOf(pairAddress({ round, run, pair }), listQuery(query))}>
      {name}
    </a>
  );
}

interface RowProps {
  readonly round: string;
  readonly pair: Proposed;
  readonly run: string | null;
  readonly shared: ReadonlySet<string>;
}

function Row({ round, pair, run, shared }: RowProps) {
  const said = words().pairs;
  const { trainee, mentor, travelMinutes, state, decision = null } = pair;
  const placed = ({ id, name, serviceName }: Proposed['trainee']): string => (shared.has(name) ? `${serviceName} · ${id}` : serviceName);
  const grants = me.value?.grants ?? [];
  const veiled = isVeiled(grants, pair);
  // What stands is what was chosen, of which neither score nor journey is in the proposal.
  const chosen = decision?.kind === 'change' && decision.stands ? (decision.mentorName ?? decision.mentor) : null;
  return (
    <tr>
      <th scope="row">
        <PairLink {...{ round, run, pair }} />
        <span class="under">{placed(trainee)}</span>
      </th>
      <td data-label={said.table.mentor}>
        {chosen ?? mentor?.name ?? <span class="hint">{said.one.nobody}</span>}
        {mentor !== null && <span class="under">{chosen === null ? placed(mentor) : said.table.insteadOf(mentor.name)}</span>}
        {chosen === null && pair.pinned && <span class="under">{said.table.pinned}</span>}
      </td>
      <td data-label={said.table.score}>
        {chosen === null && (veiled ? <span class="hint">{said.table.veiled}</span> : <ScoreBars pair={pair} />)}
      </td>
      <td class="minutes" data-label={said.table.journey}>
        {travelMinutes === null || chosen !== null ? '' : said.minutes(travelMinutes)}
      </td>
      <td data-label={said.table.marks}>
        {!veiled && pair.marks.length > 0 && (
          <ul class="marks">
            {pair.marks.map((mark) => (
              <li key={mark}>{said.marks[mark]}</li>
            ))}
          </ul>
        )}
      </td>
      {state !== undefined && (
        <td data-label={said.table.state}>
          <StateTag pair={{ state, decision }} />
          {pair.taken != null && <span class="under">{said.taken.short}</span>}
          {mentor !== null && isOthers(grants, pair) && <span class="under">{said.table.elsewhere(mentor.serviceName)}</span>}
        </td>
      )}
    </tr>
  );
}
