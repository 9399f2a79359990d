/**
 * What a cell of a sheet says: what the sheet shows, and the number behind it where a field asks for a number.
 *
 * An id is read as shown (00124, T-0042); a share of full time as stored (0.8 under `0%`), since what is shown may be rounded.
 * Where a format hides what is stored (0.8 shown as 1), what is stored is read and that is said.
 */
import type { ErrorCode } from '../errors/index.ts';
import { clip, type FindingValues } from './finding.ts';
import { shapeOf, shownText, type NumberFormat } from './number-format.ts';
import { momentOf, timeOf, type Moment } from './serial-date.ts';

/** Beside the text of a cell. */
export interface CellMark {
  /** In place of the text, for a field that holds a number. */
  number?: string;
  /** Why what the cell says is not known: an error wherever a field is read from it. */
  fault?: { code: ErrorCode; values: FindingValues };
  /** What is to be said when a field is read from it. */
  note?: { code: ErrorCode; values: FindingValues };
}

export interface CellContent {
  text: string;
  mark: CellMark | null;
}

export function plainText(text: string): CellContent {
  return { text, mark: null };
}

/** The text of a cell under its format. */
export function textContent(text: string, format: NumberFormat): CellContent {
  return plainText(text === '' ? '' : shownText(text, format));
}

/** A number in its shortest decimal form, of the fifteen digits that a spreadsheet counts with. */
function shortest(value: number): string {
  return String(Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15)));
}

/** A number under its format. */
export function numberContent(value: number, format: NumberFormat, from1904: boolean): CellContent {
  const shape = shapeOf(value, format);
  switch (shape.kind) {
    case 'plain':
      return plainText(shortest(value));
    case 'shown':
      return shownNumber(value, shape.text);
    default: {
      const moment = shape.kind === 'time' ? null : momentOf(value, from1904);
      if (shape.kind === 'time') return plainText(value >= 0 && value < 1e6 ? timeOf(Math.round(value * 86_400)) : shortest(value));
      // No day at all: the sheet shows a row of #.
      if (moment === null) return plainText(shortest(value));
      return shape.kind === 'year' ? plainText(moment.day.slice(0, 4)) : dayContent(moment, shape.withTime);
    }
  }
}

/** A day; a time of day that the sheet shows beside it is left out, and that is said. */
export function dayContent({ day, seconds }: Moment, showsTime: boolean): CellContent {
  if (seconds === 0 || !showsTime) return plainText(day);
  return { text: day, mark: { note: { code: 'CENSUS_TIME_DROPPED', values: { time: timeOf(seconds) } } } };
}

/** A number that is shown as given: the number itself, unless zeros or words were put to it. */
export function shownNumber(value: number, shown: string): CellContent {
  const number = shortest(value);
  const bare = shown.replace(/[\s\u00a0\u202f'’]/g, '').replace(',', '.');
  if (bare === number || /^-?\d([.,]\d+)?E[+-]?\d+$/i.test(bare)) return plainText(number);
  if (/^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(bare)) {
    const hidden = !bare.includes('.') && !Number.isInteger(value);
    return { text: number, mark: hidden ? noteShown(shown, number) : null };
  }
  return bare === '' ? { text: number, mark: noteShown(shown, number) } : { text: shown, mark: { number } };
}

function noteShown(shown: string, stored: string): CellMark {
  return { note: { code: 'CENSUS_SHOWN_OTHERWISE', values: { shown: clip(shown), stored } } };
}

export function booleanContent(value: boolean): CellContent {
  return plainText(value ? 'VRAI' : 'FAUX');
}

/** A formula that failed, with what stands in the cell. */
export function failedFormula(error: string): CellContent {
  return { text: error === '' ? '#N/A' : error, mark: { fault: { code: 'CENSUS_FORMULA_ERROR', values: {} } } };
}

/** A formula whose result the workbook does not hold, or says that it may be an old one. */
export const NOT_COMPUTED: CellContent = { text: '', mark: { fault: { code: 'CENSUS_FORMULA_NOT_COMPUTED', values: {} } } };
