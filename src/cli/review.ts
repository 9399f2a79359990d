/** What was found in the guidelines' constraints, as lines for a person. */
import type { GuidelineFinding } from '../domain/proposal.ts';
import type { Text } from '../domain/text.ts';
import { fill } from '../wording/index.ts';
import type { Language } from '../errors/catalogue.ts';
import type { GuidelinesReview } from '../matching/index.ts';

const KINDS: Readonly<Record<GuidelineFinding['kind'], Text>> = {
  noMatching: { fr: 'impossible', en: 'impossible' },
  impossible: { fr: 'impossible', en: 'impossible' },
  contradictory: { fr: 'contradiction', en: 'contradiction' },
  redundant: { fr: 'superflue', en: 'redundant' },
  neverBinding: { fr: 'sans effet', en: 'no effect' },
};

/** A count, then one line a finding. */
export function describeReview({ findings }: GuidelinesReview, language: Language): string {
  const head =
    language === 'fr'
      ? `Orientations : ${findings.length === 0 ? 'rien à signaler sur les contraintes' : '{n} {n|constat|constats} sur les contraintes'}.`
      : `Guidelines: ${findings.length === 0 ? 'nothing to report on the constraints' : '{n} {n|finding|findings} on the constraints'}.`;
  const width = Math.max(...Object.values(KINDS).map((kind) => kind[language].length));
  const lines = findings.map(({ kind, sentence }) => `  ${KINDS[kind][language].padEnd(width)} ${sentence[language]}`);
  return `${[fill(head, { n: findings.length }, language), ...lines].join('\n')}\n`;
}
