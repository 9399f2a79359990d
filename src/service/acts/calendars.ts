/** Calendars, each kept as it was given, and the rounds that they make: each directorate's work for each internship of a promotion. */
import { sql } from 'kysely';
import { COMMANDS, runCommand, type World } from '../../app/index.ts';
import { parseCalendar, readSegments, type SegmentKind } from '../../calendar/index.ts';
import type { Period } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { KeptSource } from '../store/kept-files.ts';
import { type Act, found, type Listed, mustHave, type Page, pageOf, record, tell, type Tx } from './acting.ts';
import { keepBytes } from './freezing.ts';

export interface CalendarView {
  readonly number: number;
  /** Of its file. */
  readonly name: string;
  readonly sha256: string;
  readonly reason: string;
  /** The account that gave it. */
  readonly by: string | null;
  /** ISO. */
  readonly at: string;
}

/** A stretch of a promotion's calendar. */
export interface CalendarRow {
  readonly promotion: string;
  readonly kind: SegmentKind;
  readonly name: string;
  /** Of an internship: what its rounds call it. */
  readonly period: string | null;
  readonly start: string;
  readonly end: string;
  readonly evaluationDue: string | null;
}

export interface RoundsWritten {
  readonly made: number;
  readonly changed: number;
}

/**
 * @param text CSV, as the command line takes it.
 * @throws BinomeError SERVICE_FORBIDDEN; CALENDAR_* with the place; SEASON_NO_PERIODS.
 */
export async function applyCalendar(
  act: Act,
  { name, text, reason }: { readonly name: string; readonly text: string; readonly reason: string },
): Promise<CalendarView & { readonly rounds: RoundsWritten }> {
  mustHave(act, 'calendar.change', {});
  const { tx, who, moment } = act;
  const periods = await parseCalendar([{ name, segments: text }]);
  if (periods.length === 0) throw new BinomeError('SEASON_NO_PERIODS', {}, { file: name });
  const sha256 = await keepBytes(tx, Buffer.from(text));
  const last = await tx.selectFrom('calendar_version').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const at = moment.now;
  await tx.insertInto('calendar_version').values({ number, sha256, name, by: who.account, at, reason }).execute();
  const rounds = await makeRounds(tx, periods, at, number);
  await record(act, 'calendar.apply', { subject: String(number), payload: { sha256, ...rounds } });
  const boards = await tx.selectFrom('board').select('code').orderBy('code').execute();
  for (const { code } of boards)
    await tell(
      act,
      { role: 'board', scope: code },
      { event: `calendar:${number}`, kind: 'calendar.applied', board: code, subject: String(number) },
    );
  return { number, name, sha256, reason, by: who.account, at: at.toISOString(), rounds };
}

/**
 * Each directorate's round for each of these periods, as far as it is not there as the calendar has it.
 * @param calendar the number of the version; null: the calendar that the program ships, which leaves rounds of any other as they are.
 */
export async function makeRounds(tx: Tx, periods: readonly Period[], now: Date, calendar: number | null = null): Promise<RoundsWritten> {
  const rows = periods.map((period) => ({
    ...{ id: period.id, promotion: period.promotion, name: period.name, document: period },
    startsOn: period.segments[0]!.start,
    endsOn: period.segments.at(-1)!.end,
  }));
  const { rows: written } =
    await sql<RoundsWritten>`select * from write_rounds(${JSON.stringify(rows)}::jsonb, ${calendar}, ${now})`.execute(tx);
  return written[0]!;
}

/** The internships of the calendars that the program ships. */
export async function shippedPeriods(): Promise<readonly Period[]> {
  const { answer } = await runCommand(await COMMANDS.periods(), {}, ONLY_REFERENCE);
  return answer.periods;
}

const NEVER = { aborted: false };
const ONLY_REFERENCE: World = {
  ...{ source: new KeptSource(new Map()), results: null, language: 'fr', version: '', cancelled: NEVER },
  ...{ endingAfter: () => NEVER, progress: () => {}, notice: () => {} },
};

/** The latest first. */
export async function listCalendars({ tx }: Act, page: Page): Promise<Listed<CalendarView>> {
  const rows = await tx
    .selectFrom('calendar_version')
    .selectAll()
    .$if(page.after !== null, (query) => query.where('number', '<', Number(page.after)))
    .orderBy('number', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows,
    page,
    ({ at, ...row }) => ({ ...row, at: at.toISOString() }),
    ({ number }) => String(number),
  );
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readCalendar(
  { tx }: Act,
  number: number,
): Promise<CalendarView & { readonly text: string; readonly rows: readonly CalendarRow[] }> {
  const row = await tx
    .selectFrom('calendar_version')
    .innerJoin('blob', 'blob.sha256', 'calendar_version.sha256')
    .selectAll('calendar_version')
    .select('blob.bytes')
    .where('number', '=', number)
    .executeTakeFirst();
  const { at, bytes, ...view } = found(row, String(number));
  const text = bytes.toString('utf8');
  const { segments } = await readSegments(text, view.name);
  const rows = segments.map(({ promotion, kind, name, periodId, start, end, evaluationDue }) => ({
    ...{ promotion, kind, name, period: periodId, start, end, evaluationDue },
  }));
  return { ...view, at: at.toISOString(), text, rows };
}
