/** What takes the whole program is loaded when it is asked for: the other commands of the machine answer the sooner. */
import type { Configuration } from './configuration.ts';
import { makeLog } from './log.ts';
import type { Running, Surroundings } from './serve.ts';
import { reachStore } from './stores.ts';

/** As `serveOn` in `serve.ts`, on the store of the configuration, which starts while the program is loaded. @throws BinomeError as `reachStore`. */
export async function serve(configuration: Configuration, surroundings: Surroundings): Promise<Running> {
  const log = makeLog(configuration.logLevel, surroundings.log);
  const say = (text: string): void => log.debug({ postgres: text.trim().split('\n') }, 'postgres');
  const [reached, { serveOn }] = await Promise.all([reachStore(configuration.store, say), import('./serve.ts')]);
  return serveOn(reached, configuration, surroundings);
}

/** As `work` in `serve.ts`. */
export async function work(configuration: Configuration, surroundings: Surroundings): Promise<{ readonly stop: () => Promise<void> }> {
  return (await import('./serve.ts')).work(configuration, surroundings);
}
