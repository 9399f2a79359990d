/** What only commands report: decisions recorded on results, results made again. A session in a browser does neither, and does not carry this. */
import { decisionsErrors } from './decisions.ts';
import type { CatalogueEntry } from './entry.ts';
import { replayErrors } from './replay.ts';

export const commandEntries = { ...decisionsErrors, ...replayErrors } satisfies Record<string, CatalogueEntry>;

export type CommandCode = keyof typeof commandEntries;
