/** How far a case has come, and whom an option moves: the pure rules. */
import { describe, expect, it } from 'vitest';
import type { Option } from '../../../../src/domain/index.ts';
import { movesOf, type MoveBasis } from '../../../../src/service/rules/breakdown-moves.ts';
import { type BreakdownFacts, breakdownState, isSameMark, missingHearings } from '../../../../src/service/rules/breakdown-state.ts';

const NEW: BreakdownFacts = {
  heard: { trainee: false, mentor: false },
  ...{ runs: 0, option: null, refused: 0, undecided: 0, closed: null, isFollowedUp: false },
};
const HEARD = { trainee: true, mentor: true };

describe('the state of a case', () => {
  it.each([
    ['reported', {}],
    ['reported', { heard: { trainee: true, mentor: false } }],
    ['heard', { heard: HEARD }],
    ['options', { heard: HEARD, runs: 1 }],
    ['submitted', { heard: HEARD, runs: 1, option: 1, undecided: 2 }],
    ['options', { heard: HEARD, runs: 1, option: 1, refused: 1, undecided: 1 }],
    ['submitted', { heard: HEARD, runs: 2, option: 2, undecided: 1 }],
    ['in-effect', { heard: HEARD, runs: 1, option: 1, closed: 'in-effect' }],
    ['followed-up', { heard: HEARD, runs: 1, option: 1, closed: 'in-effect', isFollowedUp: true }],
    ['dropped', {}],
    ['dropped', { heard: HEARD, runs: 1, option: 1 }],
  ] as const)('is %s', (state, facts) => {
    expect(breakdownState({ ...NEW, ...facts, ...(state === 'dropped' ? { closed: 'dropped' } : {}) })).toBe(state);
  });

  it('names who has not been heard', () => {
    expect(missingHearings(NEW)).toEqual(['trainee', 'mentor']);
    expect(missingHearings({ heard: { trainee: true, mentor: false } })).toEqual(['mentor']);
    expect(missingHearings({ heard: HEARD })).toEqual([]);
  });

  it('knows what options were computed on', () => {
    expect(isSameMark({ publication: 1, effect: 0 }, { publication: 1, effect: 0 })).toBe(true);
    expect(isSameMark({ publication: 1, effect: 0 }, { publication: 1, effect: 1 })).toBe(false);
    expect(isSameMark({ publication: 1, effect: 1 }, { publication: 3, effect: 1 })).toBe(false);
  });
});

describe('the moves of an option', () => {
  const details = { before: 700_000, after: 600_000, load: 2, minutes: { before: 10, after: 20.5 } };
  const option = (changes: { trainee: string; from: string | null; to: string | null }[]): Pick<Option, 'point'> => ({
    point: {
      ...{ moved: 0, status: 'optimal', matched: 2, objective: 1, bound: 1, pairs: [], explanation: { fr: [], en: [] } },
      minutes: { before: 0, after: 0, compared: 0 },
      changes,
      details: changes.map(() => details),
    },
  });
  const basis: MoveBasis = {
    reassignment: { events: [{ kind: 'breakdown', trainee: 'S1', mentor: 'T1' }], people: [{ id: 'T9', name: 'Partie' }] },
    held: [
      { trainee: 'S1', mentor: 'T1', traineeService: 'A', mentorService: 'A' },
      { trainee: 'S2', mentor: 'T2', traineeService: 'B', mentorService: 'B' },
    ],
    people: new Map([
      ['S1', { name: 'Une', service: 'A' }],
      ['S2', { name: 'Deux', service: 'B' }],
      ['S3', { name: 'Trois', service: 'C' }],
      ['T1', { name: 'Tuteur un', service: 'A' }],
      ['T2', { name: 'Tuteur deux', service: 'B' }],
    ]),
    capacityOf: new Map([
      ['T1', 1],
      ['T2', 2],
    ]),
  };

  it('say from whom, to whom and what it is worth', () => {
    expect(movesOf(option([{ trainee: 'S1', from: 'T1', to: 'T2' }]), basis)).toEqual([
      {
        ...{ trainee: 'S1', traineeService: 'A', from: { mentor: 'T1', service: 'A' }, to: { mentor: 'T2', service: 'B', capacity: 2 } },
        entry: {
          names: { trainee: 'Une', from: 'Tuteur un', to: 'Tuteur deux' },
          scores: { before: 700_000, after: 600_000 },
          ...{ minutes: { before: 10, after: 20.5 }, load: 2 },
        },
      },
    ]);
  });

  it('may leave somebody without, and place who has come', () => {
    const moves = movesOf(
      option([
        { trainee: 'S1', from: 'T1', to: null },
        { trainee: 'S3', from: null, to: 'T1' },
      ]),
      basis,
    );
    expect(moves?.map(({ trainee, from, to }) => [trainee, from?.mentor ?? null, to?.mentor ?? null])).toEqual([
      ['S1', 'T1', null],
      ['S3', null, 'T1'],
    ]);
  });

  it('end the pair of whoever has left the census', () => {
    const gone = { ...basis, reassignment: { events: [{ kind: 'gone' as const, trainee: 'S2', mentor: 'T2' }] } };
    gone.people = new Map([...basis.people].filter(([id]) => id !== 'S2'));
    expect(movesOf(option([{ trainee: 'S1', from: 'T1', to: 'T2' }]), gone)?.at(-1)).toMatchObject({
      ...{ trainee: 'S2', traineeService: 'B', from: { mentor: 'T2', service: 'B' }, to: null },
      entry: { names: { trainee: 'S2', from: 'Tuteur deux', to: null }, load: null },
    });
  });

  it.each([
    ['from somebody else', { trainee: 'S1', from: 'T2', to: null }],
    ['from nobody', { trainee: 'S1', from: null, to: 'T2' }],
    ['to whom the census does not know', { trainee: 'S1', from: 'T1', to: 'T9' }],
    ['of whom nothing is known', { trainee: 'S9', from: null, to: 'T2' }],
  ])('are none %s', (_, change) => {
    expect(movesOf(option([change]), basis)).toBeNull();
  });
});
