import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedMentors, prepare } from '../../../src/matching/index.ts';
import type { SideConstraint } from '../../../src/solver/index.ts';
import { randomInput } from './random-census.ts';
import { constraints, input, mentor, trainee } from './small-census.ts';

describe('a mentor more', () => {
  it('brings the node, pairs and scores that the census with that row would have', () => {
    const more = mentor('m2', { capacityMax: 2, caseload: 50 });
    const [added] = addedMentors(
      prepare(input([trainee('t1'), trainee('t2', { avoids: ['m2'] })], [mentor('m1')]), () => {}),
      [more],
    );
    const { problem } = prepare(input([trainee('t1'), trainee('t2', { avoids: ['m2'] })], [mentor('m1'), more]), () => {});
    expect(added!.node).toEqual(problem.mentors[1]);
    expect(added!.pairs).toEqual([...problem.pairs].filter(([, id]) => id === 'm2'));
    expect(added!.sideConstraints).toEqual([]);
  });

  it('is left out who breaks a rule of their own all the same, or has a minimum above the limit', () => {
    const prepared = prepare(input([trainee('t1')], [mentor('m1')]), () => {});
    expect(addedMentors(prepared, [mentor('m2', { volunteer: false }), mentor('m3', { capacityMin: 4, capacityMax: 4 })])).toEqual([]);
  });

  it('brings a minimum of the group that there is only with them, though no pair counts for it', () => {
    const asks = constraints({ id: 'q', kind: 'quota', each: 'site', trainees: { domain: ['droit'] }, min: 1 });
    const prepared = prepare(input([trainee('t1', { domains: ['droit'] })], [mentor('m1')], asks), () => {});
    const [added] = addedMentors(prepared, [mentor('m2', { siteCode: 'SPIP-33-02', avoids: ['t1'] })]);
    expect(added!.sideConstraints).toEqual([{ id: 'q/SPIP-33-02/min', terms: [], op: '>=', rhs: 1 }]);
  });

  it('counts in the constraints as if the others who could be added were not there', () => {
    const places = [{}, { siteCode: 'SPIP-33-02' }, { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' }];
    let joined = 0;
    fc.assert(
      fc.property(randomInput(true), (given) => {
        const prepared = prepare(given, () => {});
        const people = places.map((place, k) => mentor(`n${k}`, { ...place, tenureYear: 2015 }));
        const all = addedMentors(prepared, people);
        for (const [k, added] of all.entries()) {
          const census = { ...given.census, mentors: [...given.census.mentors, people[k]!] };
          const { problem } = prepare({ ...given, census }, () => {});
          const [expected, found] = [problem.sideConstraints ?? [], merged(prepared.problem.sideConstraints ?? [], added.sideConstraints)];
          expect(sorted(found)).toEqual(sorted(expected));
          joined += added.sideConstraints.length;
        }
      }),
      { seed: 7, numRuns: 150 },
    );
    expect(joined).toBeGreaterThan(100);
  });
});

function merged(known: readonly SideConstraint[], added: readonly SideConstraint[]): SideConstraint[] {
  const own = new Map(added.map((side) => [side.id, side]));
  const ids = new Set(known.map(({ id }) => id));
  return [
    ...known.map((side) => ({ ...side, terms: [...side.terms, ...(own.get(side.id)?.terms ?? [])] })),
    ...added.filter(({ id }) => !ids.has(id)),
  ];
}

/** In one order, without what says nothing: at most one of a single trainee's pairs. */
function sorted(sides: readonly SideConstraint[]): SideConstraint[] {
  return sides
    .map((side) => ({ ...side, terms: [...side.terms].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }))
    .filter(({ op, rhs, terms }) => !(op === '<=' && rhs === 1 && new Set(terms.map(([id]) => id)).size === 1))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
