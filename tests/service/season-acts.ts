/** A season on a real database, who acts in it, and what of it must be as the model has it after each act. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Act, Tx } from '../../src/service/acts/acting.ts';
import { readBreakdown } from '../../src/service/acts/breakdown-view.ts';
import { listFlags } from '../../src/service/acts/flags.ts';
import { listMatches } from '../../src/service/acts/matches.ts';
import { listReviews } from '../../src/service/acts/reviews.ts';
import { readRound } from '../../src/service/acts/rounds.ts';
import { applyCensus, BOARD, ENDS, STARTS } from './season-engine.ts';
import { type HistoryActor, makeActors, officeGrants, outcomeOf, within } from './histories.ts';
import { MENTORS, type Outcome, TRAINEES } from './round-model.ts';
import { isRefused, type ModelMatch, SeasonModel, stateOf, submittedIn, versionOf, type Who } from './season-model.ts';
import type { TestService } from './service.ts';

export type Actors = Readonly<Record<Who, HistoryActor>>;

/** Everybody of the census has an account, besides those of `round-model.ts`. */
export function seasonActors(test: TestService): Promise<Actors> {
  return makeActors<Who>(test, BOARD, [
    ...officeGrants(BOARD),
    ...TRAINEES.map((id) => [id, [['trainee', id]]] as const),
    ...MENTORS.map((id) => [id, [['mentor', id]]] as const),
  ]);
}

/** A round of its own on a database that others share. */
export class RealSeason {
  readonly test: TestService;
  readonly round: string;
  readonly #actors: Actors;
  now: Date;
  /** In the order in which they were made, as the model has them. */
  matches: string[] = [];
  readonly cases: string[] = [];
  readonly runs: string[] = [];
  readonly flags: string[] = [];
  readonly reviews: string[] = [];

  constructor(test: TestService, round: string, actors: Actors, now: Date) {
    this.test = test;
    this.round = round;
    this.#actors = actors;
    this.now = now;
  }

  within<T>(by: Who, work: (act: Act) => Promise<T>): Promise<T> {
    return within(this.test, this.#actors[by], this.now, work);
  }

  /** See `outcomeOf`. */
  act<T>(by: Who, work: (act: Act) => Promise<T>, keep?: (made: T) => void): Promise<Outcome> {
    return outcomeOf(this.within(by, work), keep);
  }

  owner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.test.store.owner.transaction(work);
  }
}

/** Leaves nothing of the histories before that would count, and begins one with its census and round. */
export async function beginSeason(
  test: TestService,
  actors: Actors,
  number: number,
  now: Date,
): Promise<{ model: SeasonModel; real: RealSeason }> {
  const model = new SeasonModel(STARTS, ENDS, now);
  const period = `H${number}`;
  const real = new RealSeason(test, `${BOARD}.CPIP 29.${period}`, actors, now);
  await real.owner(async (tx) => {
    await sql`update match set void = true where not void`.execute(tx);
    await sql`insert into flag_answer (flag, kind, comment, by, at) select f.id, 'kept', 'Passé', f.by, ${now} from flag f
      where not exists (select from flag_answer a where a.flag = f.id)`.execute(tx);
    await applyCensus(tx, model.round.census, now);
    await sql`insert into round (id, board, promotion, period, name, starts_on, ends_on, document, made_at)
      values (${real.round}, ${BOARD}, 'CPIP 29', ${period}, ${period}, ${STARTS}, ${ENDS}, '{}', ${now})`.execute(tx);
  });
  return { model, real };
}

/** What is never there, whatever was done: a statement for each that finds it. */
const NEVER = (round: string) => sql<{ what: string }>`
  with own as (select * from match where round = ${round}),
  effect as (select c.*, m.publication, o.run, o.from_day, o.number as option from breakdown_closing c join breakdown b on b.id = c.breakdown
    join match m on m.id = b.match join last_breakdown_option o on o.breakdown = b.id where c.round = ${round} and c.kind = 'in-effect')
  select 'a trainee with two mentors' as what from own a join own b on a.trainee = b.trainee and a.id < b.id and a.during && b.during
    where not a.void and not b.void
  union all select 'a mentor above their places on a day' from own m join own o on o.mentor = m.mentor and not o.void and o.during @> lower(m.during)
    where not m.void group by m.id having count(*) > max(o.capacity)
  union all select 'a match without the decision that made it' from own m where m.decision is not null and not exists (select from decision d
    where d.id = m.decision and d.kind in ('accept', 'change') and d.round = m.round and d.trainee = m.trainee and d.mentor = m.mentor)
  union all select 'a match that nobody accepted in its case' from own m where m.breakdown_decision is not null and not exists (
    select from breakdown_decision d join breakdown_move v using (breakdown, option, trainee) join effect e using (breakdown, option)
    where d.id = m.breakdown_decision and d.kind = 'accept' and v.trainee = m.trainee and v.to_mentor = m.mentor and lower(m.during) = e.on_day)
  union all select 'a match without a publication' from own m where not m.void
    and (select kind from publication p where p.round = m.round order by number desc limit 1) <> 'published'
  union all select 'decided by its proposer' from decision d join submission s on s.round = d.round and s.number = d.submission
    where d.round = ${round} and s.by = d.by and d.kind in ('accept', 'change')
  union all select 'a change decided by its proposer' from breakdown_decision d join breakdown b on b.id = d.breakdown and b.round = ${round}
    join breakdown_option o on o.breakdown = d.breakdown and o.number = d.option where o.by = d.by
  union all select 'a change decided outside of the right' from (select d.* from breakdown_decision d join breakdown b on b.id = d.breakdown where b.round = ${round}) d join breakdown_move v using (breakdown, option, trainee)
    where not exists (select from role_grant g where g.account = d.by and g.role = 'director' and g.scope = coalesce(v.to_service, v.trainee_service))
  union all select 'in effect with a change that was not accepted' from effect e join breakdown_move v using (breakdown, option)
    left join last_breakdown_decision d using (breakdown, option, trainee) where d.kind is distinct from 'accept'
  union all select 'in effect on what was not in force any more' from effect e join breakdown_run r on r.run = e.run
    where r.publication <> e.publication or r.effect <> coalesce((select max(f.effect) from effect f where f.publication = e.publication and f.effect < e.effect), 0)
  union all select 'in effect before both were heard' from effect e where (select count(distinct party) from hearing h where h.breakdown = e.breakdown) < 2
  union all select 'in force after the day on which a case ended it' from own m join effect e on e.breakdown = m.ended_by
    where not m.void and upper(m.during) > e.on_day or m.void and lower(m.during) < e.on_day and e.publication = (
      select max(number) from publication p where p.round = m.round)
  union all select 'together again after they broke down' from effect e join breakdown b on b.id = e.breakdown
    join own m on m.trainee = b.trainee and m.mentor = b.mentor and m.publication = e.publication
    where not m.void and upper(m.during) > e.on_day
  union all select 'two cases open on one match' from breakdown b left join breakdown_closing c on c.breakdown = b.id
    where b.round = ${round} and c.kind is null group by b.match having count(*) > 1`;

function matchStateOf({ isVoid, isEnded, first, last }: ModelMatch, today: string): string {
  if (isVoid) return 'withdrawn';
  return today < first ? 'to-come' : today <= last ? 'in-force' : isEnded ? 'ended' : 'over';
}

/** One after the other: a transaction has one connection. */
async function inOrder<Item, Read>(items: readonly Item[], read: (item: Item) => Promise<Read>): Promise<Read[]> {
  const all: Read[] = [];
  for (const item of items) all.push(await read(item));
  return all;
}

const PAGE = { limit: 200, after: null };

/** All that the service tells of the season, as its board reads it, is what the model has; and nothing is there that must never be. */
export async function agree(model: SeasonModel, real: RealSeason): Promise<void> {
  const { round } = real;
  const { ids, never } = await real.owner(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from match where round = ${round} order by made_at, trainee`.execute(tx);
    const { rows: broken } = await NEVER(round).execute(tx);
    return { ids: rows.map(({ id }) => id), never: broken };
  });
  expect(never).toEqual([]);
  real.matches = ids;
  const told = await real.within('board', async (act) => ({
    round: await readRound(act, round),
    matches: (await listMatches(act, { round, withdrawn: true }, PAGE)).items,
    cases: await inOrder(real.cases, (id) => readBreakdown(act, id)),
    flags: (await listFlags(act, { answered: false }, PAGE)).items,
    reviews: (await listReviews(act, { open: true }, PAGE)).items,
  }));
  const { state, version, counts } = told.round;
  expect({ state, version, flags: counts.flags }).toEqual({
    state: model.roundState,
    version: model.round.version,
    flags: model.openFlags,
  });
  const matchOf = new Map(told.matches.map((match) => [match.id, match]));
  expect(
    ids.map((id) => {
      const { trainee, mentor, startsOn, endsOn, state: is } = matchOf.get(id)!;
      return [trainee.id, mentor.id, startsOn, endsOn, is];
    }),
  ).toEqual(model.matches.map((match) => [match.trainee, match.mentor, match.first, match.last, matchStateOf(match, model.today)]));
  expect(
    told.cases.map(({ state: is, version: of, match, pairs, option }) => [
      ...[is, of, ids.indexOf(match), option?.label],
      pairs.some(({ decision }) => decision?.kind === 'refuse'),
    ]),
  ).toEqual(model.cases.map((one) => [stateOf(one), versionOf(one), one.match, submittedIn(one)?.option.label, isRefused(one)]));
  expect(told.flags.map(({ id }) => id)).toEqual(real.flags.filter((_, k) => !model.flags[k]!.isAnswered));
  expect(told.reviews.map(({ id }) => id).filter((id) => real.reviews.includes(id))).toEqual(
    real.reviews.filter((_, k) => !model.reviews[k]!.isAnswered),
  );
}
