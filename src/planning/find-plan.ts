/** The best plan of each part where it can be proven; else the best that is found, with a proven bound. */
import type { PlanValue } from '../domain/plan.ts';
import { bestPlan, betterOf, type BestPlan, type PlanLimits } from './best-plan.ts';
import type { Placement, Scope } from './horizon.ts';
import { partsOf } from './parts.ts';
import { compareValues } from './plan-value.ts';
import { priceBound } from './price-bound.ts';
import { improved, rollingHorizon } from './rolling-horizon.ts';

/** Of all parts together. */
export interface FoundPlan {
  /** `infeasible`: some part has no plan that follows every rule. */
  readonly status: BestPlan['status'];
  /** A part for which no plan was found before a limit has nobody placed. */
  readonly placements: readonly Placement[];
  readonly bound: PlanValue | null;
  /** Of each part, the last problem that was solved with its solution: the certificates bound the plan. */
  readonly proofs: readonly Pick<BestPlan, 'problem' | 'solution'>[];
}

/** @throws BinomeError as `solve`. */
export function findPlan(scope: Scope, limits: PlanLimits, progress: (done: number) => void): FoundPlan {
  const parts = partsOf(scope);
  const found = parts.map((part, k) => {
    progress(k / parts.length);
    return findPartPlan(part, limits);
  });
  progress(1);
  const status = (['infeasible', 'limit'] as const).find((one) => found.some((part) => part.status === one)) ?? 'optimal';
  return {
    status,
    placements: scope.scopes.map(
      (_, stage): Placement => new Map(status === 'infeasible' ? [] : found.flatMap(({ best }) => [...(best?.placements[stage] ?? [])])),
    ),
    bound: found.reduce<PlanValue | null>((sum, { bound }) => (sum === null || bound === null ? null : added(sum, bound)), NOTHING),
    proofs: found.map(({ problem, solution }) => ({ problem, solution })),
  };
}

const NOTHING: PlanValue = { served: 0, settings: 0, points: 0, kept: 0, over: 0 };

/** Values are compared number after number: what holds of each part holds of the sums. */
function added(a: PlanValue, b: PlanValue): PlanValue {
  return {
    served: a.served + b.served,
    settings: a.settings + b.settings,
    points: a.points + b.points,
    kept: a.kept + b.kept,
    over: a.over + b.over,
  };
}

/** What a search may look at without being told otherwise: the same plan comes of it on every machine. */
const NODE_LIMIT = 500;

/**
 * Without continuity the cases of the other rules are few, and the best plan is found and proven (national demo, four periods: 4 s). With it
 * there may be a case for every pair and passage: then it is proven how many can be served and how many settings seen, and points are bounded
 * by prices.
 */
function findPartPlan(scope: Scope, { nodeLimit = NODE_LIMIT, signal }: PlanLimits): BestPlan {
  const limits: PlanLimits = { nodeLimit, ...(signal === undefined ? {} : { signal }) };
  const exact = bestPlan(scope, limits);
  if (exact.status !== 'limit') return exact;
  const rolled = rollingHorizon(scope, limits);
  const start = betterOf(scope, exact.best, rolled);
  if (start === null) return exact;
  const best = improved(scope, start, limits);
  const bound = tighter(scope, exact.bound, countsAndPrices(scope, limits, best.value));
  const isProven = bound !== null && compareValues(scope, best.value, bound) === 0;
  return { ...exact, status: isProven ? 'optimal' : 'limit', best, bound };
}

/** How many can be served and how many settings seen, proven without continuity; and how many points at most such a plan has. */
function countsAndPrices(scope: Scope, limits: PlanLimits, known: PlanValue): PlanValue | null {
  const { horizon } = scope;
  const plain = { ...scope, horizon: { ...horizon, rules: { ...horizon.rules, continuity: 0, load: null } } };
  const { bound } = bestPlan(plain, limits);
  if (bound === null) return null;
  const counts = { served: bound.served, settings: bound.settings };
  return { ...counts, points: priceBound(scope, counts, known.points, limits.signal), kept: 0, over: 0 };
}

function tighter(scope: Scope, a: PlanValue | null, b: PlanValue | null): PlanValue | null {
  if (a === null || b === null) return a ?? b;
  return compareValues(scope, a, b) < 0 ? a : b;
}
