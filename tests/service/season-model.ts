/**
 * What a season is after any history of acts, written down a second time and as simply as can be: lists of what was said and done, from which all
 * else is worked out anew each time. The way to a publication is that of `round-model.ts`; here is what comes after and beside it.
 */
import { type Census, type Actor, type Outcome, RoundModel, SCOPES, SERVICE_OF, TRAINEES } from './round-model.ts';

export type Who = Actor | 'S1' | 'S2' | 'S3' | 'M1' | 'M2' | 'M3' | 'M4';
export type Party = 'trainee' | 'mentor';

export const isBoard = (who: Who): boolean => who in SCOPES && SCOPES[who as Actor].board;
const directs = (who: Who, service: string): boolean => who in SCOPES && SCOPES[who as Actor].services.includes(service);
const directsAny = (who: Who, people: readonly (string | null)[]): boolean =>
  people.some((id) => id !== null && directs(who, SERVICE_OF[id]!));

const SUMMER_ENDS = Date.parse('2025-10-26T01:00:00Z');

/** In France, in the autumn of 2025. */
export function dayOf(moment: Date): string {
  const hours = moment.getTime() < SUMMER_ENDS ? 2 : 1;
  return new Date(moment.getTime() + hours * 3_600_000).toISOString().slice(0, 10);
}

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A pair in force from a day to a day. */
export interface ModelMatch {
  readonly trainee: string;
  readonly mentor: string;
  readonly publication: number;
  readonly first: string;
  readonly last: string;
  readonly isVoid: boolean;
  readonly isEnded: boolean;
  /** Day on which it was made. */
  readonly made: string;
}

export interface ModelMove {
  readonly trainee: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ModelOption {
  readonly label: string;
  readonly moves: readonly ModelMove[];
}

export interface OptionRun {
  readonly from: string;
  /** What was in force when it was asked for. */
  readonly mark: string;
  readonly census: Census;
  /** Who is with whom on the first day of the change. */
  readonly held: readonly ModelMatch[];
  /** Pairs that broke down up to now, this one included. */
  readonly broken: readonly Pick<ModelCase, 'trainee' | 'mentor'>[];
  /** undefined: it waits; null: it has failed. */
  options: readonly ModelOption[] | null | undefined;
}

type Entry =
  | { readonly act: 'hear'; readonly party: Party }
  | { readonly act: 'run'; readonly run: OptionRun }
  | { readonly act: 'option'; readonly option: ModelOption; readonly run: OptionRun; readonly by: Who }
  | { readonly act: 'decision'; readonly kind: 'accept' | 'refuse'; readonly trainee: string; readonly by: Who }
  | { readonly act: 'drop' }
  | { readonly act: 'effect'; readonly day: string; readonly made: string }
  | { readonly act: 'follow-up'; readonly outcome: string | null };

type Submitted = Extract<Entry, { act: 'option' }>;

export interface ModelCase {
  /** Index of the match. */
  readonly match: number;
  readonly publication: number;
  readonly trainee: string;
  readonly mentor: string;
  readonly by: Who;
  readonly knownOn: string;
  readonly log: Entry[];
}

interface Publication {
  readonly pairs: readonly (readonly [string, string])[];
  readonly made: string;
  isWithdrawn: boolean;
}

interface Flag {
  readonly person: string;
  readonly field: string;
  /** The census that said so. */
  readonly on: Census;
  isAnswered: boolean;
}

export type AnswerKind = 'corrected' | 'kept' | 'removed';

/** What a census says of somebody; null of who is not in it. */
function said(census: Census, person: string, field: string): string | null {
  const facts = census.get(person);
  if (facts === undefined) return null;
  // A trainee has no domains, or one; the load of a mentor is a number or another.
  if (field === 'domains') return isTrainee(person) && facts === 0 ? '' : 'droit';
  return field === 'caseload' ? `${50 + facts}` : person;
}

const isTrainee = (id: string): boolean => TRAINEES.some((other) => other === id);

export class SeasonModel {
  readonly round = new RoundModel();
  readonly starts: string;
  readonly ends: string;
  readonly publications: Publication[] = [];
  readonly cases: ModelCase[] = [];
  /** Cases in the order in which they took effect. */
  readonly effects: ModelCase[] = [];
  readonly runs: OptionRun[] = [];
  readonly flags: Flag[] = [];
  readonly reviews: { readonly match: number; isAnswered: boolean }[] = [];
  now: Date;

  constructor(starts: string, ends: string, now: Date) {
    this.starts = starts;
    this.ends = ends;
    this.now = now;
  }

  get today(): string {
    return dayOf(this.now);
  }

  /** In the order in which they were made. */
  get matches(): ModelMatch[] {
    const matches: ModelMatch[] = [];
    for (const [publication, { pairs, made, isWithdrawn }] of this.publications.entries()) {
      const period = { publication, first: this.starts, last: this.ends, isEnded: false };
      const own: ModelMatch[] = pairs.map(([trainee, mentor]) => ({ ...period, trainee, mentor, made, isVoid: false }));
      for (const one of this.effects.filter((other) => other.publication === publication)) {
        const { option } = submittedIn(one)!;
        const effect = effectOf(one)!;
        for (const { trainee, from } of option.moves) {
          const k = own.findIndex(
            (match) => !match.isVoid && !(match.last < effect.day) && match.trainee === trainee && match.mentor === from,
          );
          if (k >= 0)
            own[k] = {
              ...own[k]!,
              isEnded: true,
              ...(own[k]!.first >= effect.day ? { isVoid: true } : { last: dayAfter(effect.day, -1) }),
            };
        }
        for (const { trainee, to } of inOrder(option.moves))
          if (to !== null) own.push({ ...period, trainee, mentor: to, made: effect.made, first: effect.day, isVoid: false });
      }
      matches.push(...own.map((match) => (isWithdrawn ? { ...match, isVoid: true } : match)));
    }
    return matches;
  }

  get published(): number | null {
    const last = this.publications.length - 1;
    return last < 0 || this.publications[last]!.isWithdrawn ? null : last;
  }

  /** What options hold for; null where nothing is published. */
  get mark(): string | null {
    return this.published === null ? null : `${this.published} ${this.#effectsNow().length}`;
  }

  #effectsNow(): ModelCase[] {
    return this.effects.filter(({ publication }) => publication === this.published);
  }

  get roundState(): string {
    if (this.published !== null) return this.today > this.ends ? 'closed' : 'published';
    const { census, submissions } = this.round;
    if (submissions.length === 0) return 'ready';
    return TRAINEES.every((id) => !census.has(id) || this.round.stands(id)) ? 'decided' : 'review';
  }

  get openFlags(): number {
    return this.flags.filter(({ isAnswered }) => !isAnswered).length;
  }

  publish(by: Actor, isCurrent: boolean): Outcome {
    this.round.openFlags = this.openFlags;
    const outcome = this.round.publish(by, isCurrent);
    if (outcome === null && this.published === null)
      this.publications.push({ pairs: this.round.matches, made: this.today, isWithdrawn: false });
    return outcome;
  }

  /** Not while a case on one of its matches is open, and never after one that took effect. */
  withdraw(by: Actor, isCurrent: boolean): Outcome {
    this.round.breakdowns = this.cases.filter((one) => one.publication === this.published && closedAs(one) !== 'dropped').length;
    const outcome = this.round.withdraw(by, isCurrent);
    if (outcome === null) this.publications.at(-1)!.isWithdrawn = true;
    return outcome;
  }

  raise(by: Who, person: string, field: string): Outcome {
    if (!this.round.census.has(person) || !(isBoard(by) || by === person || directsAny(by, [person]))) return 'SERVICE_NOT_FOUND';
    if (by !== person) return 'SERVICE_FORBIDDEN';
    if (!['domains', 'caseload', 'lastName'].includes(field) || (field === 'caseload' && isTrainee(person))) return 'FLAG_FIELD';
    this.flags.push({ person, field, on: this.round.census, isAnswered: false });
    return null;
  }

  answerFlag(by: Who, flag: Flag, kind: AnswerKind, isCurrent: boolean): Outcome {
    if (!isBoard(by)) return by === flag.person ? 'SERVICE_FORBIDDEN' : 'SERVICE_NOT_FOUND';
    if (flag.isAnswered) return 'FLAG_ANSWERED';
    if (!isCurrent) return 'SERVICE_MOVED_ON';
    const now = said(this.round.census, flag.person, flag.field);
    const isSo = { kept: true, removed: now === null || now === '', corrected: now !== said(flag.on, flag.person, flag.field) };
    if (!isSo[kind]) return 'FLAG_NOT_DONE';
    flag.isAnswered = true;
    return null;
  }

  askReview(by: Who, match: number): Outcome {
    const { trainee } = this.matches[match]!;
    if (!this.#seesMatch(by, match)) return 'SERVICE_NOT_FOUND';
    if (by !== trainee) return 'SERVICE_FORBIDDEN';
    if (this.reviews.some((review) => review.match === match && !review.isAnswered)) return 'REVIEW_OPEN';
    this.reviews.push({ match, isAnswered: false });
    return null;
  }

  answerReview(by: Who, review: SeasonModel['reviews'][number], isCurrent: boolean): Outcome {
    if (!isBoard(by)) return by === this.matches[review.match]!.trainee ? 'SERVICE_FORBIDDEN' : 'SERVICE_NOT_FOUND';
    if (!isCurrent) return 'SERVICE_MOVED_ON';
    if (review.isAnswered) return 'REVIEW_ANSWERED';
    review.isAnswered = true;
    return null;
  }

  #seesMatch(by: Who, match: number): boolean {
    const { trainee, mentor, isVoid } = this.matches[match]!;
    return isBoard(by) || directsAny(by, [trainee, mentor]) || (!isVoid && (by === trainee || by === mentor));
  }

  report(by: Who, match: number, knownOn: string): Outcome {
    const { trainee, mentor, publication, first, made } = this.matches[match]!;
    if (!this.#seesMatch(by, match)) return 'SERVICE_NOT_FOUND';
    if (!isBoard(by) && by !== trainee && by !== mentor) return 'SERVICE_FORBIDDEN';
    if (knownOn > this.today) return 'BREAKDOWN_FUTURE_DAY';
    if (knownOn < first && knownOn < made) return 'BREAKDOWN_EARLY_DAY';
    const refusal = this.#mustStand(match);
    if (refusal !== null) return refusal;
    if (this.cases.some((one) => one.match === match && closedAs(one) === null)) return 'BREAKDOWN_OPEN';
    this.cases.push({ match, publication, trainee, mentor, by, knownOn, log: [] });
    return null;
  }

  #mustStand(match: number): Outcome {
    const { isVoid, isEnded, last } = this.matches[match]!;
    return isVoid ? 'BREAKDOWN_MATCH_VOID' : isEnded || last < this.today ? 'BREAKDOWN_MATCH_OVER' : null;
  }

  /** What each step of the board's asks first. */
  #handle(by: Who, one: ModelCase, isCurrent: boolean): Outcome {
    if (!seesCase(by, one)) return 'SERVICE_NOT_FOUND';
    if (!isBoard(by)) return 'SERVICE_FORBIDDEN';
    return isCurrent ? null : 'SERVICE_MOVED_ON';
  }

  hear(by: Who, one: ModelCase, { party, on, isCurrent }: { party: Party; on: string; isCurrent: boolean }): Outcome {
    const refusal = this.#handle(by, one, isCurrent);
    if (refusal !== null) return refusal;
    if (closedAs(one) !== null) return 'BREAKDOWN_CLOSED';
    if (on > this.today) return 'BREAKDOWN_FUTURE_DAY';
    if (on < one.knownOn) return 'BREAKDOWN_EARLY_DAY';
    one.log.push({ act: 'hear', party });
    return null;
  }

  askOptions(by: Who, one: ModelCase, from: string, isCurrent: boolean): Outcome {
    const refusal = this.#handle(by, one, isCurrent);
    if (refusal !== null) return refusal;
    if (closedAs(one) !== null) return 'BREAKDOWN_CLOSED';
    const over = this.#mustStand(one.match);
    if (over !== null) return over;
    const runs = one.log.flatMap((entry) => (entry.act === 'run' ? [entry.run] : []));
    if (runs.some(({ options }) => options === undefined)) return 'RUN_UNDER_WAY';
    const isHeard = (party: Party): boolean => one.log.some((entry) => entry.act === 'hear' && entry.party === party);
    if (!isHeard('trainee') || !isHeard('mentor')) return 'BREAKDOWN_NOT_HEARD';
    const { first, last } = this.matches[one.match]!;
    // Nothing changes before what is in force has begun.
    const begun = this.#effectsNow().map((other) => effectOf(other)!.day);
    if (from > last || [first, ...begun].some((day) => from < day)) return 'BREAKDOWN_DAY';
    if (from < this.today) return 'BREAKDOWN_PAST_DAY';
    const run: OptionRun = {
      ...{ from, mark: this.mark!, census: this.round.census, options: undefined },
      held: this.matches.filter((match) => !match.isVoid && match.first <= from && from <= match.last),
      broken: [...this.#effectsNow(), one],
    };
    this.runs.push(run);
    one.log.push({ act: 'run', run });
    return null;
  }

  submitOption(by: Who, one: ModelCase, { run, label, isCurrent }: { run: OptionRun; label: string; isCurrent: boolean }): Outcome {
    const refusal = this.#handle(by, one, isCurrent);
    if (refusal !== null) return refusal;
    if (closedAs(one) !== null) return 'BREAKDOWN_CLOSED';
    const over = this.#mustStand(one.match);
    if (over !== null) return over;
    if (!one.log.some((entry) => entry.act === 'run' && entry.run === run)) return 'BREAKDOWN_RUN';
    if (run.options === undefined || run.options === null) return 'BREAKDOWN_RUN_UNFINISHED';
    if (run.from < this.today) return 'BREAKDOWN_PAST_DAY';
    if (run.mark !== this.mark) return 'BREAKDOWN_STALE';
    const before = submittedIn(one);
    if (before?.run === run && before.option.label === label && !isRefused(one)) return null;
    const option = run.options.find((other) => other.label === label);
    if (option === undefined) return 'BREAKDOWN_POINT';
    if (this.#isStale(option, run)) return 'BREAKDOWN_STALE';
    one.log.push({ act: 'option', option, run, by });
    return null;
  }

  /** Whether a fact that counted for one of its pairs is not as it was, or one of these people has left. */
  #isStale({ moves }: ModelOption, { census }: OptionRun): boolean {
    const people = moves.flatMap(({ trainee, to }) => (to === null ? [trainee] : [trainee, to]));
    return people.some((id) => census.get(id) !== this.round.census.get(id));
  }

  /** @param asked the version of the case on which it is asked. */
  decide(by: Who, one: ModelCase, { trainee, kind, asked }: { trainee: string; kind: 'accept' | 'refuse'; asked: number }): Outcome {
    if (!seesCase(by, one)) return 'SERVICE_NOT_FOUND';
    const submitted = submittedIn(one);
    const move = submitted?.option.moves.find((other) => other.trainee === trainee);
    if (submitted !== undefined && move === undefined) return 'SERVICE_NOT_FOUND';
    if (!directsAny(by, move === undefined ? [one.trainee, one.mentor] : [move.to ?? move.trainee])) return 'SERVICE_FORBIDDEN';
    const isFirst = !decisionsIn(one).some((decision) => decision.trainee === trainee);
    if (asked !== versionOf(one) && !(isFirst && isBorne(one, asked, trainee))) return 'SERVICE_MOVED_ON';
    if (closedAs(one) !== null) return 'BREAKDOWN_CLOSED';
    if (submitted === undefined) return 'BREAKDOWN_NO_OPTION';
    if (submitted.by === by) return 'DECISION_OWN_PROPOSAL';
    if (isRefused(one)) return 'BREAKDOWN_REFUSED';
    if (!isFirst && kind === 'accept') return 'BREAKDOWN_DECIDED';
    if (kind === 'accept') {
      const over = this.#mustStand(one.match);
      if (over !== null) return over;
      if (submitted.run.mark !== this.mark || this.#isStale(submitted.option, submitted.run)) return 'BREAKDOWN_STALE';
    }
    one.log.push({ act: 'decision', kind, trainee, by });
    if (kind === 'accept' && openIn(one).length === 0) {
      one.log.push({ act: 'effect', day: submitted.run.from, made: this.today });
      this.effects.push(one);
    }
    return null;
  }

  drop(by: Who, one: ModelCase, isCurrent: boolean): Outcome {
    const refusal = this.#handle(by, one, isCurrent);
    if (refusal !== null) return refusal;
    if (closedAs(one) !== null) return 'BREAKDOWN_CLOSED';
    one.log.push({ act: 'drop' });
    return null;
  }

  followUp(by: Who, one: ModelCase, { on, outcome, isCurrent }: { on: string; outcome: string | null; isCurrent: boolean }): Outcome {
    const refusal = this.#handle(by, one, isCurrent);
    if (refusal !== null) return refusal;
    const effect = effectOf(one);
    if (effect === undefined) return 'BREAKDOWN_NOT_IN_EFFECT';
    if (on < effect.day) return 'BREAKDOWN_EARLY_DAY';
    if (outcome !== null && on > this.today) return 'BREAKDOWN_FUTURE_DAY';
    one.log.push({ act: 'follow-up', outcome });
    return null;
  }
}

const inOrder = (moves: readonly ModelMove[]): ModelMove[] => moves.toSorted((a, b) => (a.trainee < b.trainee ? -1 : 1));

/** The option submitted last. */
export function submittedIn({ log }: ModelCase): Submitted | undefined {
  return log.findLast((entry): entry is Submitted => entry.act === 'option');
}

/** On the option submitted last. */
function decisionsIn(one: ModelCase): Extract<Entry, { act: 'decision' }>[] {
  const since = one.log.slice(one.log.findLastIndex((entry) => entry.act === 'option') + 1);
  return since.filter((entry) => entry.act === 'decision');
}

/** Moves of the option submitted last on which nobody has decided. */
export function openIn(one: ModelCase): ModelMove[] {
  const decided = new Set(decisionsIn(one).map(({ trainee }) => trainee));
  return submittedIn(one)?.option.moves.filter(({ trainee }) => !decided.has(trainee)) ?? [];
}

export function isRefused(one: ModelCase): boolean {
  return decisionsIn(one).some(({ kind }) => kind === 'refuse');
}

export function closedAs({ log }: ModelCase): 'dropped' | 'in-effect' | null {
  if (log.some(({ act }) => act === 'drop')) return 'dropped';
  return log.some(({ act }) => act === 'effect') ? 'in-effect' : null;
}

function effectOf({ log }: ModelCase): Extract<Entry, { act: 'effect' }> | undefined {
  return log.find((entry) => entry.act === 'effect');
}

/** All that is done in a case is an act of its own but its effect, which is that of the last acceptance. */
export function versionOf({ log }: ModelCase): number {
  return 1 + log.filter(({ act }) => act !== 'effect').length;
}

/** Whether others have only accepted other pairs of the option since. */
function isBorne({ log }: ModelCase, asked: number, trainee: string): boolean {
  const acts = log.filter(({ act }) => act !== 'effect');
  const since = acts.slice(asked - 1);
  return (
    asked <= acts.length + 1 && since.every((entry) => entry.act === 'decision' && entry.kind === 'accept' && entry.trainee !== trainee)
  );
}

export function stateOf(one: ModelCase): string {
  const closed = closedAs(one);
  const has = (wanted: (entry: Entry) => boolean): boolean => one.log.some(wanted);
  if (closed === 'dropped') return 'dropped';
  if (closed === 'in-effect') return has((entry) => entry.act === 'follow-up' && entry.outcome !== null) ? 'followed-up' : 'in-effect';
  if (submittedIn(one) !== undefined && !isRefused(one)) return 'submitted';
  if (has((entry) => entry.act === 'run')) return 'options';
  const isHeard = (party: Party): boolean => has((entry) => entry.act === 'hear' && entry.party === party);
  return isHeard('trainee') && isHeard('mentor') ? 'heard' : 'reported';
}

/** Whom it touches: the two of it, and everybody whom an option of it was to move. */
function seesCase(by: Who, one: ModelCase): boolean {
  const moved = one.log.flatMap((entry) =>
    entry.act === 'option' ? entry.option.moves.flatMap(({ trainee, from, to }) => [trainee, from, to]) : [],
  );
  return isBoard(by) || by === one.by || directsAny(by, [one.trainee, one.mentor, ...moved]);
}
