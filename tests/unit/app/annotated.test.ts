/** Census files given back to their offices: every cell at its place, what is wrong said where it stands, nothing of what must not be kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { annotateCensus } from '../../../src/app/index.ts';
import { type CensusReading, readCensus } from '../../../src/census/index.ts';
import type { Language } from '../../../src/errors/index.ts';
import { pieces } from '../census/files.ts';
import { reference } from '../census/reference.ts';
import { sheetOf, workbook, type Sheet } from '../census/workbook.ts';
import { corrected, opened, type OpenedSheet } from './annotated-workbook.ts';

type Given = readonly [name: string, content: string | Uint8Array];

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? Buffer.from(content) : content);

async function readGiven(...given: Given[]): Promise<CensusReading> {
  const sources = given.map(([name, content]) => ({ name, bytes: pieces(bytesOf(content)) }));
  return readCensus(sources, reference, { names: ['CPIP 29', 'CPIP 30'], complete: true });
}

async function annotate(given: readonly Given[], language: Language = 'fr'): Promise<{ name: string; bytes: Uint8Array }[]> {
  const reading = await readGiven(...given);
  const sorted = [...given].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return annotateCensus(
    reading.files.map((file, k) => ({ reading: file, source: { name: sorted[k]![0], bytes: pieces(bytesOf(sorted[k]![1])) } })),
    language,
  );
}

async function annotatedOne(name: string, content: string | Uint8Array, language: Language = 'fr'): Promise<Uint8Array> {
  const [only] = await annotate([[name, content]], language);
  return only!.bytes;
}

const REFUSED = 'FFF8CBAD';
const WARNED = 'FFFFF2CC';
const HEADER = 'matricule;nom;prénom;service;dossiers';

/** Ref → text of the comment, of cells that are coloured so. */
function marked({ cells, comments }: OpenedSheet, fill: string): Record<string, string> {
  return Object.fromEntries([...cells].filter(([, cell]) => cell.fill === fill).map(([ref]) => [ref, comments.get(ref) ?? '']));
}

const texts = ({ cells }: OpenedSheet): Record<string, string> => Object.fromEntries([...cells].map(([ref, { text }]) => [ref, text]));
const allText = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('\n');

describe('a CSV file', () => {
  const census = [
    'Recensement 2026',
    '',
    `${HEADER};quotité`,
    '0012;=Durand;"Anne\nMarie";SPIP-33;soixante;0,8',
    'M2;Petit;Luc;Xanadu;60;80',
    'Total;;;;120;',
    'M3;Roux;;SPIP-33;60;1',
  ].join('\n');

  test('has each cell as text at its own line and column, titles and totals in place', async () => {
    const [summary, sheet] = opened(await annotatedOne('tuteurs.csv', census));
    expect([summary!.name, sheet!.name]).toEqual(['À corriger', 'tuteurs']);
    expect(texts(sheet!)).toEqual({
      ...{ A1: 'Recensement 2026', A3: 'matricule', B3: 'nom', C3: 'prénom', D3: 'service', E3: 'dossiers', F3: 'quotité' },
      ...{ A4: '0012', B4: '=Durand', C4: 'Anne\nMarie', D4: 'SPIP-33', E4: 'soixante', F4: '0,8' },
      ...{ A6: 'M2', B6: 'Petit', C6: 'Luc', D6: 'Xanadu', E6: '60', F6: '80' },
      ...{ A7: 'Total', E7: '120' },
      ...{ A8: 'M3', B8: 'Roux', C8: '', D8: 'SPIP-33', E8: '60', F8: '1' },
    });
  });

  test('has a colour, letters and a comment at each cell that is refused or warned of', async () => {
    const sheet = opened(await annotatedOne('tuteurs.csv', census))[1]!;
    const refused = marked(sheet, REFUSED);
    expect(Object.keys(refused)).toEqual(['E4', 'D6', 'C8']);
    expect(refused['E4']).toBe('« soixante » n’est pas un nombre. Donnez un nombre entier de 0 à 1000, en chiffres.');
    expect(refused['D6']).toContain('Le service « Xanadu » n’est pas connu. Aucun nom connu n’en est proche');
    expect(refused['C8']).toContain('est vide. Remplissez-la');
    expect(['E4', 'D6', 'C8'].map((ref) => sheet.cells.get(ref)!.isBold)).toEqual([true, true, true]);
    expect(Object.keys(marked(sheet, WARNED))).toEqual(['A7']);
    expect(sheet.cells.get('A7')!.isItalic).toBe(true);
    expect([...sheet.comments.keys()].sort()).toEqual(['A7', 'C8', 'D6', 'E4']);
  });

  test('has on its first sheet every cause with its number, its cells and what to do', async () => {
    const summary = texts(opened(await annotatedOne('tuteurs.csv', census))[0]!);
    const rows = Object.keys(summary)
      .filter((ref) => ref.startsWith('F') && /^\d+$/.test(summary[ref]!))
      .map((ref) => ['A', 'C', 'F', 'G'].map((letter) => summary[`${letter}${ref.slice(1)}`]));
    expect(rows).toEqual([
      ['à corriger', 'dossiers', '1', 'E4'],
      ['à corriger', 'service', '1', 'D6'],
      ['à corriger', 'prénom', '1', 'C8'],
      ['à vérifier', '', '1', 'ligne 3'],
      ['à vérifier', '', '1', 'A7'],
    ]);
    expect(summary['A2']).toBe('3 cellules à corriger, 1 cellule à vérifier.');
  });

  test('tells many of one cause once, with where each stands', async () => {
    const rows = Array.from({ length: 150 }, (_, k) => `M${k};A${k};B;Nulle part ${k % 2};1`);
    const sheets = opened(await annotatedOne('t.csv', `${HEADER}\n${rows.join('\n')}\n`, 'en'));
    const summary = [...sheets[0]!.cells.values()].map(({ text }) => text);
    expect(summary).toContain('150');
    expect(summary.find((text) => text.startsWith('D2, D3'))).toMatch(/D101, … \(\+ 50\)$/);
    expect(summary.find((text) => text.includes('Values'))).toContain('Nulle part 0 (× 75), Nulle part 1 (× 75)');
    expect(Object.keys(marked(sheets[1]!, REFUSED))).toHaveLength(150);
  });

  test('of people with nothing to say of has no mark, and says so', async () => {
    const header = `${HEADER};volontaire;formé_le`;
    const [summary, sheet] = opened(await annotatedOne('t.csv', `${header}\nM1;A;B;SPIP-33;1;oui;01/02/2020\n`));
    expect([...sheet!.comments]).toEqual([]);
    expect(texts(summary!)['A2']).toBe('Aucune cellule à corriger ni à vérifier.');
  });

  test('that cannot be read further keeps what comes before, and says that the rest is missing', async () => {
    const sheets = opened(await annotatedOne('t.csv', `${HEADER}\nM1;A;B;SPIP-33;1\nM2;"C;D;SPIP-33;1\n`));
    expect(texts(sheets[1]!)).toMatchObject({ A2: 'M1' });
    expect(Object.values(texts(sheets[0]!)).join(' ')).toMatch(/ne peut pas être lu jusqu’au bout.*guillemet ouvert/s);
  });

  test.each([
    ['no.csv', 'a;b;c\n1;2;3\n', 'n’est une ligne d’en-têtes connue'],
    ['vide.csv', '', 'Le fichier est vide.'],
    ['scan.pdf', '%PDF-1.7', 'un document PDF'],
    ['faux.xlsx', 'PK\x03\x04 and no more', 'endommagé'],
  ])('%s, of which nothing can be read, is a workbook with why', async (name, content, why) => {
    const sheets = opened(await annotatedOne(name, content));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['À corriger']);
    expect(Object.values(texts(sheets[0]!)).join(' ')).toContain(why);
    expect(Object.values(texts(sheets[0]!)).join(' ')).toContain('tout le fichier');
  });

  test('too large for a workbook that can be read again is told by its lines', async () => {
    const row = `M1;${'a'.repeat(400)};B;SPIP-33;x\n`;
    const sheets = opened(await annotatedOne('t.csv', `${HEADER}\n${row.repeat(70_000)}`));
    expect(sheets.map(({ name }) => name)).toEqual(['À corriger']);
    const said = Object.values(texts(sheets[0]!));
    expect(said.join(' ')).toContain('trop grand pour être recopié');
    expect(said.find((text) => text.startsWith('ligne 2, ligne 3'))).toBeDefined();
  });
});

describe('nothing is kept that must not be', () => {
  const SECRET = 'SECRET';

  test('of columns that the law forbids, of free text and of columns without a name; the columns stay, and say why', async () => {
    const header = 'matricule;Date de naissance;nom;prénom;service;observations;dossiers;;x';
    const rows = [`M1;${SECRET};A;B;SPIP-33;${SECRET};60;${SECRET};gardé`, `M2;${SECRET};C;D;Xanadu;;61;;`, `Total;${SECRET};;;;;121;;`];
    const sheets = opened(await annotatedOne('t.csv', `Titre\n${header}\n${rows.join('\n')}\n`));
    expect(Object.values(texts(sheets[1]!))).not.toContain(SECRET);
    expect(texts(sheets[1]!)).toMatchObject({
      B2: 'Date de naissance',
      F2: 'observations',
      H2: '#8',
      E3: 'SPIP-33',
      I3: 'gardé',
      G5: '121',
    });
    const comments = sheets[1]!.comments;
    expect(comments.get('B2')).toMatch(/la loi interdit.*Contenu non recopié : la loi interdit/s);
    expect(comments.get('F2')).toContain('Contenu non recopié : un texte libre peut dire');
    expect(comments.get('H2')).toContain('Contenu non recopié : sans en-tête');
    expect(Object.values(texts(sheets[0]!))).toContain(
      'Colonnes laissées vides\u202f: Date de naissance, observations, #8. Les commentaires de leurs en-têtes disent pourquoi.',
    );
    // What nobody has said the use of may be what is missing under another name: it stays to be renamed.
    expect(comments.get('I2')).not.toContain('recopié');
  });

  test('in no part of the workbook, whatever the form of the file and its rows', async () => {
    const header = ['matricule', 'Âge', 'nom', 'prénom', 'service', 'dossiers', 'Remarques'];
    const rows: Sheet['rows'] = [
      ['Recensement'],
      header,
      ['M1', SECRET, 'A', 'B', 'SPIP-33', '1', SECRET, SECRET],
      header,
      ['M2', SECRET, 'A', 'B', '?', '1', SECRET],
      [null, SECRET],
      [null, SECRET, null, null, null, null, SECRET],
      ['nom', 'sexe', 'prénom', 'matricule', 'service', 'santé', 'x'],
      [SECRET, SECRET, 'B', 'M3', 'SPIP-33', SECRET, 'y'],
    ];
    const book = workbook([{ name: 'a', rows, after: '<mergeCells count="1"><mergeCell ref="B6:B7"/></mergeCells>' }]);
    const bytes = await annotatedOne('t.xlsx', book);
    // The name under the second header is no secret of the first.
    expect(allText(bytes).match(/SECRET/g)).toHaveLength(1);
    const csv = `${header.join(';')}\nM1;"${SECRET}" ;A;B;SPIP-33;1;${SECRET};${SECRET}\nM2;"${SECRET}" x;A;B;SPIP-33;1;\nM3;${SECRET}\n`;
    expect(allText(await annotatedOne('t.csv', csv))).not.toContain(SECRET);
  });

  test('where a mentor lives', async () => {
    const alone = opened(await annotatedOne('t.csv', `${HEADER};commune de résidence\nM1;A;B;SPIP-33;1;Bordeaux\n`))[1]!;
    expect([texts(alone)['F2'] ?? '', alone.comments.get('F1')]).toEqual([
      '',
      expect.stringContaining('Contenu non recopié : le lieu où habite'),
    ]);
    const both =
      'matricule;rôle;nom;prénom;service;promotion;commune de résidence\nM1;tuteur;A;B;SPIP-33;;Vernon\nT1;stagiaire;C;D;SPIP-33;CPIP 29;Bordeaux\n';
    const sheet = opened(await annotatedOne('t.csv', both))[1]!;
    expect([sheet.cells.get('G2')?.text ?? '', sheet.cells.get('G3')?.text]).toEqual(['', 'Bordeaux']);
  });

  test('a line whose cells cannot be told apart is given as one text, or, beside a forbidden column, not at all', async () => {
    const plain = opened(await annotatedOne('t.csv', `${HEADER}\nM1;A;B;SPIP-33\nM2;"C" x;D;SPIP-33;1\n`))[1]!;
    expect([texts(plain)['B2'], texts(plain)['B3']]).toEqual(['M1;A;B;SPIP-33', 'M2; C  x;D;SPIP-33;1']);
    expect(marked(plain, REFUSED)['B2']).toMatch(/4 cellules au lieu de 5.*répartissez-le/s);
    const forbidden = opened(await annotatedOne('t.csv', `${HEADER};sexe\nM1;A;B;SPIP-33;F\n`))[1]!;
    expect(texts(forbidden)).toMatchObject({ B2: '…' });
    expect(marked(forbidden, REFUSED)['B2']).toContain('n’est pas recopiée');
  });
});

describe('what a cell may hold', () => {
  const cell = async (text: string): Promise<{ text: string; comment: string | undefined }> => {
    const sheet = opened(await annotatedOne('t.csv', `${HEADER};x\nM1;A;B;SPIP-33;1;${text}\n`))[1]!;
    return { text: sheet.cells.get('F2')!.text, comment: sheet.comments.get('F2') };
  };

  test.each(['=1+1', '+33 6', '-1', '@x', '=HYPERLINK("http://x")', '<b>&"', "'x", '007', '1e5', '12/13', ' deux  espaces '])(
    '%s is text',
    async (text) => {
      const quoted = `"${text.replace(/"/g, '""')}"`;
      expect((await cell(quoted)).text).toBe(text);
      expect(allText(await annotatedOne('t.csv', `${HEADER};x\nM1;A;B;SPIP-33;1;${quoted}\n`))).not.toMatch(/<f>|<f /);
    },
  );

  test('a text longer than a cell holds is cut, and that is said', async () => {
    const { text, comment } = await cell('é'.repeat(40_000));
    expect([text.length, text.endsWith('é…')]).toEqual([32_767, true]);
    expect(comment).toContain('caractères dans le fichier d’origine');
  });

  test('control characters come back as they were', async () => {
    const census = `${HEADER}\nM1;Dur\u0007and;B;SPIP-33;1\nM2;_x0041_;B;SPIP-33;1\n`;
    const bytes = await annotatedOne('t.csv', census);
    const again = await readGiven(['t.xlsx', bytes]);
    expect(again.files[0]!.rejected.map(({ code, line, values }) => [code, line, values['codePoint']])).toEqual([
      ['CENSUS_CHARACTER', 2, 'U+0007'],
    ]);
    expect(again.census.mentors.map(({ lastName }) => lastName)).toEqual(['_x0041_']);
  });

  test('days are written as they are in France, and read as the same days', async () => {
    const rows: Sheet['rows'] = [
      [...HEADER.split(';'), 'formé_le'],
      ['M1', 'A', 'B', 'SPIP-33', '1', { date: 43_539 }],
    ];
    const book = workbook([{ name: 'a', rows }]);
    expect(texts(opened(await annotatedOne('t.xlsx', book))[1]!)['F2']).toBe('15/03/2019');
    expect(texts(opened(await annotatedOne('t.xlsx', book, 'en'))[1]!)['F2']).toBe('2019-03-15');
    const again = await readGiven(['t.xlsx', await annotatedOne('t.xlsx', book)]);
    expect(again.census.mentors[0]?.trainedOn).toBe('2019-03-15');
  });

  test('a share is the one that is stored, an id the one that is shown', async () => {
    const rows: Sheet['rows'] = [
      [...HEADER.split(';'), 'quotité'],
      [{ shown: 124, format: 0 }, 'A', 'B', 'SPIP-33', '1', { shown: 0.8571, format: 1 }],
    ];
    const again = await readGiven(['t.xlsx', await annotatedOne('t.xlsx', workbook([{ name: 'a', rows }], { formats: ['00000', '0%'] }))]);
    expect(again.census.mentors.map(({ id, workingTime }) => [id, workingTime])).toEqual([['00124', 0.8571]]);
  });

  test('what a formula has not told stays an error', async () => {
    const rows: Sheet['rows'] = [HEADER.split(';'), ['M1', 'A', 'B', 'SPIP-33', { formula: '30+30' }]];
    const bytes = await annotatedOne('t.xlsx', workbook([{ name: 'a', rows }]));
    const again = await readGiven(['t.xlsx', bytes]);
    expect(again.files[0]!.rejected.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['CENSUS_FORMULA_ERROR', 2, 'dossiers'],
    ]);
    expect(marked(opened(bytes)[1]!, REFUSED)['E2']).toContain('formule');
  });
});

describe('a workbook of several sheets', () => {
  const head = HEADER.split(';');
  const book = workbook([
    { name: 'Mode d’emploi', rows: [['à lire']] },
    { name: 'Tuteurs', rows: [['Titre'], [], head, ['M1', 'A', 'B', 'Xanadu', '1'], ['M2', 'C', 'D', 'SPIP-33', '1']] },
    { name: 'Cachée', state: 'hidden', rows: [head, ['M8', 'A', 'B', 'SPIP-33', '1']] },
    {
      name: 'Stagiaires',
      rows: [
        ['matricule', 'nom', 'prénom', null, 'service', 'promotion'],
        ['T1', 'E', 'F', null, 'SPIP-33', 'CPIP 92'],
      ],
    },
  ]);

  test('has those that it shows, by their names, each with its own marks', async () => {
    const sheets = opened(await annotatedOne('t.xlsx', book));
    expect(sheets.map(({ name }) => name)).toEqual(['À corriger', 'Mode d’emploi', 'Tuteurs', 'Stagiaires']);
    expect([texts(sheets[1]!), sheets[1]!.comments.size]).toEqual([{ A1: 'à lire' }, 0]);
    expect(Object.keys(marked(sheets[2]!, REFUSED))).toEqual(['D4']);
    expect(Object.keys(marked(sheets[3]!, REFUSED))).toEqual(['F2']);
    const said = Object.values(texts(sheets[0]!));
    expect(said.some((text) => text.startsWith('Feuilles masquées, ni lues ni recopiées\u202f: Cachée. Si l’une'))).toBe(true);
    const summary = texts(sheets[0]!);
    const places = Object.keys(summary).filter((ref) => /^G/.test(ref) && /^[DF]\d/.test(summary[ref]!));
    expect(places.map((ref) => [summary[`B${ref.slice(1)}`], summary[ref]])).toEqual([
      ['Tuteurs', 'D4'],
      ['Stagiaires', 'F2'],
    ]);
  });

  test('one of which is named like ours is kept, and ours is another', async () => {
    const own = workbook([{ name: 'À corriger', rows: [head, ['M1', 'A', 'B', 'SPIP-33', 'x']] }]);
    const bytes = await annotatedOne('t.xlsx', own);
    expect(opened(bytes).map(({ name }) => name)).toEqual(['À corriger (2)', 'À corriger']);
    expect((await readGiven(['t.xlsx', bytes])).files[0]!.file.sheet).toBe('À corriger');
  });

  test('of names that no spreadsheet takes gets others', async () => {
    const bytes = await annotatedOne(`${'tuteurs du service '.repeat(4)}[a]: b.csv`, `${HEADER}\nM1;A;B;SPIP-33;1\n`);
    expect(opened(bytes)[1]!.name).toBe('tuteurs du service tuteurs du s');
    expect(opened(await annotatedOne('[].csv', `${HEADER}\nM1;A;B;SPIP-33;1\n`))[1]!.name).toBe('1');
  });
});

describe('sheets that were not read', () => {
  const head = HEADER.split(';');
  const tutors: Sheet = { name: 'Tuteurs', rows: [head, ['M1', 'A', 'B', 'SPIP-33', '1']] };
  const merged = (ref: string): string => `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`;
  const SECRET = 'SECRET';

  test('are in place, cell for cell, with why at their first filled cell; the first sheet names them', async () => {
    const book = workbook([
      { name: 'Retours tardifs', rows: [[], [null, 'Les voici'], ['Qui', 'Où', 'Depuis'], ['Yvon', 'Brest', { date: 43_539 }]] },
      tutors,
      { name: 'NOTICE 2', rows: [['Lisez ceci'], head, ['M9', 'EXEMPLE', 'Anne', 'SPIP-33', { formula: '1+1' }]] },
      { name: 'Tuteurs (2)', rows: tutors.rows! },
      { name: 'Graphe' },
      { name: 'Feuil3', rows: [] },
      { name: 'Suite', rows: [['Yann', { formula: '1+1' }, { error: '#REF!' }]] },
      { name: 'Archives', state: 'hidden', rows: [[SECRET]] },
    ]);
    const bytes = await annotatedOne('t.xlsx', book);
    const sheets = opened(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['À corriger', 'Retours tardifs', 'Tuteurs', 'NOTICE 2', 'Tuteurs (2)', 'Graphe', 'Feuil3', 'Suite'],
    ]);
    expect(texts(sheets[1]!)).toEqual({
      ...{ B2: 'Les voici', A3: 'Qui', B3: 'Où', C3: 'Depuis', A4: 'Yvon', B4: 'Brest', C4: '15/03/2019' },
    });
    expect(marked(sheets[1]!, WARNED)).toEqual({
      B2: expect.stringMatching(/n’a pas été lue.*20 premières lignes.*mêmes en-têtes/s) as string,
    });
    expect(texts(sheets[3]!)).toMatchObject({ A1: 'Lisez ceci', B3: 'EXEMPLE', E3: '#N/A' });
    expect(sheets[3]!.comments.get('A1')).toMatch(/n’a pas été lue.*son nom.*un autre nom/s);
    expect(sheets[4]!.comments.get('A1')).toContain('la copie d’une autre');
    expect([5, 6].map((k) => [sheets[k]!.cells.size, sheets[k]!.comments.size])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(texts(sheets[7]!)).toEqual({ A1: 'Yann', B1: '#N/A', C1: '#REF!' });
    const said = Object.values(texts(sheets[0]!));
    expect(said).toContain(
      'Feuilles non lues, recopiées telles quelles\u202f: Retours tardifs, NOTICE 2, Tuteurs (2), Graphe, Feuil3, Suite. Si des personnes y figurent, elles manquent.',
    );
    expect(said.some((text) => text.startsWith('Feuilles masquées, ni lues ni recopiées') && text.includes('Archives. Si l’une'))).toBe(
      true,
    );
    expect(allText(bytes)).not.toContain(SECRET);

    const [before, after] = [await readGiven(['t.xlsx', book]), await readGiven(['t.xlsx', bytes])];
    const told = ({ files }: CensusReading): unknown[] =>
      files[0]!.warnings
        .filter(({ code }) => /SHEETS?$/.test(code) && code !== 'CENSUS_HIDDEN_SHEETS')
        .map(({ code, values }) => [code, values]);
    expect(told(before).map((finding) => (finding as unknown[])[0])).toEqual([
      ...['CENSUS_OTHER_SHEETS', 'CENSUS_GUIDE_SHEETS', 'CENSUS_SAME_SHEET'],
    ]);
    expect(told(after)).toEqual(told(before));
    expect(after.census).toEqual(before.census);
    expect(Buffer.from(await annotatedOne('t.xlsx', bytes)).equals(bytes)).toBe(false);
    const third = await annotatedOne('t.xlsx', await annotatedOne('t.xlsx', bytes));
    expect(Buffer.from(third).equals(await annotatedOne('t.xlsx', bytes))).toBe(true);
  });

  test('of which a person is read once the sheet has the headers', async () => {
    const rows = [['Agente', 'x', 'y', 'Poste', 'z'], ...tutors.rows!.slice(1).map((row) => ['M7', ...row.slice(1)])];
    let bytes = await annotatedOne('t.xlsx', workbook([tutors, { name: 'Suite', rows }]));
    for (const [k, text] of head.entries()) bytes = corrected(bytes, 'Suite', `${'ABCDE'[k]!}1`, text);
    expect((await readGiven(['t.xlsx', bytes])).census.mentors.map(({ id }) => id)).toEqual(['M1', 'M7']);
  });

  test('are all of them where no sheet is a census', async () => {
    const book = workbook([
      { name: 'Feuil1', rows: [['Agent'], ['Yvon']] },
      { ...tutors, state: 'hidden' },
    ]);
    const sheets = opened(await annotatedOne('t.xlsx', book));
    expect(sheets.map(({ name }) => name)).toEqual(['À corriger', 'Feuil1']);
    expect(sheets[1]!.comments.get('A1')).toContain('n’a pas été lue');
    const none = opened(await annotatedOne('t.xlsx', workbook([{ name: 'Feuil1', rows: [['Agent'], ['Yvon']] }])));
    expect(texts(none[1]!)).toEqual({ A1: 'Agent', A2: 'Yvon' });
    // Of one that is refused for something else nothing is said that is not so.
    const wide = workbook([{ name: 'a', rows: [head, ...[[...Array<string>(1100).fill('x')]]] }]);
    expect(opened(await annotatedOne('t.xlsx', wide))).toHaveLength(1);
  });

  test('keep nothing below a heading of what must not be kept, wherever it is in the first rows', async () => {
    const rows: Sheet['rows'] = [
      ['Retours du personnel des antennes', null, null, null],
      ['Agent', 'Date de naissance', 'Poste', 'Observations du chef'],
      ['Yvon', SECRET, 'Brest', SECRET],
      ['Anne', { date: 30_000 }, 'Vannes', { formula: '1+1' }],
      [],
      ['Agent', 'x', 'Santé', 'y'],
      ['Yann', SECRET, SECRET, SECRET],
    ];
    const bytes = await annotatedOne('t.xlsx', workbook([tutors, { name: 'Suite', rows }]));
    const sheet = opened(bytes)[2]!;
    expect(allText(bytes)).not.toMatch(/SECRET|1982/);
    expect(texts(sheet)).toMatchObject({
      A1: 'Retours du personnel des antennes',
      A3: 'Yvon',
      C4: 'Vannes',
      A7: 'Yann',
      B2: 'Date de naissance',
    });
    expect(sheet.comments.get('B2')).toContain('la loi interdit');
    expect(sheet.comments.get('D2')).toContain('un texte libre');
    expect(sheet.comments.get('C6')).toContain('la loi interdit');
    expect(Object.values(texts(opened(bytes)[0]!)).join(' ')).toContain('Suite\u00a0: Observations du chef');
  });

  test.each<[string, Sheet, string[]]>([
    [
      'merged over columns',
      {
        name: 'Suite',
        rows: [
          ['Agent', 'Santé', null, 'Poste'],
          ['Yvon', SECRET, SECRET, 'Brest'],
        ],
        after: merged('B1:C1'),
      },
      ['Yvon', 'Brest'],
    ],
    ['alone in its row, of few words', { name: 'Suite', rows: [['Né(e) le'], [SECRET, 'Brest']] }, ['Brest']],
    [
      'alone in its row, not at the left',
      {
        name: 'Suite',
        rows: [
          [null, 'Date de naissance de l’agent'],
          ['Yvon', SECRET],
        ],
      },
      ['Yvon'],
    ],
    ['alone in a sheet of one column', { name: 'Suite', rows: [['Commentaires du chef de service'], [SECRET]] }, []],
    [
      'in the twentieth row',
      { name: 'Suite', rows: [...Array.from({ length: 19 }, () => ['a', 'b']), ['c', 'Sexe'], ['d', SECRET]] },
      ['d'],
    ],
  ])('a heading %s', async (_, sheet, kept) => {
    const bytes = await annotatedOne('t.xlsx', workbook([tutors, sheet]));
    expect(allText(bytes)).not.toContain(SECRET);
    expect(Object.values(texts(opened(bytes)[2]!))).toEqual(expect.arrayContaining(kept));
  });

  test.each<[string, Sheet]>([
    ['a title over three columns', { name: 'Suite', rows: [['Personnel'], ['Yvon', 'Brest', 'x']], after: merged('A1:C1') }],
    ['a title of many words', { name: 'Suite', rows: [['Liste du personnel tuteur'], ['Yvon', 'Brest']] }],
    ['a sentence', { name: 'Suite', rows: [['Ne donnez ni date de naissance, ni adresse, ni état de santé'], ['Yvon']] }],
    ['a long text', { name: 'Suite', rows: [[`Santé ${'x'.repeat(100)}`, 'y'], ['Yvon']] }],
    ['a word below the twentieth row', { name: 'Suite', rows: [...Array.from({ length: 20 }, () => ['a', 'b']), ['Sexe', 'c'], ['Yvon']] }],
  ])('%s empties no column', async (_, sheet) => {
    expect(Object.values(texts(opened(await annotatedOne('t.xlsx', workbook([tutors, sheet])))[2]!))).toContain('Yvon');
  });

  test('a sheet whose header is gone since it was read is copied as it stands', async () => {
    const reading = await readGiven(['t.xlsx', workbook([tutors])]);
    const now = workbook([
      { name: 'Tuteurs', rows: [['Yvon']] },
      { name: 'Autre', rows: [['x']] },
    ]);
    const [only] = await annotateCensus([{ reading: reading.files[0]!, source: { name: 't.xlsx', bytes: pieces(now) } }], 'fr');
    expect(
      opened(only!.bytes)
        .map((sheet) => [sheet.name, texts(sheet)['A1']])
        .slice(1),
    ).toEqual([['Tuteurs', 'Yvon']]);
  });

  test('count in what a copy may hold', async () => {
    const rows = Array.from({ length: 60_000 }, (_, k) => `<row r="${k + 1}"><c r="A${k + 1}"><v>1</v></c></row>`).join('');
    const more = Array.from({ length: 35_000 }, (_, k) => `<row r="${k + 1}"><c r="A${k + 1}"><v>1</v></c></row>`).join('');
    const book = workbook([tutors, { name: 'a', xml: sheetOf(rows) }, { name: 'b', xml: sheetOf(more) }]);
    const sheets = opened(await annotatedOne('t.xlsx', book));
    expect(sheets.map(({ name }) => name)).toEqual(['À corriger']);
    expect(Object.values(texts(sheets[0]!)).join(' ')).toContain('trop grand pour être recopié');
  });
});

describe('the names of the workbooks', () => {
  const good = (id: string): string => `${HEADER}\n${id};A;B;SPIP-33;1\n`;
  const names = async (...given: Given[]): Promise<string[]> => (await annotate(given)).map(({ name }) => name);

  test('are those of the files; two that would be alike keep their endings, and are numbered by what they hold', async () => {
    expect(await names(['a.csv', good('M1')], ['b.tar.csv', good('M2')], ['c', good('M3')])).toEqual(['a.xlsx', 'b.tar.xlsx', 'c.xlsx']);
    expect(await names(['a.csv', good('M1')], ['A.txt', good('M2')])).toEqual(['A.txt.xlsx', 'a.csv.xlsx']);
    const twice: Given[] = [
      ['a.csv', good('M1')],
      ['a.csv', good('M2')],
    ];
    expect((await names(...twice)).sort()).toEqual(['a.csv (2).xlsx', 'a.csv.xlsx']);
    const held = async (given: readonly Given[]): Promise<unknown[]> =>
      (await annotate(given)).map(({ name, bytes }) => [name, texts(opened(bytes)[1]!)['A2']]).sort();
    expect(await held(twice)).toEqual(await held(twice.toReversed()));
  });

  test('a file given twice is copied once', async () => {
    const [first, second] = await annotate([
      ['a.csv', good('M1')],
      ['b.csv', good('M1')],
    ]);
    expect(opened(first!.bytes).map(({ name }) => name)).toEqual(['À corriger', 'a']);
    expect(opened(second!.bytes).map(({ name }) => name)).toEqual(['À corriger']);
    expect(Object.values(texts(opened(second!.bytes)[0]!)).join(' ')).toContain('Le fichier est le même que');
  });
});

/** What the copy says no more: what was hidden is shown, what was read otherwise than shown stands there as it was read. */
const SETTLED = new Set([
  ...['CENSUS_HIDDEN_ROWS', 'CENSUS_HIDDEN_COLUMNS', 'CENSUS_HIDDEN_SHEETS', 'CENSUS_FILTER'],
  ...['CENSUS_SHOWN_OTHERWISE', 'CENSUS_TIME_DROPPED'],
]);

describe('read again', () => {
  const folder = new URL('../census/workbooks/', import.meta.url);
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`));
  const told = (reading: CensusReading, kind: 'rejected' | 'warnings'): unknown[] =>
    reading.files.flatMap((file) =>
      file[kind]
        .filter(({ code }) => !SETTLED.has(code))
        // A formula without a result has an error in its place.
        .map(({ code, line, column, sheet }) => [code.replace('FORMULA_NOT_COMPUTED', 'FORMULA_ERROR'), line, column, sheet ?? null]),
    );
  let findings = 0;

  test.each(files)('%s gives the same people, and the same findings at the same places', async (file) => {
    const content = readFileSync(new URL(file, folder));
    const before = await readGiven([file, content]);
    if (before.files[0]!.rejected.some(({ record }) => record === null)) return;
    const after = await readGiven([file, await annotatedOne(file, content)]);
    expect(after.census).toEqual(before.census);
    expect(told(after, 'rejected')).toEqual(told(before, 'rejected'));
    // What is written on cells is not given back.
    expect(told(after, 'warnings')).toEqual(told(before, 'warnings').filter((finding) => (finding as unknown[])[0] !== 'CENSUS_COMMENTS'));
    findings += told(before, 'rejected').length + told(before, 'warnings').length;
  });

  test('of which there was something to find', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(findings).toBeGreaterThan(100);
  });

  test('and annotated again, it is the same', async () => {
    const once = await annotatedOne('t.csv', `Titre\n${HEADER}\nM1;A;B;Xanadu;x\n`);
    expect(Buffer.from(await annotatedOne('t.csv', once)).equals(once)).toBe(true);
  });

  test('after a correction, the finding is gone and the person is there', async () => {
    const bytes = await annotatedOne('tuteurs.csv', `${HEADER};sexe\nM1;A;B;Xanadu;60;F\nM2;C;D;SPIP-33;x;M\n`);
    const first = await readGiven(['tuteurs.xlsx', corrected(bytes, 'tuteurs', 'D2', 'SPIP de la Gironde')]);
    expect(first.files[0]!.rejected.map(({ line, column }) => [line, column])).toEqual([[3, 'dossiers']]);
    expect(first.census.mentors.map(({ id }) => id)).toEqual(['M1']);
    const both = corrected(corrected(bytes, 'tuteurs', 'D2', 'SPIP de la Gironde'), 'tuteurs', 'E3', '60');
    expect((await readGiven(['tuteurs.xlsx', both])).rejected).toBe(0);
  });
});

test('ten thousand marks and more are all there, in reasonable size', async () => {
  const rows = Array.from({ length: 12_000 }, (_, k) => `M${k};Nom${k};B;Xanadu;x`);
  const bytes = await annotatedOne('t.csv', `${HEADER}\n${rows.join('\n')}\n`);
  const sheet = opened(bytes)[1]!;
  expect([Object.keys(marked(sheet, REFUSED)).length, sheet.comments.size]).toEqual([24_000, 24_000]);
  expect((await readGiven(['t.xlsx', bytes])).rejected).toBe(12_000);
});

test('a hostile sheet of many merged regions takes no longer than its rows', async () => {
  const rows = Array.from({ length: 20_000 }, (_, k) => `<row r="${k + 2}"><c r="A${k + 2}" t="inlineStr"><is><t>M${k}</t></is></c></row>`);
  const head = `<row r="1">${HEADER.split(';')
    .map((text, k) => `<c r="${'ABCDE'[k]!}1" t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('')}</row>`;
  const merged = Array.from({ length: 20_000 }, (_, k) => `<mergeCell ref="A${k + 2}:E${k + 2}"/>`).join('');
  const xml = sheetOf(head + rows.join('')).replace('</sheetData>', `</sheetData><mergeCells>${merged}</mergeCells>`);
  const sheets = opened(await annotatedOne('t.xlsx', workbook([{ name: 'a', xml }])));
  expect(sheets[1]!.merged).toHaveLength(20_000);
});
