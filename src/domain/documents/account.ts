/**
 * The account of a census: what became of everybody who was read. Trainees read = with a mentor + without + left out; mentors read = with a
 * trainee + free + excluded by a rule + left out. Nobody drops out unsaid.
 */
import * as z from 'zod';
import { count, list, record } from './parts.ts';

const named = record({ id: z.string(), name: z.string() });

export const LEFT_OUT_REASONS = ['refusedRow', 'refusedFile', 'otherPromotion', 'otherBoard', 'decided', 'gone'] as const;

const leftOutPerson = record({
  id: z.string().nullable().describe('null where the row has none that can be read.'),
  name: z.string().nullable(),
  file: z.string().nullable().describe('Where the row stands; null for somebody who was read, or is not there any more.'),
  line: z.int().min(1).nullable(),
});

const leftOut = record({
  role: z.enum(['trainee', 'mentor']).nullable().describe('null where a refused row or file does not say.'),
  reason: z
    .enum(LEFT_OUT_REASONS)
    .describe(
      '`refusedRow`, `refusedFile` (a file, or a sheet of one): the census was accepted without them. `otherPromotion`: not of the period. `otherBoard`: mentors of a directorate without a trainee of the period. `decided`: a person decided that they have nobody. `gone`: in the earlier ' +
        'proposal or the decisions, not in the census; they are not counted among those read.',
    ),
  promotion: z.string().nullable().describe('For `otherPromotion`: as the census writes it.'),
  people: list(leftOutPerson).describe('One a row; a refused file is one entry, however many people it holds.'),
});

const unread = list(record({ file: z.string(), sheet: z.string() }))
  .optional()
  .describe(
    'Visible sheets of the census that were not read and count nobody, as they seem to describe nobody; absent where there are none.',
  );

export const accountSchema = record({
  trainees: record({ read: count, matched: count, unmet: count, leftOut: count }),
  mentors: record({ read: count, matched: count, free: count, excluded: count, leftOut: count }),
  unknownRole: count.describe('Refused rows and files that do not say whose they are.'),
  leftOut: list(leftOut).describe('By role, then reason, then promotion.'),
  unread,
}).meta({ id: 'Account', description: 'What became of everybody who was read.' });

const concerned = record({ read: count, concerned: count, leftOut: count });

export const censusAccountSchema = record({
  trainees: concerned,
  mentors: concerned,
  unknownRole: count.describe('Refused rows and files that do not say whose they are.'),
  leftOut: list(leftOut).describe('By role, then reason, then promotion.'),
  unread,
}).meta({
  id: 'CensusAccount',
  description: 'Whom an analysis of a census is about: people read = concerned + left out, of each role.',
});

export const changesSchema = record({
  kept: count.describe('Pairs of before that are proposed again.'),
  changed: list(record({ trainee: named, from: named, to: named.nullable().describe('null: without a mentor now.') })),
  added: list(record({ trainee: named, to: named })).describe('Trainees who had nobody before.'),
  impossible: list(record({ trainee: named, mentor: named })).describe(
    'Pairs of before of whom one or both are not among the people of the period any more.',
  ),
}).meta({ id: 'Changes', description: 'What is proposed beside an earlier proposal (`--incumbent`); each list sorted by trainee id.' });

export type Account = z.infer<typeof accountSchema>;
export type CensusAccount = z.infer<typeof censusAccountSchema>;
export type LeftOut = z.infer<typeof leftOut>;
export type Changes = z.infer<typeof changesSchema>;

/** Somebody whose row, or whose whole file, was refused, as far as it can be read. */
export interface RefusedPerson {
  readonly role: 'trainee' | 'mentor' | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly file: string;
  /** null for a whole file. */
  readonly line: number | null;
}

/** A visible sheet that was not read, and seems to describe nobody. */
export interface UnreadSheetOf {
  readonly file: string;
  readonly sheet: string;
}
