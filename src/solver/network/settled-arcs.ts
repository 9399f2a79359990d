/**
 * Which arcs are the same in every matching that the choices leave: what later objectives need not look at.
 *
 * Given one such matching, another differs from it by cycles of its residual graph: rows, columns, their groups and a pool of what may
 * be left over; an arc leads from its row to its column when it can be taken, back when it can be given up. An arc is on a cycle exactly when both ends
 * are in one strongly connected component (Tarjan, SIAM J. Comput. 1 (1972) 146–160).
 */
import { EXCLUDED, FREE, IMPOSED, loadsOf, NONE, pathDuals, type Choices, type Network, type Optimum } from './network.ts';

/**
 * Imposes or excludes, in place, the free arcs that are alike in all of them; `taken` is one of them. O(rows + columns + arcs).
 * @returns what makes duals over the arcs that are left prove the same over all that were free before.
 */
export function settleArcs(network: Network, choices: Choices, taken: Uint8Array): Settled {
  const { rows, rowOf, columnOf } = network;
  const graph = residualGraph(network, choices, taken);
  const component = strongComponents(graph);
  choices.state.forEach((state, arc) => {
    if (state !== FREE || component[rowOf[arc]!] === component[rows + columnOf[arc]!]) return;
    choices.state[arc] = taken[arc] === 1 ? IMPOSED : EXCLUDED;
  });
  return { network, graph, component, load: loadsOf(network, taken) };
}

/** What the arcs were before they were settled. */
export interface Settled {
  readonly network: Network;
  readonly graph: Graph;
  /** Node → its strongly connected component; a way leads only to components of the same number or a lower one. */
  readonly component: Int32Array;
  /** Column, then group of columns → its arcs that are chosen. */
  readonly load: Int32Array;
}

/** Sums of duals stay below this, so that each is exact. */
const LIMIT = 2 ** 52;

/**
 * Duals that prove an optimum of `weight` over the arcs that `settleArcs` left, lifted so that they prove it over all that were free before:
 * the nodes of a component move together, as far as every way out of it needs to cost at least 1. null when that leaves the exact range.
 */
export function liftedDuals(
  { network, graph, component, load }: Settled,
  weight: Float64Array,
  { rowDual, columnDual }: Duals,
): Duals | null {
  const { rows } = network;
  const { start, target, via } = graph;
  const pool = component.length - 1;
  const aboveOf = aboveIn(network);
  const pathDual = pathDuals(network, columnDual);
  /** The length of a way under the duals as they are. */
  const length = (from: number, edge: number): number => {
    const [to, arc] = [target[edge]!, via[edge]!];
    if (arc !== NONE) {
      const reduced = weight[arc]! - rowDual[network.rowOf[arc]!]! - pathDual[network.columnOf[arc]!]!;
      return from < rows ? 0 - reduced : reduced;
    }
    if (from < rows) return rowDual[from]!;
    if (to < rows) return 0 - rowDual[to]!;
    return from !== pool && aboveOf(from) === to ? 0 - columnDual[from - rows]! : columnDual[to - rows]!;
  };
  const lift = new Float64Array(component.length); // of components
  for (const node of inOrderOf(component)) {
    const own = component[node]!;
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) {
      const other = component[target[edge]!]!;
      if (other !== own) lift[own] = Math.max(lift[own]!, lift[other]! + 1 - length(node, edge));
    }
  }
  const liftOf = (node: number): number => lift[component[node]!]!;
  const lifted = {
    rowDual: rowDual.map((dual, i) => dual + liftOf(i) - liftOf(pool)),
    columnDual: columnDual.map((dual, k) => {
      const own = dual - liftOf(rows + k) + liftOf(aboveOf(rows + k));
      // That a group has no arc is no limit of its constraint, which may only price another; nothing chosen goes without the price.
      return k >= network.columns && load[k] === 0 ? Math.max(0, own) : own;
    }),
  };
  const isExact = (values: Float64Array): boolean => values.every((value) => Math.abs(value) < LIMIT);
  return lift.every((value) => value < LIMIT) && isExact(lifted.rowDual) && isExact(lifted.columnDual) ? lifted : null;
}

/** Nodes by the number of their component. */
function inOrderOf(component: Int32Array): Int32Array {
  const next = new Int32Array(component.length + 1);
  for (const own of component) next[own + 1]!++;
  for (let own = 0; own < component.length; own++) next[own + 1]! += next[own]!;
  const order = new Int32Array(component.length);
  component.forEach((own, node) => (order[next[own]!++] = node));
  return order;
}

type Duals = Pick<Optimum, 'rowDual' | 'columnDual'>;

/** Node → targets, target[start[node]] …, and the arc of each way, NONE where it has none. */
interface Graph {
  readonly start: Int32Array;
  readonly target: Int32Array;
  readonly via: Int32Array;
}

/** Column or group of columns, as a node → the group that it is in, or the pool. */
function aboveIn({ rows, columns, groups }: Network): (node: number) => number {
  const pool = rows + (groups?.parent.length ?? columns);
  return (node) => (groups === undefined || groups.parent[node - rows] === NONE ? pool : rows + groups.parent[node - rows]!);
}

/** Nodes: rows, columns, groups of columns, the pool. */
function residualGraph(network: Network, choices: Choices, taken: Uint8Array): Graph {
  const { rows, arcs, rowOf, columnOf, need } = network;
  const load = loadsOf(network, taken);
  const pool = rows + load.length;
  const aboveOf = aboveIn(network);
  const met = new Int32Array(rows);
  for (let arc = 0; arc < arcs; arc++) if (taken[arc] === 1) met[rowOf[arc]!]!++;
  const eachEdge = (edge: (from: number, to: number, arc: number) => void): void => {
    for (let arc = 0; arc < arcs; arc++) {
      if (choices.state[arc] !== FREE) continue;
      const [i, j] = [rowOf[arc]!, rows + columnOf[arc]!];
      if (taken[arc] === 1) edge(j, i, arc);
      else edge(i, j, arc);
    }
    for (let i = 0; i < rows; i++) {
      if (choices.optional[i] === 0) continue;
      if (met[i]! < need[i]!) edge(pool, i, NONE);
      if (met[i]! > 0) edge(i, pool, NONE);
    }
    for (let j = 0; j < load.length; j++) {
      const above = aboveOf(rows + j);
      if (load[j]! < choices.upper[j]!) edge(rows + j, above, NONE);
      if (load[j]! > choices.lower[j]!) edge(above, rows + j, NONE);
    }
  };
  const start = new Int32Array(pool + 2);
  eachEdge((from) => start[from + 1]!++);
  for (let node = 0; node <= pool; node++) start[node + 1]! += start[node]!;
  const target = new Int32Array(start[pool + 1]!);
  const via = new Int32Array(target.length);
  const next = start.slice();
  eachEdge((from, to, arc) => {
    target[next[from]!] = to;
    via[next[from]!++] = arc;
  });
  return { start, target, via };
}

const UNSEEN = -1;

/** Node → the number of its strongly connected component. */
function strongComponents({ start, target }: Graph): Int32Array {
  const nodes = start.length - 1;
  const component = new Int32Array(nodes).fill(UNSEEN);
  const order = new Int32Array(nodes).fill(UNSEEN);
  const low = new Int32Array(nodes);
  const next = start.slice();
  const path = new Int32Array(nodes); // from the root of this search to where it is
  const open = new Int32Array(nodes); // seen, in no component yet
  let [seen, components, opened] = [0, 0, 0];
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== UNSEEN) continue;
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const node = path[depth]!;
      if (order[node] === UNSEEN) {
        order[node] = low[node] = seen++;
        open[opened++] = node;
      }
      const edge = next[node]!;
      if (edge < start[node + 1]!) {
        next[node] = edge + 1;
        const other = target[edge]!;
        if (order[other] === UNSEEN) path[++depth] = other;
        else if (component[other] === UNSEEN) low[node] = Math.min(low[node]!, order[other]!);
        continue;
      }
      if (low[node] === order[node]) {
        while (component[node] === UNSEEN) component[open[--opened]!] = components;
        components++;
      }
      depth--;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[node]!);
    }
  }
  return component;
}
