/** The French sentences on what the limits of a run are worth. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, fixed, isSingular, plain } = formatsOf('fr');

export const limitPricesFr = withFrenchSpacing({
  intro:
    'Un seul nombre change, tous les autres restent : ce que la meilleure solution y gagne ou y perd. Ces gains ne s’additionnent pas.',
  constraints: 'Contraintes des orientations :',
  workplaces: 'Une place de plus, par lieu, chez le tuteur où elle vaut le plus :',
  gaining: 'Une place de plus, par tuteur :',
  missed: 'Une place de plus n’y changerait rien, une de moins oui :',
  open: 'Pas de réponse dans le temps imparti :',
  idle: (n: number) => `${counted(n, 'autre tuteur', 'autres tuteurs')} : ni une place de plus ni une de moins n’y changerait rien.`,
  beyond: (n: number) =>
    `Les orientations donnent ${counted(n, 'place', 'places')} au plus à un tuteur : au-delà, il faudrait aussi les changer.`,
  isOpen: 'Le temps imparti n’a pas suffi pour tout savoir.',

  ops: { '<=': 'au plus', '>=': 'au moins', '=': 'exactement' },
  today: (bound: string, used: number) => `${bound}, ${plain(used)} aujourd’hui`,
  /** Of a constraint that holds people together. */
  together: 'jamais l’un sans l’autre',
  apart: (one: string, other: string, what: string) => `${one} sans ${other}, ${what}`,
  apartUnknown: (one: string, other: string) => `${one} sans ${other}, inconnu`,
  unchanged: 'un autre seuil n’y changerait rien',
  unchangedTogether: 'les séparer n’y changerait rien',
  above: (n: string) => `au-delà de ${n}, inconnu`,
  under: (n: string) => `en dessous de ${n}, inconnu`,
  step: (n: string, range: string, what: string) => `avec ${n}${range}, ${what}`,
  infeasible: 'aucune solution ne respecte toutes les règles',
  orMore: ' ou plus',
  orLess: ' ou moins',
  upTo: (n: string, atLeast: boolean) => ` (${atLeast ? 'au moins ' : ''}jusqu’à ${n})`,
  eachUpTo: (n: string, atLeast: boolean) => ` (autant encore pour chaque pas, ${atLeast ? 'au moins ' : ''}jusqu’à ${n})`,

  places: (n: number) => counted(n, 'place', 'places'),
  minutes: (n: number) => `${plain(n)} min`,
  difference: (n: number) => `${plain(n)} ${isSingular(n) ? 'binôme' : 'binômes'} d’écart à cette part`,

  trainees: (sign: string, n: number) => `${sign}${counted(n, 'stagiaire', 'stagiaires')}`,
  below: (sign: string, n: number, points: string) => `${sign}${counted(n, 'binôme', 'binômes')} sous ${points} points`,
  /** In hundredths of a point: what a place is worth is often less than a tenth. */
  points: (sign: string, hundredths: number) =>
    `${sign}${hundredths === 0 ? 'moins de ' : ''}${fixed(Math.max(1, hundredths) / 100, 2)} ${hundredths < 200 ? 'point' : 'points'}`,
});

export type LimitPriceWords = typeof limitPricesFr;
