/**
 * The eleven public holidays of metropolitan France (code du travail, art. L3133-1), computed.
 *
 * Published calendars leave some out. Holidays of Alsace-Moselle and of the overseas territories are not here: a board
 * adds its own to its calendar as days off.
 */
import { type DateRange, dayNumber } from '../domain/index.ts';

const DAY_MS = 86_400_000;

/** January 1, May 1 and 8, July 14, August 15, November 1 and 11, December 25. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50];

/** The public holidays of a year from 1970 to 9999, as ISO dates in order. */
export function publicHolidays(year: number): string[] {
  const easter = dayNumber(easterSunday(year));
  return [...FIXED.map((day) => `${year}-${day}`), ...AFTER_EASTER.map((days) => isoDate(easter + days))].sort();
}

/**
 * Easter Sunday of a year of the Gregorian calendar, as an ISO date.
 *
 * J. Meeus, *Astronomical Algorithms* (1991), chapter 8: the letters are the book's.
 */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${year}-${pad(Math.floor(n / 31))}-${pad((n % 31) + 1)}`;
}

/** Every day of a range, both ends included, as ISO dates. */
export function daysBetween({ start, end }: DateRange): string[] {
  const first = dayNumber(start);
  return Array.from({ length: dayNumber(end) - first + 1 }, (_, offset) => isoDate(first + offset));
}

/** The ISO date of a day number: the inverse of `dayNumber`. */
function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
