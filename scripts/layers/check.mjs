/** What in `src` breaks the table of layers, as lines to be printed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import ts from 'typescript';
import { BROWSER, LAYERS, RESERVED_MODULES, SERVICE_ROOMS, SOLVER_ROOMS } from './table.mjs';

const inside = (folder) => `(^|/)${folder}/`;
const layerNames = Object.keys(LAYERS);
const IN_A_LAYER = new RegExp(`^src/((${layerNames.join('|')})/|index\\.ts$)`);

/** Imports point down the table. */
const layerRules = [
  ...Object.entries(LAYERS).map(([layer, { below }]) => ({
    name: `${layer} imports only what is below it`,
    from: { path: `^src/${layer}/` },
    to: { path: '^src/', pathNot: [...below, layer, 'errors'].map((name) => `^src/${name}/`) },
  })),
  { name: 'no cycles', from: {}, to: { circular: true } },
];

/** A layer with rooms: each imports only rooms below it, and every file is in one but the layer's index. */
const roomRules = (layer, rooms) => [
  ...Object.entries(rooms).map(([room, below]) => ({
    name: `${layer}/${room} imports only rooms below it`,
    from: { path: `^src/${layer}/${room}/` },
    to: { path: `^src/${layer}/`, pathNot: [...below, room].map((name) => `^src/${layer}/${name}/`) },
  })),
  {
    name: `every file of the ${layer} is in a room`,
    from: {
      path: `^src/${layer}/`,
      pathNot: [...Object.keys(rooms).map((name) => `^src/${layer}/${name}/`), `^src/${layer}/index\\.ts$`],
    },
    to: {},
  },
];

const solverRules = [
  ...roomRules('solver', SOLVER_ROOMS),
  // The verifier shares no code with what it judges: from elsewhere it takes types.
  {
    name: 'the verifier imports types only',
    from: { path: '^src/solver/verify/' },
    to: { path: '^src/', pathNot: '^src/solver/verify/', dependencyTypesNot: ['type-only'] },
  },
];

const RESERVED = 'reserved:';
const reservedRules = RESERVED_MODULES.map(({ modules, folders }) => ({
  name: `${RESERVED} ${folders.length === 0 ? 'nobody' : `only ${folders.join(', ')}`} may import it`,
  from: { path: '^src/', pathNot: folders.map(inside) },
  to: { path: modules.flatMap((name) => ['', 'node:', 'node_modules/', 'node_modules/@types/'].map((where) => `^${where}${name}(/|$)`)) },
}));

/** However far down: whatever is reached is bundled. */
const browserRules = BROWSER.layers.map((layer) => ({
  name: `${layer} reaches nothing that a browser has not`,
  from: { path: `^src/${layer}/` },
  to: {
    reachable: true,
    pathNot: ['^src/', ...BROWSER.packages.flatMap((name) => [`^node_modules/(@types/)?${name}/`, `^${name}$`])],
  },
}));

/** Across layers, imports go through an index. */
const doorRules = layerNames.map((layer) => ({
  name: `into ${layer} through a door`,
  from: { path: '^src/', pathNot: `^src/${layer}/` },
  to: { path: `^src/${layer}/`, pathNot: '/index\\.ts$' },
}));

/**
 * @param {string} root the project's folder
 * @param {object} options
 * @param {boolean} options.doors whether imports across layers must go through doors, and doors hold no logic
 * @param {readonly string[]} options.exceptions files that may import reserved modules, and do
 * @param {number} options.least fewer modules than this mean nothing: a parser that understands nothing finds no fault
 * @returns {Promise<{ faults: string[], modules: number }>}
 */
export async function checkLayers(root, { doors, exceptions, least }) {
  const rules = [
    ...layerRules,
    ...solverRules,
    ...roomRules('service', SERVICE_ROOMS),
    ...reservedRules,
    ...browserRules,
    ...(doors ? doorRules : []),
  ];
  const { output } = await cruise(['src'], {
    baseDir: root,
    ruleSet: { forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })) },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  });
  const files = output.modules.map(({ source }) => source).filter((source) => source.startsWith('src/'));
  const faults = files.filter((file) => !IN_A_LAYER.test(file)).map((file) => `in no layer: ${file}`);
  const excepted = ({ rule, from }) => rule.name.startsWith(RESERVED) && exceptions.includes(from);
  const violations = output.summary.violations;
  faults.push(...violations.filter((each) => !excepted(each)).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`));
  const needed = new Set(violations.filter(excepted).map(({ from }) => from));
  for (const file of exceptions) if (!needed.has(file)) faults.push(`an exception without need: ${file}`);
  if (doors) faults.push(...doorsWithLogic(root, files));
  if (files.length < least) faults.push(`only ${files.length} modules of src were understood: the check means nothing`);
  return { faults, modules: files.length };
}

/** A door says what is in the room; what happens there stands in a file with a name. */
function doorsWithLogic(root, files) {
  return files
    .filter((file) => file.endsWith('/index.ts'))
    .flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest);
      const logic = source.statements.find((each) => !ts.isImportDeclaration(each) && !ts.isExportDeclaration(each));
      if (logic === undefined) return [];
      return `a door holds only imports and exports: ${file}:${source.getLineAndCharacterOfPosition(logic.getStart(source)).line + 1}`;
    });
}
