/** Facts, their fingerprints, and what a census changes. */
import { expect, it } from 'vitest';
import type { Mentor, Trainee } from '../../../src/domain/index.ts';
import { changesBetween, concernedBy, confirmReason } from '../../../src/service/rules/census-changes.ts';
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
  const reason = confirmReason(people, after);
  expect(reason?.percent ?? null).toBe(percent);
  if (reason !== null) expect(reason).toMatchObject({ code: 'CENSUS_FEWER_PEOPLE', before: count, after: still });
});
