/** What stands of a pair, who decides what, what a publication lacks: by itself. */
import { describe, expect, it } from 'vitest';
import {
  type AskedDecision,
  type DecidedAt,
  decisionRefused,
  mayDecide,
  mayDecideAnything,
} from '../../../../src/service/rules/decision.ts';
import { matchState, matchVersion } from '../../../../src/service/rules/match-state.ts';
import {
  DECISION_KINDS,
  isInForce,
  isStale,
  type LastDecision,
  type PairFacts,
  pairState,
  pairVersion,
  stands,
} from '../../../../src/service/rules/pair-state.ts';
import { capacityOf, takenElsewhere } from '../../../../src/service/rules/places.ts';
import { webEn } from '../../../../src/wording/web/en/index.ts';
import { webFr } from '../../../../src/wording/web/fr/index.ts';
import { lostBy, marksOf } from '../../../../src/service/rules/proposed-entry.ts';
import { isComplete, missingOf, type PublicationFacts } from '../../../../src/service/rules/publication.ts';
import { reviewVersion } from '../../../../src/service/rules/review.ts';
import { ROLES } from '../../../../src/service/rules/rights.ts';
import { submissionRefused, toldOfSubmission } from '../../../../src/service/rules/submission.ts';
import { matchSmall, mentor, trainee } from '../../matching/small-census.ts';

const last = (kind: LastDecision['kind'], changes: Partial<LastDecision> = {}): LastDecision => ({
  ...{ kind, isSuperseded: false, isStale: false },
  mentor: kind === 'without' || kind === 'withdraw' ? null : 'M1',
  ...changes,
});
const pair = (changes: Partial<PairFacts> = {}): PairFacts => ({
  ...{ proposed: 'M1', isStale: false, submission: 1, decisions: 0, moves: 0, last: null },
  ...changes,
});

describe('what stands of a pair', () => {
  it('is the last decision, unless it was withdrawn or another mentor is proposed since', () => {
    const standing = DECISION_KINDS.filter((kind) => stands(last(kind)));
    expect(standing).toEqual(['accept', 'change', 'without']);
    expect(DECISION_KINDS.filter((kind) => isInForce(last(kind)))).toEqual(['accept', 'refuse', 'change', 'without']);
    expect(DECISION_KINDS.filter((kind) => isInForce(last(kind, { isSuperseded: true })))).toEqual([]);
    expect([stands(null), isInForce(null)]).toEqual([false, false]);
  });

  it('is stale as the decision is, and as the proposal is where nothing stands', () => {
    expect(isStale(pair({ isStale: true }))).toBe(true);
    expect(isStale(pair({ isStale: true, last: last('accept') }))).toBe(false);
    expect(isStale(pair({ last: last('accept', { isStale: true }) }))).toBe(true);
    expect(isStale(pair({ isStale: true, last: last('refuse') }))).toBe(true);
    expect(isStale(pair({ last: last('accept', { isStale: true, isSuperseded: true }) }))).toBe(false);
  });

  it('has one name', () => {
    const states = {
      open: pair(),
      unmet: pair({ proposed: null }),
      stale: pair({ isStale: true }),
      decided: pair({ isStale: true, last: last('change', { mentor: 'M2' }) }),
      refused: pair({ isStale: true, last: last('refuse') }),
    };
    for (const [state, facts] of Object.entries(states)) expect(pairState(facts)).toBe(state);
    expect(pairState(pair({ proposed: null, last: last('without') }))).toBe('decided');
    expect(pairState(pair({ last: last('refuse', { isSuperseded: true }) }))).toBe('open');
    expect(pairVersion({ submission: 2, decisions: 3, moves: 1 })).toBe(6);
  });
});

describe('who may decide', () => {
  const at: DecidedAt = { board: 'B', proposedService: 'A1', chosenService: 'A2', decidedService: 'A1', people: ['S', 'M'] };
  const director = (...services: string[]) => services.map((scope) => ({ role: 'director' as const, scope, board: 'B' }));
  const board = [{ role: 'board' as const, scope: 'B', board: 'B' }];

  it('directs the services of the mentors, or is the board', () => {
    const allowed = (grants: Parameters<typeof mayDecide>[0], where = at) =>
      DECISION_KINDS.filter((kind) => mayDecide(grants, kind, where));
    expect(allowed(director('A1'))).toEqual(['accept', 'refuse', 'withdraw']);
    expect(allowed(director('A2'))).toEqual([]);
    expect(allowed(director('A1', 'A2'))).toEqual(['accept', 'refuse', 'change', 'withdraw']);
    expect(allowed(director('A2'), { ...at, proposedService: null, decidedService: null })).toEqual(['change']);
    expect(allowed(board)).toEqual(['without', 'withdraw']);
    expect(allowed([{ role: 'board', scope: 'C', board: 'C' }])).toEqual([]);
    for (const role of ROLES.filter((name) => name !== 'board' && name !== 'director'))
      expect(allowed([{ role, scope: '*', board: '*' }])).toEqual([]);
  });

  it('is nobody who is of the pair, whatever else they are', () => {
    for (const [role, scope] of [
      ['mentor', 'M'],
      ['trainee', 'S'],
    ] as const) {
      const self = { role, scope, board: 'B' };
      for (const grants of [director('A1', 'A2'), board])
        expect(DECISION_KINDS.filter((kind) => mayDecide([...grants, self], kind, at))).toEqual([]);
      expect(mayDecide([...director('A1'), { ...self, scope: 'X' }], 'accept', at)).toBe(true);
    }
  });

  it('of any kind', () => {
    expect([mayDecideAnything(board, 'B'), mayDecideAnything(director('A1'), 'B'), mayDecideAnything(director('A1'), 'C')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a decision is refused', () => {
  it.each<[string, PairFacts, AskedDecision, string | null]>([
    ['accept', pair(), { kind: 'accept', mentor: null }, null],
    ['accept, by its name', pair(), { kind: 'accept', mentor: 'M1' }, null],
    ['accept another', pair(), { kind: 'accept', mentor: 'M2' }, 'DECISION_OTHER_PROPOSAL'],
    ['refuse another', pair(), { kind: 'refuse', mentor: 'M2' }, 'DECISION_OTHER_PROPOSAL'],
    ['accept nobody', pair({ proposed: null }), { kind: 'accept', mentor: null }, 'DECISION_NO_PROPOSAL'],
    ['refuse nobody', pair({ proposed: null }), { kind: 'refuse', mentor: null }, 'DECISION_NO_PROPOSAL'],
    ['accept what is stale', pair({ isStale: true }), { kind: 'accept', mentor: null }, 'DECISION_STALE'],
    ['refuse what is stale', pair({ isStale: true }), { kind: 'refuse', mentor: null }, null],
    ['confirm', pair({ isStale: true, last: last('accept', { isStale: true }) }), { kind: 'accept', mentor: null }, null],
    [
      'confirm a change as proposed',
      pair({ isStale: true, last: last('change', { isStale: true }) }),
      { kind: 'accept', mentor: null },
      null,
    ],
    ['confirm what was refused', pair({ isStale: true, last: last('refuse') }), { kind: 'accept', mentor: null }, 'DECISION_STALE'],
    [
      'confirm another',
      pair({ isStale: true, last: last('change', { mentor: 'M2', isStale: true }) }),
      { kind: 'accept', mentor: null },
      'DECISION_STALE',
    ],
    ['change', pair(), { kind: 'change', mentor: 'M2' }, null],
    ['change nobody', pair({ proposed: null }), { kind: 'change', mentor: 'M2' }, null],
    ['change to the same', pair(), { kind: 'change', mentor: 'M1' }, 'DECISION_SAME_MENTOR'],
    ['change to the accepted', pair({ last: last('accept') }), { kind: 'change', mentor: 'M1' }, 'DECISION_SAME_MENTOR'],
    ['change again', pair({ last: last('change') }), { kind: 'change', mentor: 'M1' }, null],
    ['without', pair({ isStale: true }), { kind: 'without', mentor: null }, null],
    ['withdraw', pair({ last: last('refuse') }), { kind: 'withdraw', mentor: null }, null],
    ['withdraw nothing', pair(), { kind: 'withdraw', mentor: null }, 'DECISION_NOTHING_TO_WITHDRAW'],
    ['withdraw twice', pair({ last: last('withdraw') }), { kind: 'withdraw', mentor: null }, 'DECISION_NOTHING_TO_WITHDRAW'],
    [
      'withdraw what is over',
      pair({ last: last('accept', { isSuperseded: true }) }),
      { kind: 'withdraw', mentor: null },
      'DECISION_NOTHING_TO_WITHDRAW',
    ],
  ])('or not: %s', (_, facts, asked, code) => {
    expect(decisionRefused(facts, asked)).toBe(code);
  });
});

describe('places', () => {
  const rules = { defaultCapacity: 1, capacityLimit: 2 };

  it('are the census’s, else the default or the minimum asked for, never above the limit', () => {
    const of = (capacityMax: number | null, capacityMin = 0) => capacityOf(rules, { capacityMax, capacityMin, followed: 0 });
    expect([of(null), of(null, 2), of(0), of(2), of(3), of(null, 3)]).toEqual([1, 2, 0, 2, 2, 2]);
    expect(capacityOf(null, { capacityMax: 5, capacityMin: 0, followed: 0 })).toBe(5);
    expect(capacityOf(null, { capacityMax: null, capacityMin: 0, followed: 0 })).toBe(1);
  });

  it('are taken once by whoever is in the census and in a match', () => {
    const facts = { capacityMax: 2, capacityMin: 0, followed: 1 };
    expect([takenElsewhere(facts, 0), takenElsewhere(facts, 1), takenElsewhere(facts, 2)]).toEqual([1, 1, 2]);
  });
});

describe('a publication', () => {
  const ready: PublicationFacts = {
    ...{ isSubmitted: true, isRunning: false, flags: 0, stale: [], elsewhere: [] },
    trainees: [{ id: 'S1', isProposed: true, isDecided: true }],
    mentors: [{ id: 'M1', given: 1, taken: 1, capacity: 2 }],
  };

  it('lacks what is not decided, is stale, flagged, running, elsewhere or beyond places', () => {
    expect(isComplete(missingOf(ready))).toBe(true);
    const open = (id: string, isProposed: boolean) => ({ id, isProposed, isDecided: false });
    const cases: [Partial<PublicationFacts>, object][] = [
      [
        { isSubmitted: false, trainees: [open('S1', false)] },
        { notSubmitted: true, undecided: ['S1'], notProposed: [] },
      ],
      [{ isRunning: true }, { running: true }],
      [{ flags: 2 }, { flags: 2 }],
      [{ trainees: [open('S1', true), open('S2', false)] }, { undecided: ['S1'], notProposed: ['S2'] }],
      [{ stale: ['S1'] }, { stale: ['S1'] }],
      [{ elsewhere: ['S1'] }, { elsewhere: ['S1'] }],
      [{ mentors: [{ id: 'M1', given: 2, taken: 1, capacity: 2 }] }, { full: ['M1'] }],
    ];
    for (const [changes, missing] of cases) {
      const found = missingOf({ ...ready, ...changes });
      expect(found).toMatchObject(missing);
      expect(isComplete(found)).toBe(false);
    }
  });
});

describe('a submission', () => {
  const good = {
    ...{ command: 'match', round: 'R', state: 'done', ending: 'done', verified: true },
    ...{ stale: [], arrived: [], changed: [] },
  };

  it.each([
    [{}, null],
    [{ ending: 'limit' }, null],
    [{ command: 'stress' }, 'PROPOSAL_OTHER_ROUND'],
    [{ round: 'Q' }, 'PROPOSAL_OTHER_ROUND'],
    [{ ending: null, state: 'running' }, 'PROPOSAL_RUN_UNFINISHED'],
    [{ ending: null, state: 'failed' }, 'PROPOSAL_RUN_FAILED'],
    [{ ending: 'infeasible' }, 'PROPOSAL_RUN_FAILED'],
    [{ ending: 'wrongInput' }, 'PROPOSAL_RUN_FAILED'],
    [{ verified: false }, 'PROPOSAL_UNVERIFIED'],
    [{ verified: null }, 'PROPOSAL_UNVERIFIED'],
    [{ stale: ['S'] }, 'PROPOSAL_STALE'],
    [{ arrived: ['S'] }, 'PROPOSAL_STALE'],
    [{ changed: ['M'] }, 'PROPOSAL_STALE'],
  ])('with %o', (changes, code) => {
    expect(submissionRefused({ ...good, ...changes }, 'R')).toBe(code);
  });

  it('tells the rules that keep pairs out, and how places are counted', () => {
    const { proposal } = matchSmall(
      [trainee('S1', { avoids: ['M1'] }), trainee('__proto__')],
      [mentor('M1'), mentor('M2', { volunteer: false })],
    );
    const told = toldOfSubmission(proposal);
    expect(told).toMatchObject({
      rules: { defaultCapacity: 1, capacityLimit: 3 },
      mentors: { M2: [{ code: 'MENTOR_NOT_VOLUNTEER' }] },
      excluded: { S1: { M1: [{ code: 'AVOIDED_BY_TRAINEE' }] } },
    });
    expect(Object.keys(told.mentors)).toEqual(['M2']);
    expect(toldOfSubmission({ ...proposal, excludedPairs: null }).excluded).toBe(null);
  });
});

describe('what is looked at twice', () => {
  it('is marked on the pair', () => {
    const { proposal } = matchSmall(
      [trainee('S1', { avoids: ['M2'] }), trainee('S2', { avoids: ['M1', 'M2'] })],
      [mentor('M1', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' }), mentor('M2')],
    );
    expect(marksOf(proposal.pairs[0]!)).toEqual(expect.arrayContaining(['long-journey', 'unknown-facts']));
    expect(marksOf(proposal.unmet[0]!)).toEqual(['nobody-possible']);
    expect(marksOf({})).toEqual([]);
    // Who states no wish leaves nothing out.
    const pair = proposal.pairs[0]!;
    const parts = pair.parts.map((part) => (part.criterion === 'preferences' ? part : { ...part, value: part.value ?? 0.5 }));
    expect(parts.find(({ criterion }) => criterion === 'preferences')).toMatchObject({ value: null, facts: [{ code: 'NO_PREFERENCE' }] });
    expect(marksOf({ ...pair, parts })).not.toContain('unknown-facts');
  });

  it('says which weights would undo it, from which to which, and nothing of a tie', () => {
    const { proposal } = matchSmall([trainee('S1')], [mentor('M1')]);
    const pair = proposal.pairs[0]!;
    const { weight } = pair.parts.find(({ criterion }) => criterion === 'workload')!;
    const tied = { criterion: 'workload', weight } as const;
    const moved = [
      { criterion: 'location', weight: 0.17 },
      { criterion: 'generation', weight: 0.12 },
    ] as const;
    expect(marksOf({ ...pair, losses: [tied] })).not.toContain('lost-by-weights');
    expect(lostBy({ ...pair, losses: [tied] })).toEqual([]);
    expect(marksOf({ ...pair, losses: [tied, ...moved] })).toContain('lost-by-weights');
    expect(lostBy({ ...pair, losses: [tied, ...moved] })).toEqual([
      { criterion: 'location', weight: 0.2, at: 0.17 },
      { criterion: 'generation', weight: 0.1, at: 0.12 },
    ]);
    expect(lostBy(proposal.unmet[0] ?? {})).toEqual([]);
    expect(webFr.pairs.one.lostBy('location', 0.2, 0.17)).toMatch(/^si le poids du trajet descendait de 20\s% à 17\s%,/);
    expect(webEn.pairs.one.lostBy('generation', 0.1, 0.12)).toContain('the weight of career stage rose from 10% to 12%');
  });
});

it('a match is in force from its first day to its last', () => {
  const facts = { startsOn: '2025-11-03', endsOn: '2025-11-28', isVoid: false, isEnded: false };
  const on = (today: string, changes = {}) => matchState({ ...facts, ...changes }, today);
  expect(['2025-11-02', '2025-11-03', '2025-11-28', '2025-11-29'].map((today) => on(today))).toEqual([
    'to-come',
    'in-force',
    'in-force',
    'over',
  ]);
  expect([on('2025-11-29', { isEnded: true }), on('2025-11-10', { isEnded: true }), on('2025-11-10', { isVoid: true })]).toEqual([
    ...['ended', 'in-force', 'withdrawn'],
  ]);
  expect([matchVersion(facts), matchVersion({ ...facts, isEnded: true }), matchVersion({ isEnded: true, isVoid: true })]).toEqual([
    1, 2, 3,
  ]);
  expect([reviewVersion(false), reviewVersion(true)]).toEqual([1, 2]);
});
