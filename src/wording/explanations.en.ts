/** The English sentences of a proposal; the keys are those of the French. */
import type { Explanations } from './explanations.fr.ts';
import { formatsOf } from './formats.ts';

const { counted, integer } = formatsOf('en');
const thoseConstraints = (n: number, asked: boolean): string =>
  asked ? (n === 1 ? 'this request of the census' : 'these requests of the census') : n === 1 ? 'this constraint' : 'these constraints';

export const explanationsEn: Explanations = {
  pair: (mentor, trainee, score) => `Proposed pair: ${mentor} for ${trainee}, ${score} out of 100.`,
  part: (criterion, got, most, facts) => `${criterion}: ${got} of ${most} (${facts}).`,
  unknown: (share) => `unknown, counted at ${share}`,

  pinned: 'This pair was held fast at the request of whoever asked for this run; nobody has decided it.',
  pinnedHere: (pairs, n) =>
    `${n < 2 ? 'A pair was held fast' : 'Pairs were held fast'} at the request of whoever asked for this run: ${pairs}. Without ${n < 2 ? 'it' : 'them'} there may be a solution.`,

  left: (trainee) => `${trainee} is left without a mentor.`,
  noMatching: 'No matching satisfies every rule.',
  noMentor: 'No mentor satisfies every rule for this trainee.',
  taken: (n) =>
    n === 1
      ? 'The hard rules leave one mentor, whom the best solution does not give them.'
      : `The hard rules leave ${integer(n)} mentors, but the best solution gives them none.`,
  otherServices: (n) =>
    `${counted(n, 'mentor of another service', 'mentors of other services')} would do if the same service were not required.`,
  heldBy: (trainee, list, n, asked) =>
    `Without ${thoseConstraints(n, asked)} ${trainee} could have a mentor and nobody would lose theirs: ${list}.`,
  heldByNotOnly: (trainee, list, n, asked) =>
    `Even without ${thoseConstraints(n, asked)}, which already ${n === 1 ? 'prevents' : 'prevent'} it, ${trainee} could not have a mentor unless another lost theirs: ${list}.`,
  heldByNone: (trainee) => `Even without any constraint ${trainee} could not have a mentor unless another lost theirs.`,
  byConstraints: 'It is the constraints of the guidelines or of the census that demand it.',

  alternatives: {
    notPriced: (trainee) => `The other mentors possible for ${trainee} are not priced here.`,
    none: (trainee) => `No other mentor is possible for ${trainee}.`,
    barred: (mentor, service, list, n) =>
      `With ${mentor} (${service}): allowed by the hard rules, but prevented by ${n === 1 ? 'a constraint' : 'constraints'}: ${list}.`,
    barredByAll: (mentor, service) =>
      `With ${mentor} (${service}): allowed by the hard rules, but impossible with the constraints and the pairs that are imposed.`,
    barredMore: (n) => `The same with ${counted(n, 'other mentor', 'other mentors')}.`,
    imposed: (others) => `This pair was fixed before the computation; without that, these would be possible: ${others}.`,
    imposedAlone: 'This pair was fixed before the computation; even without that, no other mentor would be possible.',
    other: (mentor, service, score) => `${mentor} (${service}, ${score} out of 100)`,
    with: (mentor, service) => `With ${mentor} (${service})`,
    traineeWith: (trainee, mentor, service) => `${trainee} with ${mentor} (${service})`,
    score: (score) => `this pair would score ${score} out of 100`,
    leftOut: (n) => `${counted(n, 'more trainee', 'more trainees')} would be left without a mentor`,
    uneven: 'loads would be less even',
    below: (n, points) => `${counted(n, 'more pair', 'more pairs')} would score below ${points} out of 100`,
    noMove: 'nobody else would change',
  },

  wish: {
    trainee: (trainee, mentor, rules) => `${trainee} wished for ${mentor}, whom the rules exclude: ${rules}.`,
    mentor: (mentor, trainee, rules) => `${mentor} wished for ${trainee}, whom the rules exclude: ${rules}.`,
  },

  excluded: (n, list) =>
    `${n === 1 ? 'One mentor of the same directorate is excluded' : `${integer(n)} mentors of the same directorate are excluded`}: ${list}.`,

  excludedPair: (mentor, trainee, rules) => `The pair ${mentor} – ${trainee} is excluded: ${rules}.`,
  unlistedRule: 'a rule stands between the two, which is not kept here',
  impossiblePair: (mentor, trainee) =>
    `Imposing ${mentor} on ${trainee} would be impossible with the constraints, the minimum capacities and the pairs that are imposed.`,
  impossibleFor: (mentor, trainee, list, n) =>
    `The pair ${mentor} – ${trainee} is prevented by ${n === 1 ? 'a constraint' : 'constraints'}: ${list}.`,

  shortage: {
    one: (trainee, service) => `${trainee} (${service}) has no possible mentor: the rules leave none.`,
    nobody: (trainees, services) =>
      `${trainees === 1 ? 'One trainee' : `${integer(trainees)} trainees`} (${services}) with no possible mentor: the rules leave none.`,
    only: (boards, trainees, mentors, services) =>
      `${boards}: ${trainees === 1 ? 'one trainee can' : `${integer(trainees)} trainees can`} only go to ${mentors === 1 ? 'one mentor' : `${integer(mentors)} mentors`} (${services})`,
    places: (mentors, capacity, needed, missing) =>
      `, who ${mentors === 1 ? 'offers' : 'offer'} ${counted(capacity, 'place', 'places')} for ${counted(needed, 'trainee', 'trainees')}: ${counted(missing, 'is', 'are')} missing.`,
  },

  minimums: (mentors, minimum, available, missing, names) =>
    `${mentors === 1 ? 'This mentor' : `These ${integer(mentors)} mentors`} must have at least ${counted(minimum, 'trainee', 'trainees')}, but only ${integer(available)} can come to them (${integer(missing)} missing): ${names}. Lower a minimum capacity.`,
  conflict: (n, list) =>
    n === 1
      ? `This constraint cannot be met: ${list}. Relax it.`
      : `These ${integer(n)} constraints cannot be met together: ${list}. Relax one of them.`,

  notice:
    'This proposal was prepared by an algorithm, which decides nothing: each pair is decided by a named person, who gives a reason. ' +
    'The algorithm compares trainees and mentors by the criteria, weights and rules of the guidelines quoted here, then looks for the set of pairs that gives a mentor to the most trainees and totals the most points. ' +
    'Anyone concerned may ask how far and in what way the algorithm contributed, which data were used and where they come from, which parameters and weights applied to them, and which operations were carried out ' +
    '(French code of relations between the public and the administration, articles L. 311-3-1, R. 311-3-1-1 and R. 311-3-1-2), and contest the decision before the regional training board. ' +
    'Neither age, sex, origin, health nor union membership is kept or used.',
};
