/** Files that go beside a result and are added to, such as what was decided on it: the result itself is left as it is. */
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Earlier, NOTHING_EARLIER, type Output, type Results, type Seal } from '../app/index.ts';
import { DECISIONS_FILE } from '../domain/index.ts';
import { BinomeError, foreignDetail } from '../errors/index.ts';
import { FileSource } from './file-source.ts';
import { STAGING } from './unfinished/index.ts';
import { checkWritable, writeAll, type Writing } from './write-all.ts';

/** In the folder while the record is written, which takes far less than a second. */
const HOLD = `${STAGING}deciding`;
const ABANDONED_MS = 60_000;

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

  /** @throws BinomeError CALL_OUTPUT_UNWRITABLE; DECIDE_MEANWHILE where the record is not as it was before the run, or is being written. */
  async write(outputs: readonly Output[], _seal: Seal | null): Promise<readonly string[]> {
    return this.#alone(async () => {
      if ((await this.#record()) !== this.#before) throw this.#meanwhile();
      const names = await writeAll(this.#folder, outputs, this.#writing === undefined ? {} : { writing: this.#writing });
      return names.map((name) => path.join(this.#folder, name));
    });
  }

  /** Between looking at the record and putting the next one in its place nobody else may: only one can make a folder of that name. */
  async #alone<T>(write: () => Promise<T>): Promise<T> {
    const hold = path.join(this.#folder, HOLD);
    await this.#takeOver(hold);
    await mkdir(hold).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw this.#meanwhile();
      throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { ...foreignDetail(error) }, { file: this.#folder });
    });
    this.#writing?.made(hold);
    try {
      return await write();
    } finally {
      await rm(hold, { recursive: true, force: true });
    }
  }

  /** Away with a hold whose writer was killed; of two who find it one moves it, and the other finds it gone. */
  async #takeOver(hold: string): Promise<void> {
    const age = await stat(hold).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age < ABANDONED_MS) return;
    const aside = await mkdtemp(`${hold}-`);
    await rename(hold, path.join(aside, 'hold')).catch(() => {});
    await rm(aside, { recursive: true, force: true });
  }

  #meanwhile(): BinomeError {
    return new BinomeError('DECIDE_MEANWHILE', {}, { file: this.#folder });
  }

  async #record(): Promise<string | null> {
    return this.#source.fingerprint(path.join(this.#folder, DECISIONS_FILE));
  }
}
