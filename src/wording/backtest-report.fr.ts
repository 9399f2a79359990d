/** The French sentences of the backtest's report and CSV; `report.fr.ts` holds them under `backtest`. */
import { formatsOf } from './formats.ts';

const { count, integer } = formatsOf('fr');

export const backtestReportFr = {
  title: (period: string) => `Une période passée, à la main et par le moteur : ${period}`,
  footer: (version: string) => `Comparaison produite par Binôme ${version}. Les mêmes données donnent exactement la même comparaison.`,

  headings: {
    summary: 'L’essentiel',
    figures: 'Chiffres clés',
    criteria: 'Critère par critère',
    distributions: 'Répartition des scores',
    whole: 'Trajets, préférences et charges',
    boards: 'Par direction',
    rules: 'Règles non respectées à la main',
    changes: 'Ce qui change pour chaque stagiaire',
    worst: 'Les binômes les moins bien notés',
    notSaid: 'Ce que cette comparaison ne dit pas',
    sources: 'Données et versions',
  },

  status: {
    optimal: 'Deux ensembles de binômes, la même mesure',
    limit: 'Calcul arrêté à une limite, avant la preuve complète',
    infeasible: 'Aucune solution sous les règles actuelles',
    decision: 'Rien n’est décidé ici : cette comparaison éclaire, elle n’affecte personne.',
  },

  /** Of the pairs: those made by hand, those of them that the hard rules allow, the engine's. */
  sides: { byHand: 'À la main', withinRules: 'Dont permis par les règles', byEngine: 'Moteur' },
  /** The same where there is little room. */
  short: { byHand: 'À la main', withinRules: 'Permis', byEngine: 'Moteur' },
  sidesNote: {
    excluded: (n: number) =>
      `« Dont permis par les règles » laisse de côté ${count(n, 'binôme fait', 'binômes faits')} à la main qu’une règle impérative exclut : le moteur ne peut pas les proposer.`,
    none: 'Les règles impératives permettent tous les binômes faits à la main.',
  },

  figures: {
    served: 'Stagiaires avec un tuteur',
    of: (detail: string, n: number) => `${detail}, sur ${count(n, 'stagiaire', 'stagiaires')}`,
    mean: 'Score moyen',
    beside: (byHand: string) => `avec le moteur ; ${byHand} à la main`,
    byHand: 'à la main',
    same: 'Binômes identiques',
    sameDetail: 'des deux côtés',
    share: 'Part du plus haut total possible',
    shareDetail: (engine: string) => `à la main, dans les règles ; ${engine} pour le moteur`,
    shareUnbounded: 'non bornée : des tuteurs dépassent leurs places',
    better: 'Y gagneraient',
    worse: 'Y perdraient',
    trainees: 'stagiaires',
  },

  criteria: {
    intro:
      'La valeur moyenne de chaque critère, de 0 à 100 %, sur les binômes où elle est connue. Les points sont la valeur multipliée par le poids, la valeur neutre comptant quand elle est inconnue ; leur somme est exactement le total.',
    caption: 'Valeur moyenne et points de chaque critère',
    weight: (value: string) => `poids ${value}`,
    group: (criterion: string, weight: string) => `${criterion} (poids ${weight})`,
    side: 'Binômes',
    value: 'Valeur moyenne',
    points: 'Points',
    pointsEach: 'Points par binôme',
    unknown: 'Binômes où elle est inconnue',
    noValue: 'aucune valeur connue',
    total: 'Total (le score)',
  },

  distributions: {
    intro: 'La même échelle des deux côtés.',
    caption: 'Nombre de binômes par tranche de 10 points',
  },

  whole: {
    caption: 'Les deux ensembles de binômes, mesure par mesure',
    measure: 'Mesure',
    served: 'Stagiaires avec un tuteur',
    total: 'Total des points',
    mean: 'Score moyen',
    lowest: 'Score le plus bas',
    meanJourney: 'Trajet moyen, sur les trajets connus',
    longestJourney: 'Trajet connu le plus long',
    unknownJourneys: 'Trajets inconnus',
    firstOfTrainee: 'Premier choix du stagiaire obtenu',
    listedOfTrainee: 'Un des choix du stagiaire obtenu',
    firstOfMentor: 'Premier choix du tuteur obtenu',
    listedOfMentor: 'Un des choix du tuteur obtenu',
    avoided: 'Paires que l’un des deux avait écartées',
    mentors: 'Tuteurs avec au moins un stagiaire',
    heaviest: 'Le plus de stagiaires chez un tuteur',
    overPlaces: 'Tuteurs avec plus de stagiaires que de places',
    ofStated: (n: string, stated: string) => `${n} sur ${stated}`,
  },

  boards: {
    caption: 'Les deux côtés, direction par direction',
    board: 'Direction interrégionale (DISP)',
    trainees: 'Stagiaires',
    served: (side: string) => `${side} : avec un tuteur`,
    mean: (side: string) => `${side} : score moyen`,
    same: 'Binômes identiques',
    all: 'Ensemble',
  },

  rules: {
    none: 'Aucune : le vérificateur indépendant confirme que les binômes faits à la main respectent toutes les règles.',
    intro:
      'Chaque ligne est un écart entre ce qui a été fait et les règles des orientations. Il peut avoir eu une bonne raison, que le recensement ne dit pas.',
  },

  changes: {
    intro:
      'La différence est le score avec le moteur moins le score à la main ; n’avoir personne compte 0. Leur somme est exactement la différence des totaux. L’optimum est celui de l’ensemble : certains peuvent y perdre.',
    gain: 'Ceux qui gagneraient le plus',
    lose: 'Ceux qui perdraient le plus',
    nobodyGains: 'Aucun stagiaire ne gagnerait de points.',
    nobodyLoses: 'Aucun stagiaire ne perdrait de points.',
    infeasible: 'Le moteur n’a pas de solution : il n’y a rien à mettre en regard.',
    gainCaption: 'Les plus fortes hausses, les plus fortes d’abord',
    loseCaption: 'Les plus fortes baisses, les plus fortes d’abord',
    allCaption: 'Tous les stagiaires, par différence décroissante',
    all: 'Lire le tableau de tous les stagiaires',
    tooMany: (n: number) =>
      `Au-delà de ${integer(n)} stagiaires, le tableau complet est dans le tableur qui accompagne ce rapport (backtest.csv).`,
    trainee: 'Stagiaire',
    board: 'Direction interrégionale (DISP)',
    mentorByHand: 'Tuteur à la main',
    scoreByHand: 'Score à la main',
    mentorByEngine: 'Tuteur du moteur',
    scoreByEngine: 'Score du moteur',
    difference: 'Différence',
    nobody: 'sans tuteur',
    outsideRules: 'hors règles',
  },

  worst: {
    none: 'Aucun binôme.',
    caption: (side: string) => `${side} : les scores les plus bas`,
    score: 'Score',
  },

  csv: {
    handMentorId: 'À la main : matricule du tuteur',
    handMentor: 'À la main : tuteur',
    handScore: 'À la main : score (sur 100)',
    handPoints: (criterion: string) => `À la main : points, ${criterion}`,
    handTravel: 'À la main : trajet (minutes)',
    handRules: 'À la main : règles impératives non respectées',
    engineMentorId: 'Moteur : matricule du tuteur',
    engineMentor: 'Moteur : tuteur',
    engineScore: 'Moteur : score (sur 100)',
    enginePoints: (criterion: string) => `Moteur : points, ${criterion}`,
    engineTravel: 'Moteur : trajet (minutes)',
    difference: 'Différence (points)',
    kind: 'Avec le moteur',
    kinds: {
      same: 'même tuteur',
      better: 'autre tuteur, plus de points',
      worse: 'autre tuteur, moins de points',
      equal: 'autre tuteur, autant de points',
      gained: 'aurait un tuteur, n’en avait pas',
      lost: 'n’aurait plus de tuteur',
      none: 'sans tuteur des deux côtés',
    },
  },
};
