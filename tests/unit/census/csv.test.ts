import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../src/census/cells.ts';
import { RECORD_MAX, RecordSplitter, type RawRecord } from '../../../src/census/records.ts';
import { brief, MENTOR_HEADER, people, pieces, read, rejected, warnings } from './files.ts';

const good = 'M1;Durand;Zoé;SPIP-33;60';
const names = async (text: string): Promise<string[]> => people(await read(text)).map((person) => `${person.id} ${person.lastName}`);

describe('the delimiter', () => {
  test.each([';', ',', '\t'])('%j is found in the header', async (delimiter) => {
    const reading = await read(`${MENTOR_HEADER}\n${good}\n`.replaceAll(';', delimiter));
    expect(reading.files[0]?.file.delimiter).toBe(delimiter);
    expect(people(reading)).toHaveLength(1);
  });

  test('decimal commas do not make it a comma', async () => {
    const reading = await read('matricule;nom;prénom;service;quotité\nM1;A;B;SPIP-33;0,8\nM2;A;B;SPIP-33;0,5\n');
    expect(people(reading)).toMatchObject([{ workingTime: 0.8 }, { workingTime: 0.5 }]);
  });

  test.each(['sep=|', '"sep=|"', 'SEP=|'])('%s on the first line is honoured, and is no title', async (line) => {
    const reading = await read(`${line}\r\n${MENTOR_HEADER}\r\n${good}\r\n`.replaceAll(';', '|'));
    expect(reading.files[0]?.file.delimiter).toBe('|');
    expect(people(reading)).toHaveLength(1);
    expect(warnings(reading)).toEqual([]);
  });

  test('sep= wins over what the header looks like', async () => {
    expect(rejected(await read(`sep=,\n${MENTOR_HEADER}\n${good}\n`))).toEqual([['CENSUS_NO_HEADER', null, null, null, '']]);
  });

  test('a declaration alone is no census', async () => {
    expect(rejected(await read('sep=;'))).toEqual([['CENSUS_NO_HEADER', null, null, null, '']]);
  });
});

describe('lines', () => {
  test('are physical ones, in spite of quoted line ends and of every kind of line end', async () => {
    const text = `${MENTOR_HEADER}\r\nM1;"Du\r\nrand\nX\rY";A;SPIP-33;60\r\n\n\rM2;B;C;?;60\rM3;B;C;?;60\nM4;B;C;?;60`;
    const reading = await read(text);
    expect(people(reading)).toMatchObject([{ id: 'M1', lastName: 'Du rand X Y' }]);
    expect(reading.files[0]?.rejected.map(({ record, line }) => [record, line])).toEqual([
      [2, 8],
      [3, 9],
      [4, 10],
    ]);
  });

  test('that are blank or only delimiters are passed over in silence', async () => {
    const reading = await read(`\n  \n${MENTOR_HEADER}\n\n;;;;\n ; ;\t;;\n${good}\n`);
    expect([reading.files[0]?.accepted, rejected(reading), warnings(reading)]).toEqual([1, [], []]);
  });

  test('above the header are counted, and only a header with an id is one at once', async () => {
    const reading = await read(`Recensement;2026;;;\nNom;Service;;;\n\n${MENTOR_HEADER}\n${good}\n`);
    expect(warnings(reading)).toEqual([['CENSUS_TITLE_LINES', null, 4, null, '']]);
    expect(reading.files[0]?.warnings.find(({ code }) => code === 'CENSUS_TITLE_LINES')?.values).toEqual({ count: 2 });
  });

  test('after the twentieth are not looked at for a header', async () => {
    const titles = (count: number): string => `titre\n`.repeat(count) + `${MENTOR_HEADER}\n${good}\n`;
    expect(people(await read(titles(19)))).toHaveLength(1);
    expect(rejected(await read(titles(20)))).toEqual([['CENSUS_NO_HEADER', null, null, null, '']]);
    expect(rejected(await read(titles(90)))).toEqual([['CENSUS_NO_HEADER', null, null, null, '']]);
  });

  test.each(['Total', 'TOTAL GÉNÉRAL', 'sous-total', 'Somme', 'Ensemble'])(
    '%s is a total, in the id column or where there is no id',
    async (word) => {
      const reading = await read(`${MENTOR_HEADER}\n${word};;;;120\n;${word};;;120\n${good}\n`);
      expect(warnings(reading)).toEqual([
        ['CENSUS_TOTAL_LINE', null, 2, null, word],
        ['CENSUS_TOTAL_LINE', null, 3, null, word],
      ]);
      expect(people(reading)).toHaveLength(1);
    },
  );

  test('of a person called Total are people', async () => {
    expect(await names('nom;matricule;prénom;service;dossiers\nTotal;M1;Zoé;SPIP-33;60\n')).toEqual(['M1 Total']);
  });
});

describe('cells', () => {
  test('are counted; empty ones at the end do not matter', async () => {
    const reading = await read(`${MENTOR_HEADER};\n${good};;\nM2;A;B;SPIP-33\nM3;A;B;SPIP-33;1;x\nM4;A;B;SPIP-33;1\n`);
    expect(people(reading).map(({ id }) => id)).toEqual(['M1', 'M4']);
    expect(rejected(reading)).toEqual([
      ['CENSUS_CELL_COUNT', 2, 3, null, '4'],
      ['CENSUS_CELL_COUNT', 3, 4, null, '6'],
    ]);
  });

  test('that look like formulas are text', async () => {
    expect(await names(`${MENTOR_HEADER}\nM1;=1+1;@A;SPIP-33;60\n`)).toEqual(['M1 =1+1']);
  });

  test('keep doubled quotes, quotes inside text, and delimiters between quotes', async () => {
    expect(await names(`${MENTOR_HEADER}\nM1;"Du""rand;" ;A;SPIP-33;60\nM2;L"Ange;A;SPIP-33;60\nM3; "B" ;A;SPIP-33;60\n`)).toEqual([
      'M1 Du"rand;',
      'M2 L"Ange',
      'M3 B',
    ]);
  });

  test('with a misplaced quote reject their record and no other', async () => {
    const reading = await read(`${MENTOR_HEADER}\nM1;"A\n" b;Zoé;SPIP-33;60\n"""" "\nM2;C;D;SPIP-33;60\n`);
    expect(people(reading).map(({ id }) => id)).toEqual(['M2']);
    expect(rejected(reading)).toEqual([
      ['CENSUS_BAD_QUOTE', 1, 2, null, ''],
      ['CENSUS_BAD_QUOTE', 2, 4, null, ''],
    ]);
    expect(reading.files[0]?.rejected[0]?.values).toMatchObject({ quoteLine: 3 });
  });

  test('a header with a misplaced quote is none', async () => {
    expect(rejected(await read(`"matricule"x;nom;prénom;service\n${good}\n`))).toEqual([['CENSUS_NO_HEADER', null, null, null, '']]);
  });

  test('of headers may be quoted, and may bear any name', async () => {
    const reading = await read('"matricule";"nom";"prénom";"service";"dossiers";__proto__;constructor\nM1;A;B;SPIP-33;60;{};x\n');
    expect(people(reading)).toMatchObject([{ id: 'M1', caseload: 60 }]);
    expect(warnings(reading).map((warning) => (warning as unknown[])[3])).toEqual(['__proto__', 'constructor']);
  });
});

describe('a file refused in the middle', () => {
  test.each([
    ['an open quote', 'M2;"A;B;SPIP-33;60\nM3;C;D;SPIP-33;60\n', 'CENSUS_UNTERMINATED_QUOTE', 4],
    ['an open quote far from the end', `M2;"A;B;SPIP-33;60\n${'M3;C;D;SPIP-33;60\n'.repeat(80_000)}`, 'CENSUS_UNTERMINATED_QUOTE', 4],
    ['a quoted cell without end', `M2;"${'A'.repeat(RECORD_MAX)}`, 'CENSUS_LINE_TOO_LONG', 4],
    ['a quoted cell longer than a record may be', `M2;"${'A\n'.repeat(RECORD_MAX / 2)}";B;SPIP-33;60`, 'CENSUS_LINE_TOO_LONG', 4],
    ['a NUL byte', 'M2;A\0;B;SPIP-33;60\n', 'CENSUS_BINARY', 4],
    ['a NUL byte later on', `${'\n'.repeat(200_000)}M2;A\0;B;SPIP-33;60\n`, 'CENSUS_BINARY', 200_004],
  ])('%s: keeps nothing, tells what it had found', async (_, text, code, line) => {
    const reading = await read(`${MENTOR_HEADER}\n${good}\nM9;A;B;?;60\n${text}`);
    expect(rejected(reading)).toEqual([
      ['CENSUS_UNKNOWN_SERVICE', 2, 3, 'service', '?'],
      [code, null, line, null, ''],
    ]);
    expect([reading.rejected, reading.files[0]?.accepted, reading.census.mentors]).toEqual([2, 0, []]);
  });

  test('a record just short enough is read', async () => {
    const text = `${MENTOR_HEADER}\n${good};${' '.repeat(RECORD_MAX - good.length - 1)}\n`;
    expect(people(await read(text))).toHaveLength(1);
  });

  test('a line of 100 MB is refused without being read', async () => {
    let given = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
      try {
        for (; given < 1600; given++) yield Buffer.alloc(65_536, 'a');
      } finally {
        closed = true;
      }
    }
    const reading = await read(endless());
    expect(rejected(reading)).toEqual([['CENSUS_LINE_TOO_LONG', null, 1, null, '']]);
    expect(reading.files[0]?.file.sha256).toBe('');
    expect(closed).toBe(true);
    expect(given).toBeLessThan(25);
  });

  test('a NUL byte before any header, an open quote in it', async () => {
    expect(rejected(await read('a\nb\0\n'))).toEqual([['CENSUS_BINARY', null, 2, null, '']]);
    expect(rejected(await read('a\n"matricule;nom;prénom\n'))).toEqual([['CENSUS_UNTERMINATED_QUOTE', null, 2, null, '']]);
  });
});

describe('wrong files', () => {
  test.each([
    ['PDF', '%PDF-1.4\n'],
    ['.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['WebP', Buffer.from('RIFF....WEBP')],
    ['RTF', '{\\rtf1'],
    ['JSON', '\u{feff} \n [{"matricule": 1}]'],
    ['HTML', '<table><tr><td>matricule</td></tr></table>'],
    ['XML', '<?xml version="1.0"?><census/>'],
  ])('%s is named', async (kind, content) => {
    const [file] = (await read(content)).files;
    expect(file?.rejected.map(brief)).toEqual([['CENSUS_WRONG_FILE', null, null, null, '']]);
    expect(file?.rejected[0]?.values['kindEn']).toContain(kind);
    expect(file?.file.encoding).toBe('binary');
  });

  test('empty, or as good as', async () => {
    expect(rejected(await read(''))).toEqual([['CENSUS_EMPTY_FILE', null, null, null, '']]);
    expect(rejected(await read('\u{feff}\r\n \n'))).toEqual([['CENSUS_EMPTY_FILE', null, null, null, '']]);
  });

  test('unreadable ones, whatever they throw', async () => {
    const throwing = (thrown: unknown): AsyncIterable<Uint8Array> => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(thrown) }),
    });
    const details = [];
    for (const thrown of [new Error('torn'), 'gone', Object.assign(new Error('x'), { code: 'ENOENT' })]) {
      details.push((await read(throwing(thrown))).files[0]?.rejected[0]?.values['detail']);
    }
    expect(details).toEqual(['torn', 'gone', 'it does not exist (ENOENT)']);
  });

  test('one that fails after its first lines', async () => {
    async function* failing(): AsyncGenerator<Uint8Array, void, undefined> {
      yield Buffer.from(`${MENTOR_HEADER}\n${'M1;A;B;?;60\n'.repeat(20_000)}`);
      throw new Error('torn');
    }
    const findings = rejected(await read(failing()));
    expect(findings[0]).toEqual(['CENSUS_UNREADABLE_FILE', null, null, null, '']);
    expect(findings.length).toBeGreaterThan(1);
  });

  test('a fault of ours is not taken for a fault of the file', async () => {
    const splitting = async (): Promise<void> => {
      for await (const row of rowsOf(broken(), ';')) row;
    };
    async function* broken(): AsyncGenerator<RawRecord[], void, undefined> {
      yield [];
      throw new TypeError('ours');
    }
    await expect(splitting()).rejects.toThrow('ours');
  });
});

test('the hash is of all the bytes, and the pieces in which they arrive do not matter', async () => {
  const bytes = Buffer.from(
    `\u{feff}${MENTOR_HEADER}\r\n${Array.from({ length: 9000 }, (_, k) => `M${k};É"€;Zoé;${k % 7 ? 'SPIP-33' : '?'};60`).join('\r\n')}`,
  );
  const whole = await read(bytes);
  expect(whole.files[0]?.file).toEqual({
    name: 'a.csv',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    encoding: 'utf-8',
    delimiter: ';',
    sheet: null,
  });
  for (const size of [1013, 65_536, 100_000]) expect(await read(pieces(bytes, size))).toEqual(whole);
});

describe('the record splitter and the tokenizer', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', ',', '\t', ' ', '\n', '\r', '\u{feff}', '\u{a0}'), maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

  async function tokens(text: string, delimiter: string, cuts: readonly number[]): Promise<string[][]> {
    const splitter = new RecordSplitter(delimiter);
    async function* batches(): AsyncGenerator<RawRecord[], void, undefined> {
      let at = 0;
      for (const cut of [...cuts].sort((a, b) => a - b)) {
        yield [...splitter.push(text.slice(at, cut))];
        at = Math.max(at, cut);
      }
      yield [...splitter.push(text.slice(at)), ...splitter.end()];
    }
    const cells: string[][] = [];
    for await (const row of rowsOf(batches(), delimiter)) cells.push([...row.cells]);
    return cells;
  }

  test('give back any cells, whatever the delimiter, the line end and the pieces', async () => {
    let multiline = 0;
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(60), { maxLength: 4 }),
        async (table, delimiter, end, cuts) => {
          const text = table.map((line) => line.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter)).join(end);
          multiline += /[\r\n]/.test(table.flat().join('')) ? 1 : 0;
          expect(await tokens(text, delimiter, cuts)).toEqual(table);
        },
      ),
      { numRuns: 300 },
    );
    expect(multiline).toBeGreaterThan(100);
  });

  test('agree on any text: a row for each record that is kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', '"', ';', ' ', '\n', '\r', '\u{feff}'), maxLength: 30 }),
        fc.array(fc.nat(30), { maxLength: 4 }),
        async (text, cuts) => {
          const quoted = `"x";${text}`;
          let expected: RawRecord[] | null;
          try {
            const splitter = new RecordSplitter(';');
            expected = [...splitter.push(quoted), ...splitter.end()];
          } catch {
            expected = null;
          }
          if (expected === null) await expect(tokens(quoted, ';', cuts)).rejects.toThrow('CENSUS_UNTERMINATED_QUOTE');
          else expect(await tokens(quoted, ';', cuts)).toHaveLength(expected.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
