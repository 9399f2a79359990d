/** Instances and changes drawn for the warm solver, and a model of them that is nothing but lists. */
import { expect } from 'vitest';
import type { DynamicAssignment, SparseScores } from '../../src/solver/index.ts';
import type { Random } from './random.ts';

/** What an instance should be after its changes: plain lists, one change one assignment. */
export class Model {
  /** Row → column → score. */
  readonly score: Map<number, number>[] = [];
  readonly banned: Set<number>[] = [];
  readonly pinnedTo: number[] = [];
  readonly removed: boolean[] = [];
  readonly capacity: number[];

  constructor({ rows, start, column, score, capacity }: SparseScores) {
    this.capacity = [...capacity];
    for (let i = 0; i < rows; i++) {
      const arcs = Array.from({ length: start[i + 1]! - start[i]! }, (_, k): [number, number] => [
        column[start[i]! + k]!,
        score[start[i]! + k]!,
      ]);
      this.addRow(arcs);
    }
  }

  addRow(arcs: readonly (readonly [number, number])[]): void {
    this.score.push(new Map(arcs));
    this.banned.push(new Set());
    this.pinnedTo.push(-1);
    this.removed.push(false);
  }

  pins(column: number): number {
    return this.pinnedTo.filter((j) => j === column).length;
  }

  /** The present instance less what is pinned, columns ascending. */
  scores(): SparseScores {
    const start = [0];
    const column: number[] = [];
    const score: number[] = [];
    for (const [i, arcs] of this.score.entries()) {
      for (const j of [...arcs.keys()].sort((a, b) => a - b)) {
        if (this.removed[i] || this.pinnedTo[i] !== -1 || this.banned[i]!.has(j)) continue;
        column.push(j);
        score.push(arcs.get(j)!);
      }
      start.push(column.length);
    }
    return {
      ...{ rows: this.score.length, columns: this.capacity.length },
      ...{ start: Int32Array.from(start), column: Int32Array.from(column), score: Int32Array.from(score) },
      capacity: Int32Array.from(this.capacity, (places, j) => places - this.pins(j)),
    };
  }
}

interface Drawn {
  readonly scores: SparseScores;
  /** A score like those there are. */
  readonly points: () => number;
  readonly density: number;
}

/** Few or many arcs, ties or none, blocks that have nothing to do with each other, places from none to three. */
export function drawnScores(random: Random, [leastRows, mostRows] = [0, 12], [leastColumns, mostColumns] = [0, 8]): Drawn {
  const [rows, columns] = [random.int(leastRows, mostRows), random.int(leastColumns, mostColumns)];
  const spread = random.pick([0, 1, 4, 1000, 2_000_000_000]);
  const density = random.pick([0.15, 0.4, 0.9]);
  const blocks = random.pick([1, 1, 3]);
  const most = random.pick([1, 1, 3]);
  const points = (): number => random.int(-Math.trunc(spread / 2), spread);
  const start = [0];
  const column: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (const j of random.shuffle([...Array(columns).keys()])) if (i % blocks === j % blocks && random.chance(density)) column.push(j);
    start.push(column.length);
  }
  return {
    ...{ points, density },
    scores: {
      ...{ rows, columns, start: Int32Array.from(start), column: Int32Array.from(column) },
      score: Int32Array.from(column, points),
      capacity: Int32Array.from({ length: columns }, () => random.int(0, most)),
    },
  };
}

export type Change = keyof typeof CHANGES;

/** One change of each kind, to the session and to the model; false where there is nothing to change. */
export const CHANGES = {
  ban: (session: DynamicAssignment, model: Model, { random }: Draw): boolean => {
    const pair = drawnPair(model, random, (i, j) => model.pinnedTo[i] !== j, session);
    if (pair === null) return false;
    session.ban(...pair);
    model.banned[pair[0]]!.add(pair[1]);
    return true;
  },
  unban: (session: DynamicAssignment, model: Model, { random }: Draw): boolean => {
    const pair = drawnPair(model, random, (i, j) => model.banned[i]!.has(j) || random.chance(0.02));
    if (pair === null) return false;
    session.unban(...pair);
    model.banned[pair[0]]!.delete(pair[1]);
    return true;
  },
  pin: (session: DynamicAssignment, model: Model, { random }: Draw): boolean => {
    const isPossible = (i: number, j: number): boolean =>
      !model.banned[i]!.has(j) && (model.pinnedTo[i] === j || (model.pinnedTo[i] === -1 && model.pins(j) < model.capacity[j]!));
    const pair = drawnPair(model, random, isPossible);
    if (pair === null) return false;
    session.pin(...pair);
    model.pinnedTo[pair[0]] = pair[1];
    return true;
  },
  unpin: (session: DynamicAssignment, model: Model, { random }: Draw): boolean => {
    const pinned = [...model.pinnedTo.keys()].filter((i) => model.pinnedTo[i] !== -1);
    if (pinned.length === 0) return false;
    const row = random.pick(pinned);
    session.unpin(row);
    model.pinnedTo[row] = -1;
    return true;
  },
  removeRow: (session: DynamicAssignment, model: Model, { random }: Draw): boolean => {
    const present = presentRows(model);
    if (present.length < 3) return false;
    const row = random.pick(present);
    session.removeRow(row);
    model.removed[row] = true;
    model.pinnedTo[row] = -1;
    return true;
  },
  removeColumn: (session: DynamicAssignment, model: Model, { random }: Draw): boolean => {
    const free = [...model.capacity.keys()].filter((j) => model.pins(j) === 0);
    if (free.length === 0) return false;
    const column = random.pick(free);
    session.removeColumn(column);
    model.capacity[column] = 0;
    return true;
  },
  setCapacity: (session: DynamicAssignment, model: Model, { random }: Draw): boolean => {
    if (model.capacity.length === 0) return false;
    const column = random.int(0, model.capacity.length - 1);
    const places = model.pins(column) + random.int(0, 3);
    session.setCapacity(column, places);
    model.capacity[column] = places;
    return true;
  },
  setScore: (session: DynamicAssignment, model: Model, { random, points }: Draw): boolean => {
    const pair = drawnPair(model, random, () => true, session);
    if (pair === null) return false;
    const score = points();
    session.setScore(...pair, score);
    model.score[pair[0]]!.set(pair[1], score);
    return true;
  },
  setScores: (session: DynamicAssignment, model: Model, { random, points }: Draw): boolean => {
    const pairs = Array.from({ length: random.int(0, 5) }, () => drawnPair(model, random, () => true)).filter((pair) => pair !== null);
    const scores = pairs.map(points);
    session.setScores(
      pairs.map(([i]) => i),
      pairs.map(([, j]) => j),
      scores,
    );
    for (const [k, [i, j]] of pairs.entries()) model.score[i]!.set(j, scores[k]!);
    return true;
  },
  addRow: (session: DynamicAssignment, model: Model, { random, points, density }: Draw): boolean => {
    const arcs = random
      .shuffle([...model.capacity.keys()])
      .filter(() => random.chance(density))
      .map((j): [number, number] => [j, points()]);
    const row = session.addRow(
      arcs.map(([j]) => j),
      arcs.map(([, score]) => score),
    );
    expect(row).toBe(model.score.length);
    model.addRow(arcs);
    return true;
  },
  addColumn: (session: DynamicAssignment, model: Model, { random, points, density }: Draw): boolean => {
    const rows = random.shuffle(presentRows(model)).filter(() => random.chance(density));
    const scores = rows.map(points);
    const places = random.int(0, 3);
    expect(session.addColumn(places, rows, scores)).toBe(model.capacity.length);
    for (const [k, i] of rows.entries()) model.score[i]!.set(model.capacity.length, scores[k]!);
    model.capacity.push(places);
    return true;
  },
};

export const KINDS = Object.keys(CHANGES) as Change[];

interface Draw {
  readonly random: Random;
  readonly points: () => number;
  readonly density: number;
}

export function presentRows({ removed }: Model): number[] {
  return [...removed.keys()].filter((i) => !removed[i]);
}

/** A pair of a present row; with a session, mostly one that is chosen. */
function drawnPair(
  model: Model,
  random: Random,
  isMeant: (row: number, column: number) => boolean,
  session?: DynamicAssignment,
): [number, number] | null {
  const pairs = presentRows(model)
    .flatMap((i) => [...model.score[i]!.keys()].map((j): [number, number] => [i, j]))
    .filter(([i, j]) => isMeant(i, j));
  const now = session?.result().rowToColumn;
  const chosen = pairs.filter(([i, j]) => now?.[i] === j);
  const from = chosen.length > 0 && random.chance(0.6) ? chosen : pairs;
  return from.length === 0 ? null : random.pick(from);
}
