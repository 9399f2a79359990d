/** The English sentences of what somebody is expected to do, and of their calendar feed. */
import { formatsOf } from './formats.ts';
import type { todoFr } from './todo.fr.ts';

const { counted } = formatsOf('en');

export const todoEn: typeof todoFr = {
  kinds: {
    'census-import': {
      title: (name) => `Import the census (${name})`,
      otherwise: 'Without a census that is applied, no proposal can be prepared.',
    },
    'census-apply': {
      title: (name) => `Apply the imported census, or send another (${name})`,
      otherwise: 'Until it is applied, nothing of it counts.',
    },
    'flags-answer': {
      title: (name, n) => `Answer ${counted(n, 'flag', 'flags')} (${name})`,
      otherwise: 'A round with an unanswered flag is not published.',
    },
    'run-start': {
      title: (name) => `Prepare a proposal: ${name}`,
      otherwise: 'Binôme prepares it on that day if the census is applied; submitting it is still yours.',
    },
    'proposal-submit': {
      title: (name) => `Read the proposal again and submit it: ${name}`,
      otherwise: 'The directors cannot decide before.',
    },
    'pairs-decide': {
      title: (name, n) => `Decide on ${counted(n, 'pair', 'pairs')}: ${name}`,
      otherwise: 'No deadline decides in your place: the round waits.',
    },
    'pairs-taken': {
      title: (name, n) =>
        `Find another mentor for ${counted(n, 'trainee whose proposed mentor was chosen for somebody else', 'trainees whose proposed mentors were chosen for others')}: ${name}`,
      otherwise: 'These pairs can no longer be accepted: choose another mentor, or leave it to the board to propose anew.',
    },
    'publication-late': {
      title: (name) => `Publication is late: ${name}`,
      otherwise: 'Trainees and mentors do not know with whom they begin.',
    },
    'pairs-again': {
      title: (name, n) => `Make the proposal again: ${counted(n, 'trainee waits', 'trainees wait')} (${name})`,
      otherwise:
        'After a refusal, or where their mentor was chosen for somebody else, these trainees stay without a mentor until the proposal is made again.',
    },
    'without-decide': {
      title: (name, n) => `Decide for ${counted(n, 'trainee', 'trainees')} without a proposed mentor: ${name}`,
      otherwise: 'The round cannot be published without a decision for each trainee.',
    },
    'stale-settle': {
      title: (name, n) => `Look again at ${counted(n, 'decision', 'decisions')} whose facts have changed: ${name}`,
      otherwise: 'The round cannot be published while a decision is out of date.',
    },
    'round-publish': {
      title: (name) => `Publish: ${name}`,
      otherwise: 'Mentors and trainees do not see their match before.',
    },
    'review-answer': {
      title: (name, n) => `Answer ${counted(n, 'request for a review', 'requests for a review')} (${name})`,
      otherwise: 'The trainee has a right that a person looks at the case.',
    },
    'hearings-hold': {
      title: (name) => `Hear both sides of a breakdown (${name})`,
      otherwise: 'No option is submitted before each of them has been heard.',
    },
    'options-ask': {
      title: (name) => `Look for the options of a breakdown (${name})`,
      otherwise: 'The trainee stays in the situation that was reported.',
    },
    'option-choose': {
      title: (name) => `Choose the option of a breakdown and submit it (${name})`,
      otherwise: 'The directors cannot decide before.',
    },
    'breakdown-decide': {
      title: (name, n) => `Decide on ${counted(n, 'change', 'changes')} after a breakdown (${name})`,
      otherwise: 'Nothing changes before each director concerned has decided.',
    },
    'follow-up': {
      title: (name) => `Look at how it goes after a breakdown (${name})`,
      otherwise: 'The case stays open.',
    },
    'facts-check': {
      title: (name) => `Check what is known about you: ${name}`,
      otherwise: 'What is not flagged counts as it is.',
    },
    'match-read': {
      title: (name) => `Read your match: ${name}`,
      otherwise: 'The match holds from that day on; the trainee may ask for a review of it.',
    },
    'rounds-late': {
      title: (name, n) => `${counted(n, 'directorate has', 'directorates have')} not published: ${name}`,
      otherwise: 'Trainees would begin without a mentor.',
    },
    'calendar-import': {
      title: (name) => `Import the calendar of the next periods${name === '' ? '' : ` (last one known: ${name})`}`,
      otherwise: 'Without a calendar no round opens.',
    },
    'roles-give': {
      title: (name, n) => `Give an account to ${counted(n, 'directorate', 'directorates')} without one: ${name}`,
      otherwise: 'Nobody can act there.',
    },
  },
  undated: {
    'no-period': 'No date: no period is ahead in the calendar',
    'no-calendar': 'No date: there is no calendar to count it from',
    'at-once': 'At once: nothing is done there before',
  },
  calendar: (name) => `Binôme – ${name}`,
  due: (title) => `To do: ${title}`,
  period: (name, promotion) => `${name} (${promotion})`,
  ownMatch: (name) => `${name}: your match`,
  evaluation: (name, promotion) => `Evaluation due: ${name} (${promotion})`,
};
