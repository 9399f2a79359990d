/** How many trainees a mentor may have at the same time, and how many places that leaves. */
import * as z from 'zod';

/** Of the guidelines that the proposal was made by. */
export const placeRules = z.object({ defaultCapacity: z.int(), capacityLimit: z.int() });
export type PlaceRules = z.infer<typeof placeRules>;

/** Of a mentor's facts, as the census has them. */
export const mentorPlaces = z.object({
  capacityMin: z.int().default(0),
  capacityMax: z.int().nullable().default(null),
  followed: z.int().default(0),
});
export type MentorPlaces = z.infer<typeof mentorPlaces>;

/**
 * The census's own number, else the default or the minimum asked for, never above the limit: as a run counts.
 * @param rules null where they are not known: then one place where the census says nothing.
 */
export function capacityOf(rules: PlaceRules | null, { capacityMin, capacityMax }: MentorPlaces): number {
  const { defaultCapacity, capacityLimit } = rules ?? { defaultCapacity: 1, capacityLimit: Infinity };
  return Math.min(capacityLimit, capacityMax ?? Math.max(defaultCapacity, capacityMin));
}

/**
 * Places taken before anything is decided in a round: the trainees whom the census says that the mentor follows and those whom other rounds
 * give them at the same time are, as far as is known, the same people.
 */
export function takenElsewhere({ followed }: MentorPlaces, elsewhere: number): number {
  return Math.max(followed, elsewhere);
}
