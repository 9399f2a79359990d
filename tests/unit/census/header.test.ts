import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/census/field-names.ts';
import { columnKind } from '../../../src/census/fields.ts';
import { editDistance } from '../../../src/errors/nearness.ts';
import { people, read, rejected, warnings } from './files.ts';

describe('columns', () => {
  test('are known by their French header and by every synonym, whatever the case and accents', () => {
    for (const [field, { header, synonyms }] of Object.entries(FIELDS)) {
      for (const name of [header, ...synonyms, header.toUpperCase(), header.normalize('NFD'), header.replaceAll('_', ' ')]) {
        expect([name, columnKind(name)]).toEqual([name, { kind: 'field', field }]);
      }
    }
  });

  test.each(['prenom', 'annee titularisation', 'Année de titularisation', 'e-mail', 'mail', 'Adresse e-mail', 'working_time'])(
    '%s is known',
    (name) => {
      expect(columnKind(name).kind).toBe('field');
    },
  );

  test.each([
    ...[
      'Date de naissance',
      'né(e) le',
      'birth date',
      'DOB',
      'Âge',
      'age',
      'sexe',
      'Sex',
      'gender',
      'genre',
      'civilité',
      'nationalité',
      'Nationality',
    ],
    ...['adresse', 'Adresse postale', 'home address', 'téléphone domicile', 'home phone', 'santé', 'problème de santé', 'health', 'RQTH'],
    ...[
      'handicap',
      'disability',
      'syndicat',
      'union',
      'religion',
      'classement',
      'rang de sortie',
      'exam rank',
      'situation familiale',
      'family',
      'nb enfants',
    ],
    ...[
      'photo',
      'numéro de sécurité sociale',
      'NIR',
      'social_security_number',
      'discipline',
      'sanctions disciplinaires',
      'origine ethnique',
    ],
  ])('%s is forbidden', (name) => {
    expect(columnKind(name)).toEqual({ kind: 'forbidden' });
  });

  test.each([
    ['matricul', 'matricule'],
    ['competance', 'compétence'],
    ['sevrice', 'service'],
    ['capcity_mni', 'capacity_min'],
    ['couleur', null],
    ['rue', null],
    ['x', null],
    ['', null],
    ['x'.repeat(70), null],
  ])('%s is not guessed: %s', (name, suggestion) => {
    if (name !== 'rue') expect(columnKind(name)).toEqual({ kind: 'unknown', suggestion });
    else expect(columnKind(name).kind).toBe('forbidden');
  });

  test('that are forbidden or unknown leave no trace of their cells', async () => {
    const secret = 'SECRET';
    const header = 'matricule;nom;prénom;service;compétences;Âge;adresse du domicile;couleur;;x';
    const reading = await read(
      `${header}\nM1;A;B;SPIP-33;;${secret};${secret};${secret};${secret};\nM2;A;B;?;;${secret};"${secret}\u{202e}";#N/A;${secret};\n`,
    );
    expect(JSON.stringify(reading)).not.toContain(secret);
    expect(warnings(reading)).toEqual(
      [
        ['CENSUS_FORBIDDEN_COLUMN', null, 1, 'Âge', ''],
        ['CENSUS_FORBIDDEN_COLUMN', null, 1, 'adresse du domicile', ''],
        ['CENSUS_UNKNOWN_COLUMN', null, 1, 'couleur', ''],
        ['CENSUS_UNKNOWN_COLUMN', null, 1, '#9', ''],
        ['CENSUS_UNKNOWN_COLUMN', null, 1, 'x', ''],
      ].sort((a, b) => order(a[3]) - order(b[3])),
    );
    expect(people(reading)).toHaveLength(1);
    expect(rejected(reading)).toHaveLength(1);
  });

  function order(column: unknown): number {
    return ['Âge', 'adresse du domicile', 'couleur', 'x', '#9'].indexOf(String(column));
  }
});

describe('required columns', () => {
  const missing = async (header: string): Promise<unknown[]> =>
    (await read(`${header}\n${'x;'.repeat(header.split(';').length - 1)}x\n`)).files.flatMap((file) =>
      file.rejected.filter(({ record }) => record === null).map(({ code, column, values }) => [code, column, values['suggestion']]),
    );

  test.each([
    ['matricul;nom;prénom;service;dossiers', [['matricule', 'matricul']]],
    [
      'matricule;prénom;sevrice;dossiers',
      [
        ['nom', ''],
        ['service', 'sevrice'],
      ],
    ],
    ['matricule;nom;service;dossiers', [['prénom', '']]],
    ['matricule;nom;prénom;service', [['rôle', '']]],
    ['matricule;nom;prénom;service;besoins', [['promotion', '']]],
    ['matricule;nom;prénom;service;besoins;dossiers', [['rôle', '']]],
    [
      'matriculle;noms;prennom',
      [
        ['matricule', 'matriculle'],
        ['nom', 'noms'],
        ['prénom', 'prennom'],
        ['service', ''],
        ['rôle', ''],
      ],
    ],
  ])('%s', async (header, expected) => {
    const found = await missing(header);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected.map(([column, suggestion]) => ['CENSUS_MISSING_COLUMN', column, suggestion])));
  });

  test('a file of mixed roles needs promotion as soon as it has a trainee, and says so once', async () => {
    const header = 'matricule;rôle;nom;prénom;service\n';
    expect(rejected(await read(`${header}M1;tuteur;A;B;SPIP-33\n`))).toEqual([]);
    const reading = await read(`${header}M1;tuteur;A;B;SPIP-33\nT1;stagiaire;A;B;SPIP-33\nT2;stagiaire;A;B;?\n`);
    expect(rejected(reading)).toEqual([
      ['CENSUS_MISSING_COLUMN', null, null, 'promotion', ''],
      ['CENSUS_UNKNOWN_SERVICE', 3, 4, 'service', '?'],
    ]);
    expect(people(reading)).toEqual([]);
  });

  test('headers alone describe no one', async () => {
    expect(rejected(await read('matricule;nom;prénom;service;dossiers\n\n;;;;\nTotal;;;;\n'))).toEqual([
      ['CENSUS_NO_RECORD', null, 1, null, ''],
    ]);
  });

  test('of several rows that might be the header, the fullest counts', async () => {
    const reading = await read('Nom et service\nnom;service;x;x\nnom;service;dossiers;domaines\nA;B;C;D\n');
    expect(rejected(reading)[0]).toEqual(['CENSUS_MISSING_COLUMN', null, 3, 'prénom', '']);
  });
});

test('a row of more columns than any census has is no header', async () => {
  const columns = (count: number): string => `matricule;nom;prénom;service;dossiers${';x'.repeat(count - 5)}`;
  expect(rejected(await read(`${columns(1000)}\n`))).toEqual([['CENSUS_NO_RECORD', null, 1, null, '']]);
  expect(rejected(await read(`${columns(1001)}\n`))).toEqual([['CENSUS_NO_HEADER', null, null, null, '']]);
});

describe('edit distance', () => {
  /** By its definition. */
  function plain(a: string, b: string): number {
    if (a === '' || b === '') return a.length + b.length;
    const [restA, restB] = [a.slice(1), b.slice(1)];
    const costs = [plain(restA, b) + 1, plain(a, restB) + 1, plain(restA, restB) + (a[0] === b[0] ? 0 : 1)];
    if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) costs.push(plain(a.slice(2), b.slice(2)) + 1);
    return Math.min(...costs);
  }

  test('agrees with its definition, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    let beyond = 0;
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const distance = plain(a, b);
        beyond += distance > limit ? 1 : 0;
        expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
      }),
      { numRuns: 1000 },
    );
    expect(beyond).toBeGreaterThan(100);
  });
});
