/** The English sentences on how a proposal is computed; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { methodFr } from './method.fr.ts';

const { count, counted, integer } = formatsOf('en');

export const methodEn: typeof methodFr = {
  steps: {
    title: 'How the computation proceeds',
    eligible: 'The hard rules exclude pairs; every remaining pair gets a score.',
    score: 'The score is the sum of the points of the five criteria; the points of a criterion are its value times its weight.',
    most: 'The engine first seeks to give a mentor to as many trainees as possible, then the highest total of points.',
    all: 'The engine gives every trainee a mentor or reports that there is no solution; it then seeks the highest total of points.',
    mostFair: (bands) =>
      `The engine first seeks to give a mentor to as many trainees as possible, then to have as few pairs as possible below the lowest threshold, then below the next, and so on (${bands} points out of 100), and last the highest total of points.`,
    allFair: (bands) =>
      `The engine gives every trainee a mentor or reports that there is no solution; it then seeks to have as few pairs as possible below the lowest threshold, then below the next, and so on (${bands} points out of 100), and last the highest total of points.`,
    balance: {
      worst:
        'Before points, the engine evens out the loads, without leaving anybody without a mentor for it: the heaviest, in trainees for a full-time mentor, is as light as possible.',
      spread:
        'Before points, the engine evens out the loads, without leaving anybody without a mentor for it: the heaviest, in trainees for a full-time mentor, is as light as possible, then the lightest as heavy as possible.',
    },
    tieBreak: 'Between equal totals, a fixed public rule on ids decides: the order of the rows in the files changes nothing.',
    exact: 'The computation is in whole numbers, without rounding; only the display rounds, and the CSV gives the exact values.',
  },
  weights: 'Criteria and weights',
  weightsIntro: 'The weights are set by people, never learned from past outcomes.',
  weightsCaption: 'Weight of each criterion and how it is computed',
  how: 'How the value is computed',
  weight: 'Weight',
  unknownValue: (value) => `Where nothing is known for a criterion, it counts as ${value} out of 100, and the report says so.`,
  background: (domains, needs) =>
    `${domains} for fields of study and work in common, ${needs} for how far the declared learning needs are covered. Where one of the two is unknown, the other counts alone.`,
  curvePoint: (at, value) => `${value} for ${at}`,
  curveJoin: ', linear between these points.',
  workload: (curve, followed) => `By files per full-time officer: ${curve} Less ${followed} for each trainee already followed.`,
  files: (n) => count(n, 'file', 'files'),
  location: (curve, detour, speed) =>
    `By length of the journey: ${curve} Without a travel table it is estimated: distance × ${detour}, at ${speed} km/h.`,
  ownService: (share, journey) => `${share} of the criterion is for the trainee’s own service, ${journey} for the length of the journey.`,
  preferences: (ranks, notListed) => `By the rank that each gave the other: ${ranks}; ${notListed} when the other is not listed.`,
  generation: (curve) => `By years since the mentor’s tenure: ${curve}`,
  years: (n) => count(n, 'year', 'years'),
  rules: 'Hard rules',
  ruleTexts: {
    volunteer: 'The mentor is a volunteer.',
    trained: 'The mentor is trained before the period starts.',
    sameBoard: 'Mentor and trainee belong to the same interregional directorate (DISP).',
    setting: 'The mentor works in the setting (community or custodial) that the internship requires.',
    reachableByRoad: 'A road joins the two places; between two islands, journeys are not comparable.',
    sameService: 'The mentor is of the trainee’s own service.',
    always: 'A person to avoid, or the other person of a former pair that broke down, is never proposed.',
  },
  minimumPresence: (share) => `The mentor is present on at least ${share} of the expected days.`,
  capacity: (standard, limit) =>
    `A mentor follows at most ${counted(standard, 'trainee', 'trainees')} at a time when the census does not say, and never more than ${integer(limit)}, those followed already included.`,
  maxTravel: (n) => `The journey takes no more than ${n}, nor more than the trainee’s own limit.`,
  ownTravel: 'The journey takes no more than the trainee’s own limit, when there is one.',
  unknownJourney: {
    exclude: 'An unknown journey is not within the limit, unless to a mentor of the same service.',
    allow: 'An unknown journey is admitted, whatever the limit.',
  },
  sources: 'Data and versions',
  sourcesCaption: 'Files that were read, and their fingerprint',
  file: 'File',
  sha256: 'SHA-256 fingerprint',
  guidelines: (title, id, version) => `Guidelines: ${title} (${id}, version ${version})`,
  engine: (name, version) => `Engine: ${name} ${version}`,
  noInputs: 'No input file is recorded.',
};
