/** The build that the tests of the built project share: test files run side by side, and two builds at once would write over each other. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../../', import.meta.url));

const LOCK = fileURLToPath(new URL('../../node_modules/.binome-build', import.meta.url));
/** A lock as old as this was left by a run that was killed. */
const STALE_MS = 120_000;

/** Brings `dist/` up to date; builds from what is there, so that a second call costs little. */
export async function build(): Promise<void> {
  while (!locked()) await new Promise((resume) => setTimeout(resume, 100));
  try {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: project, stdio: 'pipe' });
  } finally {
    rmdirSync(LOCK);
  }
}

function locked(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const made = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > STALE_MS) rmdirSync(LOCK);
    return false;
  }
}
