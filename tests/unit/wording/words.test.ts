import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/report/index.ts';
import { type AnalysisWords, analysisWordsOf, type PageWords, pageWordsOf } from '../../../src/wording/index.ts';
import { parseHtml, textOf } from '../report/html-tree.ts';
import { emptyProposal, sampleProposal } from '../report/sample.ts';

type Leaf = string | ((...values: never[]) => string);

/** Every sentence by its path; those with values are called with numbers written as texts, which suit both. */
function sentences(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, Leaf | object]): [string, string][] => {
      const at = `${path}/${key}`;
      if (typeof value === 'string') return [[at, value]];
      if (typeof value === 'function') return [[at, (value as (...values: string[]) => string)('3', '5', '7', '11', '13')]];
      return [...sentences(value, at)];
    }),
  );
}

const allOf = (language: 'fr' | 'en'): AnalysisWords & PageWords => ({ ...analysisWordsOf(language), ...pageWordsOf(language) });
const [fr, en] = [allOf('fr'), allOf('en')];
const SUBJECTS = Object.keys(fr) as (keyof typeof fr)[];

const FRENCH_WORDS = /[«»éèêàùçôîœ\u202f]| (?:le|la|les|des|du|une|est|sont|pour|avec|sans|dans|aucun|stagiaires?|tuteurs?|binômes?) /i;
const PROPER_NAMES = /Binôme|Barthélemy|Réunion|La Poste/g;

describe.each(SUBJECTS)('the words of %s', (subject) => {
  const [french, english] = [sentences(fr[subject]), sentences(en[subject])];

  it('have the same keys in both languages, each with the same number of values', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
    expect(french.size).toBeGreaterThan(8);
    for (const path of french.keys()) {
      expect(french.get(path) === '' || english.get(path) !== '', path).toBe(true);
      expect(`${french.get(path)} ${english.get(path)}`, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('hold no French in the English', () => {
    for (const [path, sentence] of english) expect(sentence.replace(PROPER_NAMES, ''), path).not.toMatch(FRENCH_WORDS);
  });

  it('hold no breakable space before French punctuation, and no straight apostrophe', () => {
    for (const [path, sentence] of french) {
      expect(sentence, path).not.toMatch(/ [:;?!»%]|« |'/);
    }
  });

  it('call a directorate a directorate, and leave nobody “served”', () => {
    for (const [path, sentence] of french)
      expect(sentence, path).not.toMatch(/région(?!ale|aux)|\bserv(?:is|ir|ent)\b|\b(?:mieux|bien) servi\b|\bsert\b/i);
    for (const [path, sentence] of english) expect(sentence.replace('Paris region', ''), path).not.toMatch(/\bregions?\b|\bserve[sd]?\b/i);
  });
});

it('are more than a few', () => {
  expect(SUBJECTS.flatMap((subject) => [...sentences(fr[subject])]).length).toBeGreaterThan(600);
});

describe('messages', () => {
  it('agree in number', () => {
    expect(fr.explanations.alternatives.leftOut(1)).toBe('1 stagiaire de plus resterait sans tuteur');
    expect(fr.explanations.alternatives.leftOut(2)).toBe('2 stagiaires de plus resteraient sans tuteur');
    expect(fr.constraints.broken.kinds.sideConstraint(1)).toBe('1 contrainte des orientations non respectée');
    expect(fr.constraints.broken.kinds.sideConstraint(2)).toBe('2 contraintes des orientations non respectées');
    expect(fr.backtest.kinds.lost(1)).toBe('n’aurait plus de tuteur');
    expect(fr.backtest.kinds.lost(2)).toBe('n’auraient plus de tuteur');
    expect(en.report.unmet.shortageTitle(1, 1)).toBe('Shortage 1: 1\u00a0place is missing');
    expect(en.report.unmet.shortageTitle(2, 3)).toBe('Shortage 2: 3\u00a0places are missing');
  });

  it('leave no French in the English report of a proposal whose data are in English', () => {
    const { pairs, unmet, boards, fairness, ...rest } = sampleProposal(3);
    const text = textOf(
      parseHtml(renderReport({ ...emptyProposal, ...rest, pairs: [], unmet: [], shortages: [], boards: [], fairness: [] }, 'en')),
    );
    const english = text.replace(PROPER_NAMES, '').replace('DISP de Lille', '');
    expect(english).not.toMatch(FRENCH_WORDS);
    expect([pairs.length, unmet.length, boards.length, fairness.length].every((n) => n > 0)).toBe(true);
  });
});
