/** The English words of a map of pairs. */
import { formatsOf } from './formats.ts';
import type { mapFr } from './map.fr.ts';

const { count, integer } = formatsOf('en');
const trainees = (n: number): string => count(n, 'trainee', 'trainees');
const mentors = (n: number): string => count(n, 'mentor', 'mentors');
const pairs = (n: number): string => count(n, 'pair', 'pairs');

export const mapEn: typeof mapFr = {
  intro: 'Each line joins the place of a trainee to that of the mentor; identical places lie on top of one another.',
  mentor: 'Place of mentors',
  trainee: 'Place of trainees',
  unmet: 'Trainee without a mentor',
  pair: 'Pair',
  size: 'The more people a sign stands for, the larger it is.',
  summary: (place, nPairs, nMentors, nTrainees, nUnmet) =>
    `${place}: ${pairs(nPairs)}, ${mentors(nMentors)}, ${trainees(nTrainees)} with a mentor, ${integer(nUnmet)} without.`,
  place: (town, persons) => `${town}: ${persons}`,
  mentorsAt: mentors,
  traineesAt: trainees,
  unmetAt: (n) => `${trainees(n)} without a mentor`,
  lineTitle: (from, to, n) => `${from} – ${to}: ${pairs(n)}`,
  unknownTown: 'unnamed place',
  missing: (n) =>
    `${count(n, 'person is', 'people are')} not placed on the map, for want of known coordinates or because the place lies outside its frames.`,
  attribution:
    'Outlines: Natural Earth (public domain). Borders of departments, simplified: from the positions of communes (INSEE and the postal service; Open Licence 2.0). Coordinates of communes: GeoNames (CC BY 4.0).',
  tableSummary: 'Read the map as a table',
  empty: 'Nobody in this proposal has known coordinates: there is no map.',
  frames: {
    main: 'Mainland France and Corsica',
    zoomed: 'The directorates concerned',
    parisRegion: 'Paris region (enlarged)',
    guadeloupe: 'Guadeloupe',
    saintMartin: 'St Martin, St Barts',
    martinique: 'Martinique',
    guyane: 'French Guiana',
    reunion: 'Réunion',
    mayotte: 'Mayotte',
    saintPierreEtMiquelon: 'Saint Pierre and Miquelon',
    polynesie: 'Polynesia (Society Islands)',
    nouvelleCaledonie: 'New Caledonia',
  },
};
