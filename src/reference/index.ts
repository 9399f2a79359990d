/** Reference data: the files that say where people work, as one checked value. */
export { parseReference, type ReferenceFiles } from './parse.ts';
export { parseTravelTable, type Journey } from './travel-table.ts';
