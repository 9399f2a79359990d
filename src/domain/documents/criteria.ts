/** `binome.criteria/1` (criteria.json): what each criterion says of each pair of the problem.json beside it. */
import * as z from 'zod';
import { longList } from './long-list.ts';
import { CRITERIA, value } from './pair.ts';
import { minutesOneWay } from './parts.ts';

export const CRITERIA_FORMAT = 'binome.criteria/1';

const values = z.array(value).length(CRITERIA.length).readonly();
const isValue = (entry: unknown): boolean => entry === null || (typeof entry === 'number' && entry >= 0 && entry <= 1);
const minutes = minutesOneWay.nullable();

/** Forgiving of fields that are not known: a later version may say more of each pair. */
export const criteriaSchema = z
  .object({
    format: z.literal(CRITERIA_FORMAT),
    criteria: z.tuple(CRITERIA.map((name) => z.literal(name)) as [z.ZodLiteral, ...z.ZodLiteral[]]).readonly(),
    values: longList(values, (entry) => Array.isArray(entry) && entry.length === CRITERIA.length && entry.every(isValue)).describe(
      'For each pair of problem.json, in its order, a value for each of `criteria`.',
    ),
    minutes: longList(minutes, (entry) => entry === null || (typeof entry === 'number' && entry >= 0 && entry < Infinity))
      .describe('For each pair, in the same order, the minutes of the journey one way; null: unknown or not comparable.')
      .exactOptional(),
  })
  .meta({ title: 'Criteria', description: 'What each criterion says of each eligible pair, in the order of the pairs of problem.json.' });
