/** A set of pairs, scored by the criteria of the guidelines whether or not the rules allow it, and what it comes to. */
import {
  type BacktestPair,
  compareIds,
  CRITERIA,
  type Exclusion,
  type PairingSummary,
  type PreferencesMet,
  SCORE_SCALE,
} from '../domain/index.ts';
import { placesLeft, type EligibilityContext, fullName, mentorExclusions, pairExclusions, personSummary } from '../matching/index.ts';
import { journey, minutesOf, scorePair, type PreparedMentor, type PreparedTrainee } from '../scoring/index.ts';

/** A pair of two people, scored; the rules that exclude it, if any do. */
export interface Scored {
  readonly trainee: PreparedTrainee;
  readonly mentor: PreparedMentor;
  readonly pair: BacktestPair;
}

export function scored(context: EligibilityContext, trainee: PreparedTrainee, mentor: PreparedMentor): Scored {
  const { guidelines, travelTable, reference } = context;
  const { score, parts } = scorePair({ guidelines, travelTable }, trainee, mentor);
  const rules: readonly Exclusion[] = [...mentorExclusions(context, mentor.person), ...pairExclusions(context, trainee, mentor)];
  const { id, name, service } = personSummary(reference, mentor);
  return {
    trainee,
    mentor,
    pair: {
      mentor: { id, name, service },
      score,
      parts: parts.map(({ criterion, value, points }) => ({ criterion, value, points })),
      travelMinutes: minutesOf(journey(guidelines, travelTable, trainee.home, mentor.office)),
      rules,
    },
  };
}

/** Lowest scores that a summary names. */
const WORST_NAMED = 10;

/** Scores have whole bands of ten points of a hundred. */
const BANDS = 10;

/** `pairs`: at most one a trainee. O(pairs · log). */
export function summaryOf(context: EligibilityContext, pairs: readonly Scored[]): PairingSummary {
  return {
    served: pairs.length,
    score: pairs.reduce((total, { pair }) => total + pair.score, 0),
    criteria: criteriaOf(pairs),
    loads: loadsOf(context, pairs),
    journeys: journeysOf(pairs),
    preferences: {
      ofTrainees: preferencesMet(pairs.map(({ trainee, mentor }) => [trainee.ranks, mentor.person.id])),
      ofMentors: preferencesMet(pairs.map(({ trainee, mentor }) => [mentor.ranks, trainee.person.id])),
      avoided: pairs.filter(
        ({ trainee: { person: trainee }, mentor: { person: mentor } }) =>
          trainee.avoids.includes(mentor.id) || mentor.avoids.includes(trainee.id),
      ).length,
    },
    distribution: distributionOf(pairs),
    worst: [...pairs]
      .sort((a, b) => a.pair.score - b.pair.score || compareIds(a.trainee.person.id, b.trainee.person.id))
      .slice(0, WORST_NAMED)
      .map(({ trainee, mentor, pair }) => ({ trainee: trainee.person.id, mentor: mentor.person.id, score: pair.score })),
  };
}

function criteriaOf(pairs: readonly Scored[]): PairingSummary['criteria'] {
  return CRITERIA.map((criterion, k) => {
    const parts = pairs.map(({ pair }) => pair.parts[k]!);
    const known = parts.map(({ value }) => value).filter((value) => value !== null);
    return {
      criterion,
      known: known.length,
      unknown: parts.length - known.length,
      meanValue: mean(known, 1_000_000),
      points: parts.reduce((total, { points }) => total + points, 0),
    };
  });
}

/** Each mentor's trainees among these pairs. */
export function traineesOf(pairs: readonly Scored[]): Map<PreparedMentor, number> {
  const given = new Map<PreparedMentor, number>();
  for (const { mentor } of pairs) given.set(mentor, (given.get(mentor) ?? 0) + 1);
  return given;
}

function loadsOf(context: EligibilityContext, pairs: readonly Scored[]): PairingSummary['loads'] {
  const given = [...traineesOf(pairs)];
  return {
    mentors: given.length,
    heaviest: given.reduce((most, [, trainees]) => Math.max(most, trainees), 0),
    overPlaces: given
      .map(([{ person }, trainees]) => ({ id: person.id, name: fullName(person), trainees, places: placesLeft(context, person) }))
      .filter(({ trainees, places }) => trainees > places)
      .sort((a, b) => compareIds(a.id, b.id)),
  };
}

function journeysOf(pairs: readonly Scored[]): PairingSummary['journeys'] {
  const minutes = pairs.map(({ pair }) => pair.travelMinutes).filter((length) => length !== null);
  return {
    known: minutes.length,
    meanMinutes: mean(minutes, 100),
    longestMinutes: minutes.length === 0 ? null : minutes.reduce((longest, length) => Math.max(longest, length), 0),
  };
}

/** For each pair, whom one side ranked and whom it got. */
function preferencesMet(pairs: readonly (readonly [ranks: ReadonlyMap<string, number>, other: string])[]): PreferencesMet {
  const stated = pairs.filter(([ranks]) => ranks.size > 0).map(([ranks, other]) => ranks.get(other));
  return {
    stated: stated.length,
    first: stated.filter((rank) => rank === 1).length,
    listed: stated.filter((rank) => rank !== undefined).length,
  };
}

function distributionOf(pairs: readonly Scored[]): number[] {
  const counts = Array.from({ length: BANDS }, () => 0);
  for (const { pair } of pairs) counts[Math.min(BANDS - 1, Math.floor((pair.score * BANDS) / SCORE_SCALE))]!++;
  return counts;
}

function mean(values: readonly number[], scale: number): number | null {
  return values.length === 0 ? null : Math.round((values.reduce((total, value) => total + value, 0) / values.length) * scale) / scale;
}
