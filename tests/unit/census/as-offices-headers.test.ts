/** Headers as offices word them: by their words, by what stands below them; and those that stay what they are. */
import { describe, expect, test } from 'vitest';
import { columnKind } from '../../../src/census/fields.ts';
import { allWarnings, people, read, rejected } from './files.ts';
import { describe as message } from '../../../src/errors/index.ts';

const fieldOf = (header: string): unknown => {
  const kind = columnKind(header);
  return kind.kind === 'field' ? [kind.field, kind.town, kind.rank].filter((part) => part !== undefined).join(' ') : kind.kind;
};

describe('a header is read by its words', () => {
  test.each([
    ...[
      ['D’accord pour être tuteur ?', 'volunteer'],
      ['Volontaire tuteur', 'volunteer'],
      ['Volontaire O/N', 'volunteer'],
      ['Volont.', 'volunteer'],
      ['Souhait(s) tuteur', 'preferences'],
      ['Souhaits de stagiaires', 'preferences'],
      ['Vœu 1', 'preferences 1'],
      ['Vœu 2 (tuteur)', 'preferences 2'],
      ['3e choix', 'preferences 3'],
      ['Lieu', 'service'],
      ['Lieu de stage', 'service'],
      ['Site d’accueil', 'service'],
      ['Unité', 'service'],
      ['Nb max', 'capacityMax'],
      ['Nb stagiaires maxi', 'capacityMax'],
      ['Déjà suivis', 'followed'],
      ['Tps de travail', 'workingTime'],
      ['Temps partiel', 'workingTime'],
      ['Portefeuille', 'caseload'],
      ['Nb de mesures suivies', 'caseload'],
      ['Dossiers au 01/10', 'caseload'],
      ['Temps maxi', 'maxTravelMinutes'],
      ['Trajet maxi (minutes)', 'maxTravelMinutes'],
      ['Durée max (aller)', 'maxTravelMinutes'],
      ['Temps de route max.', 'maxTravelMinutes'],
      ['Trajet accepté', 'maxTravelMinutes'],
      ['Covoit. avec', 'sharesCarWith'],
      ['Binôme déjà acté', 'imposed'],
      ['Spécialité', 'skills'],
      ['Thématiques maîtrisées', 'skills'],
      ['Thèmes à travailler', 'learningNeeds'],
      ['Date form. tuteur', 'trainedOn'],
      ['Formé(e) tutorat', 'trainedOn'],
      ['Année de titul.', 'tenureYear'],
      ['CPIP titulaire depuis', 'tenureYear'],
      ['Congés posés', 'absences'],
      ['Dates non disponibles', 'absences'],
      ['Parcours / formation d’origine', 'domains'],
      ['Commune domicile', 'commune home'],
      ['Domicile (commune)', 'commune home'],
      ['Habite à', 'commune home'],
      ['Ne souhaite pas encadrer', 'avoids'],
      ['Ne pas affecter sur le même site que', 'apartFrom'],
      ['Jamais dans le même établissement que', 'apartFrom'],
      ['Prén.', 'firstName'],
      ['Adr. mail', 'email'],
    ],
  ])('%s: %s', (header, field) => {
    expect(fieldOf(header)).toBe(field);
  });

  test.each(['Domicile', 'Civ.', 'Sit. fam.', 'Tél. perso', 'Adresse du domicile', 'Origine'])('%s stays forbidden', (header) => {
    expect(fieldOf(header)).toBe('forbidden');
  });

  test.each([
    ...[
      'Non volontaire',
      'N’est pas volontaire',
      'noms',
      'Dom.',
      'Mat.',
      'Nom de la commune',
      'Temps de travail max',
      'Suivis',
      'Formation',
    ],
    ...['Téléphone', 'N°', 'Titulaire', 'Véhiculé ?', 'Promotion 1', 'Service 2', 'nb'],
  ])('%s is not guessed', (header) => {
    expect(fieldOf(header)).toBe('unknown');
  });

  test('and each that is read so is told with its field; one that is not has the field that it may be in its hint', async () => {
    const reading = await read(
      'nom;prénom;service;dossiers;Volont.;Ancienneté (ans);stagiaires souhaitez;Suivis\nA;B;SPIP-33;60;oui;12;;9\n',
    );
    const said = (code: string, column: string | null): string =>
      reading.files[0]!.warnings.filter((one) => one.code === code && one.column === column).map((one) => message(one, 'fr'))[0] ?? '';
    expect(said('CENSUS_HEADERS_READ', null)).toContain('« Volont. » : volontaire');
    expect(said('CENSUS_UNKNOWN_COLUMN', 'Ancienneté (ans)')).toContain('Est-ce « année_titularisation » ?');
    expect(said('CENSUS_UNKNOWN_COLUMN', 'stagiaires souhaitez')).toContain('(colonne « préférences »)');
    expect(said('CENSUS_UNKNOWN_COLUMN', 'Suivis')).toContain('Est-ce « dossiers » ou « stagiaires_suivis » ?');
  });
});

describe('what stands below a header tells which of two it is', () => {
  const mentor = async (column: string, ...cells: string[]) =>
    people(await read([`nom;prénom;service;quotité;${column}`, ...cells.map((cell, k) => `A;B${'abc'[k]!};SPIP-33;1;${cell}`)].join('\n')));

  test('files or trainees followed, studies or a training, a yes or no, a share', async () => {
    expect(await mentor('Suivis', '62', '57')).toMatchObject([{ caseload: 62 }, { caseload: 57 }]);
    expect(await mentor('Suivis (nb)', '1', '0')).toMatchObject([{ followed: 1, caseload: null }, { followed: 0 }]);
    expect(await mentor('Formation', 'droit', 'psychologie')).toMatchObject([{ domains: ['droit'] }, { domains: ['psychologie'] }]);
    expect(await mentor('Formation', '12/03/2019', '2016')).toMatchObject([{ trainedOn: '2019-03-12' }, { trainedOn: '2016-12-31' }]);
    expect(await mentor('OK ?', 'OK', 'non')).toMatchObject([{ volunteer: true }, { volunteer: false }]);
    expect(
      people(await read('nom;prénom;service;dossiers;%\nA;B;SPIP-33;60;80 %\nA;C;SPIP-33;60;100%\n')).map((one) =>
        one.role === 'mentor' ? one.workingTime : null,
      ),
    ).toEqual([0.8, 1]);
  });

  test('roles, whatever other column may be one, and whatever the columns would tell', async () => {
    const rows = ['Droit;tutrice;Origan;Mathilde;SPIP-33;52', 'Psychologie;stagiaire CPIP 29;Mimosa;Carla;SPIP-33;'];
    expect(people(await read(['Profil;En qualité de;nom;prénom;service;dossiers', ...rows].join('\n')))).toMatchObject([
      { role: 'mentor' },
      { role: 'trainee', promotion: 'CPIP 29' },
    ]);
  });

  test('a promotion beside the role that is not that of its column refuses the row', async () => {
    const reading = await read(
      'rôle;nom;prénom;service;promotion\nstagiaire CPIP 30;A;B;SPIP-33;CPIP 29\nstagiaire CPIP 29;A;C;SPIP-33;CPIP 29\n',
    );
    expect(rejected(reading)).toEqual([['CENSUS_COLUMNS_DIFFER', 1, 2, 'promotion', 'CPIP 29']]);
    expect(people(reading)).toHaveLength(1);
  });

  test('letters of roles are read below a header that says them, and nowhere else', async () => {
    expect(people(await read('T / S;nom;prénom;service;promotion\nT;A;B;SPIP-33;\nS;C;D;SPIP-33;CPIP 29\n'))).toMatchObject([
      { role: 'mentor' },
      { role: 'trainee' },
    ]);
    expect(rejected(await read('Statut;nom;prénom;service;promotion;dossiers\nT;A;B;SPIP-33;;\n'))).toEqual([
      ['CENSUS_ROLE', 1, 2, 'Statut', 'T'],
    ]);
  });

  test('a cross below « Tuteur » or « Stagiaire » is a role; none or both refuse the row', async () => {
    const header = 'Tuteur;Stagiaire;nom;prénom;service;promotion;dossiers';
    const reading = await read(
      [header, 'x;;A;B;SPIP-33;;60', ';X;C;D;SPIP-33;CPIP 29;', 'x;x;E;F;SPIP-33;;', ';;G;H;SPIP-33;;'].join('\n'),
    );
    expect(people(reading)).toMatchObject([{ role: 'mentor' }, { role: 'trainee' }]);
    expect(rejected(reading).map((finding) => (finding as unknown[])[0])).toEqual(['CENSUS_ROLE_TICKS', 'CENSUS_ROLE_TICKS']);
    expect(reading.refused.map(({ role, name }) => [role, name])).toEqual([
      [null, 'F E'],
      [null, 'H G'],
    ]);
    const names = await read('Tuteur;Stagiaire;nom;prénom;service;promotion;dossiers\nDupont;Petit;A;B;SPIP-33;;60\n');
    expect(rejected(names).map((finding) => (finding as unknown[])[0])).toEqual(['CENSUS_MISSING_COLUMN']);
  });
});

describe('columns that are parts of one', () => {
  test('« Vœu 1 » to « Vœu 3 » are one list in the order of their numbers, whatever that of the columns', async () => {
    const mentors = 'nom;prénom;service;dossiers\nAlisier;Anne;SPIP-33;60\nBruyère;Bruno;SPIP-33;60\nCyprès;Coline;SPIP-33;60\n';
    const reading = await read(mentors, 'nom;prénom;service;promotion;Vœu 2;Vœu 1;Vœu 3\nA;B;SPIP-33;CPIP 29;Bruyère;Cyprès;Alisier\n');
    expect(reading.census.trainees[0]?.preferences).toEqual(['coline-cypres-spip-33', 'bruno-bruyere-spip-33', 'alisier-anne-spip-33']);
  });

  test('one that serves both roles is read of each as its own, without a word of the other', async () => {
    const reading = await read(
      'rôle;nom;prénom;service;promotion;Besoins / compétences\ntuteur;A;B;SPIP-33;;addictions\nstagiaire;C;D;SPIP-33;CPIP 29;addictions\n',
    );
    expect(people(reading)).toMatchObject([{ skills: ['addictions'] }, { learningNeeds: ['addictions'] }]);
    expect(allWarnings(reading)).not.toContainEqual(expect.arrayContaining(['CENSUS_OTHER_ROLE_VALUE']));
  });

  test('of the commune of a home are read of trainees and not kept of mentors', async () => {
    const header = 'rôle;nom;prénom;service;promotion;Commune domicile';
    const reading = await read(`${header}\ntuteur;A;B;SPIP-33;;Bordeaux\nstagiaire;C;D;SPIP-33;CPIP 29;Bordeaux\n`);
    expect(people(reading).map(({ communeCode }) => communeCode)).toEqual([null, '33063']);
  });
});

describe('a column that may say who must not be together', () => {
  test.each(['Ne pas mettre avec', 'Ne veut pas de', 'Conflit avec', 'Refus', 'Jamais avec', 'À séparer absolument'])(
    '%s refuses the file where it says anything, and is passed over where it is empty',
    async (header) => {
      const rows = (cell: string): string => `nom;prénom;service;dossiers;${header}\nA;B;SPIP-33;60;\nC;D;SPIP-33;60;${cell}\n`;
      const filled = await read(rows('Petit'));
      expect([people(filled), rejected(filled)]).toEqual([[], [['CENSUS_REFUSAL_COLUMN', null, 1, header, '']]]);
      const empty = await read(rows('néant'));
      expect([people(empty).length, rejected(empty)]).toEqual([2, []]);
      expect(allWarnings(empty)).toContainEqual(['CENSUS_COLUMN_NOT_NEEDED', null, 1, header, '']);
    },
  );

  test('is told with all that is wrong below it, and whoever stands in the file is known to others', async () => {
    const mentors = 'nom;prénom;service;dossiers;Ne pas mettre avec\nAlisier;Anne;SPIP-33;60;Petit\nB;Bruno;SPIP-33;beaucoup;\n';
    const reading = await read(
      mentors,
      'nom;prénom;service;promotion;évite\nPetit;Luc;SPIP-33;CPIP 29;Alisier\n',
      'nom;prénom;service;dossiers\nC;D;SPIP-33;9\n',
    );
    expect(reading.files[0]!.rejected.map(({ code }) => code)).toEqual(['CENSUS_REFUSAL_COLUMN', 'CENSUS_NUMBER']);
    // Of whom it is known that nobody is matched with them there is nothing to fear.
    expect(reading.census.trainees).toHaveLength(1);
  });
});
