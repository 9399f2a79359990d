/** `binome explain DIR --shadow-prices`: what one place or one limit more would be worth. */
import { priceLimits } from '../app/shadow-prices.ts';
import { explainLimitPrices } from '../matching/shadow-price-sentences.ts';
import { EXIT, printJson, ProgressLine, type Terminal } from './terminal.ts';

const STAGE = { fr: 'Essai d’autres places et d’autres seuils', en: 'Trying other places and limits' } as const;

export async function shadowPricesCommand(terminal: Terminal, folder: string, timeLimitMs: number | undefined): Promise<number> {
  const line = new ProgressLine(terminal);
  const { prices, mostPlaces } = await priceLimits(folder, timeLimitMs, (done) => line.show(STAGE, done));
  const sentences = { fr: explainLimitPrices(prices, mostPlaces, 'fr'), en: explainLimitPrices(prices, mostPlaces, 'en') };
  if (terminal.json) printJson(terminal, { kind: 'shadowPrices', ...prices, sentences });
  else terminal.out(`${sentences[terminal.language].join('\n')}\n`);
  return prices.isOpen ? EXIT.limit : EXIT.done;
}
