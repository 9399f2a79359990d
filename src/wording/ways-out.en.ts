/** The English sentences of a menu of ways out; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { WayOutWords } from './ways-out.fr.ts';

const { counted, date, integer, plain } = formatsOf('en');

export const waysOutEn: WayOutWords = {
  raise: (name, from, to) => `Raise “${name}” from ${plain(from)} to ${plain(to)}`,
  lower: (name, from, to) => `Lower “${name}” from ${plain(from)} to ${plain(to)}`,
  giveUp: (name) => `Give up “${name}”`,
  share: (name, by) => `Tolerate ${plain(by)} of a pair beyond “${name}”`,
  places: (mentor, by, from, to) =>
    `Give ${mentor} ${counted(by, 'more place', 'more places')} (${integer(to)} instead of ${integer(from)})`,
  minimum: (mentor, from, to) => `Lower the minimum capacity of ${mentor} from ${integer(from)} to ${integer(to)}`,
  unmet: (n) => `Accept that ${counted(n, 'trainee goes', 'trainees go')} without a mentor`,
  andAlso: '; and ',

  admissions: {
    TOO_FAR: (n, maximum, names) => `Accept ${counted(n, 'trainee', 'trainees')} beyond ${counted(maximum, 'minute', 'minutes')}: ${names}`,
    JOURNEY_UNKNOWN: (n, names) =>
      `Accept ${counted(n, 'trainee whose journey is unknown', 'trainees whose journeys are unknown')}: ${names}`,
    OTHER_SERVICE: (n, names) => `Accept ${counted(n, 'trainee with a mentor', 'trainees with mentors')} of another service: ${names}`,
    OTHER_BOARD: (n, names) => `Accept ${counted(n, 'trainee with a mentor', 'trainees with mentors')} of another directorate: ${names}`,
    MENTOR_NOT_TRAINED: (n, start, names) => `Train ${counted(n, 'more mentor', 'more mentors')} before ${date(start)}: ${names}`,
    pair: (trainee, mentor, details) => `${trainee} with ${mentor} (${details})`,
    minutes: (n) => `${plain(n)} min`,
    minutesUnknown: 'journey unknown',
    mentor: (mentor, place) => `${mentor} (${place})`,
    mentorLater: (mentor, place, trainedOn) => `${mentor} (${place}, training planned on ${date(trainedOn)})`,
  },

  outcome: (matched, trainees, mean) =>
    `${integer(matched)} of ${counted(trainees, 'trainee', 'trainees')} with a mentor, ${mean} points out of 100 on average`,
  ofPart: (outcome) => `${outcome} (of the trainees concerned alone: others have no solution yet)`,
  result: (todo, outcome) => `${todo}: ${outcome}.`,
  resultApart: (todo, outcome) => `${todo}. Result: ${outcome}.`,
};
