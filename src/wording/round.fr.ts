/** The French words of a round in the service: who decided, what has changed, what a publication lacks. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted } = formatsOf('fr');
const trainees = (n: number): string => counted(n, 'stagiaire', 'stagiaires');

export const roundFr = withFrenchSpacing({
  /** Name and function, as a decision has them for good. */
  director: (name: string, service: string) => `${name} (direction, ${service})`,
  board: (name: string, board: string) => `${name} (instance régionale, ${board})`,
  and: 'et',
  /** Of a list of which the rest is not shown. */
  more: (n: number) => `${n} de plus`,
  semicolon: ' ; ',

  changed: {
    traineeGone: (name: string) => `${name} n’est plus dans le recensement parmi les stagiaires`,
    mentorGone: (name: string) => `${name} n’est plus dans le recensement parmi les tuteurs`,
    trainee: (fields: string) => `stagiaire : ${fields}`,
    mentor: (fields: string) => `tuteur : ${fields}`,
    guidelines: 'les orientations',
    unknown: 'ce que le recensement ou les orientations en disent',
    stale: (n: number, names: string) => `le binôme de ${trainees(n)} (${names})`,
    people: (n: number, names: string) => `ce que le recensement dit ${n < 2 ? 'd’une personne' : `de ${n} personnes`} (${names})`,
    arrived: (n: number, names: string) => `${trainees(n)} de plus au recensement (${names})`,
  },
  otherField: 'autre donnée',

  gone: { trainee: (name: string) => `le stagiaire ${name}`, mentor: (name: string) => `le tuteur ${name}` },
  places: (name: string, capacity: number, taken: number) =>
    `${name} a ${counted(capacity, 'place', 'places')} et ${counted(taken, 'stagiaire', 'stagiaires')} déjà`,
  published: (by: string, on: string) => `par ${by}, le ${on}`,
  cases: (n: number) => counted(n, 'binôme', 'binômes'),

  missing: {
    notSubmitted: 'aucune proposition n’est soumise',
    running: 'une exécution est en cours',
    flags: (n: number) => counted(n, 'signalement attend une réponse', 'signalements attendent une réponse'),
    undecided: (n: number, names: string) => `${trainees(n)} sans décision (${names})`,
    notProposed: (n: number, names: string) => `${trainees(n)} hors de la proposition (${names})`,
    stale: (n: number, names: string) =>
      `${counted(n, 'décision à confirmer ou à retirer', 'décisions à confirmer ou à retirer')} (${names})`,
    elsewhere: (n: number, names: string) => `${trainees(n)} avec un tuteur d’une autre campagne aux mêmes dates (${names})`,
    full: (n: number, names: string) => `${counted(n, 'tuteur au-delà de ses places', 'tuteurs au-delà de leurs places')} (${names})`,
  },

  /** Over an explanation that is given as data: the four items are those of the sheet. */
  explanation: {
    sources: 'Fichiers lus et leur empreinte',
  },
});

export type RoundWords = typeof roundFr;
