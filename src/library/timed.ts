/** What of `binome` takes a time limit: the same functions, the limit made a signal. */
import * as past from '../backtest/index.ts';
import * as matching from '../matching/index.ts';
import * as changes from '../reassignment/index.ts';
import type { Limits } from '../solver/index.ts';
import { untimed, type TimeLimit } from './deadline.ts';

/** An input whose limits may be timed. */
type Timed<Input extends { readonly limits?: Limits }> = Omit<Input, 'limits'> & {
  readonly limits?: NonNullable<Input['limits']> & TimeLimit;
};

export type BacktestInput = Timed<past.BacktestInput>;
export type MatchInput = Timed<matching.MatchInput>;
export type ReassignInput = Timed<changes.ReassignInput>;

function plain<Input extends { readonly limits?: Limits }>({ limits, ...input }: Timed<Input>): Input {
  return { ...input, ...(limits === undefined ? {} : { limits: untimed(limits) }) } as unknown as Input;
}

export function backtest(input: BacktestInput, ...others: Others<typeof past.backtest>): ReturnType<typeof past.backtest> {
  return past.backtest(plain<past.BacktestInput>(input), ...others);
}

export function match(input: MatchInput, ...others: Others<typeof matching.match>): ReturnType<typeof matching.match> {
  return matching.match(plain<matching.MatchInput>(input), ...others);
}

export function reassign(input: ReassignInput): ReturnType<typeof changes.reassign> {
  return changes.reassign(plain<changes.ReassignInput>(input));
}

/** The parameters after the first. */
type Others<Call extends (...all: never[]) => unknown> = Parameters<Call> extends [unknown, ...infer Rest] ? Rest : never;
