/** `binome check`. */
import { CHECK, type CheckAnswer } from '../app/index.ts';
import type { Language } from '../errors/catalogue.ts';
import { BinomeError } from '../errors/error.ts';
import type { CommandLine, SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { describeReading, describeReview } from './notices.ts';

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
    finish(await execute(terminal, CHECK, { census, period, calendar, guidelines, travelTable: travel }, describe));
  });
}

/** Here what was found is the answer. */
function describe({ reading, wantsReview, review }: CheckAnswer, _: readonly string[], language: Language): string {
  const found = describeReading(reading, language);
  return wantsReview ? found + (review === null ? notLookedAt(language) : describeReview(review, language)) : found;
}

function notLookedAt(language: Language): string {
  return language === 'fr'
    ? 'Orientations : non examinées, car le recensement a des problèmes bloquants.\n'
    : 'Guidelines: not looked at, because the census has blocking problems.\n';
}
