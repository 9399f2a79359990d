/** What a menu would admit: only what a board may waive, only as many as it takes, everybody named. */
import { describe, expect, it } from 'vitest';
import type { WayOut } from '../../../src/domain/documents/proposal.ts';
import type { Mentor } from '../../../src/domain/person.ts';
import { constraints, matchSmall, mentor, trainee, type GuidelinesChanges } from './small-census.ts';

const ALL: GuidelinesChanges = { coverage: 'all' };
const two = [trainee('t1'), trainee('t2')];
const full = mentor('m1', { capacityMax: 1 });
const at = (place: 'Libourne' | 'Périgueux' | 'Lyon'): Partial<Pick<Mentor, 'boardCode' | 'serviceCode' | 'siteCode'>> =>
  ({
    Libourne: { siteCode: 'SPIP-33-02' },
    Périgueux: { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' },
    Lyon: { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' },
  })[place];

function admissions(result: ReturnType<typeof matchSmall>): WayOut[] {
  expect(result.proposal.status).toBe('infeasible');
  return result.proposal.waysOut!.flatMap(({ options }) => options.filter(({ changes }) => changes[0]!.kind === 'admission'));
}

const sentences = (result: ReturnType<typeof matchSmall>, language: 'fr' | 'en' = 'fr'): string[] =>
  admissions(result).map(({ sentence }) => sentence[language]);

describe('a menu that admits', () => {
  it('a trainee beyond the guidelines’ distance, with the shortest that does', () => {
    const result = matchSmall(two, [full, mentor('m2', at('Périgueux'))], { ...ALL, rules: { maxTravelMinutes: 60 } });
    const [option, ...others] = admissions(result);
    expect(others).toEqual([]);
    expect(option).toMatchObject({
      changes: [{ kind: 'admission', id: 'TOO_FAR', from: 0, to: 1, pairs: [{ mentor: 'm2' }] }],
      matched: 2,
    });
    expect(option!.sentence.fr).toMatch(
      /^Accepter 1 stagiaire au-delà de 60 minutes\u202f: Camille Nom-t\d chez Dominique Nom-m2 \(142 min\)\. Résultat\u202f: 2 stagiaires sur 2 avec un tuteur, \d+,\d points/,
    );
    expect(option!.sentence.en).toMatch(
      /^Accept 1 trainee beyond 60 minutes: Camille Nom-t\d with Dominique Nom-m2 \(142 min\)\. Result: 2 of 2 trainees with a mentor, \d+\.\d points/,
    );
  });

  it('never beyond what a trainee accepts, nor where a second rule is broken', () => {
    const far = { ...ALL, rules: { maxTravelMinutes: 60 } };
    const own = two.map(({ id }) => trainee(id, { maxTravelMinutes: 100 }));
    expect(admissions(matchSmall(own, [full, mentor('m2', at('Périgueux'))], far))).toEqual([]);
    const willing = two.map(({ id }) => trainee(id, { maxTravelMinutes: 142 }));
    expect(admissions(matchSmall(willing, [full, mentor('m2', at('Périgueux'))], far))).toHaveLength(1);
    const closed = two.map(({ id }) => trainee(id, { requiredSetting: 'MO' }));
    expect(admissions(matchSmall(closed, [full, mentor('m2', at('Périgueux'))], far))).toEqual([]);
    expect(admissions(matchSmall(two, [full, mentor('m2', at('Lyon'))], far))).toEqual([]);
    const avoided = two.map(({ id }) => trainee(id, { avoids: ['m2'] }));
    expect(admissions(matchSmall(avoided, [full, mentor('m2', at('Périgueux'))], far))).toEqual([]);
    expect(admissions(matchSmall(two, [full, mentor('m2', { volunteer: null }), mentor('m3', { volunteer: false })], ALL))).toEqual([]);
  });

  it('trainees with mentors of another directorate, which then has its own served as well', () => {
    const lyon = trainee('t3', at('Lyon'));
    const result = matchSmall([...two, lyon], [full, mentor('m2', { ...at('Lyon'), capacityMax: 2 })], ALL);
    expect(sentences(result)).toEqual([
      expect.stringMatching(
        /^Accepter 1 stagiaire chez un tuteur d’une autre direction\u202f: Camille Nom-t\d chez Dominique Nom-m2 \(DISP de Lyon, \d+ min\)\. Résultat\u202f: 3 stagiaires sur 3/,
      ),
    ]);
    expect(sentences(matchSmall([...two, lyon], [full, mentor('m2', { ...at('Lyon'), capacityMax: 1 })], ALL))).toEqual([]);
  });

  it('as few mentors to train as it takes, by name and place', () => {
    const untrained = { trainedOn: null, caseload: 10 };
    const result = matchSmall(
      [...two, trainee('t3'), trainee('t4')],
      [
        full,
        mentor('m2', untrained),
        mentor('m3', { ...at('Libourne'), trainedOn: '2025-12-01', capacityMax: 2 }),
        mentor('m4', { ...untrained, caseload: 95 }),
      ],
      ALL,
    );
    const [option] = admissions(result);
    expect(option!.changes).toEqual([{ kind: 'admission', id: 'MENTOR_NOT_TRAINED', from: 0, to: 2, mentors: ['m2', 'm3'] }]);
    expect(option!.matched).toBe(4);
    expect(option!.sentence.fr).toMatch(
      /^Former 2 tuteurs de plus avant le 3\u00a0novembre\u00a02025\u202f: Dominique Nom-m2 \(Antenne de Bordeaux\), Dominique Nom-m3 \(Antenne de Libourne, formation prévue le 1er\u00a0décembre\u00a02025\)\. /,
    );
    expect(option!.sentence.en).toMatch(
      /^Train 2 more mentors before 3\u00a0November\u00a02025: .*, Dominique Nom-m3 \(Antenne de Libourne, training planned on 1\u00a0December\u00a02025\)\. /,
    );
  });

  it('a mentor at the site that a minimum asks for, where nobody is trained', () => {
    const quota = constraints({ id: 'libourne', kind: 'quota', mentors: { site: 'SPIP-33-02' }, min: 1 });
    const result = matchSmall(two, [mentor('m1', { capacityMax: 2 }), mentor('m2', { ...at('Libourne'), trainedOn: null })], quota);
    expect(sentences(result, 'en')).toEqual([
      expect.stringMatching(/^Train 1 more mentor before 3\u00a0November\u00a02025: Dominique Nom-m2 \(Antenne de Libourne\)\. Result: 2 of 2 trainees/),
    ]);
  });

  it('nothing that the quotas do not allow either', () => {
    const far = { rules: { maxTravelMinutes: 60 } };
    const mentors = [full, mentor('m2', at('Périgueux'))];
    const quota = (max: number): GuidelinesChanges => ({
      ...constraints({ id: 'dordogne', kind: 'quota', mentors: { service: 'SPIP-24' }, max }),
      ...{ ...far, coverage: 'all' as const },
    });
    expect(admissions(matchSmall(two, mentors, quota(1)))).toHaveLength(1);
    expect(admissions(matchSmall(two, mentors, quota(0)))).toEqual([]);
    const budget = (maxMinutes: number): GuidelinesChanges => ({
      ...constraints({ id: 'minutes', kind: 'travelBudget', maxMinutes }),
      ...{ ...far, coverage: 'all' as const },
    });
    expect(admissions(matchSmall(two, mentors, budget(142)))).toHaveLength(1);
    expect(admissions(matchSmall(two, mentors, budget(141)))).toEqual([]);
  });

  it('no mentor whose site would then have a minimum of its own, or who asks for more than may come', () => {
    const each = constraints({ id: 'each', kind: 'quota', each: 'site', min: 2 });
    const sites = [...two, trainee('t3')];
    const trained = (changes: Partial<Mentor>): Mentor[] => [
      mentor('m1', { capacityMax: 2 }),
      mentor('m2', { trainedOn: null, ...changes }),
    ];
    expect(sentences(matchSmall(sites, trained({}), { ...each, ...ALL }))).toHaveLength(1);
    expect(sentences(matchSmall(sites, trained(at('Libourne')), { ...each, ...ALL }))).toEqual([]);
    expect(sentences(matchSmall(sites, trained({ capacityMin: 2, capacityMax: 1 }), ALL))).toEqual([]);
  });

  it('names a few and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, k) => trainee(`t${k}`));
    const untrained = Array.from({ length: 9 }, (_, k) => mentor(`m${k + 2}`, { trainedOn: null }));
    const [french] = sentences(matchSmall(many, [full, ...untrained], ALL));
    expect(french).toMatch(
      /^Former 6 tuteurs de plus avant le 3\u00a0novembre\u00a02025\u202f: (?:[^,]+, ){3}[^,]+ et 2 autres\. Résultat\u202f: 7 stagiaires sur 7/,
    );
    const [english] = sentences(matchSmall(many.slice(0, 6), [full, ...untrained], ALL), 'en');
    expect(english).toMatch(/ and 1 more\. Result: 6 of 6 trainees/);
  });

  it('an unknown journey as unknown', () => {
    const nowhere = mentor('m2', { ...at('Lyon'), siteCode: null, communeCode: '33999' });
    expect(sentences(matchSmall(two, [full, nowhere], ALL))[0]).toMatch(/\(DISP de Lyon, trajet inconnu\)/);
  });

  it('the same whatever the order of the people', () => {
    const mentors = [full, mentor('m2', at('Périgueux')), mentor('m3', { ...at('Lyon') }), mentor('m4', { trainedOn: null })];
    const run = (turn: boolean): string =>
      JSON.stringify(
        matchSmall(turn ? [...two].reverse() : two, turn ? [...mentors].reverse() : mentors, { ...ALL, rules: { maxTravelMinutes: 60 } })
          .proposal.waysOut,
      );
    expect(run(true)).toBe(run(false));
    expect(run(false)).toContain('TOO_FAR');
    expect(run(false)).toContain('MENTOR_NOT_TRAINED');
  });
});
