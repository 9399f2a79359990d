// Instances as files that every contestant can read, whatever its language: int32 in the machine's own byte order.
//
// Header: kind (0 dense, 1 sparse; 2 and 3: the same in doubles), rows, columns, arcs. Dense: rows × columns costs. Sparse: start (rows + 1),
// column (arcs), score (arcs), capacity (columns). In doubles, costs or scores come last, as doubles, from the next multiple of 8 bytes on. An answer is a file of row → column twice: that of the first call, then that of the last.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

export function writeInstance(path, instance) {
  const { kind, rows, columns } = instance;
  const arcs = kind === 'dense' ? rows * columns : instance.column.length;
  const values = kind === 'dense' ? instance.data : instance.score;
  const inDoubles = values instanceof Float64Array;
  const header = Int32Array.of((kind === 'dense' ? 0 : 1) + (inDoubles ? 2 : 0), rows, columns, arcs);
  const integers = kind === 'dense' ? [] : [instance.start, instance.column, ...(inDoubles ? [] : [values]), instance.capacity];
  if (kind === 'dense' && !inDoubles) integers.push(values);
  const words = integers.reduce((sum, { length }) => sum + length, header.length);
  const file = openSync(path, 'w');
  for (const array of [header, ...integers]) writeWhole(file, array);
  if (inDoubles) for (const array of [new Int32Array(words % 2), values]) writeWhole(file, array);
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
  const inDoubles = kind >= 2;
  const doubles = () => new Float64Array(values.buffer, values.byteOffset + 4 * (values.length - 2 * arcs), arcs);
  let at = 4;
  const next = (length) => values.subarray(at, (at += length));
  if (kind % 2 === 0) return { kind: 'dense', rows, columns, data: inDoubles ? doubles() : next(arcs) };
  const [start, column] = [next(rows + 1), next(arcs)];
  return { kind: 'sparse', rows, columns, start, column, score: inDoubles ? doubles() : next(arcs), capacity: next(columns) };
}

export function readInt32(path) {
  const bytes = readFileSync(path);
  // A buffer of its own: doubles have to lie at multiples of 8 bytes.
  return new Int32Array(new Uint8Array(bytes).buffer);
}
