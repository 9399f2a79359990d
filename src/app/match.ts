/** The use case of `binome match`: files in, a verified result out; nothing is matched from a census with problems unless asked. */
import path from 'node:path';
import { findPeriod, parseCalendar } from '../calendar/index.ts';
import { readCensus, type CensusReading } from '../census/index.ts';
import type { Guidelines } from '../domain/guidelines.ts';
import type { Period } from '../domain/period.ts';
import { incumbentSchema } from '../domain/proposal.ts';
import type { Reference } from '../domain/site.ts';
import { BinomeError } from '../errors/error.ts';
import { parseGuidelines } from '../guidelines/index.ts';
import { match, type MatchResult, type Progress } from '../matching/propose.ts';
import { parseTravelTable } from '../reference/index.ts';
import { journeyKey, type TravelTable } from '../scoring/index.ts';
import type { PairIds } from '../solver/index.ts';
import { censusSource, readJson, readText } from './files.ts';
import { loadCalendars, loadGuidelines, loadReference } from './reference-files.ts';
import { VERSION } from './version.ts';

export interface MatchRequest {
  readonly census: readonly string[];
  readonly period: string;
  readonly calendar?: string | undefined;
  readonly guidelines?: string | undefined;
  readonly travelTable?: string | undefined;
  readonly incumbent?: string | undefined;
  readonly acceptPartial: boolean;
}

/** `result` is null when the census was refused; the reading then says why. */
export interface MatchAnswer {
  readonly reading: CensusReading;
  readonly result: MatchResult | null;
}

/** @throws BinomeError with the place of whatever cannot be read or does not fit. */
export async function runMatch(request: MatchRequest, progress: Progress): Promise<MatchAnswer> {
  // What is quick to refuse is read first: a wrong period should not cost the reading of a census.
  const period = await readPeriod(request.calendar, request.period);
  const { guidelines, sha256: guidelinesSha256, file } = await readGuidelines(request.guidelines);
  const incumbent = request.incumbent === undefined ? null : await readIncumbent(request.incumbent);
  const reference = await loadReference();
  const travel = request.travelTable === undefined ? null : await readTravelTable(request.travelTable, reference);
  const reading = await readCensus(await Promise.all(request.census.map(censusSource)), reference);
  if (reading.rejected > 0 && !request.acceptPartial) return { reading, result: null };
  const read = reading.files.map((censusFile) => ({ name: censusFile.file.name, sha256: censusFile.file.sha256 }));
  const result = match(
    {
      census: reading.census,
      period,
      guidelines,
      guidelinesSha256,
      reference,
      travelTable: travel?.table ?? new Map(),
      inputs: [...read, ...[file, travel?.file, incumbent?.file].filter((input) => input !== undefined)],
      incumbent: incumbent?.pairs ?? [],
      engineVersion: VERSION,
    },
    progress,
  );
  return { reading, result };
}

interface ReadInput {
  readonly name: string;
  readonly sha256: string;
}

async function readPeriod(calendar: string | undefined, id: string): Promise<Period> {
  if (calendar === undefined) return findPeriod(await loadCalendars(), id);
  const { name, text } = await readText(calendar);
  return findPeriod(await parseCalendar([{ name, segments: text }]), id);
}

async function readGuidelines(file: string | undefined): Promise<{ guidelines: Guidelines; sha256: string; file?: ReadInput }> {
  if (file === undefined) return loadGuidelines();
  const { name, text, sha256 } = await readText(file);
  return { guidelines: parseGuidelines(text, file), sha256, file: { name, sha256 } };
}

async function readTravelTable(file: string, reference: Reference): Promise<{ table: TravelTable; file: ReadInput }> {
  const { name, text, sha256 } = await readText(file);
  const journeys = await parseTravelTable(text, name, reference);
  return { table: new Map(journeys.map(({ from, to, minutes }) => [journeyKey(from, to), minutes])), file: { name, sha256 } };
}

async function readIncumbent(file: string): Promise<{ pairs: PairIds[]; file: ReadInput }> {
  const { sha256 } = await readText(file);
  const read = incumbentSchema.safeParse(await readJson(file));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new BinomeError('CALL_PROPOSAL_FORMAT', { detail: `/${(issue?.path ?? []).join('/')}: ${issue?.message ?? ''}` }, { file });
  }
  const pairs = read.data.pairs.map(({ trainee, mentor }): PairIds => [trainee.id, mentor.id]);
  return { pairs, file: { name: path.basename(file), sha256 } };
}
