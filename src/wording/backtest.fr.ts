/** The French sentences on a past period: the pairs made by hand beside the engine's. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer } = formatsOf('fr');
const stagiaires = (n: number): string => counted(n, 'stagiaire', 'stagiaires');

export const backtestFr = withFrenchSpacing({
  notSaid: {
    score:
      'Le score dit ce que les orientations valorisent, pas si un binôme a bien travaillé ensemble : la suite de ces binômes n’est pas connue du calcul.',
    learning: 'Rien n’est appris du passé : les poids sont fixés par des personnes, et cette comparaison n’en change aucun.',
    people:
      'Le recensement ne dit pas tout ce que savaient les personnes qui ont fait ces binômes : un écart est une question à leur poser, pas une faute.',
    today:
      'La comparaison vaut pour le recensement et les orientations donnés ici : s’ils ont changé depuis la période, elle dit d’autant moins ce qui était possible alors.',
  },

  byHand: (served: number, of: number, total: string) => `À la main : ${stagiaires(served)} sur ${integer(of)} avec un tuteur, ${total}`,
  byEngine: (served: number, of: number, total: string) =>
    `Le moteur : ${stagiaires(served)} sur ${integer(of)} avec un tuteur, le plus que les règles permettent (prouvé et vérifié), ${total}`,
  byEngineAtLimit: (served: number, of: number, total: string) =>
    `Le moteur, arrêté à une limite : ${stagiaires(served)} sur ${integer(of)} avec un tuteur, ${total}`,
  onAverage: (points: string) => `, soit ${points} en moyenne`,
  infeasible: 'Le moteur : aucune solution ne respecte toutes les règles (prouvé et vérifié), il n’y a pas de binômes à mettre en regard.',
  same: (n: number) =>
    n === 0
      ? 'Aucun binôme n’est le même des deux côtés.'
      : `${counted(n, 'binôme est le même', 'binômes sont les mêmes')} des deux côtés.`,

  allRules: 'Les binômes faits à la main respectent toutes les règles (vérifié).',
  brokenRules: (list: string) => `Les binômes faits à la main ne respectent pas toutes les règles : ${list}.`,
  excludedApart: 'Les binômes exclus sont comptés à part : le moteur ne peut pas les proposer.',

  worthless: 'Aucune paire possible ne vaut de points.',
  share: (total: string, share: string, most: string) =>
    `Ceux que les règles impératives permettent totalisent ${total} : ${share} du total le plus élevé que ces règles et les places permettent (${most}, prouvé)`,
  shareOfEngine: (share: string) => ` ; ceux du moteur, ${share}`,
  unbounded: (total: string, most: string) =>
    `Ceux que les règles impératives permettent totalisent ${total}. Le total le plus élevé que ces règles et les places permettent est de ${most} (prouvé), mais des tuteurs ont à la main plus de stagiaires que de places : il ne borne pas le leur.`,

  first: (asked: string) =>
    `Les orientations font passer avant le total ${asked} : le moteur peut totaliser moins que l’affectation manuelle.`,
  balance: 'l’équilibre des charges',
  fair: 'l’équité entre binômes',
  against: (criterion: string, own: string, their: string) => `${criterion} (${own} contre ${their})`,
  engineBetter: (list: string) => `Valeurs moyennes où le moteur fait mieux : ${list}.`,
  handBetter: (list: string) => `Valeurs moyennes où l’affectation manuelle fait mieux : ${list}.`,

  /** How many trainees would fare how, the first with the noun. */
  changes: (list: string) => `Avec les binômes du moteur, ${list}.`,
  trainees: stagiaires,
  kinds: {
    better: (n: number) => `${n < 2 ? 'aurait' : 'auraient'} un autre tuteur et plus de points`,
    worse: (n: number) => `${n < 2 ? 'aurait' : 'auraient'} un autre tuteur et moins de points`,
    equal: (n: number) => `${n < 2 ? 'aurait' : 'auraient'} un autre tuteur et autant de points`,
    gained: (n: number): string =>
      n < 2 ? 'aurait un tuteur alors qu’il n’en avait pas' : 'auraient un tuteur alors qu’ils n’en avaient pas',
    lost: (n: number) => `${n < 2 ? 'n’aurait' : 'n’auraient'} plus de tuteur`,
  },
  optimumOfAll: 'L’optimum est celui de l’ensemble : ce qui vaut mieux pour tous réunis peut valoir moins pour quelqu’un.',

  unlisted: (n: number) =>
    `${counted(n, 'stagiaire du recensement ne figure', 'stagiaires du recensement ne figurent')} pas dans le fichier des binômes : ${n < 2 ? 'compté' : 'comptés'} comme n’ayant eu personne.`,
  leftOut: (n: number) =>
    `${counted(n, 'stagiaire dont la ligne est refusée est laissé', 'stagiaires dont la ligne est refusée sont laissés')} hors de la comparaison, des deux côtés.`,
  outsideRules: ' (hors règles)',
});

export type BacktestWords = typeof backtestFr;
