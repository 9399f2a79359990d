/**
 * The independent verifier of `streamedAssignment`: reads source and claim, shares no code with the solver.
 *
 * Checks what the docstring of `CapacitatedAssignment` says, for every pair of the source: of two groups of any size, the bound and
 * the least duals settle all pairs at once, or the groups are looked into. What it takes from the source are the scores and that no
 * score exceeds a bound; this it checks on every pair whose score it asks for, and for the chosen pairs on all groups above them.
 */
import type { CapacitatedAssignment } from '../model/sparse-scores.ts';
import type { Grouping, PairSource } from '../model/pair-source.ts';
import { claimFault, sizesFault } from './arrays.ts';
import type { Verification } from './verify.ts';

/** The first problems are enough: of 8·10⁹ pairs very many can be wrong. */
const MOST_PROBLEMS = 50;

interface Side {
  readonly parts: readonly number[][];
  readonly roots: readonly number[];
  /** Group → the least dual of its members that are covered, of those that are not; +∞ where there is none. */
  readonly covered: Float64Array;
  readonly open: Float64Array;
}

/** Numbers are compared in doubles, which is exact for integers up to 2^53. Time as for the last round of the solver. */
export function verifyStreamed(source: PairSource, claim: CapacitatedAssignment): Verification {
  if (!isSource(source)) return refused('The source is none.');
  const { rows, columns, rowGroups, columnGroups } = source;
  const fault = sizesFault(source) ?? claimFault(rows, columns, claim);
  if (fault !== null) return refused(fault);
  const { rowCover, columnCover, rowDual, columnDual } = claim;
  const rowSide = sideOf(rowGroups, rowDual, rowCover);
  const columnSide = sideOf(columnGroups, columnDual, columnCover);
  if (rowSide === null || columnSide === null) return refused('The groups of the source do not hold each member once.');
  const problems = [...checkSums(source, claim), ...checkChosen(source, claim)];

  /** Whether no score up to `bound` can contradict the proof, given the least duals on both sides. */
  const settled = (bound: number, rowOpen: number, rowCovered: number, columnOpen: number, columnCovered: number): boolean =>
    bound === -Infinity ||
    ((rowOpen === Infinity || columnOpen === Infinity) &&
      (rowOpen === Infinity || columnCovered === Infinity || bound <= rowOpen + columnCovered) &&
      (rowCovered === Infinity || columnOpen === Infinity || bound <= rowCovered + columnOpen));

  const walk = (r: number, c: number): void => {
    if (problems.length >= MOST_PROBLEMS) return;
    const bound = source.groupBound(r, c);
    if (settled(bound, rowSide.open[r]!, rowSide.covered[r]!, columnSide.open[c]!, columnSide.covered[c]!)) return;
    const [rowParts, columnParts] = [rowSide.parts[r]!, columnSide.parts[c]!];
    if (rowParts.length > 0 && columnParts.length > 0) for (const part of rowParts) for (const other of columnParts) walk(part, other);
    else if (rowParts.length > 0) for (const part of rowParts) walk(part, c);
    else if (columnParts.length > 0) for (const part of columnParts) walk(r, part);
    else for (let at = rowGroups.start[r]!; at < rowGroups.start[r + 1]!; at++) walkRow(rowGroups.member[at]!, c, bound);
  };

  const walkRow = (i: number, c: number, groupBound: number): void => {
    const [open, covered] = rowCover[i] === 1 ? [Infinity, rowDual[i]!] : [rowDual[i]!, Infinity];
    const bound = Math.min(groupBound, source.rowBound(i, c));
    if (settled(bound, open, covered, columnSide.open[c]!, columnSide.covered[c]!)) return;
    for (let at = columnGroups.start[c]!; at < columnGroups.start[c + 1]!; at++) {
      const j = columnGroups.member[at]!;
      const score = source.score(i, j);
      if (score === -Infinity) continue;
      if (!Number.isInteger(score) || !(score <= bound)) problems.push(`Pair ${i}–${j}: score ${score}, bound ${bound}.`);
      if (rowCover[i] === 0 && columnCover[j] === 0) problems.push(`Pair ${i}–${j}: neither end is covered.`);
      const bothCovered = rowCover[i] === 1 && columnCover[j] === 1;
      if (!bothCovered && !(score <= rowDual[i]! + columnDual[j]!)) problems.push(`Pair ${i}–${j}: the duals do not reach its score.`);
    }
  };

  for (const r of rowSide.roots) for (const c of columnSide.roots) walk(r, c);
  return { valid: problems.length === 0, problems: problems.slice(0, MOST_PROBLEMS) };
}

function isSource(source: PairSource): boolean {
  if (source === null || typeof source !== 'object') return false;
  const { groupBound, rowBound, score, rowGroups, columnGroups } = source;
  const isGrouping = (groups: Grouping): boolean =>
    groups !== null && typeof groups === 'object' && [groups.start, groups.member].every((array) => array instanceof Int32Array);
  return [groupBound, rowBound, score].every((answer) => typeof answer === 'function') && [rowGroups, columnGroups].every(isGrouping);
}

/** What is claimed of each row and column, and the three sums: rows matched, score, cover and duals that prove them. */
function checkSums({ rows, columns, capacity, score }: PairSource, claim: CapacitatedAssignment): string[] {
  const { rowToColumn, rowCover, columnCover, rowDual, columnDual } = claim;
  const problems: string[] = [];
  const load = new Int32Array(columns);
  let [matched, total, cover, bound] = [0, 0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const j = rowToColumn[i]!;
    const covered = rowCover[i] === 1;
    if (!covered && rowCover[i] !== 0) problems.push(`Row ${i}: the cover is neither 0 nor 1.`);
    if (covered) cover++;
    if (covered && j === -1) problems.push(`Row ${i} is covered, but not matched.`);
    if (!covered && !(rowDual[i]! >= 0 && (j !== -1 || rowDual[i] === 0))) problems.push(`Row ${i}: a dual of the wrong sign.`);
    bound += rowDual[i]!;
    if (j === -1) continue;
    matched++;
    if (!(j >= 0 && j < columns)) {
      problems.push(`Row ${i} has no column ${j}.`);
      continue;
    }
    load[j]!++;
    const points = score(i, j);
    total += points;
    if (!Number.isInteger(points)) problems.push(`Pair ${i}–${j} is chosen with the score ${points}.`);
    if (covered && columnCover[j] === 1) problems.push(`Pair ${i}–${j} is chosen, though both ends are covered.`);
    if (points !== rowDual[i]! + columnDual[j]!) problems.push(`Pair ${i}–${j} is chosen, though its reduced cost is not 0.`);
  }
  for (let j = 0; j < columns; j++) {
    const covered = columnCover[j] === 1;
    if (!covered && columnCover[j] !== 0) problems.push(`Column ${j}: the cover is neither 0 nor 1.`);
    if (load[j]! > capacity[j]!) problems.push(`Column ${j} has ${load[j]!} rows for ${capacity[j]!} places.`);
    if (covered) cover += capacity[j]!;
    if (covered && load[j] !== capacity[j]) problems.push(`Column ${j} is covered, but not full.`);
    if (!covered && !(columnDual[j]! >= 0 && (load[j] === capacity[j] || columnDual[j] === 0))) {
      problems.push(`Column ${j}: a dual of the wrong sign.`);
    }
    bound += columnDual[j]! * capacity[j]!;
  }
  if (matched !== claim.matched) problems.push(`${matched} rows are matched, ${claim.matched} claimed.`);
  if (cover !== matched) problems.push(`The cover proves ${cover}, not ${matched}.`);
  if (total !== claim.score) problems.push(`The score is ${total}, ${claim.score} claimed.`);
  if (bound !== total) problems.push(`The duals prove ${bound}, not ${total}.`);
  return problems;
}

/** The score of a chosen pair against the bounds of all groups that it lies in. */
function checkChosen(source: PairSource, { rowToColumn }: CapacitatedAssignment): string[] {
  const problems: string[] = [];
  const rowGroup = groupOf(source.rowGroups);
  const columnGroup = groupOf(source.columnGroups);
  rowToColumn.forEach((j, i) => {
    if (!(j >= 0 && j < source.columns)) return;
    const score = source.score(i, j);
    if (!(score <= source.rowBound(i, columnGroup[j]!))) problems.push(`Pair ${i}–${j}: its score exceeds the bound of its row.`);
    for (let r = rowGroup[i]!; r !== -1; r = source.rowGroups.parent?.[r] ?? -1) {
      for (let c = columnGroup[j]!; c !== -1; c = source.columnGroups.parent?.[c] ?? -1) {
        if (!(score <= source.groupBound(r, c))) problems.push(`Pair ${i}–${j}: its score exceeds the bound of groups ${r} and ${c}.`);
      }
    }
  });
  return problems;
}

/** Member → the group that holds it. */
function groupOf({ start, member }: Grouping): Int32Array {
  const group = new Int32Array(member.length);
  for (let g = 0; g + 1 < start.length; g++) for (let at = start[g]!; at < start[g + 1]!; at++) group[member[at]!] = g;
  return group;
}

/** null unless each member is in one group, and each group with parts has none itself: the walk would miss pairs. */
function sideOf({ start, member, parent }: Grouping, dual: Float64Array, cover: Uint8Array): Side | null {
  const groups = start.length - 1;
  const count = new Int32Array(dual.length);
  const parts = Array.from({ length: groups }, (): number[] => []);
  const roots: number[] = [];
  const covered = new Float64Array(groups).fill(Infinity);
  const open = new Float64Array(groups).fill(Infinity);
  for (let g = groups - 1; g >= 0; g--) {
    for (let at = start[g]!; at < start[g + 1]!; at++) {
      const k = member[at]!;
      if (!(k >= 0 && k < dual.length) || parts[g]!.length > 0) return null;
      count[k]!++;
      const least = cover[k] === 1 ? covered : open;
      least[g] = Math.min(least[g]!, dual[k]!);
    }
    const above = parent?.[g] ?? -1;
    if (above >= g || above < -1) return null;
    if (above === -1) roots.push(g);
    else {
      parts[above]!.push(g);
      covered[above] = Math.min(covered[above]!, covered[g]!);
      open[above] = Math.min(open[above]!, open[g]!);
    }
  }
  return count.every((times) => times === 1) ? { parts, roots, covered, open } : null;
}

function refused(problem: string): Verification {
  return { valid: false, problems: [problem] };
}
