// HiGHS as a second opinion: coverage, then score, as two integer programmes, so that no large constant enters.
import loadHighs from 'highs';

/** One instance of its WebAssembly module may abort after some hundreds of runs. */
const RUNS_PER_INSTANCE = 150;

/** Without the gaps at 0 it stops at answers that are not optimal. */
const OPTIONS = {
  ...{ mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9 },
  ...{ primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9, output_flag: false },
};

/** HiGHS's words for a programme that nothing satisfies; none here is unbounded. */
const INFEASIBLE = ['Infeasible', 'Primal infeasible or unbounded'];

let loaded;
let runs = 0;

/**
 * The best matching of { rows, columns, start, column, score, capacity }, under `constraints` of arcs ({ arcs, coefficients, op, rhs }).
 * Optional: `need` of each row (1), `minimum` of each column (0), `required` arcs, `complete` when every need must be met.
 *
 * Returns { feasible, matched, arcs }, or null where HiGHS comes to no answer in `timeLimitS` seconds.
 */
export async function solveByHighs(problem, constraints = [], timeLimitS = 10) {
  const best = await inTwoStages(problem, constraints, 'Binary', timeLimitS);
  if (best === null || !best.feasible) return best;
  const arcs = [...best.values.keys()].filter((arc) => Math.round(best.values[arc]) === 1);
  return { feasible: true, matched: best.matched, arcs };
}

/** The same with fractions of pairs: { feasible, matched, score, values } with the value of each arc, or null. */
export function relaxByHighs(problem, constraints = [], timeLimitS = 10) {
  return inTwoStages(problem, constraints, 'Bounds', timeLimitS);
}

async function inTwoStages(problem, constraints, domain, timeLimitS) {
  const ones = Array.from(problem.score, () => 1);
  const rows = constraintRows(problem, constraints);
  const whole = (value) => (domain === 'Binary' ? Math.round(value) : value);
  const impossible = { feasible: false, matched: 0, score: 0, values: [], arcs: [] };
  // An empty row says nothing in this format, which has none; or it says that there is no answer.
  if (rows.some(({ arcs, op, rhs }) => arcs.length === 0 && !zeroFits(op, rhs))) return impossible;
  const largest = await maximise(ones, rows, domain, timeLimitS);
  if (largest === null) return null;
  if (largest.infeasible) return impossible;
  const matched = whole(largest.objective);
  // A fraction is rounded on its way into the programme: asked for exactly as many pairs, HiGHS might find none.
  const asMany = { arcs: [...ones.keys()], op: domain === 'Binary' ? '=' : '>=', rhs: domain === 'Binary' ? matched : matched - 1e-7 };
  const best = await maximise(problem.score, [...rows, asMany], domain, timeLimitS);
  if (best === null || best.infeasible) return null;
  return { feasible: true, matched, score: best.objective, values: best.values };
}

function constraintRows({ rows, columns, start, column, capacity, need, minimum, required = [], complete = false }, constraints) {
  const ofColumn = Array.from({ length: columns }, () => []);
  column.forEach((j, arc) => ofColumn[j].push(arc));
  const ofRow = (i) => Array.from({ length: start[i + 1] - start[i] }, (_, k) => start[i] + k);
  return [
    ...Array.from({ length: rows }, (_, i) => ({ arcs: ofRow(i), op: complete ? '=' : '<=', rhs: need?.[i] ?? 1 })),
    ...ofColumn.map((arcs, j) => ({ arcs, op: '<=', rhs: capacity[j] })),
    ...ofColumn.map((arcs, j) => ({ arcs, op: '>=', rhs: minimum?.[j] ?? 0 })).filter(({ rhs }) => rhs > 0),
    ...required.map((arc) => ({ arcs: [arc], op: '=', rhs: 1 })),
    ...constraints,
  ];
}

function zeroFits(op, rhs) {
  return op === '<=' ? rhs >= 0 : op === '>=' ? rhs <= 0 : rhs === 0;
}

/** The value of each arc in a best answer and what they sum to; { infeasible: true }; or null where it came to no end. */
async function maximise(objective, rows, domain, timeLimitS) {
  if (objective.length === 0) return { objective: 0, values: [] };
  const term = (arc, coefficient) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} x${arc}`;
  const variable = domain === 'Binary' ? (_, arc) => `x${arc}` : (_, arc) => `0 <= x${arc} <= 1`;
  // Line breaks: the format caps the length of a line.
  const text = [
    'Maximize',
    ` score: ${Array.from(objective, (points, arc) => term(arc, points)).join('\n  ')}`,
    'Subject To',
    ...rows
      .filter(({ arcs }) => arcs.length > 0)
      .map(({ arcs, coefficients, op, rhs }) => ` ${arcs.map((arc, k) => term(arc, coefficients?.[k] ?? 1)).join('\n  ')} ${op} ${rhs}`),
    domain,
    ` ${Array.from(objective, variable).join('\n ')}`,
    'End',
  ].join('\n');
  const { Status, Columns, ObjectiveValue } = await run(text, timeLimitS);
  if (INFEASIBLE.includes(Status)) return { infeasible: true };
  if (Status !== 'Optimal') return null;
  return { objective: ObjectiveValue, values: Array.from(objective, (_, arc) => Columns[`x${arc}`].Primal) };
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
