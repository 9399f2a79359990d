/** The catalogue of codes and the one error type. */
export { catalogue, type ErrorCode, type ErrorKind, type Language } from './catalogue.ts';
export { defectsDetail, type Detail, foreignDetail, quoted, shown, systemDetail } from './detail.ts';
export { BinomeError, describe, describePlace, type Place } from './error.ts';
export { parseJson } from './json-fault.ts';
export { editDistance, hint, Lexicon, Suggestions } from './nearness.ts';
