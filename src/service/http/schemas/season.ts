/** Calendars and guidelines as the API takes and gives them. */
import * as z from 'zod';
import { day, moment } from './common.ts';

const reason = z.string().trim().min(1).max(2000);
const number = z.int().min(1);

/** The name of a file, and nothing that leads anywhere. */
const fileName = z
  .string()
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u);

export const newCalendarSchema = z
  .strictObject({
    name: fileName.default('calendrier.csv'),
    text: z.string().min(1).max(900_000).describe('CSV, with the columns of the calendar that is shipped.'),
    reason,
  })
  .meta({ id: 'NewCalendar' });

export const calendarSchema = z
  .object({ number, name: z.string(), sha256: z.string(), reason: z.string(), by: z.uuid().nullable(), at: moment })
  .meta({ id: 'Calendar' });
export const appliedCalendarSchema = calendarSchema
  .extend({ rounds: z.object({ made: z.int().min(0), changed: z.int().min(0) }) })
  .meta({ id: 'AppliedCalendar' });
export const wholeCalendarSchema = calendarSchema
  .extend({
    text: z.string(),
    rows: z
      .array(
        z.object({
          ...{ promotion: z.string(), kind: z.enum(['internship', 'school cycle', 'leave', 'exam', 'travel', 'event']), name: z.string() },
          ...{ period: z.string().nullable(), start: day, end: day, evaluationDue: day.nullable() },
        }),
      )
      .readonly()
      .describe('What stands in it but days off.'),
  })
  .meta({ id: 'WholeCalendar' });

export const scope = z.string().min(1).max(100).describe('A directorate; `*` for the whole country.');

export const newGuidelinesSchema = z
  .strictObject({
    document: z
      .union([z.string().min(2).max(900_000), z.record(z.string(), z.unknown())])
      .describe('`binome.guidelines/1`: its text, kept to the byte, or the document itself.'),
    reason,
  })
  .meta({ id: 'NewGuidelines' });

export const guidelinesSchema = z
  .object({
    scope,
    number,
    sha256: z.string(),
    reason: z.string(),
    by: z.uuid().nullable(),
    at: moment,
    isLast: z.boolean().describe('Whether they are the last of their scope.'),
  })
  .meta({ id: 'GuidelinesVersion' });
const reviewed = {
  findings: z
    .array(z.object({ kind: z.string(), rules: z.array(z.string()), says: z.string() }))
    .nullable()
    .describe('Of the constraints, with the census applied and the next period; null where nobody could look.'),
};
export const checkedGuidelinesSchema = z.object(reviewed).meta({ id: 'CheckedGuidelines' });
export const addedGuidelinesSchema = guidelinesSchema.extend(reviewed).meta({ id: 'AddedGuidelines' });
export const wholeGuidelinesSchema = z
  .object({ scope, number: z.int().min(0), sha256: z.string(), text: z.string(), document: z.record(z.string(), z.unknown()) })
  .meta({ id: 'WholeGuidelines' });
