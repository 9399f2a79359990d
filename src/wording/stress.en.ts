/** The English sentences of the stress test; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { StressWords } from './stress.fr.ts';

const { counted } = formatsOf('en');
const mentors = (n: number): string => counted(n, 'mentor', 'mentors');

export const stressEn: StressWords = {
  replaced: (n) => `${mentors(n)} could be replaced without moving anybody else.`,
  moving: (n) => `${mentors(n)} could be replaced only by moving other people.`,
  short: (n) => `The departure of ${mentors(n)} would leave somebody more without a mentor, whatever is done.`,
  impossible: (n) => `After the departure of ${mentors(n)} nothing would follow every rule any more.`,
  withoutDeputy: (n) => `${counted(n, 'trainee', 'trainees')} would have no deputy mentor if nobody else moved.`,

  nothing: 'nothing is possible',
  nothingAlone: 'moving nobody else, nothing is possible',
  alone: 'moving nobody else',
  movingOthers: (n) => `moving ${counted(n, 'person', 'people')}`,
  fewer: (n) => counted(n, 'fewer trainee', 'fewer trainees'),
  pointsMore: (amount) => `${amount} more`,
  pointsLess: (amount) => `${amount} less`,
};
