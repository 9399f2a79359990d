/** Whatever any function of the solver is handed in place of an argument: an answer, or an error that says what is wrong with it. */
import { describe, expect, test } from 'vitest';
import * as library from '../../src/library/solver.ts';
import { BinomeError } from '../../src/errors/index.ts';
import { instance } from './instances.ts';

const problem = instance('everything', 3);
const impossible = { ...problem, coverage: 'all' as const, trainees: [...problem.trainees, { id: 'nobody’s' }] };
const solution = library.solve(problem);
const scores = {
  ...{ rows: 2, columns: 2 },
  ...{ start: Int32Array.of(0, 2, 3), column: Int32Array.of(0, 1, 1), score: Int32Array.of(3, 2, 1), capacity: Int32Array.of(1, 1) },
};
const cost = { rows: 2, columns: 2, data: Float64Array.of(1, 2, 3, 4) };
const group = { start: Int32Array.of(0, 2), member: Int32Array.of(0, 1) };
const source = {
  ...{ rows: 2, columns: 2, capacity: Int32Array.of(1, 1), rowGroups: group, columnGroups: group },
  ...{ groupBound: () => 9, rowBound: () => 9, score: (row: number, column: number): number => row + column },
};
const [first] = solution.pairs;
const trainee = first?.[0] ?? problem.trainees[0]!.id;
const mentor = first?.[1] ?? problem.mentors[0]!.id;
const lines = [...problem.pairs].map(([t, m]) => [t, m, 1, 1]);

type Call = (...values: never[]) => unknown;
const made =
  (Made: new (...values: never[]) => object, ...then: ((made: never) => unknown)[]): Call =>
  (...values) => {
    const object = new Made(...values) as never;
    return then.map((step) => step(object));
  };

/** Name → what is called, and arguments that are right. */
const CALLS: Record<string, [call: Call, values: unknown[]]> = {
  solve: [library.solve, [problem, { nodeLimit: 9 }]],
  solveIfKnown: [library.solveIfKnown, [problem, { nodeLimit: 9 }]],
  diagnose: [library.diagnose, [impossible, {}]],
  checkProblem: [library.checkProblem, [problem]],
  checkLimits: [library.checkLimits, [{ nodeLimit: 3 }]],
  verify: [library.verify, [problem, solution]],
  exportProof: [library.exportProof, [problem, solution, { version: '2.0' }]],
  lint: [library.lint, [problem]],
  independentParts: [library.independentParts, [problem]],
  certainPairs: [library.certainPairs, [problem, solution, {}]],
  alternatives: [library.alternatives, [problem, solution, 2, {}]],
  verifyAlternatives: [library.verifyAlternatives, [problem, solution, { solutions: [], exhaustion: null }]],
  excluding: [library.excluding, [problem, [solution]]],
  repairs: [library.repairs, [problem, solution.pairs, {}]],
  relaxations: [library.relaxations, [impossible, library.solve(impossible), {}]],
  withChanges: [library.withChanges, [problem, [{ kind: 'places', mentor, from: 1, to: 2 }], []]],
  shadowPrices: [library.shadowPrices, [problem, solution, {}]],
  Prices: [made(library.Prices, (it: library.Prices) => it.of(trainee, mentor)), [problem, solution, {}]],
  'Prices.of': [(...values) => new library.Prices(problem, solution).of(...(values as unknown as [string, string])), [trainee, mentor]],
  'Prices.all': [(...values) => new library.Prices(problem, solution).all(...(values as [])), []],
  ParametricScores: [
    made(library.ParametricScores, (it: library.ParametricScores) => it.optima({ low: 0, high: 2 })),
    [problem, lines, {}],
  ],
  'ParametricScores.optima': [
    (...values) => new library.ParametricScores(problem, lines as never).optima(...(values as unknown as [library.Range])),
    [{ low: 0, high: 1 }],
  ],
  'ParametricScores.rangeOf': [
    (...values) => new library.ParametricScores(problem, lines as never).rangeOf(...(values as [never, never, never])),
    [solution.pairs, 1, { low: 0, high: 1 }],
  ],
  linearSumAssignment: [library.linearSumAssignment, [cost, {}]],
  capacitatedAssignment: [library.capacitatedAssignment, [scores]],
  verifyAssignment: [library.verifyAssignment, [scores, library.capacitatedAssignment(scores)]],
  streamedAssignment: [library.streamedAssignment, [source, {}]],
  verifyStreamed: [library.verifyStreamed, [source, library.streamedAssignment(source)]],
  DynamicAssignment: [made(library.DynamicAssignment), [scores]],
};

const NEVER_RIGHT: [string, unknown][] = [
  ['null', null],
  ['a number', 5],
  ['NaN', NaN],
  ['text', 'x'],
  ['a list', []],
  ['a list of nothing', [null]],
  ['a list with a hole', [, 1]],
  ['an empty object', {}],
  ['a function', (): number => 1],
  ['true', true],
  ['one that answers anything', new Proxy({}, { get: (_, name) => (typeof name === 'symbol' ? undefined : {}) })],
];

/** Fields of an argument that is an object, each replaced in turn. */
function* spoiled(value: unknown): Generator<[string, unknown]> {
  yield* NEVER_RIGHT;
  if (value === null || typeof value !== 'object') return;
  const entries = Array.isArray(value) ? value.slice(0, 2).map((item: unknown, k) => [k, item] as const) : Object.entries(value);
  for (const [key] of entries) {
    for (const [name, other] of NEVER_RIGHT) {
      const copy: object = Array.isArray(value) ? (value as unknown[]).slice() : { ...value };
      yield [`${String(key)}: ${name}`, Object.assign(copy, { [key]: other })];
    }
  }
}

describe.each(Object.entries(CALLS))('%s', (_, [call, values]) => {
  test('as it should be called', () => {
    expect(() => call(...(values as never[]))).not.toThrow();
  });

  test('as it should not', () => {
    const wrong: string[] = [];
    values.forEach((value, k) => {
      for (const [name, other] of spoiled(value)) {
        try {
          call(...(values.with(k, other) as never[]));
        } catch (error) {
          if (!(error instanceof BinomeError)) wrong.push(`argument ${k}, ${name}: ${String(error)}`);
        }
      }
    });
    expect(wrong).toEqual([]);
  });
});

/** Those that take limits, and where. */
const LIMITED = [
  'solve',
  'solveIfKnown',
  'diagnose',
  'certainPairs',
  'alternatives',
  'repairs',
  'relaxations',
  'shadowPrices',
  'Prices',
  'ParametricScores',
];

describe.each(LIMITED)('%s', (name) => {
  const [call, values] = CALLS[name]!;

  test.each(['nodeLimit', 'timeLimitMs', 'signal', 'onProgress'])('%s that is no such thing', (option) => {
    for (const [what, other] of NEVER_RIGHT) {
      try {
        call(...(values.with(-1, { [option]: other }) as never[]));
      } catch (error) {
        expect(error, `${option}: ${what}`).toBeInstanceOf(BinomeError);
      }
    }
  });
});
