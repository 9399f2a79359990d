/** What a command needs of the world: where to print, in which language. Results go to stdout, all else to stderr. */
import type { Language } from '../errors/catalogue.ts';
import type { Ending, Signal } from '../app/index.ts';
import type { Text } from '../domain/text.ts';
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
  /** The clock: a signal that is aborted once so many milliseconds are over. */
  readonly endingAfter: (timeLimitMs: number) => Signal;
}

/** Exit codes are part of the public contract. */
export const EXIT = { done: 0, ourFault: 1, wrongInput: 2, infeasible: 3, limit: 4, differs: 5, cancelled: 130 } as const satisfies Record<
  Ending | 'ourFault' | 'cancelled',
  number
>;

/** The files of a result, as a command ends; nothing where none were asked for. */
export function writtenLines(files: readonly string[], language: Language): string[] {
  return files.length === 0 ? [] : [language === 'fr' ? 'Fichiers écrits :' : 'Files written:', ...files.map((file) => `  ${file}`)];
}

export function printJson(terminal: Terminal, document: unknown): void {
  terminal.out(`${JSON.stringify(document, null, 2)}\n`);
}

/** Progress in steps of a tenth: on a terminal one line that fills up, elsewhere one line a stage. */
export class ProgressLine {
  readonly #terminal: Terminal;
  #stage = '';
  #shown = -1;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(label: Text, done: number): void {
    const text = label[this.#terminal.language];
    const tenth = Math.floor(done * 10);
    if (text === this.#stage && tenth <= this.#shown) return;
    const isNew = text !== this.#stage;
    this.#stage = text;
    this.#shown = tenth;
    if (this.#terminal.interactive) this.#terminal.log(`\r\u001b[2K${text} ${tenth * 10} %${done >= 1 ? '\n' : ''}`);
    else if (isNew) this.#terminal.log(`${text}…\n`);
  }
}
