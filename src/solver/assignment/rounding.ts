/**
 * How doubles are brought to a kernel in integers: as decimals where they are such, which is exact, else rounded to steps. A sample says what
 * to try; the kernel says whether every value could be taken so, as it reads them.
 */
import type { Conversion } from '../kernels/wasm.ts';
import { decimalsOf, sampleOf } from '../model/decimals.ts';
import { commonUnit, gridOf, rangeOf } from '../model/steps.ts';

/** Solves what the values become. `untaken`: some cannot be taken so. null: the integers leave the range of the kernel, or it cannot run. */
export type Attempt<Answer> = (conversion: Conversion) => Answer | 'untaken' | null;

/** Integers that the kernels take lie within ± this. */
const RANGE = 2 ** 27;
/** Values are rounded to so many steps: half of what the kernels take, so that duals have as much room again. */
const STEPS = 2 ** 26;
/** When duals leave the range, it is tried once more with so many times as few steps. */
const COARSER = 256;
/** How much of its spread a sample is widened by, on both sides. */
const MARGIN = 0.25;
/** Duals are off by a few steps; rounded to a common unit, by nothing but rounding. */
const REACH = 16;

/**
 * The answer in integers over 10^decimals. null: no kernel takes them. Then `decimals` is how many places all have in common, as far as
 * the sample and the kernel have said, or null.
 */
export function inDecimals<Answer>(
  values: Float64Array,
  sign: 1 | -1,
  attempt: Attempt<Answer>,
): { readonly answer: Answer; readonly decimals: number } | { readonly answer: null; readonly decimals: number | null } {
  const sample = sampleOf(values);
  let decimals = decimalsOf(sample);
  while (decimals !== null) {
    const most = RANGE / 10 ** decimals;
    if (!sample.every((value) => Math.abs(value) <= most || Math.abs(value) === Infinity)) break;
    const answer = attempt({ isDecimal: true, origin: 0, factor: sign * 10 ** decimals });
    if (answer === null) break;
    if (answer !== 'untaken') return { answer, decimals };
    // Some value has more places, or is no decimal, or is too large.
    const all = decimalsOf(values, decimals);
    if (all === decimals) break;
    decimals = all;
  }
  return { answer: null, decimals: decimals === null ? null : decimalsOf(values, decimals) };
}

/** The value of a kernel's integer is origin + integer · step, to half a step; what is further than `reach` from being chosen is of no interest. */
export interface Steps {
  readonly origin: number;
  readonly step: number;
  readonly reach: number;
  /** Whether the step is a common unit: then nothing is lost, or hardly anything. */
  readonly isUnit: boolean;
}

/** The answer in steps, null where there is none. `check` throws if some value is none; `isFar` says that a number is too large to be sure of that. */
export function inSteps<Answer>(
  values: Float64Array,
  sign: 1 | -1,
  attempt: (conversion: Conversion, steps: Steps) => Answer | 'untaken' | null,
  { check, isFar }: { readonly check: () => void; readonly isFar: (size: number) => boolean },
): Answer | null {
  const sample = sampleOf(values);
  const unit = commonUnit(sample);
  const sampled = rangeOf(sample);
  const margin = (sampled.most - sampled.least) * MARGIN;
  let range = { least: sampled.least - margin, most: sampled.most + margin };
  let isSure = isFar(Math.max(-range.least, range.most));
  if (isSure) {
    check();
    range = rangeOf(values);
  }
  for (let count = STEPS; ;) {
    const steps = gridOf(range, unit, count, REACH);
    const answer = attempt({ isDecimal: false, origin: steps.origin, factor: sign / steps.step }, steps);
    if (answer === 'untaken') {
      // Either no number, or one beyond what the sample promised.
      if (isSure) return null;
      isSure = true;
      check();
      range = rangeOf(values);
    } else if (answer === null) {
      if (count < STEPS) return null;
      count /= COARSER;
    } else return answer;
  }
}
