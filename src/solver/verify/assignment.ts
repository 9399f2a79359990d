/**
 * The independent verifier of `capacitatedAssignment`: reads the arrays and the claim, shares no code with any kernel.
 *
 * Checks what the docstring of `CapacitatedAssignment` says, then compares the sums. O(rows + columns + arcs). Numbers are
 * compared in doubles, which is exact for integers up to 2^53; `tolerance` (0 unless given) is allowed on each comparison of scores and duals,
 * for scores that are not integers.
 */
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';
import type { Verification } from './verify.ts';

export function verifyAssignment(scores: SparseScores, claim: CapacitatedAssignment, tolerance = 0): Verification {
  const { rows, columns, start, column, score, capacity } = scores;
  const { rowToColumn, rowCover, columnCover, rowDual, columnDual } = claim;
  const lengths = [rowToColumn.length, rowCover.length, rowDual.length, columnCover.length, columnDual.length];
  if (lengths.some((length, k) => length !== (k < 3 ? rows : columns)))
    return { valid: false, problems: ['The arrays have other lengths.'] };
  const problems: string[] = [];
  const load = new Int32Array(columns);
  let matched = 0;
  let total = 0;
  let cover = 0;
  let bound = 0;
  for (let i = 0; i < rows; i++) {
    const chosen = rowToColumn[i]!;
    const covered = rowCover[i] === 1;
    let found = chosen === -1;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      const j = column[arc]!;
      const columnCovered = columnCover[j] === 1;
      if (!covered && !columnCovered) problems.push(`Arc ${i}–${j}: neither end is covered.`);
      const reduced = score[arc]! - rowDual[i]! - columnDual[j]!;
      if (!(covered && columnCovered) && !(reduced <= tolerance)) problems.push(`Arc ${i}–${j}: the duals do not reach its score.`);
      if (j !== chosen) continue;
      found = true;
      matched++;
      load[j]!++;
      total += score[arc]!;
      if (covered && columnCovered) problems.push(`Arc ${i}–${j} is chosen, though both ends are covered.`);
      if (!(Math.abs(reduced) <= tolerance)) problems.push(`Arc ${i}–${j} is chosen, though its reduced cost is not 0.`);
    }
    if (!found) problems.push(`Row ${i} has no arc to column ${chosen}.`);
    if (covered) cover++;
    if (covered && chosen === -1) problems.push(`Row ${i} is covered, but not matched.`);
    if (!covered && !(rowDual[i]! >= -tolerance && (chosen !== -1 || rowDual[i]! <= tolerance)))
      problems.push(`Row ${i}: a dual of the wrong sign.`);
    bound += rowDual[i]!;
  }
  for (let j = 0; j < columns; j++) {
    const covered = columnCover[j] === 1;
    if (load[j]! > capacity[j]!) problems.push(`Column ${j} has ${load[j]!} rows for ${capacity[j]!} places.`);
    if (covered) cover += capacity[j]!;
    if (covered && load[j] !== capacity[j]) problems.push(`Column ${j} is covered, but not full.`);
    if (!covered && !(columnDual[j]! >= -tolerance && (load[j] === capacity[j] || columnDual[j]! <= tolerance))) {
      problems.push(`Column ${j}: a dual of the wrong sign.`);
    }
    bound += columnDual[j]! * capacity[j]!;
  }
  const slack = tolerance * (rows + columns + 1);
  if (matched !== claim.matched) problems.push(`${matched} rows are matched, ${claim.matched} claimed.`);
  if (cover !== matched) problems.push(`The cover proves ${cover}, not ${matched}.`);
  if (!(Math.abs(total - claim.score) <= slack)) problems.push(`The score is ${total}, ${claim.score} claimed.`);
  if (!(Math.abs(bound - total) <= slack)) problems.push(`The duals prove ${bound}, not ${total}.`);
  return { valid: problems.length === 0, problems };
}
