// HiGHS as a second opinion: coverage, then score, as two integer programmes, so that no large constant enters.
import loadHighs from 'highs';

/** One instance of its WebAssembly module may abort after some hundreds of runs. */
const RUNS_PER_INSTANCE = 150;

/** Without the gaps at 0 it stops at answers that are not optimal. */
const OPTIONS = { mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9, output_flag: false };

let loaded;
let runs = 0;

/**
 * The best matching of { rows, columns, start, column, score, capacity }, under `constraints` of arcs
 * ({ arcs, coefficients, op, rhs }): { matched, arcs }, or null where HiGHS comes to no answer in `timeLimitS` seconds.
 */
export async function solveByHighs(problem, constraints = [], timeLimitS = 10) {
  const rows = constraintRows(problem, constraints);
  const ones = problem.score.map(() => 1);
  const largest = await maximise(ones, rows, timeLimitS);
  if (largest === null) return null;
  const best = await maximise(problem.score, [...rows, { arcs: [...ones.keys()], op: '=', rhs: largest.length }], timeLimitS);
  return best === null ? null : { matched: largest.length, arcs: best };
}

function constraintRows({ rows, columns, start, column, capacity }, constraints) {
  const ofColumn = Array.from({ length: columns }, () => []);
  column.forEach((j, arc) => ofColumn[j].push(arc));
  const ofRow = (i) => Array.from({ length: start[i + 1] - start[i] }, (_, k) => start[i] + k);
  return [
    ...Array.from({ length: rows }, (_, i) => ({ arcs: ofRow(i), op: '<=', rhs: 1 })),
    ...ofColumn.map((arcs, j) => ({ arcs, op: '<=', rhs: capacity[j] })),
    ...constraints,
  ];
}

/** The arcs that are 1 in a best answer. */
async function maximise(objective, rows, timeLimitS) {
  if (objective.length === 0) return [];
  const term = (arc, coefficient) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} x${arc}`;
  // Line breaks: the format caps the length of a line.
  const text = [
    'Maximize',
    ` score: ${Array.from(objective, (points, arc) => term(arc, points)).join('\n  ')}`,
    'Subject To',
    // A row without terms says nothing here, and the format has none.
    ...rows
      .filter(({ arcs }) => arcs.length > 0)
      .map(({ arcs, coefficients, op, rhs }) => ` ${arcs.map((arc, k) => term(arc, coefficients?.[k] ?? 1)).join('\n  ')} ${op} ${rhs}`),
    'Binary',
    ` ${Array.from(objective, (_, arc) => `x${arc}`).join('\n ')}`,
    'End',
  ].join('\n');
  const { Status, Columns } = await run(text, timeLimitS);
  if (Status !== 'Optimal') return null;
  return [...objective.keys()].filter((arc) => Math.round(Columns[`x${arc}`].Primal) === 1);
}

async function run(text, timeLimitS) {
  if (loaded === undefined || runs === RUNS_PER_INSTANCE) {
    loaded = await loadHighs();
    runs = 0;
  }
  runs++;
  try {
    return loaded.solve(text, { ...OPTIONS, time_limit: timeLimitS });
  } catch {
    // The module aborted: a fresh one, once.
    loaded = await loadHighs();
    runs = 1;
    return loaded.solve(text, { ...OPTIONS, time_limit: timeLimitS });
  }
}
