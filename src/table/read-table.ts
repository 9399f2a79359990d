/**
 * A hand-edited CSV file as rows of named cells, each of which knows its place.
 *
 * Boards edit these files in a spreadsheet, so the delimiter (`;`, `,` or tab) is sniffed from the header line, a byte
 * order mark and a `sep=;` line are tolerated, and headers are compared without case or accents. Unlike a census, such
 * a file is refused at its first problem: nothing can be read rightly against broken reference data.
 */
import { parseString } from 'fast-csv';
import { termKey } from '../domain/index.ts';
import { BinomeError, type Detail, hint, Lexicon, type Place, quoted } from '../errors/index.ts';

/** Whose error codes are used: every layer that reads tables has each `${Layer}_NOT_CSV`, `${Layer}_MISSING_COLUMN` … */
export type Layer = 'REFERENCE' | 'CALENDAR' | 'PAIRS';

export interface Column {
  /** Other headers that are accepted, French ones included. */
  synonyms?: readonly string[];
  /** Headers that stand for this column only where none of the others does: beside an id, « Stagiaire » heads the names. */
  fallbacks?: readonly string[];
  /** False when the column may be missing; its cells then read ''. Default: true. */
  required?: boolean;
}

export interface Row<Name extends string> {
  /** Line of the file on which the record starts, from 1. */
  line: number;
  // Methods, not properties: a row with more columns must serve where one with fewer is asked for.
  /** The cell, trimmed; '' when it is empty or its column is missing. */
  cell(name: Name): string;
  /** The cell, or an error `${Layer}_EMPTY_CELL`. */
  filled(name: Name): string;
  /** Where the cell stands, its column named as in the file. */
  place(name: Name): Place;
}

/**
 * Reads a table.
 *
 * @param text the decoded file
 * @param file its name, for messages
 * @param columns the columns by name; a column of the file that is not among them is ignored
 * @returns the records that are not blank, in the order of the file
 * @throws BinomeError `${Layer}_NOT_CSV`, `_MISSING_COLUMN`, `_DUPLICATE_COLUMN`, `_EXTRA_CELLS`
 */
export async function readTable<Name extends string>(
  text: string,
  file: string,
  columns: Readonly<Record<Name, Column>>,
  layer: Layer,
): Promise<Row<Name>[]> {
  const [header, ...records] = await readRecords(text, file, layer);
  const headerCells = header?.cells ?? [];
  const indexes = locateColumns(headerCells, columns, layer, { file, line: header?.line ?? 1 });
  return records.map(({ line, cells }) => {
    const extra = cells.slice(headerCells.length).find((cell) => cell !== '');
    if (extra !== undefined) {
      throw new BinomeError(`${layer}_EXTRA_CELLS`, { value: extra, cells: cells.length, columns: headerCells.length }, { file, line });
    }
    const cell = (name: Name): string => cells[indexes.get(name) ?? -1] ?? '';
    const place = (name: Name): Place => ({ file, line, column: headerCells[indexes.get(name) ?? -1] ?? name });
    const filled = (name: Name): string => {
      const value = cell(name);
      if (value === '') throw new BinomeError(`${layer}_EMPTY_CELL`, { column: place(name).column ?? name }, place(name));
      return value;
    };
    return { line, cell, filled, place };
  });
}

interface TextRecord {
  line: number;
  cells: readonly string[];
}

/** The records that are not blank, header first, cells trimmed. */
async function readRecords(text: string, file: string, layer: Layer): Promise<TextRecord[]> {
  const { body, firstLine, delimiter } = sniff(text);
  if (!body.includes('"')) return withoutQuotes(body, firstLine, delimiter);
  const records: TextRecord[] = [];
  let line = firstLine;
  const rows: AsyncIterable<string[]> = parseString<string[], string[]>(body, { delimiter });
  try {
    for await (const row of rows) {
      const cells = row.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) records.push({ line, cells });
      line += 1 + row.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
    }
  } catch {
    const at = badQuote(body, delimiter);
    throw new BinomeError(`${layer}_NOT_CSV`, { ...quoteFault(body, at) }, { file, line: firstLine + lineBreaks(body.slice(0, at)) });
  }
  return records;
}

/** Where nothing is quoted a line is a record and every delimiter parts two cells: the 35,000 communes are read at each start. */
function withoutQuotes(body: string, firstLine: number, delimiter: string): TextRecord[] {
  const records: TextRecord[] = [];
  body.split(/\r\n|\r|\n/).forEach((text, k) => {
    const cells = text.split(delimiter).map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) records.push({ line: firstLine + k, cells });
  });
  return records;
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** Index of the first cell whose quotes are wrong: the parser says that there is one, not where. */
function badQuote(body: string, delimiter: string): number {
  const quoted = '[^\\S\\r\\n]*"(?:[^"]|"")*"[^\\S\\r\\n]*';
  const bare = `(?![^\\S\\r\\n]*")[^${delimiter}\\r\\n]*`;
  const cell = new RegExp(`(?:${quoted}|${bare})(?:${delimiter}|\\r\\n|\\r|\\n)`, 'y');
  let index = 0;
  while (cell.test(body)) index = cell.lastIndex;
  return index;
}

/** What is wrong with the quotes of the cell that starts there. */
function quoteFault(body: string, at: number): Detail {
  const whole = /[^\S\r\n]*"(?:[^"]|"")*"/y;
  whole.lastIndex = at;
  if (!whole.test(body)) return { detail: 'a quote is opened and never closed', detailFr: 'un guillemet est ouvert et jamais refermé' };
  const after = quoted(/[^\r\n]*/.exec(body.slice(whole.lastIndex, whole.lastIndex + 80))?.[0].trim() ?? '');
  return { detail: `a closing quote is followed by ${after.en}`, detailFr: `un guillemet fermant est suivi de ${after.fr}` };
}

/** Where the table starts, and what separates its cells: `sep=` when the file says so, else the header's most frequent candidate. */
function sniff(text: string): { body: string; firstLine: number; delimiter: string } {
  const body = text.replace(/^\u{feff}/u, '');
  const declared = /^sep=([;,\t])(?:\r\n|\r|\n)/i.exec(body);
  if (declared?.[1] !== undefined) return { body: body.slice(declared[0].length), firstLine: 2, delimiter: declared[1] };
  const headerLine = /^\s*([^\r\n]*)/.exec(body)?.[1] ?? '';
  const count = (delimiter: string): number => headerLine.split(delimiter).length;
  const delimiter = [';', ',', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
  return { body, firstLine: 1, delimiter };
}

/** Index of each known column in the header. */
function locateColumns<Name extends string>(
  headerCells: readonly string[],
  columns: Readonly<Record<Name, Column>>,
  layer: Layer,
  place: Place,
): Map<Name, number> {
  const names = Object.keys(columns) as Name[];
  const located = (accepted: (name: Name) => readonly string[]): Map<Name, number> => {
    const nameOfHeader = new Map(names.flatMap((name) => accepted(name).map((header) => [termKey(header), name])));
    const indexes = new Map<Name, number>();
    for (const [index, header] of headerCells.entries()) {
      const name = nameOfHeader.get(termKey(header));
      if (name === undefined) continue;
      if (indexes.has(name)) throw new BinomeError(`${layer}_DUPLICATE_COLUMN`, { value: header }, { ...place, column: header });
      indexes.set(name, index);
    }
    return indexes;
  };
  const indexes = located((name) => [name, ...(columns[name].synonyms ?? [])]);
  const second = located((name) => (indexes.has(name) ? [] : (columns[name].fallbacks ?? [])));
  for (const [name, index] of second) indexes.set(name, index);
  const missing = names.find((name) => columns[name].required !== false && !indexes.has(name));
  if (missing !== undefined) {
    const found = headerCells.join(', ');
    const values = { value: missing, found, ...nearMiss(headerCells, [missing, ...headersOf(columns[missing])]) };
    throw new BinomeError(`${layer}_MISSING_COLUMN`, values, { ...place, column: missing });
  }
  return indexes;
}

function headersOf({ synonyms = [], fallbacks = [] }: Column): readonly string[] {
  return [...synonyms, ...fallbacks];
}

/** What a header of the file was probably meant to be, where one is nearly right. */
function nearMiss(headerCells: readonly string[], known: readonly string[]): ReturnType<typeof hint> {
  const lexicon = new Lexicon();
  for (const header of known) lexicon.add(termKey(header), header);
  return hint(headerCells.map((header) => lexicon.nearest(termKey(header))).find((name) => name !== null) ?? null);
}
