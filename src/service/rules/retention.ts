/** For how long the service keeps what it holds on people. What an operator sets is shorter or longer; nothing is kept for ever but the record. */

/** In the order in which it is told. Months, counted in days of the calendar from what the comment names. */
export const RETENTION = {
  /** Confidential notes: from the end of their case, or of its follow-up. */
  noteMonths: { usual: 12, least: 1, most: 120 },
  /** Imports that were never applied, and answers kept for requests that come again: from their day. */
  importMonths: { usual: 1, least: 1, most: 120 },
  /** Runs that nobody submitted: from their day. */
  draftMonths: { usual: 12, least: 1, most: 120 },
  /** What was told to whom, ended sessions, tokens that no longer hold: from their day. */
  traceMonths: { usual: 12, least: 1, most: 120 },
  /** Rounds with all that was decided in them, censuses that no longer count, people of whom nothing else is left: from the end of the period. */
  seasonMonths: { usual: 60, least: 12, most: 600 },
} as const;

export type RetentionRule = keyof typeof RETENTION;
export type RetentionPeriods = Readonly<Record<RetentionRule, number>>;

export const RETENTION_RULES = Object.keys(RETENTION) as RetentionRule[];

/** The day so many months before: the last of a month that has no such day. @param day YYYY-MM-DD */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
