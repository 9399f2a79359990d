/** `binome.stress/1` (stress.json): what losing any one mentor would cost, and who would take over, before anything happens. Open, as a proposal is. */
import * as z from 'zod';
import { count, list, mentorId, millionths, record, traineeId } from './parts.ts';

const loss = record({
  moved: count.describe('People other than the mentor’s trainees who move.'),
  served: z.int().describe('Trainees fewer with a mentor; negative: more.'),
  score: millionths.describe('Points fewer in all, millionths; negative: more.'),
  proven: z.boolean().describe('Nothing better is possible with as many moves, and that is proven.'),
}).meta({ id: 'Loss' });

const mentorLoss = record({
  mentor: mentorId,
  trainees: list(traineeId),
  kind: z
    .enum(['replaced', 'moving', 'short', 'impossible'])
    .describe(
      '`replaced`: as many trainees have a mentor, and nobody else moves. `moving`: as many, but others have to move. `short`: fewer have a ' +
        'mentor, whatever is done. `impossible`: no matching follows every rule any more.',
    ),
  alone: loss.nullable().describe('What the best matching costs that moves nobody else; null where none follows every rule.'),
  best: loss.nullable().describe('What the best of all costs; null where none follows every rule.'),
}).meta({ id: 'MentorLoss' });

export const stressSchema = record({
  format: z.literal('binome.stress/1'),
  mentors: list(mentorLoss).describe('Every mentor who has trainees, the gravest loss first; equals by id.'),
  deputies: list(record({ trainee: traineeId, mentor: mentorId, deputy: mentorId.nullable() })).describe(
    'Every trainee who has a mentor, by id, then mentor: who would take over if that one left and nobody else moved; null: nobody could.',
  ),
}).meta({ title: 'Stress test', description: 'What losing any one mentor would cost, and who would take over.' });

export type StressTest = z.infer<typeof stressSchema>;
export type MentorLoss = z.infer<typeof mentorLoss>;
export type Loss = z.infer<typeof loss>;
