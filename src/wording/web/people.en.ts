/** The English words of people: who answers for them, what is known of them, what they flag. */
import { formatsOf } from '../formats.ts';
import type { peopleFr } from './people.fr.ts';

const { counted } = formatsOf('en');

export const peopleEn: typeof peopleFr = {
  people: {
    list: {
      title: 'People',
      search: 'Name or id',
      role: 'Role',
      everybody: 'Everybody',
      roles: { trainee: 'Trainees', mentor: 'Mentors' },
      name: 'Name',
      service: 'Service',
      promotion: 'Promotion',
      id: 'Id',
      none: 'Nobody of the census in force fits this search.',
      count: (n) => counted(n, 'person', 'people'),
      first: (n) => `The first ${n} people: say more to find the others.`,
    },
    one: {
      title: (id) => `Person ${id}`,
      self: 'About me',
      role: { trainee: 'Trainee', mentor: 'Mentor' },
      above: (role, promotion) => (role === 'mentor' ? 'Mentor' : promotion === null ? 'Trainee' : `Trainee, promotion ${promotion}`),
      gone: 'This person is not in the census in force any more: what follows is what was last known.',
      export: 'Download all that is held (GDPR)',
    },
    team: {
      title: 'The team',
      own: 'My team',
      on: (day) => `On ${day}`,
      nobody: 'Nobody at the moment',
      trainingUnit: 'Training unit (Énap)',
      board: (name) => `Regional training board (${name})`,
      director: (service) => `Head of service (${service})`,
      mentor: 'Mentor',
      trainees: 'Trainees',
    },
    matches: {
      title: 'Matches',
      none: 'No match is published. It appears here on the day on which it is.',
      days: 'Days',
      between: (from, to) => `${from} – ${to}`,
      mentor: 'Mentor',
      trainee: 'Trainee',
      service: 'Service',
      more: 'Explanation',
      why: 'Why',
      whyOf: (name) => `Why ${name}`,
    },
    facts: {
      title: 'What is known',
      own: 'What is known about me',
      source: (at, row) => (row === null ? `Census applied on ${at}.` : `Census applied on ${at} (${row}).`),
      row: (file, line) => `file ${file}, line ${line}`,
      unknown: (n) => `${counted(n, 'fact', 'facts')} of which the census says nothing`,
      wrong: 'This is wrong',
      missing: 'Fill in',
      missingOf: (label) => `Fill in: ${label}`,
      wrongOf: (label) => `This is wrong: ${label}`,
    },
    flag: {
      title: (label) => `Flag a mistake: ${label}`,
      now: (said) => `The census says: ${said}.`,
      nothing: 'The census says nothing of it.',
      right: 'What would be right',
      who: 'Your regional board reads it, and corrects the census or tells you why it is left as it is. Write nothing about your health or your family.',
      send: 'Send the flag',
      waits: 'waiting',
      raised: (at, comment) => (comment === null ? `Flagged on ${at}.` : `Flagged on ${at}: “${comment}”.`),
      kinds: { corrected: 'corrected', kept: 'kept', removed: 'removed' },
      answered: (by, at, comment) => `Answer ${by === null ? '' : `by ${by} `}on ${at}: “${comment}”.`,
    },
  },
};
