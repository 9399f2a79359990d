/**
 * Every code that Binôme reports, in one place: the sentence and the remedy, in French and English.
 *
 * A code, once published, keeps its meaning. `{name}` is replaced by the value of that name.
 * Each layer keeps its own codes in a file of its own; this one only puts them together.
 */
import { calendarErrors } from './calendar.ts';
import { callErrors } from './call.ts';
import { censusErrors } from './census.ts';
import { decisionsErrors } from './decisions.ts';
import type { CatalogueEntry } from './entry.ts';
import { guidelinesErrors } from './guidelines.ts';
import { matchingErrors } from './matching.ts';
import { pairsErrors } from './pairs.ts';
import { referenceErrors } from './reference.ts';
import { replayErrors } from './replay.ts';
import { solverErrors } from './solver.ts';

export const catalogue = {
  ...callErrors,
  ...calendarErrors,
  ...censusErrors,
  ...decisionsErrors,
  ...guidelinesErrors,
  ...matchingErrors,
  ...pairsErrors,
  ...referenceErrors,
  ...replayErrors,
  ...solverErrors,
} satisfies Record<string, CatalogueEntry>;

export type { CatalogueEntry, ErrorKind, Language } from './entry.ts';
export type ErrorCode = keyof typeof catalogue;
