// Who takes part: this package and its reference kernels always, npm's packages, and with `--native` what of SciPy and LEMON is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** `peer` is the group that a ratio is named after; null for what is ours. Kinds are `dense` and `sparse`, and both `in doubles`. */
function javascript(name, module, kinds, peer) {
  return { name, kinds, peer, command: (file, answer) => [process.execPath, path('run.mjs'), path(module), file, answer] };
}

const ALL = ['dense', 'sparse', 'dense in doubles', 'sparse in doubles'];

export const OURS = [javascript('binome', '../contestant.mjs', ALL, null), javascript('reference', 'reference.mjs', ALL, null)];

/** No npm package solves the sparse problem with capacities. */
export const NPM = ['linear-sum-assignment', 'munkres', 'munkres-algorithm'].map((name) =>
  javascript(name, `${name}.mjs`, ['dense', 'dense in doubles'], 'npm'),
);

/** Those of the native peers that are here; `say` is told about those that are not. */
export function native(say) {
  return [...scipy(say), ...lemon(say)];
}

function scipy(say) {
  const driver = path('../native/scipy_driver.py');
  if (spawnSync('python3', [driver, '--version']).status !== 0) {
    say('SciPy is left out: `python3 -c "import scipy"` does not run (pip install scipy, or apt-get install python3-scipy).');
    return [];
  }
  const command = (file, answer) => ['python3', driver, file, answer];
  return [{ name: 'scipy', kinds: ALL, peer: 'SciPy', command }];
}

function lemon(say) {
  const program = 'out/bench/lemon_driver';
  mkdirSync('out/bench', { recursive: true });
  const source = path('../native/lemon_driver.cpp');
  const { status, error, stderr } = spawnSync('g++', ['-O3', '-march=native', '-DNDEBUG', '-w', '-o', program, source], {
    encoding: 'utf8',
  });
  if (status !== 0 || !existsSync(program)) {
    say(`LEMON is left out: its driver does not compile (apt-get install g++ liblemon-dev): ${(error?.message ?? stderr).split('\n')[0]}`);
    return [];
  }
  return [{ name: 'lemon', kinds: ['dense', 'sparse'], peer: 'LEMON', command: (file, answer) => [program, file, answer] }];
}
