/** A decision in words: what it says, and what is to be noted of it. */
import type { DecisionEntry, DecisionOutcome } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeExclusion } from './describe.ts';
import { formatsOf } from './formats.ts';
import { wordsOf } from './words.ts';

/** Rules that the pair breaks, constraints and places that it exceeds, the option that it is of. */
export function decisionRemarks(
  { brokenRules, unlistedRule, brokenConstraints, placesOver }: DecisionOutcome,
  { option }: Pick<DecisionEntry, 'option'>,
  language: Language,
): string[] {
  const { remarks } = wordsOf(language).decisions;
  return [
    ...(option === null ? [] : [remarks.option(option)]),
    ...brokenRules.map((rule) => remarks.rule(describeExclusion(rule, language))),
    ...(unlistedRule ? [remarks.unlistedRule] : []),
    ...brokenConstraints.map((id) => remarks.constraint(id)),
    ...(placesOver > 0 ? [remarks.places(placesOver)] : []),
  ];
}

/** Who decided what, when and why, then what is to be noted. */
export function explainDecision(outcome: DecisionOutcome, entry: DecisionEntry, language: Language): string[] {
  const { sentence, remark } = wordsOf(language).decisions;
  const { semicolon } = wordsOf(language).vocabulary;
  const notes = decisionRemarks(outcome, entry, language);
  const on = formatsOf(language).date(entry.on);
  const reason = /[.!?…]$/.test(entry.reason) ? entry.reason : `${entry.reason}.`;
  return [
    sentence(outcome.trainee.name, outcome.mentor?.name ?? null, entry.by, on, reason),
    ...(notes.length === 0 ? [] : [remark(notes.join(semicolon))]),
  ];
}
