/** The English sentences on what can be done after a change; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { FrontierWords } from './frontier.fr.ts';

const { counted, integer, plain } = formatsOf('en');

export const frontierEn: FrontierWords = {
  proven: 'This is proven: without moving more people nothing better is possible.',
  provenChoice: 'This is proven: with other mentors than in the choices before nothing better is possible.',
  label: (label) => `“${label}”`,
  mayBeHeldBy: (name, list, n) =>
    `${name}: the ${n < 2 ? 'request or constraint' : 'requests or constraints'} ${list} may be why; it is for you to say whether ${n < 2 ? 'it still holds' : 'they still hold'}.`,
  stopped: 'The computation was stopped: better may be possible.',
  nothing: 'Nothing changes.',

  moving: (n) => (n === 0 ? 'Moving nobody else' : n === 1 ? 'Moving one other person' : `Moving ${integer(n)} other people`),
  served: (more) =>
    `${integer(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} ${Math.abs(more) === 1 ? 'trainee' : 'trainees'} would have a mentor`,
  comparedWithBefore: (effect) => `${effect} compared with before`,
  moreThanChoice: (amount) => `${amount} more than the first choice`,
  lessThanChoice: (amount) => `${amount} less than the first choice`,
  asChoice: 'as good as the first choice',
  servedThanBefore: (n) => `${counted(n, 'more trainee', 'more trainees')} with a mentor than the option before`,
  betterThanBefore: (amount) => `${amount} better than the option before`,
  fairerThanBefore: 'fewer weak pairs than the option before',

  withOthers: (n) => `, who would have ${integer(n)} trainees`,
  worth: (amount) => `${amount} out of 100`,
  asBefore: ', as before',
  insteadOf: (shown) => ` instead of ${shown}`,
  minutes: (n) => `${plain(n)} min`,
  journey: (minutes) => `a journey of ${minutes}`,
  journeyUnknown: (minutesBefore) => `a journey of unknown length (before: ${minutesBefore})`,

  obstacles: {
    nobody: (trainees) => `No mentor is possible for ${trainees}, and the guidelines want a mentor for everybody.`,
    shortage: (trainees, mentors, missing) =>
      `${counted(missing, 'place is', 'places are')} missing: ${trainees} can only have ${mentors}, and the guidelines want a mentor for everybody.`,
    overbooked: (name, required, limit) =>
      `${name}: ${counted(required, 'imposed pair', 'imposed pairs')} for ${counted(limit, 'place', 'places')}.`,
  },
  unpin: (trainee, mentor) => `Let ${trainee} move (today with ${mentor})`,
  why: 'What stands in the way:',
  leastToGive: 'The least that would have to give, each alone enough (nothing has been changed):',
  noWayOut: 'No change of one of these rules alone is enough.',
  fewestMoves: (n) => `The least that would have to be allowed: ${counted(n, 'other person moved', 'other people moved')}.`,

  compared: {
    option: 'Option',
    moved: 'Other people moved',
    served: 'Trainees with a mentor',
    points: 'Total of the points',
    share: 'Share of the best possible',
    shareKnown: 'Share of the best known',
    gained: 'Gains most',
    lost: 'Loses most',
    minutes: 'Journeys of those who change',
  },
};
