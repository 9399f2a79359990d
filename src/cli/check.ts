/** `binome check`. */
import type { Command } from 'commander';
import { type CheckAnswer, COMMANDS } from '../app/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { wordsOf } from '../wording/index.ts';
import type { CommandLine, SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { describeReading, describeReview } from './notices.ts';

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
function describe({ reading, wantsReview, review }: CheckAnswer, _: readonly string[], language: Language): string[] {
  const found = describeReading(reading, language);
  if (!wantsReview) return found;
  return [...found, ...(review === null ? [wordsOf(language).terminal.notices.notLookedAt] : describeReview(review, language))];
}
