/** `verifyAssignment` on true claims, on false ones with all that is wrong with them, and what it allows for rounding. */
import { describe, expect, test } from 'vitest';
import { verifyAssignment } from '../../../../src/solver/verify/assignment.ts';
import type { CapacitatedAssignment, SparseScores } from '../../../../src/solver/index.ts';
import { ARCS, CAPACITY, claimed, FALSE, TRUE, trueClaim } from './claims.ts';

const scores = (factor = 1, capacity = CAPACITY): SparseScores => ({
  rows: 6,
  columns: 5,
  start: Int32Array.from([0, 2, 3, 5, 7, 8, 9]),
  column: Int32Array.from(ARCS, ([, column]) => column),
  score: Float64Array.from(ARCS, ([, , score]) => score * factor),
  capacity: Int32Array.from(capacity),
});

test.each(TRUE)('true: %s', (_, change) => {
  expect(verifyAssignment(scores(), claimed(change))).toEqual({ valid: true, problems: [] });
  expect(verifyAssignment({ ...scores(), score: Int32Array.from(ARCS, ([, , score]) => score) }, claimed(change)).valid).toBe(true);
});

test.each(FALSE)('false: %s', (_, change, problems) => {
  const inWords = problems.map((text) => text.replace(/^(?=\d–)/, 'Arc '));
  const { valid, problems: said } = verifyAssignment(scores(), claimed(change));
  expect([valid, [...said].sort()]).toEqual([false, inWords.sort()]);
});

test('a row with a column that it has no arc to', () => {
  const { problems } = verifyAssignment(
    scores(),
    claimed((c) => (c.rowToColumn[5] = 2)),
  );
  expect(problems[0]).toBe('Row 5 has no arc to column 2.');
});

describe('rounding', () => {
  const halved = (): CapacitatedAssignment => {
    const { rowDual, columnDual, score, ...rest } = trueClaim();
    return { ...rest, score: score / 2, rowDual: rowDual.map((dual) => dual / 2), columnDual: columnDual.map((dual) => dual / 2) };
  };
  const unit = 8 * Number.EPSILON;

  test('is allowed by the largest score or dual in size', () => {
    expect(verifyAssignment(scores(0.5), halved())).toEqual({ valid: true, tolerance: 50 * unit, problems: [] });
    expect(verifyAssignment(scores(-0.5), halved()).tolerance).toBe(50 * unit);
    const larger = (change: (claim: CapacitatedAssignment) => unknown): number | undefined => {
      const claim = halved();
      change(claim);
      return verifyAssignment(scores(0.5), claim).tolerance;
    };
    expect(larger((c) => (c.rowDual[0] = 60))).toBe(60 * unit);
    expect(larger((c) => (c.rowDual[0] = -60))).toBe(60 * unit);
    expect(larger((c) => (c.columnDual[0] = 60))).toBe(60 * unit);
    expect(larger((c) => (c.columnDual[0] = -60))).toBe(60 * unit);
    // A column without a place takes part in no sum, and no path of reduced costs is longer than all people.
    expect(larger((c) => (c.columnDual[3] = 60))).toBe(50 * unit);
    expect(larger((c) => (c.rowDual[0] = 1e9))).toBe(2 * 12 * 50 * unit);
  });

  /** The tolerance given is allowed, no more: of one pair, its score, its duals. */
  const one = (score: number, rowDual: number, columnDual: number, claim: Partial<CapacitatedAssignment> = {}, tolerance = 1): boolean =>
    verifyAssignment(
      {
        rows: 1,
        columns: 1,
        start: Int32Array.of(0, 1),
        column: Int32Array.of(0),
        score: Float64Array.of(score),
        capacity: Int32Array.of(1),
      },
      {
        ...{ rowToColumn: Int32Array.of(0), matched: 1, score, rowCover: Uint8Array.of(1), columnCover: Uint8Array.of(0) },
        ...{ rowDual: Float64Array.of(rowDual), columnDual: Float64Array.of(columnDual) },
        ...claim,
      },
      tolerance,
    ).valid;
  const unmatched = { rowToColumn: Int32Array.of(-1), matched: 0, score: 0, rowCover: Uint8Array.of(0) };

  test.each<[string, boolean, boolean]>([
    ['a reduced cost', one(10, 9, 0), one(10, 8.5, 0)],
    ['a reduced cost, the other way', one(10, 11, 0), one(10, 11.5, 0)],
    ['a negative price of a column', one(10, 10.5, -1), one(10, 10.5, -1.25)],
    [
      'a negative price of a row',
      one(10, -1, 10.5, { rowCover: Uint8Array.of(0), columnCover: Uint8Array.of(1) }),
      one(10, -1.25, 10.5, { rowCover: Uint8Array.of(0), columnCover: Uint8Array.of(1) }),
    ],
    ['a score, three times', one(10, 10, 0, { score: 13 }), one(10, 10, 0, { score: 13.5 })],
    ['a score, three times, the other way', one(10, 10, 0, { score: 7 }), one(10, 10, 0, { score: 6.5 })],
    ['nothing', one(10, 10, 0, {}, 0), one(10, 9.5, 0, {}, 0)],
  ])('%s', (_, within, beyond) => expect([within, beyond]).toEqual([true, false]));

  test('a price of what is not used', () => {
    const free = (rowDual: number, columnDual: number): boolean =>
      verifyAssignment(
        {
          rows: 1,
          columns: 1,
          start: Int32Array.of(0, 0),
          column: new Int32Array(0),
          score: new Float64Array(0),
          capacity: Int32Array.of(1),
        },
        { ...unmatched, columnCover: Uint8Array.of(0), rowDual: Float64Array.of(rowDual), columnDual: Float64Array.of(columnDual) },
        1,
      ).valid;
    expect([free(1, 1), free(1.25, 0), free(0, 1.25), free(-1, -1), free(-1.25, 0), free(0, -1.25)]).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  test('sums lose nothing', () => {
    const large = [3, 2 ** 60, 3, -(2 ** 60)];
    const rows = large.length;
    const claim = {
      ...{
        rowToColumn: Int32Array.of(0, 1, 2, 3),
        matched: rows,
        score: 6,
        rowCover: new Uint8Array(rows).fill(1),
        columnCover: new Uint8Array(rows),
      },
      ...{ rowDual: Float64Array.from(large), columnDual: new Float64Array(rows) },
    };
    const own = {
      rows,
      columns: rows,
      start: Int32Array.of(0, 1, 2, 3, 4),
      column: Int32Array.of(0, 1, 2, 3),
      score: Float64Array.from(large),
      capacity: new Int32Array(rows).fill(1),
    };
    expect(verifyAssignment(own, claim, 0)).toEqual({ valid: true, problems: [] });
    const reversed = Float64Array.from(large).reverse();
    expect(verifyAssignment({ ...own, score: reversed }, { ...claim, rowDual: reversed }, 0).valid).toBe(true);
  });
});
