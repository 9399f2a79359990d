/** The build that the tests of the built project share. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../../', import.meta.url));

/** Brings `dist/` up to date, as `npm run build` does. */
export function build(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: project, stdio: 'pipe' });
}
