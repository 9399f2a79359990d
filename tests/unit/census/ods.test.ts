/** OpenDocument spreadsheets: what a cell shows is what is read, and what is repeated counts as often as it stands there. */
import { describe, expect, test } from 'vitest';
import { people, read, rejected, warnings } from './files.ts';
import { zip } from './workbook.ts';
import type { CensusReading } from '../../../src/census/index.ts';
import type { Mentor } from '../../../src/domain/person.ts';

const NAMESPACES = ['office', 'table', 'text', 'style', 'draw']
  .map((prefix) => ` xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .join('');
const EXTENSION = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"';

const table = (name: string, rows: string, attributes = ''): string =>
  `<table:table table:name="${name}"${attributes}>${rows}</table:table>`;
const content = (tables: string): string =>
  `<?xml version="1.0"?><office:document-content${NAMESPACES}${EXTENSION}><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
const MIMETYPE = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true };
const book = (tables: string): Buffer => zip([MIMETYPE, { name: 'content.xml', content: content(tables) }]);

const text = (value: string): string => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
const EMPTY = '<table:table-cell/>';
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const HEAD = row(...['matricule', 'nom', 'prénom', 'service', 'dossiers', 'quotité', 'formé_le', 'volontaire'].map(text));
const person = (id: string, ...rest: string[]): string => row(id, text('Durand'), text('Zoé'), text('SPIP-33'), ...rest);
const one = (rows: string): Promise<CensusReading> => read(['a.ods', book(table('Tuteurs', HEAD + rows))]);
const mentors = (reading: CensusReading): Mentor[] => people(reading).filter(({ role }) => role === 'mentor') as Mentor[];
const codes = (findings: unknown[]): unknown[] => findings.map((finding) => (finding as unknown[])[0]);

describe('cells', () => {
  const idOf = async (cell: string): Promise<unknown> => people(await one(person(cell))).map(({ id }) => id);

  test.each([
    [
      'a number as it is shown',
      '<table:table-cell office:value-type="float" office:value="124"><text:p>00124</text:p></table:table-cell>',
      '00124',
    ],
    ['words and all', '<table:table-cell office:value-type="float" office:value="12"><text:p>T-0012</text:p></table:table-cell>', 'T-0012'],
    [
      'without its separators',
      '<table:table-cell office:value-type="float" office:value="12500"><text:p>12 500</text:p></table:table-cell>',
      '12500',
    ],
    ['a number without text', '<table:table-cell office:value-type="float" office:value="124"/>', '124'],
    ['text in spans and links', text('M<text:span>-</text:span><text:a>1</text:a>'), 'M-1'],
    [
      'text beside a comment',
      '<table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>M1</text:p></table:table-cell>',
      'M1',
    ],
    [
      'text beside a drawing',
      '<table:table-cell office:value-type="string"><text:p>M1</text:p><draw:frame><text:p>no</text:p></draw:frame></table:table-cell>',
      'M1',
    ],
    [
      'a drawing in text',
      '<table:table-cell office:value-type="string"><text:p>M1<draw:frame><text:p>no</text:p></draw:frame></text:p></table:table-cell>',
      'M1',
    ],
    ['a reading aid', text('<text:ruby><text:ruby-base>M1</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby>'), 'M1'],
    ['text without paragraphs', '<table:table-cell office:value-type="string" office:string-value="M1"/>', 'M1'],
    ['a kind of value that is not known', '<table:table-cell office:value-type="void"><text:p>M1</text:p></table:table-cell>', 'M1'],
  ])('%s', async (_, cell, id) => {
    expect(await idOf(cell)).toEqual([id]);
  });

  test('paragraphs are lines; spaces, tabs and breaks are white space', async () => {
    const cell =
      '<table:table-cell office:value-type="string"><text:p>Anne<text:s text:c="3"/>Lise<text:tab/>X</text:p><text:p>de<text:line-break/>Y\n Z</text:p></table:table-cell>';
    const reading = await one(row(text('M1'), text('A'), cell, text('SPIP-33')));
    expect(people(reading)[0]?.firstName).toBe('Anne Lise X de Y Z');
  });

  test('numbers behind what is shown, days, booleans', async () => {
    const reading = await one(
      person(
        text('M1'),
        '<table:table-cell office:value-type="float" office:value="60"><text:p>60 dossiers</text:p></table:table-cell>',
        '<table:table-cell office:value-type="percentage" office:value="0.857142857"><text:p>86 %</text:p></table:table-cell>',
        '<table:table-cell office:value-type="date" office:date-value="2019-03-15T09:30:00"><text:p>15 mars 2019</text:p></table:table-cell>',
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell>',
      ),
    );
    expect(mentors(reading)).toMatchObject([{ caseload: 60, workingTime: 0.857142857, trainedOn: '2019-03-15', volunteer: true }]);
    expect([rejected(reading), warnings(reading)]).toEqual([[], []]);
  });

  test('a time that is shown is left out, and said; a time alone and a day that is none are refused', async () => {
    const day = (value: string, shown: string): string =>
      `<table:table-cell office:value-type="date" office:date-value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
    const time = '<table:table-cell office:value-type="time" office:time-value="PT09H30M00S"><text:p>09:30</text:p></table:table-cell>';
    const reading = await one(
      person(text('M1'), EMPTY, EMPTY, day('2019-03-15T09:30:00', '15/03/2019 09:30')) +
        person(text('M2'), EMPTY, EMPTY, time) +
        person(text('M3'), EMPTY, EMPTY, day('hier', 'hier')),
    );
    expect(mentors(reading).map(({ trainedOn }) => trainedOn)).toEqual(['2019-03-15']);
    expect([...codes(warnings(reading)), ...codes(rejected(reading))]).toEqual(['CENSUS_TIME_DROPPED', 'CENSUS_DATE', 'CENSUS_DATE']);
  });

  test('formulas that failed or were not computed', async () => {
    const failed =
      '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>';
    const reading = await one(person(text('M1'), failed) + person(text('M2'), '<table:table-cell table:formula="of:=1"/>'));
    expect(rejected(reading)).toEqual([
      ['CENSUS_FORMULA_ERROR', 1, 2, 'dossiers', '#DIV/0!'],
      ['CENSUS_FORMULA_NOT_COMPUTED', 2, 3, 'dossiers', ''],
    ]);
  });
});

describe('tables', () => {
  test('cells and rows that are repeated stand there as often; empty ones cost nothing', async () => {
    const numbers =
      '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>';
    const empty =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    const reading = await one(
      person(text('M1'), numbers) +
        `<table:table-row table:number-rows-repeated="2">${person(text('M2')).replace(/<\/?table:table-row>/g, '')}</table:table-row>` +
        empty,
    );
    expect(mentors(reading)).toMatchObject([{ id: 'M1', caseload: 1, workingTime: 1 }, { id: 'M2' }]);
    expect(rejected(reading)).toEqual([['CENSUS_DUPLICATE_ID', 3, 4, 'matricule', 'M2']]);
  });

  test('hidden sheets, rows and columns; header rows and groups', async () => {
    const columns =
      '<table:table-column/><table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>';
    const hidden = person(text('M1'), text('60')).replace('<table:table-row>', '<table:table-row table:visibility="filter">');
    const reading = await read([
      'a.ods',
      book(
        table('2024', HEAD + person(text('M9')), ' table:style-name="ta2"') +
          table(
            '2025',
            `${columns}<table:table-header-rows>${HEAD}</table:table-header-rows><table:table-row-group>${hidden}</table:table-row-group>`,
            ' table:style-name="ta1"',
          ) +
          table('Notes', row(text('rien'))),
      ),
    ]);
    expect(people(reading).map(({ id }) => id)).toEqual(['M1']);
    expect([reading.files[0]?.file.encoding, reading.files[0]?.file.sheet]).toEqual(['ods', '2025']);
    expect(codes(warnings(reading))).toEqual([
      'CENSUS_OTHER_SHEETS',
      'CENSUS_HIDDEN_SHEETS',
      'CENSUS_HIDDEN_COLUMNS',
      'CENSUS_HIDDEN_ROWS',
    ]);
  });

  test('merged cells: what is covered is not shown', async () => {
    const merged =
      '<table:table-cell table:number-rows-spanned="2" office:value-type="float" office:value="60"><text:p>60</text:p></table:table-cell>';
    const covered = '<table:covered-table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:covered-table-cell>';
    const reading = await one(person(text('M1'), merged) + person(text('M2'), covered));
    expect(mentors(reading).map(({ caseload }) => caseload)).toEqual([60, 60]);
    expect(codes(warnings(reading))).toEqual(['CENSUS_MERGED_ROWS']);
  });

  test('a table in a cell, in a drawing or in a record of changes is none of the sheet', async () => {
    const inner = `<table:table table:name="x">${row(text('no'))}</table:table>`;
    const reading = await read([
      'a.ods',
      book(
        `<table:tracked-changes><table:cell-content-change>${text('no')}</table:cell-content-change></table:tracked-changes>` +
          table(
            'a',
            `<table:shapes>${inner}</table:shapes>${HEAD}${person(`<table:table-cell office:value-type="string"><text:p>M1</text:p>${inner}</table:table-cell>`)}`,
          ),
      ),
    ]);
    expect([people(reading).map(({ id }) => id), warnings(reading)]).toEqual([['M1'], []]);
  });
});

describe('hostile or broken files', () => {
  const cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>a</text:p></table:table-cell>';

  test.each([
    [
      'rows repeated without end',
      book(table('a', `${HEAD}<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`)),
      'CENSUS_TOO_LARGE',
    ],
    ['sheets without end', book(table('a', HEAD).repeat(1001)), 'CENSUS_TOO_LARGE'],
    [
      'hidden columns without end',
      book(table('a', '<table:table-column table:visibility="collapse"/>'.repeat(50_001))),
      'CENSUS_TOO_LARGE',
    ],
    ['cells beyond the last column', book(table('a', HEAD + row(cell, cell))), 'CENSUS_UNREADABLE_WORKBOOK'],
    [
      'a cell repeated no number of times',
      book(table('a', row('<table:table-cell table:number-columns-repeated="0"/>'))),
      'CENSUS_UNREADABLE_WORKBOOK',
    ],
    [
      'a number that is none',
      book(table('a', row('<table:table-cell office:value-type="float" office:value="x"/>'))),
      'CENSUS_UNREADABLE_WORKBOOK',
    ],
    ['a cell without a row', book(table('a', text('x'))), 'CENSUS_UNREADABLE_WORKBOOK'],
    ['a row in a row', book(table('a', row(row(text('x'))))), 'CENSUS_UNREADABLE_WORKBOOK'],
    ['no content', zip([MIMETYPE]), 'CENSUS_WRONG_FILE'],
    [
      'a text document',
      zip([
        { ...MIMETYPE, content: 'application/vnd.oasis.opendocument.text' },
        { name: 'content.xml', content: content('') },
      ]),
      'CENSUS_WRONG_FILE',
    ],
    [
      'a password',
      zip([MIMETYPE, { name: 'content.xml', content: 'x' }, { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' }]),
      'CENSUS_OTHER_WORKBOOK',
    ],
    ['no sheets', book(''), 'CENSUS_NO_HEADER'],
    [
      'a document type',
      zip([MIMETYPE, { name: 'content.xml', content: `<!DOCTYPE x [<!ENTITY a "b">]>${content(table('a', HEAD)).slice(21)}` }]),
      'CENSUS_UNREADABLE_WORKBOOK',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(codes(rejected(await read(['a.ods', bytes])))).toEqual([code]);
  });

  test('without its first part a spreadsheet is one all the same', async () => {
    expect(
      people(await read(['a.ods', zip([{ name: 'content.xml', content: content(table('a', HEAD + person(text('M1')))) }])])),
    ).toHaveLength(1);
  });
});
