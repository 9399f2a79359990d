// The tests that a mutant of a folder meets: those of `folders.mjs` alone, the folder being named in MUTATED by `scripts/mutation.mjs`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { FOLDERS } from './folders.mjs';

const { tests } = FOLDERS[process.env.MUTATED ?? 'verify'];

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: { include: tests.map((pattern) => pattern.replace(/\*\*$/, '**/*.test.ts')), testTimeout: 60_000 },
});
