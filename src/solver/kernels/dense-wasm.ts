/**
 * The dense kernel in WebAssembly: what `dense.ts` computes in doubles, in 32-bit integers with SIMD (see `assembly/dense.ts`).
 *
 * Which phases run is decided here, by the shape that the instance shows:
 * 1. every row gets a core and the augmenting row reduction matches most of them;
 * 2. few rows free (at most 1 in 20) of a square: a short auction between near neighbours, from steps well below a core's reach;
 * 3. the rest along shortest paths; where these would take longer than an ε-scaling auction of the whole square, that auction first.
 */
import { dense } from './modules.ts';
import { infeasible, type DenseResult } from './dense.ts';
import { KernelSource, reserve } from './wasm.ts';

interface DenseExports {
  bytesFor(rows: number, columns: number): number;
  open(base: number, rows: number, columns: number): number;
  strideOf(): number;
  rowDualAt(): number;
  columnDualAt(): number;
  rowToColumnAt(): number;
  typicalGap(): number;
  spread(): number;
  isOverflown(): number;
  transpose(from: number): void;
  isInRange(at: number, count: number, canForbid: number): number;
  selectRows(first: number, count: number, at: number): void;
  reduceRows(limit: number): number;
  auction(step: number, limit: number): void;
  release(): void;
  augment(k: number): number;
  readonly scans: WebAssembly.Global;
  readonly reads: WebAssembly.Global;
}

/** Costs that the kernel takes lie within ± this. */
export const RANGE = 2 ** 27;
/** A forbidden cell, and padding. */
export const FORBIDDEN = 2 ** 28 + 1;
const BASE = 1024;
/** Rows are read in pieces that stay in the cache; a matrix below the second size is simply copied. */
const PIECE = 2 ** 18;
const SMALL = 2 ** 22;
/** Bids a row that an auction phase may spend; its steps fall by this factor. */
const BIDS = 40;
const FACTOR = 5;

const source = new KernelSource<DenseExports>(dense);

/**
 * Minimises over `rows` ≤ `columns`; `copyLine(i, target, offset)` writes row i's costs, or column i's where the matrix `isTransposed`:
 * integers or, if it `canForbid`, FORBIDDEN, into target[offset …].
 * Null when costs or duals leave the range of the kernel, or when it cannot run here. Ties: a function of the matrix, by position.
 */
export function denseAssignment32(
  rows: number,
  columns: number,
  copyLine: (line: number, target: Int32Array, offset: number) => void,
  { canForbid, isTransposed }: { canForbid: boolean; isTransposed: boolean },
): DenseResult | null {
  const kernel = source.open();
  if (kernel === null) return null;
  const { exports, memory } = kernel;
  const matrixBytes = rows * ((columns + 15) & ~15) * 4;
  const lineWords = (rows + 3) & ~3;
  const linesBytes = isTransposed ? (columns + 3) * lineWords * 4 : 0;
  const bytes = Math.max(matrixBytes, 2 * PIECE) + linesBytes;
  // The address space of the kernel is 32 bits.
  if (bytes >= 2 ** 31 || !reserve(memory, BASE + exports.bytesFor(rows, columns) + bytes)) return null;
  const words = new Int32Array(memory.buffer);
  const matrix = exports.open(BASE, rows, columns);
  const stride = exports.strideOf();
  const present = new Uint8Array(rows); // row → 1 when it is at its place in the matrix
  const put = (row: number, address: number): void => {
    const offset = address >> 2;
    copyLine(row, words, offset);
    if (stride > columns) words.fill(FORBIDDEN, offset + columns, offset + stride);
  };
  kernel.host = (row) => {
    if (present[row] === 1) return;
    present[row] = 1;
    put(row, matrix + row * stride * 4);
  };

  const keep = isTransposed || matrixBytes <= SMALL;
  if (isTransposed) {
    const lines = matrix + matrixBytes;
    for (let j = 0; j < columns; j++) copyLine(j, words, (lines >> 2) + j * lineWords);
    exports.transpose(lines);
  }
  const piece = keep ? rows : Math.max(1, Math.floor(PIECE / (stride * 4)));
  for (let first = 0; first < rows; first += piece) {
    const count = Math.min(piece, rows - first);
    if (!isTransposed) for (let k = 0; k < count; k++) put(first + k, matrix + k * stride * 4);
    if (exports.isInRange(matrix, count, canForbid ? 1 : 0) === 0) return null;
    exports.selectRows(first, count, matrix);
  }
  if (keep) present.fill(1);

  const outcome = match(exports, rows, columns);
  if (outcome === 'overflow') return null;
  if (outcome === 'infeasible') return infeasible(rows, columns);
  const read = (address: number, length: number): Int32Array => words.subarray(address >> 2, (address >> 2) + length);
  return {
    rowToColumn: read(exports.rowToColumnAt(), rows).slice(),
    rowDual: Float64Array.from(read(exports.rowDualAt(), rows)),
    columnDual: Float64Array.from(read(exports.columnDualAt(), columns)),
    feasible: true,
  };
}

/** `overflow`: numbers left the range. `slow`: stopped, since an auction would take less. */
type Outcome = 'matched' | 'infeasible' | 'overflow' | 'slow';

function match(exports: DenseExports, rows: number, columns: number): Outcome {
  const square = rows === columns;
  const limit = 20 * rows;
  let free = exports.reduceRows(limit);
  const gap = exports.typicalGap();
  // With many ties there are hardly any steps to take, and searches are short.
  const uneven = square && free > 4 && gap >= 32;
  if (uneven) {
    const local = free * 20 <= rows;
    runAuction(exports, rows, local ? gap >> 5 : (exports.spread() >> 4) + 1, local ? 1 : 30);
    free = exports.reduceRows(limit);
  }
  const outcome = augmentAll(exports, columns, free, square && !uneven ? patience(rows, columns) : Infinity);
  if (outcome !== 'slow') return outcome;
  runAuction(exports, rows, (exports.spread() >> 4) + 1, 1);
  return augmentAll(exports, columns, exports.reduceRows(limit), Infinity);
}

/** Work worth an auction of the whole, in relaxed cores: about twelve readings and seventy bids a row. */
function patience(rows: number, columns: number): number {
  return rows * (12 * readingWork(columns) + 17);
}

/** What reading a row whole costs, in relaxed cores. */
function readingWork(columns: number): number {
  return 2 + columns / 200;
}

/** Matches the free rows one after the other; `slow` when `patience` is spent. */
function augmentAll(exports: DenseExports, columns: number, free: number, patience: number): Outcome {
  const reading = readingWork(columns);
  const work = (): number => exports.scans.value + exports.reads.value * reading;
  const end = work() + patience;
  for (let k = 0; k < free; k++) {
    const outcome = exports.augment(k);
    if (outcome === 1) return 'infeasible';
    if (outcome === 2) return 'overflow';
    if (work() > end) return 'slow';
  }
  return exports.isOverflown() === 0 ? 'matched' : 'overflow';
}

function runAuction(exports: DenseExports, rows: number, from: number, to: number): void {
  for (let step = from; ; step = Math.max(to, Math.floor(step / FACTOR))) {
    exports.auction(step, BIDS * rows);
    if (step <= to || exports.isOverflown() !== 0) break;
  }
  exports.release();
}
