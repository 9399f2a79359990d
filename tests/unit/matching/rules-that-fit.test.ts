/** Unknown journeys, capacity with those followed, one's own service, settings to be specified; places named in guidelines. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/domain/documents/pair.ts';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { scorePairs } from '../../../src/matching/index.ts';
import { chosen, constraints, input, matchSmall, mentor, trainee, type GuidelinesChanges, type InputChanges } from './small-census.ts';

type Rules = NonNullable<GuidelinesChanges['rules']>;

function ruleOf(of: Partial<Trainee>, by: Partial<Mentor>, rules: Rules, changes: InputChanges = {}): unknown {
  const [pair] = scorePairs(input([trainee('t1', of)], [mentor('m1', by)], { rules }, changes));
  return pair!.excluded?.map(({ code, values }) => [code, values]) ?? null;
}

const NOWHERE = { communeCode: '33999' };
const DORDOGNE = { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' };

describe('an unknown journey', () => {
  const unknown = [['JOURNEY_UNKNOWN', { from: 'Nulle-Part', to: 'Périgueux', maximum: 90 }]];

  it('is not within a limit, whoever sets it, but to the own service', () => {
    expect(ruleOf(NOWHERE, DORDOGNE, { maxTravelMinutes: 90 })).toEqual(unknown);
    expect(ruleOf({ ...NOWHERE, maxTravelMinutes: 90 }, DORDOGNE, {})).toEqual(unknown);
    expect(ruleOf({ ...NOWHERE, maxTravelMinutes: 90 }, {}, { maxTravelMinutes: 120 })).toBeNull();
    expect(ruleOf(NOWHERE, DORDOGNE, {})).toBeNull();
  });

  it('is admitted where the guidelines say so, or the board’s table knows it', () => {
    expect(ruleOf(NOWHERE, DORDOGNE, { maxTravelMinutes: 90, unknownJourney: 'allow' })).toBeNull();
    expect(ruleOf(NOWHERE, DORDOGNE, { maxTravelMinutes: 90, unknownJourney: 'exclude' })).toEqual(unknown);
    expect(ruleOf(NOWHERE, DORDOGNE, { maxTravelMinutes: 90 }, { travelTable: new Map([['24322 33999', 50]]) })).toBeNull();
  });

  it('is told once where no road is the reason, and else not within the limit either', () => {
    const island = { communeCode: '2A004', maxTravelMinutes: 90 };
    expect(ruleOf(island, DORDOGNE, {})).toEqual([['NO_ROAD', { from: 'Ajaccio', to: 'Périgueux' }]]);
    expect(ruleOf(island, DORDOGNE, { reachableByRoad: false })).toEqual([
      ['JOURNEY_UNKNOWN', { from: 'Ajaccio', to: 'Périgueux', maximum: 90 }],
    ]);
  });

  it('may be accepted by a board that has nobody else, unless the trainee set the limit', () => {
    const far = (own: number | null) =>
      matchSmall([trainee('t1', { ...NOWHERE, maxTravelMinutes: own })], [mentor('m1', DORDOGNE)], {
        coverage: 'all',
        rules: { maxTravelMinutes: 90 },
      }).proposal.waysOut?.flatMap(({ options }) => options.map(({ sentence }) => sentence.fr));
    expect(far(null)).toContainEqual(
      expect.stringMatching(/^Accepter 1 stagiaire dont le trajet est inconnu.*Camille Nom-t1 chez Dominique Nom-m1 \(trajet inconnu\)/),
    );
    expect(far(90)?.filter((sentence) => sentence.includes('inconnu')) ?? []).toEqual([]);
  });
});

describe('a capacity', () => {
  it('is how many at the same time: those followed already take their places', () => {
    expect(ruleOf({}, { capacityMax: 1, followed: 1 }, {})).toEqual([['MENTOR_FULL', { followed: 1, capacity: 1 }]]);
    expect(ruleOf({}, { followed: 1 }, {})).toEqual([['MENTOR_FULL', { followed: 1, capacity: 1 }]]);
    expect(ruleOf({}, { capacityMax: 3, followed: 2 }, { capacityLimit: 2 })).toEqual([['MENTOR_FULL', { followed: 2, capacity: 2 }]]);
    expect(ruleOf({}, { capacityMax: 0, followed: 1 }, {})).toEqual([['MENTOR_NO_CAPACITY', {}]]);
    expect(ruleOf({}, { capacityMax: 2, followed: 1 }, {})).toBeNull();
  });

  it('leaves so many places to the solver, and so much of a minimum', () => {
    const nodes = matchSmall(
      [trainee('t1')],
      [
        mentor('m1', { capacityMax: 3, followed: 1 }),
        mentor('m2', { capacityMin: 1, capacityMax: 2, followed: 1 }),
        mentor('m3', { capacityMin: 2, capacityMax: 3, followed: 1 }),
      ],
      { coverage: 'most' },
    ).problem.mentors.map(({ id, min, max }) => [id, min, max]);
    expect(nodes).toEqual([
      ['m1', 0, 2],
      ['m2', 0, 1],
      ['m3', 1, 2],
    ]);
  });

  it('is told of the mentors’ list and of each trainee', () => {
    const { proposal } = matchSmall([trainee('t1')], [mentor('m1', { followed: 1 }), mentor('m2')]);
    expect(proposal.mentors.map(({ id, places, rules }) => [id, places, rules.map(({ code }) => code)])).toEqual([
      ['m1', 0, ['MENTOR_FULL']],
      ['m2', 1, []],
    ]);
    expect(proposal.pairs[0]!.excluded).toEqual([{ code: 'MENTOR_FULL', mentors: 1 }]);
    expect(proposal.totals.places).toBe(1);
  });
});

describe('one’s own service', () => {
  const two = [mentor('m1', DORDOGNE), mentor('m2', { siteCode: 'SPIP-33-02' })];

  it('may be required, and those who have nobody because of it are told', () => {
    expect(ruleOf({}, DORDOGNE, { sameService: 'require' })).toEqual([
      ['OTHER_SERVICE', { mentorService: 'SPIP de la Dordogne', traineeService: 'SPIP de la Gironde' }],
    ]);
    expect(ruleOf({}, DORDOGNE, { sameService: 'no' })).toBeNull();
    const result = matchSmall([trainee('t1'), trainee('t2')], two, { rules: { sameService: 'require' } });
    expect(chosen(result)).toEqual(['t2-m2']);
    expect(result.proposal.unmet[0]!.excluded).toEqual([{ code: 'OTHER_SERVICE', mentors: 1 }]);
    expect(result.proposal.unmet[0]!.explanation.fr).toContain(
      'Un tuteur d’un autre service conviendrait si le même service n’était pas exigé.',
    );
  });

  it('is the only rule that such a mentor breaks, where it is counted', () => {
    const result = matchSmall([trainee('t1', { avoids: ['m1'] })], [two[0]!], { rules: { sameService: 'require' } });
    expect(result.proposal.unmet[0]!.excluded).toEqual([{ code: 'AVOIDED_BY_TRAINEE', mentors: 1 }]);
    expect(result.proposal.unmet[0]!.explanation.fr.join(' ')).not.toContain('autre service');
  });

  it('may be preferred, by a part of the location criterion: no score but that changes, and none leaves its bounds', () => {
    const rules = { sameService: 'prefer' } as const;
    const location = { ...input([], []).guidelines.location, ownServiceShare: 0.4 };
    const partOf = (by: Partial<Mentor>, of: Partial<Trainee> = {}): [number | null, Fact['code'][]] => {
      const { proposal } = matchSmall([trainee('t1', of)], [mentor('m1', by)], { rules, location });
      const parts = proposal.pairs[0]!.parts;
      expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(proposal.pairs[0]!.score);
      const found = parts.find(({ criterion }) => criterion === 'location')!;
      return [found.value, found.facts.map(({ code }) => code)];
    };
    expect(partOf({})).toEqual([1, ['TRAVEL_ESTIMATED', 'SAME_SERVICE']]);
    // 36 minutes are worth 0.9: 0.6 × 0.9, and 0.4 for the service.
    expect(partOf({ siteCode: 'SPIP-33-02' })).toEqual([0.94, ['TRAVEL_ESTIMATED', 'SAME_SERVICE']]);
    expect(partOf(DORDOGNE)).toEqual([0, ['TRAVEL_ESTIMATED', 'ANOTHER_SERVICE']]);
    expect(partOf(DORDOGNE, { communeCode: '24322' })).toEqual([0.6, ['TRAVEL_ESTIMATED', 'ANOTHER_SERVICE']]);
    // Of an unknown journey the neutral value counts, as for any criterion.
    expect(partOf({}, NOWHERE)).toEqual([0.7, ['TRAVEL_UNKNOWN', 'SAME_SERVICE']]);
  });

  it('decides between two who are otherwise as good', () => {
    const here = { siteCode: null, communeCode: '24322' };
    const mentors = [mentor('m1', { ...DORDOGNE }), mentor('m2', here)];
    const both = [trainee('t1', { communeCode: '24322' })];
    const location = { ...input([], []).guidelines.location, ownServiceShare: 0.4 };
    expect(chosen(matchSmall(both, mentors, { rules: { sameService: 'prefer' }, location }))).toEqual(['t1-m2']);
    const other = [trainee('t1', { communeCode: '24322', serviceCode: 'SPIP-24' })];
    expect(chosen(matchSmall(other, mentors, { rules: { sameService: 'prefer' }, location }))).toEqual(['t1-m1']);
  });
});

describe('a setting that nobody has specified', () => {
  const facts = (by: Partial<Mentor>, rules: Rules = {}): unknown => {
    const { proposal } = matchSmall([trainee('t1', { requiredSetting: 'MF' })], [mentor('m1', by)], { rules });
    return proposal.pairs[0]?.parts.flatMap(({ facts: own }) => own).filter(({ code }) => code === 'SETTING_TO_CHECK') ?? null;
  };
  const toCheck = [{ code: 'SETTING_TO_CHECK', values: { required: 'MF' } }];

  it('is possible, and to be checked: at a mixed site, or where no site is told', () => {
    expect(facts({ siteCode: 'SPIP-33-02' })).toEqual(toCheck);
    expect(facts({ siteCode: null })).toEqual(toCheck);
    expect(facts({ siteCode: 'SPIP-33-02', settings: ['MO', 'MF'] })).toEqual([]);
    expect(facts({ siteCode: 'SPIP-33-02', settings: ['MO'] })).toBeNull();
    expect(facts({ siteCode: 'SPIP-33-02' }, { setting: false })).toEqual([]);
    // A service with one site is that site, and what the site is counts.
    expect(facts({ serviceCode: 'SPIP-24', siteCode: null, communeCode: '33063' })).toEqual([]);
  });

  it('is said in words', () => {
    const { proposal } = matchSmall([trainee('t1', { requiredSetting: 'MF' })], [mentor('m1', { siteCode: 'SPIP-33-02' })]);
    expect(proposal.pairs[0]!.explanation.fr.join(' ')).toContain('milieu fermé à vérifier');
    expect(proposal.pairs[0]!.explanation.en.join(' ')).toMatch(/custody.* to be checked|custodial.* to be checked|MF.* to be checked/);
  });
});

describe('a service with one site', () => {
  it('is that site, so that two ways to write it keep nobody apart on paper', () => {
    const mentors = [mentor('m1', { serviceCode: 'SPIP-24', siteCode: null }), mentor('m2', DORDOGNE)];
    const apart = constraints({ id: 'a', kind: 'apart', trainees: ['t1', 't2'], level: 'site' });
    expect(chosen(matchSmall([trainee('t1'), trainee('t2')], mentors, apart))).toHaveLength(1);
  });
});

describe('a place that the guidelines name', () => {
  const mentors = [mentor('m1'), mentor('m2', { siteCode: 'SPIP-33-02' })];
  const count = (where: object): number =>
    chosen(matchSmall([trainee('t1'), trainee('t2')], mentors, constraints({ id: 'q', kind: 'quota', mentors: where, max: 0 }))).length;

  it.each([
    [{ site: 'SPIP-33-02' }, 1],
    [{ site: 'Antenne de Libourne' }, 1],
    [{ site: 'libourne' }, 1],
    [{ site: 'SPIP 33 - Libourne' }, 1],
    [{ service: 'SPIP de la Gironde' }, 0],
    [{ service: 'Gironde' }, 0],
    [{ service: '33' }, 0],
    [{ service: 'SPIP-24-01' }, 2],
    [{ site: 'SPIP de la Dordogne' }, 2],
    [{ board: 'DISP de Bordeaux' }, 0],
  ])('%j means what it means in a census', (where, expected) => {
    expect(count(where)).toBe(expected);
  });

  it.each([
    [{ site: 'Gironde' }, 'GUIDELINES_UNKNOWN_PLACE'],
    [{ service: 'Libourne' }, 'GUIDELINES_UNKNOWN_PLACE'],
    [{ service: 'SPIP-33-02' }, 'GUIDELINES_UNKNOWN_PLACE'],
    [{ site: 'Libourn' }, 'GUIDELINES_UNKNOWN_PLACE'],
  ])('%j is refused, with a suggestion', (where, code) => {
    expect(() => count(where)).toThrow(expect.objectContaining({ code }));
    try {
      count(where);
    } catch (error) {
      expect((error as { values: Record<string, string> }).values['suggestion']).not.toBe('');
    }
  });
});
