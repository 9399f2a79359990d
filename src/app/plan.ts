/** The use case of `binome plan --periods`: a census and several periods in, a plan over them all out. Nobody is placed. */
import * as z from 'zod';
import type { CensusReading } from '../census/index.ts';
import { byName, type FileRef } from '../domain/bundle.ts';
import type { Guidelines } from '../domain/guidelines.ts';
import type { Period } from '../domain/period.ts';
import { BinomeError } from '../errors/error.ts';
import { planPeriods, type PlanProgress, type PlanResult } from '../planning/index.ts';
import { planCsv } from '../report/index.ts';
import type { Language } from '../errors/catalogue.ts';
import type { Command, RunResult } from './command.ts';
import { endingAfter } from './deadline.ts';
import type { Output } from './files.ts';
import { readCensusFiles, readGuidelines, readPeriods } from './inputs.ts';
import { jsonPieces, problemPieces } from './outputs.ts';
import { loadGuidelines } from './reference-files.ts';
import { censusShape, type InputKinds, type RequestOf } from './request.ts';
import type { RunFiles } from './run-files.ts';
import { periodOf, readRun } from './saved-run.ts';
import { VERSION } from './version.ts';

const periodsRequest = (kinds: InputKinds) =>
  z.strictObject({
    /** As `match` takes one. */
    periods: z.array(z.string()).readonly(),
    /** Folders written by `match`: what is placed already in their periods. */
    decided: z.array(kinds.folder).readonly(),
    ...censusShape(kinds),
  });
export type PlanPeriodsRequest = RequestOf<typeof periodsRequest>;

/** `result` is null when the census was refused; the reading then says why. */
export interface PlanAnswer {
  readonly reading: CensusReading;
  readonly result: PlanResult | null;
  readonly guidelines: Guidelines;
  readonly decided: readonly Decided[];
}

/** @throws BinomeError CALL_*, PLAN_*, and what `match` throws. */
export async function runPlan(request: PlanPeriodsRequest, files: RunFiles, progress: PlanProgress): Promise<PlanAnswer> {
  const { nodeLimit, timeLimitMs } = request.limits;
  const signal = endingAfter(timeLimitMs);
  const periods = await readPeriods(request.calendar, request.periods, files);
  const { guidelines, sha256, file } = await readGuidelines(request.guidelines, files);
  // What a board's guidelines do not say of plans is as in the national ones, which say it.
  const rules = guidelines.plan ?? (await loadGuidelines(files)).guidelines.plan!;
  const decided = await Promise.all(request.decided.map((folder) => readDecided(folder, periods, files)));
  for (const [k, { id, promotion }] of decided.entries())
    if (decided.slice(0, k).some((other) => other.id === id && other.promotion === promotion))
      throw new BinomeError('PLAN_DECIDED_TWICE', { value: id }, { file: request.decided[k]! });
  const { reading, inputs, ...read } = await readCensusFiles(request, files);
  if (reading.rejected > 0 && !request.acceptPartial) return { reading, result: null, guidelines, decided };
  const others = [file, ...decided.map((run) => run.file)].filter((input) => input !== undefined);
  const result = planPeriods(
    {
      census: reading.census,
      ...{ periods, rules, guidelines, ...read },
      guidelinesSha256: sha256,
      decided,
      inputs: [...inputs, ...others].sort(byName),
      engineVersion: VERSION,
      limits: { signal, ...(nodeLimit === undefined ? {} : { nodeLimit }) },
    },
    progress,
  );
  return { reading, result, guidelines, decided };
}

interface Decided {
  readonly id: string;
  readonly promotion: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly file: FileRef;
}

async function readDecided(folder: string, periods: readonly Period[], files: RunFiles): Promise<Decided> {
  const { proposal, proposalSha256, solution } = await readRun(folder, files);
  const { id, promotion } = periodOf(proposal, folder);
  if (!periods.some((period) => period.id === id && period.promotion === promotion))
    throw new BinomeError('PLAN_DECIDED_ELSEWHERE', { value: `${promotion}/${id}` }, { file: folder });
  return { id, promotion, pairs: solution.pairs, file: { name: `proposal.json (${id})`, sha256: proposalSha256 } };
}

/** What `plan --periods` came to, to be written and bundled: what is placed already is what people decided. */
export function periodsResult(result: PlanResult, { guidelines, decided }: PlanAnswer, language: Language): RunResult {
  return {
    outputs: planOutputs(result, language),
    guidelines,
    pins: { people: [], pairs: [] },
    decisions: decided.map(({ id, promotion, file }) => ({ kind: 'placed', promotion, period: id, proposalSha256: file.sha256 })),
  };
}

export const PERIODS: Command<typeof periodsRequest> = {
  name: 'plan --periods',
  schema: periodsRequest,
  run: async (request, files, language) => {
    const answer = await runPlan(request, files, () => {});
    if (answer.result === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: answer.reading.rejected });
    return periodsResult(answer.result, answer, language);
  },
};

function planOutputs({ plan, proofs }: PlanResult, language: Language): Output[] {
  return [
    { name: 'plan.json', pieces: () => jsonPieces(plan) },
    { name: 'plan.csv', pieces: () => [planCsv(plan, language)] },
    ...proofs.flatMap((part, k) =>
      part.flatMap(({ aim, problem, solution }) => [
        { name: `part-${k + 1}.${aim}.problem.json`, pieces: () => problemPieces(problem) },
        { name: `part-${k + 1}.${aim}.solution.json`, pieces: () => jsonPieces(solution) },
      ]),
    ),
  ];
}
