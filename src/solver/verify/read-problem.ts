/** A problem as the verifier reads it: people and pairs by number, side constraints in whole units. */
import { Refusal } from './refusal.ts';
import type { PairIds, Problem, Solution } from '../model/problem.ts';
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
  /** Only pairs that are named somewhere: key → pair number, −1 when it is not eligible. */
  readonly #named = new Map<number, number>();

  /**
   * `solution`: whose pairs and branches will be asked for.
   * @throws Refusal when the problem cannot be read.
   */
  constructor(problem: Problem, solution: Solution) {
    this.problem = problem;
    this.#traineeIndex = new Map(problem.trainees.map(({ id }, i) => [id, i]));
    this.#mentorIndex = new Map(problem.mentors.map(({ id }, j) => [id, j]));
    for (const [trainee, mentor] of namedPairs(problem, solution)) this.#named.set(this.#key(trainee, mentor), -1);
    this.pairs = readPairs(problem, (trainee, mentor) => this.#key(trainee, mentor));
    const { trainee, mentor, score } = this.pairs;
    trainee.forEach((i, pair) => {
      const key = i * problem.mentors.length + mentor[pair]!;
      if (this.#named.has(key)) this.#named.set(key, pair);
    });
    this.loads = loadsOf(problem);
    this.bands = bandsOf(problem, score);
    const needs = problem.trainees.reduce((total, { need = 1 }) => total + need, 0);
    const room = problem.mentors.reduce((total, { max = 1 }) => total + max, 0);
    this.places = Math.min(needs, room, score.length);
    this.sides = (problem.sideConstraints ?? []).map((side) =>
      wholeSide(side, (own, other) => this.#eligible(own, other, `side constraint ${side.id}`), this.places),
    );
    this.incumbent = (problem.incumbent ?? []).map(([own, other]) => this.find(own, other)).filter((pair) => pair >= 0);
    this.required = new Set((problem.required ?? []).map(([own, other]) => this.#eligible(own, other, 'required')));
  }

  /** The number of a pair that is named somewhere; −1 when it is not eligible. */
  find(trainee: string, mentor: string): number {
    const key = this.#key(trainee, mentor);
    return key < 0 ? -1 : (this.#named.get(key) ?? -1);
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

  /** −1 for ids that are not known: such a key is never that of a pair. */
  #key(trainee: string, mentor: string): number {
    const [i, j] = [this.#traineeIndex.get(trainee), this.#mentorIndex.get(mentor)];
    return i === undefined || j === undefined ? -1 : i * this.problem.mentors.length + j;
  }
}

function* namedPairs(problem: Problem, { pairs, certificate }: Solution): Generator<PairIds> {
  yield* pairs;
  yield* problem.required ?? [];
  yield* problem.incumbent ?? [];
  for (const { terms } of problem.sideConstraints ?? []) for (const [trainee, mentor] of terms) yield [trainee, mentor];
  const seen = new Set<unknown>();
  const stack: unknown[] = [...(certificate?.parts ?? [])];
  // Whatever stands in a certificate, however deep: its branches name pairs.
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if (isPair(node)) yield node;
    else for (const [name, child] of Object.entries(node)) if (!WITHOUT_PAIRS.has(name)) stack.push(child);
  }
}

/** Lists of something else. */
const WITHOUT_PAIRS = new Set(['duals', 'fixing', 'trainees', 'mentors', 'sideConstraints']);

function isPair(value: unknown): value is PairIds {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string';
}
