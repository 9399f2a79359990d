/** The fingerprint of a file, read as a stream. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readError } from './system-error.ts';

/** Of a file of any size, in hexadecimal. @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch (error) {
    throw readError(file, error);
  }
  return hash.digest('hex');
}
