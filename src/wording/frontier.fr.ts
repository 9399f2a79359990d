/** The French sentences on what can be done after a change: each point of the frontier, change by change. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer, plain } = formatsOf('fr');

export const frontierFr = withFrenchSpacing({
  proven: 'C’est prouvé : sans déplacer davantage de personnes, on ne peut faire mieux.',
  provenChoice: 'C’est prouvé : avec d’autres tuteurs que dans les choix précédents, on ne peut faire mieux.',
  label: (label: string) => `« ${label} »`,
  mayBeHeldBy: (name: string, list: string, n: number) =>
    `${name} : ${n < 2 ? 'la demande ou la contrainte' : 'les demandes ou contraintes'} ${list} ${n < 2 ? 'peut' : 'peuvent'} l’expliquer ; à vous de dire si elle${n < 2 ? ' vaut' : 's valent'} toujours.`,
  stopped: 'Le calcul a été arrêté : mieux est peut-être possible.',
  nothing: 'Rien ne change.',

  moving: (n: number) =>
    n === 0
      ? 'Sans déplacer personne d’autre'
      : n === 1
        ? 'En déplaçant une autre personne'
        : `En déplaçant ${integer(n)} autres personnes`,
  served: (more: number) =>
    `${counted(Math.abs(more), 'stagiaire', 'stagiaires')} de ${more > 0 ? 'plus' : 'moins'} ${Math.abs(more) < 2 ? 'aurait' : 'auraient'} un tuteur`,
  comparedWithBefore: (effect: string) => `${effect} par rapport à avant`,
  moreThanChoice: (amount: string) => `${amount} de plus que le premier choix`,
  lessThanChoice: (amount: string) => `${amount} de moins que le premier choix`,
  asChoice: 'autant que le premier choix',
  servedThanBefore: (n: number) => `${counted(n, 'stagiaire', 'stagiaires')} de plus avec un tuteur que l’option précédente`,
  betterThanBefore: (amount: string) => `${amount} de mieux que l’option précédente`,
  fairerThanBefore: 'moins de binômes faibles que l’option précédente',

  withOthers: (n: number) => `, qui suivrait ${integer(n)} stagiaires`,
  worth: (amount: string) => `${amount} sur 100`,
  asBefore: ', comme avant',
  insteadOf: (shown: string) => ` au lieu de ${shown}`,
  minutes: (n: number) => `${plain(n)} min`,
  journey: (minutes: string) => `trajet de ${minutes}`,
  journeyUnknown: (minutesBefore: string) => `trajet inconnu (avant : ${minutesBefore})`,

  /** What stands in the way where nothing is possible, and what would have to give. */
  obstacles: {
    nobody: (trainees: string) => `Aucun tuteur n’est possible pour ${trainees}, et les orientations veulent un tuteur pour chacun.`,
    shortage: (trainees: string, mentors: string, missing: number) =>
      `Il manque ${counted(missing, 'place', 'places')} : ${trainees} ne peuvent aller que chez ${mentors}, et les orientations veulent un tuteur pour chacun.`,
    overbooked: (name: string, required: number, limit: number) =>
      `${name} : ${counted(required, 'binôme imposé', 'binômes imposés')} pour ${counted(limit, 'place', 'places')}.`,
  },
  unpin: (trainee: string, mentor: string) => `Laisser bouger ${trainee} (aujourd’hui avec ${mentor})`,
  why: 'Ce qui l’empêche :',
  leastToGive: 'Le moins qu’il faudrait céder, chaque possibilité suffisant à elle seule (rien n’a été modifié) :',
  noWayOut: 'Aucun changement d’une seule de ces règles ne suffit.',
  fewestMoves: (n: number) => `Le moins qu’il faudrait permettre : ${counted(n, 'autre personne déplacée', 'autres personnes déplacées')}.`,

  /** What options are compared by, side by side. */
  compared: {
    option: 'Option',
    moved: 'Autres personnes déplacées',
    served: 'Stagiaires avec un tuteur',
    points: 'Total des points',
    share: 'Part du meilleur possible',
    shareKnown: 'Part du meilleur connu',
    gained: 'Gagne le plus',
    lost: 'Perd le plus',
    minutes: 'Trajets de ceux qui changent',
  },
});

export type FrontierWords = typeof frontierFr;
