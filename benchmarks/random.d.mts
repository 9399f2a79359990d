export interface SeededRandom {
  fraction: () => number;
  int: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(values: readonly T[]) => T;
  shuffle: <T>(values: T[]) => T[];
}

export function fractions(seed: number): () => number;

export function seededRandom(name: string): SeededRandom;
