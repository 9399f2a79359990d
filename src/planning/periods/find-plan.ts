/** The best plan of each part where it can be proven; else the best that is found, with a proven bound. */
import type { Plan, PlanBound, PlanValue } from '../../domain/index.ts';
import { bestPlan, betterOf, type BestPlan, type PlanLimits, type Proof } from './best-plan.ts';
import type { Placement, Scope } from './horizon.ts';
import { partsOf } from './parts.ts';
import { compareCounts, compareValues, type Counts } from './plan-value.ts';
import { priceBound } from './price-bound.ts';
import { improved, rollingHorizon } from './rolling-horizon.ts';

/** Of all parts together. */
export interface FoundPlan {
  /** Some part has no plan: `infeasible`; or none was found: `unknown`. Then nothing is planned. */
  readonly status: Plan['status'];
  readonly placements: readonly Placement[];
  readonly bound: PlanBound | null;
  /** Of each part. */
  readonly proofs: readonly (readonly Proof[])[];
}

/** @throws BinomeError as `solve`. */
export function findPlan(scope: Scope, limits: PlanLimits, progress: (done: number, of: number) => void): FoundPlan {
  const parts = partsOf(scope);
  const found = parts.map((part, k) => {
    progress(k, parts.length);
    return findPartPlan(part, limits);
  });
  progress(parts.length, parts.length);
  const status = statusOf(found);
  const isPlanned = status === 'optimal' || status === 'limit';
  return {
    status,
    placements: scope.scopes.map(
      (_, period): Placement => new Map(isPlanned ? found.flatMap(({ best }) => [...best!.placements[period]!]) : []),
    ),
    bound: found.reduce<PlanBound | null>((sum, { bound }) => (sum === null || bound === null ? null : added(sum, bound)), NOTHING),
    proofs: found.map(({ proofs }) => proofs),
  };
}

function statusOf(parts: readonly BestPlan[]): Plan['status'] {
  if (parts.some(({ status }) => status === 'infeasible')) return 'infeasible';
  if (parts.some(({ best }) => best === null)) return 'unknown';
  return parts.every(({ status }) => status === 'optimal') ? 'optimal' : 'limit';
}

const NOTHING: PlanBound = { served: 0, settings: 0, points: 0 };

/** Values are compared number after number: what holds of each part holds of the sums. */
function added(a: PlanBound, b: PlanBound): PlanBound {
  return {
    served: a.served + b.served,
    settings: a.settings + b.settings,
    ...((a.again ?? b.again) === undefined ? {} : { again: (a.again ?? 0) + (b.again ?? 0) }),
    points: a.points === null || b.points === null ? null : a.points + b.points,
  };
}

/** What a search may look at without being told otherwise: the same plan comes of it on every machine. */
const NODE_LIMIT = 100;

/**
 * Without continuity the cases of the other rules are few, and the best plan is found and proven (national demo, four periods: 5 s). With it
 * there may be a case for every pair and passage: then it is proven how many can be served and how many settings seen, and points are bounded
 * by prices.
 */
function findPartPlan(scope: Scope, { nodeLimit = NODE_LIMIT, signal }: PlanLimits): BestPlan {
  const limits: PlanLimits = { nodeLimit, ...(signal === undefined ? {} : { signal }) };
  const exact = bestPlan(scope, limits);
  if (exact.status !== 'limit') return exact;
  const start = betterOf(scope, exact.best, rollingHorizon(scope, limits));
  if (start === null) return exact;
  const best = improved(scope, start, limits);
  const { bound: counts, proofs } = exact.bound === null ? bestPlan(withCountsOnly(scope), limits) : exact;
  const bound = counts === null ? null : { ...countsOf(counts), points: pointsBound(scope, exact, counts, best.value, signal) };
  const isProven =
    bound !== null && bound.points !== null && compareValues(scope, best.value, { ...best.value, ...bound, points: bound.points }) === 0;
  return { status: isProven ? 'optimal' : 'limit', best, bound, proofs };
}

function countsOf({ served, settings, again }: PlanBound): Omit<PlanBound, 'points'> {
  return { served, settings, ...(again === undefined ? {} : { again }) };
}

/** Rules that only lower what a plan is worth are set aside. */
function withCountsOnly(scope: Scope): Scope {
  const { horizon } = scope;
  return { ...scope, horizon: { ...horizon, rules: { ...horizon.rules, continuity: 0, load: null, rest: null, mostWithOneMentor: null } } };
}

/** Points of plans that reach these counts, of which one is known or nothing is said. */
function pointsBound(scope: Scope, exact: BestPlan, counts: Counts, known: PlanValue, signal: PlanLimits['signal']): number | null {
  if (compareCounts(scope, counts, known) !== 0) return null;
  return Math.min(exact.bound?.points ?? Infinity, priceBound(scope, counts, known.points, signal));
}
