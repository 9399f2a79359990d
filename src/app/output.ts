/** A file of a result: made in pieces, so that a large one is never held whole; the same bytes for the same result. */
import { createHash } from 'node:crypto';
import type { FileRef } from '../domain/index.ts';
import type { Problem } from '../solver/index.ts';
import { listBytes } from './list-bytes.ts';

/** Text, or its bytes, which are good until the next piece is asked for. */
export type Piece = string | Uint8Array;

export interface Output {
  readonly name: string;
  readonly pieces: () => Iterable<Piece>;
  /** Only its owner may read it. */
  readonly confidential?: boolean;
}

/** What a seal would tell of an output, without its being written. */
export function refOfOutput({ name, pieces }: Output): FileRef {
  const hash = createHash('sha256');
  for (const block of blocksOf(pieces())) hash.update(block);
  return { name, sha256: hash.digest('hex') };
}

/** In bytes. */
const BLOCK_SIZE = 1 << 20;
/** A code unit takes three bytes at most. */
const BYTES_PER_UNIT = 3;

/** The bytes of pieces, in blocks that are worth a call, all in one place: each is good until the next is asked for. */
export function* blocksOf(pieces: Iterable<Piece>): Generator<Uint8Array> {
  const block = new Uint8Array(BLOCK_SIZE);
  const encoder = new TextEncoder();
  let size = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length;) {
      if (typeof piece === 'string') {
        const { read, written } = encoder.encodeInto(from === 0 ? piece : piece.slice(from), block.subarray(size));
        from += read;
        size += written;
      } else {
        const part = piece.subarray(from, from + BLOCK_SIZE - size);
        block.set(part, size);
        from += part.length;
        size += part.length;
      }
      if (size + BYTES_PER_UNIT < BLOCK_SIZE) continue;
      yield block.subarray(0, size);
      size = 0;
    }
  }
  yield block.subarray(0, size);
}

/** One field a line, one entry of a list a line: readable, and small enough in pieces for any size. */
export function* jsonPieces(document: object): Generator<string> {
  let separator = '{\n';
  for (const [name, value] of Object.entries(document) as [string, unknown][]) {
    const text = Array.isArray(value) ? '' : stringify(value);
    if (text === undefined) continue;
    yield `${separator}  ${JSON.stringify(name)}: `;
    separator = ',\n';
    if (Array.isArray(value)) yield* listPieces(value);
    else yield text;
  }
  yield separator === '{\n' ? '{}\n' : '\n}\n';
}

/** `JSON.stringify` with its true type: what JSON cannot hold gives nothing. */
function stringify(value: unknown): string | undefined {
  return JSON.stringify(value);
}

export function* problemPieces(problem: Problem): Generator<Piece> {
  const { pairs, ...rest } = problem;
  for (const piece of jsonPieces(rest)) {
    if (piece !== '\n}\n') yield piece;
  }
  yield ',\n  "pairs": ';
  yield* listBytes(pairs);
  yield '\n}\n';
}

function* listPieces(values: Iterable<unknown>): Generator<string> {
  let separator = '[\n    ';
  for (const value of values) {
    yield separator + (stringify(value) ?? 'null');
    separator = ',\n    ';
  }
  yield separator === '[\n    ' ? '[]' : '\n  ]';
}
