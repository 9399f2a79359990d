/** The English letters, typed by the French. */
import type { mailFr } from './mail.fr.ts';

export const mailEn: typeof mailFr = {
  kinds: {
    'proposal.submitted': {
      subject: 'pairs wait for your decision',
      says: 'A proposal has been submitted: pairs of your service wait for your decision.',
    },
    'breakdown.submitted': {
      subject: 'a change waits for your decision',
      says: 'A change that concerns your service has been submitted to you and waits for your decision.',
    },
    'round.decided': {
      subject: 'a round is decided',
      says: 'Each trainee of one of your rounds has a decision: you can read the round again and publish it.',
    },
    'decision.refuse': {
      subject: 'a proposal is to be made again',
      says: 'A proposed pair has been refused: the proposal is to be made again for the trainees who wait.',
    },
    'flag.raised': {
      subject: 'a flag waits for your answer',
      says: 'Somebody says that a fact about them is wrong. A round with an unanswered flag is not published.',
    },
    'review.asked': {
      subject: 'a request for a review waits for your answer',
      says: 'A review has been asked for and waits for your answer.',
    },
    'census.missing': {
      subject: 'a census is missing',
      says: 'A period comes near and no census is applied: no proposal can be prepared.',
    },
    'breakdown.reported': {
      subject: 'a situation waits for your attention',
      says: 'A situation has been reported to you: a case is open and waits for you.',
    },
    'breakdown.refused': {
      subject: 'an option is to be chosen again',
      says: 'The option that you had submitted has not been accepted: another one is to be chosen.',
    },
    'round.published': {
      subject: 'a round is published',
      says: 'A round that concerns you is published: you can read it.',
    },
    'round.withdrawn': {
      subject: 'a publication is withdrawn',
      says: 'The publication of a round that concerns you is withdrawn: what stood there no longer holds.',
    },
    'breakdown.in-effect': {
      subject: 'a change has taken effect',
      says: 'A change that you follow has been accepted and has taken effect.',
    },
    'breakdown.dropped': {
      subject: 'a case is closed',
      says: 'A case that you follow is closed without a change.',
    },
    'match.changed': {
      subject: 'your match has changed',
      says: 'A change that concerns you has taken effect: you can read it.',
    },
    'census.facts': {
      subject: 'what is known of you is to be checked',
      says: 'A census has been applied: check what it says of you, and flag what is wrong.',
    },
    'flag.answered': {
      subject: 'your flag has an answer',
      says: 'The answer to your flag has come.',
    },
    'review.answered': {
      subject: 'your request for a review has an answer',
      says: 'The answer to your request for a review has come.',
    },
  },
  subject: (what) => `Binôme: ${what}`,
  text: (says, link) => `Hello,\n\n${says}\n\n${link}\n\nThis message was sent by the service Binôme: there is no need to answer it.\n`,
};
