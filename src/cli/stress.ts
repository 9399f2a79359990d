/** What the departure of each mentor would cost, as `binome plan --stress` prints it. */
import type { StressAnswer } from '../app/index.ts';
import type { Language } from '../errors/catalogue.ts';
import { describeLoss, summarise } from '../planning/index.ts';
import { writtenLines } from './terminal.ts';

/** Gravest losses that are shown; the document has them all. */
const MOST_SHOWN = 15;

export function describeStress({ stress, nameOf }: StressAnswer, files: readonly string[], language: Language): string {
  const fr = language === 'fr';
  const fragile = stress.mentors.filter(({ kind }) => kind !== 'replaced');
  const lines = [
    '',
    fr ? 'Si un tuteur partait :' : 'If a mentor left:',
    ...summarise(stress, language).map((sentence) => `  ${sentence}`),
  ];
  if (fragile.length > 0) {
    lines.push('', fr ? 'Les départs les plus graves, et qui prendrait la suite :' : 'The gravest departures, and who would take over:');
    for (const loss of fragile.slice(0, MOST_SHOWN)) lines.push(`  ${describeLoss(loss, stress.deputies, nameOf, language)}`);
    const more = fragile.length - MOST_SHOWN;
    if (more > 0) lines.push(fr ? `  … et ${more} de plus (--json les donne tous).` : `  … and ${more} more (--json has them all).`);
  }
  if (files.length > 0) lines.push('', ...writtenLines(files, language));
  return `${lines.join('\n')}\n`;
}
