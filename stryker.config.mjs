// Mutation testing, run by `npm run campaign:mutation -- verify` (scripts/mutation.mjs), which adds the folder that is mutated and where its
// results are kept; docs/decisions/mutation-testing.md says what it is for, and what came of it.
export default {
  testRunner: 'in-process',
  plugins: ['./scripts/mutation/runner.mjs', './scripts/mutation/sentences.mjs'],
  // What a refusal says is for people: a verdict is right or wrong whatever its words.
  ignorers: ['sentences'],
  coverageAnalysis: 'perTest',
  incremental: true,
  concurrency: 1,
  // Beside what the tests take; most mutants that go round are stopped by the count of their steps.
  timeoutMS: 2000,
  timeoutFactor: 1.2,
  tempDirName: 'out/mutation/sandbox',
  ignorePatterns: ['/out', '/dist', '/dist.*', '/coverage', '/docs', '/data'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `out/mutation/${process.env.MUTATED}.report.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
};
