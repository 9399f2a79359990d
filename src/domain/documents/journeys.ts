/** `binome.journeys/1` (journeys.json): the journey of each pair of the problem.json beside it, after a reassignment. */
import * as z from 'zod';
import { longList } from './long-list.ts';
import { minutesOneWay } from './parts.ts';

export const JOURNEYS_FORMAT = 'binome.journeys/1';

export const journeysSchema = z
  .object({
    format: z.literal(JOURNEYS_FORMAT),
    minutes: longList(
      minutesOneWay.nullable(),
      (entry) => entry === null || (typeof entry === 'number' && entry >= 0 && entry < Infinity),
    ).describe('For each pair of problem.json, in its order, the minutes one way; null: unknown or not comparable.'),
  })
  .meta({ title: 'Journeys', description: 'The journey of each eligible pair after a reassignment: what the next one reads.' });
