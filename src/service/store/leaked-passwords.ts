/** Passwords that have leaked elsewhere, as `scripts/build-leaked-passwords.mjs` keeps them: short fingerprints in order, beside this file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Of SHA-256: of some ten thousand none is taken for another that was not in the list. */
const BYTES = 6;

let kept: Buffer | null = null;

/** Whatever its case. */
export function hasLeaked(password: string): boolean {
  kept ??= readFileSync(new URL('leaked-passwords.bin', import.meta.url));
  const wanted = createHash('sha256').update(password.normalize('NFC').toLowerCase()).digest().subarray(0, BYTES);
  let [low, high] = [0, kept.length / BYTES];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = wanted.compare(kept, middle * BYTES, (middle + 1) * BYTES);
    if (order === 0) return true;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return false;
}
