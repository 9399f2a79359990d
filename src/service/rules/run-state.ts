/** How far a run has come, and what may still be done with it. */

export const RUN_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** The commands that run in the service: those whose results can be replayed. */
export const RUN_COMMANDS = ['match', 'reassign', 'plan-periods', 'stress', 'recruitment', 'backtest'] as const;
export type RunCommand = (typeof RUN_COMMANDS)[number];

export function hasEnded(state: RunState): boolean {
  return state !== 'queued' && state !== 'running';
}

/** Grows with everything that happens to a run: taken up, given back, ended. */
export function runVersion(state: RunState, attempt: number): number {
  if (state === 'queued') return 2 * attempt + 1;
  return state === 'running' ? 2 * attempt : 2 * attempt + 2;
}
