/**
 * Splits an instance into independent blocks: the connected components of trainees, mentors and side constraints.
 *
 * The graph handed to graphology has one node per mentor, per trainee and per side constraint, but only the edges of a spanning
 * forest: with one for each of 2.9 million pairs it took 15 s to make.
 */
import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import type { Instance } from '../model/encode.ts';
import { NEVER, type Poll } from '../model/limits.ts';
import type { Side } from '../model/integer-sides.ts';
import type { Block } from './network.ts';
import type { SideRow } from './side-rows.ts';

/** In the order of their first row; columns and side constraints without a row come last, in one block each. `isOver` is polled only. */
export function splitIntoBlocks(instance: Instance, isOver: Poll = NEVER): Block[] {
  const rows = instance.traineeIds.length;
  const columns = instance.mentorIds.length;
  const graph = new UndirectedGraph({ allowSelfLoops: false });
  const column = (j: number): number => rows + j;
  const side = (k: number): number => rows + columns + k;
  const nodeCount = rows + columns + instance.sides.length;
  // Node → one it is joined with; whoever leads itself leads all that is joined so far.
  const leader = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const leaderOf = (node: number): number => {
    while (leader[node] !== node) node = leader[node] = leader[leader[node]!]!;
    return node;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [leaderOf(a), leaderOf(b)];
    if (first === second) return;
    leader[Math.max(first, second)] = Math.min(first, second);
    graph.addEdge(a, b);
  };
  for (let node = 0; node < nodeCount; node++) graph.addNode(node);
  for (let i = 0; i < rows; i++) {
    if (i % 256 === 0) isOver();
    for (let arc = instance.start[i]!; arc < instance.start[i + 1]!; arc++) join(i, column(instance.column[arc]!));
  }
  instance.sides.forEach(({ arcs }, k) => {
    for (const arc of arcs) join(side(k), column(instance.column[arc]!));
  });

  const blockOf = new Int32Array(rows + columns + instance.sides.length);
  const components = connectedComponents(graph)
    .map((nodes) => nodes.map(Number).sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
  components.forEach((nodes, block) => nodes.forEach((node) => (blockOf[node] = block)));
  const arcCount = new Int32Array(components.length);
  for (let i = 0; i < rows; i++) arcCount[blockOf[i]!]! += instance.start[i + 1]! - instance.start[i]!;
  return components.map((nodes, block) => {
    isOver();
    const blockRows = Int32Array.from(nodes.filter((node) => node < rows));
    const arcs = new Int32Array(arcCount[block]!);
    let k = 0;
    for (const i of blockRows) for (let arc = instance.start[i]!; arc < instance.start[i + 1]!; arc++) arcs[k++] = arc;
    return {
      rows: blockRows,
      columns: Int32Array.from(nodes.filter((node) => node >= rows && node < rows + columns).map((node) => node - rows)),
      arcs,
      sides: nodes.filter((node) => node >= rows + columns).map((node) => node - rows - columns),
    };
  });
}

/** The side constraints of a block over its own arcs. */
export function localSides(instance: Instance, block: Block): SideRow[] {
  return block.sides.map((k) => {
    const side: Side = instance.sides[k]!;
    return { ...side, arcs: side.arcs.map((arc) => localArc(block, arc)) };
  });
}

/** Position of a global arc in the block's ascending list. */
export function localArc(block: Block, arc: number): number {
  let [low, high] = [0, block.arcs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (block.arcs[middle]! < arc) low = middle + 1;
    else high = middle;
  }
  return low;
}
