/** Whatever is handed to the verifier as a solution or a certificate, it answers: no exception, no hang, no yes. */
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { bruteForce } from './brute-force.ts';
import {
  at,
  certificateOf,
  misshapen,
  parentOf,
  pathsOf,
  replaced,
  withCertificate,
  type Container,
  type Json,
  type Path,
} from './certificates.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import type { ListedProblem } from './rules.ts';

/** Deeper than any call stack. */
const DEEP = 50_000;

/** A second is long for a problem of five by five: what takes longer hangs. */
const PATIENCE_MS = 2000;

const solved: { name: string; problem: ListedProblem; solution: Solution }[] = FAMILY_NAMES.flatMap((family) =>
  [0, 1, 2, 3].map((seed) => {
    const problem = instance(family, seed);
    return { name: `instance('${family}', ${seed})`, problem, solution: solve(problem) };
  }),
);

function expectRejected(problem: ListedProblem, solution: unknown, what: string): void {
  const start = performance.now();
  const verdict = verify(problem, solution as Solution);
  expect(verdict.valid, what).toBe(false);
  expect(verdict.problems.length, what).toBeGreaterThan(0);
  expect(
    verdict.problems.every((text) => typeof text === 'string' && text.length > 0),
    what,
  ).toBe(true);
  expect(performance.now() - start, what).toBeLessThan(PATIENCE_MS);
}

/** Nodes that hold others: where a cycle or a bottomless tree can be hidden. */
function containers(certificate: Json): Path[] {
  return pathsOf(certificate).filter((path) => {
    const node = at(certificate, path);
    return node !== null && typeof node === 'object' && Object.keys(node).length > 0;
  });
}

describe('not a certificate', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['text', 'trust me'],
    ['a number', 42],
    ['NaN', NaN],
    ['true', true],
    ['a list', []],
    ['an empty object', {}],
    ['a function', () => true],
    ['a large list', Array.from({ length: 1_000_000 }, () => 0)],
    ['text of a megabyte', 'x'.repeat(1_000_000)],
  ])('%s', (_, certificate) => {
    for (const { name, problem, solution } of solved) expectRejected(problem, withCertificate(solution, certificate), name);
  });
});

describe('not a solution', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['text', '{}'],
    ['a number', 1],
    ['a list', []],
    ['an empty object', {}],
  ])('%s', (_, solution) => {
    for (const { name, problem } of solved) expectRejected(problem, solution, name);
  });

  test.each(['format', 'status', 'pairs', 'matched', 'objective', 'unmet', 'certificate'])(
    'without %s, or with something else there',
    (field) => {
      for (const { name, problem, solution } of solved) {
        const { [field as keyof Solution]: _, ...rest } = solution;
        expectRejected(problem, rest, name);
        for (const value of [null, 'x', NaN, true, {}, [[]], [['t']], [[1, 2]], [['a', 'b', 'c']]]) {
          expectRejected(problem, { ...solution, [field]: value }, `${name} ${JSON.stringify(value)}`);
        }
      }
    },
  );
});

describe('a certificate that is out of shape', () => {
  test('one node of the wrong type: an answer, and never yes to what is false', { timeout: 120_000 }, () => {
    let tried = 0;
    let rejected = 0;
    for (const { name, problem, solution } of solved) {
      for (const { path, value, certificate } of misshapen(certificateOf(solution)).slice(0, 400)) {
        const verdict = verify(problem, withCertificate(solution, certificate()));
        tried++;
        if (verdict.valid) expect(verdict.problems, `${name} ${path.join('/')} = ${JSON.stringify(value)}`).toEqual([]);
        else rejected++;
      }
    }
    expect(tried).toBeGreaterThan(5000);
    expect(rejected / tried).toBeGreaterThan(0.85);
  });

  test('numbers that are none', { timeout: 60_000 }, () => {
    let tried = 0;
    for (const { name, problem, solution } of solved) {
      const certificate = certificateOf(solution);
      const numbers = pathsOf(certificate).filter((path) => typeof at(certificate, path) === 'number');
      for (const path of numbers.slice(0, 60)) {
        for (const value of [NaN, Infinity, -Infinity]) {
          expectRejected(problem, withCertificate(solution, replaced(certificate, path, value)), `${name} ${path.join('/')} = ${value}`);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(1000);
  });

  test('lists too long', { timeout: 60_000 }, () => {
    let tried = 0;
    for (const { name, problem, solution } of solved) {
      const certificate = certificateOf(solution);
      const isNumbers = (node: Json | undefined): node is number[] =>
        Array.isArray(node) && node.every((entry) => typeof entry === 'number');
      const lists = containers(certificate).filter((path) => isNumbers(at(certificate, path)));
      for (const path of lists.slice(0, 8)) {
        const longer = [...(at(certificate, path) as Json[]), ...Array.from({ length: 10_000 }, () => 0)];
        expectRejected(problem, withCertificate(solution, replaced(certificate, path, longer)), `${name} ${path.join('/')}`);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  test('cycles', { timeout: 60_000 }, () => {
    let tried = 0;
    for (const { name, problem, solution } of solved) {
      for (const path of containers(certificateOf(solution)).slice(0, 20)) {
        const cyclic = certificateOf(solution);
        const parent = parentOf(cyclic, path);
        parent[path.at(-1) ?? ''] = parent;
        expectRejected(problem, withCertificate(solution, cyclic), `${name} ${path.join('/')}`);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(300);
  });

  test('objects nested without end', { timeout: 60_000 }, () => {
    let tried = 0;
    for (const { name, problem, solution } of solved.filter((_, k) => k % 4 === 0)) {
      const inObjects = containers(certificateOf(solution)).filter((path) => typeof path.at(-1) === 'string');
      for (const path of inObjects.slice(0, 6)) {
        const certificate = certificateOf(solution);
        const parent = parentOf(certificate, path);
        const step = path.at(-1) ?? '';
        let nested: Container = { ...parent };
        for (let depth = 0; depth < DEEP; depth++) nested = { ...parent, [step]: nested };
        parent[step] = nested;
        expectRejected(problem, withCertificate(solution, certificate), `${name} ${path.join('/')}`);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(40);
  });

  test('a tree of cases deeper than any call stack', { timeout: 60_000 }, () => {
    let tried = 0;
    for (const { name, problem, solution } of solved) {
      const trees = pathsOf(certificateOf(solution)).filter((path) => path.at(-1) === 'tree');
      const [trainee, mentor] = problem.pairs[0] ?? [];
      const path = trees[0];
      if (path === undefined || trainee === undefined || mentor === undefined || tried >= 10) continue;
      const certificate = certificateOf(solution);
      const proof = parentOf(certificate, path);
      const leaf = proof['tree'] ?? null;
      let tree = leaf;
      for (let depth = 0; depth < DEEP; depth++) tree = { pair: [trainee, mentor], without: tree, with: leaf };
      proof['tree'] = tree;
      // Needlessly deep is not false: only an answer is asked for.
      const { valid, problems } = verify(problem, withCertificate(solution, certificate));
      expect(valid, name).toBe(problems.length === 0);
      tried++;
    }
    expect(tried).toBe(10);
  });
});

test('the problems above are of both kinds', () => {
  const answers = solved.map(({ problem }) => bruteForce(problem).feasible);
  expect(answers.filter(Boolean).length).toBeGreaterThan(20);
  expect(answers.filter((feasible) => !feasible).length).toBeGreaterThan(10);
});
