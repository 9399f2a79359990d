/**
 * The rows of calendar files, each checked on its own: stretches of time (segments) and days off.
 */
import { type DateRange, dayNumber, termKey } from '../domain/index.ts';
import { BinomeError, type Place } from '../errors/index.ts';
import { readTable, type Row } from '../table/index.ts';

/** A stretch of a promotion's calendar: an internship when it has a period id, otherwise whatever keeps people elsewhere. */
export interface Segment extends DateRange {
  promotion: string;
  kind: SegmentKind;
  name: string;
  /** null when the row is no internship. */
  periodId: string | null;
  evaluationDue: string | null;
  /** Where the row stands, for messages. */
  place: Place;
  evaluationPlace: Place;
}

export type SegmentKind = 'internship' | 'school cycle' | 'leave' | 'exam' | 'travel' | 'event';

/** Days of a promotion on which nobody is expected. */
export interface DaysOff extends DateRange {
  promotion: string;
  place: Place;
}

export interface CalendarRows {
  segments: Segment[];
  daysOff: DaysOff[];
}

const SEGMENT_COLUMNS = {
  promotion: {},
  kind: { synonyms: ['nature', 'type'] },
  name: { synonyms: ['nom', 'intitulé', 'libellé'] },
  start: { synonyms: ['début', 'date de début'] },
  end: { synonyms: ['fin', 'date de fin'] },
  evaluation_due: { synonyms: ['évaluation', 'retour évaluation', 'retour d’évaluation'], required: false },
  period: { synonyms: ['période'] },
};

const EVENT_COLUMNS = {
  promotion: {},
  type: { synonyms: ['nature', 'kind'] },
  date: { synonyms: ['jour'] },
};

type SegmentRow = Row<keyof typeof SEGMENT_COLUMNS>;

/** What a row of segments may be, by the comparison key of how it is written. */
const KINDS: ReadonlyMap<string, SegmentKind | 'day off'> = new Map([
  ['internship', 'internship'],
  ['stage', 'internship'],
  ['day off', 'day off'],
  ['jour non travaille', 'day off'],
  ['jour ferie', 'day off'],
  ['school cycle', 'school cycle'],
  ['cycle', 'school cycle'],
  ['leave', 'leave'],
  ['conges', 'leave'],
  ['exam', 'exam'],
  ['examen', 'exam'],
  ['travel', 'travel'],
  ['delais de route', 'travel'],
  ['event', 'event'],
  ['evenement', 'event'],
]);
const KNOWN_KINDS = {
  known: 'internship, day off, school cycle, leave, exam, travel, event',
  knownFr: 'stage, jour non travaillé, cycle, congés, examen, délais de route, événement',
};

/** What a dated point may be; true when nobody is expected on that day. */
const EVENT_TYPES: ReadonlyMap<string, boolean> = new Map([
  ['holiday', true],
  ['jour ferie', true],
  ['leave day', true],
  ['jour de conge', true],
  ['solidarity', true],
  ['journee de solidarite', true],
  ['deadline', false],
  ['echeance', false],
  ['exam', false],
  ['examen', false],
  ['event', false],
  ['evenement', false],
]);
const KNOWN_EVENT_TYPES = {
  known: 'holiday, leave_day, solidarity, deadline, exam, event',
  knownFr: 'jour férié, jour de congé, journée de solidarité, échéance, examen, événement',
};

const LONGEST_SEGMENT_DAYS = 366;

/** The rows of a file of segments, days off included. Errors: `CALENDAR_…`. */
export async function readSegments(text: string, file: string): Promise<CalendarRows> {
  const rows: CalendarRows = { segments: [], daysOff: [] };
  for (const row of await readTable(text, file, SEGMENT_COLUMNS, 'CALENDAR')) {
    const written = row.filled('kind');
    const kind = KINDS.get(termKey(written));
    if (kind === undefined) throw new BinomeError('CALENDAR_UNKNOWN_KIND', { value: written, ...KNOWN_KINDS }, row.place('kind'));
    if (kind !== 'internship' && row.cell('period') !== '') {
      throw new BinomeError('CALENDAR_PERIOD_OF_OTHER_KIND', { value: row.cell('period'), kind: written }, row.place('period'));
    }
    if (kind === 'day off') rows.daysOff.push(readDaysOff(row));
    else rows.segments.push(readSegment(row, kind));
  }
  return rows;
}

/** The days off among the dated points of a calendar; the other points are checked and left. Errors: `CALENDAR_…`. */
export async function readEvents(text: string, file: string): Promise<DaysOff[]> {
  const daysOff: DaysOff[] = [];
  for (const row of await readTable(text, file, EVENT_COLUMNS, 'CALENDAR')) {
    const type = row.filled('type');
    const isDayOff = EVENT_TYPES.get(termKey(type));
    if (isDayOff === undefined) throw new BinomeError('CALENDAR_UNKNOWN_KIND', { value: type, ...KNOWN_EVENT_TYPES }, row.place('type'));
    const date = readDate(row, 'date');
    if (isDayOff) daysOff.push({ promotion: row.filled('promotion'), start: date, end: date, place: row.place('promotion') });
  }
  return daysOff;
}

function readSegment(row: SegmentRow, kind: SegmentKind): Segment {
  return {
    promotion: row.filled('promotion'),
    name: row.cell('name'),
    kind,
    periodId: kind === 'internship' ? readPeriodId(row) : null,
    ...readRange(row, readDate(row, 'end')),
    evaluationDue: row.cell('evaluation_due') === '' ? null : readDate(row, 'evaluation_due'),
    place: row.place('start'),
    evaluationPlace: row.place('evaluation_due'),
  };
}

/** A single day needs no end. */
function readDaysOff(row: SegmentRow): DaysOff {
  const end = row.cell('end') === '' ? readDate(row, 'start') : readDate(row, 'end');
  return { promotion: row.filled('promotion'), ...readRange(row, end), place: row.place('promotion') };
}

function readRange(row: SegmentRow, end: string): DateRange {
  const start = readDate(row, 'start');
  const days = dayNumber(end) - dayNumber(start) + 1;
  if (days < 1) throw new BinomeError('CALENDAR_END_BEFORE_START', { start, end }, row.place('end'));
  if (days > LONGEST_SEGMENT_DAYS) throw new BinomeError('CALENDAR_SEGMENT_TOO_LONG', { start, end, days }, row.place('end'));
  return { start, end };
}

/** Without a slash, so that `promotion/id` names one period only. */
function readPeriodId(row: SegmentRow): string {
  const value = row.filled('period');
  if (!/^[\p{L}\p{N}._-]{1,20}$/u.test(value)) throw new BinomeError('CALENDAR_PERIOD_ID', { value }, row.place('period'));
  return value;
}

/** An ISO date, from ISO or from dd/mm/yyyy, which a French spreadsheet makes of it. */
function readDate<Name extends string>(row: Row<Name>, column: Name): string {
  const value = row.filled(column);
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? [];
  const date = day === undefined || month === undefined ? value : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (Number.isNaN(dayNumber(date))) throw new BinomeError('CALENDAR_DATE', { value }, row.place(column));
  return date;
}
