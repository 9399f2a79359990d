/** What is no solution, or no list of pairs, is refused in words wherever one is asked for. */
import { describe, expect, test } from 'vitest';
import { certainPairs, excluding, Prices, repairs, solve, type PairIds, type Solution } from '../../src/solver/index.ts';
import { FAMILY_NAMES, instance } from './instances.ts';

const problem = instance(FAMILY_NAMES[0]!, 3);
const solution = solve(problem);

const NO_SOLUTIONS: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['text', 'best'],
  ['an empty object', {}],
  ['one without its certificate', { ...solution, certificate: undefined }],
  ['one whose pairs are no pairs', { ...solution, pairs: [['t0']] }],
  ['one whose parts are none', { ...solution, certificate: { ...solution.certificate, parts: [null] } }],
];

describe.each(NO_SOLUTIONS)('%s', (_, value) => {
  test('is not priced, and no pair of it is certain', () => {
    const refused = expect.objectContaining({ code: 'SOLUTION_SHAPE' }) as Error;
    expect(() => new Prices(problem, value as Solution)).toThrow(refused);
    expect(() => certainPairs(problem, value as Solution)).toThrow(refused);
  });
});

test.each([[undefined], [null], ['t0'], [[['t0']]], [[[1, 2]]], [[null]]])('pairs that are none: %j', (value) => {
  const refused = expect.objectContaining({ code: 'PROBLEM_FIELD' }) as Error;
  expect(() => repairs(problem, value as unknown as PairIds[])).toThrow(refused);
  expect(() => excluding(problem, [{ pairs: value as unknown as PairIds[] }])).toThrow(refused);
});
