/**
 * A census with changes that somebody tries: the problem that `match` would make of it as it would then be, without reading or scoring anew
 * what stays as it is.
 *
 * People are prepared and pairs scored once. A mentor who comes, or whose places change, is scored beside them; who goes is left out; under
 * other weights the values of the criteria are weighed again. The constraints of the guidelines are written anew over the pairs that are then
 * possible, as for any census.
 */
import { CRITERIA, type Criterion, type Guidelines, type Mentor, type Progress, UNTOLD } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { PairScores, prepareMentor, scoreOf } from '../scoring/index.ts';
import type { PairIds, Problem } from '../solver/index.ts';
import { withRefused } from './asked-pairs.ts';
import type { Imposed } from './census-rules.ts';
import { mentorExclusions, minimumLeft, pairExclusion, type EligibilityContext } from './eligibility.ts';
import { groupConstraints } from './group-constraints.ts';
import { extended, reduced, rescored, scoreIn, type ExtraPair, type PairTable } from './pair-table.ts';
import { prepare, problemOf, rulesOf, withFixed, withRequired, withRules, type CensusInput, type Prepared } from './prepare.ts';
import { withPriorities } from './priority.ts';
import { withWeight } from './weight-axis.ts';

/** What can be tried on a census and on a bare problem alike. */
export type CommonChange =
  /** The two are matched, or there is no matching. */
  | { readonly kind: 'pin'; readonly trainee: string; readonly mentor: string }
  /** The two are not matched. */
  | { readonly kind: 'ban'; readonly trainee: string; readonly mentor: string }
  /** The mentor is not there. */
  | { readonly kind: 'take-out'; readonly mentor: string }
  /** The mentor has places for at most so many trainees. */
  | { readonly kind: 'places'; readonly mentor: string; readonly places: number };

export type CensusChange =
  | CommonChange
  /** The mentor is there as well, as if the census had them. */
  | { readonly kind: 'add'; readonly mentor: Mentor }
  /** The criterion has this weight, in [0, 1], at most four decimals; the others share the rest as `withWeight` says. */
  | { readonly kind: 'weight'; readonly criterion: Criterion; readonly weight: number };

/** The census and the guidelines after the changes, and what they ask of pairs. */
interface Trial {
  readonly mentors: Map<string, Mentor>;
  readonly banned: Set<string>;
  /** With the number of the change. */
  readonly pinned: Map<string, { readonly pair: PairIds; readonly change: number }>;
  readonly guidelines: Guidelines;
}

export class ChangedCensus {
  readonly #input: CensusInput;
  readonly #base: Prepared;
  readonly #traineeIndex: ReadonlyMap<string, number>;
  readonly #decided: readonly PairIds[];
  #scores: PairScores | null = null;
  /** The table under the weights that were asked for last: they stay while other things are tried. */
  #weighed: { readonly weights: Guidelines['weights']; readonly table: PairTable };

  /** Prepares and scores: what `match` does before it solves. @throws BinomeError as `match`. */
  constructor(input: CensusInput, progress: Progress = UNTOLD) {
    this.#input = { ...input, census: withRefused(input.census, input.refusedPairs) };
    this.#base = prepare(input, progress);
    this.#decided = (this.#base.problem.required ?? []).filter(([trainee]) => input.decisions?.has(trainee));
    this.#weighed = { weights: input.guidelines.weights, table: this.#base.table };
    this.#traineeIndex = new Map(this.#base.table.trainees.map(({ person }, i) => [person.id, i]));
  }

  /** Ids of the trainees of a directorate, sorted. */
  traineesOf(board: string): string[] {
    return this.#base.trainees.filter(({ person }) => person.boardCode === board).map(({ person }) => person.id);
  }

  guidelinesAfter(changes: readonly CensusChange[]): Guidelines {
    return changes.reduce(
      (guidelines, change) => (change.kind === 'weight' ? withWeight(guidelines, change.criterion, change.weight) : guidelines),
      this.#input.guidelines,
    );
  }

  /**
   * The problem after these changes, one after the other. O(pairs), and what the guidelines' constraints take.
   * @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR, PROBLEM_DUPLICATE_ID, PROBLEM_DUPLICATE_PAIR, PROBLEM_PAIR_NOT_ELIGIBLE,
   * REASSIGN_MINIMUM, REASSIGN_CAPACITY, CALL_BAD_VALUE with the place in the list; MATCH_* as `match`.
   */
  after(changes: readonly CensusChange[]): Problem {
    const trial: Trial = {
      mentors: new Map(this.#input.census.mentors.map((mentor) => [mentor.id, mentor])),
      banned: new Set(),
      pinned: new Map(),
      guidelines: this.guidelinesAfter(changes),
    };
    changes.forEach((change, k) => this.#apply(trial, change, k));
    if (trial.mentors.size === 0) throw new BinomeError('MATCH_NO_MENTOR');
    const { guidelines, imposed } = this.#askedOf(trial);
    const context: EligibilityContext = { ...this.#base.context, guidelines };
    const { table, fixed, held } = this.#withHeld(trial, context, this.#tableOf(trial, context), imposed);
    const constraints = groupConstraints(context, table);
    const problem = problemOf(context, table, constraints, this.#input.incumbent, fixed);
    const whole = withPriorities({ ...this.#base, context, table, constraints, problem }, {}, UNTOLD).problem;
    return withRequired(whole, [...held, ...pinsOf(trial, table, this.#traineeIndex)]);
  }

  /** The guidelines by ids with what the census would then ask for, as `prepare` makes them. */
  #askedOf({ guidelines, mentors }: Trial): { guidelines: Guidelines; imposed: readonly Imposed[] } {
    const { trainees } = this.#input.census;
    const {
      guidelines: named,
      constraints,
      imposed,
    } = rulesOf({ ...this.#input, guidelines, census: { trainees, mentors: [...mentors.values()] } }, (id) => this.#traineeIndex.has(id));
    const isDecided = new Set(this.#decided.map(([trainee]) => trainee));
    return { guidelines: withRules(named, constraints), imposed: imposed.filter(({ trainee }) => !isDecided.has(trainee)) };
  }

  /** The table with the pairs that stand before anything is tried: decided or imposed, for which there are places, and held fast. */
  #withHeld(
    { mentors, banned, pinned }: Trial,
    context: EligibilityContext,
    table: PairTable,
    imposed: readonly Imposed[],
  ): { table: PairTable; fixed: readonly PairIds[]; held: readonly PairIds[] } {
    const isTried = new Set([...pinned.values()].map(({ pair: [trainee] }) => trainee));
    const isLeft = ([trainee, mentor]: PairIds): boolean =>
      mentors.has(mentor) && !banned.has(keyOf(trainee, mentor)) && !isTried.has(trainee);
    const fixed = [...this.#decided, ...imposed.map(({ trainee, mentor }): PairIds => [trainee, mentor])].filter(isLeft);
    const held = this.#base.pinned.filter(isLeft);
    const all = [...fixed, ...held].map(([trainee, mentor]) => ({ trainee, mentor }));
    if (all.length === 0) return { table, fixed, held };
    const named = all.map(({ mentor }) => prepareMentor(mentors.get(mentor)!, context.reference, context.period));
    return { table: withFixed(context, table, named, all).table, fixed, held };
  }

  #apply(trial: Trial, change: CensusChange, k: number): void {
    const place = { path: `/changes/${k}` };
    const require = (id: string): Mentor => {
      const mentor = trial.mentors.get(id);
      if (mentor === undefined) throw new BinomeError('CALL_UNKNOWN_MENTOR', { value: id }, place);
      return mentor;
    };
    switch (change.kind) {
      case 'pin':
      case 'ban': {
        const { trainee, mentor } = change;
        if (!this.#traineeIndex.has(trainee)) throw new BinomeError('CALL_UNKNOWN_TRAINEE', { value: trainee }, place);
        require(mentor);
        const key = keyOf(trainee, mentor);
        if (change.kind === 'ban') trial.banned.add(key);
        else if (trial.pinned.has(key)) throw new BinomeError('PROBLEM_DUPLICATE_PAIR', { trainee, mentor }, place);
        else trial.pinned.set(key, { pair: [trainee, mentor], change: k });
        return;
      }
      case 'take-out':
        require(change.mentor);
        trial.mentors.delete(change.mentor);
        return;
      case 'add': {
        const { id } = change.mentor;
        if (trial.mentors.has(id) || this.#input.census.trainees.some((trainee) => trainee.id === id))
          throw new BinomeError('PROBLEM_DUPLICATE_ID', { value: id }, place);
        trial.mentors.set(id, change.mentor);
        return;
      }
      case 'places': {
        const { mentor: id, places } = change;
        const mentor = require(id);
        const limit = Math.max(0, trial.guidelines.rules.capacityLimit - mentor.followed);
        const min = minimumLeft(mentor);
        if (places < min) throw new BinomeError('REASSIGN_MINIMUM', { mentor: id, places, min }, place);
        if (places > limit) throw new BinomeError('REASSIGN_CAPACITY', { mentor: id, places, limit }, place);
        trial.mentors.set(id, { ...mentor, capacityMax: places + mentor.followed });
        return;
      }
      case 'weight': // of the guidelines, which are read first: `guidelinesAfter`
    }
  }

  #tableOf(trial: Trial, context: EligibilityContext): PairTable {
    const base = this.#base.table;
    const isHere = (mentor: Mentor): boolean => trial.mentors.get(mentor.id) === mentor;
    const standing = reduced(this.#under(trial.guidelines.weights), (j) => isHere(base.mentors[j]!.person));
    const known = new Set(this.#input.census.mentors);
    const added = [...trial.mentors.values()]
      .filter((mentor) => !known.has(mentor) && mentorExclusions(context, mentor).length === 0)
      .map((mentor) => prepareMentor(mentor, context.reference, context.period));
    const extras = added.flatMap((mentor) =>
      base.trainees
        .filter((trainee) => pairExclusion(context, trainee, mentor) === null)
        .map((trainee): ExtraPair => ({ trainee, mentor, score: scoreOf(context, trainee, mentor) })),
    );
    const table = added.length === 0 ? standing : extended(standing, added, extras);
    if (trial.banned.size === 0) return table;
    const isBanned = (i: number, j: number): boolean => trial.banned.has(keyOf(table.trainees[i]!.person.id, table.mentors[j]!.person.id));
    return reduced(
      table,
      () => true,
      (i, j) => !isBanned(i, j),
    );
  }

  /** The table of the base under these weights. */
  #under(weights: Guidelines['weights']): PairTable {
    if (CRITERIA.every((criterion) => weights[criterion] === this.#weighed.weights[criterion])) return this.#weighed.table;
    const { context, table } = this.#base;
    this.#scores ??= new PairScores(context, table.trainees, table.mentors);
    const scores = this.#scores.withWeights(weights);
    this.#weighed = { weights, table: rescored(table, (i, j) => scores.score(i, j)) };
    return this.#weighed.table;
  }
}

/** In the order in which they were pinned. */
function pinsOf({ pinned }: Trial, table: PairTable, rows: ReadonlyMap<string, number>): PairIds[] {
  const columns = new Map(table.mentors.map(({ person }, j) => [person.id, j]));
  return [...pinned.values()].map(({ pair, change }) => {
    const [trainee, mentor] = pair;
    const column = columns.get(mentor);
    if (column === undefined || scoreIn(table, rows.get(trainee)!, column) < 0)
      throw new BinomeError('PROBLEM_PAIR_NOT_ELIGIBLE', { trainee, mentor }, { path: `/changes/${change}` });
    return pair;
  });
}

/** Ids hold no such character: they come from a census. */
function keyOf(trainee: string, mentor: string): string {
  return `${trainee}\u0000${mentor}`;
}
