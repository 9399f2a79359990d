/** The clock: what turns a time limit into a signal. Whatever computes knows signals only. */
import { checkLimits, checkOptions, type Limits } from '../solver/index.ts';

export interface TimeLimit {
  /** Milliseconds, ≥ 0, after which as little more is done as an answer takes: see `signal`. The answer then depends on the machine. */
  readonly timeLimitMs?: number;
}

/** A signal that is aborted once so many milliseconds have passed since it was first asked, or once another one is. */
export function endingAfter(timeLimitMs: number, other?: Limits['signal']): NonNullable<Limits['signal']> {
  checkLimits({ timeLimitMs });
  let end: number | null = null;
  return {
    get aborted(): boolean {
      end ??= performance.now() + timeLimitMs;
      return other?.aborted === true || performance.now() >= end;
    },
  };
}

/** The same limits, the time limit as a signal: one for all that is done under them. @throws BinomeError SOLVE_OPTION */
export function untimed<Timed extends Limits & TimeLimit>(options: Timed): Omit<Timed, 'timeLimitMs'> {
  checkOptions(options);
  const { timeLimitMs, ...limits } = options;
  return timeLimitMs === undefined ? limits : { ...limits, signal: endingAfter(timeLimitMs, limits.signal) };
}
