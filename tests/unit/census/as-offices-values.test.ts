/** Cells as people fill them in: what anybody reads at once is read, and said; what must not be kept is quoted nowhere. */
import { describe, expect, test } from 'vitest';
import { copyCensus } from '../../../src/census/copy.ts';
import { allWarnings, people, pieces, read, readCell, readTraineeCell, rejected } from './files.ts';

const mentorWith = async (column: string, cell: string): Promise<unknown> => people(await readCell(column, cell))[0];

describe('values', () => {
  test.each([
    ['quotité', '36h/36h', { workingTime: 1 }],
    ['quotité', '28h/35h', { workingTime: 0.8 }],
    ['Temps partiel', 'non', { workingTime: 1 }],
    ['Temps partiel', '80 %', { workingTime: 0.8 }],
    ['volontaire', 'Oui avec plaisir !', { volunteer: true }],
    ['volontaire', 'oui volontiers', { volunteer: true }],
    ['volontaire', 'oui (à confirmer)', { volunteer: null }],
    ['volontaire', 'oui sauf en janvier', { volunteer: null }],
    ['volontaire', 'Oui avec plaisir ?', { volunteer: null }],
    ['formé_le', 'le 7 oct. 2021', { trainedOn: '2021-10-07' }],
    ['formé_le', '2018 (oct.)', { trainedOn: '2018-10-31' }],
    ['formé_le', '2013, recyclage 12/09/2023', { trainedOn: '2013-12-31' }],
    ['absences', 'Congés 02/02/26 → 06/02/26', { absences: [{ start: '2026-02-02', end: '2026-02-06' }] }],
    ['absences', 'vac. de février (16/02/2026 au 20/02/2026)', { absences: [{ start: '2026-02-16', end: '2026-02-20' }] }],
    [
      'absences',
      '5, 6 et 7 janvier 2026',
      { absences: ['2026-01-05', '2026-01-06', '2026-01-07'].map((day) => ({ start: day, end: day })) },
    ],
    [
      'absences',
      'en formation les 13 et 14 janvier 2026',
      { absences: ['2026-01-13', '2026-01-14'].map((day) => ({ start: day, end: day })) },
    ],
  ])('%s: %s', async (column, cell, expected) => {
    expect(await mentorWith(column, cell)).toMatchObject(expected);
  });

  test.each([
    ['quotité', 'non', 'CENSUS_NUMBER'],
    ['formé_le', '12/06/2103', 'CENSUS_RANGE'],
    ['formé_le', '03/15/2022', 'CENSUS_DATE'],
    ['formé_le', 'inscrite session du 03/12/2025', 'CENSUS_DATE'],
    ['absences', '15/12-19/12', 'CENSUS_DATE'],
    ['absences', 'tous les mercredis', 'CENSUS_DATE'],
    ['absences', 'en disponibilité depuis le 01/10/2025', 'CENSUS_DATE'],
  ])('%s: %s is refused', async (column, cell, code) => {
    expect(rejected(await readCell(column, cell))).toEqual([[code, 1, 2, column, cell]]);
  });

  test('three quarters of an hour', async () => {
    expect(people(await readTraineeCell('temps_trajet_max', '3/4 h'))).toMatchObject([{ maxTravelMinutes: 45 }]);
  });

  test.each([
    ['MA Gradignan', 'SPIP-33-01'],
    ['Gradignan (SME)', 'SPIP-33-01'],
  ])('a service with what only says of its kind: %s', async (cell, siteCode) => {
    const reading = await read(`nom;prénom;service;dossiers\nA;B;${cell};60\n`);
    expect(people(reading)).toMatchObject([{ siteCode }]);
    expect(allWarnings(reading)).toContainEqual(expect.arrayContaining(['CENSUS_SERVICE_READ', cell]));
  });

  test('a place in brackets that is another one is not passed over', async () => {
    expect(rejected(await read('nom;prénom;service;dossiers\nA;B;Gradignan (Ain);60\n'))).toHaveLength(1);
  });

  test('somebody with who they are in brackets behind the name', async () => {
    const mentors = 'nom;prénom;service;dossiers\nAlisier;Anne;SPIP-33;60\n';
    const reading = await read(mentors, 'nom;prénom;service;promotion;évite\nA;B;SPIP-33;CPIP 29;Mme Alisier (ancienne collègue)\n');
    expect(reading.census.trainees[0]?.avoids).toEqual(['alisier-anne-spip-33']);
  });
});

describe('ditto marks', () => {
  const header = 'nom;prénom;service;dossiers;domaines';

  test('say what the cell above says, one below the other, and are told', async () => {
    const reading = await read([header, 'A;A;Gradignan;60;droit', 'B;B;"""";"""";idem', 'C;C;〃;70;'].join('\n'));
    expect(people(reading)).toMatchObject([
      { siteCode: 'SPIP-33-01', caseload: 60, domains: ['droit'] },
      { siteCode: 'SPIP-33-01', caseload: 60, domains: ['droit'] },
      { siteCode: 'SPIP-33-01', caseload: 70, domains: [] },
    ]);
    expect(allWarnings(reading).filter((finding) => (finding as unknown[])[0] === 'CENSUS_SAME_AS_ABOVE')).toHaveLength(3);
  });

  test('below a heading, a total or nothing say nothing; names are nobody else’s', async () => {
    const reading = await read(
      [header, 'A;A;idem;60;', 'B;B;Gradignan;60;', 'ANTENNE DE BORDEAUX;;;;', 'C;C;idem;60;', '"""";D;Gradignan;60;'].join('\n'),
    );
    expect(rejected(reading).map((finding) => (finding as unknown[]).slice(0, 3))).toEqual([
      ['CENSUS_UNKNOWN_SERVICE', 1, 2],
      ['CENSUS_UNKNOWN_SERVICE', 3, 5],
      ['CENSUS_MISSING_VALUE', 4, 6],
    ]);
  });
});

describe('a reason that must not be kept', () => {
  test.each([
    ['quotité', 'mi-temps thérapeutique'],
    ['absences', 'arrêt maladie'],
    ['absences', 'ASA syndicale les jeudis de janvier'],
    ['volontaire', 'grossesse en cours'],
    ['dossiers', '30 (handicap)'],
  ])('refuses its row and is quoted nowhere: %s, %s', async (column, cell) => {
    const reading = await readCell(column, cell);
    expect(rejected(reading)).toEqual([['CENSUS_PRIVATE_REASON', 1, 2, column, '']]);
    expect(JSON.stringify(reading)).not.toContain(cell);
  });

  test('is left out of what is read and noted', async () => {
    const reading = await readCell('absences', 'Congé maternité du 15/12/2025 au 05/04/2026');
    expect(people(reading)).toMatchObject([{ absences: [{ start: '2025-12-15', end: '2026-04-05' }] }]);
    const unsure = await readCell('volontaire', 'non, arrêt maladie');
    expect(people(unsure)).toMatchObject([{ volunteer: null }]);
    for (const one of [reading, unsure]) expect(JSON.stringify(one)).not.toMatch(/matern|malad/i);
    expect(allWarnings(reading)).toContainEqual(expect.arrayContaining(['CENSUS_VALUE_READ']));
  });

  test('is not in a copy, where its cell does not become an empty one; subjects of the same words are', async () => {
    const content = 'nom;prénom;service;quotité;compétences\nA;B;SPIP-33;mi-temps thérapeutique;accès aux soins\n';
    const copy = await copyCensus({ name: 'a.csv', bytes: pieces(Buffer.from(content)) }, [], () => null);
    const cells = copy.sheets[0]!.rows.at(-1)!.cells;
    expect(cells.at(-1)).toBe('accès aux soins');
    expect(rejected(await readCell('quotité', cells[3]!))).toHaveLength(1);
    expect(JSON.stringify(copy)).not.toContain('thérap');
  });
});

describe('lines that describe nobody', () => {
  test.each([
    ...[
      'Total;13 lignes;;',
      'STAGIAIRES;;;',
      'Tuteurs CPIP 29;;;',
      'Fait à Auch, le 10 octobre 2025;;;',
      'Soit 4 tuteurs et 2 stagiaires.;;;',
    ],
    ...['Le chef de service;;;', 'MAJ 07/10 – secrétariat;;;', 'Effectif;;;', '* voir note;;;', 'ANTENNE DE NARBONNE;;;'],
  ])('%s is passed over and told', async (line) => {
    const reading = await read(`nom;prénom;service;dossiers\nA;B;SPIP-33;60\n${line}\nC;D;SPIP-33;60\n`);
    expect([people(reading).length, rejected(reading)]).toEqual([2, []]);
    expect(allWarnings(reading)).toContainEqual(expect.arrayContaining([expect.stringMatching(/CENSUS_(?:TOTAL|HEADING)_LINES?/)]));
  });

  test.each(['Dussaud;;;', 'De La Tour;;;', 'Total;Anne;;', 'Stagiaire;;;60'])('%s may be somebody', async (line) => {
    expect(rejected(await read(`nom;prénom;service;dossiers\nA;B;SPIP-33;60\n${line}\n`))).not.toEqual([]);
  });
});

describe('a commune that is not known', () => {
  test('is looked for in the department of the service first, by letters or by its first word', async () => {
    const suggested = async (commune: string): Promise<unknown> =>
      (await read(`nom;prénom;service;promotion;commune\nA;B;SPIP-33;CPIP 29;${commune}\n`)).files[0]!.rejected[0]?.values['suggestion'];
    expect(await suggested('Bordeau')).toBe('Bordeaux');
    expect(await suggested('Bourg-en-Bress')).toBe('Bourg-en-Bresse');
  });
});
