import type { PairSource } from '../src/solver/model/pair-source.ts';

export function nationalCensus(options: {
  trainees: number;
  mentors: number;
  seed: number;
  /** Kilometres of the square country, default 1000. */
  side?: number;
  /** Regions along a side, default 4. */
  regions?: number;
  /** Kilometres of a cell's side, default 25. */
  cell?: number;
  /** Places in each region, default 60. */
  places?: number;
}): PairSource;
