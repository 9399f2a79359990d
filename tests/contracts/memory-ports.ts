/** The two ports of the use cases without a disk: what a store will be, as small as it can be. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { refOfOutput, type Output } from '../../src/app/output.ts';
import { bytesOf } from '../unit/app/text-of.ts';
import type { Earlier, FoundInputs, Results, Seal, Source, Wanted } from '../../src/app/ports.ts';
import type { Bundle, CommandName, FileRef, FolderRef } from '../../src/domain/documents/bundle.ts';
import { systemDetail } from '../../src/errors/detail.ts';
import { BinomeError } from '../../src/errors/error.ts';

const REFERENCE = new URL('../../data/reference/', import.meta.url);
const REFERENCE_PLACE = 'reference:';

/** Every place is a key: `name`, or `result/name` for a file of a kept result. */
export class MemorySource implements Source {
  readonly kept: Map<string, Uint8Array>;

  constructor(kept = new Map<string, Uint8Array>()) {
    this.kept = kept;
  }

  nameOf(place: string): string {
    return place.slice(place.lastIndexOf('/') + 1);
  }

  placeIn(result: string, name: string): string {
    return `${result}/${name}`;
  }

  async read(place: string): Promise<Uint8Array> {
    const bytes = place.startsWith(REFERENCE_PLACE)
      ? readFileSync(new URL(place.slice(REFERENCE_PLACE.length), REFERENCE))
      : this.kept.get(place);
    if (bytes === undefined)
      throw new BinomeError(
        this.#isResult(place) ? 'CALL_FILE_UNREADABLE' : 'CALL_FILE_MISSING',
        { ...systemDetail('EISDIR') },
        { file: place },
      );
    return bytes;
  }

  async stream(place: string): Promise<AsyncIterable<Uint8Array>> {
    const bytes = await this.read(place);
    return (async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    })();
  }

  async fingerprint(place: string): Promise<string | null> {
    if (!place.startsWith(REFERENCE_PLACE) && !this.kept.has(place)) return null;
    return hashOf(await this.read(place));
  }

  referencePlace(name: string): string {
    return `${REFERENCE_PLACE}${name}`;
  }

  async referenceNames(folder: string): Promise<string[]> {
    return readdirSync(new URL(`${folder}/`, REFERENCE)).map((name) => `${folder}/${name}`);
  }

  async find({ folders }: Wanted): Promise<FoundInputs> {
    const refs = [...this.kept].map(([place, bytes]) => ({ place, name: this.nameOf(place), sha256: hashOf(bytes) }));
    const placeOf = ({ name, sha256 }: FileRef): string | null =>
      refs.find((ref) => ref.name === name && ref.sha256 === sha256)?.place ?? null;
    const results = [
      ...new Set([...this.kept.keys()].filter((place) => place.includes('/')).map((place) => place.slice(0, place.lastIndexOf('/')))),
    ];
    const holding = new Map(
      folders.map((folder) => [
        keyOf(folder),
        results.find((result) =>
          folder.files.every((file) => refs.some((ref) => ref.place === this.placeIn(result, file.name) && ref.sha256 === file.sha256)),
        ) ?? null,
      ]),
    );
    return { placeOf, folderOf: (ref) => holding.get(keyOf(ref)) ?? null, hasName: (name) => refs.some((ref) => ref.name === name) };
  }

  #isResult(place: string): boolean {
    return [...this.kept.keys()].some((key) => key.startsWith(`${place}/`));
  }
}

/** One result of a memory. */
export class MemoryResults implements Results {
  readonly #kept: Map<string, Uint8Array>;
  readonly #result: string;
  #command: CommandName | null = null;

  constructor(kept: Map<string, Uint8Array>, result: string) {
    this.#kept = kept;
    this.#result = result;
  }

  async check(command: CommandName | null): Promise<void> {
    if (this.#kept.has(this.#result))
      throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { ...systemDetail('ENOTDIR') }, { file: this.#result });
    const earlier = this.#earlier();
    if (earlier !== null && earlier.command !== command)
      throw new BinomeError('BUNDLE_OTHER_RUN', { command: earlier.command }, { file: this.#result });
    this.#command = command;
  }

  async earlier(): Promise<Earlier> {
    return { bundle: this.#earlier() as Bundle | null, isDecided: this.#kept.has(`${this.#result}/decisions.json`) };
  }

  holds(place: string): boolean {
    return place.slice(0, place.lastIndexOf('/')) === this.#result;
  }

  async write(outputs: readonly Output[], seal: Seal | null, read: readonly string[], setAside = false): Promise<string[]> {
    const made = outputs.map((output) => ({ output, bytes: bytesOf(output.pieces()) }));
    const last = seal?.(outputs.filter(({ confidential }) => confidential !== true).map(refOfOutput));
    if (last !== undefined) made.push({ output: last, bytes: bytesOf(last.pieces()) });
    const places = new Map(made.map(({ output, bytes }) => [`${this.#result}/${output.name}`, bytes]));
    const earlier = this.#earlier();
    const aside = setAside ? [...(earlier?.outputs ?? []).map(({ name }) => name), 'bundle.json', 'decisions.json'] : [];
    const stale = (!setAside && earlier?.command === this.#command ? earlier.outputs : [])
      .map(({ name, sha256 }) => ({ place: `${this.#result}/${name}`, sha256 }))
      .filter(({ place, sha256 }) => !places.has(place) && this.#kept.has(place) && hashOf(this.#kept.get(place)!) === sha256)
      .map(({ place }) => place);
    const own = [...places.keys(), ...stale].filter((place) => read.includes(place));
    if (own.length > 0) throw new BinomeError('BUNDLE_OWN_INPUT', { value: own.join(', ') }, { file: this.#result });
    let number = 1;
    while ([...this.#kept.keys()].some((place) => place.startsWith(`${this.#result}.previous-${number}/`))) number++;
    for (const name of aside) {
      const bytes = this.#kept.get(`${this.#result}/${name}`);
      if (bytes !== undefined) this.#kept.set(`${this.#result}.previous-${number}/${name}`, bytes);
      this.#kept.delete(`${this.#result}/${name}`);
    }
    for (const [place, bytes] of places) this.#kept.set(place, bytes);
    for (const place of stale) this.#kept.delete(place);
    return [...places.keys()];
  }

  #earlier(): { command: CommandName; outputs: FileRef[] } | null {
    const bytes = this.#kept.get(`${this.#result}/bundle.json`);
    try {
      const document = JSON.parse(Buffer.from(bytes!).toString()) as { command: CommandName; outputs: FileRef[]; format: string };
      return document.format === 'binome.bundle/1' ? document : null;
    } catch {
      return null;
    }
  }
}

function keyOf({ files }: FolderRef): string {
  return files.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
