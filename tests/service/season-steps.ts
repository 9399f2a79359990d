/** What people do in a season, each thing as a step that the service and the model take alike. */
import type fc from 'fast-check';
import { expect } from 'vitest';
import { optionsOf } from '../../src/domain/index.ts';
import { decideMove } from '../../src/service/acts/breakdown-decisions.ts';
import { askOptions, submitOption } from '../../src/service/acts/breakdown-options.ts';
import { dropBreakdown, followUp, hear, reportBreakdown } from '../../src/service/acts/breakdowns.ts';
import { answerFlag, raiseFlag } from '../../src/service/acts/flags.ts';
import { answerReview, askReview } from '../../src/service/acts/reviews.ts';
import { RUN_SETTINGS } from '../../src/service/rules/run-settings.ts';
import { agree, type RealSeason } from './season-acts.ts';
import { workAt } from './season-engine.ts';
import { capacity, type Outcome, SERVICE_OF } from './round-model.ts';
import {
  type AnswerKind,
  dayAfter,
  type ModelCase,
  type ModelOption,
  openIn,
  type OptionRun,
  type Party,
  type SeasonModel,
  submittedIn,
  versionOf,
  type Who,
} from './season-model.ts';

/** How often each act was done, and refused by which code: a history in which nothing happens would prove nothing. */
export const happened = new Map<string, number>();

export type Done = readonly [name: string, expected: Outcome, actual: Outcome];

export abstract class Step implements fc.AsyncCommand<SeasonModel, RealSeason> {
  check(_: Readonly<SeasonModel>): boolean {
    return true;
  }

  /** As a counterexample tells it. */
  abstract toString(): string;

  /** null: there was nothing to do it on. */
  abstract perform(model: SeasonModel, real: RealSeason): Promise<Done | null>;

  async run(model: SeasonModel, real: RealSeason): Promise<void> {
    const done = await this.perform(...atNextMinute(model, real));
    if (done === null) return;
    const [name, expected, actual] = done;
    expect([this.toString(), actual]).toEqual([this.toString(), expected]);
    const key = `${name} ${actual ?? 'done'}`;
    happened.set(key, (happened.get(key) ?? 0) + 1);
    // What is refused was never there: its transaction is taken back as a whole.
    if (actual === null) await agree(model, real);
  }
}

/** No two acts are at the same moment. */
function atNextMinute(model: SeasonModel, real: RealSeason): [SeasonModel, RealSeason] {
  model.now = new Date(model.now.getTime() + 60_000);
  real.now = model.now;
  return [model, real];
}

/** The last but so many; of fewer, the first. */
function nth(items: readonly unknown[], back: number): number {
  return items.length === 0 ? -1 : Math.max(0, items.length - 1 - back);
}

/** A day beside that of today, or one of the calendar. */
export type DayAsked = number | string;
const dayOf = (model: SeasonModel, asked: DayAsked): string => (typeof asked === 'string' ? asked : dayAfter(model.today, asked));

export class Flag extends Step {
  readonly of: { readonly by: Who | null; readonly person: Who; readonly field: string };

  constructor(of: Flag['of']) {
    super();
    this.of = of;
  }

  async perform(model: SeasonModel, real: RealSeason): Promise<Done> {
    const { person, field } = this.of;
    const by = this.of.by ?? person;
    const expected = model.raise(by, person, field);
    const made = await real.act(
      by,
      (act) => raiseFlag(act, { person, field, comment: null }),
      ({ id }) => real.flags.push(id),
    );
    return ['flag', expected, made];
  }

  override toString(): string {
    return `flag(${Object.values(this.of).join(', ')})`;
  }
}

export class AnswerFlag extends Step {
  readonly of: { readonly by: Who; readonly back: number; readonly kind: AnswerKind; readonly offset: number };

  constructor(of: AnswerFlag['of']) {
    super();
    this.of = of;
  }

  async perform(model: SeasonModel, real: RealSeason): Promise<Done | null> {
    const { by, back, kind, offset } = this.of;
    const k = nth(model.flags, back);
    if (k < 0) return null;
    const version = (model.flags[k]!.isAnswered ? 2 : 1) + offset;
    const expected = model.answerFlag(by, model.flags[k]!, kind, offset === 0);
    return ['answer flag', expected, await real.act(by, (act) => answerFlag(act, real.flags[k]!, { kind, comment: 'Essai' }, version))];
  }

  override toString(): string {
    return `answerFlag(${Object.values(this.of).join(', ')})`;
  }
}

export class Review extends Step {
  readonly of: { readonly by: Who | null; readonly back: number };

  /** @param of by: null for the trainee of the match. */
  constructor(of: Review['of']) {
    super();
    this.of = of;
  }

  async perform(model: SeasonModel, real: RealSeason): Promise<Done | null> {
    const k = nth(real.matches, this.of.back);
    if (k < 0) return null;
    const by = this.of.by ?? (model.matches[k]!.trainee as Who);
    const expected = model.askReview(by, k);
    const made = await real.act(
      by,
      (act) => askReview(act, real.matches[k]!, null),
      ({ id }) => real.reviews.push(id),
    );
    return ['review', expected, made];
  }

  override toString(): string {
    return `review(${Object.values(this.of).join(', ')})`;
  }
}

export class AnswerReview extends Step {
  readonly of: { readonly by: Who; readonly back: number; readonly offset: number };

  constructor(of: AnswerReview['of']) {
    super();
    this.of = of;
  }

  async perform(model: SeasonModel, real: RealSeason): Promise<Done | null> {
    const { by, back, offset } = this.of;
    const k = nth(model.reviews, back);
    if (k < 0) return null;
    const version = (model.reviews[k]!.isAnswered ? 2 : 1) + offset;
    const expected = model.answerReview(by, model.reviews[k]!, offset === 0);
    return ['answer review', expected, await real.act(by, (act) => answerReview(act, real.reviews[k]!, 'Essai', version))];
  }

  override toString(): string {
    return `answerReview(${Object.values(this.of).join(', ')})`;
  }
}

export class Report extends Step {
  readonly of: { readonly by: Who | Party; readonly back: number; readonly known: DayAsked };

  constructor(of: Report['of']) {
    super();
    this.of = of;
  }

  async perform(model: SeasonModel, real: RealSeason): Promise<Done | null> {
    const k = nth(real.matches, this.of.back);
    if (k < 0) return null;
    const match = model.matches[k]!;
    const by = this.of.by === 'trainee' || this.of.by === 'mentor' ? (match[this.of.by] as Who) : this.of.by;
    const knownOn = dayOf(model, this.of.known);
    const expected = model.report(by, k, knownOn);
    const made = await real.act(
      by,
      (act) => reportBreakdown(act, { match: real.matches[k]!, reason: 'distance', knownOn, note: 'Confié.' }),
      ({ id }) => real.cases.push(id),
    );
    return ['report', expected, made];
  }

  override toString(): string {
    return `report(${Object.values(this.of).join(', ')})`;
  }
}

interface OnCase {
  readonly by: Who;
  /** How many cases before the last. */
  readonly back: number;
  /** Beside the version of today. */
  readonly offset: number;
}

/** An act on a case that is there. */
abstract class CaseStep<Of extends OnCase> extends Step {
  readonly of: Of;

  constructor(of: Of) {
    super();
    this.of = of;
  }

  abstract on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done | null>;

  perform(model: SeasonModel, real: RealSeason): Promise<Done | null> {
    const k = nth(model.cases, this.of.back);
    return k < 0 ? Promise.resolve(null) : this.on(model, real, model.cases[k]!, real.cases[k]!);
  }

  override toString(): string {
    return `${this.constructor.name}(${Object.values(this.of).join(', ')})`;
  }
}

export class Hear extends CaseStep<OnCase & { readonly party: Party; readonly day: DayAsked }> {
  override async on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done> {
    const { by, party, offset } = this.of;
    const [on, version] = [dayOf(model, this.of.day), versionOf(one) + offset];
    const expected = model.hear(by, one, { party, on, isCurrent: offset === 0 });
    return ['hear', expected, await real.act(by, (act) => hear(act, id, { party, on, note: 'Confié.' }, version))];
  }
}

export class AskOptions extends CaseStep<OnCase & { readonly from: DayAsked }> {
  override async on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done> {
    const { by, offset } = this.of;
    const [from, version] = [dayOf(model, this.of.from), versionOf(one) + offset];
    const expected = model.askOptions(by, one, from, offset === 0);
    const asked = { from, pinned: [], alternates: 1 };
    const made = await real.act(
      by,
      (act) => askOptions(act, id, asked, { asked: version, settings: RUN_SETTINGS }),
      (run) => real.runs.push(run),
    );
    return ['ask for options', expected, made];
  }
}

/** A worker comes to the run that has waited longest. */
export class Work extends Step {
  async perform(model: SeasonModel, real: RealSeason): Promise<Done | null> {
    const k = model.runs.findIndex(({ options }) => options === undefined);
    if (k < 0) return null;
    const found = await real.owner((tx) => workAt(tx, real.runs[k]!, real.now));
    const run = model.runs[k]!;
    if (found === null) {
      run.options = null;
      return ['work', null, null];
    }
    const gone = found.events.flatMap((event) =>
      event.kind === 'gone' && event.mentor !== null ? [{ trainee: event.trainee, from: event.mentor, to: null }] : [],
    );
    run.options = optionsOf(found).map(({ label, point }) => ({ label, moves: [...point.changes, ...gone] }));
    for (const option of run.options) expect([option, ...faultsOf(option, run)]).toEqual([option]);
    return ['work', null, null];
  }

  override toString(): string {
    return 'work';
  }
}

/** What is wrong with an option of the engine's, by what was in force and by the census that it had. */
function faultsOf({ moves }: ModelOption, { held, broken, census }: OptionRun): string[] {
  const mentorOf = new Map(held.map(({ trainee, mentor }) => [trainee, mentor]));
  const faults = moves.flatMap(({ trainee, from, to }) => [
    ...((mentorOf.get(trainee) ?? null) === from ? [] : [`${trainee} is not taken from where they are`]),
    ...(to === null || census.has(to) ? [] : [`${to} has left`]),
    ...(broken.some((pair) => pair.trainee === trainee && pair.mentor === to) ? [`${trainee} is with ${to} again`] : []),
  ]);
  for (const { trainee, to } of moves) if (to === null) mentorOf.delete(trainee);
  for (const { trainee, to } of moves) if (to !== null) mentorOf.set(trainee, to);
  const taken = new Set(moves.flatMap(({ to }) => (to === null ? [] : [to])));
  const overfull = [...taken].filter((id) => [...mentorOf.values()].filter((other) => other === id).length > capacity(census, id));
  const last = broken.at(-1)!;
  return [
    ...faults,
    ...overfull.map((id) => `${id} has more trainees than places`),
    ...(mentorOf.get(last.trainee) === last.mentor ? ['the pair that broke down stays'] : []),
    ...(new Set(moves.map(({ trainee }) => trainee)).size === moves.length ? [] : ['somebody moves twice']),
  ];
}

export class Submit extends CaseStep<OnCase & { readonly runBack: number; readonly option: number }> {
  override async on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done | null> {
    const { by, offset, runBack, option } = this.of;
    const k = nth(model.runs, runBack);
    if (k < 0) return null;
    const run = model.runs[k]!;
    // Of none, and beyond nine: one that is not there.
    const label = option > 9 ? '9' : (run.options?.[option % run.options.length]?.label ?? '9');
    const version = versionOf(one) + offset;
    const expected = model.submitOption(by, one, { run, label, isCurrent: offset === 0 });
    const made = await real.act(by, (act) => submitOption(act, id, { run: real.runs[k]!, label, asked: version }));
    return ['submit option', expected, made];
  }
}

/** Who directs where the change is decided, and has not submitted it. */
function aptFor(one: ModelCase, trainee: string): Who {
  const move = submittedIn(one)?.option.moves.find((other) => other.trainee === trainee);
  return SERVICE_OF[move?.to ?? trainee] === 'SPIP-33' ? 'd33' : 'd24';
}

export class Decide extends CaseStep<
  Omit<OnCase, 'by'> & { readonly by: Who } & { readonly isApt: boolean; readonly move: number; readonly kind: 'accept' | 'refuse' }
> {
  override async on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done> {
    const { isApt, move, kind, offset } = this.of;
    const moves = submittedIn(one)?.option.moves ?? [];
    const trainee = moves.length === 0 ? one.trainee : (moves[move % (moves.length + 1)]?.trainee ?? 'S9');
    const by = isApt ? aptFor(one, trainee) : this.of.by;
    const asked = versionOf(one) + offset;
    const expected = model.decide(by, one, { trainee, kind, asked });
    return [`${kind} change`, expected, await real.act(by, (act) => decideMove(act, id, trainee, { kind, reason: 'Essai', asked }))];
  }
}

/** All changes on which nobody has decided, each by whom it is for. */
export class AcceptMoves extends CaseStep<OnCase> {
  override async on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done> {
    for (const { trainee } of openIn(one)) {
      const [by, asked] = [aptFor(one, trainee), versionOf(one)];
      const expected = model.decide(by, one, { trainee, kind: 'accept', asked });
      const actual = await real.act(by, (act) => decideMove(act, id, trainee, { kind: 'accept', reason: 'Essai', asked }));
      if (actual !== null || expected !== null) return ['accept change', expected, actual];
    }
    return ['accept all changes', null, null];
  }
}

export class Drop extends CaseStep<OnCase> {
  override async on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done> {
    const { by, offset } = this.of;
    const version = versionOf(one) + offset;
    const expected = model.drop(by, one, offset === 0);
    return ['drop', expected, await real.act(by, (act) => dropBreakdown(act, id, { reason: 'Essai', asked: version }))];
  }
}

export class FollowUp extends CaseStep<OnCase & { readonly day: DayAsked; readonly outcome: string | null }> {
  override async on(model: SeasonModel, real: RealSeason, one: ModelCase, id: string): Promise<Done> {
    const { by, offset, outcome } = this.of;
    const [on, version] = [dayOf(model, this.of.day), versionOf(one) + offset];
    const expected = model.followUp(by, one, { on, outcome, isCurrent: offset === 0 });
    return ['follow up', expected, await real.act(by, (act) => followUp(act, id, { on, outcome, asked: version }))];
  }
}
