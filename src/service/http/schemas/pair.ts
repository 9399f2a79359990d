/** Pairs, decisions and prices as the API gives and takes them. */
import * as z from 'zod';
import { CRITERIA } from '../../../domain/index.ts';
import { DECISION_KINDS, PAIR_STATES } from '../../rules/pair-state.ts';
import { MENTOR_STATES } from '../../rules/mentor-state.ts';
import { MARKS } from '../../rules/proposed-entry.ts';
import { idText, moment, writtenText } from './common.ts';

const millionths = z.int();
const kind = z.enum(DECISION_KINDS);
const named = z.object({ id: z.string(), name: z.string() });
const placed = named
  .extend({
    ...{ service: z.string().describe('Its code.'), serviceName: z.string(), site: z.string().nullable(), town: z.string().nullable() },
    coordinates: z
      .object({ latitude: z.number().describe('Degrees, WGS 84.'), longitude: z.number().describe('Degrees, WGS 84.') })
      .nullable()
      .describe('Of the town; null where it is not known.'),
  })
  .meta({ id: 'Placed' });
/** A code with its values, and what it says. */
const coded = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  ...{ fr: z.string(), en: z.string() },
});

const fairness = z.object({ below: millionths, more: z.int() }).nullable().optional();
export const priceSchema = z
  .object({
    loss: millionths.describe('What the best matching with this pair scores less, millionths.'),
    unmet: z.int().describe('Trainees fewer served.'),
    fairness,
    uneven: z.boolean().optional(),
    moves: z.int().describe('Other trainees who would change.'),
  })
  .meta({ id: 'Price' });

const decision = z
  .object({
    kind,
    mentor: z.string().nullable().describe('Id; null of `without`.'),
    mentorName: z.string().nullable(),
    reason: z.string(),
    by: z.string().describe('Name and function.'),
    at: moment,
    price: priceSchema.nullable().describe('Of a change, where it is known.'),
    brokenRules: z.array(coded).describe('Of a change.'),
    rulesKnown: z.boolean().describe('Whether these are all.'),
    stands: z.boolean().describe('Whether the trainee is thereby decided.'),
    stale: z.boolean(),
    submission: z.int().min(1),
  })
  .meta({ id: 'PairDecision' });

const alternative = z.object({
  mentor: z
    .object({ id: z.string().nullable(), name: z.string().nullable(), service: z.string().nullable(), serviceName: z.string() })
    .describe('Without id and name where it is nobody whom one may see.'),
  ...{ score: millionths, loss: millionths, unmet: z.int(), fairness, uneven: z.boolean().optional() },
  moves: z.array(z.object({ trainee: named.nullable(), from: named.nullable(), to: named.nullable(), left: z.boolean() })),
});

const namedMaybe = named.nullable();
const standing = z
  .object({
    state: z.enum(MENTOR_STATES).describe('Whether somebody else of the round has the mentor: proposed, or decided.'),
    trainees: z.array(named.extend({ decided: z.boolean() })).describe('Those whom one may see.'),
    others: z.int().min(0).describe('Decided to be theirs, whom one may not see.'),
  })
  .nullable()
  .describe('null of a mentor who is not named.');
const standingAlternatives = z
  .array(alternative.extend({ standing }))
  .nullable()
  .describe('Cheapest first; null where they were not priced.');

const lostBy = z
  .array(
    z.object({
      criterion: z.enum(CRITERIA),
      weight: z.number().describe('As it is.'),
      at: z.number().describe('The nearest to it at which another matching is better, the other weights keeping their proportions.'),
    }),
  )
  .describe('Of the mark `lost-by-weights`: the weights that undo the pair, the least move first; empty without it.');

const proposedShape = {
  trainee: placed,
  mentor: placed.nullable(),
  score: millionths.nullable().describe('Millionths.'),
  parts: z.array(
    z.object({
      criterion: z.enum(CRITERIA),
      ...{ weight: z.number(), value: z.number().nullable(), points: millionths, facts: z.array(coded) },
    }),
  ),
  travelMinutes: z.number().nullable(),
  pinned: z.boolean().describe('Whether whoever asked for the run held the pair fast, on which nobody had decided.'),
  marks: z.array(z.enum(MARKS)).describe('Why to look at it twice.'),
  alternatives: z.array(alternative).nullable().describe('Cheapest first; null where they were not priced.'),
  excluded: z.array(z.object({ code: z.string(), mentors: z.int() })),
};
/** What a run proposes, submitted or not. */
export const runPairSchema = z.object(proposedShape).meta({ id: 'RunPair' });
export const runPairInFullSchema = z.object({ ...proposedShape, alternatives: standingAlternatives, lostBy }).meta({ id: 'RunPairInFull' });

const pairShape = {
  ...proposedShape,
  state: z.enum(PAIR_STATES),
  stale: z.boolean().describe('Whether what counted for what stands, else for what is proposed, has changed.'),
  decision: decision.nullable().describe('The one in force.'),
  submission: z.int().min(1),
  ownProposal: z.boolean().describe('Whether one has submitted it oneself: then one does not accept or change.'),
  taken: z
    .object({
      trainee: namedMaybe.describe('Who has the mentor; null where one may not see them.'),
      by: z.string().describe('Name and function.'),
      at: moment,
    })
    .nullable()
    .describe('By which decision on somebody else the mentor who is proposed has no place left.'),
  version: z.int().min(1),
};
export const pairSchema = z.object(pairShape).meta({ id: 'RoundPair' });

/** Prices refer to the best matching that keeps what is decided on the others. */
export const alternativesSchema = z
  .object({
    basis: z
      .enum(['proposal', 'decisions'])
      .describe('`proposal`: of the proposal as it was submitted, since nothing is decided on the others, or it could not be computed.'),
    proposed: alternative
      .nullable()
      .describe('Of the mentor who is proposed; null where they can no longer be had, or nobody is proposed.'),
    alternatives: standingAlternatives,
    already: alternative.shape.moves.describe('Of trainees on whom nothing is decided: what the decisions alone change.'),
    constraints: z
      .array(z.object({ id: z.string(), label: z.object({ fr: z.string(), en: z.string() }) }))
      .nullable()
      .describe('Where no matching keeps what is decided: what is in its way, as far as it is known; else null.'),
  })
  .meta({ id: 'Alternatives' });

export const pairInFullSchema = z
  .object({
    ...pairShape,
    alternatives: standingAlternatives,
    lostBy,
    deciders: z.array(z.string()).describe('Who else directs the mentor’s service, by name.'),
    changes: z.array(
      z.object({
        who: z.enum(['trainee', 'mentor', 'guidelines']),
        field: z.string().nullable().describe('null: gone, or the guidelines.'),
        said: z.object({ fr: z.string(), en: z.string() }),
      }),
    ),
    history: z.array(
      z.object({
        number: z.int().min(1),
        ...{ kind, mentor: z.string().nullable(), mentorName: z.string().nullable(), reason: z.string(), by: z.string(), at: moment },
        submission: z.int().min(1),
      }),
    ),
  })
  .meta({ id: 'RoundPairInFull' });

export const decisionBody = z
  .strictObject({
    kind,
    mentor: idText.optional().describe('Of `change`, whom; of `accept` and `refuse`, the mentor that is meant.'),
    reason: writtenText(2000),
  })
  .superRefine(({ kind, mentor }, context) => {
    if (kind === 'change' && mentor === undefined)
      context.addIssue({ code: 'custom', path: ['mentor'], message: 'a change names a mentor' });
    if ((kind === 'without' || kind === 'withdraw') && mentor !== undefined)
      context.addIssue({ code: 'custom', path: ['mentor'], message: `${kind} names nobody` });
  });

export const toldOfPairSchema = z
  .object({
    trainee: z.string(),
    mentor: named.extend({ service: z.string() }),
    price: priceSchema.nullable().describe('null where hard rules or constraints exclude the pair, or facts have changed since the run.'),
    score: millionths.nullable(),
    brokenRules: z.array(coded),
    rulesKnown: z.boolean().describe('Whether these are all of them.'),
    constraints: z
      .array(z.object({ id: z.string(), label: z.object({ fr: z.string(), en: z.string() }) }))
      .readonly()
      .describe('Of the guidelines: those that no matching with this pair meets, as far as they are known.'),
    places: z.object({ capacity: z.int(), taken: z.int().describe('By others than this trainee.') }),
    losing: z
      .object({
        trainees: z.array(
          z.object({
            trainee: named,
            instead: namedMaybe.describe('Who comes in their place; null where nobody does, or nobody whom one may see.'),
            comes: z.enum(['mentor', 'nobody', 'unknown']).describe('`unknown`: not computed from what is so today.'),
            scores: z.object({ before: millionths.nullable(), after: millionths.nullable() }).describe('Millionths; null where not known.'),
          }),
        ),
        keep: z.int().min(0).describe('How many of these keep the mentor all the same.'),
      })
      .describe('To whom the mentor is proposed, and who would lose them by this decision.'),
  })
  .meta({ id: 'PriceOfPair' });

const text = z.object({ fr: z.string(), en: z.string() });
const person = named.extend({ serviceName: z.string() });

export const diagnosisSchema = z
  .object({
    status: z.enum(['optimal', 'limit', 'infeasible']).describe('`infeasible`: no matching follows every rule, and that is proven.'),
    unmet: z
      .array(
        z.object({
          trainee: person,
          reasons: z
            .object({ fr: z.array(z.string()).readonly(), en: z.array(z.string()).readonly() })
            .describe('In sentences; none where no matching is possible, which is told once.'),
          shortage: z.int().min(0).nullable().describe('Which of `shortages` the trainee is part of, from 0; null where none.'),
        }),
      )
      .describe('Trainees without a mentor, and why.'),
    shortages: z
      .array(
        z.object({
          ...{ says: text, trainees: z.array(person), mentors: z.array(person) },
          ...{ needed: z.int().describe('Places.'), capacity: z.int(), missing: z.int().describe('Places.') },
        }),
      )
      .describe('Proven: these trainees can only have these mentors, who have fewer places.'),
    infeasibility: z.array(text).describe('What stands in the way where there is no matching.'),
    waysOut: z
      .array(
        z.object({
          trainees: z.int().describe('How many depend on each other.'),
          options: z
            .array(z.object({ says: text, matched: z.int().describe('How many of them would have a mentor.') }))
            .describe('One would do.'),
        }),
      )
      .describe('Only where there is no matching: what would make one possible.'),
  })
  .meta({ id: 'Diagnosis' });
