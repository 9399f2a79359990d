/**
 * A board's own travel-time table: one row a journey, its two ends and the minutes one way.
 */
import type { Reference } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { readTable, type Row } from '../table/index.ts';

export interface Journey {
  /** INSEE codes of the communes at the two ends. */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

const COLUMNS = { origin: { synonyms: ['origine', 'from', 'de'] }, destination: { synonyms: ['to', 'vers'] }, minutes: {} };
type Column = keyof typeof COLUMNS;

/**
 * Columns origin (origine), destination, minutes; an end is an INSEE code or a site code, which stands for its commune.
 * @throws BinomeError REFERENCE_* with file, line and column.
 */
export async function parseTravelTable(text: string, file: string, reference: Reference): Promise<Journey[]> {
  const rows = await readTable(text, file, COLUMNS, 'REFERENCE');
  return rows.map((row) => ({
    from: placeOf(row, 'origin', reference),
    to: placeOf(row, 'destination', reference),
    minutes: minutesOf(row),
  }));
}

function placeOf(row: Row<Column>, column: 'origin' | 'destination', reference: Reference): string {
  const value = row.filled(column);
  const insee = reference.sites.get(value)?.inseeCode ?? (reference.communes.has(value) ? value : undefined);
  if (insee === undefined) throw new BinomeError('REFERENCE_TRAVEL_PLACE', { value }, row.place(column));
  return insee;
}

function minutesOf(row: Row<Column>): number {
  const value = row.filled('minutes');
  const minutes = Number(value.replace(',', '.'));
  if (!(minutes >= 0 && minutes <= 1440)) throw new BinomeError('REFERENCE_TRAVEL_MINUTES', { value }, row.place('minutes'));
  return minutes;
}
