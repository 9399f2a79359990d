/** A folder as the place of one result, and a single file as that of a result without a bundle. */
import path from 'node:path';
import { type Earlier, NOTHING_EARLIER, readBundle, type Output, type Results, type Seal } from '../app/index.ts';
import { type Bundle, BUNDLE_FILE, type CommandName, DECISIONS_FILE } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { FileSource } from './file-source.ts';
import { checkWritable, writeAll, type Writing } from './write-all.ts';

/** What may lie beside a result, and goes with it: what was decided on it, and a note that its bundle does not tell of. */
const BESIDE = [DECISIONS_FILE, 'decisions.csv', 'decisions.html', 'confidential-note.txt'];

/**
 * A folder holds one command's result. Written anew, what an earlier run of the same command left there and this one does not write is
 * removed, where nobody has changed it since; what others put there stays.
 */
export class FolderResults implements Results {
  readonly #folder: string;
  readonly #writing: Writing | undefined;
  readonly #source = new FileSource();
  #command: CommandName | null = null;

  constructor(folder: string, writing?: Writing) {
    this.#folder = folder;
    this.#writing = writing;
  }

  async check(command: CommandName | null): Promise<void> {
    this.#command = command;
    await checkWritable(this.#folder);
    const earlier = await this.#earlier();
    if (earlier !== null && earlier.command !== command)
      throw new BinomeError('BUNDLE_OTHER_RUN', { command: earlier.command }, { file: this.#folder });
  }

  holds(file: string): boolean {
    return path.resolve(path.dirname(file)) === path.resolve(this.#folder);
  }

  async earlier(): Promise<Earlier> {
    const isDecided = (await this.#source.fingerprint(path.join(this.#folder, DECISIONS_FILE))) !== null;
    return { bundle: await this.#earlier(), isDecided };
  }

  async write(outputs: readonly Output[], seal: Seal | null, read: readonly string[], setAside = false): Promise<string[]> {
    const kept = new Set(outputs.map(({ name }) => name));
    const earlier = setAside ? await this.#earlier() : null;
    const aside = setAside ? [...(earlier?.outputs ?? []).map(({ name }) => name), BUNDLE_FILE, ...BESIDE] : [];
    const remove = setAside ? [] : await this.#stale(kept);
    const ownInputs = new Set(read.filter((file) => this.holds(file)).map((file) => path.basename(file)));
    const replaced = [...new Set([...kept, ...remove, ...aside])].filter((name) => ownInputs.has(name));
    if (replaced.length > 0) throw new BinomeError('BUNDLE_OWN_INPUT', { value: replaced.join(', ') }, { file: this.#folder });
    const names = await writeAll(this.#folder, outputs, {
      seal,
      remove,
      aside,
      ...(this.#writing === undefined ? {} : { writing: this.#writing }),
    });
    return names.map((name) => path.join(this.#folder, name));
  }

  async #stale(kept: ReadonlySet<string>): Promise<string[]> {
    const stale: string[] = [];
    const earlier = await this.#earlier();
    if (earlier?.command !== this.#command) return [];
    for (const { name, sha256 } of earlier.outputs)
      if (!kept.has(name) && name !== BUNDLE_FILE && (await this.#source.fingerprint(path.join(this.#folder, name))) === sha256)
        stale.push(name);
    return stale;
  }

  /** null where there is none, or a file that is no bundle. */
  async #earlier(): Promise<Bundle | null> {
    try {
      return await readBundle(this.#source, this.#folder);
    } catch (error) {
      if (error instanceof BinomeError) return null;
      throw error;
    }
  }
}

/** The one output of a command, under a name that was chosen for it. */
export class FileResults implements Results {
  readonly #file: string;
  readonly #writing: Writing | undefined;

  constructor(file: string, writing?: Writing) {
    this.#file = file;
    this.#writing = writing;
  }

  async check(): Promise<void> {
    await checkWritable(path.dirname(this.#file));
  }

  earlier(): Promise<Earlier> {
    return Promise.resolve(NOTHING_EARLIER);
  }

  holds(file: string): boolean {
    return path.resolve(file) === path.resolve(this.#file);
  }

  async write(outputs: readonly Output[], _seal: Seal | null, read: readonly string[]): Promise<string[]> {
    if (read.some((file) => this.holds(file)))
      throw new BinomeError('BUNDLE_OWN_INPUT', { value: path.basename(this.#file) }, { file: path.dirname(this.#file) });
    const named = outputs.map((output) => ({ ...output, name: path.basename(this.#file) }));
    await writeAll(path.dirname(this.#file), named, this.#writing === undefined ? {} : { writing: this.#writing });
    return [this.#file];
  }
}
