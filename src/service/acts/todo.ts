/** What whoever asks is expected to do, derived from what was done and what was not, for each of the roles that they have. */
import { sql } from 'kysely';
import { dayInFrance, daysBefore } from '../rules/preparation.ts';
import type { Role } from '../rules/rights.ts';
import type { Settings } from '../rules/settings.ts';
import { BREAKDOWN_DAYS, byUrgency, flagDueOn, FOLLOW_UP_DAYS, READ_DAYS, REVIEW_DAYS, type TodoItem, worthWork } from '../rules/todo.ts';
import type { Act } from './acting.ts';
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
  const { census, preview, flags, reviews } = await boardFacts(act, board);
  if (!census && all.length > 0) items.push({ ...place, kind: 'census-import', dueOn: due(holds.runDaysBefore) });
  if (preview !== null) items.push({ ...place, kind: 'census-apply', subject: preview, dueOn: due(holds.runDaysBefore) });
  if (flags.count > 0) {
    const dueOn = flagDueOn(dayInFrance(flags.first!), due(holds.publishDaysBefore));
    items.push({ ...place, kind: 'flags-answer', count: flags.count, dueOn });
  }
  if (reviews.count > 0)
    items.push({ ...place, kind: 'review-answer', count: reviews.count, dueOn: daysBefore(dayInFrance(reviews.first!), -REVIEW_DAYS) });
  for (const round of rounds) items.push(...(await ofRound(act, round, holds)));
  items.push(...(await casesOfBoard(act, board)));
  return items;
}

interface BoardFacts {
  readonly census: boolean;
  readonly preview: string | null;
  readonly flags: { readonly count: number; readonly first: Date | null };
  readonly reviews: { readonly count: number; readonly first: Date | null };
}

async function boardFacts({ tx }: Act, board: string): Promise<BoardFacts> {
  const { rows } = await sql<{
    census: boolean;
    preview: string | null;
    flags: number;
    first_flag: Date | null;
    reviews: number;
    first_review: Date | null;
  }>`
    select exists (select from current_census c where c.board = ${board}) as census,
      (select c.id from census c
        where c.board = ${board} and not exists (select from census_version v where v.census = c.id)
          and c.at > coalesce((select v.at from census_version v where v.board = ${board} order by v.number desc limit 1), '-infinity')
          and c.content_hash is distinct from
            (select x.content_hash from current_census y join census x on x.id = y.census where y.board = ${board})
        order by c.at desc limit 1) as preview,
      (select count(*)::int from flag f where f.board = ${board} and not exists (select from flag_answer a where a.flag = f.id)) as flags,
      (select min(f.at) from flag f where f.board = ${board} and not exists (select from flag_answer a where a.flag = f.id)) as first_flag,
      (select count(*)::int from review_request q where q.board = ${board} and not exists (select from review_answer a where a.request = q.id)) as reviews,
      (select min(q.at) from review_request q where q.board = ${board} and not exists (select from review_answer a where a.request = q.id)) as first_review`.execute(
    tx,
  );
  const { census, preview, flags, first_flag, reviews, first_review } = rows[0]!;
  return { census, preview, flags: { count: flags, first: first_flag }, reviews: { count: reviews, first: first_review } };
}

async function ofRound(act: Act, round: RoundView, holds: Settings): Promise<TodoItem[]> {
  const { id, board, name, state, counts, startsOn, proposal } = round;
  const item = (kind: TodoItem['kind'], days: number, count = 1): TodoItem => ({
    ...{ kind, subject: id, board, name, count },
    dueOn: daysBefore(startsOn, days),
  });
  switch (state) {
    case 'ready':
      return counts.trainees === 0 ? [] : [item('run-start', holds.runDaysBefore)];
    case 'drafted':
      return [item('proposal-submit', holds.submitDaysBefore)];
    case 'review':
    case 'decided': {
      const { without, again, newer, own } = await submittedFacts(act, id, proposal!.run);
      // What a director has decided is theirs to confirm: they have it to do.
      const stale = own > 0 ? [item('stale-settle', holds.publishDaysBefore, own)] : [];
      if (state === 'decided') return counts.stale > 0 || counts.flags > 0 ? stale : [item('round-publish', holds.publishDaysBefore)];
      return [
        ...stale,
        ...(newer ? [item('proposal-submit', holds.decideDaysBefore)] : []),
        ...(again > 0 && !newer ? [item('pairs-again', holds.decideDaysBefore, again)] : []),
        ...(without > 0 ? [item('without-decide', holds.decideDaysBefore, without)] : []),
      ];
    }
    case 'waiting':
    case 'running':
    case 'published':
    case 'closed':
      return [];
  }
}

/**
 * Of a submitted run: whom nobody is proposed for, whose proposed mentor was refused, whether a later run waits to be submitted; and how many of the
 * board's own decisions are stale.
 */
async function submittedFacts(
  { tx }: Act,
  round: string,
  run: string,
): Promise<{ readonly without: number; readonly again: number; readonly newer: boolean; readonly own: number }> {
  const { rows } = await sql<{ without: number; again: number; newer: boolean; own: number }>`
    select count(*) filter (where p.mentor is null and not coalesce(d.stands, false))::int as without,
      count(*) filter (where p.mentor is not null and d.kind = 'refuse' and d.mentor = p.mentor)::int as again,
      exists (select from run x join run_result y on y.run = x.id
        where x.round = ${round} and x.command = 'match' and y.verified
          and x.at > (select z.at from run z where z.id = ${run}::uuid)) as newer,
      (select count(*)::int from last_decision s where s.round = ${round} and s.stale and s.kind = 'without') as own
    from run_pair p left join last_decision d on d.round = ${round} and d.trainee = p.trainee
    where p.run = ${run}::uuid`.execute(tx);
  return rows[0]!;
}

async function casesOfBoard({ tx }: Act, board: string): Promise<TodoItem[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    known_on: string;
    heard: number;
    found: boolean;
    submitted: boolean;
    refused: boolean;
    closing: string | null;
    on_day: string | null;
    follow_up: string | null;
    followed: boolean;
  }>`
    select b.id, r.name, b.known_on, c.kind as closing, c.on_day,
      (select count(distinct h.party)::int from hearing h where h.breakdown = b.id) as heard,
      exists (select from breakdown_run x join run_result y on y.run = x.run where x.breakdown = b.id) as found,
      o.number is not null as submitted,
      exists (select from breakdown_decision d where d.breakdown = b.id and d.option = o.number and d.kind = 'refuse') as refused,
      (select f.on_day from follow_up f where f.breakdown = b.id order by f.number desc limit 1) as follow_up,
      exists (select from follow_up f where f.breakdown = b.id and f.outcome is not null) as followed
    from breakdown b join round r on r.id = b.round
    left join breakdown_closing c on c.breakdown = b.id
    left join lateral (select p.number from breakdown_option p where p.breakdown = b.id order by p.number desc limit 1) o on true
    where b.board = ${board}`.execute(tx);
  return rows.flatMap((row) => {
    const item = (kind: TodoItem['kind'], dueOn: string): TodoItem[] => [
      { ...{ kind, board, dueOn, count: 1 }, subject: row.id, name: row.name },
    ];
    if (row.closing === 'dropped') return [];
    if (row.closing === 'in-effect')
      return row.followed ? [] : item('follow-up', row.follow_up ?? daysBefore(row.on_day!, -FOLLOW_UP_DAYS));
    if (row.heard < 2) return item('hearings-hold', daysBefore(row.known_on, -BREAKDOWN_DAYS.hear));
    if (!row.found) return item('options-ask', daysBefore(row.known_on, -BREAKDOWN_DAYS.ask));
    return row.submitted && !row.refused ? [] : item('option-choose', daysBefore(row.known_on, -BREAKDOWN_DAYS.choose));
  });
}

/** Pairs of mentors of the services, and changes after a breakdown. */
async function ofDirector(act: Act, services: readonly string[], configured: Partial<Settings>): Promise<TodoItem[]> {
  const { tx, who } = act;
  const rounds = await sql<{
    id: string;
    board: string;
    promotion: string;
    name: string;
    starts_on: string;
    ends_on: string;
    pairs: number;
  }>`
    select r.id, r.board, r.promotion, r.name, r.starts_on, r.ends_on, count(p.trainee)::int as pairs
    from round r
    join lateral (select x.run, x.by from submission x where x.round = r.id order by x.number desc limit 1) s on s.by <> ${who.account}::uuid
    join run_pair p on p.run = s.run and p.mentor_service = any (${services}::text[])
    left join last_decision d on d.round = r.id and d.trainee = p.trainee
    where not coalesce((select l.kind = 'published' from publication l where l.round = r.id order by l.number desc limit 1), false)
      and (d.kind is null or d.kind = 'withdraw' or d.kind = 'refuse' and d.mentor is distinct from p.mentor)
    group by r.id`.execute(tx);
  const items: TodoItem[] = [];
  for (const { id, board, name, starts_on, pairs } of rounds.rows) {
    const { holds } = await readSettings(act, board, configured);
    items.push({ kind: 'pairs-decide', subject: id, board, name, count: pairs, dueOn: daysBefore(starts_on, holds.decideDaysBefore) });
  }
  const stale = await sql<{ id: string; board: string; name: string; starts_on: string; decisions: number }>`
    select r.id, r.board, r.name, r.starts_on, count(*)::int as decisions
    from round r join last_decision d on d.round = r.id and d.stale and d.mentor_service = any (${services}::text[])
    where not coalesce((select l.kind = 'published' from publication l where l.round = r.id order by l.number desc limit 1), false)
    group by r.id`.execute(tx);
  for (const { id, board, name, starts_on, decisions } of stale.rows) {
    const { holds } = await readSettings(act, board, configured);
    items.push({ kind: 'stale-settle', subject: id, board, name, count: decisions, dueOn: daysBefore(starts_on, holds.publishDaysBefore) });
  }
  const cases = await sql<{ id: string; board: string; name: string; known_on: string; moves: number }>`
    select b.id, b.board, r.name, b.known_on, count(m.trainee)::int as moves
    from breakdown b join round r on r.id = b.round
    join lateral (select p.number from breakdown_option p where p.breakdown = b.id order by p.number desc limit 1) o on true
    join breakdown_move m on m.breakdown = b.id and m.option = o.number
      and m.decided_in = any (${services}::text[])
    where not exists (select from breakdown_closing c where c.breakdown = b.id)
      and not exists (select from breakdown_decision d where d.breakdown = b.id and d.option = o.number and d.trainee = m.trainee)
    group by b.id, r.name`.execute(tx);
  for (const { id, board, name, known_on, moves } of cases.rows)
    items.push({
      ...{ kind: 'breakdown-decide', subject: id, board, name, count: moves },
      dueOn: daysBefore(known_on, -BREAKDOWN_DAYS.decide),
    });
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
    const due = daysBefore(next.startsOn, holds.runDaysBefore);
    const shown = dayInFrance(told);
    // Nobody is late with what they are shown from today on.
    items.push({ ...{ kind: 'facts-check', subject: person, board, name: next.name, count: 1 }, dueOn: due < shown ? shown : due });
  }
  const { rows } = await sql<{ id: string; board: string; round: string; starts_on: string; at: Date }>`
    select m.id, m.board, m.round, lower(m.during) as starts_on, p.at
    from match m join publication p on p.round = m.round and p.number = m.publication
    where not m.void and (m.trainee = ${person} or m.mentor = ${person})`.execute(tx);
  const since = moment.now.getTime() - READ_DAYS * 86_400_000;
  // For some days, read or not: the service keeps no record of who has read what.
  for (const match of rows)
    if (match.at.getTime() >= since)
      items.push({
        ...{ kind: 'match-read', subject: match.id, board: match.board, count: 1, dueOn: match.starts_on },
        name: dates.find(({ id }) => id === match.round)?.name ?? match.round,
      });
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
    items.push({
      ...{ kind: 'calendar-import', subject: 'calendar', board: null, count: 1 },
      ...{ name: last?.name ?? '', dueOn: last?.endsOn ?? null },
    });
  const late = new Map<string, { name: string; startsOn: string; count: number }>();
  for (const { promotion, period, name, startsOn, isPublished } of worthWork(rounds, today)) {
    if (isPublished || daysBefore(startsOn, holds.publishDaysBefore) > today) continue;
    const key = `${promotion}.${period}`;
    const known = late.get(key);
    if (known === undefined) late.set(key, { name, startsOn, count: 1 });
    else known.count++;
  }
  for (const [subject, { name, startsOn, count }] of late)
    items.push({ kind: 'rounds-late', subject, board: null, name, count, dueOn: startsOn });
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
  return [{ kind: 'roles-give', subject: 'boards', board: null, name, count: rows.length, dueOn: null }];
}
