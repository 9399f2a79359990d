/** The files of a census that are meant by a folder: those in it that may be one. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareIds } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { readError } from './system-error.ts';

const ENDINGS = /\.(?:csv|tsv|txt|xlsx|xlsm|ods)$/i;
/** What programs leave beside a file that is open, and what systems hide. */
const HIDDEN = /^(?:~\$|\.)/;

/** Each place, a folder replaced by the census files in it (not below it), by name. @throws BinomeError CALL_FOLDER_WITHOUT_CENSUS, CALL_FILE_*. */
export async function censusFiles(places: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const place of places) {
    const found = await stat(place).catch(() => null);
    if (found?.isDirectory() !== true) {
      files.push(place);
      continue;
    }
    const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
      throw readError(place, error);
    });
    const names = entries.filter((entry) => !entry.isDirectory() && ENDINGS.test(entry.name) && !HIDDEN.test(entry.name));
    if (names.length === 0) throw new BinomeError('CALL_FOLDER_WITHOUT_CENSUS', {}, { file: place });
    files.push(...names.map(({ name }) => path.join(place, name)).sort(compareIds));
  }
  return files;
}
