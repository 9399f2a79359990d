/** Every command whose result can be replayed. To add one: its name in `domain/bundle.ts`, its `Command` beside its use case, its row here. */
import * as z from 'zod';
import type { Bundle, CommandName, FileRef, FolderRef } from '../domain/bundle.ts';
import type { ReadParams } from '../errors/schema-fault.ts';
import { BACKTEST } from './backtest.ts';
import { describeRun } from './bundle.ts';
import type { Command, RunResult } from './command.ts';
import type { Wanted } from './find-inputs.ts';
import { MATCH } from './match.ts';
import { PERIODS } from './plan.ts';
import { REASSIGN } from './reassign.ts';
import { RECRUITMENT } from './recruitment.ts';
import { requestFromBundle, type RequestSchema } from './request.ts';
import type { RunFiles } from './run-files.ts';
import { STRESS } from './stress.ts';

export interface Replayable {
  /** The inputs that a bundle's request names. @throws ZodError where the request is not the command's. */
  readonly inputs: (bundle: Bundle, params?: ReadParams) => Wanted;
  /** Runs it again, with its inputs where they were found. */
  readonly run: (bundle: Bundle, places: InputPlaces, files: RunFiles) => Promise<ReplayedRun>;
  /** Whether a limit of time was set, so that the result depends on the machine. */
  readonly isTimed: (bundle: Bundle) => boolean;
}

export interface InputPlaces {
  readonly pathOfFile: (ref: FileRef) => string;
  readonly pathOfFolder: (ref: FolderRef) => string;
}

export interface ReplayedRun {
  readonly result: RunResult;
  readonly described: Omit<Bundle, 'outputs'>;
}

export const COMMANDS: Readonly<Record<CommandName, Replayable>> = {
  match: replayable(MATCH),
  reassign: replayable(REASSIGN),
  'plan --periods': replayable(PERIODS),
  'plan --recruitment': replayable(RECRUITMENT),
  'plan --stress': replayable(STRESS),
  backtest: replayable(BACKTEST),
};

function replayable<Schema extends RequestSchema>(command: Command<Schema>): Replayable {
  return {
    inputs: ({ request }, params) => {
      const files: FileRef[] = [];
      const folders: FolderRef[] = [];
      const noted = {
        pathOfFile: (ref: FileRef) => (files.push(ref), ''),
        pathOfFolder: (ref: FolderRef) => (folders.push(ref), ''),
      };
      requestFromBundle(command.schema, request, noted, params);
      return { files, folders };
    },
    run: async (bundle, places, files) => {
      const { language } = bundle;
      const request = requestFromBundle(command.schema, bundle.request, places);
      const result = await command.run(request, files, language);
      return { result, described: await describeRun({ command, request, files, language }, result) };
    },
    isTimed: ({ request }) => TIMED.safeParse(request).success,
  };
}

/** Where every command keeps its limits. */
const TIMED = z.looseObject({ limits: z.looseObject({ timeLimitMs: z.number() }) });
