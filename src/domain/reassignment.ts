/** A reassignment: what can be done when something changes in the middle of a period. Its shape is `documents/frontier.ts`. */
import type { REASONS } from './documents/frontier.ts';

export { REASONS } from './documents/frontier.ts';
export type { ChangeDetails, FrontierPoint, Reassignment, ReassignmentEvent } from './documents/frontier.ts';

/** Why a relationship ended: a closed list. Nothing else about it reaches the matching, and a confidential note is kept apart. */
export type Reason = (typeof REASONS)[number];
