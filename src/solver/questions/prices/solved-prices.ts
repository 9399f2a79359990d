/**
 * Prices found by solving a part again with the pair required: where side constraints hold people back, bands are many, or the levels of
 * balance may change. In the order of the lower bounds that the duals give, until no other pair can be cheaper.
 */
import type { Instance } from '../../model/encode.ts';
import type { Poll } from '../../model/limits.ts';
import type { CertificatePart, PairIds, Problem } from '../../model/problem.ts';
import { unscaled } from '../../model/scale.ts';
import { problemsOf } from '../../network/part-problem.ts';
import { solveOrGiveUp } from '../../solve/solve.ts';
import { BandChange } from './band-change.ts';
import { NodeCount } from './node-count.ts';
import { compareSolved, levelsOf, type PairPrice, type Solved } from './pair-price.ts';
import { compareLosses, leastLosses, scoreObjective, type Loss } from './price-bounds.ts';

/** A matching whose pairs are priced. */
export interface Priced {
  readonly instance: Instance;
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
  /** Trainee → mentors. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly isOver: Poll;
}

export class SolvedPrices {
  readonly #problem: Problem;
  readonly #isBalanced: boolean;
  readonly #priced: Priced;
  readonly #partProblems = new Map<CertificatePart, Problem>();

  /** `isBalanced`: prices say what becomes of the levels. */
  constructor(problem: Problem, priced: Priced, isBalanced: boolean) {
    this.#problem = problem;
    this.#priced = priced;
    this.#isBalanced = isBalanced;
  }

  /** The `count` cheapest pairs of row i that are not chosen, cheapest first; null when that takes more than `nodeLimit` nodes in all. */
  cheapest(part: CertificatePart, i: number, count: number, nodeLimit: number): PairPrice[] | null {
    const { instance, taken, isOver } = this.#priced;
    const nodes = new NodeCount(nodeLimit, isOver);
    const found: Solved[] = [];
    for (const { arc, least } of leastLosses(instance, taken, part, i)) {
      const worst = found[count - 1];
      if (worst !== undefined && compareLosses(least, worst.loss) > 0) break;
      const mentor = instance.mentorIds[instance.column[arc]!]!;
      const solved = this.#solveWith(part, instance.traineeIds[i]!, mentor, nodes);
      if (nodes.isSpent) return null;
      if (solved === null) continue;
      found.push(solved);
      found.sort(compareSolved);
    }
    return found.slice(0, count).map(({ price }) => price);
  }

  /** The price of one pair; null when it is chosen already, not eligible, or cannot be imposed at all. */
  of(part: CertificatePart, trainee: string, mentor: string): PairPrice | null {
    return this.#solveWith(part, trainee, mentor, new NodeCount(Infinity, this.#priced.isOver))?.price ?? null;
  }

  /** The problem of one part alone, its matching as the incumbent: among equals, the fewest people move. */
  #problemOf(part: CertificatePart): Problem {
    const known = this.#partProblems.get(part);
    if (known !== undefined) return known;
    const problem: Problem = {
      ...problemsOf(this.#problem, [part])[0]!,
      incumbent: part.trainees.flatMap((trainee) => (this.#priced.chosen.get(trainee) ?? []).map((mentor): PairIds => [trainee, mentor])),
    };
    this.#partProblems.set(part, problem);
    return problem;
  }

  #solveWith(part: CertificatePart, trainee: string, mentor: string, nodes: NodeCount): Solved | null {
    const { instance, taken, chosen } = this.#priced;
    if (chosen.get(trainee)?.includes(mentor) ?? false) return null;
    const problem = this.#problemOf(part);
    if (![...problem.pairs].some(([t, m]) => t === trainee && m === mentor)) return null;
    const imposed: Problem = { ...problem, required: [...(problem.required ?? []), [trainee, mentor]] };
    nodes.begin();
    const solution = solveOrGiveUp(imposed, nodes);
    if (solution === null || nodes.isSpent || solution.status === 'infeasible') return null;
    const gained = new Map<string, string[]>();
    for (const [t, m] of solution.pairs) gained.set(t, [...(gained.get(t) ?? []), m]);
    const moves = part.trainees.flatMap((t) => {
      const before = chosen.get(t) ?? [];
      const after = gained.get(t) ?? [];
      const from = before.filter((m) => !after.includes(m));
      const to = after.filter((m) => !before.includes(m));
      return from.length + to.length === 0 ? [] : [{ trainee: t, from: from.sort(), to: to.sort() }];
    });
    const arcs = this.#arcsOf(moves);
    // Counted on the pairs that change: the certificate of one part may be written at another scale.
    const lost = arcs.reduce((sum, arc) => sum + (taken[arc] === 1 ? 1 : -1) * instance.score[arc]!, 0);
    const change = BandChange.of(instance.bands, taken, arcs);
    const unmet = part.matched - solution.matched;
    const balance = !this.#isBalanced ? {} : { balance: levelsOf(solution.certificate!.parts[0]!.balance, part.balance!) };
    const price = { mentor, unmet, loss: unscaled(lost, instance.scale), ...change?.asPrice(), ...balance, moves };
    return { price, change, loss: this.#firstLoss(unmet, change, lost) };
  }

  #firstLoss(unmet: number, change: BandChange | null, score: number): Loss {
    if (unmet > 0) return { objective: 0, amount: unmet };
    const first = change?.first() ?? null;
    return first === null
      ? { objective: scoreObjective(this.#priced.instance), amount: score }
      : { objective: first.band + 1, amount: first.more };
  }

  #arcsOf(moves: PairPrice['moves']): number[] {
    const { start, column, mentorIds, traineeIds } = this.#priced.instance;
    return moves.flatMap(({ trainee, from, to }) => {
      const i = traineeIds.indexOf(trainee);
      const changed = new Set([...from, ...to]);
      const own = Array.from({ length: start[i + 1]! - start[i]! }, (_, k) => start[i]! + k);
      return own.filter((arc) => changed.has(mentorIds[column[arc]!]!));
    });
  }
}
