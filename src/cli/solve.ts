import path from 'node:path';
import { checkWritable, readJson, writeAll } from '../app/files.ts';
import { jsonPieces } from '../app/outputs.ts';
import type { Text } from '../domain/text.ts';
import { fill } from '../domain/wording.ts';
import { BinomeError } from '../errors/error.ts';
import { untimed, type TimeLimit } from '../library/deadline.ts';
import { checkProblem, solve, verify, type Problem, type Limits, type Solution } from '../solver/index.ts';
import { EXIT, printJson, type Terminal } from './terminal.ts';
import type { CommandLine } from './command-line.ts';

export function defineSolveAndVerify({ terminal, say, add, withLimits, finish }: CommandLine): void {
  withLimits(
    add('solve', { fr: 'résout un problem.json', en: 'solve a problem.json' })
      .argument('<problem>', 'problem.json')
      .option(
        '--out <file>',
        say({ fr: 'où écrire la solution (sinon la sortie standard)', en: 'where to write the solution (else stdout)' }),
      ),
  ).action(async (file: string, options: { out?: string; nodeLimit?: number; timeLimitMs?: number }) =>
    finish(await solveCommand(terminal, file, options)),
  );

  add('verify', { fr: 'vérifie une solution et sa preuve, sans le moteur', en: 'verify a solution and its proof, without the engine' })
    .argument('<problem>', 'problem.json')
    .argument('<solution>', 'solution.json')
    .action(async (problem: string, solution: string) => finish(await verifyCommand(terminal, problem, solution)));
}

async function solveCommand(terminal: Terminal, file: string, { out, ...limits }: { out?: string } & Limits & TimeLimit): Promise<number> {
  if (out !== undefined) await checkWritable(path.dirname(out));
  const problem = (await readJson(file)) as Problem;
  const solution = located(file, () => solve(problem, untimed(limits)));
  const verification = verify(problem, solution);
  if (!verification.valid) throw new BinomeError('MATCH_NOT_VERIFIED', { detail: verification.problems.join('; ') }, { file });
  if (out !== undefined) {
    await writeAll(path.dirname(out), [{ name: path.basename(out), pieces: () => jsonPieces(solution) }]);
  }
  if (terminal.json) printJson(terminal, solution);
  else if (out === undefined) terminal.out([...jsonPieces(solution)].join(''));
  else terminal.out(describe(solution, terminal));
  return { optimal: EXIT.done, feasible: EXIT.done, infeasible: EXIT.infeasible, limit: EXIT.limit }[solution.status];
}

async function verifyCommand(terminal: Terminal, problemFile: string, solutionFile: string): Promise<number> {
  const problem = (await readJson(problemFile)) as Problem;
  const solution = (await readJson(solutionFile)) as Solution;
  // A malformed problem is the caller's mistake and is said with its place; verify itself only reports.
  located(problemFile, () => checkProblem(problem));
  const verification = verify(problem, solution);
  if (terminal.json) printJson(terminal, verification);
  else if (verification.valid)
    terminal.out(
      terminal.language === 'fr' ? 'Valide : la solution et sa preuve sont exactes.\n' : 'Valid: the solution and its proof hold.\n',
    );
  else
    terminal.out(
      `${[terminal.language === 'fr' ? 'Non valide :' : 'Not valid:', ...verification.problems.map((problem) => `  - ${problem}`)].join('\n')}\n`,
    );
  return verification.valid ? EXIT.done : EXIT.wrongInput;
}

/** Errors of the engine name a path inside the document; here they also name the file. */
function located<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BinomeError) throw new BinomeError(error.code, error.values, { file, ...error.place });
    throw error;
  }
}

const STATUSES: Readonly<Record<Solution['status'], Text>> = {
  optimal: { fr: 'Optimum prouvé', en: 'Proven optimal' },
  feasible: { fr: 'Solution possible', en: 'Feasible' },
  limit: { fr: 'Arrêt à la limite', en: 'Stopped at the limit' },
  infeasible: { fr: 'Aucune solution (prouvé)', en: 'No solution (proven)' },
};

function describe(solution: Solution, { language }: Terminal): string {
  const { status, matched, objective, bound, unmet } = solution;
  const values = { p: matched, s: objective, b: bound ?? '–', m: unmet.reduce((total, entry) => total + entry.missing, 0) };
  const counts =
    language === 'fr'
      ? ' : {p} {p|paire|paires}, score {s}, borne {b}, {m} {m|besoin|besoins} sans réponse.'
      : ': {p} {p|pair|pairs}, score {s}, bound {b}, {m} {m|need|needs} unmet.';
  return `${STATUSES[status][language]}${fill(counts, values, language)}\n`;
}
