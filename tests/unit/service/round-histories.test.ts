/**
 * Histories of a round, drawn at random and acted out by the service and by a model of it: whatever people try, in whatever order, each act ends
 * as the model says, nothing that must never be is ever there, and the round is what the model has. `HISTORIES=2000` for more of them.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { BinomeError } from '../../../src/errors/index.ts';
import type { Act, Acting } from '../../../src/service/acts/acting.ts';
import { decide } from '../../../src/service/acts/decisions.ts';
import { factsOfPair, type PairRow, pairRows } from '../../../src/service/acts/pair-rows.ts';
import { publish, withdrawPublication } from '../../../src/service/acts/publication.ts';
import { submitProposal } from '../../../src/service/acts/submission.ts';
import { isInForce, isStale, pairState, pairVersion } from '../../../src/service/rules/pair-state.ts';
import type { Role } from '../../../src/service/rules/rights.ts';
import {
  type Actor,
  capacity,
  type Census,
  type Kind,
  MENTORS,
  type Outcome,
  RoundModel,
  SCOPES,
  SERVICE_OF,
  TRAINEES,
} from '../../service/round-model.ts';
import { seedCensus, seedRun, type SeededPerson } from '../../service/seed.ts';
import { type TestService, useService } from '../../service/service.ts';
import { guidelinesWith, matchSmall, mentor, trainee } from '../matching/small-census.ts';
import type { Proposal, Trainee } from '../../../src/domain/index.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 120);
/** On one database, which holds them side by side. */
const A_BATCH = 40;
const BOARD = 'DISP-BOR';
const fresh = useService();

const WISHES: Readonly<Record<string, string>> = { S1: 'M1', S2: 'M2', S3: 'M3' };

function personOf(id: string, census: Census): SeededPerson {
  const at = { serviceCode: SERVICE_OF[id]!, siteCode: `${SERVICE_OF[id]!}-01` };
  const facts = census.get(id)!;
  return id in WISHES
    ? trainee(id, { ...at, preferences: [WISHES[id]!], domains: facts === 0 ? [] : ['droit'] })
    : mentor(id, { ...at, capacityMax: capacity(census, id), caseload: 50 + facts });
}

const proposals = new Map<string, Proposal>();

/** Today's match of the census, some pairs imposed; null where that leaves nothing possible. */
function proposalOf(census: Census, pins: readonly (readonly [string, string])[]): Proposal {
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

type Actors = Readonly<Record<Actor, { readonly who: Acting; readonly secret: string }>>;

/** A round of its own on a database that others share, and who acts in it. */
class Real {
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
  async act(by: Actor, work: (act: Act) => Promise<unknown>): Promise<Outcome> {
    const { who, secret } = this.#actors[by];
    try {
      await this.test.store.app.transaction(async (tx) => {
        await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
        await work({ tx, who: { ...who, freshAt: this.now }, moment: { now: this.now, newId: () => randomUUID() } });
      });
      return null;
    } catch (error) {
      if (error instanceof BinomeError) return error.code;
      throw error;
    }
  }

  pairs(): Promise<PairRow[]> {
    const { secret } = this.#actors.board;
    return this.test.store.app.transaction(async (tx) => {
      await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
      return pairRows({ tx }, this.round);
    });
  }
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

async function agree(model: RoundModel, real: Real): Promise<void> {
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

type Command = fc.AsyncCommand<RoundModel, Real>;
/** How often each act was done, and refused by which code: a history in which nothing happens would prove nothing. */
const happened = new Map<string, number>();

const count = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1);

abstract class Step implements Command {
  check(_: Readonly<RoundModel>): boolean {
    return true;
  }

  /** As a counterexample tells it. */
  abstract toString(): string;

  abstract perform(model: RoundModel, real: Real): Promise<readonly [name: string, expected: Outcome, actual: Outcome]>;

  async run(model: RoundModel, real: Real): Promise<void> {
    real.now = new Date(real.now.getTime() + 60_000);
    const [name, expected, actual] = await this.perform(model, real);
    expect([this.toString(), actual]).toEqual([this.toString(), expected]);
    count(`${name} ${actual ?? 'done'}`);
    await agree(model, real);
  }
}

/** An act as somebody asks for it, by what they saw of the round then. */
interface Request {
  readonly name: string;
  /** What the model makes of it by then. */
  readonly foretell: (model: RoundModel) => Outcome;
  readonly act: (real: Real) => Promise<Outcome>;
}

abstract class ClientStep extends Step {
  abstract request(model: Readonly<RoundModel>): Request;

  async perform(model: RoundModel, real: Real): Promise<readonly [string, Outcome, Outcome]> {
    const { name, foretell, act } = this.request(model);
    return [name, foretell(model), await act(real)];
  }
}

/** Several people at the same moment, of whom none sees what the others do: what comes of it is what some order of these acts comes to. */
class AtOnce implements Command {
  readonly steps: readonly ClientStep[];

  constructor(steps: readonly ClientStep[]) {
    this.steps = steps;
  }

  check(model: Readonly<RoundModel>): boolean {
    return this.steps.every((step) => step.check(model));
  }

  async run(model: RoundModel, real: Real): Promise<void> {
    real.now = new Date(real.now.getTime() + 60_000);
    const requests = this.steps.map((step) => step.request(model));
    const outcomes = await Promise.all(requests.map(({ act }) => act(real)));
    const possible = orders(requests.length).flatMap((order) => {
      const after = model.copy();
      return order.every((k) => requests[k]!.foretell(after) === outcomes[k]) ? [after] : [];
    });
    expect([this.toString(), outcomes, possible.length > 0]).toEqual([this.toString(), outcomes, true]);
    // Orders that end alike in outcomes may leave something else: one of them is what is there.
    const wrong: unknown[] = [];
    for (const after of possible) {
      try {
        await agree(after, real);
        model.become(after);
        count(`at once: ${outcomes.filter((outcome) => outcome === null).length} of ${outcomes.length} done`);
        for (const [k, { name }] of requests.entries()) count(`${name} ${outcomes[k] ?? 'done'}`);
        return;
      } catch (error) {
        wrong.push(error);
      }
    }
    throw wrong[0];
  }

  toString(): string {
    return `at once [${this.steps.map((step) => step.toString()).join(', ')}]`;
  }
}

function orders(length: number): number[][] {
  if (length === 0) return [[]];
  return orders(length - 1).flatMap((order) => Array.from({ length }, (_, at) => [...order.slice(0, at), length - 1, ...order.slice(at)]));
}

/** Whether the version in hand is that of today. */
const offset = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });
const actor = fc.constantFrom<Actor>('board', 'chief', 'd33', 'd24', 'd33too');
const boards = fc.oneof({ weight: 8, arbitrary: fc.constantFrom<Actor>('board', 'chief') }, { weight: 1, arbitrary: actor });

class Match extends Step {
  readonly pins: readonly (readonly [string, string])[];
  readonly isHeld: boolean;

  /** @param isHeld whether what is decided is held fast, as the service's own runs do. */
  constructor(pins: readonly (readonly [string, string])[], isHeld: boolean) {
    super();
    this.pins = pins;
    this.isHeld = isHeld;
  }

  async perform(model: RoundModel, real: Real): Promise<readonly [string, Outcome, Outcome]> {
    const { census } = model;
    const held = TRAINEES.flatMap((id): [string, string][] => {
      const chosen = model.stands(id) ? model.decisions.get(id)!.at(-1)!.mentor : null;
      return chosen === null ? [] : [[id, chosen]];
    });
    const used = new Map<string, number>();
    const pins = (this.isHeld ? held : this.pins).filter(([id, own]) => {
      used.set(own, (used.get(own) ?? 0) + 1);
      return census.has(id) && census.has(own) && used.get(own)! <= capacity(census, own);
    });
    const proposal = proposalOf(census, pins);
    const id = await real.test.store.owner.transaction((tx) => seedRun(tx, real.round, proposal, real.now));
    const pairs = new Map<string, string | null>([
      ...proposal.pairs.map((pair) => [pair.trainee.id, pair.mentor.id] as const),
      ...proposal.unmet.map((unmet) => [unmet.trainee.id, null] as const),
    ]);
    model.runs.push({ id, pairs, census });
    return ['match', null, null];
  }

  override toString(): string {
    return `match(${this.isHeld ? 'held' : JSON.stringify(this.pins)})`;
  }
}

class Submit extends ClientStep {
  readonly by: Actor;
  readonly back: number;
  readonly offset: number;

  /** @param back how many runs before the last. */
  constructor(by: Actor, back: number, offset: number) {
    super();
    this.by = by;
    this.back = back;
    this.offset = offset;
  }

  override check(model: Readonly<RoundModel>): boolean {
    return model.runs.length > this.back;
  }

  request(model: Readonly<RoundModel>): Request {
    const run = model.runs.at(-1 - this.back)!;
    const version = model.version + this.offset;
    return {
      name: 'submit',
      foretell: (then) => then.submit(this.by, run, version === then.version),
      act: (real) => real.act(this.by, (act) => submitProposal(act, real.round, run.id, version)),
    };
  }

  override toString(): string {
    return `submit(${this.by}, ${this.back}, ${this.offset})`;
  }
}

/** Who decides such a thing on such a pair; null where nobody may. */
function aptFor(model: Readonly<RoundModel>, id: string, kind: Kind, chosen: string): Actor | null {
  if (kind === 'without') return 'board';
  const about = kind === 'change' ? chosen : (model.submissions.at(-1)?.run.pairs.get(id) ?? null);
  if (about === null) return null;
  return SERVICE_OF[about] === 'SPIP-33' ? 'd33' : 'd24';
}

class Decide extends ClientStep {
  /** null: whoever it is for. */
  readonly by: Actor | null;
  readonly trainee: string;
  readonly kind: Kind;
  readonly mentor: string;
  readonly offset: number;

  constructor(by: Actor | null, trainee: string, kind: Kind, mentor: string, offset: number) {
    super();
    this.by = by;
    this.trainee = trainee;
    this.kind = kind;
    this.mentor = mentor;
    this.offset = offset;
  }

  request(model: Readonly<RoundModel>): Request {
    const { trainee: id, kind } = this;
    const by = this.by ?? aptFor(model, id, kind, this.mentor) ?? 'board';
    const version = model.pairVersion(id) + this.offset;
    const chosen = kind === 'change' ? this.mentor : null;
    const asked = { kind, mentor: chosen, reason: 'Essai' };
    return {
      name: kind,
      foretell: (then) => then.decide(by, id, kind, chosen, version === then.pairVersion(id)),
      act: (real) => real.act(by, (act) => decide(act, real.round, id, asked, version)),
    };
  }

  override toString(): string {
    return `${this.kind}(${this.by ?? 'apt'}, ${this.trainee}, ${this.mentor}, ${this.offset})`;
  }
}

/** Every pair by whom it is for: chance alone seldom comes as far as a publication. */
class AcceptAll extends Step {
  async perform(model: RoundModel, real: Real): Promise<readonly [string, Outcome, Outcome]> {
    for (const { trainee: id, mentor: proposed } of model.rows()) {
      const kind = proposed === null ? 'without' : 'accept';
      const by = aptFor(model, id, kind, '')!;
      const version = model.pairVersion(id);
      const expected = model.decide(by, id, kind, null, true);
      const actual = await real.act(by, (act) => decide(act, real.round, id, { kind, mentor: null, reason: 'Essai' }, version));
      if (actual !== expected) return ['accept', expected, actual];
    }
    return ['accept all', null, null];
  }

  override toString(): string {
    return 'accept all';
  }
}

class Publish extends ClientStep {
  readonly by: Actor;
  readonly isBack: boolean;
  readonly offset: number;

  constructor(by: Actor, isBack: boolean, offset: number) {
    super();
    this.by = by;
    this.isBack = isBack;
    this.offset = offset;
  }

  request(model: Readonly<RoundModel>): Request {
    const version = model.version + this.offset;
    const { by, isBack } = this;
    return {
      name: isBack ? 'withdraw publication' : 'publish',
      foretell: (then) => (isBack ? then.withdraw : then.publish).call(then, by, version === then.version),
      act: (real) =>
        real.act(by, (act) => (isBack ? withdrawPublication(act, real.round, 'Essai', version) : publish(act, real.round, null, version))),
    };
  }

  override toString(): string {
    return `${this.isBack ? 'withdraw' : 'publish'}(${this.by}, ${this.offset})`;
  }
}

class Import extends Step {
  readonly person: string;
  readonly facts: number | null;

  /** @param facts null: gone. */
  constructor(person: string, facts: number | null) {
    super();
    this.person = person;
    this.facts = facts;
  }

  async perform(model: RoundModel, real: Real): Promise<readonly [string, Outcome, Outcome]> {
    const census = new Map(model.census);
    if (this.facts === null) census.delete(this.person);
    else census.set(this.person, this.facts);
    model.censuses.push(new Map([...census].sort()));
    await real.test.store.owner.transaction((tx) =>
      seedCensus(
        tx,
        BOARD,
        [...census.keys()].map((id) => personOf(id, census)),
        real.now,
      ),
    );
    return ['import', null, null];
  }

  override toString(): string {
    return `import(${this.person}, ${this.facts})`;
  }
}

/** What chance alone seldom puts one after the other. */
class InTurn implements Command {
  readonly steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.steps = steps;
  }

  check(): boolean {
    return true;
  }

  async run(model: RoundModel, real: Real): Promise<void> {
    for (const step of this.steps) await step.run(model, real);
  }

  toString(): string {
    return this.steps.map((step) => step.toString()).join(', ');
  }
}

const submissions = fc
  .tuple(boards, fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }), offset)
  .map((of) => new Submit(...of));
const decisions = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: actor }, { weight: 3, arbitrary: fc.constant(null) }),
    fc.constantFrom(...TRAINEES),
    fc.constantFrom<Kind>('accept', 'accept', 'refuse', 'change', 'change', 'without', 'withdraw'),
    fc.constantFrom(...MENTORS),
    offset,
  )
  .map((of) => new Decide(...of));
const publications = fc.tuple(boards, fc.boolean(), offset).map((of) => new Publish(...of));
const atOnce = fc
  .array(fc.oneof({ weight: 5, arbitrary: decisions }, { weight: 1, arbitrary: submissions }, { weight: 1, arbitrary: publications }), {
    minLength: 2,
    maxLength: 4,
  })
  .map((steps) => new AtOnce(steps));

const pin = fc.tuple(fc.constantFrom(...TRAINEES), fc.constantFrom(...MENTORS));
const steps: fc.Arbitrary<Command>[] = [
  fc.tuple(fc.uniqueArray(pin, { maxLength: 2, selector: ([id]) => id }), fc.boolean()).map(([pins, isHeld]) => new Match(pins, isHeld)),
  submissions,
  ...Array.from({ length: 4 }, () => decisions),
  fc.constant(null).map(() => new AcceptAll()),
  fc.tuple(boards, offset).map(([by, wrong]) => new Publish(by, false, wrong)),
  fc.tuple(boards, offset).map(([by, wrong]) => new Publish(by, true, wrong)),
  // Somebody of each role stays, or there is nothing to match.
  fc.tuple(fc.constantFrom(...TRAINEES, ...MENTORS), fc.constantFrom(0, 1)).map(([id, facts]) => new Import(id, facts)),
  fc.constantFrom('S2', 'S3', 'M2', 'M3').map((id) => new Import(id, null)),
  fc
    .tuple(fc.constantFrom(...TRAINEES, ...MENTORS), fc.constantFrom(0, 1), fc.boolean())
    .map(([id, facts, isBack]) => new InTurn([new AcceptAll(), new Import(id, facts), new Publish('board', isBack, 0)])),
];
const drawn = { maxCommands: 16, size: 'max' } as const;
const oneByOne = fc.commands<RoundModel, Real, false>(steps, drawn);
const crowded = fc.commands<RoundModel, Real, false>([...steps, ...Array.from({ length: 6 }, () => atOnce)], drawn);

async function makeActors(test: TestService): Promise<Actors> {
  const made: [Actor, { who: Acting; secret: string }][] = [];
  for (const [name, { board, services }] of Object.entries(SCOPES) as [Actor, (typeof SCOPES)[Actor]][]) {
    const grants: [Role, string][] = [
      ...(board ? [['board', BOARD] as [Role, string]] : []),
      ...services.map((code): [Role, string] => ['director', code]),
    ];
    const { account, secret } = await test.as(...grants);
    const held = grants.map(([role, scope]) => ({ role, scope, board: BOARD }));
    made.push([name, { secret, who: { account, login: name, name, language: 'fr', grants: held, freshAt: test.clock } }]);
  }
  return Object.fromEntries(made) as Actors;
}

async function act(commands: fc.Arbitrary<Iterable<Command>>, seed: number, numRuns: number): Promise<void> {
  const test = await fresh();
  const actors = await makeActors(test);
  let number = 0;
  await fc.assert(
    fc.asyncProperty(commands, (history) =>
      fc.asyncModelRun(async () => {
        const period = `H${++number}`;
        const round = `${BOARD}.CPIP 29.${period}`;
        const model = new RoundModel();
        await test.store.owner.transaction(async (tx) => {
          await sql`update match set void = true where not void`.execute(tx);
          await seedCensus(
            tx,
            BOARD,
            [...model.census.keys()].map((id) => personOf(id, model.census)),
            test.clock,
          );
          await sql`insert into round (id, board, promotion, period, name, starts_on, ends_on, document, made_at)
              values (${round}, ${BOARD}, 'CPIP 29', ${period}, ${period}, '2025-11-03', '2025-11-28', '{}', ${test.clock})`.execute(tx);
        });
        const real = new Real(test, round, actors);
        // Every history begins with something to submit.
        await new Match([], false).run(model, real);
        await new Submit(number % 2 === 0 ? 'board' : 'chief', 0, 0).run(model, real);
        return { model, real };
      }, history),
    ),
    { numRuns, seed, endOnFailure: process.env['CI'] !== undefined },
  );
}

const batches = Array.from({ length: Math.ceil(HISTORIES / A_BATCH) }, (_, k) => k);

it.each(batches)(
  'every history of acts comes to what the model says (batch %i)',
  (batch) => act(oneByOne, 20_250_701 + batch, A_BATCH),
  600_000,
);

it('in which everything happened that can', () => {
  const refusals = {
    accept: ['STALE', 'GONE', 'OWN_PROPOSAL', 'CLOSED'].map((code) => `DECISION_${code}`),
    refuse: ['DECISION_CLOSED'],
    change: ['SAME_MENTOR', 'MENTOR_FULL', 'GONE', 'OWN_PROPOSAL', 'CLOSED'].map((code) => `DECISION_${code}`),
    without: ['DECISION_GONE', 'DECISION_CLOSED'],
    withdraw: ['DECISION_NOTHING_TO_WITHDRAW', 'DECISION_CLOSED'],
    submit: ['PROPOSAL_STALE', 'DECISION_CLOSED'],
    publish: ['PUBLICATION_INCOMPLETE'],
    'withdraw publication': ['PUBLICATION_NONE'],
  };
  const expected = Object.entries(refusals).flatMap(([kind, codes]) =>
    ['done', 'SERVICE_FORBIDDEN', ...(kind === 'withdraw' ? [] : ['SERVICE_MOVED_ON']), ...codes].map((outcome) => `${kind} ${outcome}`),
  );
  expect(expected.filter((outcome) => !happened.has(outcome))).toEqual([]);
});

// Which of them is first is the machine's to say: no history is the same twice.
it.each(batches)(
  'so does every history in which several people act at once (batch %i)',
  (batch) => act(crowded, 20_251_130 + batch, Math.ceil(A_BATCH / 3)),
  600_000,
);

it('of whom one or both come through', () => {
  expect(['at once: 1 of 2 done', 'at once: 2 of 2 done'].filter((outcome) => !happened.has(outcome))).toEqual([]);
});
