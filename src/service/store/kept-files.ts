/**
 * The two ports of the use cases on what the store keeps: the inputs of a run, frozen, by their places, and its outputs, collected until the
 * transaction writes them that ends the job. A place is `name`, or `folder/name` for what lies together. Reference data are read from the
 * program's own files.
 */
import { createHash } from 'node:crypto';
import { blocksOf } from '../../app/index.ts';
import type { Earlier, FoundInputs, Output, Results, Seal, Source, Wanted } from '../../app/index.ts';
import {
  type Bundle,
  BUNDLE_FILE,
  BUNDLE_FORMAT,
  type CommandName,
  DECISIONS_FILE,
  type FileRef,
  type FolderRef,
} from '../../domain/index.ts';
import { BinomeError, systemDetail } from '../../errors/index.ts';
import { FileSource } from '../../files/index.ts';

const REFERENCE_PLACE = 'reference:';
/** What of a large file is handed over at a time, in bytes. */
const PIECE = 1 << 16;

/** Place → bytes; inputs and outputs of one run. */
export type Kept = Map<string, Uint8Array>;

export class KeptSource implements Source {
  readonly #kept: Kept;
  readonly #program = new FileSource();

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  nameOf(place: string): string {
    return place.slice(place.lastIndexOf('/') + 1);
  }

  placeIn(result: string, name: string): string {
    return `${result}/${name}`;
  }

  async read(place: string): Promise<Uint8Array> {
    if (place.startsWith(REFERENCE_PLACE)) return this.#program.read(this.#reference(place));
    const bytes = this.#kept.get(place);
    if (bytes !== undefined) return bytes;
    const isFolder = [...this.#kept.keys()].some((key) => key.startsWith(`${place}/`));
    throw new BinomeError(isFolder ? 'CALL_FILE_UNREADABLE' : 'CALL_FILE_MISSING', isFolder ? { ...systemDetail('EISDIR') } : {}, {
      file: place,
    });
  }

  async stream(place: string): Promise<AsyncIterable<Uint8Array>> {
    return pieces(await this.read(place));
  }

  async fingerprint(place: string): Promise<string | null> {
    if (place.startsWith(REFERENCE_PLACE)) return this.#program.fingerprint(this.#reference(place));
    const bytes = this.#kept.get(place);
    return bytes === undefined ? null : hashOf(bytes);
  }

  referencePlace(name: string): string {
    return `${REFERENCE_PLACE}${name}`;
  }

  referenceNames(folder: string): Promise<string[]> {
    return this.#program.referenceNames(folder);
  }

  #reference(place: string): string {
    return this.#program.referencePlace(place.slice(REFERENCE_PLACE.length));
  }

  find(wanted: Wanted): Promise<FoundInputs> {
    const hashes = new Map([...this.#kept].map(([place, bytes]) => [place, hashOf(bytes)]));
    const placeOf = ({ name, sha256 }: FileRef): string | null =>
      [...hashes].find(([place, hash]) => hash === sha256 && this.nameOf(place) === name)?.[0] ?? null;
    const folders = [...new Set([...this.#kept.keys()].filter((place) => place.includes('/')).map(folderOf))];
    const holding = new Map(
      wanted.folders.map((ref) => [
        keyOf(ref),
        folders.find((folder) => ref.files.every(({ name, sha256 }) => hashes.get(this.placeIn(folder, name)) === sha256)) ?? null,
      ]),
    );
    const names = new Set([...this.#kept.keys()].map((place) => this.nameOf(place)));
    return Promise.resolve({ placeOf, folderOf: (ref) => holding.get(keyOf(ref)) ?? null, hasName: (name) => names.has(name) });
  }
}

/** One result among what is kept. */
export class KeptResults implements Results {
  readonly #kept: Kept;
  readonly #result: string;
  readonly #confidential = new Set<string>();
  #command: CommandName | null = null;

  constructor(kept: Kept, result: string) {
    this.#kept = kept;
    this.#result = result;
  }

  check(command: CommandName | null): Promise<void> {
    if (this.#kept.has(this.#result))
      return Promise.reject(new BinomeError('CALL_OUTPUT_UNWRITABLE', { ...systemDetail('ENOTDIR') }, { file: this.#result }));
    const earlier = this.#earlier();
    if (earlier !== null && earlier.command !== command)
      return Promise.reject(new BinomeError('BUNDLE_OTHER_RUN', { command: earlier.command }, { file: this.#result }));
    this.#command = command;
    return Promise.resolve();
  }

  earlier(): Promise<Earlier> {
    return Promise.resolve({ bundle: this.#earlier(), isDecided: this.#kept.has(this.#at(DECISIONS_FILE)) });
  }

  holds(place: string): boolean {
    return folderOf(place) === this.#result;
  }

  /** Where each output lies → whether only its owner may read it. */
  isConfidential(place: string): boolean {
    return this.#confidential.has(place);
  }

  write(outputs: readonly Output[], seal: Seal | null, read: readonly string[], setAside = false): Promise<string[]> {
    return new Promise((resolve) => resolve(this.#write(outputs, seal, read, setAside)));
  }

  #write(outputs: readonly Output[], seal: Seal | null, read: readonly string[], setAside: boolean): string[] {
    const made = new Map<string, Uint8Array>();
    const told: FileRef[] = [];
    for (const output of outputs) {
      const bytes = bytesOf(output);
      made.set(this.#at(output.name), bytes);
      if (output.confidential !== true) told.push({ name: output.name, sha256: hashOf(bytes) });
    }
    if (seal !== null) {
      const last = seal(told);
      made.set(this.#at(last.name), bytesOf(last));
    }
    const earlier = this.#earlier();
    const aside = setAside ? [...(earlier?.outputs ?? []).map(({ name }) => name), BUNDLE_FILE, DECISIONS_FILE] : [];
    const stale = setAside || earlier?.command !== this.#command ? [] : this.#stale(earlier.outputs, made);
    const own = [...made.keys(), ...stale, ...aside.map((name) => this.#at(name))].filter((place) => read.includes(place));
    if (own.length > 0) throw new BinomeError('BUNDLE_OWN_INPUT', { value: own.map(nameOf).join(', ') }, { file: this.#result });
    if (aside.length > 0) this.#setAside(aside);
    for (const place of stale) this.#kept.delete(place);
    for (const [place, bytes] of made) this.#kept.set(place, bytes);
    for (const { name, confidential } of outputs) if (confidential === true) this.#confidential.add(this.#at(name));
    return [...made.keys()];
  }

  #at(name: string): string {
    return `${this.#result}/${name}`;
  }

  /** What an earlier run left that this one does not write, and nobody has changed since. */
  #stale(outputs: readonly FileRef[], made: ReadonlyMap<string, unknown>): string[] {
    return outputs
      .map(({ name, sha256 }) => ({ place: this.#at(name), sha256 }))
      .filter(({ place, sha256 }) => !made.has(place) && this.#kept.has(place) && hashOf(this.#kept.get(place)!) === sha256)
      .map(({ place }) => place);
  }

  #setAside(names: readonly string[]): void {
    let number = 1;
    while ([...this.#kept.keys()].some((place) => place.startsWith(`${this.#result}.previous-${number}/`))) number++;
    for (const name of names) {
      const bytes = this.#kept.get(this.#at(name));
      if (bytes !== undefined) this.#kept.set(`${this.#result}.previous-${number}/${name}`, bytes);
      this.#kept.delete(this.#at(name));
    }
  }

  /** null where there is none, or a file that is no bundle. */
  #earlier(): Bundle | null {
    const bytes = this.#kept.get(this.#at(BUNDLE_FILE));
    if (bytes === undefined) return null;
    try {
      const document = JSON.parse(new TextDecoder().decode(bytes)) as Bundle | { readonly format: string };
      return isBundle(document) ? document : null;
    } catch {
      return null;
    }
  }
}

function isBundle(document: Bundle | { readonly format: string }): document is Bundle {
  return document.format === BUNDLE_FORMAT;
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield await Promise.resolve(bytes.subarray(at, at + PIECE));
}

/** Blocks are good until the next is asked for: each is copied. */
function bytesOf(output: Output): Uint8Array {
  const blocks = Array.from(blocksOf(output.pieces()), (block) => block.slice());
  const bytes = new Uint8Array(blocks.reduce((size, block) => size + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    bytes.set(block, at);
    at += block.length;
  }
  return bytes;
}

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('/') + 1);
}

function folderOf(place: string): string {
  return place.slice(0, Math.max(0, place.lastIndexOf('/')));
}

function keyOf({ files }: FolderRef): string {
  return files.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n');
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
