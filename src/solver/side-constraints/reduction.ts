/**
 * A task without what is decided already: pairs that are imposed or excluded, and the rows and columns that have no other, leave the network.
 *
 * What reduced costs leave of 5,700 pairs is 600, and every step of a search is as long as its network. Duals of what is left are duals of all: a row or column
 * that left has the price 0, since what its imposed pairs weigh counts whatever it is.
 */
import { FREE, IMPOSED, type Network } from '../network/network.ts';
import type { NetworkDuals, SideRow } from '../network/side-rows.ts';
import type { SearchTask } from './outcome.ts';
import type { Basis } from './relaxation.ts';

export interface Reduction {
  /** Values are those of the reduced network: `offset` less than in the whole one. */
  readonly task: SearchTask;
  /** What the imposed pairs weigh. */
  readonly offset: number;
  /** Arc of the reduced network → arc of the whole one. */
  readonly arcOf: Int32Array;
  /** The matching of the whole network. */
  readonly liftTaken: (taken: Uint8Array) => Uint8Array;
  /** Duals of the whole network that prove as much there, under the states of the whole task. */
  readonly liftDuals: (duals: NetworkDuals) => NetworkDuals;
}

/** Where fewer arcs than this share of them are decided, a smaller network does not pay. */
const LEAST_DECIDED = 0.3;

/** Null where too little is decided, or where what is decided contradicts the limits of a row or column. O(arcs + terms). */
export function reductionOf(whole: SearchTask): Reduction | null {
  const { network, choices, sides, weight } = whole;
  const { rows, columns, rowOf, columnOf } = network;
  const { state } = choices;
  const [rowImposed, columnImposed] = [new Int32Array(rows), new Int32Array(columns)];
  const [rowFree, columnFree] = [new Int32Array(rows), new Int32Array(columns)];
  let [decided, offset] = [0, 0];
  state.forEach((value, arc) => {
    if (value === FREE) {
      rowFree[rowOf[arc]!]!++;
      columnFree[columnOf[arc]!]!++;
      return;
    }
    decided++;
    if (value !== IMPOSED) return;
    offset += weight[arc]!;
    rowImposed[rowOf[arc]!]!++;
    columnImposed[columnOf[arc]!]!++;
  });
  if (decided < LEAST_DECIDED * network.arcs) return null;
  const need = network.need.map((count, i) => count - rowImposed[i]!);
  const lower = choices.lower.map((count, j) => Math.max(0, count - columnImposed[j]!));
  const upper = choices.upper.map((count, j) => count - columnImposed[j]!);
  if (need.some((count) => count < 0) || upper.some((count, j) => count < lower[j]!)) return null;
  const keptRows = numbersWhere(rows, (i) => rowFree[i]! > 0 || (need[i]! > 0 && choices.optional[i] === 0));
  const keptColumns = numbersWhere(columns, (j) => columnFree[j]! > 0 || lower[j]! > 0);
  const arcOf = numbersWhere(network.arcs, (arc) => state[arc] === FREE);
  const [rowAt, columnAt, arcAt] = [positions(keptRows, rows), positions(keptColumns, columns), positions(arcOf, network.arcs)];
  const smaller: Network = {
    ...{ rows: keptRows.length, columns: keptColumns.length, arcs: arcOf.length },
    rowOf: arcOf.map((arc) => rowAt[rowOf[arc]!]!),
    columnOf: arcOf.map((arc) => columnAt[columnOf[arc]!]!),
    need: keptRows.map((i) => need[i]!),
    min: keptColumns.map((j) => lower[j]!),
    max: keptColumns.map((j) => upper[j]!),
  };
  const nodes = smaller.rows + smaller.columns;
  const shifted = (at: Int32Array, by: number): Int32Array => at.map((position) => (position < 0 ? -1 : position + by));
  const ofSides = Int32Array.from(sides, (_, k) => nodes + k);
  const nameIn = Int32Array.from([...rowAt, ...shifted(columnAt, smaller.rows), ...ofSides, ...shifted(arcAt, nodes + sides.length)]);
  const task: SearchTask = {
    ...whole,
    network: smaller,
    choices: {
      state: new Uint8Array(arcOf.length),
      optional: Uint8Array.from(keptRows, (i) => choices.optional[i]!),
      lower: smaller.min,
      upper: smaller.max,
    },
    sides: sides.map((side) => sideOf(side, state, arcAt)),
    weight: Float64Array.from(arcOf, (arc) => weight[arc]!),
    known: whole.known === null ? null : Uint8Array.from(arcOf, (arc) => whole.known![arc]!),
    ...(whole.atLeast === undefined ? {} : { atLeast: whole.atLeast - offset }),
    start: whole.start == null ? null : basisWithin(whole.start, nameIn, rows + columns + sides.length, nodes + sides.length),
  };
  return {
    ...{ task, offset, arcOf },
    liftTaken(taken) {
      const all = Uint8Array.from(state, (value) => (value === IMPOSED ? 1 : 0));
      arcOf.forEach((arc, k) => (all[arc] = taken[k]!));
      return all;
    },
    liftDuals({ denominator, rows: ofRows, columns: ofColumns, sides: ofSides }) {
      const [rowDual, columnDual] = [new Float64Array(rows), new Float64Array(columns)];
      // That what is left of a count is 0 at least is no limit of the whole count, and no price below 0 gains by it.
      keptRows.forEach((i, k) => (rowDual[i] = choices.optional[i] === 1 && rowImposed[i]! > 0 ? Math.max(0, ofRows[k]!) : ofRows[k]!));
      keptColumns.forEach((j, k) => (columnDual[j] = columnImposed[j]! > choices.lower[j]! ? Math.max(0, ofColumns[k]!) : ofColumns[k]!));
      return { denominator, rows: rowDual, columns: columnDual, sides: ofSides };
    },
  };
}

/**
 * The basis where the variables have the names `nameIn` (−1 for what left); null where more is basic at what left than its own variable. Names from `firstArc`
 * on are arcs.
 */
function basisWithin({ basic, lengths, upper }: Basis, nameIn: Int32Array, firstArc: number, size: number): Basis | null {
  const kept = Array.from(basic.keys()).filter((at) => nameIn[basic[at]!]! >= 0);
  if (kept.length !== size || basic.some((name) => name >= firstArc && nameIn[name]! < 0)) return null;
  return {
    basic: Int32Array.from(kept, (at) => nameIn[basic[at]!]!),
    lengths: Float32Array.from(kept, (at) => lengths[at]!),
    upper: upper.map((name) => nameIn[name]!).filter((name) => name >= 0),
  };
}

function sideOf({ arcs, coefficients, op, rhs }: SideRow, state: Uint8Array, arcAt: Int32Array): SideRow {
  let rest = rhs;
  arcs.forEach((arc, t) => {
    if (state[arc] === IMPOSED) rest -= coefficients[t]!;
  });
  const isLeft = (_: number, t: number): boolean => state[arcs[t]!] === FREE;
  return { arcs: arcs.filter(isLeft).map((arc) => arcAt[arc]!), coefficients: coefficients.filter(isLeft), op, rhs: rest };
}

function numbersWhere(count: number, holds: (number: number) => boolean): Int32Array {
  const numbers: number[] = [];
  for (let number = 0; number < count; number++) if (holds(number)) numbers.push(number);
  return Int32Array.from(numbers);
}

/** Number → its position in the list, −1 where it is not in it. */
function positions(list: Int32Array, count: number): Int32Array {
  const at = new Int32Array(count).fill(-1);
  list.forEach((number, position) => (at[number] = position));
  return at;
}
