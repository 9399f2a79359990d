/** What somebody may be expected to do, and in which order it is told: by its day, the earliest first; of one day in this order. */

import { daysBefore } from './preparation.ts';

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
  'without-decide',
  'round-publish',
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
  /** ISO day; null where no day is known. */
  readonly dueOn: string | null;
}

/** Days from the one on which a breakdown became known. */
export const BREAKDOWN_DAYS = { hear: 7, ask: 10, choose: 14, decide: 21 } as const;
/** Days from the one on which a change took effect. */
export const FOLLOW_UP_DAYS = 30;
/** Days from the first request for a review that waits. */
export const REVIEW_DAYS = 14;
/** Days from the one on which a flag was raised, where no publication ahead of it waits for the answer. */
export const FLAG_DAYS = 14;
/** Days from a publication during which whoever is matched is pointed to it. */
export const READ_DAYS = 14;

/**
 * By when a flag is answered: a round is not published before. Nobody is late from the first with what was raised after that day.
 * @param raisedOn ISO day.
 * @param publishOn the day by which the next round is to be published; null where there is none.
 */
export function flagDueOn(raisedOn: string, publishOn: string | null): string {
  return publishOn !== null && publishOn >= raisedOn ? publishOn : daysBefore(raisedOn, -FLAG_DAYS);
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
