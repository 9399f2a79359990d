// A session in a worker of a real Chromium, from npm packages alone: bundled, served with a strict content security policy, opened.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium as driver } from 'playwright-core';
import { build } from 'vite';

const PAGE = fileURLToPath(new URL('./page/', import.meta.url));
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/** The page and its worker as a bundler makes them, in memory: name → text; and every module that the worker is made of. */
export async function bundled() {
  const modules = new Set();
  const spy = {
    name: 'modules-of-the-worker',
    generateBundle(_, chunks) {
      for (const chunk of Object.values(chunks))
        for (const name of [...Object.keys(chunk.modules ?? {}), ...(chunk.imports ?? [])]) modules.add(name);
    },
  };
  const result = await build({
    ...{ configFile: false, root: PAGE, logLevel: 'error' },
    worker: { format: 'es', plugins: () => [spy] },
    build: { write: false, modulePreload: false, target: 'es2023' },
  });
  const files = new Map(result.output.map(({ fileName, code, source }) => [`/${fileName}`, code ?? source]));
  const [worker] = [...files].filter(([name]) => /\/worker-/.test(name)).map(([, text]) => text);
  return { files, modules: [...modules], workerBytes: Buffer.byteLength(worker), workerGzipBytes: gzipSync(worker, { level: 9 }).length };
}

/** Serves the files on this machine alone. */
async function served(files) {
  const server = createServer(({ url }, response) => {
    const name = url === '/' ? '/index.html' : url;
    const text = files.get(name);
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': TYPES[path.extname(name)] ?? 'text/plain',
      'content-security-policy': POLICY,
    });
    response.end(text ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

/** The same acts as in Node, on a page that is open. */
export async function inChromium({ run }, input, lists, board) {
  const { ms } = await run('start', input);
  const acts = [];
  for (const changes of lists) acts.push(await run('act', changes, board));
  return { ms, acts };
}

/**
 * Opens the page. `run` calls a function of the page's `session` with these arguments; `strangers` are requests to other origins, `said` what
 * the console was told.
 */
export async function opened(files) {
  const { server, origin } = await served(files);
  const browser = await launched();
  const page = await browser.newPage();
  const [strangers, said] = [[], []];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) strangers.push(request.url());
  });
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => globalThis.session !== undefined);
  return {
    ...{ strangers, said, version: browser.version() },
    run: (name, ...given) => page.evaluate(([own, values]) => globalThis.session[own](...values), [name, given]),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/**
 * What the package itself would give switches off the rules of origin, and draws by a graphics card that the processor acts: a quarter of the
 * browser's time in a page's test. Without a card a browser draws by itself.
 */
const ARGUMENTS = ['--no-sandbox', '--no-zygote', '--font-render-hinting=none', '--disable-gpu'];

/** A Chromium of the packages, without a window. */
export async function launched() {
  return driver.launch({ executablePath: await executable(), args: ARGUMENTS, headless: true });
}

/** The package unpacks the browser below the temporary folder, and its libraries where it is told that the system has none. */
async function executable() {
  const hasLibraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'].some((folder) =>
    existsSync(path.join(folder, 'libnss3.so')),
  );
  if (!hasLibraries) process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  // It looks at the environment when it is loaded.
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
