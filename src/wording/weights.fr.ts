/** The French sentences on how far a matching depends on the weights. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { integer } = formatsOf('fr');
const oneOr = (n: number, one: string, many: string): string => (n < 2 ? one : `${integer(n)} ${many}`);

export const weightsFr = withFrenchSpacing({
  intro: 'Un poids varie, les autres gardent leurs proportions entre eux : le total reste de 100 %.',
  columns: {
    criterion: 'Critère',
    weight: 'poids',
    low: 'mêmes binômes de',
    high: 'à',
    lost: 'perdus à ±20 %',
    from: '(de',
    to: 'à)',
  },
  surviving: (n: number, pairs: number, atLeast: boolean) =>
    `${atLeast ? 'Au moins ' : ''}${integer(n)} ${n < 2 ? 'binôme' : 'binômes'} sur ${integer(pairs)} ${n < 2 ? 'résiste' : 'résistent'} à une variation de ±20 % de chaque poids pris seul.`,
  lost: (n: number) =>
    `${oneOr(n, 'Un binôme ne résiste pas, perdu', 'binômes ne résistent pas, le plus fragile d’abord, perdus')} dès que le poids atteint :`,
  open: (n: number) => `${oneOr(n, 'Un binôme reste', 'binômes restent')} sans réponse dans le temps imparti :`,
  tied: (n: number) =>
    `${oneOr(n, 'Un binôme n’est pas certain', 'binômes ne sont pas certains')} : une autre solution, exactement aussi bonne, s’en passe ; le sort, ou la proposition précédente, a tranché.`,
  undecided: (n: number) =>
    `${oneOr(n, 'Un binôme dont on ne sait pas s’il est', 'binômes dont on ne sait pas s’ils sont')} dans toutes les meilleures solutions :`,
  notes: {
    touching:
      'Une borne égale au poids actuel : de ce côté, une autre solution, aussi bonne ou presque, l’emporte dès le premier dix-millième.',
    limit: '« ? » et « ≥ » : le temps imparti n’a pas suffi pour en savoir plus.',
    ends: 'Quand les orientations font passer l’équité entre binômes avant le total, les bornes ne se calculent pas ; ±20 % n’a été essayé qu’aux deux extrémités.',
    alone: 'Un critère qui a tout le poids n’a pas d’autres poids à faire varier avec lui.',
  },
});

export type WeightWords = typeof weightsFr;
