/** The English words of a round in the service. */
import { formatsOf } from './formats.ts';
import type { RoundWords } from './round.fr.ts';

const { counted } = formatsOf('en');
const trainees = (n: number): string => counted(n, 'trainee', 'trainees');

export const roundEn: RoundWords = {
  director: (name, service) => `${name} (director, ${service})`,
  board: (name, board) => `${name} (board, ${board})`,
  and: 'and',
  more: (n) => `${n} more`,
  semicolon: '; ',

  changed: {
    traineeGone: (name) => `${name} is not among the census’s trainees any more`,
    mentorGone: (name) => `${name} is not among the census’s mentors any more`,
    trainee: (fields) => `trainee: ${fields}`,
    mentor: (fields) => `mentor: ${fields}`,
    guidelines: 'the guidelines',
    unknown: 'what the census or the guidelines say of it',
    stale: (n, names) => `the pair of ${trainees(n)} (${names})`,
    people: (n, names) => `what the census says of ${counted(n, 'person', 'people')} (${names})`,
    arrived: (n, names) => `${trainees(n)} more in the census (${names})`,
  },
  otherField: 'another fact',

  gone: { trainee: (name) => `the trainee ${name}`, mentor: (name) => `the mentor ${name}` },
  places: (name, capacity, taken) => `${name} has ${counted(capacity, 'place', 'places')} and ${trainees(taken)} already`,
  published: (by, on) => `by ${by}, on ${on}`,
  cases: (n) => counted(n, 'match', 'matches'),

  missing: {
    notSubmitted: 'no proposal is submitted',
    running: 'a run is under way',
    flags: (n) => counted(n, 'flag waits for an answer', 'flags wait for an answer'),
    undecided: (n, names) => `${trainees(n)} without a decision (${names})`,
    notProposed: (n, names) => `${trainees(n)} not in the proposal (${names})`,
    stale: (n, names) => `${counted(n, 'decision to be confirmed or withdrawn', 'decisions to be confirmed or withdrawn')} (${names})`,
    elsewhere: (n, names) => `${trainees(n)} with a mentor of another round on the same days (${names})`,
    full: (n, names) => `${counted(n, 'mentor', 'mentors')} beyond their places (${names})`,
  },

  explanation: {
    sources: 'Files read, and their fingerprints',
  },
};
