/** Breakdown cases as the API takes and gives them. */
import * as z from 'zod';
import { REASONS } from '../../../domain/index.ts';
import { BREAKDOWN_STATES, PARTIES } from '../../rules/breakdown-state.ts';
import { day, idText, moment, writtenText } from './common.ts';

/** What is refused of it is told without repeating it. */
const note = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))
  .optional()
  .describe('Confidential: read by its author and by the reviewers of the case alone, at `/api/breakdowns/{id}/notes`.');

export const reportBody = z.strictObject({
  match: z.guid(),
  reason: z.enum(REASONS),
  knownOn: day.describe('When it became known; not in the future.'),
  note,
});

export const hearingBody = z.strictObject({ party: z.enum(PARTIES), on: day.describe('Not in the future.'), note });

export const optionsBody = z.strictObject({
  from: day.describe('First day of the change; presence counts from there.'),
  pinned: z.array(idText).max(500).default([]).describe('Who does not move: trainees or mentors.'),
  alternates: z.int().min(0).max(9).default(0).describe('Other choices to look for at each number of moves.'),
});

export const optionBody = z.strictObject({
  run: z.guid(),
  point: z
    .union([z.int().min(1).max(1000), z.string().regex(/^[1-9][0-9]{0,2}[b-j]?$/)])
    .describe('Of the run’s frontier, from 1; an alternate by its label, such as `2b`.'),
});

export const moveDecisionBody = z.strictObject({ kind: z.enum(['accept', 'refuse']), reason: writtenText(2000) });
export const followUpBody = z.strictObject({
  on: day,
  outcome: writtenText(2000).nullish().describe('What came of it; left out while the day is only planned.'),
});
export const dropBody = z.strictObject({ reason: writtenText(2000).describe('Why the relationship holds.') });

const person = z.object({ id: z.string(), name: z.string(), service: z.string() });
const version = z.int().min(1);

export const hearingSchema = z.object({ id: z.uuid(), party: z.enum(PARTIES), on: day, at: moment, version });

const move = z.object({
  trainee: person,
  from: person.nullable().describe('null: nobody.'),
  to: person.nullable().describe('null: nobody.'),
  decidedIn: z.string().describe('The service whose director decides.'),
  decidedInName: z.string(),
  scores: z.object({ before: z.int().nullable(), after: z.int().nullable() }).describe('Millionths.'),
  minutes: z.object({ before: z.number().nullable(), after: z.number().nullable() }).describe('One way.'),
  load: z.int().nullable().describe('Trainees of the new mentor.'),
  decision: z.object({ kind: z.enum(['accept', 'refuse']), reason: z.string(), by: z.string(), at: moment }).nullable(),
  version: version.describe('Of the case.'),
});

export const breakdownSchema = z
  .object({
    id: z.uuid(),
    match: z.uuid(),
    ...{ board: z.string(), round: z.string(), trainee: person, mentor: person, reason: z.enum(REASONS) },
    state: z.enum(BREAKDOWN_STATES),
    reportedBy: z.enum(['board', 'mentor', 'trainee']),
    ...{ knownOn: day, reportedAt: moment },
    actedOn: day.nullable().describe('When the change, or the dropping, was settled.'),
    heard: z.array(z.enum(PARTIES)).describe('Which sides have been heard. Whoever reported the case sees this, and no hearing.'),
    hearings: z.array(hearingSchema.omit({ version: true })),
    runs: z.array(z.object({ run: z.uuid(), from: day, at: moment })).describe('In which options were looked for.'),
    option: z
      .object({ number: version, run: z.uuid(), point: version, label: z.string(), from: day, at: moment })
      .nullable()
      .describe('Submitted to the directors last.'),
    pairs: z.array(move).describe('Of that option: a row for each trainee whose mentor changes.'),
    closing: z
      .object({ kind: z.enum(['in-effect', 'dropped']), on: day.nullable(), reason: z.string().nullable(), by: z.string(), at: moment })
      .nullable(),
    followUps: z.array(z.object({ on: day, outcome: z.string().nullable(), at: moment })),
    notes: z.int().min(0).nullable().describe('How many one may read; null for whom there are none to read.'),
    reviewers: z
      .array(z.object({ id: z.uuid(), name: z.string() }))
      .describe('Who reads the notes beside their authors. To whoever reported the case, once it is closed.'),
    version: version.describe('How many acts there were on the case.'),
  })
  .meta({ id: 'Breakdown' });

const namedPerson = z.object({ id: z.string(), name: z.string() });

export const optionsSchema = z
  .object({
    run: z.uuid(),
    from: day.describe('First day of the change.'),
    options: z
      .array(
        z.object({
          label: z.string().describe('What `point` of `PUT …/option` takes: `2`, an alternate `2b`.'),
          moved: z.int().min(0).describe('Others than those concerned who give up a mentor, at most.'),
          status: z.enum(['optimal', 'limit']).describe('optimal: proven to be the best of so many moves.'),
          served: z.int().describe('Trainees with a mentor more than before; negative: fewer.'),
          gain: z.int().describe('Points of all pairs together more than before, millionths; negative: fewer.'),
          changes: z.array(
            z.object({
              trainee: namedPerson,
              from: namedPerson.nullable(),
              to: namedPerson.nullable(),
              ...{ scores: move.shape.scores, minutes: move.shape.minutes, load: move.shape.load },
            }),
          ),
          explanation: z.object({ fr: z.array(z.string()).readonly(), en: z.array(z.string()).readonly() }).describe('In words.'),
        }),
      )
      .describe('The fewest moves first, each better than the one before.'),
  })
  .meta({ id: 'BreakdownOptions' });

export const noteSchema = z
  .object({ id: z.uuid(), hearing: z.uuid().nullable(), by: z.string(), at: moment, body: z.string() })
  .meta({ id: 'ConfidentialNote' });
