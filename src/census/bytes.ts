/** The bytes of a file in blocks of one size: whatever the pieces they arrive in, the same bytes are read the same way. */
import { createHash } from 'node:crypto';
import { foreignDetail } from '../errors/index.ts';
import { Refusal } from './finding.ts';

/** Even, so that a UTF-16 unit never lies across two blocks. */
const BLOCK_SIZE = 64 * 1024;

/** Blocks of BLOCK_SIZE bytes (the last one shorter), their running hash, and one block of foresight. */
export class Blocks {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #hash = createHash('sha256');
  #held: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /** The next block; null at the end. Throws a Refusal when the source fails. */
  async next(): Promise<Buffer | null> {
    await this.#fill();
    const block = this.#held.subarray(0, BLOCK_SIZE);
    this.#held = this.#held.subarray(BLOCK_SIZE);
    if (block.length === 0) return null;
    this.#hash.update(block);
    return block;
  }

  /** The next block without taking it; empty at the end. */
  async peek(): Promise<Buffer> {
    await this.#fill();
    return this.#held.subarray(0, BLOCK_SIZE);
  }

  /** Hash of all the bytes; '' when the file was refused before its end was read. */
  sha256(): string {
    return this.#ended && this.#held.length === 0 ? this.#hash.digest('hex') : '';
  }

  /** Lets the source go, read to its end or not. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#source.return?.();
  }

  async #fill(): Promise<void> {
    const pieces = [this.#held];
    let length = this.#held.length;
    while (!this.#ended && length < BLOCK_SIZE) {
      const piece = await this.#read();
      if (piece === null) break;
      pieces.push(piece);
      length += piece.length;
    }
    if (pieces.length > 1) this.#held = Buffer.concat(pieces, length);
  }

  async #read(): Promise<Buffer | null> {
    try {
      const next = await this.#source.next();
      if (next.done !== true) return Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      this.#ended = true;
      return null;
    } catch (error) {
      this.#ended = true;
      // The code of a system error (ENOENT, EACCES …) says what matters, without the paths of the machine.
      throw new Refusal('CENSUS_UNREADABLE_FILE', null, { ...foreignDetail(error) });
    }
  }
}
