/** Each way in which arrays of an instance, or of a claim, are not what they should be, is refused by itself and in its own words. */
import { describe, expect, test } from 'vitest';
import type { CapacitatedAssignment, SparseScores } from '../../../../src/solver/model/sparse-scores.ts';
import { arcsFault, claimFault, sizesFault } from '../../../../src/solver/verify/arrays.ts';

/** Two rows, three columns: lengths differ wherever they may. */
const SCORES: SparseScores = {
  ...{ rows: 2, columns: 3, start: Int32Array.of(0, 2, 3), column: Int32Array.of(0, 2, 2) },
  ...{ score: Float64Array.of(3, -2, 1), capacity: Int32Array.of(1, 0, 2) },
};
const CLAIM: CapacitatedAssignment = {
  ...{ rowToColumn: Int32Array.of(0, 2), matched: 2, score: 4, rowCover: Uint8Array.of(1, 1), columnCover: Uint8Array.of(0, 0, 0) },
  ...{ rowDual: Float64Array.of(3, 1), columnDual: Float64Array.of(0, 0, 0) },
};

test('what is as it should be', () => {
  expect([sizesFault(SCORES), arcsFault(SCORES), claimFault(2, 3, CLAIM)]).toEqual([null, null, null]);
  expect(arcsFault({ ...SCORES, score: Int32Array.of(3, 2, 1) })).toBeNull();
  const none = {
    rows: 0,
    columns: 0,
    start: Int32Array.of(0),
    column: new Int32Array(0),
    score: new Int32Array(0),
    capacity: new Int32Array(0),
  };
  expect([sizesFault(none), arcsFault(none)]).toEqual([null, null]);
  // A column again in another row, a row without arcs, a column that nobody may take.
  expect(arcsFault({ ...SCORES, start: Int32Array.of(0, 0, 2), column: Int32Array.of(1, 2), score: Int32Array.of(1, 1) })).toBeNull();
});

const UNCOUNTED = 'Rows and columns are not counted.';
const PLACES = 'The places of the columns are not counted.';

test.each<[string, object]>([
  [UNCOUNTED, { rows: -1 }],
  [UNCOUNTED, { rows: 0.5 }],
  [UNCOUNTED, { columns: -1 }],
  [UNCOUNTED, { columns: NaN }],
  [UNCOUNTED, { columns: undefined }],
  [PLACES, { capacity: undefined }],
  [PLACES, { capacity: [1, 0, 2] }],
  [PLACES, { capacity: Int32Array.of(1, 0) }],
  [PLACES, { capacity: Int32Array.of(1, 0, 2, 0) }],
  [PLACES, { capacity: Int32Array.of(1, -1, 2) }],
])('sizes: %s %o', (fault, change) => {
  expect(sizesFault({ ...SCORES, ...change })).toBe(fault);
});

const KINDS = 'The arrays of scores are of other kinds.';
const LENGTHS = 'The arrays of scores have other lengths.';

test.each<[string, object]>([
  [KINDS, { start: [0, 2, 3] }],
  [KINDS, { column: [0, 2, 2] }],
  [KINDS, { score: [3, -2, 1] }],
  [KINDS, { score: Float32Array.of(3, -2, 1) }],
  [LENGTHS, { start: Int32Array.of(0, 3) }],
  [LENGTHS, { start: Int32Array.of(0, 2, 3, 3) }],
  [LENGTHS, { start: Int32Array.of(1, 2, 3) }],
  [LENGTHS, { start: Int32Array.of(0, 2, 2) }],
  [LENGTHS, { start: Int32Array.of(0, 2, 4) }],
  [LENGTHS, { score: Float64Array.of(3, -2) }],
  [LENGTHS, { score: Float64Array.of(3, -2, 1, 1) }],
  ['Row 0 ends before it begins.', { start: Int32Array.of(0, -1, 3) }],
  ['Row 0 has an arc to a column -1.', { column: Int32Array.of(-1, 2, 2) }],
  ['Row 1 has an arc to a column 3.', { column: Int32Array.of(0, 2, 3) }],
  ['Row 0 has two arcs to column 2.', { column: Int32Array.of(2, 2, 1) }],
  ['A score is not a finite number.', { score: Float64Array.of(3, NaN, 1) }],
  ['A score is not a finite number.', { score: Float64Array.of(3, 2, -Infinity) }],
])('arcs: %s %o', (fault, change) => {
  expect(arcsFault({ ...SCORES, ...change })).toBe(fault);
});

describe('a claim', () => {
  const SUMS = 'The sums of the claim are no numbers.';
  const OTHERS = 'The arrays of the claim are of other kinds.';
  const OTHER_LENGTHS = 'The arrays have other lengths.';

  test.each<[string, object | null]>([
    ['The claim is none.', null],
    [SUMS, { ...CLAIM, matched: '2' }],
    [SUMS, { ...CLAIM, score: undefined }],
    ...(['rowToColumn', 'rowCover', 'columnCover', 'rowDual', 'columnDual'] as const).flatMap((name): [string, object][] => [
      [OTHERS, { ...CLAIM, [name]: [...CLAIM[name]] }],
      [OTHERS, { ...CLAIM, [name]: undefined }],
      [OTHER_LENGTHS, { ...CLAIM, [name]: CLAIM[name].slice(1) }],
    ]),
    ['A dual is not a finite number.', { ...CLAIM, rowDual: Float64Array.of(3, NaN) }],
    ['A dual is not a finite number.', { ...CLAIM, columnDual: Float64Array.of(0, Infinity, 0) }],
  ])('%s %#', (fault, claim) => {
    expect(claimFault(2, 3, claim as unknown as CapacitatedAssignment)).toBe(fault);
  });

  test('that is text', () => {
    expect(claimFault(2, 3, 'optimal' as unknown as CapacitatedAssignment)).toBe('The claim is none.');
  });
});
