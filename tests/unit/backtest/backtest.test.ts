import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest, type BacktestInput } from '../../../src/backtest/index.ts';
import type { Backtest, BrokenRule, PairingSummary } from '../../../src/domain/documents/backtest.ts';
import type { PairIds } from '../../../src/domain/documents/pair.ts';
import { match, prepare } from '../../../src/matching/index.ts';
import { verify, type Solution } from '../../../src/solver/index.ts';
import { randomInput } from '../matching/random-census.ts';
import { constraints, input, mentor, trainee, type GuidelinesChanges } from '../matching/small-census.ts';

/** `S T` for each pair. */
function past(given: ReturnType<typeof input>, pairs: readonly string[], more: Partial<BacktestInput> = {}): Backtest {
  const ids = pairs.map((pair): PairIds => ({ trainee: pair.split(' ')[0]!, mentor: pair.split(' ')[1]! }));
  return backtest({ ...given, pairs: ids, unlisted: [], leftOut: [], ...more });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Two mentors who suit, one who is not trained, one far away; the second trainee would rather have the first mentor. */
const trainees = [
  trainee('s1', { domains: ['droit'], preferences: ['t1', 't2'], siteCode: 'SPIP-33-01' }),
  trainee('s2', { domains: ['droit'], preferences: ['t1'], avoids: ['t4'] }),
  trainee('s3', { domains: ['lettres'] }),
];
const mentors = [
  mentor('t1', { domains: ['droit'], caseload: 60, tenureYear: 2010 }),
  mentor('t2', { domains: ['lettres'], caseload: 90, tenureYear: 2010, preferences: ['s3'] }),
  mentor('t3', { domains: ['droit'], trainedOn: null, siteCode: 'SPIP-33-02', caseload: 60 }),
  mentor('t4', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', capacityMin: 1 }),
];
const census = (changes: GuidelinesChanges = {}): ReturnType<typeof input> => input(trainees, mentors, changes);

describe('a past period beside the engine', () => {
  const found = past(census(), ['s1 t3', 's2 t1', 's3 t1'], { unlisted: [], leftOut: [] });

  it('scores what people did, within the rules or not, and counts apart what a hard rule excludes', () => {
    expect([found.byHand.served, found.withinRules.served, found.byEngine.served]).toEqual([3, 2, 3]);
    const hand = found.changes.map(({ trainee: { id }, byHand }) => [id, byHand?.mentor.id, byHand?.rules.map(({ code }) => code)]);
    expect(hand.sort()).toEqual([
      ['s1', 't3', ['MENTOR_NOT_TRAINED']],
      ['s2', 't1', []],
      ['s3', 't1', []],
    ]);
    expect(found.byHand.score - found.withinRules.score).toBe(found.changes.find(({ trainee: { id } }) => id === 's1')?.byHand?.score);
  });

  it('tells each rule that is broken, in both languages', () => {
    expect(found.broken.map(({ kind, sentence }) => [kind, sentence.fr])).toEqual([
      ['pair', 'Camille Nom-s1 – Dominique Nom-t3\u202f: le tuteur n’est pas formé au tutorat.'],
      ['places', 'Dominique Nom-t1 a 2 stagiaires pour 1 place.'],
      ['minimum', 'Dominique Nom-t4 a 0 stagiaire, et devait en avoir au moins 1.'],
    ]);
    expect(found.broken.map(({ sentence }) => sentence.en)).toEqual([
      'Camille Nom-s1 – Dominique Nom-t3: the mentor is not trained for the role.',
      'Dominique Nom-t1 has 2 trainees for 1 place.',
      'Dominique Nom-t4 has 0 trainees, and had to have at least 1.',
    ]);
    expect(found.optimum.bounded).toBe(false);
    expect(found.summary.map(({ fr }) => fr).join('\n')).toContain('il ne borne pas le leur');
  });

  it('counts loads, journeys and preferences on each side', () => {
    expect(found.byHand.loads).toEqual({
      mentors: 2,
      heaviest: 2,
      overPlaces: [{ id: 't1', name: 'Dominique Nom-t1', trainees: 2, places: 1 }],
    });
    expect(found.byHand.preferences.ofTrainees).toEqual({ stated: 2, first: 1, listed: 1 });
    expect(found.byHand.preferences.ofMentors).toEqual({ stated: 0, first: 0, listed: 0 });
    expect(found.byHand.journeys).toEqual({ known: 3, meanMinutes: 12, longestMinutes: 36 });
    expect(past(census(), ['s2 t4']).byHand.preferences.avoided).toBe(1);
  });

  it('says of a criterion its mean where it is known, and where it is not', () => {
    const background = found.byHand.criteria[0]!;
    expect(background).toMatchObject({ criterion: 'background', known: 3, unknown: 0, meanValue: 0.666667 });
    const preferences = found.byHand.criteria[3]!;
    expect([preferences.known, preferences.unknown, preferences.meanValue]).toEqual([2, 1, 0.6]);
    expect(past(census(), []).byHand.criteria[0]).toEqual({ criterion: 'background', known: 0, unknown: 0, meanValue: null, points: 0 });
  });

  it('proposes what match proposes', () => {
    const { proposal } = match(census());
    expect(found.optimum).toMatchObject({ status: 'optimal', verified: true, ...totals(proposal.totals) });
    const engine = found.changes.flatMap(({ trainee: { id }, byEngine }) => (byEngine === null ? [] : [[id, byEngine.mentor.id]]));
    expect(engine.sort()).toEqual(proposal.pairs.map((pair) => [pair.trainee.id, pair.mentor.id]));
  });

  it('lists everybody by what they would gain', () => {
    const differences = found.changes.map(({ difference }) => difference);
    expect(differences).toEqual([...differences].sort((a, b) => b - a));
    expect(found.changes).toHaveLength(3);
  });

  it('says what the score does not say, and that nothing is learnt', () => {
    expect(found.notSaid.map(({ en }) => en).join(' ')).toMatch(/not whether a pair worked.*Nothing is learnt from the past/);
  });
});

const totals = ({ matched, score, bound }: { matched: number; score: number; bound: number | null }) => ({ matched, score, bound });

describe('kinds of change', () => {
  const two = input([trainee('s1'), trainee('s2')], [mentor('t1', { caseload: 60 }), mentor('t2', { caseload: 60 })]);
  const kinds = (result: Backtest): string[] => result.changes.map(({ trainee: { id }, kind }) => `${id} ${kind}`).sort();

  it('are told from each other', () => {
    const engine = past(two, []).changes.map(({ trainee: { id }, byEngine }) => `${id} ${byEngine!.mentor.id}`);
    expect(kinds(past(two, engine))).toEqual(['s1 same', 's2 same']);
    const swapped = engine.map((pair) => pair.replace(/t(\d)/, (_, k: string) => `t${3 - Number(k)}`));
    expect(kinds(past(two, swapped))).toEqual(['s1 equal', 's2 equal']);
    expect(kinds(past(two, []))).toEqual(['s1 gained', 's2 gained']);
    const nobody = input([trainee('s1')], [mentor('t1', { volunteer: false })]);
    expect(kinds(past(nobody, ['s1 t1']))).toEqual(['s1 lost']);
    expect(kinds(past(nobody, []))).toEqual(['s1 none']);
    expect(past(nobody, []).optimum).toMatchObject({ highest: 0, shareByHand: null, shareByEngine: null });
    expect(past(nobody, []).summary.map(({ en }) => en)).toContain('No possible pair is worth any points.');
  });

  it('say who is worse off for the good of all', () => {
    const both = input(
      [trainee('s1', { domains: ['droit'] }), trainee('s2', { domains: ['droit'], maxTravelMinutes: 5 })],
      [mentor('t1', { domains: ['droit'] }), mentor('t2', { siteCode: 'SPIP-33-02' })],
    );
    const result = past(both, ['s1 t1']);
    expect(kinds(result)).toEqual(['s1 worse', 's2 gained']);
    expect(result.summary.map(({ en }) => en)).toContain(
      'The optimum is that of the whole: what is better for all together may be worse for somebody.',
    );
    // Serving one alone is worth as many points as this: the share is of the highest total, however many are served.
    expect(result.optimum.shareByHand).toBeLessThan(1);
  });
});

describe('a pairing that follows the rules', () => {
  it('is verified, and told to be', () => {
    const result = past(census(), ['s1 t1', 's2 t2', 's3 t4']);
    expect([result.broken, result.optimum.bounded]).toEqual([[], true]);
    expect(result.summary.map(({ fr }) => fr)).toContain('Les binômes faits à la main respectent toutes les règles (vérifié).');
    expect(result.byHand).toEqual(result.withinRules);
  });

  it('may serve more than the engine can only outside the rules', () => {
    const alone = input([trainee('s1'), trainee('s2')], [mentor('t1')]);
    const result = past(alone, ['s1 t1', 's2 t1']);
    expect(result.summary[1]!.en).toContain('1 of 2 trainees with a mentor, as many as the rules allow (proven and verified)');
    expect(result.broken.map(({ kind }) => kind)).toEqual(['places']);
  });
});

describe('the guidelines’ constraints', () => {
  const sentences = (changes: GuidelinesChanges, pairs: readonly string[]): string[] =>
    past(census(changes), pairs)
      .broken.filter(({ kind }) => kind === 'sideConstraint')
      .map(({ sentence }) => sentence.en);

  it('are held against excluded pairs as well, under the board’s own labels', () => {
    const quota = constraints({ id: 'q', kind: 'quota', each: 'service', max: 1 });
    expect(sentences(quota, ['s1 t1', 's3 t4'])).toEqual([]);
    expect(sentences(quota, ['s1 t1', 's2 t3', 's3 t4'])).toEqual(['“Constraint q — SPIP de la Gironde”: 2, of at most 1.']);
    expect(sentences(constraints({ id: 'm', kind: 'quota', mentors: { service: 'SPIP-33' }, min: 2 }), ['s1 t1'])).toEqual([
      '“Constraint m”: 1, of at least 2.',
    ]);
    expect(sentences(constraints({ id: 'b', kind: 'travelBudget', maxMinutes: 20 }), ['s1 t1', 's2 t3'])).toEqual([
      '“Constraint b”: 36, of at most 20.',
    ]);
  });

  it('hold people together or to a share in words, once', () => {
    const together = constraints({ id: 'g', kind: 'together', trainees: ['s1', 's2'], level: 'site' });
    expect(sentences(together, ['s1 t1', 's2 t2'])).toEqual([]);
    expect(sentences(together, ['s1 t1', 's2 t3'])).toEqual(['“Constraint g” is not met.']);
    const share = constraints({ id: 'p', kind: 'quota', trainees: { domain: ['droit'] }, maxShare: 0.5 });
    expect(sentences(share, ['s1 t1', 's2 t2'])).toEqual(['“Constraint p” is not met.']);
  });

  it('may ask that everybody has a mentor, or for something before the points', () => {
    const all = past(census({ coverage: 'all' }), ['s1 t1', 's3 t4']);
    expect(all.broken.map(({ sentence }) => sentence.fr)).toEqual([
      '1 stagiaire n’a personne, alors que les orientations veulent un tuteur pour chacun.',
    ]);
    const order = past(census({ objective: 'fair', balance: 'worst' }), ['s1 t1']).summary.map(({ fr }) => fr);
    expect(order.join()).toContain('font passer avant le total l’équilibre des charges et l’équité entre binômes');
  });

  it('may allow nothing: what was done by hand is still scored, and nothing is set beside it', () => {
    const impossible = census({ coverage: 'all', ...constraints({ id: 'q', kind: 'quota', max: 1 }) });
    const result = past(impossible, ['s1 t1', 's2 t2']);
    expect(result.optimum).toMatchObject({ status: 'infeasible', matched: 0, score: 0 });
    expect(result.byHand.served).toBe(2);
    const said = result.summary.map(({ en }) => en).join('\n');
    expect(said).toContain('no matching satisfies every rule (proven and verified)');
    expect(said).not.toMatch(/With the engine’s pairs|those of the engine|the engine does better/);
  });
});

describe('people', () => {
  it('without a row are told of; those left out are left out on both sides', () => {
    const result = past(census(), ['s1 t1'], { unlisted: ['s3'], leftOut: ['s2'] });
    expect([result.trainees, result.unlisted, result.leftOut]).toEqual([2, ['s3'], ['s2']]);
    expect(result.changes.map(({ trainee: { id } }) => id).sort()).toEqual(['s1', 's3']);
    const said = result.summary.map(({ en }) => en);
    expect(said).toContain('1 trainee of the census does not stand in the file of pairs: counted as having had nobody.');
    expect(said).toContain('1 trainee whose row was refused is left out of the comparison, on both sides.');
  });

  it.each([
    [['s9 t1'], 'PAIRS_UNKNOWN_TRAINEE'],
    [['s1 t9'], 'PAIRS_UNKNOWN_MENTOR'],
    [['s1 t1', 's1 t2'], 'PAIRS_TRAINEE_TWICE'],
  ])('must be known, and have one mentor: %j', (pairs, code) => {
    expect(() => past(census(), pairs)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

/** Any mentor or nobody for each trainee, by a number each. */
function randomPairs(given: ReturnType<typeof input>, picks: readonly number[]): string[] {
  const everyMentor = given.census.mentors;
  return given.census.trainees.flatMap(({ id }, k) => {
    const other = everyMentor[picks[k]! % (everyMentor.length + 1)];
    return other === undefined ? [] : [`${id} ${other.id}`];
  });
}

describe('whatever was done', () => {
  const cases = fc.tuple(fc.boolean().chain(randomInput), fc.array(fc.nat({ max: 999 }), { minLength: 5, maxLength: 5 }));
  const sides = ['byHand', 'withinRules', 'byEngine'] as const;

  it('adds up exactly: parts to scores, pairs to sums, regions to the whole, differences to the difference', () => {
    fc.assert(
      fc.property(cases, ([given, picks]) => {
        const result = past(given, randomPairs(given, picks));
        const pairs = result.changes.flatMap(({ byHand, byEngine }) => [byHand, byEngine]).filter((pair) => pair !== null);
        for (const { score, parts } of pairs) expect(sum(parts.map(({ points }) => points))).toBe(score);
        const scoreOf = (side: PairingSummary): number => sum(side.criteria.map(({ points }) => points));
        for (const side of sides) {
          expect(scoreOf(result[side])).toBe(result[side].score);
          expect(sum(result.boards.map((board) => board[side].score))).toBe(result[side].score);
          expect(sum(result.boards.map((board) => board[side].served))).toBe(result[side].served);
          expect(sum(result[side].distribution)).toBe(result[side].served);
        }
        expect(sum(result.changes.map(({ byHand }) => byHand?.score ?? 0))).toBe(result.byHand.score);
        expect(sum(result.changes.map(({ difference }) => difference))).toBe(result.byEngine.score - result.byHand.score);
        expect(sum(result.boards.map(({ samePairs }) => samePairs))).toBe(result.samePairs);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('has the totals of the proposal on the engine’s side', () => {
    fc.assert(
      fc.property(cases, ([given, picks]) => {
        const { proposal } = match(given);
        const { optimum, byEngine, boards } = past(given, randomPairs(given, picks));
        expect(optimum).toMatchObject({ status: proposal.status, ...totals(proposal.totals) });
        expect([byEngine.served, byEngine.score]).toEqual([proposal.totals.matched, proposal.totals.score]);
        for (const { code, byEngine: own } of boards) {
          const board = proposal.boards.find((one) => one.code === code)!;
          expect([own.served, own.score]).toEqual([board.matched, board.score]);
        }
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it('breaks a rule exactly where the verifier refuses it as a matching, and is bounded where places are kept', () => {
    const seen = { feasible: 0, broken: 0, bounded: 0 };
    const kinds = new Set<BrokenRule['kind']>();
    fc.assert(
      fc.property(cases, ([given, picks]) => {
        const pairs = randomPairs(given, picks);
        const result = past(given, pairs);
        const { problem, trainees: ours } = prepare({ ...given, incumbent: [] }, () => {});
        const served = new Set(pairs.map((pair) => pair.split(' ')[0]));
        const solution: Solution = {
          format: 'binome.solution/1',
          status: 'feasible',
          pairs: pairs.map((pair) => pair.split(' ') as [string, string]).sort(([a, b], [c, d]) => (a < c || (a === c && b < d) ? -1 : 1)),
          matched: pairs.length,
          objective: result.byHand.score / 1_000_000,
          ...{ bound: null, certificate: null, diagnosis: null },
          unmet: ours.filter(({ person }) => !served.has(person.id)).map(({ person }) => ({ trainee: person.id, missing: 1 })),
        };
        expect(result.broken.length === 0, JSON.stringify([pairs, result.broken])).toBe(verify(problem, solution).valid);
        for (const { kind } of result.broken) kinds.add(kind);
        seen[result.broken.length === 0 ? 'feasible' : 'broken']++;
        if (!result.optimum.bounded) return;
        seen.bounded++;
        expect(result.withinRules.score).toBeLessThanOrEqual(result.optimum.highest);
        expect(result.byEngine.score).toBeLessThanOrEqual(result.optimum.highest);
      }),
      { numRuns: 400, seed: 13 },
    );
    expect(Math.min(seen.feasible, seen.broken, seen.bounded)).toBeGreaterThan(20);
    expect([...kinds].sort()).toEqual(['coverage', 'pair', 'places', 'sideConstraint']);
  });

  it('says where a limit ended the search, and its highest total is proven all the same', () => {
    let limited = 0;
    fc.assert(
      fc.property(randomInput(true), (given) => {
        const [full, stopped] = [past(given, []), past(given, [], { limits: { nodeLimit: 0 } })];
        expect(stopped.optimum.highest).toBe(full.optimum.highest);
        if (stopped.optimum.status !== 'limit') return;
        limited++;
        expect(stopped.summary[1]!.en).toMatch(/^The engine, stopped at a limit: /);
        expect(stopped.optimum.bound ?? Infinity).toBeGreaterThanOrEqual(stopped.optimum.score);
      }),
      { numRuns: 300, seed: 16 },
    );
    expect(limited).toBeGreaterThan(3);
  });

  it('has as its highest total what trying everything finds', () => {
    fc.assert(
      fc.property(randomInput(false), (given) => {
        const { problem } = prepare({ ...given, incumbent: [] }, () => {});
        const pairs = [...problem.pairs];
        const places = new Map(problem.mentors.map(({ id, max = 1 }) => [id, max]));
        const best = (k: number): number => {
          if (k === problem.trainees.length) return 0;
          const own = pairs.filter(([id]) => id === problem.trainees[k]!.id);
          return Math.max(
            best(k + 1),
            ...own.map(([, other, score]) => {
              const left = places.get(other)!;
              if (left === 0) return 0;
              places.set(other, left - 1);
              const total = Math.round(score * 1_000_000) + best(k + 1);
              places.set(other, left);
              return total;
            }),
          );
        };
        expect(past(given, []).optimum.highest).toBe(best(0));
      }),
      { numRuns: 100, seed: 14 },
    );
  });

  it('is the same whatever the order of people and pairs', () => {
    fc.assert(
      fc.property(cases, ([given, picks]) => {
        const pairs = randomPairs(given, picks);
        const { trainees: ours, mentors: theirs } = given.census;
        const turned = { ...given, census: { trainees: [...ours].reverse(), mentors: [...theirs].reverse() } };
        expect(past(turned, [...pairs].reverse())).toEqual(past(given, pairs));
      }),
      { numRuns: 50, seed: 15 },
    );
  });
});
