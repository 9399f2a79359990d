/**
 * `binome.plan/1` (plan.json): who would mentor whom in each of several periods, what it is worth, and how far it is proven. It matches nobody.
 * Open, as a proposal is.
 */
import * as z from 'zod';
import { censusAccountSchema } from './account.ts';
import { planRules } from './guidelines.ts';
import { count, engine, guidelinesRef, inputs, list, mentorId, millionths, record, setting, text, traineeId } from './parts.ts';

/** Of a period among several, as a plan and a recruitment name it. */
export const periodName = {
  label: z.string().describe('The id that tells it from the others: `SP1`, or `CPIP 29/SP1`.'),
  promotion: z.string(),
  name: z.string(),
  start: z.string().meta({ format: 'date' }),
  end: z.string().meta({ format: 'date' }),
};

const seen = z.int().describe('Settings that trainees see in the course of the plan: two each at most.');
const value = {
  served: z.int().describe('Trainees with a mentor, added up over the periods.'),
  settings: seen,
  again: z.int().min(1).exactOptional().describe('Times that a trainee is without a mentor beyond their first; 0 where it is not given.'),
};
const planValue = record({
  ...value,
  points: millionths.describe('Scores of the pairs, with continuity, less what loads cost; millionths.'),
  kept: z.int().describe('Times that a trainee keeps a mentor from one period to the next.'),
  over: z.int().describe('Trainees above what mentors take without a thought.'),
}).meta({
  id: 'PlanValue',
  description: 'Better is more served; then fewer times without again; then more settings seen; then more points.',
});

const planBound = record({
  ...value,
  points: z.number().nullable().describe('null where nothing is proven of the points: no plan is known that reaches both numbers.'),
}).meta({
  id: 'PlanBound',
  description:
    'Proven of every plan: it serves no more; if it serves as many, it shows no more settings; if it does, it has no more points.',
});

const plannedPeriod = record({
  ...periodName,
  trainees: count,
  places: count,
  served: count,
  score: millionths.describe('Of the pairs alone, millionths.'),
  isDecided: z.boolean(),
}).meta({ id: 'PlannedPeriod' });

const plannedPair = record({ period: z.string(), trainee: traineeId, mentor: mentorId, score: millionths }).meta({ id: 'PlannedPair' });

const settingUnseen = record({
  trainee: traineeId,
  name: z.string(),
  setting,
  reason: z
    .enum(['never', 'unspecified', 'decided', 'places', 'unproven'])
    .describe(
      '`never`: no mentor of that setting is possible for them in any period. `unspecified`: those who may be of that setting have not said so. `decided`: there was one in a period whose placement is decided, ' +
        'and there is none in those that are left. `places`: there are such mentors, but as many settings as possible are seen with their ' +
        'places given to others; that is proven. `unproven`: there are such mentors, and a limit kept it from being proven that all settings ' +
        'that can be are seen.',
    ),
}).meta({ id: 'SettingUnseen', description: 'A setting that a trainee does not see.' });

const plannedTrainee = record({
  id: z.string(),
  name: z.string(),
  stages: list(record({ period: z.string(), mentor: mentorId.nullable(), name: z.string().nullable(), settings: list(setting) })).describe(
    'Settings: those that the mentor is known to show. ' +
      'Of the periods of their promotion, in order; null where nobody would mentor them.',
  ),
  unseen: list(settingUnseen),
  sentence: text,
}).meta({ id: 'PlannedTrainee' });

const plannedBoard = record({
  code: z.string(),
  name: z.string(),
  needed: count.describe('Trainees times periods.'),
  served: count.describe('How many of these have a mentor.'),
  trainees: count,
  both: count.describe('Trainees who see both settings.'),
  kept: count,
  score: millionths.describe('Of the pairs alone, millionths.'),
  heaviest: count.describe('The most trainees that one mentor takes over the plan.'),
}).meta({ id: 'PlannedBoard' });

export const planSchema = record({
  format: z.literal('binome.plan/1'),
  engine,
  guidelines: guidelinesRef,
  rules: planRules,
  leftOut: list(z.enum(['fair', 'balance', 'minimums'])).describe(
    'Parts of the guidelines that a plan does not follow, though each period’s own matching does.',
  ),
  inputs,
  account: censusAccountSchema.exactOptional(),
  periods: list(plannedPeriod).describe('In the order in which they start.'),
  status: z
    .enum(['optimal', 'limit', 'infeasible', 'unknown'])
    .describe(
      '`optimal`: proven best. `limit`: the best that was found, with a proven bound. `infeasible`: no plan follows every rule, and that is ' +
        'proven; nothing is planned. `unknown`: a limit came before any plan was found; nothing is planned.',
    ),
  value: planValue,
  bound: planBound.nullable().describe('No plan is worth more; null when nothing is proven.'),
  pairs: list(plannedPair).describe('Sorted by period, then trainee id.'),
  trainees: list(plannedTrainee),
  loads: list(record({ mentor: mentorId, name: z.string(), trainees: count, periods: count })).describe(
    'Mentors with trainees, the busiest first; equals by id.',
  ),
  boards: list(plannedBoard),
  separately: planValue
    .nullable()
    .describe('What deciding each period by itself comes to, keeping mentors among equals: what a plan is worth more than.'),
  decided: record({ periods: list(z.string()), without: planValue, blocked: list(settingUnseen) })
    .exactOptional()
    .describe(
      'Only where placements were decided before: what a plan without them is worth, and, where they cost a setting, who else would see it.',
    ),
}).meta({ title: 'Plan', description: 'Several periods planned together, with what is proven. It matches nobody.' });

export type Plan = z.infer<typeof planSchema>;
export type PlanValue = z.infer<typeof planValue>;
export type PlanBound = z.infer<typeof planBound>;
export type PlannedPeriod = z.infer<typeof plannedPeriod>;
export type PlannedPair = z.infer<typeof plannedPair>;
export type PlannedTrainee = z.infer<typeof plannedTrainee>;
export type SettingUnseen = z.infer<typeof settingUnseen>;
export type PlannedBoard = z.infer<typeof plannedBoard>;
