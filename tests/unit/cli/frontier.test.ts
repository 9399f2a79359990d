import { expect, it } from 'vitest';
import { describeFrontier } from '../../../src/cli/frontier.ts';
import type { StandingDecision } from '../../../src/domain/index.ts';
import { changed, point, reassignmentWith } from '../domain/sample-reassignment.ts';

const decided = (trainee: string, mentor: string): [string, StandingDecision] => [
  trainee,
  {
    entry: { by: 'Claire Martin, directrice', on: '2025-07-10', reason: 'r', option: null },
    outcome: {
      ...{ trainee: { id: trainee, name: trainee }, mentor: { id: mentor, name: mentor }, proposed: null },
      ...{ brokenRules: [], unlistedRule: false, brokenConstraints: [], placesOver: 0 },
    },
  },
];

it('says under an option whose decided pair it undoes: of those to whom nothing has happened, and only there', () => {
  const alone = point({ changes: [changed('A', 'X', 'W', {})] });
  const chain = point({ moved: 1, changes: [changed('A', 'X', 'Y', {}), changed('B', 'Y', 'Z', {})] });
  const reassignment = { ...reassignmentWith([alone, chain]), affected: ['A'] };
  const lines = (...standing: [string, StandingDecision][]): string[] =>
    describeFrontier(reassignment, [], (id) => `Name ${id}`, 'en', new Map(standing)).filter((line) => line.includes('Undoes'));
  expect(lines(decided('A', 'X'), decided('B', 'Y'))).toEqual([
    '   Undoes what somebody decided for Name B: whoever takes this option decides again.',
  ]);
  expect(lines(decided('A', 'X'), decided('B', 'Q'))).toEqual([]);
  expect(lines()).toEqual([]);
});
