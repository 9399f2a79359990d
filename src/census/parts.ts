/** The parts of a workbook's archive, by name: what is unpacked of them is counted, and is XML in UTF-8 or UTF-16. */
import { Refusal } from './finding.ts';
import { unpack, type ZipEntry } from './zip.ts';

const MEBIBYTE = 1024 * 1024;

/** Largest sum of the parts that are read, once unpacked, in bytes. Pictures and the like are never unpacked. */
export const CONTENT_MAX = 32 * MEBIBYTE;

/** Text is handed over in pieces: a parser keeps what it has not yet done with. */
const PIECE = 64 * 1024;

export class Parts {
  readonly #archive: Buffer;
  readonly #entries = new Map<string, ZipEntry>();
  #left = CONTENT_MAX;

  /** Throws an Error where two parts have one name: programs differ in which of them they take. */
  constructor(archive: Buffer, entries: readonly ZipEntry[]) {
    this.#archive = archive;
    for (const entry of entries) {
      const key = keyOf(entry.name);
      if (key.endsWith('/')) continue;
      if (this.#entries.has(key)) throw new Error(`${entry.name} stands twice`);
      this.#entries.set(key, entry);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /** The text of a part, piece by piece. Throws a Refusal when the workbook is too large, an Error when the part is missing or damaged. */
  *text(name: string): Generator<string, void, undefined> {
    const entry = this.#entries.get(keyOf(name));
    if (entry === undefined) throw new Error(`${name} is missing`);
    this.#left -= entry.size;
    if (this.#left < 0) throw tooLarge(CONTENT_MAX);
    const bytes = unpack(this.#archive, entry);
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE) {
      yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
    }
  }
}

export function tooLarge(limit: number): Refusal {
  return new Refusal('CENSUS_TOO_LARGE', null, { limit: limit / MEBIBYTE });
}

/** Names of parts are compared without case (ECMA-376-2, §6.2.2.3); some writers put backslashes or a first slash. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
