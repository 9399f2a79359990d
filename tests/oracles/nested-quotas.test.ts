/** Nested limits of groups of mentors: solved by a flow, with the same answer as the search under side constraints gives. */
import { expect, test } from 'vitest';
import { solve, verify, type Problem, type ProofNode } from '../../src/solver/index.ts';
import { seededRandom, type Random } from './random.ts';

const SIZES = [2, 6, 24];

/** 60 × 48 in groups of 2, 6 and 24 mentors, each at most a little above what they have in the mean, some at least something. */
function inGroups(random: Random): Problem {
  const trainees = Array.from({ length: 60 }, (_, i) => ({ id: `t${i}` }));
  const mentors = Array.from({ length: 48 }, (_, j) => ({ id: `m${j}`, max: random.int(1, 3) }));
  const pairs = trainees.flatMap(({ id }) =>
    mentors.filter(() => random.chance(0.25)).map(({ id: mentor }): [string, string, number] => [id, mentor, random.int(0, 999) / 1000]),
  );
  const sideConstraints = SIZES.flatMap((size) =>
    Array.from({ length: 48 / size }, (_, g) => {
      const isIn = (mentor: string): boolean => Math.floor(Number(mentor.slice(1)) / size) === g;
      const atLeast = random.chance(0.15);
      return {
        id: `${size}/${g}`,
        terms: pairs.filter(([, mentor]) => isIn(mentor)).map(([t, m]): [string, string, number] => [t, m, 1]),
        op: atLeast ? ('>=' as const) : ('<=' as const),
        rhs: atLeast ? random.int(1, size) : Math.ceil(size * random.pick([1, 1.25, 1.5])),
      };
    }),
  );
  return { format: 'binome.problem/1', trainees, mentors, pairs, sideConstraints };
}

/** The same with one more that never binds, and is no group. */
function searched(problem: Problem): Problem {
  const pairs = problem.pairs as readonly (readonly [string, string, number])[];
  const terms = pairs.slice(0, 9).map(([t, m], k): [string, string, number] => [t, m, 1 + (k % 2)]);
  return { ...problem, sideConstraints: [...problem.sideConstraints!, { id: 'never', terms, op: '<=', rhs: 100 }] };
}

const isLeaf = (tree: ProofNode): boolean => 'leaf' in tree;

test.each(['most', 'all', 'fair'])('60 × 48, %s: a flow and a search agree', { timeout: 120_000 }, (kind) => {
  let [priced, feasible] = [0, 0];
  for (let seed = 0; seed < 40; seed++) {
    const problem = {
      ...inGroups(seededRandom(`nested ${kind}`, seed)),
      ...(kind === 'fair' ? { objective: 'fair' as const, bands: [0.3, 0.6] } : { coverage: kind as 'most' | 'all' }),
    };
    const [flow, search] = [solve(problem), solve(searched(problem))];
    expect(verify(problem, flow).problems).toEqual([]);
    expect({ status: flow.status, matched: flow.matched, objective: flow.objective }, `seed ${seed}`).toEqual({
      ...{ status: search.status, matched: search.matched, objective: search.objective },
    });
    if (search.certificate!.tieBreak === 'complete') expect(flow.pairs).toEqual(search.pairs);
    expect(flow.certificate!.tieBreak).toBe('complete');
    for (const { optimality, sideConstraints } of flow.certificate!.parts) {
      if (optimality === null) continue;
      expect(sideConstraints.length === 0 || (isLeaf(optimality.tree) && optimality.fixing === null)).toBe(true);
      if ('leaf' in optimality.tree) priced += optimality.tree.duals.sideConstraints.filter((price) => price !== 0).length;
    }
    if (flow.status === 'optimal') feasible++;
  }
  expect(feasible).toBeGreaterThan(kind === 'all' ? 0 : 5);
  expect(priced).toBeGreaterThan(0);
});

test('groups that overlap are no network: they are searched', () => {
  const pairs: [string, string, number][] = ['a', 'b', 'c'].flatMap((t) => ['x', 'y', 'z'].map((m): [string, string, number] => [t, m, 1]));
  const of = (id: string, mentors: string): NonNullable<Problem['sideConstraints']>[number] => ({
    ...{ id, op: '<=', rhs: 1 },
    terms: pairs.filter(([, m]) => mentors.includes(m)).map(([t, m]) => [t, m, 1]),
  });
  const problem: Problem = {
    format: 'binome.problem/1',
    ...{ trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], mentors: [{ id: 'x' }, { id: 'y' }, { id: 'z' }], pairs },
    sideConstraints: [of('xy', 'xy'), of('yz', 'yz')],
  };
  expect(solve(problem).matched).toBe(2);
  expect(verify(problem, solve(problem)).problems).toEqual([]);
});
