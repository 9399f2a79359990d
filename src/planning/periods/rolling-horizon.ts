/**
 * A good plan where the best one is out of reach: stage after stage, each the best that can be had with the stages before it; then each once
 * more with all others as they are, as long as that is worth something.
 */
import { bestPlan, type Candidate, type PlanLimits } from './best-plan.ts';
import type { Placement, Scope, StageScope } from './horizon.ts';
import { compareValues, valueOf } from './plan-value.ts';

/** null where some stage has no placement that follows every rule with those before it. */
export function rollingHorizon(scope: Scope, limits: PlanLimits): Candidate | null {
  let scopes: StageScope[] = scope.scopes.map((one) => (one.kind === 'decided' ? one : { kind: 'later' }));
  for (const stage of openStages(scope)) {
    scopes = scopes.with(stage, { kind: 'open' });
    const { best } = bestPlan({ ...scope, scopes }, limits);
    if (best === null) return null;
    scopes = scopes.with(stage, { kind: 'decided', placement: best.placements[stage]! });
  }
  const placements = scopes.map((one) => (one as { placement: Placement }).placement);
  return { placements, value: valueOf(scope, placements) };
}

/** The same plan or a better one: each open stage, and each two in a row, are planned anew around the others until none gains. */
export function improved(scope: Scope, candidate: Candidate, limits: PlanLimits): Candidate {
  const stages = openStages(scope);
  const windows = [...stages.map((stage) => [stage]), ...stages.slice(1).map((stage, k) => [stages[k]!, stage])];
  let found = candidate;
  for (let [k, sinceGain] = [0, 0]; sinceGain < windows.length && limits.signal?.aborted !== true; k = (k + 1) % windows.length) {
    const around = found.placements.map((placement, stage): StageScope =>
      windows[k]!.includes(stage) ? { kind: 'open' } : { kind: 'decided', placement },
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

function openStages({ scopes }: Scope): number[] {
  return scopes.flatMap(({ kind }, stage) => (kind === 'open' ? [stage] : []));
}
