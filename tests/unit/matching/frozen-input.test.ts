/** What is computed from an input that went through JSON is what is computed from the input itself, to the bit. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoInput } from '../../../benchmarks/session/inputs.mjs';
import { censusInputOf, frozenInput, type FrozenInput, prepare, type CensusInput } from '../../../src/matching/index.ts';
import { randomInput } from './random-census.ts';

const problemOf = (input: CensusInput): unknown => {
  const { problem } = prepare(input, () => {});
  return { ...problem, pairs: [...problem.pairs] };
};
const carried = (input: CensusInput): FrozenInput => JSON.parse(JSON.stringify(frozenInput(input))) as FrozenInput;

describe('frozen', () => {
  it.each([false, true])('of censuses, with constraints: %s', (isConstrained) => {
    for (const input of fc.sample(randomInput(isConstrained), { seed: 23, numRuns: 60 })) {
      let expected: unknown;
      try {
        expected = problemOf(input);
      } catch (error) {
        expect(() => problemOf(censusInputOf(carried(input)))).toThrow((error as Error).message);
        continue;
      }
      expect(problemOf(censusInputOf(carried(input)))).toEqual(expected);
    }
  });

  it('of a directorate, with places named as people name them, decisions, journeys and pairs held fast', async () => {
    const demo = await demoInput('DISP-LYO');
    const [first, second] = [...prepare(demo, () => {}).problem.pairs];
    const [third] = [...prepare(demo, () => {}).problem.pairs].filter(([trainee, mentor]) => trainee !== first![0] && mentor !== first![1]);
    const decision = {
      entry: { by: 'Une directrice', on: '2026-01-05', reason: 'Projet' },
      outcome: { trainee: { id: first![0], name: 'x' }, mentor: { id: first![1], name: 'y' }, proposed: null },
    };
    const input = {
      ...demo,
      guidelines: {
        ...demo.guidelines,
        sideConstraints: [
          { id: 'q', label: { fr: 'Q', en: 'Q' }, kind: 'quota' as const, mentors: { service: 'SPIP du Rhône' }, max: 3 },
          { id: 'r', label: { fr: 'Q', en: 'Q' }, kind: 'quota' as const, mentors: { board: 'DISP de Lyon' }, max: 12 },
        ] as unknown as CensusInput['guidelines']['sideConstraints'],
      },
      travelTable: new Map([['01004 69123', 44]]),
      decisions: new Map([[first![0], decision]]) as unknown as NonNullable<CensusInput['decisions']>,
      refusedPairs: [[second![0], second![1]] as const],
      pins: [[third![0], third![1]] as const],
    };
    const frozen = carried(input);
    expect(problemOf(censusInputOf(frozen))).toEqual(problemOf(input));
    expect(frozen.reference.communes.length).toBeLessThan(1_000);
    // Nobody is written to from there.
    expect(JSON.stringify(frozen)).not.toContain('@');
  });
});
