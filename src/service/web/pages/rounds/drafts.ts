/** What somebody has written of a decision and not sent; and the reasons that they gave last, on this machine: offered, never filled in. */
import { keep, kept, keyOf, read, write } from '../../parts/kept.ts';

export interface Draft {
  readonly kind: string;
  readonly mentor: string;
  readonly reason: string;
  /** What was thought before the proposal was seen; empty where that was not said. */
  readonly view: string;
}

export const EMPTY: Draft = { kind: '', mentor: '', reason: '', view: '' };
const RECENT = 4;

export function draftOf(round: string, trainee: string): Draft {
  const found = kept(keyOf('draft', round, trainee));
  return typeof found === 'object' && found !== null ? { ...EMPTY, ...found } : EMPTY;
}

export function keepDraft(round: string, trainee: string, draft: Draft | null): void {
  keep(keyOf('draft', round, trainee), draft);
}

/** Those of the same decision: what accepts one pair rarely refuses another. */
export function recentReasons(choice: string): readonly string[] {
  const found = read(() => localStorage.getItem(keyOf('reasons', choice)));
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
}

export function keepReason(choice: string, reason: string): void {
  const reasons = [reason, ...recentReasons(choice).filter((each) => each !== reason)].slice(0, RECENT);
  write(() => localStorage.setItem(keyOf('reasons', choice), JSON.stringify(reasons)));
}
