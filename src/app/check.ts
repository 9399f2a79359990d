/** The use case of `binome check`: a census read and, for a period, the guidelines' constraints looked at. Nobody is matched. */
import type { CensusReading } from '../census/index.ts';
import { lintGuidelines, type GuidelinesReview } from '../matching/index.ts';
import { readCensusFiles, readGuidelines, readPeriod } from './inputs.ts';
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
  const { reading, reference, travelTable } = await readCensusFiles(request, files);
  if (period === null || guidelines === null || reading.rejected > 0) return { reading, review: null };
  const given = { census: reading.census, period, guidelines: guidelines.guidelines, reference, travelTable };
  return { reading, review: lintGuidelines({ ...given, incumbent: [] }) };
}
