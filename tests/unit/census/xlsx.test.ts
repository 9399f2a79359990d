import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { brief, people, read, rejected, warnings } from './files.ts';
import { sheetOf, sheetXml, workbook, zip, type Cell } from './workbook.ts';

const header = ['matricule', 'nom', 'prénom', 'service', 'dossiers', 'formé_le', 'volontaire', 'absences', 'quotité'];
const row = (id: Cell, ...rest: Cell[]): Cell[] => [id, 'Durand', 'Zoé', 'SPIP-33', ...rest];
const codes = async (bytes: Uint8Array): Promise<unknown[]> => rejected(await read(bytes)).map((finding) => (finding as unknown[])[0]);

test('a workbook as Excel writes it: numbers, dates, booleans, percentages, titles, blanks and totals', async () => {
  const bytes = workbook([
    {
      name: 'Tuteurs & Cie',
      rows: [
        ['Recensement'],
        [],
        header,
        row(1001, 60, { date: 45_536 }, true, { date: 45_536 }, 0.8),
        [],
        row('M2', 0, '01/09/2024', 'non', '01/09/2024-05/09/2024', '80 %'),
        ['Total', null, null, null, 60],
        row('M3', 2.5, null, null, null, null),
      ],
    },
  ]);
  const reading = await read(['recensement.xlsx', bytes]);
  expect(reading.files[0]?.file).toEqual({
    name: 'recensement.xlsx',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    encoding: 'xlsx',
    delimiter: null,
    sheet: 'Tuteurs & Cie',
  });
  const day = { start: '2024-09-01', end: '2024-09-01' };
  expect(people(reading)).toMatchObject([
    { id: '1001', caseload: 60, trainedOn: '2024-09-01', volunteer: true, absences: [day], workingTime: 0.8 },
    { id: 'M2', caseload: 0, trainedOn: '2024-09-01', volunteer: false, absences: [{ end: '2024-09-05' }], workingTime: 0.8 },
  ]);
  expect(rejected(reading)).toEqual([['CENSUS_INTEGER', 3, 8, 'dossiers', '2.5']]);
  expect(warnings(reading)).toEqual([
    ['CENSUS_TITLE_LINES', null, 3, null, ''],
    ['CENSUS_TOTAL_LINE', null, 7, null, 'Total'],
  ]);
});

describe('dates', () => {
  const read1 = (cell: Cell, date1904 = false): Promise<unknown> =>
    read(workbook([{ name: 'a', rows: [header, row('M1', 60, cell)] }], { date1904 })).then((reading) => [
      ...people(reading).map((person) => person.role === 'mentor' && person.trainedOn),
      ...rejected(reading).map((finding) => (finding as unknown[])[4]),
    ]);

  test('are serial numbers too, counted from the day that the workbook says', async () => {
    expect(await read1(45_536)).toEqual(['2024-09-01']);
    expect(await read1(44_074, true)).toEqual(['2024-09-01']);
    expect(await read1({ date: 44_074 }, true)).toEqual(['2024-09-01']);
  });

  test('are the last day of a year that stands alone, and not guessed from the end of time', async () => {
    expect(await read1(2024)).toEqual(['2024-12-31']);
    expect(await read1({ date: 1e300 })).toEqual(['1e+300']);
    expect(await read1({ date: 1e7 })).toEqual(['10000000']);
    expect(await read1({ date: -1 })).toEqual(['-1']);
  });
});

describe('sheets', () => {
  test('without a header are no census', async () => {
    expect(await codes(workbook([{ name: 'a', rows: [['x'], ['y']] }]))).toEqual(['CENSUS_NO_HEADER']);
    expect(await codes(workbook([{ name: 'a', rows: [] }]))).toEqual(['CENSUS_NO_HEADER']);
  });

  test('a failed formula is an error where it matters, never an empty cell', async () => {
    const reading = await read(
      workbook([{ name: 'a', rows: [header, [...row('M1'), { error: '#REF!' }], row('M2'), [], [null, { error: '#N/A' }]] }]),
    );
    expect(rejected(reading).map((finding) => (finding as unknown[]).slice(0, 4))).toEqual([
      ['CENSUS_FORMULA_ERROR', 1, 2, 'dossiers'],
      ['CENSUS_MISSING_VALUE', 3, 5, 'matricule'],
      ['CENSUS_FORMULA_ERROR', 3, 5, 'nom'],
      ['CENSUS_MISSING_VALUE', 3, 5, 'prénom'],
      ['CENSUS_MISSING_VALUE', 3, 5, 'service'],
    ]);
  });

  test('notes beside the table are columns without a name, and do not reject the rows they stand on', async () => {
    const reading = await read(
      workbook([{ name: 'a', rows: [header.slice(0, 5), [...row('M1', 60), null, 'à revoir'], [...row('M2', 60), { error: '#N/A' }]] }]),
    );
    expect(people(reading).map(({ id }) => id)).toEqual(['M1', 'M2']);
    expect(warnings(reading).map((warning) => (warning as unknown[])[3])).toEqual(['#6', '#7']);
  });

  test('a large workbook is read whole', async () => {
    const rows = Array.from({ length: 6000 }, (_, k) =>
      row(`M${k}`, k % 100, { date: 45_536 }, 'oui', `01/09/2024-0${1 + (k % 9)}/09/2024`),
    );
    const reading = await read(workbook([{ name: 'a', rows: [header, ...rows] }]));
    expect([reading.files[0]?.accepted, reading.rejected]).toEqual([6000, 0]);
  });
});

describe('hostile or broken archives', () => {
  const sheet = (data: string): Buffer => workbook([{ name: 'a', xml: sheetOf(data) }]);

  test.each([
    ['no directory', Buffer.from('PK\x03\x04abcdefghijklmnopqrstuvwxyz')],
    ['a directory outside', Buffer.concat([Buffer.from('PK\x03\x04'), zip([]).fill(0xff, 10, 18)])],
    ['entries that are none', zip([{ name: 'xl/workbook.xml', content: 'x' }]).fill(0, 49, 53)],
    ['no relations', zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }])],
    ['a sheet that is missing', renamed(workbook([{ name: 'a', rows: [header] }]))],
    ['damaged data', damaged(workbook([{ name: 'a', rows: [header] }]))],
    ['an entry outside the archive', workbook([{ name: 'a', rows: [header] }]).map((byte, k, all) => (isOffset(all, k) ? 0x7f : byte))],
    [
      'a part longer than it says',
      zip([
        { name: 'xl/workbook.xml', content: '<workbook></workbook>'.repeat(9), size: 5 },
        { name: 'xl/_rels/workbook.xml.rels', content: '' },
      ]),
    ],
    ['a row far out', sheet('<row r="9999999"><c r="A9999999"><v>1</v></c></row>')],
    ['a column far out', sheet('<row r="1"><c r="AAAA1"><v>1</v></c></row>')],
    ['a cell with the name of a row', sheet('<row r="1"><c r="1"><v>1</v></c></row>')],
    ['a tag without end', sheet(`<row ${'x'.repeat(200_000)}`)],
    ['XML that is none', workbook([{ name: 'a', xml: '<worksheet><sheetData></worksheet>' }])],
    ['cells out of order', sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>')],
  ])('%s: refused as damaged', async (_, bytes) => {
    expect(await codes(Buffer.from(bytes))).toEqual(['CENSUS_UNREADABLE_WORKBOOK']);
  });

  test('an archive of something else is named so', async () => {
    expect(await codes(zip([{ name: 'word/document.xml', content: '<x/>' }]))).toEqual(['CENSUS_WRONG_FILE']);
    expect(await codes(zip([], 'a comment'))).toEqual(['CENSUS_WRONG_FILE']);
  });

  test('too large: the file, what it unpacks to, what its cells span', async () => {
    async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
      yield Buffer.from('PK\x03\x04');
      for (let k = 0; k < 2000; k++) yield Buffer.alloc(65_536);
    }
    const big = workbook([{ name: 'a', xml: '' }]);
    const size = big.indexOf('xl/worksheets/sheet1.xml', big.indexOf('PK\x01\x02')) - 46 + 24;
    big.writeUInt32LE(33 * 1024 * 1024, size);
    const long = sheet('<row/>'.repeat(100_001));
    const wide = sheet(Array.from({ length: 130 }, (_, k) => `<row r="${k + 1}"><c r="XFD${k + 1}"><v>1</v></c></row>`).join(''));
    const noted = workbook([{ name: 'a', rows: [header, [...row('M1'), ...Array<Cell>(1000).fill('note')]] }]);
    const many = sheetOf('<row/>'.repeat(60_000));
    const both = workbook([
      { name: 'a', xml: many },
      { name: 'b', xml: many },
    ]);
    const runs = workbook([{ name: 'a', rows: [header], before: `<cols>${'<col min="1" max="1" hidden="1"/>'.repeat(50_001)}</cols>` }]);
    const sheets = workbook([{ name: 'a', rows: [header] }], { end: `<sheets>${'<sheet/>'.repeat(1000)}</sheets>` });
    for (const bytes of [endless(), big, long, wide, noted, both, runs, sheets]) {
      expect((await read(bytes)).files[0]?.rejected.map(brief)).toEqual([['CENSUS_TOO_LARGE', null, null, null, '']]);
    }
  });

  test('what is not read does not count, nor does a cell far out', async () => {
    const bytes = workbook(
      [
        {
          name: 'a',
          xml: sheetXml([header, row('M1', 60)]).replace('</sheetData>', '<row r="1048576"><c r="A1048576"/></row></sheetData>'),
        },
      ],
      {
        extra: [{ name: 'xl/pivotCache/records1.xml', content: '', size: 40 * 1024 * 1024 }],
      },
    );
    expect(people(await read(bytes))).toHaveLength(1);
  });

  test('formats far down and far right are no content', async () => {
    const data = /<sheetData>(.*)<\/sheetData>/s.exec(sheetXml([header, row('M1', 60)]))?.[1] ?? '';
    const bytes = sheet(`${data}<row r="5000"><c r="XFD5000" s="0"/></row>`);
    expect(people(await read(bytes)).map(({ id }) => id)).toEqual(['M1']);
  });
});

/** The directory and the header of the sheet bear another name. */
function renamed(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('xl/worksheets/sheet1.xml', 'xl/worksheets/sheetX.xml'), 'latin1');
}

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  return copy.fill(0xff, copy.indexOf('sheet1.xml') + 12, copy.indexOf('sheet1.xml') + 60);
}

/** The byte that makes the offset of each entry of the directory a wild one. */
function isOffset(bytes: Uint8Array, k: number): boolean {
  return Buffer.from(bytes.subarray(k - 45, k - 41)).toString('latin1') === 'PK\x01\x02';
}
