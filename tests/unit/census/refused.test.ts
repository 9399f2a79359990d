import { describe, expect, it } from 'vitest';
import { people, read } from './files.ts';
import { workbook } from './workbook.ts';

const HEADER = 'matricule;rôle;nom;prénom;service;promotion;dossiers';

describe('whoever is refused', () => {
  it('is told by name and role, as far as the row says', async () => {
    const { refused } = await read(
      [
        HEADER,
        'T1;tuteur;Durand;Zoé;Nulle part;;60',
        'S1;stagiaire;Petit;Luc;Nulle part;CPIP 29;',
        'X1;chef;Martin;Ana;SPIP-33;;',
        ';tuteur;;;SPIP-33;;',
        'T2;tuteur;Trop;De;SPIP-33;;60;et;une',
        'T3;tuteur;"Guil"lemet;De;SPIP-33;;60',
      ].join('\n'),
    );
    expect(refused.map(({ role, id, name, line }) => [role, id, name, line])).toEqual([
      ['mentor', 'T1', 'Zoé Durand', 2],
      ['trainee', 'S1', 'Luc Petit', 3],
      [null, 'X1', 'Ana Martin', 4],
      ['mentor', null, null, 5],
      // Cells that are shifted would give somebody else's name.
      [null, null, null, 6],
      [null, null, null, 7],
    ]);
  });

  it('of one role is told with it where the columns tell the role, shifted or not', async () => {
    const { refused } = await read('matricule;nom;prénom;service;dossiers\nT1;A;B;Nulle part;1\nT2;A;B;SPIP-33;1;2;3\n');
    expect(refused.map(({ role, id }) => [role, id])).toEqual([
      ['mentor', 'T1'],
      ['mentor', null],
    ]);
  });

  it('with the whole file is the file', async () => {
    expect((await read('matricule;nom;prénom;dossiers\nT1;A;B;1\n')).refused).toEqual([
      { role: 'mentor', id: null, name: null, file: 'a.csv', line: null },
    ]);
    expect((await read('%PDF-1.7')).refused).toEqual([{ role: null, id: null, name: null, file: 'a.csv', line: null }]);
  });

  it('in a workbook of several sheets is told with the sheet; an empty sheet beside is told and refuses nothing', async () => {
    const head = ['matricule', 'nom', 'prénom', 'service', 'dossiers'];
    const reading = await read(
      workbook([
        { name: 'Ain', rows: [head, ['T1', 'A', 'B', 'SPIP-33', 1], ['T2', 'C', 'D', 'Nulle part', 1]] },
        { name: 'Vide', rows: [head] },
        { name: 'Isère', rows: [head, ['T3', 'E', 'F', 'Nulle part', 1]] },
      ]),
    );
    expect(people(reading).map(({ id }) => id)).toEqual(['T1']);
    expect(reading.refused.map(({ file, name }) => [file, name])).toEqual([
      ['a.csv [Ain]', 'D C'],
      ['a.csv [Isère]', 'F E'],
    ]);
    expect(reading.files[0]!.warnings.map(({ code }) => code)).toContain('CENSUS_NO_RECORD');
  });
});
