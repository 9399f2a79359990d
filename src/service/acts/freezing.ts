/**
 * The inputs of a run, frozen at the moment at which it is asked for: what lies at which place, by its SHA-256. The places are those of the
 * folder `inputs` of the run's bundle, so that the command line finds the same files under the same names.
 */
import { sql } from 'kysely';
import { type DecidedElsewhere, decidedRecord, blocksOf } from '../../app/index.ts';
import { BinomeError } from '../../errors/index.ts';
import type { KnownPerson, Pin } from '../rules/asked-pins.ts';
import { refusedOf, standingOf } from '../rules/decided.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { hashOf, type Kept, KeptSource } from '../store/kept-files.ts';
import type { Act, Tx } from './acting.ts';

type Within = Pick<Act, 'tx'>;

export interface FrozenInput {
  /** Below `inputs`, such as `census/tuteurs.csv`. */
  readonly place: string;
  readonly name: string;
  readonly sha256: string;
}

/** What a request says of an input, with the inputs that it then has. */
interface Frozen<Said> {
  readonly said: Said;
  readonly inputs: readonly FrozenInput[];
}

/** Where no guidelines are the country's or the directorate's own. */
export const SHIPPED = 'shipped';

export interface FrozenCensus {
  /** Of one directorate; null where it is that of several. */
  readonly census: string | null;
  readonly places: readonly string[];
  readonly acceptPartial: boolean;
  /** The directorate, where its files hold rows of others, which are no part of it; else null. */
  readonly board: string | null;
}

/** The census applied of a directorate. @throws BinomeError RUN_NO_CENSUS. */
export async function freezeCensus({ tx }: Within, board: string): Promise<Frozen<FrozenCensus & { readonly census: string }>> {
  const read = await censusOf(tx, board);
  if (read === null) throw new BinomeError('RUN_NO_CENSUS', { value: board });
  const inputs = placed('census', read.files);
  const { census, acceptPartial, isOfSeveral } = read;
  return { said: { census, places: inputs.map(({ place }) => place), acceptPartial, board: isOfSeveral ? board : null }, inputs };
}

/** Those of all directorates that have one; a file that several have applied, once. @throws BinomeError RUN_NO_CENSUS where none has. */
export async function freezeNation({ tx }: Within): Promise<Frozen<FrozenCensus>> {
  const boards = await tx.selectFrom('board').select('code').orderBy('code').execute();
  const inputs: FrozenInput[] = [];
  let acceptPartial = false;
  for (const { code } of boards) {
    const read = await censusOf(tx, code);
    if (read === null) continue;
    inputs.push(
      ...placed(
        `census/${code}`,
        read.files.filter(({ sha256 }) => !inputs.some((input) => input.sha256 === sha256)),
      ),
    );
    acceptPartial ||= read.acceptPartial;
  }
  if (inputs.length === 0) throw new BinomeError('RUN_NO_CENSUS', { value: '*' });
  return { said: { census: null, places: inputs.map(({ place }) => place), acceptPartial, board: null }, inputs };
}

interface NamedFile {
  readonly name: string;
  readonly sha256: string;
}

async function censusOf(
  tx: Tx,
  board: string,
): Promise<{
  readonly census: string;
  readonly acceptPartial: boolean;
  readonly isOfSeveral: boolean;
  readonly files: readonly NamedFile[];
} | null> {
  const { rows } = await sql<{
    census: string;
    accept_partial: boolean;
    other_boards: boolean;
    files: NamedFile[];
  }>`select * from census_to_run(${board})`.execute(tx);
  const [row] = rows;
  return row === undefined
    ? null
    : { census: row.census, acceptPartial: row.accept_partial, isOfSeveral: row.other_boards, files: row.files };
}

/** Files that bear the same name lie in folders of their own. */
function placed(folder: string, files: readonly NamedFile[]): FrozenInput[] {
  const seen = new Map<string, number>();
  return files.map(({ name, sha256 }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { place: `${count === 1 ? folder : `${folder}-${count}`}/${name}`, name, sha256 };
  });
}

/** @param asked a number of the directorate's own guidelines, else of the national ones; 0: those shipped; undefined: those in force. */
export async function freezeGuidelines(
  { tx }: Within,
  board: string | null,
  asked: number | undefined,
): Promise<Frozen<{ readonly sha256: string; readonly place: string | undefined }>> {
  const sha256 = asked === undefined ? await inForce(tx, board) : asked === 0 ? SHIPPED : await numbered(tx, board, asked);
  const place = 'guidelines.json';
  return sha256 === SHIPPED
    ? { said: { sha256, place: undefined }, inputs: [] }
    : { said: { sha256, place }, inputs: [{ place, name: place, sha256 }] };
}

async function inForce(tx: Tx, board: string | null): Promise<string> {
  const { rows } = await sql<{ sha256: string }>`select guidelines_in_force(${board ?? '*'}) as sha256`.execute(tx);
  return rows[0]!.sha256;
}

/** @throws BinomeError RUN_GUIDELINES. */
async function numbered(tx: Tx, board: string | null, number: number): Promise<string> {
  const found = await tx
    .selectFrom('guidelines_version')
    .select(['scope', 'sha256'])
    .where('number', '=', number)
    .where('scope', 'in', board === null ? ['*'] : [board, '*'])
    .execute();
  const own = found.find(({ scope }) => scope === board) ?? found[0];
  if (own === undefined) throw new BinomeError('RUN_GUIDELINES', { value: number }, { path: '/guidelines' });
  return own.sha256;
}

/** @param number null: the one that the program ships. @throws BinomeError RUN_CALENDAR. */
export async function freezeCalendar({ tx }: Within, number: number | null): Promise<Frozen<string | undefined>> {
  if (number === null) return { said: undefined, inputs: [] };
  const found = await tx.selectFrom('calendar_version').select(['name', 'sha256']).where('number', '=', number).executeTakeFirst();
  if (found === undefined) throw new BinomeError('RUN_CALENDAR', { value: number }, { path: '/calendar' });
  const place = `calendar/${found.name}`;
  return { said: place, inputs: [{ place, ...found }] };
}

/** The files of a run's result, as a folder. @throws BinomeError RUN_NOT_DONE. */
export async function freezeResult({ tx }: Within, run: string, folder: string): Promise<Frozen<string>> {
  const { rows: files } = await sql<NamedFile>`select name, sha256 from result_to_run(${run})`.execute(tx);
  if (files.length === 0) throw new BinomeError('RUN_NOT_DONE', { value: run });
  return { said: folder, inputs: files.map(({ name, sha256 }) => ({ place: `${folder}/${name}`, name, sha256 })) };
}

interface DecisionRow {
  readonly trainee: string;
  readonly number: number;
  readonly kind: string;
  readonly mentor: string | null;
  readonly proposed: string | null;
  readonly reason: string;
  readonly by_name: string;
  readonly at: Date;
}

export interface RoundDecisions {
  readonly standing: readonly DecisionRow[];
  readonly refused: readonly Pin[];
}

export async function decisionsOf({ tx }: Within, round: string): Promise<RoundDecisions> {
  const { rows } = await sql<DecisionRow>`select * from decisions_to_run(${round})`.execute(tx);
  return { standing: standingOf(rows), refused: refusedOf(rows) };
}

/**
 * The round's decisions on the result that was submitted first, which follows none itself: one that was taken back since is nowhere in it.
 * @returns null where nothing is decided.
 */
export async function freezeDecided(
  act: Within,
  { id, board }: { readonly id: string; readonly board: string },
  { standing }: RoundDecisions,
  folder: string,
): Promise<Frozen<string> | null> {
  const { tx } = act;
  const first = await tx.selectFrom('submission').select('run').where('round', '=', id).orderBy('number').limit(1).executeTakeFirst();
  if (first === undefined || standing.length === 0) return null;
  const { inputs } = await freezeResult(act, first.run, folder);
  const names = await namesOf(tx, board, standing);
  const named = (person: string): { id: string; name: string } => ({ id: person, name: names.get(person) ?? person });
  const decisions = standing.map(({ trainee, mentor, proposed, reason, by_name: by, at }): DecidedElsewhere => ({
    ...{ on: dayInFrance(at), by, reason, trainee: named(trainee) },
    mentor: mentor === null ? null : named(mentor),
    proposed: proposed === null ? null : named(proposed),
  }));
  const { rows } = await sql<{ sha256: string; bytes: Buffer }>`select * from kept_to_run(${first.run}, ${DECIDED_ON})`.execute(tx);
  const kept = placedBytes(inputs, new Map(rows.map((row) => [row.sha256, row.bytes])));
  const { name, pieces } = await decidedRecord(folder, decisions, new KeptSource(kept));
  const bytes = Buffer.concat(Array.from(blocksOf(pieces()), (block) => Buffer.from(block)));
  const sha256 = await keepBytes(tx, bytes);
  return { said: folder, inputs: [...inputs, { place: `${folder}/${name}`, name, sha256 }] };
}

/** Of a result of `match`: what decisions are held against. */
const DECIDED_ON = ['bundle.json', 'proposal.json', 'problem.json', 'solution.json'];

async function namesOf(tx: Tx, board: string, decisions: readonly DecisionRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(decisions.flatMap(({ trainee, mentor, proposed }) => [trainee, mentor, proposed].filter((id) => id !== null)))];
  const { rows } = await sql<{ person: string; name: string }>`select * from names_to_run(${board}, ${ids})`.execute(tx);
  return new Map(rows.map(({ person, name }) => [person, name]));
}

/** Of these, by id, whoever is in that census. */
export async function peopleOf({ tx }: Within, census: string, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  const { rows } = await sql<KnownPerson & { person: string }>`select * from people_to_run(${census}, ${[...new Set(ids)]})`.execute(tx);
  return new Map(rows.map(({ person, role, promotion }) => [person, { role, promotion }]));
}

/** What lies at these places. */
export async function readKept(tx: Tx, inputs: readonly FrozenInput[]): Promise<Kept> {
  const wanted = [...new Set(inputs.map(({ sha256 }) => sha256))];
  const blobs = wanted.length === 0 ? [] : await tx.selectFrom('blob').select(['sha256', 'bytes']).where('sha256', 'in', wanted).execute();
  const bytesOf = new Map(blobs.map(({ sha256, bytes }) => [sha256, bytes]));
  return placedBytes(inputs, bytesOf);
}

function placedBytes(inputs: readonly FrozenInput[], bytesOf: ReadonlyMap<string, Uint8Array>): Kept {
  return new Map(inputs.flatMap(({ place, sha256 }) => (bytesOf.has(sha256) ? [[place, bytesOf.get(sha256)!] as const] : [])));
}

/** Keeps bytes under their SHA-256. */
export async function keepBytes(tx: Tx, bytes: Uint8Array): Promise<string> {
  const sha256 = hashOf(bytes);
  await tx
    .insertInto('blob')
    .values({ sha256, size: bytes.length, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return sha256;
}
