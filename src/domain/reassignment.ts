/** A reassignment: what can be done when something changes in the middle of a period. Its shape is `documents/frontier.ts`. */
import type { REASONS } from './documents/frontier.ts';
import type { Text } from './text.ts';

export { REASONS } from './documents/frontier.ts';
export type { ChangeDetails, FrontierPoint, Reassignment, ReassignmentEvent } from './documents/frontier.ts';

/** Why a relationship ended: a closed list. Nothing else about it reaches the matching, and a confidential note is kept apart. */
export type Reason = (typeof REASONS)[number];

/** A sentence for each event and each reason. */
export const REASON_NAMES: Readonly<Record<Reason, Text>> = {
  availability: { fr: 'disponibilité', en: 'availability' },
  workload: { fr: 'charge de travail', en: 'workload' },
  distance: { fr: 'distance', en: 'distance' },
  'change-of-post': { fr: 'changement de poste', en: 'change of post' },
  'working-relationship': { fr: 'relation de travail', en: 'working relationship' },
  'training-needs': { fr: 'besoins de formation', en: 'training needs' },
  other: { fr: 'autre', en: 'other' },
};
