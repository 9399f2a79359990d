import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import { parsePastPairs, readPairsText, type PastPairs } from '../../../src/census/index.ts';
import { proposalCsv } from '../../../src/report/index.ts';
import { BinomeError, describe as message } from '../../../src/errors/index.ts';
import { input, matchSmall, mentor, trainee } from '../matching/small-census.ts';

const trainees = [
  trainee('S-01', { firstName: 'Ève', lastName: 'Érable' }),
  trainee('S-02'),
  trainee('S-03'),
  trainee('S-99', { promotion: 'CPIP 30' }),
];
const mentors = [mentor('T-01', { firstName: 'Alix', lastName: 'Ajonc' }), mentor('T-02')];
const { census } = input(trainees, mentors);

const parse = (text: string): Promise<PastPairs> => parsePastPairs(text, 'binomes.csv', census, 'cpip 29');
const problems = ({ problems: found }: PastPairs) => found.map(({ code, line, column, value }) => [code, line, column, value]);

describe('the pairs of a past period', () => {
  const pairs = [
    { trainee: 'S-01', mentor: 'T-02' },
    { trainee: 'S-02', mentor: 'T-01' },
  ];

  test.each([
    ['French', 'stagiaire;tuteur\nS-02;T-01\nS-01;T-02\nS-03;\n'],
    ['English, commas, another column, a byte order mark', '\u{feff}note,mentor,trainee\nx,T-01,S-02\n,T-02,S-01\n,,S-03\n'],
    ['tabs, accents and case', 'Élève\tTUTRICE\nS-01\tT-02\nS-02\tT-01\nS-03\t\n'],
    ['sep=, blank lines, blanks', 'sep=;\nStagiaire;Tuteur\n\n S-01 ; T-02\nS-02;T-01\n;;\nS-03\n'],
  ])('reads them: %s', async (_, text) => {
    const read = await parse(text);
    expect(read).toMatchObject({ pairs, unlisted: [], refused: [], problems: [], rows: 3 });
  });

  it('reads a proposal.csv as match writes it, where names stand beside ids', async () => {
    const { proposal } = matchSmall(trainees, mentors);
    for (const language of ['fr', 'en'] as const) {
      const read = await parse(proposalCsv(proposal, language));
      expect(read.problems).toEqual([]);
      expect(read.pairs).toEqual(proposal.pairs.map((pair) => ({ trainee: pair.trainee.id, mentor: pair.mentor.id })));
      expect([read.rows, read.unlisted]).toEqual([3, []]);
    }
  });

  it('says of whom the file does not speak; who has an empty cell is spoken of', async () => {
    expect(await parse('stagiaire;tuteur\nS-02;T-01\nS-01;\n')).toMatchObject({ pairs: [pairs[1]], unlisted: ['S-03'] });
  });

  it('collects everything wrong in the rows, each with its place', async () => {
    const read = await parse(
      'Stagiaire;Tuteur\nS-1;T-01\nS-01;T-2\n;T-01\nS-99;T-01\nS-02;T-01\nS-02;T-02\nT-01;S-03\nEve Erable;Ajonc Alix\nS-03;T-02\n',
    );
    expect(problems(read)).toEqual([
      ['PAIRS_UNKNOWN_TRAINEE', 2, 'Stagiaire', 'S-1'],
      ['PAIRS_UNKNOWN_MENTOR', 3, 'Tuteur', 'T-2'],
      ['PAIRS_EMPTY_CELL', 4, 'Stagiaire', ''],
      ['PAIRS_OTHER_PROMOTION', 5, 'Stagiaire', 'S-99'],
      ['PAIRS_TRAINEE_TWICE', 7, 'Stagiaire', 'S-02'],
      ['PAIRS_UNKNOWN_TRAINEE', 8, 'Stagiaire', 'T-01'],
      ['PAIRS_UNKNOWN_MENTOR', 8, 'Tuteur', 'S-03'],
      ['PAIRS_TRAINEE_TWICE', 9, 'Stagiaire', 'Eve Erable'],
    ]);
    // Whose row is refused has no pair: which of two is right, nobody knows here.
    expect(read).toMatchObject({ pairs: [{ trainee: 'S-03', mentor: 'T-02' }], refused: ['S-01', 'S-02'], unlisted: [] });
    const said = read.problems.map((problem) => [message(problem, 'fr'), message(problem, 'en')]);
    expect(said[0]).toEqual([
      'Le stagiaire « S-1 » n’est pas dans le recensement. Vouliez-vous écrire « S-01 · Ève Érable · SPIP-33 » ? Écrivez son matricule ou son nom comme dans le recensement de la période.',
      'The trainee “S-1” is not in the census. Did you mean “S-01 · Ève Érable · SPIP-33”? Write the id or the name as it stands in the census of the period.',
    ]);
    expect(said[3]![1]).toContain('of the promotion “CPIP 30”, the period is that of “cpip 29”');
    expect(said[4]![0]).toContain('figure déjà à la ligne 6');
    expect(said[5]![0]).toContain('« T-01 » est un tuteur : les deux colonnes sont peut-être inversées.');
    expect(said[6]![1]).toContain('“S-03” is a trainee: perhaps the two columns are swapped.');
  });

  it('takes a name in any spelling, and says whom it took', async () => {
    const read = await parse('Stagiaire;Tuteur\nERABLE Eve;M. Alix AJONC\ns-02;aucun\nNom-S-03 Camille;T-01\n');
    expect(read).toMatchObject({
      problems: [],
      unlisted: [],
      pairs: [
        { trainee: 'S-01', mentor: 'T-01' },
        { trainee: 'S-03', mentor: 'T-01' },
      ],
    });
    const said = read.notes.map((note) => [note.code, note.line, note.column, message(note, 'fr')]);
    expect(said).toEqual([
      ['PAIRS_NAME_READ', 2, 'Stagiaire', expect.stringContaining('« ERABLE Eve » : S-01 · Ève Érable · SPIP-33, « s-02 » : S-02')],
      ['PAIRS_NAME_READ', 2, 'Tuteur', expect.stringContaining('« M. Alix AJONC » : T-01 · Alix Ajonc · SPIP-33')],
      ['CENSUS_READ_AS_EMPTY', 3, 'Tuteur', expect.stringContaining('« aucun »')],
    ]);
  });

  it('refuses a name of several, of whom none then counts as without a mentor; a namesake of another promotion is not meant', async () => {
    const twins = [
      ...trainees,
      trainee('S-04', { firstName: 'ève', lastName: 'ERABLE' }),
      trainee('S-98', { promotion: 'CPIP 30', lastName: 'Nom-S-02' }),
    ];
    const given = await parsePastPairs(
      'stagiaire;tuteur\nÈve Érable;T-01\nCamille Nom-S-02;T-02\nS-03;\n',
      'b.csv',
      input(twins, mentors).census,
      'CPIP 29',
    );
    expect(problems(given)).toEqual([['PAIRS_AMBIGUOUS_PERSON', 2, 'stagiaire', 'Ève Érable']]);
    expect(message(given.problems[0]!, 'fr')).toContain('peut désigner S-01 · Ève Érable · SPIP-33, S-04 · ève ERABLE · SPIP-33.');
    expect(given).toMatchObject({ pairs: [{ trainee: 'S-02', mentor: 'T-02' }], refused: ['S-01', 'S-04'], unlisted: [] });
  });

  const refusal = (text: string): Promise<BinomeError> =>
    parse(text).then(
      () => expect.fail('read'),
      (error: unknown) => error as BinomeError,
    );

  test.each([
    ['', 'PAIRS_EMPTY', {}],
    ['\u{feff}\n \n', 'PAIRS_EMPTY', {}],
    ['stagiaire;tuteur\n;\n', 'PAIRS_EMPTY', {}],
    ['stagiaire;mentr\nS-01;T-01\n', 'PAIRS_MISSING_COLUMN', { line: 1, column: 'mentor_id' }],
    ['stagiaire;tuteur;Tutrice\nS-01;T-01;\n', 'PAIRS_DUPLICATE_COLUMN', { line: 1, column: 'Tutrice' }],
    ['stagiaire;tuteur\nS-01;T-01;T-02\n', 'PAIRS_EXTRA_CELLS', { line: 2 }],
    ['stagiaire;tuteur\nS-01;T-01\nS-02;"T-02\n', 'PAIRS_NOT_CSV', { line: 3 }],
  ])('refuses at once what is no table of pairs: %j', async (text, code, place) => {
    expect(await refusal(text)).toMatchObject({ code, place: { file: 'binomes.csv', ...place } });
  });

  it('suggests the header that a nearly right one was meant to be', async () => {
    const error = await refusal('stagiaires;mentr\nS-01;T-01\n');
    expect(error.explain('fr')).toContain('Vouliez-vous écrire « stagiaire » ? La première ligne doit porter : stagiaire;tuteur');
    expect((await refusal('stagiaire;mentr\nS-01;T-01\n')).explain('en')).toContain('Did you mean “mentor”?');
    expect((await refusal('x;y\nS-01;T-01\n')).explain('en')).toContain('(columns read: x, y). The first line must read');
  });
});

describe('the text of a file of pairs', () => {
  const text = 'Élève;tuteur\nS-01;T-01\n';
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', iconv.encode(text, 'utf8', { addBOM: true })],
    ['UTF-16', iconv.encode(text, 'utf16le', { addBOM: true })],
    ['Windows-1252', iconv.encode(text, 'win1252')],
  ])('may be in %s', async (_, bytes) => {
    const read = await parse(await readPairsText(bytes, 'binomes.csv'));
    expect(read.pairs).toEqual([{ trainee: 'S-01', mentor: 'T-01' }]);
  });

  it('may be empty', async () => expect(await readPairsText(Buffer.alloc(0), 'x.csv')).toBe(''));

  test.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'PAIRS_WRONG_FILE'],
    ['JSON', Buffer.from('{"format":"binome.proposal/1"}'), 'PAIRS_WRONG_FILE'],
    [
      'two encodings',
      Buffer.concat([Buffer.from('é;x\n'.repeat(200)), iconv.encode('é;x\n'.repeat(9), 'win1252')]),
      'PAIRS_MIXED_ENCODING',
    ],
  ])('is refused: %s', async (_, bytes, code) => {
    await expect(readPairsText(bytes, 'x.csv')).rejects.toMatchObject({ code, place: { file: 'x.csv' } });
  });
});
