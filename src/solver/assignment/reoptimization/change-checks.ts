/** What a change of a `DynamicAssignment` may say, checked before anything changes. */
import { BinomeError } from '../../../errors/index.ts';
import { MOST_DUAL } from './optimal-state.ts';

/** The least and the greatest score, 0 included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

export const NO_RANGE: Range = { least: 0, most: 0 };

/** No path is longer than (rows + 3) · range, and duals may be one, with room to drift. */
const MOST_REACH = MOST_DUAL / 4;

export function isIndex(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}

/** The range with these scores. @throws BinomeError `refusal` for what is no integer of 32 bits, SCORES_RANGE. */
export function rangeWith(
  range: Range,
  scores: ArrayLike<number>,
  rows: number,
  refusal: 'CHANGE_VALUE' | 'SCORES_VALUE' = 'CHANGE_VALUE',
): Range {
  let { least, most } = range;
  for (let k = 0; k < scores.length; k++) {
    const points = scores[k]!;
    if (points !== (points | 0)) throw new BinomeError(refusal, { value: points }, { path: `/score/${k}` });
    if (points < least) least = points;
    if (points > most) most = points;
  }
  if ((rows + 3) * (most - least) > MOST_REACH) throw new BinomeError('SCORES_RANGE', { value: (rows + 3) * (most - least) });
  return { least, most };
}

export function checkCapacity(places: number): void {
  if (!isIndex(places, 2 ** 31)) throw new BinomeError('CHANGE_VALUE', { value: places }, { path: '/capacity' });
}

export function checkPlaces(column: number, places: number, pins: number): void {
  if (pins > places) throw new BinomeError('CHANGE_PLACES', { column, places, pins });
}

export function checkLengths(...arrays: ArrayLike<number>[]): void {
  const odd = arrays.find(({ length }) => length !== arrays[0]!.length);
  if (odd !== undefined) throw new BinomeError('CHANGE_LENGTHS', { expected: arrays[0]!.length, value: odd.length });
}

export function checkDistinct(values: ArrayLike<number>): void {
  const seen = new Set<number>();
  for (let k = 0; k < values.length; k++) {
    if (seen.has(values[k]!)) throw new BinomeError('CHANGE_TWICE', { value: values[k]! });
    seen.add(values[k]!);
  }
}
