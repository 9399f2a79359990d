/**
 * The price of a pair: what the best matching would lose if that pair were imposed, and who would move.
 *
 * Imposing a pair gives its mentor one trainee too many, who is displaced to another mentor, and so on, until somebody finds room,
 * or goes without, or the chain comes back. The cheapest such chain is a shortest path in the residual graph, whose lengths are reduced
 * costs under the certificate's duals: never negative, and exact. Lengths are compared as (needs unmet, score), in that
 * order. Where side constraints hold people back, the problem is solved again with the pair required, in the order of the lower bounds that
 * the duals give, until no other pair can be cheaper.
 */
import { encode, type Instance } from './encode.ts';
import type { CertificatePart, PairIds, Problem, Solution } from './problem.ts';
import { unscaled } from './scale.ts';
import { Residual, type Chain } from './residual.ts';
import { solve } from './solve.ts';

export interface PairPrice {
  readonly mentor: string;
  /** Needs that would go unmet, and score that would be lost, were the pair imposed; each ≥ 0 unless more needs go unmet. */
  readonly unmet: number;
  readonly loss: number;
  /** Every change, the imposed pair's included: a mentor given up, a mentor gained. Sorted by trainee id. */
  readonly moves: readonly { readonly trainee: string; readonly from: readonly string[]; readonly to: readonly string[] }[];
}

/**
 * Prices over an optimal solution. Building it costs one reading of the problem; `cheapest` and `of` cost one search each, which
 * stays close to the trainee asked about.
 */
export class Prices {
  private readonly problem: Problem;
  private readonly instance: Instance;
  private readonly taken: Uint8Array;
  private readonly rowIndex: ReadonlyMap<string, number>;
  private readonly partOf = new Map<string, CertificatePart>();
  private readonly chosen = new Map<string, string[]>();
  private readonly residual: Residual;
  private readonly partProblems = new Map<CertificatePart, Problem>();

  /** The solution must be optimal and carry its certificate. */
  constructor(problem: Problem, solution: Solution) {
    this.problem = problem;
    this.instance = encode(problem);
    this.rowIndex = new Map(this.instance.traineeIds.map((id, i) => [id, i]));
    this.taken = takenArcs(this.instance, this.rowIndex, solution.pairs);
    for (const part of solution.certificate?.parts ?? []) for (const id of part.trainees) this.partOf.set(id, part);
    for (const [trainee, mentor] of solution.pairs) this.chosen.set(trainee, [...(this.chosen.get(trainee) ?? []), mentor]);
    this.residual = new Residual(this.instance, this.taken, solution.certificate?.parts ?? []);
  }

  /** The `count` cheapest pairs of this trainee that are not chosen, cheapest first; of several at the last price, the first found. */
  cheapest(trainee: string, count: number): PairPrice[] {
    const i = this.rowIndex.get(trainee);
    if (i === undefined) return [];
    if (this.partOf.get(trainee)!.sideConstraints.length > 0) return this.bySolving(trainee, count);
    return this.residual.cheapest(i, count).map((chain) => this.describe(chain));
  }

  /** The price of one pair; null when it is chosen already, not eligible, or cannot be imposed at all. */
  of(trainee: string, mentor: string): PairPrice | null {
    const i = this.rowIndex.get(trainee);
    if (i === undefined) return null;
    if (this.partOf.get(trainee)!.sideConstraints.length > 0) return this.solveWith(trainee, mentor);
    const { start, column, mentorIds } = this.instance;
    let arc = start[i]!;
    while (arc < start[i + 1]! && mentorIds[column[arc]!] !== mentor) arc++;
    if (arc === start[i + 1]! || this.taken[arc] === 1) return null;
    const chain = this.residual.of(i, arc);
    return chain === null ? null : this.describe(chain);
  }

  private describe({ mentor, unmet, loss, flips }: Chain): PairPrice {
    const { traineeIds, mentorIds, column } = this.instance;
    const moves = new Map<number, { from: string[]; to: string[] }>();
    for (const { row, arc } of flips) {
      const move = moves.get(row) ?? { from: [], to: [] };
      moves.set(row, move);
      (this.taken[arc] === 1 ? move.from : move.to).push(mentorIds[column[arc]!]!);
    }
    return {
      mentor: mentorIds[mentor]!,
      unmet,
      loss: unscaled(loss, this.instance.scale),
      moves: [...moves]
        .sort(([a], [b]) => a - b)
        .map(([row, { from, to }]) => ({ trainee: traineeIds[row]!, from: from.sort(), to: to.sort() })),
    };
  }

  private bySolving(trainee: string, count: number): PairPrice[] {
    const i = this.rowIndex.get(trainee)!;
    const found: PairPrice[] = [];
    for (const { arc, least } of this.lowerBounds(i)) {
      const worst = found[count - 1];
      if (worst !== undefined && worst.unmet === 0 && unscaled(least, this.instance.scale) > worst.loss) break;
      const price = this.solveWith(trainee, this.instance.mentorIds[this.instance.column[arc]!]!);
      if (price === null) continue;
      found.push(price);
      found.sort((a, b) => a.unmet - b.unmet || a.loss - b.loss || (a.mentor < b.mentor ? -1 : 1));
    }
    return found.slice(0, count);
  }

  /** Arcs of a row that are not taken, with the least that imposing each must cost by the duals of its part; cheapest first. */
  private lowerBounds(i: number): { arc: number; least: number }[] {
    const { start, column, score, sides, traineeIds, mentorIds } = this.instance;
    const part = this.partOf.get(traineeIds[i]!)!;
    const duals = part.optimality !== null && 'leaf' in part.optimality.tree ? part.optimality.tree.duals : null;
    const row = Number(duals?.trainees[part.trainees.indexOf(traineeIds[i]!)] ?? 0) + Number(duals?.coverage ?? 0);
    const taken = new Map<number, number>();
    part.sideConstraints.forEach((id, k) => {
      const { arcs, coefficients } = sides.find((side) => side.id === id)!;
      arcs.forEach((arc, t) => taken.set(arc, (taken.get(arc) ?? 0) + coefficients[t]! * Number(duals?.sideConstraints[k] ?? 0)));
    });
    const bounds: { arc: number; least: number }[] = [];
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      if (this.taken[arc] === 1) continue;
      const dual = Number(duals?.mentors[part.mentors.indexOf(mentorIds[column[arc]!]!)] ?? 0);
      const reduced = duals === null ? 0 : score[arc]! - (row + dual + (taken.get(arc) ?? 0)) / duals.denominator;
      // The duals may prove up to one unit more than the score itself.
      bounds.push({ arc, least: Math.max(0, Math.floor(-reduced) - 1) });
    }
    return bounds.sort((a, b) => a.least - b.least || column[a.arc]! - column[b.arc]!);
  }

  /** The problem of one part alone, its matching as the incumbent: among equals, the fewest people move. */
  private problemOf(part: CertificatePart): Problem {
    const known = this.partProblems.get(part);
    if (known !== undefined) return known;
    const trainees = new Set(part.trainees);
    const mentors = new Set(part.mentors);
    const sides = new Set(part.sideConstraints);
    const problem: Problem = {
      ...this.problem,
      trainees: this.problem.trainees.filter(({ id }) => trainees.has(id)),
      mentors: this.problem.mentors.filter(({ id }) => mentors.has(id)),
      pairs: [...this.problem.pairs].filter(([trainee]) => trainees.has(trainee)),
      required: (this.problem.required ?? []).filter(([trainee]) => trainees.has(trainee)),
      sideConstraints: (this.problem.sideConstraints ?? []).filter(({ id }) => sides.has(id)),
      incumbent: part.trainees.flatMap((trainee) => (this.chosen.get(trainee) ?? []).map((mentor): PairIds => [trainee, mentor])),
    };
    this.partProblems.set(part, problem);
    return problem;
  }

  private solveWith(trainee: string, mentor: string): PairPrice | null {
    if (this.chosen.get(trainee)?.includes(mentor) ?? false) return null;
    const part = this.partOf.get(trainee)!;
    const problem = this.problemOf(part);
    if (![...problem.pairs].some(([t, m]) => t === trainee && m === mentor)) return null;
    const imposed: Problem = { ...problem, required: [...(problem.required ?? []), [trainee, mentor]] };
    const solution = solve(imposed);
    if (solution.status === 'infeasible') return null;
    const gained = new Map<string, string[]>();
    for (const [t, m] of solution.pairs) gained.set(t, [...(gained.get(t) ?? []), m]);
    const moves = part.trainees.flatMap((t) => {
      const before = this.chosen.get(t) ?? [];
      const after = gained.get(t) ?? [];
      const from = before.filter((m) => !after.includes(m));
      const to = after.filter((m) => !before.includes(m));
      return from.length + to.length === 0 ? [] : [{ trainee: t, from: from.sort(), to: to.sort() }];
    });
    const after = solution.certificate!.parts.reduce((total, { score }) => total + score, 0);
    return { mentor, unmet: part.matched - solution.matched, loss: unscaled(part.score - after, this.instance.scale), moves };
  }
}

function takenArcs({ start, column, mentorIds }: Instance, rowIndex: ReadonlyMap<string, number>, pairs: readonly PairIds[]): Uint8Array {
  const taken = new Uint8Array(column.length);
  for (const [trainee, mentor] of pairs) {
    const i = rowIndex.get(trainee)!;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (mentorIds[column[arc]!] === mentor) taken[arc] = 1;
  }
  return taken;
}
