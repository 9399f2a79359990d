/** How far a round has come, as a row of steps. */
import { words } from '../../frame/words.ts';
import type { RoundState } from '../../../rules/round-state.ts';
import type { Round } from './loads.ts';

const STEPS = ['census', 'proposal', 'submission', 'decisions', 'publication'] as const;

/** Which step is under way; past the last one: all are done. */
const AT: Readonly<Record<Exclude<RoundState, 'closed'>, number>> = {
  waiting: 0,
  ready: 1,
  running: 1,
  drafted: 2,
  review: 3,
  decided: 4,
  published: STEPS.length,
};

/** @param isPublished of a round that is over: whether it ever was. */
export function Steps({ round, isPublished }: { readonly round: Round; readonly isPublished: boolean }) {
  const { steps } = words().rounds;
  const { state, counts } = round;
  if (state === 'closed' && !isPublished) return null;
  const at = state === 'closed' ? STEPS.length : AT[state];
  return (
    <ol class="steps" aria-label={steps.title}>
      {STEPS.map((step, index) => {
        const how = index < at ? 'done' : index === at ? 'current' : 'next';
        return (
          <li key={step} class={`step ${how}`} aria-current={how === 'current' ? 'step' : undefined}>
            <span class="step-name">{steps[step]}</span>
            <span class="step-state">
              {step === 'decisions' && how === 'current' ? steps.counted(counts.decided, counts.trainees) : steps[how]}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
