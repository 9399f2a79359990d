/** The best plan of a scope where it can be proven; else the best that is found, with a proven bound. */
import type { PlanValue } from '../domain/plan.ts';
import { bestPlan, betterOf, type BestPlan, type PlanLimits } from './best-plan.ts';
import type { Scope } from './horizon.ts';
import { compareValues } from './plan-value.ts';
import { priceBound } from './price-bound.ts';
import { improved, rollingHorizon } from './rolling-horizon.ts';

/** What a search may look at without being told otherwise: the same plan comes of it on every machine. */
const NODE_LIMIT = 500;

/**
 * Without continuity the cases of the other rules are few, and the best plan is found and proven (national demo, four periods: 4 s). With it
 * there may be a case for every pair and passage: then it is proven how many can be served and how many settings seen, and points are bounded
 * by prices.
 * @throws BinomeError as `solve`.
 */
export function findPlan(scope: Scope, { nodeLimit = NODE_LIMIT, signal }: PlanLimits, onStep: () => void = () => {}): BestPlan {
  const limits: PlanLimits = { nodeLimit, ...(signal === undefined ? {} : { signal }) };
  const exact = bestPlan(scope, limits, onStep);
  if (exact.status !== 'limit') return exact;
  const rolled = rollingHorizon(scope, limits, onStep);
  const start = betterOf(scope, exact.best, rolled);
  if (start === null) return exact;
  const best = improved(scope, start, limits, onStep);
  const bound = tighter(scope, exact.bound, countsAndPrices(scope, limits, best.value, onStep));
  const isProven = bound !== null && compareValues(scope, best.value, bound) === 0;
  return { ...exact, status: isProven ? 'optimal' : 'limit', best, bound };
}

/** How many can be served and how many settings seen, proven without continuity; and how many points at most such a plan has. */
function countsAndPrices(scope: Scope, limits: PlanLimits, known: PlanValue, onStep: () => void): PlanValue | null {
  const { horizon } = scope;
  const plain = { ...scope, horizon: { ...horizon, rules: { ...horizon.rules, continuity: 0, load: null } } };
  const { bound } = bestPlan(plain, limits, onStep);
  if (bound === null) return null;
  const counts = { served: bound.served, settings: bound.settings };
  return { ...counts, points: priceBound(scope, counts, known.points, limits.signal), kept: 0, over: 0 };
}

function tighter(scope: Scope, a: PlanValue | null, b: PlanValue | null): PlanValue | null {
  if (a === null || b === null) return a ?? b;
  return compareValues(scope, a, b) < 0 ? a : b;
}
