/** Censuses as the API gives them. */
import * as z from 'zod';
import { moment } from './common.ts';

const count = z.int().min(0);

export const findingSchema = z
  .object({
    code: z.string().describe('Of the catalogue: keeps its meaning.'),
    place: z.object({ file: z.string(), sheet: z.string().optional(), line: z.int().optional(), column: z.string().optional() }),
    value: z.string().describe('What stands there; empty where it must not be kept.'),
    ...{ sentence: z.string(), remedy: z.string() },
  })
  .meta({ id: 'Finding', description: 'In the language of Accept-Language (fr or en).' });

const factValue = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly(), z.null()])
  .describe('Codes of services, sites and communes; ISO days; ids of people.');
export { factValue };

const somebody = z.object({ id: z.string(), name: z.string(), role: z.enum(['mentor', 'trainee']), service: z.string() });
const pair = {
  ...{ round: z.string(), trainee: z.string(), traineeName: z.string() },
  ...{ mentor: z.string().nullable(), mentorName: z.string().nullable() },
};
const said = z.string().nullable().describe('In words, names in the place of codes; null where the census says nothing.');

export const changesSchema = z.object({
  ...{ arrivals: z.array(somebody).readonly(), departures: z.array(somebody).readonly() },
  changed: z
    .array(
      z.object({
        ...{ id: z.string(), name: z.string(), field: z.string(), label: z.string() },
        ...{ before: factValue, after: factValue, saidBefore: said, saidAfter: said },
      }),
    )
    .readonly(),
  identical: z.boolean().describe('The people and their facts are those of the census in force, whatever the files.'),
});

const staleSchema = z
  .object({
    proposals: z.array(z.object(pair)).readonly(),
    decisions: z.array(z.object({ ...pair, kind: z.string() })).readonly(),
    matches: z.array(z.object({ match: z.uuid(), ...pair })).readonly(),
  })
  .describe('Pairs of rounds that have not ended which become stale once this census is applied.');

const confirmSchema = z.object({
  code: z.string(),
  before: count.describe('People of the census in force.'),
  after: count.describe('Those of them who are still there.'),
  percent: count,
  ...{ sentence: z.string(), remedy: z.string() },
});

export const censusSummarySchema = z
  .object({
    ...{ id: z.uuid(), board: z.string() },
    state: z.enum(['previewed', 'applied', 'superseded']),
    ...{ by: z.string().nullable(), at: moment },
    comparedWith: count.describe('The version of the census in force when it was sent; 0: none.'),
    censusVersion: z.int().min(1).nullable().describe('The version that it became.'),
    ...{ appliedBy: z.string().nullable(), appliedAt: moment.nullable() },
    accepted: count.describe('People.'),
    counts: z.object({ rejected: count.describe('Rows and files.'), warnings: count }),
    version: z.int().min(1),
  })
  .meta({ id: 'CensusSummary' });

export const censusSchema = censusSummarySchema
  .extend({
    files: z.array(z.object({ number: z.int().min(1), name: z.string(), size: count, sha256: z.string(), href: z.string() })).readonly(),
    rejected: z.array(findingSchema).readonly(),
    warnings: z.array(findingSchema).readonly(),
    changes: changesSchema,
    stale: staleSchema,
    confirm: confirmSchema.nullable().describe('Why an application has to be confirmed; null where it need not be.'),
  })
  .meta({ id: 'Census' });

export const understoodSchema = z
  .object({
    ...{ name: z.string(), encoding: z.string(), delimiter: z.string().nullable() },
    sheets: z.array(z.string()).readonly().describe('Of a workbook: those that were read, where they are told apart.'),
    unread: z.array(z.string()).readonly().describe('Visible sheets that are no census.'),
    people: count.describe('Rows kept.'),
    ...{ rejected: count.describe('Findings that refuse a row or the file.'), warnings: count },
  })
  .meta({ id: 'CensusFileUnderstood' });

export const applicationBody = z
  .strictObject({
    confirm: z
      .union([
        z.boolean(),
        z.string().min(1).max(2000),
        z.object({ code: z.string(), before: count.optional(), after: count.optional() }),
        z.null(),
      ])
      .optional()
      .describe('`true`, or the `confirm` of the preview.'),
    acceptPartial: z.boolean().optional().describe('Doing without the rows and files that are rejected.'),
  })
  .nullish();

export const appliedSchema = z.object({ state: z.literal('applied'), censusVersion: z.int().min(1) });
