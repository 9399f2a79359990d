/**
 * The best matchings of an instance one after another, without side constraints: Murty's partition (Operations Research 16 (1968)
 * 682–687).
 *
 * A cell is the set of matchings that hold certain pairs and lack others. Once the best matching of a cell is listed, with free pairs
 * p1 … pm, the rest of the cell falls into m cells: the t-th holds p1 … p(t−1) and lacks pt. (Nothing more can be added to the matching: it
 * would meet another need, and so be better.) The best matching of such a cell differs from the listed one by one cheapest cycle through
 * pt, so that one shortest path prices it (Miller, Stone & Cox, IEEE Trans. AES 33 (1997) 851–862), searched only as far as it could still
 * be among those wanted.
 */
import type { Instance } from '../../model/encode.ts';
import { unstoppable, type Poll } from '../../model/limits.ts';
import { EXCLUDED, FREE, IMPOSED, maximise, networkOf, openChoices, restrictToFace, type Network } from '../../network/network.ts';
import { isLess, type StagedOptimum } from '../../network/residual-graph.ts';
import { tieNumber } from '../../model/tie-break.ts';
import { ExchangePaths } from './exchange-paths.ts';

/** An instance whose matchings are ranked: one network of all its people, and what is weighed, stage after stage. */
export interface Ranked {
  /** Whether it had to stop before as many as wanted, or all, were listed. */
  readonly isCutShort: boolean;
  readonly network: Network;
  /** Stage → arc → weight, maximised: needs met (0 with coverage "all"), score, pairs of the incumbent, lot. */
  readonly weight: readonly Float64Array[];
  /** Whether needs may go unmet. */
  readonly optional: boolean;
  /** Best first; the first is the best of all. */
  readonly cells: readonly Cell[];
}

/** A cell whose best matching has been listed. */
export interface Cell extends StagedOptimum {
  /** Arc → FREE, IMPOSED or EXCLUDED. */
  readonly state: Uint8Array;
  /** Stage → what its best matching loses against the best of all. */
  readonly loss: Float64Array;
  /** The arcs of its matching that are free, ascending. */
  readonly free: Int32Array;
  /** Position t in `free` → the cell that holds the free arcs before it and lacks this one, where its best matching is listed. */
  readonly without: Map<number, Cell>;
}

/** A cell that is priced and waits. */
interface Candidate {
  readonly parent: Cell;
  readonly position: number;
  readonly loss: Float64Array;
}

/**
 * The `wanted` best matchings of an instance without side constraints that has one; fewer where there are no more. Equals by every stage
 * come in the order in which the partition, over arcs in the instance's order, makes them.
 * O(wanted · units · (arcs + nodes) log nodes) at worst.
 * @throws HeadroomError when integers leave the exact range.
 */
export function rank(instance: Instance, wanted: number, isOver: Poll): Ranked {
  const network = networkOf(instance, {
    rows: Int32Array.from(instance.traineeIds, (_, i) => i),
    columns: Int32Array.from(instance.mentorIds, (_, j) => j),
    arcs: Int32Array.from(instance.column, (_, arc) => arc),
    sides: [],
  });
  const weight = stageWeights(instance, network);
  const optional = instance.coverage === 'most';
  const state = openChoices(network, instance.required, optional).state;
  const paths = new ExchangePaths(network, weight, optional);
  let latest = cellOf(network, bestOf(instance, network, weight, isOver), state, new Float64Array(weight.length));
  const cells = [latest];
  const waiting: Candidate[] = [];
  while (cells.length < wanted) {
    if (!split(paths, latest, waiting, wanted - cells.length, isOver)) return { network, weight, optional, cells, isCutShort: true };
    const next = waiting.shift();
    if (next === undefined) break;
    latest = enter(paths, next);
    next.parent.without.set(next.position, latest);
    cells.push(latest);
  }
  return { network, weight, optional, cells, isCutShort: false };
}

/** The arcs' states in the part of a cell that holds its free arcs before this position and lacks the one there. */
function stateWithout({ state, free }: Cell, position: number): Uint8Array {
  const own = state.slice();
  for (let before = 0; before < position; before++) own[free[before]!] = IMPOSED;
  own[free[position]!] = EXCLUDED;
  return own;
}

function stageWeights(instance: Instance, network: Network): Float64Array[] {
  const needs = new Float64Array(network.arcs).fill(instance.coverage === 'most' ? 1 : 0);
  const kept = new Float64Array(network.arcs);
  for (const arc of instance.incumbent) kept[arc] = 1;
  const lot = new Float64Array(network.arcs);
  for (let arc = 0; arc < network.arcs; arc++)
    lot[arc] = 0 - tieNumber(instance.traineeIds[network.rowOf[arc]!]!, instance.mentorIds[network.columnOf[arc]!]!);
  return [needs, instance.score, kept, lot];
}

/** The best matching by all stages: each is optimised on the optimal face of those before it. */
function bestOf(instance: Instance, network: Network, weight: readonly Float64Array[], isOver: Poll): StagedOptimum {
  const choices = openChoices(network, instance.required, instance.coverage === 'most');
  const units = network.need.reduce((sum, need) => sum + need, 0);
  const rowDual: Float64Array[] = [];
  const columnDual: Float64Array[] = [];
  let taken = new Uint8Array(network.arcs);
  weight.forEach((values, stage) => {
    const found = maximise(network, choices, values, unstoppable(isOver))!;
    if (found.status === 'empty') throw new Error('an instance that has no matching is ranked');
    // Where every need is met, each trainee's need is worth 1 and no place is worth anything.
    const full = stage === 0 && values[0] === 1 && found.taken.reduce((sum, chosen) => sum + chosen, 0) === units;
    const duals = full ? { rowDual: new Float64Array(network.rows).fill(1), columnDual: new Float64Array(network.columns) } : found;
    rowDual.push(duals.rowDual);
    columnDual.push(duals.columnDual);
    taken = found.taken.slice();
    restrictToFace(network, choices, values, { ...found, ...duals });
  });
  return { taken, rowDual, columnDual };
}

/** Prices the cells into which the rest of a cell falls; of all that wait, the best `wanted` stay. False once over: some are missing. */
function split(paths: ExchangePaths, cell: Cell, waiting: Candidate[], wanted: number, isOver: Poll): boolean {
  const state = cell.state.slice();
  paths.enter(cell, state);
  for (const [position, arc] of cell.free.entries()) {
    if (isOver()) return false;
    state[arc] = EXCLUDED;
    const limit = waiting.length < wanted ? null : waiting[wanted - 1]!.loss.map((loss, stage) => loss - cell.loss[stage]!);
    const more = paths.without(arc, limit);
    if (more !== null) {
      insert(waiting, { parent: cell, position, loss: more.map((loss, stage) => cell.loss[stage]! + loss) });
      waiting.splice(wanted);
    }
    state[arc] = IMPOSED;
  }
  return true;
}

/** Those that wait longer come first among equals. */
function insert(waiting: Candidate[], candidate: Candidate): void {
  let at = waiting.length;
  while (at > 0 && isLess(candidate.loss, waiting[at - 1]!.loss)) at--;
  waiting.splice(at, 0, candidate);
}

function enter(paths: ExchangePaths, { parent, position, loss }: Candidate): Cell {
  const state = stateWithout(parent, position);
  const arc = parent.free[position]!;
  paths.enter(parent, state);
  paths.without(arc, null);
  return cellOf(paths.network, paths.exchange(arc), state, loss);
}

function cellOf(network: Network, optimum: StagedOptimum, state: Uint8Array, loss: Float64Array): Cell {
  const free: number[] = [];
  for (let arc = 0; arc < network.arcs; arc++) if (optimum.taken[arc] === 1 && state[arc] === FREE) free.push(arc);
  return { ...optimum, state, loss, free: Int32Array.from(free), without: new Map() };
}
