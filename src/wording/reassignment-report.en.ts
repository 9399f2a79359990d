/** Every English sentence of the report of a reassignment; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import { frontierEn } from './frontier.en.ts';
import type { ReassignmentMessages } from './reassignment-report.fr.ts';

const { count } = formatsOf('en');
const people = (n: number): string => count(n, 'other person moved', 'other people moved');
const trainees = (n: number): string => count(n, 'trainee', 'trainees');

export const reassignmentReportEn: ReassignmentMessages = {
  title: (period) => `Reassignment: ${period}`,

  headings: {
    status: 'Status of the reassignment',
    happened: 'What has happened',
    options: 'The options side by side',
    curve: 'Quality kept, people moved',
    points: 'Each option in detail',
    proof: 'What is proven',
    method: 'The guidelines applied',
    notice: 'Legal notice',
  },

  status: {
    proven: (options) => `${count(options, 'option', 'options')}, proven and verified`,
    provenMeaning: (options) =>
      `Nothing else that follows the rules, and moves no more people, is better than ${options === 1 ? 'this option' : 'these options'}.`,
    verified: 'A verifier that is independent of the engine has checked each proof.',
    limit: 'Stopped at a limit, before the whole proof',
    limitMeaning: 'Each option follows every rule; for some of them better may be possible: see what is proven.',
    none: 'No option follows every rule',
    noneWithin: 'Nothing follows every rule without moving more people.',
    noneButMore: (matched) => `Without a limit on the people moved there is a solution, in which ${trainees(matched)} would have a mentor.`,
    noneAtAll: 'Nothing follows every rule, whoever is moved: this is proven and verified.',
    remediesWithin: 'What may give one: allowing more moves.',
    remediesAtAll: 'What may give one: letting people move who were to stay, or loosening a rule.',
    decision: 'This is a proposal: a person decides. They choose one option, or none, and give the reasons of their choice.',
    decisionNone: 'A person decides what comes next: nothing was changed.',
  },

  happened: {
    reason: (name) => `Reason: ${name}.`,
    since: (day) => `Presence is counted from ${day}.`,
    affected: (n) => (n === 1 ? 'Trainee concerned' : 'Trainees concerned'),
    nobody: 'No trainee is concerned.',
    was: (mentor, points) => `before: ${mentor}, ${points} points out of 100`,
    moved: 'Counted as moved is every trainee who would change mentor, or have none any more, but for the trainees concerned.',
  },

  options: {
    intro: 'One option a row; differences are to what was before.',
    introChoices: 'The letters b, c… are other choices, in which each trainee concerned goes to other mentors.',
    servedMore: 'Trainees with a mentor, more or fewer',
    pointsMore: 'Points, more or fewer',
    caption: 'The options: who moves, points, journeys and load',
    ...frontierEn.compared,
    heaviest: 'New mentor with the most trainees',
    others: (n) => `and ${count(n, 'other', 'others')}`,
    placed: 'had no mentor',
    leftOut: 'no mentor',
    compared: (n, of) => `known for ${n} of ${of}`,
    trainees,
    minutesNote: 'Minutes one way, from the travel table where it has them, else estimated.',
  },

  curve: {
    intro: 'What each option keeps of the points of the best matching that is possible today, against the people moved for it.',
    introKnown: 'What each option keeps of the points of the best matching known, against the people moved for it.',
    title: 'Points kept, against the number of other people moved',
    x: 'other people moved',
    y: 'share of the points (the axis does not start at zero)',
    alt: (items) => `${items}. The same figures are in the table of the options.`,
    point: (label, moved, share) => `Option ${label}: ${people(moved)}, ${share}`,
    between: '; ',
    first: 'option',
    alternate: 'other choice',
    above: 'Above 100% an option has more points than the best matching, which gives a mentor to more trainees, or more fairly.',
  },

  points: {
    title: (label, moved) => `Option ${label}: ${moved === 0 ? 'nobody else moved' : people(moved)}`,
    nothing: 'Nothing changes.',
    chains: (n) => (n === 1 ? 'The changes, one after the other:' : 'The changes, in sequences that stand by themselves:'),
    leftBy: (name) => `the place is the one that ${name} leaves`,
    free: 'the place was free',
    caption: (label) => `Option ${label}: person by person`,
    trainee: 'Trainee',
    from: 'Before',
    to: 'Proposed',
    pointsBefore: 'Points before',
    pointsAfter: 'Points after',
    minutesBefore: 'Journey before',
    minutesAfter: 'Journey after',
    load: 'Trainees of the new mentor',
    affected: 'concerned',
    decided: (by, on, isOther) => `decided${isOther ? ', not as proposed,' : ''} by ${by}, on ${on}`,
    decidedMoves: 'This option moves pairs that somebody had decided: whoever takes it decides on each of them again.',
    nobody: 'no mentor',
    unknown: 'unknown',
    choices: (label) => `Option ${label} and its other choices, person by person`,
    choicesIntro: 'Other choices, which move no more people and give a mentor to as many trainees:',
    choice: (label) => `Option ${label}`,
    worth: (points) => `${points} points out of 100`,
    journey: (minutes) => `journey: ${minutes}`,
    unchanged: 'does not change',
    noChoice: 'There is no other choice that gives a mentor to as many trainees and moves no more people.',
  },

  proof: {
    best: (matched, score) =>
      `Whoever is moved, no matching is better today than ${trainees(matched)} with a mentor and ${score} points in all: this is proven.`,
    bestKnown: (matched, score) =>
      `The best matching known today has ${trainees(matched)} with a mentor and ${score} points in all; it is not proven that there is no better one.`,
    caption: 'For each option what is reached, what is proven, and the files of the proof',
    option: 'Option',
    status: 'Status',
    optimal: 'optimal, proven',
    limit: 'stopped at a limit',
    score: 'Points reached',
    bound: 'At best possible',
    noBound: 'more trainees, perhaps',
    files: 'Proof',
    verify: 'Anybody can check again, with the files that go with this report:',
    order: 'An option is better if it gives a mentor to more trainees; where equal, if it has more points.',
    orderFair:
      'An option is better if it gives a mentor to more trainees; where equal, if it has fewer weak pairs; where equal again, if it has more points.',
  },
};
