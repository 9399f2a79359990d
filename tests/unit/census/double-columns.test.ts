/** Two columns that mean one field: read together where they agree, refused row by row where they do not. */
import { describe, expect, test } from 'vitest';
import { describe as told } from '../../../src/errors/index.ts';
import { allWarnings, MENTOR_HEADER, people, read, rejected, warnings } from './files.ts';
import { workbook } from './workbook.ts';

const TRAINEE_HEADER = 'matricule;nom;prénom;service;promotion';
const joined = (column: string): unknown[] => ['CENSUS_COLUMNS_JOINED', null, 1, column, ''];

describe('columns that mean one field', () => {
  test('are read where they say the same or one is empty; a row in which they differ is refused with both values', async () => {
    const reading = await read(
      `${MENTOR_HEADER};Nb de dossiers\nM1;A;B;SPIP-33;60;60\nM2;C;D;SPIP-33;;61\nM3;E;F;SPIP-33;62;NC\nM4;G;H;SPIP-33;63;64\n`,
    );
    expect(people(reading).map((person) => [person.id, person.role === 'mentor' && person.caseload])).toEqual([
      ['M1', 60],
      ['M2', 61],
      ['M3', 62],
    ]);
    expect(rejected(reading)).toEqual([['CENSUS_COLUMNS_DIFFER', 4, 5, 'Nb de dossiers', '64']]);
    expect(warnings(reading)).toEqual([joined('Nb de dossiers')]);
    expect(told(reading.files[0]!.rejected[0]!, 'fr')).toBe(
      'Pour « dossiers », la colonne « dossiers » dit « 63 », et la colonne « Nb de dossiers » dit « 64 ». Gardez la bonne valeur, et videz l’autre cellule.',
    );
  });

  test.each([
    ['case, accents and punctuation', `${TRAINEE_HEADER};promo`, 'T1;A;B;SPIP-33;CPIP 29;cpip-29', ['T1']],
    ['of a day of tenure the year', `${MENTOR_HEADER};date de titularisation;titulaire depuis`, 'M1;A;B;SPIP-33;;01/09/2016;2016', ['M1']],
    ['an id is itself alone', `${MENTOR_HEADER};n° agent`, 'M1;A;B;SPIP-33;1;m1', []],
    ['one header twice', `${MENTOR_HEADER};dossiers`, 'M1;A;B;SPIP-33;1;1', ['M1']],
    ['three columns', `${MENTOR_HEADER};files;file active`, 'M1;A;B;SPIP-33;;1;2', []],
    ['last names', `${MENTOR_HEADER};nom d’usage`, 'M1;A;B;SPIP-33;1;C', []],
    ['lists of terms', `${MENTOR_HEADER};domaines;études`, 'M1;A;B;SPIP-33;1;droit;psychologie', []],
    ['wishes, of which nobody knows the order', `${TRAINEE_HEADER};souhaits;vœux`, 'T1;A;B;SPIP-33;CPIP 29;M1;M2', []],
  ])('%s', async (_, header, row, ids) => {
    const reading = await read(`${header}\n${row}\n`);
    expect(people(reading).map(({ id }) => id)).toEqual(ids);
    if (ids.length === 0) expect(rejected(reading).map((finding) => (finding as unknown[])[0])).toEqual(['CENSUS_COLUMNS_DIFFER']);
  });

  test('a finding names the column in which the value stands', async () => {
    const reading = await read(`${MENTOR_HEADER};mesures suivies\nM1;A;B;SPIP-33;;beaucoup\nM2;A;B;SPIP-33;#N/A;\n`);
    expect(rejected(reading)).toEqual([
      ['CENSUS_NUMBER', 1, 2, 'mesures suivies', 'beaucoup'],
      ['CENSUS_FORMULA_ERROR', 2, 3, 'dossiers', '#N/A'],
    ]);
  });

  test.each([
    [{ formula: '30+30' }, '60'],
    ['60', { formula: '30+30' }],
  ])('a cell of which it is not known what it says is an error, whatever the other says', async (...cells) => {
    const rows = [
      [...MENTOR_HEADER.split(';'), 'files'],
      ['M1', 'A', 'B', 'SPIP-33', ...cells],
    ];
    const [finding, other] = rejected(await read(workbook([{ name: 'a', rows }])));
    expect([(finding as unknown[])[0], other]).toEqual(['CENSUS_FORMULA_NOT_COMPUTED', undefined]);
  });

  test('pasted again among the people, the header is told as such', async () => {
    const header = `${MENTOR_HEADER};files`;
    const reading = await read(`${header}\nM1;A;B;SPIP-33;1;\n${header}\nM2;C;D;SPIP-33;;2\n`);
    expect([people(reading).length, rejected(reading)]).toEqual([2, []]);
    expect(allWarnings(reading)).toContainEqual(['CENSUS_REPEATED_HEADER', null, 3, null, '']);
  });
});

describe('people to be kept from', () => {
  test('count wherever they stand: taking one column would let the other be matched', async () => {
    const reading = await read(
      `${MENTOR_HEADER}\nM1;A;B;SPIP-33;1\nM2;C;D;SPIP-33;1\n`,
      `${TRAINEE_HEADER};évite;incompatibilités;ancien binôme;binômes rompus\nT1;E;F;SPIP-33;CPIP 29;M1;M2;M1;M1\nT2;G;H;SPIP-33;CPIP 29;;C D;;\n`,
    );
    expect(rejected(reading)).toEqual([]);
    expect(people(reading).map(({ id, avoids, formerPairs }) => [id, avoids, formerPairs])).toEqual([
      ['M1', [], []],
      ['M2', [], []],
      ['T1', ['M1', 'M2'], ['M1']],
      ['T2', ['M2'], []],
    ]);
    const said = reading.files[1]!.warnings.find(({ code }) => code === 'CENSUS_COLUMNS_JOINED');
    expect(said?.values['ruleFr']).toContain('toutes les personnes');
  });

  test('may be named by side, in a file of both', async () => {
    const reading = await read(
      'matricule;rôle;nom;prénom;service;promotion;tuteurs à éviter;stagiaires à éviter\n' +
        'M1;tuteur;A;B;SPIP-33;;;T1\nT1;stagiaire;C;D;SPIP-33;CPIP 29;M1;\n',
    );
    expect(people(reading).map(({ avoids }) => avoids)).toEqual([['T1'], ['M1']]);
  });
});

test('people who are imposed may be named by side too', async () => {
  const reading = await read(
    'matricule;rôle;nom;prénom;service;promotion;tuteur imposé;stagiaire imposé\n' +
      'M1;tuteur;A;B;SPIP-33;;;\nT1;stagiaire;C;D;SPIP-33;CPIP 29;M1;\n',
  );
  expect(rejected(reading)).toEqual([]);
  expect(people(reading).map(({ id }) => id)).toEqual(['M1', 'T1']);
});

describe('places in two columns', () => {
  const places = async (header: string, row: string): Promise<unknown> => {
    const reading = await read(`matricule;nom;prénom;dossiers;${header}\nM1;A;B;1;${row}\n`);
    const [person] = people(reading);
    return person === undefined
      ? rejected(reading).map((finding) => (finding as unknown[])[0])
      : [person.serviceCode, person.siteCode, person.communeCode];
  };

  test.each([
    ['service;antenne', 'SPIP de la Gironde;Antenne de Bordeaux', ['SPIP-33', 'SPIP-33-01', null]],
    ['antenne;service', 'Antenne de Bordeaux;SPIP 33', ['SPIP-33', 'SPIP-33-01', null]],
    ['service;antenne', 'SPIP 33;SPIP de la Gironde', ['SPIP-33', null, null]],
    ['service;antenne', 'SPIP-33;', ['SPIP-33', null, null]],
    ['service;antenne', ';Antenne de Bordeaux', ['SPIP-33', 'SPIP-33-01', null]],
    ['service;antenne', 'SPIP 24;Antenne de Bordeaux', ['CENSUS_COLUMNS_DIFFER']],
    ['service;antenne', 'SPIP 33;Xanadu', ['CENSUS_COLUMNS_DIFFER']],
    ['service;antenne;site', 'SPIP 33;Antenne de Bordeaux;Antenne de Bordeaux', ['SPIP-33', 'SPIP-33-01', null]],
    ['service;antenne', ';', ['CENSUS_MISSING_VALUE']],
    ['service;commune;code INSEE', 'SPIP-33;Bordeaux;33063', ['SPIP-33', null, '33063']],
    ['service;code INSEE;commune', 'SPIP-33;33063;', ['SPIP-33', null, '33063']],
    ['service;code INSEE;commune', 'SPIP-33;33063;bordeaux', ['SPIP-33', null, '33063']],
    ['service;commune;ville', 'SPIP-33;Bordeaux;BORDEAUX', ['SPIP-33', null, '33063']],
    ['service;commune;ville', 'SPIP-33;Bordeaux;Bergerac', ['CENSUS_COLUMNS_DIFFER']],
    ['service;commune;code INSEE', 'SPIP-33;01053;33063', ['CENSUS_COLUMNS_DIFFER']],
    ['service;commune;code INSEE', 'SPIP-33;Bordeaux;01053', ['CENSUS_COMMUNE_ELSEWHERE']],
    ['service;résidence administrative;commune d’affectation', 'SPIP-33;Bordeaux;33063', ['SPIP-33', null, '33063']],
    // Where a mentor lives is of no use, in however many columns.
    ['service;résidence;commune de résidence;ville', 'SPIP-33;Bergerac;Vernon;Bordeaux', ['SPIP-33', null, '33063']],
    // The code of one column is an INSEE code because its own header says so.
    ['service;commune;code INSEE', 'SPIP-33;;33400', ['SPIP-33', null, '33400']],
  ])('%s: %s', async (header, row, expected) => {
    expect(await places(header, row)).toEqual(expected);
  });

  test('that say a service and its site are told as read', async () => {
    const reading = await read(`${MENTOR_HEADER};antenne\nM1;A;B;SPIP 33;1;Antenne de Bordeaux\n`);
    expect(warnings(reading)).toContainEqual(['CENSUS_SERVICE_READ', 1, 2, 'service', 'SPIP 33 – Antenne de Bordeaux']);
  });
});

describe('no rule is safe, and the file is refused', () => {
  test.each([
    ['whole names, each in an order of its own', 'nom prénom;prénom nom;service;dossiers', 'A B;B A;SPIP-33;1', 'prénom nom'],
    [
      'a row of a trainee and a mentor is a pair',
      'matricule;nom du stagiaire;prénom du stagiaire;nom du tuteur;service;promotion',
      'T1;A;B;;SPIP-33;CPIP 29',
      'nom du tuteur',
    ],
    [
      'the services of both',
      'matricule;nom;prénom;service du stagiaire;service du tuteur;promotion',
      'T1;A;B;SPIP-33;;CPIP 29',
      'service du tuteur',
    ],
  ])('%s', async (_, header, row, column) => {
    const reading = await read(`${header}\n${row}\n`);
    expect(people(reading)).toEqual([]);
    expect(rejected(reading)).toEqual([['CENSUS_DUPLICATE_COLUMN', null, 1, column, '']]);
  });
});
