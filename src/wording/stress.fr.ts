/** The French sentences of the stress test. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted } = formatsOf('fr');
const mentors = (n: number): string => counted(n, 'tuteur', 'tuteurs');

export const stressFr = withFrenchSpacing({
  replaced: (n: number) => `${counted(n, 'tuteur serait remplacé', 'tuteurs seraient remplacés')} sans déplacer personne d’autre.`,
  moving: (n: number) => `${counted(n, 'tuteur ne serait remplacé', 'tuteurs ne seraient remplacés')} qu’en déplaçant d’autres personnes.`,
  short: (n: number) => `Le départ de ${mentors(n)} laisserait quelqu’un de plus sans tuteur, quoi qu’on fasse.`,
  impossible: (n: number) => `Après le départ de ${mentors(n)}, plus aucune solution ne respecterait toutes les règles.`,
  withoutDeputy: (n: number) =>
    `${counted(n, 'stagiaire n’aurait', 'stagiaires n’auraient')} aucun suppléant si personne d’autre ne bougeait.`,

  nothing: 'plus aucune solution',
  nothingAlone: 'sans déplacer personne d’autre, aucune solution',
  alone: 'sans déplacer personne d’autre',
  movingOthers: (n: number) => `en déplaçant ${counted(n, 'personne', 'personnes')}`,
  fewer: (n: number) => `${counted(n, 'stagiaire', 'stagiaires')} de moins`,
  pointsMore: (amount: string) => `${amount} de plus`,
  pointsLess: (amount: string) => `${amount} de moins`,
});

export type StressWords = typeof stressFr;
