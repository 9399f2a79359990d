import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alternative, Proposal, ProposedPair, Shortage } from '../../../src/domain/documents/proposal.ts';
import { match } from '../../../src/matching/index.ts';
import { explainAlternative, explainPair, explainShortage, formatsOf } from '../../../src/wording/index.ts';
import { randomInput } from '../matching/random-census.ts';
import { constraints, matchSmall, mentor, trainee } from '../matching/small-census.ts';

/** Every sentence of a proposal that a person reads, by language. */
function sentencesOf({ pairs, unmet, shortages, infeasibility, waysOut, sideConstraints, notice }: Proposal): {
  fr: string[];
  en: string[];
} {
  const texts = [
    ...shortages.map(({ explanation }) => explanation),
    ...(infeasibility ?? []),
    ...(waysOut ?? []).flatMap(({ options }) => options.map(({ sentence }) => sentence)),
    ...sideConstraints.map(({ label }) => label),
    notice,
  ];
  const lists = [...pairs, ...unmet].map(({ explanation }) => explanation);
  const all = (language: 'fr' | 'en'): string[] => [...texts.map((text) => text[language]), ...lists.flatMap((list) => list[language])];
  return { fr: all('fr'), en: all('en') };
}

const PROPER_NAMES =
  /Périgueux|(?:SPIP|DISP) d[eu](?: la)? [\p{L}-]+|Nom-\w+|CPIP \d+|droit|psychologie|insertion|R\. 311|L\. 311|Antenne de \p{L}+/gu;
const FRENCH = /[«»éèêàùçôîœ\u202f’]\S* |\b(?:le|la|les|des|du|une|est|sont|pour|avec|sans|dans|aucun|stagiaires?|tuteurs?|sur)\b/i;
const ENGLISH = /\b(?:the|is|are|with|without|from|of|mentors?|trainees?|would|nobody)\b/i;

function checkSentences(proposal: Proposal): number {
  const { fr, en } = sentencesOf(proposal);
  expect(fr.length).toBe(en.length);
  for (const sentence of [...fr, ...en])
    expect(sentence).not.toMatch(
      /[{}]|undefined|null|NaN|\[object|(?<![\d,.])1 (?:points|stagiaires|trainees|mentors|places|dossiers|files)\b/,
    );
  for (const sentence of en) expect(sentence.replace(PROPER_NAMES, '').replace(/’s\b|’ /g, '')).not.toMatch(FRENCH);
  for (const sentence of fr) expect(sentence.replace(PROPER_NAMES, '')).not.toMatch(ENGLISH);
  return fr.length;
}

describe('the sentences of a proposal', () => {
  it('are whole, and each in its own language', () => {
    let read = 0;
    for (const constrained of [false, true]) {
      fc.assert(
        fc.property(randomInput(constrained), (input) => void (read += checkSentences(match(input).proposal))),
        { numRuns: 60, seed: 5 },
      );
    }
    expect(read).toBeGreaterThan(2000);
  });

  it('do not read what people are called as a template', () => {
    const named = mentor('m1', { firstName: '{n|a|b}', lastName: '{m}', capacityMin: 2, capacityMax: 2 });
    const { infeasibility } = matchSmall([trainee('t1')], [named]).proposal;
    expect(infeasibility?.[0]?.fr).toContain('\u202f: {n|a|b} {m}. ');
    expect(infeasibility?.[0]?.en).toContain(': {n|a|b} {m}. ');
  });

  it('speak of no best solution where there is none', () => {
    const { proposal } = matchSmall([trainee('t1'), trainee('t2')], [mentor('m1')], constraints({ id: 'q', kind: 'quota', min: 2 }));
    expect(proposal.status).toBe('infeasible');
    for (const { explanation } of proposal.unmet) {
      expect(explanation.fr[1]).toMatch(/^Aucune solution ne respecte toutes les règles/);
      expect(explanation.en[1]).toMatch(/^No matching satisfies every rule/);
      expect(explanation.fr.join(' ')).not.toMatch(/meilleure solution|autre tuteur/);
    }
  });

  it('tell one constraint that cannot hold from several that cannot hold together', () => {
    const alone = matchSmall([trainee('t1')], [mentor('m1')], constraints({ id: 'q', kind: 'quota', min: 2 })).proposal;
    expect(alone.infeasibility?.at(-1)).toEqual({
      fr: 'Cette contrainte ne peut pas être satisfaite\u202f: «\u202fContrainte q\u202f». Assouplissez-la.',
      en: 'This constraint cannot be met: “Constraint q”. Relax it.',
    });
    const two = constraints({ id: 'a', kind: 'quota', min: 1 }, { id: 'b', kind: 'quota', max: 0 });
    expect(matchSmall([trainee('t1')], [mentor('m1')], two).proposal.infeasibility?.at(-1)).toEqual({
      fr: 'Ces 2 contraintes ne peuvent pas être satisfaites ensemble\u202f: «\u202fContrainte a\u202f», «\u202fContrainte b\u202f». Assouplissez l’une d’elles.',
      en: 'These 2 constraints cannot be met together: “Constraint a”, “Constraint b”. Relax one of them.',
    });
  });
});

describe('points', () => {
  it('agree in number, and are never nothing unless they are', () => {
    expect([0, 400, 4_000, 10_000, 19_000, 20_000].map((n) => formatsOf('fr').amount(n))).toEqual([
      '0,0 point',
      'moins de 0,1 point',
      '0,4 point',
      '1,0 point',
      '1,9 point',
      '2,0 points',
    ]);
    expect([0, 400, 4_000, 10_000, 20_000].map((n) => formatsOf('en').amount(n))).toEqual([
      '0.0 points',
      'less than 0.1 point',
      '0.4 points',
      '1.0 point',
      '2.0 points',
    ]);
  });
});

describe('an alternative', () => {
  const alternative: Alternative = { mentor: { id: 'm', name: 'Al', service: 'SPIP' }, loss: 0, score: 0, unmet: 0, moves: [] };
  const move = { trainee: 't', traineeName: 'Bo', from: 'x', fromName: 'Cy', to: 'y', toName: 'Di' };
  const both = (changes: Partial<Alternative>): string[] =>
    (['fr', 'en'] as const).map((language) => explainAlternative({ ...alternative, ...changes }, language));

  it('may cost nothing', () => {
    expect(both({})).toEqual([
      'Avec Al (SPIP)\u202f: ce binôme obtiendrait 0,0 point sur 100\u202f; le total resterait le même\u202f; personne d’autre ne changerait.',
      'With Al (SPIP): this pair would score 0.0 points out of 100; the total would stay the same; nobody else would change.',
    ]);
  });

  it('may cost points and move others', () => {
    expect(both({ loss: 25_000, moves: [move] })).toEqual([
      'Avec Al (SPIP)\u202f: ce binôme obtiendrait 0,0 point sur 100\u202f; le total des binômes baisserait de 2,5 points\u202f; Bo passerait de Cy à Di.',
      'With Al (SPIP): this pair would score 0.0 points out of 100; the total of the pairs would fall by 2.5 points; Bo would move from Cy to Di.',
    ]);
  });

  it('may leave others without, who leave points to the rest', () => {
    const moves = [
      { ...move, to: null, toName: null },
      { ...move, from: null, fromName: null },
    ];
    expect(both({ unmet: 1, loss: -30_000, moves })).toEqual([
      'Avec Al (SPIP)\u202f: ce binôme obtiendrait 0,0 point sur 100\u202f; 1 stagiaire de plus resterait sans tuteur, le total des binômes augmenterait de 3,0 points\u202f; Bo n’aurait plus de tuteur (avant\u202f: Cy)\u202f; Bo, sans tuteur, irait chez Di.',
      'With Al (SPIP): this pair would score 0.0 points out of 100; 1 more trainee would be left without a mentor, the total of the pairs would rise by 3.0 points; Bo would have no mentor (before: Cy); Bo, without a mentor, would go to Di.',
    ]);
    expect(both({ unmet: 2 })[0]).toBe(
      'Avec Al (SPIP)\u202f: ce binôme obtiendrait 0,0 point sur 100\u202f; 2 stagiaires de plus resteraient sans tuteur\u202f; personne d’autre ne changerait.',
    );
    expect(both({ unmet: 2, loss: 500_000 })[1]).toContain(
      '2 more trainees would be left without a mentor, the total of the pairs would fall by 50.0 points',
    );
  });

  it('passes from a name as French does', () => {
    const from = (fromName: string): string => both({ loss: 1, moves: [{ ...move, fromName }] })[0]!;
    expect(from('Aurélie')).toContain('passerait d’Aurélie à Di');
    expect(from('Zoé')).toContain('passerait de Zoé à Di');
  });
});

describe('a pair', () => {
  it('says so when no other mentor is possible, and what was unknown', () => {
    const [pair] = matchSmall([trainee('t1')], [mentor('m1')]).proposal.pairs;
    const text = (language: 'fr' | 'en'): string => explainPair(pair as ProposedPair, 0.5, language).join('\n');
    expect(text('fr')).toContain('Aucun autre tuteur n’est possible pour Camille Nom-t1.');
    expect(text('en')).toContain('No other mentor is possible for Camille Nom-t1.');
    expect(text('fr')).toMatch(/inconnu, compté à 50.%/);
    expect(text('en')).toMatch(/unknown, counted at 50.?%/);
    expect(text('fr')).toMatch(/60,0 points sur 100\./);
  });

  it('counts the mentors that a rule excludes', () => {
    const [one] = matchSmall([trainee('t1')], [mentor('m1'), mentor('m2', { volunteer: false })]).proposal.pairs;
    expect(one?.explanation.fr.at(-1)).toBe('Un tuteur de la même direction est exclu\u202f: 1 non volontaire.');
    expect(one?.explanation.en.at(-1)).toBe('One mentor of the same directorate is excluded: 1 not volunteering.');
  });
});

describe('a shortage', () => {
  const person = matchSmall([trainee('t1')], [mentor('m1')]).proposal.pairs[0]!.trainee;
  const shortage = (changes: Partial<Shortage>): Shortage => ({
    boards: ['DISP de Bordeaux'],
    services: ['SPIP de la Gironde'],
    trainees: [person],
    mentors: [],
    needed: 1,
    capacity: 0,
    missing: 1,
    explanation: { fr: '', en: '' },
    ...changes,
  });

  it('of one without anybody', () => {
    expect(explainShortage(shortage({})).fr).toMatch(
      /^Camille Nom-t1 \(SPIP de la Gironde\) n’a aucun tuteur possible.*les règles n’en laissent aucun\.$/,
    );
    expect(explainShortage(shortage({})).en).toMatch(
      /^Camille Nom-t1 \(SPIP de la Gironde\) has no possible mentor: the rules leave none\.$/,
    );
  });

  it('of several, at services of which eight are named', () => {
    const mentors = Array.from({ length: 10 }, (_, k) => ({ ...person, service: `S${k}` }));
    const many = explainShortage(shortage({ trainees: [person, person], mentors, needed: 12, capacity: 10, missing: 2 }));
    expect(many.fr).toContain('S6, S7 et 2 autres');
    expect(many.en).toContain('S6, S7 and 2 more');
    expect(many.fr).toContain('il en manque 2');
    expect(explainShortage(shortage({ mentors: mentors.slice(0, 9) })).fr).toContain('et 1 autre)');
  });
});
