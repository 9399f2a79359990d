/** What makes an office correct a file once and not five times: all faults of a row at once, and copies that say what the file says. */
import { describe, expect, test } from 'vitest';
import { annotateCensus } from '../../../src/app/annotated.ts';
import { describe as message } from '../../../src/errors/index.ts';
import { people, pieces, read, readCell, readTraineeCell, rejected } from './files.ts';
import { type Cell, workbook } from './workbook.ts';

const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const MENTORS = 'nom;prénom;service;dossiers\nARNAUD;Pascal;SPIP-33;60\n';

/** The file, as it is given back without a change, read again. */
async function again(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const reading = await read([name, bytes]);
  const [copy] = await annotateCensus([{ reading: reading.files[0]!, source: { name, bytes: pieces(bytes) } }], 'fr');
  return { before: reading, after: await read([copy!.name, copy!.bytes]) };
}

describe('the faults of a row are told at once', () => {
  const header = 'nom;prénom;service;promotion;commune;temps_trajet_max;évite';
  const row = 'AUBIN;Une;SPIP-33;29;Bordaux;60 km;Zinnia';
  const all = ['CENSUS_UNKNOWN_PROMOTION', 'CENSUS_UNKNOWN_COMMUNE', 'CENSUS_NUMBER', 'CENSUS_UNREAD_REFUSAL'];

  test('a promotion and a refusal that nobody can read beside a wrong value', async () => {
    const reading = await read(['m.csv', MENTORS], ['s.csv', `${header}\n${row}\n`]);
    expect(codes(reading.files[1]!.rejected)).toEqual(all);
    expect([reading.rejected, reading.refused.length]).toEqual([1, 1]);
  });

  test('and below a header that lacks a column, or that is refused for another', async () => {
    const lacking = await read(['m.csv', MENTORS], ['s.csv', `${header.replace('service', 'x')}\n${row}\n`]);
    expect(codes(lacking.files[1]!.rejected)).toEqual(['CENSUS_MISSING_COLUMN', ...all]);
    const asked = await read(['m.csv', MENTORS], ['s.csv', `${header};Refus\n${row};Arnaud\n`]);
    expect(codes(asked.files[1]!.rejected)).toEqual(['CENSUS_REFUSAL_COLUMN', ...all]);
  });
});

describe('a copy that nobody has changed', () => {
  test('is read as the file: a total with fewer cells than columns', async () => {
    const { before, after } = await again(
      't.csv',
      `N°;nom;prénom;service;dossiers;formé le\n1;A;B;SPIP-33;60;2019\n;;;Sous-total : 1 tuteur;60\n`,
    );
    expect([rejected(before), rejected(after)]).toEqual([[], []]);
    expect(people(after)).toEqual(people(before));
  });

  test('asks again what was asked: a struck row, a comment, a note, a cell that must not be given back', async () => {
    const rows: Cell[][] = [
      ['nom', 'prénom', 'service', 'dossiers', 'Observations'],
      ['ARNAUD', 'Pascal', 'SPIP-33', 60, 'pas avec Une Aubin'],
      ['BARBEAU', 'Lydie', 'SPIP-33', 60].map((text): Cell => ({ struck: String(text) })),
      ['CORRE', 'Hélène', 'SPIP-33', 60],
      ['NB : Mme Absente et M. Corre : ne pas les mettre ensemble'],
    ];
    const sheet = { name: 'Tuteurs', rows, comments: [{ ref: 'A4', text: 'ne plus lui confier Mme Aubin' }] };
    const { before, after } = await again('t.xlsx', workbook([sheet]));
    const asked = ['CENSUS_CELL_ASKED', 'CENSUS_STRUCK_ROW', 'CENSUS_COMMENT_ASKED', 'CENSUS_LINE_ASKED'];
    expect(codes(before.files[0]!.rejected)).toEqual(asked);
    expect(codes(after.files[0]!.rejected)).toEqual(asked);
    expect(JSON.stringify(after)).not.toContain('Une Aubin');
  });
});

describe('whole names below a header that does not say so', () => {
  test('Agent is read by what stands below it', async () => {
    const reading = await read(
      'Agent;Site;Dossiers\nM. KERBRAT Jean-Yves;Bordeaux;60\nMme L’HELGOUALC’H Gaëlle;Bordeaux;60\n'.replaceAll('Bordeaux', 'SPIP-33'),
    );
    expect(rejected(reading)).toEqual([]);
    expect(people(reading)).toMatchObject(
      [{ lastName: 'L’HELGOUALC’H' }, { lastName: 'KERBRAT', firstName: 'Jean-Yves' }].sort((a, b) => (a.lastName < b.lastName ? -1 : 1)),
    );
  });

  test('the column of whole names is told where both names are missing', async () => {
    const [missing] = (await read('matricule;service;dossiers\nM1;SPIP-33;60\n')).files[0]!.rejected;
    expect(message(missing!, 'fr')).toContain('« nom_prénom »');
  });
});

describe('values as they are typed', () => {
  const only = async (reading: ReturnType<typeof readCell>) => people(await reading)[0];

  test.each([
    ['oui (2017)', '2017-12-31'],
    ['05/21', '2021-05-31'],
    ['Agen, mars 2018', '2018-03-31'],
    ['en 2016, recyclage 2023', '2016-12-31'],
  ])('trained %s', async (text, expected) => expect(await only(readCell('formé_le', text))).toMatchObject({ trainedOn: expected }));

  test('a month with a year that may be a month is not guessed', async () => {
    expect(codes((await readCell('formé_le', '05/12')).files[0]!.rejected)).toEqual(['CENSUS_DATE']);
  });

  test.each([
    ['mixte', ['MO', 'MF']],
    ['détention', ['MF']],
    ['M.O.', ['MO']],
  ])('settings %s', async (text, expected) => expect(await only(readCell('milieux', text))).toMatchObject({ settings: expected }));

  test('a volunteer, three quarters of an hour, the cell above', async () => {
    expect(await only(readCell('volontaire', 'partante'))).toMatchObject({ volunteer: true });
    expect(await only(readTraineeCell('temps_trajet_max', '3/4 d’heure'))).toMatchObject({ maxTravelMinutes: 45 });
    const reading = await read('nom;prénom;service;dossiers;commune\nA;A;SPIP-33;60;Bordeaux\nB;B;SPIP-33;60;d°\n');
    expect(people(reading).map(({ communeCode }) => communeCode)).toEqual(['33063', '33063']);
  });

  test('a part time that is one of health is not quoted', async () => {
    const reading = await readCell('quotité', 'TPT 50 %');
    expect(codes(reading.files[0]!.rejected)).toEqual(['CENSUS_PRIVATE_REASON']);
  });
});
