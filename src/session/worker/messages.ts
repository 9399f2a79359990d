/** What is asked of a session by message, and what is answered: plain values that structured cloning carries. */
import type { ErrorCode, Place } from '../../errors/index.ts';
import type { PairIds, PairPrice, PriceTable, Problem, Solution } from '../../solver/index.ts';
import type { Answer, PriceRequest, SessionChange, SessionInput } from '../session.ts';

/** What each request carries. The pairs of a problem are a list here: `PairColumns` would come as a plain object. */
interface Asks {
  /** Anew, whatever there was. `stop`: see `SessionRequest`. */
  readonly start: { readonly input: SessionInput; readonly stop?: SharedArrayBuffer };
  readonly apply: { readonly change: SessionChange };
  readonly withdraw: { readonly number?: number };
  readonly set: { readonly changes: readonly SessionChange[] };
  readonly prices: PriceRequest;
  readonly price: { readonly trainee: string; readonly mentor: string };
  readonly alternatives: { readonly trainee: string; readonly count: number };
  readonly result: object;
}

export interface SessionAnswers {
  readonly start: Answer;
  readonly apply: Answer;
  readonly withdraw: Answer;
  readonly set: Answer;
  readonly prices: PriceTable;
  readonly price: PairPrice | null;
  readonly alternatives: readonly PairPrice[];
  /** What `verify` takes. */
  readonly result: {
    readonly problem: Problem & { readonly pairs: readonly (readonly [...PairIds, number])[] };
    readonly solution: Solution;
  };
}

export type Ask = keyof Asks;

/**
 * One thing asked, with a number of the caller's that the reply bears: whole, from 1 on, each greater than the one before. Requests are
 * answered in their order.
 *
 * `cancel` bears the number of the request that is no longer wanted. One that waits is dropped. The one that is being computed cannot hear
 * of it, unless `start` gave it `stop`: shared memory whose first 32-bit integer the caller sets to a number, up to which requests are to
 * stop. Either way the reply says `cancelled`, and the session stays as it was; a request that is through is answered all the same.
 */
export type SessionRequest =
  { [Kind in Ask]: { readonly id: number; readonly ask: Kind } & Asks[Kind] }[Ask] | { readonly id: number; readonly ask: 'cancel' };

export type SessionReply =
  | { [Kind in Ask]: { readonly id: number; readonly ask: Kind; readonly outcome: 'done'; readonly value: SessionAnswers[Kind] } }[Ask]
  | { readonly id: number; readonly outcome: 'cancelled' }
  | { readonly id: number; readonly outcome: 'refused'; readonly error: Refused };

/** A `BinomeError` as it crosses over. */
interface Refused {
  readonly code: ErrorCode;
  readonly place: Place;
  readonly values: Readonly<Record<string, string | number>>;
  readonly message: { readonly fr: string; readonly en: string };
}

/** What a worker's global scope has, or a `MessagePort`. */
export interface SessionPort {
  postMessage(message: unknown): void;
  /** Events of pages and of Node's have the message as `data`; what else they have differs. */
  addEventListener(type: 'message', listener: (event: object) => void): void;
  /** A `MessagePort` waits for it. */
  start?(): void;
}
