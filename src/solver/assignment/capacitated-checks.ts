/** What `capacitatedAssignment` asks of its arrays, checked before anything is read through them. */
import { BinomeError } from '../../errors/index.ts';
import { show } from '../model/checks.ts';
import type { SparseScores } from '../model/sparse-scores.ts';

/** Everything but the arcs' columns and scores. @throws BinomeError SCORES_SHAPE, SCORES_VALUE, with the place as a path. */
export function checkShape(scores: SparseScores): void {
  if (scores === null || typeof scores !== 'object') throw shape('', show(scores));
  const { rows, columns, start, column, score, capacity } = scores;
  if (!isCount(rows)) throw shape('/rows', show(rows));
  if (!isCount(columns)) throw shape('/columns', show(columns));
  if (!(start instanceof Int32Array) || start.length !== rows + 1) throw shape('/start', described(start));
  if (!(column instanceof Int32Array)) throw shape('/column', described(column));
  if (!(score instanceof Int32Array || score instanceof Float64Array) || score.length !== column.length) {
    throw shape('/score', described(score));
  }
  if (!(capacity instanceof Int32Array) || capacity.length !== columns) throw shape('/capacity', described(capacity));
  if (start[0] !== 0) throw value('/start/0', start[0]!);
  for (let i = 0; i < rows; i++) if (start[i + 1]! < start[i]!) throw value(`/start/${i + 1}`, start[i + 1]!);
  if (start[rows] !== column.length) throw value(`/start/${rows}`, start[rows]!);
  for (let j = 0; j < columns; j++) if (capacity[j]! < 0) throw value(`/capacity/${j}`, capacity[j]!);
}

/** Every score is a number. @throws BinomeError SCORES_VALUE, with the place as a path. */
export function checkScores(score: Int32Array | Float64Array): void {
  for (let arc = 0; arc < score.length; arc++) if (!Number.isFinite(score[arc])) throw value(`/score/${arc}`, score[arc]!);
}

/** Each arc's column is in range, and once in its row. @throws BinomeError SCORES_VALUE, with the place as a path. */
export function checkArcs({ rows, columns, start, column }: SparseScores): void {
  const lastRow = new Int32Array(columns).fill(-1); // column → the last row that named it
  for (let i = 0; i < rows; i++) {
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      const j = column[arc]!;
      if (!(j >= 0 && j < columns) || lastRow[j] === i) throw value(`/column/${arc}`, j);
      lastRow[j] = i;
    }
  }
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count < 2 ** 31;
}

function described(given: unknown): string {
  if (!ArrayBuffer.isView(given)) return typeof given;
  return `${given.constructor.name}(${'length' in given ? String(given.length) : '?'})`;
}

function shape(path: string, given: string): BinomeError {
  return new BinomeError('SCORES_SHAPE', { value: given }, { path });
}

function value(path: string, given: number): BinomeError {
  return new BinomeError('SCORES_VALUE', { value: given }, { path });
}
