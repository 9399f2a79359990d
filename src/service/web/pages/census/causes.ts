/** Findings of a census by cause: the same code in the same column is one cause, whatever stands in each cell. */
import type { Schemas } from '../../api/client.ts';

type Finding = Schemas['Finding'];

export interface Cause {
  readonly key: string;
  /** What is wrong: the sentence that all share, or the first one without what it quotes. */
  readonly title: string;
  /** null where not all have the same. */
  readonly remedy: string | null;
  /** In the order of the files. */
  readonly places: readonly Finding[];
}

/** What a sentence quotes, or adds in parentheses. */
const OWN = /«[^»]*»|“[^”]*”|\([^)]*\)/gu;

/** What stands between its marks, and the spaces that French puts there. */
const WITHIN = /^(.\s?).*?(\s?.)$/su;

/** The most frequent first. O(findings). @param hidden stands for what is quoted */
export function causesOf(findings: readonly Finding[], hidden: string): Cause[] {
  const byCause = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.place.column ?? ''}`;
    const known = byCause.get(key);
    if (known === undefined) byCause.set(key, [finding]);
    else known.push(finding);
  }
  return [...byCause]
    .map(([key, places]) => ({ key, title: titleOf(places, hidden), remedy: shared(places.map(({ remedy }) => remedy)), places }))
    .sort((a, b) => b.places.length - a.places.length);
}

/** What all of them say stays, such as the name of a column. */
function titleOf(places: readonly Finding[], hidden: string): string {
  const sentences = places.map(({ sentence }) => sentence);
  const isShared = (part: string): boolean => sentences.every((sentence) => sentence.includes(part));
  return sentences[0]!.replaceAll(OWN, (part) => (isShared(part) ? part : part.replace(WITHIN, `$1${hidden}$2`)));
}

function shared(texts: readonly string[]): string | null {
  return texts.every((text) => text === texts[0]) ? (texts[0] ?? null) : null;
}
