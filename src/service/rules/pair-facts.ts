/** The fingerprint of what counted for a pair. The same as the store's function `pair_facts`, which makes it of what counts now. */
import { createHash } from 'node:crypto';

/** Of somebody who is in no census: no fingerprint that the store makes is ever this. */
const GONE = 'gone';

/**
 * @param trainee the fingerprint of the trainee's facts, as the census of the run has them; undefined where it has not the person.
 * @param mentor the mentor's; null where the trainee has nobody.
 * @param guidelines their SHA-256, `shipped` where they are the program's own.
 */
export function pairFacts(trainee: string | undefined, mentor: string | null | undefined, guidelines: string): string {
  if (trainee === undefined || mentor === undefined) return GONE;
  return createHash('sha256')
    .update(`${trainee} ${mentor ?? '-'} ${guidelines}`)
    .digest('hex');
}
