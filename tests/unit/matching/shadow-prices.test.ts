/** What the limits of a run are worth: against new runs with the number changed, and in the board's words. */
import { describe, expect, it } from 'vitest';
import { guidelinesSchema } from '../../../src/domain/documents/guidelines.ts';
import { limitPrices, match, type LimitPrices, type MatchInput } from '../../../src/matching/index.ts';
import { explainLimitPrices } from '../../../src/matching/shadow-price-sentences.ts';
import type { LimitStep, PricedLimit } from '../../../src/matching/shadow-prices.ts';
import { constraints, guidelinesWith, input, mentor, trainee, type GuidelinesChanges } from './small-census.ts';

const TRAINEES = [
  trainee('s1', { communeCode: '33243', preferences: ['m1'] }),
  trainee('s2', { communeCode: '33063', preferences: ['m1', 'm2'] }),
  trainee('s3', { communeCode: '33243', preferences: ['m3'] }),
  trainee('s4', { communeCode: '33243' }),
  trainee('s5', { communeCode: '33243', domains: ['droit'] }),
];
const MENTORS = [
  mentor('m1', { communeCode: '33063', capacityMax: 2, caseload: 60, domains: ['droit'] }),
  mentor('m2', { communeCode: '33063', capacityMax: 1, caseload: 70, tenureYear: 2024 }),
  mentor('m3', { communeCode: '33243', siteCode: 'SPIP-33-02', capacityMax: 2, caseload: 80 }),
  mentor('m4', { communeCode: '33243', siteCode: null, capacityMax: 2, caseload: 95, tenureYear: 2025 }),
];

const RULES = constraints(
  { id: 'site', kind: 'quota', each: 'site', max: 3 },
  { id: 'novice', kind: 'quota', mentors: { tenureYears: { max: 2 } }, maxShare: 0.25 },
  { id: 'road', kind: 'travelBudget', maxMinutes: 40 },
);

function runOf(changes: GuidelinesChanges, mentors = MENTORS, trainees = TRAINEES): MatchInput {
  return input(trainees, mentors, {
    weights: { background: 0.1, workload: 0.2, location: 0.4, preferences: 0.2, generation: 0.1 },
    ...changes,
  });
}

function pricesOf(run: MatchInput): LimitPrices {
  return limitPrices(match(run), run.guidelines);
}

/** What the answer says of a number one step away: nothing changes, or the step told. */
function told(limit: PricedLimit, direction: 1 | -1): { matched: number; score: number } | null {
  const step: LimitStep | null = direction === 1 ? limit.higher : limit.lower;
  if (step?.status === 'optimal' && step.to === limit.value + direction) return { matched: step.matched, score: step.score };
  return step?.status === 'infeasible' && step.to === limit.value + direction ? null : { matched: 0, score: 0 };
}

describe('limitPrices', () => {
  const variants: [string, GuidelinesChanges][] = [
    ['without constraints', {}],
    ['with constraints', RULES],
    ['fair', { objective: 'fair' }],
    ['fair, with constraints', { ...RULES, objective: 'fair' }],
  ];
  it.each(variants)('says what a new run with a place more or less finds, %s', (_, changes) => {
    const today = match(runOf(changes)).proposal.totals;
    const { mentors } = pricesOf(runOf(changes));
    let worth = 0;
    for (const limit of mentors) {
      expect(limit.name).toBe(`Dominique Nom-${limit.id}`);
      for (const direction of [1, -1] as const) {
        if (limit.value + direction < 1) continue;
        const changed = MENTORS.map((one) => (one.id === limit.id ? { ...one, capacityMax: limit.value + direction } : one));
        const { totals, status } = match(runOf(changes, changed)).proposal;
        const expected = status === 'infeasible' ? null : { matched: totals.matched - today.matched, score: totals.score - today.score };
        expect(told(limit, direction)).toEqual(expected);
        if (expected?.score !== 0) worth++;
      }
    }
    expect(mentors.map(({ id }) => id).sort()).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(worth).toBeGreaterThan(1);
  });

  it('says what a new run with another limit finds, and what each limit counts', () => {
    const today = match(runOf(RULES)).proposal.totals;
    const { constraints: found } = pricesOf(runOf(RULES));
    expect(Object.fromEntries(found.map(({ id, counts }) => [id, counts]))).toEqual({
      'novice/maxShare': 'difference',
      'road/max': 'minutes',
      'site/SPIP-33-01/max': 'pairs',
      'site/SPIP-33-02/max': 'pairs',
    });
    const road = found.find(({ id }) => id === 'road/max')!;
    const [novice, site, budget] = RULES.sideConstraints!;
    for (const step of [road.higher, road.lower]) {
      if (step?.status !== 'optimal') continue;
      const changed = { ...budget!, maxMinutes: step.to } as typeof budget & object;
      const { totals } = match(runOf({ sideConstraints: [novice!, site!, changed] })).proposal;
      expect([step.matched, step.score]).toEqual([totals.matched - today.matched, totals.score - today.score]);
    }
    expect([road.higher?.status, road.lower?.status]).toContain('optimal');
  });

  it('puts first what is worth most, and the best of each workplace', () => {
    const { mentors, workplaces } = pricesOf(runOf({}));
    const gains = mentors.map(({ higher }) => (higher?.status === 'optimal' ? higher.score : 0));
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(gains[0]).toBeGreaterThan(0);
    const first = mentors[0]!;
    expect(workplaces[0]).toEqual({
      board: first.board,
      service: first.service,
      site: first.site,
      mentor: first.name,
      higher: first.higher,
    });
    expect(new Set(workplaces.map(({ site }) => site)).size).toBe(workplaces.length);
  });
});

describe('in words', () => {
  const lines = (changes: GuidelinesChanges, language: 'fr' | 'en', trainees = TRAINEES): string =>
    explainLimitPrices(pricesOf(runOf(changes, MENTORS, trainees)), guidelinesWith().rules.capacityLimit, language).join('\n');

  it('says it in French and English', () => {
    const [fr, en] = [lines(RULES, 'fr'), lines(RULES, 'en')];
    expect(fr).toMatch(/^Un seul nombre change/);
    expect(fr).toMatch(/«\u202fContrainte road\u202f» \(au plus 40 min, \d+ aujourd’hui\)\u202f: avec \d+ min/);
    expect(fr).toMatch(/Dominique Nom-m3, Antenne de Libourne, 2 places\u202f: avec 3 places, /);
    expect(fr).toMatch(/[+−]\d+,\d\d points?/);
    expect(en).toMatch(/“Constraint road” \(at most 40 min, \d+ today\): with \d+ min/);
    expect(en).not.toMatch(/[«»’]/);
    expect(fr.split('\n')).toHaveLength(en.split('\n').length);
  });

  it('tells what changes nothing, and what only a place less changes', () => {
    const two = lines({}, 'en', TRAINEES.slice(0, 2));
    expect(two).toMatch(/A place more would change nothing, one less would:\n {2}Dominique/);
    expect(two).toMatch(/3 other mentors: neither a place more nor one less would change anything\./);
    const tight = constraints({ id: 'late', kind: 'quota', mentors: { ids: ['m4'] }, max: 0 }, { id: 'free', kind: 'quota', max: 9 });
    expect(lines(tight, 'fr')).toMatch(/«\u202fContrainte free\u202f» \(au plus 9, \d aujourd’hui\)\u202f: avec \d/);
    expect(lines(tight, 'fr')).not.toContain('avec −1');
  });

  it('says where the guidelines end, and where the time did', () => {
    const prices = pricesOf(runOf({}));
    expect(explainLimitPrices(prices, 1, 'en').at(-1)).toMatch(/^The guidelines give a mentor 1 place at most/);
    const run = runOf(RULES);
    const stopped = limitPrices(match(run), run.guidelines, { signal: { aborted: true } });
    expect(stopped.isOpen).toBe(true);
    const text = explainLimitPrices(stopped, 3, 'fr').join('\n');
    expect(text).toContain('Pas de réponse dans le temps imparti\u202f:\n  Dominique Nom-m1');
    expect(text).toContain('au-delà de 0 binôme d’écart à cette part, inconnu\u202f; en dessous de 0 binôme d’écart à cette part, inconnu');
    expect(text).toMatch(/Le temps imparti n’a pas suffi pour tout savoir\.$/);
  });

  it('words every kind of step', () => {
    const limit = { id: 'm', value: 2, unit: 1, countsPairs: true, used: 2, stable: { from: 2, to: 2 } };
    const person = { name: 'A', board: 'B', service: 'S', site: null };
    const step = { status: 'optimal', matched: 0, score: -15_000, isOpen: false } as const;
    const mentors = [
      {
        ...limit,
        ...person,
        higher: { ...step, to: 3, until: 5, score: 40, matched: 1 },
        lower: { ...step, to: 1, until: 0, isOpen: true },
      },
      { ...limit, ...person, higher: null, lower: { status: 'infeasible', to: 1, until: 0, isOpen: false } as const },
    ];
    const constraint = { ...limit, label: { fr: 'C', en: 'C' } };
    const fairness = { below: 400_000, more: -2 };
    const several = [
      { ...constraint, op: '>=', counts: 'pairs', higher: { status: 'infeasible', to: 3, until: null, isOpen: false }, lower: null },
      {
        ...constraint,
        op: '=',
        counts: 'difference',
        higher: { ...step, to: 2.5, until: 4, fairness },
        lower: { status: 'infeasible', to: 1, until: null, isOpen: false },
      },
      {
        ...constraint,
        op: '<=',
        counts: 'minutes',
        higher: { ...step, to: 9, until: null, score: 0, matched: 2 },
        lower: { ...step, to: 1, until: 0, isOpen: true },
      },
      { ...constraint, op: '<=', counts: 'pairs', higher: null, lower: { status: 'infeasible', to: -1, until: null, isOpen: false } },
    ] as const;
    const prices = { mentors, constraints: several, workplaces: [], isOpen: false };
    expect(explainLimitPrices(prices, 9, 'en').slice(2)).toEqual([
      'Constraints of the guidelines:',
      '  “C” (at least 2, 2 today): with 3 or more, no matching satisfies every rule',
      '  “C” (exactly 2 pairs off this share, 2 today): with 2.5 pairs off this share (as far as 4 pairs off this share), −2 pairs below 40.0 points, −1.50 points; with 1 pair off this share or less, no matching satisfies every rule',
      '  “C” (at most 2 min, 2 today): with 9 min or more, +2 trainees; with 1 min (at least as far as 0 min), −1.50 points',
      '  “C” (at most 2, 2 today): another limit would change nothing',
      '',
      'A place more, by mentor:',
      '  A, S, 2 places: with 3 places (as much again for each step, as far as 5 places), +1 trainee, +less than 0.01 points; with 1 place (as much again for each step, at least as far as 0 places), −1.50 points',
      '',
      'A place more would change nothing, one less would:',
      '  A, S, 2 places: with 1 place (as far as 0 places), no matching satisfies every rule',
    ]);
    expect(guidelinesSchema.safeParse(guidelinesWith()).success).toBe(true);
  });
});
