/** What people read of a proposal: the HTML report and the CSV. Text out, no file written here. */
export { proposalCsv } from './csv.ts';
export { planCsv } from './plan-csv.ts';
export { renderReport } from './report.ts';
export { backtestCsv } from './backtest/csv.ts';
export { renderBacktest } from './backtest/report.ts';
