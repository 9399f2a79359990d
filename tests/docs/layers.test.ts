import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('imports point downward only', () => {
  const project = fileURLToPath(new URL('../../', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/check-layers.mjs'], { cwd: project, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});
