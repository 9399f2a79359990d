/** What people read of a proposal, a plan or a recruitment: the HTML report and the CSVs. Text out, no file written here. */
export { type CensusTemplate, writeCensusTemplate } from './census-template.ts';
export {
  type AnnotatedCause,
  type AnnotatedCensus,
  type AnnotatedSheet,
  type CellMark,
  type Severity,
  withoutEnding,
  writeAnnotatedCensus,
} from './annotated-census.ts';
export { accountCsvLines } from './account-csv.ts';
export { proposalCsv, proposalCsvLines } from './proposal-csv.ts';
export { planCsv } from './plan-csv.ts';
export { placesCsv, recruitmentCsv } from './recruitment-csv.ts';
export { decisionsCsv } from './decisions/csv.ts';
export { renderDecisions } from './decisions/report.ts';
export { renderReassignment } from './reassignment/report.ts';
export type { ReassignmentReport } from './reassignment/edition.ts';
export { renderPlan } from './planning/plan.ts';
export { renderRecruitment } from './planning/recruitment.ts';
export { renderServiceExtract } from './sheet/service.ts';
export {
  renderSheet,
  sheetItems,
  type SheetItems,
  type SheetSubject,
  type ChangedSince,
  type Reassigned,
  type WhatStands,
} from './sheet/person.ts';
export { renderReport } from './report.ts';
export { backtestCsv } from './backtest/csv.ts';
export { renderBacktest } from './backtest/report.ts';
