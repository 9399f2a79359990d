/** Scores: one criterion a file, each a value in [0, 1] or unknown with the facts that made it; `combine.ts` puts them together. */
export { AlikeTable, NamedPairs, placeOf } from './alike.ts';
export { PairScores, partsOfValues, scoreOf, scoreOfValues, scorePair, type Scoring } from './combine.ts';
export { journey, journeyKey, minutesOf, type TravelTable } from './location.ts';
export {
  type MentorSettings,
  prepareMentor,
  prepareTrainee,
  settingsOf,
  type Point,
  type PreparedMentor,
  type PreparedTrainee,
} from './prepared.ts';
