import { runCheck, type CheckRequest } from '../app/check.ts';
import type { CensusReading, FileReading, Finding } from '../census/index.ts';
import { fill } from '../wording/index.ts';
import type { GuidelineFinding } from '../domain/proposal.ts';
import type { Language } from '../errors/catalogue.ts';
import { describe, describePlace } from '../errors/error.ts';
import { describeReview } from './review.ts';
import { EXIT, printJson, type Terminal } from './terminal.ts';
import { type CommandLine, type SituationOptions } from './command-line.ts';
import { BinomeError } from '../errors/error.ts';

interface CheckOptions extends SituationOptions {
  period?: string;
}

export function defineCheck({ terminal, say, add, withSituation, finish }: CommandLine): void {
  withSituation(
    add('check', {
      fr: 'lit un recensement et dit tout ce qui n’y va pas ; avec une période, examine aussi les contraintes des orientations',
      en: 'read a census and report everything wrong in it; with a period, look at the constraints of the guidelines too',
    })
      .argument('<file...>', say({ fr: 'fichiers (CSV ou XLSX)', en: 'files (CSV or XLSX)' }))
      .option('--period <id>', say({ fr: 'période des orientations à examiner', en: 'period for which the guidelines are looked at' })),
  ).action(async (census: string[], { period, calendar, guidelines, travel }: CheckOptions) => {
    // Without a period the other options would do nothing, and say nothing of it.
    if (period === undefined && [calendar, guidelines, travel].some((file) => file !== undefined))
      throw new BinomeError('CALL_MISSING_OPTION', { value: '--period <id>', command: 'check' });
    finish(await checkCommand(terminal, { census, period, calendar, guidelines, travelTable: travel }));
  });
}

async function checkCommand(terminal: Terminal, request: CheckRequest): Promise<number> {
  const { reading, review } = await runCheck(request);
  const { language } = terminal;
  if (terminal.json) {
    const files = reading.files.map((file) => fileDocument(file, language));
    printJson(terminal, request.period !== undefined ? { files, guidelines: review } : files.length === 1 ? files[0] : { files });
  } else {
    terminal.out(describeReading(reading, language));
    if (request.period !== undefined) terminal.out(review === null ? notLookedAt(language) : describeReview(review, language));
  }
  if (reading.rejected > 0) return EXIT.wrongInput;
  return review?.findings.some(({ kind }) => UNSATISFIABLE.has(kind)) === true ? EXIT.infeasible : EXIT.done;
}

/** With one of these, no matching satisfies every rule. */
const UNSATISFIABLE: ReadonlySet<string> = new Set(['noMatching', 'impossible', 'contradictory'] satisfies GuidelineFinding['kind'][]);

function notLookedAt(language: Language): string {
  return language === 'fr'
    ? 'Orientations : non examinées, car le recensement a des problèmes bloquants.\n'
    : 'Guidelines: not looked at, because the census has blocking problems.\n';
}

function fileDocument({ file, accepted, rejected, warnings, people }: FileReading, language: Language): object {
  const written = (finding: Finding): object => {
    const { record, line, column, code, value } = finding;
    return { record, line, column, code, value, message: describe(finding, language) };
  };
  return { file, accepted, rejected: rejected.map(written), warnings: warnings.map(written), people };
}

/** Every problem of every file, one a line, then the counts: what a person reads. */
export function describeReading({ files }: CensusReading, language: Language): string {
  const fr = language === 'fr';
  const lines = files.flatMap(({ file, accepted, rejected, warnings }) => {
    const values = { a: accepted, r: rejected.length, w: warnings.length };
    const counts = fr
      ? '{a} {a|personne lue|personnes lues}, {r} {r|problème bloquant|problèmes bloquants}, {w} {w|avertissement|avertissements}'
      : '{a} {a|person|people} read, {r} blocking {r|problem|problems}, {w} {w|warning|warnings}';
    const form = [file.encoding, file.delimiter === null ? null : JSON.stringify(file.delimiter), file.sheet]
      .filter((part) => part !== null)
      .join(', ');
    return [
      `${file.name} (${form})${fr ? ' : ' : ': '}${fill(counts, values, language)}.`,
      ...rejected.map((finding) => describeFinding(fr ? 'refusé   ' : 'rejected ', finding, language)),
      ...warnings.map((finding) => describeFinding(fr ? 'attention' : 'warning  ', finding, language)),
    ];
  });
  return `${lines.join('\n')}\n`;
}

/** One problem with its place, on a line of its own. */
export function describeFinding(kind: string, finding: Finding, language: Language): string {
  const { file, line, column, code } = finding;
  const place = { file, ...(line === null ? {} : { line }), ...(column === null ? {} : { column }) };
  return `  ${kind} ${describePlace(place, language)} — ${describe(finding, language)} [${code}]`;
}
