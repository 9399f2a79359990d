/** Whom people name, and who they are: names where ids are, ids that are made, one person twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Former, readCensus } from '../../../src/census/index.ts';
import { isVisibleId } from '../../../src/census/ids.ts';
import { describe as message } from '../../../src/errors/index.ts';
import { allWarnings, people, pieces, read, rejected, warnings } from './files.ts';
import { reference } from './reference.ts';

type Reading = Awaited<ReturnType<typeof read>>;

const MENTORS = [
  'matricule;nom;prénom;service;dossiers',
  'M1;Fougère;Anne;SPIP-33;60',
  'M2;Dupont;Jean;SPIP-33;60',
  'M3;Dupont;Sophie;SPIP-24;60',
  'M4;Jean;Michel;SPIP-33;60',
  'M5;Roux;Éva;SPIP-33;60',
  'M6;Rejetée;Rose;?;60',
  'a,b;Virgule;Vera;SPIP-33;60',
].join('\n');

async function naming(cells: { préférences?: string; évite?: string; anciens_binômes?: string }, mentors = MENTORS): Promise<Reading> {
  const header = `matricule;nom;prénom;service;promotion;${Object.keys(cells).join(';')}`;
  const row = Object.values(cells)
    .map((cell) => `"${cell}"`)
    .join(';');
  return read(
    ['mentors.csv', `${mentors}\n`],
    [
      'trainees.csv',
      `${header}\nS1;Petit;Luc;SPIP-33;CPIP 29;${row}\nS2;Autre;Ana;SPIP-33;CPIP 29${';'.repeat(Object.keys(cells).length)}\n`,
    ],
  );
}

const codesOf = (reading: Reading): unknown[] =>
  reading.files[1]!.warnings.map(({ code }) => code).filter((code) => code !== 'CENSUS_NAME_READ');

describe('preferences', () => {
  test.each([
    ['M1|M5', ['M1', 'M5']],
    ['Anne Fougère', ['M1']],
    ['FOUGERE Anne|Mme Roux', ['M1', 'M5']],
    ['Fougère; Roux', ['M1', 'M5']],
    ['Anne Fougère / Éva Roux', ['M1', 'M5']],
    ['Anne Fougère et Éva Roux', ['M1', 'M5']],
    ['1. Anne Fougère\n2. Éva Roux', ['M1', 'M5']],
    ['Anne Fougère, Jean Dupont', ['M1', 'M2']],
    ['M1, M5', ['M1', 'M5']],
    ['M1, Éva Roux', ['M1', 'M5']],
    ['M1 Anne Fougère, M5 Éva Roux', ['M1', 'M5']],
    ['Fougère, Roux, Virgule', ['M1', 'M5', 'a,b']],
    ['DUPONT, Jean', ['M2']],
    ['DUPONT, Jean, FOUGÈRE, Anne', ['M2', 'M1']],
    ['DUPONT, Jean ; FOUGÈRE, Anne', ['M2', 'M1']],
    ['a,b', ['a,b']],
    ['a,b|M1', ['a,b', 'M1']],
  ])('%j', async (cell, ids) => {
    const reading = await naming({ préférences: cell });
    expect(reading.census.trainees[0]).toMatchObject({ preferences: ids });
    expect(reading.census.trainees[0]).not.toHaveProperty('droppedPreferences');
    expect(codesOf(reading).filter((code) => code !== 'CENSUS_NO_USABLE_MENTOR')).toEqual([]);
  });

  test.each<[string, string[], string[], string[]]>([
    // Two single words beside a comma may be one name: they are not made two.
    ['Roux, Jean', [], ['Roux, Jean'], ['CENSUS_UNKNOWN_REFERENCE']],
    ['Fougère, Roux', [], ['Fougère, Roux'], ['CENSUS_UNKNOWN_REFERENCE']],
    ['Dupont|M1', ['M1'], ['Dupont'], ['CENSUS_AMBIGUOUS_REFERENCE']],
    ['Zinnia, Zoé|Anne Fougère', ['M1'], ['Zinnia, Zoé'], ['CENSUS_UNKNOWN_REFERENCE']],
    ['M6|Rose Rejetée', [], ['M6', 'Rose Rejetée'], ['CENSUS_UNKNOWN_REFERENCE', 'CENSUS_UNKNOWN_REFERENCE']],
    ['Ana Autre', [], ['Ana Autre'], ['CENSUS_SAME_SIDE_REFERENCE']],
    ['M1|Anne Fougère', ['M1'], [], ['CENSUS_REPEATED_VALUE']],
  ])('%j keeps what is sure, and the person keeps what was dropped', async (cell, ids, dropped, codes) => {
    const reading = await naming({ préférences: cell });
    expect(reading.census.trainees[0]?.preferences).toEqual(ids);
    expect(reading.census.trainees[0]?.droppedPreferences ?? []).toEqual(dropped);
    expect(codesOf(reading)).toEqual(codes);
  });

  test('names are told once a column, with whom they were read as', async () => {
    const reading = await naming({ préférences: 'Fougère|Éva Roux' });
    const [told] = reading.files[1]!.warnings;
    expect(message(told!, 'fr')).toBe(
      'Personnes reconnues dans « préférences » : « Fougère » : M1 · Anne Fougère · SPIP de la Gironde, « Éva Roux » : M5 · Éva Roux · SPIP de la Gironde. Vérifiez que ce sont elles ; un matricule ne laisse pas de doute.',
    );
  });

  test('who may be meant is named', async () => {
    const [told] = (await naming({ préférences: 'Dupont' })).files[1]!.warnings;
    expect(message(told!, 'fr')).toContain(
      'peut désigner M2 · Jean Dupont · SPIP de la Gironde, M3 · Sophie Dupont · SPIP de la Dordogne :',
    );
    const [near] = (await naming({ préférences: 'Anne Fougères' })).files[1]!.warnings;
    expect(message(near!, 'en')).toContain('Did you mean “M1 · Anne Fougère · SPIP de la Gironde”?');
  });
});

describe('a wish to be kept from somebody', () => {
  test.each<['évite' | 'anciens_binômes', string, string[]]>([
    ['évite', 'Mme Fougère', ['M1']],
    ['évite', 'M1;Éva Roux', ['M1', 'M5']],
    ['anciens_binômes', 'Dupont Sophie', ['M3']],
    // In a row that is refused they are matched with nobody.
    ['évite', 'M6|Roux', ['M5']],
  ])('%s: %s is followed', async (list, cell, ids) => {
    const reading = await naming({ [list]: cell });
    expect(rejected(reading)).toHaveLength(1);
    expect(reading.census.trainees[0]).toMatchObject(list === 'évite' ? { avoids: ids } : { formerPairs: ids });
  });

  test.each<['évite' | 'anciens_binômes', string, string]>([
    ['évite', 'Dupont', 'ce peut être M2 · Jean Dupont · SPIP de la Gironde, M3 · Sophie Dupont · SPIP de la Dordogne'],
    ['évite', 'M9', 'personne de ce nom n’est au recensement'],
    ['évite', 'Zinnia', 'personne de ce nom n’est au recensement'],
    ['évite', 'Mme Fougère-Martin', 'ce peut être M1 · Anne Fougère'],
    ['anciens_binômes', 'Dupont', 'ce peut être M2'],
    ['anciens_binômes', 'Fougères', 'ce peut être M1'],
  ])('%s: %s cannot be, and refuses the row', async (list, cell, reason) => {
    const reading = await naming({ [list]: cell });
    const found = reading.files[1]!.rejected;
    expect(found.map(({ code, record, line, column }) => [code, record, line, column])).toEqual([['CENSUS_UNREAD_REFUSAL', 1, 2, list]]);
    expect(message(found[0]!, 'fr')).toContain(reason);
    expect(reading.census.trainees.map(({ id }) => id)).toEqual(['S2']);
    expect(reading.rejected).toBe(2);
  });

  test('of a former pair who has left is a warning: nobody can be taken for them', async () => {
    const reading = await naming({ anciens_binômes: 'Zinnia Zoé' });
    expect(codesOf(reading)).toEqual(['CENSUS_UNKNOWN_REFERENCE']);
    expect(reading.census.trainees).toHaveLength(2);
  });

  test('is not looked up where the other side is not there at all', async () => {
    const alone = await read('matricule;nom;prénom;service;promotion;évite\nS1;Petit;Luc;SPIP-33;CPIP 29;Dupont\n');
    expect([rejected(alone), warnings(alone).map((finding) => (finding as unknown[])[0])]).toEqual([[], ['CENSUS_UNKNOWN_REFERENCE']]);
  });

  test.each(['évite', 'à_séparer_de'])('%s stays a refusal where a file or a sheet is refused as a whole, and says so', async (list) => {
    const trainees = `matricule;nom;prénom;service;promotion;${list}\nS1;Petit;Luc;SPIP-33;CPIP 29;Zinnia\n`;
    const whole = await read(`${MENTORS}\n`, trainees);
    const partly = await read(`${MENTORS}\n`, trainees, 'a;b;c\n1;2;3\n');
    for (const reading of [whole, partly]) {
      expect(reading.census.trainees).toEqual([]);
      expect(reading.files[1]!.rejected.map(({ code }) => code)).toEqual(['CENSUS_UNREAD_REFUSAL']);
    }
    const sentences = [whole, partly].map((reading) => message(reading.files[1]!.rejected[0]!, 'fr'));
    expect(sentences.map((sentence) => sentence.includes('refusé en entier'))).toEqual([false, true]);
  });

  test('refuses nobody else: who names a refused person is told', async () => {
    const mentors = `${MENTORS.replace('dossiers', 'dossiers;évite').replaceAll(/;60$/gm, ';60;')}\nM8;Avide;Ada;SPIP-33;60;Luc Petit`;
    const reading = await naming({ évite: 'Dupont' }, mentors);
    expect(reading.files[0]!.warnings.map(({ code, line }) => [code, line])).toContainEqual(['CENSUS_UNKNOWN_REFERENCE', 9]);
    expect(reading.census.mentors.map(({ id }) => id)).toContain('M8');
  });
});

describe('without a column of ids', () => {
  const HEADER = 'nom;prénom;service;courriel;dossiers';
  const idsOf = (reading: Reading): string[] => people(reading).map(({ id }) => id);

  test('ids are made of name and service, and said once', async () => {
    const reading = await read(`${HEADER}\nFougère;Anne;SPIP-33;;60\nde La Tour;Zoé;SPIP-33-02;;60\n`);
    expect(idsOf(reading)).toEqual(['anne-fougere-spip-33', 'de-la-tour-zoe-spip-33']);
    expect(warnings(reading)).toEqual([['CENSUS_IDS_MADE', null, null, null, 'anne-fougere-spip-33']]);
  });

  test('an id that is empty where there is a column stays an error; a header that nearly is one, too', async () => {
    expect(rejected(await read(`matricule;${HEADER}\n;Fougère;Anne;SPIP-33;;60\n`))).toEqual([
      ['CENSUS_MISSING_VALUE', 1, 2, 'matricule', ''],
    ]);
    expect(rejected(await read(`matricul;${HEADER}\nM1;Fougère;Anne;SPIP-33;;60\n`))).toEqual([
      ['CENSUS_MISSING_COLUMN', null, 1, 'matricule', ''],
    ]);
  });

  test('namesakes in one service are told apart by their e-mail addresses, else both are refused', async () => {
    const told = await read(`${HEADER}\nFougère;Anne;SPIP-33;a@x.fr;60\nFOUGERE;anne;SPIP-33-01;b@x.fr;60\nFougère;Anne;SPIP-24;;60\n`);
    expect(new Set(idsOf(told)).size).toBe(3);
    expect(idsOf(told)).toEqual([
      expect.stringMatching(/^anne-fougere-spip-33-[0-9a-f]{8}$/),
      expect.stringMatching(/^anne-fougere-spip-33-[0-9a-f]{8}$/),
      'anne-fougere-spip-24',
    ]);
    const untold = await read(`${HEADER}\nFougère;Anne;SPIP-33;a@x.fr;60\nFOUGERE;anne;SPIP-33-01;;60\n`);
    expect(idsOf(untold)).toEqual([]);
    expect(untold.files[0]!.rejected.map(({ code, line, values }) => [code, line, values['places']])).toEqual([
      ['CENSUS_NAMESAKES', 2, 'a.csv:2, a.csv:3'],
      ['CENSUS_NAMESAKES', 3, 'a.csv:2, a.csv:3'],
    ]);
  });

  test('whom others name by name', async () => {
    const reading = await read(
      ['m.csv', `${HEADER}\nFougère;Anne;SPIP-33;;60\n`],
      ['s.csv', 'nom;prénom;service;promotion;évite\nPetit;Luc;SPIP-33;CPIP 29;Anne FOUGERE\n'],
    );
    expect(reading.census.trainees[0]).toMatchObject({ id: 'luc-petit-spip-33', avoids: ['anne-fougere-spip-33'] });
  });

  test('they are fit to be ids, the same in any order of rows, and when somebody is added', async () => {
    const name = fc
      .string({ unit: fc.constantFrom('A', 'b', 'é', 'ï', '-', ' ', '’', 'œ', 'Ж', '張', '1'), minLength: 1, maxLength: 90 })
      .filter((text) => /\p{L}/u.test(text));
    const person = fc.record({ last: name, first: name, service: fc.constantFrom('SPIP-33', 'SPIP-24') });
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(person, { minLength: 2, maxLength: 6, selector: ({ last, first }) => `${last} ${first}`.toLowerCase() }),
        async (list) => {
          const row = ({ last, first, service }: (typeof list)[number]): string => `"${last}";"${first}";${service};;1`;
          const whole = await read(`${HEADER}\n${list.map(row).join('\n')}\n`);
          const idOf = new Map(
            people(whole).map(({ id, lastName, firstName, serviceCode }) => [`${lastName}|${firstName}|${serviceCode}`, id]),
          );
          for (const id of idOf.values()) expect([id, isVisibleId(id)]).toEqual([id, true]);
          const others = [
            await read(`${HEADER}\n${list.toReversed().map(row).join('\n')}\n`),
            await read(`${HEADER}\n${list.slice(1).map(row).join('\n')}\n`),
          ];
          for (const other of others)
            for (const { id, lastName, firstName, serviceCode } of people(other)) {
              const known = idOf.get(`${lastName}|${firstName}|${serviceCode}`);
              // Of two who look alike both are refused while both are there.
              if (known !== undefined) expect(id).toBe(known);
              kept += known === undefined ? 0 : 1;
            }
        },
      ),
      { numRuns: 100, seed: 18 },
    );
    expect(kept).toBeGreaterThan(300);
  });
});

describe('last and first name in one column', () => {
  const whole = async (header: string, text: string): Promise<unknown> => {
    const reading = await read(`${header};service;dossiers\n"${text}";SPIP-33;1\n`);
    const [person] = people(reading);
    return person === undefined ? reading.files[0]!.rejected[0]?.code : `${person.lastName} | ${person.firstName}`;
  };

  test.each([
    ['NOM Prénom', 'FOUGÈRE Anne', 'FOUGÈRE | Anne'],
    ['NOM Prénom', 'Anne FOUGÈRE', 'FOUGÈRE | Anne'],
    ['Nom et prénom', 'Fougère Anne', 'Fougère | Anne'],
    ['Prénom Nom', 'Anne Fougère', 'Fougère | Anne'],
    ['Nom Prénom', 'Mme DE LA TOUR Anne-Marie', 'DE LA TOUR | Anne-Marie'],
    ['Nom Prénom', 'de LA TOUR Anne Marie', 'de LA TOUR | Anne Marie'],
    ['Nom Prénom', 'de La Tour, Anne Marie', 'de La Tour | Anne Marie'],
    ['Nom Prénom', 'de La Tour Anne Marie', 'CENSUS_WHOLE_NAME'],
    ['Nom Prénom', 'FOUGÈRE', 'CENSUS_WHOLE_NAME'],
    ['Nom Prénom', 'FOUGÈRE ANNE MARIE', 'CENSUS_WHOLE_NAME'],
    ['Nom Prénom', '', 'CENSUS_MISSING_VALUE'],
  ])('%s: %s', async (header, text, expected) => expect(await whole(header, text)).toBe(expected));

  test('beside both it is not needed', async () => {
    const reading = await read('matricule;nom;prénom;Nom et prénom;service;dossiers\nM1;Fougère;Anne;x y z;SPIP-33;1\n');
    expect(warnings(reading)).toEqual([['CENSUS_COLUMN_NOT_NEEDED', null, 1, 'Nom et prénom', '']]);
    expect(people(reading)).toMatchObject([{ lastName: 'Fougère' }]);
  });
});

describe('one person twice', () => {
  test('by name or by e-mail address, on one side or both, each with the first place; a shared mailbox tells nobody', async () => {
    const mentors =
      'matricule;nom;prénom;service;courriel;dossiers\nM1;Fougère;Anne;SPIP-33;A@x.fr;1\nM2;ANNE;fougere;SPIP-24;;1\nM3;Roux;Éva;SPIP-33;spip@x.fr;1\nM4;Vert;Ida;SPIP-33;spip@x.fr;1\n';
    const trainees =
      'matricule;nom;prénom;service;courriel;promotion\nS1;Dubois;Anne;SPIP-33;a@x.fr;CPIP 29\nS2;Bleu;Ugo;SPIP-33;SPIP@x.fr;CPIP 29\n';
    const reading = await read(mentors, trainees);
    const told = reading.files.flatMap(({ warnings: found }) => found).filter(({ code }) => /TWICE|SHARED/.test(code));
    expect(told.map(({ code, file, line, values }) => [code, file, line, values['first'] ?? values['count'], values['reasonFr']])).toEqual([
      ['CENSUS_ONE_PERSON_TWICE', 'a.csv', 3, 'a.csv:2', 'le même nom'],
      ['CENSUS_SHARED_EMAIL', 'a.csv', 4, 3, undefined],
      ['CENSUS_ONE_PERSON_TWICE', 'b.csv', 2, 'a.csv:2', 'la même adresse de courriel'],
    ]);
    expect(message(told[2]!, 'fr')).toBe(
      'Anne Dubois (S1, stagiaire) et Anne Fougère (M1, tuteur) (a.csv:2) ont la même adresse de courriel : est-ce une seule personne ? Si oui, gardez une seule ligne, avec un seul matricule et un seul rôle.',
    );
    expect(people(reading).map(({ email }) => email)).toEqual(['A@x.fr', null, null, null, 'a@x.fr', null]);
  });
});

describe('a file of mentors of whom none can be used', () => {
  const useless = async (header: string, row: string): Promise<unknown> =>
    (await read(`${header}\n${row}\n`)).files[0]!.warnings.filter(({ code }) => code === 'CENSUS_NO_USABLE_MENTOR').map((finding) =>
      message(finding, 'fr'),
    );

  test('is told at once, with the columns that are missing or empty', async () => {
    expect(await useless('matricule;nom;prénom;service;dossiers', 'M1;A;B;SPIP-33;1\nM2;C;D;SPIP-33;1')).toEqual(
      ['Aucun mentor'].map(
        () =>
          '2 tuteurs lus, 0 utilisable : la colonne « volontaire » manque, la colonne « formé_le » manque. Les orientations nationales n’admettent que des tuteurs volontaires et formés. À remplir : volontaire, formé_le.',
      ),
    );
    expect(
      await useless('matricule;nom;prénom;service;Tuteur volontaire ?;Date de formation tuteur', 'M1;A;B;SPIP-33;;01/09/2020'),
    ).toEqual([
      '1 tuteur lu, 0 utilisable : la colonne « Tuteur volontaire ? » est vide. Les orientations nationales n’admettent que des tuteurs volontaires et formés. À remplir : Tuteur volontaire ?.',
    ]);
    expect(await useless('matricule;nom;prénom;service;volontaire;formé_le', 'M1;A;B;SPIP-33;non;01/09/2020')).toEqual([]);
    expect(await useless('matricule;nom;prénom;service;promotion', 'S1;A;B;SPIP-33;P')).toEqual([]);
  });
});

describe('headers as offices write them', () => {
  test('a whole file of mentors', async () => {
    const header =
      'N° agent;NOM;Prénom(s);Mél;Service / antenne;Résidence administrative;Domaines de formation;Compétences particulières;Date de titularisation;Nb de dossiers;Quotité (%);Capacité d’accueil;Date de formation tuteur;Tuteur volontaire ?;Milieu (MO/MF);Périodes d’absence;Nb de stagiaires suivis;Souhaits;Personnes à éviter';
    const reading = await read(
      `${header}\nM1;Fougère;Anne;a@x.fr;SPIP-33-01;Bordeaux;droit;écrit;01/09/2010;62;80;2;sept. 2019;x;MO;;1;;\n`,
    );
    expect(rejected(reading)).toEqual([]);
    expect(allWarnings(reading).map((finding) => (finding as unknown[])[0])).toEqual(['CENSUS_VALUE_READ', 'CENSUS_VALUE_READ']);
    expect(people(reading)).toMatchObject([
      {
        id: 'M1',
        email: 'a@x.fr',
        communeCode: '33063',
        tenureYear: 2010,
        caseload: 62,
        workingTime: 0.8,
        capacityMax: 2,
        trainedOn: '2019-09-30',
        volunteer: true,
        settings: ['MO'],
        followed: 1,
      },
    ]);
  });

  test('and of trainees', async () => {
    const header =
      'Nom et prénom;Courriel professionnel;Service d’affectation;Commune de résidence;Promo;Besoins de formation;Temps de trajet max (min);Milieu souhaité;Vœux';
    const reading = await read(`${header}\nPETIT Luc;l@x.fr;SPIP-33;Bordeaux;CPIP 29;écrit;1 h 15;MF;\n`);
    expect([rejected(reading), people(reading)]).toMatchObject([
      [],
      [{ lastName: 'PETIT', communeCode: '33063', maxTravelMinutes: 75, requiredSetting: 'MF' }],
    ]);
  });

  test.each([
    ['trainee', 'Résidence administrative;Commune de résidence', '01053;33063', '33063', 'Résidence administrative'],
    ['mentor', 'Commune de résidence;Résidence administrative', '01053;33063', '33063', 'Commune de résidence'],
    ['mentor', 'Commune de résidence;Commune', '01053;33063', '33063', 'Commune de résidence'],
    ['trainee', 'Commune;Commune de résidence', '01053;33063', '33063', 'Commune'],
    // Where a mentor lives is none of our business.
    ['mentor', 'Commune de résidence;x', '33063;', null, 'Commune de résidence'],
    ['trainee', 'Résidence administrative;x', '33063;', '33063', null],
  ])('of a %s, of « %s » one counts', async (role, columns, cells, code, dropped) => {
    const reading = await read(
      `matricule;nom;prénom;service;${role === 'mentor' ? 'dossiers' : 'promotion'};${columns}\nX1;A;B;SPIP-33;${role === 'mentor' ? '1' : 'CPIP 29'};${cells}\n`,
    );
    expect(rejected(reading)).toEqual([]);
    expect(people(reading)[0]?.communeCode).toBe(code);
    const told = reading.files[0]!.warnings.filter((finding) => finding.code === 'CENSUS_COLUMN_NOT_NEEDED').map(({ column }) => column);
    expect(told).toEqual(dropped === null ? [] : [dropped]);
  });

  test('where both roles are in a file, a home counts for trainees alone', async () => {
    const reading = await read(
      'matricule;rôle;nom;prénom;service;promotion;Commune de résidence\nM1;tuteur;A;B;SPIP-33;;33063\nS1;stagiaire;C;D;SPIP-33;CPIP 29;33063\n',
    );
    expect(people(reading).map(({ communeCode }) => communeCode)).toEqual([null, '33063']);
  });

  test.each([
    'Adresse personnelle',
    'Commune de naissance',
    'Nom de naissance',
    'Nom (de naissance)',
    'Courriel personnel',
    'Adresse mail perso',
    'Résidence familiale',
    'Domicile',
    'Adresse du domicile',
    'Date de naissance (jj/mm/aaaa)',
  ])('%s stays forbidden', async (header) => {
    const reading = await read(`matricule;nom;prénom;service;dossiers;${header}\nM1;A;B;SPIP-33;1;SECRET\n`);
    expect(warnings(reading)).toEqual([['CENSUS_FORBIDDEN_COLUMN', null, 1, header, '']]);
    expect(JSON.stringify(reading)).not.toContain('SECRET');
  });

  test.each(['Quotité (nb d’heures)', 'Nom (du conjoint)', 'Service (ancien)', 'Observations', 'Langues'])(
    '%s is not guessed',
    async (header) => {
      const reading = await read(`matricule;nom;prénom;service;dossiers;${header}\nM1;A;B;SPIP-33;1;x\n`);
      expect(warnings(reading).map((finding) => (finding as unknown[])[0])).toEqual([
        new Map([
          ['Nom (du conjoint)', 'CENSUS_FORBIDDEN_COLUMN'],
          ['Observations', 'CENSUS_REMARK_COLUMN'],
        ]).get(header) ?? 'CENSUS_UNKNOWN_COLUMN',
      ]);
    },
  );
});

describe('hostile cells', () => {
  test.each([
    ['préférences', ','.repeat(300_000)],
    ['préférences', 'et '.repeat(100_000)],
    ['préférences', 'Dupont;'.repeat(100_000)],
    ['domaines', `a${','.repeat(400_000)}b`],
    ['domaines', 'a,'.repeat(200_000)],
    ['domaines', '/'.repeat(400_000)],
    ['absences', '-'.repeat(400_000)],
    ['absences', '1/'.repeat(200_000)],
    ['quotité', '9'.repeat(400_000)],
    ['volontaire', '✓'.repeat(400_000)],
  ])('%s of %#', async (column, cell) => {
    const start = process.cpuUsage().user;
    const reading = await read(
      `matricule;nom;prénom;service;compétences;${column}\nM1;A;B;SPIP-33;;"${cell}"\n`,
      'matricule;nom;prénom;service;promotion\nT1;C;Dupont;SPIP-33;CPIP 29\n',
    );
    expect(reading.files).toHaveLength(2);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5);
  });

  test('ten thousand namesakes whom ten thousand name', async () => {
    const mentors = Array.from({ length: 10_000 }, (_, k) => `M${k};Martin;Luc;SPIP-33;1`).join('\n');
    const trainees = Array.from({ length: 10_000 }, (_, k) => `T${k};Nom${k};A;SPIP-33;CPIP 29;Luc Martin`).join('\n');
    const start = process.cpuUsage().user;
    const reading = await read(
      `matricule;nom;prénom;service;dossiers\n${mentors}\n`,
      `matricule;nom;prénom;service;promotion;préférences\n${trainees}\n`,
    );
    expect(reading.files[1]?.warnings.filter(({ code }) => code === 'CENSUS_AMBIGUOUS_REFERENCE')).toHaveLength(10_000);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(10);
  });
});

describe('somebody of the census in force who stands in the files no more', () => {
  const before: readonly Former[] = [
    { id: 'M1', role: 'mentor', firstName: 'Anne', lastName: 'Fougère' },
    { id: 'M7', role: 'mentor', firstName: 'Paul', lastName: 'Dupond' },
    { id: 'S9', role: 'trainee', firstName: 'Luc', lastName: 'Parti' },
  ];
  const readWith = (cells: string, mentors = MENTORS): Promise<Reading> =>
    readCensus(
      [
        { name: 'mentors.csv', bytes: pieces(Buffer.from(`${mentors}\n`)) },
        {
          name: 'trainees.csv',
          bytes: pieces(
            Buffer.from(
              `matricule;nom;prénom;service;promotion;préférences;évite;anciens_binômes\nS1;Petit;Luc;SPIP-33;CPIP 29;${cells}\n`,
            ),
          ),
        },
      ],
      reference,
      null,
      null,
      before,
    );

  test.each(['M7', 'Paul Dupond', 'DUPOND Paul'])('is told as who leaves, and nobody near is suggested: %s', async (text) => {
    const reading = await readWith(`${text};;`);
    const [found, ...others] = reading.files[1]!.warnings;
    expect([found!.code, found!.value, others]).toEqual(['CENSUS_GONE_REFERENCE', text, []]);
    const said = message(found!, 'fr');
    expect(said).toContain('M7 · Paul Dupond');
    expect(said).not.toContain('Jean Dupont');
    expect(reading.census.trainees[0]).toMatchObject({ preferences: [], droppedPreferences: [text] });
  });

  test('is a former pair who has left, and still refuses the row of whoever avoids them, which says so', async () => {
    const former = await readWith(';;Paul Dupond');
    expect(former.files[1]!.warnings.map(({ code }) => code)).toEqual(['CENSUS_GONE_REFERENCE']);
    expect(former.census.trainees).toHaveLength(1);
    const avoiding = await readWith(';Paul Dupond;');
    expect(avoiding.files[1]!.rejected.map(({ code }) => code)).toEqual(['CENSUS_UNREAD_REFUSAL']);
    const [refusal] = avoiding.files[1]!.rejected;
    expect(message(refusal!, 'fr')).toContain('c’est M7 · Paul Dupond, du recensement en vigueur');
  });

  test('is not said of whoever stands in them, of the other side, or where a file is refused as a whole', async () => {
    expect((await readWith('M1;;')).census.trainees[0]).toMatchObject({ preferences: ['M1'] });
    const codes = async (cells: string, mentors?: string): Promise<unknown[]> =>
      (await readWith(cells, mentors)).files[1]!.warnings.map(({ code }) => code);
    expect(await codes('Luc Parti;;')).toEqual(['CENSUS_UNKNOWN_REFERENCE']);
    expect(await codes('M7;;', 'a;b\n1;2')).toEqual(['CENSUS_UNKNOWN_REFERENCE']);
  });
});
