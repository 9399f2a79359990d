/** What a workbook that is written holds. */
export type Look = 'plain' | 'header' | 'refused' | 'warned' | 'prose';

/** In UTF-16 code units: what a cell or a comment holds at most. */
export const TEXT_MAX = 32_767;

export interface WorkbookCell {
  /** At most TEXT_MAX. */
  readonly text: string;
  readonly look?: Look;
  readonly comment?: string;
  /** Whether its text is struck through. */
  readonly struck?: boolean;
}

export interface WorkbookSheet {
  /** At most 31 characters, none of []:*?/\. */
  readonly name: string;
  /** By row, from the first; an empty row is none. */
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows that stay in view, from the first. */
  readonly frozen?: number;
  readonly choices?: readonly Choice[];
  /** Regions shown as one cell, as `B2:B4`. */
  readonly merged?: readonly string[];
}

/** What the cells of a column may hold: those of a column of another sheet, to be chosen from a list; another text is only warned of. */
export interface Choice {
  /** 0-based. */
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly from: { readonly sheet: string; readonly column: number; readonly count: number };
}

export function hasComments({ rows }: WorkbookSheet): boolean {
  return rows.some((row) => row.some(({ comment }) => comment !== undefined));
}
