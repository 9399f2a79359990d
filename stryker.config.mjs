// Mutation testing, run by `npm run campaign:mutation -- verify` (scripts/mutation.mjs), which adds the folder that is mutated and where its
// results are kept; docs/decisions/mutation-testing.md says what it is for, and what came of it.
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutation/vitest.config.mjs', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation/sentences.mjs'],
  // What a refusal says is for people: a verdict is right or wrong whatever its words.
  ignorers: ['sentences'],
  coverageAnalysis: 'perTest',
  incremental: true,
  concurrency: 1,
  // Half a second is much for a test of this suite, and a mutant that goes round is stopped by the count of its steps.
  timeoutMS: 4000,
  timeoutFactor: 2,
  tempDirName: 'out/mutation/sandbox',
  ignorePatterns: ['/out', '/dist', '/dist.*', '/coverage', '/docs', '/data'],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  allowEmpty: false,
  checkers: [],
};
