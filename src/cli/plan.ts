/** `binome plan`: looking ahead. Each way of doing so is a mode of its own, with the options that belong to it. */
import { BinomeError } from '../errors/error.ts';
import type { CommandLine, LimitOptions, SituationOptions } from './command-line.ts';
import { wholeNumber } from './option-values.ts';
import { periodsCommand } from './periods.ts';
import { recruitmentCommand } from './recruitment.ts';
import { stressCommand } from './stress.ts';

interface PlanOptions extends SituationOptions, LimitOptions {
  stress?: boolean;
  recruitment?: boolean;
  top?: number;
  periods?: string;
  census?: string[];
  decided?: string[];
  acceptPartial?: boolean;
  out?: string;
}

/** What goes with a census. */
const SITUATION = ['census', 'calendar', 'guidelines', 'travel', 'acceptPartial', 'nodeLimit', 'timeLimitMs', 'out'] as const;

/** What tells a mode, and the options that it takes besides; periods are planned together where nothing else is asked of them. */
const MODES = {
  '--stress': ['timeLimitMs', 'out'],
  '--recruitment': ['periods', 'top', ...SITUATION],
  '--periods': ['decided', ...SITUATION],
} as const satisfies Readonly<Record<string, readonly (keyof PlanOptions)[]>>;

export function definePlan({ terminal, say, add, withSituation, withLimits, finish }: CommandLine): void {
  withLimits(
    withSituation(
      add('plan', {
        fr: 'prévoir : plusieurs périodes à la fois, où recruter et former, ou ce qu’un résultat a de fragile',
        en: 'look ahead: several periods at once, where to recruit and train, or where a result is fragile',
      })
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
            fr: 'avec --recruitment : tant de lignes du classement (10)',
            en: 'with --recruitment: so many lines of the ranking (10)',
          }),
          wholeNumber('--top'),
        )
        .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
        .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
    ),
  ).action(async (folder: string | undefined, options: PlanOptions) => {
    const mode = modeOf(options);
    if (mode === '--stress') {
      if (folder === undefined) throw new BinomeError('CALL_MISSING_VALUE', { value: 'folder', command: 'plan --stress' });
      finish(await stressCommand(terminal, folder, options));
      return;
    }
    if (folder !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: folder, command: `plan ${mode}` });
    const { periods, census, decided = [], acceptPartial = false, travel, ...rest } = options;
    if (periods === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--periods <ids>', command: `plan ${mode}` });
    if (census === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--census <file...>', command: `plan ${mode}` });
    const request = { ...rest, periods: periods.split(',').map((id) => id.trim()), census, acceptPartial, travelTable: travel };
    finish(await (mode === '--periods' ? periodsCommand(terminal, { ...request, decided }) : recruitmentCommand(terminal, request)));
  });
}

/** @throws BinomeError where no mode is asked for, two are, or an option belongs to another. */
function modeOf(options: PlanOptions): keyof typeof MODES {
  const modes = Object.keys(MODES) as (keyof typeof MODES)[];
  // Last: another mode may ask for periods, too.
  const mode = modes.find((one) => options[one.slice(2) as 'stress' | 'recruitment' | 'periods'] !== undefined);
  if (mode === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: modes.join(' | '), command: 'plan' });
  const own: readonly string[] = [mode.slice(2), 'json', 'lang', ...MODES[mode]];
  const other = Object.keys(options).find((option) => !own.includes(option));
  if (other !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: `${mode} --${dashed(other)}`, command: 'plan' });
  return mode;
}

function dashed(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
