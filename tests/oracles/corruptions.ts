/** Ways to corrupt a solution: each makes a false one out of a true one, or says that it does not apply. */
import type { Solution } from '../../src/solver/index.ts';
import { bruteForce } from './brute-force.ts';
import type { Random } from './random.ts';
import { keyOf, measure, type ListedProblem, type Pair } from './rules.ts';

type Corruption = (problem: ListedProblem, solution: Solution, random: Random) => Solution | null;

/** The solution with other pairs, its sums made to fit them: nothing but the pairs themselves betrays it. */
export function withPairs(problem: ListedProblem, solution: Solution, pairs: readonly (readonly [string, string])[]): Solution {
  const { matched, objective, unmet } = measure(problem, pairs);
  const order = ([a, b]: readonly [string, string], [c, d]: readonly [string, string]): number => (a < c || (a === c && b < d) ? -1 : 1);
  const sortedUnmet = unmet.sort((a, b) => (a.trainee < b.trainee ? -1 : 1));
  return { ...solution, pairs: [...pairs].sort(order), matched, objective, bound: objective, unmet: sortedUnmet };
}

const onlyOptimal =
  (corruption: Corruption): Corruption =>
  (problem, solution, random) =>
    solution.status === 'optimal' ? corruption(problem, solution, random) : null;

/** Corruptions of a feasible solution. */
const onlyMatched =
  (corruption: Corruption): Corruption =>
  (problem, solution, random) =>
    solution.pairs.length > 0 ? corruption(problem, solution, random) : null;

function without(pairs: Solution['pairs'], dropped: number): Solution['pairs'] {
  return pairs.filter((_, k) => k !== dropped);
}

function unusedPair(problem: ListedProblem, solution: Solution, random: Random, allowed: (pair: Pair) => boolean): Pair | null {
  const used = new Set(solution.pairs.map(([trainee, mentor]) => keyOf(trainee, mentor)));
  const unused = problem.pairs.map(([trainee, mentor]): Pair => [trainee, mentor]).filter(([t, m]) => !used.has(keyOf(t, m)));
  const candidates = unused.filter(allowed);
  return candidates.length === 0 ? null : random.pick(candidates);
}

function loadOf(solution: Solution, side: 0 | 1, id: string): number {
  return solution.pairs.filter((pair) => pair[side] === id).length;
}

/** The best pairs of a problem with fewer rules, where they break a rule of the true one. */
function pairsThatBreak(problem: ListedProblem, solution: Solution, relaxed: ListedProblem): Solution | null {
  const optimum = bruteForce(relaxed);
  if (!optimum.feasible || measure(problem, optimum.pairs).violations.length === 0) return null;
  return withPairs(problem, { ...solution, status: 'optimal' }, optimum.pairs);
}

export const CORRUPTIONS: Record<string, Corruption> = {
  'a pair dropped': onlyMatched((_, solution, random) => ({
    ...solution,
    pairs: without(solution.pairs, random.int(0, solution.pairs.length - 1)),
  })),
  'a pair dropped, sums adapted': onlyMatched((problem, solution, random) =>
    withPairs(problem, solution, without(solution.pairs, random.int(0, solution.pairs.length - 1))),
  ),
  'a pair added over a need': onlyMatched((problem, solution, random) => {
    const needOf = (id: string): number => problem.trainees.find((trainee) => trainee.id === id)?.need ?? 1;
    const added = unusedPair(problem, solution, random, ([trainee]) => loadOf(solution, 0, trainee) === needOf(trainee));
    return added && withPairs(problem, solution, [...solution.pairs, added]);
  }),
  'a pair added over a capacity': onlyMatched((problem, solution, random) => {
    const maxOf = (id: string): number => problem.mentors.find((mentor) => mentor.id === id)?.max ?? 1;
    const added = unusedPair(problem, solution, random, ([, mentor]) => loadOf(solution, 1, mentor) === maxOf(mentor));
    return added && withPairs(problem, solution, [...solution.pairs, added]);
  }),
  'a forbidden pair': onlyMatched((problem, solution, random) => {
    const eligible = new Set(problem.pairs.map(([trainee, mentor]) => keyOf(trainee, mentor)));
    const k = random.int(0, solution.pairs.length - 1);
    const trainee = solution.pairs[k]?.[0] ?? '';
    const forbidden = problem.mentors.filter(({ id }) => !eligible.has(keyOf(trainee, id)));
    if (forbidden.length === 0) return null;
    return { ...solution, pairs: solution.pairs.map((pair, i) => (i === k ? [trainee, random.pick(forbidden).id] : pair)) };
  }),
  'a pair twice': onlyMatched((problem, solution) => withPairs(problem, solution, [...solution.pairs, ...solution.pairs.slice(0, 1)])),
  'a pair twice in place of another': onlyMatched((_, solution) =>
    solution.pairs.length < 2
      ? null
      : { ...solution, pairs: [...solution.pairs.slice(0, 1), ...solution.pairs.slice(0, 1), ...solution.pairs.slice(2)] },
  ),
  'two mentors exchanged, worth less': onlyMatched((problem, solution, random) => {
    for (const [a, b] of random.shuffle(solution.pairs.flatMap((a) => solution.pairs.map((b) => [a, b] as const)))) {
      const exchanged = solution.pairs.map((pair): Pair => (pair === a ? [a[0], b[1]] : pair === b ? [b[0], a[1]] : [pair[0], pair[1]]));
      const { violations, objective } = measure(problem, exchanged);
      if (violations.length === 0 && objective < solution.objective) return withPairs(problem, solution, exchanged);
    }
    return null;
  }),
  'an unknown trainee': onlyMatched((_, solution) => ({
    ...solution,
    pairs: [['nobody', solution.pairs[0]?.[1] ?? ''], ...solution.pairs.slice(1)],
  })),
  'an unknown mentor': onlyMatched((_, solution) => ({
    ...solution,
    pairs: [[solution.pairs[0]?.[0] ?? '', 'nobody'], ...solution.pairs.slice(1)],
  })),
  'a pair the other way round': onlyMatched((problem, solution) => {
    const eligible = new Set(problem.pairs.map(([trainee, mentor]) => keyOf(trainee, mentor)));
    const k = solution.pairs.findIndex(([trainee, mentor]) => !eligible.has(keyOf(mentor, trainee)));
    return k < 0
      ? null
      : { ...solution, pairs: solution.pairs.map(([trainee, mentor], i): Pair => (i === k ? [mentor, trainee] : [trainee, mentor])) };
  }),
  'no pairs': onlyMatched((_, solution) => ({ ...solution, pairs: [] })),
  'no pairs, sums adapted': onlyMatched((problem, solution) => withPairs(problem, solution, [])),
  'one matched more': (_, solution) => ({ ...solution, matched: solution.matched + 1 }),
  'one matched less': (_, solution) => ({ ...solution, matched: solution.matched - 1 }),
  'objective higher': (_, solution) => ({ ...solution, objective: solution.objective + 1 }),
  'objective lower': (_, solution) => ({ ...solution, objective: solution.objective - 1 }),
  'objective and bound higher': onlyOptimal((_, solution) => ({
    ...solution,
    objective: solution.objective + 1,
    bound: solution.objective + 1,
  })),
  'objective not a number': (_, solution) => ({ ...solution, objective: NaN }),
  'bound higher': onlyOptimal((_, solution) => ({ ...solution, bound: solution.objective + 1 })),
  'bound lower': onlyOptimal((_, solution) => ({ ...solution, bound: solution.objective - 1 })),
  'no bound': onlyOptimal((_, solution) => ({ ...solution, bound: null })),
  'optimal said to be infeasible': onlyOptimal((_, solution) => ({ ...solution, status: 'infeasible' })),
  'optimal said to be infeasible, nothing else left': onlyOptimal((_, solution) => ({
    ...solution,
    status: 'infeasible',
    pairs: [],
    matched: 0,
    objective: 0,
    bound: null,
    unmet: [],
  })),
  'infeasible said to be optimal': (problem, solution) =>
    solution.status === 'infeasible' ? withPairs(problem, { ...solution, status: 'optimal' }, []) : null,
  'an unknown status': (_, solution) => ({ ...solution, status: 'best' as Solution['status'] }),
  'an unknown format': (_, solution) => ({ ...solution, format: 'binome.solution/0' as Solution['format'] }),
  'an unmet need left out': (_, solution) =>
    solution.unmet.length > 0 && solution.status === 'optimal' ? { ...solution, unmet: solution.unmet.slice(1) } : null,
  'an unmet need too large': (_, solution) =>
    solution.unmet.length > 0 && solution.status === 'optimal'
      ? { ...solution, unmet: solution.unmet.map((entry) => ({ ...entry, missing: entry.missing + 1 })) }
      : null,
  'a met need said to be unmet': onlyMatched((_, solution) => ({
    ...solution,
    unmet: [...solution.unmet, { trainee: solution.pairs[0]?.[0] ?? '', missing: 1 }],
  })),
  'a required pair dropped': (problem, solution) => pairsThatBreak(problem, solution, { ...problem, required: [] }),
  'a minimum not reached': (problem, solution) =>
    pairsThatBreak(problem, solution, { ...problem, mentors: problem.mentors.map((mentor) => ({ ...mentor, min: 0 })) }),
  'a side constraint broken': (problem, solution) => pairsThatBreak(problem, solution, { ...problem, sideConstraints: [] }),
  'a need left unmet though all must be met': (problem, solution) =>
    problem.coverage === 'all' ? pairsThatBreak(problem, solution, { ...problem, coverage: 'most' }) : null,
};
