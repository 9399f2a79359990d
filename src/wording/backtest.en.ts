/** The English sentences on a past period; the keys are those of the French. */
import type { BacktestWords } from './backtest.fr.ts';
import { formatsOf } from './formats.ts';

const { counted, integer } = formatsOf('en');

export const backtestEn: BacktestWords = {
  notSaid: {
    score:
      'The score says what the guidelines value, not whether a pair worked well together: the computation knows nothing of how these pairs went.',
    learning: 'Nothing is learnt from the past: weights are set by people, and this comparison changes none of them.',
    people:
      'The census does not hold all that the people who made these pairs knew: a difference is a question to ask them, not a mistake.',
    today:
      'The comparison holds for the census and the guidelines given here: where they have changed since the period, it says the less of what was possible then.',
  },

  byHand: (served, of, total) => `By hand: ${integer(served)} of ${integer(of)} trainees with a mentor, ${total}`,
  byEngine: (served, of, total) =>
    `The engine: ${integer(served)} of ${integer(of)} trainees with a mentor, as many as the rules allow (proven and verified), ${total}`,
  byEngineAtLimit: (served, of, total) =>
    `The engine, stopped at a limit: ${integer(served)} of ${integer(of)} trainees with a mentor, ${total}`,
  onAverage: (points) => `, ${points} on average`,
  infeasible: 'The engine: no matching satisfies every rule (proven and verified), there are no pairs to set beside these.',
  same: (n) => (n === 0 ? 'No pair is the same on both sides.' : `${counted(n, 'pair is', 'pairs are')} the same on both sides.`),

  allRules: 'The pairs made by hand follow every rule (verified).',
  brokenRules: (list) => `The pairs made by hand do not follow every rule: ${list}.`,
  excludedApart: 'The excluded pairs are counted apart: the engine may not propose them.',

  worthless: 'No possible pair is worth any points.',
  share: (total, share, most) =>
    `Those that the hard rules allow total ${total}: ${share} of the highest total that these rules and the places allow (${most}, proven)`,
  shareOfEngine: (share) => `; those of the engine, ${share}`,
  unbounded: (total, most) =>
    `Those that the hard rules allow total ${total}. The highest total that these rules and the places allow is ${most} (proven), but by hand some mentors have more trainees than places: it is no bound on theirs.`,

  first: (asked) => `The guidelines put before the total ${asked}: the engine may total less than the pairs made by hand.`,
  balance: 'even loads',
  fair: 'fairness between pairs',
  against: (criterion, own, their) => `${criterion} (${own} against ${their})`,
  engineBetter: (list) => `Mean values where the engine does better: ${list}.`,
  handBetter: (list) => `Mean values where the pairs made by hand do better: ${list}.`,

  changes: (list) => `With the engine’s pairs, ${list}.`,
  trainees: (n) => counted(n, 'trainee', 'trainees'),
  kinds: {
    better: () => 'would have another mentor and more points',
    worse: () => 'would have another mentor and fewer points',
    equal: () => 'would have another mentor and as many points',
    gained: () => 'would have a mentor and had none',
    lost: () => 'would have no mentor any more',
  },
  optimumOfAll: 'The optimum is that of the whole: what is better for all together may be worse for somebody.',

  unlisted: (n) =>
    `${counted(n, 'trainee of the census does', 'trainees of the census do')} not stand in the file of pairs: counted as having had nobody.`,
  leftOut: (n) =>
    `${counted(n, 'trainee whose row was refused is', 'trainees whose row was refused are')} left out of the comparison, on both sides.`,
  outsideRules: ' (outside the rules)',
};
