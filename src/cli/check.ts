/** `binome check`. */
import type { Command } from 'commander';
import { type CheckAnswer, COMMANDS } from '../app/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { describeExclusionCount, formatsOf, wordsOf, pageWordsOf } from '../wording/index.ts';
import type { CommandLine, SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { describeReading, describeReview } from './notices.ts';
import { describePeriod } from './periods.ts';

interface CheckOptions extends SituationOptions {
  period?: string;
}

export function defineCheck(command: Command, { terminal, say, withSituation, finish }: CommandLine): void {
  withSituation(
    command
      .argument('<file...>', say({ fr: 'fichiers (CSV, XLSX ou ODS)', en: 'files (CSV, XLSX or ODS)' }))
      .option('--period <id>', say({ fr: 'période des orientations à examiner', en: 'period for which the guidelines are looked at' })),
  ).action(async (census: string[], { period, calendar, guidelines, travel }: CheckOptions) => {
    // Without a period the other options would do nothing, and say nothing of it.
    if (period === undefined && [calendar, guidelines, travel].some((file) => file !== undefined))
      throw new BinomeError('CALL_MISSING_OPTION', { value: '--period <id>', command: 'check' });
    finish(await execute(terminal, await COMMANDS.check(), { census, period, calendar, guidelines, travelTable: travel }, describe));
  });
}

/** Here what was found is the answer. */
function describe({ reading, wantsReview, review, period, services }: CheckAnswer, _: readonly string[], language: Language): string[] {
  const words = pageWordsOf(language).terminal;
  const found = [...describeReading(reading, language), ...table(services, language)];
  if (!wantsReview || period === null) return [...found, '', words.check.noPeriod];
  return [
    ...[...found, '', words.periods.of(describePeriod(period, language))],
    ...(review === null ? [words.notices.notLookedAt] : describeReview(review, language)),
  ];
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
