/**
 * Pricing: the pairs that are not held and contradict the proof of the problem on those that are.
 *
 * Walks both trees of groups from the top. What a bound settles is left at once, at whatever size; the rows of a group share the
 * list of column groups that remain, best first, so that a row stops at the first that cannot better what it has found.
 */
import { BinomeError } from '../../../errors/index.ts';
import { FORBIDDEN, type PairSource } from '../../model/pair-source.ts';
import { leastOf, type GroupTree } from './group-tree.ts';
import type { HeldPairs } from './held-pairs.ts';

/** Covers and duals, as in `CapacitatedAssignment`. */
export interface Proof {
  /** Row, column → 1 when covered; its dual. */
  readonly rowCover: Uint8Array;
  readonly columnCover: Uint8Array;
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}

const OPEN = 0;
const COVERED = 1;
const PLACELESS = 2;

/** Column groups that the bounds leave open for a row group. */
interface Remaining {
  /** Number below `count` → column group; what no score of a pair with it exceeds. */
  group: Int32Array;
  bound: Float64Array;
  count: number;
}

/** Those of one side whose pairs may be worth enough, best first. */
interface Ranking {
  readonly order: number[];
  /** Number of a remaining group → the most that a pair can be worth there. */
  readonly worth: Float64Array;
}

export class PairPricing {
  readonly #source: PairSource;
  readonly #rowTree: GroupTree;
  readonly #columnTree: GroupTree;
  readonly #held: HeldPairs;
  /** The best pairs that the row at hand has found, best first: place → worth, column, score. */
  readonly #foundWorth: Float64Array;
  readonly #foundColumn: Int32Array;
  readonly #foundScore: Int32Array;
  readonly #pool: Remaining[] = [];
  #proof: Proof;
  /** Column → OPEN, COVERED or PLACELESS. */
  #columnSide: Uint8Array;
  /** Group → the least dual of its members on each side. */
  #rowLeast: [open: Float64Array, covered: Float64Array];
  #columnLeast: [open: Float64Array, covered: Float64Array];
  /** Scores asked for. */
  scored = 0;

  constructor(source: PairSource, rowTree: GroupTree, columnTree: GroupTree, held: HeldPairs, limit: number, proof: Proof) {
    this.#source = source;
    this.#rowTree = rowTree;
    this.#columnTree = columnTree;
    this.#held = held;
    this.#foundWorth = new Float64Array(limit);
    this.#foundColumn = new Int32Array(limit);
    this.#foundScore = new Int32Array(limit);
    const { rowCover, columnCover, rowDual, columnDual } = proof;
    this.#proof = proof;
    this.#columnSide = columnCover.map((covered, j) => (source.capacity[j] === 0 ? PLACELESS : covered));
    this.#rowLeast = [leastOf(rowTree, rowDual, rowCover, OPEN), leastOf(rowTree, rowDual, rowCover, COVERED)];
    this.#columnLeast = [
      leastOf(columnTree, columnDual, this.#columnSide, OPEN),
      leastOf(columnTree, columnDual, this.#columnSide, COVERED),
    ];
  }

  /** Adds to the held pairs those that help, at most `limit` a row and side; none means that the proof holds for every pair. */
  run(): void {
    const roots = this.#columnTree.roots;
    const all: Remaining = { group: roots, bound: new Float64Array(roots.length).fill(Infinity), count: roots.length };
    for (const group of this.#rowTree.roots) this.#descend(group, all, 0);
  }

  #descend(rowGroup: number, above: Remaining, depth: number): void {
    const { partStart, part } = this.#rowTree;
    const remaining = (this.#pool[depth] ??= { group: new Int32Array(64), bound: new Float64Array(64), count: 0 });
    const whole = partStart[rowGroup] === partStart[rowGroup + 1];
    remaining.count = 0;
    for (let k = 0; k < above.count; k++) this.#open(rowGroup, above.group[k]!, above.bound[k]!, remaining, whole ? Infinity : 1);
    if (remaining.count === 0) return;
    if (whole) this.#priceRows(rowGroup, remaining);
    else for (let at = partStart[rowGroup]!; at < partStart[rowGroup + 1]!; at++) this.#descend(part[at]!, remaining, depth + 1);
  }

  /** Lists the group unless its bound settles it; or its parts, as many levels down as said. */
  #open(rowGroup: number, columnGroup: number, boundAbove: number, remaining: Remaining, levels: number): void {
    const bound = Math.min(boundAbove, this.#source.groupBound(rowGroup, columnGroup));
    if (Number.isNaN(bound)) throw wrongValue(bound, `/groupBound/${rowGroup}/${columnGroup}`);
    if (this.#settled(rowGroup, columnGroup, bound)) return;
    const { partStart, part } = this.#columnTree;
    const [first, end] = [partStart[columnGroup]!, partStart[columnGroup + 1]!];
    if (levels > 0 && first < end) {
      for (let at = first; at < end; at++) this.#open(rowGroup, part[at]!, bound, remaining, levels - 1);
      return;
    }
    if (remaining.count === remaining.group.length) {
      const { group, bound: bounds } = remaining;
      remaining.group = new Int32Array(group.length * 2);
      remaining.group.set(group);
      remaining.bound = new Float64Array(group.length * 2);
      remaining.bound.set(bounds);
    }
    remaining.group[remaining.count] = columnGroup;
    remaining.bound[remaining.count++] = bound;
  }

  /** Whether no pair of the two groups contradicts the proof, by the bound alone. */
  #settled(rowGroup: number, columnGroup: number, bound: number): boolean {
    if (bound === FORBIDDEN) return true;
    const rowOpen = this.#rowLeast[OPEN][rowGroup]!;
    const rowCovered = this.#rowLeast[COVERED][rowGroup]!;
    const columnOpen = this.#columnLeast[OPEN][columnGroup]!;
    const columnCovered = this.#columnLeast[COVERED][columnGroup]!;
    if (columnOpen !== Infinity && (rowOpen !== Infinity || (rowCovered !== Infinity && bound - rowCovered - columnOpen > 0))) return false;
    return !(rowOpen !== Infinity && columnCovered !== Infinity && bound - rowOpen - columnCovered > 0);
  }

  #priceRows(rowGroup: number, remaining: Remaining): void {
    const { start, member } = this.#rowTree;
    const { rowCover, rowDual } = this.#proof;
    const hasOpen = this.#rowLeast[OPEN][rowGroup] !== Infinity;
    const toOpen = this.#rank(remaining, OPEN, hasOpen ? -Infinity : this.#rowLeast[COVERED][rowGroup]!);
    const toCovered = hasOpen ? this.#rank(remaining, COVERED, this.#rowLeast[OPEN][rowGroup]!) : null;
    for (let at = start[rowGroup]!; at < start[rowGroup + 1]!; at++) {
      const i = member[at]!;
      if (rowCover[i] === 1) this.#priceRow(i, remaining, toOpen, OPEN, rowDual[i]!);
      else {
        // Neither end is covered: one more row could be matched, whatever the score.
        this.#priceRow(i, remaining, toOpen, OPEN, -Infinity);
        this.#priceRow(i, remaining, toCovered!, COVERED, rowDual[i]!);
      }
    }
  }

  #rank({ group, bound, count }: Remaining, side: 0 | 1, floor: number): Ranking {
    const least = this.#columnLeast[side];
    const worth = new Float64Array(count);
    const order: number[] = [];
    for (let k = 0; k < count; k++) {
      const dual = least[group[k]!]!;
      if (dual === Infinity) continue;
      worth[k] = bound[k]! - dual;
      if (worth[k]! > floor) order.push(k);
    }
    order.sort((a, b) => worth[b]! - worth[a]! || a - b);
    return { order, worth };
  }

  /** The pairs of the row with columns of one side that are worth more than `floor`, score less dual: the best of them are added. */
  #priceRow(row: number, remaining: Remaining, ranking: Ranking, side: 0 | 1, floor: number): void {
    const { start, member } = this.#columnTree;
    const { columnDual } = this.#proof;
    const columnSide = this.#columnSide;
    const least = this.#columnLeast[side];
    const [foundWorth, foundColumn, foundScore] = [this.#foundWorth, this.#foundColumn, this.#foundScore];
    const limit = foundWorth.length;
    let found = 0;
    let threshold = floor;
    for (const k of ranking.order) {
      if (ranking.worth[k]! <= threshold) break;
      const group = remaining.group[k]!;
      const bound = Math.min(remaining.bound[k]!, this.#source.rowBound(row, group));
      if (Number.isNaN(bound)) throw wrongValue(bound, `/rowBound/${row}/${group}`);
      if (bound - least[group]! <= threshold) continue;
      for (let at = start[group]!; at < start[group + 1]!; at++) {
        const j = member[at]!;
        if (columnSide[j] !== side || bound - columnDual[j]! <= threshold) continue;
        const score = this.#source.score(row, j);
        this.scored++;
        if (score === FORBIDDEN) continue;
        if (score !== (score | 0)) throw wrongValue(score, `/score/${row}/${j}`);
        if (score > bound) throw new BinomeError('SOURCE_BOUND', { score, bound }, { path: `/score/${row}/${j}` });
        const worth = score - columnDual[j]!;
        if (worth <= threshold) continue;
        let place = found < limit ? found++ : limit - 1;
        for (; place > 0 && foundWorth[place - 1]! < worth; place--) {
          foundWorth[place] = foundWorth[place - 1]!;
          foundColumn[place] = foundColumn[place - 1]!;
          foundScore[place] = foundScore[place - 1]!;
        }
        foundWorth[place] = worth;
        foundColumn[place] = j;
        foundScore[place] = score;
        if (found === limit) threshold = foundWorth[limit - 1]!;
      }
    }
    for (let k = 0; k < found; k++) this.#held.add(row, foundColumn[k]!, foundScore[k]!);
  }
}

function wrongValue(value: number, path: string): BinomeError {
  return new BinomeError('SOURCE_VALUE', { value }, { path });
}
