/** A seeded source of random draws: the same seed gives the same draws on every machine. */
export class Random {
  /** @param {number} seed an unsigned 32-bit integer */
  constructor(seed) {
    this.next = sfc32(0x9e3779b9, 0x243f6a88, 0xb7e15162, seed);
    for (let k = 0; k < 16; k++) this.next();
  }

  /** An integer in [min, max]. @param {number} min @param {number} max */
  integer(min, max) {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** True with the given probability. @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {readonly T[]} items @returns {T} */
  pick(items) {
    return items[this.integer(0, items.length - 1)];
  }

  /** An index, each drawn in proportion to its weight. @param {readonly number[]} weights */
  weighted(weights) {
    let mark = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => (mark -= weight) < 0);
    return index === -1 ? weights.length - 1 : index;
  }

  /** About normal: the sum of twelve uniform draws (no function whose last bit depends on the machine). @param {number} mean @param {number} deviation */
  normal(mean, deviation) {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += this.next();
    return mean + deviation * sum;
  }

  /** The items in a random order (Fisher–Yates). @template T @param {readonly T[]} items @returns {T[]} */
  shuffled(items) {
    const shuffled = [...items];
    for (let k = shuffled.length - 1; k > 0; k--) {
      const other = this.integer(0, k);
      [shuffled[k], shuffled[other]] = [shuffled[other], shuffled[k]];
    }
    return shuffled;
  }

  /** `count` distinct items. @template T @param {readonly T[]} items @param {number} count */
  sample(items, count) {
    return this.shuffled(items).slice(0, count);
  }
}

/**
 * Chris Doty-Humphrey's "small fast counting" generator, from PractRand: 128 bits of state.
 * @param {number} a @param {number} b @param {number} c @param {number} counter
 * @returns {() => number} draws in [0, 1[
 */
function sfc32(a, b, c, counter) {
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}
