/** `binome explain DIR --weights`: how far the result depends on the weights. */
import { namesOf } from '../app/saved-run.ts';
import { weighRun } from '../app/weights.ts';
import { explainWeights } from '../matching/robustness-sentences.ts';
import { EXIT, printJson, ProgressLine, type Terminal } from './terminal.ts';

const STAGE = { fr: 'Essai d’autres poids', en: 'Trying other weights' } as const;

export async function weightsCommand(terminal: Terminal, folder: string, timeLimitMs: number | undefined): Promise<number> {
  const line = new ProgressLine(terminal);
  const { proposal, robustness } = await weighRun(folder, timeLimitMs, (done) => line.show(STAGE, done));
  const names = namesOf(proposal);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const sentences = { fr: explainWeights(robustness, nameOf, 'fr'), en: explainWeights(robustness, nameOf, 'en') };
  if (terminal.json) printJson(terminal, { kind: 'weights', ...robustness, sentences });
  else terminal.out(`${sentences[terminal.language].join('\n')}\n`);
  const isOpen =
    robustness.criteria.some(({ status }) => status === 'limit') || robustness.pairs.some(({ certainty }) => certainty === 'unknown');
  return isOpen ? EXIT.limit : EXIT.done;
}
