/**
 * What is written in a table beside what is read of it: cells of columns that are not kept, lines that are no people, comments on cells. Nothing
 * of it is kept; but somebody may be lost with it, or that two people must not be together. Where it may say so, it is asked (`asked.ts`).
 */
import { columnKind, type Field, FIELD_LIST, mayBeRemarks } from './fields.ts';
import type { CellAside, ReadPerson } from './read-file.ts';
import { type Columns, keptColumns } from './header.ts';
import { givesPrivateReason } from './private-words.ts';
import { clip, type Finding } from './finding.ts';
import { wordsApart } from './refusal-words.ts';
import type { Row } from './table.ts';

/** What is put in place of a cell that is given back without what it says, and that was asked about: it is asked about again. */
export const TO_CARRY = '[à reporter]';

/** Longer texts are looked through up to here. */
const TEXT_MAX = 20_000;

/** Columns in which names stand, or lists of people, which are read for what they say of them. */
const OF_PEOPLE: ReadonlySet<Field> = new Set<Field>([
  ...(['id', 'lastName', 'firstName', 'fullName', 'email', 'role'] as const),
  ...(['preferences', 'avoids', 'formerPairs', 'apartFrom', 'sharesCarWith', 'imposed'] as const),
]);

/** Looks at the cells of a table's rows that nothing is read from. */
export class CellsAside {
  readonly #columns: readonly { readonly k: number; readonly column: string; readonly care: CellAside['care'] }[];
  readonly #terms: readonly { readonly k: number; readonly column: string }[];

  constructor(columns: Columns) {
    const kept = keptColumns(columns);
    const isAsked = new Set(columns.refusals);
    const vague = new Set(columns.vague.map(({ k }) => k));
    this.#columns = columns.headers.flatMap((header, k) =>
      kept.has(k) || isAsked.has(k)
        ? []
        : [{ k, column: header === '' ? `#${k + 1}` : header, care: vague.has(k) ? 'wide' : careBelow(header) }],
    );
    const ofPeople = new Set([...OF_PEOPLE].flatMap((field) => [columns.index.get(field), ...(columns.also.get(field) ?? [])]));
    this.#terms = FIELD_LIST.flatMap((field) => [columns.index.get(field), ...(columns.also.get(field) ?? [])]).flatMap((k) =>
      k === undefined || ofPeople.has(k) ? [] : [{ k, column: columns.headers[k]! }],
    );
  }

  /** What is asked at once, by its own words; the rest is put aside until it is known who is there. */
  read(row: Row, record: number, read: ReadPerson | null, file: string, into: CellAside[]): Finding[] {
    const asked: Finding[] = [];
    const ask = (column: string, words: string): void => {
      asked.push(askedCell(file, { record, line: row.line, column }, `contient « ${clip(words)} »`, `contains “${clip(words)}”`));
    };
    for (const { k, column } of this.#terms) {
      const words = wordsApart((row.cells[k] ?? '').slice(0, TEXT_MAX), true);
      if (words !== null) ask(column, words);
    }
    for (const { k, column, care } of this.#columns) {
      const text = (row.cells[k] ?? '').slice(0, TEXT_MAX).trim();
      if (!(care === 'wide' ? /[\p{L}\p{N}]/u : /\p{L}{2}/u).test(text)) continue;
      const words = text === TO_CARRY ? TO_CARRY : wordsApart(text);
      if (words !== null) ask(column, words);
      else into.push({ read, record, line: row.line, column, text, care });
    }
    return asked;
  }
}

function careBelow(header: string): CellAside['care'] {
  return columnKind(header).kind === 'forbidden' && !mayBeRemarks(header) ? 'strict' : 'usual';
}

/** The text of a row, as one. */
export function lineText({ cells }: Pick<Row, 'cells'>): string {
  return cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' ')
    .slice(0, TEXT_MAX);
}

/** The question whether a cell says whom somebody must not be with; what stands in it is not quoted. */
export function askedCell(
  file: string,
  place: { readonly record: number; readonly line: number; readonly column: string },
  reasonFr: string,
  reasonEn: string,
): Finding {
  return { code: 'CENSUS_CELL_ASKED', file, ...place, value: '', values: { value: '', column: place.column, reasonFr, reasonEn } };
}

/** A free text as findings quote it: not where it may give a reason that nobody may keep. */
export function quotableLine(text: string): string {
  return givesPrivateReason('absences', text) ? '…' : clip(text);
}
