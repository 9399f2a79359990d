/** What a sheet shows is what is read, or it is said. */
import { describe, expect, test } from 'vitest';
import { people, read, rejected, warnings } from './files.ts';
import { sheetOf, sheetXml, workbook, type Cell, type Sheet } from './workbook.ts';
import type { CensusReading, Finding } from '../../../src/census/index.ts';
import type { Mentor } from '../../../src/domain/person.ts';

const head = ['matricule', 'nom', 'prénom', 'service', 'dossiers', 'quotité', 'formé_le', 'volontaire', 'évite'];
const row = (id: Cell, ...rest: Cell[]): Cell[] => [id, 'Durand', 'Zoé', 'SPIP-33', ...rest];
const merged = (...refs: string[]): string => `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const rowsXml = (rows: Cell[][]): string => /<sheetData>(.*)<\/sheetData>/s.exec(sheetXml(rows))?.[1] ?? '';
const mentors = (reading: CensusReading): Mentor[] => people(reading).filter((person) => person.role === 'mentor');
/** What these tests leave out: their mentors have no training or agreement, and all bear one name. */
const BESIDE = new Set(['CENSUS_NO_USABLE_MENTOR', 'CENSUS_ONE_PERSON_TWICE']);
const told = (reading: CensusReading): Finding[] => (reading.files[0]?.warnings ?? []).filter(({ code }) => !BESIDE.has(code));
const codes = (findings: unknown[]): unknown[] => findings.map((finding) => (finding as unknown[])[0]);

describe('numbers', () => {
  /** The id that a number gives under a format, and the warnings. */
  const shown = async (value: number, format: string): Promise<unknown> => {
    const reading = await read(workbook([{ name: 'a', rows: [head, row({ shown: value, format: 0 })] }], { formats: [format] }));
    return [...people(reading).map(({ id }) => id), ...codes([...rejected(reading), ...warnings(reading)])];
  };

  test.each([
    [124, '00000', '00124'],
    [124, '"T-"0000', 'T-0124'],
    [124, '\\T\\-0000', 'T-0124'],
    [124, '0000"/A"', '0124/A'],
    [124, '[>=1000]0000;"X"0000', 'X0124'],
    [124, '0000;-0000;0', '0124'],
    [-124, '0000;"M"0000', 'M0124'],
    [-124, '0000', '-0124'],
    [0, '0000;0000;"N"00', 'N00'],
    [124, '[<100]0;0000', '0124'],
    [24, '[<100]"P"00;0000', 'P24'],
    [24, '[<=24]"P"00;[>24]0000', 'P24'],
    [124, '[=124]"E"000;0', 'E124'],
    [125, '[<>124]"D"000;0', 'D125'],
    [125, '[>124]"G"000;0', 'G125'],
    [124, '[>x]0000', '0124'],
    [124, '_-0000_)', '0124'],
    [124, '* 0000', '0124'],
    [124, '[$N-40C]0000', 'N0124'],
    [124, '0000.00', '0124.00'],
    [1e15, '0000000000000000000', '1000000000000000'],
    [124, '0'.repeat(1001), '124'],
    [124, '0.0000000000000000', '124'],
    [124, '0000"', '0124'],
    [12_345, '00-000', '12-345'],
    [1_234_567, '00-000', '1234-567'],
    [45, '##-000', '-045'],
    [7, '[$-40C]000', '007'],
    [124, '0', '124'],
    [124, '#,##0', '124'],
    [124, '0.00', '124'],
    [124, '# ?/?', '124'],
    [124, '0.00E+00', '124'],
    [124_000, '0,', '124000'],
    [124, 'General', '124'],
    [124, 'Standard', '124'],
    [124, '@', '124'],
    [124, '[Red]General', '124'],
    [9_007_199_254_740_991, '0', '9007199254740991'],
  ])('%d under %s is %s', async (value, format, id) => {
    expect(await shown(value, format)).toEqual([id]);
  });

  test('what a format hides is said', async () => {
    expect(await shown(124, ';;;')).toEqual(['124', 'CENSUS_SHOWN_OTHERWISE']);
    expect(await shown(12.4, '0')).toEqual(['12.4', 'CENSUS_SHOWN_OTHERWISE']);
    expect(await shown(12.4, '0.0')).toEqual(['12.4']);
    expect(await shown(5, '[>9]00;[>8]000')).toEqual(['5', 'CENSUS_SHOWN_OTHERWISE']);
  });

  test('a field that holds a number takes what is stored, whatever words are put to it', async () => {
    const rows = [
      head,
      row('M1', { shown: 60, format: 0 }, { shown: 0.8, format: 1 }),
      row('M2', { shown: 7, format: 2 }, { shown: 0.857142857142857, format: 3 }),
    ];
    const reading = await read(workbook([{ name: 'a', rows }], { formats: ['0" dossiers"', '0%', '000', '0.0" ETP"'] }));
    expect(mentors(reading)).toMatchObject([
      { caseload: 60, workingTime: 0.8 },
      { caseload: 7, workingTime: 0.857142857142857 },
    ]);
    expect([rejected(reading), warnings(reading)]).toEqual([[], []]);
  });

  test('text under a format of its own is shown with it', async () => {
    const text = { xml: '<c s="2" t="inlineStr"><is><t>124</t></is></c>' };
    const reading = await read(workbook([{ name: 'a', rows: [head, row(text)] }], { formats: ['0;0;0;"M-"@'] }));
    expect(people(reading).map(({ id }) => id)).toEqual(['M-124']);
  });
});

describe('days', () => {
  const trained = async (cell: Cell, formats: readonly string[] = [], date1904 = false): Promise<unknown> => {
    const reading = await read(workbook([{ name: 'a', rows: [head, row('M1', null, null, cell)] }], { formats, date1904 }));
    return [...mentors(reading).map(({ trainedOn }) => trainedOn), ...codes([...rejected(reading), ...warnings(reading)])];
  };
  const iso = (text: string): Cell => ({ xml: `<c t="d"><v>${text}</v></c>` });

  test.each([
    ['dd/mm/yyyy', ['2025-08-29']],
    ['[$-40C]d mmmm yyyy', ['2025-08-29']],
    ['mmm-yy', ['2025-08-29']],
    ['yyyy\\-mm\\-dd', ['2025-08-29']],
    ['d/m/yy h:mm', ['2025-08-29']],
    ['h:mm AM/PM', ['CENSUS_DATE']],
    ['dddd', ['2025-08-29']],
    ['h:mm', ['CENSUS_DATE']],
    ['[h]:mm', ['CENSUS_DATE']],
    ['yyyy', ['2025-12-31', 'CENSUS_VALUE_READ']],
  ])('45898 under %s', async (format, expected) => {
    expect(await trained({ shown: 45_898, format: 0 }, [format])).toEqual(expected);
  });

  test('are those of the calendar from March 1900 on, and of the years from 1904', async () => {
    expect(await trained({ date: 61 })).toEqual(['1900-03-01']);
    expect(await trained({ date: 60 })).toEqual(['CENSUS_DATE']);
    expect(await trained({ date: 59 })).toEqual(['1900-02-28']);
    expect(await trained({ date: 1 })).toEqual(['1900-01-01']);
    expect(await trained({ date: 44_436 }, [], true)).toEqual(['2025-08-29']);
  });

  test('a year or a time alone is what it shows', async () => {
    const id = async (shown: number, format: string): Promise<unknown> =>
      people(await read(workbook([{ name: 'a', rows: [head, row({ shown, format: 0 })] }], { formats: [format] }))).map(
        (person) => person.id,
      );
    expect(await id(42_370, 'yyyy')).toEqual(['2016']);
    expect(await id(0.25 + 1 / 86_400, 'h:mm:ss')).toEqual(['6:00:01']);
    expect(await id(1.5, '[h]:mm')).toEqual(['36:00']);
    expect(await id(-1, 'h:mm')).toEqual(['-1']);
  });

  test('a time of day is left out, and said where the sheet shows it', async () => {
    expect(await trained({ shown: 45_898.4, format: 0 }, ['dd/mm/yyyy'])).toEqual(['2025-08-29']);
    expect(await trained({ shown: 45_898.4, format: 0 }, ['dd/mm/yyyy hh:mm'])).toEqual(['2025-08-29', 'CENSUS_TIME_DROPPED']);
    expect(await trained(iso('2025-08-29T09:30:00'))).toEqual(['2025-08-29', 'CENSUS_TIME_DROPPED']);
  });

  test.each(['2025-08-29', '2025-08-29T00:00:00', '2025-08-29T00:00:00Z', '2025-08-29T00:00:00.000', '2025-08-29T00:00+02:00'])(
    '%s is the day as written',
    async (text) => {
      expect(await trained(iso(text))).toEqual(['2025-08-29']);
    },
  );

  test('that are none are refused', async () => {
    expect(await trained(iso('2025-02-30'))).toEqual(['CENSUS_DATE']);
    expect(await trained(iso('hier'))).toEqual(['CENSUS_DATE']);
  });
});

describe('texts', () => {
  const id = async (xml: string): Promise<unknown> =>
    people(await read(workbook([{ name: 'a', rows: [head, row({ xml })] }]))).map((person) => person.id);

  test.each([
    ['runs of rich text', '<c t="inlineStr"><is><r><rPr><b/></rPr><t>M</t></r><r><t>1</t></r></is></c>'],
    ['a reading aid', '<c t="inlineStr"><is><t>M1</t><rPh sb="0" eb="1"><t>em</t></rPh></is></c>'],
    ['CDATA', '<c t="inlineStr"><is><t><![CDATA[M]]>1</t></is></c>'],
    ['references to characters', '<c t="inlineStr"><is><t>&#77;&#x31;</t></is></c>'],
    ['escapes', '<c t="inlineStr"><is><t>_x004D_1_x000D_</t></is></c>'],
    ['a comment inside', '<c t="inlineStr"><is><t>M<!-- no -->1</t></is></c>'],
    ['a formula with its result', '<c t="str"><f>"M"&amp;1</f><v>M1</v></c>'],
    ['an extension beside', '<c t="inlineStr"><is><t>M1</t></is><extLst><ext><t>x</t></ext></extLst></c>'],
  ])('%s', async (_, xml) => {
    expect(await id(xml)).toEqual(['M1']);
  });

  test('booleans are yes and no where that is asked', async () => {
    const reading = await read(
      workbook([{ name: 'a', rows: [head, row('M1', null, null, null, true), row('M2', null, null, null, false)] }]),
    );
    expect(mentors(reading).map(({ volunteer }) => volunteer)).toEqual([true, false]);
  });
});

describe('formulas', () => {
  test('without a result are refused where they are read, and nowhere else', async () => {
    const reading = await read(
      workbook([
        {
          name: 'a',
          rows: [
            [...head, 'couleur'],
            row('M1', { formula: '30*2' }),
            row({ formula: '"M"&amp;2' }),
            [...row('M3', 60), null, null, null, null, { formula: '1' }],
            row('M4', { formula: '30*2', value: '60' }),
            row('M5', { formula: '30*2', value: '' }),
            row('M6', { xml: '<c t="str"><f>""</f><v></v></c>' }),
          ],
        },
      ]),
    );
    expect(mentors(reading).map((mentor) => [mentor.id, mentor.caseload])).toEqual([
      ['M3', 60],
      ['M4', 60],
      ['M6', null],
    ]);
    expect(rejected(reading)).toEqual([
      ['CENSUS_FORMULA_NOT_COMPUTED', 1, 2, 'dossiers', ''],
      ['CENSUS_FORMULA_NOT_COMPUTED', 2, 3, 'matricule', ''],
      ['CENSUS_FORMULA_NOT_COMPUTED', 5, 6, 'dossiers', ''],
    ]);
  });

  test('a workbook that asks to be computed anew has no results to be trusted', async () => {
    const rows = [head, row('M1', { formula: '30*2', value: '0' }), row('M2', 60)];
    const reading = await read(workbook([{ name: 'a', rows }], { end: '<calcPr fullCalcOnLoad="true"/>' }));
    expect(rejected(reading)).toEqual([['CENSUS_FORMULA_NOT_COMPUTED', 1, 2, 'dossiers', '']]);
    expect(people(reading).map(({ id }) => id)).toEqual(['M2']);
  });

  test('an array formula without a result leaves none in its other cells', async () => {
    const rows = [head, row('M1', { xml: '<c><f t="array" ref="E2:E3">1</f></c>' }), row('M2'), row('M3')];
    const reading = await read(workbook([{ name: 'a', rows }]));
    expect(rejected(reading)).toEqual([
      ['CENSUS_FORMULA_NOT_COMPUTED', 1, 2, 'dossiers', ''],
      ['CENSUS_FORMULA_NOT_COMPUTED', 2, 3, 'dossiers', ''],
    ]);
  });

  test.each(['#REF!', '#SPILL!', '#CALC!', '#CHAMP!', 'Err:502', '#####', '#NOM ?'])(
    'that failed with %s are told so, in CSV too',
    async (error) => {
      const sheet = await read(workbook([{ name: 'a', rows: [head, row('M1', { error })] }]));
      const csv = await read(`matricule;nom;prénom;service;dossiers\nM1;A;B;SPIP-33;${error}\n`);
      for (const reading of [sheet, csv]) expect(rejected(reading)).toEqual([['CENSUS_FORMULA_ERROR', 1, 2, 'dossiers', error]]);
    },
  );
});

describe('merged cells', () => {
  const sheet = (rows: Cell[][], ...refs: string[]): Promise<CensusReading> =>
    read(workbook([{ name: 'a', rows: [head, ...rows], after: merged(...refs) }]));

  test('down a column give their value to each row with a person, whatever they cover', async () => {
    const rows = [row('M1', null, null, null, 'oui'), row('M2', null, null, null, 'non'), [null], row('M4')];
    const reading = await sheet(rows, 'H2:H5');
    expect(mentors(reading).map(({ id, volunteer }) => [id, volunteer])).toEqual([
      ['M1', true],
      ['M2', true],
      ['M4', true],
    ]);
    expect(told(reading).map(({ code, line, column, values }) => [code, line, column, values['ranges']])).toEqual([
      ['CENSUS_MERGED_ROWS', 2, 'volontaire', 'H2:H5'],
    ]);
  });

  test('several in a column are one finding; those of a column that is not kept are none', async () => {
    const rows = [1, 2, 3, 4].map((k) => [...row(`M${k}`, k % 2 === 1 ? 60 : null), null, null, null, null, k === 1 ? 'x' : null]);
    const reading = await read(workbook([{ name: 'a', rows: [[...head, 'couleur'], ...rows], after: merged('E2:E3', 'E4:E5', 'J2:J5') }]));
    expect(mentors(reading).map(({ caseload }) => caseload)).toEqual([60, 60, 60, 60]);
    expect(told(reading).map(({ code, values }) => [code, values['ranges'] ?? values['column']])).toEqual([
      ['CENSUS_UNKNOWN_COLUMN', 'couleur'],
      ['CENSUS_MERGED_ROWS', 'E2:E3, E4:E5'],
    ]);
  });

  test('never make two people of one id', async () => {
    const reading = await sheet([row('M1'), row(null)], 'A2:A3');
    expect(rejected(reading)).toEqual([['CENSUS_MERGED_CELLS', 2, 3, 'matricule', '']]);
  });

  test('across columns refuse a row that needs one of them; empty ones do not', async () => {
    const reading = await sheet([row('M1', 60), row('M2')], 'E2:F2', 'E3:F3');
    expect(rejected(reading)).toEqual([['CENSUS_MERGED_CELLS', 1, 2, 'quotité', '']]);
    expect(people(reading).map(({ id }) => id)).toEqual(['M2']);
  });

  test('across a whole row are a heading, and a total stays one', async () => {
    const reading = await sheet(
      [['Antenne de Bordeaux'], row('M1'), ['Antenne du Centre'], row('M2'), ['Total', null, null, null, 120]],
      'A2:I2',
      'A4:I4',
      'A6:D6',
    );
    expect(people(reading).map(({ id }) => id)).toEqual(['M1', 'M2']);
    expect(warnings(reading)).toEqual([
      ['CENSUS_HEADING_LINES', null, 2, null, 'Antenne de Bordeaux'],
      ['CENSUS_TOTAL_LINE', null, 6, null, 'Total'],
    ]);
  });

  test('of the header fill nothing', async () => {
    const reading = await sheet([row('M1', null, 0.5), row('M2')], 'F1:F3');
    expect(mentors(reading).map(({ workingTime }) => workingTime)).toEqual([1, 1]);
  });

  test('that name no region, or are too many for the rows, are refused', async () => {
    expect(codes(rejected(await sheet([row('M1')], 'E5:E2')))).toEqual(['CENSUS_UNREADABLE_WORKBOOK']);
    expect(codes(rejected(await sheet([row('M1')], 'E2')))).toEqual([]);
    const rows = Array.from({ length: 300 }, (_, k) => row(`M${k}`));
    expect(codes(rejected(await sheet(rows, ...Array<string>(6000).fill('E2:E301'))))).toEqual(['CENSUS_TOO_LARGE']);
  });
});

describe('sheets', () => {
  const one = (name: string, ...ids: string[]): Sheet => ({ name, rows: [head, ...ids.map((id) => row(id, 60))] });
  const trainees: Sheet = {
    name: 'Stagiaires',
    rows: [['matricule', 'nom', 'prénom', 'service', 'promotion', 'préférences'], row('T1', 'CPIP 29', 'M1|M9')],
  };

  test('with a header are all read, whatever their columns; findings say which', async () => {
    const reading = await read(
      workbook([{ name: 'Notes', rows: [['à lire']] }, { name: 'Graphe' }, one('Ain', 'M1', 'M2'), one('Isère', 'M2', 'M3'), trainees]),
    );
    expect(people(reading).map(({ id }) => id)).toEqual(['M1', 'M2', 'M3', 'T1']);
    expect([reading.census.mentors.length, reading.census.trainees.length, reading.rejected]).toEqual([3, 1, 1]);
    const [file] = reading.files;
    expect([file?.file.sheet, file?.file.sheets]).toEqual([null, ['Ain', 'Isère', 'Stagiaires']]);
    expect(file?.rejected).toMatchObject([
      { code: 'CENSUS_DUPLICATE_ID', sheet: 'Isère', line: 2, record: 3, values: { first: 'a.csv (Ain):3' } },
    ]);
    expect(told(reading)).toMatchObject([
      { code: 'CENSUS_OTHER_SHEETS', values: { sheet: 'Ain, Isère, Stagiaires', ignored: 'Notes, Graphe' } },
      { code: 'CENSUS_UNKNOWN_REFERENCE', sheet: 'Stagiaires', line: 2, value: 'M9' },
    ]);
    expect(file?.warnings[0]).not.toHaveProperty('sheet');
  });

  test('with a problem of their own are left out, the others not', async () => {
    const reading = await read(
      workbook([one('Ain', 'M1'), { name: 'Drôme', rows: [head.filter((name) => name !== 'service'), ['M5', 'A', 'B']] }, one('Vide')]),
    );
    expect(people(reading).map(({ id }) => id)).toEqual(['M1']);
    expect(reading.files[0]?.rejected.map(({ code, sheet }) => [code, sheet])).toEqual([['CENSUS_MISSING_COLUMN', 'Drôme']]);
    expect(told(reading).map(({ code, sheet }) => [code, sheet])).toContainEqual(['CENSUS_NO_RECORD', 'Vide']);
    expect(reading.rejected).toBe(1);
  });

  test('with another header among their people are left out, the others not', async () => {
    const pasted: Sheet = { name: 'Drôme', rows: [head, row('M1', 60), ['nom', 'matricule', 'prénom', 'service'], row('M2', 60)] };
    const reading = await read(workbook([pasted, one('Ain', 'M3')]));
    expect(people(reading).map(({ id }) => id)).toEqual(['M3']);
    expect(reading.files[0]?.rejected).toMatchObject([{ code: 'CENSUS_OTHER_HEADER', sheet: 'Drôme', line: 3, record: null }]);
  });

  test('a column without a name is told by its place; one with a name that is nearly an id names people', async () => {
    const near: Sheet = {
      name: 'Ain',
      rows: [
        ['matricul', 'domaines', 'x'.repeat(101)],
        ['M1', 'droit', null, null, 'vu'],
      ],
    };
    const reading = await read(
      workbook([
        {
          name: 'Domaines',
          rows: [
            ['service', 'domaines'],
            ['SPIP-33', 'droit'],
          ],
        },
        near,
      ]),
    );
    expect(reading.files[0]?.file.sheet).toBe('Ain');
    expect(codes(warnings(reading))).toEqual(['CENSUS_OTHER_SHEETS', ...Array<string>(3).fill('CENSUS_UNKNOWN_COLUMN')]);
    expect(reading.files[0]?.warnings.at(-1)?.column).toBe('#5');
  });

  test('whose columns name no people are no census beside one, and are one alone', async () => {
    const list: Sheet = {
      name: 'Domaines',
      rows: [
        ['service', 'domaines'],
        ['SPIP-33', 'droit'],
      ],
    };
    const beside = await read(workbook([list, one('Ain', 'M1')]));
    expect([people(beside).length, codes(warnings(beside)), rejected(beside)]).toEqual([1, ['CENSUS_OTHER_SHEETS'], []]);
    expect(codes(rejected(await read(workbook([list]))))).toContain('CENSUS_MISSING_COLUMN');
  });

  test.each([
    ...["Mode d'emploi", 'MODE D’EMPLOI', 'Notice', 'notice 2026', 'Consignes', 'Lisez-moi', 'LISEZ MOI', 'Aide', 'Guide (2)', 'Légende'],
    ...['Exemple', 'Exemples 1', 'MODELE', 'Modèle', 'Exemple de saisie', 'Notice d’utilisation', '1. Aide à la saisie'],
  ])('named %s are no census beside one, and are one alone', async (name) => {
    const beside = await read(workbook([one(name, 'M1'), one('Ain', 'M2')]));
    expect(people(beside).map(({ id }) => id)).toEqual(['M2']);
    expect(told(beside)).toMatchObject([{ code: 'CENSUS_GUIDE_SHEETS', values: { sheet: 'Ain', ignored: name } }]);
    const alone = await read(workbook([one(name, 'M1'), { name: 'Notes', rows: [['à lire']] }]));
    expect([people(alone).map(({ id }) => id), alone.files[0]?.file.sheet]).toEqual([['M1'], name]);
  });

  test.each(['Aide-soignants', 'Guides Nord', 'Modèle Tuteurs', 'Notes', 'Guidel'])('named %s may be a census', async (name) => {
    expect(people(await read(workbook([one(name, 'M1'), one('Ain', 'M2')])))).toHaveLength(2);
  });

  test('that all explain are all read; one that explains comes before a list that names nobody, a list of a plain name before one', async () => {
    expect(people(await read(workbook([one('Notice', 'M1'), one('Exemple', 'M2')])))).toHaveLength(2);
    const list = (name: string): Sheet => ({
      name,
      rows: [
        ['service', 'domaines'],
        ['SPIP-33', 'droit'],
      ],
    });
    const one1 = await read(workbook([list('Domaines'), one('Notice', 'M1')]));
    expect([people(one1).length, codes(warnings(one1))]).toEqual([1, ['CENSUS_OTHER_SHEETS']]);
    const lists = await read(workbook([list('Notice'), list('Domaines'), list('Autre')]));
    expect([lists.files[0]?.file.sheet, told(lists)[0]?.values['ignored']]).toEqual(['Domaines', 'Notice, Autre']);
  });

  test('that are hidden are named and not read', async () => {
    const reading = await read(
      workbook([{ ...one('2024', 'M1'), state: 'hidden' }, one('2025', 'M2'), { ...one('x', 'M3'), state: 'veryHidden' }]),
    );
    expect(people(reading).map(({ id }) => id)).toEqual(['M2']);
    expect(told(reading).map(({ code, values }) => [code, values['sheets']])).toEqual([['CENSUS_HIDDEN_SHEETS', '2024, x']]);
    expect([reading.files[0]?.file.sheet, reading.files[0]?.file]).toEqual([
      '2025',
      expect.not.objectContaining({ sheets: expect.anything() as unknown }),
    ]);
  });

  test('hidden rows and columns are read, and counted', async () => {
    const hidden = await read(
      workbook([{ ...one('a', 'M1', 'M2', 'M3'), hiddenRows: [1, 3, 4], before: '<cols><col min="4" max="6" hidden="1"/></cols>' }]),
    );
    expect(people(hidden)).toHaveLength(3);
    const flat = await read(
      workbook([
        {
          name: 'a',
          xml: sheetOf('')
            .replace('<sheetData>', '<cols><col min="1" max="1" width="0"/></cols><sheetData>')
            .replace('</sheetData>', `${rowsXml([head, row('M1', 60)]).replace('<row r="2"', '<row r="2" ht="0"')}</sheetData>`),
        },
      ]),
    );
    expect(told(flat).map(({ code }) => code)).toEqual(['CENSUS_HIDDEN_COLUMNS', 'CENSUS_HIDDEN_ROWS']);
    expect(told(hidden).map(({ code, line, column, values }) => [code, line, column, values])).toEqual(
      [
        ['CENSUS_HIDDEN_ROWS', 3, null, { count: 2 }],
        ['CENSUS_HIDDEN_COLUMNS', 1, null, { columns: 'service, dossiers, quotité' }],
      ].sort((a, b) => Number(a[1]) - Number(b[1])),
    );
  });
});

describe('lines that describe nobody', () => {
  const header = 'matricule;nom;prénom;service;dossiers';
  const good = 'M1;Durand;Zoé;SPIP-33;60';

  test('a header pasted again is one finding a file', async () => {
    const reading = await read(`${header};couleur\n${good};\n${header.toUpperCase()};teinte\nM2;A;B;SPIP-33;60;\n ${header}\n`);
    expect(people(reading).map(({ id }) => id)).toEqual(['M1', 'M2']);
    expect(rejected(reading)).toEqual([]);
    expect(told(reading)).toMatchObject([
      { code: 'CENSUS_UNKNOWN_COLUMN', line: 1 },
      { code: 'CENSUS_REPEATED_HEADER', line: 3, values: { count: 2, lines: '3, 5' } },
    ]);
  });

  test.each([
    ['in another order', 'nom;matricule;prénom;service;dossiers'],
    ['with another column', 'matricule;nom;prénom;service;quotité'],
  ])('a header %s refuses the file: what follows would be read under wrong names', async (_, other) => {
    const reading = await read(`${header}\n${good}\n${other}\nM2;A;B;SPIP-33;1\n`);
    expect(rejected(reading)).toEqual([['CENSUS_OTHER_HEADER', null, 3, null, '']]);
    expect(people(reading)).toEqual([]);
  });

  test('a row with names of columns in it is a person all the same', async () => {
    const reading = await read(`${header}\nService;Nom;Zoé;SPIP-33;60\n`);
    expect(people(reading).map(({ id }) => id)).toEqual(['Service']);
  });

  test.each([
    'Total : 4 tuteurs',
    'Total général 12',
    'Sous-total Ain',
    'TOTAUX',
    'Nombre de stagiaires : 9',
    'Nb de tuteurs = 4',
    'Effectif : 12',
    'Somme des dossiers',
  ])('%s is a total', async (words) => {
    const reading = await read(`${header}\n${good}\n${words};;;;\n;${words};;;240\n`);
    expect(people(reading)).toHaveLength(1);
    expect(warnings(reading)).toEqual([
      ['CENSUS_TOTAL_LINE', null, 3, null, words],
      ['CENSUS_TOTAL_LINE', null, 4, null, words],
    ]);
  });

  test.each(['M2;Total;Zoé;SPIP-33;60', 'TOTAL-01;Durand;Zoé;SPIP-33;60', 'Total;Somme;Ensemble;SPIP-33;60', 'M3;Nombre;Total;SPIP-33;12'])(
    '%s is a person',
    async (line) => {
      expect(people(await read(`${header}\n${line}\n`))).toHaveLength(1);
    },
  );

  test('a text alone in the first column that is no id is a heading: one finding for all', async () => {
    const reading = await read(
      `${header}\nEnsemble de Lyon;;;;\n${good}\nAntenne du Centre\nM2;A;B;SPIP-33;60\n* à rendre le 12 juin;;;;\n`,
    );
    expect(people(reading).map(({ id }) => id)).toEqual(['M1', 'M2']);
    expect([rejected(reading), warnings(reading)]).toEqual([[], [['CENSUS_HEADING_LINES', null, 2, null, 'Ensemble de Lyon']]]);
    expect(reading.files[0]?.warnings.find(({ code }) => code === 'CENSUS_HEADING_LINES')?.values['count']).toBe(3);
  });

  test('a text alone of any length is looked at in no time', async () => {
    const begin = performance.now();
    const reading = await read(workbook([{ name: 'a', rows: [head, row('M1'), ['x'.repeat(1_000_000)], ['x '.repeat(500_000)]] }]));
    expect(performance.now() - begin).toBeLessThan(5000);
    expect([people(reading).length, reading.rejected]).toEqual([1, 2]);
  });

  test.each(['M7;;;;', ';Du Pont;;;', 'Antenne de Lyon;;;;60'])('%s may be the beginning of a person, and is refused', async (line) => {
    const reading = await read(`${header}\n${good}\n${line}\n`);
    expect([people(reading).length, reading.rejected, warnings(reading)]).toEqual([1, 1, []]);
    const names = await read(`nom;prénom;matricule;service;dossiers\nDurand;Zoé;M1;SPIP-33;60\nDu Pont;;;;\n`);
    expect([people(names).length, names.rejected]).toEqual([1, 1]);
    const whole = await read(`nom et prénom;matricule;service;dossiers\nDURAND Zoé;M1;SPIP-33;60\nDU PONT Luc;;;\n`);
    expect([people(whole).length, whole.rejected]).toEqual([1, 1]);
  });
});

describe('the same file', () => {
  const text = 'matricule;nom;prénom;service;dossiers\nM1;Durand;Zoé;SPIP-33;60\n';

  test('under two names, or given twice, is read once', async () => {
    const reading = await read(['b.csv', text], ['a.csv', text], ['a.csv', text]);
    expect([people(reading).length, reading.rejected]).toEqual([1, 0]);
    expect(
      reading.files.map(({ file, accepted, warnings: found }) => [
        ...[file.name, accepted],
        found.filter(({ code }) => code !== 'CENSUS_NO_USABLE_MENTOR').map(({ code, values }) => [code, values]),
      ]),
    ).toEqual([
      ['a.csv', 1, []],
      ['a.csv', 0, [['CENSUS_SAME_FILE', { first: 'a.csv' }]]],
      ['b.csv', 0, [['CENSUS_SAME_FILE', { first: 'a.csv' }]]],
    ]);
  });
});
