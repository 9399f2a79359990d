/** Which pairs of a round are shown, and in which order: as the address says it. */
import { mayDo, type Grant } from '../../../rules/rights.ts';
import type { Pair, Proposed } from './loads.ts';

export const COLUMNS = ['trainee', 'mentor', 'score', 'journey', 'marks', 'state'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Wanted {
  readonly q: string;
  readonly state: string;
  readonly service: string;
  readonly doubtful: boolean;
  readonly sort: Column;
  readonly down: boolean;
}

/** What waits for a person comes first. */
const STATES = ['open', 'stale', 'refused', 'unmet', 'decided'] as const;

export function wantedOf(query: Readonly<Record<string, string>>): Wanted {
  const { q = '', state = '', service = '', doubtful = '', sort = '', down = '' } = query;
  const column = COLUMNS.find((each) => each === sort) ?? 'state';
  return { q, state, service, doubtful: doubtful !== '', sort: column, down: down !== '' };
}

const KEYS = ['q', 'state', 'service', 'doubtful', 'sort', 'down'] as const;

/** Of an address, what says which pairs are shown and in which order: it goes along from the list to a pair, on to the next, and back. */
export function listQuery(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(KEYS.map((key) => [key, query[key] ?? '']));
}

/** What a row of the list is called in an address, so that whoever comes back finds their place. */
export function rowAnchor(trainee: string): string {
  return `pair-${encodeURIComponent(trainee)}`;
}

/** Pairs in the order of the list that one comes from, this one among them even where it is no longer shown there. */
export function alongList<P extends Proposed>(pairs: readonly P[], query: Readonly<Record<string, string>>, trainee: string): P[] {
  const wanted = wantedOf(query);
  const texts = textsOf(pairs);
  const shown = new Set<Proposed>(shownOf(pairs, wanted, texts));
  const every = shownOf(pairs, { ...wanted, q: '', state: '', service: '', doubtful: false }, texts);
  return every.filter((pair) => shown.has(pair) || pair.trainee.id === trainee);
}

/** Made once: to compare names as people order them is slow otherwise. */
const names = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @param textOf what is searched of a pair, as `plain` has it; kept, since it stays the same from one letter typed to the next. */
export function shownOf<P extends Proposed>(pairs: readonly P[], wanted: Wanted, textOf: ReadonlyMap<Proposed, string>): P[] {
  const q = plain(wanted.q.trim());
  const shown = pairs.filter(
    (pair) =>
      (wanted.state === '' || pair.state === wanted.state) &&
      (wanted.service === '' || pair.trainee.service === wanted.service || pair.mentor?.service === wanted.service) &&
      (!wanted.doubtful || pair.marks.length > 0) &&
      (q === '' || textOf.get(pair)!.includes(q)),
  );
  const sign = wanted.down ? -1 : 1;
  return shown.sort((a, b) => sign * COMPARED[wanted.sort](a, b) || names.compare(a.trainee.name, b.trainee.name));
}

const COMPARED: Readonly<Record<Column, (a: Proposed, b: Proposed) => number>> = {
  trainee: (a, b) => names.compare(a.trainee.name, b.trainee.name),
  mentor: (a, b) => names.compare(a.mentor?.name ?? '', b.mentor?.name ?? ''),
  score: (a, b) => (a.score ?? -1) - (b.score ?? -1),
  journey: (a, b) => (a.travelMinutes ?? -1) - (b.travelMinutes ?? -1),
  marks: (a, b) => b.marks.length - a.marks.length,
  state: (a, b) => stateAt(a) - stateAt(b),
};

function stateAt({ state }: Proposed): number {
  return state === undefined ? 0 : STATES.indexOf(state);
}

export function textsOf(pairs: readonly Proposed[]): ReadonlyMap<Proposed, string> {
  return new Map(
    pairs.map((pair) => {
      const { trainee, mentor } = pair;
      return [pair, plain([trainee.id, trainee.name, mentor?.id ?? '', mentor?.name ?? ''].join(' '))];
    }),
  );
}

/** Whether somebody with these grants accepts or refuses what is proposed. */
export function isMine(grants: readonly Grant[], { trainee, mentor }: Pick<Pair, 'trainee' | 'mentor'>): boolean {
  return mentor !== null && mayDo(grants, 'pair.decide', { services: [mentor.service], people: [trainee.id, mentor.id] });
}

/** Whether a director has something to say now: of what is stale and undecided only another proposal helps. */
export function isToDecide({ state, decision }: Pick<Pair, 'state' | 'decision'>): boolean {
  return state === 'open' || (state === 'stale' && decision?.stands === true);
}

/** Whether a director sees it, and somebody else’s word is waited for. */
export function isOthers(grants: readonly Grant[], { trainee, mentor, state, decision = null }: Proposed): boolean {
  if (mentor === null || state === undefined || !isToDecide({ state, decision })) return false;
  return grants.some(({ role }) => role === 'director') && !isMine(grants, { trainee, mentor });
}

/** What whoever looks has to judge first without its score: that is told nowhere before. */
export function isVeiled(grants: readonly Grant[], pair: Proposed): boolean {
  const { marks, state, decision = null } = pair;
  return marks.length > 0 && state !== undefined && isToDecide({ state, decision }) && isMine(grants, pair);
}
