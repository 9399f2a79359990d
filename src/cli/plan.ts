/** `binome plan`: looking ahead. Each way of doing so is a mode of its own, with the options that belong to it. */
import { BinomeError } from '../errors/error.ts';
import { limitsOf, type CommandLine, type LimitOptions, type SituationOptions } from './command-line.ts';
import { periodsCommand } from './periods.ts';
import { stressCommand } from './stress.ts';

interface PlanOptions extends SituationOptions, LimitOptions {
  stress?: boolean;
  periods?: string;
  census?: string[];
  decided?: string[];
  acceptPartial?: boolean;
  out?: string;
}

/** What tells a mode, and the options that it takes besides. */
const MODES = {
  '--stress': ['timeLimitMs', 'out'],
  '--periods': ['census', 'decided', 'calendar', 'guidelines', 'travel', 'acceptPartial', 'nodeLimit', 'timeLimitMs', 'out'],
} as const satisfies Readonly<Record<string, readonly (keyof PlanOptions)[]>>;

export function definePlan({ terminal, say, add, withSituation, withLimits, finish }: CommandLine): void {
  withLimits(
    withSituation(
      add('plan', {
        fr: 'prévoir : plusieurs périodes à la fois, ou ce qu’un résultat a de fragile',
        en: 'look ahead: several periods at once, or where a result is fragile',
      })
        .argument('[folder]', say({ fr: 'avec --stress : dossier écrit par « match »', en: 'with --stress: folder written by “match”' }))
        .option(
          '--periods <ids>',
          say({
            fr: 'périodes à planifier ensemble, par exemple SP1,SP2,SP3,SP4',
            en: 'periods to plan together, such as SP1,SP2,SP3,SP4',
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
        .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
        .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
    ),
  ).action(async (folder: string | undefined, options: PlanOptions) => {
    const mode = modeOf(options);
    if (mode === '--stress') {
      if (folder === undefined) throw new BinomeError('CALL_MISSING_VALUE', { value: 'folder', command: 'plan --stress' });
      finish(await stressCommand(terminal, { folder, limits: limitsOf(options) }, options.out));
      return;
    }
    if (folder !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: folder, command: 'plan --periods' });
    const { periods, census, decided = [], acceptPartial = false, travel, calendar, guidelines, out } = options;
    if (census === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--census <file...>', command: 'plan --periods' });
    const ids = periods!.split(',').map((id) => id.trim());
    const situation = { census, calendar, guidelines, travelTable: travel };
    const request = { ...situation, periods: ids, decided, acceptPartial, limits: limitsOf(options) };
    finish(await periodsCommand(terminal, request, out));
  });
}

/** @throws BinomeError where no mode is asked for, two are, or an option belongs to another. */
function modeOf(options: PlanOptions): keyof typeof MODES {
  const asked = (Object.keys(MODES) as (keyof typeof MODES)[]).filter(
    (mode) => options[mode.slice(2) as 'stress' | 'periods'] !== undefined,
  );
  const [mode] = asked;
  if (mode === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: Object.keys(MODES).join(' | '), command: 'plan' });
  if (asked.length > 1) throw new BinomeError('CALL_ARGUMENTS', { value: asked.join(' '), command: 'plan' });
  const own: readonly string[] = [mode.slice(2), 'json', 'lang', ...MODES[mode]];
  const other = Object.keys(options).find((option) => !own.includes(option));
  if (other !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: `${mode} --${dashed(other)}`, command: 'plan' });
  return mode;
}

function dashed(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
