#!/usr/bin/env node
/**
 * The command line. A thread of its own runs the command, so that this one hears Ctrl-C whatever is being computed: it asks the command to
 * end, and ends it where it does not answer; what it had begun to write is taken away.
 */
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { BinomeError, foreignDetail } from '../errors/index.ts';
import { takeAway } from '../files/unfinished/index.ts';
import { EXIT } from './exit-codes.ts';
import { languageOf } from './language.ts';
import { CANCELLED, END, enter, newState, type ThreadInput, type ThreadMessage } from './thread-state.ts';

/** How long a command that was asked to end may take to do so by itself. */
const GRACE_MS = 40;
/** How long the thread of a command that lasts may take to go once the command has ended. */
const LEAVE_MS = 2_000;
const BYTES_PER_MB = 1 << 20;

const argv = process.argv.slice(2);
const language = languageOf(argv);
const state = newState();
const made: string[] = [];
/** Of a command that lasts, and whether it was asked to end. */
let lasts = false;
let isAsked = false;
const input: ThreadInput = { argv, interactive: process.stderr.isTTY, state };

// A thread has less memory than its process unless told otherwise.
const maxOldGenerationSizeMb = getHeapStatistics().heap_size_limit / BYTES_PER_MB;
const thread = new Worker(new URL('./thread.js', import.meta.url), { workerData: input, resourceLimits: { maxOldGenerationSizeMb } });

// Not process.exit(): what was written to a pipe must still be flushed.
thread.on('message', (message: ThreadMessage) => {
  if (message.kind === 'out') process.stdout.write(message.text);
  else if (message.kind === 'log') process.stderr.write(message.text);
  else if (message.kind === 'made') made.push(message.folder);
  else if (message.kind === 'lasting') lasts = true;
  else {
    process.exitCode = message.code;
    if (lasts) setTimeout(() => void thread.terminate(), LEAVE_MS).unref();
  }
});
thread.on('error', (error) => {
  process.stderr.write(`${new BinomeError('INTERNAL', { ...foreignDetail(error) }).explain(language)}\n`);
  process.exitCode = EXIT.ourFault;
});
thread.on('exit', () => {
  for (const signal of SIGNALS) process.removeListener(signal, cancel);
});

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
for (const signal of SIGNALS) process.on(signal, cancel);

function cancel(): void {
  if (lasts) {
    if (enter(state, CANCELLED) && !isAsked) thread.postMessage(END);
    else void end();
    isAsked = true;
    return;
  }
  // Once outputs are being put in place, the few moments until all are there are worth the wait.
  if (!enter(state, CANCELLED)) return;
  setTimeout(() => void end(), GRACE_MS).unref();
}

async function end(): Promise<void> {
  if (process.exitCode !== undefined) return;
  process.exitCode = EXIT.cancelled;
  await thread.terminate();
  await takeAway(made);
  process.stderr.write(`${new BinomeError('CALL_CANCELLED').explain(language)}\n`);
}

// A reader that closes the pipe (head, less) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
