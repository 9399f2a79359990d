/**
 * The guidelines: the weights, curves, hard rules and constraints that people set, as one versioned file.
 *
 * Weights are set by people, never learned from outcomes. A `where` selects people by what the census says of them;
 * a quota counts the pairs between the selected mentors and the selected trainees.
 */
import * as z from 'zod';

const share = z.number().min(0).max(1).multipleOf(0.0001);
const code = z.string().min(1);
const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

/** Piecewise linear: [x, value] with x increasing; flat before the first point and after the last. */
const curve = z
  .array(z.tuple([z.number(), share]))
  .min(1)
  .refine((points) => points.every((point, k) => k === 0 || (points[k - 1]?.[0] ?? 0) < point[0]), {
    params: { en: 'the first numbers of the points must increase', fr: 'les premiers nombres des points doivent croître' },
  });

/** Every condition given must hold; a list holds when any of its terms does. */
const where = z.strictObject({
  board: code.optional(),
  service: code.optional(),
  site: code.optional(),
  ids: z.array(code).min(1).optional(),
  /** Any of these fields of study or work. */
  domain: z.array(code).min(1).optional(),
  /** Trainees: any of these learning needs. Mentors: any of these skills. */
  need: z.array(code).min(1).optional(),
  setting: z.enum(['MO', 'MF']).optional(),
  /** Trainees only. */
  promotion: code.optional(),
  /** Mentors only: whole years since tenure at the start of the period, bounds included. */
  tenureYears: z.strictObject({ min: z.number().int().optional(), max: z.number().int().optional() }).optional(),
  /** Mentors only: trained for the role on or after this date. */
  trainedSince: z.iso.date().optional(),
});

const common = { id: code, label: text };

/** A quota: the selected pairs of each group number at least `min`, at most `max`, at most `maxShare` of the group's pairs. */
const quota = z.strictObject({
  ...common,
  kind: z.literal('quota'),
  /** One constraint for each value of this attribute of the mentors; without it, one over them all. */
  each: z.enum(['board', 'service', 'site', 'mentor']).optional(),
  mentors: where.optional(),
  trainees: where.optional(),
  min: z.number().int().min(0).optional(),
  max: z.number().int().min(0).optional(),
  maxShare: share.optional(),
  minShare: share.optional(),
});

/** A trainee named twice would be kept apart from, or held together with, themselves. */
const severalTrainees = z
  .array(code)
  .min(2)
  .refine((ids) => new Set(ids).size === ids.length, {
    params: { en: 'each trainee must be named once', fr: 'chaque stagiaire doit être nommé une seule fois' },
  });

/** Two trainees (or more) never with mentors of the same mentor, site or service. */
const apart = z.strictObject({
  ...common,
  kind: z.literal('apart'),
  trainees: severalTrainees,
  level: z.enum(['mentor', 'site', 'service']),
});

/** Trainees with mentors of the same mentor, site or service, whichever it is. */
const together = z.strictObject({
  ...common,
  kind: z.literal('together'),
  trainees: severalTrainees,
  level: z.enum(['mentor', 'site', 'service']),
});

/** The one-way minutes of the pairs sum to at most this, for each board or over all. */
const travelBudget = z.strictObject({
  ...common,
  kind: z.literal('travelBudget'),
  each: z.literal('board').optional(),
  mentors: where.optional(),
  trainees: where.optional(),
  maxMinutes: z.number().min(0),
});

/** What couples the periods of a plan, besides the rules that hold in each of them. */
const planRules = z.strictObject({
  /** Every trainee sees both settings in the course of the plan, as far as places go; a mentor who works in both shows both. */
  bothSettings: z.boolean(),
  /** Score for each trainee who keeps a mentor from one period of their promotion to the next. */
  continuity: share,
  /** Periods that a trainee may spend with one mentor; null: any number. */
  mostWithOneMentor: z.number().int().min(1).nullable(),
  /** A mentor has trainees in at most `most` of any `of` periods in a row; null: no rest is due. */
  rest: z
    .strictObject({ most: z.number().int().min(1), of: z.number().int().min(2) })
    .refine(({ most, of }) => most < of, {
      params: { en: '“most” must be less than “of”', fr: '« most » doit être inférieur à « of »' },
    })
    .nullable(),
  /**
   * Trainees that a mentor takes over the whole plan without a thought, and the score that the first above costs; the second costs twice as
   * much, the third three times. null: not counted.
   */
  load: z.strictObject({ free: z.number().int().min(0), points: share }).nullable(),
});

export const guidelinesSchema = z.strictObject({
  format: z.literal('binome.guidelines/1'),
  id: code,
  version: code,
  title: text,
  /** They sum to 1. A weight may be 0. */
  weights: z.strictObject({ background: share, workload: share, location: share, preferences: share, generation: share }),
  /** The value that stands in where a criterion is unknown, and is said to. */
  unknownValue: share,
  background: z.strictObject({
    /** The rest of the value is how far the mentor covers the learning needs. */
    domainsShare: share,
  }),
  workload: z.strictObject({
    /** Over files per full-time officer. */
    curve,
    /** Taken off for each trainee already followed. */
    perTraineeFollowed: share,
  }),
  location: z.strictObject({
    /** Over minutes one way. */
    curve,
    detourFactor: z.number().min(1),
    speedKmPerHour: z.number().positive(),
  }),
  preferences: z.strictObject({
    /** Value of the first choice, the second …; a later choice gets the last value. */
    ranks: z.array(share).min(1),
    /** Value when a person stated preferences and this one is not among them. */
    notListed: share,
  }),
  generation: z.strictObject({
    /** Over years since tenure. */
    curve,
  }),
  rules: z.strictObject({
    volunteer: z.boolean(),
    trained: z.boolean(),
    sameBoard: z.boolean(),
    setting: z.boolean(),
    reachableByRoad: z.boolean(),
    /** Share of the period's expected days. */
    minimumPresence: share,
    /** A mentor's capacity when the census gives none, and the most that it may ever be. */
    defaultCapacity: z.number().int().min(0),
    capacityLimit: z.number().int().min(0),
    /** Minutes one way for every trainee; null when only the trainee's own limit counts. */
    maxTravelMinutes: z.number().positive().nullable(),
  }),
  sideConstraints: z.array(z.discriminatedUnion('kind', [quota, apart, together, travelBudget])),
  /** `score`: the highest total. `fair`: as few pairs as possible in the lowest band of scores, then in the next …; then the total. */
  objective: z.enum(['score', 'fair']),
  /** With `fair` only: ascending scores that part the bands; tenths unless given. */
  bands: z.array(share).min(1).optional(),
  coverage: z.enum(['most', 'all']),
  /**
   * Before scores: `worst`: the heaviest load as light as possible, in trainees (those already followed included) for a full-time mentor;
   * `spread`: then the lightest one as heavy as possible. `none` unless given.
   */
  balance: z.enum(['none', 'worst', 'spread']).optional(),
  /** For plans over several periods; the national ones unless given. */
  plan: planRules.optional(),
});

export type Guidelines = z.infer<typeof guidelinesSchema>;
export type GroupConstraint = Guidelines['sideConstraints'][number];
export type Where = z.infer<typeof where>;
export type PlanRules = z.infer<typeof planRules>;
export type Curve = z.infer<typeof curve>;

const TENTHS: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The scores that part the bands; null where the guidelines do not ask for fairness. */
export function bandsOf({ objective, bands }: Guidelines): readonly number[] | null {
  return objective === 'fair' ? (bands ?? TENTHS) : null;
}
