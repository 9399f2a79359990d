/** What the two threads of the command line share: one word, which each of them may change only from RUNNING. */
export const RUNNING = 0;
/** The person asked for an end: nothing is put in place any more. */
export const CANCELLED = 1;
/** The result is being put in place: too late to ask. */
export const COMMITTING = 2;

export type SharedState = Int32Array<SharedArrayBuffer>;

export function newState(): SharedState {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** @returns whether the state is now the one asked for. */
export function enter(state: SharedState, next: typeof CANCELLED | typeof COMMITTING): boolean {
  const before = Atomics.compareExchange(state, 0, RUNNING, next);
  return before === RUNNING || before === next;
}

export function isCancelled(state: SharedState): boolean {
  return Atomics.load(state, 0) === CANCELLED;
}

/** To the thread that runs the command. */
export interface ThreadInput {
  readonly argv: readonly string[];
  readonly interactive: boolean;
  readonly state: SharedState;
}

/** From it. */
export type ThreadMessage =
  | { readonly kind: 'out'; readonly text: string }
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'made'; readonly folder: string }
  /** The command lasts until it is asked to end, which it then does by itself. */
  | { readonly kind: 'lasting' }
  | { readonly kind: 'end'; readonly code: number };

/** To it, once it lasts: that it is to end. */
export const END = 'end';
