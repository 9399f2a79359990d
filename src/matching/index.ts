/** From a census to a proposal, and each step of it by itself. */
export type { GuidelinesReview, LimitCount } from './guideline-findings.ts';
export { addedMentors, type AddedMentor } from './added-mentor.ts';
export { ChangedCensus, type CensusChange, type CommonChange } from './changed-census.ts';
export { type EligibilityContext, type Lift, liftOf, mentorExclusions, minimumLeft, pairExclusions, placesLeft } from './eligibility.ts';
export { explain, fairnessOf } from './explain.ts';
export { fullName, personSummary, siteNameOf } from './person-summary.ts';
export { prepare, type CensusInput, type Prepared } from './prepare.ts';
export { constraintResults, lintGuidelines, match, type MatchInput, type MatchResult, type PairValues } from './propose.ts';
export { explainWeights } from './robustness-sentences.ts';
export { weightRobustness, type PairRobustness, type RobustnessOptions, type WeightRange, type WeightRobustness } from './robustness.ts';
export { scorePairs, type ScoredPair } from './score-pairs.ts';
export { explainLimitPrices } from './shadow-price-sentences.ts';
export { limitPrices, type LimitPrices } from './shadow-prices.ts';
export { shortageOf } from './shortages.ts';
export { checkVerified, solveVerified, verifyProposal } from './verified.ts';
export { withWeight, type RobustnessInput } from './weight-axis.ts';
export { groupConstraints, type LabelledConstraint, toldAs } from './group-constraints.ts';
export { extended, type PairTable } from './pair-table.ts';
