/** What the copies of a file may hold, so that they can be read as a workbook again. */
import { CONTENT_MAX } from './parts.ts';
import { CELLS_MAX, ROWS_MAX } from './sheet.ts';

/** Bytes of XML that a cell costs beside its text, at most. */
const CELL_BYTES = 48;
/** Of what may be read of a workbook: the rest is for what else is written into it. */
const SHARE = 0.9;

export class TooLarge extends Error {}

export class CopyRoom {
  #rows = ROWS_MAX * SHARE;
  #cells = CELLS_MAX * SHARE;
  #bytes = CONTENT_MAX * SHARE;

  /** @throws TooLarge. */
  row(cells: readonly string[]): void {
    this.#rows--;
    this.#cells -= cells.length;
    this.#bytes -= CELL_BYTES;
    for (const cell of cells) {
      if (cell !== '') this.#bytes -= CELL_BYTES + Buffer.byteLength(cell) + 5 * (cell.match(/[&<>"\r\u0000-\u001f_]/g)?.length ?? 0);
    }
    if (this.#rows < 0 || this.#cells < 0 || this.#bytes < 0) throw new TooLarge();
  }
}
