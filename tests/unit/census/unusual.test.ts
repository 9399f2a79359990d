/** Numbers that may be right and mostly are not, and people who may be examples: read, and said. */
import { describe, expect, test } from 'vitest';
import { describe as message } from '../../../src/errors/index.ts';
import { people, read, readCell, readTraineeCell, rejected } from './files.ts';

type Reading = Awaited<ReturnType<typeof read>>;

const told = (reading: Reading, code: string): string[] =>
  reading.files.flatMap((file) => file.warnings.filter((finding) => finding.code === code).map((finding) => message(finding, 'fr')));

describe('a number', () => {
  test.each<[string, string, boolean]>([
    ['dossiers', '250', false],
    ['dossiers', '251', true],
    ['dossiers', '~720', true],
    ['dossiers', '0', false],
    ['capacité_max', '10', false],
    ['capacité_max', '11', true],
    ['quotité', '20 %', false],
    ['quotité', '0,2', false],
    ['quotité', '19 %', true],
    ['quotité', '0,08', true],
    ['quotité', '15', true],
    ['quotité', '3/39', true],
    ['quotité', '20', false],
    ['année_titularisation', '1950', false],
  ])('%s = %s', async (column, cell, isTold) => {
    const reading = await readCell(column, cell);
    expect([people(reading).length, rejected(reading)]).toEqual([1, []]);
    expect(told(reading, 'CENSUS_UNUSUAL_NUMBER')).toHaveLength(isTold ? 1 : 0);
  });

  test.each<[string, boolean]>([
    ['240', false],
    ['4 h', false],
    ['241', true],
    ['~ 5 h', true],
  ])('temps_trajet_max = %s', async (cell, isTold) => {
    expect(told(await readTraineeCell('temps_trajet_max', cell), 'CENSUS_UNUSUAL_NUMBER')).toHaveLength(isTold ? 1 : 0);
  });

  test('capacité_min and stagiaires_suivis too', async () => {
    const reading = await read(
      'matricule;nom;prénom;service;capacité_min;capacité_max;stagiaires_suivis\nM1;Durand;Zoé;SPIP-33;11;12;12\n',
    );
    expect(told(reading, 'CENSUS_UNUSUAL_NUMBER')).toHaveLength(3);
  });

  test('is told with its cell and what is usual; one that is refused is not told twice', async () => {
    expect(told(await readCell('dossiers', '720'), 'CENSUS_UNUSUAL_NUMBER')[0]).toMatch(/720.*dossiers.*250 au plus/);
    expect(told(await readCell('dossiers', '7200'), 'CENSUS_UNUSUAL_NUMBER')).toEqual([]);
    expect(told(await readCell('quotité', '10 %'), 'CENSUS_UNUSUAL_NUMBER')[0]).toContain('au moins 20');
  });
});

describe('a person', () => {
  test.each(['EXEMPLE', 'exemple', 'Modèle', 'TEST', 'Test.'])('named %s is read, and may be an example', async (name) => {
    const reading = await read(`matricule;nom;prénom;service;dossiers\nM1;${name};Anne;SPIP-33;60\n`);
    expect(people(reading)).toHaveLength(1);
    const findings = reading.files[0]!.warnings.filter(({ code }) => code === 'CENSUS_EXAMPLE_PERSON');
    expect(findings.map(({ line, column, value }) => [line, column, value])).toEqual([[2, 'nom', name]]);
  });

  test('whose names are in one column too', async () => {
    const reading = await read('matricule;nom_prénom;service;dossiers\nM1;EXEMPLE Anne;SPIP-33;60\n');
    expect(reading.files[0]!.warnings.find(({ code }) => code === 'CENSUS_EXAMPLE_PERSON')).toMatchObject({
      column: 'nom_prénom',
      value: 'EXEMPLE',
    });
  });

  test.each(['Testu', 'Dupont-Test', 'Modelski'])('named %s is none', async (name) => {
    const reading = await read(`matricule;nom;prénom;service;dossiers\nM1;${name};Anne;SPIP-33;60\n`);
    expect(told(reading, 'CENSUS_EXAMPLE_PERSON')).toEqual([]);
  });
});
