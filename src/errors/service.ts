/**
 * What the service reports, in one place: each part keeps its own codes in a file below `service/`, and is named here.
 *
 * They can be thrown, but stand apart from what the engine throws: what runs in a browser does not carry their sentences.
 */
import type { CatalogueEntry } from './entry.ts';
import { accessErrors } from './service/access.ts';
import { breakdownErrors } from './service/breakdowns.ts';
import { censusServiceErrors } from './service/census.ts';
import { decisionErrors } from './service/decisions.ts';
import { accountErrors } from './service/accounts.ts';
import { operationErrors } from './service/operation.ts';
import { roundErrors } from './service/rounds.ts';
import { runErrors } from './service/runs.ts';
import { storeErrors } from './service/store.ts';

export const serviceEntries = {
  ...accessErrors,
  ...breakdownErrors,
  ...censusServiceErrors,
  ...decisionErrors,
  ...accountErrors,
  ...operationErrors,
  ...roundErrors,
  ...runErrors,
  ...storeErrors,
} satisfies Record<string, CatalogueEntry>;

export type ServiceCode = keyof typeof serviceEntries;
