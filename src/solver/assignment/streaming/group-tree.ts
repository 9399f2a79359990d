/** What `streamedAssignment` asks of its source, checked before anything is read through it; and the groups with their parts listed. */
import { BinomeError } from '../../../errors/index.ts';
import type { Grouping, PairSource } from '../../model/pair-source.ts';

export interface GroupTree {
  readonly groups: number;
  /** Group → its members member[start[g]] … member[start[g+1]−1], when it has no parts. */
  readonly start: Int32Array;
  readonly member: Int32Array;
  /** Group → the larger group that it is part of, −1 for none. */
  readonly parent: Int32Array;
  /** Group → its parts part[partStart[g]] … part[partStart[g+1]−1]. */
  readonly partStart: Int32Array;
  readonly part: Int32Array;
  /** The groups that are part of no other. */
  readonly roots: Int32Array;
}

/** What comes from outside: its types are a claim that is checked. */
type Unchecked<T> = { readonly [K in keyof T]?: unknown } | null;

/**
 * The groups of rows and of columns. O(rows + columns + groups).
 * @throws BinomeError SOURCE_SHAPE, SOURCE_VALUE, with the place as a path.
 */
export function checkSource(source: Unchecked<PairSource>): { rowTree: GroupTree; columnTree: GroupTree } {
  if (source === null || typeof source !== 'object') throw shape('', source);
  const { rows, columns, capacity, rowGroups, columnGroups } = source;
  if (!isCount(rows)) throw shape('/rows', rows);
  if (!isCount(columns)) throw shape('/columns', columns);
  if (!(capacity instanceof Int32Array) || capacity.length !== columns) throw shape('/capacity', capacity);
  for (let j = 0; j < columns; j++) {
    if (capacity[j]! < 0) throw new BinomeError('SOURCE_VALUE', { value: capacity[j]! }, { path: `/capacity/${j}` });
  }
  for (const name of ['groupBound', 'rowBound', 'score'] as const) {
    if (typeof source[name] !== 'function') throw shape(`/${name}`, source[name]);
  }
  return {
    rowTree: groupTree(rowGroups as Unchecked<Grouping>, rows, '/rowGroups'),
    columnTree: groupTree(columnGroups as Unchecked<Grouping>, columns, '/columnGroups'),
  };
}

/** What is in no group would be left out without a word, so nobody may be. */
function groupTree(grouping: Unchecked<Grouping>, size: number, path: string): GroupTree {
  if (grouping === null || typeof grouping !== 'object') throw shape(path, grouping);
  const { start, member } = grouping;
  if (!(start instanceof Int32Array) || start.length === 0) throw shape(`${path}/start`, start);
  const groups = start.length - 1;
  const parent = grouping.parent ?? new Int32Array(groups).fill(-1);
  if (!(member instanceof Int32Array) || member.length !== size) throw shape(`${path}/member`, member);
  if (!(parent instanceof Int32Array) || parent.length !== groups) throw shape(`${path}/parent`, parent);
  if (start[0] !== 0) throw shape(`${path}/start/0`, start[0]);
  const partStart = new Int32Array(groups + 1);
  for (let g = 0; g < groups; g++) {
    if (start[g + 1]! < start[g]!) throw shape(`${path}/start/${g + 1}`, start[g + 1]);
    const above = parent[g]!;
    if (above === -1) continue;
    if (!(above >= 0 && above < g) || start[above + 1] !== start[above]) throw shape(`${path}/parent/${g}`, above);
    partStart[above + 1]!++;
  }
  if (start[groups] !== size) throw shape(`${path}/start/${groups}`, start[groups]);
  const seen = new Uint8Array(size);
  for (let at = 0; at < size; at++) {
    const k = member[at]!;
    if (!(k >= 0 && k < size) || seen[k] === 1) throw shape(`${path}/member/${at}`, k);
    seen[k] = 1;
  }
  for (let g = 0; g < groups; g++) partStart[g + 1]! += partStart[g]!;
  const next = partStart.slice();
  const part = new Int32Array(partStart[groups]!);
  for (let g = 0; g < groups; g++) if (parent[g]! >= 0) part[next[parent[g]!]!++] = g;
  const roots = Int32Array.from(parent.keys()).filter((g) => parent[g] === -1);
  return { groups, start, member, parent, partStart, part, roots };
}

/** Group → the least value of its members on that side; +∞ where it has none. */
export function leastOf(tree: GroupTree, value: Float64Array, side: Uint8Array, wanted: number): Float64Array {
  const { groups, start, member, parent } = tree;
  const least = new Float64Array(groups).fill(Infinity);
  for (let g = groups - 1; g >= 0; g--) {
    for (let at = start[g]!; at < start[g + 1]!; at++) {
      const k = member[at]!;
      if (side[k] === wanted && value[k]! < least[g]!) least[g] = value[k]!;
    }
    const above = parent[g]!;
    if (above >= 0 && least[g]! < least[above]!) least[above] = least[g]!;
  }
  return least;
}

function isCount(count: unknown): count is number {
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count < 2 ** 31;
}

function shape(path: string, given: unknown): BinomeError {
  const value = ArrayBuffer.isView(given) ? given.constructor.name : typeof given === 'number' ? given : typeof given;
  return new BinomeError('SOURCE_SHAPE', { value }, { path });
}
