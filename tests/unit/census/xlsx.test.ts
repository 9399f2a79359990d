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

describe('other writers', () => {
  const data = sheetXml([header, row('M1', 60)]);
  const ids = async (bytes: Buffer): Promise<unknown> => people(await read(bytes)).map(({ id }) => id);

  test.each(['utf16le', 'utf16be'])('a part in %s', async (encoding) => {
    const bytes = Buffer.from(`\u{feff}${data.replace('?>', ' encoding="UTF-16"?>')}`, 'utf16le');
    expect(await ids(workbook([{ name: 'a', xml: encoding === 'utf16le' ? bytes : bytes.swap16() }]))).toEqual(['M1']);
  });

  test('a main part of another name, names with backslashes and capitals, relations that go up', async () => {
    const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relation = (type: string, target: string, more = ''): string =>
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/>${more}</Relationships>`;
    const main = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1" d:id="r1" xmlns:d="${office}"/></sheets></workbook>`;
    const outside = `<Relationship Id="r2" Type="${office}/styles" Target="http://example.org/x" TargetMode="External"/><Relationship Id="r3" Type="${office}/sharedStrings" Target="missing.xml"/>`;
    const bytes = zip([
      { name: '_rels/.rels', content: relation('officeDocument', '/Office/Book.xml') },
      { name: 'Office\\Book.xml', content: main },
      { name: 'Office/_rels/Book.xml.rels', content: relation('worksheet', '../Data/./Sheet.xml', outside) },
      { name: 'data/sheet.xml', content: data },
      { name: 'data/', content: '' },
    ]);
    expect(await ids(bytes)).toEqual(['M1']);
  });

  test('no styles, and an index of a style that there is not', async () => {
    const xml = sheetXml([header, row({ xml: '<c s="99"><v>7</v></c>' })]);
    expect(await ids(workbook([{ name: 'a', xml }]))).toEqual(['7']);
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
    ['a document type', sheetWith('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>')],
    ['an entity that is not declared', sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>')],
    ['elements nested without end', sheet('<a>'.repeat(65) + '</a>'.repeat(65))],
    ['attributes without end', sheet(`<row ${Array.from({ length: 1001 }, (_, k) => `a${k}=""`).join(' ')}/>`)],
    ['a text without end', sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(1_048_577)}</t></is></c></row>`)],
    ['a prefix that is not declared', sheet('<x:row/>')],
    ['an element that ends nowhere', sheet('<row>')],
    [
      'bytes that are no UTF-8',
      workbook([{ name: 'a', xml: sheetOf('<row/>') }], {
        extra: [{ name: 'xl/sharedStrings.xml', content: Buffer.from([0xff, 0x3c]) }],
        strings: true,
      }),
    ],
    ['a shared string that is missing', sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')],
    ['a number that is none', sheet('<row r="1"><c r="A1"><v>x</v></c></row>')],
    ['a boolean that is none', sheet('<row r="1"><c r="A1" t="b"><v>2</v></c></row>')],
    ['a type of cell that is none', sheet('<row r="1"><c r="A1" t="x"><v>2</v></c></row>')],
    ['a row twice', sheet('<row r="1"/><row r="1"/>')],
    ['a row with the name of a cell', sheet('<row r="A1"/>')],
    ['a part twice', zip([...['', ''].map(() => ({ name: 'xl/workbook.xml', content: '<x/>' }))])],
    ['a wrong checksum', wrongChecksum(workbook([{ name: 'a', rows: [header] }]))],
    ['a part packed otherwise', otherMethod(workbook([{ name: 'a', rows: [header] }]))],
    ['a workbook part of another kind', zip([{ name: 'xl/workbook.xml', content: sheetOf('') }])],
    ['a sheet of another kind', workbook([{ name: 'a', xml: sheetOf('').replaceAll('worksheet', 'dialogsheet') }])],
    ['a sheet without a relation', workbook([{ name: 'a', rows: [header] }], { end: '<sheets><sheet name="b"/></sheets>' })],
    ['cells out of order', sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>')],
  ])('%s: refused as damaged', async (_, bytes) => {
    expect(await codes(Buffer.from(bytes))).toEqual(['CENSUS_UNREADABLE_WORKBOOK']);
  });

  test('an archive of something else is named so', async () => {
    const kind = async (...names: string[]): Promise<unknown> => {
      const [finding] = (await read(zip(names.map((name) => ({ name, content: '<x/>' }))))).files[0]?.rejected ?? [];
      return [finding?.code, finding?.values['kindEn']];
    };
    expect(await kind('word/document.xml')).toEqual(['CENSUS_WRONG_FILE', 'a Word document']);
    expect(await kind('ppt/presentation.xml')).toEqual(['CENSUS_WRONG_FILE', 'a PowerPoint presentation']);
    expect(await kind('a.txt')).toEqual(['CENSUS_WRONG_FILE', 'a ZIP archive or another program’s document']);
    expect(await kind('xl/workbook.bin')).toEqual(['CENSUS_OTHER_WORKBOOK', 'a binary Excel workbook (.xlsb)']);
    expect(await kind('Index/Document.iwa')).toEqual(['CENSUS_OTHER_WORKBOOK', 'a Numbers or Pages document']);
    const locked = zip([{ name: 'xl/workbook.xml', content: '<x/>' }]);
    locked[locked.indexOf('PK\x01\x02') + 8] = 1;
    expect(await codes(locked)).toEqual(['CENSUS_OTHER_WORKBOOK']);
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

function sheetWith(prolog: string): Buffer {
  return workbook([{ name: 'a', xml: prolog + sheetOf('<row/>').slice(21) }]);
}

function wrongChecksum(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf('xl/worksheets/sheet1.xml', copy.indexOf('PK\x01\x02')) - 46 + 16;
  copy.writeUInt32LE((copy.readUInt32LE(at) ^ 1) >>> 0, at);
  return copy;
}

function otherMethod(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt16LE(12, copy.indexOf('xl/worksheets/sheet1.xml', copy.indexOf('PK\x01\x02')) - 46 + 10);
  return copy;
}

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
