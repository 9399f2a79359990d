/** The words of everything that people read, in French and English, and the grammar that both obey. */
export { describeAccount, describeChanges, describeLeftOut } from './account.ts';
export { decisionRemarks, explainDecision } from './decisions.ts';
export {
  describeEvent,
  describeExclusion,
  describeExclusionCount,
  describeFact,
  describeGain,
  describeMove,
  REASON_NAMES,
} from './describe.ts';
export {
  explainAlternative,
  explainExcluded,
  explainImposed,
  explainPair,
  explainShortage,
  explainUnmet,
  keptFromOtherServices,
  factsInWords,
  unmetReasons,
} from './explanations.ts';
export { formatsOf, type Formats } from './formats.ts';
export { capitalised, fill, listOf } from './grammar.ts';
export { frenchSpacing } from './typography.ts';
export { inBoth, wordsOf, type Words } from './words.ts';
export { explainMentor, rulesInWords, whyNobody } from './mentor-result.ts';
export { type PageWords, pageWordsOf } from './page-words.ts';
