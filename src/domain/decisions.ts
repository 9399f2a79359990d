/** What stands of a record of decisions: for each trainee the last one. Its shape is `documents/decisions.ts`. */
import type { DecisionEntry, DecisionOutcome, Decisions } from './documents/decisions.ts';
import { compareIds } from './person.ts';

export interface StandingDecision {
  readonly entry: DecisionEntry;
  readonly outcome: DecisionOutcome;
}

/** Trainee id → the decision that stands; sorted by trainee id. */
export function standingDecisions(decisions: Pick<Decisions, 'entries'> | null): ReadonlyMap<string, StandingDecision> {
  const standing = new Map<string, StandingDecision>();
  for (const entry of decisions?.entries ?? []) for (const outcome of entry.outcomes) standing.set(outcome.trainee.id, { entry, outcome });
  return new Map([...standing].sort(([a], [b]) => compareIds(a, b)));
}

/** Pairs with the decisions followed: whoever is decided on has what was decided, all others what they had. Sorted by trainee id. */
export function pairsInForce(
  pairs: readonly (readonly [string, string])[],
  standing: ReadonlyMap<string, StandingDecision>,
): (readonly [trainee: string, mentor: string])[] {
  const decided = [...standing.values()].flatMap(({ outcome: { trainee, mentor } }) =>
    mentor === null ? [] : [[trainee.id, mentor.id] as const],
  );
  return [...pairs.filter(([trainee]) => !standing.has(trainee)), ...decided].sort(
    (a, b) => compareIds(a[0], b[0]) || compareIds(a[1], b[1]),
  );
}
