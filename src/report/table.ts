/** A data table as a screen reader needs it: a caption, a scope for each header, and its own scrolling on a narrow screen. */
import { type Content, type Html, markup } from './markup.ts';

export interface Column {
  label: string;
  /** Numbers align right, so that their digits line up. */
  numeric?: boolean;
}

/** The cells of a row, in the order of the columns; the first one heads the row. */
export type Row = readonly Content[];

export interface Table {
  /** Unique in the document: it names the region that scrolls. */
  id: string;
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** A last row of totals. */
  total?: Row;
  /** What the style knows the table by. */
  className?: string;
}

function row(columns: readonly Column[], [head, ...cells]: Row): Html {
  const rest = cells.map((cell, k) => (columns[k + 1]?.numeric === true ? markup`<td class="n">${cell}</td>` : markup`<td>${cell}</td>`));
  return markup`<tr><th scope="row">${head ?? null}</th>${rest}</tr>
`;
}

function head({ id, caption, columns }: Omit<Table, 'rows' | 'total'>): Html {
  const headers = columns.map(({ label, numeric }) => markup`<th scope="col"${numeric === true ? markup` class="n"` : null}>${label}</th>`);
  return markup`<caption id="${id}"><span>${caption}</span></caption>
<thead><tr>${headers}</tr></thead>`;
}

function scrolling(id: string, table: Html, className?: string): Html {
  const named = className === undefined ? null : markup` class="${className}"`;
  return markup`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table${named}>
${table}
</table></div>`;
}

export function dataTable(table: Table): Html {
  const { columns, rows, total } = table;
  return scrolling(
    table.id,
    markup`${head(table)}
<tbody>
${rows.map((cells) => row(columns, cells))}</tbody>${
      total === undefined
        ? null
        : markup`
<tfoot>
${row(columns, total)}</tfoot>`
    }`,
    table.className,
  );
}

/** The same in groups of rows, each under a header that spans the table. */
export function groupedTable(
  table: Omit<Table, 'rows' | 'total'> & { groups: readonly { heading: string; rows: readonly Row[] }[] },
): Html {
  const { columns, groups } = table;
  return scrolling(
    table.id,
    markup`${head(table)}
${groups.map(
  ({ heading, rows }) => markup`<tbody>
<tr class="group"><th colspan="${columns.length}" scope="rowgroup">${heading}</th></tr>
${rows.map((cells) => row(columns, cells))}</tbody>
`,
)}`,
    table.className,
  );
}
