/** What of a round's decisions a run has to follow. */

/** As the store has it: the decisions on one trainee have ascending numbers. */
export interface RoundDecision {
  readonly trainee: string;
  readonly number: number;
  readonly kind: string;
  readonly mentor: string | null;
}

const STANDS = new Set(['accept', 'change', 'without']);

/** The last decision on each trainee, where it says whom they have, or that they have nobody. In the order given. */
export function standingOf<Decision extends RoundDecision>(decisions: readonly Decision[]): Decision[] {
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const before = last.get(decision.trainee);
    if (before === undefined || before.number < decision.number) last.set(decision.trainee, decision);
  }
  return decisions.filter((decision) => last.get(decision.trainee) === decision && STANDS.has(decision.kind));
}

/**
 * Pairs that were refused for the round, [trainee, mentor], sorted: until somebody takes the decisions on the trainee back, or accepts the
 * very pair after all.
 */
export function refusedOf(decisions: readonly RoundDecision[]): [string, string][] {
  const refused = new Map<string, [string, string]>();
  for (const { trainee, kind, mentor } of decisions.toSorted((a, b) => a.number - b.number)) {
    if (kind === 'withdraw') for (const [key, pair] of refused) if (pair[0] === trainee) refused.delete(key);
    if (mentor === null) continue;
    if (kind === 'refuse') refused.set(`${trainee}\u0000${mentor}`, [trainee, mentor]);
    else refused.delete(`${trainee}\u0000${mentor}`);
  }
  return [...refused].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}
