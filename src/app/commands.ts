/** Every command whose result can be replayed. To add one: its name in `domain/bundle.ts`, its `Command` in a file here, its row below. */
import * as z from 'zod';
import type { Bundle, CommandName, FileRef, FolderRef } from '../domain/bundle.ts';
import type { ReadParams } from '../errors/schema-fault.ts';
import { BACKTEST } from './backtest.ts';
import type { Command } from './command.ts';
import { MATCH } from './match.ts';
import { PLAN_PERIODS } from './plan-periods.ts';
import type { Wanted } from './ports.ts';
import { REASSIGN } from './reassign.ts';
import { RECRUITMENT } from './recruitment.ts';
import { requestFromBundle, type InputPlaces, type RequestSchema } from './request.ts';
import { runCommand, type Finished, type World } from './run.ts';
import { STRESS } from './stress.ts';

export interface Replayable {
  /** The inputs that a bundle's request names. @throws ZodError where the request is not the command's. */
  readonly inputs: (bundle: Bundle, params?: ReadParams) => Wanted;
  /** Runs it again, with its inputs where they were found. */
  readonly run: (bundle: Bundle, places: InputPlaces, world: World) => Promise<Finished<unknown>>;
  /** Whether a limit of time was set, so that the result depends on the machine. */
  readonly isTimed: (bundle: Bundle) => boolean;
}

export const COMMANDS: Readonly<Record<CommandName, Replayable>> = {
  match: replayable(MATCH),
  reassign: replayable(REASSIGN),
  'plan --periods': replayable(PLAN_PERIODS),
  'plan --recruitment': replayable(RECRUITMENT),
  'plan --stress': replayable(STRESS),
  backtest: replayable(BACKTEST),
};

function replayable<Schema extends RequestSchema, Answer>(command: Command<Schema, Answer>): Replayable {
  return {
    inputs: ({ request }, params) => {
      const files: FileRef[] = [];
      const folders: FolderRef[] = [];
      const noted = {
        placeOfFile: (ref: FileRef) => (files.push(ref), ''),
        placeOfFolder: (ref: FolderRef) => (folders.push(ref), ''),
      };
      requestFromBundle(command.schema, request, noted, params);
      return { files, folders };
    },
    run: ({ request }, places, world) => runCommand(command, requestFromBundle(command.schema, request, places), world),
    isTimed: ({ request }) => TIMED.safeParse(request).success,
  };
}

/** Where every command keeps its limits. */
const TIMED = z.looseObject({ limits: z.looseObject({ timeLimitMs: z.number() }) });
