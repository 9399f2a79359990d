/** Whatever is handed to the verifier as a solution or a certificate, it answers: no exception, no hang, no yes. */
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { bruteForce } from './brute-force.ts';
import { at, certificateOf, misshapen, pathsOf, replaced, withCertificate, type Json, type Path } from './certificates.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import type { ListedProblem } from './rules.ts';

/** Deeper than any call stack. */
const DEEP = 200_000;

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

  test('numbers that are none', () => {
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

  test('lists too long', () => {
    let tried = 0;
    for (const { name, problem, solution } of solved) {
      const certificate = certificateOf(solution);
      for (const path of containers(certificate)) {
        const list = at(certificate, path);
        if (!Array.isArray(list) || !list.every((entry) => typeof entry === 'number')) continue;
        const longer = replaced(certificate, path, [...list, ...Array.from({ length: 100_000 }, () => 0)]);
        expectRejected(problem, withCertificate(solution, longer), `${name} ${path.join('/')}`);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  test('cycles', () => {
    let tried = 0;
    for (const { name, problem, solution } of solved) {
      for (const path of containers(certificateOf(solution))) {
        const cyclic = certificateOf(solution);
        const parent = path.slice(0, -1).reduce<Json>((node, step) => (node as Record<string | number, Json>)[step] ?? null, cyclic);
        const step = path.at(-1) ?? '';
        (parent as Record<string | number, Json>)[step] = parent;
        expectRejected(problem, withCertificate(solution, cyclic), `${name} ${path.join('/')}`);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(300);
  });

  test('trees without a bottom', () => {
    let tried = 0;
    for (const { name, problem, solution } of solved) {
      if (solution.certificate === null) continue;
      const certificate = certificateOf(solution);
      for (const path of containers(certificate)
        .filter((steps) => typeof steps.at(-1) === 'string')
        .slice(0, 12)) {
        const step = path.at(-1) as string;
        const parentPath = path.slice(0, -1);
        const parent = parentPath.length === 0 ? certificate : at(certificate, parentPath);
        if (parent === undefined || parent === null || typeof parent !== 'object' || Array.isArray(parent)) continue;
        let bottomless: Json = { ...parent };
        for (let depth = 0; depth < DEEP; depth++) bottomless = { ...parent, [step]: bottomless };
        // Set in place: neither a clone nor JSON goes that deep.
        const copy = certificateOf(solution) as Record<string, Json>;
        const root = { root: copy } as Record<string, Json>;
        const holder = ['root', ...parentPath]
          .slice(0, -1)
          .reduce<Json>((node, key) => (node as Record<string | number, Json>)[key] ?? null, root);
        (holder as Record<string | number, Json>)[['root', ...parentPath].at(-1) ?? ''] = bottomless;
        expectRejected(problem, withCertificate(solution, root['root']), `${name} ${path.join('/')}`);
        tried++;
        if (tried > 40) return;
      }
    }
    expect(tried).toBeGreaterThan(20);
  });
});

test('the problems above are of both kinds', () => {
  const answers = solved.map(({ problem }) => bruteForce(problem).feasible);
  expect(answers.filter(Boolean).length).toBeGreaterThan(20);
  expect(answers.filter((feasible) => !feasible).length).toBeGreaterThan(10);
});
