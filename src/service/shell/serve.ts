/** The service as one process: the store, requests, and workers, from its start to its end; and workers alone. */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BinomeError, foreignDetail } from '../../errors/index.ts';
import { setMailing } from '../acts/mail.ts';
import { makeServer } from '../http/server.ts';
import type { Service } from '../http/service.ts';
import { mailHandler, type Mailing } from '../jobs/mail-job.ts';
import { pairPricer } from '../jobs/pair-prices.ts';
import { questions } from '../jobs/questions.ts';
import { startWorker, type WorkerOptions } from '../jobs/worker.ts';
import type { RunSettings } from '../rules/run-settings.ts';
import { checkMigrated } from '../store/migrate.ts';
import { APP, SYSTEM } from '../store/roles.ts';
import { mustFit, storeMode, type StoreMode } from '../store/store-mode.ts';
import type { Configuration } from './configuration.ts';
import { loadDemo } from './demo.ts';
import { makeLog } from './log.ts';
import { prepareStore } from './program-data.ts';
import { openStores, reachStoreOfService, type Reached, withClient } from './stores.ts';

export interface Running {
  /** Where it is reached, such as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Where the embedded store's data lie; null of a server. */
  readonly folder: string | null;
  /** Takes no more requests, ends those under way, then all else. */
  readonly stop: () => Promise<void>;
  /** Rejects where it cannot go on. @throws BinomeError SERVE_STORE_ENDED. */
  readonly failed: Promise<never>;
}

export interface Surroundings {
  /** Of the program. */
  readonly version: string;
  /** Takes a line of the log with its end. */
  readonly log: (line: string) => void;
}

/** Built beside the program; without it, as where the sources themselves run, there is the API alone. */
const PAGE = fileURLToPath(new URL('../../../dist/service/web/', import.meta.url));

/** How long requests under way may take once the service is to end. */
const FINISH_MS = 10_000;

/** @throws BinomeError of the configuration, the store, or SERVE_PORT_TAKEN, SERVE_PORT_REFUSED; nothing is left running then. */
export async function serveOn(reached: Reached, configuration: Configuration, { version, log: write }: Surroundings): Promise<Running> {
  const log = makeLog(configuration.logLevel, write);
  const undo: (() => Promise<void>)[] = [reached.leave];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const now = new Date();
    const mode = await prepare(reached, configuration, now);
    const stores = await openStores(reached, configuration);
    undo.push(stores.close);
    await setMailing(stores.system, configuration.mail !== null, now);
    if (configuration.mode === 'demo' && mode !== 'demo') await loadDemo({ reached, ...stores }, now);
    const ask = questions({ version, memoryMb: configuration.limits.jobMemoryMb });
    const service: Service & { origin: string } = {
      ...{ app: stores.app, system: stores.system },
      now: () => new Date(),
      newId: () => randomUUID(),
      newSecret: () => randomBytes(32).toString('base64url'),
      ...{ origin: configuration.origin, mode: configuration.mode, version, sessions: configuration.sessions },
      ...{ startedAt: now, workers: configuration.limits.workers, accessibilityContact: configuration.accessibilityContact },
      ...{ configured: configuration.settings, proxies: configuration.proxies, metricsToken: configuration.metricsToken },
      ...{ oidc: configuration.oidc, page: existsSync(PAGE) ? PAGE : null },
      uploadBytes: configuration.limits.uploadBytes,
      runs: runSettings(configuration),
      prices: pairPricer({
        ...{ store: stores.system, now: () => new Date(), ask },
        onError: (error) => log.error({ err: error }, 'price'),
      }),
      frozen: (asked) => ask({ command: 'frozen', ...asked }),
    };
    const server = await makeServer(service, log);
    undo.push(async () => {
      const late = setTimeout(() => server.server.closeAllConnections(), FINISH_MS);
      await server.close();
      clearTimeout(late);
    });
    const { host, port } = configuration;
    const address = await server.listen({ host, port }).catch((error: unknown) => {
      throw listenError(error, host, port);
    });
    // Where any free port would do, it is known only now.
    if (port === 0) service.origin = address;
    if (configuration.limits.workers > 0)
      undo.push(
        startWorkers({ ...configuration, origin: service.origin }, configuration.limits.workers, {
          reached,
          system: stores.system,
          version,
          log,
        }),
      );
    log.info({ mode: configuration.mode, version }, 'serving');
    return { address: service.origin, folder: reached.folder, stop, failed: failing(reached) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * An embedded store is this program's own and is brought up to date; of a server its owner does that (`binome migrate`).
 * @returns what the store says that it is for
 */
async function prepare(reached: Reached, { mode, store }: Configuration, now: Date): Promise<StoreMode['mode']> {
  if (store.kind === 'embedded') await prepareStore(reached, now);
  else await withClient(reached, APP, (client) => checkMigrated(client));
  const found = await withClient(reached, SYSTEM, storeMode);
  mustFit(found, mode);
  return found.mode;
}

/** More hands on the queue, on this machine or another. @returns how it is ended. @throws BinomeError STORE_NOT_RUNNING; as `openStores`. */
export async function work(
  configuration: Configuration,
  { version, log: write }: Surroundings,
): Promise<{ readonly stop: () => Promise<void> }> {
  const log = makeLog(configuration.logLevel, write);
  const reached = await reachStoreOfService(configuration.store);
  try {
    await withClient(reached, SYSTEM, async (client) => {
      await checkMigrated(client);
      mustFit(await storeMode(client), configuration.mode);
    });
    const stores = await openStores(reached, configuration);
    const workers = Math.max(1, configuration.limits.workers);
    const stopWorkers = startWorkers(configuration, workers, { reached, system: stores.system, version, log });
    log.info({ workers }, 'working');
    return {
      stop: async () => {
        await stopWorkers();
        await stores.close();
        await reached.leave();
      },
    };
  } catch (error) {
    await reached.leave();
    throw error;
  }
}

/** Beside those for runs one for mail, so that neither waits for the other. @returns how all are ended */
function startWorkers(
  { limits, settings: configured, mail, origin }: Pick<Configuration, 'limits' | 'settings' | 'mail' | 'origin'>,
  count: number,
  { reached, system, version, log }: Working,
): () => Promise<void> {
  const options: WorkerOptions = {
    ...{ store: system, address: reached.address(SYSTEM), version, leaseSeconds: limits.leaseSeconds },
    ...{ settings: runSettings({ limits }), configured },
    onError: (error) => log.error({ err: error }, 'worker'),
  };
  const workers = Array.from({ length: count }, () => startWorker(options));
  if (mail !== null) {
    const onTrouble: Mailing['onTrouble'] = ({ outcome, stage, reply }) => log.warn({ outcome, stage, reply }, 'mail');
    const handlers = { mail: mailHandler({ store: system, server: mail, origin, onTrouble }) };
    workers.push(startWorker({ ...options, handlers, only: ['mail'] }));
  }
  return async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  };
}

interface Working {
  readonly reached: Pick<Reached, 'address'>;
  readonly system: WorkerOptions['store'];
  readonly version: string;
  readonly log: ReturnType<typeof makeLog>;
}

/** Without limits of its own a run is that of the command line. */
function runSettings({ limits }: Pick<Configuration, 'limits'>): RunSettings {
  return { limits: {}, longestSeconds: limits.jobSeconds, memoryMb: limits.jobMemoryMb };
}

/** Kept until the embedded server ends although nobody asked it to. */
function failing({ embedded }: Reached): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    void embedded?.ended.then((said) => {
      const last = said.trim().split('\n').at(-1) ?? '';
      reject(new BinomeError('SERVE_STORE_ENDED', { detail: last, detailFr: 'voir le journal' }));
    });
  });
  // Asked to end it ends as well, when nobody looks any more.
  failed.catch(() => undefined);
  return failed;
}

function listenError(error: unknown, host: string, port: number): BinomeError {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return new BinomeError('SERVE_PORT_TAKEN', { value: port });
  return new BinomeError('SERVE_PORT_REFUSED', { value: `${host}:${port}`, ...foreignDetail(error) });
}
