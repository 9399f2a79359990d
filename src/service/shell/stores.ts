/** The store as it is set up: the embedded one, started here or used where it runs already, or a server's database. */
import { createHash } from 'node:crypto';
import { BinomeError } from '../../errors/index.ts';
import { type Address, connect, openStore, type Store } from '../store/database.ts';
import { type Embedded, runningEmbedded, startEmbedded } from '../store/embedded.ts';
import { APP, checkRole, OWNER, type Role, SYSTEM } from '../store/roles.ts';
import type { Database } from '../store/schema.ts';
import type { Configuration, StorePlace } from './configuration.ts';

/** A way to the store. */
export interface Reached {
  readonly address: (role: Role) => Address;
  /** Of the embedded server, where it was started here. */
  readonly embedded: Embedded | null;
  /** Where its data lie; null of a server. */
  readonly folder: string | null;
  /** Ends what was started here. */
  readonly leave: () => Promise<void>;
}

/**
 * Starts the embedded server, which is then this process's own.
 * @param say what the server says, for the log
 * @throws BinomeError as `startEmbedded`.
 */
export async function reachStore(place: StorePlace, say: (text: string) => void): Promise<Reached> {
  if (place.kind === 'server') return { address: (role) => place.urls[role], embedded: null, folder: null, leave: () => Promise.resolve() };
  const { embedded, folder } = await startIn(place, say);
  return { address: (role) => embedded.connection(role), embedded, folder, leave: () => embedded.stop() };
}

/** As `reachStore`, for a command beside a service that may run already. */
export async function reachStoreBeside(place: StorePlace): Promise<Reached> {
  if (place.kind === 'server') return reachStore(place, () => undefined);
  try {
    return await reachStore(place, () => undefined);
  } catch (error) {
    if (!(error instanceof BinomeError) || error.code !== 'STORE_IN_USE') throw error;
    return reachStoreOfService(place);
  }
}

/**
 * As `reachStore`, for hands beside a service: an embedded store is the service's own, and whoever else held it would keep the service from starting.
 * @throws BinomeError STORE_NOT_RUNNING
 */
export async function reachStoreOfService(place: StorePlace): Promise<Reached> {
  if (place.kind === 'server') return reachStore(place, () => undefined);
  const folder = folders(place).find((each) => isRunning(each)) ?? place.folder;
  return { address: runningEmbedded(folder), embedded: null, folder, leave: () => Promise.resolve() };
}

type EmbeddedPlace = Extract<StorePlace, { kind: 'embedded' }>;

/** Where nobody has named a folder, another is taken when the one below the current folder lies where the server's account cannot look. */
async function startIn(place: EmbeddedPlace, say: (text: string) => void): Promise<{ embedded: Embedded; folder: string }> {
  const options = { log: say, ...(place.account === undefined ? {} : { account: place.account }) };
  const [first, ...others] = folders(place);
  try {
    return { embedded: await startEmbedded(first!, options), folder: first! };
  } catch (error) {
    const [other] = others;
    if (!(error instanceof BinomeError) || error.code !== 'STORE_FOLDER_OUT_OF_REACH' || other === undefined) throw error;
    return { embedded: await startEmbedded(other, options), folder: other };
  }
}

/** In the order in which they are tried: the second is always the same for the same first. */
function folders({ folder, isUsual }: EmbeddedPlace): string[] {
  if (!isUsual) return [folder];
  return [folder, `/var/tmp/binome-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`];
}

function isRunning(folder: string): boolean {
  try {
    runningEmbedded(folder);
    return true;
  } catch {
    return false;
  }
}

/** The stores of the two roles that serve. @throws BinomeError STORE_ROLE_TOO_STRONG, STORE_UNREACHABLE, STORE_REFUSED. */
export async function openStores(
  { address }: Pick<Reached, 'address'>,
  { connections }: Pick<Configuration, 'connections'>,
): Promise<{ readonly app: Store<Database>; readonly system: Store<Database>; readonly close: () => Promise<void> }> {
  for (const role of [APP, SYSTEM] as const) await withClient({ address }, role, checkRole);
  const [app, system] = [APP, SYSTEM].map((role) =>
    openStore<Database>(address(role as Role), { name: `binome ${role === APP ? 'requests' : 'service'}`, connections }),
  );
  return {
    app: app!,
    system: system!,
    close: async () => {
      await Promise.all([app!.close(), system!.close()]);
    },
  };
}

type Client = Awaited<ReturnType<typeof connect>>;

/** One connection of its own. @throws BinomeError STORE_UNREACHABLE, STORE_REFUSED; what the work throws. */
export async function withClient<T>({ address }: Pick<Reached, 'address'>, role: Role, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(address(role), { name: 'binome', statementMs: role === OWNER ? 0 : 30_000 });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
