import { describe, expect, it } from 'vitest';
import { en } from '../../../src/report/messages.en.ts';
import { fr } from '../../../src/report/messages.fr.ts';
import { en as reassignmentEn } from '../../../src/report/reassignment/messages.en.ts';
import { fr as reassignmentFr } from '../../../src/report/reassignment/messages.fr.ts';
import { renderReport } from '../../../src/report/index.ts';
import { parseHtml, textOf } from './html-tree.ts';
import { emptyProposal, sampleProposal } from './sample.ts';

type Leaf = string | ((...values: never[]) => string);

/** Every sentence by its path; those with values are called with numbers, which suit texts too. */
function sentences(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, Leaf | object]): [string, string][] => {
      const at = `${path}/${key}`;
      if (typeof value === 'string') return [[at, value]];
      if (typeof value === 'function') return [[at, (value as (...values: number[]) => string)(3, 5, 7, 11, 13)]];
      return [...sentences(value, at)];
    }),
  );
}

const FRENCH_WORDS = /[«»éèêàùçôîœ\u202f]| (?:le|la|les|des|du|une|est|sont|pour|avec|sans|dans|aucun|stagiaires?|tuteurs?|binômes?) /i;
const PROPER_NAMES = /Binôme|Barthélemy|Réunion/g;

const FILES = [
  ['messages', fr, en, 200],
  ['messages of a reassignment', reassignmentFr, reassignmentEn, 100],
] as const;

describe.each(FILES)('%s', (_name, ownFr, ownEn, least) => {
  it('have the same keys in both languages, each with the same number of values', () => {
    const [french, english] = [sentences(ownFr), sentences(ownEn)];
    expect([...english.keys()]).toEqual([...french.keys()]);
    expect(french.size).toBeGreaterThan(least);
    for (const path of french.keys()) expect(french.get(path) === '' || english.get(path) !== '', path).toBe(true);
  });

  it('hold no French in the English', () => {
    for (const [path, sentence] of sentences(ownEn)) expect(sentence.replace(PROPER_NAMES, ''), path).not.toMatch(FRENCH_WORDS);
  });

  it('hold no breakable space before French punctuation, and no straight apostrophe', () => {
    for (const [path, sentence] of sentences(ownFr)) {
      expect(sentence, path).not.toMatch(/ [:;?!»%]|« |'/);
    }
  });
});

describe('messages', () => {
  it('agree in number', () => {
    expect(fr.unmet.eligible(1)).toContain('1\u00a0tuteur possible,');
    expect(fr.unmet.eligible(2)).toContain('2\u00a0tuteurs possibles,');
    expect(fr.alternatives.unmet(1)).toBe('1\u00a0stagiaire de plus resterait sans tuteur');
    expect(en.unmet.shortageTitle(1, 1)).toBe('Shortage 1: 1\u00a0place is missing');
    expect(en.unmet.shortageTitle(2, 3)).toBe('Shortage 2: 3\u00a0places are missing');
  });

  it('price an alternative in points, small ones and gains too', () => {
    expect(fr.alternatives.cost('A', 'S', '50,0', 0)).toContain('ne perdrait aucun point');
    expect(fr.alternatives.cost('A', 'S', '50,0', 100)).toContain('perdrait moins de 0,1\u00a0point');
    expect(fr.alternatives.cost('A', 'S', '50,0', 15_000)).toMatch(/perdrait 1,5\u00a0point$/);
    expect(fr.alternatives.cost('A', 'S', '50,0', -31_000)).toContain('gagnerait 3,1\u00a0points');
    expect(en.alternatives.cost('A', 'S', '50.0', 10_000)).toMatch(/lose 1\.0\u00a0point$/);
    expect(en.alternatives.cost('A', 'S', '50.0', -31_000)).toContain('gain 3.1\u00a0points');
    expect(en.alternatives.cost('A', 'S', '50.0', 0)).toContain('no point');
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
