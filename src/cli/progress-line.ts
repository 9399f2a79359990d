/** How far a run is, on stderr. */
import type { Stage } from '../domain/index.ts';
import { pageWordsOf } from '../wording/index.ts';
import type { Terminal } from './terminal.ts';

/** Progress in steps of a tenth: on a terminal one line that fills up, elsewhere one line a stage. */
export class ProgressLine {
  readonly #terminal: Terminal;
  #stage = '';
  #shown = -1;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(stage: Stage, done: number): void {
    const text = pageWordsOf(this.#terminal.language).terminal.stages[stage];
    const tenth = Math.floor(done * 10);
    if (text === this.#stage && tenth <= this.#shown) return;
    const isNew = text !== this.#stage;
    this.#stage = text;
    this.#shown = tenth;
    if (this.#terminal.interactive) this.#terminal.log(`\r\u001b[2K${text} ${tenth * 10} %${done >= 1 ? '\n' : ''}`);
    else if (isNew) this.#terminal.log(`${text}…\n`);
  }
}
