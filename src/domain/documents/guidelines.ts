/**
 * `binome.guidelines/1` (guidelines.json): the weights, curves, hard rules and constraints that people set.
 *
 * Weights are set by people, never learned from outcomes. A `where` selects people by what the census says of them;
 * a quota counts the pairs between the selected mentors and the selected trainees.
 *
 * Closed: a rule that a misspelt field does not state would silently not hold.
 */
import * as z from 'zod';
import { setting } from './parts.ts';

const share = z.number().min(0).max(1).multipleOf(0.0001).meta({ id: 'Share', description: 'In [0, 1], at most four decimals.' });
const code = z.string().min(1);
const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

const curve = z
  .array(z.tuple([z.number(), share]))
  .min(1)
  .refine((points) => points.every((point, k) => k === 0 || (points[k - 1]?.[0] ?? 0) < point[0]), {
    params: { en: 'the first numbers of the points must increase', fr: 'les premiers nombres des points doivent croître' },
  })
  .meta({
    id: 'Curve',
    description: 'Piecewise linear: [x, value] with x increasing; flat before the first point and after the last.',
  });

const terms = z.array(code).min(1).optional();
const years = z.number().int().optional();
const where = z
  .strictObject({
    board: code.optional().describe('Code of a directorate.'),
    service: code.optional().describe('Code of a service.'),
    site: code.optional().describe('Code of a site.'),
    ids: terms,
    domain: terms.describe('Any of these fields of study or work.'),
    need: terms.describe('Trainees: any of these learning needs. Mentors: any of these skills.'),
    setting: setting.optional(),
    promotion: code.optional().describe('Trainees only.'),
    tenureYears: z
      .strictObject({ min: years, max: years })
      .optional()
      .describe('Mentors only: whole years since tenure at the start of the period, bounds included.'),
    trainedSince: z.iso.date().optional().describe('Mentors only: trained for the role on or after this date.'),
  })
  .meta({ id: 'Where', description: 'Selects people: every condition given must hold; a list holds when any of its terms does.' });

const common = { id: code, label: text };

const whole = z.number().int().min(0).optional();
const quota = z
  .strictObject({
    ...common,
    kind: z.literal('quota'),
    each: z
      .enum(['board', 'service', 'site', 'mentor'])
      .optional()
      .describe('One constraint for each value of this attribute of the mentors; without it, one over them all.'),
    mentors: where.optional(),
    trainees: where.optional(),
    min: whole,
    max: whole,
    maxShare: share.optional(),
    minShare: share.optional(),
  })
  .describe('The selected pairs of each group number at least `min`, at most `max`, at most `maxShare` of the group’s pairs.');

/** A trainee named twice would be kept apart from, or held together with, themselves. */
const severalTrainees = z
  .array(code)
  .min(2)
  .refine((ids) => new Set(ids).size === ids.length, {
    params: { en: 'each trainee must be named once', fr: 'chaque stagiaire doit être nommé une seule fois' },
  })
  .meta({ uniqueItems: true });
const level = z.enum(['mentor', 'site', 'service']);

const apart = z
  .strictObject({ ...common, kind: z.literal('apart'), trainees: severalTrainees, level })
  .describe('Two trainees (or more) never with mentors of the same mentor, site or service.');

const together = z
  .strictObject({ ...common, kind: z.literal('together'), trainees: severalTrainees, level })
  .describe('Trainees with mentors of the same mentor, site or service, whichever it is.');

const travelBudget = z
  .strictObject({
    ...common,
    kind: z.literal('travelBudget'),
    each: z.literal('board').optional(),
    mentors: where.optional(),
    trainees: where.optional(),
    maxMinutes: z.number().min(0),
  })
  .describe('The one-way minutes of the pairs sum to at most this, for each board or over all.');

export const planRules = z
  .strictObject({
    bothSettings: z
      .boolean()
      .describe('Every trainee sees both settings in the course of the plan, as far as places go; a mentor who works in both shows both.'),
    noneTwice: z
      .boolean()
      .exactOptional()
      .describe('Nobody is left without a mentor twice where another plan serves as many; true unless given. It comes before settings.'),
    continuity: share.describe('Score for each trainee who keeps a mentor from one period of their promotion to the next.'),
    mostWithOneMentor: z.number().int().min(1).nullable().describe('Periods that a trainee may spend with one mentor; null: any number.'),
    rest: z
      .strictObject({ most: z.number().int().min(1), of: z.number().int().min(2) })
      .refine(({ most, of }) => most < of, {
        params: { en: '“most” must be less than “of”', fr: '« most » doit être inférieur à « of »' },
      })
      .nullable()
      .describe('A mentor has trainees in at most `most` of any `of` periods in a row; null: no rest is due.'),
    load: z
      .strictObject({ free: z.number().int().min(0), points: share })
      .nullable()
      .describe(
        'Trainees that a mentor takes over the whole plan without a thought, and the score that the first above costs; the second costs twice ' +
          'as much, the third three times. null: not counted.',
      ),
  })
  .meta({ id: 'PlanRules', description: 'What couples the periods of a plan, besides the rules that hold in each of them.' });

export const guidelinesSchema = z
  .strictObject({
    format: z.literal('binome.guidelines/1'),
    id: code,
    version: code,
    title: text,
    weights: z
      .strictObject({ background: share, workload: share, location: share, preferences: share, generation: share })
      .describe('They sum to 1. A weight may be 0. Set by people, never learned from outcomes.'),
    unknownValue: share.describe('The value that stands in where a criterion is unknown, and is said to.'),
    background: z.strictObject({
      domainsShare: share.describe('Of the fields shared; the rest of the value is how far the mentor covers the learning needs.'),
    }),
    workload: z.strictObject({
      curve: curve.describe('Over files per full-time officer.'),
      perTraineeFollowed: share.describe('Taken off for each trainee already followed.'),
    }),
    location: z.strictObject({
      curve: curve.describe('Over minutes one way.'),
      detourFactor: z.number().min(1),
      speedKmPerHour: z.number().positive(),
      ownServiceShare: share
        .exactOptional()
        .describe('With `sameService: "prefer"` only: the part of the value that is for a mentor of the trainee’s own service.'),
    }),
    preferences: z.strictObject({
      ranks: z.array(share).min(1).describe('Value of the first choice, the second …; a later choice gets the last value.'),
      notListed: share.describe('Value when a person stated preferences and this one is not among them.'),
    }),
    generation: z.strictObject({ curve: curve.describe('Over years since tenure.') }),
    rules: z.strictObject({
      volunteer: z.boolean(),
      trained: z.boolean(),
      sameBoard: z.boolean(),
      setting: z.boolean(),
      reachableByRoad: z.boolean(),
      minimumPresence: share.describe('Share of the period’s expected days.'),
      defaultCapacity: z.number().int().min(0).describe('A mentor’s capacity when the census gives none.'),
      capacityLimit: z.number().int().min(0).describe('The most that a capacity may ever be.'),
      maxTravelMinutes: z
        .number()
        .positive()
        .nullable()
        .describe('Minutes one way for every trainee; null when only the trainee’s own limit counts.'),
      unknownJourney: z
        .enum(['exclude', 'allow'])
        .exactOptional()
        .describe(
          'Where a limit holds for a journey whose length is unknown. `exclude` unless given: it is not within the limit, but to the ' +
            'trainee’s own service. `allow`: the limit is not asked.',
        ),
      sameService: z
        .enum(['require', 'prefer', 'no'])
        .exactOptional()
        .describe(
          'Whether the mentor is of the trainee’s own service. `require`: no other; `prefer`: see `ownServiceShare`; `no` unless given.',
        ),
    }),
    sideConstraints: z.array(z.discriminatedUnion('kind', [quota, apart, together, travelBudget])),
    objective: z
      .enum(['score', 'fair'])
      .describe(
        '`score`: the highest total. `fair`: as few pairs as possible in the lowest band of scores, then in the next …; then the total.',
      ),
    bands: z.array(share).min(1).optional().describe('With `fair` only: ascending scores that part the bands; tenths unless given.'),
    coverage: z.enum(['most', 'all']).describe('`all`: every trainee has a mentor, or there is no matching.'),
    balance: z
      .enum(['none', 'worst', 'spread'])
      .optional()
      .describe(
        'Before scores. `worst`: the heaviest load as light as possible, in trainees (those already followed included) for a full-time mentor; ' +
          '`spread`: then the lightest one as heavy as possible. `none` unless given.',
      ),
    plan: planRules.optional().describe('For plans over several periods; the national ones unless given.'),
  })
  .meta({ title: 'Guidelines', description: 'The weights, curves, hard rules and constraints that people set.' });

export type Guidelines = z.infer<typeof guidelinesSchema>;
export type GroupConstraint = Guidelines['sideConstraints'][number];
export type Where = z.infer<typeof where>;
export type PlanRules = z.infer<typeof planRules>;
export type Curve = z.infer<typeof curve>;
