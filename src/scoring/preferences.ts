/**
 * Preferences: have they chosen each other? Each side that stated preferences counts by the rank it gives, or `notListed` when it does not
 * name the other; the value is the mean of the sides that stated any. Unknown when neither did. People who have a say in
 * the match do better (Kendall & Smith-Jentsch 2015).
 *
 * A wish that could not be followed, because nobody or more than one was meant, counts for nothing and is said: who stated one has not kept
 * silent.
 */
import type { Fact, Guidelines, Person } from '../domain/index.ts';
import { rounded, type Assessment } from './assessment.ts';
import type { PreparedMentor, PreparedTrainee } from './prepared.ts';

export function preferences(guidelines: Guidelines, trainee: PreparedTrainee, mentor: PreparedMentor): Assessment {
  const { ranks, notListed } = guidelines.preferences;
  const rankValue = (rank: number | undefined): number => (rank === undefined ? notListed : ranks[Math.min(rank, ranks.length) - 1]!);
  const ofTrainee = trainee.ranks.get(mentor.person.id);
  const ofMentor = mentor.ranks.get(trainee.person.id);
  const trainees = trainee.ranks.size === 0 ? null : rankValue(ofTrainee);
  const mentors = mentor.ranks.size === 0 ? null : rankValue(ofMentor);
  const value = trainees === null ? mentors : mentors === null ? trainees : (trainees + mentors) / 2;
  return {
    value: value === null ? null : rounded(value),
    facts: () => {
      const facts: Fact[] = [];
      if (trainees !== null) facts.push(side(ofTrainee, trainee.ranks.size, 'PREFERRED_BY_TRAINEE', 'NOT_LISTED_BY_TRAINEE'));
      if (mentors !== null) facts.push(side(ofMentor, mentor.ranks.size, 'PREFERRED_BY_MENTOR', 'NOT_LISTED_BY_MENTOR'));
      facts.push(...dropped('PREFERENCE_DROPPED_BY_TRAINEE', trainee.person), ...dropped('PREFERENCE_DROPPED_BY_MENTOR', mentor.person));
      return facts.length === 0 ? [{ code: 'NO_PREFERENCE', values: {} }] : facts;
    },
  };
}

/** Wishes that a sentence quotes. */
const QUOTED_MAX = 5;

function dropped(code: Fact['code'], { droppedPreferences = [] }: Pick<Person, 'droppedPreferences'>): Fact[] {
  if (droppedPreferences.length === 0) return [];
  const more = droppedPreferences.length > QUOTED_MAX ? ', …' : '';
  return [{ code, values: { names: `${droppedPreferences.slice(0, QUOTED_MAX).join(', ')}${more}` } }];
}

function side(rank: number | undefined, total: number, listed: Fact['code'], unlisted: Fact['code']): Fact {
  return rank === undefined ? { code: unlisted, values: { total } } : { code: listed, values: { rank, total } };
}
