/** The report of a proposal that was made for fairness says so, and claims no highest total. */
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../src/domain/documents/proposal.ts';
import { renderReport } from '../../../src/report/index.ts';
import { parseHtml, textOf } from './html-tree.ts';
import { guidelines, sampleProposal } from './sample.ts';

const sample = sampleProposal(60);
const text = (proposal: Proposal, language: 'fr' | 'en'): string =>
  textOf(parseHtml(renderReport(proposal, language))).replace(/[\u00a0\u202f]/g, ' ');

function fairSample(changes: Partial<Proposal> = {}, coverage: 'most' | 'all' = 'most'): Proposal {
  return {
    ...sample,
    guidelines: { ...sample.guidelines, content: { ...guidelines, objective: 'fair', bands: [0.3, 0.55], coverage } },
    ...changes,
  };
}

describe('the report of a fair proposal', () => {
  it('says what was proven', () => {
    const served = fairSample({ unmet: [] });
    expect(text(served, 'en')).toContain(
      'Every trainee has a mentor. No other set of pairs that follows the rules and gives everyone a mentor has fewer pairs below the lowest threshold or, where equal, below the next, and so on (30 and 55 points out of 100); among those that have as few below each, none has a higher total of points.',
    );
    expect(text(served, 'fr')).toContain(
      'sous le plus bas des seuils ni, à égalité, sous le suivant, et ainsi de suite (30 et 55 points sur 100)',
    );
    const short = fairSample({ unmet: sample.unmet.slice(0, 1) });
    expect(text(short, 'en')).toContain(
      'gives a mentor to more trainees. Among those that give one to as many, none has fewer pairs below the lowest threshold',
    );
    expect(text(short, 'fr')).toContain(
      'ne donne un tuteur à davantage de stagiaires. Parmi ceux qui en donnent un à autant, aucun ne compte moins de binômes',
    );
  });

  it('says how, with either coverage', () => {
    expect(text(fairSample(), 'fr')).toContain('ensuite à compter le moins de binômes possible sous le plus bas des seuils');
    expect(text(fairSample(), 'en')).toContain(
      'as many trainees as possible, then to have as few pairs as possible below the lowest threshold',
    );
    expect(text(fairSample({}, 'all'), 'fr')).toContain('il cherche ensuite à compter le moins de binômes possible');
    expect(text(fairSample({}, 'all'), 'en')).toContain('it then seeks to have as few pairs as possible below the lowest threshold');
  });

  it('never says that the total is the highest of all', () => {
    for (const language of ['fr', 'en'] as const) {
      for (const coverage of ['most', 'all'] as const) {
        const page = text(fairSample({}, coverage), language);
        expect(page).not.toMatch(/then the highest total|seeks the highest total|puis à obtenir le total|cherche ensuite le total/);
        expect(page).not.toMatch(/règles n’obtient un total|that follows the rules has a higher total/);
      }
    }
  });

  it('bounds the total of what is as fair, at a limit', () => {
    expect(text(fairSample({ status: 'limit' }), 'en')).toContain(
      'No solution that gives a mentor to as many trainees, as fairly, can exceed',
    );
    expect(text(fairSample({ status: 'limit' }), 'fr')).toContain(
      'donne un tuteur à autant de stagiaires, et aussi équitablement, ne peut dépasser',
    );
  });

  it('prices an alternative in pairs that would score low', () => {
    const [first, ...rest] = sample.pairs;
    const alternative = { ...first!.alternatives![0]!, unmet: 0, loss: -20_000, moves: [] };
    const withFairness = (fairness: { below: number; more: number } | null): Proposal =>
      fairSample({ pairs: [{ ...first!, alternatives: [{ ...alternative, fairness }] }, ...rest] });
    expect(text(withFairness({ below: 300_000, more: 2 }), 'en')).toContain('2 more pairs would score below 30.0 points out of 100');
    expect(text(withFairness({ below: 300_000, more: 1 }), 'fr')).toContain('1 binôme de plus aurait moins de 30,0 points sur 100');
    for (const silent of [null, { below: 300_000, more: -1 }]) expect(text(withFairness(silent), 'en')).not.toContain('would score below');
  });
});
