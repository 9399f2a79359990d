// One instance, both public functions: certificates checked, values compared with the reference kernels, and with HiGHS where asked.
import { denseFaults, measure } from '../checks.mjs';
import { solveByHighs } from '../highs.mjs';

/**
 * `solver` holds the five functions by name: linearSumAssignment, capacitatedAssignment, verifyAssignment; denseAssignment,
 * referenceAssignment. Returns what differs, in words, and how the two instances came out.
 */
export function compare(instance, solver) {
  const { cost, maximize, scores, exact } = instance;
  const before = [cost.data, ...arraysOf(scores)].map((array) => array.slice());
  const dense = solver.linearSumAssignment(cost, { maximize });
  const sparse = solver.capacitatedAssignment(scores);
  const tolerance = (values) =>
    exact ? 0 : 1e-11 * values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 1);
  const differences = [
    ...compareDense(instance, dense, solver, tolerance(cost.data)).map((text) => `linearSumAssignment: ${text}`),
    ...compareSparse(scores, sparse, solver, tolerance(scores.score)).map((text) => `capacitatedAssignment: ${text}`),
  ];
  // Kernels keep memory between calls: what they kept must not show.
  if (!sameArrays(dense, solver.linearSumAssignment(cost, { maximize })))
    differences.push('linearSumAssignment: another answer the second time');
  if (!sameArrays(sparse, solver.capacitatedAssignment(scores))) differences.push('capacitatedAssignment: another answer the second time');
  if ([cost.data, ...arraysOf(scores)].some((array, k) => !same(array, before[k]))) differences.push('an input was changed');
  return { differences, dense, sparse };
}

function compareDense({ cost, maximize }, result, { denseAssignment }, tolerance) {
  const faults = denseFaults(cost, result, { maximize, tolerance });
  const { feasible, value } = referenceValue(cost, maximize, denseAssignment);
  if (feasible !== (result.status === 'optimal')) faults.push(`${result.status}; the reference: ${feasible ? 'optimal' : 'infeasible'}`);
  else if (feasible && !(Math.abs(value - result.objective) <= tolerance * (cost.rows + cost.columns + 1))) {
    faults.push(`objective ${result.objective}; the reference: ${value}`);
  }
  return faults;
}

/** The reference kernel minimises over rows ≤ columns. */
function referenceValue({ rows, columns, data }, maximize, denseAssignment) {
  const [short, long] = [Math.min(rows, columns), Math.max(rows, columns)];
  const at = (i, j) => data[rows <= columns ? i * columns + j : j * columns + i];
  const matrix = Float64Array.from({ length: short * long }, (_, cell) => {
    const value = at(Math.floor(cell / long), cell % long);
    return maximize ? -value : value;
  });
  const { feasible, rowToColumn } = denseAssignment(short, long, matrix);
  return { feasible, value: feasible ? rowToColumn.reduce((sum, j, i) => sum + at(i, j), 0) : 0 };
}

function compareSparse(scores, result, { verifyAssignment, referenceAssignment }, tolerance) {
  const faults = [...verifyAssignment(scores, result, tolerance).problems];
  const reference = referenceAssignment(scores);
  if (result.matched !== reference.matched) faults.push(`${result.matched} matched; the reference: ${reference.matched}`);
  if (!(Math.abs(result.score - reference.score) <= tolerance * (scores.rows + scores.columns + 1))) {
    faults.push(`score ${result.score}; the reference: ${reference.score}`);
  }
  try {
    const { matched, value } = measure({ kind: 'sparse', ...scores }, result.rowToColumn);
    if (matched !== result.matched || Math.abs(value - result.score) > tolerance * (scores.rows + 1)) {
      faults.push(`counted anew: ${matched} matched, score ${value}; claimed: ${result.matched}, ${result.score}`);
    }
  } catch (error) {
    faults.push(error.message);
  }
  return faults;
}

/** HiGHS computes in doubles with tolerances: larger scores are beyond it, and larger problems take it seconds. */
const HIGHS_SCORE = 1_000_000;
const HIGHS_ARCS = 400;

/**
 * What HiGHS finds otherwise. `compared` says how many of the two instances it gave an answer to: 0 for those that are too large for it, or
 * not in integers. A matching of HiGHS's counts at its own value, so that only a better one, or a worse one, is a difference.
 */
export async function compareWithHighs({ cost, maximize, scores, exact }, { dense, sparse }) {
  const differences = [];
  let compared = 0;
  const arcs = arcsOf(cost, maximize);
  for (const [name, problem, ours] of [
    ['linearSumAssignment', arcs, denseClaim(cost, maximize, dense)],
    ['capacitatedAssignment', scores, { matched: sparse.matched, value: sparse.score }],
  ]) {
    if (!exact || problem.column.length > HIGHS_ARCS || problem.score.some((points) => Math.abs(points) > HIGHS_SCORE)) continue;
    const best = await solveByHighs(problem);
    if (best === null) continue;
    compared++;
    const value = best.arcs.reduce((sum, arc) => sum + problem.score[arc], 0);
    // An infeasible assignment claims no more than that HiGHS cannot match the whole shorter side either.
    const agrees = ours === null ? best.matched < Math.min(cost.rows, cost.columns) : best.matched === ours.matched && value === ours.value;
    if (!agrees) differences.push(`${name}: ${JSON.stringify(ours)}; HiGHS: ${best.matched} matched, ${value}`);
  }
  return { differences, compared };
}

function denseClaim({ rows, columns }, maximize, { status, objective }) {
  if (status !== 'optimal') return null;
  return { matched: Math.min(rows, columns), value: maximize ? objective : 0 - objective };
}

/** The finite cells of a matrix as scores to maximise. */
function arcsOf({ rows, columns, data }, maximize) {
  const start = new Int32Array(rows + 1);
  const column = [];
  const score = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = data[i * columns + j];
      if (!Number.isFinite(value)) continue;
      column.push(j);
      score.push(maximize ? value : 0 - value);
    }
    start[i + 1] = column.length;
  }
  return { rows, columns, start, column, score, capacity: new Int32Array(columns).fill(1) };
}

function arraysOf({ start, column, score, capacity }) {
  return [start, column, score, capacity];
}

/** Whether two results hold the same values in every field. */
function sameArrays(first, second) {
  return Object.keys(first).every((key) =>
    ArrayBuffer.isView(first[key]) ? same(first[key], second[key]) : Object.is(first[key], second[key]),
  );
}

function same(first, second) {
  return first.length === second.length && first.every((value, k) => Object.is(value, second[k]));
}
