/** What a schema finds wrong, as an error. A door of its own: whoever reads by no schema should not load what schemas are made with. */
export { readBySchema, type ReadParams } from './schema-fault.ts';
