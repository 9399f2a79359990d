/** A problem as the verifier reads it: people and pairs by number, side constraints in whole units. */
import { Refusal } from './refusal.ts';
import type { Problem } from '../model/problem.ts';
import { loadsOf, type Loads } from './balance.ts';
import { bandsOf, wholeSide, type Bands } from './numbers.ts';
import { readPairs, type ReadPairs } from './problem-pairs.ts';
import type { WholeSide } from './proof.ts';

export class ReadProblem {
  readonly problem: Problem;
  readonly pairs: ReadPairs;
  readonly sides: readonly WholeSide[];
  /** Pair number → band; null with objective "score". */
  readonly bands: Bands | null;
  readonly loads: Loads | null;
  /** Numbers of the pairs that must be chosen. */
  readonly required: ReadonlySet<number>;
  /** Numbers of the pairs of the incumbent that are still eligible. */
  readonly incumbent: readonly number[];
  /** No matching has more pairs. */
  readonly places: number;
  readonly #traineeIndex: ReadonlyMap<string, number>;
  readonly #mentorIndex: ReadonlyMap<string, number>;

  /** @throws Refusal when the problem cannot be read. */
  constructor(problem: Problem) {
    this.problem = problem;
    this.#traineeIndex = new Map(problem.trainees.map(({ id }, i) => [id, i]));
    this.#mentorIndex = new Map(problem.mentors.map(({ id }, j) => [id, j]));
    this.pairs = readPairs(problem, [this.#traineeIndex, this.#mentorIndex]);
    this.loads = loadsOf(problem);
    this.bands = bandsOf(problem, this.pairs.score);
    const needs = problem.trainees.reduce((total, { need = 1 }) => total + need, 0);
    const room = problem.mentors.reduce((total, { max = 1 }) => total + max, 0);
    this.places = Math.min(needs, room, this.pairs.score.length);
    this.sides = (problem.sideConstraints ?? []).map((side) =>
      wholeSide(side, (own, other) => this.#eligible(own, other, `side constraint ${side.id}`), this.places),
    );
    this.incumbent = (problem.incumbent ?? []).map(([own, other]) => this.find(own, other)).filter((pair) => pair >= 0);
    this.required = new Set((problem.required ?? []).map(([own, other]) => this.#eligible(own, other, 'required')));
  }

  /** The number of a pair; −1 when it is not eligible. */
  find(trainee: string, mentor: string): number {
    return this.pairs.find(this.traineeAt(trainee), this.mentorAt(mentor));
  }

  /** The number of a trainee or mentor; −1 when there is none of that id. */
  traineeAt(id: string): number {
    return this.#traineeIndex.get(id) ?? -1;
  }

  mentorAt(id: string): number {
    return this.#mentorIndex.get(id) ?? -1;
  }

  #eligible(trainee: string, mentor: string, where: string): number {
    const pair = this.find(trainee, mentor);
    if (pair < 0) throw new Refusal(`problem ${where}: ${trainee} – ${mentor} is not a pair`);
    return pair;
  }
}
