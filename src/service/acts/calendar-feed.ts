/** One's own calendar: what is due, and the periods that concern one. What it says of people is that there is a match, not with whom. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { periodSchema } from '../../domain/index.ts';
import type { CalendarEvent } from '../rules/icalendar.ts';
import { dayInFrance } from '../rules/preparation.ts';
import type { Settings } from '../rules/settings.ts';
import type { TodoItem } from '../rules/todo.ts';
import type { Act } from './acting.ts';
import { type RoundDates, roundDates, todoOf } from './todo.ts';

/** Days, each with what it is of; the words are the caller's. */
export type FeedEntry =
  | { readonly kind: 'due'; readonly item: TodoItem; readonly from: string; readonly to: string }
  | {
      readonly kind: 'period' | 'evaluation' | 'match';
      readonly name: string;
      readonly promotion: string;
      readonly subject: string;
      readonly from: string;
      readonly to: string;
    };

export async function feedOf(act: Act, configured: Partial<Settings>): Promise<FeedEntry[]> {
  const due = (await todoOf(act, configured)).flatMap((item): FeedEntry[] =>
    item.dueOn === null ? [] : [{ kind: 'due', item, from: item.dueOn, to: item.dueOn }],
  );
  const roles = new Set(act.who.grants.map(({ role }) => role));
  const dates = await roundDates(act);
  const isPerson = roles.has('mentor') || roles.has('trainee');
  const works = roles.has('board') || roles.has('director') || roles.has('training-unit');
  return [...due, ...(works ? periodsOf(dates) : []), ...(isPerson ? await matchesOf(act, dates) : [])];
}

/** A period once, of however many directorates it is. */
function periodsOf(dates: readonly RoundDates[]): FeedEntry[] {
  const each = new Map(dates.map((round) => [`${round.promotion}.${round.period}`, round]));
  return [...each].flatMap(([subject, round]) => {
    const { name, promotion, document } = round;
    const read = periodSchema.safeParse(document);
    const segments = read.success ? read.data.segments : [{ start: round.startsOn, end: round.endsOn }];
    const evaluation = read.success ? read.data.evaluationDue : null;
    return [
      ...segments.map(({ start, end }, index): FeedEntry => ({
        ...{ kind: 'period', name, promotion, from: start, to: end },
        subject: index === 0 ? subject : `${subject}.${index + 1}`,
      })),
      ...(evaluation === null ? [] : [{ kind: 'evaluation', name, promotion, subject, from: evaluation, to: evaluation } as const]),
    ];
  });
}

async function matchesOf({ tx, who }: Act, dates: readonly RoundDates[]): Promise<FeedEntry[]> {
  const people = who.grants.filter(({ role }) => role === 'mentor' || role === 'trainee').map(({ scope }) => scope);
  const { rows } = await sql<{ id: string; round: string; from: string; to: string }>`
    select m.id, m.round, lower(m.during) as from, upper(m.during) - 1 as to
    from match m where not m.void and (m.trainee = any (${people}::text[]) or m.mentor = any (${people}::text[]))
    order by lower(m.during), m.id`.execute(tx);
  return rows.map(({ id, round, from, to }) => {
    const of = dates.find((each) => each.id === round);
    return { kind: 'match', name: of?.name ?? round, promotion: of?.promotion ?? '', subject: id, from, to };
  });
}

/** @param host what makes the ids this service's own. @param words of an entry, in a reader's language */
export function eventsOf(
  entries: readonly FeedEntry[],
  host: string,
  words: (entry: FeedEntry) => Pick<CalendarEvent, 'title' | 'text' | 'url'>,
): CalendarEvent[] {
  return entries.map((entry) => {
    const subject = entry.kind === 'due' ? `${entry.item.kind} ${entry.item.subject}` : entry.subject;
    const id = createHash('sha256').update(`${entry.kind} ${subject}`).digest('hex').slice(0, 32);
    return { uid: `${id}@${host}`, from: entry.from, to: entry.to, ...words(entry) };
  });
}

/** Of a feed: the same all day, so that the same content is the same bytes. */
export function feedStamp(now: Date): Date {
  return new Date(`${dayInFrance(now)}T00:00:00Z`);
}
