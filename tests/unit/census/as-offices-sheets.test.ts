/** Sheets that no header of ours stands in: people may be lost with them, or they are lists and remarks. */
import { describe, expect, test } from 'vitest';
import { people, read } from './files.ts';
import { type Sheet, workbook } from './workbook.ts';

const tutors: Sheet = {
  name: 'Tuteurs',
  rows: [
    ['nom', 'prénom', 'service', 'dossiers'],
    ['Alisier', 'Anne', 'SPIP-33', 60],
  ],
};
const beside = (sheet: Sheet) => read(workbook([sheet, tutors]));
const strangers = [
  ['Patronyme usité', 'Petit nom', 'Où', 'Quand'],
  ['MIMOSA', 'Carla', 'Bordeaux', 'SP2'],
  ['HOUX', 'Hugo', 'Bordeaux', 'SP2'],
];

describe('a visible sheet that is not read', () => {
  test('is refused where its rows have the shape of people, by its name and how many they are', async () => {
    const reading = await beside({ name: 'Accueil', rows: strangers });
    expect([people(reading).length, reading.rejected]).toEqual([1, 1]);
    expect(reading.files[0]!.rejected).toMatchObject([
      { code: 'CENSUS_UNREAD_SHEET', sheet: 'Accueil', record: null, values: { sheet: 'Accueil', count: 3 } },
    ]);
    expect(reading.refused).toEqual([{ role: null, id: null, name: null, file: 'a.csv [Accueil]', line: null }]);
    expect(reading.files[0]!.unread).toEqual([{ name: 'Accueil', why: 'noHeader', people: 3 }]);
    expect(reading.files[0]!.file).toMatchObject({ sheet: 'Tuteurs' });
    expect(reading.files[0]!.warnings.map(({ code }) => code)).not.toContain('CENSUS_OTHER_SHEETS');
  });

  test('refuses whom others are kept from, since they may stand in it', async () => {
    const avoiding: Sheet = {
      name: 'Stagiaires',
      rows: [
        ['nom', 'prénom', 'service', 'promotion', 'évite'],
        ['Petit', 'Luc', 'SPIP-33', 'CPIP 29', 'Zinnia'],
      ],
    };
    const reading = await read(workbook([{ name: 'Accueil', rows: strangers }, tutors, avoiding]));
    expect(reading.files[0]!.rejected.map(({ code }) => code)).toEqual(['CENSUS_UNREAD_REFUSAL', 'CENSUS_UNREAD_SHEET']);
  });

  test.each<[string, Sheet]>([
    ['by its name', { name: 'Listes de choix', rows: strangers }],
    ['by its name', { name: 'Récap 2025', rows: strangers }],
    ['by its name', { name: 'Notice', rows: strangers }],
    ['as it is one line', { name: 'x', rows: strangers.slice(0, 1) }],
    ['as two columns make no people', { name: 'x', rows: strangers.map((row) => row.slice(0, 2)) }],
    [
      'as it counts',
      {
        name: 'x',
        rows: [
          ['Site', 1, 2],
          ['Bordeaux', 3, 4],
          ['Agen', 5, 6],
        ],
      },
    ],
    [
      'as it lists what to choose from',
      {
        name: 'x',
        rows: [
          ['Domaines', 'Milieux', 'Réponses'],
          ['droit', 'MO', 'oui'],
          ['sociologie', 'MF', 'non'],
          ['lettres', '', 'à voir'],
          ['histoire'],
        ],
      },
    ],
    ['as it says nothing', { name: 'x', rows: [['NÉANT (aucun tuteur)']] }],
  ])('is told and no more %s', async (_, sheet) => {
    const reading = await beside(sheet);
    expect([people(reading).length, reading.rejected]).toEqual([1, 0]);
    expect(reading.files[0]!.warnings.map(({ code }) => code)).toContain('CENSUS_OTHER_SHEETS');
  });

  test('is refused although its name speaks of a list, where that is one of people', async () => {
    expect((await beside({ name: 'Listes des stagiaires', rows: strangers })).rejected).toBe(1);
    expect((await beside({ name: 'Liste', rows: strangers })).rejected).toBe(1);
  });

  test('and whose header names people in one column is read', async () => {
    const reading = await beside({
      name: 'Stagiaires',
      rows: [
        ['Nom et prénom', 'Promo', 'Lieu de stage'],
        ['MIMOSA Carla', 'CPIP 29', 'Gradignan'],
      ],
    });
    expect(reading.census.trainees).toMatchObject([{ lastName: 'MIMOSA', firstName: 'Carla', siteCode: 'SPIP-33-01' }]);
  });
});
