import { describe, expect, it } from 'vitest';
import { describeLoss, stressTest, summarise } from '../../../src/planning/index.ts';
import { solve, type Problem } from '../../../src/solver/index.ts';

const nameOf = (id: string): string => `Mme ${id}`;
const nothing = (): void => {};

/** A–X, B–Y; Z is free for A only, and for B when A moves. C–V stands by itself: nobody else could have C. */
const problem: Problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
  mentors: [{ id: 'V' }, { id: 'X' }, { id: 'Y' }, { id: 'Z' }],
  pairs: [
    ['A', 'X', 0.9],
    ['A', 'Z', 0.5],
    ['B', 'X', 0.6],
    ['B', 'Y', 0.8],
    ['C', 'V', 0.7],
  ],
};

describe('the stress test', () => {
  const stress = stressTest(problem, solve(problem), nothing);

  it('says of each mentor what the departure costs, the gravest first', () => {
    expect(stress.mentors).toEqual([
      {
        ...{ mentor: 'V', trainees: ['C'], kind: 'short' },
        alone: { moved: 0, served: 1, score: 700_000, proven: true },
        best: { moved: 0, served: 1, score: 700_000, proven: true },
      },
      {
        ...{ mentor: 'Y', trainees: ['B'], kind: 'moving' },
        alone: { moved: 0, served: 1, score: 800_000, proven: true },
        best: { moved: 1, served: 0, score: 600_000, proven: true },
      },
      {
        ...{ mentor: 'X', trainees: ['A'], kind: 'replaced' },
        alone: { moved: 0, served: 0, score: 400_000, proven: true },
        best: { moved: 0, served: 0, score: 400_000, proven: true },
      },
    ]);
  });

  it('names a deputy for every trainee who has one', () => {
    expect(stress.deputies).toEqual([
      { trainee: 'A', mentor: 'X', deputy: 'Z' },
      { trainee: 'B', mentor: 'Y', deputy: null },
      { trainee: 'C', mentor: 'V', deputy: null },
    ]);
  });

  it('says that nothing is possible, where all have to be served', () => {
    const all: Problem = { ...problem, coverage: 'all' };
    const found = stressTest(all, solve(all), nothing);
    expect(found.mentors.map(({ mentor, kind, alone }) => [mentor, kind, alone?.moved])).toEqual([
      ['V', 'impossible', undefined],
      ['Y', 'moving', undefined],
      ['X', 'replaced', 0],
    ]);
    expect(summarise(found, 'fr')).toContain('Après le départ de 1 tuteur, plus aucune solution ne respecterait toutes les règles.');
    const told = found.mentors.map((loss) => describeLoss(loss, found.deputies, nameOf, 'fr'));
    expect(told[0]).toBe('Mme V\u202f: plus aucune solution (Mme C → personne).');
    expect(told[1]).toBe(
      'Mme Y\u202f: sans déplacer personne d’autre, aucune solution\u202f; en déplaçant 1 personne, 60,0 points de moins (Mme B → personne).',
    );
  });

  it('reads in both languages', () => {
    expect(summarise(stress, 'fr')).toEqual([
      '1 tuteur serait remplacé sans déplacer personne d’autre.',
      '1 tuteur ne serait remplacé qu’en déplaçant d’autres personnes.',
      'Le départ de 1 tuteur laisserait quelqu’un de plus sans tuteur, quoi qu’on fasse.',
      '2 stagiaires n’auraient aucun suppléant si personne d’autre ne bougeait.',
    ]);
    expect(summarise(stress, 'en')[3]).toBe('2 trainees would have no deputy mentor if nobody else moved.');
    const told = stress.mentors.map((loss) => describeLoss(loss, stress.deputies, nameOf, 'en'));
    expect(told).toEqual([
      'Mme V: moving nobody else, 1 fewer trainee and 70.0 points less (Mme C → nobody).',
      'Mme Y: moving nobody else, 1 fewer trainee and 80.0 points less; moving 1 person, 60.0 points less (Mme B → nobody).',
      'Mme X: moving nobody else, 40.0 points less (Mme A → Mme Z).',
    ]);
  });

  it('tells progress from nothing to all', () => {
    const seen: number[] = [];
    stressTest(problem, solve(problem), (_, done, of) => seen.push(done / of));
    expect([seen[0], seen.at(-1)]).toEqual([0, 1]);
  });
});
