/**
 * Which arcs are the same in every matching that the choices leave: what later objectives need not look at.
 *
 * Given one such matching, another differs from it by cycles of its residual graph: rows, columns, their groups and a pool of what may
 * be left over; an arc leads from its row to its column when it can be taken, back when it can be given up. An arc is on a cycle exactly when both ends
 * are in one strongly connected component (Tarjan, SIAM J. Comput. 1 (1972) 146–160).
 */
import { EXCLUDED, FREE, IMPOSED, loadsOf, NONE, type Choices, type Network } from './network.ts';

/** Imposes or excludes, in place, the free arcs that are alike in all of them; `taken` is one of them. O(rows + columns + arcs). */
export function settleArcs(network: Network, choices: Choices, taken: Uint8Array): void {
  const { rows, rowOf, columnOf } = network;
  const component = strongComponents(residualGraph(network, choices, taken));
  choices.state.forEach((state, arc) => {
    if (state !== FREE || component[rowOf[arc]!] === component[rows + columnOf[arc]!]) return;
    choices.state[arc] = taken[arc] === 1 ? IMPOSED : EXCLUDED;
  });
}

interface Graph {
  /** Node → its targets target[start[node]] … target[start[node + 1] − 1]. */
  readonly start: Int32Array;
  readonly target: Int32Array;
}

/** Nodes: rows, columns, groups of columns, the pool. */
function residualGraph(network: Network, choices: Choices, taken: Uint8Array): Graph {
  const { rows, arcs, rowOf, columnOf, need, groups } = network;
  const load = loadsOf(network, taken);
  const pool = rows + load.length;
  const met = new Int32Array(rows);
  for (let arc = 0; arc < arcs; arc++) if (taken[arc] === 1) met[rowOf[arc]!]!++;
  const eachEdge = (edge: (from: number, to: number) => void): void => {
    for (let arc = 0; arc < arcs; arc++) {
      if (choices.state[arc] !== FREE) continue;
      const [i, j] = [rowOf[arc]!, rows + columnOf[arc]!];
      if (taken[arc] === 1) edge(j, i);
      else edge(i, j);
    }
    for (let i = 0; i < rows; i++) {
      if (choices.optional[i] === 0) continue;
      if (met[i]! < need[i]!) edge(pool, i);
      if (met[i]! > 0) edge(i, pool);
    }
    for (let j = 0; j < load.length; j++) {
      const above = groups === undefined || groups.parent[j] === NONE ? pool : rows + groups.parent[j]!;
      if (load[j]! < choices.upper[j]!) edge(rows + j, above);
      if (load[j]! > choices.lower[j]!) edge(above, rows + j);
    }
  };
  const start = new Int32Array(pool + 2);
  eachEdge((from) => start[from + 1]!++);
  for (let node = 0; node <= pool; node++) start[node + 1]! += start[node]!;
  const target = new Int32Array(start[pool + 1]!);
  const next = start.slice();
  eachEdge((from, to) => (target[next[from]!++] = to));
  return { start, target };
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
