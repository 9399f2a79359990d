/** Every kind of act that the record tells of, as `subject.verb`: what is written there has one of these names, and the page has words for each. */
export const AUDIT_ACTS = [
  ...(['session.open', 'session.end', 'token.add', 'token.revoke', 'calendar-link.add', 'calendar-link.revoke'] as const),
  ...(['account.add', 'account.change', 'account.password', 'account.sessions.end', 'account.grant', 'account.grant.end'] as const),
  ...(['setting.change', 'calendar.apply', 'guidelines.add'] as const),
  ...(['census.import', 'census.apply', 'flag.raise', 'flag.answer', 'person.export'] as const),
  ...(['run.start', 'run.cancel', 'run.done', 'run.fail'] as const),
  ...(['proposal.submit', 'decision.accept', 'decision.refuse', 'decision.change', 'decision.without', 'decision.withdraw'] as const),
  ...(['round.publish', 'round.withdraw', 'review.ask', 'review.answer'] as const),
  ...(['breakdown.report', 'breakdown.hear', 'breakdown.read-notes', 'breakdown.look-for-options', 'breakdown.submit'] as const),
  ...(['breakdown.decide', 'breakdown.take-effect', 'breakdown.follow-up', 'breakdown.drop'] as const),
  // Written by the store's owner, with what they did.
  ...(['retention.apply', 'backup.write', 'season.export'] as const),
] as const;

export type AuditAct = (typeof AUDIT_ACTS)[number];
