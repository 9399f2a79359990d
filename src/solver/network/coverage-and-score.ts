/**
 * Coverage and score by one run of the sparse kernel, where a block asks for nothing else: one mentor for each trainee, no minimum,
 * nothing required, no groups.
 *
 * The kernel's minimum cover is the dual solution of the coverage: 1 where covered, else 0. What its scores' duals prove holds on
 * the optimal face of the coverage, which is what the next stages are restricted to.
 */
import { NEVER, type Poll } from '../model/limits.ts';
import { sparseAssignment32 } from '../kernels/sparse-wasm.ts';
import type { Network, Optimum } from './network.ts';

export interface CoverageAndScore {
  readonly covered: Optimum;
  /** null when it had to stop before. */
  readonly best: Optimum | null;
}

/** Null when the block asks for more, or when its scores are not for this kernel. Once `isOver`, it ends with the coverage. */
export function coverageAndScore(
  network: Network,
  score: Float64Array,
  required: readonly number[],
  isOver: Poll = NEVER,
): CoverageAndScore | null {
  const { rows, columns, rowOf, columnOf, need, min, max, groups } = network;
  if (groups !== undefined || required.length > 0 || need.some((count) => count !== 1) || min.some((count) => count > 0)) return null;
  const start = new Int32Array(rows + 1);
  for (const i of rowOf) start[i + 1]!++;
  for (let i = 0; i < rows; i++) start[i + 1]! += start[i]!;
  const answer = sparseAssignment32({ rows, columns, start, column: columnOf, score, capacity: max }, isOver);
  if (answer === null) return null;
  const taken = new Uint8Array(network.arcs);
  for (let arc = 0; arc < network.arcs; arc++) taken[arc] = answer.rowToColumn[rowOf[arc]!] === columnOf[arc] ? 1 : 0;
  return {
    covered: {
      status: 'optimal',
      taken,
      rowDual: Float64Array.from(answer.rowCover),
      columnDual: Float64Array.from(answer.columnCover),
    },
    best: 'rowDual' in answer ? { status: 'optimal', taken, rowDual: answer.rowDual, columnDual: answer.columnDual } : null,
  };
}
