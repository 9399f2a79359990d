/**
 * Calendar files → periods: the internships of each promotion, with the days on which nobody is expected.
 */
import { compareIds, grouped, type Period } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { daysBetween, publicHolidays } from './holidays.ts';
import { readEvents, readSegments, type CalendarRows, type DaysOff, type Segment } from './rows.ts';

/** One calendar: its segments, and its dated points when they stand in a file of their own. */
export interface CalendarFile {
  /** Name of the file of segments, e.g. `cpip-29.csv`; the points are then said to be in `cpip-29-events.csv`. */
  name: string;
  segments: string;
  events?: string;
}

/**
 * Reads the internships of one or more calendars.
 *
 * Segments of one promotion that bear the same period id make one period. Days off are the holidays, leave days and
 * solidarity days that the calendar gives, and the public holidays of metropolitan France, as far as they fall within
 * the segments (weekends included: nothing depends on them). The order of rows and files makes no difference.
 *
 * @returns the periods by promotion, then by start
 * @throws BinomeError `CALENDAR_…` at the first problem, with its file, line and column
 */
export async function parseCalendar(files: readonly CalendarFile[]): Promise<Period[]> {
  const { segments, daysOff } = await readAll(files);
  const promotions = grouped(segments, (segment) => segment.promotion);
  const stray = daysOff.find((days) => !promotions.has(days.promotion));
  if (stray !== undefined) {
    const known = [...promotions.keys()].sort(compareIds).join(', ');
    throw new BinomeError('CALENDAR_UNKNOWN_PROMOTION', { value: stray.promotion, known }, stray.place);
  }
  return [...promotions]
    .sort(([a], [b]) => compareIds(a, b))
    .flatMap(([promotion, ofPromotion]) => {
      const inOrder = ofPromotion.toSorted((a, b) => compareIds(a.start, b.start) || compareIds(a.end, b.end));
      checkOverlaps(inOrder);
      const published = daysOff.filter((days) => days.promotion === promotion);
      return [...grouped(inOrder, (segment) => segment.periodId)].flatMap(([id, ofPeriod]) =>
        id === null ? [] : [toPeriod(id, ofPeriod, published)],
      );
    });
}

async function readAll(files: readonly CalendarFile[]): Promise<CalendarRows> {
  const all: CalendarRows = { segments: [], daysOff: [] };
  for (const { name, segments, events } of files) {
    const rows = await readSegments(segments, name);
    all.segments.push(...rows.segments);
    all.daysOff.push(...rows.daysOff);
    if (events !== undefined) all.daysOff.push(...(await readEvents(events, name.replace(/(\.csv)?$/i, '-events.csv'))));
  }
  return all;
}

/** Nobody is in two places at once. Segments by start: each need only be compared with the one before. */
function checkOverlaps(inOrder: readonly Segment[]): void {
  for (const [index, segment] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (before === undefined || before.end < segment.start) continue;
    const other = `${before.name}, ${before.place.file}:${before.place.line}`;
    const values = { start: segment.start, end: segment.end, otherStart: before.start, otherEnd: before.end, other };
    throw new BinomeError('CALENDAR_OVERLAP', values, segment.place);
  }
}

/** @param segments those of one period, at least one, by start */
function toPeriod(id: string, segments: readonly Segment[], published: readonly DaysOff[]): Period {
  const [first] = segments as [Segment, ...Segment[]];
  return {
    id,
    promotion: first.promotion,
    // "Stage de professionnalisation 2 (1/2)": the part is the segment's, not the period's.
    name: first.name.replace(/\s*\(\d+\/\d+[^)]*\)$/, '') || id,
    segments: segments.map(({ start, end }) => ({ start, end })),
    evaluationDue: evaluationDue(id, first.start, segments),
    daysOff: daysOffWithin(segments, published),
  };
}

function evaluationDue(period: string, start: string, segments: readonly Segment[]): string | null {
  let due: string | null = null;
  for (const { evaluationDue: value, evaluationPlace } of segments) {
    if (value === null) continue;
    if (value < start) throw new BinomeError('CALENDAR_EVALUATION_EARLY', { period, value, start }, evaluationPlace);
    if (due !== null && due !== value) {
      throw new BinomeError('CALENDAR_EVALUATION_CONFLICT', { period, value, other: due }, evaluationPlace);
    }
    due = value;
  }
  return due;
}

/** ISO dates within the segments, in order, each once. */
function daysOffWithin(segments: readonly Segment[], published: readonly DaysOff[]): string[] {
  const within = segments.flatMap(({ start, end }) => {
    const holidays = [Number(start.slice(0, 4)), Number(end.slice(0, 4))].flatMap(publicHolidays);
    const days = [...published.flatMap(daysBetween), ...holidays];
    return days.filter((day) => start <= day && day <= end);
  });
  return [...new Set(within)].sort();
}
