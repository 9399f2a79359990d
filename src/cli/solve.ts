/** `binome solve` and `binome verify`: the bare engine, and its independent verifier. */
import type { Command } from 'commander';
import { COMMANDS, jsonPieces } from '../app/index.ts';
import type { Language } from '../errors/index.ts';
import { FileResults } from '../files/index.ts';
import type { Solution, Verification } from '../solver/index.ts';
import { formatsOf, pageWordsOf } from '../wording/index.ts';
import { limitsOf, type CommandLine, type LimitOptions } from './command-line.ts';
import { execute } from './execute.ts';

export function defineSolve(command: Command, { terminal, say, withLimits, finish }: CommandLine): void {
  withLimits(
    command
      .argument('<problem>', 'problem.json')
      .option(
        '--out <file>',
        say({ fr: 'où écrire la solution (sinon la sortie standard)', en: 'where to write the solution (else stdout)' }),
      ),
  ).action(async (problem: string, options: { out?: string } & LimitOptions) => {
    const request = { problem, limits: limitsOf(options) };
    const results = options.out === undefined ? null : new FileResults(options.out, terminal.writing);
    finish(await execute(terminal, await COMMANDS.solve(), request, describe, { results }));
  });
}

export function defineVerify(command: Command, { terminal, finish }: CommandLine): void {
  command
    .argument('<problem>', 'problem.json')
    .argument('<solution>', 'solution.json')
    .action(async (problem: string, solution: string) =>
      finish(await execute(terminal, await COMMANDS.verify(), { problem, solution }, describeVerification)),
    );
}

/** Without a file to go to, the solution is the answer. */
function describe(solution: Solution, written: readonly string[], language: Language): string[] {
  if (written.length === 0) return [[...jsonPieces(solution)].join('').trimEnd()];
  const { status, matched, objective, bound, unmet } = solution;
  const words = pageWordsOf(language).terminal.solve;
  const missing = unmet.reduce((total, entry) => total + entry.missing, 0);
  return [words.counts(words[status], matched, objective, bound === null ? '–' : formatsOf(language).plain(bound), missing)];
}

function describeVerification({ valid, tolerance, problems }: Verification, _: readonly string[], language: Language): string[] {
  const words = pageWordsOf(language).terminal.solve;
  if (!valid) return [words.notValid, ...problems.map((problem) => `  - ${problem}`)];
  return tolerance === undefined ? [words.valid] : [words.valid, words.rounded(formatsOf(language).plain(tolerance))];
}
