/** How far a breakdown has come, derived from what was done in it, and what it allows next. */

export const BREAKDOWN_STATES = ['reported', 'heard', 'options', 'submitted', 'in-effect', 'followed-up', 'dropped'] as const;
export type BreakdownState = (typeof BREAKDOWN_STATES)[number];

export const PARTIES = ['trainee', 'mentor'] as const;
export type Party = (typeof PARTIES)[number];

export interface BreakdownFacts {
  /** Who was heard, each apart from the other. */
  readonly heard: Readonly<Record<Party, boolean>>;
  /** How often options were asked for. */
  readonly runs: number;
  /** Number of the option submitted last; null where none was. */
  readonly option: number | null;
  /** Of its pairs: how many are refused, and on how many nothing is decided. */
  readonly refused: number;
  readonly undecided: number;
  readonly closed: 'in-effect' | 'dropped' | null;
  /** Whether an outcome was noted afterwards. */
  readonly isFollowedUp: boolean;
}

/** The furthest that holds; a refusal takes a case back to its options. */
export function breakdownState(facts: BreakdownFacts): BreakdownState {
  const { heard, runs, option, refused, closed, isFollowedUp } = facts;
  if (closed === 'dropped') return 'dropped';
  if (closed === 'in-effect') return isFollowedUp ? 'followed-up' : 'in-effect';
  if (option !== null && refused === 0) return 'submitted';
  if (runs > 0) return 'options';
  return heard.trainee && heard.mentor ? 'heard' : 'reported';
}

/** Who has still to be heard before options are looked for. */
export function missingHearings({ heard }: Pick<BreakdownFacts, 'heard'>): Party[] {
  return PARTIES.filter((party) => !heard[party]);
}

/**
 * What was in force when options were computed: a publication of the round, and the last case that took effect in the round (0: none). Options
 * hold for that alone.
 */
export interface InForceMark {
  readonly publication: number;
  readonly effect: number;
}

export function isSameMark(a: InForceMark, b: InForceMark): boolean {
  return a.publication === b.publication && a.effect === b.effect;
}
