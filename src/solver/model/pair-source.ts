/** Pairs that are described and never held: the input of `streamedAssignment` and `verifyStreamed`. */

/**
 * Members in groups, groups in larger groups.
 *
 * Group g has the members member[start[g]] … member[start[g+1]−1]; start has groups + 1 values from 0. Each member is in one group.
 */
export interface Grouping {
  /** Group → where its members begin; position → member, a row or a column. */
  readonly start: Int32Array;
  readonly member: Int32Array;
  /** Group → the larger group that it is part of, whose number is smaller; −1 for none. A group with parts has no members of its own. */
  readonly parent?: Int32Array;
}

/**
 * Score of a pair that is not eligible, and bound of groups that have no eligible pair. Bounds may be too high, which costs time;
 * one that is too low is a contradiction, which is refused where it is seen.
 */
export const FORBIDDEN = -Infinity;

/** Functions give the same answer each time they are asked. */
export interface PairSource {
  readonly rows: number;
  readonly columns: number;
  /** Column → rows it can take, ≥ 0. */
  readonly capacity: Int32Array;
  readonly rowGroups: Grouping;
  readonly columnGroups: Grouping;
  /** What no score of a row of the one and a column of the other group exceeds, for groups of any two sizes. */
  groupBound(rowGroup: number, columnGroup: number): number;
  /** The same for one row. Asked for column groups without parts. */
  rowBound(row: number, columnGroup: number): number;
  /** An integer within ±2^31, or FORBIDDEN. */
  score(row: number, column: number): number;
}
