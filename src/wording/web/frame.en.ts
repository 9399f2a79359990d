/** The English words around every page: navigation, signing in, what is on its way or did not come. */
import { formatsOf } from '../formats.ts';
import type { frameFr } from './frame.fr.ts';

const { counted } = formatsOf('en');

export const frameEn: typeof frameFr = {
  frame: {
    name: 'Binôme',
    skip: 'Skip to content',
    navigation: 'Pages',
    otherLanguage: 'Français',
    signOut: 'Sign out',
    cancel: 'Cancel',
    again: 'Try again',
    loading: 'Loading…',
    modes: {
      demo: 'Demonstration: the people are invented, and nothing here is about anybody.',
      rehearsal: 'Rehearsal on a copy: nothing that is done here counts, and no mail leaves.',
    },
    network: {
      title: 'The service does not answer.',
      remedy: 'Nothing was recorded. Check the connection, then try again; what you have written stays here.',
    },
    unknown: {
      title: 'There is no such page',
      remedy: 'The address may be incomplete, or what it named is not there any more.',
      back: 'Back to what is to do',
    },
  },
  signIn: {
    title: 'Sign in',
    login: 'Login',
    password: 'Password',
    submit: 'Sign in',
    byProvider: 'Sign in through the administration’s portal',
    byProviderNamed: (name) => `Sign in with ${name}`,
    demo: 'To try it out',
    demoAccounts:
      'Logins: admin, ecole, board.disp-lyo, director.spip-69, mentor.t-0001, trainee.s-0001 (and those of the other directorates, services and people). Password: demo.',
    over: 'Your session has ended',
    overWhy: 'Sign in again to go on: you stay where you are, and nothing that you have written is lost.',
    recent: 'Confirm that it is you',
    recentWhy: 'This act asks for a sign-in of the last quarter of an hour.',
  },
  navigation: {
    todo: 'To do',
    self: 'About me',
    selfNamed: (id) => `About me (${id})`,
    season: 'Season',
    census: 'Census',
    guidelines: 'Guidelines',
    rounds: 'Rounds',
    round: 'Round',
    pair: 'Pair',
    whatIf: 'What if…',
    people: 'People',
    person: 'Person',
    matches: 'Matches',
    match: 'Match',
    breakdowns: 'Breakdowns',
    breakdown: 'Breakdown',
    reviews: 'Reviews',
    accounts: 'Accounts',
  },
  todo: {
    title: (name) => `To do – ${name}`,
    late: (n) => `${counted(n, 'thing', 'things')} overdue`,
    next: 'Next',
    until: (day) => `Before ${day}`,
    since: (day) => `Due since ${day}`,
    noDay: 'No date',
    nothing: 'Nothing is expected of you at the moment.',
    nothingNext: 'What will be appears here, with its date.',
    calendar: {
      title: 'In your calendar',
      says: 'Your due dates and internships can be in the calendar that you use, and keep themselves up to date there.',
      make: 'Make a calendar link',
      address: 'Address to give to your calendar',
      secret: 'Keep it to yourself: whoever has it reads your due dates. It is shown this once.',
    },
  },
};
