/** What a session answers, change by change, and what it refuses: small cases that can be worked out by hand. */
import { describe, expect, it } from 'vitest';
import { BinomeError } from '../../../src/errors/index.ts';
import { match } from '../../../src/matching/index.ts';
import { Session, withWeight, type SessionChange } from '../../../src/session/index.ts';
import { PRICE, verify, type Problem } from '../../../src/solver/index.ts';
import { guidelinesWith, input, mentor, trainee } from '../matching/small-census.ts';

/** Two trainees who both do best with m0; a third by themselves. */
/** What JSON cannot write. */
const endless: { itself?: object } = {};
endless.itself = endless;

const problem: Problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 't0' }, { id: 't1' }, { id: 't2' }],
  mentors: [{ id: 'm0' }, { id: 'm1' }, { id: 'm2', max: 2 }],
  pairs: [
    ['t0', 'm0', 0.9],
    ['t0', 'm1', 0.6],
    ['t1', 'm0', 0.8],
    ['t1', 'm1', 0.7],
    ['t2', 'm2', 0.5],
  ],
};

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof BinomeError) return `${error.code} ${error.place.path ?? ''}`.trim();
    throw error;
  }
  return 'nothing';
}

describe('a session over a problem', () => {
  it('says where it stands', () => {
    const session = new Session({ problem });
    expect(session.standing).toMatchObject({
      ...{ changes: [], moves: [], unmet: [], conflicting: [], price: { unmet: 0, loss: 0 } },
      after: { status: 'optimal', placed: 3, score: 2.1, bound: 2.1 },
      pairs: [
        ['t0', 'm0'],
        ['t1', 'm1'],
        ['t2', 'm2'],
      ],
    });
  });

  it('prices a pin and says who moves; only the part that it touches is solved', () => {
    const answer = new Session({ problem }).apply({ kind: 'pin', trainee: 't1', mentor: 'm0' });
    expect(answer.price).toEqual({ unmet: 0, loss: 0.2 });
    expect(answer.moves).toEqual([
      { trainee: 't0', from: 'm0', to: 'm1' },
      { trainee: 't1', from: 'm1', to: 'm0' },
    ]);
    expect(answer.solved).toEqual({ parts: 1, of: 2 });
  });

  it('prices a ban, a mentor gone, places and a mentor more', () => {
    const session = new Session({ problem });
    expect(session.apply({ kind: 'ban', trainee: 't0', mentor: 'm0' }).price).toEqual({ unmet: 0, loss: 0.2 });
    const gone = session.set([{ kind: 'take-out', mentor: 'm1' }]);
    expect(gone.price).toEqual({ unmet: 1, loss: 0.5 });
    expect(gone.unmet).toEqual([{ trainee: 't1', missing: 1 }]);
    expect(session.apply({ kind: 'places', mentor: 'm0', places: 2 }).price).toEqual({ unmet: -1, loss: -0.8 });
    const more = session.set([{ kind: 'add', mentor: { id: 'm9' }, pairs: [['t2', 0.75]] }]);
    expect(more.moves).toContainEqual({ trainee: 't2', from: 'm2', to: 'm9' });
    expect(more.after.score).toBe(2.35);
  });

  it('takes changes back, whichever', () => {
    const session = new Session({ problem });
    const first = JSON.stringify(session.result);
    session.apply({ kind: 'take-out', mentor: 'm1' });
    session.apply({ kind: 'pin', trainee: 't2', mentor: 'm2' });
    expect(session.withdraw(0).changes).toEqual([{ kind: 'pin', trainee: 't2', mentor: 'm2' }]);
    session.withdraw();
    expect(JSON.stringify(session.result.solution)).toBe(JSON.stringify((JSON.parse(first) as Session['result']).solution));
    expect(refusalOf(() => session.withdraw())).toBe('CALL_BAD_VALUE');
  });

  it('says which changes cannot hold together, and goes on when one is taken back', () => {
    const session = new Session({ problem });
    session.apply({ kind: 'ban', trainee: 't2', mentor: 'm2' });
    session.apply({ kind: 'pin', trainee: 't0', mentor: 'm0' });
    const answer = session.apply({ kind: 'pin', trainee: 't1', mentor: 'm0' });
    expect(answer).toMatchObject({ after: { status: 'infeasible' }, price: null, moves: [], pairs: [], conflicting: [1, 2] });
    expect(answer.diagnosis!.overbooked).toEqual([{ side: 'mentor', id: 'm0', required: 2, limit: 1 }]);
    expect(refusalOf(() => session.prices())).toBe('SOLUTION_NOT_OPTIMAL');
    expect(session.withdraw(1)).toMatchObject({ before: { status: 'infeasible' }, after: { status: 'optimal' }, price: null });
  });

  it('blames no change for what cannot be without any', () => {
    const session = new Session({
      problem: {
        ...problem,
        mentors: [{ id: 'm0', min: 1, max: 3 }, { id: 'm1' }, { id: 'm2' }],
        coverage: 'all',
        pairs: [['t0', 'm1', 1]],
      },
    });
    const answer = session.apply({ kind: 'take-out', mentor: 'm2' });
    expect(answer).toMatchObject({ before: { status: 'infeasible' }, after: { status: 'infeasible' }, conflicting: [] });
  });

  it('knows that a change may need another', () => {
    const session = new Session({ problem });
    session.apply({ kind: 'add', mentor: { id: 'm9', min: 1 }, pairs: [] });
    const answer = session.apply({ kind: 'places', mentor: 'm9', places: 2 });
    expect(answer.after.status).toBe('infeasible');
    expect(answer.conflicting).toEqual([0]);
    expect(refusalOf(() => session.withdraw(0))).toBe('CALL_UNKNOWN_MENTOR /changes/0');
    expect(session.changes).toHaveLength(2);
  });

  it('prices pairs: all, some, one; and knows the cheapest other mentors', () => {
    const session = new Session({ problem });
    const all = session.prices();
    expect([...all.kind]).toEqual([PRICE.chosen, PRICE.exact, PRICE.exact, PRICE.chosen, PRICE.chosen]);
    expect(all.loss[1]).toBe(0.2);
    const own = session.prices({ trainees: ['t1'] });
    expect({ ...own, loss: [...own.loss] }).toMatchObject({ trainees: ['t1'], start: Int32Array.of(0, 2), loss: [0.2, NaN] });
    expect(session.price('t1', 'm0')).toMatchObject({ loss: 0.2, unmet: 0 });
    expect(session.alternatives('t1', 3)).toEqual([session.price('t1', 'm0')]);
    expect(refusalOf(() => session.prices({ board: 'DISP-BOR' }))).toBe('CALL_BAD_VALUE');
  });

  it('compares bands where they have limits of their own', () => {
    const fair: Problem = { ...problem, objective: 'fair', bands: [0.65, 0.85] };
    const answer = new Session({ problem: fair }).apply({ kind: 'pin', trainee: 't1', mentor: 'm0' });
    expect(answer.price).toEqual({ unmet: 0, fairness: { band: 0, more: 1 }, loss: 0.2 });
    expect(answer.after.bands).toEqual([
      { band: 0, count: 2 },
      { band: 1, count: 1 },
    ]);
    const { bands: _, ...unlimited } = fair;
    expect(new Session({ problem: unlimited }).apply({ kind: 'pin', trainee: 't1', mentor: 'm0' }).price).toEqual({ unmet: 0, loss: 0.2 });
  });

  it('says the heaviest load where loads are balanced', () => {
    const session = new Session({ problem: { ...problem, balance: 'worst' } });
    expect(session.standing.after.worstLoad).toBe(1);
    expect(session.apply({ kind: 'places', mentor: 'm1', places: 0 }).after).toMatchObject({ placed: 2, worstLoad: 1 });
    expect(session.set(['m0', 'm1', 'm2'].map((id) => ({ kind: 'take-out', mentor: id }))).after).toMatchObject({
      placed: 0,
      worstLoad: null,
    });
  });
});

describe('a session refuses, and stays as it was', () => {
  const census = input([trainee('t1'), trainee('t2')], [mentor('m1'), mentor('m2', { capacityMin: 1, capacityMax: 2 })]);
  const weight = (value: unknown, criterion: unknown = 'location'): unknown => ({ kind: 'weight', criterion, weight: value });

  it.each<[string, unknown]>([
    ['CALL_BAD_VALUE /changes/0/kind', null],
    ['CALL_BAD_VALUE /changes/0/kind', { kind: 'undo' }],
    ['CALL_BAD_VALUE /changes/0/kind', { kind: 10n }],
    ['CALL_BAD_VALUE /changes/0/trainee', { kind: 'pin', trainee: endless, mentor: 'm1' }],
    ['CALL_BAD_VALUE /changes/0/trainee', { kind: 'pin', mentor: 'm1' }],
    ['CALL_BAD_VALUE /changes/0/mentor', { kind: 'take-out', mentor: 3 }],
    ['CALL_BAD_VALUE /changes/0/places', { kind: 'places', mentor: 'm1', places: 1.5 }],
    ['CALL_BAD_VALUE /changes/0/weight', weight(1.1)],
    ['CALL_BAD_VALUE /changes/0/weight', weight(0.00001)],
    ['CALL_BAD_VALUE /changes/0/criterion', weight(0.5, 'age')],
    ['CALL_BAD_VALUE /changes/0/mentor/role', { kind: 'add', mentor: { id: 'm3' } }],
    ['CALL_BAD_VALUE /changes/0/mentor/workingTime', { kind: 'add', mentor: { ...mentor('m3'), workingTime: null } }],
    ['CALL_BAD_VALUE /changes/0/mentor/role', { kind: 'add' }],
    ['CALL_UNKNOWN_TRAINEE /changes/0', { kind: 'pin', trainee: 't9', mentor: 'm1' }],
    ['CALL_UNKNOWN_MENTOR /changes/0', { kind: 'ban', trainee: 't1', mentor: 'm9' }],
    ['CALL_UNKNOWN_MENTOR /changes/0', { kind: 'places', mentor: 'm9', places: 1 }],
    ['PROBLEM_DUPLICATE_ID /changes/0', { kind: 'add', mentor: mentor('m1') }],
    ['PROBLEM_DUPLICATE_ID /changes/0', { kind: 'add', mentor: mentor('t1') }],
    ['REASSIGN_MINIMUM /changes/0', { kind: 'places', mentor: 'm2', places: 0 }],
    ['REASSIGN_CAPACITY /changes/0', { kind: 'places', mentor: 'm1', places: 4 }],
  ])('over a census: %s for %o', (code, change) => {
    const session = new Session(census);
    const before = session.result;
    expect(refusalOf(() => session.apply(change as SessionChange))).toBe(code);
    expect(session.result).toEqual(before);
    expect(session.changes).toEqual([]);
  });

  it.each<[string, unknown[]]>([
    ['CALL_BAD_VALUE /changes/0/kind', [weight(0.5)]],
    ['CALL_BAD_VALUE /changes/0/pairs', [{ kind: 'add', mentor: { id: 'm3' } }]],
    ['CALL_UNKNOWN_TRAINEE /changes/0', [{ kind: 'add', mentor: { id: 'm3' }, pairs: [['t9', 1]] }]],
    ['PROBLEM_DUPLICATE_ID /changes/0', [{ kind: 'add', mentor: { id: 'm1' }, pairs: [] }]],
    ['PROBLEM_FIELD /pairs/5/2', [{ kind: 'add', mentor: { id: 'm3' }, pairs: [['t1', 'high']] }]],
    [
      'REASSIGN_MINIMUM /changes/1',
      [
        { kind: 'add', mentor: { id: 'm3', min: 1 }, pairs: [] },
        { kind: 'places', mentor: 'm3', places: 0 },
      ],
    ],
    ['PROBLEM_PAIR_NOT_ELIGIBLE /changes/0', [{ kind: 'pin', trainee: 't2', mentor: 'm0' }]],
    [
      'PROBLEM_PAIR_NOT_ELIGIBLE /changes/0',
      [
        { kind: 'pin', trainee: 't0', mentor: 'm0' },
        { kind: 'ban', trainee: 't0', mentor: 'm0' },
      ],
    ],
    [
      'PROBLEM_DUPLICATE_PAIR /changes/1',
      [
        { kind: 'pin', trainee: 't0', mentor: 'm0' },
        { kind: 'pin', trainee: 't0', mentor: 'm0' },
      ],
    ],
  ])('over a problem: %s for %j', (code, changes) => {
    const session = new Session({ problem });
    expect(refusalOf(() => session.set(changes as SessionChange[]))).toBe(code);
    expect(session.changes).toEqual([]);
  });

  it('what reading the signal throws ends an act and changes nothing', () => {
    let isStopped = false;
    const signal = {
      get aborted(): boolean {
        if (isStopped) throw new RangeError('stopped');
        return false;
      },
    };
    const session = new Session({ problem }, { limits: { signal } });
    isStopped = true;
    expect(() => session.apply({ kind: 'take-out', mentor: 'm0' })).toThrow(RangeError);
    isStopped = false;
    expect(session.changes).toEqual([]);
    expect(session.apply({ kind: 'take-out', mentor: 'm0' }).after.placed).toBe(2);
  });
});

describe('a session over a census', () => {
  const people = input(
    [
      trainee('t1', { domains: ['droit'], preferences: ['m2'] }),
      trainee('t2', { domains: ['droit'], boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' }),
    ],
    [
      mentor('m1', { domains: ['droit'], caseload: 90 }),
      mentor('m2', { domains: ['psychologie'], caseload: 60 }),
      mentor('m3', { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01', capacityMax: 0 }),
    ],
  );

  it('weighs again when a weight slides: as match does with these guidelines, and two scores are not compared', () => {
    const session = new Session(people);
    const answer = session.apply({ kind: 'weight', criterion: 'background', weight: 0.9 });
    const guidelines = withWeight(people.guidelines, 'background', 0.9);
    expect(answer.weights).toEqual(guidelines.weights);
    expect(session.result.solution).toEqual(match({ ...people, guidelines }).solution);
    expect(answer.price).toEqual({ unmet: 0, loss: null });
    expect(answer.moves).toEqual([{ trainee: 't1', from: 'm2', to: 'm1' }]);
    expect(verify(session.result.problem, session.result.solution).valid).toBe(true);
  });

  it('gives places to a mentor who had none, prices a directorate alone', () => {
    const session = new Session(people);
    expect(session.standing.unmet).toEqual([{ trainee: 't2', missing: 1 }]);
    const answer = session.apply({ kind: 'places', mentor: 'm3', places: 1 });
    expect(answer.moves).toEqual([{ trainee: 't2', from: null, to: 'm3' }]);
    expect(answer.price!.unmet).toBe(-1);
    expect(session.prices({ board: 'DISP-LYO' }).trainees).toEqual(['t2']);
    expect(session.prices({ board: 'DISP-XXX' }).trainees).toEqual([]);
  });

  it('has no matching without a mentor', () => {
    const session = new Session(people);
    const gone = ['m1', 'm2', 'm3'].map((id) => ({ kind: 'take-out', mentor: id }) as const);
    expect(refusalOf(() => session.set(gone))).toBe('MATCH_NO_MENTOR');
  });
});

describe('one weight, the others in their proportions', () => {
  const { weights } = guidelinesWith();
  const sumOf = (all: typeof weights): number => Object.values(all).reduce((sum, own) => sum + Math.round(own * 10_000), 0);

  it('sums to 1 whatever the weight, and is today’s at today’s', () => {
    for (let step = 0; step <= 10_000; step += 37)
      expect(sumOf(withWeight(guidelinesWith(), 'location', step / 10_000).weights)).toBe(10_000);
    expect(withWeight(guidelinesWith(), 'workload', weights.workload).weights).toEqual(weights);
  });

  it('gives what rounding leaves to the largest remainders', () => {
    const thirds = guidelinesWith({ weights: { background: 0.2, workload: 0.2, location: 0.2, preferences: 0.4, generation: 0 } });
    // 0.8 less nothing: 1333.3, 1333.3, 1333.3 and 0 of 4000 ten-thousandths.
    expect(withWeight(thirds, 'preferences', 0.6).weights).toEqual({
      ...{ background: 0.1334, workload: 0.1333, location: 0.1333, preferences: 0.6, generation: 0 },
    });
  });

  it('shares equally where the others have nothing', () => {
    const all = guidelinesWith({ weights: { background: 1, workload: 0, location: 0, preferences: 0, generation: 0 } });
    expect(withWeight(all, 'background', 0.4).weights).toEqual({
      background: 0.4,
      workload: 0.15,
      location: 0.15,
      preferences: 0.15,
      generation: 0.15,
    });
  });
});
