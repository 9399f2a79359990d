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
  emptied: z
    .array(
      z.object({
        ...{ field: z.string(), label: z.string(), column: z.string().describe('The header of its column.') },
        people: count.describe('Of whom it was known, and would not be any more.'),
        isMissing: z.boolean().describe('No file has such a column; else their cells are empty.'),
      }),
    )
    .readonly()
    .describe('Facts that applying this census would empty, of people who are still there.'),
  identical: z.boolean().describe('The people and their facts are those of the census in force, whatever the files.'),
});

const staleSchema = z
  .object({
    proposals: z.array(z.object(pair)).readonly(),
    decisions: z.array(z.object({ ...pair, kind: z.string() })).readonly(),
    matches: z.array(z.object({ match: z.uuid(), ...pair })).readonly(),
  })
  .describe('Pairs of rounds that have not ended which become stale once this census is applied.');

const loss = { before: count.describe('In the census in force.'), after: count };
const usableLoss = z
  .object({
    ...loss,
    unsaid: z
      .array(z.object({ field: z.enum(['volunteer', 'trainedOn']), isMissing: z.boolean().describe('No file has such a column.') }))
      .readonly()
      .describe('What no mentor of this census has, and without which none can be used.'),
  })
  .describe('Volunteers who were trained; absent where not too many are lost.');
const traineesLoss = z.object(loss).describe('Those of before who are still there; absent where not too many are lost.');
const servicesLoss = z
  .array(z.object({ service: z.string(), people: count }))
  .readonly()
  .describe('Services of the census in force in which nobody would be left; absent where there are none.');

const confirmSchema = z.object({
  code: z.string(),
  before: count.describe('People of the census in force.'),
  after: count.describe('Those of them who are still there.'),
  percent: count,
  ...{ usable: usableLoss.optional(), trainees: traineesLoss.optional(), services: servicesLoss.optional() },
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
        z.object({
          ...{ code: z.string(), before: count.optional(), after: count.optional() },
          ...{ usable: usableLoss.optional(), trainees: traineesLoss.optional(), services: servicesLoss.optional() },
        }),
        z.null(),
      ])
      .optional()
      .describe('The `confirm` of the preview; `true` is enough where its code is CENSUS_FEWER_PEOPLE.'),
    acceptPartial: z.boolean().optional().describe('Doing without the rows and files that are rejected.'),
  })
  .nullish();

export const appliedSchema = z.object({ state: z.literal('applied'), censusVersion: z.int().min(1) });
