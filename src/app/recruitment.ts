/** The use case of `binome plan --recruitment`: a census and periods in, places against trainees and the worth of one more mentor out. */
import * as z from 'zod';
import type { CensusReading } from '../census/index.ts';
import { byName } from '../domain/bundle.ts';
import type { Guidelines } from '../domain/guidelines.ts';
import type { Recruitment } from '../domain/recruitment.ts';
import { BinomeError } from '../errors/error.ts';
import type { Language } from '../errors/catalogue.ts';
import { recruitment, type RecruitmentProgress } from '../planning/index.ts';
import { placesCsv, recruitmentCsv } from '../report/index.ts';
import type { Command, RunResult } from './command.ts';
import { endingAfter } from './deadline.ts';
import type { Output } from './files.ts';
import { readCensusFiles, readGuidelines, readPeriods } from './inputs.ts';
import { jsonPieces } from './outputs.ts';
import { censusShape, type InputKinds, type RequestOf } from './request.ts';
import type { RunFiles } from './run-files.ts';
import { VERSION } from './version.ts';

/** `periods`: as `match` takes one. */
const recruitmentRequest = (kinds: InputKinds) => z.strictObject({ periods: z.array(z.string()).readonly(), ...censusShape(kinds) });
export type RecruitmentRequest = RequestOf<typeof recruitmentRequest>;

/** `result` is null when the census was refused; the reading then says why. */
export interface RecruitmentAnswer {
  readonly reading: CensusReading;
  readonly result: Recruitment | null;
  readonly guidelines: Guidelines;
}

/** @throws BinomeError CALL_*, PLAN_PERIOD_TWICE, and what `match` throws. */
export async function runRecruitment(
  request: RecruitmentRequest,
  files: RunFiles,
  progress: RecruitmentProgress,
): Promise<RecruitmentAnswer> {
  const { nodeLimit, timeLimitMs } = request.limits;
  const signal = endingAfter(timeLimitMs);
  const periods = await readPeriods(request.calendar, request.periods, files);
  const { guidelines, sha256, file } = await readGuidelines(request.guidelines, files);
  const { reading, inputs, ...read } = await readCensusFiles(request, files);
  if (reading.rejected > 0 && !request.acceptPartial) return { reading, result: null, guidelines };
  const result = recruitment(
    {
      census: reading.census,
      ...{ periods, guidelines, ...read },
      guidelinesSha256: sha256,
      inputs: [...inputs, ...(file === undefined ? [] : [file])].sort(byName),
      engineVersion: VERSION,
      limits: { signal, ...(nodeLimit === undefined ? {} : { nodeLimit }) },
    },
    progress,
  );
  return { reading, result, guidelines };
}

/** What `plan --recruitment` came to, to be written and bundled: nothing is pinned, nothing is decided yet. */
export function recruitmentResult(result: Recruitment, guidelines: Guidelines, language: Language): RunResult {
  return { outputs: recruitmentOutputs(result, language), guidelines, pins: { people: [], pairs: [] }, decisions: [] };
}

export const RECRUITMENT: Command<typeof recruitmentRequest> = {
  name: 'plan --recruitment',
  schema: recruitmentRequest,
  run: async (request, files, language) => {
    const { reading, result, guidelines } = await runRecruitment(request, files, () => {});
    if (result === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading.rejected });
    return recruitmentResult(result, guidelines, language);
  },
};

function recruitmentOutputs(result: Recruitment, language: Language): Output[] {
  return [
    { name: 'recruitment.json', pieces: () => jsonPieces(result) },
    { name: 'recruitment.csv', pieces: () => [recruitmentCsv(result, language)] },
    { name: 'places.csv', pieces: () => [placesCsv(result, language)] },
  ];
}
