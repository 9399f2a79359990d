import { explainRun, type Explanation } from '../app/explain.ts';
import type { Language } from '../errors/catalogue.ts';
import { describeExclusion, explainAlternative } from '../wording/index.ts';
import { shadowPricesCommand } from './shadow-prices.ts';
import { EXIT, printJson, type Terminal } from './terminal.ts';
import { weightsCommand } from './weights.ts';
import type { CommandLine } from './command-line.ts';
import { wholeNumber } from './option-values.ts';
import { BinomeError } from '../errors/error.ts';

interface ExplainOptions {
  trainee?: string;
  mentor?: string;
  weights?: boolean;
  shadowPrices?: boolean;
  timeLimitMs?: number;
}

export function defineExplain({ terminal, say, add, finish }: CommandLine): void {
  add('explain', {
    fr: 'explique un résultat : pourquoi ce tuteur, pourquoi pas un autre, à quel prix ; ou jusqu’où il dépend des poids ; ou ce que valent places et contraintes',
    en: 'explain a result: why this mentor, why not another, at what price; or how far it depends on the weights; or what places and constraints are worth',
  })
    .argument('<folder>', say({ fr: 'dossier écrit par « match »', en: 'folder written by “match”' }))
    .option('--trainee <id>', say({ fr: 'matricule du stagiaire', en: 'id of the trainee' }))
    .option('--mentor <id>', say({ fr: 'matricule d’un tuteur', en: 'id of a mentor' }))
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
    .action(async (folder: string, { trainee, mentor, weights, shadowPrices, timeLimitMs }: ExplainOptions) => {
      const asked = weights === true ? '--weights' : shadowPrices === true ? '--shadow-prices' : null;
      if (asked !== null) {
        const others = { 'shadow-prices': weights === true ? shadowPrices : undefined, trainee, mentor };
        const other = Object.entries(others).find(([, given]) => given !== undefined)?.[0];
        if (other !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: `${asked} --${other}`, command: 'explain' });
        const answer = weights === true ? weightsCommand : shadowPricesCommand;
        finish(await answer(terminal, folder, timeLimitMs));
        return;
      }
      if (timeLimitMs !== undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--weights', command: 'explain' });
      if (trainee === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--trainee <id>', command: 'explain' });
      finish(await explainCommand(terminal, folder, trainee, mentor));
    });
}

async function explainCommand(terminal: Terminal, folder: string, trainee: string, mentor: string | undefined): Promise<number> {
  const explanation = await explainRun(folder, trainee, mentor);
  const sentences = { fr: sentencesOf(explanation, 'fr'), en: sentencesOf(explanation, 'en') };
  if (terminal.json) printJson(terminal, { ...explanation, sentences });
  else terminal.out(`${sentences[terminal.language].join('\n')}\n`);
  return EXIT.done;
}

function sentencesOf(explanation: Explanation, language: Language): readonly string[] {
  const fr = language === 'fr';
  switch (explanation.kind) {
    case 'pair':
      return explanation.pair.explanation[language];
    case 'unmet':
      return explanation.unmet.explanation[language];
    case 'price': {
      const { trainee, alternative } = explanation;
      return [explainAlternative(alternative, language, trainee)];
    }
    case 'excluded': {
      const unlisted = fr ? 'une règle sépare les deux, sans être conservée ici' : 'a rule stands between the two, which is not kept here';
      const rules = explanation.rules.map((rule) => describeExclusion(rule, language)).join(fr ? ' ; ' : '; ') || unlisted;
      return [
        fr
          ? `Le binôme ${explanation.mentor} – ${explanation.trainee} est exclu : ${rules}.`
          : `The pair ${explanation.mentor} – ${explanation.trainee} is excluded: ${rules}.`,
      ];
    }
    case 'impossible':
      return [
        fr
          ? `Imposer ${explanation.mentor} à ${explanation.trainee} rendrait impossible le respect des autres règles.`
          : `Imposing ${explanation.mentor} on ${explanation.trainee} would make the other rules impossible to meet.`,
      ];
  }
}
