/** Imports of a census: what was understood, what it would change. Nothing counts before it is applied (`census-application.ts`). */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Finding, Former } from '../../census/index.ts';
import { type FactName, type Facts, grouped } from '../../domain/index.ts';
import { type CensusChanges, changesBetween, concernedBy, nameIn } from '../rules/census-changes.ts';
import { contentHash, hashOfFacts, type PersonFacts } from '../rules/census-facts.ts';
import { confirmReason, type ConfirmReason, type EmptiedFact, emptiedFacts } from '../rules/census-losses.ts';
import { type Act, found, type Listed, mustHave, type Page, pageOf, record } from './acting.ts';
import { type CensusRead, type GivenFile, sourceText } from './census-reading.ts';
import { type StalePairs, staleBy, staleOnly } from './census-stale.ts';

export type CensusState = 'previewed' | 'applied' | 'superseded';

export interface CensusFile {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** An import without what was found in it. */
export interface CensusSummary {
  readonly id: string;
  readonly board: string;
  readonly state: CensusState;
  /** Who sent it. */
  readonly by: string | null;
  readonly at: string;
  /** The version that it was compared with; 0 where there was none. */
  readonly comparedWith: number;
  /** The version that it became, by whom and when; null where it was not applied. */
  readonly censusVersion: number | null;
  readonly appliedBy: string | null;
  readonly appliedAt: string | null;
  readonly accepted: number;
  readonly counts: { readonly rejected: number; readonly warnings: number };
  readonly version: number;
}

export interface CensusView extends CensusSummary {
  readonly files: readonly CensusFile[];
  readonly rejected: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly changes: CensusChanges & { readonly emptied: readonly EmptiedFact[] };
  readonly stale: StalePairs;
  readonly confirm: ConfirmReason | null;
}

/** Findings of each kind that an import keeps; how many there are is kept in any case. */
const MOST_FINDINGS = 5_000;

/** @throws BinomeError SERVICE_FORBIDDEN. */
export async function importCensus(
  act: Act,
  {
    board,
    files,
    read: { reading, people, given },
  }: { readonly board: string; readonly files: readonly GivenFile[]; readonly read: CensusRead },
): Promise<CensusView> {
  mustHave(act, 'census.import', { board });
  const { tx, who, moment } = act;
  const id = moment.newId();
  const current = await currentOf(act, board);
  const before = current === null ? [] : await peopleOf(act, current.census);
  const changes = { ...changesBetween(before, people), emptied: emptiedFacts(before, people, given) };
  const confirm = confirmReason(before, people, given);
  const stale = staleOnly(await staleBy(act, board, concernedBy(before, people)));
  const [rejected, warnings] = [reading.files.flatMap((file) => file.rejected), reading.files.flatMap((file) => file.warnings)];
  await tx
    .insertInto('census')
    .values({
      ...{ id, board, by: who.account, at: moment.now, compared_with: current?.number ?? 0, accepted: people.length },
      ...{ rejected: JSON.stringify(rejected.slice(0, MOST_FINDINGS)), rejected_count: reading.rejected },
      ...{ warnings: JSON.stringify(warnings.slice(0, MOST_FINDINGS)), warning_count: warnings.length },
      ...{ changes: JSON.stringify(changes), stale: JSON.stringify(stale) },
      confirm: confirm === null ? null : JSON.stringify(confirm),
      content_hash: contentHash(people),
      other_boards: rejected.some(({ code }) => code === 'CENSUS_OTHER_BOARD'),
    })
    .execute();
  await keepFiles(act, id, files);
  await keepPeople(act, { census: id, board, people, read: reading });
  const { arrivals, departures, identical } = changes;
  const payload = { files: files.length, accepted: people.length, rejected: reading.rejected, warnings: warnings.length, identical };
  const changed = grouped(changes.changed, (fact) => fact.id).size;
  await record(act, 'census.import', {
    ...{ subject: id, board },
    payload: { ...payload, arrivals: arrivals.length, departures: departures.length, changed },
  });
  return readImport(act, id);
}

/** The census of a directorate that counts; null where none was applied. */
export async function currentOf(
  { tx }: Pick<Act, 'tx'>,
  board: string,
): Promise<{ readonly number: number; readonly census: string } | null> {
  const row = await tx
    .selectFrom('census_version')
    .select(['number', 'census'])
    .where('board', '=', board)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** What a run of the directorate is made from. */
export interface CurrentCensusFiles {
  readonly census: string;
  readonly censusVersion: number;
  readonly acceptPartial: boolean;
  /** To be asked of the run, where its files hold rows of other directorates; null where they are of this one alone. */
  readonly board: string | null;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** null where no census was applied. Their bytes are those of the `blob`s. */
export async function currentCensusFiles(tx: Act['tx'], board: string): Promise<CurrentCensusFiles | null> {
  const row = await tx
    .selectFrom('census_version as v')
    .innerJoin('census as c', 'c.id', 'v.census')
    .select(['v.census', 'v.number', 'v.accept_partial', 'c.other_boards'])
    .where('v.board', '=', board)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const files = await tx
    .selectFrom('census_file')
    .select(['name', 'sha256'])
    .where('census', '=', row.census)
    .orderBy('position')
    .execute();
  return {
    ...{ census: row.census, censusVersion: row.number, acceptPartial: row.accept_partial },
    ...{ board: row.other_boards ? board : null, files },
  };
}

/** The people of an import, by id. */
export async function peopleOf({ tx }: Pick<Act, 'tx'>, census: string): Promise<PersonFacts[]> {
  const rows = await tx
    .selectFrom('census_person')
    .select(['person', 'role', 'facts'])
    .where('census', '=', census)
    .orderBy('person')
    .execute();
  return rows.map(({ person, role, facts }) => ({ id: person, role: role as PersonFacts['role'], facts: facts as Facts }));
}

async function keepFiles({ tx }: Act, census: string, files: readonly GivenFile[]): Promise<void> {
  for (const [k, { name, bytes }] of files.entries()) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await tx
      .insertInto('blob')
      .values({ sha256, size: bytes.length, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .insertInto('census_file')
      .values({ census, position: k + 1, name, sha256 })
      .execute();
  }
}

/** People whose rows are written in one statement. */
const AT_A_TIME = 1_000;

async function keepPeople(
  { tx }: Act,
  given: {
    readonly census: string;
    readonly board: string;
    readonly people: readonly PersonFacts[];
    readonly read: Pick<CensusRead['reading'], 'rows'>;
  },
): Promise<void> {
  const { census, board, people, read } = given;
  const textOf = (facts: Facts, name: FactName): string | null => (typeof facts[name] === 'string' ? facts[name] : null);
  for (let at = 0; at < people.length; at += AT_A_TIME) {
    const rows = people.slice(at, at + AT_A_TIME).map((person) => {
      const { id, role, facts } = person;
      const row = read.rows.get(id);
      return {
        ...{ person: id, role, service: textOf(facts, 'service') ?? '', name: nameIn(facts), promotion: textOf(facts, 'promotion'), facts },
        ...{ facts_hash: hashOfFacts(person), source: row === undefined ? null : sourceText(row) },
      };
    });
    await sql`insert into census_person (census, person, role, board, service, name, promotion, facts, facts_hash, source)
      select ${census}, person, role, ${board}, service, name, promotion, facts, facts_hash, source
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as p(person text, role text, service text, name text, promotion text, facts jsonb, facts_hash text, source text)`.execute(tx);
  }
}

interface SummaryRow {
  readonly id: string;
  readonly board: string;
  readonly by: string | null;
  readonly at: Date;
  readonly compared_with: number;
  readonly accepted: number;
  readonly rejected_count: number;
  readonly warning_count: number;
  readonly number: number | null;
  readonly applied_by: string | null;
  readonly applied_at: Date | null;
  readonly current: number;
}

function summaryOf(row: SummaryRow): CensusSummary {
  const { number, current } = row;
  const isApplied = number !== null;
  const isSuperseded = isApplied ? number < current : row.compared_with < current;
  return {
    ...{ id: row.id, board: row.board, state: isSuperseded ? 'superseded' : isApplied ? 'applied' : 'previewed' },
    ...{ by: row.by, at: row.at.toISOString(), comparedWith: row.compared_with, accepted: row.accepted },
    ...{ censusVersion: number, appliedBy: row.applied_by, appliedAt: row.applied_at?.toISOString() ?? null },
    counts: { rejected: row.rejected_count, warnings: row.warning_count },
    version: 1 + (isApplied ? 1 : 0) + (isSuperseded ? 1 : 0),
  };
}

/** The last first. `after`: the last id that was seen. */
export async function listImports({ tx }: Act, board: string | undefined, page: Page): Promise<Listed<CensusSummary>> {
  const { rows } = await sql<SummaryRow>`${summaries}
    where (${board ?? null}::text is null or c.board = ${board ?? null})
      and (${page.after}::text is null or (c.at, c.id) < (select l.at, l.id from census l where l.id::text = ${page.after}))
    order by c.at desc, c.id desc limit ${page.limit + 1}`.execute(tx);
  return pageOf(rows, page, summaryOf, ({ id }) => id);
}

const summaries = sql`select c.id, c.board, account_name(c.by) as by, c.at, c.compared_with, c.accepted, c.rejected_count, c.warning_count,
    v.number, account_name(v.by) as applied_by, v.at as applied_at,
    coalesce((select max(number) from census_version l where l.board = c.board), 0) as current
  from census c left join census_version v on v.census = c.id`;

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readImport({ tx }: Act, id: string): Promise<CensusView> {
  const { rows } = await sql<SummaryRow>`${summaries} where c.id = ${id}`.execute(tx);
  const summary = summaryOf(found(rows[0], id));
  const content = await tx
    .selectFrom('census')
    .select(['rejected', 'warnings', 'changes', 'stale', 'confirm'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...summary,
    files: await filesOf({ tx }, id),
    ...{ rejected: content.rejected as Finding[], warnings: content.warnings as Finding[] },
    // What was sent before this was looked at says nothing of it.
    changes: { emptied: [], ...(content.changes as CensusChanges) },
    ...{ stale: content.stale as StalePairs, confirm: content.confirm as ConfirmReason | null },
  };
}

async function filesOf({ tx }: Pick<Act, 'tx'>, census: string): Promise<CensusFile[]> {
  const rows = await tx
    .selectFrom('census_file as f')
    .innerJoin('blob as b', 'b.sha256', 'f.sha256')
    .select(['f.position', 'f.name', 'f.sha256', 'b.size'])
    .where('f.census', '=', census)
    .orderBy('f.position')
    .execute();
  return rows.map(({ position, name, sha256, size }) => ({ number: position, name, size, sha256 }));
}

/** One of its files as it came, by its number. @throws BinomeError SERVICE_NOT_FOUND. */
export async function readFileOf({ tx }: Act, census: string, number: number): Promise<GivenFile> {
  const row = await tx
    .selectFrom('census_file as f')
    .innerJoin('blob as b', 'b.sha256', 'f.sha256')
    .select(['f.name', 'b.bytes'])
    .where('f.census', '=', census)
    .where('f.position', '=', number)
    .executeTakeFirst();
  return found(row, `${census}/${number}`);
}

/** All of its files. @throws BinomeError SERVICE_NOT_FOUND. */
export async function readFilesOf(
  act: Act,
  census: string,
): Promise<{ readonly board: string; readonly files: readonly GivenFile[]; readonly before: readonly Former[] }> {
  const { tx } = act;
  const row = await tx.selectFrom('census').select(['board', 'compared_with']).where('id', '=', census).executeTakeFirst();
  const { board, compared_with: comparedWith } = found(row, census);
  const files = await tx
    .selectFrom('census_file as f')
    .innerJoin('blob as b', 'b.sha256', 'f.sha256')
    .select(['f.name', 'b.bytes'])
    .where('f.census', '=', census)
    .orderBy('f.position')
    .execute();
  const compared = await tx
    .selectFrom('census_version')
    .select('census')
    .where('board', '=', board)
    .where('number', '=', comparedWith)
    .executeTakeFirst();
  return { board, files, before: await formerOf(act, compared ?? null) };
}

/** Who is in the census in force of a directorate, as far as a new one may name them. */
export async function formerIn(act: Pick<Act, 'tx'>, board: string): Promise<Former[]> {
  return formerOf(act, await currentOf(act, board));
}

async function formerOf(act: Pick<Act, 'tx'>, version: { readonly census: string } | null): Promise<Former[]> {
  const people = version === null ? [] : await peopleOf(act, version.census);
  return people.map(({ id, role, facts }) => ({
    ...{ id, role },
    ...{ firstName: String(facts.firstName ?? ''), lastName: String(facts.lastName ?? '') },
  }));
}
