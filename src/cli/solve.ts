/** `binome solve` and `binome verify`: the bare engine, and its independent verifier. */
import { jsonPieces, SOLVE, VERIFY } from '../app/index.ts';
import type { Text } from '../domain/text.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { FileResults } from '../files/index.ts';
import type { Solution, Verification } from '../solver/index.ts';
import { limitsOf, type CommandLine, type LimitOptions } from './command-line.ts';
import { execute } from './execute.ts';

export function defineSolveAndVerify({ terminal, say, add, withLimits, finish }: CommandLine): void {
  withLimits(
    add('solve', { fr: 'résout un problem.json', en: 'solve a problem.json' })
      .argument('<problem>', 'problem.json')
      .option(
        '--out <file>',
        say({ fr: 'où écrire la solution (sinon la sortie standard)', en: 'where to write the solution (else stdout)' }),
      ),
  ).action(async (problem: string, options: { out?: string } & LimitOptions) => {
    const request = { problem, limits: limitsOf(options) };
    const results = options.out === undefined ? null : new FileResults(options.out, terminal.writing);
    finish(await execute(terminal, SOLVE, request, describe, { results }));
  });

  add('verify', { fr: 'vérifie une solution et sa preuve, sans le moteur', en: 'verify a solution and its proof, without the engine' })
    .argument('<problem>', 'problem.json')
    .argument('<solution>', 'solution.json')
    .action(async (problem: string, solution: string) =>
      finish(await execute(terminal, VERIFY, { problem, solution }, describeVerification)),
    );
}

const STATUSES: Readonly<Record<Solution['status'], Text>> = {
  optimal: { fr: 'Optimum prouvé', en: 'Proven optimal' },
  feasible: { fr: 'Solution possible', en: 'Feasible' },
  limit: { fr: 'Arrêt à la limite', en: 'Stopped at the limit' },
  infeasible: { fr: 'Aucune solution (prouvé)', en: 'No solution (proven)' },
};

/** Without a file to go to, the solution is the answer. */
function describe(solution: Solution, written: readonly string[], language: Language): string {
  if (written.length === 0) return [...jsonPieces(solution)].join('');
  const { status, matched, objective, bound, unmet } = solution;
  const values = { p: matched, s: objective, b: bound ?? '–', m: unmet.reduce((total, entry) => total + entry.missing, 0) };
  const counts =
    language === 'fr'
      ? ' : {p} {p|paire|paires}, score {s}, borne {b}, {m} {m|besoin|besoins} sans réponse.'
      : ': {p} {p|pair|pairs}, score {s}, bound {b}, {m} {m|need|needs} unmet.';
  return `${STATUSES[status][language]}${fill(counts, values, language)}\n`;
}

function describeVerification({ valid, problems }: Verification, _: readonly string[], language: Language): string {
  const fr = language === 'fr';
  if (valid) return fr ? 'Valide : la solution et sa preuve sont exactes.\n' : 'Valid: the solution and its proof hold.\n';
  return `${[fr ? 'Non valide :' : 'Not valid:', ...problems.map((problem) => `  - ${problem}`)].join('\n')}\n`;
}
