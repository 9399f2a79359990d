/** What stands of decisions: for each trainee the last one. Their shape is `documents/decisions.ts`. */
import type { DecisionEntry, DecisionOutcome, Decisions } from './documents/decisions.ts';
import type { Proposal } from './documents/proposal.ts';
import { compareIds } from './person.ts';

export interface StandingDecision {
  readonly entry: Pick<DecisionEntry, 'by' | 'on' | 'reason' | 'option'>;
  readonly outcome: DecisionOutcome;
}
export type StandingDecisions = ReadonlyMap<string, StandingDecision>;

/** Trainee id → the decision that stands: of a record, and of what the proposal that it is on had to follow. Sorted by trainee id. */
export function standingDecisions(proposal: Pick<Proposal, 'decided'>, record: Pick<Decisions, 'entries'> | null): StandingDecisions {
  const standing = new Map<string, StandingDecision>();
  for (const { outcome, by, on, reason, option } of proposal.decided ?? [])
    standing.set(outcome.trainee.id, { entry: { by, on, reason, option }, outcome });
  for (const entry of record?.entries ?? []) for (const outcome of entry.outcomes) standing.set(outcome.trainee.id, { entry, outcome });
  return new Map([...standing].sort(([a], [b]) => compareIds(a, b)));
}

/** Pairs with the decisions followed: whoever is decided on has what was decided, all others what they had. Sorted by trainee id. */
export function pairsInForce(
  pairs: readonly (readonly [string, string])[],
  standing: StandingDecisions,
): (readonly [trainee: string, mentor: string])[] {
  const decided = [...standing.values()].flatMap(({ outcome: { trainee, mentor } }) =>
    mentor === null ? [] : [[trainee.id, mentor.id] as const],
  );
  return [...pairs.filter(([trainee]) => !standing.has(trainee)), ...decided].sort(
    (a, b) => compareIds(a[0], b[0]) || compareIds(a[1], b[1]),
  );
}

/** Trainees whose pair somebody had decided, and whom these changes move though nothing has happened to them. */
export function decidedAndMoved(
  changes: readonly { readonly trainee: string; readonly from: string | null }[],
  affected: readonly string[],
  standing: StandingDecisions,
): string[] {
  const isDecided = (trainee: string, from: string | null): boolean => from !== null && standing.get(trainee)?.outcome.mentor?.id === from;
  return changes.filter(({ trainee, from }) => !affected.includes(trainee) && isDecided(trainee, from)).map(({ trainee }) => trainee);
}

/** As a proposal carries them on. @param summaryOf null for somebody of whom nothing more is known than the decision says. */
export function carriedOn(
  standing: StandingDecisions,
  summaryOf: (id: string) => Proposal['pairs'][number]['trainee'] | null,
): NonNullable<Proposal['decided']> {
  return [...standing.values()].map(({ entry: { by, on, reason, option }, outcome }) => {
    const { id, name } = outcome.trainee;
    const bare = { id, name, board: '', service: '', site: null, town: null, coordinates: null };
    return { trainee: summaryOf(id) ?? bare, outcome, by, on, reason, option };
  });
}

/** Everybody of a proposal's trainees: with a pair, without, and those of whom somebody decided that they have none. */
export function traineesOf({
  pairs,
  unmet,
  decided = [],
}: Pick<Proposal, 'pairs' | 'unmet' | 'decided'>): Proposal['unmet'][number]['trainee'][] {
  const all = new Map([...decided, ...pairs, ...unmet].map(({ trainee }) => [trainee.id, trainee]));
  return [...all.values()].sort((a, b) => compareIds(a.id, b.id));
}
