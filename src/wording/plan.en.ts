/** The English sentences of a plan over several periods; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { PlanWords } from './plan.fr.ts';

const { counted, integer } = formatsOf('en');

export const planEn: PlanWords = {
  withoutMentor: (periods) => `${periods} without a mentor`,
  withMentor: (periods, mentor, settings) => `${periods} with ${mentor} (${settings})`,
  unspecified: 'setting to be specified',
  then: ', then ',

  unseen: {
    never: (setting) => `does not see ${setting}, as no mentor of that setting is possible in these periods.`,
    unspecified: (setting) =>
      `does not see ${setting} for certain, as the settings of the possible mentors are not specified: fill in “milieux” in the census.`,
    decided: (setting) =>
      `does not see ${setting}, as what is decided stands in the way and no mentor of that setting is possible after it.`,
    places: (setting) => `does not see ${setting}, as there are not enough places of that setting for everybody.`,
    unproven: (setting) => `does not see ${setting} in this plan; it is not proven to be impossible.`,
  },
  unseenBeside: (n) => `${integer(n)} times, a setting is not seen: the table “Trainee by trainee” says which, and why.`,
  more: (n) => `… and ${integer(n)} more (--json has them all).`,

  served: (n, of) => `Mentors found for ${integer(n)} of ${integer(of)} internships.`,
  again: (n) => `${counted(n, 'time', 'times')} a trainee is without a mentor who was so in another period of the plan already.`,
  settingsSeen: (n, of) => `${integer(n)} of ${integer(of)} trainees ${n === 1 ? 'sees' : 'see'} both settings.`,
  noneKept: 'No trainee keeps a mentor from one period to the next.',
  kept: (n) => `${counted(n, 'time', 'times')} a trainee keeps a mentor from one period to the next.`,
  busiestEach: (mentor, n, periods) =>
    `The busiest mentor, ${mentor}, has ${counted(n, 'trainee', 'trainees')} a period, over ${counted(periods, 'period', 'periods')}.`,
  busiestInAll: (mentor, n, periods) =>
    `The busiest mentor, ${mentor}, has ${counted(n, 'trainee', 'trainees')} in all, over ${counted(periods, 'period', 'periods')}.`,

  bound: {
    nothing: 'Nothing is proven about what could be better.',
    served: (n) => `It is not ruled out that ${counted(n, 'more internship', 'more internships')} could have a mentor.`,
    settings: (n) => `It is not ruled out that trainees could see ${counted(n, 'more setting', 'more settings')} in all.`,
    noPoints: 'Nothing is proven about the points.',
    points: (amount, share) =>
      `It is proven that no plan that places as many trainees is worth more than ${amount} more, which is ${share}.`,
  },
  separately: {
    settings: (n) =>
      `Deciding each period without a look at the others, trainees would see ${counted(n, 'setting', 'settings')} fewer in all.`,
    points: (amount) => `Deciding each period without a look at the others would cost ${amount}.`,
  },
  decided: {
    unserved: (n) => `Warning: with what is decided, ${counted(n, 'internship fewer has', 'internships fewer have')} a mentor.`,
    blocked: (sentence) => `Warning: the placement that is decided blocks an obligation. ${sentence}`,
  },
  leftOut: {
    fair: 'The fairness of the guidelines (“fair”) is each period’s own: a plan goes by the total of the scores.',
    balance: 'The balance of the guidelines is each period’s own: a plan counts loads over all periods.',
    minimums: 'Mentors’ minimums are not imposed: who must have a trainee in every period would never rest.',
  },
};
