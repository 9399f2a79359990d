/**
 * `binome.decisions/1` (decisions.json): what named people decided on a result, each with a reason, in the order in which they did. Entries are
 * appended, never changed: a later one on the same trainee takes the place of an earlier one, which stays. Each holds the fingerprint of the one
 * before it, and the file that of the last: whatever is changed, taken out or moved within it shows.
 *
 * Closed: a decision that is not understood must not be followed in part.
 */
import * as z from 'zod';
import { exclusion } from './pair.ts';
import { closed, list, sha256 } from './parts.ts';

export const DECISIONS_FORMAT = 'binome.decisions/1';
export const DECISIONS_FILE = 'decisions.json';

const named = closed({ id: z.string(), name: z.string() });

const outcome = closed({
  trainee: named,
  mentor: named.nullable().describe('null: left without a mentor.'),
  proposed: named.nullable().describe('Whom the result proposed; null: nobody.'),
  brokenRules: list(exclusion).describe('Hard rules that the pair breaks; it is recorded all the same.'),
  unlistedRule: z.boolean().describe('Whether a hard rule keeps the pair out that the result does not list (a large census).'),
  brokenConstraints: list(z.string()).describe('Ids of the constraints of the guidelines that the decided pairs then exceed.'),
  placesOver: z.int().min(0).describe('Trainees that the mentor then has beyond their places.'),
});

const entry = closed({
  number: z.int().min(1),
  on: z.iso.date().describe('The day of the decision.'),
  by: z.string().min(1).describe('Who decided: name and function.'),
  reason: z.string().min(1),
  option: z.string().nullable().describe('Where an option of a reassignment was chosen: its number there.'),
  outcomes: list(outcome).describe('One for each trainee concerned.'),
  previous: sha256.nullable().describe('Of the entry before, as it is written; null for the first.'),
});

export const decisionsSchema = closed({
  format: z.literal(DECISIONS_FORMAT),
  about: closed({ promotion: z.string(), period: z.string(), result: closed({ name: z.string(), sha256 }) }).describe(
    'The period, and the file of the result that was decided on.',
  ),
  entries: list(entry).describe('In the order of the decisions.'),
  last: sha256.nullable().describe('Of the last entry, as it is written.'),
}).meta({ title: 'Decisions', description: 'What named people decided on a result, and why: `binome decide`.' });

export type Decisions = z.infer<typeof decisionsSchema>;
export type DecisionEntry = z.infer<typeof entry>;
export type DecisionOutcome = z.infer<typeof outcome>;
