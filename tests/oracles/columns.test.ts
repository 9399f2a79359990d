/** The verifier reads columns as the list that they are, and says of wrong ones what it says of the list. */
import { expect, test } from 'vitest';
import { PairColumns, solve, verify, type Problem } from '../../src/solver/index.ts';

type Columns = Omit<PairColumns, typeof Symbol.iterator>;

const RIGHT: Columns = {
  ...{ trainees: ['a', 'b', 'c'], mentors: ['x', 'y'], unit: 1_000_000 },
  start: Int32Array.of(0, 2, 2, 4),
  mentor: Int32Array.of(0, 1, 0, 1),
  score: Int32Array.of(500_000, 123_456, 0, 7),
};

function problemOf(pairs: Problem['pairs']): Problem {
  const [trainees, mentors] = [
    ['a', 'b', 'c'],
    ['x', 'y'],
  ].map((ids) => ids.map((id) => ({ id })));
  return { format: 'binome.problem/1', trainees: trainees!, mentors: mentors!, pairs };
}

test.each<[string, Partial<Columns>, RegExp | null]>([
  ['right ones', {}, null],
  ['in another order of mentors', { mentors: ['y', 'x'], mentor: Int32Array.of(1, 0, 1, 0) }, null],
  ['in another order of trainees', { trainees: ['c', 'b', 'a'], score: Int32Array.of(0, 7, 500_000, 123_456) }, null],
  ['an unknown trainee without a pair', { trainees: ['a', 'z', 'c'] }, null],
  ['an unknown trainee', { trainees: ['a', 'b', 'z'] }, /^problem \/pairs\/2: not a known trainee/],
  ['an unknown mentor', { mentors: ['x', 'z'] }, /^problem \/pairs\/1: not a known trainee/],
  ['a mentor by a number of none', { mentor: Int32Array.of(0, 1, 2, 1) }, /^problem \/pairs\/2: not a known trainee/],
  ['a mentor by a number below 0', { mentor: Int32Array.of(0, 1, 0, -1) }, /^problem \/pairs\/3: not a known trainee/],
  ['a pair twice', { mentor: Int32Array.of(0, 1, 1, 1) }, /^problem \/pairs\/3: it stands twice/],
  ['a trainee twice', { trainees: ['a', 'b', 'a'] }, /^problem \/pairs\/2: it stands twice/],
  ['no unit', { unit: 0 }, /^problem \/pairs\/0: not a known trainee/],
  ['starts beyond the pairs', { start: Int32Array.of(0, 2, 2, 5) }, /^problem \/pairs\/4: not a known trainee/],
  ['starts that fall', { start: Int32Array.of(0, 2, 1, 4) }, /^problem \/pairs\/4: it stands twice/],
])('%s', (_, wrong, sentence) => {
  const solution = solve(problemOf(new PairColumns(RIGHT)));
  const columns = new PairColumns({ ...RIGHT, ...wrong });
  const verified = verify(problemOf(columns), solution);
  expect(verified).toEqual(verify(problemOf([...columns]), solution));
  if (sentence === null) expect(verified).toEqual({ valid: true, problems: [] });
  else expect(verified.problems).toEqual([expect.stringMatching(sentence)]);
});
