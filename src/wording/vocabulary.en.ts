/** The English names of things, and the sentences of everything that travels as a code; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { Vocabulary } from './vocabulary.fr.ts';

const { integer } = formatsOf('en');

export const vocabularyEn: Vocabulary = {
  criteria: {
    background: 'background',
    workload: 'workload',
    location: 'journey',
    preferences: 'preferences',
    generation: 'career stage',
  },

  settings: { MO: 'the community setting', MF: 'the custodial setting' },
  requiredSettings: { MO: 'Community setting required', MF: 'Custodial setting required', none: 'No setting required' },

  facts: {
    DOMAINS_SHARED: '{found} of {total} fields shared: {terms}',
    DOMAINS_NONE_SHARED: '{total|no field|none of {total} fields} shared',
    DOMAINS_UNKNOWN: 'fields not given',
    NEEDS_COVERED: '{found} of {total} learning needs covered: {terms}',
    NEEDS_NONE_COVERED: '{total|no learning need|none of {total} learning needs} covered',
    NEEDS_UNKNOWN: 'needs or skills not given',
    CASELOAD: '{files} {files|file|files} full-time',
    CASELOAD_PART_TIME: '{files} {files|file|files} at {percent}%, that is {fullTimeFiles} full-time',
    CASELOAD_UNKNOWN: 'caseload not given',
    TRAINEES_FOLLOWED: '{followed} {followed|trainee|trainees} already followed',
    TRAVEL_TABLE: '{minutes} min from {from} to {to} (travel table)',
    TRAVEL_ESTIMATED: 'about {minutes} min from {from} to {to} ({distanceKm} km as the crow flies)',
    TRAVEL_NO_ROAD: 'no road between {from} and {to}',
    TRAVEL_UNKNOWN: 'journey from {from} to {to} unknown',
    SAME_SERVICE: 'same service, which counts for {share}% of the criterion',
    ANOTHER_SERVICE: 'another service, where the same service counts for {share}% of the criterion',
    SETTING_TO_CHECK: '{required} to be checked: the mentor’s settings are not specified',
    PREFERRED_BY_TRAINEE: 'the trainee’s choice no. {rank} (of {total})',
    PREFERRED_BY_MENTOR: 'the mentor’s choice no. {rank} (of {total})',
    NOT_LISTED_BY_TRAINEE: '{total|not the trainee’s choice|not among the trainee’s {total} choices}',
    NOT_LISTED_BY_MENTOR: '{total|not the mentor’s choice|not among the mentor’s {total} choices}',
    NO_PREFERENCE: 'no preference stated',
    PREFERENCE_DROPPED_BY_TRAINEE: 'preference of the trainee stated, not followed: {names}',
    PREFERENCE_DROPPED_BY_MENTOR: 'preference of the mentor stated, not followed: {names}',
    TENURE: '{years} {years|year|years} since tenure ({year})',
    TENURE_UNKNOWN: 'year of tenure not given',
  },

  exclusions: {
    MENTOR_NOT_VOLUNTEER: 'the mentor is not a volunteer',
    MENTOR_VOLUNTEER_UNKNOWN: 'the mentor has not said whether they volunteer',
    MENTOR_NOT_TRAINED: 'the mentor is not trained for the role',
    MENTOR_TRAINED_LATER: 'the mentor is trained only on {trainedOn}, after the internship starts ({start})',
    MENTOR_NO_CAPACITY: 'the mentor has no place',
    MENTOR_FULL: 'the mentor has no place left: follows {followed} of {capacity}',
    MENTOR_ABSENT: 'the mentor is present on only {presence}% of the internship’s days (at least {minimum}% are needed)',
    OTHER_BOARD: 'the mentor belongs to another directorate ({mentorBoard})',
    SETTING: 'the mentor does not work in {required}',
    NO_ROAD: 'no road between {from} and {to}',
    TOO_FAR: 'a journey of {minutes} min, for a maximum of {maximum} min',
    JOURNEY_UNKNOWN: 'journey from {from} to {to} unknown, for a maximum of {maximum} min',
    OTHER_SERVICE: 'the mentor is of another service ({mentorService}, not {traineeService})',
    AVOIDED_BY_TRAINEE: 'ruled out by the trainee',
    AVOIDED_BY_MENTOR: 'the trainee is ruled out by the mentor',
    FORMER_PAIR: 'this pair broke down before',
    SAME_PERSON: 'the trainee and the mentor seem to be one person (same e-mail address, or same name in one service)',
  },

  exclusionCounts: {
    MENTOR_NOT_VOLUNTEER: '{n} not volunteering',
    MENTOR_VOLUNTEER_UNKNOWN: '{n} with no word on volunteering',
    MENTOR_NOT_TRAINED: '{n} not trained',
    MENTOR_TRAINED_LATER: '{n} trained after the internship starts',
    MENTOR_NO_CAPACITY: '{n} without a place',
    MENTOR_FULL: '{n} with no place left',
    MENTOR_ABSENT: '{n} too often absent',
    OTHER_BOARD: '{n} of another directorate',
    SETTING: '{n} outside the required setting',
    NO_ROAD: '{n} without a road',
    TOO_FAR: '{n} too far away',
    JOURNEY_UNKNOWN: '{n} whose journey is unknown',
    OTHER_SERVICE: '{n} of another service',
    AVOIDED_BY_TRAINEE: '{n} ruled out by the trainee',
    AVOIDED_BY_MENTOR: '{n} who ruled the trainee out',
    FORMER_PAIR: '{n} of a pair that broke down',
    SAME_PERSON: '{n} who {n|seems|seem} to be the trainee',
  },

  reasons: {
    availability: 'availability',
    workload: 'workload',
    distance: 'distance',
    'change-of-post': 'change of post',
    'working-relationship': 'working relationship',
    'training-needs': 'training needs',
    other: 'other',
  },

  events: {
    breakdown: 'Breakdown: {trainee} is no longer with {mentor}.',
    departure: 'Departure: {mentor}.',
    capacity: 'Places with {mentor}: {places}.',
    arrival: 'Arrival: {trainee}.',
    gone: '{trainee} is not in the census of today: the pair with {mentor} is left out.',
    goneAlone: '{trainee}, who had no mentor, is not in the census of today.',
    lapse: 'The pair {mentor} – {trainee} is no longer possible.',
  },

  moves: {
    moved: (trainee, from, to) => `${trainee} would move from ${from} to ${to}`,
    placed: (trainee, to) => `${trainee}, without a mentor, would go to ${to}`,
    leftOut: (trainee, from) => `${trainee} would have no mentor (before: ${from})`,
    stillOut: (trainee) => `${trainee} would be left without a mentor`,
  },

  total: {
    falls: (amount) => `the total of the pairs would fall by ${amount}`,
    rises: (amount) => `the total of the pairs would rise by ${amount}`,
    same: 'the total would stay the same',
  },

  colon: (label, text) => `${label}: ${text}`,
  quoted: (text) => `“${text}”`,
  semicolon: '; ',
  and: 'and',
  others: (names, n) => `${names} and ${integer(n)} more`,
  nobody: 'nobody',
};
