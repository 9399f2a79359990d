// Checks that imports point downward only, from the table below. Fails on any other import, and when it saw too few modules to
// mean anything: a parser that understands nothing finds no fault.
import { cruise } from 'dependency-cruiser';

/** Layer → the layers that it may import; all may import errors. */
const LAYERS = {
  errors: [],
  domain: [],
  wording: ['domain'],
  table: ['domain'],
  scoring: ['domain'],
  solver: [],
  census: ['domain', 'table'],
  reference: ['domain', 'table'],
  calendar: ['domain', 'table'],
  guidelines: ['domain'],
  report: ['domain', 'wording'],
  matching: ['domain', 'wording', 'scoring', 'solver'],
  reassignment: ['domain', 'wording', 'solver', 'matching'],
  planning: ['domain', 'wording', 'solver', 'matching', 'reassignment'],
  backtest: ['domain', 'wording', 'scoring', 'solver', 'matching'],
  app: [
    ...['domain', 'wording', 'scoring', 'solver', 'census', 'reference', 'calendar', 'guidelines', 'report'],
    ...['matching', 'reassignment', 'planning', 'backtest'],
  ],
  cli: ['domain', 'wording', 'solver', 'census', 'matching', 'planning', 'backtest', 'app'],
};

const LEAST_MODULES = 100;

const forbidden = Object.entries(LAYERS).map(([layer, below]) => ({
  name: `${layer} imports only what is below it`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: [...below, layer, 'errors'].map((name) => `^src/${name}/`) },
}));
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
