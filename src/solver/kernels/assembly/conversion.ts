/** AssemblyScript: the caller's numbers: their range, scores to costs, and whether the arcs are arcs. */
import { at32, put32 } from './sides';

/** Least and greatest of what was measured. */
let lowest: i32 = 0;
let highest: i32 = 0;
export function lowestOf(): i32 { return lowest; }
export function highestOf(): i32 { return highest; }

export function measure(values: usize, count: i32): void {
  lowest = i32.MAX_VALUE;
  highest = i32.MIN_VALUE;
  const whole = count & ~3;
  let least = i32x4.splat(lowest);
  let most = i32x4.splat(highest);
  for (let k = 0; k < whole; k += 4) {
    const value = v128.load(values + ((k as usize) << 2));
    least = i32x4.min_s(least, value);
    most = i32x4.max_s(most, value);
  }
  lowest = min(min(i32x4.extract_lane(least, 0), i32x4.extract_lane(least, 1)), min(i32x4.extract_lane(least, 2), i32x4.extract_lane(least, 3)));
  highest = max(max(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1)), max(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3)));
  for (let k = whole; k < count; k++) {
    lowest = min(lowest, at32(values, k));
    highest = max(highest, at32(values, k));
  }
}

/**
 * Scores to costs, in place: (top − score) / divisor. The index of a score that the divisor does not divide, or −1: then all
 * are done. Division by multiplication with the inverse of the divisor's odd part modulo 2^32: exact where it divides, and
 * larger than any quotient where it does not.
 */
export function toCosts(values: usize, count: i32, top: i32, divisor: i32, most: i32): i32 {
  const twos = ctz(divisor);
  const odd = (divisor >> twos) as u32;
  let inverse: u32 = odd;
  for (let k = 0; k < 5; k++) inverse *= 2 - odd * inverse;
  const tops = i32x4.splat(top);
  const inverses = i32x4.splat(inverse);
  const limit = i32x4.splat(most);
  const rest = i32x4.splat((1 << twos) - 1);
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const address = values + ((k as usize) << 2);
    const value = i32x4.sub(tops, v128.load(address));
    const quotient = i32x4.mul(i32x4.shr_u(value, twos), inverses);
    if (v128.any_true(v128.or(i32x4.gt_u(quotient, limit), v128.and(value, rest)))) return k;
    v128.store(address, quotient);
  }
  for (; k < count; k++) {
    const value = top - at32(values, k);
    if (value % divisor != 0) return k;
    put32(values, k, value / divisor);
  }
  return -1;
}

/** The first arc whose column is out of range or appears twice in its row, or −1; `stamp` has room for one word a column. */
export function wrongArc(start: usize, column: usize, n: i32, m: i32, stamp: usize): i32 {
  memory.fill(stamp, 255, (m as usize) << 2);
  for (let i = 0; i < n; i++) {
    const first = at32(start, i);
    const last = at32(start, i + 1);
    // In ascending order, as most are, the ends tell.
    if (first == last || (at32(column, first) >= 0 && at32(column, last - 1) < m && isAscending(column, first, last))) continue;
    for (let arc = first; arc < last; arc++) {
      const j = at32(column, arc);
      if ((j as u32) >= (m as u32) || at32(stamp, j) == i) return arc;
      put32(stamp, j, i);
    }
  }
  return -1;
}

function isAscending(values: usize, first: i32, last: i32): bool {
  let rises = i32x4.splat(-1);
  let k = first + 1;
  for (; k + 4 <= last; k += 4) {
    const at = values + ((k as usize) << 2);
    rises = v128.and(rises, i32x4.gt_s(v128.load(at), v128.load(at - 4)));
  }
  let ascending = i32x4.all_true(rises);
  for (; k < last; k++) ascending = ascending && at32(values, k) > at32(values, k - 1);
  return ascending;
}
