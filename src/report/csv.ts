/**
 * Tables as CSV that French Excel opens right: UTF-8 with BOM, `;`, CRLF, decimal comma, whatever the language (the separators are the
 * spreadsheet's, only the words are the reader's).
 */
import { SCORE_SCALE } from '../domain/index.ts';

export type Cell = string | number | null;

const BYTE_ORDER_MARK = '\ufeff';
const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)?$/;
/** After any blank or invisible character, what makes a spreadsheet run a cell; also a leading tab or line break. */
const FORMULA = /^(?:\p{Z}*[\t\r\n]|[\p{Z}\p{C}]*[=+\-@])/u;

/** Text that a spreadsheet would run becomes text that it shows: NFKC turns the full-width signs into the plain ones. */
function neutralised(text: string): string {
  return FORMULA.test(text.normalize('NFKC')) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return decimalComma(cell);
  const text = neutralised(cell);
  return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** At most four decimals: scores are millionths, values and weights ten-thousandths, so nothing is lost. */
function decimalComma(value: number): string {
  const plain = (Math.round(value * 10_000) / 10_000).toString();
  return plain === '-0' ? '0' : plain.replace('.', ',');
}

export const outOf100 = (millionths: number): number => (millionths / SCORE_SCALE) * 100;

export function csvText(rows: Iterable<readonly Cell[]>): string {
  return [...csvLines(rows)].join('');
}

export function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  yield BYTE_ORDER_MARK;
  for (const row of rows) yield `${row.map(written).join(';')}\r\n`;
}
