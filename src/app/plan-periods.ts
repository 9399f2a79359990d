/** `plan --periods`: a census and several periods in, a plan over them all out. Nobody is placed. */
import * as z from 'zod';
import { byName, type FileRef, type Guidelines, type Period } from '../domain/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { planPeriods, summarisePlan, type PlanResult } from '../planning/index.ts';
import { planCsv, renderPlan } from '../report/index.ts';
import { NO_PINS, type Command } from './command.ts';
import type { Inputs } from './inputs.ts';
import { jsonPieces, problemPieces, type Output } from './output.ts';
import { loadGuidelines } from './reference-files.ts';
import { censusShape, type InputKinds } from './request.ts';
import { readInForce } from './in-force.ts';
import { acceptedCensus, readGuidelines, readPeriods, tellAccount } from './situation.ts';

const periodsRequest = (kinds: InputKinds) =>
  z.strictObject({
    /** As `match` takes one. */
    periods: z.array(z.string()).readonly(),
    /** Folders written by `match`: what is placed already in their periods. */
    decided: z.array(kinds.folder).readonly(),
    ...censusShape(kinds),
  });

export interface PlanAnswer extends PlanResult {
  readonly guidelines: Guidelines;
  readonly decided: readonly Decided[];
}

export const PLAN_PERIODS: Command<typeof periodsRequest, PlanAnswer> = {
  name: 'plan-periods',
  bundledAs: 'plan --periods',
  schema: periodsRequest,
  run: async (request, run) => {
    const { inputs, limits, progress, version } = run;
    const { periods, promotions } = await readPeriods(request.calendar, request.periods, inputs);
    const { guidelines, guidelinesSha256, files } = await readGuidelines(request.guidelines, inputs);
    // What a board's guidelines do not say of plans is as in the national ones, which say it.
    const rules = guidelines.plan ?? (await loadGuidelines(inputs)).guidelines.plan!;
    const decided = await readAllDecided(request.decided, periods, inputs);
    const { inputs: read, refused, unread, ...situation } = await acceptedCensus(request, run, promotions);
    const account = tellAccount({ census: situation.census, periods, refused, unread }, run.notice, decided);
    const result = planPeriods(
      {
        ...{ periods, rules, guidelines, guidelinesSha256, decided, account, limits, ...situation },
        inputs: [...read, ...files, ...decided.map(({ file }) => file)].sort(byName),
        engineVersion: version,
      },
      progress,
    );
    return { ...result, guidelines, decided };
  },
  ending: ({ plan: { status } }) => (status === 'optimal' ? 'done' : status === 'infeasible' ? 'infeasible' : 'limit'),
  document: ({ plan }) => plan,
  // What is placed already is what people decided.
  result: (answer, _, { language }) => ({
    outputs: planOutputs(answer, language),
    facts: {
      guidelines: answer.guidelines,
      pins: NO_PINS,
      decisions: answer.decided.map(({ id, promotion, file }) => ({ kind: 'placed', promotion, period: id, proposalSha256: file.sha256 })),
    },
  }),
};

interface Decided {
  readonly id: string;
  readonly promotion: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly names: ReadonlyMap<string, string>;
  readonly folder: string;
  readonly file: FileRef;
}

async function readAllDecided(folders: readonly string[], periods: readonly Period[], inputs: Inputs): Promise<Decided[]> {
  const decided = await Promise.all(folders.map((folder) => readDecided(folder, periods, inputs)));
  for (const [k, { id, promotion }] of decided.entries())
    if (decided.slice(0, k).some((other) => other.id === id && other.promotion === promotion))
      throw new BinomeError('PLAN_DECIDED_TWICE', { value: id }, { file: folders[k]! });
  return decided;
}

async function readDecided(folder: string, periods: readonly Period[], inputs: Inputs): Promise<Decided> {
  const run = await readInForce(folder, inputs);
  const { id, promotion } = run.proposal.period;
  if (!periods.some((period) => period.id === id && period.promotion === promotion))
    throw new BinomeError('PLAN_DECIDED_ELSEWHERE', { value: `${promotion}/${id}` }, { file: folder });
  return { id, promotion, pairs: run.pairs, names: run.names, folder, file: { name: `proposal.json (${id})`, sha256: run.proposalSha256 } };
}

function planOutputs({ plan, proofs, guidelines }: PlanAnswer, language: Language): Output[] {
  return [
    { name: 'plan.json', pieces: () => jsonPieces(plan) },
    { name: 'plan.csv', pieces: () => [planCsv(plan, language)] },
    { name: 'report.html', pieces: () => [renderPlan({ plan, guidelines, summary: summarisePlan(plan, language, true) }, language)] },
    ...proofs.flatMap((part, k) =>
      part.flatMap(({ aim, problem, solution }) => [
        { name: `part-${k + 1}.${aim}.problem.json`, pieces: () => problemPieces(problem) },
        { name: `part-${k + 1}.${aim}.solution.json`, pieces: () => jsonPieces(solution) },
      ]),
    ),
  ];
}
