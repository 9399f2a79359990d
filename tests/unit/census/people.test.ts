import { describe, expect, test } from 'vitest';
import { brief, MENTOR_HEADER, people, read, readCell, readTraineeCell, rejected, warnings } from './files.ts';

/** What one cell gives: the field read, or the code of its error. */
async function cell(column: string, text: string, field: string): Promise<unknown> {
  return outcome(await readCell(column, text), field);
}

async function traineeCell(column: string, text: string, field: string): Promise<unknown> {
  return outcome(await readTraineeCell(column, text), field);
}

function outcome(reading: Awaited<ReturnType<typeof read>>, field: string): unknown {
  const [person] = people(reading);
  const [finding] = reading.files[0]?.rejected ?? [];
  return person === undefined ? finding?.code : person[field as keyof typeof person];
}

test('a whole mentor and a whole trainee, under French headers', async () => {
  const reading = await read(
    'matricule;rôle;nom;prénom;courriel;service;commune;domaines;compétences;année_titularisation;dossiers;quotité;capacité_min;capacité_max;formé_le;volontaire;milieux;absences;stagiaires_suivis;promotion;besoins;milieu_requis;temps_trajet_max;préférences;évite;anciens_binômes\n' +
      'M1;tutrice;Durand;Zoé;zoe@example.org;SPIP-33-01;33063;droit | psychologie;écrit;2010;60;0,8;1;2;01/09/2020;oui;MF|MO;du 01/03/2026 au 05/03/2026;1;;;;;T1;T2;T3\n' +
      'T1;élève;Petit;Luc;;SPIP de la Gironde;Bordeaux;droit;;;;;;;;;;;;CPIP 29;écrit|entretien;milieu ouvert;37,5;M1;;\n' +
      'T2;stagiaire;X;Y;;SPIP-33;;;;;;;;;;;;;;CPIP 29;;;;;;\n' +
      'T3;trainee;X;Y;;SPIP-33;;;;;;;;;;;;;;CPIP 29;;;;;;\n',
  );
  expect(rejected(reading)).toEqual([]);
  expect(warnings(reading)).toEqual([]);
  expect(reading.census.mentors).toEqual([
    {
      role: 'mentor',
      id: 'M1',
      lastName: 'Durand',
      firstName: 'Zoé',
      email: 'zoe@example.org',
      boardCode: 'DISP-BOR',
      serviceCode: 'SPIP-33',
      siteCode: 'SPIP-33-01',
      communeCode: '33063',
      domains: ['droit', 'psychologie'],
      preferences: ['T1'],
      avoids: ['T2'],
      formerPairs: ['T3'],
      skills: ['écrit'],
      tenureYear: 2010,
      caseload: 60,
      followed: 1,
      workingTime: 0.8,
      capacityMin: 1,
      capacityMax: 2,
      trainedOn: '2020-09-01',
      volunteer: true,
      settings: ['MO', 'MF'],
      absences: [{ start: '2026-03-01', end: '2026-03-05' }],
    },
  ]);
  expect(reading.census.trainees[0]).toEqual({
    role: 'trainee',
    id: 'T1',
    lastName: 'Petit',
    firstName: 'Luc',
    email: null,
    boardCode: 'DISP-BOR',
    serviceCode: 'SPIP-33',
    siteCode: null,
    communeCode: '33063',
    domains: ['droit'],
    preferences: ['M1'],
    avoids: [],
    formerPairs: [],
    promotion: 'CPIP 29',
    learningNeeds: ['écrit', 'entretien'],
    requiredSetting: 'MO',
    maxTravelMinutes: 37.5,
  });
});

test('the same people under English headers', async () => {
  const french = await read('matricule;nom;prénom;service;dossiers;quotité\nM1;A;B;SPIP-33;60;1\n');
  const english = await read('ID;Last Name;FIRST_NAME;service;caseload;working-time\nM1;A;B;SPIP-33;60;1\n');
  expect(english.census).toEqual(french.census);
});

test('what is not stated stays unknown', async () => {
  const [mentor] = people(await read(`${MENTOR_HEADER}\nM1;A;B;SPIP-33;\n`));
  expect(mentor).toMatchObject({ caseload: null, tenureYear: null, capacityMax: null, trainedOn: null, volunteer: null, settings: null });
  expect(mentor).toMatchObject({ workingTime: 1, capacityMin: 0, followed: 0, absences: [], domains: [] });
});

describe('numbers', () => {
  test.each([
    ['dossiers', '60', 'caseload', 60],
    ['dossiers', '60,0', 'caseload', 60],
    ['dossiers', '-0', 'caseload', 0],
    ['dossiers', '1000', 'caseload', 1000],
    ['dossiers', '1001', 'caseload', 'CENSUS_RANGE'],
    ['dossiers', '60.5', 'caseload', 'CENSUS_INTEGER'],
    ['dossiers', '1.200,5', 'caseload', 'CENSUS_NUMBER'],
    ['dossiers', '6e1', 'caseload', 'CENSUS_NUMBER'],
    ['quotité', '0.8', 'workingTime', 0.8],
    ['quotité', '80 %', 'workingTime', 0.8],
    ['quotité', '80\u{202f}%', 'workingTime', 0.8],
    ['quotité', '62,5%', 'workingTime', 0.625],
    ['quotité', '100%', 'workingTime', 1],
    ['quotité', '0', 'workingTime', 'CENSUS_RANGE'],
    ['quotité', '80', 'workingTime', 0.8],
    ['quotité', '8', 'workingTime', 'CENSUS_RANGE'],
    ['quotité', '120 %', 'workingTime', 'CENSUS_RANGE'],
    ['quotité', '1 0 %', 'workingTime', 'CENSUS_RANGE'],
    ['capacité_max', '21', 'capacityMax', 'CENSUS_RANGE'],
    ['capacité_min', '3', 'capacityMin', 3],
    ['stagiaires_suivis', '2', 'followed', 2],
    ['année_titularisation', '1949', 'tenureYear', 'CENSUS_RANGE'],
    ['année de titularisation', '2010', 'tenureYear', 2010],
  ])('%s = %s', async (column, text, field, expected) => {
    expect(await cell(column, text, field)).toBe(expected);
  });

  test.each([
    ['45', 45],
    ['0', 'CENSUS_RANGE'],
    ['1441', 'CENSUS_RANGE'],
    ['1 h', 60],
    ['une heure', 'CENSUS_NUMBER'],
  ])('temps_trajet_max = %s', async (text, expected) => {
    expect(await traineeCell('temps_trajet_max', text, 'maxTravelMinutes')).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    ['2024-02-29', '2024-02-29'],
    ['29/02/2024', '2024-02-29'],
    ['1/9/2020', '2020-09-01'],
    ['29/02/2023', 'CENSUS_DATE'],
    ['2023-13-01', 'CENSUS_DATE'],
    ['01/09/20', '2020-09-01'],
    ['01/09/0020', 'CENSUS_DATE'],
    ['45536', 'CENSUS_DATE'],
    ['septembre', 'CENSUS_DATE'],
  ])('%s', async (text, expected) => {
    expect(await cell('formé_le', text, 'trainedOn')).toBe(expected);
  });

  const week = [{ start: '2026-03-01', end: '2026-03-05' }];
  test.each([
    ['01/03/2026-05/03/2026', week],
    ['01/03/2026 - 05/03/2026', week],
    ['2026-03-01/2026-03-05', week],
    ['2026-03-01..2026-03-05', week],
    ['du 01/03/2026 au 05/03/2026', week],
    ['Du 1/3/2026 au 5/3/2026', week],
    ['2026-03-01 to 2026-03-05 |', week],
    [
      'le 01/03/2026|2026-03-02',
      [
        { start: '2026-03-01', end: '2026-03-01' },
        { start: '2026-03-02', end: '2026-03-02' },
      ],
    ],
    ['05/03/2026-01/03/2026', 'CENSUS_DATE_ORDER'],
    ['01/03/2026-32/03/2026', 'CENSUS_DATE'],
    ['mars', 'CENSUS_DATE'],
    ['01/03/2026 05/03/2026', 'CENSUS_DATE'],
  ])('absences: %s', async (text, expected) => {
    expect(await cell('absences', text, 'absences')).toEqual(expected);
  });
});

describe('words', () => {
  test.each<[string, unknown]>([
    ...['oui', 'Yes', 'O', '1', 'VRAI', 'true'].map((text): [string, unknown] => [text, true]),
    ...['non', 'No', 'n', '0', 'FAUX', 'false'].map((text): [string, unknown] => [text, false]),
    ['', null],
    ['chef', 'CENSUS_YES_NO'],
  ])('volontaire = %j', async (text, expected) => {
    expect(await cell('volontaire', text, 'volunteer')).toBe(expected);
  });

  test.each([
    ['mo', ['MO']],
    ['Milieu fermé', ['MF']],
    ['MF|MO', ['MO', 'MF']],
    ['mixte', ['MO', 'MF']],
    ['demi-ouvert', 'CENSUS_SETTING'],
  ])('milieux = %s', async (text, expected) => {
    expect(await cell('milieux', text, 'settings')).toEqual(expected);
  });

  test('terms are kept as written, once', async () => {
    const reading = await readCell('domaines', ' Droit |droit|  sciences   sociales||');
    expect(people(reading)[0]?.domains).toEqual(['Droit', 'sciences sociales']);
    expect(warnings(reading)).toEqual([['CENSUS_REPEATED_VALUE', 1, 2, 'domaines', 'droit']]);
    expect(await cell('domaines', 'a'.repeat(201), 'domains')).toBe('CENSUS_TOO_LONG');
  });

  test.each(['tuteur', 'TUTRICE', 'Mentor', 'stagiaire', 'trainee', 'Élève'])('rôle = %s', async (role) => {
    const reading = await read(`matricule;rôle;nom;prénom;service;promotion\nX1;${role};A;B;SPIP-33;CPIP 29\n`);
    expect(people(reading)[0]?.role).toBe(/^(t|m)[^r]/i.test(role) ? 'mentor' : 'trainee');
  });

  test('a role must be told', async () => {
    const reading = await read('matricule;rôle;nom;prénom;service;promotion\nX1;;A;B;SPIP-33;CPIP 29\n');
    expect(rejected(reading)).toEqual([['CENSUS_MISSING_VALUE', 1, 2, 'rôle', '']]);
  });
});

describe('places', () => {
  const workplace = async (text: string): Promise<unknown> => {
    const reading = await read(`${MENTOR_HEADER}\nM1;A;B;${text};1\n`);
    const [person] = people(reading);
    const [finding] = reading.files[0]?.rejected ?? [];
    return person === undefined
      ? [finding?.code, finding?.values['suggestion'] ?? finding?.values['candidates']]
      : [person.serviceCode, person.siteCode];
  };

  test.each([
    ['SPIP-33', ['SPIP-33', null]],
    ['spip 33 02', ['SPIP-33', 'SPIP-33-02']],
    ['SPIP DE LA GIRONDE', ['SPIP-33', null]],
    ['antenne de bordeaux', ['SPIP-33', 'SPIP-33-01']],
    ["SPIP de l'Ain", ['SPIP-01', 'SPIP-01-01']],
    ['Antenne du centre', ['CENSUS_AMBIGUOUS_SERVICE', 'SPIP-33-02 Antenne du Centre, SPIP-24-01 Antenne du Centre']],
    ['SPIP de la Girone', ['CENSUS_UNKNOWN_SERVICE', 'SPIP de la Gironde']],
    ['Ministère', ['CENSUS_UNKNOWN_SERVICE', '']],
    ['SPIP-3', ['CENSUS_UNKNOWN_SERVICE', 'SPIP-33']],
  ])('service = %s', async (text, expected) => {
    expect(await workplace(text)).toEqual(expected);
  });

  test.each([
    ['33063', '33063'],
    ['st-denis', '33400'],
    ['1053', 'CENSUS_COMMUNE_LEADING_ZERO'],
    ['9999', 'CENSUS_UNKNOWN_COMMUNE'],
    ['Vernon', 'CENSUS_AMBIGUOUS_COMMUNE'],
    ['Bergerak', 'CENSUS_UNKNOWN_COMMUNE'],
    ['', null],
  ])('commune = %s', async (text, expected) => {
    expect(await cell('commune', text, 'communeCode')).toBe(expected);
  });

  test('communes with one name are told apart by the department of the service only', async () => {
    const header = 'matricule;nom;prénom;service;compétences;commune\n';
    const reading = await read(`${header}M1;A;B;SPIP-24;;Saint-Denis\nM2;A;B;SPIP-01;;Vernon\nM3;A;B;?;;Beaulieu\n`);
    expect(people(reading).map(({ communeCode }) => communeCode)).toEqual(['24400']);
    const candidates = reading.files[0]?.rejected.map(({ code, values }) => [code, values['candidates']]);
    expect(candidates).toEqual([
      ['CENSUS_AMBIGUOUS_COMMUNE', '01400 Vernon, 01401 Vernon'],
      ['CENSUS_UNKNOWN_SERVICE', undefined],
      ['CENSUS_AMBIGUOUS_COMMUNE', '77001 Beaulieu, 77002 Beaulieu, 77003 Beaulieu, 77004 Beaulieu, 77005 Beaulieu, … (+1)'],
    ]);
  });

  test('a commune without coordinates is kept, and told', async () => {
    const reading = await readCell('commune', 'bergerac');
    expect(people(reading)[0]?.communeCode).toBe('24037');
    expect(warnings(reading)).toEqual([['CENSUS_COMMUNE_NOT_LOCATED', 1, 2, 'commune', 'bergerac']]);
  });

  test('misspelt names in great number stop being compared', async () => {
    const lines = Array.from({ length: 600 }, (_, k) => `M${k};A;B;SPIP de la Girond${String.fromCharCode(0x4e00 + k)};1`);
    const reading = await read(`${MENTOR_HEADER}\n${lines.join('\n')}\n`);
    const suggested = reading.files[0]?.rejected.map(({ values }) => values['suggestion']) ?? [];
    expect([suggested[1], suggested.at(-1)]).toEqual(['SPIP de la Gironde', '']);
  });
});

describe('ids', () => {
  const outcomeOf = async (...ids: string[]): Promise<unknown[]> =>
    rejected(await read(`${MENTOR_HEADER}\n${ids.map((id) => `${id};A;B;SPIP-33;1`).join('\n')}\n`)).map((finding) =>
      (finding as unknown[]).slice(0, 2),
    );

  test.each([[' M1 '], ['É-1/2_3.4@x'], ['张三'], ['АБВ1'], ['x'.repeat(64)], ['\u{1f600}'.repeat(64)]])('%s is one', async (id) => {
    expect(await outcomeOf(id)).toEqual([]);
  });

  test.each([
    ['', 'CENSUS_MISSING_VALUE'],
    ['x'.repeat(65), 'CENSUS_ID'],
    ['M 1', 'CENSUS_ID'],
    ['M\u{a0}1', 'CENSUS_ID'],
    ['M|1', 'CENSUS_ID'],
    ['M\u{200b}1', 'CENSUS_ID'],
    ['\u{feff}M1\u{202e}', 'CENSUS_ID'],
    ['M\u{3164}', 'CENSUS_ID'],
    ['\u{2800}', 'CENSUS_ID'],
    ['M\u{7}1', 'CENSUS_ID'],
    ['M\u{e000}', 'CENSUS_ID'],
    ['Mа1', 'CENSUS_CONFUSABLE_ID'],
    ['αx1', 'CENSUS_CONFUSABLE_ID'],
    ['x张', 'CENSUS_CONFUSABLE_ID'],
  ])('%j is refused', async (id, code) => {
    expect(await outcomeOf(id)).toEqual([[code, 1]]);
  });

  test.each([
    ['ABC1', 'abc1'],
    ['ABC1', 'АВС1'],
    ['ABH', 'ΑΒΗ'],
    ['M1', 'Ｍ１'],
    ['é1', 'e\u{301}1'],
  ])('%s and %s read alike: the later one is refused', async (first, second) => {
    expect(await outcomeOf(first, second)).toEqual([['CENSUS_CONFUSABLE_ID', 2]]);
  });

  test('0 and O, 1 and l, are not taken for each other', async () => {
    expect(await outcomeOf('T01', 'TO1', 'Tl1', 'T11')).toEqual([]);
  });

  test('one id twice: the later place names the first, over all files in the order of their names', async () => {
    const text = (id: string): string => `${MENTOR_HEADER}\n${id};A;B;SPIP-33;1\n`;
    const trainee = 'matricule;nom;prénom;service;promotion\nM1;A;B;SPIP-33;CPIP 29\n';
    const reading = await read(['c.csv', trainee], ['b.csv', `${text('M1')}\n`], ['a.csv', text('M1')]);
    expect(reading.files.flatMap((file) => file.rejected.map(({ code, file: name, values }) => [code, name, values['first']]))).toEqual([
      ['CENSUS_DUPLICATE_ID', 'b.csv', 'a.csv:2'],
      ['CENSUS_MENTOR_IS_TRAINEE', 'c.csv', 'a.csv:2'],
    ]);
    expect([reading.rejected, reading.census.mentors.length, reading.census.trainees.length]).toEqual([2, 1, 0]);
  });

  test('an id of a rejected record is taken all the same', async () => {
    expect(rejected(await read(`${MENTOR_HEADER}\nM1;A;B;?;1\nM1;A;B;SPIP-33;1\n`)).map((finding) => (finding as unknown[])[0])).toEqual([
      'CENSUS_UNKNOWN_SERVICE',
      'CENSUS_DUPLICATE_ID',
    ]);
  });
});

describe('references', () => {
  test('keep accepted people of the other side, in order; the others are told', async () => {
    const mentors =
      'matricule;nom;prénom;service;compétences;préférences;évite;anciens_binômes\nM1;A;B;SPIP-33;;T2|M2|T1|T9;T3;T1\nM2;A;B;SPIP-33;;;;\n';
    const trainees = 'matricule;nom;prénom;service;promotion\nT1;A;B;SPIP-33;CPIP 29\nT2;A;B;SPIP-33;CPIP 29\nT3;A;B;?;CPIP 29\n';
    const reading = await read(mentors, trainees);
    expect(reading.census.mentors[0]).toMatchObject({ preferences: ['T2', 'T1'], avoids: [], formerPairs: ['T1'] });
    expect(people(reading)[0]).toBe(reading.census.mentors[0]);
    expect(warnings(reading)).toEqual([
      ['CENSUS_SAME_SIDE_REFERENCE', 1, 2, 'préférences', 'M2'],
      ['CENSUS_UNKNOWN_REFERENCE', 1, 2, 'préférences', 'T9'],
      ['CENSUS_UNKNOWN_REFERENCE', 1, 2, 'évite', 'T3'],
    ]);
  });

  test('to oneself are refused', async () => {
    expect(rejected(await readCell('préférences', 'T1|M1'))).toEqual([['CENSUS_SELF_REFERENCE', 1, 2, 'préférences', 'M1']]);
  });
});

describe('the report', () => {
  test('lists all the problems of a record, in the order of the columns, and counts records', async () => {
    const reading = await read('dossiers;service;nom;matricule;prénom\n-1;?;;M 1;\nx;SPIP-33;A;M2;B\n');
    expect(rejected(reading)).toEqual([
      ['CENSUS_RANGE', 1, 2, 'dossiers', '-1'],
      ['CENSUS_UNKNOWN_SERVICE', 1, 2, 'service', '?'],
      ['CENSUS_MISSING_VALUE', 1, 2, 'nom', ''],
      ['CENSUS_ID', 1, 2, 'matricule', 'M 1'],
      ['CENSUS_MISSING_VALUE', 1, 2, 'prénom', ''],
      ['CENSUS_NUMBER', 2, 3, 'dossiers', 'x'],
    ]);
    expect(reading.rejected).toBe(2);
  });

  test('cuts long values', async () => {
    const [finding] = (await readCell('formé_le', 'x'.repeat(500))).files[0]?.rejected ?? [];
    expect([finding?.value.length, finding?.value.endsWith('…')]).toEqual([200, true]);
  });

  test('is the same whatever the order of the files; the census is sorted', async () => {
    const one = ['one.csv', `${MENTOR_HEADER}\nM2;A;B;SPIP-33;1\nM10;A;B;SPIP-33;1\n`] as [string, string];
    const two = ['two.csv', `${MENTOR_HEADER}\nM1;A;B;SPIP-33;1\nM2;A;B;?;1\n`] as [string, string];
    const reading = await read(one, two);
    expect(await read(two, one)).toEqual(reading);
    expect(reading.census.mentors.map(({ id }) => id)).toEqual(['M1', 'M10', 'M2']);
    expect(reading.files.map((file) => [file.file.name, file.accepted])).toEqual([
      ['one.csv', 2],
      ['two.csv', 1],
    ]);
  });

  test('of no file is an empty census', async () => {
    expect(await read()).toEqual({
      ...{ files: [], refused: [], census: { mentors: [], trainees: [] }, rejected: 0, rows: new Map() },
      given: { mentor: new Set(), trainee: new Set() },
    });
  });

  test('finds unreadable characters wherever they are', async () => {
    for (const text of ['a\u{202e}b', 'a\u{fffd}', 'a\u{1}'])
      expect(rejected(await readCell('domaines', text)).map((finding) => (finding as unknown[])[0])).toEqual(['CENSUS_CHARACTER']);
    expect((await readCell('domaines', 'a\u{202e}')).files[0]?.rejected.map(brief)).toEqual([
      ['CENSUS_CHARACTER', 1, 2, 'domaines', 'a\u{202e}'],
    ]);
  });
});
