/** The census of one directorate: rows of people of another. */
import { describe, expect, it } from 'vitest';
import type { CensusReading } from '../../../src/census/index.ts';
import { MENTOR_HEADER, readAs } from './files.ts';
import { workbook } from './workbook.ts';

const HEADER = `${MENTOR_HEADER};évite`;
const TRAINEES = 'matricule;rôle;nom;prénom;service;promotion;évite\n';

it('are refused in the cell of their service, and left out', async () => {
  const reading = await readAs('DISP-BOR', `${HEADER}\nM1;Durand;Zoé;SPIP-33;60;\nM2;Petit;Luc;SPIP-01;60;\n`);
  expect(reading.census.mentors.map(({ id }) => id)).toEqual(['M1']);
  expect(reading.files[0]!.rejected).toMatchObject([
    { code: 'CENSUS_OTHER_BOARD', line: 3, record: 2, column: 'service', values: { board: 'Lyon', expected: 'Bordeaux' } },
  ]);
  expect(reading.refused).toEqual([{ role: 'mentor', id: 'M2', name: 'Luc Petit', file: 'a.csv', line: 3 }]);
  expect(reading).toMatchObject({ rejected: 1, rows: new Map([['M1', { file: 'a.csv', sheet: null, line: 2 }]]) });
});

it('whom others avoid stand in nobody’s way, and say so', async () => {
  const rows = ['M2;tuteur;Petit;Luc;SPIP-01;;', 'T1;stagiaire;Blanc;Eve;SPIP-33;CPIP 29;M2'];
  const reading = await readAs('DISP-BOR', `${TRAINEES}${rows.join('\n')}\n`);
  expect(reading.census.trainees).toMatchObject([{ id: 'T1', avoids: [] }]);
  expect(reading.files[0]!.warnings.map(({ code }) => code)).toContain('CENSUS_UNKNOWN_REFERENCE');
});

describe('nothing else is asked of them', () => {
  const foreign = (header: string, cell: string): Promise<CensusReading> =>
    readAs(
      'DISP-BOR',
      `matricule;rôle;nom;prénom;service;promotion;${header}\nT1;stagiaire;Blanc;Eve;SPIP-33;CPIP 29;\nM2;tuteur;Petit;Luc;SPIP-01;;"${cell}"\n`,
    );

  it.each([
    ['évite', 'Mme Inconnue'],
    ['anciens_binômes', 'Blanche'],
    ['à_séparer_de', 'Eve Blanc, Mme Inconnue'],
    ['binôme_imposé', 'Inconnue'],
    ['préférences', 'surtout pas Eve Blanc'],
    ['Observations', 'pas avec Eve Blanc'],
    ['À savoir', 'Mme Inconnue'],
    ['absences', 'quelques jours'],
    ['dossiers', 'beaucoup'],
  ])('%s: %s', async (header, cell) => {
    const reading = await foreign(header, cell);
    expect(reading.files[0]!.rejected.map(({ code, line }) => [code, line])).toEqual([['CENSUS_OTHER_BOARD', 3]]);
    expect([reading.rejected, reading.census.trainees.length]).toEqual([1, 1]);
  });

  it('a comment on their cells is quoted', async () => {
    const rows = [
      ['nom', 'prénom', 'service', 'dossiers'],
      ['ARNAUD', 'Pascal', 'SPIP-33', 60],
      ['PETIT', 'Luc', 'SPIP-01', 60],
    ];
    const reading = await readAs(
      'DISP-BOR',
      workbook([{ name: 'a', rows, comments: [{ ref: 'A3', text: 'pas avec M. Arnaud', author: 'B' }] }]),
    );
    expect(reading.files[0]!.rejected.map(({ code }) => code)).toEqual(['CENSUS_OTHER_BOARD']);
    expect(reading.files[0]!.warnings.map(({ code }) => code)).toContain('CENSUS_COMMENTS');
    expect(reading.census.mentors).toHaveLength(1);
  });
});
