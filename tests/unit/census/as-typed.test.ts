/** Values as people type them; nothing that says nothing is taken as data. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as message } from '../../../src/errors/index.ts';
import { allWarnings, people, read, readCell, readTraineeCell, rejected } from './files.ts';

type Reading = Awaited<ReturnType<typeof read>>;

/** What the cell gives: the field, or the code of its error; and what was noted. */
function outcome(reading: Reading, field: string): [value: unknown, notes: unknown[]] {
  const [person] = people(reading);
  const notes = reading.files[0]!.warnings.filter(({ code }) => /_READ$|_READ_AS_EMPTY|_UNSURE/.test(code)).map(
    ({ code, values }) => `${code}: ${values['detailFr']}`,
  );
  return [person === undefined ? reading.files[0]?.rejected[0]?.code : person[field as keyof typeof person], notes];
}

const value = (text: string, reading: string): string => `CENSUS_VALUE_READ: « ${text} » : ${reading}`;

describe('of a mentor', () => {
  test.each<[string, string, string, unknown, string?]>([
    ['quotité', '80', 'workingTime', 0.8, '80 %'],
    ['quotité', '62,5', 'workingTime', 0.625, '62,5 %'],
    ['quotité', 'TP', 'workingTime', 1, '100 %'],
    ['quotité', '0,8 ETP', 'workingTime', 0.8],
    ['quotité', '0.8etp', 'workingTime', 0.8],
    ['quotité', '80 % ETP', 'workingTime', 0.8],
    ['quotité', 'Temps plein', 'workingTime', 1],
    ['quotité', 'temps complet', 'workingTime', 1],
    ['quotité', 'mi-temps', 'workingTime', 0.5],
    ['quotité', 'temps partiel 80 %', 'workingTime', 0.8],
    ['quotité', 'temps partiel (80 %)', 'workingTime', 0.8],
    ['quotité', '80 % (temps partiel)', 'workingTime', 0.8],
    ['quotité', 'TP 90%', 'workingTime', 0.9],
    ['quotité', '4/5', 'workingTime', 0.8],
    ['quotité', '31,5/39', 'workingTime', 31.5 / 39],
    ['quotité', '0,8076923076923077', 'workingTime', 31.5 / 39],
    ['quotité', `0.${'6'.repeat(60)}`, 'workingTime', 2 / 3],
    ['quotité', 'temps partiel', 'workingTime', 'CENSUS_NUMBER'],
    ['quotité', '5', 'workingTime', 'CENSUS_RANGE'],
    ['quotité', '5/4', 'workingTime', 'CENSUS_RANGE'],
    ['quotité', '1/0', 'workingTime', 'CENSUS_NUMBER'],
    ['dossiers', '12 dossiers', 'caseload', 12],
    ['dossiers', '17.000000000000004', 'caseload', 17],
    ['dossiers', '~60', 'caseload', 60, '60'],
    ['dossiers', 'environ 60', 'caseload', 60, '60'],
    ['dossiers', '60-70', 'caseload', 'CENSUS_NUMBER'],
    ['dossiers', '1 200', 'caseload', 'CENSUS_NUMBER'],
    ['capacité_max', '2 stagiaires', 'capacityMax', 2],
    ['capacité_max', '2 max', 'capacityMax', 2],
    ['capacité_max', '~2', 'capacityMax', 'CENSUS_NUMBER'],
    ['capacité_max', '1 ou 2', 'capacityMax', 'CENSUS_NUMBER'],
    ['année_titularisation', '01/09/2016', 'tenureYear', 2016],
    ['année_titularisation', 'sept. 2016', 'tenureYear', 2016],
    ['année_titularisation', 'depuis 2016', 'tenureYear', 2016],
    ['année_titularisation', '01/09/16', 'tenureYear', 2016, '2016'],
    ['formé_le', '15-03-2019', 'trainedOn', '2019-03-15'],
    ['formé_le', '15.03.2019', 'trainedOn', '2019-03-15'],
    ['formé_le', '15 mars 2019', 'trainedOn', '2019-03-15'],
    ['formé_le', '15/03/19', 'trainedOn', '2019-03-15', '15/03/2019'],
    // Whoever was trained in a month was trained by its end: an earlier day would admit too many.
    ['formé_le', 'sept. 2019', 'trainedOn', '2019-09-30', '30/09/2019'],
    ['formé_le', '2019', 'trainedOn', '2019-12-31', '31/12/2019'],
    ['formé_le', 'oui', 'trainedOn', 'CENSUS_DATE'],
    ['formé_le', '15/03/2019 ou 16/03/2019', 'trainedOn', 'CENSUS_DATE'],
    ['milieux', 'MO/MF', 'settings', ['MO', 'MF']],
    ['milieux', 'milieu ouvert et milieu fermé', 'settings', ['MO', 'MF']],
    ['milieux', 'MO ou MF', 'settings', 'CENSUS_SETTING'],
  ])('%s = %s', async (column, text, field, expected, noted) => {
    expect(outcome(await readCell(column, text), field)).toEqual([expected, noted === undefined ? [] : [value(text, noted)]]);
  });

  test('absences: days, months, several of them', async () => {
    const [absences, notes] = outcome(
      await readCell('absences', '"du 8 au 12 septembre 2025, 15/10/25; nov. 2025\n24/12/2025 et 26/12/2025"'),
      'absences',
    );
    expect(absences).toEqual([
      { start: '2025-09-08', end: '2025-09-12' },
      { start: '2025-10-15', end: '2025-10-15' },
      { start: '2025-11-01', end: '2025-11-30' },
      { start: '2025-12-24', end: '2025-12-24' },
      { start: '2025-12-26', end: '2025-12-26' },
    ]);
    expect(notes).toEqual(['CENSUS_VALUE_READ: « 15/10/25 » : 15/10/2025, « nov. 2025 » : 01/11/2025–30/11/2025']);
  });

  test.each<[string, boolean | null | string]>([
    ...['x', 'X', '✓', '✔', '✔️', '☑', '☒', 'OK', 'Oui !', 'oui.'].map((text): [string, boolean] => [text, true]),
    ...['Non.', 'NON'].map((text): [string, boolean] => [text, false]),
    ...['chef', '2', 'voir mail', '✗'].map((text): [string, string] => [text, 'CENSUS_YES_NO']),
  ])('volontaire = %s', async (text, expected) => expect(outcome(await readCell('volontaire', text), 'volunteer')).toEqual([expected, []]));

  test.each(['oui (à confirmer)', 'oui ?', 'Oui, si MF', 'non ?', 'non (pas encore)', 'peut-être', 'à confirmer', 'en attente'])(
    'volontaire = %s is neither yes nor no, and said',
    async (text) => {
      expect(outcome(await readCell('volontaire', text), 'volunteer')).toEqual([null, [`CENSUS_YES_NO_UNSURE: « ${text} »`]]);
    },
  );
});

describe('of a trainee', () => {
  test.each<[string, unknown, string?]>([
    ['60', 60],
    ['60 min', 60],
    ['90mn', 90],
    ['45’', 45],
    ['1 h', 60],
    ['1h', 60],
    ['1 h 15', 75],
    ['1h15', 75],
    ['1h15min', 75],
    ['1 heure 15', 75],
    ['1:15', 75],
    ['01:15:00', 75],
    ['1,5 h', 90],
    ['60 max', 60],
    ['max. 60 min', 60],
    ['≤ 60', 60],
    ['~60', 60, '60 min'],
    ['environ 1 h', 60, '60 min'],
    ['45-60', 'CENSUS_NUMBER'],
    ['plus de 60', 'CENSUS_NUMBER'],
    ['1:75', 'CENSUS_NUMBER'],
    ['1:', 'CENSUS_NUMBER'],
    ['25 h', 'CENSUS_RANGE'],
    ['sans limite', 'CENSUS_NUMBER'],
  ])('temps_trajet_max = %s', async (text, expected, noted) => {
    const found = outcome(await readTraineeCell('temps_trajet_max', text), 'maxTravelMinutes');
    expect(found).toEqual([expected, noted === undefined ? [] : [value(text, noted)]]);
  });
});

describe('lists', () => {
  test.each<[string, string[]]>([
    ['droit|psychologie', ['droit', 'psychologie']],
    ['droit;psychologie;', ['droit', 'psychologie']],
    ['droit\npsychologie', ['droit', 'psychologie']],
    ['- droit,\n- psychologie,', ['droit', 'psychologie']],
    ['droit, psychologie', ['droit', 'psychologie']],
    ['droit, option pénal', ['droit, option pénal']],
    ['droit, option pénal, psychologie', ['droit, option pénal', 'psychologie']],
    ['droit (pénal, civil), psychologie', ['droit (pénal, civil)', 'psychologie']],
    ['droit, pénal|psychologie', ['droit, pénal', 'psychologie']],
    ['droit, pénal|', ['droit, pénal']],
    ['niveau 1,5', ['niveau 1,5']],
    ['violences conjugales / intrafamiliales', ['violences conjugales / intrafamiliales']],
    ['RAS', []],
    ['droit|néant', ['droit']],
  ])('%j', async (text, expected) => {
    const [domains] = outcome(await readCell('domaines', `"${text}"`), 'domains');
    expect(domains).toEqual(expected);
  });

  test('a slash parts where one of its parts stands by itself, or in another term; who writes the same means the same', async () => {
    const header = 'matricule;nom;prénom;service;compétences;domaines\n';
    const mentor = (id: string, skills: string, domains: string): string => `${id};Nom${id};A;SPIP-33;${skills};${domains}\n`;
    const alike = await read(
      header + mentor('M1', 'conjugales / intrafamiliales', 'droit/psychologie') + mentor('M2', 'conjugales/intrafamiliales', ''),
    );
    expect(people(alike)).toMatchObject([
      { skills: ['conjugales / intrafamiliales'], domains: ['droit/psychologie'] },
      { skills: ['conjugales/intrafamiliales'] },
    ]);
    const others = await read(
      header +
        mentor('M1', 'écrit', 'droit/psychologie') +
        mentor('M2', 'droit', 'Psychologie / droit') +
        mentor('M3', '', 'sociologie/24/7'),
    );
    expect(people(others)).toMatchObject([
      { domains: ['droit', 'psychologie'] },
      { domains: ['Psychologie', 'droit'] },
      { domains: ['sociologie/24/7'] },
    ]);
    expect(others.files[0]?.warnings.filter(({ code }) => code === 'CENSUS_LIST_READ').map(({ values }) => values['detailFr'])).toEqual([
      '« droit/psychologie » : droit | psychologie, « Psychologie / droit » : Psychologie | droit',
    ]);
  });

  test('terms of one side alone, and those one letter or a plural apart, are told and not merged', async () => {
    const mentors =
      'matricule;nom;prénom;service;compétences\nM1;A;A;SPIP-33;violence intrafamiliale|écrit|radicalisation\nM2;B;B;SPIP-33;écrit|addcitions\n';
    const trainees =
      'matricule;nom;prénom;service;promotion;besoins\nT1;C;C;SPIP-33;CPIP 29;violences intrafamiliales|écrit|addictions\nT2;D;D;SPIP-33;CPIP 29;violences intrafamiliales|entretien\n';
    const reading = await read(mentors, trainees);
    const told = reading.files.flatMap(({ warnings }) => warnings.filter(({ code }) => code.startsWith('CENSUS_TERM')));
    expect(
      told.map((finding) => [finding.code, finding.file, finding.line, finding.values['other'] ?? finding.values['detailFr']]),
    ).toEqual([
      ['CENSUS_TERM_NEAR', 'a.csv', 2, 'violences intrafamiliales'],
      ['CENSUS_TERM_ONE_SIDE', 'a.csv', 2, '« radicalisation »'],
      ['CENSUS_TERM_NEAR', 'a.csv', 3, 'addictions'],
      ['CENSUS_TERM_ONE_SIDE', 'b.csv', 3, '« entretien »'],
    ]);
    expect(people(reading)[0]).toMatchObject({ skills: ['violence intrafamiliale', 'écrit', 'radicalisation'] });
    // With one side alone there is nobody to be missed.
    expect(allWarnings(await read(mentors)).map((finding) => (finding as unknown[])[0])).not.toContain('CENSUS_TERM_ONE_SIDE');
  });

  test('ten thousand terms are compared in good time', async () => {
    const word = (k: number): string =>
      `terme ${k.toString(26).replace(/\d/g, (digit) => 'pqrstuvwxy'[Number(digit)]!)} ${'abcdefghij'[k % 10]}`;
    const rows = Array.from(
      { length: 100 },
      (_, k) => `M${k};Nom${k};A;SPIP-33;${Array.from({ length: 100 }, (_unused, n) => word(100 * k + n)).join('|')}`,
    );
    const start = process.cpuUsage().user;
    await read(`matricule;nom;prénom;service;compétences\n${rows.join('\n')}\n`);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(20);
  });
});

describe('what says nothing', () => {
  const BLANKS = [
    'NC',
    'N/C',
    'n.c.',
    'RAS',
    'r.a.s.',
    'néant',
    'Néant',
    'NEANT',
    '-',
    '–',
    '—',
    '--',
    '/',
    '//',
    '?',
    '???',
    '.',
    '…',
    '*',
    'sans',
    'Sans objet',
    'aucun',
    'aucune',
    'Aucun(e)',
    'n/a',
    'N/A',
    'na',
    'non renseigné',
    'Non renseigné(e)',
    'non communiqué',
    'rien',
    'vide',
    '☐',
    '( )',
    '« »',
    'à compléter',
    'inconnue',
    'Unknown',
  ];
  const TEXTUAL = [
    'courriel',
    'commune',
    'domaines',
    'compétences',
    'année_titularisation',
    'dossiers',
    'quotité',
    'capacité_min',
    'capacité_max',
    'formé_le',
    'volontaire',
    'milieux',
    'absences',
    'stagiaires_suivis',
    'préférences',
    'évite',
    'anciens_binômes',
  ];

  test('is empty in every column, in any case, and is said once a column', async () => {
    const header = ['matricule', 'nom', 'prénom', 'service', ...TEXTUAL].join(';');
    const empty = people(await read(`${header}\nM0;Nom0;A;SPIP-33;${TEXTUAL.map(() => '').join(';')}\n`))[0]!;
    const spellings = BLANKS.flatMap((text) => [text, text.toUpperCase(), ` ${text} `]);
    const rows = spellings.map((text, k) => `M${k};Nom${k};A;SPIP-33;${TEXTUAL.map(() => text).join(';')}`);
    const reading = await read(`${header}\n${rows.join('\n')}\n`);
    expect(rejected(reading)).toEqual([]);
    people(reading).forEach((person, k) =>
      expect([spellings[k], person]).toEqual([spellings[k], { ...empty, id: `M${k}`, lastName: `Nom${k}` }]),
    );
    const said = reading.files[0]!.warnings.filter(({ code }) => code === 'CENSUS_READ_AS_EMPTY');
    expect(said.map(({ column }) => column)).toEqual(TEXTUAL);
    expect(said[0]?.values['count']).toBe(spellings.length);
    expect(message(said[0]!, 'fr')).toMatch(/^Lu comme vide dans « courriel » : « NC » \(× 3\), « N\/C »/);
  });

  test('is as good as an empty cell where one must not be', async () => {
    for (const text of ['-', 'NC', 'N/C', 'néant', '?', 'Non renseigné']) {
      const mentors = `matricule;nom;prénom;service;compétences\n${text};${text};${text};SPIP-33;\n`;
      expect(rejected(await read(mentors)).map((finding) => (finding as unknown[]).slice(0, 4))).toEqual([
        ['CENSUS_MISSING_VALUE', 1, 2, 'matricule'],
        ['CENSUS_MISSING_VALUE', 1, 2, 'nom'],
        ['CENSUS_MISSING_VALUE', 1, 2, 'prénom'],
      ]);
      const trainees = `matricule;nom;prénom;service;promotion\nT1;A;B;SPIP-33;${text}\n`;
      expect(rejected(await read(trainees)).map((finding) => (finding as unknown[])[0])).toEqual(['CENSUS_MISSING_VALUE']);
      expect(people(await read(`matricule;nom;prénom;service;dossiers\nM1;A;B;${text};1\n`))).toEqual([]);
    }
  });

  test('is not what somebody is called', async () => {
    const reading = await read(
      'matricule;nom;prénom;service;dossiers\n' +
        ['Sans', 'Ras', 'Na', 'Aucun', 'Rien'].map((name, k) => `M${k};${name};Anne;SPIP-33;1\n`).join(''),
    );
    expect(people(reading).map(({ lastName }) => lastName)).toEqual(['Sans', 'Ras', 'Na', 'Aucun', 'Rien']);
  });

  test('no two of these together, nor with letters, are taken for it', async () => {
    const tail = fc.string({ unit: fc.constantFrom('a', 'é', 'z', '1'), minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...BLANKS), tail, async (blank, word) => {
        const [domains] = outcome(await readCell('domaines', `"${blank.replaceAll('"', '')} ${word}"`), 'domains');
        expect(domains).not.toEqual([]);
      }),
      { numRuns: 200, seed: 18 },
    );
  });
});
