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
import { KernelSource, reserve, type Conversion, type Kernel } from './wasm.ts';

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
  coreColumnAt(): number;
  coreCostAt(): number;
  coreCountAt(): number;
  boundAt(): number;
  fromDecimals(from: number, to: number, count: number, width: number, power: number): number;
  fromDoubles(from: number, to: number, count: number, width: number, origin: number, factor: number): number;
  fromReduced(
    from: number,
    to: number,
    count: number,
    width: number,
    sign: number,
    dual: number,
    duals: number,
    factor: number,
    most: number,
  ): number;
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
/** Places of a core; the bound of a row that has nothing outside its core. */
const CORE = 64;
const FAR = 2 ** 30 - 1;

const source = new KernelSource<DenseExports>(dense);

/** Writes row i's costs, or column i's where the matrix is transposed, as integers into target[offset …]; FORBIDDEN where that can be. */
export type CopyLine = (line: number, target: Int32Array, offset: number) => void;

/** Doubles, line by line as `CopyLine` has them, and what integers they become. */
export interface DoubleLines extends Conversion {
  readonly data: Float64Array;
  /** With duals known so far: what each cell costs above them, in steps, up to `most`; then the rest of the conversion is the sign of its factor. */
  readonly known?: { readonly rowDual: Float64Array; readonly columnDual: Float64Array; readonly step: number; readonly most: number };
}

/** The optimum of the rounded costs, and of each row the cells that are near to being chosen. */
export interface RoundedResult extends DenseResult {
  /** Row → its near cells, columns column[start[i]] … column[start[i+1] − 1]; all others have reduced costs of at least outside[i]. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly outside: Float64Array;
}

/**
 * Minimises over `rows` ≤ `columns`.
 * Null when costs or duals leave the range of the kernel, or when it cannot run here. Ties: a function of the matrix, by position.
 */
export function denseAssignment32(
  rows: number,
  columns: number,
  copyLine: CopyLine,
  shape: { canForbid: boolean; isTransposed: boolean },
): DenseResult | null {
  const outcome = run(rows, columns, copyLine, shape);
  if (outcome === 'untaken' || outcome === 'overflow') return null;
  return outcome === 'infeasible' ? infeasible(rows, columns) : resultOf(outcome, rows, columns);
}

/** As `denseAssignment32`, of doubles. `untaken`: some cell is no such decimal, or out of range, or no number. */
export function denseDoubles(rows: number, columns: number, lines: DoubleLines, isTransposed: boolean): DenseResult | 'untaken' | null {
  const outcome = run(rows, columns, lines, { canForbid: true, isTransposed });
  if (outcome === 'overflow') return null;
  if (outcome === 'untaken') return outcome;
  return outcome === 'infeasible' ? infeasible(rows, columns) : resultOf(outcome, rows, columns);
}

/** As `denseDoubles`, with the cells whose reduced cost is at most `reach`, in integers. */
export function denseRounded(
  rows: number,
  columns: number,
  lines: DoubleLines,
  { isTransposed, reach }: { isTransposed: boolean; reach: number },
): RoundedResult | 'infeasible' | 'untaken' | null {
  const outcome = run(rows, columns, lines, { canForbid: true, isTransposed });
  if (outcome === 'overflow') return null;
  if (outcome === 'untaken' || outcome === 'infeasible') return outcome;
  return { ...resultOf(outcome, rows, columns), ...nearCells(outcome, rows, reach) };
}

type Solved = Kernel<DenseExports>;

/** What the kernel holds when it is done; the next run overwrites it. */
function run(
  rows: number,
  columns: number,
  lines: CopyLine | DoubleLines,
  { canForbid, isTransposed }: { canForbid: boolean; isTransposed: boolean },
): Solved | 'infeasible' | 'overflow' | 'untaken' {
  const kernel = source.open();
  if (kernel === null) return 'overflow';
  const { exports, memory } = kernel;
  const matrixBytes = rows * ((columns + 15) & ~15) * 4;
  const [lineLength, lineCount] = isTransposed ? [rows, columns] : [columns, rows];
  const lineWords = (rows + 3) & ~3;
  const linesBytes = isTransposed ? (columns + 3) * lineWords * 4 : 0;
  const piecesBytes = Math.max(matrixBytes, 2 * PIECE) + linesBytes;
  const stagedBytes = typeof lines === 'function' ? 0 : lineLength * 16;
  const bytes = piecesBytes + stagedBytes;
  // The address space of the kernel is 32 bits.
  if (bytes >= 2 ** 31 || !reserve(memory, BASE + exports.bytesFor(rows, columns) + bytes)) return 'overflow';
  const words = new Int32Array(memory.buffer);
  const matrix = exports.open(BASE, rows, columns);
  const stride = exports.strideOf();
  const present = new Uint8Array(rows); // row → 1 when it is at its place in the matrix
  /** False when the line holds what cannot be taken. */
  let write: (line: number, address: number, width: number) => boolean;
  if (typeof lines === 'function') {
    write = (line, address, width) => {
      const offset = address >> 2;
      lines(line, words, offset);
      if (width > lineLength) words.fill(FORBIDDEN, offset + lineLength, offset + width);
      return true;
    };
  } else {
    const { data, isDecimal, origin, factor, known } = lines;
    const staged = matrix + piecesBytes;
    const doubles = new Float64Array(memory.buffer, staged, lineLength);
    const across = staged + lineLength * 8;
    const [along, own] = isTransposed ? [known?.rowDual, known?.columnDual] : [known?.columnDual, known?.rowDual];
    if (along !== undefined) new Float64Array(memory.buffer, across, lineLength).set(along);
    write = (line, address, width) => {
      doubles.set(data.subarray(line * lineLength, (line + 1) * lineLength));
      if (known !== undefined) {
        const { step, most } = known;
        return exports.fromReduced(staged, address, lineLength, width, Math.sign(factor), own![line]!, across, 1 / step, most) !== 0;
      }
      const taken = isDecimal
        ? exports.fromDecimals(staged, address, lineLength, width, factor)
        : exports.fromDoubles(staged, address, lineLength, width, origin, factor);
      return taken !== 0;
    };
  }
  kernel.host = (row) => {
    if (present[row] === 1) return;
    present[row] = 1;
    write(row, matrix + row * stride * 4, stride);
  };

  const keep = isTransposed || matrixBytes <= SMALL;
  if (isTransposed) {
    const first = matrix + matrixBytes;
    for (let j = 0; j < lineCount; j++) if (!write(j, first + j * lineWords * 4, lineLength)) return 'untaken';
    exports.transpose(first);
  }
  const piece = keep ? rows : Math.max(1, Math.floor(PIECE / (stride * 4)));
  for (let first = 0; first < rows; first += piece) {
    const count = Math.min(piece, rows - first);
    if (!isTransposed) {
      for (let k = 0; k < count; k++) if (!write(first + k, matrix + k * stride * 4, stride)) return 'untaken';
    }
    if (exports.isInRange(matrix, count, canForbid ? 1 : 0) === 0) return 'overflow';
    exports.selectRows(first, count, matrix);
  }
  if (keep) present.fill(1);
  const outcome = match(exports, rows, columns);
  return outcome === 'matched' ? kernel : outcome === 'infeasible' ? outcome : 'overflow';
}

function resultOf({ exports, memory }: Solved, rows: number, columns: number): DenseResult {
  const words = new Int32Array(memory.buffer);
  const read = (address: number, length: number): Int32Array => words.subarray(address >> 2, (address >> 2) + length);
  return {
    rowToColumn: read(exports.rowToColumnAt(), rows).slice(),
    rowDual: Float64Array.from(read(exports.rowDualAt(), rows)),
    columnDual: Float64Array.from(read(exports.columnDualAt(), columns)),
    feasible: true,
  };
}

function nearCells({ exports, memory }: Solved, rows: number, reach: number): Pick<RoundedResult, 'start' | 'column' | 'outside'> {
  const words = new Int32Array(memory.buffer);
  const coreColumn = exports.coreColumnAt() >> 2;
  const coreCost = exports.coreCostAt() >> 2;
  const coreCount = exports.coreCountAt() >> 2;
  const bound = exports.boundAt() >> 2;
  const rowDual = exports.rowDualAt() >> 2;
  const columnDual = exports.columnDualAt() >> 2;
  const start = new Int32Array(rows + 1);
  const near = new Int32Array(rows * CORE);
  const outside = new Float64Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const dual = words[rowDual + i]!;
    const edge = words[bound + i]!;
    const last = i * CORE + words[coreCount + i]!;
    outside[i] = edge === FAR ? Infinity : Math.max(0, edge - dual);
    for (let k = i * CORE; k < last; k++) {
      const j = words[coreColumn + k]!;
      const reduced = words[coreCost + k]! - dual - words[columnDual + j]!;
      if (reduced <= reach) near[count++] = j;
      else if (reduced < outside[i]!) outside[i] = reduced;
    }
    start[i + 1] = count;
  }
  return { start, column: near.slice(0, count), outside };
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
