/** Pieces of an output, put together. */
import { blocksOf, type Piece } from '../../../src/app/output.ts';

export function bytesOf(pieces: Iterable<Piece>): Buffer {
  return Buffer.concat(Array.from(blocksOf(pieces), (block) => Buffer.from(block)));
}

export function textOf(pieces: Iterable<Piece>): string {
  return bytesOf(pieces).toString();
}
