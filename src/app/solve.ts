/** `solve` and `verify`: the bare engine on a problem, and the independent verifier on a problem and its solution. */
import * as z from 'zod';
import { BinomeError, defectsDetail } from '../errors/index.ts';
import { checkProblem, solve, verify, type Problem, type Solution, type Verification } from '../solver/index.ts';
import { nothingKept, type Command } from './command.ts';
import { jsonPieces } from './output.ts';
import { limitsSchema, type InputKinds } from './request.ts';

const solveRequest = ({ file }: InputKinds) => z.strictObject({ problem: file, limits: limitsSchema });

/** @throws BinomeError PROBLEM_*; MATCH_NOT_VERIFIED. */
export const SOLVE: Command<typeof solveRequest, Solution> = {
  name: 'solve',
  bundledAs: null,
  schema: solveRequest,
  run: async ({ problem: place }, { inputs, limits, progress }) => {
    const problem = (await inputs.json(place)).value as Problem;
    progress('solve', 0, 1);
    const solution = located(place, () => solve(problem, { ...limits, onProgress: (_, done, of) => progress('solve', done, of) }));
    progress('verify', 0, 1);
    const { valid, problems } = verify(problem, solution);
    if (!valid) throw new BinomeError('MATCH_NOT_VERIFIED', { ...defectsDetail(problems) }, { file: place });
    return solution;
  },
  ending: ({ status }) => (status === 'optimal' || status === 'feasible' ? 'done' : status),
  document: (solution) => solution,
  result: (solution) => ({ outputs: [{ name: 'solution.json', pieces: () => jsonPieces(solution) }], facts: null }),
};

const verifyRequest = ({ file }: InputKinds) => z.strictObject({ problem: file, solution: file });

/** @throws BinomeError PROBLEM_*: a malformed problem is said with its place, while `verify` only reports. */
export const VERIFY: Command<typeof verifyRequest, Verification> = {
  name: 'verify',
  bundledAs: null,
  schema: verifyRequest,
  run: async ({ problem: place, solution: solutionPlace }, { inputs }) => {
    const problem = (await inputs.json(place)).value as Problem;
    const solution = (await inputs.json(solutionPlace)).value as Solution;
    located(place, () => checkProblem(problem));
    return verify(problem, solution);
  },
  ending: ({ valid }) => (valid ? 'done' : 'wrongInput'),
  document: (verification) => verification,
  result: nothingKept,
};

/** Errors of the engine name a path inside the document; here they also name the file. */
function located<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BinomeError) throw new BinomeError(error.code, error.values, { file, ...error.place });
    throw error;
  }
}
