/** A zip whose bytes depend on nothing but what is in it: no clock, no machine. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZippedFile {
  /** Within the zip. */
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

/** What is compressed at a time, in bytes: between two, others are served. */
const PIECE = 1 << 18;
/** Workbooks are compressed already. */
const PACKED = /\.(?:xlsx|ods|zip)$/i;

/** In pieces, as they are asked for; the files in their order. */
export async function* zipped(files: readonly ZippedFile[]): AsyncGenerator<Uint8Array> {
  // Of every file: the first day that a zip knows, as the clocks of the machine say it, since they are asked to say it again.
  const mtime = new Date(1980, 0, 1);
  let made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    made.push(piece);
  });
  for (const { path, read } of files) {
    const file = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    file.mtime = mtime;
    // As a folder of an ordinary machine has it, whatever this one is.
    file.os = 3;
    file.attrs = 0o644 << 16;
    zip.add(file);
    const bytes = await read();
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) {
      file.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      yield* made;
      made = [];
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  zip.end();
  yield* made;
}
