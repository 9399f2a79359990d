/**
 * A good plan where the best one is out of reach: period after period, each the best that can be had with the periods before it; then each once
 * more with all others as they are, as long as that is worth something.
 */
import { bestPlan, type Candidate, type PlanLimits } from './best-plan.ts';
import type { Placement, Scope, PeriodScope } from './horizon.ts';
import { compareValues, valueOf } from './plan-value.ts';

/** null where some period has no placement that follows every rule with those before it. */
export function rollingHorizon(scope: Scope, limits: PlanLimits): Candidate | null {
  let scopes: PeriodScope[] = scope.scopes.map((one) => (one.kind === 'decided' ? one : { kind: 'later' }));
  for (const period of openPeriods(scope)) {
    scopes = scopes.with(period, { kind: 'open' });
    const { best } = bestPlan({ ...scope, scopes }, limits);
    if (best === null) return null;
    scopes = scopes.with(period, { kind: 'decided', placement: best.placements[period]! });
  }
  const placements = scopes.map((one) => (one as { placement: Placement }).placement);
  return { placements, value: valueOf(scope, placements) };
}

/** The same plan or a better one: each open period, and each two in a row, are planned anew around the others until none gains. */
export function improved(scope: Scope, candidate: Candidate, limits: PlanLimits): Candidate {
  const periods = openPeriods(scope);
  const windows = [...periods.map((period) => [period]), ...periods.slice(1).map((period, k) => [periods[k]!, period])];
  let found = candidate;
  for (let [k, sinceGain] = [0, 0]; sinceGain < windows.length && limits.signal?.aborted !== true; k = (k + 1) % windows.length) {
    const around = found.placements.map((placement, period): PeriodScope =>
      windows[k]!.includes(period) ? { kind: 'open' } : { kind: 'decided', placement },
    );
    const { best } = bestPlan({ ...scope, scopes: around }, limits);
    // Worth is compared in the scope of the whole plan: what is decided there counts as what it is.
    const value = best === null ? null : valueOf(scope, best.placements);
    const isBetter = value !== null && compareValues(scope, value, found.value) > 0;
    sinceGain = isBetter ? 0 : sinceGain + 1;
    if (isBetter) found = { placements: best!.placements, value };
  }
  return found;
}

function openPeriods({ scopes }: Scope): number[] {
  return scopes.flatMap(({ kind }, period) => (kind === 'open' ? [period] : []));
}
