/** Dates and ranges of dates in cells: what people type, and a workbook's number of days. */
import { type DateRange, dayNumber, readTypedDate, readTypedRange, type TypedDate } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { RecordCells } from './record.ts';
import { NONE } from './lists.ts';

/** A date as typed, or the number that a workbook has for it. */
function typed(text: string, dayZero: string | null): TypedDate | null {
  // Fewer than five digits would be a year as likely as a day before 1928.
  if (dayZero === null || !/^\d{5}$/.test(text)) return readTypedDate(text);
  return readTypedDate(new Date((dayNumber(dayZero) + Number(text)) * 86_400_000).toISOString().slice(0, 10));
}

/** ISO. Of a month or a year its last day: whoever was trained in it was trained by then, whatever the day. */
export function readDate(cells: RecordCells, field: Field): string | null {
  const text = cells.text(field);
  if (text === '') return null;
  const date = typed(text, cells.dayZero);
  if (date === null) cells.error('CENSUS_DATE', field, text);
  else if (date.isRead) cells.note('CENSUS_VALUE_READ', field, text, shown(date.last));
  return date?.last ?? null;
}

/** Days, months and ranges of dates separated by `|`, `;`, commas, « et » or line ends; a month counts whole. */
export function readDateRanges(cells: RecordCells, field: Field): readonly DateRange[] {
  const ranges: DateRange[] = [];
  for (const part of cells.lines(field).split(/[|;,\n\r]|\s(?:et|and|puis)\s/i)) {
    const text = part.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    const range = readTypedRange(text, (date) => typed(date, cells.dayZero));
    if (range === null) cells.error('CENSUS_DATE', field, text);
    else if (range.isReversed) cells.error('CENSUS_DATE_ORDER', field, text, { start: range.first, end: range.last });
    else {
      ranges.push({ start: range.first, end: range.last });
      if (range.isRead)
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

/** The day first, as both languages of a French service have it. */
function shown(iso: string): string {
  return iso.split('-').reverse().join('/');
}
