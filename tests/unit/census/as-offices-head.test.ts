/** Headers as offices lay them out: over two lines, with roles under another name, with the towns of homes and of offices side by side. */
import { describe, expect, test } from 'vitest';
import { allWarnings, people, read, rejected } from './files.ts';

const said = async (...lines: string[]) => people(await read(lines.join('\n')));

describe('a header over two lines', () => {
  const groups = 'Rôle;Nom;Prénom;Service;TUTORAT;;;STAGE;;SOUHAITS';
  const names = ';;;;Volontaire;Formé le;Dossiers;Promotion;Besoins;Préférences';
  const rows = ['Tuteur;Origan;Mathilde;SPIP-33;oui;15/03/2019;52;;;', 'Stagiaire;Mimosa;Carla;SPIP-33;;;;CPIP 29;addictions;'];

  test('is read: names beside the title of a group, and below it', async () => {
    expect(await said(groups, names, ...rows)).toMatchObject([
      { role: 'mentor', lastName: 'Origan', caseload: 52, trainedOn: '2019-03-15', volunteer: true },
      { role: 'trainee', lastName: 'Mimosa', promotion: 'CPIP 29', learningNeeds: ['addictions'] },
    ]);
  });

  test('counts no line of it as a title, and those above it as such', async () => {
    const titles = (reading: Awaited<ReturnType<typeof read>>) =>
      reading.files[0]!.warnings.filter(({ code }) => code === 'CENSUS_TITLE_LINES').map(({ values }) => values['count']);
    expect(titles(await read([groups, names, ...rows].join('\n')))).toEqual([]);
    expect(titles(await read(['Recensement 2025;;;;;;;;;', groups, names, ...rows].join('\n')))).toEqual([1]);
  });

  test('is one line where the line above only groups, and where people follow at once', async () => {
    const whole = 'Rôle;Nom;Prénom;Service;Volontaire;Formé le;Dossiers;Promotion;Besoins;Préférences';
    const grouped = await read(['AGENT;;;;TUTORAT;;;STAGE;;', whole, ...rows].join('\n'));
    expect(people(grouped)).toEqual(await said(whole, ...rows));
    expect(grouped.files[0]!.warnings.map(({ code }) => code)).toContain('CENSUS_TITLE_LINES');
  });
});

describe('roles under another name', () => {
  test('are read where nothing else tells who is who', async () => {
    for (const header of ['Fonction', 'Qualité', 'Statut'])
      expect(
        await said(
          `${header};nom;prénom;service;dossiers;promotion`,
          'Tutrice;Origan;Mathilde;SPIP-33;52;',
          'Stagiaire;Mimosa;Carla;SPIP-33;;CPIP 29',
        ),
        header,
      ).toMatchObject([{ role: 'mentor' }, { role: 'trainee' }]);
  });

  test('are what they say where the columns tell the role, or a column of roles does', async () => {
    const alone = await read('Fonction;nom;prénom;service;dossiers\nCPIP;Origan;Mathilde;SPIP-33;52');
    expect(people(alone)).toMatchObject([{ role: 'mentor' }]);
    expect(allWarnings(alone)).toContainEqual(expect.arrayContaining(['CENSUS_UNKNOWN_COLUMN', 'Fonction']));
    const both = await said('rôle;Fonction;nom;prénom;service;dossiers;promotion', 'tuteur;CPIP;Origan;Mathilde;SPIP-33;52;');
    expect(both).toMatchObject([{ role: 'mentor' }]);
  });

  test('that are none refuse the row, with what they say', async () => {
    const reading = await read('Fonction;nom;prénom;service;dossiers;promotion\nCPIP;Origan;Mathilde;SPIP-33;52;');
    expect(rejected(reading)).toContainEqual(expect.arrayContaining(['CENSUS_ROLE', 'Fonction', 'CPIP']));
  });
});

describe('towns', () => {
  const header = 'rôle;nom;prénom;service;résidence administrative;commune de résidence;dossiers;promotion';

  test('of the office are read of mentors, those of homes of trainees, and nothing else of either', async () => {
    const reading = await read(
      [
        header,
        'tuteur;Origan;Mathilde;SPIP-33;Bordeaux;Bourg-en-Bresse;52;',
        'stagiaire;Mimosa;Carla;SPIP-33;Bourg-en-Bresse;Bordeaux;;CPIP 29',
      ].join('\n'),
    );
    expect(people(reading)).toMatchObject([
      { role: 'mentor', communeCode: '33063' },
      { role: 'trainee', communeCode: '33063' },
    ]);
    expect(allWarnings(reading)).not.toContainEqual(expect.arrayContaining(['CENSUS_COLUMN_NOT_NEEDED']));
  });

  test('of the office that nobody knows are told of mentors alone, under their own header', async () => {
    const reading = await read(
      [header, 'tuteur;Origan;Mathilde;SPIP-33;Nullepart;;52;', 'stagiaire;Mimosa;Carla;SPIP-33;Nullepart;;;CPIP 29'].join('\n'),
    );
    expect(rejected(reading)).toHaveLength(1);
    expect(rejected(reading)[0]).toEqual(expect.arrayContaining(['résidence administrative', 'Nullepart']));
  });

  test('of the office said twice: the first counts, which is said', async () => {
    const twice = `${header};commune du service`;
    const reading = await read([twice, 'tuteur;Origan;Mathilde;SPIP-33;Bordeaux;;52;;Bourg-en-Bresse'].join('\n'));
    expect(people(reading)).toMatchObject([{ communeCode: '33063' }]);
    expect(allWarnings(reading)).toContainEqual(expect.arrayContaining(['CENSUS_COLUMN_NOT_NEEDED', 'commune du service']));
  });

  test('by their postal code have a column of that name', async () => {
    const reading = await read('nom;prénom;service;promotion;Code postal\nMimosa;Carla;SPIP-33;CPIP 29;33000');
    expect(people(reading)).toMatchObject([{ communeCode: '33063' }]);
  });
});

describe('where a mentor works', () => {
  test('is the closed setting where the service is written as a prison, unless the census says otherwise', async () => {
    const header = 'nom;prénom;service;dossiers;milieux';
    expect(await said(header, 'A;A;Maison d’arrêt de Gradignan;60;', 'B;B;MA Gradignan;60;MO', 'C;C;Gradignan;60;')).toMatchObject([
      { settings: ['MF'] },
      { settings: ['MO'] },
      { settings: null },
    ]);
    const reading = await read(`${header}\nA;A;MA Gradignan;60;`);
    expect(allWarnings(reading)).toContainEqual(expect.arrayContaining(['CENSUS_PRISON_SETTING', 'MA Gradignan']));
  });

  test('is the site: another town is said, its own and its districts are not', async () => {
    const town = async (commune: string) =>
      (await read(`nom;prénom;service;dossiers;commune\nA;A;SPIP-33-01;60;${commune}`)).files[0]!.warnings.map(({ code }) => code);
    expect(await town('Bourg-en-Bresse')).toContain('CENSUS_TOWN_OF_SITE');
    expect(await town('Bordeaux')).not.toContain('CENSUS_TOWN_OF_SITE');
    expect(await town('')).not.toContain('CENSUS_TOWN_OF_SITE');
  });
});
