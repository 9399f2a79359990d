import { expect, it } from 'vitest';
import { encode } from '../../../../src/solver/model/encode.ts';
import { PairColumns } from '../../../../src/solver/model/pair-columns.ts';
import type { Problem } from '../../../../src/solver/index.ts';

const columns = (trainees: string[], mentors: string[], mentor: number[]): PairColumns =>
  new PairColumns({
    ...{ trainees, mentors, unit: 1_000_000 },
    start: Int32Array.of(0, 2, 3),
    mentor: Int32Array.from(mentor),
    score: Int32Array.of(500_000, 123_456, 0),
  });

const problemOf = (pairs: Problem['pairs']): Problem => ({
  format: 'binome.problem/1',
  trainees: [{ id: 'a' }, { id: 'b' }],
  mentors: [{ id: 'x' }, { id: 'y' }],
  pairs,
});

it('columns are read as the list that they are, in order or not', () => {
  for (const [trainees, mentors, mentor] of [
    [
      ['a', 'b'],
      ['x', 'y'],
      [0, 1, 1],
    ],
    [
      ['a', 'b'],
      ['y', 'x'],
      [0, 1, 1],
    ],
    [
      ['b', 'a'],
      ['x', 'y'],
      [0, 1, 0],
    ],
  ] as const) {
    const pairs = columns([...trainees], [...mentors], [...mentor]);
    expect([...pairs]).toHaveLength(3);
    expect(encode(problemOf(pairs))).toEqual(encode(problemOf([...pairs])));
  }
});

it('what is wrong in columns is refused as in a list', () => {
  expect(() => encode(problemOf(columns(['a', 'b'], ['x', 'z'], [0, 1, 0])))).toThrow(
    expect.objectContaining({ code: 'PROBLEM_UNKNOWN_ID' }),
  );
  expect(() => encode(problemOf(columns(['a', 'c'], ['x', 'y'], [0, 1, 0])))).toThrow(
    expect.objectContaining({ code: 'PROBLEM_UNKNOWN_ID' }),
  );
  expect(() => encode(problemOf(columns(['a', 'b'], ['x', 'y'], [1, 1, 0])))).toThrow(
    expect.objectContaining({ code: 'PROBLEM_DUPLICATE_PAIR' }),
  );
});
