/**
 * The command line and the service as they are run: the hundreds of modules that a command loads, bundled into a few. A start takes half as long
 * (`docs/decisions/bundled-program.md`). The library is not: whoever imports it bundles by themselves.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Below what was compiled. */
export const PROGRAM = 'program';
/** What a process or a thread begins with: the compiled module, and the name of its bundle. */
const ENTRIES = { main: 'cli/main.js', thread: 'cli/thread.js', 'service.thread': 'service/jobs/thread.js' };

/** What is found from a module: maybe a thread, by its name beside it. */
const FROM_MODULE = /new URL\('(\.\/[\w-]+\.js)', import\.meta\.url\)|import\.meta\.url/g;

/** @param {string} compiled the folder of what was compiled @param {string} root of the project */
export async function bundleProgram(compiled, root) {
  const outDir = path.join(compiled, PROGRAM);
  const entries = Object.entries(ENTRIES)
    .map(([name, file]) => [name, path.join(compiled, file)])
    .filter(([, file]) => existsSync(file));
  const { build } = await import('vite');
  const isOfService = ({ moduleIds, facadeModuleId }) =>
    [facadeModuleId ?? '', ...moduleIds].some((id) => id.startsWith(path.join(compiled, 'service/')));
  await build({
    ...{ configFile: false, root, logLevel: 'error', plugins: [places(compiled, new Map(entries.map(([name, file]) => [file, name])))] },
    build: {
      ...{ outDir, ssr: true, target: 'es2023', minify: false, sourcemap: false, copyPublicDir: false },
      rolldownOptions: {
        input: Object.fromEntries(entries),
        // The same bytes wherever it is built: no comment names the folder.
        experimental: { attachDebugInfo: 'none' },
        output: {
          entryFileNames: '[name].js',
          // The library is published without the service: what belongs to it is told by its name.
          chunkFileNames: (chunk) => `${isOfService(chunk) ? 'service.' : ''}[name]-[hash].js`,
        },
      },
    },
  });
}

/**
 * What lies beside a module, such as data, is found from the compiled one, wherever its text went; a thread begins with the bundle.
 *
 * @param {string} compiled @param {Map<string, string>} entries name of the bundle by compiled module
 */
function places(compiled, entries) {
  return {
    name: 'places-of-modules',
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      const own = JSON.stringify(path.posix.join('..', path.relative(compiled, id).split(path.sep).join('/')));
      const here = `new URL(${own}, import.meta.url).href`;
      return code.replace(FROM_MODULE, (text, name) => {
        if (name === undefined) return here;
        const entry = entries.get(path.join(path.dirname(id), name));
        return entry === undefined ? text.replace('import.meta.url', here) : `new URL('./${entry}.js', import.meta.url)`;
      });
    },
  };
}
