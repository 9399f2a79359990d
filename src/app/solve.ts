/** `solve`, `verify` and `export-proof`: the bare engine on a problem, the independent verifier on it and its solution, and both for checkers of others. */
import * as z from 'zod';
import { BinomeError, defectsDetail } from '../errors/index.ts';
import {
  checkProblem,
  exportProof,
  solve,
  verify,
  type ExportedProof,
  type Problem,
  type Solution,
  type Verification,
} from '../solver/index.ts';
import { pageWordsOf } from '../wording/index.ts';
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

const exportRequest = ({ file }: InputKinds) =>
  z.strictObject({ problem: file, solution: file, version: z.enum(['2.0', '3.0']).exactOptional() });

/** @throws BinomeError PROBLEM_*, SOLUTION_*, EXPORT_*. */
export const EXPORT_PROOF: Command<typeof exportRequest, readonly ExportedProof[]> = {
  name: 'export-proof',
  bundledAs: null,
  schema: exportRequest,
  run: async ({ problem: place, solution: solutionPlace, version }, { inputs }) => {
    const problem = (await inputs.json(place)).value as Problem;
    const solution = (await inputs.json(solutionPlace)).value as Solution;
    located(place, () => checkProblem(problem));
    return located(solutionPlace, () => exportProof(problem, solution, version === undefined ? {} : { version }));
  },
  ending: () => 'done',
  document: (proofs, _, files) => ({ stages: proofs.map(({ stage }) => stage), files }),
  result: (proofs, _, { language }) => {
    const commands = proofs.flatMap(({ stage }) => {
      const files = `${stage}.opb ${stage}.pbp`;
      return [`  veripb ${files}`, `  python3 check_pb.py ${files}`];
    });
    const readme = pageWordsOf(language).terminal.exportProof.readme(commands.join('\n'));
    const files = proofs.flatMap(({ stage, opb, proof }) => [
      { name: `${stage}.opb`, pieces: opb },
      { name: `${stage}.pbp`, pieces: proof },
    ]);
    return { outputs: [...files, { name: 'README.txt', pieces: () => [readme] }], facts: null };
  },
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
