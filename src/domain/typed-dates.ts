/**
 * Dates as people type them: 15/03/2019, 15-03-2019, 15.03.19, 2019-03-15, « 15 mars 2019 », « 1er sept. 2019 », « sept. 2019 », 2019.
 *
 * The day comes before the month. A year of two digits is 2000 to 2049 up to 49, and 1950 to 1999 from 50 on. Where only a month or a year is
 * written, both its ends are given: what is safe depends on what the date is for. No clock and no locale: the same text is the same day
 * everywhere.
 */
import { dayNumber } from './period.ts';
import { termKey } from './person.ts';

export interface TypedDate {
  /** First and last day that it may mean, ISO; one day where a day is written. */
  readonly first: string;
  readonly last: string;
  /** Whether something was made out that is not written: the century, the day, the month. */
  readonly isRead: boolean;
}

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan', 'january'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'mar', 'march'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, k) => names.map((name) => [name, k + 1] as const)));
const WEEKDAY = /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim) (?=\d)/;
/** What a spreadsheet puts behind a day that it holds with a time; an hour that somebody wrote says nothing of the day. */
const TIME = /[T ]\d{1,2}[:h]\d{2}(?::\d{2}(?:\.0+)?)?$/;
/** No date is longer. */
const LONGEST = 40;

/** null when the text is no date of the years 1900 to 2199. */
export function readTypedDate(text: string): TypedDate | null {
  if (text.length > LONGEST) return null;
  const bare = text
    .trim()
    .replace(TIME, '')
    .replace(/^le\s+(?=\d)/i, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(bare);
  if (iso !== null) return day(iso[1]!, iso[2]!, iso[3]!, false);
  const numbers = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(bare);
  if (numbers !== null) return day(numbers[4]!, numbers[3]!, numbers[1]!, numbers[4]!.length === 2);
  const [, month = '', year = ''] = /^(\d{1,2})[-/.](\d{4})$/.exec(bare) ?? [];
  if (year !== '') return wholeMonth(year, month);
  const [, isoYear = '', isoMonth = ''] = /^(\d{4})-(\d{2})$/.exec(bare) ?? [];
  if (isoYear !== '') return wholeMonth(isoYear, isoMonth);
  if (/^\d{4}$/.test(bare)) return between(`${bare}-01-01`, `${bare}-12-31`);
  return inWords(termKey(bare).replace(WEEKDAY, ''));
}

function inWords(key: string): TypedDate | null {
  const [, early = '', named = ''] = /^(\d{4}) ([a-z]+)$/.exec(key) ?? [];
  if (MONTH_OF.has(named)) return wholeMonth(early, String(MONTH_OF.get(named)));
  const [, number = '', name = '', year = ''] = /^(?:(\d{1,2})(?:er| er)? )?([a-z]+) (\d{4}|\d{2})$/.exec(key) ?? [];
  const month = MONTH_OF.get(name);
  if (month === undefined) return null;
  if (number !== '') return day(year, String(month), number, year.length === 2);
  // « mars 19 » may be a day as well as a year.
  return year.length === 4 ? wholeMonth(year, String(month)) : null;
}

function day(year: string, month: string, number: string, isRead: boolean): TypedDate | null {
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const date = `${century}${year}-${month.padStart(2, '0')}-${number.padStart(2, '0')}`;
  return isDay(date) ? { first: date, last: date, isRead } : null;
}

function wholeMonth(year: string, month: string): TypedDate | null {
  const start = `${year}-${month.padStart(2, '0')}`;
  const last = ['31', '30', '29', '28'].map((number) => `${start}-${number}`).find(isDay);
  return last === undefined ? null : between(`${start}-01`, last);
}

function between(first: string, last: string): TypedDate | null {
  return isDay(first) && isDay(last) ? { first, last, isRead: true } : null;
}

function isDay(date: string): boolean {
  return /^(19|2[01])\d\d-/.test(date) && !Number.isNaN(dayNumber(date));
}

export interface TypedRange extends TypedDate {
  /** The last day is before the first. */
  readonly isReversed: boolean;
}

const BETWEEN = /\s*(?:->|→|\.\.|\s(?:jusqu['’]?\s?au|au|à|to)\s|[-–—/])\s*/g;

/**
 * A day, a month or a year, or two of them with « au », a dash, `..` or (between ISO dates) `/`; the first may leave out what the second says:
 * « du 8 au 12 septembre 2025 », « 08/09-12/09/2025 ». null when it is none, or may be read in two ways.
 */
export function readTypedRange(text: string, readDate: (text: string) => TypedDate | null = readTypedDate): TypedRange | null {
  const bare = text.trim().replace(/^(?:du|from|le|les|on)\s+/i, '');
  if (bare.length > 2 * LONGEST) return null;
  const whole = readDate(bare);
  if (whole !== null) return { ...whole, isReversed: false };
  const found = new Map<string, TypedRange>();
  for (const separator of bare.matchAll(BETWEEN)) {
    const [left, right] = [bare.slice(0, separator.index), bare.slice(separator.index + separator[0].length)].map((side) =>
      side.trim().replace(/^(?:le|au)\s+/i, ''),
    );
    const end = readDate(right!);
    if (end === null) continue;
    const start = readDate(left!) ?? completed(left!, end);
    if (start === null) continue;
    const range = { first: start.first, last: end.last, isRead: start.isRead || end.isRead };
    found.set(`${range.first} ${range.last}`, { ...range, isReversed: end.last < start.first });
  }
  const [only, other] = found.values();
  return only !== undefined && other === undefined ? only : null;
}

/** What stands before dates and only says what they are of; the reason itself is nobody's concern. */
const BEFORE =
  /^(?:(?:en |de |d['’])?(?:cong[ée]s?|vacances|vac\.?|rtt|ca|absen(?:ce|te?)|indisponib(?:le|ilit[ée])|formation|stage|maternit[ée]|paternit[ée]|annuels?|scolaires?|parental|d['’](?:hiver|[ée]t[ée]|automne|printemps)|de no[eë]l|d(?:e|['’])\s?(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre))[\s,:(-]+)+(?=(?:du|le|les|au|à)\b|\d)/i;

/** The dates of a text without the words that say what they are of: « Congés (02/02/2026 au 06/02/2026) »; the text itself where none stands before. */
export function datesAlone(text: string): string {
  const bare = text.trim().replace(BEFORE, '');
  return bare === text.trim() ? text : bare.replace(/\)$/, '');
}

/** « 5, 6 et 7 janvier 2026 » as its days, each with the month and year that stand behind the last; null for any other text. */
export function daysOfOneMonth(text: string): string[] | null {
  const [, first = '', last = '', rest = ''] =
    /^(?:les?\s+)?((?:\d{1,2}\s*,\s*)*\d{1,2})\s*(?:,|et|&)\s*(\d{1,2})\s+(\p{L}+\.?\s+\d{4})$/iu.exec(text.trim()) ?? [];
  if (rest === '') return null;
  return [...first.split(/\s*,\s*/), last].map((number) => `${number} ${rest}`);
}

/** A day, or a day and a month, with the month and the year of the day that it leads to. */
function completed(text: string, end: TypedDate): TypedDate | null {
  const [year, month] = end.last.split('-');
  if (/^\d{1,2}(?:\s?er)?$/.test(text)) return day(year!, month!, /\d+/.exec(text)![0], end.isRead);
  const numbers = /^(\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (numbers !== null) return day(year!, numbers[2]!, numbers[1]!, end.isRead);
  return /^\d/.test(text) ? inWords(`${termKey(text)} ${year!}`) : null;
}
