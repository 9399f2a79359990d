/**
 * Quotas over overlapping groups, large enough that a search guesses the value to beat: against HiGHS, verified, and stopped at any number of nodes. Nothing
 * in the certificate may rest on what a search knew later than it decided.
 */
import { expect, test } from 'vitest';
import { solve, verify, type ProofNode, type Solution } from '../../src/solver/index.ts';
import { solveByMip } from './highs.ts';
import { seededRandom, type Random } from './random.ts';
import type { ListedProblem } from './rules.ts';

/** Each quota over a third of the trainees and of the mentors, below what the best matching without quotas uses. */
function overlapping(random: Random): ListedProblem {
  const [trainees, mentors] = [random.int(35, 45), random.int(32, 40)];
  const spread = random.pick([30, 10_000]);
  const pairs: [string, string, number][] = [];
  for (let i = 0; i < trainees; i++) {
    for (let j = 0; j < mentors; j++) if (random.chance(0.6)) pairs.push([`t${i}`, `m${j}`, random.int(0, spread)]);
  }
  const free: ListedProblem = {
    format: 'binome.problem/1',
    trainees: Array.from({ length: trainees }, (_, i) => ({ id: `t${i}` })),
    mentors: Array.from({ length: mentors }, (_, j) => ({ id: `m${j}`, max: random.pick([1, 1, 2]) })),
    pairs,
    coverage: random.pick(['all', 'most']),
  };
  const best = new Set(solve(free).pairs.map((pair) => pair.join()));
  const sideConstraints = Array.from({ length: random.int(9, 14) }, (_, k) => {
    const [own, where] = [pairs, pairs].map((all, side) => new Set(all.map((pair) => pair[side]).filter(() => random.chance(0.02))));
    const terms = pairs.filter(([t, m]) => own!.has(t) && where!.has(m)).map(([t, m]): [string, string, number] => [t, m, 1]);
    const used = terms.filter(([t, m]) => best.has(`${t},${m}`)).length;
    return { id: `q${k}`, terms, op: '<=', rhs: Math.floor(0.8 * used) } as const;
  });
  return { ...free, sideConstraints };
}

function fixingsIn(tree: ProofNode): { fixings: number; margins: number } {
  const seen = { fixings: 0, margins: 0 };
  const open = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.fixing !== undefined) seen.fixings++;
    if (node.margin !== undefined) seen.margins++;
    if (!('leaf' in node)) open.push(node.without, node.with);
  }
  return seen;
}

test('the optimum of HiGHS, and never more claimed than is so, wherever the search stops', async () => {
  const seen = { optimal: 0, limit: 0, fixings: 0, margins: 0, marginAtRoot: 0, tight: 0 };
  for (let seed = 0; seed < 14; seed++) {
    const random = seededRandom('guessed values', seed);
    const problem = overlapping(random);
    const best = await solveByMip(problem);
    const checked = (solution: Solution): void => {
      expect(verify(problem, solution), `seed ${seed}`).toMatchObject({ valid: true });
      for (const { optimality } of solution.certificate?.parts ?? []) {
        if (optimality === null) continue;
        const { fixings, margins } = fixingsIn(optimality.tree);
        seen.fixings += fixings;
        seen.margins += margins;
        if (optimality.margin !== undefined) seen.marginAtRoot++;
      }
    };
    const solution = solve(problem);
    checked(solution);
    expect(solution.status === 'optimal' ? [solution.matched, solution.objective] : null, `seed ${seed}`).toEqual(
      best.feasible ? [best.matched, best.objective] : null,
    );
    for (const nodeLimit of [1, 2, 3, 6, 15, 40, 100]) {
      const stopped = solve(problem, { nodeLimit });
      if (stopped.status === 'infeasible') continue;
      checked(stopped);
      seen[stopped.status as 'optimal' | 'limit']++;
      if (stopped.bound === null || stopped.matched !== best.matched) continue;
      expect(stopped.bound).toBeGreaterThanOrEqual(best.objective);
      expect(stopped.objective).toBeLessThanOrEqual(best.objective);
      if (stopped.status === 'limit') seen.tight++;
    }
  }
  for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(5);
}, 120_000);

test('a margin is refused where it is no integer above 0, or stands alone', () => {
  let refused = 0;
  for (let seed = 0; seed < 14; seed++) {
    const problem = overlapping(seededRandom('guessed values', seed));
    const solution = solve(problem);
    for (const [k, { optimality }] of (solution.certificate?.parts ?? []).entries()) {
      if (optimality === null) continue;
      const changed = (change: (node: { fixing?: unknown; margin?: unknown }) => void, wants: (node: object) => boolean): boolean => {
        const copy = structuredClone(solution);
        const proof = copy.certificate!.parts[k]!.optimality!;
        const open: object[] = [proof, proof.tree];
        let found = 0;
        for (let node = open.pop(); node !== undefined; node = open.pop()) {
          if (wants(node) && found++ < 1000) change(node);
          if ('without' in node) open.push(node.without as object, (node as unknown as { with: object }).with);
        }
        return found > 0 && !verify(problem, copy).valid;
      };
      const hasMargin = (node: object): boolean => 'margin' in node;
      for (const margin of [0, -1, 0.5, '3', null]) if (changed((node) => (node.margin = margin), hasMargin)) refused++;
      const isAlone = (node: object): boolean => !('fixing' in node) || node.fixing === null;
      if (changed((node) => (node.margin = 1), isAlone)) refused++;
    }
  }
  expect(refused).toBeGreaterThan(30);
}, 120_000);

test('what no matching satisfies is so at any limit, though a guess is cut short', () => {
  for (let seed = 0; seed < 4; seed++) {
    const random = seededRandom('three apart', seed);
    const pairs: [string, string, number][] = [];
    // The first three have two mentors, and no two of them the same: half of each is a fractional answer.
    for (let i = 0; i < 30; i++) for (let j = 0; j < (i < 3 ? 2 : 20); j++) pairs.push([`t${i}`, `m${j}`, random.int(0, 9999)]);
    const apart = ['m0', 'm1'].flatMap((mentor) =>
      ['01', '12', '02'].map((two) => ({
        ...{ id: `${mentor} ${two}`, op: '<=' as const, rhs: 1 },
        terms: two.split('').map((i): [string, string, number] => [`t${i}`, mentor, 1]),
      })),
    );
    const quotas = Array.from({ length: 6 }, (_, k) => ({
      ...{ id: `q${k}`, op: '<=' as const, rhs: 8 },
      terms: pairs.filter(() => random.chance(0.3)).map(([t, m]): [string, string, number] => [t, m, random.int(1, 2)]),
    }));
    const problem: ListedProblem = {
      format: 'binome.problem/1',
      trainees: Array.from({ length: 30 }, (_, i) => ({ id: `t${i}` })),
      mentors: Array.from({ length: 20 }, (_, j) => ({ id: `m${j}`, max: 3 })),
      ...{ pairs, coverage: 'all', sideConstraints: [...apart, ...quotas] },
    };
    for (const nodeLimit of [0, 1, 3, 10]) {
      const solution = solve(problem, { nodeLimit });
      expect(solution.status, `seed ${seed}, ${nodeLimit} nodes`).toBe('infeasible');
      expect(verify(problem, solution)).toMatchObject({ valid: true });
    }
  }
});
