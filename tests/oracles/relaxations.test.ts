/** The menu for an infeasible problem: every option works, none could change less, and the matching it shows is the best one. */
import { describe, expect, test } from 'vitest';
import { relaxations, solve, verify, withChanges, type Change } from '../../src/solver/index.ts';
import { allMatchings } from './all-matchings.ts';
import { bruteForce } from './brute-force.ts';
import { seededRandom, type Random } from './random.ts';
import type { ListedProblem, SideConstraint } from './rules.ts';

function drawn(random: Random): ListedProblem {
  const trainees = Array.from({ length: random.int(2, 4) }, (_, i) => ({ id: `t${i}` }));
  const mentors = Array.from({ length: random.int(2, 3) }, (_, j) => ({ id: `m${j}`, max: random.int(1, 2) }));
  const pairs = trainees.flatMap((t) =>
    mentors.filter(() => random.chance(0.85)).map((m): [string, string, number] => [t.id, m.id, random.int(0, 20) / 10]),
  );
  const sideConstraints = Array.from({ length: random.int(2, 4) }, (_, k): SideConstraint => {
    const coefficient = random.pick([() => 1, () => 1, () => random.int(1, 9), () => random.int(1, 8) / 4, () => random.pick([-1, 1])]);
    const terms = pairs.filter(() => random.chance(0.7)).map(([t, m]): [string, string, number] => [t, m, coefficient()]);
    const op = random.pick(['<=', '>=', '>=', '='] as const);
    return { id: `c${k}`, terms, op, rhs: op === '<=' ? random.int(0, 2) : random.int(1, 7) };
  });
  const format = 'binome.problem/1' as const;
  return { format, trainees, mentors, pairs, sideConstraints, coverage: random.pick(['most', 'most', 'all']) };
}

/** Left side of each constraint in each matching that the rest of the rules allow. */
function sums(problem: ListedProblem): Map<string, number>[] {
  const bare = { ...problem, sideConstraints: [] };
  return allMatchings(bare, 10_000)!.map(({ chosen }) => {
    const held = new Set(chosen.map((k) => problem.pairs[k]!.slice(0, 2).join(' ')));
    return new Map(
      (problem.sideConstraints ?? []).map(({ id, terms }) => {
        const used = terms.reduce((total, [t, m, a]) => total + (held.has(`${t} ${m}`) ? Math.round(4 * a) : 0), 0);
        return [id, used / 4];
      }),
    );
  });
}

const excess = ({ op, rhs }: SideConstraint, sum: number): number =>
  op === '<=' ? Math.max(0, sum - rhs) : op === '>=' ? Math.max(0, rhs - sum) : Math.abs(sum - rhs);

describe('a menu for every infeasible problem', () => {
  const seen = { menus: 0, alone: 0, upAndDown: 0, together: 0, empty: 0 };

  test('options work, are the least, and show the best matching', () => {
    for (let seed = 0; seed < 700; seed++) {
      const random = seededRandom('relaxations', seed);
      const problem = drawn(random);
      const solution = solve(problem);
      if (solution.status !== 'infeasible') {
        expect(relaxations(problem, solution)).toEqual([]);
        continue;
      }
      for (const menu of relaxations(problem, solution)) check(problem, menu, seed);
    }
    expect(seen.menus).toBeGreaterThan(150);
    expect(seen.alone).toBeGreaterThan(150);
    expect(seen.upAndDown).toBeGreaterThan(4);
    expect(seen.together).toBeGreaterThan(5);
  });

  function check(problem: ListedProblem, menu: ReturnType<typeof relaxations>[number], seed: number): void {
    const own = (ids: readonly string[]) => (id: string) => ids.includes(id);
    const [isTrainee, isMentor, isSide] = [own(menu.trainees), own(menu.mentors), own(menu.sideConstraints)];
    const part: ListedProblem = {
      ...problem,
      trainees: problem.trainees.filter(({ id }) => isTrainee(id)),
      mentors: problem.mentors.filter(({ id }) => isMentor(id)),
      pairs: problem.pairs.filter(([t, m]) => isTrainee(t) && isMentor(m)),
      sideConstraints: problem.sideConstraints!.filter(({ id }) => isSide(id)),
    };
    seen.menus++;
    const all = sums(part);
    if (all.length === 0) {
      seen.empty++;
      return;
    }
    const sides = part.sideConstraints!;
    const sideById = new Map(sides.map((side) => [side.id, side]));
    for (const { changes, solution } of menu.options) {
      const changed = withChanges(part, changes) as ListedProblem;
      expect(verify(changed, solution).problems, `seed ${seed}`).toEqual([]);
      const best = bruteForce(changed);
      expect([solution.matched, solution.objective], `seed ${seed}`).toEqual([best.matched, best.objective]);
      const sideChanges = changes.filter(
        (change): change is Extract<Change, { kind: 'sideConstraint' }> => change.kind === 'sideConstraint',
      );
      if (sideChanges.length !== changes.length) continue;
      for (const { id, from } of sideChanges) expect(sideById.get(id)!.rhs).toBe(from);
      if (changes.length === 1) {
        const [{ id, from, to }] = sideChanges as [(typeof sideChanges)[0]];
        const others = all.filter((sum) => sides.every((side) => side.id === id || excess(side, sum.get(side.id)!) === 0));
        const { op } = sideById.get(id)!;
        const reached = others.map((sum) => sum.get(id)!).filter((value) => (to > from ? value > from : value < from));
        expect(to, `seed ${seed}, ${id}`).toBe(to > from ? Math.min(...reached) : Math.max(...reached));
        seen.alone++;
        if (op === '=' && menu.options.filter((option) => option.changes.some((change) => 'id' in change && change.id === id)).length > 1)
          seen.upAndDown++;
      } else {
        seen.together++;
        const price = (value: Map<string, number>): number =>
          sides.reduce((total, side) => total + excess(side, value.get(side.id)!) / Math.max(1, Math.abs(side.rhs)), 0);
        const given = sideChanges.reduce((total, { from, to }) => total + Math.abs(to - from) / Math.max(1, Math.abs(from)), 0);
        expect(given, `seed ${seed}`).toBeCloseTo(Math.min(...all.map(price)), 3);
        for (const side of sides) {
          const alone = all.some((sum) => sides.every((other) => other === side || excess(other, sum.get(other.id)!) === 0));
          expect(alone, `seed ${seed}: ${side.id} alone would do`).toBe(false);
        }
      }
    }
    // Whatever a single constraint could make possible is on the menu, unless the problem has another obstacle.
    const isAlone = (side: SideConstraint): boolean =>
      all.some((sum) => sides.every((other) => other === side || excess(other, sum.get(other.id)!) === 0));
    for (const side of sides.filter(isAlone)) {
      const listed = menu.options.some(({ changes }) => changes.length === 1 && 'id' in changes[0]! && changes[0].id === side.id);
      expect(listed, `seed ${seed}: ${side.id} is missing`).toBe(true);
    }
    if (sides.length > 0) expect(menu.options.length, `seed ${seed}`).toBeGreaterThan(0);
  }
});
