/** Rounds as the API gives them. */
import * as z from 'zod';
import { ROUND_STATES } from '../../rules/round-state.ts';
import { day, moment } from './common.ts';

const count = z.int().min(0);

export const roundSchema = z
  .object({
    id: z.string().describe('`BOARD.PROMOTION.PERIOD`; URL-encoded in addresses.'),
    ...{ board: z.string(), boardName: z.string(), promotion: z.string(), period: z.string(), name: z.string() },
    state: z.enum(ROUND_STATES),
    ...{ startsOn: day, endsOn: day },
    counts: z.object({ trainees: count, decided: count, stale: count, flags: count }),
    proposal: z.object({ run: z.uuid(), number: z.int().min(1), submittedAt: moment }).nullable(),
    version: z.int().min(1),
  })
  .meta({ id: 'Round' });
