import { describe, expect, it } from 'vitest';
import { hundredths, optionsOf } from '../../../src/domain/reassignment-options.ts';
import { changed, point, reassignmentWith } from './sample-reassignment.ts';

describe('options side by side', () => {
  it('are the points with their alternates, in order', () => {
    const first = { ...point(), alternates: [point(), point()] };
    expect(optionsOf(reassignmentWith([first, point()])).map(({ label, isAlternate }) => [label, isAlternate])).toEqual([
      ['1', false],
      ['1b', true],
      ['1c', true],
      ['2', false],
    ]);
  });

  it('say who moves, who gains and who loses most, and the heaviest load', () => {
    const [option] = optionsOf(
      reassignmentWith([
        point({
          matched: 2,
          objective: 1.5,
          changes: [
            changed('A', 'X', 'Y', { before: 900_000, after: 800_000, load: 1 }),
            changed('B', 'Y', 'Z', { before: 500_000, after: 700_000, load: 2 }),
            changed('C', 'Z', 'W', { before: 700_000, after: 300_000, load: 1 }),
          ],
        }),
      ]),
    );
    expect(option).toMatchObject({
      movedPeople: ['B', 'C'],
      served: -1,
      gain: -700_000,
      share: 0.75,
      gained: { trainee: 'B', points: 200_000, kind: 'moves' },
      lost: { trainee: 'C', points: -400_000, kind: 'moves' },
      heaviest: { mentor: 'Z', trainees: 2 },
    });
  });

  it('hold that a mentor more or less outweighs points', () => {
    const changes = [
      changed('A', 'X', 'Y', { before: 900_000, after: 100_000, load: 1 }),
      changed('B', 'Y', null, { before: 50_000 }),
      changed('D', 'V', 'U', { before: 100_000, after: 900_000, load: 1 }),
      changed('C', null, 'X', { after: 60_000, load: 1 }),
    ];
    const [option] = optionsOf(reassignmentWith([point({ changes })]));
    expect([option!.lost, option!.gained]).toEqual([
      { trainee: 'B', points: -50_000, kind: 'leftOut' },
      { trainee: 'C', points: 60_000, kind: 'placed' },
    ]);
    // Who had no mentor is not moved by getting one.
    expect(option!.movedPeople).toEqual(['B', 'D']);
  });

  it('name nobody where nothing changes, and no share of a best that is not known', () => {
    const [option] = optionsOf({ ...reassignmentWith([point()]), best: null });
    expect([option!.gained, option!.lost, option!.heaviest, option!.share]).toEqual([null, null, null, null]);
  });

  it('never read 100 % but for the best', () => {
    expect([1, 0.999999, 0.9988, 1.01].map(hundredths)).toEqual([100, 99.99, 99.88, 101]);
  });
});
