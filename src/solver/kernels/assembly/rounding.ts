/**
 * AssemblyScript: doubles to the integers of the kernels, two lanes at a time: decimals exactly, all others to the nearest step.
 *
 * Both take +∞ times the sign of `power` or `factor` for a forbidden cell, and say whether every cell could be taken; what they wrote means
 * nothing if not. `count` cells are written, and FORBIDDEN behind them up to `width`.
 */

/** Integers lie within ± this: costs that the dense kernel takes. */
export const RANGE: i32 = 1 << 27;
/** A forbidden cell of a matrix, and the padding of a row to whole vectors. */
export const FORBIDDEN: i32 = (1 << 28) + 1;
/** Added to a double below 2^51 in size, it leaves the nearest integer in the low half, ties to even. */
const MAGIC: f64 = 6755399441055744;

/**
 * cell · power, `power` being ±10^k. A cell is taken when integer ÷ power, rounded once, is the cell again: then it is the double nearest
 * to that decimal fraction, as a decimal number is read.
 */
export function fromDecimals(from: usize, to: usize, count: i32, width: i32, power: f64): bool {
  const powers = f64x2.splat(power);
  const range = f64x2.splat(RANGE as f64);
  const magic = f64x2.splat(MAGIC);
  const whole = count & ~3;
  let k = 0;
  for (; k < whole; k += 4) {
    const at = from + ((k as usize) << 3);
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const x = f64x2.add(f64x2.mul(a, powers), magic);
    const y = f64x2.add(f64x2.mul(b, powers), magic);
    const r = f64x2.sub(x, magic);
    const s = f64x2.sub(y, magic);
    const same = v128.and(f64x2.eq(f64x2.div(r, powers), a), f64x2.eq(f64x2.div(s, powers), b));
    const near = v128.and(f64x2.le(f64x2.abs(r), range), f64x2.le(f64x2.abs(s), range));
    if (i32x4.all_true(v128.and(same, near))) v128.store(to + ((k as usize) << 2), v128.shuffle<i32>(x, y, 0, 2, 4, 6));
    else for (let lane = k; lane < k + 4; lane++) if (!fromDecimal(from, to, lane, power)) return false;
  }
  for (; k < count; k++) if (!fromDecimal(from, to, k, power)) return false;
  for (; k < width; k++) store<i32>(to + ((k as usize) << 2), FORBIDDEN);
  return true;
}

function fromDecimal(from: usize, to: usize, k: i32, power: f64): bool {
  const cell = load<f64>(from + ((k as usize) << 3));
  const value = nearest(cell * power);
  if (value / power != cell) return false;
  return put(to, k, value, value == Infinity);
}

/** (cell − origin) · factor, to the nearest; taken when that lies within ± RANGE / 2. */
export function fromDoubles(from: usize, to: usize, count: i32, width: i32, origin: f64, factor: f64): bool {
  const origins = f64x2.splat(origin);
  const factors = f64x2.splat(factor);
  const range = f64x2.splat((RANGE >> 1) as f64);
  const magic = f64x2.splat(MAGIC);
  const whole = count & ~3;
  let k = 0;
  for (; k < whole; k += 4) {
    const at = from + ((k as usize) << 3);
    const x = f64x2.mul(f64x2.sub(v128.load(at), origins), factors);
    const y = f64x2.mul(f64x2.sub(v128.load(at, 16), origins), factors);
    const near = v128.and(f64x2.le(f64x2.abs(x), range), f64x2.le(f64x2.abs(y), range));
    if (i32x4.all_true(near)) v128.store(to + ((k as usize) << 2), v128.shuffle<i32>(f64x2.add(x, magic), f64x2.add(y, magic), 0, 2, 4, 6));
    else for (let lane = k; lane < k + 4; lane++) if (!fromDouble(from, to, lane, origin, factor)) return false;
  }
  for (; k < count; k++) if (!fromDouble(from, to, k, origin, factor)) return false;
  for (; k < width; k++) store<i32>(to + ((k as usize) << 2), FORBIDDEN);
  return true;
}

function fromDouble(from: usize, to: usize, k: i32, origin: f64, factor: f64): bool {
  const cell = load<f64>(from + ((k as usize) << 3));
  // A finite cell may become infinite, too.
  return put(to, k, nearest((cell - origin) * factor), cell == (factor > 0 ? Infinity : -Infinity));
}

/**
 * What is left of a cell above duals known so far: (sign · cell − dual − duals[k]) · factor, to the nearest, but `most` at most: what is so
 * much dearer is only said to be no less.
 */
export function fromReduced(from: usize, to: usize, count: i32, width: i32, sign: f64, dual: f64, duals: usize, factor: f64, most: f64): bool {
  const signs = f64x2.splat(sign);
  const known = f64x2.splat(dual);
  const factors = f64x2.splat(factor);
  const range = f64x2.splat((RANGE >> 1) as f64);
  const limit = f64x2.splat(most);
  const magic = f64x2.splat(MAGIC);
  const infinite = f64x2.splat(Infinity);
  const whole = count & ~3;
  let k = 0;
  for (; k < whole; k += 4) {
    const at = from + ((k as usize) << 3);
    const v = duals + ((k as usize) << 3);
    const a = f64x2.mul(v128.load(at), signs);
    const b = f64x2.mul(v128.load(at, 16), signs);
    const x = f64x2.pmin(limit, f64x2.mul(f64x2.sub(f64x2.sub(a, known), v128.load(v)), factors));
    const y = f64x2.pmin(limit, f64x2.mul(f64x2.sub(f64x2.sub(b, known), v128.load(v, 16)), factors));
    const isReal = v128.and(f64x2.lt(a, infinite), f64x2.lt(b, infinite));
    const near = v128.and(f64x2.le(f64x2.abs(x), range), f64x2.le(f64x2.abs(y), range));
    if (i32x4.all_true(v128.and(near, isReal))) v128.store(to + ((k as usize) << 2), v128.shuffle<i32>(f64x2.add(x, magic), f64x2.add(y, magic), 0, 2, 4, 6));
    else for (let lane = k; lane < k + 4; lane++) if (!fromReducedOne(from, to, lane, sign, dual, duals, factor, most)) return false;
  }
  for (; k < count; k++) if (!fromReducedOne(from, to, k, sign, dual, duals, factor, most)) return false;
  for (; k < width; k++) store<i32>(to + ((k as usize) << 2), FORBIDDEN);
  return true;
}

function fromReducedOne(from: usize, to: usize, k: i32, sign: f64, dual: f64, duals: usize, factor: f64, most: f64): bool {
  const cell = load<f64>(from + ((k as usize) << 3)) * sign;
  if (cell == Infinity) return put(to, k, cell, true);
  const value = (cell - dual - load<f64>(duals + ((k as usize) << 3))) * factor;
  return put(to, k, nearest(value < most ? value : most), false);
}

function put(to: usize, k: i32, value: f64, isForbidden: bool): bool {
  // Of NaN neither holds.
  const isNear = Math.abs(value) <= (RANGE as f64);
  store<i32>(to + ((k as usize) << 2), isNear ? (value as i32) : FORBIDDEN);
  return isNear || isForbidden;
}
