import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alternative } from '../../../src/domain/documents/proposal.ts';
import { SCORE_SCALE } from '../../../src/domain/documents/pair.ts';
import { compareIds } from '../../../src/domain/person.ts';
import { explain, match, type MatchResult } from '../../../src/matching/index.ts';
import { solve, verify, type PairIds, type Problem, type Solution } from '../../../src/solver/index.ts';
import { randomInput } from './random-census.ts';
import { matchSmall, mentor, plain, trainee } from './small-census.ts';

interface Price {
  mentor: string;
  unmet: number;
  loss: number;
}

/** What imposing the pair costs, by solving the whole problem again; null when it cannot be imposed. */
function priceBySolving(problem: Problem, solution: Solution, pair: PairIds): Price | null {
  const imposed = solve({ ...problem, required: [pair] });
  if (imposed.status === 'infeasible') return null;
  const loss = Math.round((solution.objective - imposed.objective) * SCORE_SCALE);
  return { mentor: pair[1], unmet: solution.matched - imposed.matched, loss: loss + 0 };
}

function pricesBySolving({ problem, solution }: MatchResult, id: string): Price[] {
  const own = new Set(solution.pairs.filter(([t]) => t === id).map(([, m]) => m));
  return [...problem.pairs]
    .filter(([t, m]) => t === id && !own.has(m))
    .map(([t, m]) => priceBySolving(problem, solution, [t, m]))
    .filter((price) => price !== null)
    .sort((a, b) => a.unmet - b.unmet || a.loss - b.loss || compareIds(a.mentor, b.mentor));
}

/** The matching after the alternative: everybody's moves applied to what was proposed. */
function afterwards({ problem, solution }: MatchResult, id: string, { mentor: imposed, moves }: Alternative): Solution {
  const pairs = new Set(solution.pairs.filter(([t]) => t !== id).map(([t, m]) => `${t} ${m}`));
  for (const { trainee: moved, from } of moves) if (from !== null) expect(pairs.delete(`${moved} ${from}`)).toBe(true);
  for (const { trainee: moved, to } of moves) if (to !== null) pairs.add(`${moved} ${to}`);
  pairs.add(`${id} ${imposed.id}`);
  const list = [...pairs].sort().map((pair): PairIds => [pair.split(' ')[0]!, pair.split(' ')[1]!]);
  const scores = new Map([...problem.pairs].map(([t, m, score]) => [`${t} ${m}`, score]));
  const points = list.reduce((total, [t, m]) => total + Math.round(scores.get(`${t} ${m}`)! * SCORE_SCALE), 0);
  const unmet = problem.trainees.filter((node) => !list.some(([t]) => t === node.id)).map((node) => ({ trainee: node.id, missing: 1 }));
  return {
    format: 'binome.solution/1',
    status: 'feasible',
    pairs: list,
    matched: list.length,
    objective: points / SCORE_SCALE,
    bound: null,
    unmet,
    certificate: null,
    diagnosis: null,
  };
}

type Tally = Record<'alternatives' | 'ofUnmet' | 'displacing' | 'losingOne', number>;

function checkAlternatives(result: MatchResult, tally: Tally): void {
  const { proposal, problem, solution } = result;
  if (solution.status !== 'optimal') return;
  for (const entry of [...proposal.pairs, ...proposal.unmet]) {
    const id = entry.trainee.id;
    const expected = pricesBySolving(result, id);
    const found = entry.alternatives!.map((alternative) => ({
      mentor: alternative.mentor.id,
      unmet: alternative.unmet,
      loss: alternative.loss + 0,
    }));
    // Of several at the last price any may stand; each at its own price.
    const prices = (list: readonly Price[]): number[][] => list.map(({ unmet, loss }) => [unmet, loss]);
    expect(prices(found)).toEqual(prices(expected.slice(0, 3)));
    expect(new Set(found.map(({ mentor: other }) => other)).size).toBe(found.length);
    for (const price of found) expect(expected).toContainEqual(price);
    for (const alternative of entry.alternatives!) {
      const after = afterwards(result, id, alternative);
      expect(verify(plain(problem), after)).toEqual({ valid: true, problems: [] });
      expect(after.matched).toBe(solution.matched - alternative.unmet);
      expect(Math.round(after.objective * SCORE_SCALE)).toBe(Math.round(solution.objective * SCORE_SCALE) - alternative.loss);
      tally.alternatives++;
      if (alternative.moves.length > 0) tally.displacing++;
      if (alternative.unmet > 0) tally.losingOne++;
      if ('missing' in entry) tally.ofUnmet++;
    }
    for (const price of expected) {
      const named = explain(result, id, price.mentor)!;
      expect([named.unmet, Math.round(named.loss * SCORE_SCALE) + 0]).toEqual([price.unmet, price.loss]);
    }
  }
}

describe('alternatives', () => {
  it('are the three cheapest of all, at the price that solving again gives', () => {
    const tally: Tally = { alternatives: 0, ofUnmet: 0, displacing: 0, losingOne: 0 };
    fc.assert(
      fc.property(randomInput(false), (input) => checkAlternatives(match(input), tally)),
      { numRuns: 250, seed: 7 },
    );
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(20);
  });

  it('are so under constraints too', () => {
    const tally: Tally = { alternatives: 0, ofUnmet: 0, displacing: 0, losingOne: 0 };
    fc.assert(
      fc.property(randomInput(true), (input) => checkAlternatives(match(input), tally)),
      { numRuns: 120, seed: 11 },
    );
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(5);
  });

  it('of a trainee left without are the places of the others', () => {
    const { proposal } = matchSmall([trainee('t1'), trainee('t2', { preferences: ['m2'] })], [mentor('m1')]);
    const [unmet] = proposal.unmet;
    expect(unmet?.alternatives!.map(({ mentor: other, unmet: more }) => [other.id, more])).toEqual([['m1', 0]]);
    expect(unmet?.alternatives![0]?.moves.map(({ from, to }) => [from, to])).toEqual([['m1', null]]);
  });

  it('price an unknown trainee, a pair chosen already and one that is not eligible at nothing', () => {
    const result = matchSmall([trainee('t1', { avoids: ['m2'] })], [mentor('m1'), mentor('m2')]);
    expect(explain(result, 'nobody', 'm1')).toBeNull();
    expect(explain(result, 't1', 'm1')).toBeNull();
    expect(explain(result, 't1', 'm2')).toBeNull();
  });

  it('are none when no matching satisfies every rule', () => {
    const result = matchSmall([trainee('t1')], [mentor('m1', { capacityMin: 1, capacityMax: 1 }), mentor('m2', { capacityMin: 1 })]);
    expect(result.proposal.status).toBe('infeasible');
    expect(result.proposal.unmet.flatMap(({ alternatives }) => alternatives)).toEqual([]);
    expect(explain(result, 't1', 'm1')).toBeNull();
  });
});
