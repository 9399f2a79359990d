/**
 * What npm runs after `npm ci` in a checkout, and before it packs: makes `dist/`. `npm install -g .` only links to the checkout and
 * installs nothing that this one needs; so the dependencies are fetched first when they are not there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
if (process.env['npm_config_global'] === 'true' && !existsSync(`${root}node_modules`)) {
  // Without what the outer npm was told: this one is about the checkout, not about where commands are linked.
  const told = /^npm_config_(global|prefix|local_prefix|global_prefix|location)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)));
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: root, env, stdio: 'inherit' });
}
await import('./build.mjs');
