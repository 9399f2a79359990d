import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../src/domain/documents/pair.ts';
import type { FrontierPoint, Reassignment } from '../../../src/domain/documents/frontier.ts';
import type { StandingDecision } from '../../../src/domain/index.ts';
import { renderReassignment, type ReassignmentReport } from '../../../src/report/index.ts';
import { changed, point, reassignmentWith } from '../domain/sample-reassignment.ts';
import { type Element, all, having, parseHtml, textOf } from './html-tree.ts';
import { emptyProposal } from './sample.ts';

const minutes = { before: 20, after: 55 };
const alone: FrontierPoint = {
  ...point({
    changes: [changed('A', 'X', 'W', { before: 900_000, after: 100_000, load: 1, minutes })],
    ...{ objective: 1.4, bound: 1.4, minutes: { before: 20, after: 55, compared: 1 } },
    explanation: {
      fr: ['Sans déplacer personne d’autre.', 'A irait chez W : 10,0 points.', 'C’est prouvé.'],
      en: ['Moving nobody else.', 'A would go to W: 10.0 points.', 'This is proven.'],
    },
  }),
  alternates: [
    point({
      changes: [changed('A', 'X', 'V', { before: 900_000, after: 90_000, load: 2, minutes: { before: 20, after: null } })],
      ...{ objective: 1.39, bound: 1.39, minutes: { before: 0, after: 0, compared: 0 } },
    }),
  ],
};
const chain: FrontierPoint = {
  ...point({
    moved: 2,
    changes: [
      changed('A', 'X', 'Y', { before: 900_000, after: 800_000, load: 1, minutes }),
      changed('B', 'Y', 'Z', { before: 700_000, after: 600_000, load: 1, minutes: { before: 10.5, after: 10 } }),
      changed('C', 'Z', null, { before: 600_000, minutes: { before: 30, after: null } }),
      changed('D', null, 'X', { after: 500_000, load: 2, minutes: { before: null, after: 5 } }),
    ],
    ...{ objective: 2, minutes: { before: 30.5, after: 65, compared: 2 } },
    explanation: {
      fr: ['En déplaçant 2 autres personnes.', 'A vers Y.', 'B vers Z.', 'C sans tuteur.', 'D vers X.', 'C’est prouvé.'],
      en: ['Moving 2 other people.', 'A to Y.', 'B to Z.', 'C without.', 'D to X.', 'This is proven.'],
    },
  }),
  alternates: [],
};
const sample = reassignmentWith([alone, chain]);

function reportOf(reassignment: Reassignment, changes: Partial<ReassignmentReport> = {}): ReassignmentReport {
  return {
    ...{ reassignment, proposal: emptyProposal, engineVersion: '1.2.3', hasBestFile: false },
    nameOf: (id) => `Name ${id}`,
    placeOf: (id) => (id === 'A' ? null : `Site of ${id}`),
    ...changes,
  };
}

const shown = (reassignment: Reassignment, language: 'fr' | 'en' = 'en', changes: Partial<ReassignmentReport> = {}): Element =>
  parseHtml(renderReassignment(reportOf(reassignment, changes), language));

const plain = (node: Element): string => textOf(node).replace(/[\u00a0\u202f]/g, ' ');

function section(page: Element, id: string): Element {
  const found = all(page, 'section', 'article').find(({ attributes }) => attributes.get('aria-labelledby') === id);
  if (found === undefined) throw new Error(`No section ${id}`);
  return found;
}

const cells = (table: Element): string[][] => all(table, 'tr').map((row) => all(row, 'th', 'td').map(plain));

describe.each(['fr', 'en'] as const)('renderReassignment (%s)', (language) => {
  const html = renderReassignment(reportOf(sample), language);
  const page = parseHtml(html);

  it('gives the same bytes again, and needs nothing else', () => {
    expect(renderReassignment(reportOf(sample), language)).toBe(html);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(all(page, 'script', 'link', 'img', 'iframe', 'form')).toEqual([]);
    expect(having(page, 'src')).toEqual([]);
    expect(html).not.toMatch(/url\(|@import/);
  });

  it('has its language, landmarks, headings in order, unique ids, and links that lead somewhere', () => {
    expect(all(page, 'html').map(({ attributes }) => attributes.get('lang'))).toEqual([language]);
    for (const landmark of ['main', 'nav', 'footer', 'h1']) expect(all(page, landmark)).toHaveLength(1);
    const levels = all(page, 'h1', 'h2', 'h3', 'h4').map(({ name }) => Number(name[1]));
    levels.slice(1).forEach((level, k) => expect(level - levels[k]!).toBeLessThanOrEqual(1));
    const ids = having(page, 'id').map(({ attributes }) => attributes.get('id'));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [
      ...having(page, 'href').map(({ attributes }) => attributes.get('href')!.slice(1)),
      ...having(page, 'aria-labelledby').map(({ attributes }) => attributes.get('aria-labelledby')),
    ];
    expect(targets.length).toBeGreaterThan(15);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('gives each table a caption, scoped headers and rows of one width, and each drawing a text', () => {
    const tables = all(page, 'table');
    expect(tables.length).toBe(6);
    for (const table of tables) {
      expect(plain(all(table, 'caption')[0]!)).not.toBe('');
      expect(all(table, 'th').every(({ attributes }) => attributes.has('scope'))).toBe(true);
      expect(new Set(cells(table).map(({ length }) => length)).size).toBe(1);
    }
    const drawings = having(page, 'role').filter(({ attributes }) => attributes.get('role') === 'img');
    expect(drawings).toHaveLength(1);
    for (const { attributes } of drawings) expect(attributes.get('aria-label')).not.toBe('');
    expect(all(page, 'svg').every(({ attributes }) => attributes.get('aria-hidden') === 'true')).toBe(true);
  });
});

describe('the report of a reassignment', () => {
  const page = shown(sample);

  it('says what has happened, why and to whom', () => {
    const text = plain(section(page, 'happened'));
    expect(text).toContain('Breakdown: Name A is no longer with Name X.');
    expect(text).toContain('Reason: distance.');
    expect(text).toMatch(/Trainee concerned\s+Name A/);
    expect(text).toMatch(/Name A.*before: Name X, [\d.]+ points out of 100/);
    // Of the others, and of the region, nothing.
    expect(text).not.toMatch(/220\.0|3 trainees/);
    const nothing = { ...sample, affected: [], reason: null, events: [] };
    expect(plain(section(shown(nothing), 'happened'))).toContain('No trainee is concerned.');
  });

  it('says that a person decides, on one option or none', () => {
    expect(plain(section(page, 'status'))).toContain('3 options, proven and verified');
    expect(plain(section(page, 'status'))).toContain('a person decides. They choose one option, or none');
    expect(plain(section(page, 'notice'))).toContain(emptyProposal.notice.en);
  });

  it('puts the options side by side: who moves, points, journeys, loads', () => {
    const [, first, other, second] = cells(all(section(page, 'options'), 'table')[0]!);
    expect(first).toEqual(['1', '0', '±0', '−80.0', '70%', '–', '−80.0Name A', '+35 min20 → 55 min', '1 traineeName W']);
    expect(other!.slice(0, 2)).toEqual(['1b', '0']);
    expect(other!.slice(7)).toEqual(['–', '2 traineesName V']);
    expect(second).toEqual([
      ...['2', '2Name BName C', '±0', '−20.0', '100%', '+50.0Name Dhad no mentor', '−60.0Name C▲ no mentor'],
      ...['+34.5 min30.5 → 65 minknown for 2 of 4', '2 traineesName X'],
    ]);
  });

  it('draws what each option keeps of the best against the people moved', () => {
    const [drawing] = having(section(page, 'curve'), 'role');
    expect(drawing!.attributes.get('aria-label')!.replaceAll('\u00a0', ' ')).toBe(
      'Option 1: 0 other people moved, 70%; Option 1b: 0 other people moved, 69.5%; Option 2: 2 other people moved, 100%. The same figures are in the table of the options.',
    );
    const marks = all(drawing!, 'span').filter(({ attributes }) => attributes.get('class')!.startsWith('mark'));
    expect(marks.map(({ attributes }) => attributes.get('class'))).toEqual(['mark ring first', 'mark dot first', 'mark dot first']);
    expect(marks.map(({ attributes }) => attributes.get('style'))).toEqual([
      ...['left:0.00%;top:76.25%', 'left:0.00%;top:75.00%', 'left:100.00%;top:0.00%'],
    ]);
    expect(all(shown(reassignmentWith([chain])), 'figure')).toEqual([]);
  });

  it('tells the chain of moves in sequence, and whose place each one is', () => {
    const steps = all(section(page, 'option-2'), 'ol').map((list) => all(list, 'li').map(plain));
    expect(steps).toEqual([
      ['A to Y.the place is the one that Name B leaves', 'B to Z.the place is the one that Name C leaves', 'C without.'],
      ['D to X.the place is the one that Name A leaves'],
    ]);
    expect(plain(section(page, 'option-1'))).toContain('A would go to W: 10.0 points.the place was free');
    expect(plain(section(page, 'option-1'))).toContain('This is proven.');
    expect(plain(section(shown(reassignmentWith([point()])), 'option-1'))).toContain('Nothing changes.');
  });

  it('has a row for each person who changes', () => {
    const [, ...rows] = cells(all(section(page, 'option-2'), 'table')[0]!);
    expect(rows).toEqual([
      ['Name A concerned', 'Name X Site of X', 'Name Y Site of Y', '90.0', '80.0−10.0', '20 min', '55 min+35 min', '1'],
      ['Name B Site of B', 'Name Y Site of Y', 'Name Z Site of Z', '70.0', '60.0−10.0', '10.5 min', '10 min−0.5 min', '1'],
      ['Name C Site of C', 'Name Z Site of Z', '▲ no mentor', '60.0', '–', '30 min', '–', '–'],
      ['Name D Site of D', 'no mentor', 'Name X Site of X', '–', '50.0', '–', '5 min', '2'],
    ]);
  });

  it('puts other choices beside the first, person by person, or says that there are none', () => {
    const tables = all(section(page, 'option-1'), 'table');
    expect(cells(tables[1]!)).toEqual([
      ['Trainee', 'Option 1', 'Option 1b'],
      [
        'Name A',
        'Name W Site of W10.0 points out of 100 (−80.0)journey: 55 min (+35 min)1 trainee',
        'Name V Site of V9.0 points out of 100 (−81.0)journey: unknown2 trainees',
      ],
    ]);
    expect(plain(section(page, 'option-2'))).toContain('There is no other choice');
    const { alternates: _, ...asked } = chain;
    expect(plain(section(shown(reassignmentWith([asked])), 'option-1'))).not.toContain('other choice');
  });

  it('says what is proven, and how to check it again', () => {
    const proof = section(page, 'proof');
    expect(plain(proof)).toContain('no matching is better today than 3 trainees with a mentor and 200.0 points in all: this is proven');
    expect(cells(all(proof, 'table')[0]!).map((row) => row.at(-1))).toEqual([
      ...['Proof', 'moves-0.solution.json', 'moves-0.alternate-1.solution.json', 'moves-2.solution.json'],
    ]);
    expect(plain(proof)).toContain('binome verify moves-0.problem.json moves-0.solution.json');
    expect(plain(section(shown(sample, 'en', { hasBestFile: true }), 'proof'))).toContain('binome verify problem.json best.solution.json');
    const fair = { ...emptyProposal.guidelines, content: { ...emptyProposal.guidelines.content, objective: 'fair' as const } };
    const text = plain(section(shown(sample, 'en', { proposal: { ...emptyProposal, guidelines: fair } }), 'proof'));
    expect(text).toContain('where equal, if it has fewer weak pairs');
  });

  it('says what a limit leaves open', () => {
    const open = { ...chain, status: 'limit' as const, bound: null };
    const stopped = shown(reassignmentWith([alone, open], { best: { matched: 3, objective: 1.9, proven: false } }));
    expect(plain(section(stopped, 'status'))).toContain('Stopped at a limit');
    expect(plain(section(stopped, 'proof'))).toContain('it is not proven that there is no better one');
    expect(
      cells(all(section(stopped, 'proof'), 'table')[0]!)
        .at(-1)!
        .slice(1, 4),
    ).toEqual([...['stopped at a limit', '200.0', 'more trainees, perhaps']]);
    expect(plain(section(stopped, 'options'))).toContain('Share of the best known');
    expect(plain(section(stopped, 'curve'))).toContain('Above 100%');
  });

  it('says that there is no option, whether more moves would give one, and what may', () => {
    const within = shown(reassignmentWith([], { best: { matched: 2, objective: 1, proven: true } }));
    expect(plain(section(within, 'status'))).toContain(
      'Without a limit on the people moved there is a solution, in which 2 trainees would have a mentor.',
    );
    const never = shown(reassignmentWith([], { best: null }), 'en', { hasBestFile: true });
    expect(plain(section(never, 'status'))).toContain('Nothing follows every rule, whoever is moved: this is proven and verified.');
    expect(plain(section(never, 'proof'))).toContain('binome verify problem.json best.solution.json');
    expect(plain(section(never, 'status'))).toContain('A person decides what comes next: nothing was changed.');
    const sentence = { fr: 'Abaisser « Q » de 1 à 0.', en: 'Lower “Q” from 1 to 0.' };
    const impossible = {
      fewestMoves: null,
      obstacles: [{ fr: 'Q.', en: 'Q cannot be met.' }],
      waysOut: [{ sentence, matched: 2, pairs: [] }],
    };
    const named = plain(section(shown({ ...reassignmentWith([], { best: null }), impossible }), 'status'));
    expect(named).toContain('What stands in the way:');
    expect(named).toContain('Q cannot be met.');
    expect(named).toContain('Lower “Q” from 1 to 0.');
    const limited = { fewestMoves: 2, obstacles: [], waysOut: [] };
    const few = reassignmentWith([], { best: { matched: 2, objective: 1, proven: true } });
    expect(plain(section(shown({ ...few, impossible: limited }), 'status'))).toContain(
      'The least that would have to be allowed: 2 other people moved.',
    );
    const ids = having(never, 'href').map(({ attributes }) => attributes.get('href'));
    expect(ids).toEqual(['#content', '#happened', '#proof', '#method', '#notice']);
  });

  it('states the weights and rules that its notice refers to', () => {
    const method = section(page, 'method');
    expect(cells(all(method, 'table')[0]!).slice(1)).toHaveLength(CRITERIA.length);
    expect(plain(method)).toContain(emptyProposal.guidelines.content.title.en);
  });

  it('holds no figure of an invented demo', () => {
    expect(all(page, 'section').map(({ attributes }) => attributes.get('aria-labelledby'))).not.toContain('season');
    expect(plain(page)).not.toMatch(/demo|invented|season/);
  });

  it('says of a pair that somebody decided who did and when, and that an option which moves others asks them to decide again', () => {
    const decided = (id: string, mentor: string, proposed: string): [string, StandingDecision] => [
      id,
      {
        entry: { by: 'Claire Martin, directrice', on: '2025-07-10', reason: 'secret', option: null },
        outcome: {
          ...{ trainee: { id, name: id }, mentor: { id: mentor, name: mentor }, proposed: { id: proposed, name: proposed } },
          ...{ brokenRules: [], unlistedRule: false, brokenConstraints: [], placesOver: 0 },
        },
      },
    ];
    const noteOf = (...standing: [string, StandingDecision][]): string =>
      plain(section(shown({ ...sample, affected: ['A'] }, 'en', { standing: new Map(standing) }), 'option-2'));
    expect(noteOf(decided('B', 'Y', 'Y'))).toContain('Name Y Site of Ydecided by Claire Martin, directrice, on 10 July 2025');
    expect(noteOf(decided('B', 'Y', 'Q'))).toContain('decided, not as proposed, by Claire Martin, directrice');
    expect(noteOf(decided('B', 'Y', 'Y'))).toContain('decides on each of them again');
    expect(noteOf(decided('B', 'Y', 'Y'))).not.toContain('secret');
    expect(noteOf(decided('A', 'X', 'X'))).not.toContain('again');
    expect(noteOf(decided('B', 'other', 'Y'))).not.toContain('Claire Martin');
  });

  it('escapes names, whatever they are, and shows them as they are', () => {
    const nasty: Record<string, string> = { A: '<script>alert(1)</script>', X: '=HYPERLINK("x";"y")', W: `O'Neil & "Fils"`, B: '@SUM(A1)' };
    const names = { nameOf: (id: string) => nasty[id] ?? id, placeOf: () => '</td><b>' };
    const html = renderReassignment(reportOf(sample, names), 'fr');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('</td><b>');
    const text = textOf(parseHtml(html));
    for (const name of [
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '=HYPERLINK(&quot;x&quot;',
      'O&#39;Neil &amp; &quot;Fils&quot;',
      '@SUM(A1)',
    ])
      expect(text).toContain(name);
  });

  it('is in French with its typography, and without French in the English', () => {
    const french = textOf(all(shown(sample, 'fr'), 'body')[0]!);
    expect(french).toContain('Réaffectation\u202f:');
    expect(french).toContain('Elle choisit une option, ou aucune, et motive son choix.');
    expect(french.replaceAll(/&#39;/g, '')).not.toMatch(/ [:;?!»%]/);
    const { notice, period } = emptyProposal;
    const proposal = { ...emptyProposal, notice: { ...notice, fr: '' }, period: { ...period, name: 'Internship', promotion: 'P' } };
    expect(plain(shown(sample, 'en', { proposal })).replace(/Binôme/g, '')).not.toMatch(/[éèêàùçôî«»]/);
  });
});
