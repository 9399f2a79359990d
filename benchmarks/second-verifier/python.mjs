// The second verifier, docs/verify.py, beside the first: many problems in one process.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VERIFIER = fileURLToPath(new URL('../../docs/verify.py', import.meta.url));
/** Of Python. */
const LEAST = [3, 9];

/** Its version, or null where there is none that is recent enough. */
export function pythonVersion() {
  const { status, stdout } = spawnSync('python3', ['-c', 'import platform; print(platform.python_version())'], { encoding: 'utf8' });
  if (status !== 0) return null;
  const [major, minor] = stdout.split('.').map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]) ? stdout.trim() : null;
}

/** What it says of each { problem, solution }, both JSON texts: { code, words }. */
export function secondVerdicts(cases) {
  const folder = mkdtempSync(path.join(tmpdir(), 'binome-verify-'));
  try {
    const file = path.join(folder, 'lines');
    writeFileSync(file, cases.map(({ problem, solution }) => `${problem}\n${solution}\n`).join(''));
    const { status, stdout, stderr } = spawnSync('python3', [VERIFIER, '--lines', file], { encoding: 'utf8', maxBuffer: 2 ** 30 });
    const lines = stdout.split('\n').slice(0, -1);
    if (status !== 0 || lines.length !== cases.length) throw new Error(`${lines.length} verdicts for ${cases.length} cases\n${stderr}`);
    return lines.map((line) => {
      const [code, ...words] = line.split('\t');
      return { code: Number(code), words };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What of a solution cannot be proven, by its own word. */
function reasonsOf({ status, certificate }) {
  if (certificate === null || status === 'infeasible') return [];
  return [
    ...(status === 'limit' ? ['limit'] : []),
    ...(certificate.tieBreak === 'partial' ? ['tieBreak'] : []),
    ...(certificate.scale.tolerance === 0 ? [] : ['rounding']),
  ];
}

/** In what the two verifiers differ, or null; `first` is what `verify` says of the solution. */
export function disagreement(solution, first, { code, words }) {
  if (first.valid !== (code !== 2))
    return first.valid ? `only the second refuses: ${words[0]}` : `only the first refuses: ${first.problems[0]}`;
  if (code === 2) return null;
  const named = [...new Set(words.slice(1).map((word) => word.split(':')[0]))].filter((name) => name !== 'Nothing is left unchecked.');
  const reasons = reasonsOf(solution);
  return named.join() === reasons.join() && (code === 3) === reasons.length > 0
    ? null
    : `${code}, named: ${named.join()}; there are: ${reasons.join()}`;
}
