/** The English words of a proposal as a whole. */
import { formatsOf } from '../formats.ts';
import { mapEn } from '../map.en.ts';
import type { proposalFr } from './proposal.fr.ts';

const { counted, integer, decimal } = formatsOf('en');
const pairs = (n: number): string => counted(n, 'pair', 'pairs');
const minutes = (n: number): string => `${decimal(n, 1)} min`;

export const proposalEn: typeof proposalFr = {
  proposal: {
    which: 'Which proposal',
    submitted: 'Proposal submitted',
    draft: 'New proposal, not submitted yet',
    draftTitle: 'Proposal not submitted yet',
    draftPairs: 'Pairs proposed, not submitted yet',
    draftPairOf: (title) => `${title} (before submission)`,
    draftPairSays: 'Not submitted to the directors yet: nothing is decided here. This is what they will see of this pair.',
    way: {
      label: 'From pair to pair',
      previous: 'Previous pair',
      next: 'Next pair',
      back: 'Back to the list',
    },
    draftSays: (at) =>
      `Computed on ${at}. Directors do not see it, and nothing is decided in it: read it, then submit it, or have another one computed.`,
    views: { label: 'What is shown', pairs: 'The pairs', map: 'Map', spread: 'Distributions', lacking: 'What is short' },
    none: 'This proposal has no pair.',
    map: {
      ...mapEn,
      title: 'Map of the pairs',
      far: 'Journey of more than an hour',
      farTitle: (line, longest) => `${line}, ${longest} at most`,
      service: 'Service',
      all: 'All',
    },
    services: {
      title: 'By service',
      caption: 'Journeys of the trainees, service by service',
      service: 'Service',
      trainees: 'Trainees',
      mentors: 'Mentors',
      median: 'Median journey',
      longest: 'Longest',
      far: 'More than an hour',
      minutes,
      unknown: 'unknown',
      scroll: 'Journeys by service, to be scrolled',
      pairsOf: (service) => `Pairs: ${service}`,
    },
    spread: {
      title: 'Distributions',
      scores: 'Scores',
      scoresUnit: 'points of 100',
      journeys: 'Journeys',
      journeysUnit: 'minutes one way',
      loads: 'Trainees per mentor',
      loadsUnit: 'trainees in this proposal',
      band: (from, to) => `${integer(from)} to ${integer(to)}`,
      last: (from) => `${integer(from)} or more`,
      exactly: (n) => integer(n),
      number: 'Number',
      table: 'The same figures as a table',
      chart: (title, unit) => `${title}, in ${unit}: the table that follows says the same.`,
      stats: (n, median, low, high) => `${pairs(n)}; median ${median}; from ${low} to ${high}.`,
      loadStats: (n, pairCount) => `${counted(n, 'mentor', 'mentors')} for ${pairs(pairCount)}.`,
      value: (n) => decimal(n, 1),
      unknown: (n) => `${pairs(n)} without a known journey, apart.`,
      veiled: (n) =>
        `${pairs(n)} ${n === 1 ? 'waits' : 'wait'} for your own view first: ${n === 1 ? 'its score is' : 'their scores are'} not in it.`,
    },
    lacking: {
      title: 'What is short, and what would help',
      nothing: 'Nothing is short: a mentor is proposed to each trainee.',
      shortages: 'Shortages of places',
      shortagesSay: 'Proven: these trainees can only have these mentors, who have fewer places than are needed.',
      shortage: (number, missing) => `Shortage ${integer(number)}: ${counted(missing, 'place', 'places')}`,
      trainees: (n) => counted(n, 'trainee', 'trainees'),
      mentors: (n) => (n === 0 ? 'no possible mentor' : counted(n, 'possible mentor', 'possible mentors')),
      people: 'Trainees without a mentor, and why',
      partOf: (number) => `See shortage ${integer(number)}.`,
      impossible: 'No matching is possible',
      waysOut: (n) => `For ${counted(n, 'trainee', 'trainees')}, one of these would do`,
      matched: (n) => `${counted(n, 'trainee', 'trainees')} would have a mentor.`,
      help: 'What may help',
      helpTry: 'Try one more mentor, one more place or another rule, and see what it costs',
      helpCensus: 'Complete the census: places, volunteers, training',
      helpGuidelines: 'Read the guidelines again: rules, journeys, coverage',
    },
  },
};
