/** The words of everything that people read, in French and English, and the grammar that both obey. */
export { type AnalysisWords, analysisWordsOf } from './analysis-words.ts';
export { describeAccount, describeCensusAccount, describeChanges, describeLeftOut } from './account.ts';
export { rowsInWords } from './census-rows.ts';
export { brokenInWords, decisionRemarks, explainDecision, explainImposedByCensus } from './decisions.ts';
export { describeEvent, describeExclusion, describeExclusionCount, describeFact, describeGain, describeMove } from './describe.ts';
export {
  explainAlternative,
  explainBarred,
  explainExcluded,
  explainImposed,
  explainImpossible,
  explainPair,
  explainShortage,
  explainUnmet,
  explainWishes,
  keptFromOtherServices,
  factsInWords,
  type LabelOf,
  unmetReasons,
} from './explanations.ts';
export { factInWords, factLabel, FACTS_OF_PEOPLE, type NameOf } from './facts.ts';
export { formatsOf, type Formats } from './formats.ts';
export { capitalised, fill, listOf } from './grammar.ts';
export { frenchSpacing } from './typography.ts';
export { fieldInWords, namesInWords, roundWordsOf, saidOfRound } from './round.ts';
export type { RoundWords } from './round.fr.ts';
export { inBoth, wordsOf, type Words } from './words.ts';
export { explainMentor, rulesInWords, supersededPairs, whyNobody } from './mentor-result.ts';
export { type PageWords, pageWordsOf } from './page-words.ts';
export { REASON_NAMES } from './reason-names.ts';
export type { WebWords } from './web/words.fr.ts';
