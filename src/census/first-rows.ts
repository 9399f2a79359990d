/** The first rows of a table, before all of them are read: what stands in them tells what some of its columns hold. */
import { Refusal } from './finding.ts';
import type { Row } from './table.ts';

/** The first rows, and all of them again. A refusal that comes with one of the first comes at its place. */
export async function firstRows(
  rows: AsyncIterable<Row> | Iterable<Row>,
  most: number,
): Promise<{ first: readonly Row[]; rows: AsyncIterable<Row> | Iterable<Row> }> {
  if (Symbol.iterator in rows) {
    const first: Row[] = [];
    for (const row of rows) {
      if (first.push(row) >= most) break;
    }
    return { first, rows };
  }
  const iterator = rows[Symbol.asyncIterator]();
  const first: Row[] = [];
  let refusal: Refusal | null = null;
  let isEnded = false;
  try {
    while (first.length < most && !isEnded) {
      const next = await iterator.next();
      if (next.done === true) isEnded = true;
      else first.push(next.value);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
  }
  async function* again(): AsyncGenerator<Row, void, undefined> {
    yield* first;
    if (refusal !== null) throw refusal;
    for (let next = isEnded ? null : await iterator.next(); next !== null && next.done !== true; next = await iterator.next())
      yield next.value;
  }
  return { first, rows: again() };
}
