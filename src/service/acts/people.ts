/** People of the censuses in force: who there is, and what counts of somebody, with where it comes from. Rights are the database's: see row-level security. */
import { sql } from 'kysely';
import { FACT_NAMES, type FactName, type Facts, type FactValue } from '../../domain/index.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found, type Listed, type Page, pageOf, record } from './acting.ts';
import { sourceParts } from './census-reading.ts';

type Role = 'mentor' | 'trainee';

export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly board: string;
  readonly service: string;
  /** null of a mentor. */
  readonly promotion: string | null;
  /** Of the census. */
  readonly version: number;
}

export interface PersonFilter {
  readonly board?: string | undefined;
  readonly role?: Role | undefined;
  readonly service?: string | undefined;
  /** A part of a name or an id; case and accents make no difference. */
  readonly q?: string | undefined;
}

/** Without case and accents. */
export function plainText(text: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`regexp_replace(normalize(lower(${text}), nfd), '[\u0300-\u036f]', '', 'g')`;
}

/** By id. */
export async function listPeople({ tx }: Act, filter: PersonFilter, page: Page): Promise<Listed<PersonSummary>> {
  const { board = null, role = null, service = null, q = null } = filter;
  const { rows } = await sql<PersonSummary>`
    select id, name, role, board, service, promotion, census_version as version from current_person
    where (${board}::text is null or board = ${board}) and (${role}::text is null or role = ${role})
      and (${service}::text is null or service = ${service})
      and (${q}::text is null or position(${plainText(sql`${q}::text`)} in ${plainText(sql`name || ' ' || id`)}) > 0)
      and (${page.after}::text is null or id > ${page.after})
    order by id limit ${page.limit + 1}`.execute(tx);
  return pageOf(
    rows,
    page,
    (row) => row,
    ({ id }) => id,
  );
}

export interface FactView {
  readonly field: FactName;
  readonly value: FactValue;
  /** The row that says so; null where it is not known. */
  readonly source: { readonly file: string; readonly line: number } | null;
  /** When the census was applied that says so. */
  readonly at: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly service: string;
}

export interface PersonMatch {
  readonly id: string;
  readonly round: string;
  readonly trainee: Named;
  readonly mentor: Named;
  /** ISO days, both included. */
  readonly from: string;
  readonly to: string;
}

export interface PersonView extends PersonSummary {
  /** Whether the census in force has the person: else these are the last facts that one had. */
  readonly isPresent: boolean;
  readonly facts: readonly FactView[];
  /** Who answers for them, and whom they are with, on a day. */
  readonly team: {
    readonly on: string;
    readonly trainingUnit: readonly string[];
    readonly board: { readonly code: string; readonly name: string; readonly people: readonly string[] };
    readonly service: { readonly code: string; readonly name: string; readonly directors: readonly string[] };
    /** Of a trainee; null without a match on that day. */
    readonly mentor: (Named & { readonly match: string }) | null;
    /** Of a mentor. */
    readonly trainees: readonly (Named & { readonly match: string })[];
  };
  /** The latest first; before they are published they are nobody's. */
  readonly matches: readonly PersonMatch[];
}

interface PersonRow {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly board: string;
  readonly board_name: string;
  readonly service: string;
  readonly service_name: string | null;
  readonly promotion: string | null;
  readonly facts: Facts;
  readonly source: string | null;
  readonly number: number;
  readonly at: Date;
  readonly present: boolean;
}

/**
 * @param on the day of the team, ISO; null: today.
 * @throws BinomeError SERVICE_NOT_FOUND.
 */
export async function readPerson(act: Act, id: string, on: string | null): Promise<PersonView> {
  const { tx, moment } = act;
  const { rows } = await sql<PersonRow>`
    select p.person as id, p.role, p.name, p.board, b.name as board_name, p.service, s.name as service_name, p.promotion, p.facts, p.source, v.number, v.at,
      exists (select from current_census c where c.census = p.census) as present
    from census_person p join census_version v on v.census = p.census join board b on b.code = p.board left join service s on s.code = p.service
    where p.person = ${id}
    order by present desc, v.at desc limit 1`.execute(tx);
  const row = found(rows[0], id);
  const day = on ?? dayInFrance(moment.now);
  const [source, at] = [sourceParts(row.source), row.at.toISOString()];
  const { rows: charged } = await sql<{ role: string; name: string }>`select role, name from in_charge(${row.service})`.execute(tx);
  const named = (role: string): string[] => charged.filter((one) => one.role === role).map(({ name }) => name);
  const matches = await matchesOf(act, id);
  const then = matches.filter(({ from, to }) => from <= day && day <= to);
  const mine = then.find(({ trainee }) => trainee.id === id);
  return {
    ...{ id, name: row.name, role: row.role, board: row.board, service: row.service, promotion: row.promotion, version: row.number },
    isPresent: row.present,
    facts: FACT_NAMES.flatMap((field) => (row.facts[field] === undefined ? [] : [{ field, value: row.facts[field], source, at }])),
    team: {
      on: day,
      trainingUnit: named('training-unit'),
      board: { code: row.board, name: row.board_name, people: named('board') },
      service: { code: row.service, name: row.service_name ?? row.service, directors: named('director') },
      mentor: mine === undefined ? null : { ...mine.mentor, match: mine.id },
      trainees: then.filter(({ mentor }) => mentor.id === id).map(({ id: match, trainee }) => ({ ...trainee, match })),
    },
    matches,
  };
}

async function matchesOf({ tx }: Act, person: string): Promise<PersonMatch[]> {
  const { rows } = await sql<{ id: string; round: string; trainee: string; mentor: string; first: string; last: string }>`
    select id, round, trainee, mentor, lower(during) as first, upper(during) - 1 as last from match
    where not void and (trainee = ${person} or mentor = ${person}) order by lower(during) desc, trainee`.execute(tx);
  const names = await sql<{ match: string; person: string; name: string; service: string }>`
    select * from matched_people(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  const cards = new Map(names.rows.map(({ match, person: id, name, service }) => [`${match} ${id}`, { id, name, service }]));
  const card = (match: string, id: string): Named => cards.get(`${match} ${id}`) ?? { id, name: id, service: '' };
  return rows.map(({ id, round, trainee, mentor, first, last }) => ({
    ...{ id, round, trainee: card(id, trainee), mentor: card(id, mentor), from: first, to: last },
  }));
}

/** All that is held on somebody (GDPR, article 15). @throws BinomeError SERVICE_NOT_FOUND. */
export async function exportPerson(act: Act, id: string): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await sql<{ held: Record<string, unknown> | null }>`select held_on(${id}) as held`.execute(act.tx);
  const held = found(rows[0]?.held ?? undefined, id);
  await record(act, 'person.export', { subject: id, board: String(held['board']) });
  // The database writes the zone of a moment otherwise than everything else here.
  const inUtc = JSON.parse(JSON.stringify(held), (_, value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/.test(value) ? new Date(value).toISOString() : value,
  ) as Record<string, unknown>;
  return { ...inUtc, madeAt: act.moment.now.toISOString() };
}
