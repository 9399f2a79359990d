/** Dates and ranges of dates in cells: what people type, and a workbook's number of days. */
import { datesAlone, type DateRange, dayNumber, daysOfOneMonth, readTypedDate, readTypedRange, type TypedDate } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { RecordCells } from './record.ts';
import { NONE } from './lists.ts';

/** A date as typed, or the number that a workbook has for it. */
function typed(text: string, dayZero: string | null): TypedDate | null {
  // Fewer than five digits would be a year as likely as a day before 1928.
  if (dayZero === null || !/^\d{5}$/.test(text)) return readTypedDate(text);
  return readTypedDate(new Date((dayNumber(dayZero) + Number(text)) * 86_400_000).toISOString().slice(0, 10));
}

/** A later one is a slip of a key, whatever the day of today. */
const LAST_YEAR = 2099;

/** ISO. Of a month or a year its last day: whoever was trained in it was trained by then, whatever the day. */
export function readDate(cells: RecordCells, field: Field): string | null {
  const text = cells.text(field);
  if (text === '') return null;
  // Who was trained once more was trained before.
  const first = text.replace(/\s*[,;(–-]?\s*(?:recycl|renouvel|remise a niveau|remise à niveau|mise à jour|maj)\p{L}*.*$/iu, '');
  const plain = typed(first === '' ? text : first, cells.dayZero);
  const date = plain ?? dateAmong(first);
  if (date === null) cells.error('CENSUS_DATE', field, text);
  else if (Number(date.last.slice(0, 4)) > LAST_YEAR) {
    cells.error('CENSUS_RANGE', field, text, { expectedFr: `une date jusqu’en ${LAST_YEAR}`, expectedEn: `a date up to ${LAST_YEAR}` });
    return null;
  } else if (first !== text || date.isRead || plain === null) cells.note('CENSUS_VALUE_READ', field, text, shown(date.last));
  return date?.last ?? null;
}

/** « oui (2017) », « en 2016 », « Agen, mars 2018 », « 05/21 »: a date with a word or a place before it, a month with a short year that is no month. */
function dateAmong(text: string): TypedDate | null {
  const [, month = '', year = ''] = /^(\d{1,2})\/(\d{2})$/.exec(text) ?? [];
  if (Number(year) > MONTHS) return readTypedDate(`${month}/20${year}`);
  const bare = text.replace(/^(?:oui|yes|en|depuis|in|since)\s*[,:(]?\s*(.*?)\)?$/i, '$1');
  return readTypedDate(bare !== text ? bare : (/^\p{L}[\p{L}\s'’-]*,\s*(.+)$/u.exec(text)?.[1] ?? ''));
}

const MONTHS = 12;

/** Days, months and ranges of dates separated by `|`, `;`, commas, « et » or line ends; a month counts whole. */
export function readDateRanges(cells: RecordCells, field: Field): readonly DateRange[] {
  const ranges: DateRange[] = [];
  for (const { written, dates } of partsOf(cells.lines(field))) {
    const [text, bare] = [written, dates].map((part) => part.replace(/\s+/g, ' ').trim()) as [string, string];
    if (bare === '') continue;
    const range = readTypedRange(bare, (date) => typed(date, cells.dayZero));
    if (range === null) cells.error('CENSUS_DATE', field, text);
    else if (range.isReversed) cells.error('CENSUS_DATE_ORDER', field, text, { start: range.first, end: range.last });
    else {
      ranges.push({ start: range.first, end: range.last });
      if (range.isRead || text !== bare)
        cells.note(
          'CENSUS_VALUE_READ',
          field,
          text,
          range.first === range.last ? shown(range.first) : `${shown(range.first)}–${shown(range.last)}`,
        );
    }
  }
  return ranges.length === 0 ? NONE : ranges;
}

/** The dates and ranges of a cell, as they are written, and without what they are of. */
function partsOf(text: string): { readonly written: string; readonly dates: string }[] {
  return text.split(/[|;\n\r]/).flatMap((line) => {
    const written = line.replace(/\s+/g, ' ');
    const days = daysOfOneMonth(datesAlone(written));
    if (days !== null) return days.map((dates) => ({ written: dates, dates }));
    return written.split(/,|\s(?:et|and|puis)\s/i).map((part) => ({ written: part, dates: datesAlone(part) }));
  });
}

/** The day first, as both languages of a French service have it. */
function shown(iso: string): string {
  return iso.split('-').reverse().join('/');
}
