/** `scripts/build.mjs` and `scripts/binome.mjs`, in a project so small that compiling it takes no time. */
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { project } from './build.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const file = (name: string): string => path.join(root, name);
const main = `#!/usr/bin/env node
import { word } from '../word.ts';
if (process.argv[2] === 'wait') setInterval(() => {}, 1000);
process.on('SIGINT', () => process.exit(7));
console.log(word, process.argv.slice(2).join(' '));
process.exitCode = 3;
`;

beforeAll(() => {
  for (const folder of ['scripts', 'src/cli']) mkdirSync(file(folder), { recursive: true });
  const copied = [
    'scripts/build.mjs',
    'scripts/bundle-program.mjs',
    'scripts/binome.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
  ];
  for (const name of copied) copyFileSync(path.join(project, name), file(name));
  symlinkSync(path.join(project, 'node_modules'), file('node_modules'));
  writeFileSync(file('src/word.ts'), "export const word: string = 'first';\n");
  writeFileSync(file('src/cli/main.ts'), main);
});

function binome(...argv: string[]): { code: number | null; out: string; log: string } {
  // Elsewhere than in the project.
  const script = file('scripts/binome.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...argv], { cwd: tmpdir(), encoding: 'utf8' });
  return { code: status, out: stdout, log: stderr };
}

const builds = (): string[] => readdirSync(root).filter((name) => name.startsWith('dist'));

it('builds what is not there and runs it, whole for each of those that start together', async () => {
  const started = Array.from({ length: 3 }, (_, i) => spawn(process.execPath, [file('scripts/binome.mjs'), String(i)], { stdio: 'pipe' }));
  const endings = started.map(
    (child) =>
      new Promise((resolve) => {
        let out = '';
        child.stdout.on('data', (piece) => (out += String(piece)));
        child.on('close', (code) => resolve([code, out]));
      }),
  );
  expect(await Promise.all(endings)).toEqual([0, 1, 2].map((i) => [3, `first ${i}\n`]));
  expect(builds()).toEqual(['dist']);
  // What `npm install -g .` links to is run by itself.
  expect(statSync(file('dist/program/main.js')).mode & 0o111).toBe(0o111);
});

it('leaves a build alone when nothing has changed, whatever the times of the files are', () => {
  const made = statSync(file('dist')).ino;
  writeFileSync(file('src/word.ts'), readFileSync(file('src/word.ts')));
  expect(binome('again', '--json')).toEqual({ code: 3, out: 'first again --json\n', log: '' });
  expect(statSync(file('dist')).ino).toBe(made);
});

it('runs nothing when the build fails, says why on stderr, and keeps what was built before', () => {
  writeFileSync(file('src/word.ts'), 'export const word: string = 1;\n');
  const { code, out, log } = binome();
  expect([code, out]).toEqual([1, '']);
  expect(log).toContain('src/word.ts(1,14): error TS2322');
  expect(readFileSync(file('dist/word.js'), 'utf8')).toContain("'first'");
  expect(builds()).toEqual(['dist']);
});

it('builds anew after a change, and drops what has no source any more', () => {
  writeFileSync(file('src/word.ts'), "export { word } from './words/word.ts';\n");
  mkdirSync(file('src/words'));
  mkdirSync(file('src/store'));
  for (const name of ['1.sql', '2.sql', '1.bin', '2.bin']) writeFileSync(file(`src/store/${name}`), 'SELECT 1;\n');
  writeFileSync(file('src/words/word.ts'), "export const word = 'second';\n");
  expect(binome().out).toBe('second \n');
  rmSync(file('src/words'), { recursive: true });
  writeFileSync(file('src/word.ts'), "export const word = 'third';\n");
  for (const name of ['2.sql', '2.bin']) rmSync(file(`src/store/${name}`));
  expect(binome().out).toBe('third \n');
  expect(readdirSync(file('dist')).sort()).toContain('word.js');
  expect(existsSync(file('dist/words/word.js'))).toBe(false);
  // What the program reads beside its code.
  expect(readdirSync(file('dist/store')).sort()).toEqual(['1.bin', '1.sql']);
});

it('hands signals to what it runs', async () => {
  const child = spawn(process.execPath, [file('scripts/binome.mjs'), 'wait'], { stdio: 'pipe' });
  const code = new Promise((resolve) => child.on('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGINT');
  expect(await code).toBe(7);
});
