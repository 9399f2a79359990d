/** Applying a census: from then on it is the one that counts for its directorate. All of it or nothing; decisions and matches stay as they are. */
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { grouped } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { concernedBy } from '../rules/census-changes.ts';
import type { ConfirmReason } from '../rules/census-losses.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found, mustBeVersion, mustHave, record } from './acting.ts';
import { currentOf, peopleOf, readImport, type CensusView } from './census.ts';
import { lossValues } from './census-losses-said.ts';
import { staleBy } from './census-stale.ts';
import { tellEach } from './tell-each.ts';

/** What is confirmed: that people are fewer, whatever their number; or the losses that the preview named, with their figures. */
export type Confirmation = true | string | NamedLoss;

type Given<Figures> = { readonly [Name in keyof Figures]?: Figures[Name] | undefined };
export interface NamedLoss extends Given<Pick<ConfirmReason, 'before' | 'after' | 'usable' | 'trainees' | 'services'>> {
  readonly code: string;
}

export interface ApplicationAsked {
  readonly confirm?: Confirmation | false | null | undefined;
  /** Doing without the rows and files that are rejected. */
  readonly acceptPartial?: boolean | undefined;
}

export interface Applied {
  readonly state: 'applied';
  /** The version that counts now. */
  readonly censusVersion: number;
}

/**
 * What says the same as the census that counts changes nothing: the version that stands is the answer.
 * @param version of the import, where the request says on which it is.
 * @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN, SERVICE_MOVED_ON; CENSUS_NOBODY, CENSUS_PARTIAL, CENSUS_MOVED_ON, CENSUS_HELD_ELSEWHERE;
 *   CENSUS_FEWER_USABLE, CENSUS_FEWER_PEOPLE, CENSUS_SERVICE_LEFT_OUT, CENSUS_FEWER_TRAINEES, CENSUS_OTHER_CONFIRMATION.
 */
export async function applyCensus(act: Act, id: string, asked: ApplicationAsked, version: number | null = null): Promise<Applied> {
  const { tx, who, moment } = act;
  const { board } = found(await tx.selectFrom('census').select('board').where('id', '=', id).executeTakeFirst(), id);
  mustHave(act, 'census.apply', { board });
  // Of two at once the second sees what the first has done.
  await sql`select pg_advisory_xact_lock(8010006, hashtext(${board}))`.execute(tx);
  const census = await readImport(act, id);
  if (version !== null) mustBeVersion(version, census.version);
  const current = await currentOf(act, board);
  if (census.counts.rejected > 0 && asked.acceptPartial !== true)
    throw new BinomeError('CENSUS_PARTIAL', { rejected: census.counts.rejected });
  if (current !== null && (await isSame(act, id, current.census))) return { state: 'applied', censusVersion: current.number };
  if (census.accepted === 0) throw new BinomeError('CENSUS_NOBODY');
  if (census.comparedWith !== (current?.number ?? 0) || census.censusVersion !== null) throw await movedOn(act, census);
  await mustBeConfirmed(census.confirm, asked.confirm);

  const before = current === null ? [] : await peopleOf(act, current.census);
  const after = await peopleOf(act, id);
  const stale = await staleBy(act, board, concernedBy(before, after));
  await claim(act, id);
  const number = (current?.number ?? 0) + 1;
  const { confirm } = census;
  await tx
    .insertInto('census_version')
    .values({
      ...{ board, number, census: id, by: who.account, at: moment.now, accept_partial: census.counts.rejected > 0 },
      confirmed: confirm === null ? null : `${confirm.code} ${confirm.after}/${confirm.before}`,
    })
    .execute();
  const today = dayInFrance(moment.now);
  await sql`update round set version = version + 1 where board = ${board} and ends_on >= ${today}`.execute(tx);

  const { arrivals, departures, changed } = census.changes;
  await record(act, 'census.apply', {
    ...{ subject: id, board },
    payload: {
      ...{ version: number, accepted: census.accepted, rejected: census.counts.rejected, isConfirmed: confirm !== null },
      ...{ arrivals: arrivals.length, departures: departures.length, changed: grouped(changed, (fact) => fact.id).size },
      stale: { proposals: stale.proposals.length, decisions: stale.decisions.length, matches: stale.matches.length },
    },
  });
  const notice = { event: `census ${board} ${number}`, board, subject: id };
  await tellEach(act, 'director', stale.services, { ...notice, kind: 'census.pairs-stale' });
  const people = new Set([...arrivals, ...changed].map((person) => person.id));
  for (const role of ['mentor', 'trainee'] as const) await tellEach(act, role, people, { ...notice, kind: 'census.facts' });
  return { state: 'applied', censusVersion: number };
}

async function isSame({ tx }: Act, a: string, b: string): Promise<boolean> {
  if (a === b) return true;
  const hashes = await tx.selectFrom('census').select('content_hash').where('id', 'in', [a, b]).execute();
  return hashes.length === 2 && hashes[0]!.content_hash === hashes[1]!.content_hash;
}

const FIGURES = ['before', 'after', 'usable', 'trainees', 'services'] as const;

/** People who are fewer are confirmed as before; any other loss only by who names each of its figures: it is a second act, never one by the way. */
async function mustBeConfirmed(reason: ConfirmReason | null, confirm: ApplicationAsked['confirm']): Promise<void> {
  if (reason === null) return;
  const isNamed = typeof confirm === 'object' && confirm !== null;
  const isEnough = reason.code === 'CENSUS_FEWER_PEOPLE' ? isNamed || confirm === true || typeof confirm === 'string' : isNamed;
  if (!isEnough) throw new BinomeError(reason.code, await lossValues(reason));
  if (!isNamed) return;
  const differs = FIGURES.some((figure) => {
    if (confirm[figure] === undefined) return reason.code !== 'CENSUS_FEWER_PEOPLE' && reason[figure] !== undefined;
    return !isDeepStrictEqual(confirm[figure], reason[figure]);
  });
  if (confirm.code !== reason.code || differs) throw new BinomeError('CENSUS_OTHER_CONFIRMATION', await lossValues(reason));
}

async function movedOn({ tx }: Act, { board, comparedWith }: CensusView): Promise<BinomeError> {
  const { rows } = await sql<{ number: number; who: string; at: Date }>`
    select number, account_name(by) as who, at from census_version where board = ${board} order by number desc limit 1`.execute(tx);
  const last = rows[0]!;
  return new BinomeError('CENSUS_MOVED_ON', {
    ...{ value: comparedWith, current: last.number, who: last.who, at: dayInFrance(last.at) },
  });
}

/** Ids that a message names. */
const MOST_NAMED = 10;

/** The people of the census become its board's. @throws BinomeError CENSUS_HELD_ELSEWHERE where another board's census has one of them. */
async function claim({ tx }: Act, census: string): Promise<void> {
  const { rows } = await sql<{ person: string; board: string }>`select * from claim_people(${census})`.execute(tx);
  if (rows.length === 0) return;
  const named = rows.slice(0, MOST_NAMED).map(({ person }) => person);
  throw new BinomeError('CENSUS_HELD_ELSEWHERE', {
    ...{ board: [...new Set(rows.map((row) => row.board))].sort().join(', '), count: rows.length },
    value: named.join(', ') + (rows.length > named.length ? ', …' : ''),
  });
}
