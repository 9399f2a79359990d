/** What goes with a census: a period, guidelines, journeys; the files given, else what is shipped. Each throws BinomeError with the place. */
import { findPeriod, parseCalendar } from '../calendar/index.ts';
import type { Guidelines } from '../domain/guidelines.ts';
import type { Period } from '../domain/period.ts';
import type { Reference } from '../domain/site.ts';
import { parseGuidelines } from '../guidelines/index.ts';
import { parseTravelTable } from '../reference/index.ts';
import { journeyKey, type TravelTable } from '../scoring/index.ts';
import { loadCalendars, loadGuidelines } from './reference-files.ts';
import type { RunFiles } from './run-files.ts';

/** A file that was read, as a proposal names it. */
export interface ReadInput {
  readonly name: string;
  readonly sha256: string;
}

export async function readPeriod(calendar: string | undefined, id: string, files: RunFiles): Promise<Period> {
  if (calendar === undefined) return findPeriod(await loadCalendars(files), id);
  const { name, text } = await files.text(calendar);
  return findPeriod(await parseCalendar([{ name, segments: text }]), id);
}

export async function readGuidelines(
  file: string | undefined,
  files: RunFiles,
): Promise<{ guidelines: Guidelines; sha256: string; file?: ReadInput }> {
  if (file === undefined) return loadGuidelines(files);
  const { name, text, sha256 } = await files.text(file);
  return { guidelines: parseGuidelines(text, file), sha256, file: { name, sha256 } };
}

export async function readTravelTable(
  file: string,
  reference: Reference,
  files: RunFiles,
): Promise<{ table: TravelTable; file: ReadInput }> {
  const { name, text, sha256 } = await files.text(file);
  const journeys = await parseTravelTable(text, name, reference);
  return { table: new Map(journeys.map(({ from, to, minutes }) => [journeyKey(from, to), minutes])), file: { name, sha256 } };
}
