/**
 * What a page shows, loaded from the API. What was read before is shown at once, and read anew behind it: Back finds the page as it was left.
 */
import { signal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { language } from '../frame/words.ts';
import { Problem } from './problem.ts';

export interface Loaded<T> {
  /** null until it is there. */
  readonly value: T | null;
  /** Why it is not, or not as it is by now. */
  readonly problem: Problem | null;
  readonly isLoading: boolean;
}

interface Kept {
  readonly state: Signal<Loaded<unknown>>;
  /** Counts loads, so that of two under way the later one is shown. */
  turn: number;
}

const NOTHING: Loaded<never> = { value: null, problem: null, isLoading: true };
const kept = new Map<string, Kept>();

/** Of whoever signs out nothing is left to the next one. */
export function forgetAll(): void {
  kept.clear();
}

/**
 * @param key what is loaded; another key, or another language, is another thing
 * @param load called with every key anew, and by `reload`
 */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> & { readonly reload: () => Promise<void> } {
  const place = `${language.value} ${key}`;
  const entry = useMemo(() => {
    const known = kept.get(place) ?? { state: signal<Loaded<unknown>>(NOTHING), turn: 0 };
    kept.set(place, known);
    return known;
  }, [place]);
  const reload = async (): Promise<void> => {
    const turn = ++entry.turn;
    const before = entry.state.peek();
    entry.state.value = { ...before, isLoading: true };
    let now: Loaded<unknown>;
    try {
      now = { value: await load(), problem: null, isLoading: false };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      now = { value: before.value, problem: error, isLoading: false };
    }
    if (turn === entry.turn) entry.state.value = now;
  };
  useEffect(() => void reload(), [place]);
  return { ...(entry.state.value as Loaded<T>), reload };
}
