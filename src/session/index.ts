/**
 * `binome/session`: somebody tries what a change would do, and is told what it costs and who moves. For a page's worker as well as for Node:
 * nothing here, or below, needs more than a browser has, `WebAssembly` and no `eval`.
 */
import './without-eval.ts';

export { BinomeError } from '../errors/index.ts';
export { withWeight, type CensusChange, type CensusInput, type CommonChange, type FrozenInput } from '../matching/index.ts';
export type { ProblemChange } from './changed-problem.ts';
export type { Move, Price, Standing } from './price.ts';
export { Session, type Answer, type PriceRequest, type SessionChange, type SessionInput, type SessionOptions } from './session.ts';
