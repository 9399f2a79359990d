/** The layer check holds for the project, and finds what it is there to find. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'binome-layers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function layers(...options: string[]): { code: number | null; log: string } {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/check-layers.mjs', ...options], { cwd: project, encoding: 'utf8' });
  return { code: status, log: stderr };
}

/** What the check says of a project of these files alone. */
function faultsOf(name: string, files: Readonly<Record<string, string>>): string[] {
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(root, name, 'src', file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  const { code, log } = layers('--root', path.join(root, name), '--doors');
  const lines = log.trim().split('\n').sort();
  expect(code, log).toBe(lines[0]!.startsWith('layers: ') ? 0 : 1);
  return lines;
}

it('imports point downward only, and ARCHITECTURE.md says which', () => {
  const { code, log } = layers();
  expect(code, log).toBe(0);
});

it('lets imports point down through doors', () => {
  const files = { 'domain/index.ts': "export * from './a.ts';", 'domain/a.ts': 'export const a = 1;' };
  const user = "import { createHash } from 'node:crypto';\nimport { a } from '../domain/index.ts';\nexport const b = [a, createHash];";
  expect(faultsOf('sound', { ...files, 'matching/b.ts': user })).toEqual(['layers: 3 modules, every import points downward']);
});

it('refuses imports that point up, go round, or come from nowhere', () => {
  expect(
    faultsOf('upward', {
      'domain/a.ts': "export { b } from '../matching/index.ts';",
      'matching/index.ts': "export { b } from './b.ts';",
      'matching/b.ts': "import type { C } from './c.ts';\nexport const b: C = 1;",
      'matching/c.ts': "import type { b } from './b.ts';\nexport type C = number | typeof b;",
      'elsewhere/d.ts': 'export const d = 1;',
    }),
  ).toEqual([
    'domain imports only what is below it: src/domain/a.ts → src/matching/index.ts',
    'in no layer: src/elsewhere/d.ts',
    'no cycles: src/matching/b.ts → src/matching/c.ts',
  ]);
});

it('refuses ways past a door, types included, and doors that hold logic', () => {
  expect(
    faultsOf('doors', {
      'domain/a.ts': 'export type A = 1;',
      'scoring/index.ts': "/** Scores. */\nimport type { A } from '../domain/a.ts';\n\nexport const score = (a: A) => a;",
    }),
  ).toEqual([
    'a door holds only imports and exports: src/scoring/index.ts:4',
    'into domain through a door: src/scoring/index.ts → src/domain/a.ts',
  ]);
});

it('keeps files, databases, servers and threads where they belong', () => {
  const program = ['node:fs/promises', 'node:worker_threads', 'node:net', 'pg', 'fastify'].map((name) => `import '${name}';`).join('\n');
  const refused = faultsOf('reserved', { 'app/a.ts': program, 'files/b.ts': "import 'node:fs';\nimport 'node:child_process';" });
  expect(refused.map((line) => line.replace(/^reserved: /, '').replace(/ may import it: src\/app\/a\.ts → .*/, ''))).toEqual([
    'nobody',
    'only cli, files, library, service/store, service/jobs, service/http, service/shell',
    'only files, service/store, service/shell',
    'only service/http',
    'only service/store',
  ]);
});

it('lets a browser reach nothing that it has not, however far down', () => {
  const node = "import { createHash } from 'node:crypto';\nexport const a = createHash;";
  const files = {
    'domain/a.ts': node,
    'domain/index.ts': "export { a } from './a.ts';",
    'matching/b.ts': "export { a } from '../domain/index.ts';",
  };
  const session = { 'matching/index.ts': "export { a } from './b.ts';", 'session/c.ts': "export { a } from '../matching/index.ts';" };
  expect(faultsOf('browser', { ...files, ...session })).toEqual([
    expect.stringMatching(/^session reaches nothing that a browser has not: /),
  ]);
});
