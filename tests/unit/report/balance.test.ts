/** The report of a proposal whose loads are balanced says who carries most, and what was proven of it. */
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../src/domain/documents/proposal.ts';
import { renderReport } from '../../../src/report/index.ts';
import { parseHtml, textOf } from './html-tree.ts';
import { guidelines, sampleProposal } from './sample.ts';

const sample = sampleProposal(60);
const text = (proposal: Proposal, language: 'fr' | 'en'): string =>
  textOf(parseHtml(renderReport(proposal, language))).replace(/[\u00a0\u202f]/g, ' ');

const people = ['Ada', 'Blaise', 'Carl', 'Denis', 'Emmy'].map((name) => ({ id: name, name }));

function balancedSample(changes: Partial<Proposal> = {}, more: Partial<typeof guidelines> = {}): Proposal {
  return {
    ...sample,
    guidelines: { ...sample.guidelines, content: { ...guidelines, balance: 'worst', ...more } },
    balance: { kind: 'worst', proven: true, worst: { load: 2.5, mentors: people.slice(0, 2) } },
    unmet: [],
    ...changes,
  };
}

describe('the report of a balanced proposal', () => {
  it('says the heaviest load, whose it is, and that none is lighter', () => {
    expect(text(balancedSample(), 'en')).toContain(
      'Every trainee has a mentor. Minimums apart, the heaviest load is 2.5 trainees for a full-time mentor, trainees already followed included (Ada and Blaise); no set of as many pairs has a lighter one. Among those whose loads are as even, none has a higher total of points.',
    );
    expect(text(balancedSample(), 'fr')).toContain(
      'la charge la plus forte est de 2,5 stagiaires pour un temps plein, stagiaires déjà suivis compris (Ada et Blaise) ; aucun ensemble de binômes aussi nombreux n’en a de plus faible.',
    );
    const many = balancedSample({
      balance: { kind: 'worst', proven: true, worst: { load: 1, mentors: people } },
      unmet: sample.unmet.slice(0, 1),
    });
    expect(text(many, 'en')).toContain(
      'gives a mentor to more trainees. Minimums apart, the heaviest load is 1 trainee for a full-time mentor',
    );
    expect(text(many, 'en')).toContain('(Ada, Blaise, Carl and 2 others)');
    expect(text(many, 'fr')).toContain('(Ada, Blaise, Carl et 2 autres)');
    const nobody = balancedSample({ balance: { kind: 'worst', proven: true, worst: null } });
    expect(text(nobody, 'en')).toContain('Nobody has more trainees than their minimum.');
    expect(text(nobody, 'fr')).toContain('Personne n’a plus de stagiaires que son minimum.');
  });

  it('claims no highest total of all, and fairness only among what is as even', () => {
    for (const language of ['fr', 'en'] as const)
      expect(text(balancedSample(), language)).not.toMatch(/règles n’obtient un total|that follows the rules has a higher total/);
    const fair = balancedSample({}, { objective: 'fair', bands: [0.3] });
    expect(text(fair, 'en')).toContain('Among those whose loads are as even, none has fewer pairs below the lowest threshold');
    expect(text(fair, 'fr')).toContain('Parmi ceux dont les charges sont aussi égales, aucun ne compte moins de binômes');
  });

  it('says how', () => {
    expect(text(balancedSample(), 'en')).toContain('is as light as possible.');
    expect(text(balancedSample({}, { balance: 'spread' }), 'en')).toContain('then the lightest as heavy as possible');
    expect(text(balancedSample({}, { balance: 'spread' }), 'fr')).toContain('puis la plus faible la plus forte possible');
    expect(text(sample, 'en')).not.toContain('evens out');
  });

  it('says what is not proven, at a limit', () => {
    const open = balancedSample({
      status: 'limit',
      balance: { kind: 'worst', proven: false, worst: { load: 3, mentors: people.slice(0, 1) } },
    });
    expect(text(open, 'en')).toContain('No solution that gives a mentor to as many trainees, with loads as even, can exceed');
    expect(text(open, 'en')).toContain('it is not proven to be the lightest possible');
    expect(text(open, 'fr')).toContain('il n’est pas prouvé qu’elle soit la plus faible possible');
  });
});
