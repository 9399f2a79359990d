/** A reassignment made by hand: A was with X, B with Y, C with Z; A’s pair broke down. */
import type { ChangeDetails, FrontierPoint, Reassignment } from '../../../src/domain/documents/frontier.ts';

interface Change {
  readonly change: FrontierPoint['changes'][number];
  readonly details: ChangeDetails;
}

export function changed(trainee: string, from: string | null, to: string | null, details: Partial<ChangeDetails> = {}): Change {
  const none = { before: null, after: null, load: null, minutes: { before: null, after: null } };
  return { change: { trainee, from, to }, details: { ...none, ...details } };
}

export interface PointParts extends Partial<Omit<FrontierPoint, 'changes' | 'details'>> {
  readonly changes?: readonly Change[];
}

export function point({ changes = [], ...rest }: PointParts = {}): FrontierPoint {
  return {
    ...{ moved: 0, status: 'optimal', matched: 3, objective: 2, bound: 2, pairs: [], minutes: { before: 0, after: 0, compared: 0 } },
    changes: changes.map(({ change }) => change),
    details: changes.map(({ details }) => details),
    explanation: { fr: ['Sans déplacer personne d’autre.', 'C’est prouvé.'], en: ['Moving nobody else.', 'This is proven.'] },
    ...rest,
  };
}

export function reassignmentWith(frontier: readonly FrontierPoint[], changes: Partial<Reassignment> = {}): Reassignment {
  return {
    format: 'binome.frontier/1',
    events: [{ kind: 'breakdown', trainee: 'A', mentor: 'X' }],
    reason: 'distance',
    affected: ['A'],
    before: { matched: 3, score: 2_200_000 },
    best: { matched: 3, objective: 2, proven: true },
    frontier,
    ...changes,
  };
}
