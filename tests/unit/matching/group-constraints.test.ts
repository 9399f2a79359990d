import { describe, expect, it } from 'vitest';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import type { MatchResult } from '../../../src/matching/index.ts';
import { chosen, constraints, matchSmall, mentor, reference, trainee, type Unlabelled } from './small-census.ts';

const LIBOURNE = { siteCode: 'SPIP-33-02' };
const PERIGUEUX = { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' };
const LYON = { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' };

const four = ['t1', 't2', 't3', 't4'].map((id) => trainee(id));
const big = (id: string, changes: Partial<Mentor> = {}): Mentor => mentor(id, { capacityMax: 3, ...changes });

type Rule = Unlabelled;

function under(rule: Rule, trainees: readonly Trainee[], mentors: readonly Mentor[]): MatchResult {
  return matchSmall(trainees, mentors, constraints(rule));
}

/** How many pairs each mentor has. */
function loads(result: MatchResult): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, m] of result.solution.pairs) counts[m] = (counts[m] ?? 0) + 1;
  return counts;
}

describe('capacities', () => {
  it('are the census’s, else the default, within the limit', () => {
    const all = ['t1', 't2', 't3', 't4', 't5', 't6', 't7'].map((id) => trainee(id));
    const result = matchSmall(all, [mentor('m1', { capacityMax: 2 }), mentor('m2'), mentor('m3', { capacityMax: 9 })]);
    expect(loads(result)).toEqual({ m1: 2, m2: 1, m3: 3 });
    expect(result.proposal.totals).toMatchObject({ trainees: 7, mentors: 3, places: 6, matched: 6, eligiblePairs: 21 });
  });

  it('have minimums that always hold, and never above the capacity', () => {
    const far = big('m2', { ...PERIGUEUX, capacityMin: 2 });
    expect(loads(matchSmall(four, [big('m1'), far]))).toEqual({ m1: 2, m2: 2 });
    expect(loads(matchSmall(four, [big('m1'), mentor('m2', { ...PERIGUEUX, capacityMin: 1 })]))).toEqual({ m1: 3, m2: 1 });
    const above = { capacityMin: 5, capacityMax: 1 };
    expect(() => matchSmall(four, [mentor('m1', above)])).toThrow(expect.objectContaining({ code: 'MATCH_MINIMUM_ABOVE_LIMIT' }));
    const short = matchSmall(four.slice(0, 1), [big('m1', { capacityMin: 2 })]);
    expect(short.proposal.status).toBe('infeasible');
    expect(short.proposal.infeasibility?.[0]?.fr).toMatch(/^Ce tuteur doit recevoir au moins 2 stagiaires.*Dominique Nom-m1/);
    expect(short.proposal.infeasibility?.[0]?.en).toMatch(/^This mentor must have at least 2 trainees.*Dominique Nom-m1/);
  });
});

describe('a quota', () => {
  it('over all holds its maximum and its minimum', () => {
    expect(under({ id: 'q', kind: 'quota', max: 1 }, four, [big('m1'), big('m2')]).solution.matched).toBe(1);
    const forced = under({ id: 'q', kind: 'quota', mentors: { site: 'SPIP-24-01' }, min: 2 }, four, [big('m1'), big('m2', PERIGUEUX)]);
    expect(loads(forced)).toEqual({ m1: 2, m2: 2 });
  });

  it.each([
    ['mentor', { m1: 1, m2: 1, m3: 1, m4: 1 }],
    ['site', { 'SPIP-33-01': 1, 'SPIP-33-02': 1, 'SPIP-24-01': 1 }],
    ['service', { 'SPIP-33': 1, 'SPIP-24': 1 }],
    ['board', { 'DISP-BOR': 1 }],
  ] as const)('for each %s holds its maximum in every one', (each, expected) => {
    const mentors = [big('m1'), big('m2'), big('m3', LIBOURNE), big('m4', PERIGUEUX)];
    const result = under({ id: 'q', kind: 'quota', each, max: 1 }, four, mentors);
    const groupOf = (id: string): string => {
      const found = mentors.find((one) => one.id === id)!;
      return { mentor: id, site: found.siteCode!, service: found.serviceCode, board: found.boardCode }[each];
    };
    const counts: Record<string, number> = {};
    for (const [, m] of result.solution.pairs) counts[groupOf(m)] = (counts[groupOf(m)] ?? 0) + 1;
    expect(counts).toEqual(expected);
    expect(result.proposal.sideConstraints.map(({ value, op, rhs }) => [value, op, rhs])).toEqual(
      Object.values(expected).map(() => [1, '<=', 1]),
    );
  });

  it('names each group in the label', () => {
    const result = under({ id: 'q', kind: 'quota', each: 'service', max: 9 }, four, [big('m1'), big('m2', PERIGUEUX)]);
    expect(result.proposal.sideConstraints.map(({ id, label }) => [id, label.fr, label.en])).toEqual([
      ['q/SPIP-24/max', 'Contrainte q — SPIP de la Dordogne', 'Constraint q — SPIP de la Dordogne'],
      ['q/SPIP-33/max', 'Contrainte q — SPIP de la Gironde', 'Constraint q — SPIP de la Gironde'],
    ]);
  });

  it('leaves out mentors at no site where sites are counted', () => {
    const result = under({ id: 'q', kind: 'quota', each: 'site', max: 1 }, four, [big('m1', { siteCode: null })]);
    expect([result.solution.matched, result.proposal.sideConstraints]).toEqual([3, []]);
  });

  it('holds a share of the group’s pairs', () => {
    const lawyers = four.map((one, k) => ({ ...one, domains: k < 3 ? ['Droit'] : ['Arts'] }));
    const result = under({ id: 'q', kind: 'quota', each: 'mentor', trainees: { domain: ['droit'] }, maxShare: 0.5 }, lawyers, [
      big('m1'),
      big('m2'),
    ]);
    expect(result.solution.matched).toBe(2);
    const least = under({ id: 'q', kind: 'quota', trainees: { domain: ['arts'] }, minShare: 0.5 }, lawyers, [big('m1'), big('m2')]);
    expect(least.solution.pairs.some(([t]) => t === 't4')).toBe(true);
    expect(least.solution.matched).toBe(2);
    const none = under({ id: 'q', kind: 'quota', trainees: { domain: ['danse'] }, minShare: 0.1 }, lawyers, [big('m1')]);
    expect(none.solution.matched).toBe(0);
    expect(none.proposal.status).toBe('optimal');
  });

  it('with a minimum over a group of nobody cannot hold', () => {
    const result = under({ id: 'q', kind: 'quota', mentors: { ids: ['nobody'] }, min: 1 }, four, [big('m1')]);
    expect(result.proposal.status).toBe('infeasible');
    expect(result.proposal.infeasibility?.at(-1)?.fr).toContain('Contrainte q');
    expect(result.proposal.infeasibility?.at(-1)?.en).toContain('Constraint q');
    const aboveReach = under(
      { id: 'q', kind: 'quota', each: 'mentor', min: 1 },
      [trainee('t1', { avoids: ['m2'] })],
      [big('m1'), big('m2')],
    );
    expect(aboveReach.proposal.status).toBe('infeasible');
  });

  it('with a maximum of nothing over nobody says nothing', () => {
    const result = under({ id: 'q', kind: 'quota', mentors: { ids: ['nobody'] }, max: 0 }, four, [big('m1')]);
    expect([result.solution.matched, result.proposal.sideConstraints]).toEqual([3, []]);
  });
});

describe('where', () => {
  const mentors = [
    mentor('m1', { domains: ['Droit'], skills: ['Addictions'], tenureYear: 2010, trainedOn: '2015-06-01' }),
    mentor('m2', { ...LIBOURNE, settings: ['MF'], tenureYear: 2020, trainedOn: '2022-06-01' }),
    mentor('m3', { ...PERIGUEUX }),
  ];
  const trainees = [
    trainee('t1', { domains: ['Arts'], learningNeeds: ['Addictions'], requiredSetting: 'MF' }),
    trainee('t2', { ...LIBOURNE }),
    trainee('t3', { ...PERIGUEUX }),
  ];
  /** Ids counted, told by the terms of a quota that never binds. */
  const counted = (side: 'mentors' | 'trainees', where: NonNullable<Extract<Rule, { kind: 'quota' }>['mentors']>): string[] => {
    const { problem } = under({ id: 'q', kind: 'quota', [side]: where, max: 9 }, trainees, mentors);
    const terms = (problem.sideConstraints ?? []).flatMap((constraint) => constraint.terms);
    return [...new Set(terms.map(([t, m]) => (side === 'mentors' ? m : t)))].sort();
  };

  it.each([
    [{ board: 'DISP-BOR' }, ['m1', 'm2', 'm3']],
    [{ board: 'DISP-LYO' }, []],
    [{ service: 'SPIP-24' }, ['m3']],
    [{ site: 'SPIP-33-02' }, ['m2']],
    [{ ids: ['m1', 'm3'] }, ['m1', 'm3']],
    [{ domain: ['arts', 'DROIT'] }, ['m1']],
    [{ need: ['addictions'] }, ['m1']],
    [{ setting: 'MF' as const }, ['m2', 'm3']],
    [{ tenureYears: { min: 10 } }, ['m1']],
    [{ tenureYears: { max: 5 } }, ['m2']],
    [{ tenureYears: { min: 5, max: 15 } }, ['m1', 'm2']],
    [{ trainedSince: '2020-01-01' }, ['m2', 'm3']],
    [{ service: 'SPIP-33', tenureYears: { max: 5 } }, ['m2']],
    [{}, ['m1', 'm2', 'm3']],
  ])('of mentors %o selects %o', (where, expected) => expect(counted('mentors', where)).toEqual(expected));

  it.each([
    [{ board: 'DISP-BOR' }, ['t1', 't2', 't3']],
    [{ service: 'SPIP-24' }, ['t3']],
    [{ site: 'SPIP-33-02' }, ['t2']],
    [{ ids: ['t2'] }, ['t2']],
    [{ domain: ['arts'] }, ['t1']],
    [{ need: ['ADDICTIONS'] }, ['t1']],
    [{ setting: 'MF' as const }, ['t1']],
    [{ promotion: 'cpip 29' }, ['t1', 't2', 't3']],
    [{ promotion: 'CPIP 30' }, []],
  ])('of trainees %o selects %o', (where, expected) => expect(counted('trainees', where)).toEqual(expected));

  it('counts untrained mentors, where rules let them in, as trained since never', () => {
    const rules = { trained: false };
    const q = constraints({ id: 'q', kind: 'quota', mentors: { trainedSince: '2000-01-01' }, max: 0 });
    expect(chosen(matchSmall([trainee('t1')], [mentor('m1', { trainedOn: null })], { ...q, rules }))).toEqual(['t1-m1']);
  });

  it('refuses a place that nobody knows', () => {
    for (const where of [{ board: 'DISP-XXX' }, { service: 'SPIP-00' }, { site: 'SPIP-33' }]) {
      const value = Object.values(where)[0];
      const rules: Rule[] = [
        { id: 'q', kind: 'quota', mentors: where, max: 1 },
        { id: 'q', kind: 'travelBudget', trainees: where, maxMinutes: 1 },
      ];
      for (const rule of rules) {
        expect(() => under(rule, trainees, mentors)).toThrow(
          expect.objectContaining({
            code: 'GUIDELINES_UNKNOWN_PLACE',
            values: expect.objectContaining({ constraint: 'q', value }) as unknown,
          }),
        );
      }
    }
  });
});

describe('apart and together', () => {
  const pairOf = four.slice(0, 2);
  const siteOf = (result: MatchResult, mentors: readonly Mentor[], id: string): string | null | undefined => {
    const own = result.solution.pairs.find(([t]) => t === id)?.[1];
    return mentors.find((one) => one.id === own)?.siteCode;
  };

  it.each(['mentor', 'site', 'service'] as const)('keeps two apart by %s', (level) => {
    const mentors = [big('m1'), big('m2'), big('m3', LIBOURNE), big('m4', PERIGUEUX)];
    const result = under({ id: 'a', kind: 'apart', trainees: ['t1', 't2'], level }, pairOf, mentors);
    const [one, two] = result.solution.pairs.map(([, m]) => mentors.find(({ id }) => id === m)!);
    const groupOf = (found: Mentor | undefined) => found && { mentor: found.id, site: found.siteCode, service: found.serviceCode }[level];
    expect(result.solution.matched).toBe(2);
    expect(groupOf(one)).not.toBe(groupOf(two));
  });

  it('leaves one without where both can only be at the same place', () => {
    expect(under({ id: 'a', kind: 'apart', trainees: ['t1', 't2'], level: 'mentor' }, pairOf, [big('m1')]).solution.matched).toBe(1);
  });

  it.each(['mentor', 'site', 'service'] as const)('keeps three together by %s', (level) => {
    const mentors = [big('m1'), big('m2', LIBOURNE), big('m3', PERIGUEUX)];
    const trainees = [trainee('t1'), trainee('t2', { ...LIBOURNE, communeCode: '33243' }), trainee('t3', { communeCode: '24322' })];
    const result = under({ id: 'a', kind: 'together', trainees: ['t1', 't2', 't3'], level }, trainees, mentors);
    expect(result.solution.matched).toBe(3);
    const groups = result.solution.pairs.map(([, m]) => {
      const found = mentors.find(({ id }) => id === m)!;
      return { mentor: found.id, site: found.siteCode, service: found.serviceCode }[level];
    });
    expect(new Set(groups).size).toBe(1);
    expect(siteOf(result, mentors, 't1')).toBeDefined();
  });

  it('leaves all without where they cannot be together', () => {
    const result = under({ id: 'a', kind: 'together', trainees: ['t1', 't2'], level: 'mentor' }, pairOf, [mentor('m1'), mentor('m2')]);
    expect(result.solution.matched).toBe(0);
    expect(result.proposal.unmet[0]?.explanation.fr.join(' ')).toContain(
      'pourrait avoir un tuteur sans que personne perde le sien\u202f: «\u202fContrainte a\u202f».',
    );
  });

  it('refuses a trainee who is not there', () => {
    for (const kind of ['apart', 'together'] as const) {
      expect(() => under({ id: 'a', kind, trainees: ['t1', 't9'], level: 'site' }, pairOf, [big('m1')])).toThrow(
        expect.objectContaining({ code: 'GUIDELINES_UNKNOWN_TRAINEE', values: { constraint: 'a', value: 't9' } }),
      );
    }
  });
});

describe('a travel budget', () => {
  const commuters = [trainee('t1', { communeCode: '33243' }), trainee('t2', { communeCode: '33243' })];

  it('holds the sum of the minutes, and leaves short journeys alone', () => {
    const rule = (maxMinutes: number): Rule => ({ id: 'b', kind: 'travelBudget', maxMinutes });
    expect(under(rule(72), commuters, [big('m1')]).solution.matched).toBe(2);
    const short = under(rule(71), commuters, [big('m1')]);
    expect(short.solution.matched).toBe(1);
    expect(short.proposal.sideConstraints).toMatchObject([{ id: 'b/max', value: 36, op: '<=', rhs: 71 }]);
    expect(under(rule(0), [...commuters, trainee('t3')], [big('m1')]).solution.pairs).toEqual([['t3', 'm1']]);
  });

  it('counts an unknown journey as the longest of the location curve', () => {
    const lost = [trainee('t1', { communeCode: '33999' })];
    expect(under({ id: 'b', kind: 'travelBudget', maxMinutes: 89 }, lost, [big('m1')]).solution.matched).toBe(0);
    expect(under({ id: 'b', kind: 'travelBudget', maxMinutes: 90 }, lost, [big('m1')]).solution.matched).toBe(1);
  });

  it('may be for each board, for some mentors, for some trainees', () => {
    const all = [...commuters, trainee('t3', { ...LYON, communeCode: '33063' })];
    const mentors = [big('m1'), big('m2', LYON)];
    const byBoard = under({ id: 'b', kind: 'travelBudget', each: 'board', maxMinutes: 40 }, all, mentors);
    expect(chosen(byBoard).filter((pair) => pair.endsWith('m1'))).toHaveLength(1);
    expect(byBoard.proposal.sideConstraints.map(({ label }) => label.fr)).toEqual([
      'Contrainte b — DISP de Bordeaux',
      'Contrainte b — DISP de Lyon',
    ]);
    expect(under({ id: 'b', kind: 'travelBudget', mentors: { ids: ['m2'] }, maxMinutes: 0 }, commuters, mentors).solution.matched).toBe(2);
    expect(under({ id: 'b', kind: 'travelBudget', trainees: { ids: ['t1'] }, maxMinutes: 0 }, commuters, mentors).solution.matched).toBe(1);
  });

  it('speaks of a place, and of a mentor, by the name', () => {
    expect(reference.sites.get('SPIP-33-02')?.name).toBe('Antenne de Libourne');
    const bySite = under({ id: 'q', kind: 'quota', each: 'site', max: 1 }, commuters, [big('m1', LIBOURNE)]);
    expect(bySite.proposal.sideConstraints[0]?.label.en).toBe('Constraint q — Antenne de Libourne');
    const byMentor = under({ id: 'q', kind: 'quota', each: 'mentor', max: 1 }, commuters, [big('m1')]);
    expect(byMentor.proposal.sideConstraints[0]?.label.en).toBe('Constraint q — Dominique Nom-m1');
  });
});

describe('people in the guidelines', () => {
  const named = [
    trainee('t1', { firstName: 'Ève', lastName: 'Érable' }),
    trainee('t2', { firstName: 'Luc', lastName: 'Houx' }),
    trainee('t3', { firstName: 'Ida', lastName: 'Houx' }),
    trainee('t4', { firstName: 'Luc', lastName: 'Houx', promotion: 'CPIP 30' }),
  ];
  const mentors = [big('m1', { firstName: 'Anne', lastName: 'de la Tour' }), big('m2', { ...LIBOURNE, lastName: 'Houx' })];
  const read = (rule: Rule): string[] =>
    under(rule, named, mentors).proposal.guidelineFindings.flatMap(({ kind, sentence }) => (kind === 'nameRead' ? [sentence.fr] : []));

  it('are named as they are called: who was taken is said, and the proposal keeps the guidelines as they are', () => {
    const rule: Rule = { id: 'a', kind: 'apart', trainees: ['ERABLE Eve', 'Luc Houx'], level: 'mentor' };
    const result = under(rule, named, mentors);
    const [one, other] = [...result.solution.pairs].filter(([id]) => id === 't1' || id === 't2').map(([, m]) => m);
    expect(one).not.toBe(other);
    expect(result.proposal.guidelines.content.sideConstraints).toMatchObject([rule]);
    // Of two Luc Houx one alone is of the promotion.
    const plain = read(rule).map((sentence) => sentence.replace(/[\u00a0\u202f]/g, ' '));
    expect(plain).toEqual([
      'Dans la contrainte « Contrainte a », « ERABLE Eve » est lu comme t1 · Ève Érable · SPIP-33.',
      'Dans la contrainte « Contrainte a », « Luc Houx » est lu comme t2 · Luc Houx · SPIP-33.',
    ]);
  });

  it('may be selected by name', () => {
    const none: Rule = { id: 'q', kind: 'quota', mentors: { ids: ['Mme La Tour'] }, trainees: { ids: ['t3', 'Érable'] }, max: 0 };
    const pairs = [...under(none, named, mentors).solution.pairs].map(([t, m]) => `${t}-${m}`);
    expect(pairs).toEqual(expect.arrayContaining(['t1-m2', 't3-m2']));
    // An id of nobody stays: the census of another period may have it.
    expect(read({ ...none, mentors: { ids: ['m9'] } })).toHaveLength(1);
  });

  it.each<[string, Rule]>([
    ['GUIDELINES_AMBIGUOUS_PERSON', { id: 'a', kind: 'apart', trainees: ['Houx', 't1'], level: 'mentor' }],
    ['GUIDELINES_UNKNOWN_PERSON', { id: 'a', kind: 'apart', trainees: ['Zoé Zinnia', 't1'], level: 'mentor' }],
    ['GUIDELINES_UNKNOWN_PERSON', { id: 'q', kind: 'quota', mentors: { ids: ['Ève Érable'] }, max: 0 }],
    ['GUIDELINES_UNKNOWN_TRAINEE', { id: 'a', kind: 'apart', trainees: ['t9', 't1'], level: 'mentor' }],
    ['GUIDELINES_SAME_TRAINEE', { id: 't', kind: 'together', trainees: ['t1', 'Ève Érable'], level: 'site' }],
  ])('%s', (code, rule) => expect(() => under(rule, named, mentors)).toThrow(expect.objectContaining({ code })));
});
