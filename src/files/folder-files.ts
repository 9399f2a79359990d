/** A folder into which files are written that people go on working on: none of them is replaced unsaid. */
import path from 'node:path';
import { type Earlier, type Output, refOfOutput, type Results, type Seal } from '../app/index.ts';
import type { CommandName } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { FileSource } from './file-source.ts';
import { FolderResults } from './folder-results.ts';
import { writeAll, type Writing } from './write-all.ts';

/**
 * A folder that holds a command's result is refused, and a file that the run has read is never replaced, as by any command. One of the same
 * name with other bytes is replaced only where that is asked for, and is then kept beside; one with the same bytes is left as it is.
 */
export class FolderFiles implements Results {
  readonly #folder: string;
  readonly #writing: Writing | undefined;
  readonly #replace: boolean;
  readonly #results: FolderResults;

  constructor(folder: string, { writing, replace = false }: { readonly writing?: Writing; readonly replace?: boolean } = {}) {
    this.#folder = folder;
    this.#writing = writing;
    this.#replace = replace;
    this.#results = new FolderResults(folder, writing);
  }

  check(command: CommandName | null): Promise<void> {
    return this.#results.check(command);
  }

  earlier(): Promise<Earlier> {
    return this.#results.earlier();
  }

  holds(file: string): boolean {
    return this.#results.holds(file);
  }

  /** @throws BinomeError CALL_OUTPUT_UNWRITABLE; BUNDLE_OWN_INPUT; FOLDER_OTHER_FILES. */
  async write(outputs: readonly Output[], _seal: Seal | null, read: readonly string[]): Promise<readonly string[]> {
    const source = new FileSource();
    const inputs = new Set(read.filter((file) => this.holds(file)).map((file) => path.basename(file)));
    const own = outputs.filter(({ name }) => inputs.has(name)).map(({ name }) => name);
    if (own.length > 0) throw new BinomeError('BUNDLE_OWN_INPUT', { value: own.join(', ') }, { file: this.#folder });
    const others: string[] = [];
    for (const output of outputs) {
      const there = await source.fingerprint(path.join(this.#folder, output.name));
      if (there !== null && there !== refOfOutput(output).sha256) others.push(output.name);
    }
    if (others.length > 0 && !this.#replace)
      throw new BinomeError('FOLDER_OTHER_FILES', { value: others.join(', ') }, { file: this.#folder });
    const writing = this.#writing === undefined ? {} : { writing: this.#writing };
    const names = await writeAll(this.#folder, outputs, { aside: others, ...writing });
    return names.map((name) => path.join(this.#folder, name));
  }
}
