/**
 * What people are told of, and what of it goes out by mail: what somebody waits for, or has to do something about. The rest is seen by whoever
 * looks into the service.
 */

/** `daily`: once a day and directorate, since it comes by the dozen. */
export type Mailed = 'none' | 'each' | 'daily';

export const NOTICES = {
  /** To directors. */
  'proposal.submitted': 'each',
  'breakdown.submitted': 'each',
  'census.pairs-stale': 'none',
  /** To the board. */
  'round.decided': 'each',
  'decision.refuse': 'daily',
  'decision.change': 'none',
  'decision.withdraw': 'none',
  'flag.raised': 'daily',
  'review.asked': 'each',
  'census.missing': 'each',
  'run.done': 'none',
  'run.failed': 'none',
  'guidelines.added': 'none',
  'calendar.applied': 'none',
  'breakdown.reported': 'each',
  'breakdown.refused': 'each',
  /** To whom it concerns: mentors, trainees, directors, the board. */
  'round.published': 'each',
  'round.withdrawn': 'each',
  'breakdown.in-effect': 'each',
  'breakdown.dropped': 'each',
  /** To mentors and trainees. */
  'match.changed': 'each',
  'census.facts': 'each',
  'flag.answered': 'each',
  'review.answered': 'each',
} as const satisfies Readonly<Record<string, Mailed>>;

export type NoticeKind = keyof typeof NOTICES;

/** Kinds of which there are letters. */
export type MailedKind = { [Kind in NoticeKind]: (typeof NOTICES)[Kind] extends 'none' ? never : Kind }[NoticeKind];

export function isMailed(kind: string): kind is MailedKind {
  return Object.hasOwn(NOTICES, kind) && NOTICES[kind as NoticeKind] !== 'none';
}

/** What is told, once an event. */
export interface Notice {
  readonly event: string;
  readonly kind: NoticeKind;
  readonly board: string | null;
  readonly subject: string;
}

/**
 * One address and nothing else, as it stands in an envelope: what a header or a command of SMTP could be made of is in none. Addresses beyond
 * ASCII are not written to.
 */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(
      text,
    ) &&
    text.indexOf('@') <= 64
  );
}
