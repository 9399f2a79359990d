/** Publications, matches, explanations and reviews as the API gives them. */
import * as z from 'zod';
import { MATCH_STATES } from '../../rules/match-state.ts';
import { day, moment } from './common.ts';

const named = z.array(z.object({ id: z.string(), name: z.string() }));

export const publicationSchema = z
  .object({
    round: z.string(),
    state: z.enum(['open', 'published', 'withdrawn']),
    number: z.int().min(0).describe('Publications and withdrawals up to now.'),
    ...{ reason: z.string().nullable(), by: z.string().nullable(), at: moment.nullable() },
    matches: z.int().min(0).describe('In force by it, of those that one may see.'),
    missing: z
      .object({
        ...{ notSubmitted: z.boolean(), running: z.boolean(), flags: z.int().min(0) },
        undecided: named,
        notProposed: named.describe('In the census, and not in the proposal.'),
        stale: named.describe('Decisions to be confirmed or withdrawn.'),
        elsewhere: named.describe('Trainees with a mentor of another round on the same days.'),
        full: named.describe('Mentors with more trainees than places.'),
      })
      .nullable()
      .describe('What is lacking before it may be published; null once it is, and for whoever may not publish.'),
    version: z.int().min(1).describe('Of the round.'),
  })
  .meta({ id: 'Publication' });

const matched = z.object({ id: z.string(), name: z.string(), service: z.string(), serviceName: z.string() });

export const matchSchema = z
  .object({
    ...{ id: z.uuid(), round: z.string(), board: z.string(), trainee: matched, mentor: matched },
    ...{ startsOn: day, endsOn: day },
    state: z.enum(MATCH_STATES),
    decision: z.object({ kind: z.string(), by: z.string(), at: moment, reason: z.string() }),
    publication: z.int().min(1),
    version: z.int().min(1),
  })
  .meta({ id: 'Match' });

const item = z.object({ title: z.string(), paragraphs: z.array(z.string()).describe('A paragraph, an entry or a row of a table each.') });

export const explanationSchema = z
  .object({
    match: z.uuid(),
    language: z.enum(['fr', 'en']),
    of: z.object({ role: z.enum(['trainee', 'mentor']), id: z.string() }),
    ...{ title: z.string(), result: item },
    degree: item.describe('1. Degree and mode of contribution of the computation to the decision.'),
    data: item.describe('2. Data and their sources.'),
    parameters: item.describe('3. Parameters and their weights.'),
    operations: item.describe('4. Operations carried out.'),
    rights: item,
  })
  .meta({ id: 'Explanation', description: 'What the law lets a person ask for (CRPA R. 311-3-1-2).' });

export const reviewSchema = z
  .object({
    ...{ id: z.uuid(), match: z.uuid(), trainee: z.string(), comment: z.string().nullable(), at: moment },
    dueOn: day.describe('By which it is answered.'),
    answer: z.object({ comment: z.string(), by: z.string(), at: moment }).nullable(),
    version: z.int().min(1),
  })
  .meta({ id: 'Review' });
