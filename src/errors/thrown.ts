/**
 * Every code that an error can bear, in one place. What a census has wrong is collected, never thrown, and stands apart: what reads no census (a
 * session in a browser) does not carry its sentences.
 *
 * Each layer keeps its own codes in a file of its own; this one only puts them together.
 */
import { calendarErrors } from './calendar.ts';
import { callErrors } from './call.ts';
import type { CatalogueEntry } from './entry.ts';
import { guidelinesErrors } from './guidelines.ts';
import { matchingErrors } from './matching.ts';
import { pairsErrors } from './pairs.ts';
import { referenceErrors } from './reference.ts';
import { solverErrors } from './solver.ts';

export const thrownEntries = {
  ...callErrors,
  ...calendarErrors,
  ...guidelinesErrors,
  ...matchingErrors,
  ...pairsErrors,
  ...referenceErrors,
  ...solverErrors,
} satisfies Record<string, CatalogueEntry>;

export type ThrownCode = keyof typeof thrownEntries;
