/** Use cases over two ports, inputs and results: no file system, no clock, no words of a shell. */
export { BACKTEST } from './backtest.ts';
export { readBundle } from './bundle.ts';
export { CHECK, type CheckAnswer } from './check.ts';
export type { Command, Ending, Notice, Progress, Signal, Stage } from './command.ts';
export { EXPLAIN } from './explain.ts';
export { MATCH } from './match.ts';
export { blocksOf, jsonPieces, type Output } from './output.ts';
export { PLAN_PERIODS, type PlanAnswer } from './plan-periods.ts';
export type { FoundInputs, Results, Seal, Source, Wanted } from './ports.ts';
export { confidentialNote, REASSIGN, type ReassignAnswer } from './reassign.ts';
export { RECRUITMENT, type RecruitmentAnswer } from './recruitment.ts';
export { endingOfReplay, replay, replayDocument, stateOf, type FileState, type Replay, type ReplayedFile } from './replay.ts';
export type { RequestOf, RequestSchema } from './request.ts';
export { runCommand, type Finished, type World } from './run.ts';
export { SHADOW_PRICES } from './shadow-prices.ts';
export { SOLVE, VERIFY } from './solve.ts';
export { STRESS, type StressAnswer } from './stress.ts';
export { WEIGHTS } from './weights.ts';
