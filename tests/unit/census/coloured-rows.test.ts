/** Rows that a workbook shows in a colour of their own: one warning that names them, and none where the colour says nothing of them. */
import { describe, expect, it } from 'vitest';
import { describe as message } from '../../../src/errors/index.ts';
import { isFindingsSheet } from '../../../src/domain/index.ts';
import { read } from './files.ts';
import { type Cell, type Sheet, workbook, zip } from './workbook.ts';

const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor ${colour}/><bgColor indexed="64"/></patternFill></fill>`;
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  solid('rgb="FFFF0000"'),
  solid('theme="9" tint="0.5999"'),
  solid('rgb="FFFFFFFF"'),
  solid('theme="0"'),
  solid('theme="0" tint="-0.1499"'),
];
const [NONE, GRAY125, RED, GREEN, WHITE, GROUND, GREY] = [0, 1, 2, 3, 4, 5, 6];
const HEAD = ['nom', 'prénom', 'service', 'dossiers', 'notes'];
const NAMES = ['AJONC', 'BRUYERE', 'CYTISE', 'DAHLIA', 'ERABLE', 'FUSAIN', 'GENET', 'HOUX'];

/** Eight people; `fillOf`: of the cell of the k-th of them in a column. */
function people(fillOf: (k: number, column: number) => number, services = NAMES.map(() => 'SPIP-33'), count = NAMES.length): Cell[][] {
  return NAMES.slice(0, count).map((name, k) =>
    [name, 'Anne', services[k]!, '60', ''].map((text, column): Cell => (text === '' ? null : { filled: text, fill: fillOf(k, column) })),
  );
}

async function told(rows: Cell[][], rest: Partial<Sheet> = {}, others: Sheet[] = []): Promise<string[]> {
  const book = workbook([{ name: 'a', rows: [HEAD.map((text) => ({ filled: text, fill: GREEN })), ...rows], ...rest }, ...others], {
    fills: FILLS,
  });
  const { files } = await read(['a.xlsx', book]);
  expect(files[0]!.people).toHaveLength(rows.length);
  return files[0]!.warnings.filter(({ code }) => code === 'CENSUS_COLOURED_ROWS').map((finding) => message(finding, 'fr'));
}

describe('a row in a colour of its own', () => {
  it('is told with its name, the rows of another colour apart, and is read', async () => {
    const [one, ...more] = await told(people((k) => (k === 1 || k === 4 ? RED : k === 6 ? GREEN : NONE)));
    expect(more).toEqual([]);
    expect(one).toContain('3 (Anne BRUYERE), 6 (Anne ERABLE) ; d’une autre couleur : 8 (Anne GENET). Une couleur n’est pas lue');
  });

  it.each([
    ['by its names alone', (k: number, column: number) => (k === 2 && column < 2 ? RED : NONE)],
    ['all but what stands beside', (k: number, column: number) => (k === 2 && column < 3 ? RED : NONE)],
    ['beside a column that is filled down', (k: number, column: number) => (k === 2 ? RED : column === 3 ? GREY : NONE)],
    ['among rows that are filled in another', (k: number) => (k === 2 ? RED : GREY)],
    ['by a fill of the theme', (k: number) => (k === 2 ? GREY : WHITE)],
  ])('%s', async (_, fillOf) => {
    expect(await told(people(fillOf))).toEqual([expect.stringContaining(': 4 (Anne CYTISE).')]);
  });

  it('among two rows is told as little as among one', async () => {
    expect(await told(people((k) => (k === 1 ? RED : NONE), undefined, 2))).toEqual([]);
    expect(await told(people(() => RED, undefined, 1))).toEqual([]);
    expect(await told(people((k) => (k === 2 ? RED : NONE), undefined, 3))).toHaveLength(1);
  });

  it('of many the first are named', async () => {
    const rows = Array.from({ length: 60 }, (_, k) =>
      [`N${k}`, 'Anne', 'SPIP-33', '60'].map((text): Cell => ({ filled: text, fill: k < 25 ? RED : NONE })),
    );
    expect((await told(rows))[0]).toContain('21 (Anne N19), … (+ 5).');
  });
});

describe('nothing is told of', () => {
  const SERVICES = ['SPIP-33', 'SPIP-33', 'SPIP-33', 'SPIP-01', 'SPIP-24', 'SPIP-24', 'SPIP-33-02', 'SPIP-33-02'];
  it.each([
    ['the header', () => NONE],
    ['white, by any name, and the fill that every workbook has', (k: number) => [NONE, WHITE, GROUND, GRAY125][k % 4]!],
    ['a column that is filled down', (_: number, column: number) => (column === 0 || column === 3 ? RED : NONE)],
    ['columns of names that are filled down', (_: number, column: number) => (column < 2 ? GREEN : NONE)],
    ['one cell', (k: number, column: number) => (k === 2 && column === 3 ? RED : NONE)],
    ['a last name', (k: number, column: number) => (k === 2 && column === 0 ? RED : NONE)],
    ['a row of two colours', (k: number, column: number) => (k === 2 ? (column % 2 === 0 ? RED : GREEN) : NONE)],
    ['alternate rows', (k: number) => (k % 2 === 0 ? GREY : NONE)],
    ['alternate rows of two colours', (k: number) => (k % 2 === 0 ? GREY : GREEN)],
    ['alternate pairs of rows', (k: number) => (k % 4 > 1 ? GREY : NONE)],
    ['a table that is filled', () => GREEN],
  ])('%s', async (_, fillOf) => {
    expect(await told(people(fillOf))).toEqual([]);
  });

  it('services in alternate colours, and a colour for each', async () => {
    const order = [...new Set(SERVICES)];
    expect(await told(people((k) => (order.indexOf(SERVICES[k]!) % 2 === 0 ? NONE : GREY), SERVICES))).toEqual([]);
    expect(await told(people((k) => [RED, GREEN, GREY, NONE][order.indexOf(SERVICES[k]!)]!, SERVICES))).toEqual([]);
    // Three alternate rows are alternate rows.
    expect(await told(people((k) => (k === 1 ? GREY : NONE), undefined, 3))).toEqual([]);
  });

  it('a conditional format', async () => {
    const after =
      '<conditionalFormatting sqref="A2:E9"><cfRule type="expression" dxfId="0" priority="1"><formula>$D2="60"</formula></cfRule></conditionalFormatting>';
    expect(
      await told(
        people(() => NONE),
        { after },
      ),
    ).toEqual([]);
  });

  it('the marks of a copy that we gave back', async () => {
    const rows = [['Feuille', 'Ligne']];
    const fills = people((k) => (k === 2 ? RED : NONE));
    expect(isFindingsSheet('À corriger')).toBe(true);
    expect(await told(fills, {}, [{ name: 'À corriger', rows }])).toEqual([]);
    expect(await told(fills, {}, [{ name: 'Autre', rows }])).toHaveLength(1);
  });
});

describe('an OpenDocument sheet', () => {
  const NAMESPACES = ['office', 'table', 'text', 'style']
    .map((prefix) => ` xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
    .join('');
  const cell = (text: string, style = ''): string =>
    `<table:table-cell office:value-type="string"${style === '' ? '' : ` table:style-name="${style}"`}><text:p>${text}</text:p></table:table-cell>`;
  const row = (cells: string, attributes = ''): string => `<table:table-row${attributes}>${cells}</table:table-row>`;
  const styles = ['#ff0000', '#FFFFFF', 'transparent']
    .map((colour, k) => `<style:style style:name="c${k}"><style:table-cell-properties fo:background-color="${colour}"/></style:style>`)
    .join('');
  const linesOf = async (columns: string, of: (k: number) => { style?: string; attributes?: string }): Promise<unknown> => {
    const rows = NAMES.map((name, k) => {
      const { style = '', attributes = '' } = of(k);
      return row([name, 'Anne', 'SPIP-33', '60'].map((text) => cell(text, style)).join(''), attributes);
    });
    const content = `<?xml version="1.0"?><office:document-content${NAMESPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="a">${columns}${row(
      HEAD.slice(0, 4)
        .map((text) => cell(text))
        .join(''),
    )}${rows.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const { files } = await read([
      'a.ods',
      zip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', content },
      ]),
    ]);
    expect(files[0]!.people).toHaveLength(NAMES.length);
    return files[0]!.warnings.filter(({ code }) => code === 'CENSUS_COLOURED_ROWS').map(({ line, values }) => [line, values['count']]);
  };

  it('tells a row by the styles of its cells, or its own', async () => {
    expect(await linesOf('', (k) => (k === 2 ? { style: 'c0' } : {}))).toEqual([[4, 1]]);
    expect(await linesOf('', (k) => (k === 2 ? { attributes: ' table:default-cell-style-name="c0"' } : { style: 'c2' }))).toEqual([[4, 1]]);
    expect(await linesOf('', (k) => (k === 2 ? { style: 'c1' } : {}))).toEqual([]);
  });

  it('and nothing of columns that are filled down, whether by their style or by their cells', async () => {
    const column = '<table:table-column table:number-columns-repeated="4" table:default-cell-style-name="c0"/>';
    expect(await linesOf(column, (k) => (k === 2 ? { style: 'c0' } : {}))).toEqual([]);
  });
});
