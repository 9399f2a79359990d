/** What happens to a run, told as it happens (server-sent events): its progress, its states, its end, after which the stream ends by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RunView } from '../acts/runs.ts';
import { hasEnded } from '../rules/run-state.ts';

/** How often the store is asked. */
const EVERY_MS = 400;
/** A line that says nothing, so that whatever lies between keeps the connection. */
const HEARTBEAT_MS = 15_000;
/** When a browser that lost the stream comes back. */
const RETRY_MS = 2_000;

/**
 * @param read the run as it is now; what it throws ends the stream: a session that has ended, a run that is no longer to be seen.
 * @param told what is sent of it.
 * @param signal aborted when the reader has gone, or the service stops.
 */
export async function* runEvents(
  read: () => Promise<RunView>,
  told: (run: RunView) => unknown,
  signal: AbortSignal,
): AsyncGenerator<string> {
  yield `retry: ${RETRY_MS}\n\n`;
  let [state, progress] = ['', ''];
  let silentSince = performance.now();
  for (;;) {
    let run: RunView;
    try {
      run = await read();
    } catch {
      return;
    }
    const events: string[] = [];
    const nowState = `${run.state} ${run.attempt}`;
    const nowProgress = JSON.stringify(run.progress);
    if (nowState !== state) events.push(event('state', told(run)));
    if (run.progress !== null && nowProgress !== progress) events.push(event('progress', run.progress));
    if (hasEnded(run.state)) events.push(event('end', told(run)));
    [state, progress] = [nowState, nowProgress];
    if (events.length > 0) {
      silentSince = performance.now();
      yield events.join('');
    } else if (performance.now() - silentSince > HEARTBEAT_MS) {
      silentSince = performance.now();
      yield ': still here\n\n';
    }
    if (hasEnded(run.state)) return;
    await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
}

/** JSON has no line breaks of its own: one line of data. */
function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
