import { describe, expect, it } from 'vitest';
import type { Candidate, Recruitment } from '../../../src/domain/documents/recruitment.ts';
import { recruitment, recruitmentNotes, shownCandidates, type RecruitmentInput } from '../../../src/planning/index.ts';
import { placesCsv, recruitmentCsv } from '../../../src/report/index.ts';
import { constraints, input, mentor, period, trainee, type GuidelinesChanges, type InputChanges } from '../matching/small-census.ts';

type People = Parameters<typeof input>;

function recruit(
  trainees: People[0],
  mentors: People[1],
  guidelines: GuidelinesChanges = {},
  changes: Partial<RecruitmentInput> & InputChanges = {},
): Recruitment {
  return recruitment({ ...input(trainees, mentors, guidelines), periods: [period], ...changes });
}

function candidate({ candidates }: Recruitment, id: string): Candidate {
  const found = candidates.find((one) => one.id === id);
  expect(found, id).toBeDefined();
  return found!;
}

const LIBOURNE = { siteCode: 'SPIP-33-02' } as const;
const later = { ...period, id: 'SP2', name: 'Stage 2', segments: [{ start: '2026-01-05', end: '2026-01-30' }] };

describe('places against trainees', () => {
  const found = recruit(
    [trainee('t1'), trainee('t2', LIBOURNE), trainee('t3', { siteCode: null })],
    [
      mentor('m1', { capacityMax: 2 }),
      mentor('m2', { trainedOn: null, volunteer: false }),
      mentor('m3', { ...LIBOURNE, volunteer: null }),
      mentor('m4', { absences: [{ start: '2025-11-03', end: '2025-11-28' }] }),
      mentor('m5', { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' }),
    ],
  );
  const [only] = found.periods;

  it('are counted by directorate, service and site, with the first rule that excludes each mentor', () => {
    const excluded = [
      { code: 'MENTOR_ABSENT', mentors: 1 },
      { code: 'MENTOR_NOT_VOLUNTEER', mentors: 1 },
      { code: 'MENTOR_VOLUNTEER_UNKNOWN', mentors: 1 },
    ];
    const board = { trainees: 3, mentors: 4, usable: 1, places: 2, served: 2, short: 1, excluded };
    expect(only).toMatchObject({
      label: 'SP1',
      status: 'optimal',
      total: { trainees: 3, mentors: 5, usable: 2, places: 3, served: 2, short: 1 },
    });
    expect(only!.boards[0]).toMatchObject({ code: 'DISP-BOR', ...board, services: [{ code: 'SPIP-33', ...board }] });
    const sites = only!.boards[0]!.services[0]!.sites.map(({ name, trainees, mentors, usable }) => [name, trainees, mentors, usable]);
    expect(sites).toEqual([
      ['Antenne de Bordeaux', 1, 3, 1],
      ['Antenne de Libourne', 1, 1, 0],
    ]);
    expect(only!.boards[1]).toMatchObject({ code: 'DISP-LYO', trainees: 0, mentors: 1, usable: 1, places: 1, served: 0, short: 0 });
  });

  it('name the shortage that is proven', () => {
    expect(only!.shortages.map(({ missing, explanation }) => [missing, explanation.fr])).toEqual([
      [
        1,
        'DISP de Bordeaux\u202f: 3 stagiaires ne peuvent aller que chez un tuteur (SPIP de la Gironde), qui offre 2 places pour 3 stagiaires\u202f: il en manque 1.',
      ],
    ]);
  });

  it('say nothing of those who have no matching, and all of the others', () => {
    const bound = constraints({ id: 'q', kind: 'quota', each: 'board', min: 2 });
    const lyon = { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' } as const;
    const { periods, candidates } = recruit(
      [trainee('t1'), trainee('t2', lyon), trainee('t3', lyon)],
      [mentor('m1'), mentor('m2', { ...lyon, capacityMax: 2 })],
      bound,
    );
    expect(periods[0]).toMatchObject({ status: 'infeasible', total: { served: null, short: null } });
    expect(periods[0]!.boards.map(({ served }) => served)).toEqual([null, 2]);
    const [bordeaux, rhone] = ['new:SPIP-33-01', 'new:SPIP-69-01'].map((id) => candidates.find((one) => one.id === id)!);
    expect(bordeaux).toMatchObject({ status: 'infeasible', served: 0, periods: [{ status: 'infeasible', served: null }] });
    expect(bordeaux!.explanation.fr[0]).toContain('aucune solution n’y respecte toutes les règles');
    expect(rhone!.status).toBe('proven');
  });
});

describe('candidates', () => {
  const found = recruit(
    [trainee('t1'), trainee('t2')],
    [
      mentor('m1'),
      mentor('untrained', { trainedOn: null, caseload: 60 }),
      mentor('late', { trainedOn: '2025-11-20', caseload: 80 }),
      mentor('unasked', { volunteer: null, caseload: 100 }),
      mentor('unwilling', { volunteer: false, caseload: 90 }),
      mentor('both', { volunteer: false, trainedOn: null }),
      mentor('away', { trainedOn: null, absences: [{ start: '2025-11-03', end: '2025-11-28' }] }),
      mentor('elsewhere', { trainedOn: null, boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' }),
    ],
  );

  it('are those whom one rule alone keeps out, and somebody new at each site of the directorates that have trainees', () => {
    expect(found.candidates.map(({ id, measure, served }) => [id, measure, served])).toEqual([
      ['untrained', 'train', 1],
      ['late', 'train', 1],
      ['new:SPIP-33-01', 'recruit', 1],
      ['new:SPIP-33-02', 'recruit', 1],
      ['new:SPIP-24-01', 'recruit', 1],
      ['unwilling', 'volunteer', 1],
      ['unasked', 'volunteer', 1],
    ]);
  });

  it('stand at a service that has no site, and on every board where boards mix', () => {
    const mixed = recruit([trainee('t1')], [mentor('m1')], { rules: { sameBoard: false, reachableByRoad: false } });
    expect(candidate(mixed, 'new:SPIP-2A')).toMatchObject({ service: 'SPIP de la Corse-du-Sud', site: null });
  });

  it('have an id that nobody of the census has', () => {
    const taken = recruit([trainee('t1'), trainee('new:SPIP-33-01')], [mentor('m1')]);
    expect(candidate(taken, 'new::SPIP-33-01').measure).toBe('recruit');
  });

  it('are told in sentences, with whose decision it is', () => {
    expect(candidate(found, 'untrained').explanation.fr).toEqual([
      'Former Dominique Nom-untrained (SPIP de la Gironde, 1 place)\u202f: 1 stagiaire de plus aurait un tuteur et le total des binômes augmenterait de 72,5 points.',
      'Camille Nom-t2, sans tuteur, irait chez Dominique Nom-untrained.',
    ]);
    expect(candidate(found, 'late').explanation.en[1]).toMatch(/^The mentor .*20/);
    expect(candidate(found, 'unasked').explanation.en.slice(0, 2)).toEqual([
      'If Dominique Nom-unasked (SPIP de la Gironde, 1 place) volunteered: 1 more trainee would have a mentor and the total of the pairs would rise by 47.5 points.',
      'The mentor has not said whether they volunteer: the decision is theirs.',
    ]);
    expect(candidate(found, 'new:SPIP-33-02').explanation.en).toEqual([
      'One more trained mentor, Antenne de Libourne, SPIP de la Gironde (1 place): 1 more trainee would have a mentor and the total of the pairs would rise by 58.0 points.',
      'Camille Nom-t2, without a mentor, would go to this mentor.',
    ]);
  });

  it('are not asked for where they would be excluded all the same', () => {
    const { candidates } = recruit([trainee('t1')], [mentor('m1')], { rules: { capacityLimit: 0 } });
    expect(candidates).toEqual([]);
  });

  it('are the same whatever the order of the census', () => {
    const given = input(
      [trainee('t1'), trainee('t2')],
      [mentor('m1'), mentor('m2', { trainedOn: null }), mentor('m3', { volunteer: null })],
    );
    const { mentors, trainees } = given.census;
    const turned = { mentors: [...mentors].reverse(), trainees: [...trainees].reverse() };
    const of = (census: typeof given.census): string => JSON.stringify(recruitment({ ...given, census, periods: [period] }));
    expect(of(turned)).toBe(of(given.census));
  });
});

describe('worth', () => {
  it('follows the chain: who would come, and who takes the place left', () => {
    // t1, near Périgueux, shares a field with m1 in Bordeaux and has that place; t2, who goes no farther than an hour, has nobody.
    const there = { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' } as const;
    const given = recruit(
      [trainee('t1', { ...there, domains: ['droit'] }), trainee('t2', { domains: ['arts'], maxTravelMinutes: 60 })],
      [mentor('m1', { domains: ['droit'] }), mentor('m2', { ...there, trainedOn: null })],
    );
    const { served, periods, explanation } = candidate(given, 'm2');
    expect(served).toBe(1);
    expect(periods[0]!.changes.map(({ trainee: who, from, to }) => [who, from, to])).toEqual([
      ['t1', 'm1', 'm2'],
      ['t2', null, 'm1'],
    ]);
    expect(explanation.fr[1]).toBe(
      'Camille Nom-t1 passerait de Dominique Nom-m1 à Dominique Nom-m2\u202f; Camille Nom-t2, sans tuteur, irait chez Dominique Nom-m1.',
    );
  });

  it('is nothing, by the prices alone, where everybody has as good a mentor', () => {
    const found = recruit([trainee('t1')], [mentor('m1', { caseload: 60, tenureYear: 2000 })]);
    expect(candidate(found, 'new:SPIP-33-01').periods).toEqual([
      expect.objectContaining({ status: 'proven', proof: 'prices', served: 0, score: 0, bound: { served: 0, score: 0 }, changes: [] }),
    ]);
    expect(shownCandidates(found)).toEqual([]);
    expect(candidate(found, 'new:SPIP-33-01').explanation.fr[0]).toContain('rien ne changerait');
  });

  it('is solved for under constraints, which the new pairs count in', () => {
    const one = constraints({ id: 'q', kind: 'quota', each: 'site', max: 1 });
    const found = recruit([trainee('t1'), trainee('t2')], [mentor('m1'), mentor('m2', { trainedOn: null })], one);
    expect(candidate(found, 'm2')).toMatchObject({ served: 0, score: 0, periods: [{ proof: 'solve', bound: null }] });
    expect(candidate(found, 'new:SPIP-33-02').served).toBe(1);
  });

  it('may be less than nothing for somebody who must have a trainee', () => {
    const found = recruit([trainee('t1')], [mentor('m1'), mentor('m2', { trainedOn: null, capacityMin: 1, caseload: 100 })]);
    expect(candidate(found, 'm2')).toMatchObject({ status: 'proven', served: 0, score: -125_000, periods: [{ proof: 'solve' }] });
    expect(candidate(found, 'm2').explanation.fr[0]).toContain('le total des binômes baisserait de 12,5 points');
    expect(found.candidates.at(-1)!.id).toBe('m2');
  });

  it('adds up over periods, each by itself', () => {
    const found = recruit(
      [trainee('t1'), trainee('t2')],
      [mentor('m1'), mentor('late', { trainedOn: '2025-12-15' })],
      {},
      { periods: [later, period] },
    );
    expect(found.periods.map(({ label, total: { short } }) => [label, short])).toEqual([
      ['SP1', 1],
      ['SP2', 0],
    ]);
    const late = candidate(found, 'late');
    expect(late.periods.map((worth) => worth.period)).toEqual(['SP1']);
    const fresh = candidate(found, 'new:SPIP-33-01');
    expect(fresh.periods.map(({ period: label, served }) => [label, served])).toEqual([
      ['SP1', 1],
      ['SP2', 0],
    ]);
    expect(fresh.served).toBe(1);
    expect(fresh.score).toBe(fresh.periods[0]!.score! + fresh.periods[1]!.score!);
    expect(late.explanation.fr.at(-1)).toMatch(/^SP1\u202f: 1 stagiaire de plus aurait un tuteur/);
    const both = recruit([trainee('t1'), trainee('t2')], [mentor('m1')], {}, { periods: [period, later] });
    expect(candidate(both, 'new:SPIP-33-01').explanation.fr).toEqual([
      'Un tuteur formé de plus, Antenne de Bordeaux, SPIP de la Gironde (1 place)\u202f: 2 stages de plus auraient un tuteur et le total des binômes augmenterait de 120,0 points.',
      'SP1, SP2\u202f: 1 stagiaire de plus aurait un tuteur et le total des binômes augmenterait de 60,0 points. Camille Nom-t2, sans tuteur, irait chez ce tuteur.',
    ]);
  });

  it('is left open at a limit, with what the prices bound, and said to be', () => {
    const end = { aborted: false };
    const given = input([trainee('t1'), trainee('t2')], [mentor('m1')]);
    const found = recruitment({ ...given, periods: [period], limits: { signal: end } }, (stage) => (end.aborted ||= stage === 'price'));
    expect(found.periods[0]!.status).toBe('optimal');
    expect(candidate(found, 'new:SPIP-33-01')).toMatchObject({
      status: 'limit',
      periods: [{ status: 'limit', proof: null, served: null, score: null, bound: { served: 1, score: null } }],
    });
    expect(candidate(found, 'new:SPIP-33-01').explanation.fr[0]).toContain(
      'pas de réponse dans le temps imparti, 1 stagiaire de plus au mieux',
    );
  });

  it('leaves out what it does not follow, and says so', () => {
    const found = recruit([trainee('t1'), trainee('t2')], [mentor('m1')], { balance: 'worst', objective: 'fair', coverage: 'all' });
    expect(found.leftOut).toEqual(['balance', 'fair', 'coverage']);
    expect(found.periods[0]!.status).toBe('optimal');
    expect(recruitmentNotes(found, 'en')).toHaveLength(5);
  });
});

describe('what is shown', () => {
  it('tells the sites of a service once, and the other sites that are worth as much', () => {
    const unknown = trainee('t2', { siteCode: null, communeCode: '33999' });
    const found = recruit([trainee('t1', { communeCode: '33999' }), unknown], [mentor('m1')]);
    const [first, second, ...others] = shownCandidates(found);
    expect([first!.candidate.id, first!.alike]).toEqual(['new:SPIP-24-01', []]);
    expect([second!.candidate.id, second!.alike]).toEqual(['new:SPIP-33-01', ['Antenne de Libourne']]);
    expect(others).toEqual([]);
  });

  it('is a spreadsheet, too: candidates, and places', () => {
    const found = recruit([trainee('t1'), trainee('t2')], [mentor('m1'), mentor('m2', { trainedOn: null })]);
    const rows = recruitmentCsv(found, 'fr').split('\r\n');
    expect(rows[0]).toMatch(
      /^\ufeffRang;Mesure;Matricule ou lieu;Tuteur;Direction interrégionale \(DISP\);Service;Site;Places;Stagiaires pourvus d’un tuteur en plus;Points en plus;Preuve;SP1.: stagiaires pourvus d’un tuteur en plus;SP1.: points en plus;Explication$/,
    );
    expect(rows[1]).toMatch(/^1;formation;m2;Dominique Nom-m2;DISP de Bordeaux;SPIP de la Gironde;Antenne de Bordeaux;1;1;60;prouvé;1;60;/);
    expect(rows[2]).toMatch(/^2;recrutement;new:SPIP-33-01;;/);
    const places = placesCsv(found, 'en').split('\r\n');
    expect(places[1]).toBe('SP1;DISP de Bordeaux;;;2;2;1;1 not trained;1;1;1');
    expect(places[3]).toBe('SP1;DISP de Bordeaux;SPIP de la Gironde;Antenne de Bordeaux;2;2;1;1 not trained;1;1;1');
  });
});

describe('pairs that the census imposes', () => {
  const people: People = [
    [trainee('t1', { imposed: ['m1'] }), trainee('t2')],
    [mentor('m1'), mentor('m2', { capacityMax: 1, serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01', boardCode: 'DISP-LYO' })],
  ];

  it('stand beside a mentor whom nobody could have', () => {
    const found = recruit(...people);
    expect(found.periods[0]).toMatchObject({ status: 'optimal', total: { trainees: 2, served: 1 } });
    const [best] = found.candidates;
    expect(best).toMatchObject({ served: 1, status: 'proven' });
    expect(best!.periods[0]!.changes.map(({ trainee: id }) => id)).toEqual(['t2']);
  });
});
