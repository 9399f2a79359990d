/**
 * The master problem: given the cuts found so far, the prices of the side constraints that make the bound lowest.
 *
 *   minimise  θ   subject to   θ ≥ value_q + Σ_k slack_qk · price_k  for each cut q,   low ≤ price ≤ high
 *
 * Solved by javascript-lp-solver, whose answer is never trusted: a price, whatever it is, gives a valid bound once the Hungarian
 * kernel has priced it in integers, and the shares of the cuts only guide the search. The package is given the dual programme, over the
 * shares; the prices are its dual values:
 *
 *   maximise  Σ_q height_q · share_q − Σ_k (high − low)_k · box_k   subject to   Σ share ≤ 1,   Σ_q slack_qk · share_q + box_k ≥ 0
 *
 * with the height of a cut at the lowest prices. All shares 0 is a start: the first phase of the package's simplex, which the programme
 * over the prices needs, was seen to cycle for ever on degenerate cuts. There is one row for each side constraint, and not for each cut.
 */
import solver, { type Model } from 'javascript-lp-solver';

export interface Cut {
  /** Arc → 1 when chosen: a matching that satisfies everything but the side constraints. */
  readonly taken: Uint8Array;
  /** Its total weight. */
  readonly value: number;
  /** Side constraint → rhs − Σ coefficient · chosen. */
  readonly slack: Float64Array;
}

export interface Master {
  /** The least bound that the cuts allow. */
  readonly bound: number;
  /** Side constraint → the price that gives it. */
  readonly prices: Float64Array;
  /** Cut → its share in the fractional matching that the master stands for; they sum to about 1. */
  readonly shares: Float64Array;
}

export const MAX_CUTS = 120;

/** null when the LP package gave no usable answer. O(simplex) on cuts × side constraints. */
export function solveMaster(cuts: readonly Cut[], low: Float64Array, high: Float64Array): Master | null {
  const unit = cuts.reduce((max, cut) => Math.max(max, Math.abs(cut.value)), 1);
  // Heights are measured from one unit below the least that prices in the box can give the bound: every one that matters is then worth
  // having, and the shares sum to 1.
  const floor = cuts.reduce((most, cut) => Math.max(most, least(cut, low, high)), -Infinity) - unit;
  // Each row is measured in its largest slack, so that all are of one size.
  const size = low.map((_, k) => cuts.reduce((max, { slack }) => Math.max(max, Math.abs(slack[k]!)), 1));
  const model: Model = {
    optimize: 'worth',
    opType: 'max',
    constraints: { total: { max: 1 } },
    variables: {},
    options: { presolve: false },
  };
  // Names are prefixed: the package keeps some words for itself.
  low.forEach((start, k) => {
    model.constraints[`price${k}`] = { max: 0 };
    model.variables[`box${k}`] = { worth: ((start - high[k]!) * size[k]!) / unit, [`price${k}`]: -1 };
  });
  cuts.forEach((cut, q) => {
    const share: Record<string, number> = {
      total: 1,
      worth: (cut.slack.reduce((sum, slack, k) => sum + slack * low[k]!, cut.value) - floor) / unit,
    };
    cut.slack.forEach((slack, k) => {
      if (slack !== 0) share[`price${k}`] = -slack / size[k]!;
    });
    model.variables[`cut${q}`] = share;
  });
  const answer = solver.Solve(model, 1e-9, true) as object as FullAnswer;
  if (!answer.feasible || !answer.bounded) return null;
  const duals = dualsOf(answer, low.length);
  const prices = low.map((start, k) => clamp(start + (duals[k]! * unit) / size[k]!, start, high[k]!));
  const shares = sharesOf(answer, cuts.length);
  const bound = cuts.reduce(
    (max, cut) =>
      Math.max(
        max,
        cut.slack.reduce((sum, slack, k) => sum + slack * prices[k]!, cut.value),
      ),
    -Infinity,
  );
  return Number.isFinite(bound) ? { bound, prices, shares } : null;
}

/** The least height of a cut over the box of prices. */
function least(cut: Cut, low: Float64Array, high: Float64Array): number {
  return cut.slack.reduce((sum, slack, k) => sum + Math.min(slack * low[k]!, slack * high[k]!), cut.value);
}

/** What the package returns when asked for everything: the final tableau holds the dual values it does not otherwise give. */
interface FullAnswer {
  feasible: boolean;
  bounded: boolean;
  solutionSet: Record<string, number>;
  _tableau: { matrix: Float64Array; width: number; varIndexByCol: number[] };
}

/** The shares, brought to a sum of about 1 again. */
function sharesOf(answer: FullAnswer, cuts: number): Float64Array {
  const shares = Float64Array.from({ length: cuts }, (_, q) => Math.max(0, answer.solutionSet[`cut${q}`] ?? 0));
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : shares;
}

/** The cost row of the final tableau at the slack variables of the prices; constraints are numbered in the order of the model. */
function dualsOf(answer: FullAnswer, prices: number): Float64Array {
  const duals = new Float64Array(prices);
  const { matrix, width, varIndexByCol } = answer._tableau;
  for (let column = 1; column < width; column++) {
    const k = varIndexByCol[column]! - 1;
    if (k >= 0 && k < prices) duals[k] = Math.abs(matrix[column]!);
  }
  return duals;
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low;
}
