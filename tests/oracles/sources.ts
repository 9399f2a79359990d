/** Seeded sources of pairs for the streaming solver, small enough to list every pair, and an exhaustive oracle for them. */
import { FORBIDDEN, type Grouping, type PairSource, type SparseScores } from '../../src/solver/index.ts';
import { seededRandom, type Random } from './random.ts';

/** How much too high the bounds are: not at all, by a little here and there, or of no use at all. */
export type Looseness = 'sharp' | 'loose' | 'useless';

/** Any scores in any groups: nested, empty, or one for all; places from none to three. */
export function drawnSource(name: string, seed: number, looseness: Looseness, most = { rows: 8, columns: 5 }): PairSource {
  const random = seededRandom(name, seed);
  const [rows, columns] = [random.int(0, most.rows), random.int(0, most.columns)];
  const scarce = random.chance(0.4);
  const spread = random.pick([1, 4, 1000]);
  const density = random.pick([0.15, 0.4, 0.9]);
  const scores = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => (random.chance(density) ? random.int(-spread, 2 * spread) : FORBIDDEN)),
  );
  const capacity = Int32Array.from({ length: columns }, () => random.int(0, scarce ? 1 : 3));
  const rowGroups = drawnGroups(random, rows);
  const columnGroups = drawnGroups(random, columns);
  const rowMembers = membersOf(rowGroups);
  const columnMembers = membersOf(columnGroups);
  const above = (bound: number): number => {
    if (looseness === 'useless') return random.pick([Infinity, 1e12]);
    return looseness === 'sharp' || random.chance(0.5) ? bound : Math.max(bound, -spread) + random.int(0, 2 * spread);
  };
  const greatest = (some: readonly number[], others: readonly number[]): number =>
    Math.max(FORBIDDEN, ...some.flatMap((i) => others.map((j) => scores[i]![j]!)));
  const groupBounds = rowMembers.map((some) => columnMembers.map((others) => above(greatest(some, others))));
  const rowBounds = scores.map((_, i) => columnMembers.map((others) => above(greatest([i], others))));
  return {
    ...{ rows, columns, capacity, rowGroups, columnGroups },
    groupBound: (r, c) => groupBounds[r]![c]!,
    rowBound: (i, c) => rowBounds[i]![c]!,
    score: (i, j) => scores[i]![j]!,
  };
}

/** A tree of a few groups; members stand in any order in those without parts. */
function drawnGroups(random: Random, size: number): Grouping {
  const groups = random.int(1, 6 + Math.trunc(size / 3));
  const flat = random.chance(0.3);
  const parent = Array.from({ length: groups }, (_, g) => (flat || g === 0 || random.chance(0.3) ? -1 : random.int(0, g - 1)));
  const leaves = [...parent.keys()].filter((g) => !parent.includes(g));
  const held = parent.map((): number[] => []);
  for (const k of random.shuffle([...Array(size).keys()])) held[random.pick(leaves)]!.push(k);
  const start = [0];
  for (const members of held) start.push(start.at(-1)! + members.length);
  const grouping = { start: Int32Array.from(start), member: Int32Array.from(held.flat()) };
  return flat ? grouping : { ...grouping, parent: Int32Array.from(parent) };
}

/** Group → all its members, those of its parts included. */
function membersOf({ start, member, parent }: Grouping): number[][] {
  const members = Array.from({ length: start.length - 1 }, (_, g) => [...member.subarray(start[g], start[g + 1])]);
  for (let g = members.length - 1; g >= 0; g--) if (parent !== undefined && parent[g] !== -1) members[parent[g]!]!.push(...members[g]!);
  return members;
}

/** All eligible pairs of the source, held. */
export function listed(source: PairSource): SparseScores {
  const { rows, columns, capacity } = source;
  const start = [0];
  const column: number[] = [];
  const score: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const points = source.score(i, j);
      if (points === FORBIDDEN) continue;
      column.push(j);
      score.push(points);
    }
    start.push(column.length);
  }
  return { rows, columns, capacity, start: Int32Array.from(start), column: Int32Array.from(column), score: Int32Array.from(score) };
}

/** The most rows, and the greatest score of so many, by trying everything: row by row, for each way in which places can be taken. */
export function exhaustive({ rows, columns, capacity, score }: PairSource): { matched: number; score: number } {
  let states = new Map([[Array(columns).fill(0).join(), { matched: 0, score: 0 }]]);
  for (let i = 0; i < rows; i++) {
    const next = new Map(states);
    for (const [key, { matched, score: sum }] of states) {
      const load = key.split(',').map(Number);
      for (let j = 0; j < columns; j++) {
        if (load[j]! >= capacity[j]! || score(i, j) === FORBIDDEN) continue;
        const taken = load.with(j, load[j]! + 1).join();
        const known = next.get(taken);
        const total = { matched: matched + 1, score: sum + score(i, j) };
        if (known === undefined || known.score < total.score) next.set(taken, total);
      }
    }
    states = next;
  }
  let best = { matched: 0, score: 0 };
  for (const state of states.values()) {
    if (state.matched > best.matched || (state.matched === best.matched && state.score > best.score)) best = state;
  }
  return best;
}
