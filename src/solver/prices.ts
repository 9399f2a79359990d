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
import { LexicographicHeap } from './kernels/heap.ts';
import type { CertificatePart, PairIds, Problem, Solution } from './problem.ts';
import { unscaled } from './scale.ts';
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

/** A way to impose a pair: the arcs that change, and what it costs, in integers. */
interface Chain {
  readonly mentor: number;
  readonly unmet: number;
  readonly loss: number;
  readonly flips: readonly { row: number; arc: number }[];
}

const NONE = -1;

/**
 * The residual graph of an optimal matching, searched backwards from a trainee. Nodes: rows, then columns, then the pool of free
 * places. distance(node) is the cheapest way for what is too much at `node` to end as one mentor less for the trainee.
 */
class Residual {
  private readonly instance: Instance;
  private readonly taken: Uint8Array;
  /** Arc → 1 when it must stay chosen. */
  private readonly required: Uint8Array;
  private readonly rowOf: Int32Array;
  /** Column → arcs byColumn[columnStart[j]] … */
  private readonly columnStart: Int32Array;
  private readonly byColumn: Int32Array;
  private readonly load: Int32Array;
  private readonly met: Int32Array;
  /** Duals of both stages, as a maximisation: (needs met, score). */
  private readonly rowDual: readonly [Float64Array, Float64Array];
  private readonly columnDual: readonly [Float64Array, Float64Array];
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private readonly next: Int32Array;
  private readonly nextArc: Int32Array;
  private readonly touched: number[] = [];
  private readonly heap: LexicographicHeap;
  /** Nothing as far away as this is of interest any more. */
  private firstLimit = Infinity;
  private secondLimit = Infinity;

  constructor(instance: Instance, taken: Uint8Array, parts: readonly CertificatePart[]) {
    const rows = instance.traineeIds.length;
    const columns = instance.mentorIds.length;
    this.instance = instance;
    this.taken = taken;
    this.required = new Uint8Array(taken.length);
    for (const arc of instance.required) this.required[arc] = 1;
    this.rowOf = new Int32Array(taken.length);
    for (let i = 0; i < rows; i++) this.rowOf.fill(i, instance.start[i], instance.start[i + 1]);
    this.columnStart = new Int32Array(columns + 1);
    for (const j of instance.column) this.columnStart[j + 1]!++;
    for (let j = 0; j < columns; j++) this.columnStart[j + 1]! += this.columnStart[j]!;
    this.byColumn = new Int32Array(taken.length);
    const at = this.columnStart.slice();
    instance.column.forEach((j, arc) => (this.byColumn[at[j]!++] = arc));
    this.load = new Int32Array(columns);
    this.met = new Int32Array(rows);
    taken.forEach((chosen, arc) => {
      if (chosen === 0) return;
      this.load[instance.column[arc]!]!++;
      this.met[this.rowOf[arc]!]!++;
    });
    [this.rowDual, this.columnDual] = stageDuals(instance, parts);
    const nodes = rows + columns + 1;
    this.first = new Float64Array(nodes).fill(Infinity);
    this.second = new Float64Array(nodes).fill(Infinity);
    this.next = new Int32Array(nodes).fill(NONE);
    this.nextArc = new Int32Array(nodes).fill(NONE);
    this.heap = new LexicographicHeap(this.first, this.second);
  }

  cheapest(i: number, count: number): Chain[] {
    const { start, column, mentorIds } = this.instance;
    const found: Chain[] = [];
    const arcTo = new Map<number, number>();
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (this.taken[arc] === 0) arcTo.set(column[arc]!, arc);
    this.search(i, (node) => {
      const worst = found[count - 1];
      // What is as dear as the last of them can only be another of the same price: the first found stand.
      if (worst !== undefined && compare(this.first[node]!, this.second[node]!, worst.unmet, worst.loss) >= 0) return true;
      const arc = node < this.met.length ? undefined : arcTo.get(node - this.met.length);
      if (arc === undefined) return false;
      found.push(this.chain(i, arc));
      found.sort((a, b) => compare(a.unmet, a.loss, b.unmet, b.loss) || (mentorIds[a.mentor]! < mentorIds[b.mentor]! ? -1 : 1));
      found.splice(count);
      const last = found[count - 1];
      if (last !== undefined) [this.firstLimit, this.secondLimit] = [last.unmet, last.loss];
      return false;
    });
    return found;
  }

  of(i: number, arc: number): Chain | null {
    const target = this.met.length + this.instance.column[arc]!;
    let chain: Chain | null = null;
    this.search(i, (node) => {
      if (node === target) chain = this.chain(i, arc);
      return node === target;
    });
    return chain;
  }

  /** Dijkstra backwards from row i, until `settled` says that it is enough. */
  private search(i: number, settled: (node: number) => boolean): void {
    const { instance, taken, rowOf, load, met, rowDual, columnDual } = this;
    const { start, column, need, min, max, coverage } = instance;
    const rows = met.length;
    const pool = rows + load.length;
    for (const node of this.touched) {
      this.first[node] = this.second[node] = Infinity;
      this.next[node] = this.nextArc[node] = NONE;
    }
    this.touched.length = 0;
    this.heap.clear();
    this.firstLimit = this.secondLimit = Infinity;
    this.reach(i, 0, 0, NONE, NONE);
    for (let node = this.heap.pop(); node !== NONE; node = this.heap.pop()) {
      if (settled(node)) return;
      const [a, b] = [this.first[node]!, this.second[node]!];
      if (node === pool) {
        // Too much at a column with room ends in the pool; a row may go without, where coverage allows it.
        for (let j = 0; j < load.length; j++)
          if (load[j]! < max[j]!) this.reach(rows + j, a - columnDual[0][j]!, b - columnDual[1][j]!, pool, NONE);
        if (coverage === 'most')
          for (let r = 0; r < rows; r++) if (met[r]! > 0) this.reach(r, a + rowDual[0][r]!, b + rowDual[1][r]!, pool, NONE);
      } else if (node < rows) {
        // A row with one too few comes from a column that displaced it, or from the pool of the unmet.
        for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
          if (taken[arc] === 0 || this.required[arc] === 1) continue;
          const j = column[arc]!;
          this.reach(rows + j, a + this.reduced(0, arc, node, j), b + this.reduced(1, arc, node, j), node, arc);
        }
        if (met[node]! < need[node]!) this.reach(pool, a, b, node, NONE);
      } else {
        // A column with one too many got it from a row that needed one, or gave up a place that it had.
        const j = node - rows;
        for (let k = this.columnStart[j]!; k < this.columnStart[j + 1]!; k++) {
          const arc = this.byColumn[k]!;
          if (taken[arc] === 0)
            this.reach(rowOf[arc]!, a - this.reduced(0, arc, rowOf[arc]!, j), b - this.reduced(1, arc, rowOf[arc]!, j), node, arc);
        }
        if (load[j]! > min[j]!) this.reach(pool, a + columnDual[0][j]!, b + columnDual[1][j]!, node, NONE);
      }
    }
  }

  private reach(node: number, first: number, second: number, next: number, arc: number): void {
    if (first > this.firstLimit || (first === this.firstLimit && second >= this.secondLimit)) return;
    if (first > this.first[node]! || (first === this.first[node]! && second >= this.second[node]!)) return;
    if (this.first[node] === Infinity) this.touched.push(node);
    this.first[node] = first;
    this.second[node] = second;
    this.next[node] = next;
    this.nextArc[node] = arc;
    this.heap.push(node);
  }

  private reduced(stage: 0 | 1, arc: number, i: number, j: number): number {
    return (stage === 0 ? 1 : this.instance.score[arc]!) - this.rowDual[stage][i]! - this.columnDual[stage][j]!;
  }

  /** The chain that imposes `arc`: what it costs is counted on the arcs themselves. */
  private chain(i: number, arc: number): Chain {
    const { score, column } = this.instance;
    const flips = [{ row: i, arc }];
    for (let node = this.met.length + column[arc]!; node !== i && node !== NONE; node = this.next[node]!) {
      const flip = this.nextArc[node]!;
      if (flip !== NONE) flips.push({ row: this.rowOf[flip]!, arc: flip });
    }
    let [unmet, loss] = [0, 0];
    for (const flip of flips) {
      const sign = this.taken[flip.arc] === 1 ? 1 : -1;
      unmet += sign;
      loss += sign * score[flip.arc]!;
    }
    return { mentor: column[arc]!, unmet, loss, flips };
  }
}

function compare(a1: number, a2: number, b1: number, b2: number): number {
  return a1 - b1 || a2 - b2 || 0;
}

function takenArcs({ start, column, mentorIds }: Instance, rowIndex: ReadonlyMap<string, number>, pairs: readonly PairIds[]): Uint8Array {
  const taken = new Uint8Array(column.length);
  for (const [trainee, mentor] of pairs) {
    const i = rowIndex.get(trainee)!;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (mentorIds[column[arc]!] === mentor) taken[arc] = 1;
  }
  return taken;
}

type Stages = readonly [coverage: Float64Array, score: Float64Array];

/**
 * The duals of both stages, from a certificate that holds those of the first and multiplier · first + second. A part where every need
 * is met has no duals for coverage: 1 for each trainee and 0 for each mentor prove it.
 */
function stageDuals(instance: Instance, parts: readonly CertificatePart[]): [Stages, Stages] {
  const rowIndex = new Map(instance.traineeIds.map((id, i) => [id, i]));
  const columnIndex = new Map(instance.mentorIds.map((id, j) => [id, j]));
  const rows: Stages = [new Float64Array(instance.traineeIds.length), new Float64Array(instance.traineeIds.length)];
  const columns: Stages = [new Float64Array(instance.mentorIds.length), new Float64Array(instance.mentorIds.length)];
  for (const { trainees, mentors, coverage, optimality } of parts) {
    if (optimality === null || !('leaf' in optimality.tree) || optimality.tree.duals.denominator !== 1) continue;
    const { duals } = optimality.tree;
    const multiplier = -BigInt(duals.coverage);
    const first = coverage !== null && 'leaf' in coverage.tree ? coverage.tree.duals : null;
    const split = (target: Stages, at: number, combined: number | string, stage: number | string): void => {
      target[0][at] = Number(stage);
      target[1][at] = Number(BigInt(combined) - multiplier * BigInt(stage));
    };
    trainees.forEach((id, k) =>
      split(rows, rowIndex.get(id)!, duals.trainees[k]!, first?.trainees[k] ?? (instance.coverage === 'most' ? 1 : 0)),
    );
    mentors.forEach((id, k) => split(columns, columnIndex.get(id)!, duals.mentors[k]!, first?.mentors[k] ?? 0));
  }
  return [rows, columns];
}
