import { explainRun, type Explanation } from '../app/explain.ts';
import { describeExclusion } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { explainAlternative, points } from '../matching/sentences.ts';
import { EXIT, printJson, type Terminal } from './terminal.ts';

export async function explainCommand(terminal: Terminal, folder: string, trainee: string, mentor: string | undefined): Promise<number> {
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
      const score = points(alternative.score, language);
      const head = fr
        ? `${trainee} et ${alternative.mentor.name} : ${score} sur 100 à eux deux.`
        : `${trainee} and ${alternative.mentor.name}: ${score} out of 100 as a pair.`;
      return [head, explainAlternative(alternative, language)];
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
