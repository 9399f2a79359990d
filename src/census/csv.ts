/**
 * A CSV file as Excel really writes it, as a table: the delimiter is found with the header, in the first lines.
 *
 * Which character separates is told by which one makes a header appear: counting characters falls for decimal commas.
 */
import { Refusal } from './finding.ts';
import { findHeader, headerStrength, rowsAbove } from './header.ts';
import { rowsOf } from './cells.ts';
import { RECORD_MAX, RecordSplitter, type RawRecord } from './records.ts';
import { HEADER_LINES, type Row, type Table } from './table.ts';

const DELIMITERS = [';', '\t', ','];

/** The first text of a file, long enough to hold its first lines, and the rest of it. */
interface Opening {
  text: string;
  rest: AsyncIterator<string>;
  /** What came instead of more text: the end, or a refusal that comes after the text. */
  ended: boolean;
  refusal: Refusal | null;
}

/** Reads the opening lines of a CSV text, and its rows on demand. Throws a Refusal when no header is found. */
export async function readCsv(texts: AsyncIterable<string>): Promise<Table> {
  const opening = await readOpening(texts);
  if (opening.text.trim() === '' && opening.refusal === null) throw new Refusal('CENSUS_EMPTY_FILE');
  const declared = /^"?sep=([;,\t|])"?(?=[\r\n]|$)/i.exec(opening.text)?.[1];
  let best: { delimiter: string; header: Row; above: readonly Row[]; strength: number } | null = null;
  let refusal: Refusal | null = null;
  for (const delimiter of declared === undefined ? DELIMITERS : [declared]) {
    const first = await firstRows(opening, delimiter);
    refusal ??= first.refusal;
    const header = findHeader(first.rows);
    if (header === null) continue;
    const strength = headerStrength(header);
    if (best === null || strength > best.strength) best = { delimiter, header, above: rowsAbove(first.rows, header), strength };
  }
  if (best === null) throw refusal ?? new Refusal('CENSUS_NO_HEADER');
  const { delimiter, header, above } = best;
  const rows = below(header, rowsOf(batches(opening, delimiter, opening.rest), delimiter));
  return { delimiter, sheet: null, header, above, comments: [], notes: [], dayZero: null, rows };
}

async function readOpening(texts: AsyncIterable<string>): Promise<Opening> {
  const opening: Opening = { text: '', rest: texts[Symbol.asyncIterator](), ended: false, refusal: null };
  try {
    // Quoted line ends may make more lines than records: twice the lines is ample, and an overlong record ends it anyway.
    while (!opening.ended && opening.text.length <= RECORD_MAX && lineEnds(opening.text) < 2 * HEADER_LINES) {
      const next = await opening.rest.next();
      if (next.done === true) opening.ended = true;
      else opening.text += next.value;
    }
  } catch (error) {
    opening.refusal = placed(error, 1 + lineEnds(opening.text));
  }
  return opening;
}

function lineEnds(text: string): number {
  return text.match(/\n|\r(?!\n)/g)?.length ?? 0;
}

/** The rows that start in the first lines, and what keeps one from reading more of the opening. */
async function firstRows(opening: Opening, delimiter: string): Promise<{ rows: Row[]; refusal: Refusal | null }> {
  const rows: Row[] = [];
  try {
    for await (const row of rowsOf(batches(opening, delimiter, null), delimiter)) {
      if (row.line > HEADER_LINES) break;
      rows.push(row);
    }
  } catch (error) {
    return { rows, refusal: placed(error, null) };
  }
  return { rows, refusal: null };
}

/** The records of the opening and of the rest, in the batches in which they come; without the rest, only those that the opening completes. */
async function* batches(
  opening: Opening,
  delimiter: string,
  rest: AsyncIterator<string> | null,
): AsyncGenerator<RawRecord[], void, undefined> {
  const splitter = new RecordSplitter(delimiter);
  yield* cut(splitter.push(opening.text));
  if (opening.refusal !== null) throw opening.refusal;
  try {
    while (rest !== null) {
      const next = await rest.next();
      if (next.done === true) break;
      yield* cut(splitter.push(next.value));
    }
  } catch (error) {
    throw placed(error, splitter.line);
  }
  if (rest !== null || opening.ended) yield* cut(splitter.end());
}

/** One batch; the records before a refusal are given before it. */
function* cut(records: Iterable<RawRecord>): Generator<RawRecord[], void, undefined> {
  const batch: RawRecord[] = [];
  try {
    for (const record of records) {
      const declaration = record.line === 1 && /^"?sep=.\s*"?$/i.test(record.text);
      if (!declaration) batch.push(record);
    }
  } catch (error) {
    yield batch;
    throw error;
  }
  yield batch;
}

/** A change of encoding is found by the bytes, which know no lines: it is at the line that the text had reached. Anything but a Refusal goes on up. */
function placed(error: unknown, line: number | null): Refusal {
  if (!(error instanceof Refusal)) throw error;
  return error.code === 'CENSUS_MIXED_ENCODING' && error.line === null ? new Refusal(error.code, line) : error;
}

async function* below(header: Row, rows: AsyncIterable<Row>): AsyncGenerator<Row, void, undefined> {
  for await (const row of rows) if (row.line > header.line) yield row;
}
