/** `binome solve`, `verify` and `export-proof`: the bare engine, its independent verifier, and its proofs for checkers of others. */
import path from 'node:path';
import type { Command } from 'commander';
import { COMMANDS, jsonPieces } from '../app/index.ts';
import type { Language } from '../errors/index.ts';
import { FileResults } from '../files/index.ts';
import type { ExportedProof, ProofVersion, Solution, Verification } from '../solver/index.ts';
import { formatsOf, pageWordsOf } from '../wording/index.ts';
import { limitsOf, type CommandLine, type LimitOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { proofVersion } from './option-values.ts';

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

export function defineExportProof(command: Command, { terminal, say, finish }: CommandLine): void {
  command
    .argument('<problem>', 'problem.json')
    .argument('<solution>', 'solution.json')
    .requiredOption('--out <dir>', say({ fr: 'dossier où écrire problèmes et preuves', en: 'folder for the problems and proofs' }))
    .option(
      '--proof-version <version>',
      say({ fr: 'version du format de preuve : 3.0 (par défaut) ou 2.0', en: 'version of the proof format: 3.0 (default) or 2.0' }),
      proofVersion,
    )
    .action(async (problem: string, solution: string, { out, proofVersion: version }: { out: string; proofVersion?: ProofVersion }) => {
      const request = { problem, solution, ...(version === undefined ? {} : { version }) };
      finish(await execute(terminal, await COMMANDS['export-proof'](), request, describeExport, { out }));
    });
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

function describeExport(proofs: readonly ExportedProof[], written: readonly string[], language: Language): string[] {
  const words = pageWordsOf(language).terminal.exportProof;
  return [
    ...proofs.map(({ stage }) => words.stage(words[stage], `${stage}.opb`, `${stage}.pbp`)),
    words.written(path.dirname(written[0]!)),
  ];
}
