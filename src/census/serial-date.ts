/**
 * The days and times of day that a workbook's numbers stand for, by arithmetic alone: no clock's zone has a part in it.
 *
 * Excel takes 1900 for a leap year: its day 60 is a 29 February that never was, and its days before are one too low.
 */

/** From 1904-01-01 back to the day 0 of workbooks that count from 1900. */
const DAYS_TO_1904 = 1462;
/** 31 December 9999, Excel's last day. */
const LAST_DAY = 2_958_465;
/** From 1899-12-30, day 0 from March 1900 on, to 1970-01-01. */
const DAYS_TO_1970 = 25_569;
const DAY_SECONDS = 86_400;

export interface Moment {
  /** ISO date. */
  day: string;
  /** Seconds since midnight. */
  seconds: number;
}

/** The day and time of a serial number; null when it is none that a workbook can show. */
export function momentOf(serial: number, from1904: boolean): Moment | null {
  const total = Math.round((from1904 ? serial + DAYS_TO_1904 : serial) * DAY_SECONDS);
  const day = Math.floor(total / DAY_SECONDS);
  if (!(day >= 1 && day <= LAST_DAY) || (day === 60 && !from1904)) return null;
  const shift = day < 60 && !from1904 ? 1 : 0;
  return { day: isoDay(day + shift - DAYS_TO_1970), seconds: total - day * DAY_SECONDS };
}

/** The day and time as written in `2025-08-29`, `2025-08-29T09:30:00`, `2025-08-29T09:30:00.000Z`; null for any other text. */
export function momentWritten(text: string): Moment | null {
  const [, day, hours = '0', minutes = '0', seconds = '0'] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim()) ?? [];
  return day === undefined ? null : { day, seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) };
}

/** `9:30`, or `9:30:15` where there are seconds. */
export function timeOf(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = seconds % 60;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/** Of a number of days since 1970-01-01. */
function isoDay(day: number): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}
