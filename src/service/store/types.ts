/** What a column's text becomes, by its type: nothing loses a digit or a day on its way. */
import pg from 'pg';
import { BinomeError } from '../../errors/index.ts';

/** Numbers of PostgreSQL's types, which never change. */
const TYPES = { int8: 20, date: 1082, timestamp: 1114, interval: 1186, numeric: 1700, int8Array: 1016, dateArray: 1182 };

/** Of one type, else `pg`'s own: timestamptz a Date, jsonb parsed, bytea a Buffer. */
export const columnTypes = new pg.TypeOverrides();

/** A day is no moment of it somewhere; a timestamp without zone would be taken for the machine's; a numeric has more digits than a number. */
for (const type of [TYPES.date, TYPES.timestamp, TYPES.interval, TYPES.numeric]) columnTypes.setTypeParser(type, (text) => text);
columnTypes.setTypeParser(TYPES.int8, safeInteger);
columnTypes.setTypeParser(TYPES.int8Array, (text) => plainArray(text, safeInteger));
columnTypes.setTypeParser(TYPES.dateArray, (text) => plainArray(text, (element) => element));

/** @throws BinomeError STORE_NUMBER_TOO_LARGE */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new BinomeError('STORE_NUMBER_TOO_LARGE', { value: text });
  return value;
}

/** `{1,2,NULL}`: of one dimension, and of elements that are never quoted. */
function plainArray<Element>(text: string, parse: (element: string) => Element): (Element | null)[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((element) => (element === 'NULL' ? null : parse(element)));
}
