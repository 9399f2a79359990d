/** What a board needs of a report in a meeting: links that lead to the pair, an empty cell for each signature, pages that print. */
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../src/domain/index.ts';
import { pageBoxes, printStyle } from '../../../src/report/print-style.ts';
import { renderReport } from '../../../src/report/index.ts';
import { style } from '../../../src/report/style.ts';
import { type Element, all, parseHtml, textOf } from './html-tree.ts';
import { emptyProposal, sampleProposal } from './sample.ts';

const sample = sampleProposal(60);
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

function sectionOf(proposal: Proposal, id: string, language: 'fr' | 'en' = 'fr'): Element {
  const section = all(parseHtml(renderReport(proposal, language)), 'section').find((each) => each.attributes.get('aria-labelledby') === id);
  if (section === undefined) throw new Error(`No section ${id}`);
  return section;
}

describe('to be looked at', () => {
  const section = sectionOf(sample, 'to-look-at');

  it('comes before the results, says its thresholds, and counts', () => {
    const html = renderReport(sample, 'fr');
    expect(html.indexOf('id="to-look-at"')).toBeLessThan(html.indexOf('id="boards"'));
    const far = sample.pairs.filter(({ travelMinutes }) => (travelMinutes ?? 0) > 60).length;
    expect(far).toBeGreaterThan(0);
    expect(plain(textOf(section))).toContain(`Trajets de plus de 60 minutes aller (${far})`);
    expect(plain(textOf(section))).toContain('Stagiaires pour qui les règles impératives ne laissent aucun tuteur');
  });

  it('leads from each entry to the pair that it names', () => {
    const links = all(section, 'a');
    expect(links.length).toBeGreaterThan(10);
    const page = parseHtml(renderReport(sample, 'fr'));
    const bodies = new Map(
      all(page, 'details').flatMap((details) => all(details, 'div').map((div) => [div.attributes.get('id'), details])),
    );
    for (const link of links) {
      const details = bodies.get(link.attributes.get('href')!.slice(1))!;
      const names = all(link, 'bdi').map(textOf);
      expect(all(details, 'summary').map(textOf).join('')).toContain(names[0]);
      if (names.length > 1) expect(textOf(details)).toContain(names[1]);
    }
  });

  it('says so where there is nothing', () => {
    expect(textOf(sectionOf(emptyProposal, 'to-look-at'))).toContain('Rien de ce qui est contrôlé ici n’appelle de remarque.');
  });
});

describe('the table to decide and sign', () => {
  const table = all(sectionOf(sample, 'decide'), 'table')[0]!;
  const rows = all(table, 'tr').filter((row) => all(row, 'td').length > 0);

  it('has a line for each trainee, with a mentor or without', () => {
    expect(rows).toHaveLength(sample.pairs.length + sample.unmet.length);
    for (const { trainee } of [...sample.pairs, ...sample.unmet]) expect(textOf(table)).toContain(trainee.name);
  });

  it('leaves decision, reason and signature empty', () => {
    expect(all(all(table, 'thead')[0]!, 'th').map(textOf).slice(-3)).toEqual(['Décision', 'Motif', 'Signature']);
    for (const row of rows) expect(all(row, 'td').slice(-3).map(textOf)).toEqual(['', '', '']);
  });
});

it('says nothing twice in an open pair: each fact once, with the points and the weight beside it', () => {
  const [first] = sample.pairs;
  const facts = [{ code: 'CASELOAD', values: { files: 77 } } as const];
  const parts = first!.parts.map((part) => (part.criterion === 'workload' ? { ...part, value: 0.5, points: 125_000, facts } : part));
  const section = plain(textOf(sectionOf({ ...sample, pairs: [{ ...first!, parts }], unmet: [] }, 'pairs')));
  expect(section.split('77 dossiers à temps plein')).toHaveLength(2);
  expect(section.split('12,5')).toHaveLength(2);
});

describe('a printed page', () => {
  it('is A4, with the title and its number at the foot', () => {
    const boxes = pageBoxes('Réunion');
    expect(boxes).toContain('size: A4;');
    expect(boxes).toContain('counter(page) " / " counter(pages)');
    expect(boxes).toContain('"R\\0000e9union"');
  });

  it('lets no title out of its string', () => {
    expect(pageBoxes('"; } </style><script>\\').match(/content: "[^"]*";/)![0]).toMatch(/^content: "[A-Za-z0-9\\]*";$/);
    expect(pageBoxes('</style>')).not.toContain('</style>');
  });

  it('repeats the headers of tables, cuts no row, and prints what is folded away where that matters', () => {
    expect(printStyle).toMatch(/thead \{ display: table-header-group/);
    expect(printStyle).toMatch(/tr, [^{]*\{ break-inside: avoid/);
    expect(printStyle).toMatch(/\.printed:not\(\[open\]\)::details-content/);
    expect(all(sectionOf(sample, 'decide'), 'details').map(({ attributes }) => attributes.get('class'))).toEqual(['plain printed']);
  });
});

it('shows on a phone that a table goes on', () => {
  expect(style).toMatch(/scroll-state\(scrollable: right\)/);
  expect(style).toMatch(/no-repeat local/);
});
