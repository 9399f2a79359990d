/** The catalogue of codes and the one error type. */
export { catalogue, describe, type ErrorCode, sentencesOf, sentencesOverHttp } from './catalogue.ts';
export { defectsDetail, type Detail, detailOf, foreignDetail, quoted, shown, systemDetail } from './detail.ts';
export { dayIn } from './day.ts';
export type { CatalogueEntry, ErrorKind, Language } from './entry.ts';
export { BinomeError, describePlace, type Place, type ThrownCode } from './error.ts';
export { parseJson } from './json-fault.ts';
export { columnHint, editDistance, hint, Lexicon, type NearPlace, type OwnServices, placeHint, Suggestions } from './nearness.ts';
