/**
 * What a season of breakdowns leaves of the best score, by the way each is repaired: the demo census, which is invented, mean of some seeds.
 * Made by `npm run bench:season -- --write`, never by hand; `docs/season.md` is made of the same figures.
 */
export interface SeasonFigures {
  readonly seeds: number;
  /** Pairs at the start; of these the share `rate` breaks down, one after the other. */
  readonly pairs: number;
  readonly seasons: readonly { readonly rate: number; readonly ways: readonly WayFigures[] }[];
}

export interface WayFigures {
  /** By hand, the best free place; the repair frontier, at most so many others moved each time; the whole matched again. */
  readonly way: 'greedy' | 'repair' | 'scratch';
  /** Of a repair; null: as many as help. */
  readonly most?: number | null;
  /** Other people moved, for each breakdown; share of the best score then possible; trainees served fewer than at best. */
  readonly moved: number;
  readonly score: number;
  readonly short: number;
}

export const seasonFigures: SeasonFigures = {
  seeds: 10,
  pairs: 343,
  seasons: [
    {
      rate: 0.31,
      ways: [
        { way: 'greedy', moved: 0, score: 0.9497, short: 3 },
        { way: 'repair', most: 0, moved: 0, score: 0.9498, short: 3 },
        { way: 'repair', most: 1, moved: 0.88, score: 0.9924, short: 0 },
        { way: 'repair', most: 2, moved: 1.4, score: 0.9977, short: 0 },
        { way: 'repair', most: 3, moved: 1.78, score: 0.9993, short: 0 },
        { way: 'repair', most: null, moved: 2.58, score: 1, short: 0 },
        { way: 'scratch', moved: 2.62, score: 1, short: 0 },
      ],
    },
    {
      rate: 0.38,
      ways: [
        { way: 'greedy', moved: 0, score: 0.9414, short: 3.2 },
        { way: 'repair', most: 0, moved: 0, score: 0.9416, short: 3.2 },
        { way: 'repair', most: 1, moved: 0.88, score: 0.9908, short: 0 },
        { way: 'repair', most: 2, moved: 1.41, score: 0.9975, short: 0 },
        { way: 'repair', most: 3, moved: 1.8, score: 0.9992, short: 0 },
        { way: 'repair', most: null, moved: 2.6, score: 1, short: 0 },
        { way: 'scratch', moved: 2.63, score: 1, short: 0 },
      ],
    },
  ],
};
