import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../../src/cli/side-by-side.ts';
import { optionsOf } from '../../../src/domain/reassignment-options.ts';
import type { Reassignment } from '../../../src/domain/documents/frontier.ts';
import { changed, point, reassignmentWith } from '../domain/sample-reassignment.ts';

const shown = (reassignment: Reassignment, language: 'fr' | 'en' = 'en', nameOf = (id: string): string => `Trainee ${id}`): string[] =>
  sideBySide(reassignment, optionsOf(reassignment), nameOf, language);

const minutes = { before: 20, after: 55 };
const first = point({
  changes: [changed('A', 'X', 'W', { before: 900_000, after: 100_000, load: 1, minutes })],
  ...{ objective: 1.4, minutes: { before: 20, after: 55, compared: 1 } },
});
const second = point({
  moved: 1,
  changes: [
    changed('A', 'X', 'Y', { before: 900_000, after: 800_000, load: 2, minutes }),
    changed('B', 'Y', null, { before: 700_000, minutes: { before: 10, after: null } }),
  ],
  ...{ matched: 2, objective: 2, minutes: { before: 20, after: 55, compared: 1 } },
});

describe('options side by side on a terminal', () => {
  it('are columns: who moves, points, the most gained and lost, journeys, loads', () => {
    expect(shown(reassignmentWith([first, second])).map((line) => line.replaceAll(/ {3,}/g, ' | '))).toEqual([
      '  Option | 1 | 2',
      '  Other people moved | 0 | 1',
      ' | Trainee B',
      '  Trainees with a mentor | 3 (±0) | 2 (−1)',
      '  Total of the points | 140.0 (−80.0) | 200.0 (−20.0)',
      '  Share of the best possible | 70.00% | 100.00%',
      '  Gains most | – | –',
      '  Loses most | −80.0 | −70.0 (no mentor)',
      ' | Trainee A | Trainee B',
      '  Journeys of those who change  +35 min | +35 min',
      ' | (20 → 55) | (20 → 55)',
      ' | known for 1 of 2',
      '  Most trainees, new mentors | 1 | 2',
      ' | Trainee W | Trainee Y',
    ]);
  });

  it('are in French with its decimal comma', () => {
    const text = shown(reassignmentWith([first, second]), 'fr').join('\n');
    expect(text).toContain('140,0 (−80,0)');
    expect(text).toContain('Part du meilleur possible');
    expect(text).toContain('(sans tuteur)');
  });

  it('fit 120 columns, in blocks when they are many, and with names of any length', () => {
    const many = reassignmentWith(Array.from({ length: 11 }, () => ({ ...second, alternates: [first] })));
    const lines = shown(many, 'fr', (id) => `Marie-Antoinette ${'É'.repeat(50)}-${id} de la Très-Longue-Particule`);
    expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(120);
    const heads = lines.filter((line) => line.startsWith('  Option'));
    expect(heads.join(' ').match(/\d+b?/g)).toHaveLength(22);
    expect(heads.length).toBeGreaterThan(3);
    expect(heads.length).toBe(lines.filter((line) => line === '').length + 1);
  });

  it('name three people and count the others', () => {
    const changes = ['B', 'C', 'D', 'E', 'F'].map((trainee) => changed(trainee, 'X', 'Y', { before: 1, after: 1, load: 1 }));
    expect(shown(reassignmentWith([point({ moved: 5, changes })])).join('\n')).toMatch(
      /5\n\s+Trainee B\n\s+Trainee C\n\s+Trainee D\n\s+\+ 2\n/,
    );
  });

  it('speak of the best known where it is not proven, and of no share where there is none', () => {
    const best = { matched: 3, objective: 2, proven: false };
    expect(shown(reassignmentWith([first], { best })).join('\n')).toContain('Share of the best known');
    expect(shown(reassignmentWith([first], { best: null })).join('\n')).toMatch(/Share of the best possible +–/);
  });
});
