// All that CI holds a commit to: what can be said without running anything, then every test, the engine's with coverage and its thresholds. What
// follows is handed to both runs of the tests. Ends with 1 where anything fails, and runs the rest all the same. The last line counts the tests.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const RUNS = [
  ['engine', ['--coverage']],
  ['around', []],
];

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

let isWell = run(process.execPath, ['scripts/check.mjs']);
const counted = { passed: 0, failed: 0 };
for (const [project, options] of RUNS) {
  const results = `out/tests-${project}.json`;
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  isWell = run('vitest', ['run', '--project', project, ...options, ...reporters, ...process.argv.slice(2)]) && isWell;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
  counted.passed += numPassedTests;
  counted.failed += numFailedTests;
}
console.log(`${counted.passed} passed, ${counted.failed} failed`);
process.exitCode = isWell && counted.passed > 0 ? 0 : 1;
