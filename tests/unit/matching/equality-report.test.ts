import { describe, expect, it } from 'vitest';
import type { Trainee } from '../../../src/domain/person.ts';
import type { GroupResult } from '../../../src/domain/documents/proposal.ts';
import { equalityReport } from '../../../src/matching/equality-report.ts';
import { reference, trainee } from './small-census.ts';

/** `count` trainees, of whom the first `matched` have this score. */
function group(prefix: string, count: number, matched: number, score: number, changes: Partial<Trainee>): [Trainee[], [string, number][]] {
  const trainees = Array.from({ length: count }, (_, k) => trainee(`${prefix}${k}`, changes));
  return [trainees, trainees.slice(0, matched).map(({ id }) => [id, score])];
}

function report(...groups: ReturnType<typeof group>[]): GroupResult[] {
  const people = groups.flatMap(([trainees]) => trainees);
  return equalityReport(people, new Map(groups.flatMap(([, scores]) => scores)), reference);
}

const droit = { domains: ['Droit'] };
const find = (results: readonly GroupResult[], value: string): GroupResult | undefined => results.find((result) => result.value === value);

describe('the check on unequal service', () => {
  it('puts each group beside all the others', () => {
    const results = report(group('a', 5, 3, 600_000, droit), group('b', 10, 10, 800_000, {}));
    expect(find(results, 'droit')).toEqual({
      attribute: 'domain',
      value: 'droit',
      label: { fr: 'Droit', en: 'Droit' },
      trainees: 5,
      matched: 3,
      meanScore: 600_000,
      othersMatchedShare: 1,
      othersMeanScore: 800_000,
      unequal: true,
    });
  });

  it('leaves out a group of everybody', () => {
    expect(report(group('a', 5, 5, 1, droit))).toEqual([]);
  });

  it('flags groups matched less often by more than ten points, or less well by more than five', () => {
    const flagged = (own: [number, number], others: [number, number]): boolean | undefined =>
      find(report(group('a', 10, ...own, droit), group('b', 10, ...others, {})), 'droit')?.unequal;
    expect(flagged([8, 500_000], [10, 500_000])).toBe(true);
    expect(flagged([10, 500_000], [10, 500_000])).toBe(false);
    expect(flagged([10, 450_000], [10, 500_000])).toBe(false);
    expect(flagged([10, 449_999], [10, 500_000])).toBe(true);
    expect(flagged([10, 900_000], [10, 500_000])).toBe(false);
    expect(flagged([0, 0], [10, 500_000])).toBe(true);
    expect(flagged([10, 500_000], [0, 0])).toBe(false);
  });

  it('never flags fewer than five', () => {
    expect(find(report(group('a', 4, 0, 0, droit), group('b', 9, 9, 1, {})), 'droit')).toMatchObject({ meanScore: null, unequal: false });
  });

  it('groups by board, required setting, fields and needs, a term counted once whatever its spelling', () => {
    const results = report(
      group('a', 1, 1, 1, { requiredSetting: 'MO', learningNeeds: ['Addictions', 'ADDICTIONS'] }),
      group('b', 1, 1, 1, { requiredSetting: 'MF', boardCode: 'DISP-LYO', domains: ['Droit'] }),
      group('c', 1, 1, 1, { boardCode: 'unknown', learningNeeds: ['addictions'] }),
    );
    expect(results.map(({ attribute, value, label, trainees }) => [attribute, value, label.fr, label.en, trainees])).toEqual([
      ['board', 'DISP-BOR', 'DISP de Bordeaux', 'DISP de Bordeaux', 1],
      ['board', 'DISP-LYO', 'DISP de Lyon', 'DISP de Lyon', 1],
      ['board', 'unknown', 'unknown', 'unknown', 1],
      ['domain', 'droit', 'Droit', 'Droit', 1],
      ['need', 'addictions', 'Addictions', 'Addictions', 2],
      ['requiredSetting', '', 'Sans milieu requis', 'No setting required', 1],
      ['requiredSetting', 'MF', 'Milieu fermé requis', 'Custodial setting required', 1],
      ['requiredSetting', 'MO', 'Milieu ouvert requis', 'Community setting required', 1],
    ]);
  });
});
