/** People and their flags as the API gives them. */
import * as z from 'zod';
import { ANSWER_KINDS } from '../../acts/flags.ts';
import { factValue } from './census.ts';
import { day, moment } from './common.ts';

const role = z.enum(['mentor', 'trainee']);
const named = z.object({ id: z.string(), name: z.string(), service: z.string() });
const inMatch = named.extend({ match: z.uuid() });

export const personSummarySchema = z
  .object({
    ...{ id: z.string(), name: z.string(), role, board: z.string(), service: z.string(), promotion: z.string().nullable() },
    version: z.int().min(1).describe('Of the census of the directorate.'),
  })
  .meta({ id: 'PersonListed' });

export const personSchema = personSummarySchema
  .extend({
    isPresent: z.boolean().describe('Whether the census in force has the person; else the facts are the last that were known.'),
    facts: z
      .array(
        z.object({
          field: z.string(),
          label: z.string(),
          column: z.string().describe('The header of the column of the census in which it is filled in.'),
          value: factValue,
          said: z.string().nullable().describe('The value in words, names in the place of codes; null where the census says nothing.'),
          source: z.object({ file: z.string(), line: z.int().min(1) }).nullable(),
          at: moment.describe('When the census was applied that says so.'),
        }),
      )
      .readonly(),
    team: z.object({
      on: day,
      trainingUnit: z.array(z.string()).readonly(),
      board: z.object({ code: z.string(), name: z.string(), people: z.array(z.string()).readonly() }),
      service: z.object({ code: z.string(), name: z.string(), directors: z.array(z.string()).readonly() }),
      mentor: inMatch.nullable(),
      trainees: z.array(inMatch).readonly(),
    }),
    matches: z.array(z.object({ id: z.uuid(), round: z.string(), trainee: named, mentor: named, from: day, to: day })).readonly(),
  })
  .meta({ id: 'Person' });

export const flagSchema = z
  .object({
    id: z.uuid(),
    person: z.object({ id: z.string(), name: z.string() }),
    ...{ board: z.string(), field: z.string(), label: z.string(), comment: z.string().nullable(), at: moment },
    column: z.string().describe('The header of the column of the census in which it is corrected.'),
    dueOn: day.nullable().describe('By when it is to be answered; null once it is.'),
    censusVersion: z.int().min(1),
    answer: z.object({ kind: z.enum(ANSWER_KINDS), comment: z.string(), by: z.string().nullable(), at: moment }).nullable(),
    version: z.int().min(1),
  })
  .meta({ id: 'Flag' });

const list = z.array(z.looseObject({})).readonly();

export const exportSchema = z
  .object({
    ...{ id: z.string(), board: z.string(), madeAt: moment },
    censuses: list.describe('Facts of each version of the census that had the person.'),
    imports: list.describe('The same of imports that were not applied.'),
    ...{ flags: list, matches: list, decisions: list },
    decisionsToCome: z.int().min(0).describe('Decisions of rounds that are not published, which are given from then on.'),
    ...{
      reviews: list,
      breakdowns: list,
      moves: list,
      accounts: list,
      sessions: list,
      tokens: list,
      notices: list,
      mails: list.describe('Letters to their accounts: of what kind, when, and what became of each.'),
      acts: list,
    },
    identities: list.describe('At another party by which the accounts sign in.'),
  })
  .meta({ id: 'PersonExport', description: 'All that is held on somebody (GDPR, article 15).' });
