import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { MENTOR_HEADER, people, pieces, read, rejected } from './files.ts';

const line = (id: string, name: string): string => `${id};${name};Zoé;SPIP-33;60\n`;
const encodingOf = async (bytes: Uint8Array): Promise<unknown> => (await read(bytes)).files[0]?.file.encoding;
const nameOf = async (bytes: Uint8Array): Promise<unknown> => people(await read(bytes))[0]?.lastName;

describe('what Excel in France writes', () => {
  const text = `${MENTOR_HEADER}\n${line('M1', 'Lecœur 5 €')}`;
  test.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with BOM', 'utf-8', iconv.encode(text, 'utf8', { addBOM: true })],
    ['UTF-16LE with BOM', 'utf-16le', iconv.encode(text, 'utf16le', { addBOM: true })],
    ['UTF-16BE with BOM', 'utf-16be', iconv.encode(text, 'utf16be', { addBOM: true })],
    ['UTF-16LE without', 'utf-16le', iconv.encode(text, 'utf16le')],
    ['UTF-16BE without', 'utf-16be', iconv.encode(text, 'utf16be', { addBOM: false })],
    ['Windows-1252', 'windows-1252', iconv.encode(text, 'win1252')],
  ])('%s keeps œ and €', async (_, encoding, bytes) => {
    expect([await encodingOf(bytes), await nameOf(bytes)]).toEqual([encoding, 'Lecœur 5 €']);
  });

  test('plain ASCII is UTF-8', async () => {
    expect(await encodingOf(Buffer.from('id,last_name,first_name,service,caseload\nM1,A,B,SPIP-33,1\n'))).toBe('utf-8');
  });

  const ascii =
    'id;last_name;first_name;service;caseload\n' + Array.from({ length: 4000 }, (_, k) => `A${k};Durand;Luc;SPIP-33;60\n`).join('');

  test.each([
    ['utf8', 'utf-8'],
    ['win1252', 'windows-1252'],
  ])('the first accent decides, however late: %s', async (codec, encoding) => {
    const reading = await read(iconv.encode(ascii + line('M1', 'René'), codec));
    expect(reading.files[0]?.file.encoding).toBe(encoding);
    expect(people(reading).at(-1)?.lastName).toBe('René');
  });

  test.each([1, 2, 3])('a UTF-8 character across two blocks, %i bytes before the cut', async (before) => {
    const start = ascii.slice(0, 65_536 - 3 - before);
    const bytes = Buffer.from(start.slice(0, start.lastIndexOf('\n') + 1));
    const padding = 65_536 - before - bytes.length - 3;
    const text = `${bytes.toString()}M1;${'a'.repeat(Math.min(padding, 190))}`;
    const filler = '\n'.repeat(65_536 - before - Buffer.byteLength(text));
    const reading = await read(
      Buffer.from(`${bytes.toString()}${filler}M1;${'a'.repeat(Math.min(padding, 190))}\u{1f600}é;Zoé;SPIP-33;60\n`),
    );
    expect(rejected(reading)).toEqual([]);
    expect(people(reading).at(-1)?.lastName).toMatch(/^a*\u{1f600}é$/u);
  });

  test('a UTF-16 file cut in the middle of a character is told', async () => {
    const bytes = iconv.encode(`${MENTOR_HEADER}\n${line('M1', 'A')}`.trimEnd(), 'utf16le', { addBOM: true });
    expect(rejected(await read(Buffer.concat([bytes, Buffer.from([0x41])])))).toEqual([
      ['CENSUS_CHARACTER', 1, 2, 'dossiers', '60\u{fffd}'],
    ]);
  });

  test('a byte that Windows-1252 lacks is told', async () => {
    const bytes = Buffer.concat([iconv.encode(`${MENTOR_HEADER}\nM1;é`, 'win1252'), Buffer.from([0x81]), Buffer.from(';A;SPIP-33;60\n')]);
    expect(rejected(await read(bytes))).toEqual([['CENSUS_CHARACTER', 1, 2, 'nom', 'é\u{fffd}']]);
  });
});

describe('a file in two encodings', () => {
  const mixed = (...parts: [string, string][]): Buffer => Buffer.concat(parts.map(([text, codec]) => iconv.encode(text, codec)));
  const many = (count: number): string => Array.from({ length: count }, (_, k) => line(`A${k}`, 'Élodie')).join('');

  test.each([
    ['in the first block', mixed([`${MENTOR_HEADER}\n${many(5)}`, 'utf8'], [line('M1', 'René'), 'win1252']), 7],
    ['in a later block', mixed([`${MENTOR_HEADER}\n${many(5000)}`, 'utf8'], [line('M1', 'René'), 'win1252']), 5002],
    ['Windows-1252 first', mixed([`${MENTOR_HEADER}\n${many(3000)}\n${'\n'.repeat(65_536)}`, 'win1252'], [many(3000), 'utf8']), null],
    [
      'with lone carriage returns',
      mixed([`${MENTOR_HEADER}\n${many(5)}`.replaceAll('\n', '\r'), 'utf8'], [line('M1', 'René'), 'win1252']),
      7,
    ],
    ['above any header', mixed(['titre;é\né;é', 'utf8'], ['é', 'win1252']), 2],
  ])('%s: is refused at the line', async (_, bytes, at) => {
    const reading = await read(bytes);
    const refusals = reading.files[0]?.rejected.filter(({ record }) => record === null) ?? [];
    expect(refusals.map(({ code }) => code)).toContain('CENSUS_MIXED_ENCODING');
    if (at !== null) expect(refusals.find(({ code }) => code === 'CENSUS_MIXED_ENCODING')?.line).toBe(at);
    expect(people(reading)).toEqual([]);
  });
});

test('any quoting, delimiter, line end and encoding of the same people gives the same people', async () => {
  const name = fc
    .array(fc.constantFrom('é', 'œ', '€', 'Ÿ', 'a', 'B', '"', ';', ',', ' x', '\n', '’'), { minLength: 1, maxLength: 8 })
    .map((letters) => `N${letters.join('')}`);
  let accented = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(';', ',', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom<[string, boolean]>(['utf8', false], ['utf8', true], ['utf16le', true], ['utf16be', true], ['win1252', false]),
      fc.boolean(),
      fc.integer({ min: 1, max: 200 }),
      async (lastNames, delimiter, end, [codec, addBOM], always, size) => {
        const cell = (text: string): string => (always || /["\n\r;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const table = [MENTOR_HEADER.split(';'), ...lastNames.map((lastName, k) => [`M${k}`, lastName, 'Zoé', 'SPIP-33', '60'])];
        const text = table.map((cells) => cells.map(cell).join(delimiter)).join(end);
        accented += /[éœ€Ÿ]/.test(lastNames.join('')) ? 1 : 0;
        const reading = await read(pieces(iconv.encode(text, codec, { addBOM }), size));
        expect(rejected(reading)).toEqual([]);
        expect(people(reading).map(({ lastName }) => lastName)).toEqual(lastNames.map((lastName) => lastName.replace(/\s+/g, ' ').trim()));
      },
    ),
    { numRuns: 200 },
  );
  expect(accented).toBeGreaterThan(50);
});
