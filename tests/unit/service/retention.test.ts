/** What goes and what stays: each rule on its day, a dry run that counts the same, and after a season’s end nobody’s name anywhere. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { monthsBefore, RETENTION, RETENTION_RULES, type RetentionPeriods } from '../../../src/service/rules/retention.ts';
import { verifyRecord } from '../../../src/service/acts/record-verified.ts';
import { applyRetention, DELETED, type RetentionPart } from '../../../src/service/store/retention.ts';
import { OWNER } from '../../../src/service/store/roles.ts';
import { fingerprint, rowsAsText, tablesOf } from '../../../src/service/store/tables.ts';
import { decidedRound } from '../../service/decided-round.ts';
import { ROUND } from '../../service/published-round.ts';
import { type TestService, useService } from '../../service/service.ts';
import { NOTES, wholeSeason } from '../../service/whole-season.ts';

const fresh = useService('2025-09-10T08:00:00Z');
const USUAL = Object.fromEntries(RETENTION_RULES.map((rule) => [rule, RETENTION[rule].usual])) as unknown as RetentionPeriods;
const ANY_NUMBER = expect.any(Number) as number;
const clients: pg.Client[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});

async function ownerOf(test: TestService): Promise<pg.Client> {
  const client = new pg.Client(test.store.connection(OWNER));
  await client.connect();
  clients.push(client);
  return client;
}

/** Every row of every table, by table. */
async function allRows(owner: pg.Client): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of await tablesOf(owner))
    found.set(
      table.name,
      (await owner.query<{ line: string }>(rowsAsText(table))).rows.map(({ line }) => line),
    );
  return found;
}

const tablesWith = (rows: ReadonlyMap<string, readonly string[]>, text: string): string[] =>
  [...rows].filter(([, lines]) => lines.some((line) => line.includes(text))).map(([table]) => table);

const countsOf = (parts: readonly RetentionPart[]): Record<string, unknown> =>
  Object.fromEntries(parts.filter(({ rows }) => Object.keys(rows).length > 0).map(({ rule, rows }) => [rule ?? 'files', rows]));

it('counts months to the last day that a month has', () => {
  expect(['2026-03-31', '2024-02-29', '2026-01-15', '2028-03-30'].map((day) => monthsBefore(day, 1))).toEqual([
    '2026-02-28',
    '2024-01-29',
    '2025-12-15',
    '2028-02-29',
  ]);
  expect(monthsBefore('2031-08-31', 60)).toBe('2026-08-31');
});

it('deletes by each rule what its time is up for, and tells the same beforehand', async () => {
  const test = await fresh();
  const owner = await ownerOf(test);
  await wholeSeason(test, owner);
  const apply = async (now: string): Promise<Record<string, unknown>> => {
    const before = await fingerprint(owner);
    const told = await applyRetention(owner, USUAL, { now, isDry: true });
    expect(await fingerprint(owner)).toEqual(before);
    const done = await applyRetention(owner, USUAL, { now, isDry: false });
    expect(done).toEqual(told);
    return countsOf(done);
  };
  // A month on: the import that nobody applied. A year on: notes, drafts, traces; the cases themselves stay.
  expect(await apply('2025-10-11T03:00:00.000Z')).toEqual({ importMonths: { census_person: 1, census: 1 } });
  expect(await apply('2026-09-11T03:00:00.000Z')).toMatchObject({
    noteMonths: { confidential_note: 1 },
    draftMonths: { job: 2, run: 2, run_part: 2 },
    traceMonths: { job: 1, notice: ANY_NUMBER, session: ANY_NUMBER },
  });
  // The other note's case was followed up in October: its year is counted from there.
  expect(tablesWith(await allRows(owner), NOTES.followedUp)).toEqual(['confidential_note']);
  expect(await apply('2026-10-08T03:00:00.000Z')).toMatchObject({ noteMonths: { confidential_note: 1 } });
  expect((await apply('2026-10-08T03:00:00.000Z'))['noteMonths']).toBeUndefined();
  const kept = await allRows(owner);
  expect([kept.get('breakdown')!.length, kept.get('match')!.length, kept.get('decision')!.length]).toEqual([2, 5, 3]);
});

it('leaves, five years after a season, nothing of those who are gone but their number in the record', async () => {
  const test = await fresh();
  const owner = await ownerOf(test);
  await wholeSeason(test, owner);
  test.clock = new Date('2030-09-10T08:00:00Z');
  const { account: officer } = await test.as(['board', 'DISP-BOR']);
  await owner.query(`insert into person (id, board) values ('B-1', 'DISP-BOR'), ('C-1', 'DISP-BOR')`);
  const pair = { trainee: 'B-1', mentor: 'C-1', traineeService: 'SPIP-33', mentorService: 'SPIP-33' };
  const people = [
    ['B-1', 'trainee'],
    ['C-1', 'mentor'],
  ] as const;
  const census = randomUUID();
  await owner.query(
    `insert into census (id, board, by, at, compared_with, accepted, rejected, warnings, changes, stale, content_hash)
      values ($1, 'DISP-BOR', $2, $3, 0, 2, '[]', '[]', '{}', '{}', 'z')`,
    [census, officer, test.clock],
  );
  for (const [id, role] of people)
    await owner.query(
      `insert into census_person (census, person, role, board, service, name, facts, facts_hash) values ($1, $2, $3, 'DISP-BOR', 'SPIP-33', $2, '{}', '')`,
      [census, id, role],
    );
  await owner.query(
    `insert into census_version (board, number, census, by, at, accept_partial) values ('DISP-BOR', 1, $1, $2, $3, false)`,
    [census, officer, test.clock],
  );
  const recent = await decidedRound(test, 'DISP-BOR', [pair], { published: false, submitter: officer, decider: (await test.as()).account });
  await owner.query(`alter table round disable trigger all`);
  await owner.query(`update round set starts_on = '2030-10-01', ends_on = '2030-11-30' where id = $1`, [recent.id]);
  await owner.query(`alter table round enable trigger all`);

  const ofRecent = async (): Promise<unknown> => {
    const rows = await allRows(owner);
    return ['run', 'run_pair', 'run_result', 'submission', 'decision'].map((table) =>
      rows.get(table)!.filter((line) => line.includes('DISP-BOR') || line.includes('B-1')),
    );
  };
  const before = await ofRecent();
  const now = '2031-04-01T03:00:00.000Z';
  const told = await applyRetention(owner, USUAL, { now, isDry: true });
  expect(await applyRetention(owner, USUAL, { now, isDry: false })).toEqual(told);
  expect(await ofRecent()).toEqual(before);

  const rows = await allRows(owner);
  for (const text of ['S-1', 'T-4', 'X-1']) expect(tablesWith(rows, text).filter((table) => table !== 'audit')).toEqual([]);
  for (const text of [
    'Érable',
    'Daphné',
    'Pourquoi ?',
    NOTES.followedUp,
    NOTES.dropped,
    'La relation tient',
    'Tout va bien',
    'Vérifié',
    'Jamais Venue',
  ])
    expect(tablesWith(rows, text)).toEqual([]);
  // Who is in the census that counts stays, with the files that it was read from.
  expect(tablesWith(rows, 'T-1')).toEqual(expect.arrayContaining(['census_person', 'person']));
  for (const table of ['match', 'breakdown', 'confidential_note', 'review_request', 'flag', 'notice'])
    expect([table, rows.get(table)]).toEqual([table, []]);
  expect(rows.get('round')!.filter((line) => line.includes(ROUND))).toHaveLength(1);
  expect(tablesWith(rows, 'Compte effacé')).toEqual(['account']);

  // The rows that stay cannot be changed any more than before, and what was done is in the record, which holds.
  await expect(owner.query('delete from decision')).rejects.toThrow();
  expect(await verifyRecord(test.store.system, null)).toMatchObject({ fault: null });
  expect(rows.get('audit')!.at(-1)).toContain('retention.apply');
});

it('thinks of every table that refers to what goes', async () => {
  const owner = await ownerOf(await fresh());
  const { rows } = await owner.query<{ table: string; of: string }>(
    `select distinct conrelid::regclass::text as table, confrelid::regclass::text as of from pg_constraint where contype = 'f'`,
  );
  const going = new Set(DELETED.map(([, table]) => table));
  // Who did it is told by a name that stays with what was done, or by an account that keeps none.
  const forgotten = rows.filter(({ table, of }) => going.has(of) && !going.has(table));
  expect(forgotten).toEqual([
    { table: 'calendar_version', of: 'blob' },
    { table: 'guidelines_version', of: 'blob' },
  ]);
});
