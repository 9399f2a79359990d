/**
 * What somebody has written of a decision and not sent: it outlives a reload, in this window alone. And the reasons that they gave last, on this
 * machine: offered, never filled in. Both are kept under the account: the next one to sign in here finds nothing of it.
 */
import { me } from '../../frame/session.ts';

export interface Draft {
  readonly kind: string;
  readonly mentor: string;
  readonly reason: string;
  /** What was thought before the proposal was seen; empty where that was not said. */
  readonly view: string;
}

export const EMPTY: Draft = { kind: '', mentor: '', reason: '', view: '' };
const RECENT = 4;

const keyOf = (...parts: readonly string[]): string => ['binome', me.peek()?.account.id ?? '', ...parts].join(' ');

export function draftOf(round: string, trainee: string): Draft {
  const found = read(() => sessionStorage.getItem(keyOf('draft', round, trainee)));
  return typeof found === 'object' && found !== null ? { ...EMPTY, ...found } : EMPTY;
}

export function keepDraft(round: string, trainee: string, draft: Draft | null): void {
  const key = keyOf('draft', round, trainee);
  write(() => {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  });
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

function read(from: () => string | null): unknown {
  try {
    return JSON.parse(from() ?? 'null');
  } catch {
    return null;
  }
}

function write(to: () => void): void {
  try {
    to();
  } catch {
    // A browser that keeps nothing: what was written holds until the page is left.
  }
}
