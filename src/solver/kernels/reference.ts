/**
 * The reference of the sparse kernel: cardinality, split, then the Hungarian method on each side of the split.
 *
 * 1. A maximum matching by augmenting paths. What a search that found nothing has reached stays closed: no later search can get out
 *    of it either, so that all failing searches together cost one pass.
 * 2. The split of Dulmage & Mendelsohn, Canad. J. Math. 10 (1958) 517–534: rows reached from unmatched rows by alternating paths
 *    compete for columns that are all full; all other rows are matched. It is the minimum cover of König's theorem.
 * 3. Arcs between the two sides are in no maximum matching. Without them the first side fills its columns, the second places
 *    its rows, each at the greatest score: no large constant enters.
 */
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';
import { hungarian } from './hungarian.ts';

const NONE = -1;

export function referenceAssignment(scores: SparseScores): CapacitatedAssignment {
  const { rows, columns, capacity } = scores;
  const { rowCover, columnCover } = minimumCover(scores);
  const { start, column, score } = usableArcs(scores, rowCover, columnCover);
  const result = hungarian({
    rows,
    columns,
    start,
    column,
    cost: Float64Array.from(score, (points) => 0 - points),
    supply: new Int32Array(rows).fill(1),
    optional: rowCover.map((covered) => 1 - covered),
    lower: capacity.map((places, j) => (columnCover[j] === 1 ? places : 0)),
    upper: capacity,
  });
  const rowToColumn = new Int32Array(rows).fill(NONE);
  let matched = 0;
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      if (result.taken[arc] === 0) continue;
      rowToColumn[i] = column[arc]!;
      total += score[arc]!;
      matched++;
    }
  }
  const rowDual = result.rowDual.map((dual) => 0 - dual);
  const columnDual = result.columnDual.map((dual) => 0 - dual);
  closePrices(scores, rowDual, columnDual);
  return { rowToColumn, matched, score: total, rowCover, columnCover, rowDual, columnDual };
}

/** The least cover: rows that no unmatched row reaches by alternating paths, and columns that one does. */
export function minimumCover(scores: SparseScores): { rowCover: Uint8Array; columnCover: Uint8Array } {
  const { rows, columns, start, column, capacity } = scores;
  const rowToColumn = new Int32Array(rows).fill(NONE);
  const load = new Int32Array(columns);
  // Column → the rows it holds, as lists: first[j], then next[i].
  const first = new Int32Array(columns).fill(NONE);
  const next = new Int32Array(rows).fill(NONE);
  const previous = new Int32Array(columns).fill(NONE); // column → the row that reached it
  const reached = new Int32Array(columns).fill(NONE); // column → the source of the last search that reached it
  const closed = new Uint8Array(columns);
  const queue = new Int32Array(rows);
  const put = (i: number, j: number): void => {
    rowToColumn[i] = j;
    next[i] = first[j]!;
    first[j] = i;
  };
  const remove = (i: number): void => {
    const j = rowToColumn[i]!;
    if (first[j] === i) first[j] = next[i]!;
    else {
      let before = first[j]!;
      while (next[before] !== i) before = next[before]!;
      next[before] = next[i]!;
    }
  };
  for (let source = 0; source < rows; source++) {
    let head = 0;
    let tail = 0;
    let end = NONE;
    queue[tail++] = source;
    while (head < tail && end === NONE) {
      const i = queue[head++]!;
      for (let arc = start[i]!; arc < start[i + 1]! && end === NONE; arc++) {
        const j = column[arc]!;
        if (closed[j] === 1 || reached[j] === source) continue;
        reached[j] = source;
        previous[j] = i;
        if (load[j]! < capacity[j]!) end = j;
        else for (let k = first[j]!; k !== NONE; k = next[k]!) queue[tail++] = k;
      }
    }
    if (end === NONE) {
      for (let j = 0; j < columns; j++) if (reached[j] === source) closed[j] = 1;
      continue;
    }
    load[end]!++;
    for (let j = end; j !== NONE;) {
      const i = previous[j]!;
      const given = rowToColumn[i]!;
      if (given !== NONE) remove(i);
      put(i, j);
      j = given;
    }
  }
  const rowCover = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) rowCover[i] = rowToColumn[i] !== NONE && closed[rowToColumn[i]!] === 0 ? 1 : 0;
  return { rowCover, columnCover: closed };
}

/** Without the arcs whose ends are both covered, and those of columns without a place. */
function usableArcs({ rows, start, column, score, capacity }: SparseScores, rowCover: Uint8Array, columnCover: Uint8Array) {
  const kept = column.map((j, arc) => (capacity[j]! > 0 ? arc : NONE));
  for (let i = 0; i < rows; i++) {
    if (rowCover[i] === 0) continue;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (columnCover[column[arc]!] === 1) kept[arc] = NONE;
  }
  const keptStart = new Int32Array(rows + 1);
  for (let i = 0; i < rows; i++) {
    let count = 0;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (kept[arc] !== NONE) count++;
    keptStart[i + 1] = keptStart[i]! + count;
  }
  const arcs = kept.filter((arc) => arc !== NONE);
  return { start: keptStart, column: arcs.map((arc) => column[arc]!), score: Float64Array.from(arcs, (arc) => score[arc]!) };
}

/** A column without a place costs nothing whatever its price: high enough that no row wants it. */
export function closePrices({ rows, start, column, score, capacity }: SparseScores, rowDual: Float64Array, columnDual: Float64Array): void {
  for (let i = 0; i < rows; i++) {
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      const j = column[arc]!;
      if (capacity[j] === 0) columnDual[j] = Math.max(columnDual[j]!, score[arc]! - rowDual[i]!);
    }
  }
}
