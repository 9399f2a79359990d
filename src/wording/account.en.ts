/** The English sentences that account for everybody who was read: none drops out unsaid. */
import type { accountFr } from './account.fr.ts';
import { formatsOf } from './formats.ts';

const { counted, integer } = formatsOf('en');
const trainees = (n: number): string => counted(n, 'trainee', 'trainees');
const mentors = (n: number): string => counted(n, 'mentor', 'mentors');

export const accountEn: typeof accountFr = {
  heading: 'Account of people',
  intro: 'Everybody who was read in the census is counted here once, and once only.',
  trainees: (read, matched, unmet, leftOut) =>
    `${trainees(read)}: ${integer(matched)} with a mentor, ${integer(unmet)} without a mentor, ${integer(leftOut)} left out.`,
  mentors: (read, matched, free, excluded, leftOut) =>
    `${mentors(read)}: ${integer(matched)} with a trainee, ${integer(free)} without a trainee, ${integer(excluded)} excluded by a rule, ${integer(leftOut)} left out.`,
  concernedTrainees: (read, concerned, leftOut) => `${trainees(read)}: ${integer(concerned)} concerned, ${integer(leftOut)} left out.`,
  concernedMentors: (read, concerned, leftOut) => `${mentors(read)}: ${integer(concerned)} concerned, ${integer(leftOut)} left out.`,
  nobodyLeftOut: 'Nobody is left out.',
  groups: {
    otherPromotion: (n, promotion) => `${trainees(n)} of another promotion (${promotion})`,
    otherBoard: (n) => `${mentors(n)} of a directorate without a trainee of the period`,
    decided: (n) => `${trainees(n)} without a mentor by decision`,
    refusedFile: (n) => `${counted(n, 'file or sheet', 'files or sheets')} refused whole, with everybody in it`,
    refusedRow: {
      trainee: (n) => `${trainees(n)} whose row is refused`,
      mentor: (n) => `${mentors(n)} whose row is refused`,
      unknown: (n) => `${counted(n, 'person of unreadable role', 'people of unreadable role')} whose row is refused`,
    },
    gone: {
      trainee: (n) => `${trainees(n)} of an earlier result, not in the census`,
      mentor: (n) => `${mentors(n)} of an earlier result, not in the census`,
    },
  },
  person: (name, id, place) => {
    const who = name === null ? (id ?? 'no readable name') : id === null ? name : `${name} (${id})`;
    return place === null ? who : `${who}, ${place}`;
  },
  line: (file, line) => (line === null ? file : `${file}, line ${integer(line)}`),
  sheet: (file, sheet) => `${file} [${sheet}]`,
  unread: (names, n) =>
    `${n < 2 ? 'A sheet was not read, as it seems' : 'Sheets were not read, as they seem'} to describe nobody: ${names}.`,
  more: (n) => `and ${integer(n)} more`,
  partial: 'The census has refused rows, and the run was told to do without them.',
  partialFiles:
    'Files or sheets of the census are refused whole, and the run was told to do without them: people are missing who are not counted one by one here.',
  csv: {
    role: 'Role',
    id: 'Id',
    name: 'Name',
    service: 'Service',
    situation: 'Situation',
    detail: 'Detail',
    file: 'File',
    line: 'Line',
    roles: { trainee: 'trainee', mentor: 'mentor', unknown: 'unreadable role' },
    situations: {
      matched: 'with a mentor',
      unmet: 'without a mentor',
      taken: 'with a trainee',
      free: 'without a trainee',
      excluded: 'excluded by a rule',
      leftOut: 'left out',
    },
    reasons: {
      otherPromotion: 'another promotion',
      decided: 'without a mentor by decision',
      otherBoard: 'directorate without a trainee of the period',
      refusedRow: 'refused row',
      refusedFile: 'file or sheet refused whole',
      gone: 'not in the census',
    },
  },

  changes: {
    heading: 'What changes since the earlier proposal',
    kept: (n) => `${counted(n, 'pair is kept', 'pairs are kept')}.`,
    changed: (trainee, from, to) =>
      to === null ? `${trainee} has no mentor any more (before: ${from}).` : `${trainee}: ${to} instead of ${from}.`,
    added: (trainee, to) => `${trainee}: ${to}, nobody before.`,
    impossible: (trainee, mentor) => `The pair ${mentor} – ${trainee} cannot be any more: one of the two is not there.`,
    none: 'No trainee changes mentor.',
  },
};
