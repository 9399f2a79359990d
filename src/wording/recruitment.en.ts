/** The English sentences on where one more trained mentor would be worth most; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { RecruitmentWords } from './recruitment.fr.ts';

const { counted, integer } = formatsOf('en');
const places = (n: number): string => counted(n, 'place', 'places');

export const recruitmentEn: RecruitmentWords = {
  subject: {
    train: (name, service, n) => `Training ${name} (${service}, ${places(n)})`,
    volunteer: (name, service, n) => `If ${name} (${service}, ${places(n)}) volunteered`,
    recruit: (where, n) => `One more trained mentor, ${where} (${places(n)})`,
  },
  ownDecision: (rule) => `${rule}: the decision is theirs`,
  newMentor: 'this mentor',

  infeasible: 'no matching there follows every rule (“match” says why)',
  noAnswer: 'no answer in the time given',
  noAnswerBound: (n) => `no answer in the time given, ${counted(n, 'more trainee', 'more trainees')} at best`,
  unchanged: 'nothing would change',
  internships: (more) =>
    `${integer(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} ${Math.abs(more) === 1 ? 'internship' : 'internships'} would have a mentor`,
  asKnown: (gain) => `${gain}, as far as is known`,
  withoutOpen: (gain) => `${gain} (without what is left open)`,
  moreChanges: (n) => counted(n, 'other change', 'other changes'),

  notes: {
    apart: 'One mentor is added at a time: these gains do not add up.',
    newcomer: 'Of somebody new nothing is assumed: full-time, trained before the period, all else unknown and counted as such.',
  },
  leftOut: {
    balance: 'The balance of the guidelines has no part in these gains.',
    fair: 'The fairness of the guidelines (“fair”) has no part in these gains: they go by the total of the scores.',
    coverage: 'The guidelines require a mentor for everybody; here as many as possible are counted.',
  },
};
