/** The sentences of findings on the guidelines' constraints, in French and English. Labels are values, never part of a template. */
import type { GroupConstraint } from '../domain/guidelines.ts';
import type { Text } from '../domain/text.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import type { LintFinding } from '../solver/index.ts';
import type { LabelledConstraint } from './group-constraints.ts';

/** A sentence in the language asked for. */
export type Sentence = (language: Language) => string;

export function inBoth(sentence: Sentence): Text {
  return { fr: sentence('fr'), en: sentence('en') };
}

/** A template in both languages with its values. */
function sentence(
  fr: string,
  en: string,
  values: (language: Language) => Readonly<Record<string, string | number>> = () => ({}),
): Sentence {
  return (language) => fill(language === 'fr' ? fr : en, values(language), language);
}

/** « Débutants — SPIP de l’Ain » (au plus 1 binôme) */
function named(labelled: LabelledConstraint, language: Language): string {
  return withLimit(labelled, labelled.label[language], language);
}

/** The same for the rule as a whole, without a group. */
function namedRule(labelled: LabelledConstraint, language: Language): string {
  return withLimit(labelled, labelled.rule.label[language], language);
}

function withLimit(labelled: LabelledConstraint, label: string, language: Language): string {
  const limit = limitInWords(labelled)?.(language);
  return `${language === 'fr' ? `« ${label} »` : `“${label}”`}${limit === undefined ? '' : ` (${limit})`}`;
}

/** null where the label alone says it. */
function limitInWords({ rule, limit, constraint: { rhs } }: LabelledConstraint): Sentence | null {
  const of = (n: number) => () => ({ n });
  const percent = (share: number | undefined) => of(Math.round((share ?? 0) * 10_000) / 100);
  if (rule.kind === 'travelBudget') return sentence('au plus {n} min', 'at most {n} min', of(rhs));
  if (rule.kind === 'quota' && limit === 'minShare')
    return sentence('au moins {n} % des binômes', 'at least {n} % of the pairs', percent(rule.minShare));
  if (rule.kind === 'quota' && limit === 'maxShare')
    return sentence('au plus {n} % des binômes', 'at most {n} % of the pairs', percent(rule.maxShare));
  if (limit === 'min') return sentence('au moins {n} {n|binôme|binômes}', 'at least {n} {n|pair|pairs}', of(rhs));
  return limit === 'max' ? sentence('au plus {n} {n|binôme|binômes}', 'at most {n} {n|pair|pairs}', of(rhs)) : null;
}

export function noMatching(constraints: number): Sentence {
  return sentence(
    'Même sans contrainte particulière, aucune solution n’existe : les règles, les besoins et les places ne le permettent pas. Ce que {n|cette contrainte peut|ces {n} contraintes peuvent} atteindre n’est donc pas connu.',
    'Even without any side constraint no matching exists: rules, needs and places do not allow one. What {n|this constraint|these {n} constraints} can reach is therefore not known.',
    () => ({ n: constraints }),
  );
}

export function impossible(labelled: LabelledConstraint, { least, most }: Extract<LintFinding, { kind: 'impossible' }>): Sentence {
  const reason = impossibleReason(labelled, least, most);
  return sentence(
    'La contrainte {name} ne peut pas être respectée, même seule : {reason}. Assouplissez-la.',
    'The constraint {name} cannot be met, even alone: {reason}. Relax it.',
    (language) => ({ name: named(labelled, language), reason: reason(language) }),
  );
}

function impossibleReason({ rule, limit }: LabelledConstraint, least: number | undefined, most: number | undefined): Sentence {
  if (rule.kind === 'together') return sentence('aucun ensemble de binômes ne les réunit', 'no set of pairs has them together');
  if (limit === 'minShare' || limit === 'maxShare')
    return sentence('aucun ensemble de binômes ne respecte cette part', 'no set of pairs keeps to this share');
  if (rule.kind === 'travelBudget')
    return sentence('les trajets totalisent toujours au moins {n} min', 'the journeys always total at least {n} min', () => ({
      n: least ?? 0,
    }));
  if (most === undefined)
    return sentence('il y en a toujours au moins {n}', 'there {n|is|are} always at least {n}', () => ({ n: least ?? 0 }));
  return most === 0 ? sentence('elle ne concerne aucun binôme possible', 'it concerns no possible pair') : atMost(most);
}

function atMost(n: number): Sentence {
  return sentence('au plus {n} {n|binôme est possible|binômes sont possibles}', 'at most {n} {n|pair is|pairs are} possible', () => ({
    n,
  }));
}

export function contradictory(a: LabelledConstraint, b: LabelledConstraint): Sentence {
  return sentence(
    'Les contraintes {a} et {b} se contredisent : aucune solution ne respecte les deux. Assouplissez l’une des deux.',
    'The constraints {a} and {b} contradict each other: no matching meets both. Relax one of them.',
    (language) => ({ a: named(a, language), b: named(b, language) }),
  );
}

/** `because`: a constraint of each rule that makes this one needless; `groups` tells how many groups its rule has. */
export function redundant(
  members: readonly LabelledConstraint[],
  implied: number,
  because: readonly LabelledConstraint[],
  groups: (head: LabelledConstraint) => number,
): Sentence {
  const others = members.length - implied;
  return sentence(
    members.length === 1
      ? 'La contrainte {name} n’ajoute rien : {because} {b|suffit|suffisent} à la garantir.'
      : others === 0
        ? 'La contrainte {name} n’ajoute rien, dans aucun de ses {groups} groupes : {because} {b|suffit|suffisent} à la garantir.'
        : 'La contrainte {name} n’ajoute rien, dans aucun de ses {groups} groupes : {because} {b|suffit|suffisent} à la garantir dans {implied|l’un|{implied}} d’entre eux, et rien ne peut l’enfreindre dans {others|l’autre|les {others} autres}.',
    members.length === 1
      ? 'The constraint {name} adds nothing: {because} {b|is|are} enough to ensure it.'
      : others === 0
        ? 'The constraint {name} adds nothing in any of its {groups} groups: {because} {b|is|are} enough to ensure it.'
        : 'The constraint {name} adds nothing in any of its {groups} groups: {because} {b|is|are} enough to ensure it in {implied|one|{implied}} of them, and nothing can break it in the {others|other one|other {others}}.',
    (language) => {
      const head = (one: LabelledConstraint): string => (groups(one) === 1 ? named(one, language) : namedRule(one, language));
      return {
        name: (members.length === 1 ? named : namedRule)(members[0]!, language),
        because: joined(because.map(head), language),
        b: because.length,
        groups: members.length,
        implied,
        others,
      };
    },
  );
}

function joined(items: readonly string[], language: Language): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')}${language === 'fr' ? ' et ' : ' and '}${last}`;
}

export function neverBinding(
  members: readonly LabelledConstraint[],
  reached: readonly Extract<LintFinding, { kind: 'neverBinding' }>[],
): Sentence {
  const first = members[0]!;
  const reason = neverBindingReason(members, reached);
  return sentence(
    members.length === 1
      ? 'La contrainte {name} ne peut jamais jouer : {reason}.'
      : 'La contrainte {name} ne peut jamais jouer, dans aucun de ses {groups} groupes : {reason}.',
    members.length === 1
      ? 'The constraint {name} can never bind: {reason}.'
      : 'The constraint {name} can never bind, in any of its {groups} groups: {reason}.',
    (language) => ({
      name: (members.length === 1 ? named : namedRule)(first, language),
      groups: members.length,
      reason: reason(language),
    }),
  );
}

function neverBindingReason(
  members: readonly LabelledConstraint[],
  reached: readonly Extract<LintFinding, { kind: 'neverBinding' }>[],
): Sentence {
  const { rule, limit } = members[0]!;
  if (members.every(({ constraint }) => constraint.terms.length === 0))
    return sentence('elle ne concerne aucun binôme possible', 'it concerns no possible pair');
  if (rule.kind === 'together') return sentence('aucun ensemble de binômes ne les sépare', 'no set of pairs parts them');
  if (rule.kind === 'apart') return sentence('aucun ensemble de binômes ne les réunit', 'no set of pairs has them together');
  if (limit === 'minShare') return sentence('aucun ensemble de binômes n’est en dessous', 'no set of pairs is below it');
  if (limit === 'maxShare') return sentence('aucun ensemble de binômes n’est au-dessus', 'no set of pairs is above it');
  const most = Math.max(...reached.map((one) => one.most ?? 0));
  const least = Math.min(...reached.map((one) => one.least ?? 0));
  if (rule.kind === 'travelBudget')
    return sentence('les trajets totalisent au plus {n} min', 'the journeys total at most {n} min', () => ({ n: most }));
  if (limit === 'min') return sentence('il y en a toujours au moins {n}', 'there {n|is|are} always at least {n}', () => ({ n: least }));
  if (most === 0) return sentence('elle ne concerne aucun binôme possible', 'it concerns no possible pair');
  const inOne = members.length === 1;
  return sentence(inOne ? '{most}' : '{most} dans un même groupe', inOne ? '{most}' : '{most} in one group', (language) => ({
    most: atMost(most)(language),
  }));
}

/** A rule that became no constraint at all. */
export function about({ kind, label }: GroupConstraint): Sentence {
  return sentence(
    `La contrainte « {label} » ne peut jamais jouer : ${kind === 'apart' ? 'ces stagiaires n’ont aucun lieu possible en commun' : 'elle ne concerne aucun binôme possible'}.`,
    `The constraint “{label}” can never bind: ${kind === 'apart' ? 'these trainees have no possible place in common' : 'it concerns no possible pair'}.`,
    (language) => ({ label: label[language] }),
  );
}
