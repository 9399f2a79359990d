/** Flags: somebody says that a fact about them is wrong; their board answers each. */
import { sql } from 'kysely';
import { fieldNamed } from '../../census/index.ts';
import { type FactName, FACT_NAMES, type Facts, type FactValue } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import type { Notice } from '../rules/notices.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found, type Listed, mustBeVersion, mustHave, mustJudge, type Page, pageOf, record, tell } from './acting.ts';

export const ANSWER_KINDS = ['corrected', 'kept', 'removed'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export interface FlagView {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly board: string;
  readonly field: string;
  readonly comment: string | null;
  readonly at: string;
  /** The census that said so. */
  readonly censusVersion: number;
  readonly answer: { readonly kind: AnswerKind; readonly comment: string; readonly by: string | null; readonly at: string } | null;
  readonly version: number;
}

/** @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN; FLAG_FIELD. */
export async function raiseFlag(
  act: Act,
  { person, field, comment }: { readonly person: string; readonly field: string; readonly comment: string | null },
): Promise<FlagView> {
  const { tx, who, moment } = act;
  const row = found(
    await tx.selectFrom('current_person').select(['board', 'facts', 'census_version']).where('id', '=', person).executeTakeFirst(),
    person,
  );
  mustHave(act, 'flag.raise', { people: [person] });
  const id = moment.newId();
  await tx
    .insertInto('flag')
    .values({
      ...{ id, person, board: row.board!, field: factNamed(field, row.facts as Facts), comment },
      ...{ by: who.account, at: moment.now, census_version: row.census_version! },
    })
    .execute();
  await record(act, 'flag.raise', { subject: id, board: row.board, payload: { person } });
  const notice: Notice = { event: `flag ${id}`, kind: 'flag.raised', board: row.board, subject: id };
  await tell(act, { role: 'board', scope: row.board! }, notice);
  return readFlag(act, id);
}

/** By its own name, or by that of its column. @throws BinomeError FLAG_FIELD. */
function factNamed(field: string, facts: Facts): FactName {
  const known = FACT_NAMES.filter((name) => Object.hasOwn(facts, name));
  const column = fieldNamed(field);
  const name = known.find((one) => one === field) ?? known.find((one) => one === (column === 'fullName' ? 'lastName' : column));
  if (name === undefined) throw new BinomeError('FLAG_FIELD', { value: field, known: known.join(', ') });
  return name;
}

interface FlagRow {
  readonly id: string;
  readonly person: string;
  readonly name: string | null;
  readonly board: string;
  readonly field: string;
  readonly comment: string | null;
  readonly at: Date;
  readonly census_version: number;
  readonly kind: AnswerKind | null;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
}

const flags = sql`select f.id, f.person, f.board, f.field, f.comment, f.at, f.census_version, a.kind, a.comment as answer,
    case when a.flag is not null then account_name(a.by) end as answered_by, a.at as answered_at,
    (select c.name from census_person c where c.census = (select v.census from census_version v where v.board = f.board and v.number = f.census_version)
      and c.person = f.person) as name
  from flag f left join flag_answer a on a.flag = f.id`;

function viewOf(row: FlagRow): FlagView {
  const { id, person, name, board, field, comment, at, kind, answer } = row;
  return {
    ...{ id, person: { id: person, name: name ?? person }, board, field, comment, at: at.toISOString(), censusVersion: row.census_version },
    answer: kind === null ? null : { kind, comment: answer!, by: row.answered_by, at: row.answered_at!.toISOString() },
    version: kind === null ? 1 : 2,
  };
}

export interface FlagFilter {
  readonly board?: string | undefined;
  readonly person?: string | undefined;
  readonly answered?: boolean | undefined;
}

/** The oldest first. */
export async function listFlags({ tx }: Act, { board, person, answered }: FlagFilter, page: Page): Promise<Listed<FlagView>> {
  const { rows } = await sql<FlagRow>`${flags}
    where (${board ?? null}::text is null or f.board = ${board ?? null}) and (${person ?? null}::text is null or f.person = ${person ?? null})
      and (${answered ?? null}::boolean is null or (a.flag is not null) = ${answered ?? null})
      and (${page.after}::text is null or (f.at, f.id) > (select l.at, l.id from flag l where l.id::text = ${page.after}))
    order by f.at, f.id limit ${page.limit + 1}`.execute(tx);
  return pageOf(rows, page, viewOf, ({ id }) => id);
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readFlag({ tx }: Act, id: string): Promise<FlagView> {
  const { rows } = await sql<FlagRow>`${flags} where f.id = ${id}`.execute(tx);
  return viewOf(found(rows[0], id));
}

/**
 * @param version the one that the answer is on; null where the request did not say.
 * @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN; FLAG_ANSWERED, FLAG_NOT_DONE; SERVICE_IF_MATCH, SERVICE_MOVED_ON.
 */
export async function answerFlag(
  act: Act,
  id: string,
  { kind, comment }: { readonly kind: AnswerKind; readonly comment: string },
  version: number | null,
): Promise<FlagView> {
  const { tx, who, moment } = act;
  const flag = await readFlag(act, id);
  await mustJudge(act, 'flag.answer', { board: flag.board, people: [flag.person.id] }, await serviceOf(act, flag.person.id));
  // Who has answered says more than that something has changed.
  if (flag.answer !== null) throw answered(flag.answer);
  mustBeVersion(version, flag.version);
  await mustBeSo(act, flag, kind);
  const written = await tx
    .insertInto('flag_answer')
    .values({ flag: id, kind, comment, by: who.account, at: moment.now })
    .onConflict((conflict) => conflict.column('flag').doNothing())
    .returning('flag')
    .executeTakeFirst();
  const now = await readFlag(act, id);
  if (written === undefined) throw answered(now.answer!);
  await record(act, 'flag.answer', { subject: id, board: flag.board, payload: { kind } });
  const notice: Notice = { event: `flag ${id} answered`, kind: 'flag.answered', board: flag.board, subject: id };
  for (const role of ['mentor', 'trainee'] as const) await tell(act, { role, scope: flag.person.id }, notice);
  return now;
}

/** null of somebody who is in no census any more. */
async function serviceOf({ tx }: Pick<Act, 'tx'>, person: string): Promise<string | null> {
  return (await tx.selectFrom('current_person').select('service').where('id', '=', person).executeTakeFirst())?.service ?? null;
}

/** Nobody is told that a fact was corrected, or removed, while the census in force says what it said. @throws BinomeError FLAG_NOT_DONE. */
async function mustBeSo({ tx }: Act, { person, board, field, censusVersion }: FlagView, kind: AnswerKind): Promise<void> {
  if (kind === 'kept') return;
  const { rows } = await sql<{ then: FactValue; now: FactValue; number: number }>`
    select (select p.facts -> ${field} from census_person p join census_version v on v.census = p.census
        where v.board = ${board} and v.number = ${censusVersion} and p.person = ${person.id}) as then,
      (select p.facts -> ${field} from current_person p where p.id = ${person.id}) as now,
      (select max(number) from census_version where board = ${board}) as number`.execute(tx);
  const { then, now, number } = rows[0]!;
  const isNone = now === null || now === '' || (Array.isArray(now) && now.length === 0);
  const isSo = kind === 'removed' ? isNone : JSON.stringify(now) !== JSON.stringify(then);
  if (!isSo) throw new BinomeError('FLAG_NOT_DONE', { value: field, number });
}

function answered({ by, at }: NonNullable<FlagView['answer']>): BinomeError {
  return new BinomeError('FLAG_ANSWERED', { who: by ?? '?', at: dayInFrance(new Date(at)) });
}
