/**
 * The public lot of a pair, as anyone may recompute it from the rule: FNV-1a (32 bits) over the UTF-16 code units of the
 * trainee's id, a zero, and the mentor's; mixed by the last step of MurmurHash3; its upper 30 bits.
 */
export function lotOf(trainee: string, mentor: string): number {
  const units = [...units16(trainee), 0, ...units16(mentor)];
  let hash = units.reduce((state, unit) => Math.imul(state ^ unit, 16_777_619), 0x811c9dc5);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 2;
}

function units16(text: string): number[] {
  return Array.from({ length: text.length }, (_, k) => text.charCodeAt(k));
}
