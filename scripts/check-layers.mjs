/**
 * Checks that imports point down the table of `scripts/layers/table.mjs`, that reserved modules are imported where they may be, and
 * that ARCHITECTURE.md shows the same table. `--doors` also lists imports past a door and doors that hold logic; `--write` writes the
 * table into ARCHITECTURE.md; `--root FOLDER` looks at another project, which may except nothing.
 */
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { checkLayers } from './layers/check.mjs';
import { checkPage } from './layers/page.mjs';
import { TO_BE_REMOVED } from './layers/table.mjs';

const LEAST_MODULES = 100;

const { values } = parseArgs({ options: { doors: { type: 'boolean' }, write: { type: 'boolean' }, root: { type: 'string' } } });
const root = values.root ?? fileURLToPath(new URL('../', import.meta.url));
const { faults, modules } = await checkLayers(root, {
  doors: values.doors === true || !TO_BE_REMOVED.sideDoors,
  exceptions: values.root === undefined ? TO_BE_REMOVED.modules : [],
  least: values.root === undefined ? LEAST_MODULES : 1,
});
if (values.root === undefined) faults.push(...checkPage(root, values.write === true));
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.error(`layers: ${modules} modules, every import points downward`);
