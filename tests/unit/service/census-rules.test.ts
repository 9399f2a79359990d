/** Facts, their fingerprints, and what a census changes. */
import { expect, it } from 'vitest';
import { FACT_NAMES, type FactName, type Mentor, type Trainee } from '../../../src/domain/index.ts';
import { changesBetween, concernedBy } from '../../../src/service/rules/census-changes.ts';
import { confirmReason, emptiedFacts, type GivenFacts } from '../../../src/service/rules/census-losses.ts';
import { contentHash, factsHash, factsOf, personOf, type PersonFacts } from '../../../src/service/rules/census-facts.ts';

const common = {
  ...{ lastName: 'Durand', firstName: 'Zoé', email: 'zoe@example.org', boardCode: 'DISP-LYO', serviceCode: 'SPIP-01', siteCode: null },
  ...{ communeCode: '01053', domains: ['droit', 'sociologie'], preferences: ['S2', 'S1'], avoids: ['S9', 'S3'], formerPairs: [] },
};
const mentor: Mentor = {
  ...{ role: 'mentor', id: 'M1', ...common, apartFrom: ['M2'], skills: [], tenureYear: 2010, caseload: 60, followed: 0, workingTime: 0.8 },
  ...{ capacityMin: 0, capacityMax: null, trainedOn: '2014-01-16', volunteer: true, settings: ['MO', 'MF'] },
  absences: [{ start: '2025-09-10', end: '2025-09-16' }],
};
const trainee: Trainee = {
  ...{ role: 'trainee', id: 'S1', ...common, promotion: 'CPIP 29', learningNeeds: ['addictions'], requiredSetting: 'MF' },
  ...{ maxTravelMinutes: 60, sharesCarWith: ['S2'], priority: 2 },
};
const ALL: GivenFacts = { mentor: new Set(FACT_NAMES), trainee: new Set(FACT_NAMES) };
const kept = (person: Mentor | Trainee): PersonFacts => ({ id: person.id, role: person.role, facts: factsOf(person) });

it('every fact that counts changes the fingerprint of what counts, and no other does', () => {
  for (const change of [
    ...[
      { serviceCode: 'SPIP-26' },
      { siteCode: 'SPIP-01-01' },
      { communeCode: null },
      { domains: ['droit'] },
      { preferences: ['S1', 'S2'] },
    ],
    ...[
      { avoids: [] },
      { formerPairs: ['S4'] },
      { apartFrom: [] },
      { imposed: ['S1'] },
      { skills: ['x'] },
      { tenureYear: null },
      { caseload: 61 },
    ],
    ...[
      { followed: 1 },
      { workingTime: 1 },
      { capacityMin: 1 },
      { capacityMax: 1 },
      { trainedOn: null },
      { volunteer: null },
      { settings: null },
    ],
    { absences: [] },
  ])
    expect(factsHash({ ...mentor, ...change }), JSON.stringify(change)).not.toBe(factsHash(mentor));
  for (const change of [
    ...[{ promotion: 'CPIP 30' }, { learningNeeds: [] }, { requiredSetting: null }, { maxTravelMinutes: null }, { sharesCarWith: [] }],
    { priority: 1 as const },
  ])
    expect(factsHash({ ...trainee, ...change }), JSON.stringify(change)).not.toBe(factsHash(trainee));
  for (const change of [
    ...[{ lastName: 'Petit' }, { firstName: 'Luc' }, { email: null }, { droppedPreferences: ['x'] }, { row: { file: 'a', line: 2 } }],
    ...[{ domains: ['sociologie', 'droit'] }, { avoids: ['S3', 'S9'] }, { settings: ['MF', 'MO'] as const }],
  ])
    expect(factsHash({ ...mentor, ...change }), JSON.stringify(change)).toBe(factsHash(mentor));
});

it('the fingerprint of a census is that of its people and facts, in any order', () => {
  const both = [kept(mentor), kept(trainee)];
  expect(contentHash(both.toReversed())).toBe(contentHash(both));
  expect(contentHash([kept({ ...mentor, row: { file: 'b', line: 9 } }), kept(trainee)])).toBe(contentHash(both));
  expect(contentHash([kept({ ...mentor, lastName: 'Petit' }), kept(trainee)])).not.toBe(contentHash(both));
  expect(contentHash(both.slice(1))).not.toBe(contentHash(both));
});

it('somebody is made from the facts that are kept', () => {
  const sorted = (person: Mentor | Trainee) => kept(person).facts;
  for (const person of [mentor, trainee, { ...mentor, settings: null, droppedPreferences: ['X Y'], apartFrom: [], imposed: ['S1'] }]) {
    const made = personOf(kept(person), 'DISP-LYO');
    expect(sorted(made)).toEqual(sorted(person));
    expect(made).toMatchObject({ id: person.id, role: person.role, boardCode: 'DISP-LYO', serviceCode: 'SPIP-01' });
  }
});

it('tells who comes, who goes and which facts change, in order', () => {
  const other = { ...mentor, id: 'M0' };
  const before = [kept(mentor), kept(trainee)];
  const after = [kept({ ...mentor, caseload: 70, email: null, avoids: ['S3', 'S9'] }), kept(other)];
  expect(changesBetween(before, after)).toEqual({
    arrivals: [{ id: 'M0', name: 'Zoé Durand', role: 'mentor', service: 'SPIP-01' }],
    departures: [{ id: 'S1', name: 'Zoé Durand', role: 'trainee', service: 'SPIP-01' }],
    changed: [
      { id: 'M1', field: 'email', before: 'zoe@example.org', after: null },
      { id: 'M1', field: 'caseload', before: 60, after: 70 },
    ],
    identical: false,
  });
  expect(concernedBy(before, after)).toEqual(['M1', 'S1']);
  expect(concernedBy(before, [kept({ ...mentor, email: null }), kept(trainee), kept(other)])).toEqual([]);
  // Who was one and is the other now.
  const turned = changesBetween([kept(mentor)], [kept({ ...trainee, id: 'M1' })]).changed;
  expect(turned[0]).toEqual({ id: 'M1', field: 'role', before: 'mentor', after: 'trainee' });
});

it.each([
  [0, 0, null],
  [10, 9, null],
  [10, 8, 80],
  [11, 9, 81],
  [1, 0, 0],
  [400, 360, null],
  [400, 359, 89],
])('of %i people of whom %i are still there, a confirmation is asked for at %s %%', (count, still, percent) => {
  const people = Array.from({ length: count }, (_, k) => kept({ ...mentor, id: `M${k}` }));
  // Whoever comes makes up for nobody who goes.
  const after = [...people.slice(0, still), ...people.map(({ id, ...rest }) => ({ id: `N${id}`, ...rest }))];
  const reason = confirmReason(people, after, ALL);
  expect(reason?.percent ?? null).toBe(percent);
  if (reason !== null) expect(reason).toMatchObject({ code: 'CENSUS_FEWER_PEOPLE', before: count, after: still });
});

it('tells each fact that would be emptied, of how many people, and whether its column is missing', () => {
  const before = [kept({ ...mentor, followed: 2 }), kept({ ...mentor, id: 'M2', workingTime: 1 }), kept(trainee)];
  const without = (...facts: FactName[]): GivenFacts => ({
    mentor: new Set(FACT_NAMES.filter((fact) => !facts.includes(fact))),
    trainee: new Set(FACT_NAMES),
  });
  const bare = { caseload: null, volunteer: null, skills: ['x'], followed: 0, workingTime: 1, preferences: [], absences: [] };
  const after = [
    kept({ ...mentor, ...bare }),
    kept({ ...mentor, id: 'M2', ...bare, droppedPreferences: ['x'] }),
    kept({ ...trainee, email: null }),
  ];
  expect(emptiedFacts(before, after, without('caseload', 'followed', 'workingTime'))).toEqual([
    { field: 'email', people: 1, isMissing: false },
    { field: 'volunteer', people: 2, isMissing: false },
    { field: 'workingTime', people: 1, isMissing: true },
    { field: 'caseload', people: 2, isMissing: true },
    { field: 'followed', people: 1, isMissing: true },
    { field: 'absences', people: 2, isMissing: false },
    { field: 'preferences', people: 1, isMissing: false },
  ]);
  // What is typed as 0, or as full time, is an answer; and whoever has gone is told among the departures.
  expect(emptiedFacts(before, [kept({ ...mentor, followed: 0, workingTime: 1 })], ALL)).toEqual([]);
});

it('asks for a confirmation where mentors can be used no more, all of a service is missing, or half of the trainees', () => {
  const mentors = Array.from({ length: 40 }, (_, k) => kept({ ...mentor, id: `M${k}`, serviceCode: k < 2 ? 'SPIP-26' : 'SPIP-01' }));
  const trainees = Array.from({ length: 4 }, (_, k) => kept({ ...trainee, id: `S${k}` }));
  const before = [...mentors, ...trainees];
  const changed = (count: number, facts: Partial<Mentor>): PersonFacts[] =>
    before.map((person, k) =>
      k < count ? kept({ ...mentor, id: person.id, serviceCode: String(person.facts.service), ...facts }) : person,
    );
  const without = { ...ALL, mentor: new Set(FACT_NAMES.filter((fact) => fact !== 'volunteer')) };
  expect(confirmReason(before, before, ALL)).toBeNull();
  expect(confirmReason(before, changed(20, { volunteer: false }), ALL)).toBeNull();
  expect(confirmReason(before, changed(21, { volunteer: false }), ALL)).toMatchObject({
    ...{ code: 'CENSUS_FEWER_USABLE', before: 44, after: 44, usable: { before: 40, after: 19, unsaid: [] } },
  });
  expect(confirmReason(before, changed(40, { volunteer: null }), without)).toEqual({
    ...{ code: 'CENSUS_FEWER_USABLE', before: 44, after: 44, percent: 100 },
    usable: { before: 40, after: 0, unsaid: [{ field: 'volunteer', isMissing: true }] },
  });
  expect(confirmReason(before, changed(40, { trainedOn: null }), ALL)?.usable?.unsaid).toEqual([{ field: 'trainedOn', isMissing: false }]);
  // What the census in force never had is not lost.
  expect(confirmReason(changed(40, { volunteer: null }), changed(40, { volunteer: false }), ALL)).toBeNull();
  expect(confirmReason([], changed(40, { volunteer: false }), ALL)).toBeNull();

  expect(confirmReason(before, before.slice(1), ALL)).toBeNull();
  expect(confirmReason(before, before.slice(2), ALL)).toEqual({
    ...{ code: 'CENSUS_SERVICE_LEFT_OUT', before: 44, after: 42, percent: 95 },
    services: [{ service: 'SPIP-26', people: 2 }],
  });
  expect(confirmReason(before, before.slice(0, 42), ALL)).toBeNull();
  expect(confirmReason(before, before.slice(0, 41), ALL)).toEqual({
    ...{ code: 'CENSUS_FEWER_TRAINEES', before: 44, after: 41, percent: 93, trainees: { before: 4, after: 1 } },
  });
  // Of several the gravest gives the code, and each has its figures.
  expect(confirmReason(before, trainees.slice(0, 1), ALL)).toMatchObject({
    ...{ code: 'CENSUS_FEWER_USABLE', before: 44, after: 1, usable: { before: 40, after: 0 }, trainees: { before: 4, after: 1 } },
    services: [{ service: 'SPIP-26', people: 2 }],
  });
});
