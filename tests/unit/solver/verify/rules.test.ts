/** What the verifier reads of a matching: whether it keeps every rule, and the number of a pair in the lot. */
import { expect, test } from 'vitest';
import { tieNumber } from '../../../../src/solver/model/tie-break.ts';
import type { PartView, WholeSide } from '../../../../src/solver/verify/proof.ts';
import { brokenRules, holds } from '../../../../src/solver/verify/rules.ts';
import { tieNumberOf } from '../../../../src/solver/verify/tie-number.ts';

/** Trainees a (needs 2) and b, mentors x (1 to 2) and y; a–x is required. */
const PAIRS = ['ax', 'ay', 'bx', 'by'];
const view = {
  pairRow: Int32Array.of(0, 0, 1, 1),
  pairColumn: Int32Array.of(0, 1, 0, 1),
  ...{ need: [2, 1], min: [1, 0], max: [2, 1], required: new Set([0]) },
  find: (pair: unknown) => PAIRS.indexOf((pair as string[]).join('')),
} as unknown as PartView;
const side = (op: WholeSide['op'], rhs: bigint): WholeSide => ({
  id: 's',
  op,
  rhs,
  terms: new Map([
    [0, 1n],
    [3, 2n],
  ]),
});

test.each<[string, string[], boolean, WholeSide[], string | null]>([
  ['all needs', ['ax', 'ay', 'bx'], true, [side('<=', 1n)], null],
  ['some needs', ['ax'], false, [], null],
  ['some needs of all', ['ax', 'bx'], true, [], 'a trainee has not the need'],
  ['too many for a need', ['ax', 'bx', 'by'], false, [], 'a trainee has not the need'],
  ['a pair that is none', ['ax', 'az'], false, [], 'a – z is not eligible, or stands twice'],
  ['a pair twice', ['ax', 'ax'], false, [], 'a – x is not eligible, or stands twice'],
  ['no required pair', ['bx'], false, [], 'a required pair is missing'],
  ['too many for a mentor', ['ax', 'ay', 'by'], false, [], 'a mentor is not within the limits'],
  ['a constraint', ['ax', 'by'], false, [side('<=', 3n)], null],
  ['a constraint broken', ['ax', 'by'], false, [side('<=', 3n), side('<=', 2n)], 'side constraint s does not hold'],
])('%s', (_, pairs, all, sides, broken) => {
  expect(
    brokenRules(
      view,
      sides,
      pairs.map((pair) => [pair[0]!, pair[1]!] as const),
      all,
    ),
  ).toBe(broken);
});

test('too few for a mentor', () => {
  const own = { ...view, required: new Set<number>() };
  expect(brokenRules(own, [], [['a', 'y']], false)).toBe('a mentor is not within the limits');
  expect(brokenRules(own, [], [['b', 'x']], false)).toBeNull();
});

test.each<[WholeSide['op'], bigint, boolean]>([
  ['<=', 3n, true],
  ['<=', 2n, false],
  ['>=', 3n, true],
  ['>=', 4n, false],
  ['=', 3n, true],
  ['=', 2n, false],
  ['=', 4n, false],
])('1 + 2 %s %s', (op, rhs, isHeld) => {
  expect(holds(side(op, rhs), new Set([0, 1, 3]))).toBe(isHeld);
});

test('the number in the lot is the solver’s, though computed by itself', () => {
  for (const trainee of ['', 'a', 'S-0012', 'é', '😀'])
    for (const mentor of ['', 'x', 'T-0001']) expect(tieNumberOf(trainee, mentor)).toBe(tieNumber(trainee, mentor));
  expect(tieNumberOf('a', 'x')).toBeLessThan(2 ** 30);
});
