/**
 * Side constraints that are part of the network: each counts every pair of a set of mentors, and of two sets one holds the other, or they
 * have nothing in common (mentor ⊂ site ⊂ service ⊂ board). As nodes between the mentors and the root they are solved by a flow.
 */
import { NONE, type Groups, type Network } from './network.ts';
import type { SideRow } from './side-rows.ts';

/** The groups that these constraints are, in their order; null when one of them is no group. O(columns + Σ terms + constraints · columns). */
export function nestedGroups(network: Network, sides: readonly SideRow[]): Groups | null {
  const { columns, arcs, columnOf } = network;
  const degree = new Int32Array(columns);
  for (const column of columnOf) degree[column]!++;
  const members = sides.map((side) => membersOf(side, columnOf, degree));
  if (members.some((found) => found === null)) return null;
  const parent = new Int32Array(columns + sides.length).fill(NONE);
  // The largest first: what holds a set is there before it. Of equal ones, the first holds the next.
  const bySize = sides.map((_, k) => k).sort((a, b) => members[b]!.length - members[a]!.length || a - b);
  for (const k of bySize) {
    const [first] = members[k]!;
    const above = parent[first!]!;
    if (members[k]!.some((column) => parent[column] !== above)) return null;
    parent[columns + k] = above;
    for (const column of members[k]!) parent[column] = columns + k;
  }
  // No sum comes to it: a bound there is as good as any beyond.
  const beyond = arcs + 1;
  return {
    parent,
    min: Int32Array.from(sides, ({ op, rhs }) => (op === '<=' ? 0 : Math.max(0, Math.min(rhs, beyond)))),
    max: Int32Array.from(sides, ({ op, rhs }) => (op === '>=' ? beyond : Math.min(rhs, beyond))),
  };
}

/** The columns whose every arc counts once, where these are all that counts; null where they are not, or no sum can be so little. */
function membersOf({ arcs, coefficients, op, rhs }: SideRow, columnOf: Int32Array, degree: Int32Array): readonly number[] | null {
  if (arcs.length === 0 || coefficients.some((value) => value !== 1) || (op !== '>=' && rhs < 0)) return null;
  const count = new Map<number, number>();
  for (const arc of arcs) count.set(columnOf[arc]!, (count.get(columnOf[arc]!) ?? 0) + 1);
  return [...count].every(([column, terms]) => terms === degree[column]) ? [...count.keys()] : null;
}
