/** Whether a mentor is somebody’s already, in a round. */

export const MENTOR_STATES = ['free', 'proposed', 'decided'] as const;
/** `proposed`: to somebody on whom nothing is decided. `decided`: at least one trainee is decided to be theirs. */
export type MentorState = (typeof MENTOR_STATES)[number];

/** @param others trainees decided to be theirs, beside those. */
export function mentorState(trainees: readonly { readonly decided: boolean }[], others: number): MentorState {
  if (others > 0 || trainees.some(({ decided }) => decided)) return 'decided';
  return trainees.length > 0 ? 'proposed' : 'free';
}
