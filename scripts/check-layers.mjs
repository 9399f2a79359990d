// Checks that imports point downward only, from the table below. Fails on any other import, and when it saw too few modules to
// mean anything: a parser that understands nothing finds no fault.
import { cruise } from 'dependency-cruiser';

/** Layer → the layers that it may import; all may import errors. */
const LAYERS = {
  errors: [],
  domain: [],
  table: ['domain'],
  scoring: ['domain'],
  solver: [],
  census: ['domain', 'table'],
  reference: ['domain', 'table'],
  calendar: ['domain', 'table'],
  guidelines: ['domain'],
  report: ['domain'],
  matching: ['domain', 'scoring', 'solver'],
  reassignment: ['domain', 'solver', 'matching'],
  planning: ['domain', 'solver', 'matching', 'reassignment'],
  backtest: ['domain', 'scoring', 'solver', 'matching'],
  // The clock, and what of the library takes a time limit.
  library: ['solver', 'matching', 'reassignment', 'backtest'],
  app: [
    ...['domain', 'scoring', 'solver', 'census', 'reference', 'calendar', 'guidelines', 'report'],
    ...['matching', 'reassignment', 'planning', 'backtest', 'library'],
  ],
  cli: ['domain', 'solver', 'census', 'matching', 'planning', 'backtest', 'library', 'app'],
};

/** Room of the solver → the rooms that it may import; the index, above them all, imports any. */
const SOLVER_ROOMS = {
  model: [],
  kernels: ['model'],
  network: ['model', 'kernels'],
  'side-constraints': ['model', 'kernels', 'network'],
  solve: ['model', 'network', 'side-constraints'],
  verify: ['model'],
  questions: ['model', 'kernels', 'network', 'side-constraints', 'solve', 'verify'],
  assignment: ['model', 'kernels', 'verify'],
};

const LEAST_MODULES = 100;

const forbidden = Object.entries(LAYERS).map(([layer, below]) => ({
  name: `${layer} imports only what is below it`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: [...below, layer, 'errors'].map((name) => `^src/${name}/`) },
}));
for (const [room, below] of Object.entries(SOLVER_ROOMS))
  forbidden.push({
    name: `solver/${room} imports only rooms below it`,
    severity: 'error',
    from: { path: `^src/solver/${room}/` },
    to: { path: '^src/solver/', pathNot: [...below, room].map((name) => `^src/solver/${name}/`) },
  });
forbidden.push({
  name: 'every file of the solver is in a room',
  severity: 'error',
  from: {
    path: '^src/solver/',
    pathNot: [...Object.keys(SOLVER_ROOMS).map((name) => `^src/solver/${name}/`), '^src/solver/index\\.ts$'],
  },
  to: {},
});
// The verifier shares no code with what it judges: from elsewhere it takes types.
forbidden.push({
  name: 'the verifier imports types only',
  severity: 'error',
  from: { path: '^src/solver/verify/' },
  to: { path: '^src/', pathNot: '^src/solver/verify/', dependencyTypesNot: ['type-only'] },
});
forbidden.push({ name: 'no cycles', severity: 'error', from: {}, to: { circular: true } });
forbidden.push({
  name: 'every file is in a layer',
  severity: 'error',
  from: { path: '^src/', pathNot: [...Object.keys(LAYERS).map((name) => `^src/${name}/`), '^src/index\\.ts$'] },
  to: {},
});
forbidden.push({
  name: 'only shells touch files, processes and clocks',
  severity: 'error',
  from: { path: '^src/', pathNot: '^src/(app|cli)/' },
  to: { path: '^(node:)?(fs|child_process|os|http|https|net|process|timers)(/|$)' },
});

const { output } = await cruise(['src'], {
  ruleSet: { forbidden },
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
});
const { totalCruised, violations } = output.summary;
const modules = output.modules.filter(({ source }) => source.startsWith('src/')).length;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`);
if (modules < LEAST_MODULES)
  console.error(`only ${modules} modules of src were understood (${totalCruised} in all): the check means nothing`);
if (violations.length > 0 || modules < LEAST_MODULES) process.exitCode = 1;
else console.error(`layers: ${modules} modules, every import points downward`);
