/**
 * Brings `dist/` up to date: `node scripts/build.mjs`, or imported before what was built is run. Compiles only when a source, a
 * compiler option or a dependency is another than last time. When that fails, the compiler's words go to stderr, `dist/` stays as it
 * was, and the process ends with 1.
 *
 * Each build is made in a folder of its own beside `dist/` and takes its place once it is whole: two that start at once do the work
 * twice at worst. The later one waits, so that mostly they do it once.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundleProgram, PROGRAM } from './bundle-program.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = path.join(ROOT, 'dist');
/** What a build was made of, in a file of it. */
const STAMP = '.made-of';
/** A folder as old as this was left by a build that was killed. */
const STALE_MS = 600_000;

/** What decides beside the sources how a build comes out. */
const MADE_BY = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs', 'scripts/bundle-program.mjs'];

/** The page, bundled: below `src` and below `dist`. */
const PAGE = 'service/web';

/** Read beside the compiled code: migrations, fingerprints. */
const AS_IT_IS = /\.(?:sql|bin)$/;

const wanted = fingerprint();
if (!upToDate()) {
  const next = path.join(ROOT, `dist.${process.pid}`);
  mkdirSync(next);
  try {
    while (otherBuilds().some((pid) => pid < process.pid)) await setTimeout(100);
    if (!upToDate()) await makeAnew(next);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  if (process.exitCode === 1) process.exit();
}

/** Of names and contents, not of times: a checkout changes the times of files that it leaves as they were. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...MADE_BY, ...filesBelow('src')]) {
    const bytes = readFileSync(path.join(ROOT, file));
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} the files below a folder of the project, always in the same order */
function filesBelow(folder) {
  const entries = readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`])).sort();
}

function upToDate() {
  try {
    return readFileSync(path.join(DIST, STAMP), 'utf8') === wanted;
  } catch {
    return false;
  }
}

/** @returns {number[]} the processes that are building now; what killed ones left is removed */
function otherBuilds() {
  return readdirSync(ROOT).flatMap((name) => {
    const pid = Number(/^dist\.(\d+)$/.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid) return [];
    const made = statSync(path.join(ROOT, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - made < STALE_MS) return isRunning(pid) ? [pid] : [];
    rmSync(path.join(ROOT, name), { recursive: true, force: true });
    return [];
  });
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Compiles into a folder, starting from the build before, which saves what has not changed. @param {string} next */
async function makeAnew(next) {
  if (existsSync(path.join(DIST, STAMP))) cpSync(DIST, next, { recursive: true });
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const options = ['-p', 'tsconfig.build.json', '--outDir', next, '--tsBuildInfoFile', path.join(next, '.tsbuildinfo')];
  // All that it prints to stderr: stdout belongs to the program that runs afterwards.
  const { status } = spawnSync(process.execPath, [compiler, ...options], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.exitCode = 1;
    return;
  }
  removeStale(next);
  copyAsItIs(next);
  if (existsSync(path.join(ROOT, 'src', PAGE))) await bundlePage(path.join(next, PAGE));
  await bundleProgram(next, ROOT);
  // As `npm install -g .` links to it.
  chmodSync(path.join(next, PROGRAM, 'main.js'), 0o755);
  writeFileSync(path.join(next, STAMP), wanted);
  replaceDist(next);
}

/** Every file also compressed, as most browsers ask for it. @param {string} into */
async function bundlePage(into) {
  const { build } = await import('vite');
  rmSync(into, { recursive: true, force: true });
  await build({
    ...{ configFile: false, root: path.join(ROOT, 'src', PAGE), logLevel: 'error' },
    worker: { format: 'es' },
    build: { outDir: into, modulePreload: { polyfill: false }, target: 'es2023', assetsInlineLimit: 0, sourcemap: false },
  });
  for (const file of filesBelow(path.relative(ROOT, into))) {
    const bytes = readFileSync(path.join(ROOT, file));
    writeFileSync(path.join(ROOT, `${file}.br`), brotliCompressSync(bytes));
    writeFileSync(path.join(ROOT, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** What was made of a source that is no longer there. @param {string} next */
function removeStale(next) {
  for (const file of filesBelow(path.basename(next))) {
    const [, name, suffix] = /^[^/]+\/(.*?)(\.js|\.js\.map|\.d\.ts|\.sql|\.bin)$/.exec(file) ?? [];
    const source = suffix !== undefined && AS_IT_IS.test(suffix) ? `${name}${suffix}` : `${name}.ts`;
    if (suffix !== undefined && !existsSync(path.join(ROOT, 'src', source))) rmSync(path.join(ROOT, file));
  }
}

/** @param {string} next */
function copyAsItIs(next) {
  for (const file of filesBelow('src')) {
    if (AS_IT_IS.test(file)) cpSync(path.join(ROOT, file), path.join(next, path.relative('src', file)));
  }
}

/** @param {string} next */
function replaceDist(next) {
  const before = `${next}.before`;
  for (;;) {
    if (existsSync(DIST)) renameSync(DIST, before);
    try {
      renameSync(next, DIST);
      break;
    } catch (error) {
      // Another build took the place in between.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      rmSync(before, { recursive: true, force: true });
    }
  }
  rmSync(before, { recursive: true, force: true });
}
