/**
 * Ditto marks: « " » and « idem » say what the cell above says. The rows above are those of people without a heading, a total or a header between
 * them: below these nothing is above. An id or a name is nobody else's, so there a mark stays what it is.
 */
import { termKey } from '../domain/index.ts';
import { FIELD_LIST, type Field } from './fields.ts';
import type { Columns } from './header.ts';
import type { Notes } from './notes.ts';
import { quotable } from './private-words.ts';
import type { Row } from './table.ts';

const MARK = /^(?:["“”″〃]|[dD][°º]|''|’’|,,|-\s?["”″]\s?-)$/u;
const WORDS = new Set(['idem', 'id', 'ibid', 'ibidem', 'meme', 'comme ci dessus', 'comme au dessus', 'ditto']);
const OWN: ReadonlySet<Field> = new Set<Field>(['id', 'lastName', 'firstName', 'fullName', 'email']);

function isDitto(text: string): boolean {
  return text.length <= 20 && (MARK.test(text) || WORDS.has(termKey(text)));
}

/** Reads the rows of one table, in order. */
export class SameAsAbove {
  readonly #headers: readonly string[];
  readonly #columns: ReadonlyMap<number, Field>;
  readonly #notes: Notes;
  #above: Row | null = null;

  constructor(columns: Columns, notes: Notes) {
    this.#headers = columns.headers;
    this.#notes = notes;
    const fields = FIELD_LIST.flatMap((field) =>
      [columns.index.get(field), ...(columns.also.get(field) ?? []), columns.ofMentors?.index.get(field)].map((k) => [k, field] as const),
    );
    this.#columns = new Map(fields.flatMap(([k, field]) => (k === undefined || OWN.has(field) ? [] : [[k, field]])));
  }

  /** The row with what its marks stand for; each is told. */
  read(row: Row): Row {
    const above = this.#above;
    const marked =
      row.badQuote !== null || above === null ? [] : [...this.#columns.keys()].filter((k) => isDitto((row.cells[k] ?? '').trim()));
    const known = marked.filter((k) => (above?.cells[k] ?? '').trim() !== '' && !isDitto(above!.cells[k]!.trim()));
    let read = row;
    if (known.length > 0) {
      const cells = [...row.cells];
      const marks = new Map(row.marks ?? []);
      for (const k of known) {
        const text = above!.cells[k]!;
        const [column, shown] = [this.#headers[k]!, quotable(this.#columns.get(k)!, text.replace(/\s+/g, ' ').trim())];
        this.#notes.add({ code: 'CENSUS_SAME_AS_ABOVE', column, line: row.line, text: shown, reading: null });
        cells[k] = text;
        const mark = above!.marks?.get(k);
        if (mark === undefined) marks.delete(k);
        else marks.set(k, mark);
      }
      read = { ...row, cells, marks: marks.size === 0 ? null : marks };
    }
    if (read.cells.some((cell) => cell.trim() !== '')) this.#above = read;
    return read;
  }

  /** What comes next stands below no person. */
  forget(): void {
    this.#above = null;
  }
}
