/**
 * The Hungarian method on a dense matrix: one shortest augmenting path for each row of the shorter side.
 *
 * Follows D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Trans. Aerosp. Electron. Syst. 52 (2016)
 * 1679–1696, doi:10.1109/TAES.2016.140952, itself after Jonker & Volgenant (1987). O(rows² · columns) time, O(rows + columns)
 * memory beside the matrix.
 */
export interface DenseResult {
  /** Row → column, −1 for all when infeasible. */
  readonly rowToColumn: Int32Array;
  /** cost − rowDual − columnDual ≥ 0 everywhere, = 0 where assigned; columnDual ≤ 0, = 0 on unassigned columns. */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  readonly feasible: boolean;
}

/** Minimises over `rows` ≤ `columns`; `cost` is row-major, +∞ where forbidden. Ties: the first column of least distance. */
export function denseAssignment(rows: number, columns: number, cost: Int32Array | Float64Array): DenseResult {
  const rowToColumn = new Int32Array(rows).fill(-1);
  const columnToRow = new Int32Array(columns).fill(-1);
  const rowDual = new Float64Array(rows);
  const columnDual = new Float64Array(columns);
  const distance = new Float64Array(columns); // of the shortest path to each column
  const parent = new Int32Array(columns); // the row from which it is reached
  const waiting = new Int32Array(columns); // columns not scanned yet, waiting[0] … waiting[left − 1]
  const scanned = new Int32Array(columns); // columns scanned, in order
  for (let source = 0; source < rows; source++) {
    distance.fill(Infinity);
    for (let j = 0; j < columns; j++) waiting[j] = j;
    let left = columns;
    let row = source;
    let reach = 0;
    let end = -1;
    while (end < 0) {
      let least = Infinity;
      let at = -1;
      const base = reach - rowDual[row]!;
      const offset = row * columns;
      for (let k = 0; k < left; k++) {
        const j = waiting[k]!;
        const through = base + cost[offset + j]! - columnDual[j]!;
        if (through < distance[j]!) {
          distance[j] = through;
          parent[j] = row;
        }
        // Among equals a free column ends the search at once.
        if (distance[j]! < least || (distance[j] === least && columnToRow[j]! < 0 && at >= 0 && columnToRow[waiting[at]!]! >= 0)) {
          least = distance[j]!;
          at = k;
        }
      }
      if (least === Infinity) return infeasible(rows, columns);
      reach = least;
      const j = waiting[at]!;
      waiting[at] = waiting[--left]!;
      scanned[columns - 1 - left] = j;
      if (columnToRow[j]! < 0) end = j;
      else row = columnToRow[j]!;
    }
    rowDual[source]! += reach;
    for (let k = 0; k < columns - left - 1; k++) {
      const j = scanned[k]!;
      const gain = reach - distance[j]!;
      rowDual[columnToRow[j]!]! += gain;
      columnDual[j]! -= gain;
    }
    for (let j = end; ;) {
      const i = parent[j]!;
      columnToRow[j] = i;
      const next = rowToColumn[i]!;
      rowToColumn[i] = j;
      if (i === source) break;
      j = next;
    }
  }
  return { rowToColumn, rowDual, columnDual, feasible: true };
}

export function infeasible(rows: number, columns: number): DenseResult {
  return {
    rowToColumn: new Int32Array(rows).fill(-1),
    rowDual: new Float64Array(rows),
    columnDual: new Float64Array(columns),
    feasible: false,
  };
}
