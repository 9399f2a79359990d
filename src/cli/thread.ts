/** The thread in which a command runs. It says what is to be printed; the main thread prints it and hears Ctrl-C meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { BinomeError, describe, describePlace, foreignDetail } from '../errors/index.ts';
import { exitCodeOf } from './exit-codes.ts';
import { languageOf } from './language.ts';
import { runProgram } from './program.ts';
import { printJson, type Terminal } from './terminal.ts';
import { COMMITTING, enter, isCancelled, type ThreadInput, type ThreadMessage } from './thread-state.ts';

const { argv, interactive, state } = workerData as ThreadInput;
const send = (message: ThreadMessage): void => parentPort!.postMessage(message);

const terminal: Terminal = {
  language: languageOf(argv),
  json: argv.includes('--json'),
  out: (text) => send({ kind: 'out', text }),
  log: (text) => send({ kind: 'log', text }),
  interactive,
  cancelled: {
    get aborted(): boolean {
      return isCancelled(state);
    },
  },
  writing: {
    made: (folder) => send({ kind: 'made', folder }),
    commit: () => {
      if (!enter(state, COMMITTING)) throw new BinomeError('CALL_CANCELLED');
    },
  },
  untilAsked: () => {
    send({ kind: 'lasting' });
    return new Promise((resolve) => {
      parentPort!.once('message', () => resolve());
      // Waiting alone keeps nothing alive.
      parentPort!.unref();
    });
  },
  // A day in France, wherever the machine stands: what is decided there bears its date. The Swedish form is ISO.
  today: () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date()),
  // As for the library (`library/deadline.ts`), the clock starts when it is first asked: reading and scoring do not count.
  endingAfter: (timeLimitMs) => {
    let end: number | null = null;
    return {
      get aborted(): boolean {
        end ??= performance.now() + timeLimitMs;
        return performance.now() >= end;
      },
    };
  },
};

function report(error: unknown): number {
  const known = error instanceof BinomeError ? error : new BinomeError('INTERNAL', { ...foreignDetail(error) });
  const { code, place, values } = known;
  if (terminal.json) {
    const message = describe(known, terminal.language);
    printJson(terminal, { error: { code, place, where: describePlace(place, terminal.language), values, message } });
  }
  terminal.log(`${known.explain(terminal.language)}\n`);
  if (!(error instanceof BinomeError) && error instanceof Error) terminal.log(`${error.stack ?? ''}\n`);
  return exitCodeOf(code);
}

send({ kind: 'end', code: await runProgram(terminal, argv).catch(report) });
