/** Which sentence tells a finding on the guidelines' constraints, and with what: the words are in `wording/constraints`. */
import type { GroupConstraint } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import type { LintFinding } from '../solver/index.ts';
import { formatsOf, listOf, wordsOf, type Words } from '../wording/index.ts';
import type { LabelledConstraint } from './group-constraints.ts';

/** A sentence in the language asked for. */
export type Sentence = (language: Language) => string;

type Constraints = Words['constraints'];

/** « Débutants — SPIP de l’Ain » (au plus 1 binôme) */
function named(labelled: LabelledConstraint, language: Language): string {
  return withLimit(labelled, labelled.label[language], language);
}

/** The same for the rule as a whole, without a group. */
function namedRule(labelled: LabelledConstraint, language: Language): string {
  return withLimit(labelled, labelled.rule.label[language], language);
}

function withLimit(labelled: LabelledConstraint, label: string, language: Language): string {
  const { vocabulary, constraints } = wordsOf(language);
  const limit = limitInWords(labelled, constraints.limits, language);
  return `${vocabulary.quoted(label)}${limit === null ? '' : ` (${limit})`}`;
}

/** null where the label alone says it. */
function limitInWords(
  { rule, limit, constraint: { rhs } }: LabelledConstraint,
  words: Constraints['limits'],
  language: Language,
): string | null {
  const percent = (share: number | undefined): string => formatsOf(language).percent(share ?? 0, 2);
  if (rule.kind === 'travelBudget') return words.minutes(rhs);
  if (rule.kind === 'quota' && limit === 'minShare') return words.leastShare(percent(rule.minShare));
  if (rule.kind === 'quota' && limit === 'maxShare') return words.mostShare(percent(rule.maxShare));
  if (limit === 'min') return words.least(rhs);
  return limit === 'max' ? words.most(rhs) : null;
}

export function noMatching(constraints: number): Sentence {
  return (language) => wordsOf(language).constraints.noMatching(constraints);
}

export function impossible(labelled: LabelledConstraint, { least, most }: Extract<LintFinding, { kind: 'impossible' }>): Sentence {
  return (language) => {
    const words = wordsOf(language).constraints;
    return words.impossible(named(labelled, language), impossibleReason(labelled, words.reasons, least, most));
  };
}

function impossibleReason(
  { rule, limit }: LabelledConstraint,
  reasons: Constraints['reasons'],
  least: number | undefined,
  most: number | undefined,
): string {
  if (rule.kind === 'together') return reasons.neverTogether;
  if (limit === 'minShare' || limit === 'maxShare') return reasons.noShare;
  if (rule.kind === 'travelBudget') return reasons.leastMinutes(least ?? 0);
  if (most === undefined) return reasons.least(least ?? 0);
  return most === 0 ? reasons.noPair : reasons.most(most);
}

export function contradictory(a: LabelledConstraint, b: LabelledConstraint): Sentence {
  return (language) => wordsOf(language).constraints.contradictory(named(a, language), named(b, language));
}

/** `because`: a constraint of each rule that makes this one needless; `groups` tells how many groups its rule has. */
export function redundant(
  members: readonly LabelledConstraint[],
  implied: number,
  because: readonly LabelledConstraint[],
  groups: (head: LabelledConstraint) => number,
): Sentence {
  const others = members.length - implied;
  return (language) => {
    const { vocabulary, constraints: words } = wordsOf(language);
    const head = (one: LabelledConstraint): string => (groups(one) === 1 ? named(one, language) : namedRule(one, language));
    const reasons = listOf(because.map(head), vocabulary.and);
    if (members.length === 1) return words.redundant(named(members[0]!, language), reasons, because.length);
    const name = namedRule(members[0]!, language);
    return others === 0
      ? words.redundantEverywhere(name, reasons, because.length, members.length)
      : words.redundantOrIdle(name, reasons, because.length, implied, others);
  };
}

type NeverBinding = Extract<LintFinding, { kind: 'neverBinding' }>;

export function neverBinding(members: readonly LabelledConstraint[], reached: readonly NeverBinding[]): Sentence {
  return (language) => {
    const words = wordsOf(language).constraints;
    const reason = neverBindingReason(members, reached, words.reasons);
    return members.length === 1
      ? words.neverBinding(named(members[0]!, language), reason)
      : words.neverBindingEverywhere(namedRule(members[0]!, language), reason, members.length);
  };
}

function neverBindingReason(
  members: readonly LabelledConstraint[],
  reached: readonly NeverBinding[],
  reasons: Constraints['reasons'],
): string {
  const { rule, limit } = members[0]!;
  if (members.every(({ constraint }) => constraint.terms.length === 0)) return reasons.noPair;
  if (rule.kind === 'together') return reasons.neverParted;
  if (rule.kind === 'apart') return reasons.neverTogether;
  if (limit === 'minShare') return reasons.neverBelow;
  if (limit === 'maxShare') return reasons.neverAbove;
  const most = Math.max(...reached.map((one) => one.most ?? 0));
  const least = Math.min(...reached.map((one) => one.least ?? 0));
  if (rule.kind === 'travelBudget') return reasons.mostMinutes(most);
  if (limit === 'min') return reasons.least(least);
  if (most === 0) return reasons.noPair;
  return members.length === 1 ? reasons.most(most) : reasons.mostInOne(most);
}

/** A rule that became no constraint at all. */
export function about({ kind, label }: GroupConstraint): Sentence {
  return (language) => {
    const { vocabulary, constraints: words } = wordsOf(language);
    return words.neverBinding(vocabulary.quoted(label[language]), kind === 'apart' ? words.reasons.noPlace : words.reasons.noPair);
  };
}
