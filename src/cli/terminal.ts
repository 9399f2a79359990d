/** What a command needs of the world: where to print, in which language. Results go to stdout, all else to stderr. */
import type { Language } from '../errors/index.ts';
import type { Signal } from '../app/index.ts';
import type { Stage } from '../domain/index.ts';
import type { Writing } from '../files/index.ts';
import { wordsOf } from '../wording/index.ts';

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

/** The files of a result, as a command ends; nothing where none were asked for. */
export function writtenLines(files: readonly string[], language: Language): string[] {
  return files.length === 0 ? [] : [wordsOf(language).terminal.written, ...files.map((file) => `  ${file}`)];
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

  show(stage: Stage, done: number): void {
    const text = wordsOf(this.#terminal.language).terminal.stages[stage];
    const tenth = Math.floor(done * 10);
    if (text === this.#stage && tenth <= this.#shown) return;
    const isNew = text !== this.#stage;
    this.#stage = text;
    this.#shown = tenth;
    if (this.#terminal.interactive) this.#terminal.log(`\r\u001b[2K${text} ${tenth * 10} %${done >= 1 ? '\n' : ''}`);
    else if (isNew) this.#terminal.log(`${text}…\n`);
  }
}
