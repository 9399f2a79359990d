/** The English sentences of the record of decisions. */
import type { decisionsFr } from './decisions.fr.ts';
import { formatsOf } from './formats.ts';

const { counted, integer } = formatsOf('en');

export const decisionsEn: typeof decisionsFr = {
  title: (period) => `Decisions: ${period}`,
  status: 'Where the decisions stand',
  allDecided: 'Every trainee is decided on',
  someDecided: (n, of) => `${counted(n, 'trainee', 'trainees')} of ${integer(of)} ${n === 1 ? 'is' : 'are'} decided on`,
  afterReassignment: (n) => `${counted(n, 'decision', 'decisions')} recorded after the reassignment`,
  kept: 'Decisions are added and never erased: the last on a trainee is the one that stands.',
  decision: 'Each decision bears the name and function of who took it, its day and its reason.',
  headings: { standing: 'Decisions that stand', undecided: 'Still to be decided', history: 'All decisions, in order' },
  followed: 'Decisions taken already, which the proposal follows',
  none: 'None.',
  columns: {
    number: 'No.',
    trainee: 'Trainee',
    mentor: 'Mentor decided',
    proposed: 'Mentor proposed',
    by: 'Decided by',
    on: 'On',
    reason: 'Reason',
    remarks: 'To note',
    traineeId: 'Id of the trainee',
    mentorId: 'Id of the mentor decided',
    isStanding: 'Stands',
  },
  yes: 'yes',
  no: 'no',
  without: 'without a mentor',
  nobody: 'nobody',
  asProposed: 'as proposed',
  remarks: {
    rule: (rule) => `breaks a rule: ${rule}`,
    unlistedRule: 'breaks a rule that the result does not list',
    constraint: (id) => `exceeds the constraint “${id}”`,
    places: (n, mentor) => `${mentor} has ${counted(n, 'trainee', 'trainees')} beyond their places`,
    option: (label) => `option ${label} of the reassignment`,
  },
  aloneByDecision: (n) => `${counted(n, 'trainee has', 'trainees have')} no mentor by decision, besides those whom the proposal is about.`,
  withoutBy: (trainee) => `${trainee} has no mentor in this proposal: that is a decision, which the proposal follows.`,
  sentence: (trainee, mentor, by, on, reason) =>
    `Decision: ${trainee} ${mentor === null ? 'without a mentor' : `with ${mentor}`}, by ${by}, on ${on}. Reason: ${reason}`,
  remark: (text) => `To note: ${text}.`,
  recorded: (n) => `${counted(n, 'decision', 'decisions')} recorded:`,
  left: (_, names) => `Still to be decided: ${names}.`,
  allDone: 'Every trainee is decided on.',
};
