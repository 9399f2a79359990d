/**
 * Rows that a sheet shows in a colour of their own: what the colour says is not read, so that it is told.
 *
 * A fill is one where it differs from that of most people's cells in the same column; so a column that is filled down is none, nor are tables of
 * alternate rows, or of which each service has its colour. Conditional formats and the styles of tables are no fills of cells.
 */
import type { FindingValues } from './finding.ts';
import type { Columns } from './header.ts';
import type { Row } from './table.ts';

interface FilledRow {
  /** Among the people of the table. */
  readonly at: number;
  readonly line: number;
  readonly name: string;
  readonly fills: readonly string[];
  /** Columns in which something stands; in which a name does. */
  readonly said: readonly number[];
  readonly names: readonly number[];
}

/** Rows that a message names. */
const ROWS_NAMED = 20;

export class RowFills {
  readonly #names: readonly number[];
  readonly #service: number | undefined;
  /** The service that each row of people names, in order. */
  readonly #services: string[] = [];
  readonly #filled: FilledRow[] = [];
  /** Column → fill → rows of people with it. */
  readonly #counts = new Map<number, Map<string, number>>();

  constructor({ index }: Columns) {
    this.#names = (['lastName', 'firstName', 'fullName'] as const).flatMap((field) => index.get(field) ?? []);
    this.#service = index.get('service');
  }

  /** A row of somebody. O(1) where none of its cells is filled. */
  add({ cells, line, fills }: Row, name: () => string): void {
    const at = this.#services.push(this.#service === undefined ? '' : (cells[this.#service] ?? '').trim()) - 1;
    if (fills === undefined || fills === null) return;
    const said: number[] = [];
    for (const [k, fill] of fills.entries()) {
      if ((cells[k] ?? '').trim() === '') continue;
      said.push(k);
      if (fill === '') continue;
      const counts = this.#counts.get(k) ?? new Map<string, number>();
      this.#counts.set(k, counts.set(fill, (counts.get(fill) ?? 0) + 1));
    }
    const names = this.#names.filter((k) => said.includes(k));
    const isFilled = (columns: readonly number[]): boolean => columns.length > 0 && columns.every((k) => fills[k] !== '');
    if (isFilled(said) || isFilled(names)) this.#filled.push({ at, line, name: name(), fills, said, names });
  }

  /** What is said of the rows that differ from the others; null where none does. */
  told(): { readonly line: number; readonly values: FindingValues } | null {
    if (this.#filled.length === 0) return null;
    const usual = new Map([...this.#counts].map(([k, counts]) => [k, this.#usual(counts)]));
    const rows = this.#filled.flatMap((row) => {
      const fill = ownFill(row, row.said, usual) ?? ownFill(row, row.names, usual);
      return fill === null ? [] : [{ ...row, fill }];
    });
    const [first] = rows;
    if (first === undefined || rows.length * 2 >= this.#services.length || this.#isBanded(new Set(rows.map(({ at }) => at)))) return null;
    const byFill = new Map<string, string[]>();
    for (const { fill, line, name } of rows.slice(0, ROWS_NAMED))
      byFill.set(fill, [...(byFill.get(fill) ?? []), name === '' ? String(line) : `${line} (${name})`]);
    const groups = [...byFill.values()].map((lines) => lines.join(', '));
    const more = rows.length > ROWS_NAMED ? `, … (+ ${rows.length - ROWS_NAMED})` : '';
    return {
      line: first.line,
      values: {
        count: rows.length,
        detailFr: groups.join(' ; d’une autre couleur : ') + more,
        detail: groups.join('; in another colour: ') + more,
      },
    };
  }

  /** The fill of most rows in a column; '' where that is none. */
  #usual(counts: ReadonlyMap<string, number>): string {
    let [usual, most] = ['', this.#services.length];
    for (const count of counts.values()) most -= count;
    for (const [fill, count] of counts) if (count > most) [usual, most] = [fill, count];
    return usual;
  }

  /** Whether the rows alternate with the others by runs of one length, or service by service. */
  #isBanded(rows: ReadonlySet<number>): boolean {
    const lengths: number[] = [];
    const services: boolean[][] = [];
    for (const [k, service] of this.#services.entries()) {
      const isFilled = rows.has(k);
      if (k > 0 && rows.has(k - 1) === isFilled) lengths[lengths.length - 1]!++;
      else lengths.push(1);
      if (k > 0 && this.#services[k - 1] === service) services.at(-1)!.push(isFilled);
      else services.push([isFilled]);
    }
    const [length, ...others] = lengths;
    const last = others.pop() ?? 0;
    const areEqual = others.length > 0 && others.every((other) => other === length) && last <= length!;
    const alternate = services.every((own, k) => own.every((one) => one === own[0]) && (k === 0 || own[0] !== services[k - 1]![0]));
    return areEqual || (services.length > 2 && alternate);
  }
}

/** The one fill of these cells, where none of them has it as most of its column have it; null otherwise. */
function ownFill({ fills }: FilledRow, columns: readonly number[], usual: ReadonlyMap<number, string>): string | null {
  const fill = fills[columns[0] ?? -1] ?? '';
  return fill !== '' && columns.every((k) => fills[k] === fill && usual.get(k) !== fill) ? fill : null;
}
