/** The English sentences on how far a matching depends on the weights; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { WeightWords } from './weights.fr.ts';

const { integer } = formatsOf('en');
const oneOr = (n: number, one: string, many: string): string => (n === 1 ? one : `${integer(n)} ${many}`);

export const weightsEn: WeightWords = {
  intro: 'One weight varies, the others keep their proportions to each other: the total stays 100%.',
  columns: { criterion: 'Criterion', weight: 'weight', low: 'same pairs from', high: 'to', lost: 'lost at ±20%', from: '(from', to: 'to)' },
  surviving: (n, pairs, atLeast) =>
    `${atLeast ? 'At least ' : ''}${integer(n)} of ${integer(pairs)} ${pairs === 1 ? 'pair' : 'pairs'} ${n === 1 ? 'survives' : 'survive'} a change of ±20% in each weight alone.`,
  lost: (n) => `${oneOr(n, 'One pair does not, lost', 'pairs do not, the most fragile first, lost')} once the weight reaches:`,
  open: (n) => `${oneOr(n, 'One pair is', 'pairs are')} left without an answer in the time given:`,
  tied: (n) =>
    `${oneOr(n, 'One pair is', 'pairs are')} not certain: another solution, exactly as good, does without ${n === 1 ? 'it' : 'them'}; the lot, or the earlier proposal, decided.`,
  undecided: (n) => `${oneOr(n, 'One pair', 'pairs')} of which it is not known whether all best solutions have ${n === 1 ? 'it' : 'them'}:`,
  notes: {
    touching: 'A bound that is today’s weight: on that side another solution, as good or nearly so, wins from the first ten-thousandth on.',
    limit: '“?” and “≥”: the time given was not enough to know more.',
    ends: 'With objective “fair” bounds cannot be computed; ±20% was tried at the two ends only.',
    alone: 'A criterion that has all the weight leaves no other weights to vary with it.',
  },
};
