import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { departmentOf, landmassOf, type Reference } from '../../../src/domain/site.ts';
import { referenceErrors } from '../../../src/errors/reference.ts';
import { BinomeError } from '../../../src/errors/error.ts';
import { parseReference, type ReferenceFiles } from '../../../src/reference/index.ts';

const small: ReferenceFiles = {
  directorates: 'code,name\nDISP-X,DISP de Xanthe\n',
  services: 'code,name,directorate_code,department_code,town,insee_code\nSPIP-01,SPIP de l’Ain,DISP-X,01,Bourg-en-Bresse,01053\n',
  sites:
    'code,service_code,name,town,insee_code,latitude,longitude,setting\n' +
    'SPIP-01-01,SPIP-01,Antenne de Bourg,Bourg-en-Bresse,01053,46.2057,5.2258,mixte\n',
  communes:
    'insee_code,name,department_code,latitude,longitude,postal_codes,within\n01053,Bourg-en-Bresse,01,46.2057,5.2258,01000 01001,\n' +
    '2A004,Ajaccio,2A,,\n97411,Saint-Denis,974,-20.8823,55.4504\n',
  aliases: 'alias,code\nBourg,SPIP-01-01\n',
};

/** The small files with one text replaced in one of them. */
function edited(file: keyof ReferenceFiles, from: string, to: string): ReferenceFiles {
  expect(small[file]).toContain(from);
  return { ...small, [file]: (small[file] ?? '').replace(from, to) };
}

async function failure(files: ReferenceFiles): Promise<BinomeError> {
  const error: unknown = await parseReference(files).catch((reason: unknown) => reason);
  if (!(error instanceof BinomeError)) throw new Error(`a BinomeError was expected, not ${String(error)}`);
  return error;
}

describe('the shipped reference data', () => {
  let reference: Reference;
  beforeAll(async () => {
    const read = (name: string): string => readFileSync(new URL(`../../../data/reference/${name}.csv`, import.meta.url), 'utf8');
    reference = await parseReference({
      directorates: read('directorates'),
      services: read('services'),
      sites: read('sites'),
      communes: read('communes'),
    });
  });

  it('holds every directorate, service, site and commune', () => {
    expect(reference.boards.size).toBe(10);
    expect(reference.services.size).toBe(103);
    expect(reference.sites.size).toBe(199);
    expect(reference.communes.size).toBe(35_014);
    expect([...reference.communes.values()].filter(({ within }) => within !== undefined)).toHaveLength(20 + 16 + 9);
  });

  it('knows the coordinates of every commune outside the Pacific and the uninhabited territories, among them those of sites and services', () => {
    const located = [...reference.communes.values()].filter(({ coordinates }) => coordinates !== null);
    expect(located).toHaveLength(34_976);
    const unlocated = [...reference.communes.values()].filter(({ coordinates }) => coordinates === null);
    expect([...new Set(unlocated.map(({ departmentCode }) => departmentCode))]).toEqual(['984', '987', '988', '989']);
    for (const { inseeCode } of [...reference.sites.values(), ...reference.services.values()]) {
      expect(reference.communes.get(inseeCode)?.coordinates).not.toBeNull();
    }
  });

  it('gives communes the department of their code, and every service that of its commune', () => {
    const places = [...reference.communes.values(), ...reference.services.values()];
    expect(places.filter(({ departmentCode, inseeCode }) => departmentCode !== departmentOf(inseeCode))).toEqual([]);
  });

  it('reads a site with its place and settings', () => {
    expect(reference.sites.get('SPIP-33-01')).toEqual({
      code: 'SPIP-33-01',
      name: 'Antenne de Bordeaux-Gradignan',
      serviceCode: 'SPIP-33',
      town: 'Bordeaux',
      inseeCode: '33063',
      coordinates: { latitude: 44.8404, longitude: -0.5805 },
      settings: ['MO', 'MF'],
    });
    expect(reference.services.get('SPIP-33')?.boardCode).toBe('DISP-BOR');
    expect(landmassOf(reference.services.get('SPIP-2B')?.departmentCode ?? '')).toBe('corsica');
  });
});

describe('what a spreadsheet makes of the files', () => {
  it('reads semicolons, decimal commas, a byte order mark, CRLF, blank lines and spare columns', async () => {
    const sites =
      '\u{feff}code;service_code;name;town;insee_code;latitude;longitude;setting;note\r\n;;;;;;;;\r\n' +
      ' SPIP-01-01 ;SPIP-01;"Antenne ; de\r\nBourg";Bourg-en-Bresse;01053;46,2057;−5,2258;Milieu Fermé;\r\n\r\n';
    const { sites: read } = await parseReference({ ...small, sites });
    expect(read.get('SPIP-01-01')?.coordinates).toEqual({ latitude: 46.2057, longitude: -5.2258 });
    expect(read.get('SPIP-01-01')?.name).toBe('Antenne ; de\r\nBourg');
    expect(read.get('SPIP-01-01')?.settings).toEqual(['MF']);
  });

  it('reads tabs, and the separator that the file declares', async () => {
    const tabs = await parseReference({ ...small, directorates: 'code\tname\nDISP-X\tDISP, de Xanthe\n' });
    expect(tabs.boards.get('DISP-X')?.name).toBe('DISP, de Xanthe');
    const declared = await parseReference({ ...small, directorates: 'sep=;\r\ncode;name,with,commas;name\r\nDISP-X;;Xanthe\r\n' });
    expect(declared.boards.get('DISP-X')?.name).toBe('Xanthe');
  });

  it('counts lines as a text editor does', async () => {
    const directorates = 'sep=,\ncode,name\n\nDISP-X,"DISP\nde\nXanthe"\nDISP-X,again\n';
    expect((await failure({ ...small, directorates })).place).toEqual({ file: 'directorates.csv', line: 7, column: 'code' });
  });

  it('leaves the coordinates of a commune open where none are given', async () => {
    const { communes } = await parseReference(small);
    expect(communes.get('2A004')).toEqual({ inseeCode: '2A004', name: 'Ajaccio', departmentCode: '2A', coordinates: null });
  });
});

describe('a broken quote is found on its own line', () => {
  const start = 'code,name\n,\n"",\n"A","two\nlines"\n"B", "b ""quoted"" "\n';
  it.each([
    ['unterminated', `${start}C,"c\nD,d\n`, 7],
    ['followed by text', `${start}C,c\nD,"d"d\nE,e\n`, 8],
    ['on the last line', `${start}C,"c`, 7],
  ])('%s', async (_, directorates, line) => {
    expect((await failure({ ...small, directorates })).place).toEqual({ file: 'directorates.csv', line });
  });
});

describe('each error names its place', () => {
  const cases: [code: keyof typeof referenceErrors, files: ReferenceFiles, place: object, quoted: string][] = [
    ['REFERENCE_NOT_CSV', edited('services', 'SPIP de', '"SPIP de'), { file: 'services.csv', line: 2 }, 'opened and never closed'],
    ['REFERENCE_MISSING_COLUMN', edited('sites', 'setting', 'settings'), { file: 'sites.csv', line: 1, column: 'setting' }, 'settings'],
    ['REFERENCE_MISSING_COLUMN', { ...small, directorates: '' }, { file: 'directorates.csv', line: 1, column: 'code' }, 'code'],
    [
      'REFERENCE_DUPLICATE_COLUMN',
      edited('directorates', 'code,name', 'code,name,NAME'),
      { file: 'directorates.csv', line: 1, column: 'NAME' },
      'NAME',
    ],
    ['REFERENCE_EXTRA_CELLS', edited('directorates', 'Xanthe', 'Xanthe, etc.'), { file: 'directorates.csv', line: 2 }, 'etc.'],
    ['REFERENCE_EMPTY_CELL', edited('communes', 'Ajaccio', ''), { file: 'communes.csv', line: 3, column: 'name' }, 'name'],
    ['REFERENCE_EMPTY_CELL', edited('services', ',Bourg-en-Bresse,01053', ''), { file: 'services.csv', line: 2, column: 'insee_code' }, ''],
    ['REFERENCE_DUPLICATE_CODE', edited('communes', '2A004', '01053'), { file: 'communes.csv', line: 3, column: 'insee_code' }, 'line 2'],
    [
      'REFERENCE_UNKNOWN_DIRECTORATE',
      edited('services', 'DISP-X', 'DISP-Y'),
      { file: 'services.csv', line: 2, column: 'directorate_code' },
      'known: DISP-X',
    ],
    [
      'REFERENCE_UNKNOWN_SERVICE',
      edited('sites', ',SPIP-01,', ',SPIP-1,'),
      { file: 'sites.csv', line: 2, column: 'service_code' },
      'SPIP-1',
    ],
    ['REFERENCE_UNKNOWN_COMMUNE', edited('sites', '01053', '01000'), { file: 'sites.csv', line: 2, column: 'insee_code' }, '01000'],
    ['REFERENCE_INSEE_CODE', edited('communes', '01053', '1053'), { file: 'communes.csv', line: 2, column: 'insee_code' }, '1053'],
    [
      'REFERENCE_DEPARTMENT_CODE',
      edited('services', ',01,Bourg', ',1,Bourg'),
      { file: 'services.csv', line: 2, column: 'department_code' },
      'leading zero',
    ],
    ['REFERENCE_COORDINATES', edited('sites', '46.2057', '96.2057'), { file: 'sites.csv', line: 2, column: 'latitude' }, '96.2057'],
    ['REFERENCE_COORDINATES', edited('sites', '5.2258', '5°13'), { file: 'sites.csv', line: 2, column: 'longitude' }, '5°13'],
    [
      'REFERENCE_COORDINATES',
      edited('communes', '46.2057,5.2258', '46.2057,'),
      { file: 'communes.csv', line: 2, column: 'longitude' },
      '“',
    ],
    [
      'REFERENCE_UNKNOWN_COMMUNE',
      edited('communes', ',within\n', ',within\n69387,Lyon 7e Arrondissement,69,,,,69123\n'),
      { file: 'communes.csv', line: 2, column: 'within' },
      '69123',
    ],
    [
      'REFERENCE_POSTAL_CODE',
      edited('communes', ',01000 01001,', ',1000,'),
      { file: 'communes.csv', line: 2, column: 'postal_codes' },
      '1000',
    ],
    ['REFERENCE_ALIAS_CODE', edited('aliases', 'SPIP-01-01', 'SPIP-01-09'), { file: 'aliases.csv', line: 2, column: 'code' }, 'SPIP-01-09'],
    ['REFERENCE_SETTING', edited('sites', 'mixte', 'constructor'), { file: 'sites.csv', line: 2, column: 'setting' }, 'constructor'],
  ];

  it.each(cases)('%s', async (code, files, place, quoted) => {
    const error = await failure(files);
    expect(error.code).toBe(code);
    expect(error.place).toEqual(place);
    expect(error.message).toContain(quoted);
    for (const language of ['fr', 'en'] as const) expect(error.explain(language)).not.toMatch(/\{\w+\}/);
  });

  it('covers the whole list of codes', () => {
    // Those of the travel table have their own test.
    const own = Object.keys(referenceErrors).filter((code) => !code.startsWith('REFERENCE_TRAVEL_'));
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(own));
  });
});
