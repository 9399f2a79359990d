/** What whoever asks is expected to do, derived from what was done and what was not, for each of the roles that they have. */
import { sql } from 'kysely';
import { dayInFrance, daysBefore } from '../rules/preparation.ts';
import type { Grant, Role } from '../rules/rights.ts';
import type { Settings } from '../rules/settings.ts';
import {
  BREAKDOWN_DAYS,
  byUrgency,
  dueDay,
  FOLLOW_UP_DAYS,
  READ_DAYS,
  type TodoItem,
  type TodoKind,
  type Undated,
  worthWork,
} from '../rules/todo.ts';
import type { Act } from './acting.ts';
import { type Taken, takenIn } from './mentor-standing.ts';
import { pairRows } from './pair-rows.ts';
import { listRounds, type RoundView } from './rounds.ts';
import { readSettings } from './settings.ts';

/** Rounds of a directorate, or of the country, that are looked at: years of them. */
const MOST_ROUNDS = 2000;

/** @param configured settings that the service was started with */
export async function todoOf(act: Act, configured: Partial<Settings>): Promise<TodoItem[]> {
  const today = dayInFrance(act.moment.now);
  const scopes = (role: Role): string[] => [...new Set(act.who.grants.filter((grant) => grant.role === role).map(({ scope }) => scope))];
  const items: TodoItem[] = [];
  for (const board of scopes('board')) items.push(...(await ofBoard(act, board, today, configured)));
  const services = scopes('director');
  if (services.length > 0) items.push(...(await ofDirector(act, services, configured)));
  for (const person of [...scopes('mentor'), ...scopes('trainee')]) items.push(...(await ofPerson(act, person, today, configured)));
  if (scopes('training-unit').length > 0) items.push(...(await ofSchool(act, today, configured)));
  if (scopes('administrator').length > 0) items.push(...(await ofAdministrator(act)));
  return byUrgency(items);
}

async function ofBoard(act: Act, board: string, today: string, configured: Partial<Settings>): Promise<TodoItem[]> {
  const { holds } = await readSettings(act, board, configured);
  const { items: all } = await listRounds(act, { board }, { limit: MOST_ROUNDS, after: null });
  const rounds = worthWork(all, today).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const next = rounds.find(({ state }) => state !== 'published' && state !== 'closed');
  const due = (days: number): string | null => (next === undefined ? null : daysBefore(next.startsOn, days));
  const place = { subject: board, board, name: board, count: 1 };
  const items: TodoItem[] = [];
  const { census, applied, preview, flags, reviews } = await boardFacts(act, board);
  if (!census && all.length > 0) items.push(dated({ ...place, kind: 'census-import' }, due(holds.runDaysBefore), null));
  if (preview !== null)
    items.push(dated({ ...place, kind: 'census-apply', subject: preview.id }, due(holds.runDaysBefore), new Date(preview.at)));
  if (flags.count > 0) items.push(dated({ ...place, kind: 'flags-answer', count: flags.count }, due(holds.publishDaysBefore), flags.first));
  if (reviews.count > 0) items.push(dated({ ...place, kind: 'review-answer', count: reviews.count }, null, reviews.first));
  for (const round of rounds) items.push(...(await ofRound(act, round, holds, today, applied)));
  items.push(...(await casesOfBoard(act, board)));
  return items;
}

/** @param since as `dueDay` has it. @param undated why there is no day, where there is none. */
function dated(
  item: Omit<TodoItem, 'dueOn' | 'undated'>,
  planned: string | null,
  since: Date | string | null,
  undated: Undated = 'no-period',
): TodoItem {
  const dueOn = dueDay(item.kind, planned, since);
  return { ...item, dueOn, undated: dueOn === null ? undated : null };
}

/** Things that wait: how many, and since when the first does. */
interface Waiting {
  readonly count: number;
  readonly first: Date | null;
}

interface BoardFacts {
  readonly census: boolean;
  /** When the census in force was applied. */
  readonly applied: Date | null;
  readonly preview: { readonly id: string; readonly at: string } | null;
  readonly flags: Waiting;
  readonly reviews: Waiting;
}

async function boardFacts({ tx, who }: Act, board: string): Promise<BoardFacts> {
  // What is about oneself is others' to answer.
  const own = ownIds(who.grants);
  const { rows } = await sql<{
    census: boolean;
    applied: Date | null;
    preview: { id: string; at: string } | null;
    flags: number;
    first_flag: Date | null;
    reviews: number;
    first_review: Date | null;
  }>`
    with flags as (
      select f.at from flag f
      where f.board = ${board} and f.person <> all (${own}::text[]) and not exists (select from flag_answer a where a.flag = f.id)
    ), reviews as (
      select q.at from review_request q join match m on m.id = q.match
      where q.board = ${board} and not array[m.trainee, m.mentor] && ${own}::text[] and not exists (select from review_answer a where a.request = q.id)
    )
    select exists (select from current_census c where c.board = ${board}) as census,
      (select max(v.at) from census_version v where v.board = ${board}) as applied,
      (select jsonb_build_object('id', c.id, 'at', c.at) from census c
        where c.board = ${board} and not exists (select from census_version v where v.census = c.id)
          and c.at > coalesce((select v.at from census_version v where v.board = ${board} order by v.number desc limit 1), '-infinity')
          and c.content_hash is distinct from
            (select x.content_hash from current_census y join census x on x.id = y.census where y.board = ${board})
        order by c.at desc limit 1) as preview,
      (select count(*)::int from flags) as flags, (select min(at) from flags) as first_flag,
      (select count(*)::int from reviews) as reviews, (select min(at) from reviews) as first_review`.execute(tx);
  const { census, applied, preview, flags, first_flag, reviews, first_review } = rows[0]!;
  return { census, applied, preview, flags: { count: flags, first: first_flag }, reviews: { count: reviews, first: first_review } };
}

/** Whom the grants of a mentor or a trainee name. */
function ownIds(grants: readonly Grant[]): string[] {
  return grants.filter(({ role }) => role === 'mentor' || role === 'trainee').map(({ scope }) => scope);
}

async function ofRound(act: Act, round: RoundView, holds: Settings, today: string, applied: Date | null): Promise<TodoItem[]> {
  const { id, board, name, state, startsOn } = round;
  const item = (kind: TodoKind, days: number, since: Date | string | null, count = 1): TodoItem =>
    dated({ kind, subject: id, board, name, count }, daysBefore(startsOn, days), since);
  const items = await stepsOfRound(act, round, holds, applied, item);
  // Whatever it waits for: those who publish are told that the day is over.
  const isLate = state !== 'published' && state !== 'closed' && daysBefore(startsOn, holds.publishDaysBefore) < today;
  const isTold = items.some(({ kind }) => kind === 'round-publish');
  return isLate && !isTold && round.counts.trainees > 0 ? [item('publication-late', holds.publishDaysBefore, null), ...items] : items;
}

async function stepsOfRound(
  act: Act,
  { id, state, counts, proposal }: RoundView,
  holds: Settings,
  applied: Date | null,
  item: (kind: TodoKind, days: number, since: Date | string | null, count?: number) => TodoItem,
): Promise<TodoItem[]> {
  switch (state) {
    case 'ready':
      return counts.trainees === 0 ? [] : [item('run-start', holds.runDaysBefore, applied)];
    case 'drafted':
      return [item('proposal-submit', holds.submitDaysBefore, await lastRun(act, id))];
    case 'review':
    case 'decided': {
      const { without, again, refusedAt, newer, own, decidedAt, taken } = await submittedFacts(act, id, proposal!.run);
      // What a director has decided is theirs to confirm: they have it to do.
      const stale = own > 0 ? [item('stale-settle', holds.publishDaysBefore, applied, own)] : [];
      if (state === 'decided')
        return counts.stale > 0 || counts.flags > 0 ? stale : [item('round-publish', holds.publishDaysBefore, decidedAt)];
      const since = refusedAt ?? decidedAt;
      return [
        ...stale,
        ...(newer === null ? [] : [item('proposal-submit', holds.decideDaysBefore, newer)]),
        ...(again + taken > 0 && newer === null ? [item('pairs-again', holds.decideDaysBefore, since, again + taken)] : []),
        ...(without > 0 ? [item('without-decide', holds.decideDaysBefore, new Date(proposal!.submittedAt), without)] : []),
      ];
    }
    case 'waiting':
    case 'running':
    case 'published':
    case 'closed':
      return [];
  }
}

/** When the last run that could be submitted was there. */
async function lastRun({ tx }: Act, round: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(x.at) as at from run x join run_result y on y.run = x.id where x.round = ${round} and x.command = 'match' and y.verified`.execute(
    tx,
  );
  return rows[0]!.at;
}

interface SubmittedFacts {
  readonly without: number;
  readonly again: number;
  /** Of the first refusal that waits. */
  readonly refusedAt: Date | null;
  /** When a later run was asked for that waits to be submitted; null where there is none. */
  readonly newer: Date | null;
  /** Of the board’s own decisions, those that are stale. */
  readonly own: number;
  readonly decidedAt: Date | null;
  /** Trainees whose proposed mentor another decision took. */
  readonly taken: number;
}

/**
 * Of a submitted run: whom nobody is proposed for, whose proposed mentor was refused or taken, whether a later run waits to be submitted; and how many
 * of the board's own decisions are stale.
 */
async function submittedFacts(act: Act, round: string, run: string): Promise<SubmittedFacts> {
  const { rows } = await sql<Omit<SubmittedFacts, 'taken'>>`
    select count(*) filter (where p.mentor is null and not coalesce(d.stands, false))::int as without,
      count(*) filter (where p.mentor is not null and d.kind = 'refuse' and d.mentor = p.mentor)::int as again,
      min(d.at) filter (where p.mentor is not null and d.kind = 'refuse' and d.mentor = p.mentor) as "refusedAt",
      (select max(x.at) from run x join run_result y on y.run = x.id
        where x.round = ${round} and x.command = 'match' and y.verified
          and x.at > (select z.at from run z where z.id = ${run}::uuid)) as newer,
      (select count(*)::int from last_decision s where s.round = ${round} and s.stale and s.kind = 'without') as own,
      (select max(s.at) from last_decision s where s.round = ${round}) as "decidedAt"
    from run_pair p left join last_decision d on d.round = ${round} and d.trainee = p.trainee
    where p.run = ${run}::uuid`.execute(act.tx);
  return { ...rows[0]!, taken: (await takenOf(act, round)).size };
}

/** Those of a round whose proposed mentor another decision took, as far as whoever asks sees them. */
async function takenOf(act: Act, round: string): Promise<ReadonlyMap<string, Taken>> {
  const { rows } = await sql<{ changed: boolean }>`
    select exists (select from last_decision where round = ${round} and kind = 'change' and stands) as changed`.execute(act.tx);
  return rows[0]!.changed ? takenIn(act, round, await pairRows(act, round)) : new Map();
}

async function casesOfBoard({ tx }: Act, board: string): Promise<TodoItem[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    known_on: string;
    reported_at: Date;
    heard: number;
    heard_at: Date | null;
    found_at: Date | null;
    submitted: boolean;
    refused_at: Date | null;
    closed_at: Date | null;
    closing: string | null;
    on_day: string | null;
    follow_up: string | null;
    followed: boolean;
  }>`
    select b.id, r.name, b.known_on, b.at as reported_at, c.kind as closing, c.on_day, c.at as closed_at,
      (select count(distinct h.party)::int from hearing h where h.breakdown = b.id) as heard,
      (select max(h.at) from hearing h where h.breakdown = b.id) as heard_at,
      (select max(x.at) from breakdown_run x join run_result y on y.run = x.run where x.breakdown = b.id) as found_at,
      o.number is not null as submitted,
      (select max(d.at) from breakdown_decision d where d.breakdown = b.id and d.option = o.number and d.kind = 'refuse') as refused_at,
      (select f.on_day from follow_up f where f.breakdown = b.id order by f.number desc limit 1) as follow_up,
      exists (select from follow_up f where f.breakdown = b.id and f.outcome is not null) as followed
    from breakdown b join round r on r.id = b.round
    left join breakdown_closing c on c.breakdown = b.id
    left join lateral (select p.number from breakdown_option p where p.breakdown = b.id order by p.number desc limit 1) o on true
    where b.board = ${board}`.execute(tx);
  return rows.flatMap((row) => {
    const item = (kind: TodoKind, planned: string, since: Date | null): TodoItem[] => [
      dated({ kind, board, count: 1, subject: row.id, name: row.name }, planned, since),
    ];
    const { known_on: known, heard_at: heardAt, found_at: foundAt, refused_at: refusedAt } = row;
    if (row.closing === 'dropped') return [];
    if (row.closing === 'in-effect')
      return row.followed ? [] : item('follow-up', row.follow_up ?? daysBefore(row.on_day!, -FOLLOW_UP_DAYS), row.closed_at);
    if (row.heard < 2) return item('hearings-hold', daysBefore(known, -BREAKDOWN_DAYS.hear), row.reported_at);
    if (foundAt === null) return item('options-ask', daysBefore(known, -BREAKDOWN_DAYS.ask), heardAt);
    return row.submitted && refusedAt === null
      ? []
      : item('option-choose', daysBefore(known, -BREAKDOWN_DAYS.choose), refusedAt !== null && refusedAt > foundAt ? refusedAt : foundAt);
  });
}

/** Pairs of mentors of the services, and changes after a breakdown. */
async function ofDirector(act: Act, services: readonly string[], configured: Partial<Settings>): Promise<TodoItem[]> {
  const { tx, who } = act;
  // Nobody decides on a pair of their own.
  const own = ownIds(who.grants);
  const rounds = await sql<{
    id: string;
    board: string;
    name: string;
    starts_on: string;
    at: Date;
    trainees: string[];
  }>`
    select r.id, r.board, r.name, r.starts_on, s.at, array_agg(p.trainee) as trainees
    from round r
    join lateral (select x.run, x.by, x.at from submission x where x.round = r.id order by x.number desc limit 1) s on s.by <> ${who.account}::uuid
    join run_pair p on p.run = s.run and p.mentor_service = any (${services}::text[]) and not array[p.trainee, p.mentor] && ${own}::text[]
    left join last_decision d on d.round = r.id and d.trainee = p.trainee
    where not coalesce((select l.kind = 'published' from publication l where l.round = r.id order by l.number desc limit 1), false)
      and (d.kind is null or d.kind = 'withdraw' or d.kind = 'refuse' and d.mentor is distinct from p.mentor)
    group by r.id, s.at`.execute(tx);
  const items: TodoItem[] = [];
  for (const { id, board, name, starts_on, at, trainees } of rounds.rows) {
    const { holds } = await readSettings(act, board, configured);
    const planned = daysBefore(starts_on, holds.decideDaysBefore);
    const taken = [...(await takenOf(act, id))].filter(([trainee]) => trainees.includes(trainee)).map(([, by]) => by);
    const place = { subject: id, board, name };
    const pairs = trainees.length - taken.length;
    if (pairs > 0) items.push(dated({ ...place, kind: 'pairs-decide', count: pairs }, planned, at));
    if (taken.length > 0) {
      const first = taken.map((by) => by.at).reduce((a, b) => (a < b ? a : b));
      items.push(dated({ ...place, kind: 'pairs-taken', count: taken.length }, planned, new Date(first)));
    }
  }
  const stale = await sql<{ id: string; board: string; name: string; starts_on: string; decisions: number; applied: Date | null }>`
    select r.id, r.board, r.name, r.starts_on, count(*)::int as decisions,
      greatest(max(d.at), (select max(v.at) from census_version v where v.board = r.board)) as applied
    from round r join last_decision d on d.round = r.id and d.stale and d.mentor_service = any (${services}::text[])
    where not coalesce((select l.kind = 'published' from publication l where l.round = r.id order by l.number desc limit 1), false)
      and not array[d.trainee, d.mentor] && ${own}::text[]
    group by r.id`.execute(tx);
  for (const { id, board, name, starts_on, decisions, applied } of stale.rows) {
    const { holds } = await readSettings(act, board, configured);
    const planned = daysBefore(starts_on, holds.publishDaysBefore);
    items.push(dated({ kind: 'stale-settle', subject: id, board, name, count: decisions }, planned, applied));
  }
  const cases = await sql<{ id: string; board: string; name: string; known_on: string; at: Date; moves: number }>`
    select b.id, b.board, r.name, b.known_on, o.at, count(m.trainee)::int as moves
    from breakdown b join round r on r.id = b.round
    join lateral (select p.number, p.at from breakdown_option p where p.breakdown = b.id order by p.number desc limit 1) o on true
    join breakdown_move m on m.breakdown = b.id and m.option = o.number
      and m.decided_in = any (${services}::text[]) and not array[m.trainee, m.from_mentor, m.to_mentor] && ${own}::text[]
    where not exists (select from breakdown_closing c where c.breakdown = b.id)
      and not exists (select from breakdown_decision d where d.breakdown = b.id and d.option = o.number and d.trainee = m.trainee)
    group by b.id, r.name, o.at`.execute(tx);
  for (const { id, board, name, known_on, at, moves } of cases.rows)
    items.push(
      dated({ kind: 'breakdown-decide', subject: id, board, name, count: moves }, daysBefore(known_on, -BREAKDOWN_DAYS.decide), at),
    );
  return items;
}

async function ofPerson(act: Act, person: string, today: string, configured: Partial<Settings>): Promise<TodoItem[]> {
  const { tx, moment } = act;
  const { rows: found } = await sql<{ board: string; role: string; promotion: string | null; since: Date }>`
    select p.board, p.role, p.promotion, v.at as since from current_person p
    join census_version v on v.board = p.board and v.number = p.census_version where p.id = ${person}`.execute(tx);
  const [known] = found;
  if (known === undefined) return [];
  const { board, role, promotion, since: told } = known;
  const items: TodoItem[] = [];
  const dates = await roundDates(act);
  const ahead = dates
    .filter((round) => round.endsOn >= today && round.board === board && (role === 'mentor' || round.promotion === promotion))
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const next = ahead.find(({ isPublished }) => !isPublished);
  if (next !== undefined) {
    const { holds } = await readSettings(act, board, configured);
    items.push(
      dated(
        { kind: 'facts-check', subject: person, board, name: next.name, count: 1 },
        daysBefore(next.startsOn, holds.runDaysBefore),
        told,
      ),
    );
  }
  const { rows } = await sql<{ id: string; board: string; round: string; starts_on: string; at: Date }>`
    select m.id, m.board, m.round, lower(m.during) as starts_on, p.at
    from match m join publication p on p.round = m.round and p.number = m.publication
    where not m.void and (m.trainee = ${person} or m.mentor = ${person})`.execute(tx);
  const since = moment.now.getTime() - READ_DAYS * 86_400_000;
  // For some days, read or not: the service keeps no record of who has read what.
  for (const match of rows)
    if (match.at.getTime() >= since) {
      const name = dates.find(({ id }) => id === match.round)?.name ?? match.round;
      items.push(dated({ kind: 'match-read', subject: match.id, board: match.board, count: 1, name }, match.starts_on, match.at));
    }
  return items;
}

export interface RoundDates {
  readonly id: string;
  readonly board: string;
  readonly promotion: string;
  readonly period: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** As the calendar has the period. */
  readonly document: unknown;
  readonly isPublished: boolean;
}

/** Of the directorates where whoever acts has a role. */
export async function roundDates({ tx }: Pick<Act, 'tx'>): Promise<RoundDates[]> {
  const { rows } = await sql<{
    id: string;
    board: string;
    promotion: string;
    period: string;
    name: string;
    starts_on: string;
    ends_on: string;
    document: unknown;
    published: boolean;
  }>`select * from round_dates() order by id`.execute(tx);
  return rows.map(({ starts_on: startsOn, ends_on: endsOn, published: isPublished, ...row }) => ({
    ...row,
    startsOn,
    endsOn,
    isPublished,
  }));
}

async function ofSchool(act: Act, today: string, configured: Partial<Settings>): Promise<TodoItem[]> {
  const { holds } = await readSettings(act, '*', configured);
  const rounds = await roundDates(act);
  const last = rounds.reduce<RoundDates | null>((best, each) => (best === null || each.endsOn > best.endsOn ? each : best), null);
  const items: TodoItem[] = [];
  if (!rounds.some(({ startsOn }) => startsOn > today))
    items.push(
      dated(
        { kind: 'calendar-import', subject: 'calendar', board: null, count: 1, name: last?.name ?? '' },
        last?.endsOn ?? null,
        null,
        'no-calendar',
      ),
    );
  const late = new Map<string, { name: string; startsOn: string; count: number }>();
  for (const { promotion, period, name, startsOn, isPublished } of worthWork(rounds, today)) {
    if (isPublished || daysBefore(startsOn, holds.publishDaysBefore) > today) continue;
    const key = `${promotion}.${period}`;
    const known = late.get(key);
    if (known === undefined) late.set(key, { name, startsOn, count: 1 });
    else known.count++;
  }
  for (const [subject, { name, startsOn, count }] of late)
    items.push(dated({ kind: 'rounds-late', subject, board: null, name, count }, startsOn, null));
  return items;
}

async function ofAdministrator({ tx }: Act): Promise<TodoItem[]> {
  const { rows } = await sql<{ code: string }>`
    select b.code from board b where not exists (
      select from role_grant g join account a on a.id = g.account
      where g.role = 'board' and g.scope = b.code and g.ended_at is null and a.disabled_at is null)
    order by b.code`.execute(tx);
  if (rows.length === 0) return [];
  const name = rows.map(({ code }) => code).join(', ');
  return [dated({ kind: 'roles-give', subject: 'boards', board: null, name, count: rows.length }, null, null, 'at-once')];
}
