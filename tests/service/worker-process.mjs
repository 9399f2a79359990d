/**
 * A worker in a process of its own, to be killed and frozen: `node worker-process.mjs '{connection, version, leaseSeconds}'`. It says `ready` once
 * it asks for work, and ends in order when it is told to. With `mail`, a mail server, it works on letters alone.
 */
import { mailHandler } from '../../dist/service/jobs/mail-job.js';
import { startWorker } from '../../dist/service/jobs/worker.js';
import { openStore } from '../../dist/service/store/database.js';

const { connection, mail, ...options } = JSON.parse(process.argv[2]);
const store = openStore(connection, { name: 'test worker', connections: 4 });
const letters =
  mail === undefined
    ? {}
    : { handlers: { mail: mailHandler({ store, server: mail, origin: 'https://binome.example.org' }) }, only: ['mail'] };
const worker = startWorker({ store, address: connection, pollMs: 50, ...options, ...letters, onError: (error) => console.error(error) });
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void worker.stop().then(async () => {
    await store.close();
    process.exit(0);
  });
});
