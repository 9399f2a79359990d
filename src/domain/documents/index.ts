/** Documents that others read: their schemas, and how one is read back. */
export { DOCUMENTS, type Documents, type Format } from './formats.ts';
export { jsonSchemaOf } from './json-schema.ts';
export { readAs, readDocument } from './read.ts';
