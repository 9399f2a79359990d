/** A run in a thread of its own: watched, limited in time and memory, and ended from outside where it does not end by itself. */
import { Worker } from 'node:worker_threads';
import { BinomeError, foreignDetail } from '../../errors/index.ts';
import type { Progress } from './queue.ts';
import { newCancelling, type ThreadInput, type ThreadMessage, type ThreadResult } from './thread-input.ts';

/** How long a run that was asked to end may take to do so by itself. */
const GRACE_MS = 200;

export interface ThreadSettings {
  /** The module of the thread. */
  readonly module: URL;
  /** null: as long as it takes. */
  readonly seconds: number | null;
  /** Of the heap; null: what a thread has by itself. */
  readonly memoryMb: number | null;
  /** Aborted once the run is to end with nothing kept. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Where the thread's module lies, of a program that was built. */
export const THREAD = new URL('./thread.js', import.meta.url);

/**
 * @throws BinomeError what the run throws; RUN_TOO_LONG, RUN_MEMORY; the reason of the signal once that is aborted.
 */
export async function runInThread(input: Omit<ThreadInput, 'cancelling'>, settings: ThreadSettings): Promise<ThreadResult> {
  const { seconds, memoryMb, signal, onProgress } = settings;
  signal.throwIfAborted();
  const cancelling = newCancelling();
  const thread = new Worker(settings.module, {
    workerData: { ...input, cancelling } satisfies ThreadInput,
    ...{ env: {}, execArgv: [] },
    ...(memoryMb === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: memoryMb } }),
  });
  const timers: NodeJS.Timeout[] = [];
  let why: Error | null = null;
  const end = (reason: Error): void => {
    if (why !== null) return;
    why = reason;
    Atomics.store(cancelling, 0, 1);
    timers.push(setTimeout(() => void thread.terminate(), GRACE_MS));
  };
  const abort = (): void => end(signal.reason as Error);
  signal.addEventListener('abort', abort);
  if (seconds !== null) timers.push(setTimeout(() => end(new BinomeError('RUN_TOO_LONG', { value: seconds })), seconds * 1000));
  try {
    return await new Promise<ThreadResult>((resolve, reject) => {
      const refuse = (error: Error): void => reject(why ?? error);
      thread.on('message', (message: ThreadMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'error') refuse(new BinomeError(message.error.code, message.error.values, message.error.place));
        else if (why !== null) reject(why);
        else resolve(message.result);
      });
      thread.on('error', (error) => refuse(isMemory(error) ? new BinomeError('RUN_MEMORY', { value: memoryMb ?? 0 }) : error));
      thread.on('exit', () => refuse(new BinomeError('INTERNAL', { ...foreignDetail(new Error('the thread ended')) })));
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

function isMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
