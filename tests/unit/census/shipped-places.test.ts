/** Services and communes as offices write them, against the reference data that is shipped. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCensus, type CensusReading } from '../../../src/census/index.ts';
import { describe as told } from '../../../src/errors/index.ts';
import { type Reference, WorkplaceNames } from '../../../src/domain/index.ts';
import { parseReference } from '../../../src/reference/index.ts';

let reference: Reference;

beforeAll(async () => {
  const read = (name: string): string => readFileSync(new URL(`../../../data/reference/${name}.csv`, import.meta.url), 'utf8');
  reference = await parseReference({
    ...{ directorates: read('directorates'), services: read('services'), sites: read('sites') },
    ...{ communes: read('communes'), aliases: read('aliases') },
  });
});

describe('services and sites', () => {
  const found = (text: string): string[] => new WorkplaceNames(reference).find(text).found.map(({ code }) => code);

  test.each([
    ['SPIP 33', 'SPIP-33'],
    ['ALIP Dieppe', 'SPIP-76-02'],
    ['ALIP de Libourne', 'SPIP-33-02'],
    ["Antenne locale d'insertion et de probation de Libourne", 'SPIP-33-02'],
    ["CP d'Alençon-Condé", 'SPIP-61-01'],
    ['Condé', 'SPIP-61-01'],
    ['SPIP33', 'SPIP-33'],
    ['spip n° 33', 'SPIP-33'],
    ['33', 'SPIP-33'],
    ['Gironde', 'SPIP-33'],
    ['SPIP Gironde', 'SPIP-33'],
    ['SPIP de la Gironde (33)', 'SPIP-33'],
    ["Service pénitentiaire d'insertion et de probation de la Gironde", 'SPIP-33'],
    ['SPIP-33-02', 'SPIP-33-02'],
    ['SPIP33-2', 'SPIP-33-02'],
    ['Libourne', 'SPIP-33-02'],
    ['LIBOURNE', 'SPIP-33-02'],
    ['SPIP Libourne', 'SPIP-33-02'],
    ['SPIP de Libourne', 'SPIP-33-02'],
    ['SPIP 33 - Libourne', 'SPIP-33-02'],
    ['SPIP 33 / antenne de Libourne', 'SPIP-33-02'],
    ['SPIP de la Gironde – antenne de Libourne', 'SPIP-33-02'],
    ['Antenne Libourne (SPIP 33)', 'SPIP-33-02'],
    ['SPIP Bordeaux', 'SPIP-33-01'],
    ['Bordeaux', 'SPIP-33-01'],
    ['SPIP 33 Gradignan', 'SPIP-33-01'],
    ['CP de Bordeaux-Gradignan', 'SPIP-33-01'],
    ["Maison d'arrêt de Gradignan", 'SPIP-33-01'],
    ['Site de Saint Quentin', 'SPIP-02-02'],
    ['antenne de St-Quentin', 'SPIP-02-02'],
    ["Maison d'arrêt de Fleury-Mérogis", 'SPIP-91-02'],
    ['CD de Bapaume', 'SPIP-62-02'],
    ['Centre de détention de Val de Reuil', 'SPIP-27-03'],
    ['Centre pénitentiaire de Fresnes', 'SPIP-94-01'],
    ['Les Baumettes', 'SPIP-13-01'],
    ['MA Lyon-Corbas', 'SPIP-69-01'],
    ['SPIP Lyon', 'SPIP-69-01'],
    ['SPIP du Rhône - Villefranche', 'SPIP-69-02'],
    ['SPIP 2A', 'SPIP-2A'],
    ['SPIP 974', 'SPIP-974'],
    ['SPIP 1', 'SPIP-01'],
    ['Ain', 'SPIP-01'],
    ["Val d'Oise", 'SPIP-95'],
    ["SPIP du Val d'Oise", 'SPIP-95'],
    ['Territoire de Belfort', 'SPIP-90'],
    ['SPIP de la Vienne', 'SPIP-86'],
    ['SPIP Vienne', 'SPIP-86'],
    ['Antenne de Vienne', 'SPIP-38-02'],
    ['Schiltigheim', 'SPIP-67'],
    ['Nantes milieu ouvert', 'SPIP-44-01'],
    ['Lille', 'SPIP-59-01'],
    ['Aix', 'SPIP-13-02'],
    ['Aix en Provence', 'SPIP-13-02'],
    ['Paris', 'SPIP-75'],
    ['Seine St Denis', 'SPIP-93'],
    ['Polynésie', ''],
  ])('%s', (text, expected) => {
    const codes = found(text);
    const places = codes.map((code) => reference.services.get(code)?.code ?? code);
    if (expected === '') expect(places).toEqual([]);
    else expect(codes.map((code) => (code.startsWith(expected) ? expected : code))).toEqual([expected]);
  });

  test.each([
    ['Vienne', ['SPIP-86', 'SPIP-38-02']],
    ['Corse', ['SPIP-2A', 'SPIP-2B']],
  ])('%s may be several, and is refused with who they are', (text, expected) => {
    const codes = found(text);
    expect(codes).toHaveLength(2);
    for (const code of expected) expect(codes.some((each) => each.startsWith(code))).toBe(true);
  });

  test('a service with one site is that site, whichever way it is written', () => {
    const names = new WorkplaceNames(reference);
    for (const text of ["SPIP de l'Ain", 'SPIP-01', 'SPIP-01-01', 'SPIP Ain (site unique)', 'Bourg-en-Bresse', '01']) {
      expect(names.find(text).found.map(({ workplace }) => workplace)).toEqual([
        { boardCode: 'DISP-LYO', serviceCode: 'SPIP-01', siteCode: 'SPIP-01-01' },
      ]);
    }
  });

  test('every code and name of the reference is read as itself', () => {
    const names = new WorkplaceNames(reference);
    for (const { code, name } of [...reference.services.values(), ...reference.sites.values()]) {
      for (const text of [code, name, name.toUpperCase(), code.toLowerCase(), code.replaceAll('-', ' ')]) {
        const { found: list, isPlain } = names.find(text);
        expect([text, list.length, isPlain]).toEqual([text, 1, true]);
        const [only] = list;
        expect(code.startsWith(only?.workplace.serviceCode ?? '?')).toBe(true);
        if (reference.sites.has(code)) expect(only?.workplace.siteCode).toBe(code);
      }
    }
  });

  test('every alias names a place, and none that another place bears as its name', () => {
    const names = new WorkplaceNames(reference);
    const aliases = reference.aliases ?? [];
    expect(aliases.length).toBeGreaterThan(100);
    for (const { alias, code } of aliases) {
      const owner = reference.sites.get(code)?.serviceCode ?? code;
      expect([alias, names.find(alias).found.map(({ workplace }) => workplace.serviceCode)]).toEqual(
        alias === 'Corse' ? [alias, ['SPIP-2A', 'SPIP-2B']] : [alias, [owner]],
      );
    }
  });

  test.each<[string, string, (string | null)?]>([
    ['SPIP de la Girone', 'SPIP de la Gironde'],
    ['Antene de Libourn', 'Antenne de Libourne'],
    ['Libourn', 'Antenne de Libourne'],
    ['Bureau de Libourne-Est', 'Antenne de Libourne'],
    ['Permanence de justice du Val-de-Marne', 'SPIP du Val-de-Marne'],
    // A commune has no office of its own: the service of its department.
    ['Antenne de Tarare', 'SPIP du Rhône', 'Tarare'],
    ['SPIP TARARE', 'SPIP du Rhône', 'Tarare'],
    ['Bureau de Champagnole', 'SPIP du Jura', 'Champagnole'],
    ['Antenne de La Teste-de-Buch', 'SPIP de la Gironde', 'La Teste-de-Buch'],
    // Written as a town that there is, and near to another: it is the town.
    ['Antenne de Lens', 'SPIP du Pas-de-Calais', 'Lens'],
    ['SPIP 69 Vaulx', 'SPIP du Rhône'],
  ])('%s is unknown, and may be %s', (text, name, commune = null) => {
    const names = new WorkplaceNames(reference);
    expect(names.find(text).found).toEqual([]);
    expect(names.nearest(text)).toEqual({ name, commune });
  });

  test.each<[string, string, string, (string | null)?]>([
    // Of namesakes the commune of the directorate, and of the longer names that begin so.
    ['Antenne de Langon', 'DISP-BOR', 'SPIP de la Gironde', 'Langon'],
    ['Antenne de Mauriac', 'DISP-LYO', 'SPIP du Cantal', 'Mauriac'],
    ['Antenne de Sarlat', 'DISP-BOR', 'SPIP de la Dordogne', 'Sarlat-la-Canéda'],
    ['Antenne d’Ambérieu', 'DISP-LYO', "SPIP de l'Ain", 'Ambérieu-en-Bugey'],
    // A letter or two away from a commune of the directorate.
    ['Antenne de Tarrare', 'DISP-LYO', 'SPIP du Rhône', 'Tarare'],
    // Written as a commune that there is: it lies where it lies.
    ['Antenne de Vierzon', 'DISP-LYO', 'SPIP du Cher', 'Vierzon'],
    ['Antene de Libourn', 'DISP-BOR', 'Antenne de Libourne'],
  ])('%s in the census of %s may be %s', (text, board, name, commune = null) => {
    expect(new WorkplaceNames(reference).nearest(text, board)).toEqual({ name, commune });
  });

  test.each<[string, string | null]>([
    ['Antenne de Langon', null],
    ['Antenne de Langon', 'DISP-LYO'],
    ['Antenne de Montbrison', 'DISP-LYO'],
    // Near in letters to what is another directorate's alone.
    ['Antene de Libourn', 'DISP-LYO'],
  ])('%s in the census of %s is near to nothing', (text, board) => {
    expect(new WorkplaceNames(reference).nearest(text, board)).toBeNull();
  });

  test.each([
    ...['Ministère', 'zzz', 'Direction générale', 'Tribunal judiciaire', 'à définir', 'Télétravail', '???', 'SPIP', 'Antenne'],
    // Words that many names share, or that say what an office is, bring no two places together.
    ...['Haute Montagne', 'Centre de justice', 'Antenne Nord-Sud', 'Marchands', 'Antenne de Saint-Xyz'],
    // Communes of this name lie in several departments.
    ...['Antenne de Beaulieu', 'Antenne de Sainte-Colombe'],
  ])('%s is unknown, and nothing is suggested', (text) => {
    const names = new WorkplaceNames(reference);
    expect([text, names.find(text).found, names.nearest(text)]).toEqual([text, [], null]);
  });
});

test('of an unknown service that is near to nothing the services of the directorate are said', async () => {
  const read = (rows: string, board: string | null): Promise<CensusReading> => {
    const bytes = (async function* () {
      await Promise.resolve();
      yield new TextEncoder().encode(`matricule;nom;prénom;service;dossiers\n${rows}`);
    })();
    return readCensus([{ name: 'c.csv', bytes }], reference, null, board);
  };
  const said = async (rows: string, board: string | null = null): Promise<string> =>
    told((await read(rows, board)).files[0]!.rejected[0]!, 'fr');
  const listed = "Aucun nom connu n’en est proche. Services de la DISP de Lyon : SPIP de l'Ain, SPIP de l'Allier,";
  expect(await said('M1;A;B;Antenne de Montbrison;1\n', 'DISP-LYO')).toContain(listed);
  // Where nobody says whose census it is, its other rows do.
  expect(await said('M1;A;B;Antenne de Montbrison;1\nM2;C;D;SPIP-69;1\nM3;E;F;SPIP-33;1\nM4;G;H;SPIP-63;1\n')).toContain(listed);
  expect(await said('M1;A;B;Antenne de Montbrison;1\nM2;C;D;SPIP-69;1\nM3;E;F;SPIP-33;1\n')).toContain('la commande « template »');
});

test('what is said of an unknown service is whole, however long its names', async () => {
  const bytes = (async function* () {
    await Promise.resolve();
    yield new TextEncoder().encode(
      'matricule;nom;prénom;service;dossiers\nM1;A;B;Antenne de Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson;1\nM2;A;C;zzz;1\n',
    );
  })();
  const reading = await readCensus([{ name: 'c.csv', bytes }], reference);
  const [commune, none] = reading.files[0]!.rejected.map((finding) => told(finding, 'fr'));
  expect(commune).toContain(
    'La commune « Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson » est dans le ressort de « SPIP de la Marne » : est-ce lui ? Donnez le code',
  );
  expect(none).toContain(
    'Aucun nom connu n’en est proche ; la commande « template » donne la liste des services et des sites. Donnez le code',
  );
});

describe('communes', () => {
  async function read(service: string, ...communes: string[]): Promise<CensusReading> {
    return readColumn('commune', service, ...communes);
  }

  async function readColumn(header: string, service: string, ...communes: string[]): Promise<CensusReading> {
    const rows = communes.map((commune, k) => `S${k};A${k};B;${service};CPIP 29;"${commune}"`);
    const text = [`matricule;nom;prénom;service;promotion;${header}`, ...rows, ''].join('\n');
    const bytes = (async function* () {
      await Promise.resolve();
      yield new TextEncoder().encode(text);
    })();
    return readCensus([{ name: 'c.csv', bytes }], reference);
  }

  /** All of them stand below one service: that some are far from it is told too, which has tests of its own. */
  const said = ({ files }: CensusReading): string[] =>
    [...files[0]!.rejected, ...files[0]!.warnings].map(({ code }) => code).filter((code) => code !== 'CENSUS_COMMUNE_FAR_AWAY');

  test.each([
    ['Libourne', '33243', []],
    ['LIBOURNE', '33243', []],
    ['33243', '33243', []],
    ['33500 Libourne', '33243', []],
    ['Libourne 33500', '33243', []],
    ['Libourne (33)', '33243', []],
    ['Libourne (Gironde)', '33243', []],
    ['Libourne 33', '33243', []],
    ['33243 Libourne', '33243', []],
    ['F-33500 LIBOURNE', '33243', []],
    ['33077 BORDEAUX CEDEX', '33063', ['CENSUS_COMMUNE_READ']],
    ['Bordeaux Cedex 2', '33063', []],
    ['33000', '33063', ['CENSUS_POSTAL_CODE']],
    ['33 000', '33063', ['CENSUS_POSTAL_CODE']],
    ['69007', '69387', ['CENSUS_POSTAL_CODE_OR_INSEE']],
    ['69007 Lyon', '69387', []],
    ['69007 Ampuis', '69007', []],
    ['69387', '69387', []],
    ['Lyon 7e', '69387', []],
    ['Lyon 7ème arrondissement', '69387', []],
    ['LYON 07', '69387', []],
    ['Lyon VII', '69387', []],
    ['Lyon (7e)', '69387', []],
    ['Paris 12', '75112', []],
    ['Paris (12)', '75112', []],
    ['Paris XIIe', '75112', []],
    ['12e arrondissement de Paris', '75112', []],
    ['75116', '75116', []],
    ['75116 PARIS', '75116', []],
    ['Paris', '75056', []],
    ['Marseille 1er', '13201', []],
    ['13008 Marseille', '13208', []],
    ['Le Havre', '76351', []],
    ['Havre (Le)', '76351', []],
    ['LE  HAVRE', '76351', []],
    ['Chalon/Saône', '71076', ['CENSUS_COMMUNE_READ']],
    ['Villefranche s/ Saône', '69264', ['CENSUS_COMMUNE_READ']],
    ['St Médard en Jalles', '33449', []],
    ['Cran-Gevrier', '74010', ['CENSUS_COMMUNE_READ']],
    ['74093', '74010', ['CENSUS_COMMUNE_READ']],
    ['Bellegarde-sur-Valserine', '01033', ['CENSUS_COMMUNE_READ']],
    ['2A004', '2A004', []],
    ['2a004', '2A004', []],
    ['20000 Ajaccio', '2A004', []],
  ])('%s', async (text, expected, codes) => {
    const reading = await read('SPIP-33', text);
    expect([reading.census.trainees.map(({ communeCode }) => communeCode), said(reading)]).toEqual([[expected], codes]);
  });

  test.each([
    ['33500', 'CENSUS_POSTAL_CODE_SHARED', '33243 Libourne'],
    ['33240', 'CENSUS_POSTAL_CODE_SHARED', '33240 Lesparre-Médoc'],
    ['Libourne (24)', 'CENSUS_COMMUNE_ELSEWHERE', '33243 Libourne'],
    ['24000 Libourne', 'CENSUS_COMMUNE_ELSEWHERE', '33243 Libourne'],
    ['Saint-Martin', 'CENSUS_AMBIGUOUS_COMMUNE', ''],
    ['99999', 'CENSUS_UNKNOWN_COMMUNE', ''],
    ['Lyon 12e', 'CENSUS_UNKNOWN_COMMUNE', ''],
  ])('%s is refused with who they are', async (text, code, candidate) => {
    const reading = await read('SPIP-33', text);
    expect(reading.census.trainees).toEqual([]);
    expect(said(reading)).toEqual([code]);
    expect(String(reading.files[0]!.rejected[0]!.values['candidates'] ?? '')).toContain(candidate);
  });

  test('a column of INSEE codes is one: by its header, or by a cell that can be nothing else', async () => {
    const codes = async (header: string, ...cells: string[]): Promise<unknown> => {
      const reading = await readColumn(header, 'SPIP-69-01', ...cells);
      return [reading.census.trainees.map(({ communeCode }) => communeCode), said(reading)];
    };
    expect(await codes('code insee', '69007')).toEqual([['69007'], []]);
    expect(await codes('commune', '69007', '69123')).toEqual([['69007', '69123'], []]);
    expect(await codes('commune', '69007', '69003')).toEqual([['69387', '69383'], Array(2).fill('CENSUS_POSTAL_CODE_OR_INSEE')]);
    expect(await codes('commune', '69007', '69123', '33000')).toEqual([
      ['69387', '69123', '33063'],
      ['CENSUS_POSTAL_CODE_OR_INSEE', 'CENSUS_POSTAL_CODE'],
    ]);
  });

  test('a code that lost its zero is read in the department of the service only', async () => {
    const inAin = await read('SPIP-01', '1053', '1000');
    expect(inAin.census.trainees.map(({ communeCode }) => communeCode)).toEqual(['01053']);
    expect(said(inAin)).toEqual(['CENSUS_COMMUNE_LEADING_ZERO', 'CENSUS_COMMUNE_READ']);
    expect(said(await read('SPIP-33', '1053'))).toEqual(['CENSUS_COMMUNE_LEADING_ZERO']);
  });

  test('a former commune in the department of the service goes before a namesake elsewhere', async () => {
    expect((await read('SPIP-74-01', 'Pringy')).census.trainees[0]?.communeCode).toBe('74010');
    expect((await read('SPIP-77-01', 'Pringy')).census.trainees[0]?.communeCode).toBe('77378');
  });

  test.each([
    ['La Baule', 'CENSUS_COMMUNE_FAR', '44055 La Baule-Escoublac'],
    ['Saint-Jean', 'CENSUS_COMMUNE_FAR', '44166 Saint-Jean-de-Boiseau'],
  ])('%s far away, where a longer name is near, is asked', async (text, code, candidate) => {
    const reading = await read('SPIP-44', text);
    expect(reading.census.trainees).toEqual([]);
    expect(said(reading)).toEqual([code]);
    expect(String(reading.files[0]!.rejected[0]!.values['candidates'])).toContain(candidate);
  });

  test('a commune that is exactly called so, far from the service, is told with how far', async () => {
    const reading = await read('SPIP-44', 'Lyon 7e', 'Nantes');
    expect(reading.files[0]!.warnings).toMatchObject([
      { code: 'CENSUS_COMMUNE_FAR_AWAY', line: 2, values: { name: 'Lyon 7e Arrondissement (69387)' } },
    ]);
    expect(Number(reading.files[0]!.warnings[0]!.values['count'])).toBeGreaterThan(400);
  });

  test.each([
    ['SPIP-72', 'Sablé', 'Sablé-sur-Sarthe'],
    ['SPIP-44', 'St-Brevin', 'Saint-Brevin-les-Pins'],
  ])('%s: the beginning of a name nearby is suggested: %s', async (service, text, expected) => {
    const [refused] = (await read(service, text)).files[0]!.rejected;
    expect(refused).toMatchObject({ code: 'CENSUS_UNKNOWN_COMMUNE', values: { suggestion: expected } });
  });

  test('of namesakes those nearby come first, with longer names of the department', async () => {
    const [refused] = (await read('SPIP-61', 'Saint-Aubin')).files[0]!.rejected;
    expect(String(refused!.values['candidates'])).toMatch(/^61365 Saint-Aubin-d'Appenai, 61366 /);
  });
});
