/** Guidelines that ask for balanced loads: from the census to the sentences. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGuidelines } from '../../../src/guidelines/index.ts';
import { explainAlternative } from '../../../src/wording/index.ts';
import { match, verifyProposal, type MatchInput } from '../../../src/matching/index.ts';
import { solve } from '../../../src/solver/index.ts';
import { randomInput } from './random-census.ts';
import { guidelinesWith, matchSmall, mentor, trainee } from './small-census.ts';

const balanced = (input: MatchInput, balance: 'worst' | 'spread'): MatchInput => ({
  ...input,
  guidelines: { ...input.guidelines, balance },
});

/** Two mentors with room for all: the one who follows one already, and one who works half time. */
function small(balance?: 'none' | 'worst' | 'spread'): ReturnType<typeof matchSmall> {
  return matchSmall(
    ['s1', 's2', 's3'].map((id) => trainee(id)),
    [mentor('m1', { capacityMax: 3, followed: 1 }), mentor('m2', { capacityMax: 3 }), mentor('m3', { capacityMax: 3, workingTime: 0.5 })],
    balance === undefined ? {} : { balance },
  );
}

describe('match with balance', () => {
  it('counts the trainees followed, for the time that is worked', () => {
    const { problem, proposal } = small('worst');
    expect(problem.balance).toBe('worst');
    expect(problem.mentors).toEqual([
      { id: 'm1', min: 0, max: 2, load: 1, share: 1 },
      { id: 'm2', min: 0, max: 3, load: 0, share: 1 },
      { id: 'm3', min: 0, max: 3, load: 0, share: 0.5 },
    ]);
    // One of m1, m2 and m3 each: 2 for m1 and for m3. None is lighter: m2 alone would have 3.
    expect(proposal.balance!.proven).toBe(true);
    expect(proposal.balance!.worst!.load).toBe(2);
  });

  it('says nothing where nobody asks', () => {
    for (const { problem, proposal } of [small(), small('none')]) {
      expect([problem.balance, problem.mentors[0]!.load, proposal.balance]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('is verified, and its heaviest load is that of its pairs and no heavier than without', () => {
    let lighter = 0;
    for (const constrained of [false, true]) {
      fc.assert(
        fc.property(randomInput(constrained), fc.constantFrom('worst' as const, 'spread' as const), (given, kind) => {
          const result = match(balanced(given, kind));
          expect(verifyProposal(result)).toEqual({ valid: true, problems: [] });
          expect(JSON.stringify(solve(result.problem))).toBe(JSON.stringify(result.solution));
          const plain = match(given);
          expect([result.proposal.status, result.proposal.totals.matched]).toEqual([plain.proposal.status, plain.proposal.totals.matched]);
          if (result.proposal.status === 'infeasible') {
            expect(result.proposal.balance).toBeUndefined();
            return;
          }
          const heaviest = ({ solution, problem }: typeof result): number =>
            problem.mentors.reduce((most, { id, min = 0 }) => {
              const { followed, workingTime } = given.census.mentors.find((own) => own.id === id)!;
              const trainees = solution.pairs.filter(([, own]) => own === id).length;
              return trainees > min ? Math.max(most, (followed + trainees) / workingTime) : most;
            }, 0);
          expect(result.proposal.balance!.worst?.load ?? 0).toBeCloseTo(heaviest(result), 3);
          expect(heaviest(result)).toBeLessThanOrEqual(heaviest(plain) + 1e-9);
          if (heaviest(result) < heaviest(plain) - 1e-9) lighter++;
          for (const pair of result.proposal.pairs)
            for (const { unmet, uneven } of pair.alternatives!) expect([unmet, uneven]).toEqual([0, false]);
        }),
        { numRuns: constrained ? 30 : 80, seed: 22 },
      );
    }
    expect(lighter).toBeGreaterThan(5);
  });
});

it('an alternative that loads somebody more says so', () => {
  const alternative = { mentor: { id: 'm', name: 'Ada', service: 'S' }, loss: -10_000, score: 0, unmet: 0, uneven: true, moves: [] };
  expect(explainAlternative(alternative, 'en')).toContain('loads would be less even, the total of the pairs would rise by 1.0 point');
  expect(explainAlternative(alternative, 'fr')).toContain(
    'les charges seraient moins égales, le total des binômes augmenterait de 1,0 point',
  );
  expect(explainAlternative({ ...alternative, loss: 0, uneven: false }, 'en')).toContain('the total would stay the same');
});

it('guidelines name one of three', () => {
  const parse = (balance: unknown): unknown => parseGuidelines(JSON.stringify({ ...guidelinesWith(), balance }), 'g.json').balance;
  expect(['none', 'worst', 'spread'].map(parse)).toEqual(['none', 'worst', 'spread']);
  expect(() => parse('even')).toThrow(expect.objectContaining({ code: 'GUIDELINES_FIELD', place: { file: 'g.json', path: '/balance' } }));
});
