/** The French sentences of a menu: what would make a matching possible where there is none. */
import { de } from './elision.ts';
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, date, integer, plain } = formatsOf('fr');

export const waysOutFr = withFrenchSpacing({
  raise: (name: string, from: number, to: number) => `Porter « ${name} » de ${plain(from)} à ${plain(to)}`,
  lower: (name: string, from: number, to: number) => `Abaisser « ${name} » de ${plain(from)} à ${plain(to)}`,
  giveUp: (name: string) => `Renoncer à « ${name} »`,
  share: (name: string, by: number) => `Tolérer un écart de ${plain(by)} ${by < 2 ? 'binôme' : 'binômes'} à « ${name} »`,
  places: (mentor: string, by: number, from: number, to: number) =>
    `Donner ${counted(by, 'place', 'places')} de plus à ${mentor} (${integer(to)} au lieu de ${integer(from)})`,
  minimum: (mentor: string, from: number, to: number) => `Abaisser la capacité minimale ${de(mentor)} de ${integer(from)} à ${integer(to)}`,
  unmet: (n: number) => `Accepter que ${counted(n, 'stagiaire reste', 'stagiaires restent')} sans tuteur`,
  /** Between the changes of one way out. */
  andAlso: ' ; et ',

  admissions: {
    TOO_FAR: (n: number, maximum: number, names: string) =>
      `Accepter ${counted(n, 'stagiaire', 'stagiaires')} au-delà de ${counted(maximum, 'minute', 'minutes')} : ${names}`,
    JOURNEY_UNKNOWN: (n: number, names: string) =>
      `Accepter ${counted(n, 'stagiaire dont le trajet est inconnu', 'stagiaires dont le trajet est inconnu')} : ${names}`,
    OTHER_SERVICE: (n: number, names: string) =>
      `Accepter ${counted(n, 'stagiaire chez un tuteur', 'stagiaires chez des tuteurs')} d’un autre service : ${names}`,
    OTHER_BOARD: (n: number, names: string) =>
      `Accepter ${counted(n, 'stagiaire chez un tuteur', 'stagiaires chez des tuteurs')} d’une autre direction : ${names}`,
    MENTOR_NOT_TRAINED: (n: number, start: string, names: string) =>
      `Former ${counted(n, 'tuteur', 'tuteurs')} de plus avant le ${date(start)} : ${names}`,
    pair: (trainee: string, mentor: string, details: string) => `${trainee} chez ${mentor} (${details})`,
    minutes: (n: number) => `${plain(n)} min`,
    minutesUnknown: 'trajet inconnu',
    mentor: (mentor: string, place: string) => `${mentor} (${place})`,
    mentorLater: (mentor: string, place: string, trainedOn: string) => `${mentor} (${place}, formation prévue le ${date(trainedOn)})`,
  },

  /** Of everybody, not of those alone whom the change concerns. */
  outcome: (matched: number, trainees: number, mean: string) =>
    `${counted(matched, 'stagiaire', 'stagiaires')} sur ${integer(trainees)} avec un tuteur, ${mean} points sur 100 en moyenne`,
  ofPart: (outcome: string) => `${outcome} (stagiaires concernés seulement : d’autres sont encore sans solution)`,
  result: (todo: string, outcome: string) => `${todo} : ${outcome}.`,
  /** Where people are named after a colon already: a sentence has one. */
  resultApart: (todo: string, outcome: string) => `${todo}. Résultat : ${outcome}.`,
});

export type WayOutWords = typeof waysOutFr;
