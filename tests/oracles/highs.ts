/**
 * The same problem as a mixed-integer programme for HiGHS, in two stages without big-M: as many needs as possible, then
 * the best score with that many met. What HiGHS says is rounded and measured again in integers before it is believed.
 */
import loadHighs, { type Highs, type LegacyHighsSolution } from 'highs';
import { integerScores, measure, type ListedProblem, type Pair } from './rules.ts';

export interface MipOptimum {
  feasible: boolean;
  matched: number;
  objective: number;
  pairs: Pair[];
}

/** HiGHS in WebAssembly may abort after some hundreds of runs in one instance: a fresh one every so often. */
const RUNS_PER_INSTANCE = 150;

const OPTIONS = {
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
  output_flag: false,
} as const;

let instance: Highs | undefined;
let runs = 0;

async function run(text: string): Promise<LegacyHighsSolution> {
  if (instance === undefined || runs === RUNS_PER_INSTANCE) {
    instance = await loadHighs();
    runs = 0;
  }
  runs++;
  try {
    return instance.solve(text, OPTIONS);
  } catch {
    instance = await loadHighs();
    runs = 1;
    return instance.solve(text, OPTIONS);
  }
}

/** One row of the programme: `Σ coefficient × variable  op  rhs`, variables being indices of `problem.pairs`. */
interface Row {
  terms: [variable: number, coefficient: number][];
  op: '<=' | '>=' | '=';
  rhs: number;
}

export async function solveByMip(problem: ListedProblem): Promise<MipOptimum> {
  const infeasible: MipOptimum = { feasible: false, matched: 0, objective: 0, pairs: [] };
  const scores = integerScores(problem)?.integers;
  if (scores === undefined) throw new Error('this oracle needs scores with a common decimal scale');
  const rows = rowsOf(problem);
  const count = await maximise(
    problem.pairs.map(() => 1),
    rows,
  );
  if (count === null) return infeasible;
  const exactly: Row = { terms: problem.pairs.map((_, i) => [i, 1]), op: '=', rhs: count.length };
  const best = await maximise(scores, [...rows, exactly]);
  if (best === null) throw new Error('HiGHS: the second stage must allow what the first one found');
  const pairs = best.map((i): Pair => [problem.pairs[i]?.[0] ?? '', problem.pairs[i]?.[1] ?? '']);
  const { violations, matched, objective } = measure(problem, pairs);
  if (violations.length > 0 || matched !== count.length) throw new Error(`HiGHS answered outside the rules: ${violations.join('; ')}`);
  return { feasible: true, matched, objective, pairs };
}

function rowsOf(problem: ListedProblem): Row[] {
  const variableOf = (trainee: string, mentor: string): number => problem.pairs.findIndex(([of, to]) => of === trainee && to === mentor);
  const whose = (side: 0 | 1, id: string): Row['terms'] => problem.pairs.flatMap((pair, i) => (pair[side] === id ? [[i, 1]] : []));
  return [
    ...problem.trainees.map(({ id, need = 1 }): Row => ({ terms: whose(0, id), op: problem.coverage === 'all' ? '=' : '<=', rhs: need })),
    ...problem.mentors.map(({ id, max = 1 }): Row => ({ terms: whose(1, id), op: '<=', rhs: max })),
    ...problem.mentors.flatMap(({ id, min = 0 }): Row[] => (min > 0 ? [{ terms: whose(1, id), op: '>=', rhs: min }] : [])),
    ...(problem.required ?? []).map(([trainee, mentor]): Row => ({ terms: [[variableOf(trainee, mentor), 1]], op: '=', rhs: 1 })),
    ...(problem.sideConstraints ?? []).map(({ terms, op, rhs }): Row => ({
      terms: terms.map(([trainee, mentor, a]) => [variableOf(trainee, mentor), a]),
      op,
      rhs,
    })),
  ];
}

/** The variables that are 1 in a best answer, or null where there is none. */
async function maximise(objective: readonly number[], rows: readonly Row[]): Promise<number[] | null> {
  // The LP format has no row without variables: such a row is decided here.
  const isEmpty = (row: Row): boolean => row.terms.length === 0;
  const zeroFits = ({ op, rhs }: Row): boolean => (op === '<=' ? rhs >= 0 : op === '>=' ? rhs <= 0 : rhs === 0);
  if (rows.some((row) => isEmpty(row) && !zeroFits(row))) return null;
  if (objective.length === 0) return [];
  // Line breaks: the format caps the length of a line.
  const sum = (terms: Row['terms']): string => terms.map(([i, a]) => `${a < 0 ? '-' : '+'} ${Math.abs(a)} x${i}`).join('\n  ');
  const text = [
    'Maximize',
    ` score: ${sum(objective.map((a, i) => [i, a]))}`,
    'Subject To',
    ...rows.filter((row) => !isEmpty(row)).map(({ terms, op, rhs }, r) => ` r${r}: ${sum(terms)} ${op} ${rhs}`),
    'Binary',
    ` ${objective.map((_, i) => `x${i}`).join('\n ')}`,
    'End',
  ].join('\n');
  const solution = await run(text);
  if (solution.Status === 'Infeasible' || solution.Status === 'Primal infeasible or unbounded') return null;
  if (solution.Status !== 'Optimal') throw new Error(`HiGHS stopped with ${solution.Status}`);
  return objective.flatMap((_, i) => (Math.round(solution.Columns[`x${i}`]?.Primal ?? 0) === 1 ? [i] : []));
}
