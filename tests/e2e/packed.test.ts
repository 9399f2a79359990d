/** What `npm pack` ships works by itself: no file and no dependency is missing that only a checkout has. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, project } from './build.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-packed-'));
const installed = path.join(root, 'node_modules/binome');
afterAll(() => rmSync(root, { recursive: true, force: true }));

let files: string[] = [];
let manifest: { bin: Record<string, string>; dependencies: Record<string, string> };

beforeAll(async () => {
  await build();
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', root], {
    cwd: project,
    encoding: 'utf8',
  });
  const archive = path.join(root, archiveOf(packed));
  files = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
  manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as typeof manifest;
  // As an install would, but for the download: what is declared, and nothing that only development needs.
  for (const name of Object.keys(manifest.dependencies)) {
    const place = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(path.join(project, 'node_modules', name), place);
  }
}, 120_000);

/** Where npm says that it put the archive: in a list of packages or, lately, in an object by name. */
function archiveOf(packed: string): string {
  const told = JSON.parse(packed) as Record<string, { filename: string }>;
  return Object.values(told)[0]!.filename;
}

function binome(...argv: string[]): { code: number | null; out: string; log: string } {
  const program = path.join(installed, manifest.bin['binome']!);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout, log: stderr };
}

it('holds what was built, the reference data and what a reader needs, and no traces of the build', () => {
  for (const name of ['dist/program/main.js', 'dist/index.d.ts', 'data/reference/communes.csv', 'README.md', 'LICENSE', 'CHANGELOG.md'])
    expect(files).toContain(`package/${name}`);
  const needless = /^package\/(dist\/program\/service\.|(dist\/service|src|tests|benchmarks|scripts|data\/demo)\/)|\/\.|\.tgz$/;
  expect(files.filter((name) => needless.test(name))).toEqual([]);
});

it('reads a census with the reference data it brings, from any folder', () => {
  const demo = ['tuteurs.csv', 'stagiaires.csv'].map((name) => path.join(project, 'data/demo', name));
  const { code, out, log } = binome('check', ...demo, '--json');
  expect(code, log).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ files: [{ file: { name: 'stagiaires.csv' } }, { file: { name: 'tuteurs.csv' } }] });
});

it('is a library by its name', () => {
  const script =
    "const all = [await import('binome'), await import('binome/solver')]; console.log(all.every((each) => 'verify' in each || 'match' in each));";
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' })).toBe('true\n');
});

it('says what is missing where the service is asked for', () => {
  const { code, out, log } = binome('serve', '--lang', 'en');
  expect([code, out]).toEqual([2, '']);
  expect(log).toMatch(
    /^The service is not installed here: “dist\/program\/service\.[\w-]+\.js” is missing\. .*\[SERVICE_NOT_INSTALLED\]\n$/,
  );
  expect(binome('account', '--help', '--lang', 'en').out).toContain('disable an account and end its sessions');
});
