/** The use case of `binome match`: files in, a verified result out; nothing is matched from a census with problems unless asked. */
import path from 'node:path';
import { readCensus, type CensusReading } from '../census/index.ts';
import { incumbentSchema } from '../domain/proposal.ts';
import { BinomeError } from '../errors/error.ts';
import type { GuidelinesReview } from '../matching/index.ts';
import { match, type MatchResult, type Progress } from '../matching/propose.ts';
import type { PairIds, SolveOptions } from '../solver/index.ts';
import { censusSource, readJson, readText } from './files.ts';
import { readGuidelines, readPeriod, readTravelTable, type ReadInput } from './inputs.ts';
import { loadReference } from './reference-files.ts';
import { VERSION } from './version.ts';

export interface MatchRequest {
  readonly census: readonly string[];
  readonly period: string;
  readonly calendar?: string | undefined;
  readonly guidelines?: string | undefined;
  readonly travelTable?: string | undefined;
  readonly incumbent?: string | undefined;
  readonly acceptPartial: boolean;
  readonly limits?: Pick<SolveOptions, 'nodeLimit' | 'timeLimitMs'>;
}

/** `result` is null when the census was refused; the reading then says why. */
export interface MatchAnswer {
  readonly reading: CensusReading;
  readonly result: MatchResult | null;
}

/** `onReview`: see `match`. @throws BinomeError with the place of whatever cannot be read or does not fit. */
export async function runMatch(
  request: MatchRequest,
  progress: Progress,
  onReview: (review: GuidelinesReview) => void,
): Promise<MatchAnswer> {
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
      limits: request.limits ?? {},
    },
    progress,
    onReview,
  );
  return { reading, result };
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
