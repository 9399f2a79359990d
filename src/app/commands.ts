/**
 * Every command, each loaded when it is asked for: a start waits for none. To add one: its `Command` in a file here, its row below; where its
 * result can be replayed, its name in `domain/documents/bundle.ts` and a second row.
 */
import * as z from 'zod';
import type { Bundle, CommandName, FileRef, FolderRef } from '../domain/index.ts';
import type { ReadParams } from '../errors/schema/index.ts';
import type { Command } from './command.ts';
import type { Wanted } from './ports.ts';
import { requestFromBundle, requestOfPlaces, type InputPlaces, type RequestSchema } from './request.ts';
import { runCommand, type Finished, type World } from './run.ts';

export const COMMANDS = {
  match: async () => (await import('./match.ts')).MATCH,
  reassign: async () => (await import('./reassign.ts')).REASSIGN,
  'plan-periods': async () => (await import('./plan-periods.ts')).PLAN_PERIODS,
  recruitment: async () => (await import('./recruitment.ts')).RECRUITMENT,
  stress: async () => (await import('./stress.ts')).STRESS,
  backtest: async () => (await import('./backtest.ts')).BACKTEST,
  decide: async () => (await import('./decide.ts')).DECIDE,
  template: async () => (await import('./template.ts')).TEMPLATE,
  periods: async () => (await import('./periods.ts')).PERIODS,
  check: async () => (await import('./check.ts')).CHECK,
  explain: async () => (await import('./explain.ts')).EXPLAIN,
  'explain-one': async () => (await import('./explain-one.ts')).EXPLAIN_ONE,
  'since-decided': async () => (await import('./since-decided.ts')).SINCE_DECIDED,
  frozen: async () => (await import('./frozen.ts')).FROZEN,
  weights: async () => (await import('./weights.ts')).WEIGHTS,
  'shadow-prices': async () => (await import('./shadow-prices.ts')).SHADOW_PRICES,
  solve: async () => (await import('./solve.ts')).SOLVE,
  verify: async () => (await import('./solve.ts')).VERIFY,
  'export-proof': async () => (await import('./solve.ts')).EXPORT_PROOF,
};

/** What a service runs: by name, the request with every input by its place. */
const RUNNERS = {
  match: async () => runner(await COMMANDS.match()),
  frozen: async () => runner(await COMMANDS.frozen()),
  reassign: async () => runner(await COMMANDS.reassign()),
  'plan-periods': async () => runner(await COMMANDS['plan-periods']()),
  recruitment: async () => runner(await COMMANDS.recruitment()),
  stress: async () => runner(await COMMANDS.stress()),
  backtest: async () => runner(await COMMANDS.backtest()),
  explain: async () => runner(await COMMANDS.explain()),
  'since-decided': async () => runner(await COMMANDS['since-decided']()),
};

/**
 * @param request as the command's schema has it, every input by its place.
 * @throws BinomeError as `runCommand`; CALL_REQUEST where the request is not the command's.
 */
export async function runByName(name: keyof typeof RUNNERS, request: Record<string, unknown>, world: World): Promise<Finished<unknown>> {
  return (await RUNNERS[name]())(request, world);
}

type Runner = (request: Record<string, unknown>, world: World) => Promise<Finished<unknown>>;

function runner<Schema extends RequestSchema, Answer>(command: Command<Schema, Answer>): Runner {
  return (request, world) => runCommand(command, requestOfPlaces(command.schema, request), world);
}

/** By their names in bundles. */
export const REPLAYABLE: Readonly<Record<CommandName, () => Promise<Replayable>>> = {
  match: async () => replayable(await COMMANDS.match()),
  reassign: async () => replayable(await COMMANDS.reassign()),
  'plan --periods': async () => replayable(await COMMANDS['plan-periods']()),
  'plan --recruitment': async () => replayable(await COMMANDS.recruitment()),
  'plan --stress': async () => replayable(await COMMANDS.stress()),
  backtest: async () => replayable(await COMMANDS.backtest()),
};

export interface Replayable {
  /** The inputs that a bundle's request names. @throws ZodError where the request is not the command's. */
  readonly inputs: (bundle: Bundle, params?: ReadParams) => Wanted;
  /** Runs it again, with its inputs where they were found. */
  readonly run: (bundle: Bundle, places: InputPlaces, world: World) => Promise<Finished<unknown>>;
  /** Whether a limit of time was set, so that the result depends on the machine. */
  readonly isTimed: (bundle: Bundle) => boolean;
}

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
