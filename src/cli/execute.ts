/** A command run on files, for somebody at a terminal: what is told on the way goes to stderr, the answer to stdout. */
import {
  runCommand,
  type Command,
  type Finished,
  type Notice,
  type Output,
  type RequestOf,
  type RequestSchema,
  type Results,
  type World,
} from '../app/index.ts';
import type { Language } from '../errors/index.ts';
import { FileSource, FolderResults } from '../files/index.ts';
import { describeNotice } from './notices.ts';
import { EXIT } from './exit-codes.ts';
import { ProgressLine } from './progress-line.ts';
import { printJson, textOf, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** An answer in the lines that a person reads. @param written the files that were written. */
export type Describe<Answer> = (answer: Answer, written: readonly string[], language: Language) => readonly string[];

export interface Place {
  /** The folder of the result; without one nothing is written. */
  readonly out?: string | undefined;
  /** In place of a folder. */
  readonly results?: Results | null;
  readonly beside?: readonly Output[];
  /** See `World`. */
  readonly replace?: boolean | undefined;
}

/** @returns the exit code. @throws BinomeError as the command does. */
export async function execute<Schema extends RequestSchema, Answer>(
  terminal: Terminal,
  command: Command<Schema, Answer>,
  request: RequestOf<Schema>,
  describe: Describe<Answer>,
  place: Place = {},
): Promise<number> {
  return tell(terminal, await runCommand(command, request, worldOf(terminal, place)), describe);
}

/** @returns the exit code. */
export function tell<Answer>(
  terminal: Terminal,
  { answer, document, written, ending }: Omit<Finished<Answer>, 'bundle'>,
  describe: Describe<Answer>,
): number {
  if (terminal.json) printJson(terminal, document);
  else terminal.out(textOf(describe(answer, written, terminal.language)));
  return EXIT[ending];
}

/** Files and this terminal as the surroundings of a run. @param roots where inputs of an earlier run are looked for. */
export function worldOf(terminal: Terminal, { out, results, beside = [], replace = false }: Place, roots: readonly string[] = []): World {
  const line = new ProgressLine(terminal);
  const { language, cancelled, writing, endingAfter } = terminal;
  return {
    source: new FileSource(roots),
    results: results ?? (out === undefined ? null : new FolderResults(out, writing)),
    ...{ language, cancelled, endingAfter, beside, replace, version: VERSION },
    progress: (stage, done, of) => line.show(stage, of === 0 ? 1 : done / of),
    notice: (notice: Notice) => terminal.log(textOf(describeNotice(notice, language))),
  };
}
