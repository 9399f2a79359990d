/** Use cases over two ports, inputs and results: no file system, no clock, no words of a shell. */
export { readBundle } from './bundle-file.ts';
export type { CheckAnswer } from './check.ts';
export type { Command, Ending, Notice } from './command.ts';
export { COMMANDS } from './commands.ts';
export { confidentialNote } from './confidential-note.ts';
export type { TemplateAnswer } from './template.ts';
export type { PeriodsAnswer } from './periods.ts';
export type { DecideAnswer } from './decide.ts';
export { blocksOf, jsonPieces, type Output } from './output.ts';
export type { PlanAnswer } from './plan-periods.ts';
export { type Earlier, type FoundInputs, NOTHING_EARLIER, type Results, type Seal, type Source, type Wanted } from './ports.ts';
export type { ReassignAnswer } from './reassign.ts';
export type { RecruitmentAnswer } from './recruitment.ts';
export { endingOfReplay, replay, replayDocument, stateOf, type Replay, type ReplayedFile } from './replay.ts';
export type { RequestOf, RequestSchema } from './request.ts';
export { runCommand, type Finished, type Signal, type World } from './run.ts';
export type { StressAnswer } from './stress.ts';
