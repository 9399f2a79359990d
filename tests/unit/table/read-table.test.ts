import { describe, expect, test } from 'vitest';
import { readTable } from '../../../src/table/index.ts';

const COLUMNS = { a: {}, b: { required: false }, c: { required: false } };

async function cellsOf(text: string): Promise<unknown> {
  const rows = await readTable(text, 'x.csv', COLUMNS, 'REFERENCE');
  return rows.map((row) => [row.line, row.cell('a'), row.cell('b'), row.cell('c')]);
}

describe('a table without a quote, which is cut and not parsed, gives what the parser gives', () => {
  const texts = [
    'a,b,c\n1,2,3\n',
    'a;b;c\r\n1;2;3\r\n',
    'a\tb\tc\r1\t2\t3',
    'sep=;\na;b;c\n1;2;3\n',
    '\u{feff}a,b,c\n 1 , 2,3 \n\n,,\n  \n4,5\n6,7,8,\n',
    'a,b,c\n\n\n1,,\r\n,2,\n',
    'a,b,c',
    '\n\n a,b,c\n1,2,3',
    'a,b,c\né,œ 𝒳,\u{a0}x\u{a0}\n',
  ];
  test.each(texts)('%j', async (text) => {
    // One quoted cell in a column that is not read sends the same rows through the parser.
    const parsed = text.replace(/([ab])([,;\t])([bc])/, '$1$2"$3"');
    expect(parsed).toContain('"');
    expect(await cellsOf(text)).toEqual(await cellsOf(parsed));
  });
});
