import { describe, expect, it } from 'vitest';
import { readDecisionTable } from '../../../src/census/index.ts';
import type { Proposal } from '../../../src/domain/index.ts';
import { matchSmall, mentor, trainee } from '../matching/small-census.ts';

const { proposal: drawn } = matchSmall(
  [trainee('0021'), trainee('S-2'), trainee('S-3')],
  [mentor('00102'), mentor('0102'), mentor('M-3'), mentor('00044')],
);
/** Names of their own, by which rows may tell people. */
const proposal: Proposal = {
  ...drawn,
  mentors: drawn.mentors.map((person, k) => ({ ...person, name: ['Anne Alisier', 'Bruno Bruyère', 'Claire Cytise', 'Denis Daphné'][k]! })),
};
const [first] = proposal.pairs;

const read = (rows: readonly string[], by?: string): ReturnType<typeof readDecisionTable> =>
  readDecisionTable(Buffer.from(['stagiaire;tuteur;Décision;Motif;Décidé par', ...rows].join('\n')), 'table.csv', proposal, by);
const codes = async (row: string, by?: string): Promise<string[]> => (await read([row], by)).problems.map(({ code }) => code);

describe('a table of decisions', () => {
  it('takes the mentor of the row, nobody, or another by id or name', async () => {
    const { rows, problems } = await read(
      ['S-2;M-3;Oui;motif;Claire Martin, DPIP', 'S-3;;sans tuteur;motif;', '0021;M-3;Anne ALISIER;motif;'],
      'Paul Roux, DPIP',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { trainee: 'S-2', mentor: 'M-3', by: 'Claire Martin, DPIP', reason: 'motif' },
      { trainee: 'S-3', mentor: null, by: 'Paul Roux, DPIP', reason: 'motif' },
      { trainee: '0021', mentor: proposal.mentors.find(({ name }) => name === 'Anne Alisier')!.id, by: 'Paul Roux, DPIP', reason: 'motif' },
    ]);
  });

  it.each(['oui', 'OK', 'conforme', 'comme proposé', 'Accepté', 'x'])('« %s » is yes', async (word) => {
    expect((await read([`S-2;M-3;${word};m;A, b`])).rows.map(({ mentor: id }) => id)).toEqual(['M-3']);
  });

  it('knows an id that has lost its zeros, unless two would be it', async () => {
    const { rows } = await read(['21;44;oui;m;A, b']);
    expect(rows).toEqual([{ trainee: '0021', mentor: '00044', by: 'A, b', reason: 'm' }]);
    // 00102 and 0102 differ by zeros alone.
    expect(await codes('S-2;102;oui;m;A, b')).toEqual(['PAIRS_UNKNOWN_MENTOR']);
  });

  it('names everybody who bears the name, of mentors and of trainees', async () => {
    const named: Proposal = {
      ...proposal,
      mentors: proposal.mentors.map((person) => ({ ...person, name: 'Brigitte Charme' })),
      pairs: proposal.pairs.map((pair) => ({ ...pair, trainee: { ...pair.trainee, name: 'Ugo Euphorbe' } })),
    };
    const table = [
      'stagiaire;tuteur;Décision;Motif;Décidé par',
      'S-2;M-3;Brigitte CHARME;m;A, b',
      'Ugo Euphorbe;M-3;oui;m;A, b',
      'S-2;Brigitte Charme;oui;m;A, b',
    ];
    const { rows, problems } = await readDecisionTable(Buffer.from(table.join('\n')), 'table.csv', named, undefined);
    expect(rows).toEqual([]);
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['PAIRS_AMBIGUOUS_PERSON', 2, 'Décision'],
      ['PAIRS_AMBIGUOUS_PERSON', 3, 'stagiaire'],
      ['PAIRS_AMBIGUOUS_PERSON', 4, 'tuteur'],
    ]);
    for (const id of ['00102', '0102', 'M-3', '00044']) expect(problems[0]!.values?.['candidates']).toContain(`${id} · Brigitte Charme`);
    for (const { trainee: someone } of named.pairs) expect(problems[1]!.values?.['candidates']).toContain(someone.id);
  });

  it('decides nothing where the cell is empty', async () => {
    expect(await read(['S-2;M-3;;;', 'nobody;M-3;;;'])).toEqual({ rows: [], problems: [] });
  });

  it.each([
    ['S-9;M-3;oui;m;A, b', ['PAIRS_UNKNOWN_TRAINEE']],
    ['S-2;M-9;oui;m;A, b', ['PAIRS_UNKNOWN_MENTOR']],
    ['S-2;;oui;m;A, b', ['DECIDE_TABLE_NO_MENTOR']],
    ['S-2;M-3;peut-être;m;A, b', ['DECIDE_TABLE_ANSWER']],
    ['S-2;M-3;Ane Alisier;m;A, b', ['DECIDE_TABLE_ANSWER']],
    ['S-2;M-3;oui;;', ['DECIDE_TABLE_REASON', 'DECIDE_TABLE_BY']],
  ])('%s is told: %j', async (row, expected) => {
    expect(await codes(row)).toEqual(expected);
    expect(first).toBeDefined();
  });

  it('suggests whom a near name means', async () => {
    const { problems } = await read(['S-2;M-3;Ane Alisier;m;A, b']);
    expect(String(problems[0]!.values['hintEn'])).toContain('Anne Alisier');
  });

  it('without a row, or without the column of decisions, is refused', async () => {
    await expect(read([])).rejects.toMatchObject({ code: 'PAIRS_EMPTY' });
    const bytes = Buffer.from('stagiaire;tuteur\nS-2;M-3\n');
    await expect(readDecisionTable(bytes, 'table.csv', proposal, undefined)).rejects.toMatchObject({ code: 'PAIRS_MISSING_COLUMN' });
    const bare = Buffer.from('stagiaire;tuteur;décision\nS-2;M-3;oui\n');
    const found = await readDecisionTable(bare, 'table.csv', proposal, undefined);
    expect(found.problems.map(({ code }) => code)).toEqual(['DECIDE_TABLE_REASON', 'DECIDE_TABLE_BY']);
  });
});
