/** Files that go beside a result and are added to, such as what was decided on it: the result itself is left as it is. */
import path from 'node:path';
import { type Earlier, NOTHING_EARLIER, type Output, type Results, type Seal } from '../app/index.ts';
import { DECISIONS_FILE } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { FileSource } from './file-source.ts';
import { checkWritable, writeAll, type Writing } from './write-all.ts';

export class BesideResults implements Results {
  readonly #folder: string;
  readonly #writing: Writing | undefined;
  readonly #source = new FileSource();
  /** The record as it was before the run; null where there was none. */
  #before: string | null = null;

  constructor(folder: string, writing?: Writing) {
    this.#folder = folder;
    this.#writing = writing;
  }

  async check(): Promise<void> {
    await checkWritable(this.#folder);
    this.#before = await this.#record();
  }

  /** Of the result itself nothing is replaced. */
  earlier(): Promise<Earlier> {
    return Promise.resolve(NOTHING_EARLIER);
  }

  holds(file: string): boolean {
    return path.resolve(path.dirname(file)) === path.resolve(this.#folder);
  }

  /** @throws BinomeError CALL_OUTPUT_UNWRITABLE; DECIDE_MEANWHILE where the record is not as it was before the run. */
  async write(outputs: readonly Output[], _seal: Seal | null): Promise<readonly string[]> {
    if ((await this.#record()) !== this.#before) throw new BinomeError('DECIDE_MEANWHILE', {}, { file: this.#folder });
    const names = await writeAll(this.#folder, outputs, this.#writing === undefined ? {} : { writing: this.#writing });
    return names.map((name) => path.join(this.#folder, name));
  }

  async #record(): Promise<string | null> {
    return this.#source.fingerprint(path.join(this.#folder, DECISIONS_FILE));
  }
}
