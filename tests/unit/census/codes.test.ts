import { describe as group, expect, test } from 'vitest';
import { censusErrors } from '../../../src/errors/census.ts';
import { describe } from '../../../src/errors/index.ts';
import { MENTOR_HEADER, pieces, read, readAs, readCell, readTraineeCell } from './files.ts';
import { reference } from './reference.ts';
import { sheetOf, workbook, zip, type Sheet } from './workbook.ts';
import { type CensusReading, readCensus } from '../../../src/census/index.ts';

type Code = keyof typeof censusErrors;

const mentor = (line: string): Promise<CensusReading> => read(`${MENTOR_HEADER}\n${line}\n`);
const good = 'M1;Durand;Zoé;SPIP-33;60';
const TRAINEE_HEADER = 'matricule;nom;prénom;service;promotion';

const head = MENTOR_HEADER.split(';');
const person = good.split(';');
const tutors: Sheet = { name: 'Tuteurs', rows: [head, person] };
const merged = (ref: string): string => `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`;

/** For each code, the simplest census that has it. */
const cases: Readonly<Record<Code, () => Promise<CensusReading>>> = {
  CENSUS_UNREADABLE_FILE: () => read(failing()),
  CENSUS_EMPTY_FILE: () => read(''),
  CENSUS_WRONG_FILE: () => read('%PDF-1.7'),
  CENSUS_UNREADABLE_WORKBOOK: () => read(Buffer.from('PK\x03\x04 and no more')),
  CENSUS_OTHER_WORKBOOK: () => read(zip([{ name: 'xl/workbook.bin', content: 'x' }])),
  CENSUS_TOO_LARGE: () => read(workbook([{ name: 'a', xml: sheetOf('<row/>'.repeat(100_001)) }])),
  CENSUS_BINARY: () => mentor('M1;Dur\0and;Zoé;SPIP-33;60'),
  CENSUS_LINE_TOO_LONG: () => mentor(`M1;${'a'.repeat(1024 * 1024)};Zoé;SPIP-33;60`),
  CENSUS_MIXED_ENCODING: () =>
    read(Buffer.concat([Buffer.from(`${MENTOR_HEADER}\n${good}\n`), Buffer.from('M2;Ren\xe9;A;SPIP-33;6\n', 'latin1')])),
  CENSUS_UNTERMINATED_QUOTE: () => mentor('M1;"Durand;Zoé;SPIP-33;60'),
  CENSUS_NO_HEADER: () => read('a;b;c\n1;2;3\n'),
  CENSUS_HIDDEN_ONLY: () => read(workbook([tutors, { ...tutors, name: '2024' }].map((sheet) => ({ ...sheet, state: 'hidden' as const })))),
  CENSUS_OTHER_HEADER: () => mentor(`${good}\nnom;matricule;prénom;service;dossiers\nDurand;M2;Zoé;SPIP-33;60`),
  CENSUS_MISSING_COLUMN: () => read('matricule;nom;prénom;dossiers\nM1;Durand;Zoé;60\n'),
  CENSUS_REFUSAL_COLUMN: () => read(`${MENTOR_HEADER};Ne souhaite pas\n${good};Petit\n`),
  CENSUS_DUPLICATE_COLUMN: () => read('matricule;nom prénom;prénom et nom;service;dossiers\nM1;DURAND Zoé;Zoé DURAND;SPIP-33;60\n'),
  CENSUS_COLUMNS_JOINED: () => read(`${MENTOR_HEADER};id\n${good};M1\n`),
  CENSUS_COLUMNS_DIFFER: () => read(`${MENTOR_HEADER};id\n${good};M2\n`),
  CENSUS_NO_RECORD: () => read(`${MENTOR_HEADER}\n`),
  CENSUS_CELL_COUNT: () => mentor('M1;Durand;Zoé;SPIP-33'),
  CENSUS_BAD_QUOTE: () => mentor('M1;"Durand" x;Zoé;SPIP-33;60'),
  CENSUS_MISSING_VALUE: () => mentor('M1;;Zoé;SPIP-33;60'),
  CENSUS_CHARACTER: () => mentor('M1;Dur\u0007and;Zoé;SPIP-33;60'),
  CENSUS_FORMULA_ERROR: () => mentor('M1;Durand;Zoé;#N/A;60'),
  CENSUS_TOO_LONG: () => mentor(`M1;${'a'.repeat(201)};Zoé;SPIP-33;60`),
  CENSUS_LIST_TOO_LONG: () => readCell('domaines', Array.from({ length: 201 }, (_, k) => `d${k}`).join('|')),
  CENSUS_ID: () => mentor('M 1;Durand;Zoé;SPIP-33;60'),
  CENSUS_CONFUSABLE_ID: () => mentor('М1x;Durand;Zoé;SPIP-33;60'),
  CENSUS_DUPLICATE_ID: () => mentor(`${good}\n${good}`),
  CENSUS_MENTOR_IS_TRAINEE: () =>
    read(`${MENTOR_HEADER}\n${good}\n`, 'matricule;nom;prénom;service;promotion\nM1;Durand;Zoé;SPIP-33;CPIP 29\n'),
  CENSUS_ROLE: () => read('matricule;rôle;nom;prénom;service\nM1;chef;Durand;Zoé;SPIP-33\n'),
  CENSUS_EMAIL: () => readCell('courriel', 'zoé@'),
  CENSUS_UNKNOWN_PROMOTION: () => read('matricule;nom;prénom;service;promotion\nT1;Petit;Luc;SPIP-33;CPIP29\n'),
  CENSUS_OTHER_BOARD: () => readAs('DISP-BOR', `${MENTOR_HEADER}\n${good}\nM2;Petit;Luc;SPIP-01;60\n`),
  CENSUS_UNKNOWN_SERVICE: () => mentor('M1;Durand;Zoé;Antene de Bordeaux;60'),
  CENSUS_AMBIGUOUS_SERVICE: () => mentor('M1;Durand;Zoé;Antenne du Centre;60'),
  CENSUS_UNKNOWN_COMMUNE: () => readCell('commune', 'Bordaux'),
  CENSUS_AMBIGUOUS_COMMUNE: () => readCell('commune', 'Vernon'),
  CENSUS_COMMUNE_ELSEWHERE: () => readCell('commune', 'Bordeaux (24)'),
  CENSUS_POSTAL_CODE_SHARED: () => readCell('commune', '24000'),
  CENSUS_COMMUNE_LEADING_ZERO: () => readCell('commune', '1053'),
  CENSUS_NUMBER: () => mentor('M1;Durand;Zoé;SPIP-33;1 200'),
  CENSUS_INTEGER: () => mentor('M1;Durand;Zoé;SPIP-33;60,5'),
  CENSUS_RANGE: () => mentor('M1;Durand;Zoé;SPIP-33;-1'),
  CENSUS_CAPACITY_ORDER: () => read('matricule;nom;prénom;service;capacité_min;capacité_max\nM1;Durand;Zoé;SPIP-33;2;1\n'),
  CENSUS_DATE: () => readCell('formé_le', '30/02/2026'),
  CENSUS_DATE_ORDER: () => readCell('absences', '05/03/2026-01/03/2026'),
  CENSUS_YES_NO: () => readCell('volontaire', 'chef'),
  CENSUS_SETTING: () => readTraineeCell('milieu_requis', 'mixte'),
  CENSUS_SELF_REFERENCE: () => readCell('évite', 'M1'),
  CENSUS_TITLE_LINES: () => read(`Recensement 2026\n${MENTOR_HEADER}\n${good}\n`),
  CENSUS_TOTAL_LINE: () => mentor(`${good}\nTotal;;;;60`),
  CENSUS_FORMULA_NOT_COMPUTED: () => read(workbook([{ name: 'a', rows: [head, [...good.split(';').slice(0, 4), { formula: '30+30' }]] }])),
  CENSUS_MERGED_CELLS: () =>
    read(
      workbook([
        {
          name: 'a',
          rows: [
            [...head, 'capacité_max'],
            [...person, '2'],
          ],
          after: merged('E2:F2'),
        },
      ]),
    ),
  CENSUS_UNREAD_SHEET: () =>
    read(
      workbook([
        {
          name: 'x',
          rows: [
            ['Dupont', 'Zoé', 'Ain'],
            ['Petit', 'Luc', 'Ain'],
          ],
        },
        tutors,
      ]),
    ),
  CENSUS_HEADERS_READ: () => read(`${MENTOR_HEADER};Volont.\n${good};oui\n`),
  CENSUS_SAME_AS_ABOVE: () => mentor(`${good}\nM2;Petit;Luc;idem;60`),
  CENSUS_OTHER_SHEETS: () => read(workbook([{ name: 'Notes', rows: [['à lire']] }, tutors])),
  CENSUS_GUIDE_SHEETS: () => read(workbook([{ ...tutors, name: 'MODE D’EMPLOI 2' }, tutors])),
  CENSUS_HIDDEN_SHEETS: () => read(workbook([{ ...tutors, name: '2024', state: 'veryHidden' }, tutors])),
  CENSUS_SAME_SHEET: () => read(workbook([tutors, { ...tutors, name: 'Tuteurs (2)' }])),
  CENSUS_SAME_FILE: () => read(`${MENTOR_HEADER}\n${good}\n`, `${MENTOR_HEADER}\n${good}\n`),
  CENSUS_HIDDEN_ROWS: () => read(workbook([{ ...tutors, hiddenRows: [2] }])),
  CENSUS_FILTER: () => read(workbook([{ ...tutors, after: '<autoFilter ref="A1:E2"><filterColumn colId="0"/></autoFilter>' }])),
  CENSUS_HIDDEN_COLUMNS: () => read(workbook([{ ...tutors, before: '<cols><col min="5" max="5" hidden="true"/></cols>' }])),
  CENSUS_MERGED_ROWS: () =>
    read(workbook([{ name: 'a', rows: [head, person, ['M2', 'Petit', 'Luc', 'SPIP-33', null]], after: merged('E2:E3') }])),
  CENSUS_HEADING_LINES: () => read(workbook([{ name: 'a', rows: [head, ['Antenne'], person], after: merged('A2:E2') }])),
  CENSUS_REPEATED_HEADER: () => mentor(`${good}\n${MENTOR_HEADER}\nM2;Petit;Luc;SPIP-33;60\n${MENTOR_HEADER}`),
  CENSUS_SHOWN_OTHERWISE: () =>
    read(
      workbook(
        [
          {
            name: 'a',
            rows: [
              [...head, 'quotité'],
              [...person, { shown: 0.8, format: 0 }],
            ],
          },
        ],
        { formats: ['0'] },
      ),
    ),
  CENSUS_TIME_DROPPED: () =>
    read(
      workbook(
        [
          {
            name: 'a',
            rows: [
              [...head, 'formé_le'],
              [...person, { shown: 45_536.5, format: 0 }],
            ],
          },
        ],
        { formats: ['dd/mm/yyyy hh:mm'] },
      ),
    ),
  CENSUS_UNKNOWN_COLUMN: () => readCell('couleur', 'bleu'),
  CENSUS_FORBIDDEN_COLUMN: () => readCell('Date de naissance', '01/01/1980'),
  CENSUS_COMMUNE_NOT_LOCATED: () => readCell('commune', 'Bergerac'),
  CENSUS_REMARK_COLUMN: () => readCell('Observations', 'bleu'),
  CENSUS_TOWN_OF_SITE: () => read('matricule;nom;prénom;service;commune;dossiers\nM1;Durand;Zoé;SPIP-33-01;Bourg-en-Bresse;60\n'),
  CENSUS_PRISON_SETTING: () => mentor('M1;Durand;Zoé;Maison d’arrêt de Gradignan;60'),
  CENSUS_SERVICE_READ: () => mentor('M1;Durand;Zoé;Maison d’arrêt de Gradignan;60'),
  CENSUS_COMMUNE_READ: () => readCell('commune', 'Caudéran'),
  CENSUS_POSTAL_CODE: () => readCell('commune', '33000'),
  CENSUS_POSTAL_CODE_OR_INSEE: () => readCell('commune', '33400'),
  CENSUS_UNKNOWN_REFERENCE: () => readCell('préférences', 'T9'),
  CENSUS_GONE_REFERENCE: () =>
    readCensus([{ name: 'a.csv', bytes: pieces(Buffer.from(`${MENTOR_HEADER};préférences\n${good};T9\n`)) }], reference, null, null, [
      { id: 'T9', role: 'trainee', firstName: 'Luc', lastName: 'Petit' },
    ]),
  CENSUS_SAME_SIDE_REFERENCE: () => read(`${MENTOR_HEADER};évite\n${good};M2\nM2;Petit;Luc;SPIP-33;60;\n`),
  CENSUS_NO_PLACE_LEFT: () => read('matricule;nom;prénom;service;capacité_max;stagiaires_suivis\nM1;Durand;Zoé;SPIP-33;1;1\n'),
  CENSUS_REPEATED_VALUE: () => readCell('domaines', 'Droit|droit'),
  CENSUS_OTHER_ROLE_VALUE: () => read('matricule;rôle;nom;prénom;service;promotion\nM1;tuteur;Durand;Zoé;SPIP-33;CPIP 29\n'),
  CENSUS_UNREAD_IMPOSED: () => read(`${MENTOR_HEADER}\n${good}\n`, `${TRAINEE_HEADER};binôme_imposé\nT1;Petit;Luc;SPIP-33;CPIP 29;M2\n`),
  CENSUS_SEVERAL_IMPOSED: () =>
    read(`${MENTOR_HEADER}\n${good}\nM2;Petit;Zoé;SPIP-33;60\n`, `${TRAINEE_HEADER};binôme_imposé\nT1;Petit;Luc;SPIP-33;CPIP 29;M1|M2\n`),
  CENSUS_IMPOSED_CONFLICT: () =>
    read(
      `${MENTOR_HEADER};binôme_imposé\n${good};\nM2;Petit;Zoé;SPIP-33;60;T1\n`,
      `${TRAINEE_HEADER};binôme_imposé\nT1;Petit;Luc;SPIP-33;CPIP 29;M1\n`,
    ),
  CENSUS_PRIVATE_REASON: () => readCell('quotité', 'mi-temps thérapeutique'),
  CENSUS_ROLE_TICKS: () => read('Tuteur;Stagiaire;nom;prénom;service\nx;x;Durand;Zoé;SPIP-33\n'),
  CENSUS_PRIORITY: () => readTraineeCell('priorité', 'mère isolée'),
  CENSUS_NOT_A_TRAINEE: () => read(`${MENTOR_HEADER}\n${good}\n`, `${TRAINEE_HEADER};covoiturage_avec\nT1;Petit;Luc;SPIP-33;CPIP 29;M1\n`),
  CENSUS_IMPOSED_PLACES: () =>
    read(
      `${MENTOR_HEADER};capacité_max\n${good};1\n`,
      `${TRAINEE_HEADER};binôme_imposé\nT1;Petit;Luc;SPIP-33;CPIP 29;M1\nT2;Roux;Ada;SPIP-33;CPIP 29;M1\n`,
    ),
  CENSUS_UNREAD_REFUSAL: () => read(`${MENTOR_HEADER}\n${good}\n`, `${TRAINEE_HEADER};évite\nT1;Petit;Luc;SPIP-33;CPIP 29;M2\n`),
  CENSUS_WHOLE_NAME: () => read('nom et prénom;service;dossiers\nAnne Marie Fougère;SPIP-33;60\n'),
  CENSUS_NAMESAKES: () =>
    read('nom;prénom;service;dossiers\nDurand;Zoé;SPIP-33;60\n', `${MENTOR_HEADER}\ndurand-zoe-spip-33;A;B;SPIP-33;1\n`),
  CENSUS_AMBIGUOUS_REFERENCE: () =>
    read(`${MENTOR_HEADER}\n${good}\nM2;Durand;Eva;SPIP-33;60\n`, `${TRAINEE_HEADER};préférences\nT1;Petit;Luc;SPIP-33;CPIP 29;Durand\n`),
  CENSUS_COLOURED_ROWS: () =>
    read(
      workbook([{ name: 'a', rows: [head, person, person.map((text) => ({ filled: text, fill: 1 })), person, person] }], {
        fills: ['<fill/>', '<fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill>'],
      }),
    ),
  CENSUS_COLUMN_READ_THROUGH: () => read(`${MENTOR_HEADER};À savoir\n${good};Permis B\n`),
  CENSUS_COLUMN_NOT_NEEDED: () => readCell('Commune de résidence', 'Bordeaux'),
  CENSUS_IDS_MADE: () => read('nom;prénom;service;dossiers\nDurand;Zoé;SPIP-33;60\n'),
  CENSUS_NO_USABLE_MENTOR: () => mentor(good),
  CENSUS_READ_AS_EMPTY: () => readCell('domaines', 'RAS'),
  CENSUS_VALUE_READ: () => readCell('formé_le', 'sept. 2019'),
  CENSUS_UNUSUAL_NUMBER: () => mentor('M1;Durand;Zoé;SPIP-33;720'),
  CENSUS_EXAMPLE_PERSON: () => mentor('M1;EXEMPLE;Anne;SPIP-33;60'),
  CENSUS_YES_NO_UNSURE: () => readCell('volontaire', 'oui (à confirmer)'),
  CENSUS_LIST_READ: () => readCell('domaines', 'droit, psychologie'),
  CENSUS_NAME_READ: () => read(`${MENTOR_HEADER}\n${good}\n`, `${TRAINEE_HEADER};préférences\nT1;Petit;Luc;SPIP-33;CPIP 29;Zoé DURAND\n`),
  CENSUS_ONE_PERSON_TWICE: () => mentor(`${good}\nM2;ZOE;Durand;SPIP-24;60`),
  CENSUS_SHARED_EMAIL: () =>
    read(
      `${MENTOR_HEADER};courriel\n${['Durand', 'Petit', 'Roux'].map((name, k) => `M${k};${name};A;SPIP-33;60;spip@example.org`).join('\n')}\n`,
    ),
  CENSUS_TERM_ONE_SIDE: () =>
    read(`${MENTOR_HEADER};compétences\n${good};écrit\n`, `${TRAINEE_HEADER};besoins\nT1;Petit;Luc;SPIP-33;CPIP 29;écrit|entretien\n`),
  CENSUS_REFUSAL_IN_WISH: () =>
    read(`${MENTOR_HEADER}\n${good}\n`, `${TRAINEE_HEADER};préférences\nT1;Petit;Luc;SPIP-33;CPIP 29;surtout pas Durand\n`),
  CENSUS_REMARK_BESIDE_NAME: () =>
    read(`${MENTOR_HEADER}\n${good}\n`, `${TRAINEE_HEADER};préférences\nT1;Petit;Luc;SPIP-33;CPIP 29;Durand (coordonnateur)\n`),
  CENSUS_CELL_ASKED: () =>
    read(`${MENTOR_HEADER}\n${good}\n`, `${TRAINEE_HEADER};Remarques\nT1;Petit;Luc;SPIP-33;CPIP 29;voir Mme Durand\n`),
  CENSUS_LINE_ASKED: () => mentor(`${good}\nAjout : M. Petit Luc, Bordeaux, formé et volontaire;;;;`),
  CENSUS_COMMENT_ASKED: () => read(commented('ne plus confier de stagiaire à lui')),
  CENSUS_COMMENTS: () => read(commented('à confirmer en juin')),
  CENSUS_STRUCK_ROW: () => read(workbook([{ name: 'a', rows: [head, person.map((text) => ({ struck: text }))] }])),
  CENSUS_STRUCK_CELLS: () => read(workbook([{ name: 'a', rows: [head, [...person.slice(0, 4), { struck: '60' }]] }])),
  CENSUS_ARCHIVE_SHEET: () => read(workbook([{ ...tutors, name: 'Archives' }])),
  CENSUS_COMMUNE_FAR: () => readCell('commune', 'Bergera'),
  CENSUS_COMMUNE_FAR_AWAY: () => readCell('commune', 'Loinville'),
  CENSUS_TERM_NEAR: () =>
    read(
      `${MENTOR_HEADER};compétences\n${good};violence intrafamiliale\n`,
      `${TRAINEE_HEADER};besoins\nT1;Petit;Luc;SPIP-33;CPIP 29;violences intrafamiliales\n`,
    ),
};

function commented(text: string): Buffer {
  return workbook([{ ...tutors, comments: [{ ref: 'B2', text }] }]);
}

async function* failing(): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(MENTOR_HEADER);
  throw Object.assign(new Error('/secret/path'), { code: 'EIO' });
}

test('every code of the census has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(censusErrors).sort());
});

group.each(Object.entries(cases))('%s', (code, make) => {
  test('is reported once, in two whole languages', async () => {
    const reading = await make();
    const findings = reading.files.flatMap((file) => [...file.rejected, ...file.warnings]).filter((finding) => finding.code === code);
    // Two rows that contradict each other are both told.
    expect(findings).toHaveLength(code === 'CENSUS_IMPOSED_CONFLICT' ? 2 : 1);
    for (const language of ['fr', 'en'] as const) {
      const message = describe(findings[0]!, language);
      expect(message).not.toMatch(/[{}]|undefined|null|NaN/);
      expect(message).not.toContain('/secret');
    }
  });
});
