// Instances as files that every contestant can read, whatever its language: int32 in the machine's own byte order.
//
// Header: kind (0 dense, 1 sparse), rows, columns, arcs. Dense: rows × columns costs. Sparse: start (rows + 1), column (arcs), score
// (arcs), capacity (columns). An answer is a file of row → column twice: that of the first call, then that of the last.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

export function writeInstance(path, instance) {
  const { kind, rows, columns } = instance;
  const arcs = kind === 'dense' ? rows * columns : instance.column.length;
  const arrays = kind === 'dense' ? [instance.data] : [instance.start, instance.column, instance.score, instance.capacity];
  const file = openSync(path, 'w');
  for (const array of [Int32Array.of(kind === 'dense' ? 0 : 1, rows, columns, arcs), ...arrays]) writeWhole(file, array);
  closeSync(file);
}

/** One call may write less than it is given. */
function writeWhole(file, array) {
  let left = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  while (left.length > 0) left = left.subarray(writeSync(file, left));
}

export function readInstance(path) {
  const values = readInt32(path);
  const [kind, rows, columns, arcs] = values;
  let at = 4;
  const next = (length) => values.subarray(at, (at += length));
  if (kind === 0) return { kind: 'dense', rows, columns, data: next(arcs) };
  return { kind: 'sparse', rows, columns, start: next(rows + 1), column: next(arcs), score: next(arcs), capacity: next(columns) };
}

export function readInt32(path) {
  const bytes = readFileSync(path);
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
