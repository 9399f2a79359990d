/** What rows of the census ask for, beside the constraints of guidelines that say the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupConstraint } from '../../../src/domain/documents/guidelines.ts';
import type { Mentor, Priority, Trainee } from '../../../src/domain/person.ts';
import { match, type MatchResult, verifyProposal } from '../../../src/matching/index.ts';
import { chosen, input, matchSmall, mentor, plain, trainee, type GuidelinesChanges } from './small-census.ts';

const row = (line: number, file = 'stagiaires.csv'): { row: { file: string; line: number } } => ({ row: { file, line } });
const libourne = { siteCode: 'SPIP-33-02' };
const perigueux = { siteCode: 'SPIP-24-01', serviceCode: 'SPIP-24' };

/** With the spaces that French puts before its signs as plain ones. */
function spaced(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

function findings({ proposal }: MatchResult): string[] {
  return proposal.guidelineFindings.map(({ kind, sentence }) => `${kind}: ${spaced(sentence.fr)}`);
}

function obstacles({ proposal }: MatchResult): string {
  return (proposal.infeasibility ?? []).map(({ fr }) => spaced(fr)).join(' ');
}

function sides({ proposal }: MatchResult): string[] {
  return proposal.sideConstraints.map(({ label, value, op, rhs }) => spaced(`${label.fr} ${value} ${op} ${rhs}`));
}

function verified(result: MatchResult): MatchResult {
  expect(verifyProposal({ ...result, problem: plain(result.problem) })).toEqual({ valid: true, problems: [] });
  return result;
}

describe('à_séparer_de', () => {
  const mentors = [mentor('m1', { preferences: ['t1'] }), mentor('m2', { preferences: ['t2'] }), mentor('m3', libourne)];

  test('two trainees at one site otherwise are at two', () => {
    const free = verified(matchSmall([trainee('t1'), trainee('t2')], mentors));
    expect(chosen(free)).toEqual(['t1-m1', 't2-m2']);
    const apart = verified(matchSmall([trainee('t1', { apartFrom: ['t2'], ...row(4) }), trainee('t2')], mentors));
    expect(apart.solution.pairs.map(([, id]) => id)).toContain('m3');
    expect(sides(apart)).toContain('À séparer : Camille Nom-t1 et Camille Nom-t2 (stagiaires.csv, ligne 4) — Antenne de Bordeaux 1 <= 1');
  });

  test('both naming each other is one constraint with both rows', () => {
    const both = matchSmall([trainee('t1', { apartFrom: ['t2'], ...row(4) }), trainee('t2', { apartFrom: ['t1'], ...row(5) })], mentors);
    expect(both.problem.sideConstraints?.map(({ id }) => id)).toEqual([
      'census:apart:t1:t2/SPIP-33-01/max',
      'census:apart:t1:t2/SPIP-33-02/max',
    ]);
    expect(sides(both)[0]).toContain('(stagiaires.csv, lignes 4 et 5)');
  });

  test('a mentor of whom only the service is known may be at any of its sites', () => {
    const somewhere = mentor('m2', { siteCode: null, preferences: ['t2'] });
    const apart = verified(matchSmall([trainee('t1', { apartFrom: ['t2'], ...row(4) }), trainee('t2')], [mentors[0]!, somewhere]));
    expect(apart.solution.matched).toBe(1);
    const elsewhere = verified(
      matchSmall([trainee('t1', { apartFrom: ['t2'], ...row(4) }), trainee('t2')], [mentors[0]!, somewhere, mentor('m9', perigueux)]),
    );
    expect(elsewhere.solution.matched).toBe(2);
  });

  test('nor may two mentors meet of whom only the service is known', () => {
    const both = [mentor('m1', { siteCode: null }), mentor('m2', { siteCode: null })];
    const apart = verified(matchSmall([trainee('t1', { apartFrom: ['t2'] }), trainee('t2')], both));
    expect(apart.solution.matched).toBe(1);
    expect(sides(apart)).toEqual(['À séparer : Camille Nom-t1 et Camille Nom-t2 (recensement) — SPIP de la Gironde 1 <= 1']);
  });

  test.each([
    ['the trainee', { apartFrom: ['m1'], ...row(2) }, {}],
    ['the mentor', {}, { apartFrom: ['t1'], ...row(7, 'tuteurs.csv') }],
  ])('%s asks: not at the site of the mentor, with nobody there', (_, ofTrainee, ofMentor) => {
    const others = [mentor('m2', { preferences: ['t1'] }), mentor('m3', libourne)];
    expect(chosen(matchSmall([trainee('t1')], [mentor('m1'), ...others]))).toEqual(['t1-m2']);
    expect(chosen(verified(matchSmall([trainee('t1', ofTrainee)], [mentor('m1', ofMentor), ...others])))).toEqual(['t1-m3']);
  });

  test('where only the service of the mentor is known, not in that service; who may be at their site is not at another for that', () => {
    const unknown = mentor('m1', { siteCode: null });
    const asking = trainee('t1', { apartFrom: ['m1'] });
    expect(chosen(matchSmall([asking], [unknown, mentor('m2'), mentor('m3', libourne), mentor('m9', perigueux)]))).toEqual(['t1-m9']);
    const other = trainee('t1', { apartFrom: ['m2'] });
    expect(chosen(matchSmall([other], [unknown, mentor('m2')]))).toEqual([]);
    expect(chosen(matchSmall([other], [unknown, mentor('m2'), mentor('m3', libourne)]))).toEqual(['t1-m3']);
  });

  test('with somebody of another promotion it has no effect, and that is said', () => {
    const result = matchSmall(
      [
        trainee('t1', { apartFrom: ['t2'], ...row(4) }),
        trainee('t2', { promotion: 'CPIP 30' }),
        trainee('t3', { promotion: 'CPIP 30', apartFrom: ['t2', 'm1'] }),
      ],
      mentors,
    );
    expect(result.problem.sideConstraints).toBeUndefined();
    expect(findings(result)).toEqual([
      'notApplied: « À séparer : Camille Nom-t1 et Camille Nom-t2 (stagiaires.csv, ligne 4) » est sans effet : Camille Nom-t2 n’est pas parmi les stagiaires pour qui un tuteur est cherché ici.',
    ]);
  });

  test('whoever the census does not have is nobody', () => {
    expect(matchSmall([trainee('t1', { apartFrom: ['gone'] })], mentors).problem.sideConstraints).toBeUndefined();
  });

  test('what cannot be is explained by its row', () => {
    const result = matchSmall([trainee('t1', { apartFrom: ['t2'], ...row(4) }), trainee('t2')], [mentor('m1'), mentor('m2')], {
      coverage: 'all',
    });
    expect(result.proposal.status).toBe('infeasible');
    expect(obstacles(result)).toContain('(stagiaires.csv, ligne 4)');
  });
});

describe('covoiturage_avec', () => {
  const mentors = [mentor('m1'), mentor('m2', { ...perigueux, preferences: ['t2'] }), mentor('m3', { ...libourne, followed: 0 })];

  test('both are in one service', () => {
    const free = matchSmall([trainee('t1', { preferences: ['m1'] }), trainee('t2', perigueux)], mentors);
    expect(chosen(free)).toEqual(['t1-m1', 't2-m2']);
    const shared = verified(
      matchSmall([trainee('t1', { preferences: ['m1'], sharesCarWith: ['t2'], ...row(2) }), trainee('t2', perigueux)], mentors),
    );
    expect(chosen(shared)).toEqual(['t1-m1', 't2-m3']);
    expect(sides(shared).every((side) => side.startsWith('Covoiturage : Camille Nom-t1 et Camille Nom-t2 (stagiaires.csv, ligne 2)'))).toBe(
      true,
    );
  });

  test('kept apart as well is a contradiction that is told where there is one site, and none where there are two', () => {
    const asking = [trainee('t1', { sharesCarWith: ['t2'], apartFrom: ['t2'], ...row(2) }), trainee('t2')];
    expect(verified(matchSmall(asking, mentors)).solution.matched).toBe(2);
    const stuck = matchSmall(asking, [mentor('m1'), mentor('m4'), mentors[1]!], { coverage: 'all' });
    for (const kind of ['À séparer', 'Covoiturage'])
      expect(obstacles(stuck)).toContain(`${kind} : Camille Nom-t1 et Camille Nom-t2 (stagiaires.csv, ligne 2)`);
  });
});

describe('binôme_imposé', () => {
  const mentors = [mentor('m1'), mentor('m2', { preferences: ['t1'] })];

  test.each([
    ['the trainee', { imposed: ['m1'], ...row(2) }, {}, 'stagiaires.csv, ligne 2'],
    ['the mentor', {}, { imposed: ['t1'], ...row(9, 'tuteurs.csv') }, 'tuteurs.csv, ligne 9'],
    [
      'both',
      { imposed: ['m1'], ...row(2) },
      { imposed: ['t1'], ...row(9, 'tuteurs.csv') },
      'stagiaires.csv, ligne 2 ; tuteurs.csv, ligne 9',
    ],
  ])('%s says so: the pair is chosen, and says where it comes from', (_, ofTrainee, ofMentor, where) => {
    expect(chosen(matchSmall([trainee('t1')], mentors))).toEqual(['t1-m2']);
    const result = verified(matchSmall([trainee('t1', ofTrainee)], [mentor('m1', ofMentor), mentors[1]!]));
    expect(chosen(result)).toEqual(['t1-m1']);
    expect(result.problem.required).toEqual([['t1', 'm1']]);
    const [pair] = result.proposal.pairs;
    expect(spaced(pair!.explanation.fr[1]!)).toBe(`Ce binôme est imposé par le recensement (${where}).`);
    expect(pair!.census).toMatchObject({ brokenRules: [], placesOver: 0 });
    expect(pair!.imposed?.others.map(({ id }) => id)).toEqual(['m2']);
  });

  test('stands whatever rule it breaks, which is told by name', () => {
    const result = verified(
      matchSmall(
        [trainee('t1', { imposed: ['m1'], avoids: ['m1'], ...row(2) }), trainee('t2')],
        [mentor('m1', { volunteer: false }), mentor('m2')],
      ),
    );
    expect(chosen(result)).toEqual(['t1-m1', 't2-m2']);
    expect(result.proposal.pairs[0]!.census?.brokenRules.map(({ code }) => code)).toEqual(['MENTOR_NOT_VOLUNTEER', 'AVOIDED_BY_TRAINEE']);
    expect(spaced(result.proposal.pairs[0]!.explanation.fr[2]!)).toMatch(/^À noter : ne respecte pas une règle/);
  });

  test('stands beyond the places, which is told', () => {
    const result = verified(
      matchSmall([trainee('t1', { imposed: ['m1'] }), trainee('t2', { imposed: ['m1'] })], [mentor('m1', { capacityMax: 1 })]),
    );
    expect(chosen(result)).toEqual(['t1-m1', 't2-m1']);
    expect(result.proposal.pairs.map(({ census }) => census?.placesOver)).toEqual([1, 1]);
    expect(result.proposal.pairs[0]!.explanation.fr[1]).toBe('Ce binôme est imposé par le recensement (recensement).');
  });

  test('that a constraint rules out is told with it, by its row', () => {
    const result = matchSmall(
      [trainee('t1', { imposed: ['m1'], ...row(2) }), trainee('t2', { imposed: ['m2'], apartFrom: ['t1'], ...row(3) })],
      mentors,
    );
    expect(result.proposal.status).toBe('infeasible');
    const told = obstacles(result);
    expect(told).toContain('À séparer : Camille Nom-t1 et Camille Nom-t2 (stagiaires.csv, ligne 3)');
    expect(told).toContain('Dominique Nom-m1 – Camille Nom-t1 (stagiaires.csv, ligne 2)');
  });

  test('what a person decided comes first, and that is told', () => {
    const named = (id: string): { id: string; name: string } => ({ id, name: id });
    const entry = { by: 'A. B., chef', on: '2025-10-01', reason: 'R', option: null } as never;
    const outcome = {
      trainee: named('t1'),
      mentor: named('m2'),
      proposed: null,
      brokenRules: [],
      unlistedRule: false,
      brokenConstraints: [],
      placesOver: 0,
    };
    const decisions = new Map([['t1', { entry, outcome }]]);
    const result = matchSmall([trainee('t1', { imposed: ['m1'], ...row(2) })], mentors, {}, { decisions });
    expect(chosen(result)).toEqual(['t1-m2']);
    expect(findings(result)).toEqual([
      'notApplied: Le binôme imposé Dominique Nom-m1 – Camille Nom-t1 (stagiaires.csv, ligne 2) est sans effet : une décision déjà prise pour ce stagiaire passe avant.',
    ]);
  });
});

describe('priorité', () => {
  const one = [mentor('m1', { preferences: ['t2', 't3'] })];
  const served = (priorities: Readonly<Record<string, Priority>>, mentors: readonly Mentor[] = one): MatchResult =>
    verified(
      matchSmall(
        ['t1', 't2', 't3'].map((id) => trainee(id, priorities[id] === undefined ? {} : { priority: priorities[id] })),
        mentors,
      ),
    );

  test('comes before points where places are short, the first level first', () => {
    expect(chosen(served({}))).toEqual(['t2-m1']);
    expect(chosen(served({ t1: 1 }))).toEqual(['t1-m1']);
    expect(chosen(served({ t1: 3, t3: 2 }))).toEqual(['t3-m1']);
    expect(chosen(served({ t1: 1, t3: 2 }, [mentor('m1', { preferences: ['t2'], capacityMax: 2 })]))).toEqual(['t1-m1', 't3-m1']);
  });

  test('is told in figures, without saying who', () => {
    const result = served({ t1: 1, t3: 1 });
    expect(sides(result)).toEqual(['Priorité 1 : stagiaires à placer d’abord 1 >= 1']);
    expect(findings(result)).toEqual([
      'priority: Les places manquent. Priorité 1 : 1 sur 2 stagiaires a un tuteur, et davantage laisserait plus de stagiaires sans tuteur, ou n’est pas possible.',
    ]);
  });

  test('changes nothing where everybody is served, nor where all must be', () => {
    const many = ['a', 'b', 'c'].map((id) => mentor(id));
    const bytes = ({ proposal: { priorities: _, ...proposal }, problem }: MatchResult): string =>
      JSON.stringify([proposal, plain(problem)]);
    const asked = served({ t1: 1, t3: 2 }, many);
    expect(bytes(asked)).toBe(bytes(served({}, many)));
    expect(asked.proposal.priorities?.map(({ trainee: id, priority, served: is }) => [id, priority, is])).toEqual([
      ['t1', 1, true],
      ['t3', 2, true],
    ]);
    const all = matchSmall([trainee('t1', { priority: 1 }), trainee('t2')], [mentor('m1')], { coverage: 'all' });
    expect(all.problem.sideConstraints).toBeUndefined();
  });

  test('never costs one trainee more their mentor', () => {
    // t1 can go nowhere but to m1, as can t2; t3 can have either.
    const people = [trainee('t1', { priority: 1, avoids: ['m2'] }), trainee('t2', { avoids: ['m2'] }), trainee('t3', { priority: 1 })];
    const result = verified(matchSmall(people, [mentor('m1', { preferences: ['t2'] }), mentor('m2')]));
    expect(chosen(result)).toEqual(['t1-m1', 't3-m2']);
    const held = verified(
      matchSmall(
        [trainee('t1', { priority: 1 }), trainee('t2', { sharesCarWith: ['t3'] }), trainee('t3')],
        [mentor('m1', { capacityMax: 2 })],
      ),
    );
    expect(chosen(held)).toEqual(['t2-m1', 't3-m1']);
    expect(held.proposal.sideConstraints.map(({ id }) => id)).not.toContain('census:priority:1/min');
  });

  test('of a census that nothing can satisfy nothing is asked', () => {
    const stuck = matchSmall([trainee('t1', { priority: 1 })], [mentor('m1', { capacityMin: 2, capacityMax: 2 })]);
    expect(stuck.proposal.status).toBe('infeasible');
    expect(stuck.proposal.sideConstraints).toEqual([]);
  });
});

/** The same as guidelines would have it, under ids and labels that only differ in where they come from. */
function asGuidelines(
  people: readonly Trainee[],
  limits: readonly GroupConstraint[],
): { people: Trainee[]; guidelines: GuidelinesChanges } {
  const bare = people.map(({ apartFrom: _a, sharesCarWith: _s, row: _r, ...rest }): Trainee => rest);
  return { people: bare, guidelines: { sideConstraints: [...limits] } };
}

test('gives the same bytes as the same constraints in guidelines, but for where they come from', () => {
  let binding = 0;
  const ids = ['t1', 't2', 't3', 't4'];
  const pairs = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom<'apart' | 'together'>('apart', 'together')), {
    maxLength: 4,
    selector: ([a, b, kind]) => `${[a, b].sort().join()}${kind}`,
  });
  const place = fc.constantFrom(
    { siteCode: 'SPIP-33-01', serviceCode: 'SPIP-33' },
    { siteCode: 'SPIP-33-02', serviceCode: 'SPIP-33' },
    { siteCode: null, serviceCode: 'SPIP-33' },
    perigueux,
  );
  fc.assert(
    fc.property(pairs, fc.array(fc.record({ place, likes: fc.constantFrom(...ids) }), { minLength: 2, maxLength: 5 }), (asked, offices) => {
      const mentors = offices.map((office, k) => mentor(`m${k}`, { ...office.place, preferences: [office.likes] }));
      const named = asked.filter(([a, b]) => a !== b);
      const people = ids.map((id, k): Trainee => {
        const of = (kind: string): string[] => named.filter(([a, , own]) => a === k && own === kind).map(([, b]) => ids[b]!);
        const [apartFrom, sharesCarWith] = [of('apart'), of('together')];
        return trainee(id, {
          ...(apartFrom.length === 0 ? {} : { apartFrom }),
          ...(sharesCarWith.length === 0 ? {} : { sharesCarWith }),
          ...(apartFrom.length + sharesCarWith.length === 0 ? {} : row(k + 2)),
        });
      });
      const ours = match(input(people, mentors));
      const rules = new Map<string, GroupConstraint>();
      for (const [a, b, kind] of named) {
        const who = [ids[a]!, ids[b]!].sort();
        const id = `given!:${kind}:${who.join(':')}`;
        const rows = named.flatMap(([c, d, own]) => (own === kind && [ids[c], ids[d]].sort().join() === who.join() ? [c + 2] : [])).sort();
        const lines = [...new Set(rows)];
        const label = (word: string, line: string, lineS: string, et: string, colon: string): string =>
          `${word}${colon}Camille Nom-${who[0]!} ${et} Camille Nom-${who[1]!} (stagiaires.csv, ${lines.length < 2 ? line : lineS} ${lines.join(` ${et} `)})`;
        rules.set(id, {
          ...{ id, kind, trainees: who, level: kind === 'apart' ? 'site' : 'service' },
          label: {
            fr: label(kind === 'apart' ? 'À séparer' : 'Covoiturage', 'ligne', 'lignes', 'et', ' : '),
            en: label(kind === 'apart' ? 'Kept apart' : 'Car share', 'line', 'lines', 'and', ': '),
          },
        });
      }
      const same = asGuidelines(
        people,
        [...rules.values()].sort((x, y) => (x.id < y.id ? -1 : 1)),
      );
      const theirs = match(input(same.people, mentors, same.guidelines));
      const bytes = ({ proposal, problem, solution }: MatchResult): string => {
        const { guidelines: _, ...rest } = proposal;
        // What the census asks for is called a request.
        return spaced(JSON.stringify([rest, plain(problem), solution]))
          .replace(/(cette|ces) demandes? du recensement/g, (_, one: string) => (one === 'ces' ? 'ces contraintes' : 'cette contrainte'))
          .replace(/(this|these) requests? of the census/g, (_, one: string) =>
            one === 'these' ? 'these constraints' : 'this constraint',
          );
      };
      expect(bytes(theirs).replaceAll('given!:', 'census:')).toBe(bytes(ours));
      if (
        ours.solution.matched <
        match(
          input(
            ids.map((id) => trainee(id)),
            mentors,
          ),
        ).solution.matched
      )
        binding++;
    }),
    { numRuns: 60, seed: 11 },
  );
  expect(binding).toBeGreaterThan(5);
});

test('people who avoid nobody and ask nothing are matched as before', () => {
  const result = matchSmall([trainee('t1')], [mentor('m1')]);
  expect(result.proposal.pairs[0]).not.toHaveProperty('census');
  expect(result.problem).not.toHaveProperty('required');
});
