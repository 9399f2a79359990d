/** A decision in words: what it says, and what is to be noted of it. */
import {
  censusRuleId,
  type DecisionEntry,
  type DecisionOutcome,
  isCensusRule,
  type Proposal,
  type ProposedPair,
  type StandingDecision,
} from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { rowsInWords } from './census-rows.ts';
import { describeExclusion } from './describe.ts';
import { formatsOf } from './formats.ts';
import { wordsOf } from './words.ts';

/**
 * Rules that the pair breaks, constraints and places that it exceeds, the option that it is of.
 * @param toldOf for whoever decides: the result whose census asked for what; null for others, who are told that it did, not what.
 */
export function decisionRemarks(
  {
    brokenRules,
    unlistedRule,
    brokenConstraints,
    placesOver,
    mentor,
  }: Pick<DecisionOutcome, 'brokenRules' | 'unlistedRule' | 'brokenConstraints' | 'placesOver'> & {
    readonly mentor: { name: string } | null;
  },
  { option }: Pick<DecisionEntry, 'option'>,
  language: Language,
  toldOf: Proposal | null = null,
): string[] {
  const { remarks } = wordsOf(language).decisions;
  return [
    ...(option === null ? [] : [remarks.option(option)]),
    ...brokenRules.map((rule) => remarks.rule(describeExclusion(rule, language))),
    ...(unlistedRule ? [remarks.unlistedRule] : []),
    // Who asked to be kept from whom is not for everybody who reads this.
    ...brokenConstraints.filter((id) => !isCensusRule(id)).map((id) => remarks.constraint(id)),
    ...new Set(brokenConstraints.filter(isCensusRule).map((id) => againstRequest(id, toldOf, language))),
    ...(placesOver > 0 ? [remarks.places(placesOver, mentor?.name ?? '')] : []),
  ];
}

/** What a row of the census asks for: which row, and what. */
function againstRequest(id: string, proposal: Proposal | null, language: Language): string {
  const { census } = wordsOf(language).constraints;
  const label = proposal?.sideConstraints.find((constraint) => constraint.id === id)?.label[language];
  if (label !== undefined) return census.told(label);
  const pair = proposal?.pairs.find(({ trainee, mentor }) => censusRuleId('imposed', trainee.id, mentor.id) === id);
  if (pair?.census === undefined) return census.notTold;
  const { trainee, mentor } = pair;
  return census.told(census.imposedPair(census.pair(mentor.name, trainee.name, rowsInWords(pair.census.rows, language))));
}

/** What a pair that was decided, or that the census imposes, breaks as the census is now. */
export function brokenInWords(
  { decision, census, mentor }: Pick<ProposedPair, 'decision' | 'census' | 'mentor'>,
  language: Language,
): string {
  const { brokenRules, placesOver } = decision ?? census ?? { brokenRules: [], placesOver: 0 };
  const broken = { brokenRules, placesOver, mentor, unlistedRule: false, brokenConstraints: [] };
  return decisionRemarks(broken, { option: null }, language).join(wordsOf(language).vocabulary.semicolon);
}

/** Which rows of the census impose a pair, then what it breaks. */
export function explainImposedByCensus(
  census: NonNullable<ProposedPair['census']>,
  mentor: ProposedPair['mentor'],
  language: Language,
): string[] {
  const { constraints, decisions } = wordsOf(language);
  const notes = brokenInWords({ census, mentor }, language);
  return [constraints.census.imposed(rowsInWords(census.rows, language)), ...(notes === '' ? [] : [decisions.remark(notes)])];
}

/** Who decided what, when and why, then what is to be noted. */
export function explainDecision(
  outcome: DecisionOutcome,
  entry: StandingDecision['entry'],
  language: Language,
  toldOf: Proposal | null = null,
): string[] {
  const { sentence, remark } = wordsOf(language).decisions;
  const { semicolon } = wordsOf(language).vocabulary;
  const notes = decisionRemarks(outcome, entry, language, toldOf);
  const on = formatsOf(language).date(entry.on);
  const reason = /[.!?…]$/.test(entry.reason) ? entry.reason : `${entry.reason}.`;
  return [
    sentence(outcome.trainee.name, outcome.mentor?.name ?? null, entry.by, on, reason),
    ...(notes.length === 0 ? [] : [remark(notes.join(semicolon))]),
  ];
}
