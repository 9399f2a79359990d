/** Small random censuses: people who differ in all that a score or a rule looks at, and constraints over them. */
import * as fc from 'fast-check';
import type { GroupConstraint } from '../../../src/domain/documents/guidelines.ts';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { input, mentor, trainee } from './small-census.ts';

const TERMS = ['droit', 'psychologie', 'addictions', 'insertion'];
const PLACES = [
  { serviceCode: 'SPIP-33', siteCode: 'SPIP-33-01' },
  { serviceCode: 'SPIP-33', siteCode: 'SPIP-33-02' },
  { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' },
  { serviceCode: 'SPIP-24', siteCode: null },
];

const terms = fc.subarray(TERMS, { maxLength: 3 });
const traineeIds = ['t1', 't2', 't3', 't4', 't5'];
const mentorIds = ['m1', 'm2', 'm3', 'm4'];

function traineeArbitrary(id: string): fc.Arbitrary<Trainee> {
  return fc
    .record({
      place: fc.constantFrom(...PLACES),
      domains: terms,
      learningNeeds: terms,
      preferences: fc.shuffledSubarray(mentorIds),
      avoids: fc.subarray(mentorIds, { maxLength: 1 }),
      requiredSetting: fc.constantFrom(null, null, 'MO' as const, 'MF' as const),
      maxTravelMinutes: fc.constantFrom(null, null, 60),
    })
    .map(({ place, ...changes }) => trainee(id, { ...place, ...changes }));
}

function mentorArbitrary(id: string): fc.Arbitrary<Mentor> {
  return fc
    .record({
      place: fc.constantFrom(...PLACES),
      domains: terms,
      skills: terms,
      preferences: fc.shuffledSubarray(traineeIds),
      caseload: fc.option(fc.integer({ min: 20, max: 120 })),
      followed: fc.integer({ min: 0, max: 2 }),
      workingTime: fc.constantFrom(0.5, 0.8, 1),
      tenureYear: fc.option(fc.integer({ min: 2000, max: 2025 })),
      capacityMax: fc.constantFrom(null, 1, 2),
      volunteer: fc.constantFrom(true, true, true, false),
    })
    .map(({ place, capacityMax: free, ...changes }) => {
      // One or two places besides those whom the mentor follows already.
      const capacityMax = free === null && changes.followed === 0 ? null : (free ?? 1) + changes.followed;
      return mentor(id, { ...place, ...changes, capacityMax });
    });
}

const label = { fr: 'Contrainte', en: 'Constraint' };
const constraint: fc.Arbitrary<GroupConstraint> = fc.constantFrom<GroupConstraint>(
  { id: 'a', label, kind: 'quota', each: 'site', max: 1 },
  { id: 'b', label, kind: 'quota', each: 'service', maxShare: 0.5, trainees: { domain: ['droit'] } },
  { id: 'c', label, kind: 'apart', trainees: ['t1', 't2'], level: 'service' },
  { id: 'd', label, kind: 'together', trainees: ['t1', 't2'], level: 'site' },
  { id: 'e', label, kind: 'travelBudget', maxMinutes: 120 },
  { id: 'f', label, kind: 'quota', mentors: { service: 'SPIP-24' }, min: 1 },
);

/** Inputs of `match` with one to five trainees and one to four mentors; with constraints when asked. */
export function randomInput(constrained: boolean): fc.Arbitrary<ReturnType<typeof input>> {
  return fc
    .record({
      // The constraints name the first two trainees.
      trainees: fc.tuple(...traineeIds.map(traineeArbitrary)),
      traineeCount: fc.integer({ min: constrained ? 2 : 1, max: traineeIds.length }),
      mentors: fc.tuple(...mentorIds.map(mentorArbitrary)),
      mentorCount: fc.integer({ min: 1, max: mentorIds.length }),
      sideConstraints: constrained
        ? fc.uniqueArray(constraint, { minLength: 1, maxLength: 2, selector: ({ id }) => id })
        : fc.constant<GroupConstraint[]>([]),
      coverage: fc.constantFrom('most' as const, 'most' as const, 'all' as const),
    })
    .map(({ trainees, traineeCount, mentors, mentorCount, sideConstraints, coverage }) =>
      input(trainees.slice(0, traineeCount), mentors.slice(0, mentorCount), { sideConstraints, coverage, rules: { capacityLimit: 4 } }),
    );
}
