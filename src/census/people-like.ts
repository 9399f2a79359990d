/**
 * Sheets without a header that we know in which people may stand all the same. What is passed over there is passed over whole, so a sheet counts as
 * one of people where its rows have the shape of people and its name does not say what else it is.
 */
import { termKey } from '../domain/index.ts';
import type { Sheet } from './sheet.ts';

/** Columns that two rows must share: who, and two things of them. */
const COLUMNS_MIN = 3;
const ROWS_MIN = 2;
/** Columns of words, which counts alone do not make. */
const WORDED_MIN = 2;
/** Longer texts are sentences. */
const CELL_MAX = 100;
const OF_PEOPLE = /\b(?:noms?|prenoms?|agents?|tuteurs?|tutrices?|stagiaires?|cpip|name|names)\b/;

/** How many rows of the sheet may describe people; 0 where none does. */
export function rowsLikePeople({ rows }: Sheet): number {
  const filled = rows.map(({ cells }) => cells.flatMap((cell, k) => (cell.trim() === '' || cell.length > CELL_MAX ? [] : [k])));
  const counts = new Map<number, number>();
  for (const columns of filled) for (const k of columns) counts.set(k, (counts.get(k) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= ROWS_MIN).map(([k]) => k);
  const worded = shared.filter((k) => rows.filter(({ cells }) => /\p{L}{2}/u.test(cells[k] ?? '')).length >= ROWS_MIN);
  const alike = filled.filter((columns) => columns.filter((k) => shared.includes(k)).length >= COLUMNS_MIN).length;
  if (worded.length < WORDED_MIN || alike < ROWS_MIN) return 0;
  const speaksOfPeople = rows.some(({ cells }) => cells.some((cell) => cell.length <= CELL_MAX && OF_PEOPLE.test(termKey(cell))));
  return !speaksOfPeople && areChoices(rows, shared) ? 0 : alike;
}

/** Lists side by side: each goes on from the first row without a gap to its own end, and says nothing twice. */
function areChoices(rows: Sheet['rows'], columns: readonly number[]): boolean {
  const lengths = columns.map((k) => {
    const texts = rows.map(({ cells }) => (cells[k] ?? '').trim());
    const length = texts.filter((text) => text !== '').length;
    const isWhole = texts.slice(0, length).every((text) => text !== '') && new Set(texts.slice(0, length).map(termKey)).size === length;
    return isWhole ? length : -1;
  });
  return Math.min(...lengths) > 0 && new Set(lengths).size > 1;
}
