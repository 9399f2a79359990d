import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../src/domain/documents/pair.ts';
import type { Proposal, ProposedPair } from '../../../src/domain/documents/proposal.ts';
import { proposalCsv } from '../../../src/report/index.ts';
import { emptyProposal, sampleProposal } from './sample.ts';

/** RFC 4180 with `;`: what a spreadsheet makes of the text. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  for (let k = 1; k < csv.length; k++) {
    const character = csv[k] ?? '';
    if (quoted && character === '"' && csv[k + 1] === '"') {
      cell += '"';
      k += 1;
    } else if (character === '"') quoted = !quoted;
    else if (quoted) cell += character;
    else if (character === ';') {
      row.push(cell);
      cell = '';
    } else if (character === '\r') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      k += 1;
    } else cell += character;
  }
  return rows;
}

const [template] = sampleProposal(5).pairs;

function withPair(change: (pair: ProposedPair) => ProposedPair): Proposal {
  if (template === undefined) throw new Error('The sample has no pair');
  return { ...emptyProposal, pairs: [change(template)] };
}

const withName = (name: string): Proposal => withPair((pair) => ({ ...pair, trainee: { ...pair.trainee, name } }));
const nameCell = (name: string): string | undefined => readCsv(proposalCsv(withName(name), 'fr'))[1]?.[1];

/** Where the parts of the score begin, three columns each; where the journey stands, before the alternatives and the explanation. */
const FIRST_PART = 12;
const JOURNEY = FIRST_PART + 3 * CRITERIA.length;
const COLUMNS = JOURNEY + 3;

describe('proposalCsv', () => {
  it('starts with a byte order mark, ends its lines with CRLF, and is the same each time', () => {
    const csv = proposalCsv(sampleProposal(20), 'fr');
    expect(csv.startsWith('\ufeffMatricule du stagiaire;')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(proposalCsv(sampleProposal(20), 'fr')).toBe(csv);
  });

  it.each(['fr', 'en'] as const)('has one row per pair then the unmet, all of the same width (%s)', (language) => {
    const proposal = sampleProposal(20);
    const rows = readCsv(proposalCsv(proposal, language));
    expect(rows).toHaveLength(1 + proposal.pairs.length + proposal.unmet.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([COLUMNS]));
    expect(rows.at(-1)?.[0]).toBe(proposal.unmet.at(-1)?.trainee.id);
    expect(
      rows
        .at(-1)
        ?.slice(5, JOURNEY + 1)
        .join(''),
    ).toBe('');
    expect(new Set(rows[0]).size).toBe(COLUMNS);
  });

  it('writes exact numbers with a decimal comma: the parts sum to the score', () => {
    for (const row of readCsv(proposalCsv(sampleProposal(40), 'en')).slice(1, 41)) {
      const number = (k: number): number => Number((row[k] ?? '').replace(',', '.'));
      const points = CRITERIA.reduce((sum, _, k) => sum + Math.round(number(FIRST_PART + 3 * k + 2) * 10_000), 0);
      expect(row[8]).toMatch(/^\d+(,\d{1,4})?$/);
      expect(points).toBe(Math.round(number(8) * 10_000));
    }
  });

  it('keeps numbers numbers, negative ones too, and says what is unknown', () => {
    const [, row] = readCsv(
      proposalCsv(
        withPair((pair) => ({
          ...pair,
          score: -12_345,
          travelMinutes: null,
          trainee: { ...pair.trainee, id: '-42,5', board: 'elsewhere' },
          parts: pair.parts.slice(0, 1).map((part) => ({ ...part, value: null, points: -0.001 })),
        })),
        'en',
      ),
    );
    expect([row?.[0], row?.[2], row?.[8], row?.[FIRST_PART], row?.[FIRST_PART + 2], row?.[FIRST_PART + 3], row?.[JOURNEY]]).toEqual([
      '-42,5',
      'elsewhere',
      '-1,2345',
      'unknown',
      '0',
      '',
      '',
    ]);
  });

  it.each([
    '=1+1',
    '+33 6 12',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff=1',
    '＝1',
    '＋1+1',
    '－1+1',
    '＠A1',
    '\u3000＝1',
    ' \tx',
    '=HYPERLINK("http://x";"y")',
    '-',
  ])('neutralises %j', (name) => {
    expect(nameCell(name)).toBe(`'${name}`);
  });

  it.each(['Jean-Luc', 'O’Brien', 'a=b', 'a;b', 'say "no"', 'two\r\nlines', ' padded ', "d'Arc", ''])('leaves %j as it is', (name) => {
    expect(nameCell(name)).toBe(name);
  });

  it('doubles quotes and quotes what must be', () => {
    expect(proposalCsv(withName('a"b;c'), 'fr')).toContain(';"a""b;c";');
    expect(proposalCsv(withName('=cmd|"x"'), 'fr')).toContain(`;"'=cmd|""x""";`);
  });

  it('says in words what each alternative would change', () => {
    const move = { trainee: 'T2', traineeName: 'Bo', from: 'M1', fromName: 'Al', to: 'M3', toName: 'Cy' };
    const none = { from: null, fromName: null, to: null, toName: null };
    const mentor = { id: 'M1', name: 'Al', service: 'SPIP' };
    const proposal = withPair((pair) => ({
      ...pair,
      alternatives: [
        { mentor, loss: 0, score: 500_000, unmet: 0, moves: [] },
        { mentor, loss: 31_000, score: 500_000, unmet: 1, moves: [move, { ...move, to: null, toName: null }] },
        {
          mentor,
          loss: 40_000,
          score: 400_000,
          unmet: 0,
          moves: [
            { ...move, ...none },
            { ...move, from: null, fromName: null },
          ],
        },
      ],
    }));
    expect(readCsv(proposalCsv(proposal, 'en'))[1]?.[JOURNEY + 1]?.replaceAll('\u00a0', ' ')).toBe(
      'With Al (SPIP): this pair would score 50.0 points out of 100; the total would stay the same; nobody else would change. | ' +
        'With Al (SPIP): this pair would score 50.0 points out of 100; 1 more trainee would be left without a mentor, the total of the pairs would fall by 3.1 points; Bo would move from Al to Cy; ' +
        'Bo would have no mentor (before: Al). | ' +
        'With Al (SPIP): this pair would score 40.0 points out of 100; the total of the pairs would fall by 4.0 points; Bo would be left without a mentor; Bo, without a mentor, would go to Cy.',
    );
  });

  it('is its header alone for an empty proposal', () => {
    expect(readCsv(proposalCsv(emptyProposal, 'fr'))).toHaveLength(1);
  });
});
