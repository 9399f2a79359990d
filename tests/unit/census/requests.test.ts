import { describe as group, expect, test } from 'vitest';
import { readCensus, type CensusReading } from '../../../src/census/index.ts';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { describe } from '../../../src/errors/index.ts';
import { people, pieces, read, readTraineeCell, rejected, warnings } from './files.ts';
import { reference } from './reference.ts';
import { workbook } from './workbook.ts';

const MENTORS = 'matricule;nom;prénom;service;capacité_max;à_séparer_de;binôme_imposé';
const TRAINEES = 'matricule;nom;prénom;service;promotion;à_séparer_de;covoiturage_avec;binôme_imposé;priorité';

/** `id: cells` of the columns that ask for something. */
interface Asking {
  readonly mentors?: Readonly<Record<string, string>>;
  readonly trainees?: Readonly<Record<string, string>>;
}

const NAMES: Readonly<Record<string, string>> = {
  M1: 'Alisier;Anne',
  M2: 'Bruyère;Bruno',
  T1: 'Dahlia;David',
  T2: 'Églantier;Émilie',
  T3: 'Fusain;Farid',
};

function files({ mentors = {}, trainees = {} }: Asking): [string, string][] {
  const rows = (ids: readonly string[], of: Readonly<Record<string, string>>, common: string, none: string): string =>
    ids.map((id) => `${id};${NAMES[id]!};SPIP-33;${common};${of[id] ?? none}\n`).join('');
  return [
    ['tuteurs.csv', `${MENTORS}\n${rows(['M1', 'M2'], mentors, '1', ';')}`],
    ['stagiaires.csv', `${TRAINEES}\n${rows(['T1', 'T2', 'T3'], trainees, 'CPIP 29', ';;;')}`],
  ];
}

const ask = (asking: Asking): Promise<CensusReading> => read(...files(asking));

function person(reading: CensusReading, id: string): Mentor | Trainee | undefined {
  return people(reading).find((one) => one.id === id);
}

group('à_séparer_de', () => {
  test('names people of both sides, by id or name, and keeps the row that says so', async () => {
    const reading = await ask({ trainees: { T1: 'Émilie Églantier|M1;;;' }, mentors: { M2: 'T3;' } });
    expect(rejected(reading)).toEqual([]);
    expect(person(reading, 'T1')).toMatchObject({ apartFrom: ['T2', 'M1'], row: { file: 'stagiaires.csv', line: 2 } });
    expect(person(reading, 'M2')).toMatchObject({ apartFrom: ['T3'], row: { file: 'tuteurs.csv', line: 3 } });
    expect(person(reading, 'T3')).not.toHaveProperty('row');
    expect(person(reading, 'T3')).not.toHaveProperty('apartFrom');
  });

  test.each([
    ['Personne Inconnue', 'CENSUS_UNREAD_REFUSAL'],
    ['Églantié Émilie', 'CENSUS_UNREAD_REFUSAL'],
    ['T1', 'CENSUS_SELF_REFERENCE'],
    ['David Dahlia', 'CENSUS_SELF_REFERENCE'],
  ])('refuses the row that names %s', async (name, code) => {
    const reading = await ask({ trainees: { T1: `${name};;;` } });
    expect(rejected(reading)).toEqual([[code, 1, 2, 'à_séparer_de', name]]);
    expect(person(reading, 'T1')).toBeUndefined();
    expect(reading.refused).toEqual([{ role: 'trainee', id: 'T1', name: 'David Dahlia', file: 'stagiaires.csv', line: 2 }]);
  });

  test('a mentor who names a mentor asks for nothing that a matching could do, and is told', async () => {
    const reading = await ask({ mentors: { M1: 'M2;' } });
    expect(rejected(reading)).toEqual([]);
    expect(warnings(reading)).toContainEqual(['CENSUS_SAME_SIDE_REFERENCE', 1, 2, 'à_séparer_de', 'M2']);
    expect(person(reading, 'M1')).not.toHaveProperty('apartFrom');
  });

  test('somebody whose row is refused is matched with nobody: the row that names them stands', async () => {
    const reading = await ask({ trainees: { T1: 'T2;;;', T2: ';;;mère isolée' } });
    expect(rejected(reading)).toEqual([['CENSUS_PRIORITY', 2, 3, 'priorité', '']]);
    expect(warnings(reading)).toContainEqual(['CENSUS_UNKNOWN_REFERENCE', 1, 2, 'à_séparer_de', 'T2']);
    expect(person(reading, 'T1')).not.toHaveProperty('apartFrom');
  });

  test('one side alone cannot say who is on the other', async () => {
    const reading = await read(files({ trainees: { T1: 'Anne Alisier;;Bruno Bruyère;' } })[1]!);
    expect(rejected(reading)).toEqual([]);
    expect(warnings(reading)).toEqual(
      expect.arrayContaining([
        ['CENSUS_UNKNOWN_REFERENCE', 1, 2, 'à_séparer_de', 'Anne Alisier'],
        ['CENSUS_UNKNOWN_REFERENCE', 1, 2, 'binôme_imposé', 'Bruno Bruyère'],
      ]),
    );
  });
});

group('covoiturage_avec', () => {
  test('names trainees', async () => {
    const reading = await ask({ trainees: { T1: ';Églantier Émilie|T3;;' } });
    expect(person(reading, 'T1')).toMatchObject({ sharesCarWith: ['T2', 'T3'], row: { file: 'stagiaires.csv', line: 2 } });
  });

  test.each([
    ['Personne Inconnue', 'CENSUS_UNKNOWN_REFERENCE'],
    ['M1', 'CENSUS_NOT_A_TRAINEE'],
    ['Anne Alisier', 'CENSUS_NOT_A_TRAINEE'],
  ])('drops %s, and says so', async (name, code) => {
    const reading = await ask({ trainees: { T1: `;${name};;` } });
    expect(rejected(reading)).toEqual([]);
    expect(warnings(reading)).toContainEqual([code, 1, 2, 'covoiturage_avec', name]);
    expect(person(reading, 'T1')).not.toHaveProperty('sharesCarWith');
    expect(person(reading, 'T1')).not.toHaveProperty('row');
  });

  test('nobody travels with themselves', async () => {
    expect(rejected(await ask({ trainees: { T1: ';T1;;' } }))).toEqual([['CENSUS_SELF_REFERENCE', 1, 2, 'covoiturage_avec', 'T1']]);
  });

  test('of a mentor it is not kept', async () => {
    const reading = await read('matricule;rôle;nom;prénom;service;covoiturage_avec\nM1;tuteur;Alisier;Anne;SPIP-33;M1\n');
    expect(people(reading)[0]).not.toHaveProperty('sharesCarWith');
  });
});

group('binôme_imposé', () => {
  test('is said by the trainee, the mentor or both', async () => {
    const reading = await ask({ trainees: { T1: ';;Anne Alisier;' }, mentors: { M1: ';T1', M2: ';T2' } });
    expect(rejected(reading)).toEqual([]);
    expect(person(reading, 'T1')).toMatchObject({ imposed: ['M1'] });
    expect(person(reading, 'M1')).toMatchObject({ imposed: ['T1'] });
    expect(person(reading, 'M2')).toMatchObject({ imposed: ['T2'] });
  });

  test.each([
    ['Personne Inconnue', 'CENSUS_UNREAD_IMPOSED', 'Personne Inconnue'],
    ['T2', 'CENSUS_UNREAD_IMPOSED', 'T2'],
    ['M1|M2', 'CENSUS_SEVERAL_IMPOSED', 'M1, M2'],
  ])('refuses the row of a trainee that names %s', async (cell, code, value) => {
    const reading = await ask({ trainees: { T1: `;;${cell};` } });
    expect(rejected(reading)).toEqual([[code, 1, 2, 'binôme_imposé', value]]);
    expect(person(reading, 'T1')).toBeUndefined();
  });

  test('two mentors for one trainee are told on both rows, each with the place of the other', async () => {
    const reading = await ask({ trainees: { T1: ';;M1;' }, mentors: { M2: ';T1' } });
    const found = reading.files.flatMap((file) => file.rejected);
    expect(found.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['stagiaires.csv', 2, 'CENSUS_IMPOSED_CONFLICT'],
      ['tuteurs.csv', 3, 'CENSUS_IMPOSED_CONFLICT'],
    ]);
    expect(describe(found[0]!, 'fr')).toContain('(tuteurs.csv:3)');
    expect(describe(found[1]!, 'fr')).toContain('(stagiaires.csv:2)');
    expect(people(reading).map(({ id }) => id)).toEqual(['T2', 'T3', 'M1']);
  });

  test('more than the mentor has places for is told with every row, and kept', async () => {
    const reading = await ask({ trainees: { T1: ';;M1;', T2: ';;M1;' } });
    expect(rejected(reading)).toEqual([]);
    const [found] = reading.files.flatMap((file) => file.warnings).filter(({ code }) => code === 'CENSUS_IMPOSED_PLACES');
    expect(describe(found!, 'fr')).toContain('stagiaires.csv:2, stagiaires.csv:3');
    expect(person(reading, 'T2')).toMatchObject({ imposed: ['M1'] });
  });

  test('a pair whose other person is refused is refused, to the end of the chain', async () => {
    const reading = await ask({ trainees: { T1: ';;M1;', T2: 'T2;;;' }, mentors: { M1: ';T2' } });
    expect(rejected(reading)).toEqual([
      ['CENSUS_UNREAD_IMPOSED', 1, 2, 'binôme_imposé', 'M1'],
      ['CENSUS_SELF_REFERENCE', 2, 3, 'à_séparer_de', 'T2'],
      ['CENSUS_UNREAD_IMPOSED', 1, 2, 'binôme_imposé', 'T2'],
    ]);
    expect(people(reading).map(({ id }) => id)).toEqual(['T3', 'M2']);
  });
});

group('priorité', () => {
  test.each([
    ...['oui', 'OUI', 'x', '1', 'P1', 'Priorité 1', 'haute', 'Élevée'].map((cell) => [cell, 1] as const),
    ...['2', 'moyenne', 'niveau 2'].map((cell) => [cell, 2] as const),
    ...['3', 'basse'].map((cell) => [cell, 3] as const),
    ...['', 'non', '0', 'aucune', '-', 'oui ?'].map((cell) => [cell, undefined] as const),
  ])('%j is level %s', async (cell, level) => {
    const reading = await readTraineeCell('priorité', cell);
    expect(rejected(reading)).toEqual([]);
    expect((people(reading)[0] as Trainee).priority).toBe(level);
  });

  test.each<[string, string?]>([
    ['haute', '« haute » : 1'],
    ['Élevée', '« Élevée » : 1'],
    ['prioritaire', '« prioritaire » : 1'],
    ['priorité haute', '« priorité haute » : 1'],
    ['P1', '« P1 » : 1'],
    ['niveau 2', '« niveau 2 » : 2'],
    ['Moyenne', '« Moyenne » : 2'],
    ['basse', '« basse » : 3'],
    ['haute 🤰', '« haute » : 1'],
    ...['oui', 'X', '✓', '1', '2', '3', 'non', ''].map((cell): [string] => [cell]),
  ])('%j: what it is read as is said where it is a word', async (cell, told) => {
    const notes = (await readTraineeCell('priorité', cell)).files[0]!.warnings.filter(({ code }) => code === 'CENSUS_VALUE_READ');
    expect(notes.map(({ values }) => values['detailFr'])).toEqual(told === undefined ? [] : [told]);
    expect(JSON.stringify(notes)).not.toContain('🤰');
  });

  test.each(['mère isolée', '4', 'oui, enceinte', 'oui (santé)', 'handicap\u0007', '1,5', 'haute ?'])(
    '%j is refused, and quoted nowhere',
    async (cell) => {
      const reading = await readTraineeCell('priorité', cell);
      const found = reading.files.flatMap((file) => file.rejected);
      expect(found).toHaveLength(1);
      expect(people(reading)).toEqual([]);
      expect(JSON.stringify(reading)).not.toMatch(/isolée|enceinte|santé|handicap/);
      for (const language of ['fr', 'en'] as const)
        expect(describe(found[0]!, language)).not.toMatch(/isolée|enceinte|santé\)|handicap\u0007/);
    },
  );
});

test.each([
  ['A separer de', 'apartFrom'],
  ['À SÉPARER DE', 'apartFrom'],
  ['Co-voiturage avec', 'sharesCarWith'],
  ['covoiturage', 'sharesCarWith'],
  ['Binome impose', 'imposed'],
  ['Tuteur imposé', 'imposed'],
  ['Priorité (oui/non)', 'priority'],
  ['Prioritaire ?', 'priority'],
])('the header « %s » is known', async (header, field) => {
  const cell = field === 'priority' ? 'oui' : field === 'imposed' ? 'M1' : 'T2';
  const reading = await read(
    `matricule;nom;prénom;service;promotion;${header}\nT1;Dahlia;David;SPIP-33;CPIP 29;${cell}\nT2;Églantier;Émilie;SPIP-33;CPIP 29;\n`,
    'matricule;nom;prénom;service;dossiers\nM1;Alisier;Anne;SPIP-33;60\n',
  );
  expect(person(reading, 'T1')).toHaveProperty(field);
});

test('a workbook with several sheets says which', async () => {
  const rows = (lines: string): string[][] =>
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(';'));
  const [[, mentors], [, trainees]] = files({ trainees: { T1: 'T2;;;' } }) as [[string, string], [string, string]];
  const bytes = workbook([
    { name: 'Tuteurs', rows: rows(mentors) },
    { name: 'Stagiaires', rows: rows(trainees) },
  ]);
  const reading = await readCensus([{ name: 'recensement.xlsx', bytes: pieces(bytes) }], reference);
  expect(person(reading, 'T1')).toMatchObject({ row: { file: 'recensement.xlsx [Stagiaires]', line: 2 } });
});
