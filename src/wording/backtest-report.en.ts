/** The English sentences of the backtest's report and CSV; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { Messages } from './report.fr.ts';

const { count, integer } = formatsOf('en');

export const backtestReportEn: Messages['backtest'] = {
  title: (period) => `A past period, by hand and by the engine: ${period}`,
  footer: (version) => `Comparison made by Binôme ${version}. The same input gives the same report, byte for byte.`,

  headings: {
    summary: 'In short',
    figures: 'Key figures',
    criteria: 'Criterion by criterion',
    distributions: 'Distribution of scores',
    whole: 'Journeys, preferences and loads',
    boards: 'By directorate',
    rules: 'Rules not followed by hand',
    changes: 'What changes for each trainee',
    worst: 'The lowest-scoring pairs',
    notSaid: 'What this comparison does not say',
    sources: 'Data and versions',
  },

  status: {
    optimal: 'Two sets of pairs, one measure',
    limit: 'Stopped at a limit, before the proof was complete',
    infeasible: 'No solution under the present rules',
    decision: 'Nothing is decided here: this comparison informs, it assigns nobody.',
  },

  sides: { byHand: 'By hand', withinRules: 'Of these, allowed by the rules', byEngine: 'Engine' },
  short: { byHand: 'By hand', withinRules: 'Allowed', byEngine: 'Engine' },
  sidesNote: {
    excluded: (n) =>
      `“Of these, allowed by the rules” leaves out ${count(n, 'pair', 'pairs')} made by hand that a hard rule excludes: the engine may not propose them.`,
    none: 'The hard rules allow every pair made by hand.',
  },

  figures: {
    served: 'Trainees with a mentor',
    of: (detail, n) => `${detail}, of ${count(n, 'trainee', 'trainees')}`,
    mean: 'Mean score',
    beside: (byHand) => `with the engine; ${byHand} by hand`,
    byHand: 'by hand',
    same: 'Identical pairs',
    sameDetail: 'on both sides',
    share: 'Share of the highest total possible',
    shareDetail: (engine) => `by hand, within the rules; ${engine} for the engine`,
    shareUnbounded: 'not bounded: some mentors exceed their places',
    better: 'Would gain',
    worse: 'Would lose',
    trainees: 'trainees',
  },

  criteria: {
    intro:
      'The mean value of each criterion, from 0 to 100%, over the pairs for which it is known. Points are the value times the weight, the neutral value counting where it is unknown; they sum exactly to the total.',
    caption: 'Mean value and points of each criterion',
    weight: (value) => `weight ${value}`,
    group: (criterion, weight) => `${criterion} (weight ${weight})`,
    side: 'Pairs',
    value: 'Mean value',
    points: 'Points',
    pointsEach: 'Points a pair',
    unknown: 'Pairs where it is unknown',
    noValue: 'no known value',
    total: 'Total (the score)',
  },

  distributions: {
    intro: 'The same scale on both sides.',
    caption: 'Number of pairs by band of 10 points',
  },

  whole: {
    caption: 'The two sets of pairs, measure by measure',
    measure: 'Measure',
    served: 'Trainees with a mentor',
    total: 'Total of the points',
    mean: 'Mean score',
    lowest: 'Lowest score',
    meanJourney: 'Mean journey, of those known',
    longestJourney: 'Longest known journey',
    unknownJourneys: 'Unknown journeys',
    firstOfTrainee: 'Trainee’s first choice met',
    listedOfTrainee: 'One of the trainee’s choices met',
    firstOfMentor: 'Mentor’s first choice met',
    listedOfMentor: 'One of the mentor’s choices met',
    avoided: 'Pairs that one of the two had ruled out',
    mentors: 'Mentors with at least one trainee',
    heaviest: 'Most trainees with one mentor',
    overPlaces: 'Mentors with more trainees than places',
    ofStated: (n, stated) => `${n} of ${stated}`,
  },

  boards: {
    caption: 'Both sides, directorate by directorate',
    board: 'Interregional directorate (DISP)',
    trainees: 'Trainees',
    served: (side) => `${side}: with a mentor`,
    mean: (side) => `${side}: mean score`,
    same: 'Identical pairs',
    all: 'Whole',
  },

  rules: {
    none: 'None: the independent verifier confirms that the pairs made by hand follow every rule.',
    intro:
      'Each line is a gap between what was done and the rules of the guidelines. There may have been a good reason for it, which the census does not hold.',
  },

  changes: {
    intro:
      'The difference is the score with the engine less the score by hand; having nobody counts 0. They sum exactly to the difference of the totals. The optimum is that of the whole: some may lose by it.',
    gain: 'Those who would gain most',
    lose: 'Those who would lose most',
    nobodyGains: 'No trainee would gain points.',
    nobodyLoses: 'No trainee would lose points.',
    infeasible: 'The engine has no solution: there is nothing to set beside these pairs.',
    gainCaption: 'The greatest gains, greatest first',
    loseCaption: 'The greatest losses, greatest first',
    allCaption: 'Every trainee, by falling difference',
    all: 'Read the table of every trainee',
    tooMany: (n) => `Above ${integer(n)} trainees the whole table is in the CSV file.`,
    trainee: 'Trainee',
    board: 'Interregional directorate (DISP)',
    mentorByHand: 'Mentor by hand',
    scoreByHand: 'Score by hand',
    mentorByEngine: 'Engine’s mentor',
    scoreByEngine: 'Engine’s score',
    difference: 'Difference',
    nobody: 'no mentor',
    outsideRules: 'outside the rules',
  },

  worst: {
    none: 'No pair.',
    caption: (side) => `${side}: the lowest scores`,
    score: 'Score',
  },

  csv: {
    handMentorId: 'By hand: mentor’s id',
    handMentor: 'By hand: mentor',
    handScore: 'By hand: score (out of 100)',
    handPoints: (criterion) => `By hand: points, ${criterion}`,
    handTravel: 'By hand: journey (minutes)',
    handRules: 'By hand: hard rules not followed',
    engineMentorId: 'Engine: mentor’s id',
    engineMentor: 'Engine: mentor',
    engineScore: 'Engine: score (out of 100)',
    enginePoints: (criterion) => `Engine: points, ${criterion}`,
    engineTravel: 'Engine: journey (minutes)',
    difference: 'Difference (points)',
    kind: 'With the engine',
    kinds: {
      same: 'the same mentor',
      better: 'another mentor, more points',
      worse: 'another mentor, fewer points',
      equal: 'another mentor, as many points',
      gained: 'would have a mentor, had none',
      lost: 'would have no mentor any more',
      none: 'no mentor on either side',
    },
  },
};
