/** Calendar files in, periods out. */
export { parseCalendar, type CalendarFile } from './parse.ts';
export { findPeriod } from './find.ts';
export { readSegments, type SegmentKind } from './rows.ts';
