/** The English sentences on the constraints of the guidelines; the keys are those of the French. */
import type { ConstraintWords } from './constraints.fr.ts';
import { formatsOf } from './formats.ts';

const { counted, integer, plain } = formatsOf('en');
const pairs = (n: number): string => counted(n, 'pair', 'pairs');
const suffice = (because: string, n: number): string => `${because} ${n === 1 ? 'is' : 'are'} enough to ensure it`;

export const constraintsEn: ConstraintWords = {
  limits: {
    minutes: (n) => `at most ${plain(n)} min`,
    leastShare: (share) => `at least ${share} of the pairs`,
    mostShare: (share) => `at most ${share} of the pairs`,
    least: (n) => `at least ${pairs(n)}`,
    most: (n) => `at most ${pairs(n)}`,
  },

  noMatching: (constraints) =>
    `Even without any side constraint no matching exists: rules, trainees and places do not allow one. What ${constraints === 1 ? 'this constraint' : `these ${integer(constraints)} constraints`} can reach is therefore not known.`,
  impossible: (name, reason) => `The constraint ${name} cannot be met, even alone: ${reason}. Relax it.`,
  contradictory: (a, b) => `The constraints ${a} and ${b} contradict each other: no matching meets both. Relax one of them.`,
  redundant: (name, because, reasons) => `The constraint ${name} adds nothing: ${suffice(because, reasons)}.`,
  redundantEverywhere: (name, because, reasons, groups) =>
    `The constraint ${name} adds nothing in any of its ${integer(groups)} groups: ${suffice(because, reasons)}.`,
  redundantOrIdle: (name, because, reasons, implied, others) =>
    `The constraint ${name} adds nothing in any of its ${integer(implied + others)} groups: ${suffice(because, reasons)} in ${implied === 1 ? 'one' : integer(implied)} of them, and nothing can break it in the ${others === 1 ? 'other one' : `other ${integer(others)}`}.`,
  nameRead: (label, text, person) => `In the constraint “${label}”, “${text}” is read as ${person}.`,
  neverBinding: (name, reason) => `The constraint ${name} can never bind: ${reason}.`,
  neverBindingEverywhere: (name, reason, groups) =>
    `The constraint ${name} can never bind, in any of its ${integer(groups)} groups: ${reason}.`,

  census: {
    apart: (names, rows) => `Kept apart: ${names} (${rows})`,
    together: (names, rows) => `Car share: ${names} (${rows})`,
    somewhere: 'census',
    lines: (file, lines, n) => `${file}, ${n < 2 ? 'line' : 'lines'} ${lines}`,
    absent: (label, person) => `“${label}” has no effect: ${person} is not among the trainees for whom a mentor is looked for here.`,
    overruled: (mentor, trainee, rows) =>
      `The imposed pair ${mentor} – ${trainee} (${rows}) has no effect: a decision already made for this trainee comes first.`,
    refused: (mentor, trainee, rows) => `The imposed pair ${mentor} – ${trainee} (${rows}) has no effect: it was refused for this round.`,
    imposed: (rows) => `This pair is imposed by the census (${rows}).`,
    imposedHere: (pairs, n) =>
      n < 2 ? `A pair that the census imposes has a part in it: ${pairs}.` : `Pairs that the census imposes have a part in it: ${pairs}.`,
    pair: (mentor, trainee, rows) => `${mentor} – ${trainee} (${rows})`,
    priority: (level) => (level < 2 ? 'Priority 1: trainees to be placed first' : `Priorities 1 to ${level}: trainees to be placed first`),
    served: (level, served, of, proven) =>
      `Places are short. ${level < 2 ? 'Priority 1' : `Priorities 1 to ${level}`}: ${served} of ${counted(of, 'trainee', 'trainees')} ${served < 2 ? 'has' : 'have'} a mentor${proven ? ', and more would leave more trainees without one, or is not possible' : ''}.`,
    unnamed: 'what the census asks for',
    notTold: 'goes against what the census asks for',
    told: (label) => `goes against what the census asks for, “${label}”`,
    imposedPair: (pair) => `Imposed pair: ${pair}`,
  },

  reasons: {
    noPair: 'it concerns no possible pair',
    noPlace: 'these trainees have no possible place in common',
    neverTogether: 'no set of pairs has them together',
    neverParted: 'no set of pairs parts them',
    noShare: 'no set of pairs keeps to this share',
    neverBelow: 'no set of pairs is below it',
    neverAbove: 'no set of pairs is above it',
    leastMinutes: (n) => `the journeys always total at least ${plain(n)} min`,
    mostMinutes: (n) => `the journeys total at most ${plain(n)} min`,
    least: (n) => `there ${n === 1 ? 'is' : 'are'} always at least ${integer(n)}`,
    most: (n) => `at most ${counted(n, 'pair is', 'pairs are')} possible`,
    mostInOne: (n) => `at most ${counted(n, 'pair is', 'pairs are')} possible in one group`,
  },

  broken: {
    pair: (pair, rules) => `${pair}: ${rules}.`,
    places: (mentor, trainees, places) =>
      `${mentor} has ${counted(trainees, 'trainee', 'trainees')} for ${counted(places, 'place', 'places')}.`,
    minimum: (mentor, trainees, minimum) =>
      `${mentor} has ${counted(trainees, 'trainee', 'trainees')}, and had to have at least ${integer(minimum)}.`,
    unmet: (label) => `“${label}” is not met.`,
    above: (label, value, most) => `“${label}”: ${plain(value)}, of at most ${plain(most)}.`,
    below: (label, value, least) => `“${label}”: ${plain(value)}, of at least ${plain(least)}.`,
    coverage: (n) => `${counted(n, 'trainee has', 'trainees have')} nobody, though the guidelines want a mentor for everyone.`,
    kinds: {
      pair: (n) => `${pairs(n)} that hard rules exclude`,
      places: (n) => `${counted(n, 'mentor', 'mentors')} with more trainees than places`,
      minimum: (n) => `${counted(n, 'mentor', 'mentors')} below their minimum`,
      sideConstraint: (n) => `${counted(n, 'constraint', 'constraints')} of the guidelines not met`,
      coverage: () => 'trainees without a mentor, though the guidelines want one for everyone',
    },
  },
};
