/** What somebody may be expected to do, by which day, and in which order it is told: by its day, the earliest first; of one day in this order. */
import { dayInFrance, daysBefore } from './preparation.ts';

export const TODO_KINDS = [
  'hearings-hold',
  'breakdown-decide',
  'option-choose',
  'options-ask',
  'review-answer',
  'census-import',
  'census-apply',
  'flags-answer',
  'run-start',
  'pairs-again',
  'stale-settle',
  'proposal-submit',
  'pairs-decide',
  'pairs-taken',
  'without-decide',
  'round-publish',
  'publication-late',
  'rounds-late',
  'match-read',
  'facts-check',
  'follow-up',
  'calendar-import',
  'roles-give',
] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

export interface TodoItem {
  readonly kind: TodoKind;
  /** What it is about: a round, a case, a directorate, a person. */
  readonly subject: string;
  readonly board: string | null;
  /** Of the round or the place. */
  readonly name: string;
  /** How many, where it is several things at once; else 1. */
  readonly count: number;
  /** ISO day; null where there is none, and then why. */
  readonly dueOn: string | null;
  readonly undated: Undated | null;
}

/** Why something has no day: no period is ahead, no calendar is there to count back from, or it is to be done at once. */
export const UNDATED = ['no-period', 'no-calendar', 'at-once'] as const;
export type Undated = (typeof UNDATED)[number];

/** Days from the one on which a breakdown became known. */
export const BREAKDOWN_DAYS = { hear: 7, ask: 10, choose: 14, decide: 21 } as const;
/** Days from the one on which a change took effect. */
export const FOLLOW_UP_DAYS = 30;
/** Days from the first request for a review that waits. */
export const REVIEW_DAYS = 14;
/** Days from a publication during which whoever is matched is pointed to it. */
export const READ_DAYS = 14;

/**
 * Days that whoever has it to do has at the least, from the one on which it came to be theirs: of what others did late nobody is late at once. 0 of
 * what no act of others begins.
 */
export const LEAST_DAYS: Readonly<Record<TodoKind, number>> = {
  'hearings-hold': 7,
  'breakdown-decide': 7,
  'option-choose': 3,
  'options-ask': 3,
  'review-answer': REVIEW_DAYS,
  'census-import': 0,
  'census-apply': 7,
  'flags-answer': 7,
  'run-start': 3,
  'pairs-again': 3,
  'stale-settle': 7,
  'proposal-submit': 3,
  'pairs-decide': 7,
  'pairs-taken': 7,
  'without-decide': 7,
  'round-publish': 3,
  'publication-late': 0,
  'rounds-late': 0,
  'match-read': READ_DAYS,
  'facts-check': 7,
  'follow-up': 7,
  'calendar-import': 0,
  'roles-give': 0,
};

/**
 * The day that a season plans for it, but never before whoever has it to do could have done it.
 * @param planned ISO day; null where none is.
 * @param since the moment, or the ISO day, on which it came to be theirs; null where nothing of others had to come first.
 */
export function dueDay(kind: TodoKind, planned: string | null, since: Date | string | null): string | null {
  if (since === null) return planned;
  const least = daysBefore(typeof since === 'string' ? since : dayInFrance(since), -LEAST_DAYS[kind]);
  return planned === null || planned < least ? least : planned;
}

/** The most urgent first. */
export function byUrgency(items: readonly TodoItem[]): TodoItem[] {
  const key = ({ dueOn, kind, subject }: TodoItem): string =>
    `${dueOn ?? '9999'} ${String(TODO_KINDS.indexOf(kind)).padStart(2, '0')} ${subject}`;
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

interface Dated {
  readonly promotion: string;
  readonly endsOn: string;
}

/**
 * The rounds that are still worth work: what is over is left alone, unless all of its promotion is. Then a season is gone through again, as in a
 * demonstration or a rehearsal.
 */
export function worthWork<Round extends Dated>(rounds: readonly Round[], today: string): Round[] {
  const ahead = new Set(rounds.filter(({ endsOn }) => endsOn >= today).map(({ promotion }) => promotion));
  return rounds.filter(({ promotion, endsOn }) => endsOn >= today || !ahead.has(promotion));
}
