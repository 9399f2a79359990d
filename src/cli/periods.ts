/** `binome periods`. */
import type { Command } from 'commander';
import { COMMANDS, type PeriodsAnswer } from '../app/index.ts';
import type { Period } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { formatsOf, pageWordsOf } from '../wording/index.ts';
import type { CommandLine } from './command-line.ts';
import { execute } from './execute.ts';

export function definePeriods(command: Command, { terminal, say, finish }: CommandLine): void {
  command
    .option('--calendar <file>', say({ fr: 'calendrier (sinon celui livré)', en: 'calendar (else the one shipped)' }))
    .action(async ({ calendar }: { calendar?: string }) =>
      finish(await execute(terminal, await COMMANDS.periods(), { calendar }, describe)),
    );
}

function describe({ periods }: PeriodsAnswer, _: readonly string[], language: Language): string[] {
  return periods.map((period, k) => {
    const isFirst = k === 0 || periods[k - 1]!.promotion !== period.promotion;
    return `${isFirst ? `${k === 0 ? '' : '\n'}${period.promotion}\n` : ''}  ${describePeriod(period, language)}`;
  });
}

/** `SP1 : Stage de professionnalisation 1, du 28 août 2025 au 24 octobre 2025`. */
export function describePeriod({ id, name, segments }: Period, language: Language): string {
  const { period, range, then } = pageWordsOf(language).terminal.periods;
  const { date } = formatsOf(language);
  return period(id, name, segments.map(({ start, end }) => range(date(start), date(end))).join(then));
}
