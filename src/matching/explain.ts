/**
 * Explanations: every proposed pair, every trainee left without, every shortage, in people and sentences.
 */
import {
  type Alternative,
  type Barred,
  compareIds,
  type Exclusion,
  type ImposedPair,
  type PersonSummary,
  type Progress,
  type Proposal,
  type ProposedPair,
  SCORE_SCALE,
  type Shortage,
  type UnmetTrainee,
  type Wish,
} from '../domain/index.ts';
import { journey, minutesOf, scorePair, type PreparedMentor, type PreparedTrainee, type Scoring } from '../scoring/index.ts';
import { Prices, type Limits, type PairPrice, type Problem, type Solution } from '../solver/index.ts';
import { explainPair, explainUnmet, inBoth, type LabelOf } from '../wording/index.ts';
import { placesLeft, mentorExclusions, PairExclusions, pairExclusions, type EligibilityContext } from './eligibility.ts';
import { scoreIn, type PairTable } from './pair-table.ts';
import { ConstraintsInTheWay } from './constraints-in-the-way.ts';
import { toldAs, type LabelledConstraint } from './group-constraints.ts';
import { fullName, personSummary } from './person-summary.ts';
import { shortageOf } from './shortages.ts';

export const ALTERNATIVES = 3;
/**
 * Trainees × pairs of a part that is solved again for each price: about half a minute. Where constraints join a country, at 1.5 s a
 * solve, all prices would take hours.
 */
const MOST_EFFORT = 100_000;
/** Nodes that one trainee's prices may take where the part is solved again: budgets of minutes can take thousands for each. */
const MOST_NODES = 30;

/** Above so many eligible pairs the excluded ones are no longer listed one by one. */
const LISTED_PAIRS = 500_000;

/** The `count` cheapest mentors of a trainee beside the chosen; null where to price them would take too long. */
export function cheapestOthers(prices: Prices, trainee: string, count: number): PairPrice[] | null {
  return prices.effortOf(trainee) > MOST_EFFORT ? null : prices.cheapest(trainee, count, MOST_NODES);
}

/** What a price says of fairness, in millionths, and of balance; nothing where they are not asked for. */
export function fairnessOf({ fairness, balance }: Pick<PairPrice, 'fairness' | 'balance'>): Pick<Alternative, 'fairness' | 'uneven'> {
  const uneven = balance === undefined ? {} : { uneven: balance !== null };
  if (fairness === undefined) return uneven;
  return { fairness: fairness === null ? null : { below: Math.round(fairness.below * SCORE_SCALE), more: fairness.more }, ...uneven };
}

const SAID_BY_PEOPLE: ReadonlySet<Exclusion['code']> = new Set([
  ...(['AVOIDED_BY_TRAINEE', 'AVOIDED_BY_MENTOR', 'FORMER_PAIR', 'REFUSED_PAIR', 'SAME_PERSON'] as const),
]);

/** Trainees between two words of progress: some milliseconds. */
const BETWEEN_TOLD = 16;

export interface Explanations {
  readonly pairs: ProposedPair[];
  readonly unmet: UnmetTrainee[];
  readonly shortages: Shortage[];
}

export class Explainer {
  readonly #context: EligibilityContext;
  readonly #scoring: Scoring;
  readonly #mentors: readonly PreparedMentor[];
  readonly #table: PairTable;
  readonly #solution: Solution;
  readonly #problem: Problem;
  /** Trainee → the cheapest other mentors; null where they are not priced. */
  readonly #alternatives = new Map<string, Alternative[] | null>();
  /** Trainees one of whose pairs people have imposed. */
  readonly #imposed: ReadonlySet<string>;
  /** Once it is aborted, no other mentor is priced any more. */
  readonly #signal: Limits['signal'];
  readonly #people: ReadonlyMap<string, PreparedTrainee | PreparedMentor>;
  readonly #traineeIndex: ReadonlyMap<string, number>;
  readonly #mentorIndex: ReadonlyMap<string, number>;
  readonly #exclusions: PairExclusions;
  /** null where the optimum is not proven. */
  readonly #inTheWay: ConstraintsInTheWay | null;
  readonly #labelOf: LabelOf;
  /** Board → its mentors, by number in the table. */
  readonly #mentorsOfBoard = new Map<string, number[]>();
  /** Mentors of a board that their own rules exclude, counted by rule. */
  readonly #excludedOfBoard = new Map<string, Map<Exclusion['code'], number>>();

  /** `mentors`: all of the census, sorted by id; the table holds those within their own rules. */
  constructor(
    context: EligibilityContext,
    mentors: readonly PreparedMentor[],
    table: PairTable,
    problem: Problem,
    solution: Solution,
    { signal }: Limits = {},
    constraints: readonly LabelledConstraint[] = [],
  ) {
    this.#context = context;
    this.#scoring = { guidelines: context.guidelines, travelTable: context.travelTable };
    this.#mentors = mentors;
    this.#table = table;
    this.#solution = solution;
    this.#problem = problem;
    this.#signal = signal;
    this.#imposed = new Set((problem.required ?? []).map(([trainee]) => trainee));
    this.#people = new Map([...table.trainees, ...mentors].map((prepared) => [prepared.person.id, prepared]));
    this.#traineeIndex = new Map(table.trainees.map(({ person }, i) => [person.id, i]));
    this.#mentorIndex = new Map(table.mentors.map(({ person }, j) => [person.id, j]));
    this.#inTheWay =
      solution.status === 'optimal' ? new ConstraintsInTheWay(problem, solution, signal === undefined ? {} : { signal }) : null;
    const labels = new Map(constraints.map((labelled) => [labelled.constraint.id, toldAs(labelled)]));
    this.#labelOf = (id) => labels.get(id) ?? { fr: id, en: id };
    this.#exclusions = new PairExclusions(context, table.trainees, table.mentors);
    table.mentors.forEach(({ person: { boardCode } }, j) => {
      const own = this.#mentorsOfBoard.get(boardCode);
      if (own === undefined) this.#mentorsOfBoard.set(boardCode, [j]);
      else own.push(j);
    });
    for (const { person } of mentors) {
      const [first] = mentorExclusions(context, person);
      if (first === undefined) continue;
      const counts = this.#excludedOfBoard.get(person.boardCode) ?? new Map<Exclusion['code'], number>();
      this.#excludedOfBoard.set(person.boardCode, counts.set(first.code, (counts.get(first.code) ?? 0) + 1));
    }
  }

  /** Everything, sorted by trainee id. O(one price search for each trainee). */
  explain(progress: Progress): Explanations {
    const shortages = (this.#solution.diagnosis?.shortages ?? []).map((witness) =>
      shortageOf(witness, (id) => this.#summary(this.#people.get(id)!)),
    );
    this.#priceAlternatives(progress);
    const pairs = this.#solution.pairs.map(([trainee, mentor]) => this.#pair(trainee, mentor));
    const unmet = this.#solution.unmet.map(({ trainee, missing }) => this.#unmet(trainee, missing, shortages));
    const total = this.#table.trainees.length;
    progress('explain', total, total);
    return { pairs, unmet, shortages };
  }

  /** Part by part, so that the prices' graphs need not be there all at once. */
  #priceAlternatives(progress: Progress): void {
    if (this.#solution.status !== 'optimal') return;
    const prices = new Prices(this.#problem, this.#solution, this.#signal === undefined ? {} : { signal: this.#signal });
    let done = 0;
    for (const trainees of prices.parts()) {
      for (const trainee of trainees) {
        if (done++ % BETWEEN_TOLD === 0) progress('explain', done, this.#table.trainees.length);
        const found = this.#signal?.aborted === true ? null : cheapestOthers(prices, trainee, ALTERNATIVES);
        this.#alternatives.set(trainee, found && found.map((price) => this.alternative(trainee, price)));
      }
    }
  }

  /** Every mentor of the trainees' boards (of any board, where boards may mix), with the rules that each breaks. */
  roster(): Proposal['mentors'] {
    const boards = new Set(this.#table.trainees.map(({ person }) => person.boardCode));
    return this.#mentors
      .filter(({ person }) => !this.#context.guidelines.rules.sameBoard || boards.has(person.boardCode))
      .map((mentor) => {
        const { id, name, board, service, site } = this.#summary(mentor);
        return {
          id,
          name,
          board,
          service,
          site,
          places: placesLeft(this.#context, mentor.person),
          rules: mentorExclusions(this.#context, mentor.person),
        };
      });
  }

  excludedPairs(): Proposal['excludedPairs'] {
    if (this.#table.mentor.length > LISTED_PAIRS) return null;
    const within = new Set(this.#table.mentors.map(({ person }) => person.id));
    return this.#table.trainees.flatMap((trainee) =>
      this.#mentors
        .filter(({ person }) => !this.#context.guidelines.rules.sameBoard || person.boardCode === trainee.person.boardCode)
        .map((mentor) => {
          const broken = pairExclusions(this.#context, trainee, mentor);
          // Of a mentor whom their own rules exclude, what people said of each other: whoever decides on such a pair must know.
          const rules = within.has(mentor.person.id) ? broken : broken.filter(({ code }) => SAID_BY_PEOPLE.has(code));
          return { trainee: trainee.person.id, mentor: mentor.person.id, rules };
        })
        .filter(({ rules }) => rules.length > 0),
    );
  }

  nameOf(id: string): string {
    const person = this.#people.get(id)?.person;
    return person === undefined ? id : fullName(person);
  }

  #pair(traineeId: string, mentorId: string): ProposedPair {
    const trainee = this.#trainee(traineeId);
    const mentor = this.#people.get(mentorId) as PreparedMentor;
    const pair = {
      ...scorePair(this.#scoring, trainee, mentor),
      trainee: this.#summary(trainee),
      mentor: this.#summary(mentor),
      travelMinutes: minutesOf(journey(this.#context.guidelines, this.#context.travelTable, trainee.home, mentor.office)),
      alternatives: this.#alternativesOf(traineeId),
      ...(this.#imposed.has(traineeId) ? { imposed: this.#possibleWithout(traineeId, mentorId) } : this.#barred(traineeId, mentorId)),
      ...this.#wishesOf(trainee, mentor),
      excluded: this.#excluded(trainee),
    };
    const { unknownValue } = this.#context.guidelines;
    return { ...pair, explanation: inBoth((language) => explainPair(pair, unknownValue, language, this.#labelOf)) };
  }

  /** Whom the hard rules allow a trainee besides the mentor who was imposed, best first; equals by id. */
  #possibleWithout(traineeId: string, mentorId: string): ImposedPair {
    const possible = this.#allowed(traineeId).filter(({ id }) => id !== mentorId);
    const others = possible
      .slice(0, ALTERNATIVES)
      .map(({ id, score }) => ({ id, name: this.nameOf(id), service: this.#serviceOf(id), score }));
    return { others, more: possible.length - others.length };
  }

  /** Whom the two wished for before each other, or the trainee at all, and rules exclude. */
  #wishesOf(trainee: PreparedTrainee, mentor: PreparedMentor | null): { wishes?: Wish[] } {
    const wished = (of: PreparedTrainee | PreparedMentor, other: PreparedTrainee | PreparedMentor | null): string[] => {
      const own = other === null ? Infinity : (of.ranks.get(other.person.id) ?? Infinity);
      return [...of.ranks]
        .filter(([, rank]) => rank < own)
        .sort(([, a], [, b]) => a - b)
        .map(([id]) => id);
    };
    const wishes = [
      ...wished(trainee, mentor).map((id) => ({
        by: 'trainee' as const,
        of: trainee,
        other: this.#people.get(id),
        pair: [trainee, this.#people.get(id)],
      })),
      ...(mentor === null ? [] : wished(mentor, trainee)).map((id) => ({
        by: 'mentor' as const,
        of: mentor!,
        other: this.#people.get(id),
        pair: [this.#people.get(id), mentor],
      })),
    ].flatMap(({ by, of, other, pair }): Wish[] => {
      if (other === undefined || other.person.role === of.person.role) return [];
      const [first, second] = pair as [PreparedTrainee, PreparedMentor];
      const rules = [...mentorExclusions(this.#context, second.person), ...pairExclusions(this.#context, first, second)];
      return rules.length === 0 ? [] : [{ by, of: fullName(of.person), name: fullName(other.person), rules }];
    });
    return wishes.length === 0 ? {} : { wishes };
  }

  /** Whom the hard rules allow a trainee, the best pairs first; equals by id. */
  #allowed(traineeId: string): { readonly id: string; readonly score: number }[] {
    const { start, mentor, mentors } = this.#table;
    const i = this.#traineeIndex.get(traineeId)!;
    return Array.from(mentor.subarray(start[i], start[i + 1]), (j) => ({
      id: mentors[j]!.person.id,
      score: scoreIn(this.#table, i, j),
    })).sort((a, b) => b.score - a.score || compareIds(a.id, b.id));
  }

  /** Whom the rules allow a trainee and who has no price all the same: there is no matching with them. */
  #barred(traineeId: string, mentorId: string | null): { barred?: Barred } {
    const priced = this.#alternatives.get(traineeId) ?? null;
    if (this.#inTheWay === null || priced === null || priced.length >= ALTERNATIVES) return {};
    const isPriced = new Set([mentorId, ...priced.map(({ mentor }) => mentor.id)]);
    const others = this.#allowed(traineeId).filter(({ id }) => !isPriced.has(id));
    if (others.length === 0) return {};
    const mentors = others.slice(0, ALTERNATIVES).map(({ id }) => ({
      ...{ id, name: this.nameOf(id), service: this.#serviceOf(id) },
      constraints: this.#inTheWay!.ofPair(traineeId, id),
    }));
    return { barred: { mentors, more: others.length - mentors.length } };
  }

  #unmet(traineeId: string, missing: number, shortages: readonly Shortage[]): UnmetTrainee {
    const trainee = this.#trainee(traineeId);
    const i = this.#traineeIndex.get(traineeId)!;
    const heldBy = this.#table.start[i + 1] === this.#table.start[i] ? null : (this.#inTheWay?.ofTrainee(traineeId) ?? null);
    const shortage = shortages.findIndex(({ trainees }) => trainees.some(({ id }) => id === traineeId));
    const unmet = {
      trainee: this.#summary(trainee),
      missing,
      eligibleMentors: this.#table.start[i + 1]! - this.#table.start[i]!,
      excluded: this.#excluded(trainee),
      shortage: shortage < 0 ? null : shortage,
      ...this.#constraintsOf(traineeId, i, shortage),
      ...(heldBy === null ? {} : { heldBy }),
      alternatives: this.#alternativesOf(traineeId),
      ...this.#barred(traineeId, null),
      ...this.#wishesOf(trainee, null),
    };
    const feasible = this.#solution.status !== 'infeasible';
    return { ...unmet, explanation: inBoth((language) => explainUnmet(unmet, shortages, feasible, language, this.#labelOf)) };
  }

  /** The constraints that count a pair of theirs, of a trainee whom neither rules nor places keep from having a mentor. */
  #constraintsOf(trainee: string, i: number, shortage: number): { constraints?: string[] } {
    const sides = this.#problem.sideConstraints ?? [];
    if (shortage >= 0 || sides.length === 0 || this.#table.start[i + 1] === this.#table.start[i]) return {};
    const own = sides.filter(({ terms }) => terms.some(([id, , coefficient]) => id === trainee && coefficient !== 0));
    return { constraints: own.map(({ id }) => id).sort(compareIds) };
  }

  #alternativesOf(trainee: string): Alternative[] | null {
    return this.#alternatives.get(trainee) ?? (this.#solution.status === 'infeasible' ? [] : null);
  }

  /** A price in people's terms; the other trainees' moves, one line for each change of mentor. */
  alternative(trainee: string, price: PairPrice): Alternative {
    const { mentor, unmet, loss, moves } = price;
    const named = (id: string | undefined): string | null => (id === undefined ? null : this.nameOf(id));
    return {
      mentor: { id: mentor, name: this.nameOf(mentor), service: this.#serviceOf(mentor) },
      loss: Math.round(loss * SCORE_SCALE),
      score: Math.max(0, scoreIn(this.#table, this.#traineeIndex.get(trainee)!, this.#mentorIndex.get(mentor)!)),
      unmet,
      ...fairnessOf(price),
      moves: moves
        .filter((move) => move.trainee !== trainee)
        .flatMap((move) =>
          Array.from({ length: Math.max(move.from.length, move.to.length) }, (_, k) => ({
            trainee: move.trainee,
            traineeName: this.nameOf(move.trainee),
            from: move.from[k] ?? null,
            fromName: named(move.from[k]),
            to: move.to[k] ?? null,
            toName: named(move.to[k]),
          })),
        ),
    };
  }

  /** Mentors of the trainee's board that a rule excludes, counted by the first rule that does. */
  #excluded(trainee: PreparedTrainee): ProposedPair['excluded'] {
    const i = this.#traineeIndex.get(trainee.person.id)!;
    const counts = new Map(this.#excludedOfBoard.get(trainee.person.boardCode));
    for (const j of this.#mentorsOfBoard.get(trainee.person.boardCode) ?? []) {
      const code = this.#exclusions.of(i, j);
      if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return [...counts].sort(([a], [b]) => compareIds(a, b)).map(([code, mentors]) => ({ code, mentors }));
  }

  #trainee(id: string): PreparedTrainee {
    return this.#table.trainees[this.#traineeIndex.get(id)!]!;
  }

  #serviceOf(mentor: string): string {
    const code = this.#people.get(mentor)!.person.serviceCode;
    return this.#context.reference.services.get(code)?.name ?? code;
  }

  #summary(prepared: PreparedTrainee | PreparedMentor): PersonSummary {
    return personSummary(this.#context.reference, prepared);
  }
}

/** The price of giving this trainee that mentor in an optimal result; null when the pair is chosen already or cannot be. */
export function explain(
  { problem, solution }: { readonly problem: Problem; readonly solution: Solution },
  trainee: string,
  mentor: string,
): PairPrice | null {
  return solution.status === 'optimal' ? new Prices(problem, solution).of(trainee, mentor) : null;
}
