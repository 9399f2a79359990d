/**
 * The best plan of a scope, by a problem that knows only the cases of the rules that it needs.
 *
 * Solve; see which cases the answer breaks; add them; solve again. Every problem on the way allows all that the rules allow, so its optimum
 * bounds the plan from above, and the first that breaks nothing is proven best by its own certificate.
 */
import type { PlanValue } from '../domain/plan.ts';
import { solve, type Problem, type Solution, type SolveOptions } from '../solver/index.ts';
import { Draft } from './draft.ts';
import type { Placement, Scope } from './horizon.ts';
import { boundOf, compareValues, valueOf } from './plan-value.ts';
import { bothSettings } from './rules/both-settings.ts';
import { continuity, payHalves } from './rules/continuity.ts';
import { load } from './rules/load.ts';
import { rest } from './rules/rest.ts';
import type { Case, Rule } from './rules/rule.ts';
import { sharedPlaces } from './rules/shared-places.ts';
import { withOneMentor } from './rules/with-one-mentor.ts';

const RULES: readonly Rule[] = [sharedPlaces, withOneMentor, rest, bothSettings, continuity, load];

/** A plan that follows every rule, and its worth. */
export interface Candidate {
  readonly placements: readonly Placement[];
  readonly value: PlanValue;
}

export interface BestPlan {
  /** `limit`: `best` is the best that was met on the way, if any was; `infeasible`: no plan follows every rule. */
  readonly status: 'optimal' | 'limit' | 'infeasible';
  readonly best: Candidate | null;
  readonly bound: PlanValue | null;
  /** The last problem that was solved, and its solution with the certificate: the proof of the bound. */
  readonly problem: Problem;
  readonly solution: Solution;
}

export type PlanLimits = Pick<SolveOptions, 'nodeLimit' | 'signal'>;

/** Rounds end by themselves, for cases are finite; one round more is worth little when a search met its limit so often. */
const MOST_ROUNDS_AT_LIMIT = 2;

/** Passages told apart beyond which a round takes minutes: 27 s at 1,000 on the demo, 110 s at 1,300. */
const MOST_PASSAGES = 300;

/** @throws BinomeError as `solve`. */
export function bestPlan(scope: Scope, limits: PlanLimits): BestPlan {
  const cases = new Map<string, Case>();
  let best: Candidate | null = null;
  let proof: Pick<BestPlan, 'bound' | 'problem' | 'solution'> | null = null;
  for (let atLimit = 0; ;) {
    const draft = new Draft(scope, [...cases.values()].filter(({ isSetting }) => isSetting === true).length);
    payHalves(draft);
    for (const one of cases.values()) one.add(draft);
    const problem = draft.problem();
    const solution = solve(problem, limits);
    if (solution.status === 'infeasible') return { status: 'infeasible', best: null, bound: null, problem, solution };
    const bound = boundOf(draft, solution);
    if (proof === null || tightens(scope, bound, proof.bound)) proof = { bound, problem, solution };

    const placements = draft.placements(solution.pairs);
    const broken = RULES.flatMap((rule) => rule.broken(scope, placements));
    if (!broken.some(({ isHard }) => isHard)) best = betterOf(scope, best, { placements, value: valueOf(scope, placements) });
    const news = broken.filter(({ key }) => !cases.has(key));
    if (solution.status === 'limit') atLimit++;
    else if (news.length === 0) return { status: 'optimal', best, bound: best!.value, problem, solution };
    for (const one of news) cases.set(one.key, one);
    const passages = [...cases.values()].filter(({ isPassage }) => isPassage === true).length;
    const isOver = atLimit >= MOST_ROUNDS_AT_LIMIT || passages > MOST_PASSAGES || limits.signal?.aborted === true;
    if (news.length === 0 || isOver) return { status: 'limit', best, ...proof };
  }
}

export function betterOf(scope: Scope, a: Candidate | null, b: Candidate | null): Candidate | null {
  if (a === null || b === null) return a ?? b;
  return compareValues(scope, b.value, a.value) > 0 ? b : a;
}

function tightens(scope: Scope, bound: PlanValue | null, known: PlanValue | null): boolean {
  return bound !== null && (known === null || compareValues(scope, bound, known) < 0);
}
