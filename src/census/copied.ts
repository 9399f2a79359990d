/** A census file as it is given back: its sheets, and what is not in them. */
import type { Columns } from './header.ts';
import type { WhyUnread } from './workbook.ts';

export type WhyWithheld = 'forbidden' | 'remarks' | 'nameless' | 'home';

export interface CopiedRow {
  /** Line of the file where it starts, or row of the sheet. */
  readonly line: number;
  /** By column, from 0. */
  readonly cells: readonly string[];
  /** Indexes of the cells that are struck through; absent where none is. */
  readonly struck?: ReadonlySet<number>;
  /**
   * Of a CSV line whose cells cannot be told apart, which stands in one cell, that of the last name; `withheld` where it might hold what must
   * not be kept, and nothing of it stands there.
   */
  readonly isShifted?: 'whole' | 'withheld';
}

export interface CopiedSheet {
  /** null in a CSV file. */
  readonly name: string | null;
  /** null: it was read. */
  readonly unread: WhyUnread | null;
  readonly columns: Columns;
  /** 0 where no header is known. */
  readonly headerLine: number;
  /** In order; blank ones are left out. */
  readonly rows: readonly CopiedRow[];
  /** Merged regions, as `B2:B4`. */
  readonly merged: readonly string[];
  /** Columns that are left empty, with the line of their header, and its text. */
  readonly withheld: readonly { readonly line: number; readonly column: number; readonly header: string; readonly why: WhyWithheld }[];
  /** Columns that hold days; null: any may. */
  readonly dayColumns: readonly number[] | null;
}

export interface CensusCopy {
  /** In the order of the file. */
  readonly sheets: readonly CopiedSheet[];
  /** Sheets that the file hides: they are left out. */
  readonly hidden: readonly string[];
  /** Why there is no more of the file than this: it could not be read to its end, or is larger than a workbook that we read. */
  readonly cut: 'unreadable' | 'tooLarge' | null;
}

export const NOTHING_COPIED: CensusCopy = { sheets: [], hidden: [], cut: null };
