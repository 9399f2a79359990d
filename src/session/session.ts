/**
 * What somebody tries before they propose or decide: a problem, changes to it, and for each what it costs and who moves.
 *
 * A state is the base and a list of changes, nothing else: the same list gives the same state, by whatever way it was reached, and that state
 * is to the bit what `match` or `solve` makes of the changed input. Only parts that a change touches are solved again, scores are weighed
 * again and not read anew; the verifier goes over every state whole before anything is said of it.
 */
import { CRITERIA, type Guidelines, type Progress } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { censusInputOf, ChangedCensus, checkVerified, type CensusChange, type CensusInput, type FrozenInput } from '../matching/index.ts';
import {
  Prices,
  SuccessiveSolves,
  type Diagnosis,
  type Limits,
  type PairIds,
  type PairPrice,
  type PriceTable,
  type Problem,
  type Solution,
} from '../solver/index.ts';
import { ChangedProblem, type ProblemChange } from './changed-problem.ts';
import { checkChange } from './checked-change.ts';
import { movesOf, priceOf, standingOf, type Move, type Price, type Standing } from './price.ts';

/** What a round has frozen, as values or as a document of the service; or a bare problem. Plain values: they pass to a worker as they are. */
export type SessionInput = CensusInput | FrozenInput | { readonly problem: Problem };

/** Over a census a `CensusChange`, over a bare problem a `ProblemChange`. */
export type SessionChange = CensusChange | ProblemChange;

export interface SessionOptions {
  /** Of each solve. What reading the signal throws ends what was asked, and the session stays as it was. */
  readonly limits?: Limits;
  readonly onProgress?: Progress;
}

export interface Answer {
  /** All that hold now, in their order. */
  readonly changes: readonly SessionChange[];
  /** Only over a census: the weights that hold now. */
  readonly weights?: Guidelines['weights'];
  readonly before: Standing;
  readonly after: Standing;
  /** What the step from `before` costs; null where one of the two has no matching. */
  readonly price: Price | null;
  readonly moves: readonly Move[];
  /** Sorted; empty where there is no matching. */
  readonly pairs: readonly PairIds[];
  readonly unmet: Solution['unmet'];
  /** What makes it short or infeasible. */
  readonly diagnosis: Diagnosis | null;
  /**
   * Only where there is no matching: numbers of changes that cannot hold together, though without any one of them the others could. Empty
   * where the base has none by itself.
   */
  readonly conflicting: readonly number[];
  /** Independent parts that had to be solved for it, of how many. */
  readonly solved: { readonly parts: number; readonly of: number };
}

/** Whose pairs: those of a directorate's trainees (over a census), of the trainees named, or of all. */
export interface PriceRequest {
  readonly board?: string;
  readonly trainees?: readonly string[];
  /** As of `Prices.all`. */
  readonly solveLimit?: number;
}

interface State {
  readonly changes: readonly SessionChange[];
  readonly problem: Problem;
  readonly solution: Solution;
}

/** What makes problems of changes. */
interface Base {
  readonly after: (changes: readonly SessionChange[]) => Problem;
  readonly traineesOf: (board: string) => string[];
  /** null where there are none. */
  readonly guidelinesAfter: (changes: readonly SessionChange[]) => Guidelines | null;
}

function baseOf(input: SessionInput, onProgress: Progress | undefined): Base {
  if ('problem' in input) return new ChangedProblem(input.problem) as Base;
  return new ChangedCensus('format' in input ? censusInputOf(input) : input, onProgress) as Base;
}

/** The first solve is made, and verified, at once. */
export class Session {
  readonly #base: Base;
  readonly #isCensus: boolean;
  readonly #limits: Limits;
  readonly #solves = new SuccessiveSolves();
  #state: State;
  #prices: Prices | null = null;

  /** @throws BinomeError as `match` or `solve`; MATCH_NOT_VERIFIED. */
  constructor(input: SessionInput, { limits = {}, onProgress }: SessionOptions = {}) {
    this.#isCensus = !('problem' in input);
    this.#limits = limits;
    // Which changes go with which base is checked for each of them.
    this.#base = baseOf(input, onProgress);
    this.#state = this.#solved([]);
  }

  get changes(): readonly SessionChange[] {
    return this.#state.changes;
  }

  /** The problem as it stands, and its certified solution: what `verify` takes. */
  get result(): { readonly problem: Problem; readonly solution: Solution } {
    const { problem, solution } = this.#state;
    return { problem, solution };
  }

  /** Where the session stands; before and after are the same. */
  get standing(): Answer {
    return this.#answer(this.#state, this.#state, 0);
  }

  /**
   * Adds a change to those that hold.
   * @throws BinomeError CALL_BAD_VALUE where it is none, and as `ChangedCensus.after` and `ChangedProblem.after`; the session then stays as it was.
   */
  apply(change: SessionChange): Answer {
    return this.set([...this.#state.changes, change]);
  }

  /** Takes back the change of this number, the last unless given. @throws BinomeError as `apply`: another change may need it. */
  withdraw(number = this.#state.changes.length - 1): Answer {
    const { changes } = this.#state;
    if (changes[number] === undefined) {
      const values = { expected: 'the number of a change that holds', expectedFr: 'le numéro d’un changement en vigueur' };
      throw new BinomeError('CALL_BAD_VALUE', { value: String(number), option: 'withdraw', ...values });
    }
    return this.set(changes.filter((_, k) => k !== number));
  }

  /** These changes and no others: one step, as when a weight slides and takes the place of its last value. @throws BinomeError as `apply`. */
  set(changes: readonly SessionChange[]): Answer {
    const before = this.#state;
    const after = this.#solved(changes);
    const solved = this.#solves.solved;
    const answer = this.#answer(before, after, solved);
    this.#state = after;
    this.#prices = null;
    return answer;
  }

  /** What imposing each pair would cost. @throws BinomeError SOLUTION_NOT_OPTIMAL where nothing is proven; CALL_BAD_VALUE for a board of a bare problem. */
  prices({ board, trainees, solveLimit }: PriceRequest = {}): PriceTable {
    const wanted = board === undefined ? trainees : this.#base.traineesOf(board);
    return this.#priced().all({
      ...(wanted === undefined ? {} : { trainees: wanted }),
      ...(solveLimit === undefined ? {} : { solveLimit }),
    });
  }

  /** What imposing one pair would cost, and who would move; null where it is chosen already or cannot be. @throws BinomeError as `prices`. */
  price(trainee: string, mentor: string): PairPrice | null {
    return this.#priced().of(trainee, mentor);
  }

  /** The cheapest other mentors of a trainee, with who would move. @throws BinomeError as `prices`. */
  alternatives(trainee: string, count: number): PairPrice[] {
    return this.#priced().cheapest(trainee, count);
  }

  #priced(): Prices {
    const { problem, solution } = this.#state;
    if (solution.status !== 'optimal') throw new BinomeError('SOLUTION_NOT_OPTIMAL', { value: solution.status });
    return (this.#prices ??= new Prices(problem, solution, this.#limits));
  }

  #solved(changes: readonly SessionChange[]): State {
    changes.forEach((change, k) => checkChange(change, k, this.#isCensus));
    const problem = this.#base.after(changes);
    const solution = this.#solves.solve(problem, this.#limits);
    checkVerified(problem, solution);
    return { changes, problem, solution };
  }

  #answer(before: State, after: State, parts: number): Answer {
    const { changes, solution } = after;
    const [was, is] = [this.#base.guidelinesAfter(before.changes), this.#base.guidelinesAfter(changes)];
    const scores = CRITERIA.every((criterion) => was?.weights[criterion] === is?.weights[criterion]);
    return {
      changes,
      ...(is === null ? {} : { weights: is.weights }),
      before: standingOf(before.solution),
      after: standingOf(solution),
      price: priceOf(before.solution, solution, { scores, bands: after.problem.bands !== undefined }),
      moves: movesOf(before.solution, solution),
      ...{ pairs: solution.pairs, unmet: solution.unmet, diagnosis: solution.diagnosis },
      conflicting: solution.status === 'infeasible' ? this.#conflicting(changes) : [],
      solved: { parts, of: solution.certificate?.parts.length ?? 0 },
    };
  }

  /** Each change is left out in turn, the first first, and stays out where the others still have no matching: one solve each. */
  #conflicting(changes: readonly SessionChange[]): number[] {
    const isInfeasible = (numbers: readonly number[]): boolean => {
      try {
        const problem = this.#base.after(numbers.map((k) => changes[k]!));
        return this.#solves.solve(problem, this.#limits).status === 'infeasible';
      } catch (error) {
        // Another change cannot do without it: the two stand or fall together.
        if (error instanceof BinomeError) return false;
        throw error;
      }
    };
    if (isInfeasible([])) return [];
    let left = [...changes.keys()];
    for (const k of changes.keys()) {
      const others = left.filter((own) => own !== k);
      if (isInfeasible(others)) left = others;
    }
    return left;
  }
}
