/** The use case of `binome check`: a census read and, for a period, the guidelines' constraints looked at. Nobody is matched. */
import { readCensus, type CensusReading } from '../census/index.ts';
import { lintGuidelines, type GuidelinesReview } from '../matching/index.ts';
import { readGuidelines, readPeriod, readTravelTable } from './inputs.ts';
import { loadReference } from './reference-files.ts';
import { RunFiles } from './run-files.ts';

export interface CheckRequest {
  readonly census: readonly string[];
  /** Without it only the census is read. */
  readonly period?: string | undefined;
  readonly calendar?: string | undefined;
  readonly guidelines?: string | undefined;
  readonly travelTable?: string | undefined;
}

/** `review` is null where no period was given, or where the census has problems: who is missing would falsify it. */
export interface CheckAnswer {
  readonly reading: CensusReading;
  readonly review: GuidelinesReview | null;
}

/** @throws BinomeError with the place of whatever cannot be read or does not fit. */
export async function runCheck(request: CheckRequest): Promise<CheckAnswer> {
  const files = new RunFiles();
  const period = request.period === undefined ? null : await readPeriod(request.calendar, request.period, files);
  const guidelines = period === null ? null : await readGuidelines(request.guidelines, files);
  const reference = await loadReference(files);
  const travel = request.travelTable === undefined ? null : await readTravelTable(request.travelTable, reference, files);
  const reading = await readCensus(await Promise.all(request.census.map((name) => files.census(name))), reference);
  if (period === null || guidelines === null || reading.rejected > 0) return { reading, review: null };
  const given = { census: reading.census, period, guidelines: guidelines.guidelines, reference };
  return { reading, review: lintGuidelines({ ...given, travelTable: travel?.table ?? new Map(), incumbent: [] }) };
}
