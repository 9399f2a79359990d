/** Reads a guidelines file: JSON of the schema in `domain/documents/guidelines.ts`, refused whole when anything in it is wrong. */
export { parseGuidelines } from './parse.ts';
