/** The use case of `binome match`: files in, a verified result out; nothing is matched from a census with problems unless asked. */
import * as z from 'zod';
import type { CensusReading } from '../census/index.ts';
import type { FileRef } from '../domain/bundle.ts';
import { incumbentSchema } from '../domain/proposal.ts';
import { BinomeError } from '../errors/error.ts';
import { untimed } from '../library/deadline.ts';
import type { GuidelinesReview } from '../matching/index.ts';
import { match, type MatchResult, type Progress } from '../matching/propose.ts';
import type { Language } from '../errors/catalogue.ts';
import type { PairIds } from '../solver/index.ts';
import type { Command, RunResult } from './command.ts';
import { readCensusFiles, readGuidelines, readPeriod } from './inputs.ts';
import { matchOutputs } from './outputs.ts';
import { censusShape, type InputKinds, type RequestOf } from './request.ts';
import type { RunFiles } from './run-files.ts';
import { VERSION } from './version.ts';

const matchRequest = (kinds: InputKinds) => z.strictObject({ period: z.string(), incumbent: kinds.file.optional(), ...censusShape(kinds) });
export type MatchRequest = RequestOf<typeof matchRequest>;

/** `result` is null when the census was refused; the reading then says why. */
export interface MatchAnswer {
  readonly reading: CensusReading;
  readonly result: MatchResult | null;
}

/** `onReview`: see `match`. @throws BinomeError with the place of whatever cannot be read or does not fit. */
export async function runMatch(
  request: MatchRequest,
  files: RunFiles,
  progress: Progress,
  onReview: (review: GuidelinesReview) => void,
): Promise<MatchAnswer> {
  // What is quick to refuse is read first: a wrong period should not cost the reading of a census.
  const period = await readPeriod(request.calendar, request.period, files);
  const { guidelines, sha256: guidelinesSha256, file } = await readGuidelines(request.guidelines, files);
  const incumbent = request.incumbent === undefined ? null : await readIncumbent(request.incumbent, files);
  const { reading, inputs, ...read } = await readCensusFiles(request, files);
  if (reading.rejected > 0 && !request.acceptPartial) return { reading, result: null };
  const result = match(
    {
      census: reading.census,
      period,
      guidelines,
      guidelinesSha256,
      ...read,
      inputs: [...inputs, ...[file, incumbent?.file].filter((input) => input !== undefined)],
      incumbent: incumbent?.pairs ?? [],
      engineVersion: VERSION,
      limits: untimed(request.limits),
    },
    progress,
    onReview,
  );
  return { reading, result };
}

/** What `match` came to, to be written and bundled. Nothing is pinned in a first matching, and an incumbent is no decision. */
export function matchResult(result: MatchResult, language: Language): RunResult {
  return {
    outputs: matchOutputs(result, language),
    guidelines: result.proposal.guidelines.content,
    pins: { people: [], pairs: result.problem.required ?? [] },
    decisions: [],
  };
}

export const MATCH: Command<typeof matchRequest> = {
  name: 'match',
  schema: matchRequest,
  run: async (request, files, language) => {
    const { reading, result } = await runMatch(
      request,
      files,
      () => {},
      () => {},
    );
    if (result === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading.rejected });
    return matchResult(result, language);
  },
};

async function readIncumbent(file: string, files: RunFiles): Promise<{ pairs: PairIds[]; file: FileRef }> {
  const { name, sha256, value } = await files.json(file);
  const read = incumbentSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new BinomeError('CALL_PROPOSAL_FORMAT', { detail: `/${(issue?.path ?? []).join('/')}: ${issue?.message ?? ''}` }, { file });
  }
  const pairs = read.data.pairs.map(({ trainee, mentor }): PairIds => [trainee.id, mentor.id]);
  return { pairs, file: { name, sha256 } };
}
