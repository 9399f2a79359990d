/** The worth of one more mentor against every matching, with and without them, of small censuses prepared anew with that row changed or added. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mentor } from '../../src/domain/person.ts';
import type { Candidate } from '../../src/domain/documents/recruitment.ts';
import { prepare, type CensusInput } from '../../src/matching/index.ts';
import { recruitment } from '../../src/planning/index.ts';
import { randomInput } from '../unit/matching/random-census.ts';
import { mentor, period, plain } from '../unit/matching/small-census.ts';
import { bruteForce } from './brute-force.ts';
import type { ListedProblem } from './rules.ts';

const START = period.segments[0]!.start;

/** Mentors who differ in what training and agreement would lift, and in their minimum. */
const variation = fc.record({
  trainedOn: fc.constantFrom('2020-01-01', '2020-01-01', null, '2025-11-20'),
  volunteer: fc.constantFrom(true, true, true, false, null),
  capacityMin: fc.constantFrom(0, 0, 0, 1),
});

function instances(constrained: boolean, seed: number, count: number): CensusInput[] {
  const varied = fc
    .tuple(randomInput(constrained), fc.array(variation, { minLength: 4, maxLength: 4 }))
    .map(([given, variations]): CensusInput => ({
      ...given,
      guidelines: { ...given.guidelines, coverage: 'most' },
      census: {
        ...given.census,
        // A minimum counts those followed already, as places do.
        mentors: given.census.mentors.map((person, k) => {
          const { capacityMin, ...other } = variations[k]!;
          return { ...person, ...other, capacityMin: capacityMin === 0 ? 0 : capacityMin + person.followed };
        }),
      },
    }));
  return fc.sample(varied, { seed, numRuns: count });
}

/** Needs met, and millionths; null where nothing follows every rule. */
function optimum(given: CensusInput): { matched: number; score: number } | null {
  const { problem } = prepare(given, () => {});
  const { feasible, matched, objective } = bruteForce(JSON.parse(JSON.stringify(plain(problem))) as ListedProblem);
  return feasible ? { matched, score: Math.round(objective * 1_000_000) } : null;
}

/** The census as it would be with the candidate. */
function withCandidate(given: CensusInput, { id, measure }: Candidate): CensusInput {
  const { mentors } = given.census;
  const changes: Partial<Mentor> = measure === 'train' ? { trainedOn: START } : { volunteer: true };
  const next =
    measure === 'recruit'
      ? [...mentors, newcomer(given, id)]
      : mentors.map((person) => (person.id === id ? { ...person, ...changes } : person));
  return { ...given, census: { ...given.census, mentors: next } };
}

function newcomer({ reference }: CensusInput, id: string): Mentor {
  const code = id.slice('new:'.length);
  const site = reference.sites.get(code);
  const service = reference.services.get(site?.serviceCode ?? code)!;
  return mentor(id, { boardCode: service.boardCode, serviceCode: service.code, siteCode: site?.code ?? null, trainedOn: START });
}

describe('against every matching', () => {
  it.each([
    ['without constraints', false, 1],
    ['with constraints', true, 2],
  ])('%s', { timeout: 240_000 }, (_name, constrained, seed) => {
    const seen = { compared: 0, served: 0, points: 0, byPrices: 0, bySolve: 0, worse: 0, infeasible: 0, moved: 0 };
    const measures = new Set<string>();
    for (const [k, given] of instances(constrained, seed, 250).entries()) {
      const base = optimum(given);
      const found = recruitment({ ...given, periods: [given.period], guidelinesSha256: '', inputs: [], engineVersion: '0' });
      expect(found.periods[0]!.status === 'infeasible', `${k}`).toBe(base === null);
      for (const candidate of found.candidates) {
        const place = `${k} ${candidate.id}`;
        const [worth] = candidate.periods;
        const { status, proof, served, score, bound, changes } = worth!;
        if (base === null) {
          // Parts that have a matching are priced all the same; the whole has none to compare with.
          seen.infeasible++;
          continue;
        }
        const best = optimum(withCandidate(given, candidate));
        measures.add(candidate.measure);
        seen.compared++;
        if (best === null) {
          expect(status, place).toBe('infeasible');
          seen.infeasible++;
          continue;
        }
        expect([status, served, score], place).toEqual(['proven', best.matched - base.matched, best.score - base.score + 0]);
        if (bound !== null) {
          expect(bound.served, place).toBeGreaterThanOrEqual(served!);
          expect(bound.score ?? Infinity, place).toBeGreaterThanOrEqual(score!);
        }
        if (proof === 'prices') seen.byPrices++;
        else seen.bySolve++;
        if (served! > 0) seen.served++;
        else if (score! > 0) seen.points++;
        if (served! < 0 || (served === 0 && score! < 0)) seen.worse++;
        if (changes.length > 1) seen.moved++;
        // The newly served are as many more than those who lose their mentor.
        const more = changes.filter(({ from }) => from === null).length - changes.filter(({ to }) => to === null).length;
        expect(more, place).toBe(served);
      }
    }
    expect([...measures].sort()).toEqual(['recruit', 'train', 'volunteer']);
    expect(seen.compared).toBeGreaterThan(600);
    for (const [name, least] of [
      ['served', 300],
      ['points', 25],
      ['bySolve', 500],
      ['moved', 50],
      ['infeasible', 30],
    ] as const)
      expect(seen[name], name).toBeGreaterThan(least);
    expect(seen.worse, 'worse').toBeGreaterThan(0);
    expect(seen.byPrices, 'byPrices').toBeGreaterThan(30);
  });
});
