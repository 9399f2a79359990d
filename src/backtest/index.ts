/** Looking back: a past period's pairs beside the engine's. */
export { backtest, type BacktestInput } from './backtest.ts';
export { describeChange } from './sentences.ts';
