/**
 * The demonstration's season: an account a role, a place, a person, all with the same password, and the invented census of `data/demo`, applied as
 * the boards would. Loaded once: what people do with it stays until its folder is deleted.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { grouped, type Reference, WorkplaceNames } from '../../domain/index.ts';
import type { Act } from '../acts/acting.ts';
import { applyCalendar } from '../acts/calendars.ts';
import { applyCensus } from '../acts/census-application.ts';
import { type GivenFile, promotionsOf, readGiven, shippedData } from '../acts/census-reading.ts';
import { importCensus } from '../acts/census.ts';
import type { Grant, Role } from '../rules/rights.ts';
import type { Store } from '../store/database.ts';
import { hashOf } from '../store/passwords.ts';
import { OWNER } from '../store/roles.ts';
import type { Database } from '../store/schema.ts';
import { secretHash } from '../store/secret-hash.ts';
import { setMode } from '../store/store-mode.ts';
import { type Reached, withClient } from './stores.ts';

/** Of every account of the demonstration. */
export const DEMO_PASSWORD = 'demo';

/** From src/service/shell as from dist/service/shell. */
const DEMO_CENSUS = new URL('../../../data/demo/', import.meta.url);
const CENSUS = ['stagiaires.csv', 'tuteurs.csv'];
const DEMO_CALENDAR = new URL('../../../data/reference/calendar/cpip-29.csv', import.meta.url);
/** The internship that has just begun when the demonstration is first started. */
const UNDER_WAY = 'SP1';
const WEEK_MS = 7 * 86_400_000;
const UNDER_WAY_MS = 2 * WEEK_MS;

interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: string;
  readonly board: string;
}

export interface DemoStores {
  readonly reached: Pick<Reached, 'address'>;
  readonly app: Store<Database>;
  readonly system: Store<Database>;
}

/** Each step may be done again: a start that was broken off goes on at the next. */
export async function loadDemo(stores: DemoStores, now: Date): Promise<void> {
  const { reached } = stores;
  await withClient(reached, OWNER, (owner) => setMode(owner, 'loading', now));
  const [passwordHash, { reference }] = await Promise.all([hashOf(DEMO_PASSWORD), shippedData()]);
  await addAccounts(reached, officeAccounts(reference), passwordHash, now);
  await moveCalendar(stores, now);
  for (const { board, files } of await censusByBoard()) await applyAsBoard(stores, board, files, now);
  await addAccounts(reached, await peopleAccounts(reached), passwordHash, now);
  await withClient(reached, OWNER, (owner) => setMode(owner, 'demo', now));
}

/** The demonstration's census, each directorate's rows in files of its own. */
async function censusByBoard(): Promise<{ readonly board: string; readonly files: readonly GivenFile[] }[]> {
  const { reference } = await shippedData();
  const workplaces = new WorkplaceNames(reference);
  const postalCodes = new Set([...reference.communes.values()].flatMap((commune) => commune.postalCodes?.split(' ') ?? []));
  // No cell of these files has a delimiter or a line break in it.
  const tables = CENSUS.map((name) => {
    const [header = [], ...rows] = readFileSync(new URL(name, DEMO_CENSUS), 'utf8')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(';'));
    const [service, commune] = [header.indexOf('service'), header.indexOf('commune')];
    const ofBoard = grouped(rows, (row) => workplaces.find(row[service]!).found[0]!.workplace.boardCode);
    const textOf = (board: string): string =>
      [header, ...(ofBoard.get(board) ?? []).map((row) => row.map((cell, k) => (k === commune ? communeOf(cell) : cell)))]
        .map((row) => `${row.join(';')}\r\n`)
        .join('');
    return { name, textOf };
  });
  // What is a commune's code or another's postal code is told from the rest of a column, of which each directorate has a part.
  function communeOf(cell: string): string {
    const commune = postalCodes.has(cell) ? reference.communes.get(cell) : undefined;
    return commune === undefined ? cell : `${commune.name} (${commune.departmentCode})`;
  }
  return [...reference.boards.keys()].map((board) => ({
    board,
    files: tables.map(({ name, textOf }) => ({ name, bytes: Buffer.from(textOf(board)) })),
  }));
}

/** Nobody waits yet, but a start can be ended. */
const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** More than a slow machine takes: by the store's own clock a session that has ended is nobody's. */
const LONGEST_MS = 3_600_000;

/** As the directorate's own account would: the same acts, with its rights. */
async function applyAsBoard(stores: DemoStores, board: string, files: readonly GivenFile[], now: Date): Promise<void> {
  const { periods } = await shippedData();
  const read = await readGiven(files, { board, promotions: promotionsOf(periods), turn, before: [] });
  await asAccount(stores, { login: `board.${board.toLowerCase()}`, grant: { role: 'board', scope: board, board } }, now, async (act) => {
    const { id } = await importCensus(act, { board, files, read });
    await applyCensus(act, id, {});
  });
}

/** What the school's account would do: the calendar that is shipped, moved by whole weeks, so that everything can be tried today. */
async function moveCalendar(stores: DemoStores, now: Date): Promise<void> {
  const shipped = readFileSync(DEMO_CALENDAR, 'utf8');
  const { periods } = await shippedData();
  const { start } = periods.find(({ id }) => id === UNDER_WAY)!.segments[0]!;
  const moved = Math.round((now.getTime() - UNDER_WAY_MS - Date.parse(start)) / WEEK_MS) * WEEK_MS;
  const text = shipped.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => new Date(Date.parse(day) + moved).toISOString().slice(0, 10));
  await asAccount(stores, { login: 'ecole', grant: { role: 'training-unit', scope: '*', board: '*' } }, now, async (act) => {
    await applyCalendar(act, {
      name: 'calendrier-de-demonstration.csv',
      text,
      reason: 'Démonstration : le calendrier de la promotion, déplacé',
    });
  });
}

async function asAccount(
  { app, system }: DemoStores,
  { login, grant }: { readonly login: string; readonly grant: Grant },
  now: Date,
  work: (act: Act) => Promise<void>,
): Promise<void> {
  const who = await system.transaction((tx) =>
    tx.selectFrom('account').select(['id as account', 'login', 'name']).where('login', '=', login).executeTakeFirstOrThrow(),
  );
  const secret = randomBytes(32).toString('base64url');
  const [token_hash, times] = [secretHash(secret), { opened_at: now, fresh_at: now, seen_at: now }];
  const session = { token_hash, account: who.account, ...times, ends_at: new Date(now.getTime() + LONGEST_MS) };
  await system.transaction((tx) => tx.insertInto('session').values(session).execute());
  await app.transaction(async (tx) => {
    await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
    await work({ tx, who: { ...who, language: 'fr', grants: [grant], freshAt: now }, moment: { now, newId: () => randomUUID() } });
  });
  await system.transaction((tx) => tx.updateTable('session').set({ revoked_at: now }).where('token_hash', '=', token_hash).execute());
}

/** Of everybody of the census. */
async function peopleAccounts(reached: Pick<Reached, 'address'>): Promise<DemoAccount[]> {
  return withClient(reached, OWNER, async (owner) => {
    const { rows } = await owner.query<DemoAccount>(
      `select role || '.' || id as login, name, role, id as scope, board from current_person order by id`,
    );
    return rows;
  });
}

/** Of whoever has a function; people of the census come with it. */
function officeAccounts({ boards, services }: Reference): DemoAccount[] {
  return [
    { login: 'admin', name: 'Administrateur', role: 'administrator', scope: '*', board: '*' },
    { login: 'ecole', name: 'École', role: 'training-unit', scope: '*', board: '*' },
    ...[...boards.values()].map(({ code, name }): DemoAccount => ({
      login: `board.${code}`,
      name,
      role: 'board',
      scope: code,
      board: code,
    })),
    ...[...services.values()].map(({ code, name, boardCode: board }): DemoAccount => ({
      login: `director.${code}`,
      name,
      role: 'director',
      scope: code,
      board,
    })),
  ];
}

/** In one statement: there are a thousand. */
async function addAccounts(
  reached: Pick<Reached, 'address'>,
  accounts: readonly DemoAccount[],
  passwordHash: string,
  now: Date,
): Promise<void> {
  await withClient(reached, OWNER, (owner) =>
    owner.query(
      `with wanted as (
          select gen_random_uuid() as id, lower(login) as login, name, role, scope, board
          from jsonb_to_recordset($1) as w(login text, name text, role text, scope text, board text)
        ), made as (
          insert into account (id, login, name, password_hash, created_at) select id, login, name, $2, $3 from wanted
          on conflict (login) do nothing returning id
        )
        insert into role_grant (id, account, role, scope, board, granted_at)
        select gen_random_uuid(), id, role, scope, board, $3 from wanted join made using (id)`,
      [JSON.stringify(accounts), passwordHash, now],
    ),
  );
}
