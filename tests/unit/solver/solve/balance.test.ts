/** What `balance` comes to, on problems small enough to be seen through. */
import { describe, expect, test } from 'vitest';
import {
  alternatives,
  solve,
  verify,
  verifyAlternatives,
  type MentorNode,
  type Problem,
  type Stage,
} from '../../../../src/solver/index.ts';

/** Every trainee can have every mentor; the first mentors score most. */
function complete(trainees: number, mentors: readonly MentorNode[], more: Partial<Problem> = {}): Problem {
  const ids = Array.from({ length: trainees }, (_, i) => `t${i}`);
  return {
    format: 'binome.problem/1',
    trainees: ids.map((id) => ({ id })),
    mentors,
    pairs: ids.flatMap((id) => mentors.map((mentor, j): [string, string, number] => [id, mentor.id, 9 - j])),
    ...more,
  };
}

function loadsOf(problem: Problem): { loads: number[]; levels: unknown[] } {
  const solution = solve(problem);
  expect(verify(problem, solution)).toEqual({ valid: true, problems: [] });
  const loads = problem.mentors.map(({ id }) => solution.pairs.filter(([, mentor]) => mentor === id).length);
  return { loads, levels: solution.certificate!.parts.flatMap(({ balance }) => [balance!.worst.level, balance!.least?.level ?? 'none']) };
}

describe('worst', () => {
  test('nobody has two while somebody has none', () => {
    const mentors = [
      { id: 'a', max: 3 },
      { id: 'b', max: 3 },
      { id: 'c', max: 3 },
    ];
    expect(loadsOf(complete(3, mentors, { balance: 'worst' }))).toEqual({ loads: [1, 1, 1], levels: [[1, 1], 'none'] });
    expect(solve(complete(3, mentors)).pairs.map(([, mentor]) => mentor)).toEqual(['a', 'a', 'a']);
  });

  test('what is carried already counts, for the time that is worked', () => {
    const mentors = [
      { id: 'a', max: 4, load: 2 },
      { id: 'b', max: 4 },
      { id: 'c', max: 4, share: 0.5 },
    ];
    expect(loadsOf(complete(3, mentors, { balance: 'worst' }))).toEqual({ loads: [0, 2, 1], levels: [[2, 1], 'none'] });
  });

  test('a need counts more', () => {
    const mentors = [
      { id: 'a', max: 1 },
      { id: 'b', max: 3, load: 5 },
    ];
    expect(loadsOf(complete(4, mentors, { balance: 'worst' }))).toEqual({ loads: [1, 3], levels: [[8, 1], 'none'] });
  });

  test('a minimum makes nobody the worst, a required pair does', () => {
    const mentors = [
      { id: 'a', min: 1, max: 3, load: 5 },
      { id: 'b', max: 3 },
      { id: 'c', max: 3 },
    ];
    expect(loadsOf(complete(3, mentors, { balance: 'worst' }))).toEqual({ loads: [1, 1, 1], levels: [[1, 1], 'none'] });
    const free = [{ id: 'a', max: 3, load: 5 }, ...mentors.slice(1)];
    const pinned = complete(3, free, { balance: 'worst', required: [['t0', 'a']] });
    expect(loadsOf(pinned)).toEqual({ loads: [1, 2, 0], levels: [[6, 1], 'none'] });
  });

  test('each part by itself', () => {
    const left = complete(2, [{ id: 'a', max: 2 }]);
    const right = complete(2, [
      { id: 'b', max: 2 },
      { id: 'c', max: 2 },
    ]);
    const renamed = (id: string): string => `u${id}`;
    const both: Problem = {
      ...left,
      trainees: [...left.trainees, ...right.trainees.map(({ id }) => ({ id: renamed(id) }))],
      mentors: [...left.mentors, ...right.mentors],
      pairs: [...left.pairs, ...[...right.pairs].map(([t, m, score]): [string, string, number] => [renamed(t), m, score])],
      balance: 'worst',
    };
    expect(loadsOf(both)).toEqual({ loads: [2, 1, 1], levels: [[2, 1], 'none', [1, 1], 'none'] });
  });

  test('nobody counts where nobody has more than the minimum', () => {
    expect(loadsOf(complete(1, [{ id: 'a', min: 1 }], { balance: 'spread' }))).toEqual({ loads: [1], levels: [null, 'none'] });
    expect(loadsOf(complete(0, [{ id: 'a' }], { balance: 'worst' }))).toEqual({ loads: [0], levels: [null, 'none'] });
  });
});

describe('spread', () => {
  test('who could have more has as much as can be', () => {
    const mentors = [
      { id: 'a', max: 2, load: 1 },
      { id: 'b', max: 4 },
      { id: 'c', max: 4 },
      { id: 'd', max: 1, load: 2 },
    ];
    // Nobody above 2: b and c may have two each, a one; the least of those who could have more is 1.
    expect(loadsOf(complete(3, mentors, { balance: 'worst' })).levels).toEqual([[2, 1], 'none']);
    expect(loadsOf(complete(3, mentors, { balance: 'spread' }))).toEqual({
      loads: [1, 1, 1, 0],
      levels: [
        [2, 1],
        [1, 1],
      ],
    });
  });

  test('who has no eligible pair, or no place, is not counted', () => {
    const problem = complete(
      2,
      [
        { id: 'a', max: 3 },
        { id: 'b', max: 3 },
        { id: 'c', max: 0 },
      ],
      { balance: 'spread' },
    );
    const pairs = [...problem.pairs].filter(([, mentor]) => mentor !== 'b');
    // No one can have more: a for the worst load, b for the only pair, c for want of places.
    expect(loadsOf({ ...problem, pairs: [...pairs, ['t0', 'b', 1]] })).toEqual({ loads: [1, 1, 0], levels: [[1, 1], 'none'] });
    const alone = solve({ ...problem, pairs });
    expect(alone.certificate!.parts.map(({ balance }) => balance)).toEqual([
      { worst: { level: [2, 1], proof: expect.anything() as unknown }, least: { level: null, proof: null } },
      { worst: { level: null, proof: null }, least: { level: null, proof: null } },
    ]);
  });
});

test('a stage of its own is reported', () => {
  const stages = new Set<Stage>();
  solve(
    complete(
      3,
      [
        { id: 'a', max: 3 },
        { id: 'b', max: 3 },
      ],
      { balance: 'worst' },
    ),
    { onProgress: (stage) => void stages.add(stage) },
  );
  expect([...stages]).toEqual(['coverage', 'balance', 'score', 'tie-break']);
});

test('alternatives are refused, and none are accepted', () => {
  const problem = complete(
    2,
    [
      { id: 'a', max: 2 },
      { id: 'b', max: 2 },
    ],
    { balance: 'worst' },
  );
  const solution = solve(problem);
  expect(() => alternatives(problem, solution, 1)).toThrow(expect.objectContaining({ code: 'ALTERNATIVES_BALANCE' }));
  expect(verifyAlternatives(problem, solution, { solutions: [], exhaustion: null }).valid).toBe(false);
});
