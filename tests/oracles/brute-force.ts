/**
 * The best matching found by trying them all: depth first over the trainees, each with every set of mentors that it may
 * have, pruned by capacity only. Exponential, for about seven trainees by seven mentors; simple enough to be beyond doubt.
 */
import { scaled } from './exact.ts';
import { lotOf } from './lot.ts';
import { integerScores, keyOf, type ListedProblem, type Pair, type SideConstraint } from './rules.ts';

export interface Optimum {
  feasible: boolean;
  matched: number;
  objective: number;
  /** False where scores have no common decimal scale: `objective` is then a float64 sum. */
  exact: boolean;
  /** The most incumbent pairs that a best matching keeps. */
  kept: number;
  /** How many matchings are best by needs met and score. */
  count: number;
  /** The best, with as much of the incumbent as possible, whose lots have the smallest sum. */
  pairs: Pair[];
  /** Whether no other matching is as good by every rule, lots included. */
  unique: boolean;
}

/** A set of mentors that one trainee may have. */
interface Choice {
  mentors: number[];
  score: number;
  kept: number;
  lot: number;
}

export function bruteForce(problem: ListedProblem): Optimum {
  const integers = integerScores(problem);
  const scores = integers?.integers ?? problem.pairs.map(([, , score]) => score);
  const choices = problem.trainees.map(({ id, need = 1 }) => choicesOf(problem, id, need, scores));
  const sideConstraints = (problem.sideConstraints ?? []).map((constraint) => testOf(problem, constraint));
  const load = problem.mentors.map(() => 0);
  const current: number[][] = problem.trainees.map(() => []);
  const best = { matched: -1, score: 0, kept: 0, lot: 0, count: 0, unique: true, pairs: [] as Pair[] };

  function descend(depth: number, matched: number, score: number, kept: number, lot: number): void {
    const options = choices[depth];
    if (options === undefined) {
      keepIfBest(matched, score, kept, lot);
      return;
    }
    for (const choice of options) {
      if (choice.mentors.some((j) => load[j] === (problem.mentors[j]?.max ?? 1))) continue;
      for (const j of choice.mentors) load[j] = (load[j] ?? 0) + 1;
      current[depth] = choice.mentors;
      descend(depth + 1, matched + choice.mentors.length, score + choice.score, kept + choice.kept, lot + choice.lot);
      for (const j of choice.mentors) load[j] = (load[j] ?? 0) - 1;
    }
  }

  function keepIfBest(matched: number, score: number, kept: number, lot: number): void {
    if (matched < best.matched || (matched === best.matched && score < best.score)) return;
    if (problem.mentors.some(({ min = 0 }, j) => (load[j] ?? 0) < min)) return;
    if (!sideConstraints.every((test) => test(current))) return;
    const tied = matched === best.matched && score === best.score;
    best.count = tied ? best.count + 1 : 1;
    if (tied && (kept < best.kept || (kept === best.kept && lot > best.lot))) return;
    const unique = !(tied && kept === best.kept && lot === best.lot);
    Object.assign(best, { matched, score, kept, lot, unique, pairs: pairsOf(problem, current) });
  }

  descend(0, 0, 0, 0, 0);
  const feasible = best.matched >= 0;
  return {
    feasible,
    matched: feasible ? best.matched : 0,
    objective: integers === null ? best.score : best.score / integers.scale,
    exact: integers !== null,
    kept: best.kept,
    count: best.count,
    pairs: best.pairs,
    unique: best.unique,
  };
}

/** The sets of mentors that a trainee may have: at most `need` (exactly, for coverage "all"), the required ones among them. */
function choicesOf(problem: ListedProblem, trainee: string, need: number, scores: readonly number[]): Choice[] {
  const incumbent = new Set((problem.incumbent ?? []).map(([of, mentor]) => keyOf(of, mentor)));
  let choices: Choice[] = [{ mentors: [], score: 0, kept: 0, lot: 0 }];
  problem.pairs.forEach(([of, mentor], i) => {
    if (of !== trainee) return;
    const j = problem.mentors.findIndex(({ id }) => id === mentor);
    const kept = incumbent.has(keyOf(of, mentor)) ? 1 : 0;
    const lot = lotOf(of, mentor);
    const withThisMentor = choices
      .filter((choice) => choice.mentors.length < need)
      .map((choice) => ({
        mentors: [...choice.mentors, j],
        score: choice.score + (scores[i] ?? 0),
        kept: choice.kept + kept,
        lot: choice.lot + lot,
      }));
    choices = [...choices, ...withThisMentor];
  });
  if (problem.coverage === 'all') choices = choices.filter((choice) => choice.mentors.length === need);
  const required = (problem.required ?? []).filter(([of]) => of === trainee).map(([, mentor]) => mentor);
  return choices.filter((choice) => required.every((mentor) => choice.mentors.some((j) => problem.mentors[j]?.id === mentor)));
}

/** A side constraint as a test of `mentorsOf`: the mentors of each trainee. Coefficients and bound are integers of one scale. */
function testOf(problem: ListedProblem, { terms, op, rhs }: SideConstraint): (mentorsOf: readonly number[][]) => boolean {
  const integers = scaled([...terms.map(([, , coefficient]) => coefficient), rhs])?.integers;
  const bound = integers?.at(-1);
  if (integers === undefined || bound === undefined) throw new Error('the coefficients have no exact common scale');
  const coefficients = problem.trainees.map(({ id: trainee }) =>
    problem.mentors.map(({ id: mentor }) => integers[terms.findIndex(([of, to]) => of === trainee && to === mentor)] ?? 0),
  );
  return (mentorsOf) => {
    let sum = 0;
    mentorsOf.forEach((mentors, i) => mentors.forEach((j) => (sum += coefficients[i]?.[j] ?? 0)));
    return op === '<=' ? sum <= bound : op === '>=' ? sum >= bound : sum === bound;
  };
}

function pairsOf(problem: ListedProblem, mentorsOf: readonly number[][]): Pair[] {
  return problem.trainees.flatMap(({ id }, i) => (mentorsOf[i] ?? []).map((j): Pair => [id, problem.mentors[j]?.id ?? '']));
}
