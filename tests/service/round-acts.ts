/** A round on a real database, who acts in it, and what of it must be as the model has it after each act. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Proposal, Trainee } from '../../src/domain/index.ts';
import type { Act, Tx } from '../../src/service/acts/acting.ts';
import { factsOfPair, type PairRow, pairRows } from '../../src/service/acts/pair-rows.ts';
import { isInForce, isStale, pairState, pairVersion } from '../../src/service/rules/pair-state.ts';
import { guidelinesWith, matchSmall, mentor, trainee } from '../unit/matching/small-census.ts';
import { type HistoryActor, outcomeOf, within } from './histories.ts';
import { type Actor, capacity, type Census, type Outcome, RoundModel, SERVICE_OF, TRAINEES } from './round-model.ts';
import { seedCensus, type SeededPerson } from './seed.ts';
import type { TestService } from './service.ts';

export const BOARD = 'DISP-BOR';

const WISHES: Readonly<Record<string, string>> = { S1: 'M1', S2: 'M2', S3: 'M3' };

function personOf(id: string, census: Census): SeededPerson {
  const at = { serviceCode: SERVICE_OF[id]!, siteCode: `${SERVICE_OF[id]!}-01` };
  const facts = census.get(id)!;
  return id in WISHES
    ? trainee(id, { ...at, preferences: [WISHES[id]!], domains: facts === 0 ? [] : ['droit'] })
    : mentor(id, { ...at, capacityMax: capacity(census, id), caseload: 50 + facts });
}

const proposals = new Map<string, Proposal>();

/** Today's match of the census, some pairs imposed. */
export function proposalOf(census: Census, pins: readonly (readonly [string, string])[]): Proposal {
  const people = [...census.keys()].map((id) => personOf(id, census));
  const key = JSON.stringify([people, pins]);
  const known =
    proposals.get(key) ??
    matchSmall(
      people.filter((person) => person.role === 'trainee').map((person) => imposing(person, pins)),
      people.filter((person) => person.role === 'mentor'),
      guidelinesWith(),
    ).proposal;
  proposals.set(key, known);
  return known;
}

function imposing(person: Trainee, pins: readonly (readonly [string, string])[]): Trainee {
  const own = pins.find(([id]) => id === person.id);
  return own === undefined ? person : { ...person, imposed: [own[1]] };
}

export async function applyCensus(tx: Tx, census: Census, at: Date): Promise<void> {
  const people = [...census.keys()].map((id) => personOf(id, census));
  await seedCensus(tx, BOARD, people, at);
}

type Actors = Readonly<Record<Actor, HistoryActor>>;

/** A round of its own on a database that others share, and who acts in it. */
export class RealRound {
  readonly test: TestService;
  readonly round: string;
  readonly #actors: Actors;
  now: Date;

  constructor(test: TestService, round: string, actors: Actors) {
    this.test = test;
    this.round = round;
    this.#actors = actors;
    this.now = test.clock;
  }

  /** @returns the code of the refusal, or null. */
  act(by: Actor, work: (act: Act) => Promise<unknown>): Promise<Outcome> {
    return outcomeOf(within(this.test, this.#actors[by], this.now, work));
  }

  pairs(): Promise<PairRow[]> {
    return within(this.test, this.#actors.board, this.now, (act) => pairRows(act, this.round));
  }
}

/** Leaves nothing of the histories before that would count, and begins one with its census and round. */
export async function beginRound(test: TestService, actors: Actors, number: number): Promise<{ model: RoundModel; real: RealRound }> {
  const period = `H${number}`;
  const real = new RealRound(test, `${BOARD}.CPIP 29.${period}`, actors);
  const model = new RoundModel();
  await test.store.owner.transaction(async (tx) => {
    await sql`update match set void = true where not void`.execute(tx);
    await applyCensus(tx, model.census, test.clock);
    await sql`insert into round (id, board, promotion, period, name, starts_on, ends_on, document, made_at)
      values (${real.round}, ${BOARD}, 'CPIP 29', ${period}, ${period}, '2025-11-03', '2025-11-28', '{}', ${test.clock})`.execute(tx);
  });
  return { model, real };
}

/** What is never there, whatever was done: a statement for each that finds it. */
const NEVER = (round: string) => sql<{ what: string }>`
  select 'a trainee with two mentors' as what from match a join match b on a.trainee = b.trainee and a.id < b.id and a.during && b.during
    where not a.void and not b.void
  union all select 'a mentor above their places' from match m where not m.void
    group by m.mentor, m.capacity having count(*) > m.capacity
  union all select 'a match without a standing decision' from match m where m.round = ${round} and not m.void
    and not exists (select from last_decision d where d.id = m.decision and d.stands and d.trainee = m.trainee and d.mentor = m.mentor)
  union all select 'a match without a publication' from match m where m.round = ${round} and not m.void
    and (select kind from publication p where p.round = m.round order by number desc limit 1) <> 'published'
  union all select 'decided by its proposer' from decision d join submission s on s.round = d.round and s.number = d.submission
    where d.round = ${round} and s.by = d.by and d.kind in ('accept', 'change')
  union all select 'decided outside of the right' from decision d join submission s on s.round = d.round and s.number = d.submission
    left join run_pair p on p.run = s.run and p.trainee = d.trainee
    where d.round = ${round} and not exists (select from role_grant g where g.account = d.by and case
      when d.kind in ('accept', 'refuse', 'change') then g.role = 'director' and g.scope = d.mentor_service
        and exists (select from role_grant h where h.account = d.by and h.role = 'director' and h.scope = coalesce(p.mentor_service, d.mentor_service))
      when d.kind = 'without' then g.role = 'board' else g.role = 'board' or g.role = 'director' end)
  union all select 'more standing decisions than places' from last_decision d join current_person m on m.id = d.mentor
    where d.round = ${round} and d.stands and not d.stale group by d.mentor, m.facts having count(*) > (m.facts ->> 'capacityMax')::int`;

/** The round as its board reads it is what the model has, and nothing is there that must never be. */
export async function agree(model: RoundModel, real: RealRound): Promise<void> {
  const rows = await real.pairs();
  expect(
    rows.map((row) => {
      const facts = factsOfPair(row);
      const kind = isInForce(facts.last) ? facts.last.kind : null;
      return {
        trainee: row.trainee,
        mentor: row.mentor,
        state: pairState(facts),
        stale: isStale(facts),
        kind,
        version: pairVersion(facts),
      };
    }),
  ).toEqual(model.rows());
  const { round } = real;
  await real.test.store.owner.transaction(async (tx) => {
    expect((await NEVER(round).execute(tx)).rows).toEqual([]);
    const { rows: own } = await sql<{ version: number; matches: [string, string][]; decided: number; stale: number }>`
      select r.version, coalesce((select jsonb_agg(jsonb_build_array(m.trainee, m.mentor) order by m.trainee) from match m where m.round = r.id and not m.void), '[]') as matches,
        (select count(*)::int from last_decision d where d.round = r.id and d.stands) as decided,
        (select count(*)::int from last_decision d where d.round = r.id and d.stale) as stale
      from round r where r.id = ${round}`.execute(tx);
    const standing = TRAINEES.filter((id) => model.stands(id));
    expect(own[0]).toEqual({
      ...{ version: model.version, matches: model.matches, decided: standing.length },
      stale: standing.filter((id) => model.isStale(id)).length,
    });
  });
}
