/**
 * From bytes to text: UTF-8, UTF-16 in either order, Windows-1252.
 *
 * A byte order mark decides. Without one, the first block that is not plain ASCII does: strictly valid UTF-8 is UTF-8,
 * anything else is Windows-1252. A file that later turns out to hold both is refused at the line where it changes:
 * read on, half of its names would be wrong.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { Refusal } from './finding.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface BlockSource {
  next: () => Promise<Buffer | null>;
  peek: () => Promise<Buffer>;
}

export class TextReader {
  readonly #blocks: BlockSource;
  /** null as long as everything read is ASCII. */
  #encoding: Encoding | null = null;
  /** An unfinished UTF-8 sequence at the end of the last block. */
  #carry: Buffer = Buffer.alloc(0);

  constructor(blocks: BlockSource) {
    this.#blocks = blocks;
  }

  /** What the file has turned out to be so far; a file of ASCII alone is UTF-8. */
  get encoding(): Encoding {
    return this.#encoding ?? 'utf-8';
  }

  /**
   * The text, block by block, without its byte order mark. At a change of encoding, gives the sound lines
   * that come before and then throws a Refusal.
   */
  async *texts(): AsyncGenerator<string, void, undefined> {
    let first = true;
    for (let block = await this.#blocks.next(); block !== null; block = await this.#blocks.next()) {
      if (first) block = this.#openingBlock(block);
      first = false;
      const last = (await this.#blocks.peek()).length === 0;
      yield* this.#decode(Buffer.concat([this.#carry, block]), last);
    }
  }

  #openingBlock(block: Buffer): Buffer {
    if (block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf) {
      this.#encoding = 'utf-8';
      return block.subarray(3);
    }
    if (block[0] === 0xff && block[1] === 0xfe) this.#encoding = 'utf-16le';
    else if (block[0] === 0xfe && block[1] === 0xff) this.#encoding = 'utf-16be';
    else this.#encoding = utf16Without(block);
    return block;
  }

  *#decode(bytes: Buffer, last: boolean): Generator<string, void, undefined> {
    if (this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be') {
      yield utf16(bytes, this.#encoding);
      return;
    }
    const body = bytes.subarray(0, bytes.length - (last || this.#encoding === 'windows-1252' ? 0 : unfinished(bytes)));
    this.#carry = bytes.subarray(body.length);
    if (isAscii(body)) {
      yield body.toString('latin1');
      return;
    }
    this.#encoding ??= isUtf8(body) || mostlyUtf8(body) ? 'utf-8' : 'windows-1252';
    const sound = this.#encoding === 'utf-8' ? isUtf8(body) : !isUtf8(body) || !mostlyUtf8(body);
    if (sound) {
      yield this.#encoding === 'utf-8' ? body.toString('utf8') : iconv.decode(body, 'win1252');
      return;
    }
    yield* this.#soundLines(body);
    throw new Refusal('CENSUS_MIXED_ENCODING');
  }

  /** The lines of a block before the first one in another encoding. */
  *#soundLines(body: Buffer): Generator<string, void, undefined> {
    let start = 0;
    while (start < body.length) {
      const end = lineEnd(body, start);
      const line = body.subarray(start, end);
      if (this.#encoding === 'utf-8' ? !isUtf8(line) : !isAscii(line)) return;
      yield line.toString('utf8');
      start = end;
    }
  }
}

/** The text of a whole small file, in any encoding that a census may have. @throws Refusal CENSUS_MIXED_ENCODING. */
export async function decoded(bytes: Uint8Array): Promise<string> {
  const blocks = [Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)].filter(({ length }) => length > 0);
  const reader = new TextReader({
    next: () => Promise.resolve(blocks.shift() ?? null),
    peek: () => Promise.resolve(blocks[0] ?? Buffer.alloc(0)),
  });
  let text = '';
  for await (const piece of reader.texts()) text += piece;
  return text;
}

function lineEnd(bytes: Buffer, start: number): number {
  let end = start;
  while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
  return Math.min(end + 1, bytes.length);
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = encoding === 'utf-16le' ? even.toString('utf16le') : Buffer.from(even).swap16().toString('utf16le');
  // An odd byte at the end is a file cut short: the mark of an unreadable character lets its cell be refused.
  return (text.startsWith('\u{feff}') ? text.slice(1) : text) + (even.length < bytes.length ? '\u{fffd}' : '');
}

/** UTF-16 without its mark: in text of Western languages every other byte, or nearly, is zero. */
function utf16Without(block: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  const sample = block.subarray(0, 4096);
  sample.forEach((byte, k) => {
    if (byte === 0) zeros[k % 2] = (zeros[k % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length * 0.35 && even * 10 < odd) return 'utf-16le';
  return even > sample.length * 0.35 && odd * 10 < even ? 'utf-16be' : null;
}

/** Bytes at the end that begin a UTF-8 sequence without ending it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** At least as many well-formed UTF-8 sequences as stray bytes: a UTF-8 text with damage, not a Windows-1252 one. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const sequences = text.match(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g) ?? [];
  const strays = (text.match(/[\x80-\xff]/g) ?? []).length - sequences.reduce((sum, sequence) => sum + sequence.length, 0);
  return sequences.length > 0 && sequences.length >= strays;
}
