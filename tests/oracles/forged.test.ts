/** Claims that were false and passed for proven once: each is refused, for its own reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verify, type Problem, type Solution } from '../../src/solver/index.ts';

const FOLDER = new URL('./forged/', import.meta.url);

const REASONS: Record<string, RegExp> = {
  'balance-merged': /^part 0 falls apart/,
  'feasible-false-reasons': /^the minimums of \["y"\] do not count up$/,
  'incumbent-not-kept': /^tieBreak is complete, but the lot is not proven$/,
  'infeasible-false-reasons': /^the minimums of \["y"\] do not count up$/,
  'needless-rounding': /^the scale rounds scores that need no rounding$/,
  'problem-coverage-ALL-and-short': /^problem \/coverage: /,
  'problem-max-as-string': /^problem \/mentors\/0\/max: /,
  'problem-objective-Fair': /^problem \/objective: /,
};

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

test('every forgery has its reason', () => {
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.(problem|solution)\.json$/, ''));
  expect([...new Set(names)].sort()).toEqual(Object.keys(REASONS));
});

test.each(Object.entries(REASONS))('%s', (name, reason) => {
  const { valid, problems } = verify(read(`${name}.problem.json`) as Problem, read(`${name}.solution.json`) as Solution);
  expect([valid, problems[0]]).toEqual([false, expect.stringMatching(reason)]);
});

test('a scale on which every score is nothing', () => {
  const problem = {
    format: 'binome.problem/1',
    trainees: [{ id: 'a' }],
    mentors: [{ id: 'x' }, { id: 'y' }],
    pairs: [
      ['a', 'x', 1],
      ['a', 'y', 2],
    ],
  };
  const duals = { denominator: 1, trainees: [0], mentors: [0, 0], sideConstraints: [], coverage: 0 };
  const proof = { fixing: null, tree: { leaf: 'bound', duals } };
  const part = {
    trainees: ['a'],
    mentors: ['x', 'y'],
    sideConstraints: [],
    matched: 1,
    score: 0,
    coverage: null,
    optimality: proof,
    infeasibility: null,
  };
  const claimed = (scale: object): Solution =>
    ({
      ...{ format: 'binome.solution/1', status: 'optimal', pairs: [['a', 'x']], matched: 1, objective: 0, bound: 0, unmet: [] },
      certificate: { scale, parts: [part], tieBreak: 'partial' },
      diagnosis: null,
    }) as unknown as Solution;
  for (const scale of [
    { base: 2, exponent: -1000, exact: false, tolerance: 2 ** 999 },
    { base: 2, exponent: -3, exact: false, tolerance: 4 },
    { base: 2, exponent: 0, exact: false, tolerance: 0.5 },
    { base: 10, exponent: 0, exact: false, tolerance: 0.5 },
  ]) {
    expect(verify(problem as unknown as Problem, claimed(scale)).problems[0]).toMatch(/scale/);
  }
});
