/**
 * The price of a pair: what the best matching would lose if that pair were imposed, and who would move.
 *
 * Imposing a pair gives its mentor one trainee too many, who is displaced to another mentor, and so on, until somebody finds room,
 * or goes without, or the chain comes back. The cheapest such chain is a shortest path in the residual graph, whose lengths are reduced
 * costs under the certificate's duals: never negative, and exact. Lengths are compared as (needs unmet, score), in that
 * order; with objective "fair", as (needs unmet, pairs more in each band from the lowest, score; see `fair-paths.ts`). Where side
 * constraints hold people back, or bands are many, the problem is solved again with the pair required, in the order of the lower bounds
 * that the duals give (`price-bounds.ts`), until no other pair can be cheaper.
 *
 * With `balance` all this happens within the levels of the solution, which bound the mentors. A pair that costs no need there has its
 * true price. For any other it may be better to load somebody more: the part is solved again without these bounds.
 */
import { withinLevels } from '../../solve/balance.ts';
import { arcOf, chosenArcs, encode, type Instance } from '../../model/encode.ts';
import { unstoppable, Watch, type Limits, type Poll } from '../../model/limits.ts';
import type { Certificate, CertificatePart, Problem, Solution } from '../../model/problem.ts';
import { checkSolution } from '../given-solution.ts';
import { BandChange } from './band-change.ts';
import { FairPaths } from './fair-paths.ts';
import { compareLosses, leastLosses, scoreObjective, type Loss } from './price-bounds.ts';
import type { PairPrice } from './pair-price.ts';
import { unscaled } from '../../model/scale.ts';
import { SolvedPrices } from './solved-prices.ts';
import { PRICE, priceArcs, pricesFit, rowsOf, type ArcPrices, type PriceTable } from './price-table.ts';
import { dualsByStage } from './part-graph.ts';
import { Residual, type Chain } from './residual.ts';

/**
 * Prices over an optimal solution. Building it costs one reading of the problem; `cheapest` and `of` cost one search each, which
 * stays close to the trainee asked about.
 */
export class Prices {
  readonly #isOver: Poll;
  /** As given, where it asks for balance; null elsewhere. */
  readonly #unbounded: Problem | null;
  /** Within the levels of balance. */
  readonly #problem: Problem;
  readonly #instance: Instance;
  readonly #taken: Uint8Array;
  readonly #rowIndex: ReadonlyMap<string, number>;
  readonly #columnIndex: ReadonlyMap<string, number>;
  readonly #partOf = new Map<string, CertificatePart>();
  readonly #chosen = new Map<string, string[]>();
  readonly #parts: readonly CertificatePart[];
  /** Of the parts that were asked about. */
  readonly #residuals = new Map<CertificatePart, Residual>();
  #duals: ReturnType<typeof dualsByStage> | null = null;
  readonly #fairPaths = new Map<CertificatePart, FairPaths | null>();
  /** By solving again, within the levels of balance and with any. */
  readonly #solved: SolvedPrices;
  readonly #relevelled: SolvedPrices;

  /** The solution must be optimal and carry its certificate (@throws BinomeError SOLUTION_SHAPE where it is none, PROBLEM_*). What reading the signal throws ends whatever is asked; aborted, it changes nothing. */
  constructor(problem: Problem, solution: Solution, limits: Pick<Limits, 'signal'> = {}) {
    checkSolution(solution);
    this.#isOver = unstoppable(new Watch(limits).isOver);
    const { scale, parts = [] } = solution.certificate ?? {};
    const instance = encodeAt(problem, scale, this.#isOver);
    this.#unbounded = instance.balance === null ? null : problem;
    this.#problem = withinLevels(problem, instance, parts);
    this.#instance = this.#unbounded === null ? instance : encodeAt(this.#problem, scale, this.#isOver);
    this.#rowIndex = new Map(this.#instance.traineeIds.map((id, i) => [id, i]));
    this.#taken = chosenArcs(this.#instance, solution.pairs);
    for (const part of parts) for (const id of part.trainees) this.#partOf.set(id, part);
    for (const [trainee, mentor] of solution.pairs) this.#chosen.set(trainee, [...(this.#chosen.get(trainee) ?? []), mentor]);
    this.#parts = parts;
    const priced = { instance: this.#instance, taken: this.#taken, chosen: this.#chosen, isOver: this.#isOver };
    this.#solved = new SolvedPrices(this.#problem, priced, this.#unbounded !== null);
    this.#relevelled = new SolvedPrices(problem, priced, this.#unbounded !== null);
    this.#columnIndex = new Map(this.#instance.mentorIds.map((id, j) => [id, j]));
  }

  /**
   * The `count` cheapest pairs of this trainee that are not chosen, cheapest first; of several at the last price, the first found. With
   * `balance`, only of those that cost neither a need nor a level: `of` prices the others. null where the part is solved again for its
   * prices and that takes more than `nodeLimit` nodes in all.
   */
  cheapest(trainee: string, count: number): PairPrice[];
  cheapest(trainee: string, count: number, nodeLimit: number): PairPrice[] | null;
  cheapest(trainee: string, count: number, nodeLimit = Infinity): PairPrice[] | null {
    const i = this.#rowIndex.get(trainee);
    if (i === undefined) return [];
    const residual = this.#residualOf(this.#partOf.get(trainee)!);
    const found =
      residual === null
        ? this.#solved.cheapest(this.#partOf.get(trainee)!, i, count, nodeLimit)
        : residual.cheapest(i, count).map((chain) => this.#describe(chain));
    return found === null || this.#unbounded === null ? found : found.filter(({ unmet }) => unmet === 0);
  }

  /** The price of one pair; null when it is chosen already, not eligible, or cannot be imposed at all. */
  of(trainee: string, mentor: string): PairPrice | null {
    const i = this.#rowIndex.get(trainee);
    if (i === undefined) return null;
    const part = this.#partOf.get(trainee)!;
    const price = this.#within(part, i, mentor);
    return this.#unbounded === null || price?.unmet === 0 ? price : this.#relevelled.of(part, trainee, mentor);
  }

  /** The price within the levels of balance. */
  #within(part: CertificatePart, i: number, mentor: string): PairPrice | null {
    const residual = this.#residualOf(part);
    if (residual === null) return this.#solved.of(part, this.#instance.traineeIds[i]!, mentor);
    const j = this.#columnIndex.get(mentor);
    const arc = j === undefined ? -1 : arcOf(this.#instance, i, j);
    if (arc < 0 || this.#taken[arc] === 1) return null;
    const chain = residual.of(i, arc);
    return chain === null ? null : this.#describe(chain);
  }

  /** What it takes to price the trainees of this one's part by solving it again, as trainees × pairs; 0 where searches do. O(trainees). */
  effortOf(trainee: string): number {
    const part = this.#partOf.get(trainee);
    if (part === undefined || this.#residualOf(part) !== null) return 0;
    const { start } = this.#instance;
    const pairs = part.trainees.reduce((total, id) => total + start[this.#rowIndex.get(id)! + 1]! - start[this.#rowIndex.get(id)!]!, 0);
    return part.trainees.length * pairs;
  }

  /** null for a part whose prices are found by solving it again. */
  #residualOf(part: CertificatePart): Pick<Residual, 'cheapest' | 'of'> | null {
    if (part.sideConstraints.length > 0) return null;
    if (part.fairness === undefined) return this.#residualIn(part);
    const known = this.#fairPaths.get(part);
    if (known !== undefined) return known;
    const made = FairPaths.of(this.#instance, this.#taken, part);
    this.#fairPaths.set(part, made);
    return made;
  }

  /** The trainees, part by part. What was made to price one part is given up when the next is asked for. */
  *parts(): Generator<readonly string[]> {
    for (const part of this.#parts) {
      yield part.trainees;
      this.#residuals.delete(part);
      this.#fairPaths.delete(part);
    }
  }

  #residualIn(part: CertificatePart): Residual {
    const known = this.#residuals.get(part);
    if (known !== undefined) return known;
    this.#duals ??= dualsByStage(this.#instance, this.#parts);
    const made = new Residual(this.#instance, this.#taken, part, this.#duals);
    this.#residuals.set(part, made);
    return made;
  }

  /**
   * The prices of all eligible pairs at once; `of` says who would move. One search for each mentor and not for each pair: O(mentors · pairs)
   * of each part for trainees who need one mentor.
   *
   * With objective "fair" it is one search for each trainee. Parts with side constraints, or with many bands, are solved again once for each pair, up to `solveLimit` pairs in all, 1,000 unless given:
   * those first that could be cheapest by the duals, equals in the order of the table. The others get this lower bound, marked `PRICE.atLeast`.
   * With `balance` the pairs that cost a need or a level are among them.
   *
   * `trainees`: only their rows, at the cost of their parts; ids that the problem has not are left out.
   */
  all({ solveLimit = 1000, trainees }: { readonly solveLimit?: number; readonly trainees?: readonly string[] } = {}): PriceTable {
    const instance = this.#instance;
    const taken = this.#taken;
    const rowIndex = this.#rowIndex;
    const { traineeIds, mentorIds, start, column, scale } = instance;
    const prices: ArcPrices = { unmet: new Float64Array(taken.length).fill(Infinity), loss: new Float64Array(taken.length).fill(Infinity) };
    const [rowDual, columnDual] = dualsByStage(instance, this.#parts);
    const matching = { taken, rowDual, columnDual };
    const fit = pricesFit(instance, matching);
    const toSolve: { row: number; arc: number; least: Loss }[] = [];
    const wanted = trainees === undefined ? null : new Set(trainees);
    for (const part of this.#parts) {
      this.#isOver();
      const rows = part.trainees.filter((id) => wanted?.has(id) !== false).map((id) => rowIndex.get(id)!);
      if (rows.length === 0) continue;
      // The table of a whole part needs no searches of its own.
      const residual = fit && part.sideConstraints.length === 0 && part.fairness === undefined ? undefined : this.#residualOf(part);
      if (residual === null && this.#unbounded !== null) for (const row of rows) toSolve.push(...this.#unknown(row));
      else if (residual === null)
        for (const row of rows) toSolve.push(...leastLosses(instance, taken, part, row).map((bound) => ({ row, ...bound })));
      else if (residual === undefined) {
        const columns = part.mentors.map((id) => this.#columnIndex.get(id)!);
        const whole = part.trainees.map((id) => rowIndex.get(id)!);
        priceArcs(instance, matching, whole, columns, prices, this.#isOver);
      } else if (part.fairness !== undefined) for (const row of rows) fillIn(residual.cheapest(row, Infinity), prices);
      else for (const row of rows) this.#priceOneByOne(row, residual, prices);
      if (residual !== null && this.#unbounded !== null)
        for (const row of rows) toSolve.push(...this.#unknown(row).filter(({ arc }) => prices.unmet[arc] !== 0));
    }
    const table: PriceTable = {
      trainees: traineeIds,
      mentors: mentorIds,
      start,
      mentor: column,
      kind: taken.map((chosen, arc) => (chosen === 1 ? PRICE.chosen : prices.unmet[arc] === Infinity ? PRICE.impossible : PRICE.exact)),
      unmet: prices.unmet.map((unmet) => (unmet === Infinity ? NaN : unmet)),
      loss: prices.loss.map((loss) => (loss === Infinity ? NaN : unscaled(loss, scale))),
    };
    toSolve.sort((a, b) => compareLosses(a.least, b.least) || a.arc - b.arc);
    toSolve.forEach(({ row, arc, least }, k) => {
      const price = k < solveLimit ? this.of(traineeIds[row]!, mentorIds[column[arc]!]!) : this.#atLeast(least);
      table.kind[arc] = k >= solveLimit ? PRICE.atLeast : price === null ? PRICE.impossible : PRICE.exact;
      table.unmet[arc] = price?.unmet ?? NaN;
      table.loss[arc] = price?.loss ?? NaN;
    });
    return wanted === null ? table : rowsOf(table, wanted);
  }

  /** What a lower bound says of needs and score: nothing of the score where something before it is lost. */
  #atLeast({ objective, amount }: Loss): { unmet: number; loss: number } {
    if (objective === 0) return { unmet: amount, loss: -Infinity };
    return { unmet: 0, loss: objective === scoreObjective(this.#instance) ? unscaled(amount, this.#instance.scale) : -Infinity };
  }

  /** The pairs of a row that are not chosen, and no bound on their prices. */
  #unknown(row: number): { row: number; arc: number; least: Loss }[] {
    const { start } = this.#instance;
    const arcs = Array.from({ length: start[row + 1]! - start[row]! }, (_, k) => start[row]! + k).filter((arc) => this.#taken[arc] === 0);
    return arcs.map((arc) => ({ row, arc, least: { objective: 0, amount: 0 } }));
  }

  /** Where sums could leave the exact range: a search for each pair, whose chain is counted on the pairs themselves. */
  #priceOneByOne(row: number, residual: Pick<Residual, 'of'>, prices: ArcPrices): void {
    const { start } = this.#instance;
    for (let arc = start[row]!; arc < start[row + 1]!; arc++) {
      this.#isOver();
      const chain = this.#taken[arc] === 1 ? null : residual.of(row, arc);
      if (chain !== null) fillIn([chain], prices);
    }
  }

  #describe({ mentor, unmet, loss, flips }: Chain): PairPrice {
    const { traineeIds, mentorIds, column } = this.#instance;
    const moves = new Map<number, { from: string[]; to: string[] }>();
    for (const { row, arc } of flips) {
      const move = moves.get(row) ?? { from: [], to: [] };
      moves.set(row, move);
      (this.#taken[arc] === 1 ? move.from : move.to).push(mentorIds[column[arc]!]!);
    }
    return {
      mentor: mentorIds[mentor]!,
      unmet,
      loss: unscaled(loss, this.#instance.scale),
      ...BandChange.of(
        this.#instance.bands,
        this.#taken,
        flips.map(({ arc }) => arc),
      )?.asPrice(),
      ...(this.#unbounded === null ? {} : { balance: null }),
      moves: [...moves]
        .sort(([a], [b]) => a - b)
        .map(([row, { from, to }]) => ({ trainee: traineeIds[row]!, from: from.sort(), to: to.sort() })),
    };
  }
}

function fillIn(chains: readonly Chain[], { unmet, loss }: ArcPrices): void {
  for (const chain of chains) {
    const imposed = chain.flips[0]!.arc;
    unmet[imposed] = chain.unmet;
    loss[imposed] = chain.loss;
  }
}

/** The instance at the scale that a certificate is written in: `solve` rounds scores where it needs more room. */
function encodeAt(problem: Problem, scale: Certificate['scale'] | undefined, isOver: Poll): Instance {
  let instance = encode(problem, undefined, isOver);
  for (const headroom of [2 ** 12, 2 ** 20]) {
    const { base, exponent } = instance.scale;
    if (scale === undefined || (scale.base === base && scale.exponent === exponent)) break;
    instance = encode(problem, headroom, isOver);
  }
  return instance;
}
