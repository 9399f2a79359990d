/** A command: how it is asked for, how it is run, what its result is. The one runner is in `run.ts`. */
import type { Bundle, CommandName, LeftOut, PersonSummary, Progress, RunFacts } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import type { CensusReading, Finding } from '../census/index.ts';
import type { GuidelinesReview } from '../matching/index.ts';
import type { Limits } from '../solver/index.ts';
import type { Inputs } from './inputs.ts';
import type { Output } from './output.ts';
import type { RequestOf, RequestSchema } from './request.ts';

/** What is to be told at once, whatever comes of the run: its place is beside the result, not in it. */
export type Notice =
  | { readonly kind: 'census'; readonly reading: CensusReading }
  | {
      readonly kind: 'pairs';
      readonly past: { readonly rows: number; readonly problems: readonly Finding[]; readonly notes?: readonly Finding[] };
      readonly name: string;
    }
  | { readonly kind: 'guidelines'; readonly review: GuidelinesReview }
  /** Of a run whose result has no account of everybody. */
  | { readonly kind: 'leftOut'; readonly groups: readonly LeftOut[] }
  | { readonly kind: 'journeysUnknown' }
  /** Files of results that were read, or lie beside what was read, and are not as they were written. */
  | { readonly kind: 'edited'; readonly places: readonly string[] }
  /** Results that were read without a bundle that says how they were written. */
  | { readonly kind: 'unsealed'; readonly places: readonly string[] }
  /** Somebody was asked for by name: who was taken. */
  | { readonly kind: 'nameRead'; readonly text: string; readonly person: Pick<PersonSummary, 'id' | 'name' | 'service'> }
  /** Names of [trainee, mentor]: refused for the result whose decisions are followed, and not for this one. */
  | { readonly kind: 'refusalsLeft'; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly kind: 'replaying'; readonly bundle: Bundle; readonly version: string };

/** What a run has of its surroundings. */
export interface Run {
  readonly inputs: Inputs;
  readonly limits: Limits;
  /** Ends the run by an error once somebody has asked for that. */
  readonly progress: Progress;
  readonly notice: (notice: Notice) => void;
  readonly version: string;
}

/** What is kept of a run. */
export interface RunResult {
  readonly outputs: readonly Output[];
  /** null where no bundle is written. */
  readonly facts: RunFacts | null;
}

/** In which form a result is wanted. */
export interface Edition {
  readonly language: Language;
  readonly version: string;
}

/** How a run ended, short of an error. Exit codes are a table over this. */
export type Ending = 'done' | 'infeasible' | 'limit' | 'wrongInput' | 'differs';

export interface Command<Schema extends RequestSchema, Answer> {
  /** An identifier, fit for a queue or an address. */
  readonly name: string;
  /** Its name in bundles, where a result of it can be replayed; else null. */
  readonly bundledAs: CommandName | null;
  readonly schema: Schema;
  /** @throws BinomeError for whatever cannot be read, does not fit or is refused; what was found by then has been told as notices. */
  readonly run: (request: RequestOf<Schema>, run: Run) => Promise<Answer>;
  readonly ending: (answer: Answer) => Ending;
  /** The answer as one JSON document. @param written where the outputs were kept. */
  readonly document: (answer: Answer, edition: Edition, written: readonly string[]) => unknown;
  readonly result: (answer: Answer, request: RequestOf<Schema>, edition: Edition) => RunResult;
}

/** Of a command that only answers. */
export const nothingKept = (): RunResult => ({ outputs: [], facts: null });

/** Nothing was held fast and nothing decided. */
export const NO_PINS: RunFacts['pins'] = { people: [], pairs: [] };
