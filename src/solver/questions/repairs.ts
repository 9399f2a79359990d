/**
 * The repair frontier: the best matching for each number of pairs that a repair may give up.
 *
 * Problem. Of a matching that no longer stands (somebody has left, a pair broke down), some pairs still could. With at most k of them given
 * up, for k = 0, 1, 2 …, which matching is the best, and when is giving up more of no use?
 *
 * Method. The best matching of all gives up as few as the best can (incumbent pairs are kept among equals), and that is where the frontier
 * ends. Parts of the problem in which it gives up none are as good for every k. The others are joined by one side constraint, that all but
 * k of the pairs are kept, and solved once for each k: every point is the proven optimum of an ordinary problem, which `verify` checks.
 */
import { BinomeError } from '../../errors/index.ts';
import { chosenArcs, type Instance } from '../model/encode.ts';
import { integerSide } from '../model/integer-sides.ts';
import { sum, type Block } from '../network/network.ts';
import { Watch, type SolveOptions } from '../model/limits.ts';
import type { PairIds, Problem, SideConstraint, Solution } from '../model/problem.ts';
import { checkPairs } from './given-solution.ts';
import { checkProblem, encoded, rowOfArc, solveInstance, type Solved } from '../solve/solve.ts';

export interface Repair {
  /** How many of the pairs it gives up. */
  readonly givenUp: number;
  /** The problem that it solves: as given, with one side constraint more where some pairs had to be kept. */
  readonly problem: Problem;
  readonly solution: Solution;
}

export interface RepairOptions extends SolveOptions {
  /** Pairs that are given up at most: all unless given. */
  readonly most?: number;
  /** Only the best that gives up none and the best of all, where asked for. */
  readonly endsOnly?: boolean;
}

/**
 * The frontier, ascending in `givenUp`: each point is better than the one before (in needs met, then in whatever else the problem asks
 * for, then in score); numbers that improve on nothing are left out. Empty when no matching satisfies every rule within `most`. `pairs`:
 * those that are to be kept; one that is not eligible any more counts for nothing. Ties are broken as by `solve`, most of these pairs kept.
 *
 * Cost: two solves and one for each number, of the parts that change. At a limit a point is the best known, with its bound.
 * @throws BinomeError as `solve`; REPAIRS_BALANCE when the problem asks for balance, which holds part by part: what is to be kept joins parts.
 */
export function repairs(problem: Problem, pairs: readonly PairIds[], options: RepairOptions = {}): Repair[] {
  checkProblem(problem);
  if (problem.balance !== undefined) throw new BinomeError('REPAIRS_BALANCE', {}, { path: '/balance' });
  checkPairs(pairs);
  const watch = new Watch(options);
  const whole = { ...problem, incumbent: [...(problem.incumbent ?? []), ...pairs] };
  return encoded(whole, watch.isOver, (instance) => new Frontier(whole, instance, pairs, watch).points(options));
}

class Frontier {
  readonly #problem: Problem;
  readonly #instance: Instance;
  readonly #watch: Watch;
  /** Arc → 1 when it is to be kept. */
  readonly #isKept: Uint8Array;
  readonly #solved = new Map<string, Solved>();

  constructor(problem: Problem, instance: Instance, pairs: readonly PairIds[], watch: Watch) {
    this.#problem = problem;
    this.#instance = instance;
    this.#watch = watch;
    this.#isKept = chosenArcs(instance, pairs);
  }

  points({ most = Infinity, endsOnly = false }: RepairOptions): Repair[] {
    const best = solveInstance(this.#instance, this.#watch, undefined, (solved) =>
      this.#solved.set(keyOf(this.#instance, solved.data.block), solved),
    );
    if (best.status === 'infeasible') return [];
    const end = this.#givenUpIn(best);
    const moving = new Set<number>();
    for (const { data, answer } of this.#solved.values()) {
      const { arcs } = data.block;
      if (arcs.some((arc, local) => this.#isKept[arc] === 1 && answer.taken![local] === 0)) for (const arc of arcs) moving.add(arc);
    }
    const held = [...moving].filter((arc) => this.#isKept[arc] === 1).sort((a, b) => a - b);
    const points: Repair[] = [];
    const add = (problem: Problem, solution: Solution): void => {
      const before = points.at(-1);
      if (solution.status === 'infeasible' || (before !== undefined && !isBetter(solution, before.solution))) return;
      points.push({ givenUp: this.#givenUpIn(solution), problem, solution });
    };
    for (let k = 0; k < (endsOnly ? Math.min(1, end) : end) && k <= most; k++) add(...this.#keeping(held, held.length - k));
    if (end <= most) add(this.#problem, best);
    return points;
  }

  /** The problem in which at least so many of these arcs are chosen, and its solution. */
  #keeping(arcs: readonly number[], least: number): [Problem, Solution] {
    const instance = this.#instance;
    const problem = this.#problem;
    const constraint: SideConstraint = {
      ...{ id: this.#freeId(), op: '>=', rhs: least },
      terms: arcs.map((arc) => [...this.#idsOf(arc), 1]),
    };
    const places = Math.min(sum(instance.need), sum(instance.max));
    const terms = new Map(arcs.map((arc) => [arc, 1]));
    const side = integerSide(constraint.id, terms, '>=', least, places, '/sideConstraints');
    const sides = [...instance.sides, side].sort((a, b) => (a.id < b.id ? -1 : 1));
    const own = sides.indexOf(side);
    const wider = { ...instance, sides };
    const known = (block: Block): Solved | null => (block.sides.includes(own) ? null : (this.#solved.get(keyOf(wider, block)) ?? null));
    return [{ ...problem, sideConstraints: [...(problem.sideConstraints ?? []), constraint] }, solveInstance(wider, this.#watch, known)];
  }

  /** The constraint is called “kept”, with as many `+` in front as it takes to be told from those of the problem. */
  #freeId(): string {
    let id = 'kept';
    while (this.#instance.sides.some((side) => side.id === id)) id = `+${id}`;
    return id;
  }

  #idsOf(arc: number): [trainee: string, mentor: string] {
    const { column, traineeIds, mentorIds } = this.#instance;
    return [traineeIds[rowOfArc(this.#instance, arc)]!, mentorIds[column[arc]!]!];
  }

  #givenUpIn({ pairs }: Solution): number {
    const chosen = chosenArcs(this.#instance, pairs);
    return this.#isKept.reduce((total, kept, arc) => total + (kept === 1 && chosen[arc] === 0 ? 1 : 0), 0);
  }
}

/** A block by its first trainee, else mentor, else side constraint. */
function keyOf({ sides }: Instance, block: Block): string {
  const [row, column, side] = [block.rows[0], block.columns[0], block.sides[0]];
  return row === undefined && column === undefined ? sides[side!]!.id : `${row ?? ''}/${column ?? ''}`;
}

/** More needs met, else fewer pairs in the lowest band in which they differ, else a higher score. */
function isBetter(a: Solution, b: Solution): boolean {
  if (a.matched !== b.matched) return a.matched > b.matched;
  const [inA, inB] = [bandCounts(a), bandCounts(b)];
  const bands = [...new Set([...inA.keys(), ...inB.keys()])].sort((first, second) => first - second);
  const band = bands.find((number) => (inA.get(number) ?? 0) !== (inB.get(number) ?? 0));
  return band === undefined ? a.objective > b.objective : (inA.get(band) ?? 0) < (inB.get(band) ?? 0);
}

function bandCounts({ certificate }: Solution): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { fairness } of certificate?.parts ?? []) {
    for (const { band, count } of fairness ?? []) counts.set(band, (counts.get(band) ?? 0) + count);
  }
  return counts;
}
