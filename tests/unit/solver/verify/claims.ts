/**
 * A small assignment with every kind of row and column, its answer, and false claims about it, each with all that is wrong with it. Both
 * verifiers of assignments, of arrays and of a source, are held to them.
 *
 * Rows a, b, c share columns 0 and 1, which are covered: c goes without. Row 3 is covered and has a pair with both ends covered, whose
 * score nothing needs to reach; row 4 is covered, its score negative; row 5 is covered, its column full and not covered. Column 2 has a
 * place left, column 3 has none at all.
 */
import type { CapacitatedAssignment } from '../../../../src/solver/index.ts';

export const CAPACITY = [1, 1, 3, 0, 1];

export const ARCS: readonly (readonly [row: number, column: number, score: number])[] = [
  [0, 0, 5],
  [0, 1, 3],
  [1, 0, 4],
  [2, 1, 2],
  [2, 3, 50],
  [3, 0, 100],
  [3, 2, 9],
  [4, 2, -2],
  [5, 4, 6],
];

export const trueClaim = (): CapacitatedAssignment => ({
  rowToColumn: Int32Array.of(1, 0, -1, 2, 2, 4),
  matched: 5,
  score: 20,
  rowCover: Uint8Array.of(0, 0, 0, 1, 1, 1),
  columnCover: Uint8Array.of(1, 1, 0, 1, 0),
  rowDual: Float64Array.of(1, 0, 0, 9, -2, 4),
  columnDual: Float64Array.of(4, 2, 0, 50, 2),
});

type Writable = { -readonly [K in keyof CapacitatedAssignment]: CapacitatedAssignment[K] };
export type Change = (claim: Writable) => unknown;

/** The claim, changed. */
export function claimed(change: Change): CapacitatedAssignment {
  const claim = trueClaim();
  change(claim);
  return claim;
}

/** Other proofs of the same, which hold as well. */
export const TRUE: readonly [string, Change][] = [
  ['as it is', () => undefined],
  [
    'the other of two that are equal',
    (c) => {
      c.rowToColumn.set([0, -1, 1]);
      c.rowDual.set([1, 0, 0]);
    },
  ],
  [
    'a price moved from a covered row to its column',
    (c) => {
      c.rowDual[5] = 5;
      c.columnDual[4] = 1;
    },
  ],
  [
    'a price moved from a column that is full to a covered row, all of it',
    (c) => {
      c.rowDual[5] = 6;
      c.columnDual[4] = 0;
    },
  ],
  ['any price on a column without places', (c) => (c.columnDual[3] = 1000)],
  [
    'row 5 by its column',
    (c) => {
      c.rowCover[5] = 0;
      c.columnCover[4] = 1;
    },
  ],
];

const DIFFERENT = 'The arrays have other lengths.';

/** Each with all that is wrong with it. */
export const FALSE: readonly [string, Change, readonly string[]][] = [
  ['too few rows', (c) => (c.rowToColumn = c.rowToColumn.slice(1)), [DIFFERENT]],
  ['too few rows covered', (c) => (c.rowCover = c.rowCover.slice(1)), [DIFFERENT]],
  ['too few duals of rows', (c) => (c.rowDual = c.rowDual.slice(1)), [DIFFERENT]],
  ['too few columns covered', (c) => (c.columnCover = c.columnCover.slice(1)), [DIFFERENT]],
  ['too few duals of columns', (c) => (c.columnDual = c.columnDual.slice(1)), [DIFFERENT]],
  ['as many duals of columns as of rows', (c) => (c.columnDual = Float64Array.of(4, 2, 0, 50, 2, 0)), [DIFFERENT]],
  ['one matched more', (c) => c.matched++, ['5 rows are matched, 6 claimed.']],
  ['a higher score', (c) => c.score++, ['The score is 20, 21 claimed.']],
  ['a lower score', (c) => c.score--, ['The score is 20, 19 claimed.']],
  [
    'a price too low on an arc that is not chosen',
    (c) => {
      c.rowDual[1] = 1;
      c.columnDual[0] = 3;
    },
    ['0–0: the duals do not reach its score.'],
  ],
  [
    'a price too high on chosen arcs',
    (c) => (c.columnDual[0] = 5),
    ['1–0 is chosen, though its reduced cost is not 0.', 'The duals prove 21, not 20.'],
  ],
  [
    'a price too low on chosen arcs',
    (c) => (c.rowDual[4] = -3),
    ['4–2: the duals do not reach its score.', '4–2 is chosen, though its reduced cost is not 0.', 'The duals prove 19, not 20.'],
  ],
  [
    'a negative price on a row that is not covered',
    (c) => {
      c.rowDual[1] = -1;
      c.columnDual[0] = 5;
    },
    ['Row 1: a dual of the wrong sign.'],
  ],
  [
    'a price on a row that goes without',
    (c) => {
      c.rowDual[2] = 1;
      c.rowDual[4] = -2;
    },
    ['Row 2: a dual of the wrong sign.', 'The duals prove 21, not 20.'],
  ],
  [
    'a negative price on a row that goes without',
    (c) => {
      c.rowDual[2] = -1;
      c.columnDual[1] = 3;
      c.rowDual[0] = 0;
      c.columnDual[0] = 5;
      c.rowDual[1] = -1;
    },
    [
      '2–3: the duals do not reach its score.',
      'Row 1: a dual of the wrong sign.',
      'Row 2: a dual of the wrong sign.',
      'The duals prove 19, not 20.',
    ],
  ],
  [
    'a negative price on a full column that is not covered',
    (c) => {
      c.columnDual[4] = -1;
      c.rowDual[5] = 7;
    },
    ['Column 4: a dual of the wrong sign.'],
  ],
  [
    'a price on a column with a place left',
    (c) => {
      c.columnDual[2] = 1;
      c.rowDual[3] = 8;
      c.rowDual[4] = -3;
    },
    ['Column 2: a dual of the wrong sign.', 'The duals prove 21, not 20.'],
  ],
  ['a row covered that goes without', (c) => (c.rowCover[2] = 1), ['Row 2 is covered, but not matched.', 'The cover proves 6, not 5.']],
  [
    'a column covered with a place left',
    (c) => {
      c.columnCover[2] = 1;
      c.rowCover[3] = 0;
      c.rowCover[4] = 0;
    },
    [
      '3–0: the duals do not reach its score.',
      'Row 4: a dual of the wrong sign.',
      'Column 2 is covered, but not full.',
      'The cover proves 6, not 5.',
    ],
  ],
  [
    'a row not covered that would have to be',
    (c) => {
      c.rowCover[5] = 0;
    },
    ['5–4: neither end is covered.', 'The cover proves 4, not 5.'],
  ],
  [
    'chosen, with both ends covered',
    (c) => (c.columnCover[4] = 1),
    ['5–4 is chosen, though both ends are covered.', 'The cover proves 6, not 5.'],
  ],
  [
    'more than there is room for',
    (c) => {
      c.rowToColumn[0] = 0;
      c.rowDual[0] = 1;
    },
    [
      'Column 0 has 2 rows for 1 places.',
      'Column 0 is covered, but not full.',
      'Column 1 is covered, but not full.',
      'The score is 22, 20 claimed.',
      'The duals prove 20, not 22.',
    ],
  ],
  [
    'one less than could be',
    (c) => {
      c.rowToColumn[5] = -1;
      c.matched = 4;
      c.score = 14;
    },
    [
      'Row 5 is covered, but not matched.',
      'Column 4: a dual of the wrong sign.',
      'The cover proves 5, not 4.',
      'The duals prove 20, not 14.',
    ],
  ],
];
