/** What a board reads off a proposal before it decides, from real runs: what to look at, the mentors' side, the services; and imposed pairs. */
import { describe, expect, it } from 'vitest';
import { mentorResults, serviceResults, toLookAt, type Mentor, type ProposedPair, type Trainee } from '../../../src/domain/index.ts';
import { Explainer } from '../../../src/matching/explain.ts';
import { prepare } from '../../../src/matching/prepare.ts';
import { solve } from '../../../src/solver/index.ts';
import { explainMentor } from '../../../src/wording/index.ts';
import { match, weightRobustness } from '../../../src/matching/index.ts';
import { constraints, guidelinesWith, input, matchSmall, mentor, plain as listed, trainee, type Unlabelled } from './small-census.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
const said = (trainees: Trainee[], mentors: Mentor[], id: string, ...rules: readonly Unlabelled[]): string => {
  const { proposal } = matchSmall(trainees, mentors, constraints(...rules));
  const result = mentorResults(proposal).find((each) => each.mentor.id === id)!;
  return plain(explainMentor(result, proposal.status, 'fr').join(' '));
};

describe('to be looked at', () => {
  it('are the far, the unknown, the weak, what is not known, and what the lot decided', () => {
    const libourne = { siteCode: 'SPIP-24-01', serviceCode: 'SPIP-24', communeCode: '33063' };
    const { proposal } = matchSmall(
      [
        trainee('near', { siteCode: 'SPIP-33-02' }),
        trainee('far', { communeCode: '24322', requiredSetting: 'MF' }),
        trainee('lost', { communeCode: '33999', requiredSetting: 'MO' }),
      ],
      [
        mentor('m1', { siteCode: 'SPIP-33-02', settings: ['MF'], caseload: 100, tenureYear: 2025 }),
        mentor('m2', { caseload: 100, tenureYear: 2025, settings: ['MO'] }),
        mentor('m3', { ...libourne, settings: ['MO'], volunteer: false }),
        mentor('m4', { siteCode: 'SPIP-33-02', settings: ['MO'], caseload: 60, tenureYear: 2010 }),
      ],
    );
    const found = toLookAt(proposal);
    const ids = (pairs: readonly { trainee: { id: string } }[]): string[] => pairs.map(({ trainee: { id } }) => id);
    const { travelMinutes } = proposal.pairs.find((pair) => pair.trainee.id === 'far')!;
    expect(travelMinutes).toBeGreaterThan(60);
    expect(ids(found.longJourneys)).toEqual(['far']);
    expect(ids(found.unknownJourneys)).toEqual(['lost']);
    expect(ids(found.lowScores)).toEqual(ids(proposal.pairs.filter(({ score }) => score < 400_000).sort((a, b) => a.score - b.score)));
    expect(found.lowScores.length).toBeGreaterThan(0);
    expect(found.unknownFacts.find(({ pair }) => pair.trainee.id === 'lost')!.criteria).toContain('location');
    expect(found.drawnByLot).toEqual([]);
    expect([found.costByConstraints, found.nobodyPossible]).toEqual([[], []]);
  });

  it('name the pairs that a change of a weight by a fifth undoes, as a run that looks at nothing else does', () => {
    const domains = ['droit', 'psychologie', 'travail social', 'criminologie'];
    const given = input(
      Array.from({ length: 9 }, (_, k) =>
        trainee(`t${k}`, {
          domains: [domains[k % 4]!],
          communeCode: k % 2 === 0 ? '33063' : '33318',
          preferences: [`m${(5 * k + 2) % 11}`],
        }),
      ),
      Array.from({ length: 11 }, (_, k) =>
        mentor(`m${k}`, {
          domains: [domains[(k * 3) % 4]!],
          caseload: 40 + 7 * k,
          tenureYear: 2008 + k,
          siteCode: k % 3 === 0 ? 'SPIP-33-02' : 'SPIP-33-01',
        }),
      ),
    );
    const { proposal, problem, solution, values } = match(given);
    const { pairs } = weightRobustness({ problem, solution, guidelines: given.guidelines, values });
    expect(proposal.pairs.map(({ losses }) => losses)).toEqual(pairs.map(({ losses }) => losses));
    const { lostByWeights, unweighed } = toLookAt(proposal);
    expect(lostByWeights.map(({ pair }) => pair.trainee.id)).toEqual(
      pairs.filter(({ survives }) => survives === false).map(({ trainee: id }) => id),
    );
    expect(lostByWeights.length).toBeGreaterThan(0);
    expect(lostByWeights.length).toBeLessThan(pairs.length);
    expect(unweighed).toBe(0);
  });

  it('say of how many pairs that is not known: of every one where there are more trainees than a directorate’s round has', () => {
    const most = 200;
    const crowd = (count: number): ReturnType<typeof toLookAt> =>
      toLookAt(
        match(
          input(
            Array.from({ length: count }, (_, k) => trainee(`t${k}`)),
            [mentor('m', { capacityMax: 2 })],
            guidelinesWith({}),
          ),
        ).proposal,
      );
    expect(crowd(most)).toMatchObject({ lostByWeights: [], unweighed: 0 });
    expect(crowd(most + 1)).toMatchObject({ lostByWeights: [], unweighed: 2 });
  });

  it('say who would have been as good where the lot decided, and only there', () => {
    const { proposal } = matchSmall([trainee('t')], [mentor('m1'), mentor('m2'), mentor('m3', { caseload: 100 })]);
    const [{ others, pair }] = toLookAt(proposal).drawnByLot as [ReturnType<typeof toLookAt>['drawnByLot'][number]];
    expect([pair.mentor.name, ...others].sort()).toEqual(['Dominique Nom-m1', 'Dominique Nom-m2']);
  });

  it('tell whom the lot leaves without, whom it serves instead, and call neither a matter of weights', () => {
    const { proposal } = matchSmall([trainee('a'), trainee('b')], [mentor('m1')]);
    const found = toLookAt(proposal);
    const [served, left] = [proposal.pairs[0]!.trainee, proposal.unmet[0]!.trainee];
    expect(found.leftByLot.map(({ unmet, mentor: name, losers }) => [unmet.trainee.id, name, losers])).toEqual([
      [left.id, 'Dominique Nom-m1', [served.name]],
    ]);
    expect(found.drawnByLot.map(({ pair, others, instead }) => [pair.trainee.id, others, instead])).toEqual([[served.id, [], [left.name]]]);
    expect(found.lostByWeights).toEqual([]);
  });

  it('count a loss at the weight of today as a tie, one at another as a matter of weights', () => {
    const { proposal } = matchSmall([trainee('a')], [mentor('m1')]);
    const [pair] = proposal.pairs;
    const losing = (...losses: NonNullable<ProposedPair['losses']>): ReturnType<typeof toLookAt> =>
      toLookAt({ ...proposal, pairs: [{ ...pair!, losses }] });
    const today = losing({ criterion: 'background', weight: 0.3 });
    expect([today.drawnByLot.length, today.lostByWeights.length]).toEqual([1, 0]);
    const both = losing({ criterion: 'background', weight: 0.3 }, { criterion: 'location', weight: 0.21 });
    expect(both.drawnByLot).toHaveLength(1);
    expect(both.lostByWeights.map(({ losses }) => losses)).toEqual([[{ criterion: 'location', weight: 0.21 }]]);
  });

  it('name the constraint that costs a trainee their mentor: theirs, not one that is at its limit elsewhere', () => {
    const { proposal } = matchSmall(
      [trainee('a', { domains: ['droit'] }), trainee('b')],
      [mentor('m1', { capacityMax: 2 }), mentor('m2')],
      constraints(
        { id: 'nobody', kind: 'quota', trainees: { domain: ['droit'] }, max: 0 },
        { id: 'other', kind: 'quota', trainees: { ids: ['b'] }, max: 1 },
      ),
    );
    const { costByConstraints, nobodyPossible } = toLookAt(proposal);
    expect(nobodyPossible).toEqual([]);
    expect(costByConstraints.map(({ unmet, constraints: held }) => [unmet.trainee.id, held.map(({ label }) => label.fr)])).toEqual([
      ['a', ['Contrainte nobody']],
    ]);
    expect(proposal.sideConstraints.every(({ value, rhs }) => value === rhs)).toBe(true);
  });

  it('tell whom the rules leave nobody, apart', () => {
    const { proposal } = matchSmall([trainee('t', { requiredSetting: 'MF' }), trainee('u')], [mentor('m')]);
    expect(toLookAt(proposal).nobodyPossible.map(({ trainee: { id } }) => id)).toEqual(['t']);
    expect(toLookAt(proposal).costByConstraints).toEqual([]);
  });
});

describe('a mentor’s own result', () => {
  it('is whom they would have, and the places that stay free', () => {
    expect(said([trainee('t')], [mentor('m', { capacityMax: 2 })], 'm')).toMatch(
      /^Dominique Nom-m \(SPIP de la Gironde\) a 2 places\. Binôme proposé : Camille Nom-t \(SPIP de la Gironde\), [\d,]+ points sur 100\. 1 place reste libre\./,
    );
  });

  it('is the rule that excludes them', () => {
    expect(said([trainee('t')], [mentor('m'), mentor('n', { trainedOn: null })], 'n')).toBe(
      'Dominique Nom-n (SPIP de la Gironde) ne peut recevoir aucun stagiaire : le tuteur n’est pas formé au tutorat.',
    );
  });

  it('is why nobody: no trainee possible, others preferred, a constraint', () => {
    const closed = [trainee('t', { requiredSetting: 'MF' }), trainee('u', { avoids: ['n'] })];
    expect(said(closed, [mentor('m', { settings: ['MF', 'MO'], capacityMax: 2 }), mentor('n')], 'n')).toContain(
      'Aucun stagiaire n’est possible : 1 stagiaire l’a écarté, 1 demande un autre milieu.',
    );
    const both = [mentor('m', { caseload: 50 }), mentor('n', { caseload: 100 })];
    const taken = said([trainee('t')], both, 'n');
    expect(taken).toContain('Un seul stagiaire est possible, et la meilleure solution lui donne un autre tuteur.');
    expect(taken).toMatch(/Autre choix possible pour Camille Nom-t\. Avec Dominique Nom-n .* le total des binômes baisserait de/);
    expect(said([trainee('t')], both, 'n', { id: 'q', kind: 'quota', max: 0 })).toContain(
      'Un stagiaire sans tuteur serait possible : une contrainte des orientations ou une demande du recensement l’empêche.',
    );
  });
});

it('counts each service: trainees with and without, mentors, places, and whom a rule excludes', () => {
  const { proposal } = matchSmall(
    [trainee('a'), trainee('b', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', requiredSetting: 'MF' })],
    [mentor('m', { capacityMax: 2 }), mentor('n'), mentor('o', { volunteer: false }), mentor('p', { volunteer: null })],
  );
  const counts = { trainees: 1, withMentor: 1, without: 0, mentors: 4, usable: 2, places: 3, withNobody: 1 };
  expect(serviceResults(proposal)).toEqual([
    {
      ...{ board: 'DISP de Bordeaux', service: 'SPIP de la Dordogne', excluded: [] },
      ...{ trainees: 1, withMentor: 0, without: 1, mentors: 0, usable: 0, places: 0, withNobody: 0 },
    },
    {
      ...{ board: 'DISP de Bordeaux', service: 'SPIP de la Gironde', ...counts },
      excluded: [
        { code: 'MENTOR_NOT_VOLUNTEER', mentors: 1 },
        { code: 'MENTOR_VOLUNTEER_UNKNOWN', mentors: 1 },
      ],
    },
  ]);
  const total = (of: (each: ReturnType<typeof serviceResults>[number]) => number): number =>
    serviceResults(proposal).reduce((sum, each) => sum + of(each), 0);
  expect([total((each) => each.places), total((each) => each.usable)]).toEqual([proposal.totals.places, proposal.totals.mentors]);
});

it('says of a pair that people imposed who would be possible without it', () => {
  const mentors = ['m1', 'm2', 'm3', 'm4', 'm5'].map((id, k) => mentor(id, { caseload: 60 + 5 * k }));
  const prepared = prepare(input([trainee('t'), trainee('u')], mentors), () => {});
  const problem = { ...listed(prepared.problem), required: [['t', 'm5'] as const] };
  const explainer = new Explainer(prepared.context, prepared.mentors, prepared.table, problem, solve(problem));
  const [imposed, free] = explainer.explain(() => {}).pairs;
  expect(imposed!.imposed!.others.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
  expect(imposed!.imposed!.more).toBe(1);
  expect(plain(imposed!.explanation.fr.join(' '))).toMatch(
    /Ce binôme était fixé avant le calcul ; sans cela, seraient possibles : Dominique Nom-m1 \(SPIP de la Gironde, [\d,]+ points sur 100\), .* et 1 autre\./,
  );
  expect(imposed!.explanation.fr.join(' ')).not.toContain('Aucun autre tuteur');
  expect(free!.imposed).toBeUndefined();
});

describe('a way out', () => {
  const lyon = { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' };
  const elsewhere = { trainees: [trainee('x', lyon), trainee('y', lyon)], mentors: [mentor('n', { ...lyon, capacityMax: 2 })] };
  const rule = constraints({ id: 'q', kind: 'quota', trainees: { ids: ['a'] }, mentors: { ids: ['m'] }, min: 2 });

  it('says what everybody comes to, not those alone whom it concerns', () => {
    const { proposal } = matchSmall([trainee('a'), ...elsewhere.trainees], [mentor('m'), ...elsewhere.mentors], rule);
    expect(proposal.status).toBe('infeasible');
    const [option] = proposal.waysOut![0]!.options;
    expect(option!.matched).toBe(1);
    const free = matchSmall([trainee('a'), ...elsewhere.trainees], [mentor('m'), ...elsewhere.mentors]).proposal.totals;
    expect(plain(option!.sentence.fr)).toContain(
      `3 stagiaires sur 3 avec un tuteur, ${(free.score / free.matched / 10_000).toFixed(1).replace('.', ',')} points sur 100 en moyenne.`,
    );
  });

  it('says so where others have no solution either', () => {
    const two = constraints(
      { id: 'q', kind: 'quota', trainees: { ids: ['a'] }, mentors: { ids: ['m'] }, min: 2 },
      { id: 'r', kind: 'quota', trainees: { ids: ['x'] }, mentors: { ids: ['n'] }, min: 2 },
    );
    const { proposal } = matchSmall([trainee('a'), ...elsewhere.trainees], [mentor('m'), ...elsewhere.mentors], two);
    expect(proposal.waysOut!.map(({ options }) => plain(options[0]!.sentence.fr))).toEqual([
      expect.stringContaining('1 stagiaire sur 1 avec un tuteur'),
      expect.stringContaining('2 stagiaires sur 2 avec un tuteur'),
    ]);
    for (const { options } of proposal.waysOut!) expect(plain(options[0]!.sentence.fr)).toContain('stagiaires concernés seulement');
  });
});
