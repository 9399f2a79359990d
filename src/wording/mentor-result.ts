/** A mentor's own result in sentences: whom they would have, else why nobody. */
import type { ExclusionCode, MentorResult, PairInForce, Proposal } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeExclusion } from './describe.ts';
import { explainAlternative } from './explanations.ts';
import { formatsOf } from './formats.ts';
import { fill } from './grammar.ts';
import { pageWordsOf } from './page-words.ts';
import { wordsOf } from './words.ts';

/** Other choices that are told; the others are counted. */
const TOLD = 3;

/** @param inForce theirs, decided or proposed; what the proposal gave them and is decided otherwise is told besides. */
export function explainMentor(
  result: MentorResult,
  status: Proposal['status'],
  language: Language,
  inForce: readonly PairInForce[] = result.pairs.map((pair) => ({ ...pair, decision: null, scored: pair })),
): string[] {
  const words = pageWordsOf(language).meeting.mentor;
  const { mentor, rules, otherChoiceOf } = result;
  const otherwise = supersededPairs(result, inForce).map(({ trainee }) => words.otherwise(trainee.name));
  const own = [...inForce.map((pair) => pairInWords(pair, language)), ...otherwise];
  // Excluded, and yet with a trainee: a person decided so.
  if (rules.length > 0)
    return [
      (inForce.length === 0 ? words.excluded : words.excludedButDecided)(mentor.name, mentor.service, rulesInWords(rules, language)),
      ...own,
    ];
  const free = mentor.places - inForce.length;
  const choices = otherChoiceOf
    .slice(0, TOLD)
    .map(({ trainee, alternative }) => words.otherChoice(trainee, explainAlternative(alternative, language)));
  const more = otherChoiceOf.length - choices.length;
  return [
    words.places(mentor.name, mentor.service, mentor.places),
    ...(inForce.length === 0 && otherwise.length > 0 ? [words.noneInForce] : []),
    ...own,
    ...(own.length === 0 ? [words.nobody, whyNobody(result, status, language)] : free > 0 ? [words.free(free)] : []),
    ...(own.length > 0 || result.possible !== 0 ? alsoExcluded(result, language) : []),
    ...choices,
    ...(more > 0 ? [words.moreChoices(more)] : []),
    ...(choices.length === 0 && status === 'optimal' && result.possible !== 0 ? [words.noChoice] : []),
  ];
}

/** What the proposal gave a mentor and what somebody decided otherwise. */
export function supersededPairs({ pairs }: MentorResult, inForce: readonly PairInForce[]): MentorResult['pairs'] {
  const still = new Set(inForce.map(({ trainee }) => trainee.id));
  return pairs.filter(({ trainee }) => !still.has(trainee.id));
}

/** The reason of a decision is the trainee's. */
function pairInWords({ trainee, decision, scored }: PairInForce, language: Language): string {
  const words = pageWordsOf(language).meeting.mentor;
  const { amount, date } = formatsOf(language);
  const score = scored === null ? null : amount(scored.score);
  return decision === null
    ? words.pair(trainee.name, trainee.service, score ?? '')
    : words.decidedPair(trainee.name, trainee.service, decision.entry.by, date(decision.entry.on), score);
}

/** Of a mentor who could have trainees and has none. */
export function whyNobody(result: MentorResult, status: Proposal['status'], language: Language): string {
  const words = pageWordsOf(language).meeting.mentor;
  const { possible, possibleUnmet, excluded } = result;
  if (status === 'infeasible') return words.infeasible;
  if (possible === null) return words.unlisted;
  if (possible === 0) return excluded.length === 0 ? words.noTrainee : words.nonePossible(countsInWords(excluded, language));
  return status === 'optimal' && (possibleUnmet ?? 0) > 0 ? words.unmetPossible(possibleUnmet!) : words.taken(possible);
}

/** The rules that exclude a mentor, one after the other. */
export function rulesInWords(rules: MentorResult['rules'], language: Language): string {
  return rules.map((rule) => describeExclusion(rule, language)).join(wordsOf(language).vocabulary.semicolon);
}

function alsoExcluded({ excluded }: MentorResult, language: Language): string[] {
  const total = excluded.reduce((sum, { trainees }) => sum + trainees, 0);
  return total === 0 ? [] : [pageWordsOf(language).meeting.mentor.alsoExcluded(total, countsInWords(excluded, language))];
}

/** How many trainees each rule excludes: as of mentors, but for the rules that name a side. */
function countsInWords(excluded: MentorResult['excluded'], language: Language): string {
  const { vocabulary } = wordsOf(language);
  const { meeting } = pageWordsOf(language);
  const own = new Map<ExclusionCode, string>(Object.entries(meeting.mentor.counts) as [ExclusionCode, string][]);
  return excluded
    .map(({ code, trainees }) => fill(own.get(code) ?? vocabulary.exclusionCounts[code], { n: trainees }, language))
    .join(', ');
}
