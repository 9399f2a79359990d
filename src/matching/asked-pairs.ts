/**
 * What whoever asks for a run says of pairs: those that are held fast in it, though nobody has decided on them, and those that somebody has
 * refused for this round. A pair that is held fast is required as a decided one is; but a decision stands against any rule, and this stands
 * against none.
 */
import {
  type Census,
  compareIds,
  grouped,
  type Mentor,
  type Period,
  type StandingDecision,
  termKey,
  type Trainee,
} from '../domain/index.ts';
import { BinomeError, detailOf } from '../errors/index.ts';
import type { PreparedMentor, PreparedTrainee } from '../scoring/index.ts';
import type { PairIds } from '../solver/index.ts';
import { describeExclusion, inBoth, rowsInWords, wordsOf } from '../wording/index.ts';
import type { Imposed } from './census-rules.ts';
import { mentorExclusions, pairExclusions, placesLeft, type EligibilityContext } from './eligibility.ts';
import { fullName } from './person-summary.ts';

/** The census with `refusedPairs` of its trainees; of people who are not in it nothing is to be said. */
export function withRefused(census: Census, refused: readonly PairIds[] = []): Census {
  if (refused.length === 0) return census;
  const of = grouped(refused, ([trainee]) => trainee);
  return {
    ...census,
    trainees: census.trainees.map((trainee) => {
      const mentors = (of.get(trainee.id) ?? []).map(([, mentor]) => mentor);
      return mentors.length === 0 ? trainee : { ...trainee, refusedPairs: [...new Set([...(trainee.refusedPairs ?? []), ...mentors])] };
    }),
  };
}

export function isOfPeriod(trainee: Trainee, { promotion }: Pick<Period, 'promotion'>): boolean {
  return termKey(trainee.promotion) === termKey(promotion);
}

/** @throws BinomeError MATCH_OTHER_PROMOTION. */
export function refuseOtherPromotion(trainee: Trainee, period: Pick<Period, 'promotion'>): void {
  if (isOfPeriod(trainee, period)) return;
  const { promotion } = period;
  throw new BinomeError('MATCH_OTHER_PROMOTION', { value: shown(trainee), promotion: trainee.promotion, expected: promotion });
}

interface Situation {
  readonly context: EligibilityContext;
  readonly census: Census;
  /** Of the period. */
  readonly trainees: readonly PreparedTrainee[];
  readonly mentors: readonly PreparedMentor[];
  readonly decisions: ReadonlyMap<string, StandingDecision>;
  readonly imposed: readonly Imposed[];
  /** Pairs that are decided or imposed. */
  readonly fixed: readonly PairIds[];
}

/**
 * The pairs that are held fast and that nobody has decided, in the order of their trainees.
 * @throws BinomeError PIN_TWICE, MATCH_UNKNOWN_TRAINEE, MATCH_UNKNOWN_MENTOR, MATCH_OTHER_PROMOTION, PIN_DECIDED, PIN_IMPOSED, PIN_NOT_ELIGIBLE,
 * PIN_BEYOND_PLACES.
 */
export function heldFast(pins: readonly PairIds[], situation: Situation): PairIds[] {
  if (pins.length === 0) return [];
  const find = finderOf(situation);
  const load = new Map<string, number>();
  for (const [, mentor] of situation.fixed) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const isFixed = new Set(situation.fixed.map(([trainee]) => trainee));
  const seen = new Set<string>();
  for (const pin of pins) {
    const { trainee, mentor } = find(pin);
    if (seen.has(trainee.person.id)) throw new BinomeError('PIN_TWICE', { value: shown(trainee.person) });
    seen.add(trainee.person.id);
    refuseContradiction(trainee.person, mentor.person, situation);
    // What is decided or imposed stands already, whatever rule it breaks.
    if (isFixed.has(trainee.person.id)) continue;
    const pairs = (load.get(mentor.person.id) ?? 0) + 1;
    load.set(mentor.person.id, pairs);
    refuseRules(trainee, mentor, pairs, situation.context);
  }
  return pins.filter(([trainee]) => !situation.decisions.has(trainee)).sort(([a], [b]) => compareIds(a, b));
}

/** @throws BinomeError PIN_DECIDED, PIN_IMPOSED. */
function refuseContradiction(trainee: Trainee, mentor: Mentor, { decisions, imposed, mentors }: Situation): void {
  const value = shownPair(trainee, mentor);
  const decision = decisions.get(trainee.id);
  if (decision !== undefined) {
    const other = decision.outcome.mentor;
    if (other?.id === mentor.id) return;
    const said = inBoth((language) => other?.name ?? wordsOf(language).decisions.without);
    throw new BinomeError('PIN_DECIDED', { value, by: decision.entry.by, ...detailOf(said) });
  }
  const found = imposed.find((pair) => pair.trainee === trainee.id && pair.mentor !== mentor.id);
  if (found === undefined) return;
  const other = mentors.find(({ person }) => person.id === found.mentor)!;
  throw new BinomeError('PIN_IMPOSED', {
    value,
    mentor: shown(other.person),
    ...detailOf(inBoth((language) => rowsInWords(found.rows, language))),
  });
}

/** @param count trainees that the mentor would have with this one. @throws BinomeError PIN_NOT_ELIGIBLE, PIN_BEYOND_PLACES. */
function refuseRules(trainee: PreparedTrainee, mentor: PreparedMentor, count: number, context: EligibilityContext): void {
  const value = shownPair(trainee.person, mentor.person);
  const rules = [...mentorExclusions(context, mentor.person), ...pairExclusions(context, trainee, mentor)];
  if (rules.length > 0) {
    const said = inBoth((language) => rules.map((rule) => describeExclusion(rule, language)).join(wordsOf(language).vocabulary.semicolon));
    throw new BinomeError('PIN_NOT_ELIGIBLE', { value, ...detailOf(said) });
  }
  const places = placesLeft(context, mentor.person);
  if (count > places) throw new BinomeError('PIN_BEYOND_PLACES', { value, mentor: shown(mentor.person), count, places });
}

/** @throws BinomeError MATCH_UNKNOWN_TRAINEE, MATCH_UNKNOWN_MENTOR, MATCH_OTHER_PROMOTION. */
function finderOf({ context, census, ...people }: Situation): (pin: PairIds) => { trainee: PreparedTrainee; mentor: PreparedMentor } {
  const trainees = new Map(people.trainees.map((trainee) => [trainee.person.id, trainee]));
  const mentors = new Map(people.mentors.map((mentor) => [mentor.person.id, mentor]));
  return ([traineeId, mentorId]) => {
    const [trainee, mentor] = [trainees.get(traineeId), mentors.get(mentorId)];
    if (trainee === undefined) {
      const other = census.trainees.find(({ id }) => id === traineeId);
      if (other !== undefined) refuseOtherPromotion(other, context.period);
      throw new BinomeError('MATCH_UNKNOWN_TRAINEE', { value: traineeId });
    }
    if (mentor === undefined) throw new BinomeError('MATCH_UNKNOWN_MENTOR', { value: mentorId });
    return { trainee, mentor };
  };
}

function shown(person: Trainee | Mentor): string {
  return `${person.id} · ${fullName(person)}`;
}

function shownPair(trainee: Trainee, mentor: Mentor): string {
  return `${shown(trainee)} – ${shown(mentor)}`;
}
