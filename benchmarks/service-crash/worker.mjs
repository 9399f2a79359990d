// A worker of the crash campaign: `node worker.mjs '{connection, leaseSeconds, version}'`. Beside runs it takes jobs whose one effect is a row
// of their own, which a second effect of the same job would refuse.
import { setTimeout as pause } from 'node:timers/promises';
import { startWorker } from '../../dist/service/jobs/worker.js';
import { openStore } from '../../dist/service/store/database.js';

const { connection, ...options } = JSON.parse(process.argv[2]);
const store = openStore(connection, { name: 'campaign', connections: 3 });
startWorker({
  ...{ store, address: connection, pollMs: 100, ...options },
  handlers: {
    probe: async ({ id }, { signal }) => {
      await pause(20 + Math.random() * 300, undefined, { signal });
      return async (tx) => {
        await tx
          .insertInto('schedule')
          .values({ name: id, cron: '', zone: '', kind: 'effect', next_at: new Date('2100-01-01') })
          .execute();
        // Amid the transaction, so that kills meet it there too.
        await pause(Math.random() * 30);
      };
    },
  },
  // Connections are cut with every kill: what counts is what is kept.
  onError: () => {},
});
process.stdout.write('ready\n');
