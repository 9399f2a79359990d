/** The explanations of a proposal in sentences, in one language at a time: what a director can read aloud. */
import {
  type Alternative,
  type Barred,
  compareIds,
  type HeldBy,
  type ImposedPair,
  isCensusRule,
  type ProposedPair,
  SCORE_SCALE,
  type ScorePart,
  type Shortage,
  type Text,
  type UnmetTrainee,
  type Wish,
} from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeExclusion, describeExclusionCount, describeFact, describeGain, describeMove } from './describe.ts';
import { formatsOf } from './formats.ts';
import { capitalised } from './grammar.ts';
import { inBoth, wordsOf } from './words.ts';

/** What a constraint is called, by its id. */
export type LabelOf = (id: string) => Text;

const ownId: LabelOf = (id) => ({ fr: id, en: id });

export function explainPair(
  pair: Omit<ProposedPair, 'explanation'>,
  unknownValue: number,
  language: Language,
  labelOf: LabelOf = ownId,
): string[] {
  const { trainee, mentor, score, parts, imposed, wishes, excluded } = pair;
  return [
    wordsOf(language).explanations.pair(mentor.name, trainee.name, formatsOf(language).amount(score)),
    ...parts.map((part) => explainPart(part, unknownValue, language)),
    ...explainWishes(wishes, language),
    ...(imposed === undefined ? explainAlternatives(pair, language, labelOf) : [explainImposed(imposed, language)]),
    ...explainExcluded(excluded, language),
  ];
}

/** `feasible`: false when no matching satisfies every rule, so that there is no best one to speak of. */
export function explainUnmet(
  unmet: Omit<UnmetTrainee, 'explanation'>,
  shortages: readonly Shortage[],
  feasible: boolean,
  language: Language,
  labelOf: LabelOf = ownId,
): string[] {
  const { trainee, shortage, excluded } = unmet;
  const words = wordsOf(language).explanations;
  const found = shortage === null ? undefined : shortages[shortage]?.explanation[language];
  const cause = found === undefined ? [] : [found];
  return [
    words.left(trainee.name),
    ...(feasible ? unmetReasons(unmet, language, labelOf) : [words.noMatching]),
    ...cause,
    ...explainWishes(unmet.wishes, language),
    ...(feasible ? explainAlternatives(unmet, language, labelOf) : []),
    ...explainExcluded(excluded, language),
  ];
}

/**
 * Why a trainee is left without in the best solution; a shortage that they are part of is told by itself. Without `labelOf` no constraint is
 * named: they name people.
 */
export function unmetReasons(
  {
    trainee,
    eligibleMentors,
    shortage,
    heldBy,
    excluded,
  }: Pick<UnmetTrainee, 'trainee' | 'eligibleMentors' | 'shortage' | 'heldBy' | 'excluded'>,
  language: Language,
  labelOf: LabelOf | null = null,
): string[] {
  const words = wordsOf(language).explanations;
  const other = keptFromOtherServices(excluded);
  const service = other === 0 ? [] : [words.otherServices(other)];
  if (eligibleMentors === 0) return [words.noMentor, ...service];
  const isHeld = heldBy === undefined ? shortage === null : heldBy.constraints.length > 0;
  const held =
    heldBy !== undefined && labelOf !== null
      ? explainHeld(trainee.name, heldBy, shortage, language, labelOf)
      : isHeld
        ? [words.byConstraints]
        : [];
  return [words.taken(eligibleMentors), ...service, ...held];
}

function explainHeld(
  trainee: string,
  { constraints, enough }: HeldBy,
  shortage: number | null,
  language: Language,
  labelOf: LabelOf,
): string[] {
  const words = wordsOf(language).explanations;
  if (constraints.length === 0) return shortage === null ? [words.heldByNone(trainee)] : [];
  const labels = labelsOf(constraints, language, labelOf);
  const said = enough ? words.heldBy : words.heldByNotOnly;
  return [said(trainee, labels.join(', '), labels.length, constraints.every(isCensusRule))];
}

/** In quotes; those that are called the same once. */
function labelsOf(constraints: readonly string[], language: Language, labelOf: LabelOf): string[] {
  return [...new Set(constraints.map((id) => wordsOf(language).vocabulary.quoted(labelOf(id)[language])))];
}

/** Why a pair that rules allow cannot be. */
export function explainImpossible(
  mentor: string,
  trainee: string,
  constraints: readonly string[],
  language: Language,
  labelOf: LabelOf,
): string {
  const words = wordsOf(language).explanations;
  const labels = labelsOf(constraints, language, labelOf);
  return labels.length === 0
    ? words.impossiblePair(mentor, trainee)
    : words.impossibleFor(mentor, trainee, labels.join(', '), labels.length);
}

/** Wishes that rules did not allow to be followed. */
export function explainWishes(wishes: readonly Wish[] = [], language: Language): string[] {
  const { explanations, vocabulary } = wordsOf(language);
  return wishes.map(({ by, of, name, rules }) =>
    explanations.wish[by](of, name, rules.map((rule) => describeExclusion(rule, language)).join(vocabulary.semicolon)),
  );
}

/** Mentors whom the rules allow a trainee and constraints do not. */
export function explainBarred({ mentors, more }: Barred, language: Language, labelOf: LabelOf): string[] {
  const words = wordsOf(language).explanations.alternatives;
  const each = mentors.map(({ name, service, constraints }) => {
    const labels = labelsOf(constraints, language, labelOf);
    return labels.length === 0 ? words.barredByAll(name, service) : words.barred(name, service, labels.join(', '), labels.length);
  });
  return more === 0 ? each : [...each, words.barredMore(more)];
}

/** Mentors who break no rule but that of the same service: it is the last to be asked. */
export function keptFromOtherServices(excluded: UnmetTrainee['excluded']): number {
  return excluded.find(({ code }) => code === 'OTHER_SERVICE')?.mentors ?? 0;
}

/** What is known of a pair under a criterion; '' where nothing is to be said. */
export function factsInWords({ facts }: Pick<ScorePart, 'facts'>, language: Language): string {
  return facts.map((fact) => describeFact(fact, language)).join(wordsOf(language).vocabulary.semicolon);
}

/** What a criterion says of a pair, and the points that come of it. */
function explainPart(part: ScorePart, unknownValue: number, language: Language): string {
  const { explanations: words, vocabulary } = wordsOf(language);
  const { amount, points, percent } = formatsOf(language);
  const facts = part.facts.map((fact) => describeFact(fact, language));
  if (part.value === null) facts.push(words.unknown(percent(unknownValue)));
  const criterion = capitalised(vocabulary.criteria[part.criterion]);
  return words.part(criterion, amount(part.points), points(part.weight * SCORE_SCALE), facts.join(vocabulary.semicolon));
}

function explainAlternatives(
  { trainee, alternatives, barred }: Pick<ProposedPair, 'trainee' | 'alternatives' | 'barred'>,
  language: Language,
  labelOf: LabelOf,
): string[] {
  const words = wordsOf(language).explanations.alternatives;
  if (alternatives === null) return [words.notPriced(trainee.name)];
  if (barred === undefined && alternatives.length === 0) return [words.none(trainee.name)];
  return [
    ...alternatives.map((alternative) => explainAlternative(alternative, language)),
    ...(barred === undefined ? [] : explainBarred(barred, language, labelOf)),
  ];
}

/** Whom a trainee could have, had nobody imposed their mentor. */
export function explainImposed({ others, more }: ImposedPair, language: Language): string {
  const { explanations, vocabulary } = wordsOf(language);
  const words = explanations.alternatives;
  if (others.length === 0) return words.imposedAlone;
  const { amount } = formatsOf(language);
  const named = others.map(({ name, service, score }) => words.other(name, service, amount(score))).join(', ');
  return words.imposed(more === 0 ? named : vocabulary.others(named, more));
}

/** "With X (SPIP de l'Ain): this pair would score 54.9 points out of 100; the total …; A would move from B to C." `trainee`: where it is told alone. */
export function explainAlternative(alternative: Alternative, language: Language, trainee?: string): string {
  const { mentor, score, loss, unmet, fairness, uneven, moves } = alternative;
  const { explanations, vocabulary } = wordsOf(language);
  const words = explanations.alternatives;
  const { amount } = formatsOf(language);
  const costs = [
    ...(unmet > 0 ? [words.leftOut(unmet)] : []),
    ...(uneven === true ? [words.uneven] : []),
    ...(fairness !== undefined && fairness !== null && fairness.more > 0 ? [words.below(fairness.more, amount(fairness.below))] : []),
  ];
  if (loss !== 0 || costs.length === 0) costs.push(describeGain(-loss, language));
  const changes = moves.map(({ traineeName, fromName, toName }) => describeMove(traineeName, fromName, toName, language));
  const who = trainee === undefined ? words.with(mentor.name, mentor.service) : words.traineeWith(trainee, mentor.name, mentor.service);
  const said = [words.score(amount(score)), costs.join(', '), ...(changes.length === 0 ? [words.noMove] : changes)];
  return `${vocabulary.colon(who, said.join(vocabulary.semicolon))}.`;
}

/** How many mentors of the directorate each rule excludes, in one sentence; nothing where none is. */
export function explainExcluded(excluded: ProposedPair['excluded'], language: Language): string[] {
  const total = excluded.reduce((sum, { mentors }) => sum + mentors, 0);
  if (total === 0) return [];
  const list = excluded.map(({ code, mentors }) => describeExclusionCount(code, mentors, language)).join(', ');
  return [wordsOf(language).explanations.excluded(total, list)];
}

/** Services that a shortage names; the others are counted. */
const NAMED = 8;

/** "These 50 trainees (…) can only have these 30 mentors (…), who have 33 places for 50 trainees: 17 are missing." */
export function explainShortage({ trainees, mentors, needed, capacity, missing, services, boards }: Omit<Shortage, 'explanation'>): Text {
  return inBoth((language) => {
    const { explanations, vocabulary } = wordsOf(language);
    const words = explanations.shortage;
    const listed = (names: readonly string[]): string => {
      const shown = names.slice(0, NAMED).join(', ');
      return names.length <= NAMED ? shown : vocabulary.others(shown, names.length - NAMED);
    };
    if (mentors.length === 0 && trainees.length === 1) return words.one(trainees[0]!.name, trainees[0]!.service);
    if (mentors.length === 0) return words.nobody(trainees.length, listed(services));
    const where = [...new Set(mentors.map(({ service }) => service))].sort(compareIds);
    const only = words.only(boards.join(', '), trainees.length, mentors.length, listed(where));
    return `${only}${words.places(mentors.length, capacity, needed, missing)}`;
  });
}
