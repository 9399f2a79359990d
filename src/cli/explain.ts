/** `binome explain`: questions on one saved result. */
import type { Command } from 'commander';
import { COMMANDS } from '../app/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { limitsOf, type CommandLine } from './command-line.ts';
import { execute } from './execute.ts';
import { explainOne, questionOf } from './explain-one.ts';
import { wholeNumber } from './option-values.ts';

interface ExplainOptions {
  trainee?: string;
  mentor?: string;
  service?: string;
  sheet?: string;
  weights?: boolean;
  shadowPrices?: boolean;
  timeLimitMs?: number;
}

export function defineExplain(command: Command, line: CommandLine): void {
  const { terminal, say, finish } = line;
  command
    .argument('<folder>', say({ fr: 'dossier écrit par « match »', en: 'folder written by “match”' }))
    .option('--trainee <id>', say({ fr: 'matricule ou nom du stagiaire', en: 'id or name of the trainee' }))
    .option(
      '--mentor <id>',
      say({ fr: 'matricule ou nom d’un tuteur ; seul : son propre résultat', en: 'id or name of a mentor; alone: their own result' }),
    )
    .option(
      '--service <name>',
      say({ fr: 'nom ou code d’un service : ses stagiaires et ses tuteurs', en: 'name or code of a service: its trainees and mentors' }),
    )
    .option(
      '--sheet <file>',
      say({
        fr: 'avec --trainee, --mentor ou --service : la page à imprimer, fiche individuelle ou extrait',
        en: 'with --trainee, --mentor or --service: the page to print, a sheet or an extract',
      }),
    )
    .option(
      '--weights',
      say({
        fr: 'jusqu’où chaque poids peut varier, et quels binômes résistent à ±20 %',
        en: 'how far each weight can vary, and which pairs survive ±20 %',
      }),
    )
    .option(
      '--shadow-prices',
      say({
        fr: 'ce que vaut une place de plus ou de moins chez chaque tuteur, et chaque contrainte desserrée ou resserrée',
        en: 'what a place more or less with each mentor is worth, and each constraint looser or tighter',
      }),
    )
    .option(
      '--time-limit-ms <n>',
      say({
        fr: 'avec --weights ou --shadow-prices : millisecondes après lesquelles rien ne commence plus',
        en: 'with --weights or --shadow-prices: milliseconds after which nothing more begins',
      }),
      wholeNumber('--time-limit-ms'),
    )
    .action(async (folder: string, options: ExplainOptions) => {
      const { trainee, mentor, service, sheet, weights, shadowPrices, timeLimitMs } = options;
      const asked = weights === true ? '--weights' : shadowPrices === true ? '--shadow-prices' : null;
      if (asked !== null) {
        const others = { 'shadow-prices': weights === true ? shadowPrices : undefined, trainee, mentor, service, sheet };
        const other = Object.entries(others).find(([, given]) => given !== undefined)?.[0];
        if (other !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: `${asked} --${other}`, command: 'explain' });
        const request = { folder, limits: limitsOf({ ...(timeLimitMs === undefined ? {} : { timeLimitMs }) }) };
        finish(
          await (weights === true
            ? execute(terminal, await COMMANDS.weights(), request, sentences)
            : execute(terminal, await COMMANDS['shadow-prices'](), request, sentences)),
        );
        return;
      }
      if (timeLimitMs !== undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--weights', command: 'explain' });
      const question = questionOf(options);
      if (question !== null) {
        finish(await explainOne(line, folder, question, options));
        return;
      }
      if (trainee === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--trainee <id>', command: 'explain' });
      finish(await execute(terminal, await COMMANDS.explain(), { folder, trainee, mentor }, sentences));
    });
}

interface Explained {
  readonly sentences: Readonly<Record<Language, readonly string[]>>;
}

function sentences(answer: Explained, _: readonly string[], language: Language): readonly string[] {
  return answer.sentences[language];
}
