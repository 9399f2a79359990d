/** What the departure of each mentor would cost, as `binome plan --stress` prints it. */
import type { StressAnswer } from '../app/index.ts';
import type { Language } from '../errors/index.ts';
import { describeLoss, summarise } from '../planning/index.ts';
import { pageWordsOf } from '../wording/index.ts';
import { writtenLines } from './written-lines.ts';

/** Gravest losses that are shown; the document has them all. */
const MOST_SHOWN = 15;

export function describeStress({ stress, nameOf }: StressAnswer, files: readonly string[], language: Language): string[] {
  const { stress: words, moreInJson } = pageWordsOf(language).terminal;
  const fragile = stress.mentors.filter(({ kind }) => kind !== 'replaced');
  const lines = ['', words.head, ...summarise(stress, language).map((sentence) => `  ${sentence}`)];
  if (fragile.length > 0) {
    lines.push('', words.gravest);
    for (const loss of fragile.slice(0, MOST_SHOWN)) lines.push(`  ${describeLoss(loss, stress.deputies, nameOf, language)}`);
    if (fragile.length > MOST_SHOWN) lines.push(`  ${moreInJson(fragile.length - MOST_SHOWN)}`);
  }
  return files.length === 0 ? lines : [...lines, '', ...writtenLines(files, language)];
}
