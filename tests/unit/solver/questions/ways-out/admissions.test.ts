/** What can be let in, what cannot, what a limit leaves of it; the numbers themselves are held against all matchings in the oracles. */
import { describe, expect, it } from 'vitest';
import {
  relaxations,
  solve,
  verify,
  withChanges,
  type AdmissibleGroup,
  type Problem,
  type Relaxation,
} from '../../../../../src/solver/index.ts';
import { seededRandom } from '../../../../oracles/random.ts';

/** Three trainees who must all be met, one mentor with one place; beside them a trainee and a mentor with two places. */
const short: Problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
  mentors: [{ id: '1' }, { id: '2', max: 2 }],
  pairs: [...['a', 'b', 'c'].map((id): [string, string, number] => [id, '1', 0.5]), ['d', '2', 0.5]],
  coverage: 'all',
};
const toOther: AdmissibleGroup = {
  id: 'other',
  pairs: [
    ['a', '2', 0.1],
    ['b', '2', 0.2],
    ['c', '2', 0.3],
    ['d', '1', 0.9],
  ],
};
const newcomers: AdmissibleGroup = {
  id: 'newcomers',
  mentors: [
    { id: '3', max: 2 },
    { id: '4', max: 3, min: 3 },
    { id: '5', max: 2, min: 2 },
  ],
  pairs: ['3', '4', '5'].flatMap((mentor) => ['a', 'b', 'c'].map((id): [string, string, number] => [id, mentor, Number(mentor) / 10])),
};

function optionsOf(problem: Problem, admissible: readonly AdmissibleGroup[], nodeLimit = Infinity): Relaxation[] {
  const menus = relaxations(problem, solve(problem), { admissible, nodeLimit });
  return menus.flatMap(({ options }) => options.filter(({ changes }) => changes[0]!.kind === 'admission'));
}

/** Nine trainees, seven mentors of two places; limits on two sums that the pairs left out make up for. */
function knapsack(seed: number): { problem: Problem; group: AdmissibleGroup } {
  const random = seededRandom('admissions at a limit', seed);
  const trainees = Array.from({ length: 9 }, (_, i) => ({ id: `t${i}` }));
  const mentors = Array.from({ length: 7 }, (_, j) => ({ id: `m${j}`, max: 2 }));
  const every = trainees.flatMap((t) => mentors.map((m): [string, string, number] => [t.id, m.id, random.int(0, 99) / 100]));
  const inside = new Set(every.filter(() => random.chance(0.5)));
  const sums = (['<=', '>='] as const).map((op) => {
    const terms = every.map(([t, m]): [string, string, number] => [t, m, random.int(3, 40)]);
    const rhs = op === '<=' ? random.int(80, 120) : random.int(275, 300);
    const part = (isIn: boolean) => ({ id: op, op, rhs, terms: terms.filter((_, k) => inside.has(every[k]!) === isIn) });
    return { own: part(true), extra: part(false) };
  });
  return {
    problem: {
      ...{ format: 'binome.problem/1', trainees, mentors, pairs: [...inside], coverage: 'all' },
      sideConstraints: sums.map(({ own }) => own),
    },
    group: { id: 'g', pairs: every.filter((pair) => !inside.has(pair)), sideConstraints: sums.map(({ extra }) => extra) },
  };
}

describe('what a menu lets in', () => {
  it('joins the parts that it needs', () => {
    expect(optionsOf(short, [toOther])).toEqual([]);
    const roomier = { ...short, mentors: [{ id: '1' }, { id: '2', max: 3 }] };
    const [option] = optionsOf(roomier, [toOther]);
    expect(option!.changes).toEqual([
      {
        ...{ kind: 'admission', group: 'other', mentors: [], from: 0, to: 2, isBest: true },
        pairs: [
          ['b', '2'],
          ['c', '2'],
        ],
      },
    ]);
    expect([option!.problem.trainees.length, option!.solution.matched]).toEqual([4, 4]);
    const whole = withChanges(roomier, option!.changes, [toOther]);
    expect(solve(whole).pairs).toEqual(option!.solution.pairs);
    expect([...withChanges(roomier, option!.changes).pairs]).toEqual([...roomier.pairs]);
  });

  it('counts mentors, not their pairs; a minimum is theirs only once they are let in', () => {
    const [option] = optionsOf(short, [newcomers]);
    // 4 would need three of the three, and leave 1 empty, which may be; 5 takes two as 3 does, and scores more; all three score the most.
    expect(option!.changes[0]).toMatchObject({ mentors: ['5'], to: 1, isBest: true });
    expect(option!.solution.objective).toBeCloseTo(0.5 * 3, 9);
    const [alone] = optionsOf(short, [{ ...newcomers, pairs: newcomers.pairs.filter(([, mentor]) => mentor === '4') }]);
    expect(alone!.changes[0]).toMatchObject({ mentors: ['4'], to: 1 });
    expect(alone!.solution.pairs.map(([, mentor]) => mentor)).toEqual(['4', '4', '4']);
    const balanced: Problem = { ...short, balance: 'spread' };
    const [even] = optionsOf(balanced, [newcomers]);
    expect(even!.changes[0]).toMatchObject({ to: 1 });
    expect(verify(even!.problem, even!.solution).problems).toEqual([]);
  });

  it('keeps clear of ids that the problem has taken', () => {
    const named: Problem = { ...short, mentors: [...short.mentors, { id: 'admitted:0' }] };
    expect(optionsOf(named, [newcomers])[0]!.changes[0]).toMatchObject({ mentors: ['5'] });
  });

  it('is refused with the place where it is wrong', () => {
    const solution = solve(short);
    const refusal = (group: Partial<AdmissibleGroup>, ...more: AdmissibleGroup[]): object => {
      try {
        relaxations(short, solution, { admissible: [{ id: 'g', pairs: [], ...group }, ...more] });
      } catch (error) {
        return error as object;
      }
      throw new Error('not refused');
    };
    const at = (code: string, path: string): object => expect.objectContaining({ code, place: { path } }) as object;
    expect(refusal({}, { id: 'g', pairs: [] })).toEqual(at('PROBLEM_DUPLICATE_ID', '/admissible/1/id'));
    expect(refusal({ pairs: [['a', '9', 1]] })).toEqual(at('PROBLEM_UNKNOWN_ID', '/admissible/0/pairs/0/1'));
    expect(refusal({ pairs: [['a', '2', Number.NaN]] })).toEqual(at('PROBLEM_FIELD', '/admissible/0/pairs/0/2'));
    expect(
      refusal({
        pairs: [
          ['d', '1', 1],
          ['a', '1', 1],
        ],
      }),
    ).toEqual(at('PROBLEM_DUPLICATE_PAIR', '/admissible/0/pairs/1'));
    expect(refusal({ mentors: [{ id: '3' }, { id: '2' }] })).toEqual(at('PROBLEM_DUPLICATE_ID', '/admissible/0/mentors/1/id'));
    expect(refusal({ mentors: [{ id: '3', min: 2 }] })).toEqual(at('PROBLEM_MIN_ABOVE_MAX', '/admissible/0/mentors/0'));
    const side = { id: 's', terms: [['a', '2', 1] as const], op: '<=' as const, rhs: 1 };
    expect(refusal({ sideConstraints: [side] })).toEqual(at('PROBLEM_PAIR_NOT_ELIGIBLE', '/admissible/0/sideConstraints/0/terms/0'));
    const limited: Problem = { ...short, sideConstraints: [{ ...side, terms: [['a', '1', 1]] }] };
    expect(() =>
      relaxations(limited, solution, {
        admissible: [{ id: 'g', pairs: [], sideConstraints: [{ ...side, terms: [['a', '1', 1]] }] }],
      }),
    ).toThrow(expect.objectContaining({ code: 'PROBLEM_PAIR_NOT_ELIGIBLE' }) as Error);
  });

  it('is left out, or not called the best, where a limit stops the search', () => {
    const seen = { same: 0, leftOut: 0, notBest: 0 };
    for (let seed = 0; seed < 12; seed++) {
      const { problem, group } = knapsack(seed);
      if (solve(problem).status !== 'infeasible') continue;
      const [free] = optionsOf(problem, [group]);
      for (const nodeLimit of [0, 3, 300]) {
        const [held] = optionsOf(problem, [group], nodeLimit);
        if (free === undefined) expect(held).toBeUndefined();
        else if (held === undefined) seen.leftOut++;
        else {
          const [mine, best] = [held.changes[0]!, free.changes[0]!];
          if (mine.kind !== 'admission' || best.kind !== 'admission') throw new Error('no admission');
          expect(verify(held.problem, held.solution).problems).toEqual([]);
          expect([mine.to, mine.pairs.length]).toEqual([best.to, best.to]);
          if (mine.isBest) expect(mine.pairs).toEqual(best.pairs);
          seen[mine.isBest ? 'same' : 'notBest']++;
        }
      }
    }
    expect(seen.leftOut).toBeGreaterThan(0);
    expect(seen.notBest).toBeGreaterThan(0);
    expect(seen.same).toBeGreaterThan(0);
  });
});
