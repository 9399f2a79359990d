/**
 * The best plan of a scope, by problems that know only the cases of the rules that they need.
 *
 * Solve; see which cases the answer breaks; add them; solve again. Every problem on the way allows all that the rules allow, so its optimum
 * bounds the plan from above, and the first that breaks nothing is proven best by its own certificate. This is done twice: for how many are
 * served and how many settings they see, then for the points of the plans that reach both. Where a plan leaves somebody without again, how
 * seldom that need be is found before: nobody pays for it where there are places for all.
 */
import { type PlanBound, type PlanValue, SCORE_SCALE } from '../../domain/index.ts';
import { solveIfKnown, type Problem, type Solution, type SolveOptions } from '../../solver/index.ts';
import { Draft, type Aim } from './draft.ts';
import type { Placement, Scope } from './horizon.ts';
import { compareValues, valueOf } from './plan-value.ts';
import { bothSettings, holdSettings, seenBy, settingsDue } from './rules/both-settings.ts';
import { continuity, payHalves } from './rules/continuity.ts';
import { load } from './rules/load.ts';
import { againBy, holdAgain, isAsked, noneTwice } from './rules/none-twice.ts';
import { rest } from './rules/rest.ts';
import type { Case, Rule } from './rules/rule.ts';
import { sharedPlaces } from './rules/shared-places.ts';
import { withOneMentor } from './rules/with-one-mentor.ts';

const RULES: Readonly<Record<Aim['kind'], readonly Rule[]>> = {
  evenly: [sharedPlaces, withOneMentor, rest, noneTwice],
  counts: [sharedPlaces, withOneMentor, rest, noneTwice, bothSettings],
  points: [sharedPlaces, withOneMentor, rest, noneTwice, bothSettings, continuity, load],
};

/** A plan that follows every rule, and its worth. */
export interface Candidate {
  readonly placements: readonly Placement[];
  readonly value: PlanValue;
}

export interface BestPlan {
  /** `limit`: `best` is the best that was met on the way, if any was; `infeasible`: no plan follows every rule. */
  readonly status: 'optimal' | 'limit' | 'infeasible';
  readonly best: Candidate | null;
  /** null where a limit kept anything from being proven. */
  readonly bound: PlanBound | null;
  /** The proof of the bound. */
  readonly proofs: readonly Proof[];
}

/** The problem whose solution, with its certificate, bounds the plan in what it aims at. */
export interface Proof {
  readonly aim: Aim['kind'];
  readonly problem: Problem;
  readonly solution: Solution;
}

export type PlanLimits = Pick<SolveOptions, 'nodeLimit' | 'signal'>;

/** One round more where a search met its limit tells cases apart that its bound needs; after so many it is worth little. */
const MOST_ROUNDS_AT_LIMIT = 2;

/** Passages told apart beyond which a search takes seconds and proves nothing any more: 7 to 17 s at 150 on the demo, each to its limit. */
const MOST_PASSAGES = 60;

/** @throws BinomeError as `solve`. */
export function bestPlan(scope: Scope, limits: PlanLimits): BestPlan {
  if (!isAsked(scope)) return bestWith(scope, Infinity, new Map(), limits);
  const cases = new Map<string, Case>();
  // Cases of points pay for what they tell apart: they are of no use where times are counted.
  const first = scope.horizon.rules.bothSettings
    ? rounds(scope, { kind: 'counts', again: Infinity }, cases, limits)
    : rounds(scope, { kind: 'points', again: Infinity, unseen: Infinity }, new Map(), limits);
  if (first.status === 'infeasible') return planOf(first, []);
  const isEven = (candidate: Candidate | null): boolean => candidate === null || (candidate.value.again ?? 0) === 0;
  if (first.status === 'limit' && isEven(first.best)) return planOf(first, []);
  if (first.status === 'optimal' && isEven(first.best)) {
    // Settings were counted of the last answer; an earlier one may leave nobody without again, and show fewer.
    if (!isEven(first.last)) return bestWith(scope, 0, cases, limits);
    return scope.horizon.rules.bothSettings ? afterCounts(scope, 0, first, cases, limits) : planOf(first, []);
  }
  const even = rounds(scope, { kind: 'evenly' }, cases, limits);
  if (even.status !== 'optimal') return planOf({ ...even, best: betterOf(scope, even.best, first.best) }, []);
  const found = bestWith(scope, even.best!.value.again ?? 0, cases, limits);
  const best = betterOf(scope, found.best, betterOf(scope, even.best, first.best));
  return { ...found, best, proofs: [even.proof!, ...found.proofs] };
}

/** The best plan in which nobody is left without again more often than so. */
function bestWith(scope: Scope, again: number, cases: Map<string, Case>, limits: PlanLimits): BestPlan {
  if (!scope.horizon.rules.bothSettings) return planOf(rounds(scope, { kind: 'points', again, unseen: Infinity }, cases, limits), []);
  return afterCounts(scope, again, rounds(scope, { kind: 'counts', again }, cases, limits), cases, limits);
}

function afterCounts(scope: Scope, again: number, counted: Found, cases: Map<string, Case>, limits: PlanLimits): BestPlan {
  if (counted.status !== 'optimal') return planOf(counted, []);
  const found = rounds(scope, { kind: 'points', again, unseen: counted.unseen }, cases, limits);
  return planOf({ ...found, best: betterOf(scope, found.best, counted.best) }, [counted.proof!]);
}

interface Found {
  readonly status: BestPlan['status'];
  readonly best: Candidate | null;
  /** The answer of the last problem, where it is a plan. */
  readonly last: Candidate | null;
  readonly bound: PlanBound | null;
  /** null where a limit came before anything was known. */
  readonly proof: Proof | null;
  /** Settings that were told apart and are not seen. */
  readonly unseen: number;
}

function planOf({ status, best, bound, proof }: Found, before: readonly Proof[]): BestPlan {
  // Whatever is proven on the way, an optimum is its own bound: what it leaves unseen for later periods to show counts in neither.
  return {
    status,
    best,
    bound: status === 'optimal' ? boundBy(best!.value) : bound,
    proofs: [...before, ...(proof === null ? [] : [proof])],
  };
}

function boundBy({ served, again, settings, points }: PlanValue): PlanBound {
  return { served, settings, points, ...(again === undefined ? {} : { again }) };
}

/** `cases`: those that are known to be needed; the ones that it needs besides are added. */
function rounds(scope: Scope, aim: Aim, cases: Map<string, Case>, limits: PlanLimits): Found {
  let best: Candidate | null = null;
  for (let atLimit = 0; ;) {
    const draft = new Draft(scope, aim);
    if (aim.kind === 'points') payHalves(draft);
    for (const one of cases.values()) one.add(draft);
    const isLookedAt = aim.kind === 'evenly' || aim.again !== Infinity;
    if (aim.kind !== 'evenly' && isLookedAt) holdAgain(draft, aim.again);
    if (aim.kind === 'points') holdSettings(draft, aim.unseen);
    const problem = draft.problem();
    const solution = solveIfKnown(problem, limits);
    if (solution === null) return { status: 'limit', best, last: null, bound: null, proof: null, unseen: 0 };
    const proof: Proof = { aim: aim.kind, problem, solution };
    if (solution.status === 'infeasible') return { status: 'infeasible', best: null, last: null, bound: null, proof, unseen: 0 };
    const told = draft.choicesNamed('setting ').length;
    const bound = boundOf(draft, solution);
    const unseen = aim.kind === 'points' ? aim.unseen : aim.kind === 'counts' ? told - seenBy(draft, solution.objective) : 0;

    const placements = draft.placements(solution.pairs);
    const asked = RULES[aim.kind].filter((rule) => rule !== noneTwice || isLookedAt);
    const broken = asked.flatMap((rule) => rule.broken(scope, placements));
    const last = broken.some(({ isHard }) => isHard) ? null : { placements, value: valueOf(scope, placements) };
    best = betterOf(scope, best, last);
    const news = broken.filter(({ key }) => !cases.has(key));
    const isCounted =
      (aim.kind === 'counts' && bound !== null && seenBy(draft, solution.bound!) === told - unseen) ||
      (aim.kind === 'evenly' && bound !== null && againBy(draft, solution.bound!) === againBy(draft, solution.objective));
    const isProven = solution.status === 'optimal' || isCounted;
    if (isProven && news.length === 0) return { status: 'optimal', best, last, bound, proof, unseen };
    for (const one of news) cases.set(one.key, one);
    const passages = [...cases.values()].filter(({ isPassage }) => isPassage === true).length;
    if (!isProven) atLimit++;
    // With passages a round takes longest and proves least: prices bound such plans better.
    const isOver = passages > 0 ? atLimit > 0 || passages > MOST_PASSAGES : atLimit >= MOST_ROUNDS_AT_LIMIT;
    if (news.length === 0 || isOver || limits.signal?.aborted === true) return { status: 'limit', best, last, bound, proof, unseen };
  }
}

/** No plan of this scope is worth more than an optimum of a problem that leaves out cases. */
function boundOf(draft: Draft, { matched, bound }: Solution): PlanBound | null {
  if (bound === null) return null;
  const { scope, aim } = draft;
  const served = matched - draft.choiceCount;
  const possible = settingsDue(scope).size;
  const least = aim.kind === 'evenly' ? againBy(draft, bound) : aim.again;
  const again = least > 0 && least !== Infinity ? { again: least } : {};
  switch (aim.kind) {
    case 'evenly':
      return { served, settings: possible, points: null, ...again };
    case 'counts':
      return { served, settings: possible - draft.choicesNamed('setting ').length + seenBy(draft, bound), points: null, ...again };
    case 'points': {
      const settings = aim.unseen === Infinity ? possible : possible - aim.unseen;
      return { served, settings, points: Math.round(bound * SCORE_SCALE), ...again };
    }
  }
}

export function betterOf(scope: Scope, a: Candidate | null, b: Candidate | null): Candidate | null {
  if (a === null || b === null) return a ?? b;
  return compareValues(scope, b.value, a.value) > 0 ? b : a;
}
