/** Whose a mentor is so far in a round, beside the trainee who is looked at. */
import type { WebWords } from '../../../../wording/index.ts';
import { mentorState } from '../../../rules/mentor-state.ts';
import type { Alternative, Proposed } from './loads.ts';

export type Standing = NonNullable<Alternative['standing']>;

/** Of the pairs that one sees. */
export function standingIn(pairs: readonly Proposed[], trainee: string, mentor: string): Standing {
  const trainees = pairs
    .filter((pair) => pair.trainee.id !== trainee)
    .flatMap(({ trainee: { id, name }, mentor: proposed, decision = null }) => {
      const decided = decision?.stands === true && decision.mentor === mentor;
      return decided || (decision === null && proposed?.id === mentor) ? [{ id, name, decided }] : [];
    });
  return { state: mentorState(trainees, 0), trainees, others: 0 };
}

export function standingInWords({ state, trainees, others }: Standing, { alternatives }: WebWords['pairs']): string {
  if (state === 'free') return alternatives.free;
  const named = (isDecided: boolean): string[] => trainees.filter(({ decided }) => decided === isDecided).map(({ name }) => name);
  const [decided, proposed] = [named(true), named(false)];
  return [
    ...(decided.length + others > 0 ? [alternatives.decidedFor(decided, others)] : []),
    ...(proposed.length > 0 ? [alternatives.proposedTo(proposed)] : []),
  ].join(', ');
}
