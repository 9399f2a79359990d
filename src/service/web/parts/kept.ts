/**
 * What somebody has written and not sent: it outlives a reload and going to another page, in this window alone, under their account. The next one to
 * sign in here finds nothing of it.
 */
import { me } from '../frame/session.ts';

export const keyOf = (...parts: readonly string[]): string => ['binome', me.peek()?.account.id ?? '', ...parts].join(' ');

/** @returns null where nothing is kept. */
export function kept(key: string): unknown {
  return read(() => sessionStorage.getItem(key));
}

/** @param value null where nothing is to be kept any more. */
export function keep(key: string, value: object | null): void {
  write(() => {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  });
}

export function read(from: () => string | null): unknown {
  try {
    return JSON.parse(from() ?? 'null');
  } catch {
    return null;
  }
}

export function write(to: () => void): void {
  try {
    to();
  } catch {
    // A browser that keeps nothing: what was written holds until the page is left.
  }
}
