import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOutputs } from '../../../src/app/match.ts';
import { jsonPieces } from '../../../src/app/output.ts';
import { SCORE_SCALE } from '../../../src/domain/documents/pair.ts';
import { match, verifyProposal, type MatchInput } from '../../../src/matching/index.ts';
import { textOf } from '../app/text-of.ts';
import { chosen, input, matchSmall, mentor, trainee } from './small-census.ts';
import { randomInput } from './random-census.ts';

const bytes = (given: MatchInput): string[] => matchOutputs(match(given), 'fr').map(({ pieces }) => textOf(pieces()));

describe('match', () => {
  it('gives the same bytes whatever the order of the people', () => {
    const shuffled = randomInput(true).chain((given) =>
      fc.record({
        given: fc.constant(given),
        trainees: fc.shuffledSubarray([...given.census.trainees], { minLength: given.census.trainees.length }),
        mentors: fc.shuffledSubarray([...given.census.mentors], { minLength: given.census.mentors.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, trainees, mentors }) => {
        expect(bytes({ ...given, census: { trainees, mentors } })).toEqual(bytes(given));
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it('gives the same bytes twice, and its sums agree with its parts', () => {
    fc.assert(
      fc.property(randomInput(false), (given) => {
        const result = match(given);
        const { proposal, solution } = result;
        expect([...jsonPieces(match(given).proposal)]).toEqual([...jsonPieces(proposal)]);
        expect(verifyProposal(result)).toEqual({ valid: true, problems: [] });
        const total = proposal.pairs.reduce((sum, { score }) => sum + score, 0);
        expect(total).toBe(Math.round(solution.objective * SCORE_SCALE));
        expect(proposal.totals.score).toBe(total);
        expect(proposal.boards.reduce((sum, board) => sum + board.score, 0)).toBe(total);
        expect(proposal.boards.reduce((sum, board) => sum + board.matched, 0)).toBe(proposal.totals.matched);
        expect(proposal.pairs.length + proposal.unmet.length).toBe(given.census.trainees.length);
        for (const { score, parts } of proposal.pairs) expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(score);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('keeps the incumbent among equals, and no pair of it that is no longer eligible', () => {
    const people = [['t1', 't2'].map((id) => trainee(id)), ['m1', 'm2'].map((id) => mentor(id))] as const;
    for (const incumbent of [
      [
        ['t1', 'm1'],
        ['t2', 'm2'],
      ],
      [
        ['t1', 'm2'],
        ['t2', 'm1'],
      ],
    ] as [string, string][][]) {
      expect(chosen(matchSmall(...people, {}, { incumbent }))).toEqual(incumbent.map(([t, m]) => `${t}-${m}`));
    }
    expect(
      chosen(
        matchSmall(
          ...people,
          {},
          {
            incumbent: [
              ['gone', 'm1'],
              ['t2', 'gone too'],
            ],
          },
        ),
      ),
    ).toHaveLength(2);
    const better = [trainee('t1', { preferences: ['m2'] }), trainee('t2')];
    expect(chosen(matchSmall(better, people[1], {}, { incumbent: [['t1', 'm1']] }))).toEqual(['t1-m2', 't2-m1']);
  });

  it('takes the trainees of the period’s promotion only', () => {
    const result = matchSmall([trainee('t1', { promotion: 'cpip  29' }), trainee('t2', { promotion: 'CPIP 30' })], [mentor('m1')]);
    expect(chosen(result)).toEqual(['t1-m1']);
    expect(result.proposal.unmet).toEqual([]);
  });

  it('refuses a census without trainees of the promotion, or without mentors', () => {
    const refusal = (code: string, values: object): unknown => expect.objectContaining({ code, values });
    expect(() => matchSmall([], [mentor('m1')])).toThrow(refusal('MATCH_NO_TRAINEE', { promotion: 'CPIP 29', found: '—' }));
    const others = [trainee('t1', { promotion: 'CPIP 30' }), trainee('t2', { promotion: 'CPIP 28' })];
    expect(() => matchSmall(others, [mentor('m1')])).toThrow(
      refusal('MATCH_NO_TRAINEE', { promotion: 'CPIP 29', found: 'CPIP 28, CPIP 30' }),
    );
    expect(() => matchSmall([trainee('t1')], [])).toThrow(refusal('MATCH_NO_MENTOR', {}));
  });

  it('says how far it is, each stage from start to end', () => {
    const seen = new Map<string, number[]>();
    match(input([trainee('t1'), trainee('t2')], [mentor('m1')]), (stage, done, of) =>
      seen.set(stage, [...(seen.get(stage) ?? []), done / of]),
    );
    expect([...seen.keys()]).toEqual(['score', 'solve', 'verify', 'weigh', 'explain']);
    for (const shares of seen.values()) {
      expect(shares.at(-1)).toBe(1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
    }
  });

  it('takes more pairs than it first has room for', () => {
    const many = (count: number, prefix: string): string[] =>
      Array.from({ length: count }, (_, k) => `${prefix}${String(k).padStart(3, '0')}`);
    const trainees = many(45, 't').map((id, k) => trainee(id, { preferences: [`m${String(k).padStart(3, '0')}`] }));
    const mentors = many(50, 'm').map((id) => mentor(id));
    const result = matchSmall(trainees, mentors);
    expect(result.proposal.totals.eligiblePairs).toBe(45 * 50);
    expect(chosen(result)).toEqual(trainees.map(({ id }) => `${id}-m${id.slice(1)}`));
  });

  it('lists the files read by name, then by content', () => {
    const inputs = [
      { name: 'b', sha256: '1' },
      { name: 'a', sha256: '2' },
      { name: 'a', sha256: '1' },
    ];
    const names = matchSmall([trainee('t1')], [mentor('m1')], {}, { inputs }).proposal.inputs;
    expect(names.map(({ name, sha256 }) => name + sha256)).toEqual(['a1', 'a2', 'b1']);
  });

  it('says all or nothing with coverage "all"', () => {
    const short = matchSmall([trainee('t1'), trainee('t2')], [mentor('m1')], { coverage: 'all' });
    expect([short.proposal.status, short.proposal.pairs.length, short.proposal.shortages.length]).toEqual(['infeasible', 0, 1]);
    expect(short.proposal.infeasibility?.[0]?.fr).toContain('il en manque 1');
    expect(matchSmall([trainee('t1')], [mentor('m1')], { coverage: 'all' }).proposal.status).toBe('optimal');
  });

  it('names boards that the reference data do not know by their code', () => {
    const lost = { boardCode: 'B?', serviceCode: 'S?', siteCode: 'X?', communeCode: '33063' };
    const { proposal } = matchSmall([trainee('t1', lost)], [mentor('m1', lost)]);
    expect(proposal.boards.map(({ name }) => name)).toEqual(['B?']);
    expect(proposal.pairs[0]?.trainee).toMatchObject({ board: 'B?', service: 'S?', site: 'X?' });
    expect(matchSmall([trainee('t1', { siteCode: null })], [mentor('m1')]).proposal.pairs[0]?.trainee.site).toBeNull();
  });
});

describe('verifyProposal', () => {
  it('refuses a proposal that says other than its solution', () => {
    const result = matchSmall([trainee('t1')], [mentor('m1')]);
    expect(verifyProposal({ ...result, proposal: { ...result.proposal, pairs: [] } })).toEqual({
      valid: false,
      problems: ['the proposal and the solution name different pairs'],
    });
    expect(verifyProposal({ ...result, proposal: { ...result.proposal, status: 'limit' } }).problems).toEqual([
      'the proposal is limit, the solution optimal',
    ]);
    expect(verifyProposal({ ...result, solution: { ...result.solution, objective: 7 } }).valid).toBe(false);
  });
});
