/**
 * The verifier that stands beside the page on certificates, `docs/verify.py`, says the same as `verify`: of what the documents show, of
 * forgeries, of a share of every family of instances (`npm run campaign:second-verifier` has more of them), and of corrupted solutions.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONSTRAINED_FAMILIES, constrainedProblem } from '../../benchmarks/campaign/constrained/families.mjs';
import { disagreement, pythonVersion, secondVerdicts } from '../../benchmarks/second-verifier/python.mjs';
import { solve, verify, type CertificatePart, type Problem, type Solution, type SolveOptions } from '../../src/solver/index.ts';
import { findPlan } from '../../src/planning/periods/find-plan.ts';
import { blocksOf, project } from '../docs/documents.ts';
import { BALANCE_FAMILIES, balanceInstance } from './balance-instances.ts';
import { mutations, pathsOf, replaced, type Json } from './certificates.ts';
import { CORRUPTIONS } from './corruptions.ts';
import { FAIR_FAMILIES, fairInstance } from './fair-instances.ts';
import { drawMatching } from './families/drawing.ts';
import { FAMILY_NAMES, instance, middleInstance } from './instances.ts';
import { planInstance } from './plan-instances.ts';
import { seededRandom } from './random.ts';
import type { ListedProblem } from './rules.ts';

const FORGED = 'tests/oracles/forged';
/** Seeds of each family. */
const SEEDS = 16;
const MIDDLE = 40;
const CONSTRAINED = 8;
/** Plans over several periods. */
const PLANS = 150;
const MOST_PAIRS = 60;
/** Problems whose solutions are corrupted; some corruptions try every matching, of those with fewer pairs. */
const CORRUPTED = 60;
const FEW_PAIRS = 20;
/** In place of any value of a problem or a solution. */
const STRANGE: readonly (Json | undefined)[] = [undefined, null, 'x', '1', -1, 0.5, true, [], {}];

/** Claims of another kind than numbers, each true or false. */
const CLAIMS: Record<string, (solution: Solution) => object> = {
  'the other tieBreak': ({ certificate }) => ({
    certificate: { ...certificate, tieBreak: certificate?.tieBreak === 'complete' ? 'partial' : 'complete' },
  }),
  'no stage of ties': (solution) => partsWith(solution, (part) => ({ ...part, ties: [] })),
  'fewer bits of the lot': (solution) =>
    partsWith(solution, (part) => ({ ...part, ties: part.ties?.map((tie) => ({ ...tie, lotBits: 3 })) })),
  'no reasons': () => ({ diagnosis: null }),
  'reasons that say nothing': () => ({
    diagnosis: { shortages: [], minimums: [], overbooked: [], conflicts: [], unmetBySideConstraints: 0 },
  }),
  'no conflict': (solution) => partsWith(solution, ({ conflict: _, ...part }) => part),
  'the other status': ({ status }) => ({ status: status === 'optimal' ? 'limit' : 'optimal' }),
  'no more than feasible': () => ({ status: 'feasible', bound: null, certificate: null }),
  'one part twice': (solution) => partsWith(solution, (part) => part, 1),
  'one part less': (solution) => partsWith(solution, (part) => part, -1),
};

interface Case {
  readonly name: string;
  readonly problem: ListedProblem;
  readonly solution: Solution;
}

const python = pythonVersion();

if (python === null) {
  const title = 'python3 is not here: nothing is checked a second time';
  console.warn(`${title}; Python 3.9 or later is needed for docs/verify.py.`);
  test(title, () => expect(pythonVersion()).toBeNull());
} else {
  describe(`docs/verify.py, with Python ${python}`, checkAll);
}

function checkAll(): void {
  const failures: string[] = [];
  const cases = solvedCases(failures);

  test('is given a result for every problem', () => {
    expect(failures).toEqual([]);
  });

  test('accepts what the documents show', () => {
    const shown = [...shownIn('docs/certificate.md'), ...filesIn('docs/examples')];
    expect(shown.length).toBeGreaterThan(1);
    const { codes, differences } = compared(shown);
    expect([codes, differences]).toEqual([shown.map(() => 0), []]);
  });

  test('refuses every forgery', () => {
    const forged = filesIn(FORGED);
    expect(2 * forged.length).toBe(readdirSync(path.join(project, FORGED)).length);
    const { codes, differences } = compared(forged);
    expect([codes, differences]).toEqual([forged.map(() => 2), []]);
  });

  test('accepts what is solved, or in part and for the reasons there are', () => {
    expect(cases.length).toBeGreaterThan(1500);
    const { codes, differences } = compared(cases);
    expect(differences).toEqual([]);
    expect(codes).not.toContain(2);
    for (const status of ['optimal', 'infeasible', 'limit']) {
      expect(cases.filter(({ solution }) => solution.status === status).length, status).toBeGreaterThan(50);
    }
    expect(codes.filter((code) => code === 3).length).toBeGreaterThan(50);
  });

  test('accepts the proofs that plans rest on', () => {
    const proofs = range(PLANS).flatMap((seed) => {
      const { proofs: parts } = findPlan(planInstance(seed), { nodeLimit: seed % 10 === 0 ? 1 : 1000 }, () => {});
      return parts.flat().map(({ aim, problem, solution }): Case => {
        const listed = { ...problem, pairs: [...problem.pairs] } as ListedProblem;
        return { name: `plan/${seed}, ${aim}`, problem: listed, solution };
      });
    });
    expect(proofs.length).toBeGreaterThan(PLANS);
    const { codes, differences } = compared(proofs);
    expect(differences).toEqual([]);
    expect(codes).not.toContain(2);
  });

  test('refuses what the first verifier refuses, and nothing else', () => {
    const corrupted = corruptedCases(cases);
    expect(corrupted.length).toBeGreaterThan(600);
    const { codes, differences } = compared(corrupted);
    expect(differences).toEqual([]);
    const refused = codes.filter((code) => code === 2).length;
    expect(refused).toBeGreaterThan(corrupted.length / 2);
    expect(refused).toBeLessThan(corrupted.length);
  });
}

/** The exit codes, and the cases of which the two verifiers do not say the same, each whole. */
function compared(cases: readonly Case[]): { codes: number[]; differences: string[] } {
  const verdicts = secondVerdicts(
    cases.map(({ problem, solution }) => ({ problem: JSON.stringify(problem), solution: JSON.stringify(solution) })),
  );
  const differences = cases.flatMap(({ name, problem, solution }, k) => {
    const text = disagreement(solution, verify(problem, solution), verdicts[k]!);
    return text === null ? [] : [`${name}: ${text}\n${JSON.stringify(problem)}\n${JSON.stringify(solution)}`];
  });
  return { codes: verdicts.map(({ code }) => code), differences };
}

function filesIn(folder: string): Case[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(project, folder, file), 'utf8'));
  return readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('problem.json'))
    .map((file) => ({
      name: file,
      problem: read(file) as ListedProblem,
      solution: read(file.replace(/problem\.json$/, 'solution.json')) as Solution,
    }));
}

/** Problems of a page, each with the solution after it. */
function shownIn(document: string): Case[] {
  const texts = blocksOf(document).map(({ text }) => /<<'EOF'\n([\s\S]*?)\nEOF/.exec(text)?.[1] ?? text);
  const values = texts.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text) as Problem | Solution);
  return values.flatMap((problem, k) =>
    problem.format === 'binome.problem/1'
      ? [{ name: `${document}, ${k}`, problem: problem as ListedProblem, solution: values[k + 1] as Solution }]
      : [],
  );
}

/** The first part once more, or the last one left out. */
function partsWith({ certificate }: Solution, change: (part: CertificatePart) => object, more = 0): object {
  const parts = certificate?.parts.map(change) ?? [];
  return { certificate: { ...certificate, parts: more < 0 ? parts.slice(0, -1) : [...parts, ...parts.slice(0, more)] } };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}

/** What `solve` throws, with the problem, goes to `failures`. */
function solvedCases(failures: string[]): Case[] {
  /** Every third with an earlier matching to keep. */
  const solved = (name: string, seed: number, problem: ListedProblem, options: SolveOptions = {}): Case[] => {
    const incumbent = drawMatching(seededRandom('second verifier', seed), problem, 5);
    const given = seed % 3 === 0 && problem.incumbent === undefined ? { ...problem, incumbent } : problem;
    try {
      return [{ name: `${name}/${seed}`, problem: given, solution: solve(given, options) }];
    } catch (error) {
      failures.push(`${name}/${seed}: ${String(error)}\n${JSON.stringify(given)}`);
      return [];
    }
  };
  const ofEach = (kind: string, families: readonly string[], make: (family: string, seed: number) => ListedProblem): Case[] =>
    families.flatMap((family) => range(SEEDS).flatMap((seed) => solved(`${kind} ${family}`, seed, make(family, seed))));
  const constrained = CONSTRAINED_FAMILIES.flatMap((family) =>
    range(CONSTRAINED * 8)
      .map((seed) => ({ family, seed, problem: structuredClone(constrainedProblem(family, seed)) as ListedProblem }))
      .filter(({ problem }) => problem.pairs.length <= MOST_PAIRS)
      .slice(0, CONSTRAINED),
  );
  return [
    ...ofEach('plain', FAMILY_NAMES, instance),
    ...ofEach('fair', FAIR_FAMILIES, fairInstance),
    ...ofEach('balance', BALANCE_FAMILIES, balanceInstance),
    ...range(MIDDLE).flatMap((seed) => solved('middle', seed, middleInstance(seed))),
    ...constrained.flatMap(({ family, seed, problem }) => solved(`constrained ${family}`, seed, problem)),
    ...constrained.flatMap(({ family, seed, problem }) => solved(`one node ${family}`, seed, problem, { nodeLimit: 1 })),
  ];
}

/** Numbers falsified, values of another type, solutions of other problems, and false claims that are made with care. */
function corruptedCases(cases: readonly Case[]): Case[] {
  const random = seededRandom('second verifier, corrupted', 1);
  const corrupted = random.sample(cases, CORRUPTED).flatMap(({ name, problem, solution }): Case[] => {
    const root = JSON.parse(JSON.stringify({ problem, solution })) as Json;
    const numbers = mutations(root)
      .filter(({ path: [first] }) => first === 'solution')
      .map(({ how, path: at, certificate }) => ({ how: `${how} ${at.join('/')}`, make: certificate }));
    const types = pathsOf(root)
      .filter((at) => at.length > 1)
      .map((at) => {
        const value = random.pick(STRANGE);
        return { how: `${JSON.stringify(value)} at ${at.join('/')}`, make: () => replaced(root, at, value) };
      });
    const [careful, corrupt] = random.pick(Object.entries(CORRUPTIONS));
    const claim = problem.pairs.length > FEW_PAIRS ? null : corrupt(problem, solution, random);
    const [otherwise, claimed] = random.pick(Object.entries(CLAIMS));
    const other = random.pick(cases);
    return [
      ...[...random.sample(numbers, 7), ...random.sample(types, 5)].map(({ how, make }) => ({
        ...(make() as unknown as Case),
        name: `${name} ${how}`,
      })),
      { name: `${name} ${otherwise}`, problem, solution: { ...solution, ...claimed(solution) } },
      ...(claim === null ? [] : [{ name: `${name} ${careful}`, problem, solution: claim }]),
      ...(random.chance(0.2) ? [{ name: `${name} with the solution of ${other.name}`, problem, solution: other.solution }] : []),
    ];
  });
  // As both read them.
  return JSON.parse(JSON.stringify(corrupted)) as Case[];
}
