/** A process that starts the embedded store on a folder and holds it: `node starter.mjs FOLDER`. It says `started PID` or `refused CODE`. */
import { createViteServer } from 'vitest/node';

const server = await createViteServer({
  ...{ configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, watch: null, ws: false } },
  optimizeDeps: { noDiscovery: true },
  cacheDir: process.argv[2],
});
const { startEmbedded } = await server.ssrLoadModule('/src/service/store/embedded.ts');
await server.close();
try {
  const store = await startEmbedded(process.argv[2], { durable: false });
  console.log(`started ${store.pid}`);
} catch (error) {
  console.log(`refused ${error.code ?? error.message}`);
}
