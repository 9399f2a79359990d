/** What every criterion returns, and the curve and the rounding that they share. */
import type { Curve, Fact } from '../domain/index.ts';

/** What a criterion finds: a value in [0, 1], or null for *unknown*; the facts are made only when somebody reads them. */
export interface Assessment {
  readonly value: number | null;
  readonly facts: () => readonly Fact[];
}

/** Values have four decimals, so that weight × value is a whole number of hundred-millionths. */
export function rounded(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
}

/** The value of a piecewise linear curve at x: flat before its first point and after its last. */
export function onCurve(curve: Curve, x: number): number {
  const after = curve.findIndex(([from]) => x < from);
  if (after === 0) return curve[0]![1];
  if (after < 0) return curve[curve.length - 1]![1];
  const [x0, y0] = curve[after - 1]!;
  const [x1, y1] = curve[after]!;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
