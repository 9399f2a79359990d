/** A command whose result is kept in a folder: how it is asked for, and how it is run once more. */
import type { CommandName, RunFacts } from '../domain/bundle.ts';
import type { Language } from '../errors/catalogue.ts';
import type { Output } from './files.ts';
import type { RequestOf, RequestSchema } from './request.ts';
import type { RunFiles } from './run-files.ts';

/** What a run came to: its files, and what its bundle says of it. */
export interface RunResult extends RunFacts {
  readonly outputs: readonly Output[];
}

export interface Command<Schema extends RequestSchema = RequestSchema> {
  readonly name: CommandName;
  readonly schema: Schema;
  /** The outputs are those of the first run, without a confidential note. @throws BinomeError as the command does. */
  readonly run: (request: RequestOf<Schema>, files: RunFiles, language: Language) => Promise<RunResult>;
}
