/**
 * What a run reads, each input with the fingerprint of the bytes that were used. A use case reads through this and in no other way, so that
 * its bundle lists all of it.
 */
import { createHash } from 'node:crypto';
import type { CensusSource } from '../census/index.ts';
import { byName, compareIds, type FileRef } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { readBundle } from './bundle-file.ts';
import { parseJson, sha256, textOf } from './content.ts';
import type { Source } from './ports.ts';

type BytesInput = FileRef & { readonly bytes: Uint8Array };
type TextInput = FileRef & { readonly text: string };
type JsonInput = FileRef & { readonly value: unknown };

const CALENDARS = 'calendar';
/** The table that boards fill in: it is theirs to change. */
const HAND_FILLED = 'proposal.csv';

export class Inputs {
  /** Place → fingerprint; null for a census that was not read to its end. */
  readonly #files = new Map<string, string | null>();
  /** Result → what was read of it. */
  readonly #folders = new Map<string, FileRef[]>();
  readonly #sealed = new Map<string, ReadonlyMap<string, string> | null>();
  readonly #reference = new Map<string, string>();
  readonly #source: Source;
  readonly #given: ReadonlyMap<string, string> | null;

  /** @param given the place of each reference file that is to be read in place of the source's own; there are no other calendars then. */
  constructor(source: Source, given: ReadonlyMap<string, string> | null = null) {
    this.#source = source;
    this.#given = given;
  }

  /** @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE. */
  async bytes(place: string): Promise<BytesInput> {
    const bytes = await this.#source.read(place);
    const read = { name: this.#source.nameOf(place), sha256: sha256(bytes) };
    this.#files.set(place, read.sha256);
    return { ...read, bytes };
  }

  /** @throws BinomeError as `bytes`; CALL_FILE_NOT_UTF8. */
  async text(place: string): Promise<TextInput> {
    const { bytes, ...read } = await this.bytes(place);
    return { ...read, text: textOf(bytes, place) };
  }

  /** @throws BinomeError as `text`; PROBLEM_NOT_JSON. */
  async json(place: string): Promise<JsonInput> {
    const { text, ...read } = await this.text(place);
    return { ...read, value: parseJson(text, place) };
  }

  /** Where a file of a kept result lies, for errors that name it. */
  nameOf(place: string): string {
    return this.#source.nameOf(place);
  }

  placeIn(result: string, name: string): string {
    return this.#source.placeIn(result, name);
  }

  /** Names of the files of the results that were read which are not as they were written, however little of them was needed. */
  async edited(): Promise<string[]> {
    const found: string[] = [];
    for (const result of this.#folders.keys()) {
      for (const [name, sealed] of (await this.#seals(result)) ?? []) {
        if (name === HAND_FILLED) continue;
        const now = await this.#source.fingerprint(this.placeIn(result, name));
        if (now !== null && now !== sealed) found.push(this.placeIn(result, name));
      }
    }
    return found;
  }

  /** Results that were read and have no bundle that can be read: whether they are as they were written nobody can say. */
  async unsealed(): Promise<string[]> {
    const found: string[] = [];
    for (const result of this.#folders.keys()) if ((await this.#seals(result)) === null) found.push(result);
    return found;
  }

  /** Name → fingerprint, as the bundle of a kept result has them; null where it has none that can be read. */
  async #seals(result: string): Promise<ReadonlyMap<string, string> | null> {
    const known = this.#sealed.get(result);
    if (known !== undefined) return known;
    let seals: ReadonlyMap<string, string> | null = null;
    try {
      seals = new Map((await readBundle(this.#source, result)).outputs.map((output) => [output.name, output.sha256]));
    } catch (error) {
      if (!(error instanceof BinomeError)) throw error;
    }
    this.#sealed.set(result, seals);
    return seals;
  }

  /** As `jsonIn`; null where the result has no such file. */
  async jsonIfIn(result: string, name: string): Promise<JsonInput | null> {
    try {
      return await this.jsonIn(result, name);
    } catch (error) {
      if (error instanceof BinomeError && error.code === 'CALL_FILE_MISSING') return null;
      throw error;
    }
  }

  /** A file of a kept result. @throws BinomeError as `text`; RESULT_EDITED where the result's bundle knows it otherwise. */
  async textIn(result: string, name: string): Promise<TextInput> {
    const place = this.placeIn(result, name);
    const bytes = await this.#source.read(place);
    const ref = { name, sha256: sha256(bytes) };
    const sealed = (await this.#seals(result))?.get(name);
    if (sealed !== undefined && sealed !== ref.sha256) throw new BinomeError('RESULT_EDITED', {}, { file: place });
    this.#folders.set(result, [...(this.#folders.get(result) ?? []).filter((other) => other.name !== name), ref]);
    return { ...ref, text: textOf(bytes, place) };
  }

  /** JSON of a file of a kept result. @throws BinomeError as `json`. */
  async jsonIn(result: string, name: string): Promise<JsonInput> {
    const { text, ...read } = await this.textIn(result, name);
    return { ...read, value: parseJson(text, this.placeIn(result, name)) };
  }

  /** A census, to be read as a stream. @throws BinomeError as `bytes`. */
  async census(place: string): Promise<CensusSource> {
    const bytes = await this.#source.stream(place);
    this.#files.set(place, null);
    return { name: this.#source.nameOf(place), bytes: this.#hashed(place, bytes) };
  }

  async *#hashed(place: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
    this.#files.set(place, hash.digest('hex'));
  }

  /** A reference file, by its place in `data/reference`. @throws BinomeError as `text`. */
  async referenceText(name: string): Promise<string> {
    const place = this.#given?.get(name) ?? this.#source.referencePlace(name);
    const bytes = await this.#source.read(place);
    this.#reference.set(name, sha256(bytes));
    return textOf(bytes, place);
  }

  /** Names of the calendars' files, as `referenceText` takes them; sorted. */
  async calendarNames(): Promise<string[]> {
    const names = this.#given === null ? await this.#source.referenceNames(CALENDARS) : [...this.#given.keys()];
    return names.filter((name) => name.startsWith(`${CALENDARS}/`) && name.endsWith('.csv')).sort(compareIds);
  }

  /** To be called once the run is over: of a census that was refused half way, the whole is fingerprinted. */
  async settle(): Promise<void> {
    for (const [place, known] of this.#files) if (known === null) this.#files.set(place, await this.#source.fingerprint(place));
  }

  /** All that was read, but for the reference files. */
  places(): string[] {
    const inResults = [...this.#folders].flatMap(([result, refs]) => refs.map(({ name }) => this.placeIn(result, name)));
    return [...this.#files.keys(), ...inResults];
  }

  /** An input that was read; after `settle`. */
  fileRef(place: string): FileRef {
    const known = this.#files.get(place) ?? null;
    const name = this.#source.nameOf(place);
    if (known === null) throw new Error(`${name} was asked for and not read`);
    return { name, sha256: known };
  }

  /** What was read of a kept result; sorted. */
  folderRefs(result: string): FileRef[] {
    return (this.#folders.get(result) ?? []).toSorted(byName);
  }

  referenceRefs(): FileRef[] {
    return [...this.#reference].map(([name, known]) => ({ name, sha256: known })).sort(byName);
  }
}
