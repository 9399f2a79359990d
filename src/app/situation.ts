/** What goes with a census: a period, guidelines, journeys; the files given, else what is shipped. Each throws BinomeError with the place. */
import { findPeriod, parseCalendar } from '../calendar/index.ts';
import { readCensus, type CensusReading, type KnownPromotions, yearsOf } from '../census/index.ts';
import {
  type Census,
  type CensusAccount,
  compareIds,
  type FileRef,
  type Guidelines,
  type Period,
  type Reference,
  type RefusedPerson,
  type UnreadSheetOf,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { censusAccountOf, type EarlierPair } from '../matching/index.ts';
import { parseGuidelines } from '../guidelines/index.ts';
import { parseTravelTable } from '../reference/index.ts';
import { journeyKey, type TravelTable } from '../scoring/index.ts';
import type { Run } from './command.ts';
import type { Inputs } from './inputs.ts';
import { boardNamed } from './named-places.ts';
import { loadCalendars, loadGuidelines, loadReference } from './reference-files.ts';

export interface CalendarRead {
  /** Those asked for, in that order. */
  readonly periods: readonly Period[];
  readonly promotions: KnownPromotions;
}

/** The calendar given, else those shipped; a promotion of either is a known one. */
export async function readCalendar(calendar: string | undefined, inputs: Inputs): Promise<CalendarRead> {
  const shipped = await loadCalendars(inputs);
  const given = calendar === undefined ? null : await inputs.text(calendar);
  const periods = given === null ? shipped : await parseCalendar([{ name: given.name, segments: given.text }]);
  const names = [...new Set([...periods, ...shipped].map(({ promotion }) => promotion))].sort(compareIds);
  return { periods, promotions: { names, complete: true, years: yearsOf(periods) } };
}

/** @throws BinomeError CALENDAR_*. */
export async function readPeriod(
  calendar: string | undefined,
  id: string,
  inputs: Inputs,
): Promise<{ readonly period: Period; readonly promotions: KnownPromotions }> {
  const { periods, promotions } = await readCalendar(calendar, inputs);
  return { period: findPeriod(periods, id), promotions };
}

/** @throws BinomeError as `readPeriod`; PLAN_PERIOD_TWICE. */
export async function readPeriods(calendar: string | undefined, ids: readonly string[], inputs: Inputs): Promise<CalendarRead> {
  const { periods, promotions } = await readCalendar(calendar, inputs);
  const found: Period[] = [];
  for (const id of ids) {
    const period = findPeriod(periods, id);
    if (found.some((other) => other.id === period.id && other.promotion === period.promotion))
      throw new BinomeError('PLAN_PERIOD_TWICE', { value: id });
    found.push(period);
  }
  return { periods: found, promotions };
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

/** What is said of a census to be read; see `censusShape`. */
interface CensusAsked {
  readonly census: readonly string[];
  readonly board?: string | undefined;
  readonly travelTable?: string | undefined;
}

/**
 * A census to be matched: what was found in it is told, and with problems in it nothing begins unless that is asked for.
 * @throws BinomeError as `readCensus`; MATCH_CENSUS_REJECTED.
 */
export async function acceptedCensus(
  request: CensusAsked & { readonly acceptPartial: boolean },
  { inputs, notice }: Pick<Run, 'inputs' | 'notice'>,
  promotions: KnownPromotions,
): Promise<
  Omit<CensusRead, 'reading'> & {
    readonly census: Census;
    readonly refused: readonly RefusedPerson[];
    readonly unread: readonly UnreadSheetOf[];
  }
> {
  const { reading, ...read } = await readCensusFiles(request, inputs, promotions);
  notice({ kind: 'census', reading });
  if (reading.rejected > 0 && !request.acceptPartial) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading.rejected });
  return { census: reading.census, refused: reading.refused, unread: unreadSheets(reading), ...read };
}

/** Those that count nobody: not the ones that are refused, nor a copy of another or what explains our own workbooks. */
function unreadSheets({ files }: CensusReading): UnreadSheetOf[] {
  return files.flatMap(({ file, unread = [] }) =>
    unread
      .filter(({ why, people }) => (why === 'noHeader' || why === 'named') && people === undefined)
      .map(({ name }) => ({ file: file.name, sheet: name })),
  );
}

/**
 * Whom of the census a run is about; whoever is left out is told at once.
 * @param earlier results that the run follows.
 * @throws BinomeError DECISIONS_FOREIGN where of one of these nobody is in the census.
 */
export function tellAccount(
  {
    census,
    periods,
    refused,
    unread = [],
  }: {
    readonly census: Census;
    readonly periods: readonly Period[];
    readonly refused: readonly RefusedPerson[];
    readonly unread?: readonly UnreadSheetOf[];
  },
  notice: Run['notice'],
  earlier: readonly EarlierPairs[] = [],
): CensusAccount {
  const pairs = earlier.map(namedPairs);
  for (const [k, { folder }] of earlier.entries()) refuseForeign(pairs[k]!, census, folder);
  const account = censusAccountOf(census, periods, refused, pairs.flat(), unread);
  if (account.leftOut.length > 0) notice({ kind: 'leftOut', groups: account.leftOut });
  return account;
}

export interface EarlierPairs {
  /** [trainee, mentor]. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly names: ReadonlyMap<string, string>;
  readonly folder: string;
}

function namedPairs({ pairs, names }: EarlierPairs): EarlierPair[] {
  const named = (id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? id });
  return pairs.map(([trainee, mentor]) => ({ trainee: named(trainee), mentor: named(mentor) }));
}

/** @throws BinomeError DECISIONS_FOREIGN. */
export function refuseForeign(earlier: readonly EarlierPair[], census: Census, place: string): void {
  const here = new Set([...census.trainees, ...census.mentors].map(({ id }) => id));
  if (earlier.length > 0 && !earlier.some(({ trainee, mentor }) => here.has(trainee.id) || here.has(mentor.id)))
    throw new BinomeError('DECISIONS_FOREIGN', {}, { file: place });
}

/** A census, the reference data by which it is read, and the journeys; what is quick to refuse first. @throws BinomeError TEMPLATE_BOARD. */
export async function readCensusFiles(
  { census, board, travelTable }: CensusAsked,
  inputs: Inputs,
  promotions: KnownPromotions,
): Promise<CensusRead> {
  const reference = await loadReference(inputs);
  const boardCode = board === undefined ? null : boardNamed(board, reference).code;
  const travel = travelTable === undefined ? null : await readTravelTable(travelTable, reference, inputs);
  const reading = await readCensus(await Promise.all(census.map((name) => inputs.census(name))), reference, promotions, boardCode);
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
