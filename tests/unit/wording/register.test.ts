/** The French of a civil servant, by kinds of fault: each sentence here was once written otherwise, and its brothers are looked for everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainPair, pageWordsOf, analysisWordsOf, describeExclusion, describeGain } from '../../../src/wording/index.ts';
import { fill } from '../../../src/wording/grammar.ts';
import { sampleProposal } from '../report/sample.ts';

const FOLDER = 'src/wording';
/** What the French files say, without their comments, imports and names: the pieces between quotes, and templates with their values as `…`. */
const said = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.fr.ts'))
  .flatMap((name) => {
    const code = readFileSync(`${FOLDER}/${name}`, 'utf8')
      .replace(/\/\*[^]*?\*\//g, '')
      .replace(/^import .*$/gm, '')
      .replace(/\/\/.*$/gm, '');
    return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map((match) => ({
      name,
      text: (match[1] ?? match[2])!.replace(/\$\{[^}]*\}/g, '…'),
    }));
  });

const fr = { ...analysisWordsOf('fr'), ...pageWordsOf('fr') };
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

it('looks at many sentences', () => {
  expect(said.length).toBeGreaterThan(900);
  expect(new Set(said.map(({ name }) => name)).size).toBeGreaterThan(15);
});

describe('no sentence', () => {
  it.each([
    ['calls a directorate a region', /\b[Rr]égions?\b/],
    ['leaves people “served”, or served better', /\bservi(?:s|e|es)?\b(?! \(SHA)|\bmieux servi/],
    ['calls people “du monde”', /\bmonde\b/],
    ['lets the hand, or the whole, do something', /\b[Ll]a main (?:fait|a)\b|\bl’ensemble (?:perd|gagne|vaut|vaudrait)/],
    ['speaks of two people as “eux deux”', /à eux deux/],
    [
      'gives an English word, or a value of the guidelines, where a word exists',
      /« (?:fair|most|all|score|spread|worst) »|\b(?:email|matching|score board|board|report|input|output)\b/i,
    ],
    ['gives a code of a setting', /\b(?:MO|MF)\b/],
    ['calls what lacks a mentor a need', /\bbesoins? sans\b|pour … besoins?\b/],
    ['says a negation twice, or a word', /n’n’|\b(de|le|la|les|que|pas|un|une|et|à) \1\b/],
    ['moves a person other than by name: “personne d’autre n’est”', /personne d’autre n’est/],
    ['elides before a value by a guess', /\b[dlqn]’…|\bqu’…/],
    ['counts a difference that nobody can picture', /\d’écart|… d’écart(?! à cette part)/],
  ])('%s', (_, fault) => {
    const found = said.filter(({ text }) => fault.test(text));
    expect(found).toEqual([]);
  });
});

describe('the sentences to be changed, as they are now', () => {
  it('elides before vowels and mute h, wherever a name follows “de” or “à”', () => {
    const journey = (from: string, to: string): string => fill(fr.vocabulary.facts.TRAVEL_UNKNOWN, { from, to }, 'fr');
    expect([journey('Ambérieu', 'Yzeure'), journey('Le Mans', 'Les Ulis')]).toEqual([
      'trajet d’Ambérieu à Yzeure inconnu',
      'trajet du Mans aux Ulis inconnu',
    ]);
    expect(fr.vocabulary.moves.moved('Zoé', 'Inés', 'Hélène')).toBe('Zoé passerait d’Inés à Hélène');
    expect(fr.waysOut.minimum('Hervé', 2, 1)).toBe('Abaisser la capacité minimale d’Hervé de 2 à 1');
  });

  it('tells what becomes of the total', () => {
    expect(plain(describeGain(-18_600_0, 'fr'))).toBe('le total des binômes baisserait de 18,6 points');
    expect(describeGain(0, 'fr')).toBe('le total resterait le même');
  });

  it('agrees in number', () => {
    expect([1, 2].map((n) => plain(fr.waysOut.share('Part', n)))).toEqual([
      'Tolérer un écart de 1 binôme à « Part »',
      'Tolérer un écart de 2 binômes à « Part »',
    ]);
    expect([0.5, 2].map((n) => fr.limitPrices.difference(n))).toEqual([
      '0,5 binôme d’écart à cette part',
      '2 binômes d’écart à cette part',
    ]);
    expect(fr.report.fairness.flagged(0)).toContain('n’a nettement moins souvent un tuteur');
  });

  it('writes a date as one, in sentences too', () => {
    const late = { code: 'MENTOR_TRAINED_LATER', values: { trainedOn: '2025-09-01', start: '2025-08-28' } } as const;
    expect(plain(describeExclusion(late, 'fr'))).toBe(
      'le tuteur n’est formé que le 1er septembre 2025, après le début du stage (28 août 2025)',
    );
    expect(plain(describeExclusion(late, 'en'))).toContain('only on 1 September 2025');
    expect(plain(fr.waysOut.admissions.MENTOR_NOT_TRAINED(1, '2025-08-28', 'A'))).toBe('Former 1 tuteur de plus avant le 28 août 2025 : A');
    expect(plain(fr.waysOut.admissions.mentorLater('A', 'B', '2025-10-02'))).toBe('A (B, formation prévue le 2 octobre 2025)');
  });

  it('says of an imposed pair who would be possible without it, not that nobody is', () => {
    const [pair] = sampleProposal(5).pairs;
    const others = [{ id: 'T-9', name: 'Hugo Houx', service: 'SPIP de l’Ain', score: 580_000 }];
    const told = (imposed: NonNullable<typeof pair>['imposed']): string => {
      const { explanation: _, ...rest } = pair!;
      return plain(explainPair({ ...rest, alternatives: [], ...(imposed === undefined ? {} : { imposed }) }, 0.5, 'fr').join(' '));
    };
    expect(told(undefined)).toContain('Aucun autre tuteur n’est possible');
    expect(told({ others, more: 2 })).toContain(
      'Ce binôme était fixé avant le calcul ; sans cela, seraient possibles : Hugo Houx (SPIP de l’Ain, 58,0 points sur 100) et 2 autres.',
    );
    expect(told({ others, more: 2 })).not.toContain('Aucun autre tuteur');
    expect(told({ others: [], more: 0 })).toContain('même sans cela, aucun autre tuteur ne serait possible');
  });
});
