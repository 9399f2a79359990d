/** Questions whose answer somebody waits for, computed in threads of their own, few at a time: they reach no store and no network. */
import { runInThread, THREAD } from './run-thread.ts';
import type { Question, ThreadInput } from './thread-input.ts';

export interface QuestionSettings {
  /** Of the engine. */
  readonly version: string;
  readonly memoryMb: number | null;
  /** Where the thread's module lies. */
  readonly thread?: URL;
}

/** @returns the answer as one JSON document. @throws BinomeError what the question throws; RUN_TOO_LONG, RUN_MEMORY. */
export type Ask = (question: Pick<ThreadInput, 'request' | 'files'> & { readonly command: Question }) => Promise<string>;

const SECONDS = 20;
const AT_ONCE = 2;

export function questions({ version, memoryMb, thread = THREAD }: QuestionSettings): Ask {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (question) => {
    // Whoever came meanwhile may have taken the place.
    while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      const { document } = await runInThread(
        { ...question, language: 'fr', version },
        { module: thread, seconds: SECONDS, memoryMb, signal: new AbortController().signal, onProgress: () => undefined },
      );
      return document;
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
