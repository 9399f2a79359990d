/**
 * A block of an instance as a network of free and fixed arcs, and the lexicographic stages over it.
 *
 * `Network` is what stays the same during a computation: rows, columns, arcs of one block, in local numbers. `Choices` is
 * what has been decided so far: arcs imposed or excluded, bounds that became equalities. Restricting the choices to the optimal
 * face of one objective (complementary slackness: drop arcs with a positive reduced cost, impose those with a negative one, fix
 * what has a nonzero dual) before optimising the next gives lexicographic optima without any large constant.
 */
import type { Instance } from '../model/encode.ts';
import { NEVER, type Poll } from '../model/limits.ts';
import { hungarian, type Transport, type TransportResult } from '../kernels/hungarian.ts';
import { nestedTransport } from '../kernels/nested.ts';

/** Rows, columns, arcs and side constraints that nothing joins to the rest; all lists ascending, in the instance's numbers. */
export interface Block {
  /** Local number → row, column, arc of the instance. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly arcs: Int32Array;
  readonly sides: readonly number[];
}

/** Nested groups of columns, each with bounds for the sum of their loads. A node is a column, or the number of columns + a group. */
export interface Groups {
  /** Node → the least group that holds it, as a node; NONE where nothing does. */
  readonly parent: Int32Array;
  /** Group → least and greatest sum. */
  readonly min: Int32Array;
  readonly max: Int32Array;
}

export const NONE = -1;

export interface Network {
  readonly rows: number;
  readonly columns: number;
  readonly arcs: number;
  /** Arc → row, arc → column, both local. */
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  /** Row → pairs that it needs. */
  readonly need: Int32Array;
  /** Column → least and greatest load. */
  readonly min: Int32Array;
  readonly max: Int32Array;
  /** Only where they are solved as part of the network. */
  readonly groups?: Groups;
}

export function networkOf(instance: Instance, block: Block): Network {
  const localColumn = localNumbers(block.columns, instance.mentorIds.length);
  const rowOf = new Int32Array(block.arcs.length);
  let arc = 0;
  block.rows.forEach((i, local) => {
    const count = instance.start[i + 1]! - instance.start[i]!;
    rowOf.fill(local, arc, arc + count);
    arc += count;
  });
  return {
    rows: block.rows.length,
    columns: block.columns.length,
    arcs: block.arcs.length,
    rowOf,
    columnOf: block.arcs.map((global) => localColumn(instance.column[global]!)),
    need: block.rows.map((i) => instance.need[i]!),
    min: block.columns.map((j) => instance.min[j]!),
    max: block.columns.map((j) => instance.max[j]!),
  };
}

/** A block of few columns does not pay for a table of all: there may be thousands of such blocks. */
function localNumbers(columns: Int32Array, all: number): (column: number) => number {
  if (columns.length * 16 < all) {
    const local = new Map(Array.from(columns, (j, k) => [j, k]));
    return (column) => local.get(column)!;
  }
  const local = new Int32Array(all);
  columns.forEach((j, k) => (local[j] = k));
  return (column) => local[column]!;
}

export const FREE = 0;
export const IMPOSED = 1;
export const EXCLUDED = 2;

export interface Choices {
  /** Arc → FREE, IMPOSED or EXCLUDED. */
  readonly state: Uint8Array;
  /** Row → 1 when its need may stay unmet. */
  readonly optional: Uint8Array;
  /** Column, then group of columns → bounds of its whole load, imposed arcs included. */
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

export function openChoices(network: Network, imposed: Iterable<number>, optional: boolean): Choices {
  const state = new Uint8Array(network.arcs);
  for (const arc of imposed) state[arc] = IMPOSED;
  const { min, max, groups } = network;
  return {
    ...{ state, optional: new Uint8Array(network.rows).fill(optional ? 1 : 0) },
    lower: Int32Array.from([...min, ...(groups?.min ?? [])]),
    upper: Int32Array.from([...max, ...(groups?.max ?? [])]),
  };
}

/** Columns and groups of columns. */
export function columnNodes({ columns, groups }: Network): number {
  return groups?.parent.length ?? columns;
}

/** Column, then group of columns → its arcs that are marked 1: chosen ones, or those whose state is IMPOSED. */
export function loadsOf(network: Network, marks: Uint8Array): Int32Array {
  const { columnOf, groups } = network;
  const load = new Int32Array(columnNodes(network));
  // Hardly any arc is marked: the search for the next is the machine's.
  for (let arc = marks.indexOf(1); arc >= 0; arc = marks.indexOf(1, arc + 1))
    for (let node = columnOf[arc]!; node !== NONE; node = groups === undefined ? NONE : groups.parent[node]!) load[node]!++;
  return load;
}

/** Column → its dual and those of all groups that it is in. */
export function pathDuals({ columns, groups }: Network, columnDual: Float64Array): Float64Array {
  if (groups === undefined) return columnDual;
  return columnDual.subarray(0, columns).map((dual, column) => {
    let total = dual;
    for (let node = groups.parent[column]!; node !== NONE; node = groups.parent[node]!) total += columnDual[node]!;
    return total;
  });
}

/** The optimum of one objective: the chosen arcs, and duals with the signs of a maximisation. */
export interface Optimum {
  readonly status: 'optimal';
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
  /** Row → dual. */
  readonly rowDual: Float64Array;
  /** Column, then group of columns → dual. */
  readonly columnDual: Float64Array;
}

/** No choice satisfies every bound; the duals prove it: with weights all 0, the bound that they give is negative. */
export interface Empty {
  readonly status: 'empty';
  /** As of an optimum. */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}

/** Thrown inside the solver only, when integers would leave the exact range; `solve` answers by rounding the scores. */
export class HeadroomError extends Error {}

/**
 * Maximises Σ weight over the chosen arcs; null once `isOver`, where it is given.
 * @throws HeadroomError when a dual leaves the exact range.
 */
export function maximise(network: Network, choices: Choices, weight: Float64Array): Optimum | Empty;
export function maximise(network: Network, choices: Choices, weight: Float64Array, isOver: Poll): Optimum | Empty | null;
export function maximise(network: Network, choices: Choices, weight: Float64Array, isOver: Poll = NEVER): Optimum | Empty | null {
  if (isOver()) return null;
  const overbooked = findOverbooked(network, choices);
  if (overbooked !== null) return overbooked;
  const { transport, arcs } = freeTransport(network, choices, weight);
  const { groups } = network;
  const result = groups === undefined ? hungarian(transport, isOver) : nestedTransport({ ...transport, parent: groups.parent }, isOver);
  if (result.status === 'stopped') return null;
  if (result.status === 'overflow') throw new HeadroomError();
  if (result.status !== 'optimal')
    return groups === undefined ? emptiness(network, transport, result) : nestedEmptiness(transport, groups, result);
  if (!isCertain(transport, result, pathDuals(network, result.columnDual))) throw new HeadroomError();
  const taken = choices.state.map((state) => (state === IMPOSED ? 1 : 0));
  result.taken.forEach((chosen, k) => {
    if (chosen === 1) taken[arcs[k]!] = 1;
  });
  return { status: 'optimal', taken, rowDual: negated(result.rowDual), columnDual: negated(result.columnDual) };
}

/** Restricts the choices, in place, to those that are optimal for `weight`, whose optimum this is. */
export function restrictToFace(network: Network, choices: Choices, weight: Float64Array, optimum: Optimum): void {
  const { rowDual, columnDual, taken } = optimum;
  const load = loadsOf(network, taken);
  const onPath = pathDuals(network, columnDual);
  for (let arc = 0; arc < network.arcs; arc++) {
    if (choices.state[arc] !== FREE) continue;
    const reduced = weight[arc]! - rowDual[network.rowOf[arc]!]! - onPath[network.columnOf[arc]!]!;
    if (reduced < 0) choices.state[arc] = EXCLUDED;
    else if (reduced > 0) choices.state[arc] = IMPOSED;
  }
  for (let i = 0; i < network.rows; i++) if (rowDual[i] !== 0) choices.optional[i] = 0;
  for (let j = 0; j < load.length; j++) if (columnDual[j] !== 0) choices.lower[j] = choices.upper[j] = load[j]!;
}

/** The free arcs as a transportation problem of their own, in cost form, imposed arcs taken off the bounds. */
function freeTransport(network: Network, choices: Choices, weight: Float64Array): { transport: Transport; arcs: Int32Array } {
  const { state } = choices;
  let free = 0;
  for (let arc = 0; arc < network.arcs; arc++) if (state[arc] === FREE) free++;
  const arcs = new Int32Array(free);
  const column = new Int32Array(free);
  const cost = new Float64Array(free);
  const start = new Int32Array(network.rows + 1);
  const supply = network.need.slice();
  const imposed = loadsOf(network, state);
  const lower = choices.lower.map((bound, node) => Math.max(0, bound - imposed[node]!));
  const upper = choices.upper.map((bound, node) => bound - imposed[node]!);
  let k = 0;
  for (let arc = 0; arc < network.arcs; arc++) {
    const i = network.rowOf[arc]!;
    const j = network.columnOf[arc]!;
    if (state[arc] === IMPOSED) supply[i]!--;
    else if (state[arc] === FREE) {
      start[i + 1]!++;
      arcs[k] = arc;
      column[k] = j;
      cost[k++] = 0 - weight[arc]!;
    }
  }
  for (let i = 0; i < network.rows; i++) start[i + 1]! += start[i]!;
  return {
    transport: { rows: network.rows, columns: network.columns, start, column, cost, supply, optional: choices.optional, lower, upper },
    arcs,
  };
}

/** A row or column with more imposed arcs than it can have; its unit dual is the proof. */
function findOverbooked(network: Network, choices: Choices): Empty | null {
  const row = new Int32Array(network.rows);
  for (let arc = 0; arc < network.arcs; arc++) if (choices.state[arc] === IMPOSED) row[network.rowOf[arc]!]!++;
  const column = loadsOf(network, choices.state);
  const rowDual = new Float64Array(network.rows);
  const columnDual = new Float64Array(column.length);
  const i = row.findIndex((count, index) => count > network.need[index]!);
  const j = column.findIndex((count, index) => count > choices.upper[index]!);
  if (i < 0 && j < 0) return null;
  if (i >= 0) rowDual[i] = 1;
  else columnDual[j] = 1;
  return { status: 'empty', rowDual, columnDual };
}

/**
 * Duals from the nodes that the failed search reached. Rows that cannot place their units: the reached rows need more than the
 * reached columns hold. Columns that cannot be filled: the columns not reached need more than can get to them.
 */
function emptiness(network: Network, { lower }: Transport, result: TransportResult): Empty {
  const { reached } = result;
  const forRows = result.status === 'infeasible-rows';
  const rowDual = new Float64Array(network.rows);
  const columnDual = new Float64Array(network.columns);
  for (let i = 0; i < network.rows; i++) rowDual[i] = forRows ? 0 - reached[i]! : 1 - reached[i]!;
  for (let j = 0; j < network.columns; j++) {
    const missed = reached[network.rows + j] === 0;
    columnDual[j] = forRows ? (missed ? 0 : 1) : missed && lower[j]! > 0 ? -1 : 0;
  }
  return { status: 'empty', rowDual, columnDual };
}

/**
 * The same where columns are in groups: too much flow for what leaves the reached nodes and what must enter them. The root's potential is 0,
 * whether it was reached or not; each dual is the step from a node to the one above it.
 */
function nestedEmptiness({ rows, lower }: Transport, { parent }: Groups, { reached }: TransportResult): Empty {
  const root = reached[rows + parent.length]!;
  const at = (node: number): number => (node === NONE ? 0 : reached[rows + node]! - root);
  return {
    status: 'empty',
    rowDual: Float64Array.from({ length: rows }, (_, i) => root - reached[i]!),
    // What need not take in anything adds nothing: more may be imposed on it than its bound asks for.
    columnDual: Float64Array.from(parent, (above, node) => Math.max(at(node) - at(above), lower[node] === 0 ? 0 : -1)),
  };
}

/** Above this, intermediate values of the kernel may have been rounded: its answer is checked again in big integers. */
const CERTAIN = 2 ** 48;

/** True when the result satisfies its optimality conditions exactly. O(arcs) once values are large, else O(nodes + arcs) to see it. */
function isCertain(transport: Transport, { taken, rowDual }: TransportResult, columnDual: Float64Array): boolean {
  const largest = (values: Float64Array): number => values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (Math.max(largest(transport.cost), largest(rowDual), largest(columnDual)) * 4 < CERTAIN) return true;
  for (let i = 0; i < transport.rows; i++) {
    for (let arc = transport.start[i]!; arc < transport.start[i + 1]!; arc++) {
      const reduced = BigInt(transport.cost[arc]!) - BigInt(rowDual[i]!) - BigInt(columnDual[transport.column[arc]!]!);
      if (taken[arc] === 1 ? reduced > 0n : reduced < 0n) return false;
    }
  }
  return true;
}

function negated(values: Float64Array): Float64Array {
  return values.map((value) => 0 - value);
}

export function sum(values: Int32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Arcs that are chosen. */
export function countOf(taken: Uint8Array): number {
  return taken.reduce((total, chosen) => total + chosen, 0);
}

/** Σ weight over the arcs that are chosen. */
export function weightOf(weight: Float64Array, taken: Uint8Array): number {
  let total = 0;
  for (let arc = 0; arc < taken.length; arc++) if (taken[arc] === 1) total += weight[arc]!;
  return total;
}

/** No matching has more pairs than this; at least 1. */
export function mostPairs({ need, max }: Network): number {
  return Math.max(1, Math.min(sum(need), sum(max)));
}
