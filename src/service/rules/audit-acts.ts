/** Every kind of act that the record tells of, as `subject.verb`: what is written there has one of these names, and the page has words for each. */

/** By what they are about, in the order in which a season goes. */
export const AUDIT_GROUPS = {
  access: ['session.open', 'session.end', 'token.add', 'token.revoke', 'calendar-link.add', 'calendar-link.revoke'],
  accounts: ['account.add', 'account.change', 'account.password', 'account.sessions.end', 'account.grant', 'account.grant.end'],
  rules: ['setting.change', 'calendar.apply', 'guidelines.add'],
  census: ['census.import', 'census.apply', 'flag.raise', 'flag.answer', 'person.export'],
  runs: ['run.start', 'run.cancel', 'run.done', 'run.fail'],
  decisions: [
    ...(['proposal.submit', 'decision.accept', 'decision.refuse', 'decision.change', 'decision.without', 'decision.withdraw'] as const),
    ...(['round.publish', 'round.withdraw', 'review.ask', 'review.answer'] as const),
  ],
  breakdowns: [
    ...(['breakdown.report', 'breakdown.hear', 'breakdown.read-notes', 'breakdown.look-for-options', 'breakdown.submit'] as const),
    ...(['breakdown.decide', 'breakdown.take-effect', 'breakdown.follow-up', 'breakdown.drop'] as const),
  ],
  // Written by the store's owner, with what they did.
  machine: ['retention.apply', 'backup.write', 'season.export'],
} as const;

export type AuditGroup = keyof typeof AUDIT_GROUPS;
export type AuditAct = (typeof AUDIT_GROUPS)[AuditGroup][number];

export const AUDIT_ACTS = Object.values(AUDIT_GROUPS).flat() as readonly AuditAct[];
