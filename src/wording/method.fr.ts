/** The French sentences on how a proposal is computed; `report.fr.ts` holds them under `method`. */
import { formatsOf } from './formats.ts';

const { count, counted, integer } = formatsOf('fr');

export const methodFr = {
  steps: {
    title: 'Comment le calcul procède',
    eligible: 'Les règles impératives écartent des paires ; toute paire restante reçoit un score.',
    score: 'Le score est la somme des points des cinq critères ; les points d’un critère sont sa valeur multipliée par son poids.',
    most: 'Le moteur cherche d’abord à donner un tuteur au plus de stagiaires possible, puis à obtenir le total de points le plus élevé.',
    all: 'Le moteur donne un tuteur à tous les stagiaires ou déclare qu’il n’y a pas de solution ; il cherche ensuite le total de points le plus élevé.',
    mostFair: (bands: string): string =>
      `Le moteur cherche d’abord à donner un tuteur au plus de stagiaires possible, ensuite à compter le moins de binômes possible sous le plus bas des seuils, puis sous le suivant, et ainsi de suite (${bands} points sur 100), enfin à obtenir le total de points le plus élevé.`,
    allFair: (bands: string): string =>
      `Le moteur donne un tuteur à tous les stagiaires ou déclare qu’il n’y a pas de solution ; il cherche ensuite à compter le moins de binômes possible sous le plus bas des seuils, puis sous le suivant, et ainsi de suite (${bands} points sur 100), enfin à obtenir le total de points le plus élevé.`,
    balance: {
      worst:
        'Avant les points, le moteur égalise les charges sans laisser pour cela personne sans tuteur : la plus forte, en stagiaires pour un temps plein, est la plus faible possible.',
      spread:
        'Avant les points, le moteur égalise les charges sans laisser pour cela personne sans tuteur : la plus forte, en stagiaires pour un temps plein, est la plus faible possible, puis la plus faible la plus forte possible.',
    },
    tieBreak:
      'À total égal, une règle publique et fixe, fondée sur les identifiants, départage : l’ordre des lignes dans les fichiers ne change rien.',
    exact: 'Le calcul se fait en nombres entiers, sans arrondi ; seul l’affichage arrondit, et le CSV donne les valeurs exactes.',
  },
  weights: 'Critères et poids',
  weightsIntro: 'Les poids sont fixés par des personnes, jamais appris des résultats passés.',
  weightsCaption: 'Poids et mode de calcul de chaque critère',
  how: 'Mode de calcul de la valeur',
  weight: 'Poids',
  unknownValue: (value: string) => `Quand rien n’est connu pour un critère, il compte pour ${value} sur 100, et le rapport le dit.`,
  background: (domains: string, needs: string) =>
    `${domains} pour les domaines d’études et d’expérience en commun, ${needs} pour la couverture des besoins de formation déclarés. Si l’une des deux est inconnue, l’autre compte seule.`,
  curvePoint: (at: string, value: string) => `${value} pour ${at}`,
  curveJoin: ', linéaire entre ces points.',
  workload: (curve: string, followed: string) =>
    `Selon les dossiers par équivalent temps plein : ${curve} Moins ${followed} par stagiaire déjà suivi.`,
  files: (n: number) => count(n, 'dossier', 'dossiers'),
  location: (curve: string, detour: string, speed: string) =>
    `Selon la durée du trajet : ${curve} Sans table de trajets, la durée est estimée : distance × ${detour}, à ${speed} km/h.`,
  /** After that of the journey. */
  ownService: (share: string, journey: string) =>
    `${share} du critère reviennent au même service que le stagiaire, ${journey} à la durée du trajet.`,
  preferences: (ranks: string, notListed: string) =>
    `Selon le rang donné par chacun : ${ranks} ; ${notListed} quand l’autre n’est pas cité.`,
  generation: (curve: string) => `Selon les années depuis la titularisation du tuteur : ${curve}`,
  years: (n: number) => count(n, 'an', 'ans'),
  rules: 'Règles impératives',
  ruleTexts: {
    volunteer: 'Le tuteur est volontaire.',
    trained: 'Le tuteur est formé au tutorat avant le début de la période.',
    sameBoard: 'Le tuteur et le stagiaire relèvent de la même direction interrégionale (DISP).',
    setting: 'Le tuteur exerce dans le milieu (ouvert ou fermé) que le stage requiert.',
    reachableByRoad: 'Une route relie les deux lieux ; entre deux îles, un trajet ne se compare pas.',
    sameService: 'Le tuteur est du même service que le stagiaire.',
    always: 'Une personne à éviter, ou celle d’un ancien binôme rompu, n’est jamais proposée.',
  },
  minimumPresence: (share: string) => `Le tuteur est présent au moins ${share} des jours attendus.`,
  capacity: (standard: number, limit: number) =>
    `Un tuteur suit au plus ${counted(standard, 'stagiaire', 'stagiaires')} à la fois quand le recensement ne le dit pas, et jamais plus de ${integer(limit)}, ceux qu’il suit déjà compris.`,
  maxTravel: (n: string) => `Le trajet ne dépasse pas ${n}, ni la limite propre au stagiaire.`,
  ownTravel: 'Le trajet ne dépasse pas la limite propre au stagiaire, quand il en a une.',
  unknownJourney: {
    exclude: 'Un trajet inconnu n’est pas dans la limite, sauf vers un tuteur du même service.',
    allow: 'Un trajet inconnu est admis, quelle que soit la limite.',
  },
  sources: 'Données et versions',
  sourcesCaption: 'Fichiers lus et leur empreinte',
  file: 'Fichier',
  sha256: 'Empreinte SHA-256',
  guidelines: (title: string, id: string, version: string) => `Orientations : ${title} (${id}, version ${version})`,
  engine: (name: string, version: string) => `Moteur : ${name} ${version}`,
  noInputs: 'Aucun fichier d’entrée n’est consigné.',
};
