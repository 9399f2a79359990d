/**
 * A reassignment: what can be done when something changes in the middle of a period, from moving nobody else to moving as many as help.
 * It matches nobody: a person chooses a point of the frontier, or none.
 */

/** Why a relationship ended: a closed list. Nothing else about it reaches the matching, and a confidential note is kept apart. */
export const REASONS = [
  'availability',
  'workload',
  'distance',
  'change-of-post',
  'working-relationship',
  'training-needs',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Reassignment {
  readonly format: 'binome.frontier/1';
  /** What happened, in the order in which it was said. */
  readonly events: readonly ReassignmentEvent[];
  readonly reason: Reason | null;
  /** Trainees whose pair is gone or may be, and those who have come: their own change counts for nobody's move. Sorted. */
  readonly affected: readonly string[];
  /** The pairs of before, gone ones included: how many, and their scores as they were proposed; millionths. */
  readonly before: { readonly matched: number; readonly score: number };
  /** The best that is possible now, whoever is moved, and whether that is proven; null where nothing follows every rule. */
  readonly best: { readonly matched: number; readonly objective: number; readonly proven: boolean } | null;
  /** Each better than the one before; numbers of moves that improve on nothing are left out. Empty when nothing follows every rule. */
  readonly frontier: readonly FrontierPoint[];
}

export type ReassignmentEvent =
  | { readonly kind: 'breakdown'; readonly trainee: string; readonly mentor: string }
  | { readonly kind: 'departure'; readonly mentor: string }
  | { readonly kind: 'capacity'; readonly mentor: string; readonly places: number }
  | { readonly kind: 'arrival'; readonly trainee: string }
  /** A pair that the census of today does not allow any more. */
  | { readonly kind: 'lapse'; readonly trainee: string; readonly mentor: string };

/** The best matching in which at most so many people other than the affected are moved: needs met first, then score. */
export interface FrontierPoint {
  readonly moved: number;
  readonly status: 'optimal' | 'limit';
  readonly matched: number;
  /** Total score, as in solution.json, and its proven bound (null where more needs might be met). */
  readonly objective: number;
  readonly bound: number | null;
  readonly pairs: readonly (readonly [trainee: string, mentor: string])[];
  /** Who changes, along the chain: whoever gives up a place comes after the one who takes it. null: nobody. */
  readonly changes: readonly { readonly trainee: string; readonly from: string | null; readonly to: string | null }[];
  readonly details: readonly ChangeDetails[];
  /** The journeys of those who change, one way and in sum, as far as both are known: of so many of the changes. */
  readonly minutes: { readonly before: number; readonly after: number; readonly compared: number };
  readonly explanation: { readonly fr: readonly string[]; readonly en: readonly string[] };
  /** Only where asked for: other choices that move at most as many and serve as many, each affected trainee with other mentors; best first. */
  readonly alternates?: readonly Omit<FrontierPoint, 'alternates'>[];
}

/** Of a change, in the order of the changes; null where there is no pair. */
export interface ChangeDetails {
  /** Score of the pair before and after, millionths. */
  readonly before: number | null;
  readonly after: number | null;
  /** Trainees of the mentor who takes over. */
  readonly load: number | null;
  /** The journey one way; null also where it is unknown or not comparable. */
  readonly minutes: { readonly before: number | null; readonly after: number | null };
}
