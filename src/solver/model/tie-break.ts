/**
 * The public lot that decides between equally good matchings.
 *
 * Each pair has a tie number that anyone can recompute from the two ids: FNV-1a (32 bits) over the UTF-16 code units of
 * trainee, a zero, mentor, then a mixing step (the finaliser of MurmurHash3), reduced to 30 bits. Among the matchings that are
 * equal by every other rule, the one whose tie numbers have the smallest sum is chosen: no alphabetical advantage, no
 * dependence on the order of rows, and (but for a chance of about pairs ÷ 2^30, by the isolation lemma of Mulmuley, Vazirani and
 * Vazirani, 1987) a single answer. Where even the sums are equal, the canonical order of ids decides.
 */
export function tieNumber(trainee: string, mentor: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < trainee.length; k++) hash = Math.imul(hash ^ trainee.charCodeAt(k), 0x01000193);
  hash = Math.imul(hash, 0x01000193);
  for (let k = 0; k < mentor.length; k++) hash = Math.imul(hash ^ mentor.charCodeAt(k), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 2) + 0;
}
