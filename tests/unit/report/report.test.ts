import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../src/domain/documents/pair.ts';
import type { GroupResult, Proposal } from '../../../src/domain/documents/proposal.ts';
import { bandsOf, median } from '../../../src/report/histogram.ts';
import { renderReport } from '../../../src/report/index.ts';
import { factsInWords } from '../../../src/wording/index.ts';
import { type Element, all, having, parseHtml, textOf } from './html-tree.ts';
import { emptyProposal, guidelines, sampleProposal } from './sample.ts';

const sample = sampleProposal(60);
const plain = (proposal: Proposal, language: 'fr' | 'en' = 'en'): string =>
  textOf(parseHtml(renderReport(proposal, language))).replace(/[\u00a0\u202f]/g, ' ');

function sectionOf(proposal: Proposal, id: string): Element {
  const section = all(parseHtml(renderReport(proposal, 'en')), 'section').find((each) => each.attributes.get('aria-labelledby') === id);
  if (section === undefined) throw new Error(`No section ${id}`);
  return section;
}

const sectionText = (proposal: Proposal, id: string): string => textOf(sectionOf(proposal, id)).replace(/[\u00a0\u202f]/g, ' ');

describe.each(['fr', 'en'] as const)('renderReport (%s)', (language) => {
  const html = renderReport(sample, language);
  const page = parseHtml(html);

  it('gives the same bytes for the same proposal', () => {
    expect(renderReport(sampleProposal(60), language)).toBe(html);
  });

  it('is self-contained: a strict policy, no script, nothing to fetch', () => {
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    );
    expect(all(page, 'script', 'link', 'img', 'iframe', 'form')).toEqual([]);
    expect(having(page, 'href').every(({ attributes }) => attributes.get('href')?.startsWith('#'))).toBe(true);
    expect([...having(page, 'src'), ...having(page, 'style')]).toEqual([]);
    expect(html).not.toMatch(/url\(|@import/);
  });

  it('has its language, landmarks, a skip link, and links that lead somewhere', () => {
    expect(all(page, 'html').map(({ attributes }) => attributes.get('lang'))).toEqual([language]);
    for (const landmark of ['main', 'nav', 'footer']) expect(all(page, landmark)).toHaveLength(1);
    const ids = having(page, 'id').map(({ attributes }) => attributes.get('id'));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [
      ...having(page, 'href').map(({ attributes }) => attributes.get('href')?.slice(1)),
      ...having(page, 'aria-labelledby').map(({ attributes }) => attributes.get('aria-labelledby')),
    ];
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(all(page, 'a')[0]?.attributes.get('class')).toBe('skip');
  });

  it('has one first heading and skips no level', () => {
    const levels = all(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ name }) => Number(name[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, k) => expect(level - (levels[k] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('gives each table a caption, scoped headers and rows of one width', () => {
    const tables = all(page, 'table');
    expect(tables.length).toBeGreaterThan(60);
    const width = (row: Element): number =>
      all(row, 'th', 'td').reduce((sum, { attributes }) => sum + Number(attributes.get('colspan') ?? 1), 0);
    for (const table of tables) {
      expect(all(table, 'caption').map(textOf).join('')).not.toBe('');
      expect(all(table, 'th').every(({ attributes }) => attributes.has('scope'))).toBe(true);
      expect(new Set(all(table, 'tr').map(width)).size).toBe(1);
    }
  });

  it('gives each drawing a text or hides it from those who cannot see it', () => {
    const drawings = all(page, 'svg');
    expect(drawings.length).toBeGreaterThan(60);
    for (const { attributes } of drawings) {
      expect(attributes.get('aria-hidden') === 'true' || (attributes.get('role') === 'img' && attributes.get('aria-label') !== '')).toBe(
        true,
      );
    }
  });

  it('shows every pair once with its explanation, and every trainee left without', () => {
    const details = all(page, 'details').filter(({ attributes }) => attributes.get('class')?.startsWith('pair'));
    expect(details).toHaveLength(sample.pairs.length + sample.unmet.length);
    const first = sample.pairs[0];
    expect(textOf(page)).toContain(first?.trainee.name);
    for (const part of first!.parts) expect(textOf(page)).toContain(factsInWords(part, language));
    expect(textOf(page)).toContain(sample.guidelines.sha256);
  });
});

describe('escaping', () => {
  it('lets no value out of its place', () => {
    const evil = `"><script>alert('x')</script>&amp;`;
    const person = { id: evil, name: evil, board: evil, service: evil, site: evil, town: evil };
    const text = { fr: evil, en: evil };
    const [pair] = sample.pairs;
    const [unmet] = sample.unmet;
    if (pair === undefined || unmet === undefined) throw new Error('The sample is too small');
    const coordinates = { latitude: 48, longitude: 2 };
    const proposal: Proposal = {
      ...sample,
      engine: { name: 'binome', version: evil },
      period: { ...sample.period, name: evil, promotion: evil, segments: [{ start: evil, end: evil }], evaluationDue: evil },
      guidelines: { sha256: evil, content: { ...guidelines, id: evil, version: evil, title: text } },
      inputs: [{ name: evil, sha256: evil }],
      boards: [{ code: evil, name: evil, trainees: 1, mentors: 1, places: 1, matched: 1, score: 1 }],
      pairs: [
        {
          ...pair,
          trainee: { ...person, coordinates },
          mentor: { ...person, coordinates: { latitude: 47, longitude: 2 } },
          explanation: { fr: [evil], en: [evil] },
          alternatives: [
            {
              mentor: person,
              loss: 1,
              score: 1,
              unmet: 1,
              moves: [{ trainee: evil, traineeName: evil, from: evil, fromName: evil, to: evil, toName: evil }],
            },
          ],
        },
      ],
      unmet: [{ ...unmet, trainee: { ...person, coordinates }, explanation: { fr: [evil], en: [evil] }, shortage: 0 }],
      shortages: [
        {
          boards: [evil],
          services: [evil],
          trainees: [{ ...person, coordinates }],
          mentors: [],
          needed: 1,
          capacity: 0,
          missing: 1,
          explanation: text,
        },
      ],
      fairness: [
        {
          attribute: evil,
          value: evil,
          label: text,
          trainees: 5,
          matched: 1,
          meanScore: 1,
          othersMatchedShare: 1,
          othersMeanScore: 2,
          unequal: true,
        },
      ],
      sideConstraints: [{ id: evil, label: text, value: 1, op: '<=', rhs: 1 }],
      guidelineFindings: [{ kind: 'impossible', rules: [evil], sideConstraints: [evil], sentence: text }],
      notice: text,
    };
    for (const language of ['fr', 'en'] as const) {
      const html = renderReport(proposal, language);
      expect(html).not.toContain('<script');
      expect(all(parseHtml(html), 'script')).toEqual([]);
      expect(html.split('&lt;script&gt;').length).toBeGreaterThan(30);
    }
  });
});

describe('the status', () => {
  it('says that an optimum is proven and verified, and that a person decides', () => {
    const everybody = { ...sample, unmet: [], shortages: [] };
    expect(plain(sample)).toContain('Optimal, proven and verified');
    expect(plain(sample)).toContain('gives a mentor to more trainees and, among those that give one to as many');
    expect(plain(everybody)).toContain('Every trainee has a mentor');
    expect(plain(sample, 'fr')).toContain('Ceci est une proposition : personne n’est encore affecté.');
  });

  it('warns about what was not verified', () => {
    expect(plain({ ...sample, verified: false })).toContain('Reported as optimal, but not verified');
    expect(plain({ ...sample, status: 'limit', verified: false })).toContain('do not rely on it for a decision');
  });

  it('states the gap of a search that was stopped', () => {
    const { score } = sample.totals;
    const stopped: Proposal = { ...sample, status: 'limit', totals: { ...sample.totals, bound: score + 123_000 } };
    expect(plain(stopped)).toContain('at most 12.3 points remain to be gained');
    expect(plain(stopped)).toContain('this bound is right');
    expect(plain(stopped)).not.toContain('Optimal, proven');
    const open: Proposal = { ...stopped, totals: { ...sample.totals, bound: null } };
    expect(plain(open)).toContain('before anything was proven of what remains to be gained');
    expect(plain(open)).toContain('follow every rule.');
    expect(plain(open)).not.toMatch(/this bound is right|remain to be gained over/);
    expect(plain(open, 'fr')).toContain('avant que rien soit prouvé');
  });

  it('says what stands in the way when nothing is possible', () => {
    const infeasible: Proposal = { ...emptyProposal, status: 'infeasible', infeasibility: [{ fr: 'Trop peu.', en: 'Too few.' }] };
    expect(plain(infeasible)).toContain('What stands in the way:');
    expect(plain(infeasible)).toContain('Too few.');
    expect(plain({ ...infeasible, infeasibility: null, verified: false })).toContain('cannot all hold together');
    expect(plain(infeasible)).not.toContain('What would make');
    const way = { changes: [], matched: 0, score: 0, pairs: [], sentence: { fr: 'Donner.', en: 'Give more.' } };
    const withWays = plain({ ...infeasible, waysOut: [{ trainees: 1, options: Array.from({ length: 20 }, () => way) }] });
    expect(withWays).toContain('nothing has been changed; a person decides');
    expect(withWays.split('Give more.')).toHaveLength(9);
  });

  it('is plain about an empty proposal', () => {
    for (const language of ['fr', 'en'] as const) expect(() => parseHtml(renderReport(emptyProposal, language))).not.toThrow();
    const text = plain(emptyProposal);
    for (const sentence of [
      'has no trainee',
      'No pair is proposed',
      'there is no map',
      'nothing to distribute',
      'no side constraint',
      'no group to compare',
    ]) {
      expect(text).toContain(sentence);
    }
  });
});

describe('the sections', () => {
  it('shorten the details above 1,000 pairs, say so, and stay small', () => {
    const large = sampleProposal(1100);
    const html = renderReport(large, 'en');
    expect(html).toContain('more than 1,000\u00a0pairs');
    expect(html).not.toContain('What makes the score');
    expect(html).toContain('Least costly other choice: ');
    expect(Buffer.byteLength(html) / large.pairs.length).toBeLessThan(1_800);
  });

  it('shorten what is said of more than 1,000 trainees left without', () => {
    const [unmet] = sample.unmet;
    if (unmet === undefined) throw new Error('The sample has nobody left without');
    const text = sectionText({ ...sample, unmet: Array.from({ length: 1001 }, () => unmet) }, 'unmet');
    expect(text).toContain('Above 1,000 people');
    expect(text).not.toContain('Other possible mentors');
  });

  it('name the cause of each trainee left without', () => {
    const [unmet] = sample.unmet;
    if (unmet === undefined) throw new Error('The sample has nobody left without');
    const of = (change: Partial<typeof unmet>): string => sectionText({ ...sample, unmet: [{ ...unmet, ...change }] }, 'unmet');
    expect(of({ shortage: 0, eligibleMentors: 2 })).toContain(
      'The hard rules leave 2 mentors, but the best solution gives them none. Part of shortage 1.',
    );
    expect(of({ shortage: null, eligibleMentors: 2 })).toContain(
      'It is the constraints of the guidelines or of the census that demand it.',
    );
    expect(of({ shortage: null, eligibleMentors: 0 })).toContain('No mentor satisfies every rule for this trainee.');
    expect(of({ missing: 2, excluded: [] })).toContain('2 mentors are missing.');
    expect(of({ excluded: [{ code: 'TOO_FAR', mentors: 5 }] })).toContain(
      '5 mentors of the same directorate are excluded: 5 too far away.',
    );
  });

  it('put people by the code or the name of their board, and keep those of no board', () => {
    const [pair] = sample.pairs;
    if (pair === undefined) throw new Error('The sample has no pair');
    const at = (board: string): string => sectionText({ ...sample, pairs: [{ ...pair, trainee: { ...pair.trainee, board } }] }, 'pairs');
    expect(at('DISP-LYO')).toContain('DISP de Lyon');
    expect(at('DISP de Lyon')).toContain('DISP de Lyon');
    expect(at('?')).toContain('Directorate not stated');
  });

  it('show on the map who has coordinates, and count who has none', () => {
    const [pair] = sample.pairs;
    if (pair === undefined) throw new Error('The sample has no pair');
    const place = (latitude: number, longitude: number) => ({ coordinates: { latitude, longitude }, town: null });
    const proposal: Proposal = {
      ...sample,
      unmet: [],
      shortages: [],
      pairs: [
        { ...pair, trainee: { ...pair.trainee, ...place(45, 3) }, mentor: { ...pair.mentor, ...place(46, 3) } },
        { ...pair, trainee: { ...pair.trainee, id: 'T2', ...place(45, 3) }, mentor: { ...pair.mentor, ...place(46, 3) } },
        {
          ...pair,
          trainee: { ...pair.trainee, id: 'T3', ...place(-13.28, -176.17) },
          mentor: { ...pair.mentor, id: 'M3', coordinates: null },
        },
        {
          ...pair,
          trainee: { ...pair.trainee, id: 'T4', ...place(14.6, -61.07) },
          mentor: { ...pair.mentor, id: 'M4', ...place(14.6, -61.07) },
        },
      ],
    };
    const map = sectionOf(proposal, 'map');
    const labels = having(map, 'aria-label').map(({ attributes }) => attributes.get('aria-label')?.replaceAll('\u00a0', ' '));
    expect(labels).toEqual([
      'The directorates concerned: 2 pairs, 1 mentor, 2 trainees with a mentor, 0 without.',
      'Martinique: 1 pair, 1 mentor, 1 trainee with a mentor, 0 without.',
    ]);
    expect(all(map, 'title').map(textOf)).toContain('unnamed place – unnamed place: 2\u00a0pairs');
    expect(textOf(map)).toContain('2\u00a0people are not placed');
  });

  it('explain a flagged group with care', () => {
    const base: GroupResult = {
      attribute: 'board',
      value: 'a',
      label: { fr: 'A', en: 'A' },
      trainees: 10,
      matched: 5,
      meanScore: 600_000,
      othersMatchedShare: 0.9,
      othersMeanScore: 700_000,
      unequal: true,
    };
    const of = (change: Partial<GroupResult>): string => sectionText({ ...sample, fairness: [{ ...base, ...change }] }, 'fairness');
    expect(of({})).toContain(
      'A: 50% of the trainees have a mentor, against 90% of the others and the mean score is 60.0 points, against 70.0 for the others.',
    );
    expect(of({})).toContain('not a proof of unfair treatment');
    expect(of({ othersMatchedShare: null, othersMeanScore: null })).toContain('difference reported by the check');
    expect(of({ matched: 0, meanScore: null })).toContain('0%');
    expect(of({ trainees: 0, matched: 0, meanScore: null, unequal: false })).toContain('No group of five trainees');
    expect(of({ attribute: 'toString' })).toContain('Comparison by toString');
  });

  it('say where each side constraint stands', () => {
    const of = (op: '<=' | '>=' | '=', value: number): string =>
      sectionText({ ...sample, sideConstraints: [{ id: 'c', label: { fr: 'C', en: 'C' }, value, op, rhs: 2 }] }, 'side-constraints');
    expect([of('<=', 1), of('<=', 2), of('<=', 3)].map((text) => /Not met|Met, at the limit|Met/.exec(text)?.[0])).toEqual([
      'Met',
      'Met, at the limit',
      'Not met',
    ]);
    expect([of('>=', 3), of('>=', 1), of('=', 2), of('=', 1)].map((text) => /Not met|Met/.exec(text)?.[0])).toEqual([
      'Met',
      'Not met',
      'Met',
      'Not met',
    ]);
    expect([of('<=', 1), of('>=', 1), of('=', 1)].map((text) => /at most 2|at least 2|exactly 2/.exec(text)?.[0])).toEqual([
      'at most 2',
      'at least 2',
      'exactly 2',
    ]);
  });

  it('list what was found in the constraints before the run', () => {
    const sentence = { fr: 'La contrainte « C » est ici sans effet.', en: 'The constraint “C” can never bind.' };
    const found = { kind: 'neverBinding', rules: ['c'], sideConstraints: [], sentence } as const;
    const none = { ...sample, sideConstraints: [], guidelineFindings: [] };
    expect(sectionText(none, 'side-constraints')).toContain('The guidelines set no side constraint, and the census asks for none.');
    const content = { ...guidelines, sideConstraints: [{ id: 'c', kind: 'quota' as const, max: 0, label: { fr: 'C', en: 'C' } }] };
    const asked = { ...none, guidelines: { ...sample.guidelines, content } };
    expect(sectionText(asked, 'side-constraints')).not.toContain('set no side constraint');
    const one = sectionText({ ...asked, guidelineFindings: [found] }, 'side-constraints');
    expect(one).toContain('gave 1 finding, each proven:');
    expect(one).toContain(sentence.en);
    expect(sectionText({ ...asked, guidelineFindings: [found, found] }, 'side-constraints')).toContain('gave 2 findings');
  });

  it('list only the hard rules that hold', () => {
    const off = {
      ...guidelines.rules,
      volunteer: false,
      trained: false,
      sameBoard: false,
      setting: false,
      reachableByRoad: false,
      maxTravelMinutes: null,
    };
    const text = sectionText({ ...sample, guidelines: { sha256: 'x', content: { ...guidelines, rules: off, coverage: 'all' } } }, 'method');
    expect(text).not.toContain('The mentor is a volunteer.');
    expect(text).toContain('no more than the trainee’s own limit, when there is one');
    expect(text).toContain('gives every trainee a mentor or reports');
    expect(sectionText(sample, 'method')).toContain('The mentor is a volunteer.');
  });

  it('tell of two segments and of a single day', () => {
    const segments = [
      { start: '2025-11-03', end: '2025-12-19' },
      { start: '2026-01-05', end: '2026-01-05' },
    ];
    expect(plain({ ...sample, period: { ...sample.period, segments, evaluationDue: null } })).toContain(
      'Cohort CPIP 29 · from 3 November 2025 to 19 December 2025, then on 5 January 2026',
    );
  });

  it('leave out a criterion that no pair has a value for', () => {
    const pairs = sample.pairs.map((pair) => ({ ...pair, site: null, parts: pair.parts.map((part) => ({ ...part, value: null })) }));
    const text = sectionText({ ...sample, pairs }, 'distributions');
    expect(text.split('No known value.').length - 1).toBe(CRITERIA.length);
    expect(sectionText({ ...sample, pairs }, 'pairs')).toContain('unknown, counted as 50');
  });
});

describe('histograms', () => {
  it('count values in equal bands, 100 in the last', () => {
    expect(bandsOf([0, 9.9, 10, 99, 100, 101, -1], 10)).toEqual([3, 1, 0, 0, 0, 0, 0, 0, 0, 3]);
  });

  it('find the median of an odd, an even and an empty list', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, 0]);
  });
});
