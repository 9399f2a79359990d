/** `binome check`. */
import type { Command } from 'commander';
import { type CheckAnswer, COMMANDS } from '../app/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { censusFiles, FolderFiles } from '../files/index.ts';
import { describeExclusionCount, formatsOf, wordsOf, pageWordsOf } from '../wording/index.ts';
import type { CommandLine, ReplaceOption, SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { describeReading, describeReview } from './notices.ts';
import { describePeriod } from './periods.ts';

interface CheckOptions extends SituationOptions, ReplaceOption {
  period?: string;
  board?: string;
  annotate?: string;
}

export function defineCheck(command: Command, { terminal, say, withSituation, withReplace, finish }: CommandLine): void {
  withReplace(
    withSituation(
      command
        .argument(
          '<file...>',
          say({ fr: 'fichiers (CSV, XLSX ou ODS), ou leurs dossiers', en: 'files (CSV, XLSX or ODS), or their folders' }),
        )
        .option('--period <id>', say({ fr: 'période des orientations à examiner', en: 'period for which the guidelines are looked at' }))
        .option(
          '--board <name>',
          say({
            fr: 'direction (nom, ville ou code) dont c’est le recensement : les lignes d’une autre sont refusées',
            en: 'directorate (name, town or code) whose census it is: rows of any other are refused',
          }),
        )
        .option(
          '--annotate <folder>',
          say({
            fr: 'écrit dans ce dossier chaque fichier en classeur, les cellules fautives colorées et commentées',
            en: 'write each file into this folder as a workbook, its faulty cells coloured and commented on',
          }),
        ),
    ),
  ).action(async (files: string[], { period, board, calendar, guidelines, travel, annotate, replace }: CheckOptions) => {
    // Without a period the other options would do nothing, and say nothing of it.
    if (period === undefined && [calendar, guidelines, travel].some((file) => file !== undefined))
      throw new BinomeError('CALL_MISSING_OPTION', { value: '--period <id>', command: 'check' });
    if (annotate === undefined && replace === true)
      throw new BinomeError('CALL_MISSING_OPTION', { value: '--annotate <folder>', command: 'check' });
    const request = {
      census: await censusFiles(files),
      period,
      board,
      calendar,
      guidelines,
      travelTable: travel,
      annotate: annotate !== undefined,
    };
    const results = annotate === undefined ? null : new FolderFiles(annotate, { writing: terminal.writing, replace: replace === true });
    finish(await execute(terminal, await COMMANDS.check(), request, describe, { results }));
  });
}

/** Here what was found is the answer. */
function describe(answer: CheckAnswer, written: readonly string[], language: Language): string[] {
  const { reading, wantsReview, review, period, services, annotatedIn } = answer;
  const words = pageWordsOf(language).terminal;
  const found = [...describeReading(reading, language), ...table(services, language), ...annotatedLines(annotatedIn, written, language)];
  if (!wantsReview || period === null) return [...found, '', words.check.noPeriod];
  return [
    ...[...found, '', words.periods.of(describePeriod(period, language))],
    ...(review === null ? [words.notices.notLookedAt] : describeReview(review, language)),
  ];
}

/** The workbooks that were written, with how much is marked in each. */
function annotatedLines(annotatedIn: CheckAnswer['annotatedIn'], written: readonly string[], language: Language): string[] {
  if (annotatedIn === null) return [];
  const words = pageWordsOf(language).annotated;
  const lines = annotatedIn(language).map(({ census: { file, refusedCells, warnedCells } }, k) =>
    words.file(written[k] ?? '', file, refusedCells, warnedCells),
  );
  return ['', words.written, ...lines.map((line) => `  ${line}`)];
}

function table(services: CheckAnswer['services'], language: Language): string[] {
  if (services.length === 0) return [];
  const words = pageWordsOf(language).terminal.check;
  const { integer } = formatsOf(language);
  const [name = '', ...heads] = words.columns;
  const sum = (count: (service: CheckAnswer['services'][number]) => number): number =>
    services.reduce((total, one) => total + count(one), 0);
  const isTold = services.some(({ usable }) => usable !== null);
  const total = {
    service: words.total,
    trainees: sum((one) => one.trainees),
    mentors: sum((one) => one.mentors),
    usable: sum((one) => one.usable ?? 0),
    excluded: [],
  };
  const width = Math.max(name.length, ...services.map(({ service }) => service.length));
  const row = (first: string, cells: readonly string[], rest = ''): string =>
    `  ${first.padEnd(width)}  ${cells.map((cell) => cell.padStart(11)).join(' ')}${rest === '' ? '' : `   ${rest}`}`;
  const rows = [...services, total].map(({ service, trainees, mentors, usable, excluded }) => {
    const list = excluded
      .map((one) => describeExclusionCount(one.code, one.mentors, language))
      .join(wordsOf(language).vocabulary.semicolon);
    return row(service, [trainees, mentors, ...(isTold ? [usable ?? 0] : [])].map(integer), list === '' ? '' : words.excluded(list));
  });
  return ['', words.services, row(name, heads.slice(0, isTold ? 3 : 2)), ...rows];
}
