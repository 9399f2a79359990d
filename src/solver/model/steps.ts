/** Steps to which doubles are rounded, so that a kernel in integers finds where their optimum is. */

/** A common unit is looked for down to so small a part of the spread; what is less than this many times its rounding is none. */
const FINEST = 2 ** 22;
const UNIT_NOISE = 16;

/**
 * The middle of the range as origin, and steps of the common unit or, where that is too fine, of a power of two: these add up exactly. Values
 * are off by half a step at most, and by nothing on a common unit: what is to be looked at afterwards reaches `reach` steps, or one.
 */
export function gridOf(
  { least, most }: Range,
  unit: Unit | null,
  count: number,
  reach: number,
): { readonly origin: number; readonly step: number; readonly reach: number; readonly isUnit: boolean } {
  const spread = most - least;
  const middle = least + spread / 2;
  if (unit !== null && spread <= count * unit.step) {
    return { origin: unit.origin + Math.round((middle - unit.origin) / unit.step) * unit.step, step: unit.step, reach: 1, isUnit: true };
  }
  if (spread === 0) return { origin: middle, step: Math.max(Number.EPSILON * Math.abs(middle), 2 ** -1022), reach: 1, isUnit: true };
  const exponent = Math.ceil(Math.log2(spread) - Math.log2(count));
  return { origin: middle, step: 2 ** Math.max(-1022, exponent), reach, isUnit: false };
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

export interface Unit {
  readonly origin: number;
  readonly step: number;
}

/**
 * What all differences of a sample are whole multiples of, to rounding; null where that would be too fine. Thirds, or multiples of π, are tied
 * as often as the whole numbers behind them: on steps of their own they stay so, and the kernel is as fast.
 */
export function commonUnit(sample: Float64Array): Unit | null {
  const finite = sample.filter(Number.isFinite);
  const { least, most } = rangeOf(finite);
  const spread = most - least;
  const noise = 64 * Number.EPSILON * Math.max(spread * UNIT_NOISE, Math.abs(least), Math.abs(most));
  let step = spread;
  for (const value of finite) {
    // Euclid's algorithm: what is left over becomes the step, unless it is noise.
    for (let rest = value - least; ;) {
      rest = Math.abs(rest - Math.round(rest / step) * step);
      if (!(rest > noise)) break;
      [step, rest] = [rest, step];
      if (spread > step * FINEST) return null;
    }
    // The longer a distance, the better it tells the step.
    if (step < spread) step = spread / Math.round(spread / step);
  }
  return step > 0 ? { origin: least, step } : null;
}

/** Of the finite values. */
export function rangeOf(values: Float64Array): Range {
  let least = Infinity;
  let most = -Infinity;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (value < least && value !== -Infinity) least = value;
    if (value > most && value !== Infinity) most = value;
  }
  return least <= most ? { least, most } : { least: 0, most: 0 };
}

/** The largest size of a finite value. */
export function largestOf(values: Float64Array): number {
  const { least, most } = rangeOf(values);
  return Math.max(0 - least, most);
}
