/** Where a match stands on a day. */

export const MATCH_STATES = ['to-come', 'in-force', 'over', 'ended', 'withdrawn'] as const;
/** `ended`: early, by a breakdown. `withdrawn`: with its publication. */
export type MatchState = (typeof MATCH_STATES)[number];

export interface MatchFacts {
  /** ISO days, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isVoid: boolean;
  /** Whether a breakdown has shortened it. */
  readonly isEnded: boolean;
}

/** @param today ISO day. */
export function matchState({ startsOn, endsOn, isVoid, isEnded }: MatchFacts, today: string): MatchState {
  if (isVoid) return 'withdrawn';
  if (today < startsOn) return 'to-come';
  if (today <= endsOn) return 'in-force';
  return isEnded ? 'ended' : 'over';
}

/** All that ever happens to a match: it ends early, it becomes void. */
export function matchVersion({ isVoid, isEnded }: Pick<MatchFacts, 'isVoid' | 'isEnded'>): number {
  return 1 + Number(isEnded) + Number(isVoid);
}
