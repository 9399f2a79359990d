// Mutation testing of one folder: `npm run campaign:mutation -- verify`, or scoring, solve, side-constraints; further words go to Stryker,
// `-- verify --mutate src/solver/verify/scale.ts` for one file. What is known of a mutant is kept in out/mutation, and taken from there
// while neither it nor its tests have changed; `--force` tries all again.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { FOLDERS } from './mutation/folders.mjs';

const [name, ...rest] = process.argv.slice(2);
const folder = FOLDERS[name];
if (folder === undefined) throw new Error(`which folder? ${Object.keys(FOLDERS).join(', ')}`);
const stryker = createRequire(import.meta.url)
  .resolve('@stryker-mutator/core/package.json')
  .replace('package.json', 'bin/stryker.js');
const { status } = spawnSync(
  process.execPath,
  [
    ...[stryker, 'run', 'stryker.config.mjs'],
    ...(rest.includes('--mutate') ? [] : ['--mutate', `${folder.source}/**/*.ts`]),
    ...['--incrementalFile', `out/mutation/${name}.json`],
    ...(folder.loaded ? [] : ['--ignoreStatic']),
    ...rest,
  ],
  { stdio: 'inherit', env: { ...process.env, MUTATED: name } },
);
process.exitCode = status ?? 1;
