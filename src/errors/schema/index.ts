/** What a schema finds wrong, as an error. A door of its own: whoever reads by no schema should not load what schemas are made with. */
export { faultsBySchema, readBySchema, type ReadParams, type SchemaFault } from './schema-fault.ts';
