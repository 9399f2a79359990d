/**
 * What would have to give for an infeasible problem to have a matching: a menu of changes, each with the matching that it would give.
 *
 * Nothing is relaxed here: a menu is read by a person, who changes the problem, or does not. Of each constraint in conflict it says the
 * least change that suffices alone, found by one search for how far the others let its left side go; where none suffices alone, the
 * least sum of relative changes of all of them, found by one search with a slack for each.
 */
import { BinomeError, defectsDetail } from '../../../errors/index.ts';
import {
  admitting,
  checkAdmissible,
  groupWithout,
  leastAdmission,
  partAround,
  type AdmissibleGroup,
  type Admission,
} from './admissions.ts';
import { checkChoice, checkCount, checkList, checkNumber, checkObject, checkString, checkTuple } from '../../model/checks.ts';
import { encode } from '../../model/encode.ts';
import { floorSteps, inUnits, type Side } from '../../model/integer-sides.ts';
import { openChoices } from '../../network/network.ts';
import { localSides, splitIntoBlocks } from '../../network/blocks.ts';
import { problemsOf, without } from '../../network/part-problem.ts';
import { checkLimits, checkOptions, Watch, type Poll, type SolveOptions } from '../../model/limits.ts';
import type { PairIds, Problem, Solution } from '../../model/problem.ts';
import { checkPairs, checkSolution } from '../given-solution.ts';
import { leastSlacks } from './elastic.ts';
import { nearestSum } from '../nearest-sum.ts';
import type { SideRow } from '../../network/side-rows.ts';
import { blockData, checkProblem, solveIfKnown } from '../../solve/solve.ts';
import type { BlockData } from '../../solve/block.ts';

/** One number of a problem that would change, `from` being what it is; or pairs that it leaves out and that would be let in. */
export type Change =
  | { readonly kind: 'sideConstraint'; readonly id: string; readonly from: number; readonly to: number }
  /** `max` or `min` of a mentor. */
  | { readonly kind: 'places' | 'minimum'; readonly mentor: string; readonly from: number; readonly to: number }
  /** Coverage "most" for "all": so many needs go unmet. */
  | { readonly kind: 'unmetNeeds'; readonly from: 0; readonly to: number }
  | Admission;

export interface WayOut {
  readonly changes: readonly Change[];
  /** The part with these changes (and with every other part that a pair let in joins to it), and its solution by `solve`. */
  readonly problem: Problem;
  readonly solution: Solution;
}

/** The ways out for one independent part of a problem that has no matching. */
export interface WayOutMenu {
  readonly trainees: readonly string[];
  readonly mentors: readonly string[];
  readonly sideConstraints: readonly string[];
  /**
   * At most 10. The least relative change first (what is let in, relative to the needs), then most needs met, then score. Empty where no change
   * of one obstacle alone would do.
   */
  readonly options: readonly WayOut[];
}

/** What is tried one by one: mentors of a shortage, constraints of a conflict (those of most pairs first); what a menu holds at most. */
const MENTORS_TRIED = 50;
const CONSTRAINTS_TRIED = 20;
const OPTIONS = 10;

export interface WayOutOptions extends SolveOptions {
  /** Pairs that could be let in; none unless given. */
  readonly admissible?: readonly AdmissibleGroup[];
  /** No option gives a mentor more places than these; any number unless given. */
  readonly mostPlaces?: number;
}

/**
 * A menu for each infeasible part; none for a solution that is not infeasible. Options are for side constraints in conflict, minimums that cannot be
 * filled, required pairs beyond a mentor's places and, with coverage "all", shortages. Besides, for each group of `admissible` the fewest of it
 * with which the part has a matching (see `leastAdmission`), if any: other infeasible parts are left out of it, so that options of two menus
 * may take the same place; one whose number could not be proven within a limit is left out.
 *
 * One search for each constraint of a conflict (of the 20 with most pairs), one `solve` for each of the 10 least changes, and for each
 * mentor of a shortage or minimum (of 50 at most). Once the signal is aborted, what was not tried by then is left out.
 * @throws BinomeError as `solve`; PROBLEM_* for what is wrong in `admissible`, with the place.
 */
export function waysOut(problem: Problem, solution: Solution, options: WayOutOptions = {}): WayOutMenu[] {
  checkOptions(options);
  const { admissible = [], mostPlaces = Infinity, ...limits } = options;
  checkLimits({ mostPlaces });
  checkProblem(problem);
  checkSolution(solution);
  checkAdmissible(problem, admissible);
  if (solution.status !== 'infeasible') return [];
  if (solution.diagnosis === null) throw new BinomeError('SOLUTION_SHAPE', { ...defectsDetail(['/diagnosis: null']) });
  const { isOver } = new Watch(limits);
  const parts = solution.certificate?.parts ?? [];
  const problems = problemsOf(problem, parts);
  return parts.map(({ trainees, mentors, sideConstraints }, at) => {
    const part = problems[at]!;
    const isAllowed = (change: Change): boolean => change.kind !== 'places' || change.to <= mostPlaces;
    const tried = changesOf(part, solution.diagnosis!, isOver).filter((changes) => changes.every(isAllowed));
    const found = tried.flatMap((changes) => {
      if (isOver()) return [];
      const changed = withNumbers(part, changes);
      const answer = solveIfKnown(changed, limits);
      return answer === null || answer.status === 'infeasible'
        ? []
        : [{ changes: told(changes, answer), problem: changed, solution: answer }];
    });
    const others = parts.filter((_, other) => other !== at);
    const rest = admissible.length === 0 ? problem : without(problem, others);
    for (const whole of admissible) {
      if (isOver()) break;
      const group = groupWithout(whole, others);
      const admission = leastAdmission(rest, parts[at]!, group, limits);
      if (admission === null) continue;
      const changed = partAround(admitting(rest, group, admission), parts[at]!);
      const answer = solveIfKnown(changed, limits);
      if (answer !== null) found.push({ changes: [admission], problem: changed, solution: answer });
    }
    return { trainees, mentors, sideConstraints, options: found.sort(compareWaysOut).slice(0, OPTIONS) };
  });
}

/**
 * The problem with these changes made; `admissible`: the groups that pairs are let in from. Of a group that is not among them nothing is let in.
 * @throws BinomeError PROBLEM_*, also for a change that is none, or of nobody and no constraint of the problem.
 */
export function withChanges(problem: Problem, changes: readonly Change[], admissible: readonly AdmissibleGroup[] = []): Problem {
  checkProblem(problem);
  checkGroups(admissible);
  checkChanges(problem, changes);
  return changes.reduce(
    (changed, change) => {
      const group = change.kind === 'admission' ? admissible.find(({ id }) => id === change.group) : undefined;
      return change.kind === 'admission' && group !== undefined ? admitting(changed, group, change) : changed;
    },
    withNumbers(problem, changes),
  );
}

/** Only their shape: they may tell of others than the people of this problem, which may be a part. */
function checkGroups(groups: readonly AdmissibleGroup[]): void {
  checkList(groups, '/admissible').forEach((group, g) => {
    const path = `/admissible/${g}`;
    checkList(checkObject(group, path)['pairs'], `${path}/pairs`).forEach((pair, k) => checkTuple(pair, 3, `${path}/pairs/${k}`));
  });
}

function checkChanges(problem: Problem, changes: readonly Change[]): void {
  const known = {
    mentor: new Set(problem.mentors.map(({ id }) => id)),
    id: new Set((problem.sideConstraints ?? []).map(({ id }) => id)),
  };
  checkList(changes, '/changes').forEach((change, k) => {
    const path = `/changes/${k}`;
    const fields = checkObject(change, path);
    const kind = checkChoice(fields['kind'], ['sideConstraint', 'places', 'minimum', 'unmetNeeds', 'admission'], `${path}/kind`);
    if (kind === 'admission') {
      checkPairs(fields['pairs'] as PairIds[], path);
      checkList(fields['mentors'], `${path}/mentors`);
      return;
    }
    if (kind === 'sideConstraint') checkNumber(fields['to'], `${path}/to`);
    else checkCount(fields['to'], 0, `${path}/to`);
    if (kind === 'unmetNeeds') return;
    const name = kind === 'sideConstraint' ? 'id' : 'mentor';
    const value = checkString(fields[name], `${path}/${name}`);
    if (!known[name].has(value)) {
      const list = name === 'id' ? 'sideConstraints' : 'mentors';
      throw new BinomeError('PROBLEM_UNKNOWN_ID', { value, list }, { path: `${path}/${name}` });
    }
  });
}

function withNumbers(problem: Problem, changes: readonly Change[]): Problem {
  const of = (kind: Change['kind'], id: string): number | undefined =>
    changes.find((change) => change.kind === kind && ('id' in change ? change.id : 'mentor' in change ? change.mentor : '') === id)?.to;
  return {
    ...problem,
    mentors: problem.mentors.map((mentor) => {
      const [max, min] = [of('places', mentor.id), of('minimum', mentor.id)];
      return { ...mentor, ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }) };
    }),
    ...(problem.sideConstraints === undefined
      ? {}
      : { sideConstraints: problem.sideConstraints.map((side) => ({ ...side, rhs: of('sideConstraint', side.id) ?? side.rhs })) }),
    ...(changes.some(({ kind }) => kind === 'unmetNeeds') ? { coverage: 'most' as const } : {}),
  };
}

/** What might make the part feasible, by the obstacles that the diagnosis names. */
function changesOf(part: Problem, diagnosis: NonNullable<Solution['diagnosis']>, isOver: Poll): Change[][] {
  const mentor = new Map(part.mentors.map(({ id, min = 0, max = 1 }) => [id, { min, max }]));
  const found: Change[][] = [];
  for (const { side, id, required, limit } of diagnosis.overbooked)
    if (side === 'mentor' && mentor.has(id)) found.push([{ kind: 'places', mentor: id, from: limit, to: required }]);
  for (const { mentors, missing } of diagnosis.minimums) {
    for (const id of mentors.slice(0, MENTORS_TRIED)) {
      const { min } = mentor.get(id) ?? { min: 0 };
      if (min > 0) found.push([{ kind: 'minimum', mentor: id, from: min, to: Math.max(0, min - missing) }]);
    }
  }
  const shortages = part.coverage === 'all' ? diagnosis.shortages.filter(({ mentors }) => mentors.some((id) => mentor.has(id))) : [];
  if (shortages.length > 0) found.push([{ kind: 'unmetNeeds', from: 0, to: 0 }]);
  for (const { mentors, missing } of shortages.length === 1 ? shortages : []) {
    for (const id of mentors.slice(0, MENTORS_TRIED)) {
      const { max } = mentor.get(id)!;
      found.push([{ kind: 'places', mentor: id, from: max, to: max + missing }]);
    }
  }
  const ids = new Set((part.sideConstraints ?? []).map(({ id }) => id));
  for (const conflict of diagnosis.conflicts)
    if (conflict.every((id) => ids.has(id))) found.push(...changesOfConflict(part, conflict, isOver));
  return found;
}

/** For each constraint of the conflict, the least change that suffices alone; where none does, the least of all together. */
function changesOfConflict(part: Problem, conflict: readonly string[], isOver: Poll): Change[][] {
  const instance = encode(part, undefined, isOver);
  const given = new Map((part.sideConstraints ?? []).map(({ id, rhs }) => [id, rhs]));
  const data = splitIntoBlocks(instance)
    .map((block) => blockData(instance, block))
    .find(({ block }) => block.sides.some((k) => conflict.includes(instance.sides[k]!.id)))!;
  const sideOf = (k: number): Side => instance.sides[data.block.sides[k]!]!;
  // An equation between two steps has a right-hand side beyond reach; here it counts from the step below.
  const isBetween = (k: number): boolean => sideOf(k).op === '=' && !floorSteps(given.get(sideOf(k).id)!, sideOf(k))[1];
  const rows = localSides(instance, data.block).map((row, k) =>
    isBetween(k) ? { ...row, rhs: stepBelow(sideOf(k), given.get(sideOf(k).id)!) } : row,
  );
  const change = (k: number, rhs: number): Change => {
    const side = sideOf(k);
    return { kind: 'sideConstraint', id: side.id, from: given.get(side.id)!, to: inUnits(side, rhs) };
  };
  const tried = [...rows.keys()]
    .filter((k) => conflict.includes(sideOf(k).id))
    .sort((a, b) => rows[b]!.arcs.length - rows[a]!.arcs.length || a - b)
    .slice(0, CONSTRAINTS_TRIED);
  const alone = tried
    .filter((k) => rows.every((_, other) => other === k || !isBetween(other)))
    .flatMap((k) => nearestSums(data, rows, k, isBetween(k), isOver).map((rhs) => [change(k, rhs)]));
  if (alone.length > 0) return alone.sort((a, b) => shareOf(a, part) - shareOf(b, part)).slice(0, OPTIONS);
  const choices = openChoices(data.network, data.required, instance.coverage === 'most');
  const prices = rows.map((_, k) => inUnits(sideOf(k), 1) / Math.max(1, Math.abs(given.get(sideOf(k).id)!)));
  const rests = rows.map((_, k) => restOf(sideOf(k), given.get(sideOf(k).id)!));
  const slacks = leastSlacks(data.network, choices, rows, prices, rests, isOver);
  return slacks === null ? [] : [slacks.flatMap((slack, k) => (slack === 0 && !isBetween(k) ? [] : [change(k, rows[k]!.rhs + slack)]))];
}

/** How far what is asked for lies above the right-hand side in steps, or below that of `>=`. */
function restOf(side: Side, given: number): number {
  const [below, isWhole] = floorSteps(given, side);
  return isWhole ? 0 : given / inUnits(side, 1) - Number(below) - (side.op === '>=' ? 1 : 0);
}

/** The step below an equation, no farther than any matching reaches. */
function stepBelow(side: Side, given: number): number {
  const reach = side.coefficients.reduce((total, value) => total + Math.abs(value), 1);
  return Math.max(-reach, Math.min(reach, Number(floorSteps(given, side)[0])));
}

/** The sums of a constraint's left side nearest to its right one, beyond it, that the other constraints allow: one, or for `=` up to two. */
function nearestSums(data: BlockData, rows: readonly SideRow[], k: number, isBetween: boolean, isOver: Poll): number[] {
  const { op, rhs } = rows[k]!;
  const above = op === '>=' ? null : nearestSum(data, rows, k, 1, rhs + 1, isOver);
  const below = op === '<=' ? null : nearestSum(data, rows, k, -1, isBetween ? rhs : rhs - 1, isOver);
  return [above, below].filter((sum) => sum !== null && sum !== 'unknown');
}

/** How many needs go unmet is known once it is solved. */
function told(changes: readonly Change[], { unmet }: Solution): Change[] {
  const missing = unmet.reduce((total, { missing: own }) => total + own, 0);
  return changes.map((change) => (change.kind === 'unmetNeeds' ? { ...change, to: missing } : change));
}

function compareWaysOut(a: WayOut, b: WayOut): number {
  return (
    shareOf(a.changes, a.problem) - shareOf(b.changes, b.problem) ||
    b.solution.matched - a.solution.matched ||
    b.solution.objective - a.solution.objective ||
    compareTexts(a, b)
  );
}

/** Sum of what changes, each relative to what it was; what is let in, to the needs. */
function shareOf(changes: readonly Change[], { trainees }: Problem): number {
  const needs = trainees.reduce((total, { need = 1 }) => total + need, 0);
  const base = ({ kind, from }: Change): number => (kind === 'admission' ? needs : Math.abs(from));
  return changes.reduce((total, change) => total + Math.abs(change.to - change.from) / Math.max(1, base(change)), 0);
}

function compareTexts(a: WayOut, b: WayOut): number {
  const [first, second] = [JSON.stringify(a.changes), JSON.stringify(b.changes)];
  return first < second ? -1 : first > second ? 1 : 0;
}
