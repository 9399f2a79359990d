/**
 * From what has happened to the repair frontier: for each number of people who would have to move besides the affected, the best matching,
 * proven, verified and explained.
 */
import {
  type ChangeDetails,
  compareIds,
  type FrontierPoint,
  type Reason,
  type Reassignment,
  SCORE_SCALE,
  type Text,
} from '../domain/index.ts';
import { checkVerified, solveVerified } from '../matching/index.ts';
import { repairs, type PairIds, type Problem, type Repair, type RepairOptions, type Solution } from '../solver/index.ts';
import { inBoth } from '../wording/index.ts';
import { whyImpossible, type LabelOf } from './obstacles.ts';
import { applyEvents, keyOf, type Changed, type Situation } from './events.ts';
import { explainPoint } from './sentences.ts';

export interface ReassignInput extends Situation {
  /** The problem that the pairs of before were proposed in: what they scored. */
  readonly previous: Problem;
  readonly reason: Reason | null;
  /** Name of a person as it is shown. */
  readonly nameOf: (id: string) => string;
  /** Minutes of a pair's journey one way; null when unknown or not comparable. Unless given none is known. */
  readonly minutesOf?: MinutesOf;
  /** `most`: moves at most. */
  readonly limits?: RepairOptions;
  /** What people call a side constraint; its id unless given. */
  readonly labelOf?: LabelOf;
  /** No mentor is ever given more places; any number unless given. */
  readonly mostPlaces?: number;
  /** How many other choices to look for at each point; 0 unless given. */
  readonly alternates?: number;
}

export type MinutesOf = (trainee: string, mentor: string) => number | null;

export interface ReassignResult {
  readonly reassignment: Reassignment;
  /** The problem after the events, in which nobody but the pinned has to stay. */
  readonly problem: Problem;
  /** For each point what `verify` takes: the problem with the number of moves as a constraint, and its certified solution. */
  readonly repairs: readonly Repair[];
  /** For each point, in the same order, the same of its alternates. */
  readonly alternates: readonly (readonly Repair[])[];
  /** What `verify` takes beside `problem`: the best of all, or that there is none, where no point shows it; else null. */
  readonly best: Solution | null;
}

/**
 * The cost is that of a solve for each number of moves, of the parts of the problem that change.
 * @throws BinomeError as `applyEvents` and `solve`; MATCH_NOT_VERIFIED when the independent verifier refuses a point.
 */
export function reassign(input: ReassignInput): ReassignResult {
  const changed = applyEvents(input);
  const { problem, events, affected } = changed;
  const found = repairs(problem, changed.kept, input.limits);
  const alternates = found.map((repair) => alternatesOf(repair, changed, input));
  for (const repair of [...found, ...alternates.flat()]) checkVerified(repair.problem, repair.solution);
  const beyond = found.length > 0 && input.limits?.most === undefined ? null : solveVerified(problem, input.limits);
  const best = beyond?.status === 'infeasible' ? null : (beyond ?? found.at(-1)?.solution ?? null);
  const scoreBefore = scoresOf(input.previous);
  const known = new Set(problem.trainees.map(({ id }) => id));
  const incumbent = input.incumbent.filter(([trainee]) => known.has(trainee));
  const { nameOf, minutesOf = (): null => null } = input;
  const before = {
    matched: incumbent.length,
    score: incumbent.reduce((total, pair) => total + (scoreBefore(...pair) ?? 0), 0),
  };
  const situation: PointContext = {
    incumbent,
    affected,
    before,
    scoreBefore,
    scoreAfter: scoresOf(problem),
    nameOf,
    minutesOf,
    labelOf: input.labelOf ?? ownId,
  };
  const frontier = found.map((repair, k): FrontierPoint => {
    const last = found[k - 1];
    const point = pointOf(repair, situation, last === undefined ? null : { kind: 'point', repair: last });
    if ((input.alternates ?? 0) === 0) return point;
    return { ...point, alternates: alternates[k]!.map((other) => pointOf(other, situation, { kind: 'choice', repair })) };
  });
  return {
    reassignment: {
      ...{ format: 'binome.frontier/1', events, reason: input.reason, affected, before },
      best: best === null ? null : { matched: best.matched, objective: best.objective, proven: best.status === 'optimal' },
      frontier,
      ...(beyond === null || found.length > 0 ? {} : { impossible: stuckOf(input, changed, beyond) }),
    },
    ...{ problem, repairs: found, alternates, best: beyond },
  };
}

const ownId: LabelOf = (id) => ({ fr: id, en: id });

function stuckOf(input: ReassignInput, { problem, kept }: Changed, best: Solution): NonNullable<Reassignment['impossible']> {
  const { nameOf, mostPlaces = Infinity, labelOf = ownId, limits } = input;
  const before = new Set((input.problem.required ?? []).map(keyOf));
  const pinned = (problem.required ?? []).filter((pair) => !before.has(keyOf(pair)));
  return whyImpossible({ problem, kept, best, pinned, mostPlaces, labelOf, nameOf }, limits);
}

/** The best with at most as many moves that serves as many, when no affected trainee may have a mentor of the choices before it. */
function alternatesOf(first: Repair, { problem, affected, kept }: Changed, { alternates = 0, limits }: ReassignInput): Repair[] {
  const isAffected = new Set(affected);
  const isRequired = new Set((problem.required ?? []).map(keyOf));
  const choices = [first];
  while (choices.length <= alternates) {
    const chosen = choices.flatMap(({ solution }) => solution.pairs.filter(([trainee]) => isAffected.has(trainee)).map(keyOf));
    // Whom somebody imposed has no other choice.
    const used = new Set(chosen.filter((key) => !isRequired.has(key)));
    const isOther = (pair: readonly [string, string, ...unknown[]]): boolean => !used.has(keyOf(pair));
    const sides = problem.sideConstraints?.map((side) => ({ ...side, terms: side.terms.filter(isOther) }));
    const narrowed = { ...problem, pairs: [...problem.pairs].filter(isOther), ...(sides === undefined ? {} : { sideConstraints: sides }) };
    const next = used.size === 0 ? undefined : repairs(narrowed, kept, { ...limits, most: first.givenUp }).at(-1);
    if (next === undefined || next.solution.matched < first.solution.matched) break;
    choices.push(next);
  }
  return choices.slice(1);
}

/** What all points are told beside. */
interface PointContext {
  readonly incumbent: readonly PairIds[];
  readonly affected: readonly string[];
  readonly before: Reassignment['before'];
  readonly scoreBefore: ReturnType<typeof scoresOf>;
  readonly scoreAfter: ReturnType<typeof scoresOf>;
  readonly nameOf: (id: string) => string;
  readonly minutesOf: MinutesOf;
  readonly labelOf: LabelOf;
}

/** What people call the side constraints that count pairs of a trainee and are at their limit with these pairs, each once. */
function atLimitFor(trainee: string, { sideConstraints = [] }: Problem, pairs: readonly PairIds[], labelOf: LabelOf): Text[] {
  const chosen = new Set(pairs.map(keyOf));
  const own = sideConstraints.filter(({ terms }) => terms.some(([id, , coefficient]) => id === trainee && coefficient !== 0));
  const tight = own.filter(({ terms, rhs }) => {
    const value = terms.reduce((sum, [id, mentor, coefficient]) => sum + (chosen.has(keyOf([id, mentor])) ? coefficient : 0), 0);
    return Math.abs(value - rhs) < 1e-9;
  });
  const labels = new Map(tight.map(({ id }) => [labelOf(id).fr, labelOf(id)]));
  return [...labels.values()];
}

function pointOf(
  { givenUp, problem, solution }: Repair,
  { incumbent, affected, before, scoreBefore, scoreAfter, nameOf, minutesOf, labelOf }: PointContext,
  beside: { kind: 'point' | 'choice'; repair: Repair } | null,
): FrontierPoint {
  const changes = chained(changesOf(incumbent, solution.pairs), affected);
  const load = new Map<string, number>();
  for (const [, mentor] of solution.pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const details = changes.map(({ trainee, from, to }) => ({
    before: scoreBefore(trainee, from),
    after: scoreAfter(trainee, to),
    load: to === null ? null : load.get(to)!,
    minutes: { before: from === null ? null : minutesOf(trainee, from), after: to === null ? null : minutesOf(trainee, to) },
  }));
  const point = {
    moved: givenUp,
    status: solution.status === 'optimal' ? ('optimal' as const) : ('limit' as const),
    ...{ matched: solution.matched, objective: solution.objective, bound: solution.bound, pairs: solution.pairs, changes },
    ...{ details, minutes: sumOfJourneys(details) },
  };
  const other =
    beside === null ? null : { kind: beside.kind, matched: beside.repair.solution.matched, objective: beside.repair.solution.objective };
  const own = { ...problem, sideConstraints: problem.sideConstraints?.filter(({ id }) => labelOf(id).fr !== id) ?? [] };
  const heldBy = new Map(
    changes.filter(({ to }) => to === null).map(({ trainee }) => [trainee, atLimitFor(trainee, own, solution.pairs, labelOf)]),
  );
  const context = { before, beside: other, nameOf, heldBy };
  return { ...point, explanation: inBoth((language) => explainPoint(point, context, language)) };
}

/** A travel table may hold parts of a minute: sums of them are rounded to what doubles do not blur. */
function sumOfJourneys(details: readonly ChangeDetails[]): FrontierPoint['minutes'] {
  let [before, after, compared] = [0, 0, 0];
  for (const { minutes } of details) {
    if (minutes.before === null || minutes.after === null) continue;
    before += minutes.before;
    after += minutes.after;
    compared++;
  }
  const whole = (sum: number): number => Math.round(sum * 10_000) / 10_000;
  return { before: whole(before), after: whole(after), compared };
}

/** The score of a pair in millionths; null where it is none. */
export function scoresOf({ pairs }: Pick<Problem, 'pairs'>): (trainee: string, mentor: string | null) => number | null {
  const scores = new Map([...pairs].map((pair) => [keyOf(pair), Math.round(pair[2] * SCORE_SCALE)]));
  return (trainee, mentor) => (mentor === null ? null : (scores.get(keyOf([trainee, mentor])) ?? null));
}

/** One person's change of mentor; null where there was none, or would be none. */
export type PairChange = FrontierPoint['changes'][number];

/** One for each change of mentor; a trainee with several has several. Sorted by trainee. */
export function changesOf(before: readonly PairIds[], after: readonly PairIds[]): PairChange[] {
  const [was, is] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const lost = before.filter((pair) => !is.has(keyOf(pair)));
  const gained = after.filter((pair) => !was.has(keyOf(pair)));
  const trainees = [...new Set([...lost, ...gained].map(([trainee]) => trainee))].sort(compareIds);
  return trainees.flatMap((trainee) => {
    const mentorsOf = (pairs: readonly PairIds[]): string[] => pairs.filter(([id]) => id === trainee).map(([, mentor]) => mentor);
    const [from, to] = [mentorsOf(lost), mentorsOf(gained)];
    return Array.from({ length: Math.max(from.length, to.length) }, (_, k) => ({ trainee, from: from[k] ?? null, to: to[k] ?? null }));
  });
}

/** Along the chains: from each affected trainee to whoever gives them the place, and on from there; what no chain reaches comes last. */
function chained(changes: readonly PairChange[], affected: readonly string[]): PairChange[] {
  const left = [...changes];
  const ordered: PairChange[] = [];
  const follow = (first: PairChange | undefined): void => {
    for (let change = first; change !== undefined;) {
      left.splice(left.indexOf(change), 1);
      ordered.push(change);
      const { to } = change;
      change = to === null ? undefined : left.find(({ from }) => from === to);
    }
  };
  for (const trainee of affected)
    for (;;) {
      const own = left.find((change) => change.trainee === trainee);
      if (own === undefined) break;
      follow(own);
    }
  while (left.length > 0) follow(left.find(({ from }) => from === null) ?? left[0]);
  return ordered;
}
