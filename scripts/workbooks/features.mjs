/**
 * One census as many workbooks: each feature is a way in which offices keep it, and says what the reading must make of it.
 *
 * A cell is null, text, or one of { n, fmt }, { day, fmt }, { bool }, { f, n | text | error } (a formula and its result), { rich }, { note, text }.
 */

/** @typedef {null | string | { n?: number, fmt?: string, day?: string, bool?: boolean, f?: string, text?: string, error?: string, rich?: string[], note?: string }} Cell */
/** @typedef {{ name: string, state?: 'hidden' | 'veryHidden', rows: Cell[][], hiddenRows?: number[], hiddenColumns?: number[], filter?: boolean, merged?: string[], lists?: boolean, farFormats?: boolean }} Sheet */
/** @typedef {{ sheets: Sheet[], date1904?: boolean }} Workbook */
/** @typedef {{ name: string, workbook: Workbook, said?: string[], refused?: string[], without?: string[] }} Feature */

export const MENTORS = [
  ['matricule', 'nom', 'prénom', 'service', 'domaines', 'dossiers', 'quotité', 'capacité_max', 'formé_le', 'volontaire', 'évite'],
  ['00123', 'Alisier', 'Anne', 'SPIP-33-01', 'droit|psychologie', '62', '1', '2', '2019-03-15', 'oui', ''],
  ['00124', 'Bruyère', 'Élodie', 'SPIP-33-01', 'droit', '0', '0.8', '1', '2021-09-06', 'oui', 'S-0007'],
  ['00200', 'Cèdre & Fils', 'Gaël', 'SPIP-33-02', 'psychologie', '70', '0.5', '1', '2024-02-29', 'oui', ''],
  ['01000', 'D’Érable', 'Œdipe', 'SPIP-24-01', '', '44', '1', '3', '2016-01-01', 'non', ''],
  ['09999', 'Fusain <du> Lac', 'Zoé', 'SPIP-24-01', 'droit', '8', '0.6', '1', '2025-06-12', 'oui', 'S-0008|S-0009'],
];
export const TRAINEES = [
  ['matricule', 'nom', 'prénom', 'service', 'commune', 'promotion', 'besoins', 'temps_trajet_max', 'préférences'],
  ['S-0007', 'Gentiane', 'Hugo', 'SPIP-33', 'Bordeaux', 'CPIP 29', 'addictions|insertion', '90', '00123|00200'],
  ['S-0008', 'Houx', 'Inès', 'SPIP-33', '33063', 'CPIP 29', 'addictions', '60', '01000'],
  ['S-0009', 'If', 'Jade', 'SPIP-24', 'Bordeaux', 'CPIP 29', '', '45', ''],
];
const [ID, , FIRST_NAME, , , CASELOAD, SHARE, CAPACITY, TRAINED, VOLUNTEER, AVOIDS] = MENTORS[0].map((_, k) => k);

/** Numbers as numbers, the rest as text. @returns {Cell[][]} */
const plain = (table, numbers) =>
  table.map((row, r) =>
    row.map((text, c) => (r > 0 && numbers.includes(c) && text !== '' ? { n: Number(text) } : text === '' ? null : text)),
  );
const mentors = () => plain(MENTORS, [CASELOAD, SHARE, CAPACITY]);
const trainees = () => plain(TRAINEES, [7]);

/** Changes one column of the data. */
const column = (rows, c, change) => rows.map((row, r) => (r === 0 ? row : row.map((cell, k) => (k === c ? change(cell, r) : cell))));
/** A workbook of both roles, with the mentors changed. */
const both = (change = (rows) => rows, more = {}) => ({
  sheets: [
    { name: 'Tuteurs', rows: change(mentors()), ...more },
    { name: 'Stagiaires', rows: trainees() },
  ],
});
const day = (fmt) => (cell) => ({ day: cell, fmt });
const numberOf = (cell) => Number(String(typeof cell === 'string' ? cell : (cell?.n ?? 0)).replace(/\D/g, ''));
const inserted = (rows, at, ...lines) => [...rows.slice(0, at), ...lines, ...rows.slice(at)];

/** @type {Feature[]} */
export const FEATURES = [
  { name: 'plain', workbook: both() },
  { name: 'padded-ids', workbook: both((rows) => column(rows, ID, (cell) => ({ n: Number(cell), fmt: '00000' }))) },
  {
    name: 'words-in-format',
    workbook: {
      sheets: [
        { name: 'Tuteurs', rows: column(mentors(), CASELOAD, (cell) => ({ ...cell, fmt: '0" dossiers"' })) },
        { name: 'Stagiaires', rows: column(trainees(), ID, (cell) => ({ n: numberOf(cell), fmt: '"S-"0000' })) },
      ],
    },
  },
  { name: 'day-cells', workbook: both((rows) => column(rows, TRAINED, day('dd/mm/yyyy'))) },
  { name: 'named-months', workbook: both((rows) => column(rows, TRAINED, day('d mmmm yyyy'))) },
  { name: 'from-1904', workbook: { ...both((rows) => column(rows, TRAINED, day('dd/mm/yyyy'))), date1904: true } },
  { name: 'percentages', workbook: both((rows) => column(rows, SHARE, (cell) => ({ ...cell, fmt: '0%' }))) },
  { name: 'fixed-decimals', workbook: both((rows) => column(rows, SHARE, (cell) => ({ ...cell, fmt: '0.00' }))) },
  { name: 'booleans', workbook: both((rows) => column(rows, VOLUNTEER, (cell) => ({ bool: cell === 'oui' }))) },
  {
    name: 'hidden-sheet',
    said: ['CENSUS_HIDDEN_SHEETS'],
    workbook: { sheets: [{ name: '2024', state: 'hidden', rows: mentors().slice(0, 3) }, ...both().sheets] },
  },
  {
    name: 'sheet-of-notes',
    said: ['CENSUS_OTHER_SHEETS'],
    workbook: { sheets: [{ name: 'Lisez-moi', rows: [['Recensement 2025'], ['À rendre avant le 12 juin']] }, ...both().sheets] },
  },
  {
    name: 'sheet-by-department',
    workbook: {
      sheets: [
        { name: 'Gironde', rows: mentors().slice(0, 4) },
        { name: 'Dordogne', rows: [mentors()[0], ...mentors().slice(4)] },
        { name: 'Stagiaires', rows: trainees() },
      ],
    },
  },
  { name: 'hidden-rows', said: ['CENSUS_HIDDEN_ROWS'], workbook: both((rows) => rows, { hiddenRows: [3, 5], filter: true }) },
  { name: 'hidden-columns', said: ['CENSUS_HIDDEN_COLUMNS'], workbook: both((rows) => rows, { hiddenColumns: [SHARE, AVOIDS] }) },
  {
    name: 'merged-rows',
    said: ['CENSUS_MERGED_ROWS'],
    workbook: both((rows) => rows.map((row, r) => row.map((cell, k) => (k === VOLUNTEER && (r === 2 || r === 3) ? null : cell))), {
      merged: ['J2:J4'],
    }),
  },
  {
    name: 'headings',
    said: ['CENSUS_HEADING_LINES'],
    workbook: both((rows) => inserted(inserted(rows, 4, ['Dordogne']), 1, ['Gironde']), { merged: ['A2:K2', 'A6:K6'] }),
  },
  {
    name: 'titles-and-totals',
    said: ['CENSUS_TITLE_LINES', 'CENSUS_TOTAL_LINE'],
    workbook: both((rows) => [
      ['Recensement des tuteurs 2025'],
      [null],
      ...rows,
      ['Total : 5 tuteurs', null, null, null, null, { n: 184 }],
    ]),
  },
  { name: 'header-again', said: ['CENSUS_REPEATED_HEADER'], workbook: both((rows) => inserted(rows, 4, [...MENTORS[0]])) },
  { name: 'blank-rows', workbook: both((rows) => inserted(inserted(rows, 4, [null], [null]), 1, [null])) },
  {
    name: 'formulas',
    workbook: both((rows) =>
      column(
        column(rows, CASELOAD, (cell) => ({ f: `${cell.n}*2/2`, n: cell.n })),
        FIRST_NAME,
        (cell) => ({ f: `"${cell}"&""`, text: cell }),
      ),
    ),
  },
  {
    name: 'formulas-without-result',
    refused: ['CENSUS_FORMULA_NOT_COMPUTED'],
    without: ['00123', '00124', '00200', '01000', '09999'],
    workbook: both((rows) => column(rows, CASELOAD, (cell) => ({ f: `${cell.n}*2/2` }))),
  },
  {
    name: 'failed-formula',
    refused: ['CENSUS_FORMULA_ERROR'],
    without: ['00200'],
    workbook: both((rows) => column(rows, CASELOAD, (cell, r) => (r === 3 ? { f: '1/0', error: '#DIV/0!' } : cell))),
  },
  { name: 'rich-text', workbook: both((rows) => column(rows, FIRST_NAME, (cell) => ({ rich: [cell.slice(0, 1), cell.slice(1)] }))) },
  {
    name: 'notes-on-cells',
    said: ['CENSUS_COMMENTS'],
    workbook: both((rows) => column(rows, VOLUNTEER, (cell) => ({ text: cell, note: 'à confirmer en juin' }))),
  },
  { name: 'drop-down-lists', workbook: both((rows) => rows, { lists: true }) },
  { name: 'formats-far-out', workbook: both((rows) => rows, { farFormats: true }) },
  { name: 'spaces-and-lines', workbook: both((rows) => column(rows, FIRST_NAME, (cell) => `  ${cell}\n`)) },
];
