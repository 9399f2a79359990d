import type { CensusInput, SessionChange } from '../../src/session/index.ts';

export interface Act {
  readonly outcome: 'done' | 'refused' | 'cancelled';
  readonly ms: number;
  /** What was answered, in JSON. */
  readonly said: string;
}

export interface Course {
  /** Of the start. */
  readonly ms: number;
  readonly acts: readonly Act[];
}

export function drawnActs(input: CensusInput, count: number, seed: number): SessionChange[][];
export function inNode(input: CensusInput, lists: readonly (readonly SessionChange[])[], board?: string): Promise<Course>;
