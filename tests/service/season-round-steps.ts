/** What a season begins with, and comes back to: matches, decisions, publications and censuses of its round; and time that goes by. */
import { decide } from '../../src/service/acts/decisions.ts';
import { publish, withdrawPublication } from '../../src/service/acts/publication.ts';
import { submitProposal } from '../../src/service/acts/submission.ts';
import { applyCensus, matchOf } from './season-engine.ts';
import type { RealSeason } from './season-acts.ts';
import type { SeasonModel } from './season-model.ts';
import { type Done, Step } from './season-steps.ts';
import { type Actor, SERVICE_OF } from './round-model.ts';
import { seedRun } from './seed.ts';

const directorOf = (person: string): Actor => (SERVICE_OF[person] === 'SPIP-33' ? 'd33' : 'd24');

/** Today's match, submitted by the board. */
export class Propose extends Step {
  async perform(model: SeasonModel, real: RealSeason): Promise<Done> {
    const { round } = model;
    const { proposal, pairs, files } = await matchOf(round.census);
    const id = await real.owner((tx) => seedRun(tx, real.round, proposal, real.now, files));
    const run = { id, pairs, census: round.census };
    round.runs.push(run);
    const { version } = round;
    const expected = round.submit('board', run, true);
    return ['propose', expected, await real.act('board', (act) => submitProposal(act, real.round, id, version))];
  }

  override toString(): string {
    return 'propose';
  }
}

/** Every pair by whom it is for. */
export class AcceptRound extends Step {
  async perform({ round }: SeasonModel, real: RealSeason): Promise<Done> {
    for (const { trainee, mentor } of round.rows()) {
      const kind = mentor === null ? 'without' : 'accept';
      const by = mentor === null ? 'board' : directorOf(mentor);
      const version = round.pairVersion(trainee);
      const expected = round.decide(by, trainee, kind, null, true);
      const asked = { kind, mentor: null, reason: 'Essai' } as const;
      const actual = await real.act(by, (act) => decide(act, real.round, trainee, asked, version));
      if (actual !== null || expected !== null) return ['accept', expected, actual];
    }
    return ['accept the round', null, null];
  }

  override toString(): string {
    return 'accept the round';
  }
}

/** By whoever directs both services: another mentor than the one proposed. */
export class Change extends Step {
  readonly trainee: string;
  readonly mentor: string;

  constructor(trainee: string, mentor: string) {
    super();
    this.trainee = trainee;
    this.mentor = mentor;
  }

  async perform({ round }: SeasonModel, real: RealSeason): Promise<Done> {
    const { trainee, mentor } = this;
    const version = round.pairVersion(trainee);
    const expected = round.decide('chief', trainee, 'change', mentor, true);
    const asked = { kind: 'change', mentor, reason: 'Essai' } as const;
    return ['change', expected, await real.act('chief', (act) => decide(act, real.round, trainee, asked, version))];
  }

  override toString(): string {
    return `change(${this.trainee}, ${this.mentor})`;
  }
}

export class Publish extends Step {
  readonly by: Actor;
  readonly isBack: boolean;
  readonly offset: number;

  constructor(by: Actor, isBack: boolean, offset: number) {
    super();
    this.by = by;
    this.isBack = isBack;
    this.offset = offset;
  }

  async perform(model: SeasonModel, real: RealSeason): Promise<Done> {
    const { by, offset } = this;
    const version = model.round.version + offset;
    if (this.isBack) {
      const expected = model.withdraw(by, offset === 0);
      return ['withdraw publication', expected, await real.act(by, (act) => withdrawPublication(act, real.round, 'Essai', version))];
    }
    const expected = model.publish(by, offset === 0);
    return ['publish', expected, await real.act(by, (act) => publish(act, real.round, null, version))];
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

  async perform({ round }: SeasonModel, real: RealSeason): Promise<Done> {
    const census = new Map(round.census);
    if (this.facts === null) census.delete(this.person);
    else census.set(this.person, this.facts);
    round.censuses.push(new Map([...census].sort()));
    await real.owner((tx) => applyCensus(tx, round.census, real.now));
    return ['import', null, null];
  }

  override toString(): string {
    return `import(${this.person}, ${this.facts})`;
  }
}

const MINUTE_MS = 60_000;

/** Time goes by: by so many minutes, or until a moment that is still to come. */
export class Later extends Step {
  readonly to: number | string;

  constructor(to: number | string) {
    super();
    this.to = to;
  }

  async perform(model: SeasonModel, real: RealSeason): Promise<Done> {
    const now = model.now.getTime();
    model.now = new Date(typeof this.to === 'number' ? now + this.to * MINUTE_MS : Math.max(now, Date.parse(this.to)));
    real.now = model.now;
    return ['later', null, null];
  }

  override toString(): string {
    return `later(${this.to})`;
  }
}
