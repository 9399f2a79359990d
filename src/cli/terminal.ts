/** What a command needs of the world: where to print, in which language. Results go to stdout, all else to stderr. */
import type { Language } from '../errors/index.ts';
import type { Signal } from '../app/index.ts';
import type { Writing } from '../files/index.ts';

export interface Terminal {
  readonly language: Language;
  /** Machine output: one JSON document on stdout and nothing else there. */
  readonly json: boolean;
  readonly out: (text: string) => void;
  readonly log: (text: string) => void;
  /** True when stderr is watched by a person: a line of progress may then be rewritten. */
  readonly interactive: boolean;
  /** Aborted when the person asks for an end (Ctrl-C). */
  readonly cancelled: Signal;
  /** Told what a result in the making has left on the disk (see `Writing`). */
  readonly writing: Writing;
  /**
   * For what lasts until somebody asks for its end (Ctrl-C, or the system): kept then. From the call on nothing else ends the command, which is to
   * end by itself; asked twice, it is ended.
   */
  readonly untilAsked: () => Promise<void>;
  /** The clock: the day in France, ISO. Of what is recorded with its day. */
  readonly today: () => string;
  /** The clock: a signal that is aborted once so many milliseconds are over. */
  readonly endingAfter: (timeLimitMs: number) => Signal;
}

/** Lines for a person, as they are printed. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

export function printJson(terminal: Terminal, document: unknown): void {
  terminal.out(`${JSON.stringify(document, null, 2)}\n`);
}
