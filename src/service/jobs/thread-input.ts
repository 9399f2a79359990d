/** What a worker and the thread in which it runs a command tell each other. */
import type { Ending } from '../../app/index.ts';
import type { Language } from '../../errors/index.ts';
import type { RunCommand } from '../rules/run-state.ts';
import type { KeptError } from './kept-error.ts';
import type { Progress } from './queue.ts';

/** One word of shared memory: set once the run is to end with nothing kept. */
export type Cancelling = Int32Array<SharedArrayBuffer>;

export function newCancelling(): Cancelling {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Of a run's result, or of what it was made from. */
export type Question = 'explain' | 'since-decided' | 'frozen';

export interface ThreadInput {
  readonly command: RunCommand | Question;
  readonly request: Record<string, unknown>;
  /** Place → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly language: Language;
  /** Of the engine. */
  readonly version: string;
  readonly cancelling: Cancelling;
}

export interface ThreadOutput {
  readonly name: string;
  readonly sha256: string;
  readonly confidential: boolean;
  readonly bytes: Uint8Array;
}

/** Of a match: one a trainee of the proposal. */
export interface ProposedRow {
  readonly trainee: string;
  /** null: left without. */
  readonly mentor: string | null;
  /** Millionths. */
  readonly score: number | null;
  /** JSON: the proposal's own entry. */
  readonly entry: string;
}

export interface ThreadResult {
  readonly ending: Ending;
  /** JSON: the command's answer as one document. */
  readonly document: string;
  readonly outputs: readonly ThreadOutput[];
  /** Of a match; else null. */
  readonly proposal: { readonly verified: boolean; readonly pairs: readonly ProposedRow[] } | null;
}

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'end'; readonly result: ThreadResult }
  | { readonly kind: 'error'; readonly error: KeptError };
