/** Pairs that whoever asks for a run holds fast, and pairs that were refused: what they do, what refuses them, how they are told. */
import { describe, expect, it, test } from 'vitest';
import type { Exclusion } from '../../../src/domain/documents/pair.ts';
import type { StandingDecision } from '../../../src/domain/index.ts';
import { BinomeError } from '../../../src/errors/index.ts';
import { ChangedCensus, match, prepare, type MatchInput, type MatchResult } from '../../../src/matching/index.ts';
import { renderReport, renderSheet } from '../../../src/report/index.ts';
import type { PairIds } from '../../../src/solver/index.ts';
import { chosen, constraints, input, mentor, plain, trainee, type GuidelinesChanges, type InputChanges } from './small-census.ts';

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** Who likes whom, so that without anything asked t1 is with m1 and t2 with m2. */
const trainees = [trainee('t1', { preferences: ['m1'] }), trainee('t2', { preferences: ['m2'] })];
const mentors = [mentor('m1'), mentor('m2'), mentor('m3', { volunteer: false })];
const of = (changes: InputChanges, guidelines: GuidelinesChanges = {}): MatchInput => input(trainees, mentors, guidelines, changes);
const matched = (changes: InputChanges, guidelines: GuidelinesChanges = {}): MatchResult => match(of(changes, guidelines));

function decision(id: string, mentorId: string | null): [string, StandingDecision] {
  const named = (of: string): { id: string; name: string } => ({ id: of, name: `Camille Nom-${of}` });
  const outcome = {
    ...{ trainee: named(id), mentor: mentorId === null ? null : named(mentorId), proposed: null },
    ...{ brokenRules: [], unlistedRule: false, brokenConstraints: [], placesOver: 0 },
  };
  return [id, { entry: { by: 'Claire Martin, directrice', on: '2025-07-01', reason: 'Équipe.', option: null }, outcome }];
}

function refusal(given: MatchInput): BinomeError {
  try {
    prepare(given, () => {});
  } catch (error) {
    if (error instanceof BinomeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a pair that is held fast', () => {
  it('is in the result, told as what nobody has decided, in every place where it is shown', () => {
    expect(chosen(matched({}))).toEqual(['t1-m1', 't2-m2']);
    const { proposal, problem, solution } = matched({ pins: [['t1', 'm2']] });
    expect(solution.pairs).toEqual([
      ['t1', 'm2'],
      ['t2', 'm1'],
    ]);
    expect(problem.required).toEqual([['t1', 'm2']]);
    const [pinned, free] = proposal.pairs;
    expect(pinned).toMatchObject({ pinned: true, alternatives: [], imposed: { others: [{ id: 'm1' }], more: 0 } });
    expect([pinned!.decision, pinned!.census, free!.pinned]).toEqual([undefined, undefined, undefined]);
    expect(spaced(pinned!.explanation.fr[1]!)).toBe(
      'Ce binôme a été fixé d’avance, à la demande de la personne qui a demandé ce calcul ; personne ne l’a décidé.',
    );
    expect(pinned!.explanation.en[1]).toBe('This pair was held fast at the request of whoever asked for this run; nobody has decided it.');
    expect(free!.explanation.fr.join(' ')).not.toContain('fixé d’avance');
    expect([proposal.decided, proposal.refusedPairs]).toEqual([undefined, undefined]);
    const report = spaced(renderReport(proposal, 'fr'));
    expect(report).toContain('Binômes fixés d’avance, que personne n’a décidés (1)');
    expect(report).toContain('<li>Dominique Nom-m2 – Camille Nom-t1</li>');
    expect(report.split('Ce binôme a été fixé d’avance').length).toBe(2);
    expect(renderReport(proposal, 'en')).toContain('Pairs held fast, that nobody has decided (1)');
    expect(spaced(renderSheet(proposal, { trainee: 't1' }, 'fr'))).toContain(
      'Ce binôme a été fixé d’avance, sans que personne l’ait décidé',
    );
    expect(renderSheet(proposal, { trainee: 't1' }, 'en')).toContain('held fast, though nobody has decided it');
  });

  it('gives the same result whatever the order in which pairs are asked for', () => {
    const pins: PairIds[] = [
      ['t2', 'm1'],
      ['t1', 'm2'],
    ];
    const [one, other] = [matched({ pins }), matched({ pins: pins.toReversed() })];
    expect(plain(one.problem)).toEqual(plain(other.problem));
    expect(one.proposal).toEqual(other.proposal);
    expect(one.problem.required).toEqual([
      ['t1', 'm2'],
      ['t2', 'm1'],
    ]);
  });

  it('is refused where a hard rule excludes it, all of them named in both languages', () => {
    const error = refusal(of({ pins: [['t1', 'm3']], refusedPairs: [['t1', 'm3']] }));
    expect(error.code).toBe('PIN_NOT_ELIGIBLE');
    expect(spaced(error.explain('fr'))).toContain(
      'Le binôme « t1 · Camille Nom-t1 – m3 · Dominique Nom-m3 » ne peut pas être fixé d’avance : le tuteur n’est pas volontaire ; ce binôme a été refusé pour cette campagne.',
    );
    expect(error.explain('en')).toContain('cannot be held fast: the mentor is not a volunteer; this pair was refused for this round.');
  });

  test.each<[string, readonly PairIds[], object]>([
    ['an unknown trainee', [['t9', 'm1']], { code: 'MATCH_UNKNOWN_TRAINEE', values: { value: 't9' } }],
    ['an unknown mentor', [['t1', 't2']], { code: 'MATCH_UNKNOWN_MENTOR', values: { value: 't2' } }],
    [
      'a trainee of another promotion',
      [['t7', 'm1']],
      { code: 'MATCH_OTHER_PROMOTION', values: { promotion: 'CPIP 28', expected: 'CPIP 29' } },
    ],
    // prettier-ignore
    ['a trainee twice', [['t1', 'm1'], ['t1', 'm2']], { code: 'PIN_TWICE', values: { value: 't1 · Camille Nom-t1' } }],
    // prettier-ignore
    ['one pair twice', [['t1', 'm1'], ['t1', 'm1']], { code: 'PIN_TWICE' }],
    // prettier-ignore
    ['more than the places', [['t1', 'm1'], ['t2', 'm1']], { code: 'PIN_BEYOND_PLACES', values: { mentor: 'm1 · Dominique Nom-m1', count: 2, places: 1 } }],
  ])('is refused of %s', (_, pins, error) => {
    const given = of({ pins });
    const others = { ...given.census, trainees: [...given.census.trainees, trainee('t7', { promotion: 'CPIP 28' })] };
    expect(refusal({ ...given, census: others })).toMatchObject(error);
  });

  it('counts those whom the mentor follows already, and may take every place that is left', () => {
    const roomy = [mentor('m1', { capacityMax: 3, followed: 1 }), mentor('m2')];
    const pins: PairIds[] = ['t1', 't2'].map((id) => [id, 'm1']);
    expect(chosen(match(input(trainees, roomy, {}, { pins })))).toEqual(['t1-m1', 't2-m1']);
    const full = [mentor('m1', { capacityMax: 2, followed: 1 }), mentor('m2')];
    expect(refusal(input(trainees, full, {}, { pins }))).toMatchObject({ code: 'PIN_BEYOND_PLACES', values: { count: 2, places: 1 } });
  });

  it('may be what makes every matching impossible, which is said', () => {
    const rules = constraints({ id: 'none', kind: 'quota', mentors: { ids: ['m2'] }, trainees: { ids: ['t1'] }, max: 0 });
    const { proposal } = matched({ pins: [['t1', 'm2']] }, rules);
    expect(proposal.status).toBe('infeasible');
    expect(proposal.infeasibility!.map(({ fr }) => spaced(fr)).at(-1)).toBe(
      'Un binôme était fixé d’avance, à la demande de la personne qui a demandé ce calcul : Dominique Nom-m2 – Camille Nom-t1. Sans lui, une solution existe peut-être.',
    );
    const free = matched({}, { ...rules, coverage: 'all' });
    expect(free.proposal.status).toBe('optimal');
  });
});

describe('beside decisions and the census', () => {
  it('what a decision says otherwise is refused, with who decided', () => {
    const decided = (mentorId: string | null): InputChanges => ({ decisions: new Map([decision('t1', mentorId)]), pins: [['t1', 'm2']] });
    const error = refusal(of(decided('m1')));
    expect(error.code).toBe('PIN_DECIDED');
    expect(spaced(error.explain('fr'))).toContain('Claire Martin, directrice a décidé autrement pour ce stagiaire (Camille Nom-m1).');
    expect(refusal(of(decided(null))).explain('en')).toContain('decided otherwise for this trainee (without a mentor).');
  });

  it('what is decided already is told as decided, whatever rule it breaks and however often it is held', () => {
    const changes: InputChanges = { decisions: new Map([decision('t1', 'm3')]), pins: [['t1', 'm3']], refusedPairs: [['t1', 'm3']] };
    const { proposal, problem } = matched(changes);
    expect(problem.required).toEqual([['t1', 'm3']]);
    const [pair] = proposal.pairs;
    expect(pair!.decision!.brokenRules.map(({ code }: Exclusion) => code)).toEqual(['MENTOR_NOT_VOLUNTEER', 'REFUSED_PAIR']);
    expect(pair!.pinned).toBeUndefined();
  });

  it('a decision takes its place first', () => {
    const changes: InputChanges = { decisions: new Map([decision('t1', 'm1')]), pins: [['t2', 'm1']] };
    expect(refusal(of(changes))).toMatchObject({ code: 'PIN_BEYOND_PLACES', values: { count: 2, places: 1 } });
  });

  const imposing = (id: string): MatchInput =>
    input([trainee('t1', { imposed: [id], row: { file: 'stagiaires.csv', line: 4 } }), trainees[1]!], mentors);

  it('another mentor whom the census imposes is named', () => {
    const error = refusal({ ...imposing('m1'), pins: [['t1', 'm2']] });
    expect(error).toMatchObject({ code: 'PIN_IMPOSED', values: { mentor: 'm1 · Dominique Nom-m1', detailFr: 'stagiaires.csv, ligne 4' } });
  });

  it('the pair that the census imposes may be held as well: both are told', () => {
    const [pair] = match({ ...imposing('m3'), pins: [['t1', 'm3']] }).proposal.pairs;
    expect(pair).toMatchObject({ pinned: true, census: { brokenRules: [{ code: 'MENTOR_NOT_VOLUNTEER' }] } });
    expect(pair!.explanation.en.join(' ')).toMatch(/imposed by the census .* held fast/);
  });

  it('a pair that the census imposes and somebody refused is not held, and that is told', () => {
    const { proposal, solution } = match({ ...imposing('m2'), refusedPairs: [['t1', 'm2']] });
    expect(solution.pairs).toEqual([
      ['t1', 'm1'],
      ['t2', 'm2'],
    ]);
    expect(proposal.guidelineFindings.map(({ kind, sentence }) => [kind, spaced(sentence.fr)])).toEqual([
      [
        'notApplied',
        'Le binôme imposé Dominique Nom-m2 – Camille Nom-t1 (stagiaires.csv, ligne 4) est sans effet : il a été refusé pour cette campagne.',
      ],
    ]);
  });
});

describe('a pair that was refused for the round', () => {
  it('is excluded by a rule of its own, told of both people, and listed', () => {
    const { proposal, solution } = matched({
      refusedPairs: [
        ['t2', 'm2'],
        ['t1', 'm1'],
        ['t2', 'm2'],
      ],
    });
    expect(solution.pairs).toEqual([
      ['t1', 'm2'],
      ['t2', 'm1'],
    ]);
    expect(proposal.refusedPairs).toEqual([
      ['t1', 'm1'],
      ['t2', 'm2'],
    ]);
    expect(proposal.excludedPairs).toEqual([
      { trainee: 't1', mentor: 'm1', rules: [{ code: 'REFUSED_PAIR', values: {} }] },
      { trainee: 't2', mentor: 'm2', rules: [{ code: 'REFUSED_PAIR', values: {} }] },
    ]);
    expect(proposal.pairs[0]!.excluded).toEqual([
      { code: 'MENTOR_NOT_VOLUNTEER', mentors: 1 },
      { code: 'REFUSED_PAIR', mentors: 1 },
    ]);
    expect(proposal.pairs[0]!.wishes).toMatchObject([{ name: 'Dominique Nom-m1', rules: [{ code: 'REFUSED_PAIR' }] }]);
    expect(spaced(renderReport(proposal, 'fr'))).toContain('Binômes refusés pour cette campagne (2)');
    expect(renderReport(proposal, 'en')).toContain('Pairs refused for this round (2)');
  });

  it('is told of a mentor whom their own rules exclude too', () => {
    expect(matched({ refusedPairs: [['t1', 'm3']] }).proposal.excludedPairs).toEqual([
      { trainee: 't1', mentor: 'm3', rules: [{ code: 'REFUSED_PAIR', values: {} }] },
    ]);
  });

  it('is nothing that a board may waive, where nothing else gives a matching', () => {
    const alone = (refusedPairs: readonly PairIds[], away: object): MatchResult =>
      match(input([trainee('t1')], [mentor('m1', away)], { coverage: 'all' }, { refusedPairs }));
    const lyon = { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' };
    const admissions = ({ proposal }: MatchResult): unknown[] =>
      (proposal.waysOut ?? []).flatMap(({ options }) => options.flatMap(({ changes }) => changes.map(({ kind }) => kind)));
    expect(admissions(alone([], lyon))).toContain('admission');
    expect(admissions(alone([['t1', 'm1']], lyon))).not.toContain('admission');
    const refused = alone([['t1', 'm1']], {});
    expect(refused.proposal.status).toBe('infeasible');
    expect(admissions(refused)).not.toContain('admission');
  });
});

describe('in a session', () => {
  const before: InputChanges = { pins: [['t1', 'm2']], refusedPairs: [['t2', 'm2']] };
  const problemAfter = (changes: Parameters<ChangedCensus['after']>[0], given = of(before)): object =>
    plain(new ChangedCensus(given).after(changes));

  it('what was held and refused stands, to the bit as a match has it', () => {
    expect(problemAfter([])).toEqual(plain(matched(before).problem));
    const decided: InputChanges = { decisions: new Map([decision('t1', 'm3')]), pins: [['t2', 'm1']] };
    expect(problemAfter([], of(decided))).toEqual(plain(matched(decided).problem));
  });

  it('what somebody tries comes before what was held', () => {
    expect(problemAfter([{ kind: 'pin', trainee: 't1', mentor: 'm1' }])).toMatchObject({ required: [['t1', 'm1']] });
    expect(problemAfter([{ kind: 'ban', trainee: 't1', mentor: 'm2' }])).not.toHaveProperty('required');
    expect(problemAfter([{ kind: 'take-out', mentor: 'm2' }])).not.toHaveProperty('required');
  });

  it('a mentor whose last place goes keeps no pair that was held: it cannot be, and no place is made for it', () => {
    const left = new ChangedCensus(of(before)).after([{ kind: 'places', mentor: 'm2', places: 0 }]);
    expect(left.required).toEqual([['t1', 'm2']]);
    expect(left.mentors.find(({ id }) => id === 'm2')!.max).toBe(0);
  });
});
