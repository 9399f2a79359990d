/** The English sentences on what the limits of a run are worth; the keys are those of the French. */
import { formatsOf } from './formats.ts';
import type { LimitPriceWords } from './limit-prices.fr.ts';

const { counted, fixed, isSingular, plain } = formatsOf('en');

export const limitPricesEn: LimitPriceWords = {
  intro: 'One number changes, all others stay: what the best matching gains or loses by it. These gains do not add up.',
  constraints: 'Constraints of the guidelines:',
  workplaces: 'A place more, by workplace, with the mentor where it is worth most:',
  gaining: 'A place more, by mentor:',
  missed: 'A place more would change nothing, one less would:',
  open: 'No answer in the time given:',
  idle: (n) => `${counted(n, 'other mentor', 'other mentors')}: neither a place more nor one less would change anything.`,
  beyond: (n) => `The guidelines give a mentor ${counted(n, 'place', 'places')} at most: beyond that, they would have to change as well.`,
  isOpen: 'The time given was not enough to know everything.',

  ops: { '<=': 'at most', '>=': 'at least', '=': 'exactly' },
  today: (bound, used) => `${bound}, ${plain(used)} today`,
  together: 'never one without the other',
  apart: (one, other, what) => `${one} without ${other}, ${what}`,
  apartUnknown: (one, other) => `${one} without ${other}, unknown`,
  unchanged: 'another limit would change nothing',
  unchangedTogether: 'parting them would change nothing',
  above: (n) => `above ${n}, unknown`,
  under: (n) => `below ${n}, unknown`,
  step: (n, range, what) => `with ${n}${range}, ${what}`,
  infeasible: 'no matching satisfies every rule',
  orMore: ' or more',
  orLess: ' or less',
  upTo: (n, atLeast) => ` (${atLeast ? 'at least ' : ''}as far as ${n})`,
  eachUpTo: (n, atLeast) => ` (as much again for each step, ${atLeast ? 'at least ' : ''}as far as ${n})`,

  places: (n) => counted(n, 'place', 'places'),
  minutes: (n) => `${plain(n)} min`,
  difference: (n) => `${plain(n)} ${isSingular(n) ? 'pair' : 'pairs'} off this share`,

  trainees: (sign, n) => `${sign}${counted(n, 'trainee', 'trainees')}`,
  below: (sign, n, points) => `${sign}${counted(n, 'pair', 'pairs')} below ${points} points`,
  points: (sign, hundredths) =>
    `${sign}${hundredths === 0 ? 'less than ' : ''}${fixed(Math.max(1, hundredths) / 100, 2)} ${hundredths === 100 ? 'point' : 'points'}`,
};
