/** `season-figures.json`: what a season of breakdowns leaves of the best score, by the way each is repaired; mean of some seeds. */
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

export function tablesOf(figures: SeasonFigures): { head: string[]; rows: string[][] }[];
export function page(figures: SeasonFigures): string;
export function drawing(figures: SeasonFigures): string;
