/** Whom somebody must not be with, as offices say it: in the column of wishes, in a column of their own, in a note, a comment, another sheet. */
import { describe, expect, test } from 'vitest';
import { yearsOf } from '../../../src/census/index.ts';
import { describe as message } from '../../../src/errors/index.ts';
import { people, read, rejected } from './files.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';

const MENTORS = 'nom;prénom;service;dossiers\nARNAUD;Pascal;SPIP-33;60\nBARBEAU;Lydie;SPIP-33;60\nLE GOFF;Erwan;SPIP-33;60\n';
const trainee = (header: string, cell: string) =>
  read(['m.csv', MENTORS], ['s.csv', `nom;prénom;service;promotion;${header}\nAUBIN;Une;SPIP-33;CPIP 29;"${cell}"\n`]);
const wishing = (cell: string) => trainee('souhaits', cell);
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

describe('a refusal among the wishes', () => {
  test.each([
    '≠ Arnaud',
    'Arnaud --',
    'Arnaud -',
    'M. Arnaud (-)',
    'M. Arnaud ✗',
    'M. Arnaud (surtout pas)',
    'Arnaud (à éviter)',
    'M. Arnaud (incompatibilité)',
    'Arnaud (elle ne veut plus)',
    'Arnaud : non',
    'Arnaud (sa belle-sœur)',
    'pas M. Arnaud',
    'éviter Arnaud',
    'tous sauf M. Le Goff',
    'Mme Barbeau (pas M. Arnaud)',
    'Barbeau / surtout pas Arnaud',
    'Mme Barbeau si possible, pas M. Arnaud',
    'pas M. Inconnu',
    'not Arnaud',
  ])('%s refuses the row, and says where a refusal is written', async (cell) => {
    const reading = await wishing(cell);
    expect(reading.census.trainees).toEqual([]);
    expect(codes(reading.files[1]!.rejected)).toEqual(['CENSUS_REFUSAL_IN_WISH']);
    expect(message(reading.files[1]!.rejected[0]!, 'fr')).toContain('écrivez le nom dans « évite »');
    expect(reading.refused).toMatchObject([{ role: 'trainee', name: 'Une AUBIN', line: 2 }]);
  });

  test('is not quoted where it gives a reason that nobody may keep', async () => {
    const reading = await wishing('Arnaud (sa belle-sœur)');
    expect(JSON.stringify(reading)).not.toContain('belle');
  });

  test.each<[string, string[]]>([
    ['Arnaud ++', ['Pascal']],
    ['Mme Barbeau si possible', ['Lydie']],
    ['M. Arnaud (Bordeaux)', ['Pascal']],
    ['Mme Barbeau (tutrice MS1)', ['Lydie']],
    ['Arnaud, sinon Barbeau', ['Pascal', 'Lydie']],
    ['M. Arnaud ou Mme Barbeau', ['Pascal', 'Lydie']],
    ['en priorité Le Goff, à défaut Barbeau', ['Erwan', 'Lydie']],
    ['Arnaud - Pascal', ['Pascal']],
    ['1. Le Goff\n2. Arnaud', ['Erwan', 'Pascal']],
  ])('%j is a wish', async (cell, names) => {
    const reading = await wishing(cell);
    expect(rejected(reading)).toEqual([]);
    const byId = new Map(reading.census.mentors.map(({ id, firstName }) => [id, firstName]));
    expect(reading.census.trainees[0]?.preferences.map((id) => byId.get(id))).toEqual(names);
    expect(reading.census.trainees[0]).not.toHaveProperty('droppedPreferences');
  });

  test.each(['peu importe', 'pas de préférence', 'indifférent', 'aucun souhait particulier', 'non'])('%s is no wish', async (cell) => {
    const reading = await wishing(cell);
    expect([rejected(reading), reading.census.trainees[0]?.preferences]).toEqual([[], []]);
    expect(codes(reading.files[1]!.warnings)).toContain('CENSUS_READ_AS_EMPTY');
  });

  test('a remark that nobody understands leaves the wish out, and says so', async () => {
    const reading = await wishing('Arnaud (coordonnateur culturel)');
    expect(reading.census.trainees).toMatchObject([{ preferences: [], droppedPreferences: ['Arnaud (coordonnateur culturel)'] }]);
    expect(codes(reading.files[1]!.warnings)).toContain('CENSUS_REMARK_BESIDE_NAME');
  });

  test('in other columns of people is no wish either: who shares a car, who is imposed', async () => {
    for (const header of ['covoiturage_avec', 'binôme_imposé'])
      expect(codes((await trainee(header, 'pas Arnaud')).files[1]!.rejected), header).toEqual(['CENSUS_REFUSAL_IN_WISH']);
    expect(codes((await trainee('binôme_imposé', 'M. Arnaud (à confirmer)')).files[1]!.rejected)).toEqual(['CENSUS_UNREAD_IMPOSED']);
  });

  test('the names that were read are all told, however many', async () => {
    const names = Array.from({ length: 20 }, (_, k) => `NOM${String.fromCharCode(65 + k)}`);
    const mentors = `nom;prénom;service;dossiers\n${names.map((name) => `${name};Anne;SPIP-33;60`).join('\n')}\n`;
    const reading = await read(mentors, `nom;prénom;service;promotion;souhaits\nAUBIN;Une;SPIP-33;CPIP 29;"${names.join('\n')}"\n`);
    const told = message(
      reading.files[1]!.warnings.find(({ code }) => code === 'CENSUS_NAME_READ')!,
      'fr',
    );
    for (const name of names) expect(told).toContain(`« ${name} »`);
  });
});

describe('people to avoid', () => {
  test.each(['personne', 'Non', 'néant', 'RAS', '/', '-', 'aucun', 'pas de souhait', 'aucune incompatibilité'])(
    '%s is nobody',
    async (cell) => {
      const reading = await trainee('évite', cell);
      expect([rejected(reading), reading.census.trainees[0]?.avoids]).toEqual([[], []]);
      expect(codes(reading.files[1]!.warnings)).toContain('CENSUS_READ_AS_EMPTY');
    },
  );

  test('somebody who is called so is somebody', async () => {
    const reading = await read(
      'nom;prénom;service;dossiers\nPERSONNE;Luc;SPIP-33;60\n',
      'nom;prénom;service;promotion;évite\nAUBIN;Une;SPIP-33;CPIP 29;Personne\n',
    );
    expect(reading.census.trainees[0]?.avoids).toHaveLength(1);
  });

  test('either of two is avoided', async () => {
    expect((await trainee('évite', 'Arnaud ou Mme Barbeau')).census.trainees[0]?.avoids).toHaveLength(2);
  });
});

describe('a column that is not known', () => {
  test.each([
    'Contre-indication tuteur',
    'Sauf',
    'Non souhaité',
    'Tuteur déconseillé',
    'Mésentente',
    'Lien de parenté',
    'Refus',
    'Exclusions',
  ])('%s cannot be passed over where it says anything', async (header) => {
    const reading = await trainee(header, 'Arnaud');
    expect([reading.census.trainees, codes(reading.files[1]!.rejected)]).toEqual([[], ['CENSUS_REFUSAL_COLUMN']]);
    for (const nothing of [
      '',
      'RAS',
      'personne',
      'non',
      'Aucun conflit connu',
      'pas à ma connaissance',
      'RAS pour le moment',
      'néant à ce stade',
    ])
      expect(rejected(await trainee(header, nothing)), `${header} ${nothing}`).toEqual([]);
  });

  test.each(['Bon à savoir', 'Points de vigilance', 'Réserves', 'Alerte', 'Restrictions', 'A noter', 'Attention'])(
    '%s is read through, and asks the row that may refuse somebody',
    async (header) => {
      expect(codes((await trainee(header, 'Arnault')).files[1]!.rejected)).toEqual(['CENSUS_CELL_ASKED']);
      const plain = await trainee(header, 'Permis B, pas de voiture');
      expect(rejected(plain)).toEqual([]);
      expect(codes(plain.files[1]!.warnings)).toContain('CENSUS_COLUMN_READ_THROUGH');
    },
  );

  describe.each(['À savoir'])('%s, below which anything may stand', (header) => {
    test.each([
      ['Arnaud', 'nomme Pascal ARNAUD'],
      ['voir avec mme barbeau', 'nomme Lydie BARBEAU'],
      ['a déjà eu le goff', 'nomme Erwan LE GOFF'],
      ['voir mme absente', 'nomme peut-être quelqu’un'],
      ['plus jamais ensemble avec sa tutrice', 'contient « jamais ensemble »'],
      ['pas de stagiaire sans en parler', 'semble refuser'],
      ['≠ Mme Absente', 'nomme peut-être quelqu’un'],
      ['refus : Absente', 'semble refuser'],
      ['difficultés avec son équipe', 'semble refuser'],
      ['Arnault', 'nomme peut-être quelqu’un'],
      ['arnault', 'nomme peut-être quelqu’un'],
      ['attention à Arnault', 'nomme peut-être quelqu’un'],
      ['Jean Petit', 'nomme peut-être quelqu’un'],
      ['à revoir : PETIT Jean', 'nomme peut-être quelqu’un'],
      ['sa cousine est tutrice', 'semble refuser'],
    ])('%s asks its row alone', async (cell, reason) => {
      const reading = await read(
        ['m.csv', MENTORS],
        ['s.csv', `nom;prénom;service;promotion;${header}\nAUBIN;Une;SPIP-33;CPIP 29;"${cell}"\nBOIS;Luc;SPIP-33;CPIP 29;Permis B\n`],
      );
      expect(reading.census.trainees.map(({ lastName }) => lastName)).toEqual(['BOIS']);
      expect(reading.files[1]!.rejected).toMatchObject([{ code: 'CENSUS_CELL_ASKED', record: 1, line: 2, column: header, value: '' }]);
      expect(message(reading.files[1]!.rejected[0]!, 'fr')).toContain(reason);
    });

    test.each([
      ['Référente TIG', 1],
      ['Permis B, pas de voiture', 1],
      ['Diplômée en droit', 1],
      ['Référente TIG à l’antenne de Libourne le mardi', 1],
      ['sans permis', 1],
      ['AUBIN', 1],
      ['temps plein jusqu’en juin', 1],
    ])('%s does not, and the column is said to be read through', async (cell, count) => {
      const reading = await trainee(header, cell);
      expect([rejected(reading), reading.census.trainees.length]).toEqual([[], 1]);
      const told = reading.files[1]!.warnings.filter(({ code }) => code === 'CENSUS_COLUMN_READ_THROUGH');
      expect(told).toMatchObject([{ record: null, line: 1, column: header, values: { count } }]);
      expect(message(told[0]!, 'fr')).toContain('Cette colonne ne sert à rien d’autre');
    });
  });

  test('one in which nothing stands is said to be empty', async () => {
    for (const nothing of ['', 'RAS', 'aucune vigilance particulière']) {
      const reading = await trainee('Points de vigilance', nothing);
      expect([rejected(reading), codes(reading.files[1]!.warnings)], nothing).toEqual([
        [],
        expect.arrayContaining(['CENSUS_COLUMN_NOT_NEEDED']),
      ]);
      expect(codes(reading.files[1]!.warnings), nothing).not.toContain('CENSUS_COLUMN_READ_THROUGH');
    }
  });

  test.each([
    ['Divers', 'Arnaud', 'nomme Pascal ARNAUD'],
    ['Tuteurs précédents', 'LE GOFF (MS1), très bien', 'nomme Erwan LE GOFF'],
    ['Observations', 'voir avec Mme Barbeau', 'nomme Lydie BARBEAU'],
    ['Observations', 'ne souhaite pas encadrer de jeunes', 'contient « ne souhaite pas encadrer »'],
    ['Remarques', 'pas avec sa cousine', 'contient « pas avec »'],
    ['Truc', 'à éviter : Mme Absente', 'contient « a eviter »'],
    ['Truc', 'refuse Mme Absente', 'contient « refuse mme »'],
    ['Truc', 'rien de bon, sans Mme Absente', 'semble refuser quelqu’un'],
    // A column that must not be kept is looked at, and not quoted.
    ['Situation de famille', 'mariée à M. Arnaud', 'nomme Pascal ARNAUD'],
  ])('%s: %s is asked', async (header, cell, reason) => {
    const reading = await trainee(header, cell);
    expect([reading.census.trainees, codes(reading.files[1]!.rejected)]).toEqual([[], ['CENSUS_CELL_ASKED']]);
    expect(message(reading.files[1]!.rejected[0]!, 'fr')).toContain(reason);
    expect(reading.files[1]!.rejected[0]).toMatchObject({ record: 1, line: 2, column: header, value: '' });
  });

  test.each([
    ['Divers', 'covoiture avec une collègue'],
    ['Divers', 'une.aubin@example.org'],
    ['Divers', 'AUBIN'],
    ['Téléphone', '05 56 00 00 00'],
    ['Adresse', '12 rue arnaud, Bordeaux'],
    ['besoins', 'gestion des conflits'],
    ['besoins', 'refus de soins | incompatibilité'],
  ])('%s: %s is not', async (header, cell) => {
    expect(rejected(await trainee(header, cell))).toEqual([]);
  });

  test('a column that is known may hold one too', async () => {
    expect(codes((await trainee('besoins', 'pas avec M. Arnaud')).files[1]!.rejected)).toEqual(['CENSUS_CELL_ASKED']);
  });

  test('a cell beside the table, below no header, is one', async () => {
    const rows: Cell[][] = [
      ['nom', 'prénom', 'service', 'dossiers', ''],
      ['ARNAUD', 'Pascal', 'SPIP-33', 60, 'pas avec Une Aubin'],
    ];
    expect(codes((await read(workbook([{ name: 'a', rows }]))).files[0]!.rejected)).toEqual(['CENSUS_CELL_ASKED']);
  });
});

describe('a line that is nobody’s row', () => {
  const below = (line: string) =>
    read(['m.csv', `${MENTORS}${line}\n`], ['s.csv', 'nom;prénom;service;promotion\nAUBIN;Une;SPIP-33;CPIP 29\n']);

  test.each([
    ['Ajout du 24/06 : M. CARIOU Ronan, antenne de Bordeaux, formé en 2020, volontaire;;;', 'semble décrire une personne'],
    ['Ajout : CARIOU Ronan, antenne de Bordeaux, formé en 2020 et volontaire;;;', 'semble décrire une personne'],
    ['NB : Une AUBIN arrive en septembre dans le service de Bordeaux;;;', 'nomme Une AUBIN'],
    ['NB : les deux cousins sont à ne pas mettre ensemble;;;', 'contient « ne pas mettre »'],
    ['En rouge : ne souhaitant plus être tuteurs;;;', 'parle de couleurs'],
    ['Les lignes surlignées sont à confirmer;;;', 'parle de couleurs'],
    [';Soit 3 tuteurs, dont M. CARIOU;;', 'semble décrire une personne'],
  ])('%s is asked, and the table with it', async (line, reason) => {
    const reading = await below(line);
    expect([reading.census.mentors, codes(reading.files[0]!.rejected)]).toEqual([[], ['CENSUS_LINE_ASKED']]);
    expect(reading.files[0]!.rejected[0]).toMatchObject({ record: null, line: 5 });
    expect(message(reading.files[0]!.rejected[0]!, 'fr')).toContain(reason);
  });

  test('and all the others are quoted', async () => {
    const reading = await below(
      'ANTENNE DE BORDEAUX;;;\nFait à Bordeaux le 12 juin, le chef M. COLIN Bruno;;;\n;Soit 3 tuteurs;;\nMerci de bien vouloir compléter toutes les colonnes en jaune;;;',
    );
    expect([reading.census.mentors.length, rejected(reading)]).toEqual([3, []]);
    const told = reading.files[0]!.warnings.filter(({ code }) => code === 'CENSUS_HEADING_LINES');
    expect(told).toHaveLength(1);
    for (const text of ['ANTENNE DE BORDEAUX', 'Fait à Bordeaux', 'Soit 3 tuteurs', 'colonnes en jaune'])
      expect(message(told[0]!, 'fr')).toContain(text);
  });

  test('above the header refuses only where it names whom', async () => {
    const above = (line: string) => read(['m.csv', `${line}\n${MENTORS}`]);
    expect(rejected(await above('Recensement par Mme BARBEAU;;;'))).toEqual([]);
    expect(rejected(await above('Ne pas mettre plusieurs personnes par ligne;;;'))).toEqual([]);
    expect(codes((await above('M. ARNAUD et Mme BARBEAU : ne pas les mettre ensemble;;;')).files[0]!.rejected)).toEqual([
      'CENSUS_LINE_ASKED',
    ]);
    expect(codes((await above('Ne pas encadrer avec Mme Absente;;;')).files[0]!.rejected)).toEqual(['CENSUS_LINE_ASKED']);
    expect(codes((await above('En rouge : partis;;;')).files[0]!.rejected)).toEqual(['CENSUS_LINE_ASKED']);
  });
});

const head = ['nom', 'prénom', 'service', 'dossiers'];
const tutors: Sheet = { name: 'Tuteurs', rows: [head, ['ARNAUD', 'Pascal', 'SPIP-33', 60], ['BARBEAU', 'Lydie', 'SPIP-33', 60]] };
const students: Sheet = {
  name: 'Stagiaires',
  rows: [
    ['nom', 'prénom', 'service', 'promotion'],
    ['AUBIN', 'Une', 'SPIP-33', 'CPIP 29'],
  ],
};

describe('what a sheet shows', () => {
  test('a sheet of prose that keeps two people apart is refused by its line', async () => {
    const notes: Sheet = { name: 'Notes', rows: [['Une Aubin et Pascal Arnaud : séparés, ne pas réunir au même site.'], ['Merci.']] };
    const reading = await read(workbook([tutors, students, notes]));
    expect(reading.files[0]!.rejected).toMatchObject([{ code: 'CENSUS_LINE_ASKED', sheet: 'Notes', line: 1 }]);
    const plain: Sheet = { name: 'Notes', rows: [['Contact : Mme AUBRY'], ['Une Aubin a confirmé.']] };
    expect(rejected(await read(workbook([tutors, students, plain])))).toEqual([]);
  });

  test('and with the sheet that is refused for the people in it', async () => {
    const strangers = ['MIMOSA', 'HOUX'].map((name) => [name, 'Carla', 'pas avec Pascal Arnaud']);
    const reading = await read(workbook([{ name: 'Accueil', rows: [['Patronyme', 'Petit nom', 'Où'], ...strangers] }, tutors]));
    expect(codes(reading.files[0]!.rejected).sort()).toEqual(['CENSUS_LINE_ASKED', 'CENSUS_LINE_ASKED', 'CENSUS_UNREAD_SHEET']);
  });

  test('a row that is struck through is asked, a cell is told', async () => {
    const struck = (cells: readonly Cell[]) => read(workbook([{ name: 'a', rows: [head, cells] }]));
    const whole = await struck(['ARNAUD', 'Pascal', 'SPIP-33', '60'].map((text) => ({ struck: text })));
    expect([people(whole), codes(whole.files[0]!.rejected)]).toEqual([[], ['CENSUS_STRUCK_ROW']]);
    const names = await struck([{ struck: 'ARNAUD' }, { struck: 'Pascal' }, 'SPIP-33', 60]);
    expect(codes(names.files[0]!.rejected)).toEqual(['CENSUS_STRUCK_ROW']);
    const one = await struck(['ARNAUD', 'Pascal', 'SPIP-33', { struck: '60' }]);
    expect(rejected(one)).toEqual([]);
    expect(one.files[0]!.warnings).toContainEqual(expect.objectContaining({ code: 'CENSUS_STRUCK_CELLS', column: 'dossiers' }));
  });

  test('text that is struck through letter by letter is too', async () => {
    const strings = `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><rPr><strike/></rPr><t>ARNAUD</t></r></si><si><r><rPr><strike val="0"/></rPr><t>Pascal</t></r></si></sst>`;
    const rows: Cell[][] = [head, [{ xml: '<c t="s"><v>0</v></c>' }, { xml: '<c t="s"><v>1</v></c>' }, 'SPIP-33', 60]];
    const reading = await read(
      workbook([{ name: 'a', rows }], { strings: true, extra: [{ name: 'xl/sharedStrings.xml', content: strings }] }),
    );
    expect(reading.files[0]!.warnings).toContainEqual(expect.objectContaining({ code: 'CENSUS_STRUCK_CELLS', column: 'nom' }));
  });

  test.each([
    ['Ne veut plus de Mme Aubin en stage', 'contient « ne veut plus de mme »'],
    ['vu avec Une Aubin', 'nomme Une AUBIN'],
    ['sauf Mme Absente', 'semble refuser'],
  ])('a comment on somebody’s cell: %s is asked, and the row with it', async (text, reason) => {
    const reading = await read(
      workbook([{ ...tutors, comments: [{ ref: 'A2', text: `S. Chef:\n${text}`, author: 'S. Chef' }] }, students]),
    );
    expect(reading.census.mentors.map(({ lastName }) => lastName)).toEqual(['BARBEAU']);
    expect(reading.files[0]!.rejected).toMatchObject([{ code: 'CENSUS_COMMENT_ASKED', sheet: 'Tuteurs', line: 2, record: 1 }]);
    expect(message(reading.files[0]!.rejected[0]!, 'fr')).toContain(reason);
    expect(message(reading.files[0]!.rejected[0]!, 'fr')).toContain('A2');
  });

  test('other comments are quoted, but for reasons that nobody may keep', async () => {
    const comments = [
      { ref: 'A1', text: 'en capitales, ne pas mettre de prénom' },
      { ref: 'B2', text: 'reprend en juin' },
      { ref: 'B3', text: 'en arrêt maladie' },
    ];
    const reading = await read(workbook([{ ...tutors, comments }]));
    expect(rejected(reading)).toEqual([]);
    const told = message(
      reading.files[0]!.warnings.find(({ code }) => code === 'CENSUS_COMMENTS')!,
      'fr',
    );
    expect(told).toContain('B2 : « reprend en juin », B3 : « … »');
  });

  test('a conversation is read in place of the notice that older programs show', async () => {
    const part = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment';
    const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="${part}" Target="../threadedComments/threadedComment1.xml"/></Relationships>`;
    const legacy = `<?xml version="1.0"?><comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>tc={1}</author></authors><commentList><comment ref="A2" authorId="0"><text><t>[Threaded comment] Your version of Excel allows you to read this threaded comment</t></text></comment></commentList></comments>`;
    const threads = `<?xml version="1.0"?><ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" id="{1}"><text>reprend en juin</text></threadedComment></ThreadedComments>`;
    const reading = await read(
      workbook([tutors], {
        extra: [
          { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: rels },
          { name: 'xl/comments1.xml', content: legacy },
          { name: 'xl/threadedComments/threadedComment1.xml', content: threads },
        ],
      }),
    );
    const told = reading.files[0]!.warnings.find(({ code }) => code === 'CENSUS_COMMENTS');
    expect(message(told!, 'fr')).toContain('A2 : « reprend en juin »');
    expect(message(told!, 'fr')).not.toContain('Threaded');
  });

  test.each([
    ['Archives', []],
    ['Anciens tuteurs', []],
    ['Liste 2024', []],
    ['Liste 2025', ['ARNAUD', 'BARBEAU']],
    ['Nantes', ['ARNAUD', 'BARBEAU']],
  ])('a sheet called %s is asked where it looks kept for the record', async (name, names) => {
    const reading = await read(workbook([{ ...tutors, name }, students]));
    expect(reading.census.mentors.map(({ lastName }) => lastName)).toEqual(names);
    expect(codes(reading.files[0]!.rejected)).toEqual(names.length > 0 ? [] : ['CENSUS_ARCHIVE_SHEET']);
  });

  test('the years of a calendar are those of its days, and the one before an early beginning', () => {
    const period = (...days: string[]) => ({ segments: [{ start: days[0]!, end: days[1]! }] });
    expect(yearsOf([])).toEqual([]);
    expect(yearsOf([period('2025-08-28', '2025-10-24'), period('2026-02-02', '2026-04-03')])).toEqual([2025, 2026]);
    expect(yearsOf([period('2026-02-02', '2026-04-03')])).toEqual([2025, 2026]);
  });
});
