/**
 * The layers: what each holds and what it may import, which of them may touch the outside, and what is still allowed although it
 * should not be. The layer check, the lint rules and the table in ARCHITECTURE.md are made from this file.
 */

/** @typedef {{ holds: string, below: readonly string[] }} Layer */

/** Lower ones first. All may import `errors`. One without a folder is left out of the page. @type {Readonly<Record<string, Layer>>} */
export const LAYERS = {
  errors: { holds: 'the catalogue of codes, `BinomeError`', below: [] },
  domain: { holds: 'people, sites, periods, guidelines, pairs, proposal', below: [] },
  wording: { holds: 'what people read: grammar, vocabulary and sentences, in French and English', below: ['domain'] },
  table: { holds: 'hand-edited CSV as rows of named cells; near misses', below: ['domain'] },
  scoring: { holds: 'one criterion a file, `combine.ts`', below: ['domain'] },
  solver: { holds: "rows, columns, arcs: no word of the domain's rules", below: [] },
  census: { holds: 'CSV and workbooks to people and findings; the pairs of a past period', below: ['domain', 'table'] },
  calendar: { holds: 'calendar files to periods', below: ['domain', 'table'] },
  guidelines: { holds: 'the guidelines file', below: ['domain'] },
  reference: { holds: 'directorates, services, sites, communes, travel table', below: ['domain', 'table'] },
  report: { holds: 'the CSVs; the reports of a proposal, a reassignment and a backtest', below: ['domain', 'wording'] },
  matching: {
    holds: 'eligibility → problem → solver → proposal, explanations, fairness',
    below: ['domain', 'wording', 'scoring', 'solver'],
  },
  reassignment: {
    holds: 'what has happened → the repair frontier, in sentences',
    below: ['domain', 'wording', 'solver', 'matching'],
  },
  planning: {
    holds: 'several periods; what losing any one mentor would cost, what one more would be worth',
    below: ['domain', 'wording', 'solver', 'matching', 'reassignment'],
  },
  backtest: { holds: "a past period's pairs beside the engine's", below: ['domain', 'wording', 'scoring', 'solver', 'matching'] },
  session: {
    holds: 'changes that somebody tries, priced; the same by message; for browsers too',
    below: ['domain', 'solver', 'matching', 'reassignment'],
  },
  library: {
    holds: 'the clock: what of the library takes a time limit',
    below: ['domain', 'solver', 'matching', 'reassignment', 'planning', 'backtest'],
  },
  app: {
    holds: 'use cases over two ports, inputs and results',
    below: [
      ...['domain', 'wording', 'scoring', 'solver', 'census', 'reference', 'calendar', 'guidelines', 'report'],
      ...['matching', 'reassignment', 'planning', 'backtest'],
    ],
  },
  files: { holds: 'folders as the inputs and results of the use cases', below: ['domain', 'census', 'app'] },
  service: {
    holds: 'who may do what, what is decided, runs as jobs; on PostgreSQL, over HTTP',
    below: [
      ...['domain', 'wording', 'solver', 'census', 'reference', 'calendar', 'guidelines', 'report', 'matching', 'reassignment'],
      ...['session', 'app', 'files'],
    ],
  },
  cli: {
    holds: 'options, printing, exit codes',
    below: ['domain', 'wording', 'solver', 'census', 'matching', 'planning', 'backtest', 'app', 'files', 'service'],
  },
};

/** Room of the solver → the rooms that it may import; the index, above them all, imports any. */
export const SOLVER_ROOMS = {
  model: [],
  kernels: ['model'],
  network: ['model', 'kernels'],
  'side-constraints': ['model', 'kernels', 'network'],
  solve: ['model', 'network', 'side-constraints'],
  verify: ['model'],
  export: ['model', 'verify'],
  questions: ['model', 'kernels', 'network', 'side-constraints', 'solve', 'verify'],
  assignment: ['model', 'kernels', 'verify'],
};

/** Room of the service → the rooms that it may import. */
export const SERVICE_ROOMS = {
  rules: [],
  store: ['rules'],
  acts: ['rules', 'store'],
  jobs: ['rules', 'store', 'acts'],
  http: ['rules', 'store', 'acts'],
  shell: ['rules', 'store', 'acts', 'jobs', 'http'],
  /** The page: of the service it knows the API, by its contract, and the rules that hold on both sides. */
  web: ['rules'],
};

/** Folders in which the world begins: clocks, chance, processes and the environment are theirs. */
export const SHELLS = ['cli', 'files', 'library', 'service/store', 'service/jobs', 'service/http', 'service/shell'];

/** Modules → the only folders that may import them. */
export const RESERVED_MODULES = [
  { modules: ['fs'], folders: ['files', 'service/store', 'service/shell'] },
  { modules: ['child_process', 'cluster', 'os', 'perf_hooks', 'process', 'readline', 'timers', 'tty', 'worker_threads'], folders: SHELLS },
  { modules: ['dgram', 'dns', 'http2', 'https', 'net', 'tls'], folders: [] },
  { modules: ['http', 'fastify', '@fastify'], folders: ['service/http'] },
  { modules: ['pg'], folders: ['service/store'] },
  { modules: ['nodemailer'], folders: ['service/jobs'] },
  { modules: ['openid-client'], folders: ['service/http'] },
  { modules: ['preact', 'preact-iso', '@preact', 'openapi-fetch'], folders: ['service/web'] },
];

/** Layers that run in a browser → the packages that they reach, by whatever way; no module of Node's is among them. */
export const BROWSER = {
  layers: ['session', 'service/web'],
  packages: [
    ...['zod', 'graphology', 'graphology-components', 'javascript-lp-solver'],
    ...['preact', 'preact-iso', '@preact/signals', 'openapi-fetch'],
    ...['d3-geo', 'd3-array', 'internmap'],
  ],
};

/** Globals of a clock, of chance, of the process and of the network, which only shells may use. */
export const SHELL_GLOBALS = [
  ...['performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process', 'crypto', 'console'],
  ...['fetch', 'WebSocket', 'Worker', 'navigator'],
];

/** Globals of a page, which only `web/` may use. */
export const PAGE_GLOBALS = ['document', 'window', 'localStorage', 'sessionStorage', 'location', 'history', 'HTMLElement'];

/** What breaks these rules today, and is to go. An entry without need is refused, so that the list only becomes shorter. */
export const TO_BE_REMOVED = {
  /** Files that import a reserved module. */
  modules: [],
  /** Files that read a clock. */
  clocks: [],
  /** Imports across layers past the door, and doors that hold logic: `--doors` lists them. False once there are none. */
  sideDoors: false,
};
