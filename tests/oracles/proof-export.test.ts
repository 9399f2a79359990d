/**
 * What is exported of a certificate, in a checker's words: `docs/check_pb.py`, which is written from the formats' documentation and knows nothing
 * of matchings, comes to the same values; the exported problem allows exactly the matchings that the problem allows; and no change that matters is
 * accepted. With `npm run campaign:oracles`, of five times as many.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSTRAINED_FAMILIES, constrainedProblem } from '../../benchmarks/campaign/constrained/families.mjs';
import { pythonVersion } from '../../benchmarks/second-verifier/python.mjs';
import { exportProof, solve, verify, type ExportedStage, type Problem, type ProofVersion, type Solution } from '../../src/solver/index.ts';
import { project } from '../docs/documents.ts';
import { allMatchings } from './all-matchings.ts';
import { certificateOf, mutations, withCertificate } from './certificates.ts';
import { FAMILY_NAMES, instance, middleInstance } from './instances.ts';
import { seededRandom, type Random } from './random.ts';
import type { ListedProblem } from './rules.ts';
import { seedsOf } from './share.ts';

interface Exported {
  readonly name: string;
  readonly stage: ExportedStage;
  readonly problem: ListedProblem;
  readonly solution: Solution;
  readonly opb: string;
  readonly proof: string;
}

const SEEDS = seedsOf(90, 0.2);
const MIDDLE = seedsOf(150, 0.2);
const CONSTRAINED = seedsOf(40, 0.2);
const MOST_PAIRS = 60;
/** Exports of each kind of change. */
const CHANGED = seedsOf(400, 0.15);
/** Variables of which every assignment is tried. */
const FEW = 13;

const python = pythonVersion();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'binome-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function range(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}

const VERSIONS: readonly ProofVersion[] = ['3.0', '2.0'];

/** Codes of refusals, how often each. */
const refusals = new Map<string, number>();

function exported(name: string, seed: number, problem: ListedProblem, nodeLimit = Infinity): Exported[] {
  let solution: Solution;
  try {
    solution = solve(problem, { nodeLimit });
  } catch (error) {
    if ((error as { code?: string }).code === 'SOLVE_NO_MATCHING_YET') return [];
    throw error;
  }
  try {
    return exportProof(problem, solution, { version: VERSIONS[seed % 2]! }).map(({ stage, opb, proof }) => ({
      name: `${name}/${seed}, ${stage}`,
      ...{ stage, problem, solution },
      opb: [...opb()].join(''),
      proof: [...proof()].join(''),
    }));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
    return [];
  }
}

/** Two quotas over overlapping groups for each of several independent boards: parts that each need a tree. */
function boards(seed: number): ListedProblem {
  const random = seededRandom('boards', seed);
  const parts = range(random.int(2, 3)).map((part) => {
    const [own, others] = [range(random.int(4, 6)), range(random.int(3, 4))];
    const [trainees, mentors] = [
      own.map((i) => ({ id: `t${part}-${i}` })),
      others.map((j) => ({ id: `m${part}-${j}`, max: random.int(1, 2) })),
    ];
    const pairs = trainees.flatMap(({ id }) => mentors.map((mentor): [string, string, number] => [id, mentor.id, random.int(0, 99) / 100]));
    const sideConstraints = range(3).map((k) => ({
      id: `q${part}-${k}`,
      terms: pairs.filter(() => random.chance(0.5)).map(([t, m]): [string, string, number] => [t, m, random.int(1, 3)]),
      op: '<=' as const,
      rhs: random.int(2, 5),
    }));
    return { trainees, mentors, pairs, sideConstraints };
  });
  return {
    format: 'binome.problem/1',
    trainees: parts.flatMap(({ trainees }) => trainees),
    mentors: parts.flatMap(({ mentors }) => mentors),
    pairs: parts.flatMap(({ pairs }) => pairs),
    sideConstraints: parts.flatMap(({ sideConstraints }) => sideConstraints),
  };
}

/** Twos and a one that is not to be there add up to an odd number: only a division shows that they do not. */
function oddSum(seed: number): ListedProblem {
  const ids = range(6 + seed).map((k) => `s${k}`);
  const sides = ids.map((id, k): [string, string, number] => [id, 'in', k === 0 ? 1 : 2]);
  return {
    format: 'binome.problem/1',
    trainees: ids.map((id) => ({ id })),
    mentors: ['in', 'out'].map((id) => ({ id, max: ids.length })),
    pairs: ids.flatMap((id): [string, string, number][] => [
      [id, 'in', 1],
      [id, 'out', 0],
    ]),
    coverage: 'all',
    sideConstraints: [
      { id: 'not first', terms: [sides[0]!], op: '<=', rhs: 0 },
      { id: 'odd', terms: sides, op: '=', rhs: 5 },
    ],
  };
}

const constrained = CONSTRAINED_FAMILIES.flatMap((family) =>
  range(CONSTRAINED * 4)
    .map((seed) => ({ family, seed, problem: structuredClone(constrainedProblem(family, seed)) as ListedProblem }))
    .filter(({ problem }) => problem.pairs.length <= MOST_PAIRS)
    .slice(0, CONSTRAINED),
);

const cases = [
  ...FAMILY_NAMES.flatMap((family) => range(SEEDS).flatMap((seed) => exported(family, seed, instance(family, seed)))),
  // The last: a division that counts on required pairs.
  ...[...range(MIDDLE).filter((seed) => seed !== 56), 56].flatMap((seed) => exported('middle', seed, middleInstance(seed))),
  ...constrained.flatMap(({ family, seed, problem }) => exported(family, seed, problem)),
  ...constrained.flatMap(({ family, seed, problem }) => exported(`one node, ${family}`, seed, problem, 1)),
  ...range(MIDDLE).flatMap((seed) => exported('boards', seed, boards(seed))),
  ...range(8).flatMap((seed) => exported('odd sum', seed, oddSum(seed))),
];

/** What `docs/check_pb.py` says of each. */
function verdicts(given: readonly { readonly opb: string; readonly proof: string }[]): string[] {
  const names = given.flatMap(({ opb, proof }, k) =>
    [opb, proof].map((text, half) => {
      const file = path.join(folder, `${k}.${half === 0 ? 'opb' : 'pbp'}`);
      writeFileSync(file, text);
      return file;
    }),
  );
  const list = path.join(folder, 'list');
  writeFileSync(list, names.join('\n'));
  try {
    return linesOf(execFileSync('python3', ['docs/check_pb.py', '--list', list], { cwd: project, encoding: 'utf8', maxBuffer: 2 ** 28 }));
  } catch (error) {
    const { status, stdout } = error as { status?: number; stdout?: string };
    if (status !== 2 || stdout === undefined) throw error;
    return linesOf(stdout);
  }
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

/** What the solution claims, as a checker says it. */
function expected({ stage, solution }: Exported): string {
  const parts = solution.certificate!.parts;
  const sum = (value: (part: (typeof parts)[number]) => number): number => parts.reduce((total, part) => total + value(part), 0);
  if (stage === 'infeasible') return 'VERIFIED\tUNSAT';
  const [most, reached] =
    stage === 'coverage'
      ? [sum(({ matched, matchedBound = matched }) => matchedBound), solution.matched]
      : [sum(({ score, scoreBound = score }) => scoreBound), sum(({ score }) => score)];
  return `VERIFIED\tBOUNDS ${-most + 0} ${-reached + 0}`;
}

/** A line of a text that fits, changed; '' takes it out. */
function withLine(text: string, random: Random, fits: RegExp, change: (line: string) => string): string | null {
  const lines = text.split('\n');
  const places = [...lines.keys()].filter((k) => fits.test(lines[k]!));
  if (places.length === 0) return null;
  const place = random.pick(places);
  const line = change(lines[place]!);
  return line === lines[place] ? null : lines.flatMap((other, k) => (k !== place ? [other] : line === '' ? [] : [line])).join('\n');
}

type Change = (text: string, random: Random) => string | null;

/** The first or another match in a line is replaced. */
function somewhere(fits: RegExp, part: RegExp, change: (found: string) => string): Change {
  return (text, random) =>
    withLine(text, random, fits, (line) => {
      const places = [...line.matchAll(part)];
      if (places.length === 0) return line;
      const { index, 0: found } = random.pick(places);
      return line.slice(0, index) + change(found) + line.slice(index + found.length);
    });
}

const plus = (by: number) => (found: string) => String(BigInt(found) + BigInt(by));
const otherLiteral = (found: string): string => (found.startsWith('~') ? found.slice(1) : `~${found}`);
/** Of a proof, or of a problem. Some proofs still hold when they are changed: a factor may be larger than it need be. */
const CHANGES: Record<string, { readonly of: 'proof' | 'opb'; readonly isAlways: boolean; readonly change: Change }> = {
  'a better optimum is claimed': { of: 'proof', isAlways: true, change: somewhere(/^conclusion BOUNDS/, /(?<=BOUNDS )-?\d+/g, plus(1)) },
  'a better solution is claimed': { of: 'proof', isAlways: true, change: somewhere(/^conclusion BOUNDS/, /-?\d+(?= ?;?$)/g, plus(-1)) },
  'no matching is claimed to be': {
    of: 'proof',
    isAlways: true,
    change: somewhere(/^conclusion BOUNDS/, /BOUNDS \S+ : (\S+) \S+/g, () => 'UNSAT'),
  },
  'a literal of the solution': { of: 'proof', isAlways: true, change: somewhere(/^soli/, /~?x\d+/g, otherLiteral) },
  'the solution is left out': { of: 'proof', isAlways: true, change: (text, random) => withLine(text, random, /^soli/, () => '') },
  'a sum is left out': { of: 'proof', isAlways: true, change: (text, random) => withLine(text, random, /^pol/, () => '') },
  'a clause is left out': { of: 'proof', isAlways: true, change: (text, random) => withLine(text, random, /^rup/, () => '') },
  'the end is left out': {
    of: 'proof',
    isAlways: true,
    change: (text, random) => withLine(text, random, /^(output|conclusion|end)/, () => ''),
  },
  'another header': { of: 'proof', isAlways: true, change: somewhere(/^pseudo/, /\d/g, () => '7') },
  'a rule more': { of: 'opb', isAlways: true, change: (text) => `${text}+1 x1 >= 0 ;\n` },
  'a weight of the solution': { of: 'opb', isAlways: false, change: somewhere(/^min:/, /-\d+(?= )/g, plus(-1)) },
  'a literal of a clause': { of: 'proof', isAlways: false, change: somewhere(/^rup .*x/, /~?x\d+/g, otherLiteral) },
  'a constraint of a sum': { of: 'proof', isAlways: false, change: somewhere(/^pol \d+ /, /(?<= )\d+(?= (\d+ \* )?\+)/g, plus(1)) },
  'a multiplier': { of: 'proof', isAlways: false, change: somewhere(/^pol .*\*/, /\d+(?= \*)/g, (found) => `${found}7`) },
  'a right-hand side': { of: 'opb', isAlways: false, change: somewhere(/>=/, /-?\d+(?= ;)/g, plus(-1)) },
};

/** Every choice of pairs that an exported problem allows, and the least of its objective: by trying them all. */
function choicesOf(opb: string): { readonly allowed: number[]; readonly least: number } | null {
  const variables = Number(/#variable= (\d+)/.exec(opb)![1]);
  if (variables > FEW) return null;
  const termsOf = (text: string): [number, number][] =>
    [...text.matchAll(/([+-]\d+) x(\d+)/g)].map(([, c, x]) => [Number(x) - 1, Number(c)]);
  const sum = (terms: [number, number][], choice: number): number => terms.reduce((total, [x, c]) => total + ((choice >> x) & 1) * c, 0);
  const rows = [...opb.matchAll(/^([^*m].*) (>=|=) (-?\d+) ;$/gm)].map(([, left, op, rhs]) => ({
    terms: termsOf(left!),
    op,
    rhs: Number(rhs),
  }));
  const objective = termsOf(/^min:(.*);$/m.exec(opb)?.[1] ?? '');
  const allowed = range(1 << variables).filter((choice) =>
    rows.every(({ terms, op, rhs }) => (op === '=' ? sum(terms, choice) === rhs : sum(terms, choice) >= rhs)),
  );
  return { allowed, least: Math.min(...allowed.map((choice) => sum(objective, choice))) };
}

if (python === null) {
  console.warn('python3 is not here: no export is checked');
  test('python3 is not here: no export is checked', () => expect(pythonVersion()).toBeNull());
} else {
  describe(`docs/check_pb.py, with Python ${python}`, () => {
    test('comes to the values of every solution, at every stage', () => {
      const said = verdicts(cases);
      expect(cases.flatMap((each, k) => (said[k] === expected(each) ? [] : [`${each.name}: ${said[k]}, not ${expected(each)}`]))).toEqual(
        [],
      );
      expect(cases.length).toBeGreaterThan(600);
      const counted = (kind: (each: Exported) => boolean): number => cases.filter(kind).length;
      for (const stage of ['coverage', 'score', 'infeasible'])
        expect(
          counted((each) => each.stage === stage),
          stage,
        ).toBeGreaterThan(80);
      expect(
        counted(({ solution }) => solution.status === 'limit'),
        'at a limit',
      ).toBeGreaterThan(20);
      expect(
        counted(({ proof }) => /^rup .*x.*x/m.test(proof)),
        'trees of cases',
      ).toBeGreaterThan(60);
      expect(
        counted(({ proof }) => /^red /m.test(proof)),
        'parts with trees of their own',
      ).toBeGreaterThan(20);
      expect(
        counted(({ stage, proof }) => stage === 'infeasible' && / d /.test(proof)),
        'divisions',
      ).toBeGreaterThan(3);
      expect(refusals.get('EXPORT_ROUNDED'), 'rounded').toBeGreaterThan(3);
      expect([...refusals.keys()]).toEqual(['EXPORT_ROUNDED']);
    });

    test.each(Object.entries(CHANGES))('%s: refused', (_, { of, isAlways, change }) => {
      const random = seededRandom('changed exports', 1);
      const changed = random
        .shuffle(cases.filter(({ solution }) => solution.status !== 'limit'))
        .flatMap((each) => {
          const text = change(each[of], random);
          return text === null ? [] : [{ ...each, [of]: text }];
        })
        .slice(0, CHANGED);
      expect(changed.length).toBe(CHANGED);
      const said = verdicts(changed);
      const accepted = [...changed.keys()].filter((k) => !said[k]!.startsWith('REFUSED'));
      if (isAlways) expect(accepted.map((k) => `${changed[k]!.name}: ${said[k]}`)).toEqual([]);
      else expect(accepted.length).toBeLessThan(changed.length * 0.8);
      // What is accepted all the same is true.
      for (const k of accepted) {
        const choices = choicesOf(changed[k]!.opb);
        if (choices === null) continue;
        const bounds = /BOUNDS (\S+) (\S+)/.exec(said[k]!);
        expect(choices.allowed.length > 0, changed[k]!.name).toBe(bounds !== null);
        if (bounds === null) continue;
        expect(choices.least, changed[k]!.name).toBeGreaterThanOrEqual(Number(bounds[1]));
        expect(choices.least, changed[k]!.name).toBeLessThanOrEqual(Number(bounds[2]));
      }
    });
  });
}

test('what is exported allows exactly the matchings that keep every rule, and meet as many needs as can be', () => {
  let [compared, allowed] = [0, 0];
  for (const { name, stage, problem, solution, opb } of cases) {
    const choices = choicesOf(opb);
    const all = choices === null ? null : allMatchings(problem, 1 << FEW);
    if (choices === null || all === null) continue;
    const kept = stage === 'score' && problem.coverage !== 'all' ? all.filter(({ matched }) => matched >= solution.matched) : all;
    const found = kept.map(({ chosen }) => chosen.reduce((choice, x) => choice | (1 << x), 0));
    expect(choices.allowed, name).toEqual(found.sort((a, b) => a - b));
    compared++;
    allowed += found.length;
  }
  expect(compared).toBeGreaterThan(200);
  expect(allowed).toBeGreaterThan(1000);
});

describe('nothing is exported', () => {
  const problem = instance('quotas', 3);
  const solution = solve(problem);
  const codeOf = (given: Problem, claimed: Solution): string | undefined => {
    try {
      exportProof(given, claimed);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return undefined;
  };

  test('of a solution that the verifier refuses, whatever number of it is changed', () => {
    const changed = mutations(certificateOf(solution)).map(({ certificate }) => withCertificate(solution, certificate()));
    const refused = changed.filter((claimed) => !verify(problem, claimed).valid);
    expect(refused.length).toBeGreaterThan(20);
    expect(new Set(refused.map((claimed) => codeOf(problem, claimed)))).toEqual(new Set(['EXPORT_REFUSED']));
    expect(codeOf(problem, solution)).toBeUndefined();
  });

  test('of a solution without a proof, of fairness, of balance, of rounded scores', () => {
    const feasible: Solution = { ...solution, status: 'feasible', bound: null, certificate: null, diagnosis: null };
    expect(codeOf(problem, feasible)).toBe('EXPORT_NO_PROOF');
    for (const extra of [{ objective: 'fair' }, { balance: 'worst' }] as const) {
      const other: Problem = { ...problem, ...extra };
      expect(codeOf(other, solve(other))).toBe('EXPORT_OBJECTIVE');
    }
    expect(() => exportProof(problem, solution, { version: '1.0' as '2.0' })).toThrow(expect.objectContaining({ code: 'EXPORT_VERSION' }));
    const pairs = problem.pairs.map(([t, m], k): [string, string, number] => [t, m, Math.sqrt(k + 2)]);
    expect(codeOf({ ...problem, pairs }, solve({ ...problem, pairs }))).toBe('EXPORT_ROUNDED');
  });
});
