/** The use case of `binome plan --stress`: a saved result in, what losing any one mentor would cost, out. */
import * as z from 'zod';
import type { Proposal } from '../domain/proposal.ts';
import type { StressTest } from '../domain/stress.ts';
import { stressTest } from '../planning/index.ts';
import type { Command, RunResult } from './command.ts';
import { endingAfter } from './deadline.ts';
import { jsonPieces } from './outputs.ts';
import { timeLimitSchema, type InputKinds, type RequestOf } from './request.ts';
import type { RunFiles } from './run-files.ts';
import { guidelinesOf, namesOf, notOptimal, readRun } from './saved-run.ts';

const stressRequest = ({ folder }: InputKinds) => z.strictObject({ folder, limits: timeLimitSchema });
export type StressRequest = RequestOf<typeof stressRequest>;

export interface StressAnswer {
  readonly stress: StressTest;
  readonly proposal: Proposal;
  readonly nameOf: (id: string) => string;
}

/** @throws BinomeError CALL_NOT_OPTIMAL, and what `readRun` throws. */
export async function runStress(
  { folder, limits }: StressRequest,
  files: RunFiles,
  onProgress: (done: number) => void,
): Promise<StressAnswer> {
  const { proposal, problem, solution } = await readRun(folder, files);
  if (solution.status === 'infeasible') throw notOptimal(solution.status, folder);
  const { balance: _, ...unbalanced } = problem;
  const names = namesOf(proposal);
  return {
    stress: stressTest(unbalanced, solution, onProgress, { signal: endingAfter(limits.timeLimitMs) }),
    proposal,
    nameOf: (id) => names.get(id) ?? id,
  };
}

/** What `plan --stress` came to, to be written and bundled. @throws BinomeError CALL_PROPOSAL_FORMAT. */
export function stressResult({ folder }: StressRequest, { stress, proposal }: StressAnswer): RunResult {
  return {
    outputs: [{ name: 'stress.json', pieces: () => jsonPieces(stress) }],
    guidelines: guidelinesOf(proposal, folder),
    pins: { people: [], pairs: [] },
    decisions: [],
  };
}

export const STRESS: Command<typeof stressRequest> = {
  name: 'plan --stress',
  schema: stressRequest,
  run: async (request, files) => stressResult(request, await runStress(request, files, () => {})),
};
