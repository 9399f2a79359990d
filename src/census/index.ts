/**
 * Census import: the files that boards keep in spreadsheets, CSV or XLSX, read into the people of a matching.
 *
 * Every problem is collected with its place. A record with an error is left out whole; a file with an error of its own is
 * left out whole. What the law forbids to keep, and what is not known, never leaves the file. The same bytes under the
 * same names give the same report, whatever the order of the sources and the pieces in which their bytes arrive.
 */
export { TO_CARRY } from './asides.ts';
export { causesOf, valuesOf } from './causes.ts';
export { type CensusCopy, type CopiedSheet, NOTHING_COPIED } from './copied.ts';
export type { Former } from './census-people.ts';
export { copyCensus } from './copy.ts';
export { type Field, fieldNamed, headerOf } from './fields.ts';
export type { CensusSource } from './read-file.ts';
export { type CellPlace, FindingPlaces } from './finding-place.ts';
export type { Finding } from './finding.ts';
export { type DecisionTable, readDecisionTable } from './decision-table.ts';
export { parsePastPairs, readPairsText, type PastPairs } from './past-pairs.ts';
export type { KnownPromotions } from './promotions.ts';
export { yearsOf } from './archives.ts';
export { byWeight } from './weight.ts';
export { type CensusReading, type FileReading, type PersonRow, readCensus } from './read-census.ts';
export type { WhyUnread } from './workbook.ts';
