/** The use case of `binome plan --stress`: a saved result in, what losing any one mentor would cost, out. */
import type { StressTest } from '../domain/stress.ts';
import { BinomeError } from '../errors/error.ts';
import { stressTest } from '../planning/index.ts';
import { endingAfter } from './deadline.ts';
import type { Output } from './files.ts';
import { jsonPieces } from './outputs.ts';
import { namesOf, readRun } from './saved-run.ts';

export interface StressAnswer {
  readonly stress: StressTest;
  readonly nameOf: (id: string) => string;
}

/** @throws BinomeError CALL_NOT_OPTIMAL, and what `readRun` throws. */
export async function runStress(
  folder: string,
  timeLimitMs: number | undefined,
  onProgress: (done: number) => void,
): Promise<StressAnswer> {
  const { proposal, problem, solution } = await readRun(folder);
  if (solution.status === 'infeasible') throw new BinomeError('CALL_NOT_OPTIMAL', { value: solution.status }, { file: folder });
  const { balance: _, ...unbalanced } = problem;
  const names = namesOf(proposal);
  return {
    stress: stressTest(unbalanced, solution, onProgress, { signal: endingAfter(timeLimitMs) }),
    nameOf: (id) => names.get(id) ?? id,
  };
}

export function stressOutputs(stress: StressTest): Output[] {
  return [{ name: 'stress.json', pieces: () => jsonPieces(stress) }];
}
