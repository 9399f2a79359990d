/** What the store tells of by itself (`notify`): a connection that only listens, made again whenever it is lost. */
import type pg from 'pg';
import { type Address, connect } from './database.ts';

/** Before the next try to connect. */
const PAUSE_MS = 2_000;

export interface Listener {
  /** Hears nothing more. */
  readonly close: () => Promise<void>;
}

/** @param heard what is told; also once after each start, since something may have been missed meanwhile, with ''. */
export function listen(address: Address, channel: string, heard: (payload: string) => void): Listener {
  let isClosed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  const again = (): void => {
    client = null;
    if (isClosed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      started = start();
    }, PAUSE_MS);
  };
  const start = async (): Promise<void> => {
    try {
      // Listening has no end, and a statement that waits is none.
      const made = await connect(address, { name: 'binome listen', statementMs: 0, idleMs: 0 });
      if (isClosed) {
        await made.end();
        return;
      }
      client = made;
      made.on('notification', ({ payload }) => heard(payload ?? ''));
      made.on('end', again);
      await made.query(`listen ${channel}`);
      heard('');
    } catch {
      again();
    }
  };
  let started = start();
  return {
    close: async () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await started;
      await client?.end();
    },
  };
}
