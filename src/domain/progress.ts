/** How far a computation is, told in one way by all that may take a while. */

/** What is being done. */
export type Stage = 'score' | 'lint' | 'solve' | 'verify' | 'explain' | 'repair' | 'plan' | 'price' | 'limits' | 'weigh' | 'stress';

/**
 * Called between steps: `done` of `of` are done. What it throws is thrown by the computation, at once: the way to end one that obeys no
 * limit, because without all of it there is no answer.
 */
export type Progress = (stage: Stage, done: number, of: number) => void;

export const UNTOLD: Progress = () => {};
