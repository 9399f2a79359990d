import { defineConfig } from 'vitest/config';

/** What stands around the engine: counting which of its lines were run would take time and decide nothing. */
const AROUND = [
  'tests/{browser,docs}/**/*.test.ts',
  'tests/e2e/{serve,service-*,packed,built,build-when-changed}.test.ts',
  'tests/unit/service/**/*.test.ts',
  'tests/contracts/store/**/*.test.ts',
];

/** Where the processes of a run keep what several files need. */
const KEPT = 'tests/service/kept.ts';

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'engine', include: ['tests/**/*.test.ts'], exclude: AROUND, globalSetup: KEPT } },
      { extends: true, test: { name: 'around', include: AROUND, globalSetup: KEPT } },
    ],
    // Files share what they import, which is most of the time of a small one: none of them replaces a module or leaves the process changed.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a test waits for comes late on a machine that is busy.
    expect: { poll: { timeout: 20_000 } },
    // By default one core is left free: on two that is half of the machine.
    maxWorkers: '100%',
    // A test that finds nothing to test is a mistake.
    passWithNoTests: false,
    allowOnly: false,
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['src/**/*.ts'],
      exclude: ['src/cli/{main,thread}.ts', 'src/report/map/france-outline.ts', 'src/solver/kernels/assembly/**', 'src/service/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: {
        'src/solver/**': { branches: 95 },
        'src/census/**': { branches: 95 },
        'src/scoring/**': { branches: 95 },
        'src/matching/**': { branches: 90 },
        'src/report/**': { branches: 90 },
        'src/{reference,calendar,guidelines,table}/**': { branches: 90 },
      },
    },
  },
});
