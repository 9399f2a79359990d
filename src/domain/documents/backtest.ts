/**
 * `binome.backtest/1` (backtest.json): the pairs that people made by hand in a past period, beside those that the engine finds from the same
 * census. Points are whole millionths, and add up exactly: parts to the score of a pair, pairs to the sums. Open, as a proposal is.
 */
import * as z from 'zod';
import { censusAccountSchema } from './account.ts';
import { periodSchema } from '../period.ts';
import { criterion, exclusion, scorePart } from './pair.ts';
import { count, engine, inputs, list, mentorId, millionths, minutesOneWay, record, text, traineeId } from './parts.ts';
import { guidelinesContent } from './proposal.ts';

const share = z.number().min(0).max(1);

const criterionSummary = record({
  criterion,
  known: count.describe('Pairs for which it is known.'),
  unknown: count.describe('Pairs for which it is not.'),
  meanValue: share.nullable().describe('Of the known; null where there is none.'),
  points: millionths.describe('Of all pairs, millionths: the guidelines’ neutral value counts where it is unknown.'),
}).meta({ id: 'CriterionSummary' });

const preferencesMet = record({ stated: count, first: count, listed: count }).meta({
  id: 'PreferencesMet',
  description:
    'Of the pairs in which this side had stated preferences: how many are its first choice, and how many are any of its choices.',
});

const pairingSummary = record({
  served: count.describe('Trainees with a mentor, who are as many as the pairs.'),
  score: millionths,
  criteria: list(criterionSummary),
  loads: record({
    mentors: count.describe('Mentors with trainees.'),
    heaviest: count.describe('The most trainees that one of them has.'),
    overPlaces: list(record({ id: z.string(), name: z.string(), trainees: count, places: count })),
  }),
  journeys: record({ known: count, meanMinutes: minutesOneWay.nullable(), longestMinutes: minutesOneWay.nullable() }).describe(
    'Minutes one way; null when no journey is known.',
  ),
  preferences: record({
    ofTrainees: preferencesMet,
    ofMentors: preferencesMet,
    avoided: count.describe('Pairs of which one had asked not to be with the other.'),
  }),
  distribution: list(count).describe('Pairs by score: under 10 points, from 10 to 20 …, 90 and more.'),
  worst: list(record({ trainee: traineeId, mentor: mentorId, score: millionths })).describe(
    'The lowest scores, ten at most, the lowest first; equals by trainee id.',
  ),
}).meta({ id: 'PairingSummary' });

const sides = {
  byHand: pairingSummary.describe('All pairs made by hand.'),
  withinRules: pairingSummary.describe('Those of them that no hard rule excludes.'),
  byEngine: pairingSummary.describe('The engine’s pairs.'),
};

const optimum = record({
  status: z.enum(['optimal', 'limit', 'infeasible']),
  verified: z.literal(true).describe('The independent verifier accepted the engine’s pairs and their proof.'),
  matched: count.describe('Trainees served by the engine’s pairs.'),
  score: millionths.describe('Total of the engine’s pairs, millionths.'),
  bound: millionths
    .nullable()
    .describe(
      'No set of pairs that follows every rule and serves as many (as evenly, as fairly, where the guidelines ask for it) totals more; ' +
        'millionths. null where nothing follows every rule, or where a limit left nothing proven.',
    ),
  highest: millionths.describe(
    'No set of pairs within the hard rules and the places totals more, however many trainees it serves: proven and verified. Millionths.',
  ),
  shareByHand: z
    .number()
    .nullable()
    .describe('Of `highest`, in [0, 1], rounded down to four decimals, of the pairs within the hard rules; null when `highest` is 0.'),
  shareByEngine: z.number().nullable().describe('The same of the engine’s pairs.'),
  bounded: z.boolean().describe('False where mentors have more trainees than places by hand: `highest` then says nothing of these pairs.'),
}).meta({ id: 'Optimum' });

const sentence = text;
const overLimit = { mentor: mentorId, trainees: count, limit: count };
const brokenRule = z
  .discriminatedUnion('kind', [
    record({ sentence, kind: z.literal('pair'), trainee: traineeId, mentor: mentorId, rules: list(exclusion) }).describe(
      'Hard rules that exclude it.',
    ),
    record({ sentence, kind: z.literal(['places', 'minimum']), ...overLimit }).describe(
      '`places`: more trainees than places. `minimum`: fewer trainees than the mentor must have.',
    ),
    record({
      ...{ sentence, kind: z.literal('sideConstraint'), id: z.string() },
      ...{ value: z.number(), op: z.enum(['<=', '>=', '=']), rhs: z.number() },
    }).describe('One of the guidelines.'),
    record({ sentence, kind: z.literal('coverage'), missing: count }).describe('The guidelines ask that every trainee has a mentor.'),
  ])
  .meta({ id: 'BrokenRule' });

const boardBacktest = record({ code: z.string(), name: z.string(), trainees: count, ...sides, samePairs: count }).meta({
  id: 'BoardBacktest',
});

const backtestPair = record({
  mentor: record({ id: z.string(), name: z.string(), service: z.string() }),
  score: millionths,
  parts: list(scorePart.pick({ criterion: true, value: true, points: true }).readonly()),
  travelMinutes: minutesOneWay.nullable().describe('One way; null when unknown or not comparable.'),
  rules: list(exclusion).describe('Hard rules that exclude the pair; none of the engine’s.'),
}).meta({ id: 'BacktestPair' });

const traineeChange = record({
  trainee: record({ id: z.string(), name: z.string(), board: z.string(), service: z.string() }),
  byHand: backtestPair.nullable().describe('null: nobody.'),
  byEngine: backtestPair.nullable().describe('null: nobody.'),
  difference: millionths.describe('Of the scores, engine less hand, millionths; nobody counts 0.'),
  kind: z
    .enum(['same', 'better', 'worse', 'equal', 'gained', 'lost', 'none'])
    .describe(
      '`same`: the same mentor. `better`, `worse`, `equal`: another mentor, with more, fewer or as many points. `gained`: a mentor instead of ' +
        'nobody. `lost`: nobody instead of a mentor. `none`: nobody on either side.',
    ),
}).meta({ id: 'TraineeChange' });

export const backtestSchema = record({
  format: z.literal('binome.backtest/1'),
  engine,
  period: periodSchema,
  guidelines: record(guidelinesContent),
  inputs,
  account: censusAccountSchema.exactOptional(),
  trainees: count.describe('Of the period’s promotion, who are compared.'),
  mentors: count.describe('Within their own rules.'),
  places: count.describe('Of these mentors.'),
  unlisted: list(traineeId).describe('Trainees of whom the file of pairs says nothing, counted as having had nobody.'),
  leftOut: list(traineeId).describe('Trainees left out on both sides, their row being refused.'),
  ...sides,
  broken: list(brokenRule).describe(
    'What the pairs made by hand break; empty when they follow every rule, which the independent verifier then confirms.',
  ),
  optimum,
  samePairs: count.describe('Pairs that both sides have.'),
  boards: list(boardBacktest).describe('By code; of the trainees of each.'),
  changes: list(traineeChange).describe('Every trainee, the one who gains most from the engine’s pairs first; equals by id.'),
  summary: list(text).describe('The whole in sentences.'),
  notSaid: list(text).describe('What none of this says.'),
}).meta({ title: 'Backtest', description: 'The pairs that people made in a past period, beside the engine’s.' });

export type Backtest = z.infer<typeof backtestSchema>;
export type PairingSummary = z.infer<typeof pairingSummary>;
export type CriterionSummary = z.infer<typeof criterionSummary>;
export type PreferencesMet = z.infer<typeof preferencesMet>;
export type Optimum = z.infer<typeof optimum>;
export type BrokenRule = z.infer<typeof brokenRule>;
export type BoardBacktest = z.infer<typeof boardBacktest>;
export type TraineeChange = z.infer<typeof traineeChange>;
export type BacktestPair = z.infer<typeof backtestPair>;
