/** What the relaxation asks of a dual simplex method: of the kernel (`simplex-wasm.ts`), or of the reference where that cannot run. */
import type { Poll } from '../model/limits.ts';
import type { Columns } from './columns.ts';

export interface SimplexProblem {
  readonly columns: Columns;
  /** Position of an arc → weight. */
  readonly weight: Float64Array;
  /** Side constraint → right-hand side, scaled. */
  readonly rhs: Float64Array;
  /** Row → need. */
  readonly need: Int32Array;
}

/** Good until another simplex is used. What is not noted as an answer is given: bounds, and the basis to go on from. */
export interface SimplexArrays {
  /** Variable → its bounds. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The basic variables; variable → 1 when it is one; variable → 1 when it is not, and at its upper bound. */
  readonly basic: Int32Array;
  readonly isBasic: Uint8Array;
  readonly atUpper: Uint8Array;
  /** Variable → squared length of its row of the inverse, as far as it is known: any positive number is right, a close one is quick. */
  readonly length: Float64Array;
  /** Answer: variable → value. */
  readonly x: Float64Array;
  /** Answer: node, side constraint (scaled) → dual; then the same of the row of the inverse that belongs to the variable that leaves. */
  readonly nodeDual: Float64Array;
  readonly sideDual: Float64Array;
  readonly nodeRow: Float64Array;
  readonly sideRow: Float64Array;
}

export interface Relaxed {
  /** `stopped`: the objective fell below what was asked for; `lost`: too many steps, out of time, or a set of basic variables whose columns are linearly dependent. */
  readonly status: 'optimal' | 'empty' | 'stopped' | 'lost';
  /** Bound on the weight; of no meaning when empty or lost. */
  readonly value: number;
}

/** When a run stops short. */
export interface RunLimit {
  readonly steps: number;
  readonly isOver: Poll;
}

export const STEPS_BETWEEN_POLLS = 4;

export interface Simplex {
  readonly arrays: SimplexArrays;
  /** After `empty`: the basic variable that cannot keep its bounds, and the sign of its row that proves it. */
  readonly leaver: number;
  readonly raySign: 1 | -1;
  run(enough: number, limit: RunLimit): Relaxed;
  /** As `Relaxation.penalties`, of a basic variable. */
  losses(variable: number, enough: number): { readonly without: number; readonly with: number };
  /**
   * Multipliers of the nodes, for these of the side constraints, by which the tree's variables come to `times` their weights or, where not `weighted`,
   * this one to `times` and every other to 0.
   */
  spread(weighted: boolean, variable: number, times: number, prices: Float64Array): Float64Array;
}
