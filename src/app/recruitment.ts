/** The use case of `binome plan --recruitment`: a census and periods in, places against trainees and the worth of one more mentor out. */
import { readCensus, type CensusReading } from '../census/index.ts';
import type { Recruitment } from '../domain/recruitment.ts';
import type { Language } from '../errors/catalogue.ts';
import { recruitment, type RecruitmentProgress } from '../planning/index.ts';
import { placesCsv, recruitmentCsv } from '../report/index.ts';
import { endingAfter } from './deadline.ts';
import { censusSource, type Output } from './files.ts';
import { byName, readGuidelines, readPeriods, readTravelTable } from './inputs.ts';
import { jsonPieces } from './outputs.ts';
import { loadReference } from './reference-files.ts';
import { VERSION } from './version.ts';

export interface RecruitmentRequest {
  readonly census: readonly string[];
  /** As `match` takes one. */
  readonly periods: readonly string[];
  readonly calendar?: string | undefined;
  readonly guidelines?: string | undefined;
  readonly travelTable?: string | undefined;
  readonly acceptPartial: boolean;
  readonly nodeLimit?: number | undefined;
  readonly timeLimitMs?: number | undefined;
}

/** `result` is null when the census was refused; the reading then says why. */
export interface RecruitmentAnswer {
  readonly reading: CensusReading;
  readonly result: Recruitment | null;
}

/** @throws BinomeError CALL_*, PLAN_PERIOD_TWICE, and what `match` throws. */
export async function runRecruitment(request: RecruitmentRequest, progress: RecruitmentProgress): Promise<RecruitmentAnswer> {
  const signal = endingAfter(request.timeLimitMs);
  const periods = await readPeriods(request.calendar, request.periods);
  const { guidelines, sha256, file } = await readGuidelines(request.guidelines);
  const reference = await loadReference();
  const travel = request.travelTable === undefined ? null : await readTravelTable(request.travelTable, reference);
  const reading = await readCensus(await Promise.all(request.census.map(censusSource)), reference);
  if (reading.rejected > 0 && !request.acceptPartial) return { reading, result: null };
  const read = reading.files.map((census) => ({ name: census.file.name, sha256: census.file.sha256 }));
  const result = recruitment(
    {
      census: reading.census,
      ...{ periods, guidelines, reference },
      guidelinesSha256: sha256,
      travelTable: travel?.table ?? new Map(),
      inputs: [...read, ...[file, travel?.file].filter((input) => input !== undefined)].sort(byName),
      engineVersion: VERSION,
      limits: { signal, ...(request.nodeLimit === undefined ? {} : { nodeLimit: request.nodeLimit }) },
    },
    progress,
  );
  return { reading, result };
}

export function recruitmentOutputs(result: Recruitment, language: Language): Output[] {
  return [
    { name: 'recruitment.json', pieces: () => jsonPieces(result) },
    { name: 'recruitment.csv', pieces: () => [recruitmentCsv(result, language)] },
    { name: 'places.csv', pieces: () => [placesCsv(result, language)] },
  ];
}
