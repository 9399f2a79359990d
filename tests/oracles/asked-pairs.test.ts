/**
 * Pairs that are held fast and pairs that were refused, beside all matchings tried one after the other: the refused are read as people whom a
 * trainee avoids, which an older rule forbids, the held are required of the enumeration, and what must be refused is read off the census.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BinomeError } from '../../src/errors/index.ts';
import { match, prepare, scorePairs, verifyProposal, type MatchInput } from '../../src/matching/index.ts';
import type { PairIds } from '../../src/solver/index.ts';
import { randomInput } from '../unit/matching/random-census.ts';
import { plain } from '../unit/matching/small-census.ts';
import { bruteForce } from './brute-force.ts';
import type { ListedProblem } from './rules.ts';

const drawn = fc
  .record({
    given: fc.boolean().chain(randomInput),
    picks: fc.array(fc.nat(), { maxLength: 2 }),
    bans: fc.array(fc.nat(), { maxLength: 3 }),
  })
  .map(({ given, picks, bans }) => {
    const { trainees, mentors } = given.census;
    const all = trainees.flatMap(({ id }) => mentors.map((mentor): PairIds => [id, mentor.id]));
    const pick = (n: number): PairIds => all[n % all.length]!;
    return { given, pins: picks.map(pick), refusedPairs: bans.map(pick) };
  });

/** The census in which trainees avoid whom a pair was refused with. */
function avoiding({ census, ...given }: MatchInput, refused: readonly PairIds[]): MatchInput {
  const trainees = census.trainees.map((trainee) => {
    const mentors = refused.filter(([id]) => id === trainee.id).map(([, mentor]) => mentor);
    return { ...trainee, avoids: [...trainee.avoids, ...mentors] };
  });
  return { ...given, census: { ...census, trainees } };
}

/** The first thing that is wrong with the pins, in their order; null where they can be held. */
function wrongIn(given: MatchInput, pins: readonly PairIds[], places: ReadonlyMap<string, number>): string | null {
  const excluded = new Map([...scorePairs(given)].map((pair) => [`${pair.trainee} ${pair.mentor}`, pair.excluded !== null]));
  for (const [k, [trainee, mentor]] of pins.entries()) {
    if (pins.slice(0, k).some(([other]) => other === trainee)) return 'PIN_TWICE';
    if (excluded.get(`${trainee} ${mentor}`) === true) return 'PIN_NOT_ELIGIBLE';
    if (pins.slice(0, k + 1).filter(([, other]) => other === mentor).length > places.get(mentor)!) return 'PIN_BEYOND_PLACES';
  }
  return null;
}

test('the result is the best of all matchings that have the held pairs and none of the refused', { timeout: 120_000 }, () => {
  const seen = { PIN_TWICE: 0, PIN_NOT_ELIGIBLE: 0, PIN_BEYOND_PLACES: 0, infeasible: 0, held: 0, without: 0 };
  fc.assert(
    fc.property(drawn, ({ given, pins, refusedPairs }) => {
      const other = avoiding(given, refusedPairs);
      const { problem: base } = prepare(other, () => {});
      const problem: ListedProblem = { ...base, pairs: [...base.pairs].map(([t, m, score]) => [t, m, score]), required: [...pins] };
      const wrong = wrongIn(other, pins, new Map(base.mentors.map(({ id, max = 1 }) => [id, max])));
      if (wrong !== null) {
        let code: string | null = null;
        try {
          match({ ...given, pins, refusedPairs });
        } catch (error) {
          if (error instanceof BinomeError) code = error.code;
        }
        expect(code).toBe(wrong);
        seen[wrong as 'PIN_TWICE']++;
        return;
      }
      const result = match({ ...given, pins, refusedPairs });
      expect(verifyProposal({ ...result, problem: plain(result.problem) })).toEqual({ valid: true, problems: [] });
      const best = bruteForce(problem);
      const { solution, proposal } = result;
      expect(solution.status).toBe(best.feasible ? 'optimal' : 'infeasible');
      if (!best.feasible) {
        seen.infeasible++;
        return;
      }
      expect(solution.matched).toBe(best.matched);
      expect(solution.objective).toBeCloseTo(best.objective, 9);
      if (best.unique) expect(solution.pairs).toEqual(best.pairs);
      const isPinned = proposal.pairs.filter(({ pinned }) => pinned === true).map(({ trainee, mentor }) => [trainee.id, mentor.id]);
      expect(isPinned).toEqual(pins.toSorted(([a], [b]) => (a < b ? -1 : 1)));
      if (pins.length > 0) seen.held++;
      if (refusedPairs.length > 0) seen.without++;
    }),
    { numRuns: 200, seed: 20260728 },
  );
  for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(1);
});
