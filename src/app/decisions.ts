/** A record of decisions, read back and added to: that nobody has changed it since, and that it is on the result beside it. */
import { type DecisionEntry, DECISIONS_FILE, DECISIONS_FORMAT, type Decisions, type FileRef, type Period } from '../domain/index.ts';
import { readDocument } from '../domain/documents/index.ts';
import { BinomeError, type Detail } from '../errors/index.ts';
import { sha256 } from './content.ts';
import type { Inputs } from './inputs.ts';

/** What is decided, before it has its place in the record. */
export type NewDecision = Omit<DecisionEntry, 'number' | 'previous'>;

/** The record with these at its end. Each entry's fingerprint is that of its JSON, with the fields in the order of the schema. */
export function appended(record: Decisions, added: readonly NewDecision[]): Decisions {
  const entries = [...record.entries];
  let { last } = record;
  for (const { on, by, reason, option, outcomes } of added) {
    const entry: DecisionEntry = { number: entries.length + 1, on, by, reason, option, outcomes, previous: last };
    entries.push(entry);
    last = fingerprintOf(entry);
  }
  return { ...record, entries, last };
}

export function emptyRecord({ promotion, id }: Pick<Period, 'promotion' | 'id'>, result: FileRef): Decisions {
  return { format: DECISIONS_FORMAT, about: { promotion, period: id, result }, entries: [], last: null };
}

function fingerprintOf(entry: DecisionEntry): string {
  return sha256(JSON.stringify(entry));
}

/**
 * The record that a kept result holds; null where nothing was decided on it.
 * @param result the file that was decided on, as it is now.
 * @throws BinomeError DECISIONS_FORMAT, DECISIONS_EDITED, DECISIONS_OTHER_RESULT.
 */
export async function decisionsIn(folder: string, inputs: Inputs, result: FileRef): Promise<Decisions | null> {
  const read = await inputs.jsonIfIn(folder, DECISIONS_FILE);
  if (read === null) return null;
  const place = inputs.placeIn(folder, DECISIONS_FILE);
  const record = checkedRecord(read.value, place);
  if (record.about.result.sha256 !== result.sha256)
    throw new BinomeError('DECISIONS_OTHER_RESULT', { value: result.name }, { file: place });
  return record;
}

/** @throws BinomeError DECISIONS_FORMAT, DECISIONS_EDITED. */
export function checkedRecord(value: unknown, place: string): Decisions {
  const record = readDocument('binome.decisions/1', value, { file: place });
  const edited = (detail: Detail): BinomeError => new BinomeError('DECISIONS_EDITED', { ...detail }, { file: place });
  let last: string | null = null;
  for (const [k, entry] of record.entries.entries()) {
    const number = k + 1;
    if (entry.number !== number)
      throw edited({ detail: `decision ${number} is missing or moved`, detailFr: `la décision ${number} manque ou a été déplacée` });
    if (entry.previous !== last)
      throw edited({
        detail: `decision ${k} is not as it was recorded`,
        detailFr: `la décision ${k} n’est plus telle qu’elle a été enregistrée`,
      });
    last = fingerprintOf(entry);
  }
  if (record.last !== last)
    throw edited({
      detail: 'the last decision is not as it was recorded, or one after it is missing',
      detailFr: 'la dernière décision n’est plus telle qu’elle a été enregistrée, ou une suivante manque',
    });
  return record;
}
