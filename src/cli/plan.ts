/** `binome plan`: looking ahead. Each way of doing so is a mode of its own, with the options that belong to it. */
import type { Command } from 'commander';
import { COMMANDS } from '../app/index.ts';
import { BinomeError } from '../errors/index.ts';
import { censusFiles } from '../files/index.ts';
import { limitsOf, type CommandLine, type LimitOptions, type ReplaceOption, type SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { wholeNumber } from './option-values.ts';
import { describePlan } from './plan-periods.ts';
import { describeRecruitment } from './recruitment.ts';
import { describeStress } from './stress.ts';
import type { Terminal } from './terminal.ts';

interface PlanOptions extends SituationOptions, LimitOptions, ReplaceOption {
  stress?: boolean;
  recruitment?: boolean;
  top?: number;
  periods?: string;
  census?: string[];
  decided?: string[];
  acceptPartial?: boolean;
  out?: string;
}

type ModeName = '--stress' | '--recruitment' | '--periods';

interface Mode {
  /** The options that it takes besides its own. */
  readonly takes: readonly (keyof PlanOptions)[];
  readonly run: (terminal: Terminal, folder: string | undefined, options: PlanOptions) => Promise<number>;
}

/** What goes with a census. */
const SITUATION = ['census', 'calendar', 'guidelines', 'travel', 'acceptPartial', 'nodeLimit', 'timeLimitMs', 'out', 'replace'] as const;

/** Periods are planned together where nothing else is asked of them: that mode is looked for last. */
const MODES: Readonly<Record<ModeName, Mode>> = {
  '--stress': {
    takes: ['timeLimitMs', 'out', 'replace'],
    run: async (terminal, folder, options) => {
      if (folder === undefined) throw new BinomeError('CALL_MISSING_VALUE', { value: 'folder', command: 'plan --stress' });
      return execute(terminal, await COMMANDS.stress(), { folder, limits: limitsOf(options) }, describeStress, {
        out: options.out,
        replace: options.replace,
      });
    },
  },
  '--recruitment': {
    takes: ['periods', 'top', ...SITUATION],
    run: async (terminal, folder, options) =>
      execute(
        terminal,
        await COMMANDS.recruitment(),
        await situationOf('--recruitment', folder, options),
        describeRecruitment(options.top),
        {
          out: options.out,
          replace: options.replace,
        },
      ),
  },
  '--periods': {
    takes: ['decided', ...SITUATION],
    run: async (terminal, folder, options) => {
      const request = { ...(await situationOf('--periods', folder, options)), decided: options.decided ?? [] };
      return execute(terminal, await COMMANDS['plan-periods'](), request, describePlan, { out: options.out, replace: options.replace });
    },
  },
};

export function definePlan(command: Command, { terminal, say, withSituation, withLimits, withReplace, finish }: CommandLine): void {
  withReplace(
    withLimits(
      withSituation(
        command
          .argument('[folder]', say({ fr: 'avec --stress : dossier écrit par « match »', en: 'with --stress: folder written by “match”' }))
          .option(
            '--periods <ids>',
            say({
              fr: 'périodes à planifier ensemble, ou à recruter pour chacune : par exemple SP1,SP2,SP3,SP4',
              en: 'periods to plan together, or to recruit for each: such as SP1,SP2,SP3,SP4',
            }),
          )
          .option('--census <file...>', say({ fr: 'avec --periods : fichiers du recensement', en: 'with --periods: census files' }))
          .option(
            '--decided <folder...>',
            say({
              fr: 'avec --periods : dossiers écrits par « match » pour les périodes dont les binômes sont décidés',
              en: 'with --periods: folders written by “match” for the periods whose pairs are decided',
            }),
          )
          .option(
            '--stress',
            say({
              fr: 'ce que coûterait le départ de chaque tuteur, et qui prendrait la suite',
              en: 'what the departure of each mentor would cost, and who would take over',
            }),
          )
          .option(
            '--recruitment',
            say({
              fr: 'places et stagiaires de chaque période, et où un tuteur formé de plus vaudrait le plus',
              en: 'places and trainees of each period, and where one more trained mentor would be worth most',
            }),
          )
          .option(
            '--top <n>',
            say({
              fr: 'avec --recruitment : tant de lignes de chaque classement (10)',
              en: 'with --recruitment: so many lines of each ranking (10)',
            }),
            wholeNumber('--top'),
          )
          .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
          .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
      ),
    ),
  ).action(async (folder: string | undefined, options: PlanOptions) => finish(await modeOf(options).run(terminal, folder, options)));
}

/** @throws BinomeError where no mode is asked for, two are, or an option belongs to another. */
function modeOf(options: PlanOptions): Mode {
  const names = Object.keys(MODES) as ModeName[];
  const name = names.find((one) => options[one.slice(2) as 'stress' | 'recruitment' | 'periods'] !== undefined);
  if (name === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: names.join(' | '), command: 'plan' });
  const own: readonly string[] = [name.slice(2), 'json', 'lang', ...MODES[name].takes];
  const other = Object.keys(options).find((option) => !own.includes(option));
  if (other !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: `${name} --${dashed(other)}`, command: 'plan' });
  return MODES[name];
}

function dashed(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A census, periods and what goes with them. @throws BinomeError where one of the two is missing, or a folder is given besides. */
async function situationOf(mode: ModeName, folder: string | undefined, options: PlanOptions) {
  const command = `plan ${mode}`;
  const { periods, census, calendar, guidelines, travel, acceptPartial = false } = options;
  if (folder !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: folder, command });
  if (periods === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--periods <ids>', command });
  if (census === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--census <file...>', command });
  const ids = periods.split(',').map((id) => id.trim());
  return {
    census: await censusFiles(census),
    periods: ids,
    calendar,
    guidelines,
    travelTable: travel,
    acceptPartial,
    limits: limitsOf(options),
  };
}
