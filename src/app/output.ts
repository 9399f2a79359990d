/** A file of a result: made in pieces, so that a large one is never held whole; the same bytes for the same result. */
import { createHash } from 'node:crypto';
import type { FileRef } from '../domain/index.ts';
import type { Problem } from '../solver/index.ts';
import { listText } from './list-text.ts';

export interface Output {
  readonly name: string;
  readonly pieces: () => Iterable<string>;
  /** Only its owner may read it. */
  readonly confidential?: boolean;
}

/** What a seal would tell of an output, without its being written. */
export function refOfOutput({ name, pieces }: Output): FileRef {
  const hash = createHash('sha256');
  for (const block of blocksOf(pieces())) hash.update(block);
  return { name, sha256: hash.digest('hex') };
}

/** In code units. */
const BLOCK_SIZE = 1 << 20;

/** Pieces put together to blocks that are worth a call. */
export function* blocksOf(pieces: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size < BLOCK_SIZE) continue;
    yield waiting.join('');
    waiting = [];
    size = 0;
  }
  yield waiting.join('');
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

export function* problemPieces(problem: Problem): Generator<string> {
  const { pairs, ...rest } = problem;
  for (const piece of jsonPieces(rest)) {
    if (piece !== '\n}\n') yield piece;
  }
  yield ',\n  "pairs": ';
  yield* listPieces(pairs);
  yield '\n}\n';
}

export function listPieces(values: Iterable<unknown>): Generator<string> {
  return listText(values, stringify);
}
