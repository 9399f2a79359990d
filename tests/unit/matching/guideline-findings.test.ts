import { describe, expect, it } from 'vitest';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { lintGuidelines, match, type GuidelinesReview } from '../../../src/matching/index.ts';
import { constraints, input, matchSmall, mentor, trainee, type GuidelinesChanges, type Unlabelled } from './small-census.ts';

const LIBOURNE = { siteCode: 'SPIP-33-02' };
const PERIGUEUX = { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' };
const three = ['t1', 't2', 't3'].map((id) => trainee(id));
/** Two places in Bordeaux, one in Libourne, one in Périgueux. */
const mentors = [mentor('m1', { capacityMax: 2 }), mentor('m2', LIBOURNE), mentor('m3', PERIGUEUX)];

function review(
  rules: readonly Unlabelled[],
  changes: GuidelinesChanges = {},
  trainees: readonly Trainee[] = three,
  all: readonly Mentor[] = mentors,
): GuidelinesReview {
  return lintGuidelines(input(trainees, all, { ...constraints(...rules), ...changes }));
}

/** The one finding: its kind, and its sentence in both languages. */
function told(...args: Parameters<typeof review>): [kind: string, fr: string, en: string] {
  const { findings } = review(...args);
  expect(findings).toHaveLength(1);
  const [{ kind, sentence }] = findings as [(typeof findings)[number]];
  return [kind, sentence.fr, sentence.en];
}

describe('a constraint that can never bind', () => {
  it('is told with what can be reached', () => {
    expect(told([{ id: 'q', kind: 'quota', max: 3 }])).toEqual([
      'neverBinding',
      'La contrainte «\u202fContrainte q\u202f» (au plus 3 binômes) est ici sans effet\u202f: au plus 3 binômes sont possibles.',
      'The constraint “Constraint q” (at most 3 pairs) can never bind: at most 3 pairs are possible.',
    ]);
    expect(review([{ id: 'q', kind: 'quota', max: 2 }]).findings).toEqual([]);
  });

  it('is told once for all its groups, with the most of any', () => {
    expect(told([{ id: 'q', kind: 'quota', each: 'site', max: 2 }])).toEqual([
      'neverBinding',
      'La contrainte «\u202fContrainte q\u202f» (au plus 2 binômes) est ici sans effet, dans chacun de ses 3 groupes\u202f: au plus 2 binômes sont possibles dans un même groupe.',
      'The constraint “Constraint q” (at most 2 pairs) can never bind, in any of its 3 groups: at most 2 pairs are possible in one group.',
    ]);
  });

  it('in some groups only is counted, not told', () => {
    expect(review([{ id: 'q', kind: 'quota', each: 'site', max: 1, min: 0 }])).toEqual({
      findings: [
        expect.objectContaining({
          kind: 'neverBinding',
          rules: ['q'],
          sideConstraints: ['q/SPIP-24-01/min', 'q/SPIP-33-01/min', 'q/SPIP-33-02/min'],
        }),
      ],
      limits: [
        { rule: 'q', limit: 'max', groups: 3, impossible: 0, redundant: 0, neverBinding: 2 },
        { rule: 'q', limit: 'min', groups: 3, impossible: 0, redundant: 0, neverBinding: 3 },
      ],
    });
  });

  it('because it concerns nobody says so, whether or not it became a constraint', () => {
    const nobody = 'est ici sans effet\u202f: elle ne concerne aucun binôme possible.';
    expect(told([{ id: 'q', kind: 'quota', trainees: { domain: ['danse'] }, max: 1 }])[1]).toContain(nobody);
    expect(told([{ id: 'q', kind: 'quota', trainees: { domain: ['danse'] }, max: 0 }])[1]).toBe(
      `La contrainte «\u202fContrainte q\u202f» ${nobody}`,
    );
    expect(told([{ id: 'b', kind: 'travelBudget', trainees: { domain: ['danse'] }, maxMinutes: 9 }])[2]).toBe(
      'The constraint “Constraint b” can never bind: it concerns no possible pair.',
    );
    const apart = told([{ id: 'a', kind: 'apart', trainees: ['t1', 't2'], level: 'site' }], {}, [
      trainee('t1'),
      trainee('t2', { avoids: ['m1', 'm2', 'm3'] }),
    ]);
    expect(apart[1]).toContain('ces stagiaires n’ont aucun lieu possible en commun');
    expect(apart[2]).toContain('these trainees have no possible place in common');
  });

  it.each<[string, Unlabelled, GuidelinesChanges, string, string]>([
    [
      'apart',
      { id: 'a', kind: 'apart', trainees: ['t1', 't2'], level: 'mentor' },
      {},
      'aucun ensemble de binômes ne les réunit',
      'no set of pairs has them together',
    ],
    [
      'a share',
      { id: 's', kind: 'quota', maxShare: 1 },
      {},
      '(au plus 100\u202f% des binômes) est ici sans effet\u202f: aucun ensemble de binômes n’est au-dessus',
      'no set of pairs is above it',
    ],
    [
      'a least share',
      { id: 's', kind: 'quota', minShare: 0.255, trainees: { promotion: 'CPIP 29' } },
      {},
      '(au moins 25,5\u202f% des binômes) est ici sans effet\u202f: aucun ensemble de binômes n’est en dessous',
      '(at least 25.5% of the pairs) can never bind: no set of pairs is below it',
    ],
    [
      'a minimum where all are served',
      { id: 'q', kind: 'quota', min: 1 },
      { coverage: 'all' },
      'il y en a toujours au moins 2',
      'there are always at least 2',
    ],
  ])('of kind %s has words of its own', (_name, rule, changes, fr, en) => {
    const two = three.slice(0, 2);
    const single = [mentor('m1'), mentor('m2', LIBOURNE), mentor('m3', PERIGUEUX)];
    const [kind, french, english] = told([rule], changes, two, single);
    expect(kind).toBe('neverBinding');
    expect(french).toContain(fr);
    expect(english).toContain(en);
  });

  it('of travel says the minutes', () => {
    const [, fr, en] = told(
      [{ id: 'b', kind: 'travelBudget', maxMinutes: 500 }],
      {},
      [trainee('t1', { communeCode: '33243' })],
      [mentor('m1')],
    );
    expect(fr).toBe(
      'La contrainte «\u202fContrainte b\u202f» (au plus 500 min) est ici sans effet\u202f: les trajets totalisent au plus 36 min.',
    );
    expect(en).toBe('The constraint “Constraint b” (at most 500 min) can never bind: the journeys total at most 36 min.');
  });

  it('of people held together says that nothing parts them', () => {
    const [kind, fr, en] = told(
      [{ id: 'g', kind: 'together', trainees: ['t1', 't2'], level: 'site' }],
      { coverage: 'all' },
      three.slice(0, 2),
      [mentors[0]!],
    );
    expect([kind, fr]).toEqual([
      'neverBinding',
      'La contrainte «\u202fContrainte g — Antenne de Bordeaux\u202f» est ici sans effet\u202f: aucun ensemble de binômes ne les sépare.',
    ]);
    expect(en).toContain('no set of pairs parts them');
  });
});

describe('a constraint that cannot be met alone', () => {
  it('is named with its group, one by one', () => {
    const { findings } = review([{ id: 'q', kind: 'quota', each: 'service', min: 2 }], {}, three.slice(0, 1));
    expect(findings.map(({ kind, sentence }) => [kind, sentence.fr])).toEqual([
      [
        'impossible',
        'La contrainte «\u202fContrainte q — SPIP de la Dordogne\u202f» (au moins 2 binômes) ne peut pas être respectée, même seule\u202f: au plus 1 binôme est possible. Assouplissez-la.',
      ],
      [
        'impossible',
        'La contrainte «\u202fContrainte q — SPIP de la Gironde\u202f» (au moins 2 binômes) ne peut pas être respectée, même seule\u202f: au plus 1 binôme est possible. Assouplissez-la.',
      ],
    ]);
    expect(findings[0]!.sentence.en).toBe(
      'The constraint “Constraint q — SPIP de la Dordogne” (at least 2 pairs) cannot be met, even alone: at most 1 pair is possible. Relax it.',
    );
  });

  it.each<[string, Unlabelled, Mentor[], string, string]>([
    [
      'nobody',
      { id: 'q', kind: 'quota', mentors: { ids: ['x'] }, min: 1 },
      mentors,
      'elle ne concerne aucun binôme possible',
      'it concerns no possible pair',
    ],
    ['too many', { id: 'q', kind: 'quota', max: 1 }, mentors, 'il y en a toujours au moins 3', 'there are always at least 3'],
    [
      'a share',
      { id: 's', kind: 'quota', maxShare: 0.5 },
      mentors,
      'aucun ensemble de binômes ne respecte cette part',
      'no set of pairs keeps to this share',
    ],
    [
      'travel',
      { id: 'b', kind: 'travelBudget', maxMinutes: 20 },
      [mentor('m1', { ...PERIGUEUX, capacityMax: 3 })],
      'les trajets totalisent toujours au moins',
      'the journeys always total at least',
    ],
    [
      'together',
      { id: 'g', kind: 'together', trainees: ['t1', 't2'], level: 'mentor' },
      [mentor('m1'), mentor('m2'), mentor('m3', { capacityMin: 1 })],
      'aucun ensemble de binômes ne les réunit',
      'no set of pairs has them together',
    ],
  ])('because of %s says why', (_name, rule, all, fr, en) => {
    const trainees = rule.kind === 'together' ? [trainee('t1', { avoids: ['m2', 'm3'] }), trainee('t2', { avoids: ['m1', 'm2'] })] : three;
    const { findings } = review([rule], { coverage: 'all' }, trainees, all);
    expect(findings[0]!.kind).toBe('impossible');
    expect(findings[0]!.sentence.fr).toContain(fr);
    expect(findings[0]!.sentence.en).toContain(en);
  });

  it('is not looked for where nothing is possible anyway', () => {
    const [kind, fr, en] = told([{ id: 'q', kind: 'quota', max: 1 }], { coverage: 'all' }, three, mentors.slice(1));
    expect(kind).toBe('noMatching');
    expect(fr).toContain('Ce que cette contrainte peut atteindre n’est donc pas connu.');
    expect(en).toContain('What this constraint can reach is therefore not known.');
  });
});

describe('two constraints', () => {
  it('that contradict each other are named both', () => {
    const rules: Unlabelled[] = [
      { id: 'a', kind: 'quota', mentors: { service: 'SPIP-33' }, min: 2 },
      { id: 'b', kind: 'quota', each: 'service', max: 1 },
    ];
    const [kind, fr, en] = told(rules);
    expect(kind).toBe('contradictory');
    expect(fr).toBe(
      'Les contraintes «\u202fContrainte a\u202f» (au moins 2 binômes) et «\u202fContrainte b — SPIP de la Gironde\u202f» (au plus 1 binôme) se contredisent\u202f: aucune solution ne respecte les deux. Assouplissez l’une des deux.',
    );
    expect(en).toContain(
      '“Constraint a” (at least 2 pairs) and “Constraint b — SPIP de la Gironde” (at most 1 pair) contradict each other',
    );
    expect(matchSmall(three, mentors, constraints(...rules)).proposal.status).toBe('infeasible');
  });

  it('of which one follows from the other: told of a single one', () => {
    expect(
      told([
        { id: 'a', kind: 'quota', max: 1 },
        { id: 'b', kind: 'quota', mentors: { service: 'SPIP-33' }, max: 1 },
      ]),
    ).toEqual([
      'redundant',
      'La contrainte «\u202fContrainte b\u202f» (au plus 1 binôme) n’ajoute rien\u202f: «\u202fContrainte a\u202f» (au plus 1 binôme) suffit à la garantir.',
      'The constraint “Constraint b” (at most 1 pair) adds nothing: “Constraint a” (at most 1 pair) is enough to ensure it.',
    ]);
  });

  it('in all groups, by several rules: told once', () => {
    const rules: Unlabelled[] = [
      { id: 'q', kind: 'quota', each: 'site', max: 1 },
      { id: 'x', kind: 'quota', mentors: { site: 'SPIP-33-01' }, max: 0 },
      { id: 'y', kind: 'quota', mentors: { site: 'SPIP-33-02' }, max: 0 },
      { id: 'z', kind: 'quota', mentors: { site: 'SPIP-24-01' }, max: 0 },
    ];
    const [kind, fr, en] = told(rules);
    expect(kind).toBe('redundant');
    // In two of the three sites there is one place only: there the quota never binds.
    expect(fr).toContain(
      'dans aucun de ses 3 groupes\u202f: «\u202fContrainte x\u202f» (au plus 0 binôme) suffit à la garantir dans l’un d’entre eux, et rien ne peut l’enfreindre dans les 2 autres.',
    );
    expect(en).toContain('in one of them, and nothing can break it in the other 2.');
    const wide = mentors.map((one) => ({ ...one, capacityMax: 3 }));
    const [, all, english] = told(rules, {}, three, wide);
    expect(all).toBe(
      'La contrainte «\u202fContrainte q\u202f» (au plus 1 binôme) n’ajoute rien, dans aucun de ses 3 groupes\u202f: «\u202fContrainte z\u202f» (au plus 0 binôme), «\u202fContrainte x\u202f» (au plus 0 binôme) et «\u202fContrainte y\u202f» (au plus 0 binôme) suffisent à la garantir.',
    );
    expect(english).toContain('are enough to ensure it.');
  });

  it('in some groups only is counted, not told', () => {
    const wide = mentors.map((one) => ({ ...one, capacityMax: 3 }));
    const { findings, limits } = review(
      [
        { id: 'q', kind: 'quota', each: 'site', max: 1 },
        { id: 'x', kind: 'quota', mentors: { site: 'SPIP-33-01' }, max: 0 },
      ],
      {},
      three,
      wide,
    );
    expect(findings).toEqual([]);
    expect(limits[0]).toEqual({ rule: 'q', limit: 'max', groups: 3, impossible: 0, redundant: 1, neverBinding: 0 });
  });
});

describe('the review', () => {
  const rules: Unlabelled[] = [
    { id: 'few', kind: 'quota', max: 1 },
    { id: 'many', kind: 'quota', min: 9 },
    { id: 'part', kind: 'quota', each: 'service', max: 1 },
    { id: 'rest', kind: 'quota', min: 2 },
    { id: 'wide', kind: 'quota', max: 9 },
    { id: 'air', kind: 'quota', mentors: { ids: ['x'] }, max: 0 },
  ];

  it('sorts by kind, gravest first', () => {
    const { findings } = review(rules);
    expect(findings.map(({ kind, rules: ids }) => [kind, ...ids])).toEqual([
      ['impossible', 'many'],
      ['contradictory', 'few', 'rest'],
      ['redundant', 'part'],
      ['neverBinding', 'wide'],
      ['neverBinding', 'air'],
    ]);
  });

  it('stands in the proposal, and is told before the solver starts', () => {
    const stages: string[] = [];
    const { proposal } = match(
      input(three, mentors, constraints(...rules)),
      (stage) => stages.push(stage),
      ({ findings }) => stages.push(`${findings.length} findings`),
    );
    expect(proposal.guidelineFindings).toEqual(review(rules).findings);
    expect(stages.indexOf('5 findings')).toBeLessThan(stages.indexOf('solve'));
    expect(stages.indexOf('5 findings')).toBeGreaterThan(stages.indexOf('lint'));
  });

  it('says nothing without constraints', () => {
    const stages: string[] = [];
    const { proposal } = match(input(three, mentors), (stage) => stages.push(stage));
    expect(proposal.guidelineFindings).toEqual([]);
    expect(stages).not.toContain('lint');
    expect(review([])).toEqual({ findings: [], limits: [] });
  });

  it('quotes a label as it is, whatever it looks like', () => {
    const strange = { id: 'q', kind: 'quota', max: 9, label: { fr: 'Au plus {n|un|deux} {name}', en: '{reason}' } } as const;
    const { findings } = lintGuidelines(input(three, mentors, { sideConstraints: [strange] }));
    expect(findings[0]!.sentence.fr).toContain('«\u202fAu plus {n|un|deux} {name}\u202f»');
    expect(findings[0]!.sentence.en).toContain('“{reason}”');
  });
});
