/** The use case of `binome plan --periods`: a census and several periods in, a plan over them all out. Nobody is placed. */
import { readCensus, type CensusReading } from '../census/index.ts';
import type { Period } from '../domain/period.ts';
import { BinomeError } from '../errors/error.ts';
import { planPeriods, type PlanProgress, type PlanResult } from '../planning/index.ts';
import { planCsv } from '../report/index.ts';
import type { Language } from '../errors/catalogue.ts';
import { endingAfter } from './deadline.ts';
import { censusSource, type Output } from './files.ts';
import { byName, readGuidelines, readPeriods, readTravelTable, type ReadInput } from './inputs.ts';
import { jsonPieces, problemPieces } from './outputs.ts';
import { loadGuidelines, loadReference } from './reference-files.ts';
import { periodOf, readRun, runSha256 } from './saved-run.ts';
import { VERSION } from './version.ts';

export interface PlanPeriodsRequest {
  readonly census: readonly string[];
  /** As `match` takes one. */
  readonly periods: readonly string[];
  readonly calendar?: string | undefined;
  readonly guidelines?: string | undefined;
  readonly travelTable?: string | undefined;
  /** Folders written by `match`: what is placed already in their periods. */
  readonly decided: readonly string[];
  readonly acceptPartial: boolean;
  readonly nodeLimit?: number | undefined;
  readonly timeLimitMs?: number | undefined;
}

/** `result` is null when the census was refused; the reading then says why. */
export interface PlanAnswer {
  readonly reading: CensusReading;
  readonly result: PlanResult | null;
}

/** @throws BinomeError CALL_*, PLAN_*, and what `match` throws. */
export async function runPlan(request: PlanPeriodsRequest, progress: PlanProgress): Promise<PlanAnswer> {
  const signal = endingAfter(request.timeLimitMs);
  const periods = await readPeriods(request.calendar, request.periods);
  const { guidelines, sha256, file } = await readGuidelines(request.guidelines);
  // What a board's guidelines do not say of plans is as in the national ones, which say it.
  const rules = guidelines.plan ?? (await loadGuidelines()).guidelines.plan!;
  const decided = await Promise.all(request.decided.map((folder) => readDecided(folder, periods)));
  for (const [k, { id, promotion }] of decided.entries())
    if (decided.slice(0, k).some((other) => other.id === id && other.promotion === promotion))
      throw new BinomeError('PLAN_DECIDED_TWICE', { value: id }, { file: request.decided[k]! });
  const reference = await loadReference();
  const travel = request.travelTable === undefined ? null : await readTravelTable(request.travelTable, reference);
  const reading = await readCensus(await Promise.all(request.census.map(censusSource)), reference);
  if (reading.rejected > 0 && !request.acceptPartial) return { reading, result: null };
  const read = reading.files.map((census) => ({ name: census.file.name, sha256: census.file.sha256 }));
  const others = [file, travel?.file, ...decided.map((run) => run.file)].filter((input) => input !== undefined);
  const result = planPeriods(
    {
      census: reading.census,
      ...{ periods, rules, guidelines, reference },
      guidelinesSha256: sha256,
      travelTable: travel?.table ?? new Map(),
      decided,
      inputs: [...read, ...others].sort(byName),
      engineVersion: VERSION,
      limits: { signal, ...(request.nodeLimit === undefined ? {} : { nodeLimit: request.nodeLimit }) },
    },
    progress,
  );
  return { reading, result };
}

interface Decided {
  readonly id: string;
  readonly promotion: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly file: ReadInput;
}

async function readDecided(folder: string, periods: readonly Period[]): Promise<Decided> {
  const { proposal, solution } = await readRun(folder);
  const { id, promotion } = periodOf(proposal, folder);
  if (!periods.some((period) => period.id === id && period.promotion === promotion))
    throw new BinomeError('PLAN_DECIDED_ELSEWHERE', { value: `${promotion}/${id}` }, { file: folder });
  return { id, promotion, pairs: solution.pairs, file: { name: `proposal.json (${id})`, sha256: await runSha256(folder) } };
}

export function planOutputs({ plan, proofs }: PlanResult, language: Language): Output[] {
  return [
    { name: 'plan.json', pieces: () => jsonPieces(plan) },
    { name: 'plan.csv', pieces: () => [planCsv(plan, language)] },
    ...proofs.flatMap(({ problem, solution }, k) => [
      { name: `part-${k + 1}.problem.json`, pieces: () => problemPieces(problem) },
      { name: `part-${k + 1}.solution.json`, pieces: () => jsonPieces(solution) },
    ]),
  ];
}
