/**
 * A period: one internship of one promotion, in one or several segments (a holiday may cut it in two).
 * Dates are ISO strings; nothing here reads a clock.
 */
import * as z from 'zod';
import type { DateRange } from './person.ts';

const isoDate = z
  .string()
  .refine((text) => !Number.isNaN(dayNumber(text)))
  .meta({ format: 'date' });

export const periodSchema = z
  .object({
    id: z.string().describe('E.g. `SP1`: unique within a promotion.'),
    promotion: z.string(),
    name: z.string(),
    segments: z
      .array(z.object({ start: isoDate, end: isoDate }))
      .min(1)
      .readonly()
      .describe('In order, without overlap; both ends included.'),
    evaluationDue: isoDate.nullable().describe('Day on which the evaluation is due; null when the calendar gives none.'),
    daysOff: z.array(isoDate).readonly().describe('Public holidays and leave days inside the segments: nobody is expected on them.'),
  })
  .meta({ id: 'Period', description: 'One internship of one promotion, in one or several segments. Dates are ISO, without a time.' });
export type Period = z.infer<typeof periodSchema>;

/** What is left of a period from a day on, that day included; null when no expected day is. */
export function remaining(period: Period, from: string): Period | null {
  const segments = period.segments.filter(({ end }) => end >= from).map(({ start, end }) => ({ start: start < from ? from : start, end }));
  const left = { ...period, segments };
  return expectedDays(left).length === 0 ? null : left;
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO date; NaN when it is no date of the calendar. */
export function dayNumber(isoDate: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate)) return Number.NaN;
  const ms = Date.parse(`${isoDate}T00:00:00Z`);
  // Date.parse rolls 2026-02-30 over to March on some engines: only an exact round trip is a date.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== isoDate ? Number.NaN : ms / DAY_MS;
}

function isWeekday(day: number): boolean {
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday !== 0 && weekday !== 6;
}

/** The expected days of a period, as day numbers in order: weekdays of its segments that are not days off. */
export function expectedDays(period: Period): number[] {
  const off = new Set(period.daysOff.map(dayNumber));
  const days: number[] = [];
  for (const segment of period.segments) {
    for (let day = dayNumber(segment.start); day <= dayNumber(segment.end); day++) {
      if (isWeekday(day) && !off.has(day)) days.push(day);
    }
  }
  return days;
}

/** Share of the expected days that fall outside the absences, in [0, 1]; 1 when no day is expected. */
export function presence(days: readonly number[], absences: readonly DateRange[]): number {
  if (days.length === 0) return 1;
  const ranges = absences.map((range) => [dayNumber(range.start), dayNumber(range.end)] as const);
  const present = days.filter((day) => !ranges.some(([start, end]) => start <= day && day <= end));
  return present.length / days.length;
}
