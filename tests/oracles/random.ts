import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded choices: the same name and seed give the same sequence, on every machine. */
export interface Random {
  /** A whole number of `low..high`, both included. */
  int: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(values: readonly T[]) => T;
  shuffle: <T>(values: readonly T[]) => T[];
  /** Some `count` of the values, in random order. */
  sample: <T>(values: readonly T[], count: number) => T[];
}

export function seededRandom(name: string, seed: number): Random {
  let hash = 0x811c9dc5;
  for (const character of `${name}/${seed}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const generator = xoroshiro128plus(hash);
  const int = (low: number, high: number): number => uniformInt(generator, low, high);
  const shuffle = <T>(values: readonly T[]): T[] => {
    const shuffled = [...values];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = int(0, i);
      [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
    }
    return shuffled;
  };
  return {
    int,
    chance: (probability) => int(0, 999_999) < probability * 1_000_000,
    pick: (values) => {
      if (values.length === 0) throw new RangeError('nothing to pick from');
      return values[int(0, values.length - 1)] as (typeof values)[number];
    },
    shuffle,
    sample: (values, count) => shuffle(values).slice(0, count),
  };
}
