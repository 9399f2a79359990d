/** What goes with a census: a period, guidelines, journeys; the files given, else what is shipped. Each throws BinomeError with the place. */
import { findPeriod, parseCalendar } from '../calendar/index.ts';
import { readCensus, type CensusReading } from '../census/index.ts';
import type { Census, FileRef, Guidelines, Period, Reference } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { parseGuidelines } from '../guidelines/index.ts';
import { parseTravelTable } from '../reference/index.ts';
import { journeyKey, type TravelTable } from '../scoring/index.ts';
import type { Run } from './command.ts';
import type { Inputs } from './inputs.ts';
import { loadCalendars, loadGuidelines, loadReference } from './reference-files.ts';

export async function readPeriod(calendar: string | undefined, id: string, inputs: Inputs): Promise<Period> {
  if (calendar === undefined) return findPeriod(await loadCalendars(inputs), id);
  const { name, text } = await inputs.text(calendar);
  return findPeriod(await parseCalendar([{ name, segments: text }]), id);
}

/** @throws BinomeError as `readPeriod`; PLAN_PERIOD_TWICE. */
export async function readPeriods(calendar: string | undefined, ids: readonly string[], inputs: Inputs): Promise<Period[]> {
  const found: Period[] = [];
  for (const id of ids) {
    const period = await readPeriod(calendar, id, inputs);
    if (found.some((other) => other.id === period.id && other.promotion === period.promotion))
      throw new BinomeError('PLAN_PERIOD_TWICE', { value: id });
    found.push(period);
  }
  return found;
}

/** `files`: as a document lists them; none where it is the national ones. */
export async function readGuidelines(
  file: string | undefined,
  inputs: Inputs,
): Promise<{ guidelines: Guidelines; guidelinesSha256: string; files: readonly FileRef[] }> {
  if (file === undefined) return { ...(await loadGuidelines(inputs)), files: [] };
  const { name, text, sha256 } = await inputs.text(file);
  return { guidelines: parseGuidelines(text, file), guidelinesSha256: sha256, files: [{ name, sha256 }] };
}

export interface CensusRead {
  readonly reading: CensusReading;
  readonly reference: Reference;
  /** Empty where none is given. */
  readonly travelTable: TravelTable;
  /** The files given, as a document lists them. */
  readonly inputs: readonly FileRef[];
}

/**
 * A census to be matched: what was found in it is told, and with problems in it nothing begins unless that is asked for.
 * @throws BinomeError as `readCensus`; MATCH_CENSUS_REJECTED.
 */
export async function acceptedCensus(
  request: { readonly census: readonly string[]; readonly travelTable?: string | undefined; readonly acceptPartial: boolean },
  { inputs, notice }: Pick<Run, 'inputs' | 'notice'>,
): Promise<Omit<CensusRead, 'reading'> & { readonly census: Census }> {
  const { reading, ...read } = await readCensusFiles(request, inputs);
  notice({ kind: 'census', reading });
  if (reading.rejected > 0 && !request.acceptPartial) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading.rejected });
  return { census: reading.census, ...read };
}

/** A census, the reference data by which it is read, and the journeys; what is quick to refuse first. */
export async function readCensusFiles(
  { census, travelTable }: { readonly census: readonly string[]; readonly travelTable?: string | undefined },
  inputs: Inputs,
): Promise<CensusRead> {
  const reference = await loadReference(inputs);
  const travel = travelTable === undefined ? null : await readTravelTable(travelTable, reference, inputs);
  const reading = await readCensus(await Promise.all(census.map((name) => inputs.census(name))), reference);
  const read = reading.files.map(({ file: { name, sha256 } }) => ({ name, sha256 }));
  return {
    ...{ reading, reference, travelTable: travel?.table ?? new Map<string, number>() },
    inputs: [...read, ...(travel === null ? [] : [travel.file])],
  };
}

async function readTravelTable(file: string, reference: Reference, inputs: Inputs): Promise<{ table: TravelTable; file: FileRef }> {
  const { name, text, sha256 } = await inputs.text(file);
  const journeys = await parseTravelTable(text, name, reference);
  return { table: new Map(journeys.map(({ from, to, minutes }) => [journeyKey(from, to), minutes])), file: { name, sha256 } };
}
