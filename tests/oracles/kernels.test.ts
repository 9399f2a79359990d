/**
 * A share of the differential campaign (`npm run campaign`) with fixed seeds: both public functions of the kernels against the
 * reference kernels, certificates checked, some of it against HiGHS.
 */
import { describe, expect, test } from 'vitest';
import { compare, compareWithHighs, type ComparedSolver } from '../../benchmarks/campaign/compare.mjs';
import { FAMILIES, campaignInstance } from '../../benchmarks/campaign/families.mjs';
import { capacitatedAssignment, linearSumAssignment, verifyAssignment } from '../../src/solver/index.ts';
import { denseAssignment } from '../../src/solver/kernels/dense.ts';
import { referenceAssignment } from '../../src/solver/kernels/reference.ts';

const INSTANCES = 125;
const WITH_HIGHS = 3;

const solver: ComparedSolver = { linearSumAssignment, capacitatedAssignment, verifyAssignment, denseAssignment, referenceAssignment };

/** The least share of instances without a complete dense assignment, and with rows left over in the sparse one. */
const SHARES: Partial<Record<string, { infeasible?: number; short?: number }>> = {
  disconnected: { infeasible: 0.3, short: 0.5 },
  oneShort: { infeasible: 1, short: 1 },
  capacities: { short: 0.5 },
  degenerate: { infeasible: 0.15, short: 0.3 },
  forbidden: { infeasible: 0.15, short: 0.2 },
  tall: { short: 0.9 },
};

test('about 2,000 instances of ten families or more are tried', () => {
  expect(FAMILIES.length).toBeGreaterThanOrEqual(10);
  expect(FAMILIES.length * INSTANCES).toBeGreaterThanOrEqual(2000);
});

describe.each(FAMILIES)('%s', (family) => {
  test('proven, and what the reference kernels find', () => {
    const differences: string[] = [];
    const seen = { infeasible: 0, short: 0 };
    for (let seed = 0; seed < INSTANCES; seed++) {
      const drawn = campaignInstance(family, seed);
      const compared = compare(drawn, solver);
      differences.push(...compared.differences.map((difference) => `${family}/${seed}: ${difference}`));
      if (compared.dense.status === 'infeasible') seen.infeasible++;
      if (compared.sparse.matched < drawn.scores.rows) seen.short++;
    }
    expect(differences).toEqual([]);
    const { infeasible = 0, short = 0 } = SHARES[family] ?? {};
    expect(seen.infeasible).toBeGreaterThanOrEqual(infeasible * INSTANCES);
    expect(seen.short).toBeGreaterThanOrEqual(short * INSTANCES);
  });
});

test('HiGHS finds the same', async () => {
  const differences: string[] = [];
  let answered = 0;
  for (const family of FAMILIES) {
    for (let seed = 0; seed < WITH_HIGHS; seed++) {
      const drawn = campaignInstance(family, seed);
      const found = await compareWithHighs(drawn, compare(drawn, solver));
      differences.push(...found.differences.map((difference) => `${family}/${seed}: ${difference}`));
      answered += found.compared;
    }
  }
  expect(differences).toEqual([]);
  // Three families hold numbers that HiGHS is not asked about, and some instances are too large for it.
  expect(answered).toBeGreaterThan(FAMILIES.length * WITH_HIGHS);
});

describe('a faulty solver is found out', () => {
  const copy = <T extends object>(value: T): T => structuredClone(value);
  const faulty: [name: string, broken: Partial<ComparedSolver>][] = [
    [
      'a dense assignment that is not the best',
      {
        linearSumAssignment: (cost, options) => {
          const result = copy(linearSumAssignment(cost, options));
          result.rowToColumn.reverse();
          return result;
        },
      },
    ],
    ['a wrong objective', { linearSumAssignment: (cost, options) => ({ ...linearSumAssignment(cost, options), objective: 1e-3 }) }],
    [
      'infeasible, where there is an assignment',
      {
        linearSumAssignment: ({ rows, columns }) => ({
          ...{ status: 'infeasible', rowToColumn: new Int32Array(rows).fill(-1), objective: 0 },
          ...{ rowDual: new Float64Array(rows), columnDual: new Float64Array(columns) },
        }),
      },
    ],
    [
      'a row that goes without for nothing',
      {
        capacitatedAssignment: (scores) => {
          const result = copy(capacitatedAssignment(scores));
          result.rowToColumn[result.rowToColumn.findIndex((j) => j >= 0)] = -1;
          return result;
        },
      },
    ],
    [
      'duals moved by one',
      {
        capacitatedAssignment: (scores) => {
          const result = copy(capacitatedAssignment(scores));
          result.rowDual[0]! -= 1;
          return result;
        },
      },
    ],
    [
      'an input that is written to',
      {
        capacitatedAssignment: (scores) => {
          const result = capacitatedAssignment(scores);
          scores.score[0]! += 1;
          return result;
        },
      },
    ],
    [
      'an answer that changes from call to call',
      (() => {
        let calls = 0;
        return { capacitatedAssignment: (scores) => ({ ...capacitatedAssignment(scores), calls: calls++ }) };
      })(),
    ],
    ['a verifier that refuses', { verifyAssignment: () => ({ valid: false, problems: ['no'] }) }],
  ];

  test.each(faulty)('%s', (_, broken) => {
    let found = 0;
    for (let seed = 0; seed < 10; seed++) {
      if (compare(campaignInstance('uniform', seed), { ...solver, ...broken }).differences.length > 0) found++;
    }
    expect(found).toBeGreaterThanOrEqual(6);
  });

  test('by HiGHS, where the reference would err as well', async () => {
    const drawn = campaignInstance('ties', 1);
    const answers = compare(drawn, solver);
    const best = await compareWithHighs(drawn, answers);
    expect(best).toEqual({ differences: [], compared: 2 });
    const { dense, sparse } = answers;
    const worse = { dense: { ...dense, objective: dense.objective + 1 }, sparse: { ...sparse, matched: sparse.matched - 1 } };
    expect((await compareWithHighs(drawn, worse)).differences).toHaveLength(2);
  });
});
