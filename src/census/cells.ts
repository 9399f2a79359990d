/** From sound records to cells, by fast-csv. */
import { Readable, pipeline } from 'node:stream';
import { parse } from 'fast-csv';
import { Refusal } from './finding.ts';
import type { RawRecord } from './records.ts';
import type { Row } from './table.ts';

/**
 * The rows of batches of records, one for each record, in order; a batch at a time is held.
 * A Refusal thrown by the batches comes after the rows of all the records before it.
 */
export async function* rowsOf(batches: AsyncIterable<readonly RawRecord[]>, delimiter: string): AsyncGenerator<Row, void, undefined> {
  const waiting: RawRecord[][] = [];
  const refusals: Refusal[] = [];

  async function* texts(): AsyncGenerator<string, void, undefined> {
    try {
      for await (const batch of batches) {
        if (batch.length === 0) continue;
        waiting.push([...batch].reverse());
        // fast-csv takes a byte order mark off every piece that it is given: one is put there, so that none is taken from a cell.
        yield `\u{feff}${batch.map((record) => record.text).join('\n')}\n`;
      }
    } catch (error) {
      // Thrown through the stream, it would destroy the rows that are still in it.
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }

  // Cells are arrays, without headers: fast-csv drops a column named __proto__ and aborts at a row of another length.
  const parser = parse<string[], string[]>({ headers: false, delimiter });
  pipeline(Readable.from(texts(), { objectMode: true, highWaterMark: 1 }), parser, () => undefined);
  for await (const cells of parser as AsyncIterable<string[]>) {
    const record = waiting[0]?.pop();
    if (record === undefined) throw new Error('the CSV tokenizer gave a row that no record stands for');
    if (waiting[0]?.length === 0) waiting.shift();
    yield { line: record.line, cells, badQuote: record.badQuote };
  }

  if (refusals[0] !== undefined) throw refusals[0];
}
