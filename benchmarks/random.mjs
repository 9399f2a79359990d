// Seeded choices: the same seed gives the same sequence on every machine.

/** sfc32: fractions in [0, 1), from a number. */
export function fractions(seed) {
  let [a, b, c, d] = [0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162, 1];
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
}

/** Choices named by a text. */
export function seededRandom(name) {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  const fraction = fractions(hash);
  // Names that differ little give hashes that differ little: the first numbers do as well.
  for (let k = 0; k < 16; k++) fraction();
  /** A whole number of low … high, both included. Beyond 2^32 values one draw is too coarse. */
  const int = (low, high) => {
    const span = high - low + 1;
    return low + Math.floor((span > 2 ** 32 ? fraction() + fraction() / 2 ** 32 : fraction()) * span);
  };
  return {
    fraction,
    int,
    chance: (probability) => fraction() < probability,
    pick: (values) => values[int(0, values.length - 1)],
    shuffle: (values) => {
      for (let i = values.length - 1; i > 0; i--) {
        const j = int(0, i);
        [values[i], values[j]] = [values[j], values[i]];
      }
      return values;
    },
  };
}
