/** What people do with a round, each thing as a step that the service and the model take alike; one after the other, or several at once. */
import type fc from 'fast-check';
import { expect } from 'vitest';
import { decide } from '../../src/service/acts/decisions.ts';
import { publish, withdrawPublication } from '../../src/service/acts/publication.ts';
import { submitProposal } from '../../src/service/acts/submission.ts';
import { agree, applyCensus, proposalOf, type RealRound } from './round-acts.ts';
import { type Actor, capacity, type Kind, type Outcome, type RoundModel, SERVICE_OF, TRAINEES } from './round-model.ts';
import { seedRun } from './seed.ts';

export type Command = fc.AsyncCommand<RoundModel, RealRound>;
/** How often each act was done, and refused by which code: a history in which nothing happens would prove nothing. */
export const happened = new Map<string, number>();

const count = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1);

export abstract class Step implements Command {
  check(_: Readonly<RoundModel>): boolean {
    return true;
  }

  /** As a counterexample tells it. */
  abstract toString(): string;

  abstract perform(model: RoundModel, real: RealRound): Promise<readonly [name: string, expected: Outcome, actual: Outcome]>;

  async run(model: RoundModel, real: RealRound): Promise<void> {
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
  readonly act: (real: RealRound) => Promise<Outcome>;
}

export abstract class ClientStep extends Step {
  abstract request(model: Readonly<RoundModel>): Request;

  async perform(model: RoundModel, real: RealRound): Promise<readonly [string, Outcome, Outcome]> {
    const { name, foretell, act } = this.request(model);
    return [name, foretell(model), await act(real)];
  }
}

/** Several people at the same moment, of whom none sees what the others do: what comes of it is what some order of these acts comes to. */
export class AtOnce implements Command {
  readonly steps: readonly ClientStep[];

  constructor(steps: readonly ClientStep[]) {
    this.steps = steps;
  }

  check(model: Readonly<RoundModel>): boolean {
    return this.steps.every((step) => step.check(model));
  }

  async run(model: RoundModel, real: RealRound): Promise<void> {
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

export class Match extends Step {
  readonly pins: readonly (readonly [string, string])[];
  readonly isHeld: boolean;

  /** @param isHeld whether what is decided is held fast, as the service's own runs do. */
  constructor(pins: readonly (readonly [string, string])[], isHeld: boolean) {
    super();
    this.pins = pins;
    this.isHeld = isHeld;
  }

  async perform(model: RoundModel, real: RealRound): Promise<readonly [string, Outcome, Outcome]> {
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

export class Submit extends ClientStep {
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

export class Decide extends ClientStep {
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
export class AcceptAll extends Step {
  async perform(model: RoundModel, real: RealRound): Promise<readonly [string, Outcome, Outcome]> {
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

export class Publish extends ClientStep {
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

export class Import extends Step {
  readonly person: string;
  readonly facts: number | null;

  /** @param facts null: gone. */
  constructor(person: string, facts: number | null) {
    super();
    this.person = person;
    this.facts = facts;
  }

  async perform(model: RoundModel, real: RealRound): Promise<readonly [string, Outcome, Outcome]> {
    const census = new Map(model.census);
    if (this.facts === null) census.delete(this.person);
    else census.set(this.person, this.facts);
    model.censuses.push(new Map([...census].sort()));
    await real.test.store.owner.transaction((tx) => applyCensus(tx, census, real.now));
    return ['import', null, null];
  }

  override toString(): string {
    return `import(${this.person}, ${this.facts})`;
  }
}
