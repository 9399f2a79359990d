/** Hand-edited CSV as rows of named cells. */
export { readTable, type Row } from './read-table.ts';
