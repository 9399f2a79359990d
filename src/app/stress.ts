/** `plan --stress`: a saved result in, what losing any one mentor would cost, out. */
import * as z from 'zod';
import type { Guidelines, StressTest } from '../domain/index.ts';
import { stressTest } from '../planning/index.ts';
import { NO_PINS, type Command } from './command.ts';
import { jsonPieces } from './output.ts';
import { timeLimitSchema, type InputKinds } from './request.ts';
import { nameOfIn, notOptimal, readRun } from './saved-run.ts';

const stressRequest = ({ folder }: InputKinds) => z.strictObject({ folder, limits: timeLimitSchema });

export interface StressAnswer {
  readonly stress: StressTest;
  readonly guidelines: Guidelines;
  readonly nameOf: (id: string) => string;
}

export const STRESS: Command<typeof stressRequest, StressAnswer> = {
  name: 'stress',
  bundledAs: 'plan --stress',
  schema: stressRequest,
  run: async ({ folder }, { inputs, limits, progress }) => {
    const run = await readRun(folder, inputs);
    const { proposal, problem, solution } = run;
    if (solution.status === 'infeasible') throw notOptimal(solution.status, folder);
    const { balance: _, ...unbalanced } = problem;
    return {
      stress: stressTest(unbalanced, solution, progress, limits),
      guidelines: run.proposal.guidelines.content,
      nameOf: nameOfIn(proposal),
    };
  },
  ending: ({ stress }) => (stress.mentors.every(({ best }) => best?.proven ?? true) ? 'done' : 'limit'),
  document: ({ stress }) => stress,
  result: ({ stress, guidelines }) => ({
    outputs: [{ name: 'stress.json', pieces: () => jsonPieces(stress) }],
    facts: { guidelines, pins: NO_PINS, decisions: [] },
  }),
};
