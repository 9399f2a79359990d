/** Guidelines that ask for fairness: from the census to the sentences. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOutputs } from '../../../src/app/match.ts';
import { jsonPieces } from '../../../src/app/output.ts';
import { textOf } from '../app/text-of.ts';
import { SCORE_SCALE } from '../../../src/domain/documents/pair.ts';
import type { Alternative } from '../../../src/domain/documents/proposal.ts';
import { explain, match, verifyProposal, type MatchInput, type MatchResult } from '../../../src/matching/index.ts';
import { explainAlternative } from '../../../src/wording/index.ts';
import { solve, type PairIds, type Problem, type Solution } from '../../../src/solver/index.ts';
import { chosen, matchSmall, mentor, plain, trainee } from './small-census.ts';
import { randomInput } from './random-census.ts';

/** What people would like weighs most, so that scores lie far apart. */
const WEIGHTS = { background: 0, workload: 0.3, location: 0, preferences: 0.7, generation: 0 };
const spread = (input: MatchInput): MatchInput => ({ ...input, guidelines: { ...input.guidelines, weights: WEIGHTS } });
const fair = (input: MatchInput): MatchInput => ({ ...input, guidelines: { ...input.guidelines, objective: 'fair' } });

/** Pairs in each tenth but the last. */
function countsOf({ problem, solution }: MatchResult): number[] {
  const scores = new Map([...problem.pairs].map(([t, m, score]) => [`${t} ${m}`, score]));
  const counts = new Array<number>(9).fill(0);
  for (const [t, m] of solution.pairs) {
    const tenth = Math.floor(Math.round(scores.get(`${t} ${m}`)! * SCORE_SCALE) / (SCORE_SCALE / 10));
    if (tenth < 9) counts[tenth]!++;
  }
  return counts;
}

describe('match with objective "fair"', () => {
  it('is verified, as fair as can be, and the same bytes whatever the order of the people', () => {
    let fairer = 0;
    for (const constrained of [false, true]) {
      fc.assert(
        fc.property(randomInput(constrained), (given) => {
          const result = match(fair(given));
          const { proposal, problem, solution } = result;
          expect(problem.objective).toBe('fair');
          expect(problem.bands).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
          expect(verifyProposal(result)).toEqual({ valid: true, problems: [] });
          const written = matchOutputs(result, 'fr').find(({ name }) => name === 'problem.json')!;
          const read = JSON.parse(textOf(written.pieces())) as Problem;
          expect(JSON.stringify(solve(read))).toBe(JSON.stringify(solution));
          const turned = { trainees: [...given.census.trainees].reverse(), mentors: [...given.census.mentors].reverse() };
          expect([...jsonPieces(match({ ...fair(given), census: turned }).proposal)]).toEqual([...jsonPieces(proposal)]);
          const scored = match(given);
          expect([proposal.status, proposal.totals.matched]).toEqual([scored.proposal.status, scored.proposal.totals.matched]);
          expect(proposal.totals.score).toBeLessThanOrEqual(scored.proposal.totals.score);
          const [own, other] = [countsOf(result), countsOf(scored)];
          const at = own.findIndex((count, tenth) => count !== other[tenth]);
          if (at >= 0) expect(own[at]).toBeLessThan(other[at]!);
          if (at >= 0) fairer++;
        }),
        { numRuns: constrained ? 50 : 240, seed: 21 },
      );
    }
    expect(fairer).toBeGreaterThan(4);
  });

  it('keeps to the bands of the guidelines', () => {
    const { problem } = matchSmall([trainee('t1')], [mentor('m1')], { objective: 'fair', bands: [0.35, 0.7] });
    expect(problem.bands).toEqual([0.35, 0.7]);
    expect(matchSmall([trainee('t1')], [mentor('m1')]).problem).not.toHaveProperty('bands');
  });
});

/** What imposing a pair changes in each band, by solving the whole problem again; null when it cannot be imposed. */
function priceBySolving(problem: Problem, solution: Solution, pair: PairIds): Alternative['fairness'] | null {
  const imposed = solve({ ...plain(problem), required: [pair] });
  if (imposed.status === 'infeasible') return null;
  const before = countsOf({ problem, solution } as MatchResult);
  const more = countsOf({ problem, solution: imposed } as MatchResult).map((count, tenth) => count - before[tenth]!);
  const at = more.findIndex((difference) => difference !== 0);
  return at < 0 ? null : { below: ((at + 1) * SCORE_SCALE) / 10, more: more[at]! };
}

describe('alternatives with objective "fair"', () => {
  it('say how many pairs more would score low, and are in that order', () => {
    const counts = { alternatives: 0, lessFair: 0, gaining: 0 };
    for (const constrained of [false, true]) {
      fc.assert(
        fc.property(randomInput(constrained), (given) => {
          const result = match(fair(spread(given)));
          const { proposal, problem, solution } = result;
          for (const { trainee: own, alternatives } of [...proposal.pairs, ...proposal.unmet]) {
            const order = alternatives!.map(({ unmet, fairness }) => [unmet, fairness?.below ?? Infinity, fairness?.more ?? 0] as const);
            order.slice(1).forEach(([unmet, below, more], k) => {
              const [unmetBefore, belowBefore, moreBefore] = order[k]!;
              if (unmet === unmetBefore && unmet === 0)
                expect(below < belowBefore || (below === belowBefore && more >= moreBefore)).toBe(true);
              else expect(unmet).toBeGreaterThanOrEqual(unmetBefore);
            });
            for (const { mentor: other, fairness, loss, unmet } of alternatives!) {
              expect(fairness).toEqual(priceBySolving(problem, solution, [own.id, other.id]));
              expect(Math.round(explain(result, own.id, other.id)!.loss * SCORE_SCALE)).toBe(loss);
              counts.alternatives++;
              if (unmet === 0 && fairness !== null) counts.lessFair++;
              if (unmet === 0 && loss < 0) counts.gaining++;
              if (unmet === 0 && fairness === null) expect(loss).toBeGreaterThanOrEqual(0);
            }
          }
        }),
        { numRuns: constrained ? 25 : 60, seed: 22 },
      );
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(5);
  });

  it('of a matching by score say nothing of bands', () => {
    const result = matchSmall([trainee('t1'), trainee('t2')], [mentor('m1'), mentor('m2')]);
    expect(chosen(result)).toHaveLength(2);
    for (const { alternatives } of result.proposal.pairs) for (const one of alternatives!) expect(one).not.toHaveProperty('fairness');
  });

  const alternative: Alternative = { mentor: { id: 'm', name: 'Al', service: 'SPIP' }, loss: 0, score: 0, unmet: 0, moves: [] };
  const both = (changes: Partial<Alternative>): string[] =>
    (['fr', 'en'] as const).map((language) => explainAlternative({ ...alternative, ...changes }, language));

  it('are said in sentences', () => {
    expect(both({ fairness: { below: 300_000, more: 1 }, loss: -12_000 })).toEqual([
      'Avec Al (SPIP)\u202f: ce binôme obtiendrait 0,0 point sur 100\u202f; 1 binôme de plus aurait moins de 30,0 points sur 100, le total des binômes augmenterait de 1,2 point\u202f; personne d’autre ne changerait.',
      'With Al (SPIP): this pair would score 0.0 points out of 100; 1 more pair would score below 30.0 points out of 100, the total of the pairs would rise by 1.2 points; nobody else would change.',
    ]);
    expect(both({ fairness: { below: 500_000, more: 2 } })).toEqual([
      'Avec Al (SPIP)\u202f: ce binôme obtiendrait 0,0 point sur 100\u202f; 2 binômes de plus auraient moins de 50,0 points sur 100\u202f; personne d’autre ne changerait.',
      'With Al (SPIP): this pair would score 0.0 points out of 100; 2 more pairs would score below 50.0 points out of 100; nobody else would change.',
    ]);
    expect(both({ fairness: null })[1]).toContain('the total would stay the same');
    // Fewer pairs, of which fewer are low: what counts is the need.
    expect(both({ fairness: { below: 500_000, more: -1 }, unmet: 1, loss: 10_000 })[1]).toBe(
      'With Al (SPIP): this pair would score 0.0 points out of 100; 1 more trainee would be left without a mentor, the total of the pairs would fall by 1.0 point; nobody else would change.',
    );
  });
});
