/** Every French sentence of the report, but for those of its method and the columns of its CSV. Ordinary spaces here: `withFrenchSpacing` makes them narrow. */
import { backtestReportFr } from './backtest-report.fr.ts';
import { columnsFr } from './columns.fr.ts';
import { formatsOf } from './formats.ts';
import { headings } from './grammar.ts';
import { mapFr } from './map.fr.ts';
import { methodFr } from './method.fr.ts';
import { withFrenchSpacing } from './typography.ts';
import { vocabularyFr } from './vocabulary.fr.ts';

const { amount, count, integer } = formatsOf('fr');
const pairs = (n: number): string => count(n, 'binôme', 'binômes');
const places = (n: number): string => count(n, 'place', 'places');

export const reportFr = withFrenchSpacing({
  skipLink: 'Aller au contenu',
  contents: 'Sommaire',
  title: (period: string) => `Proposition de binômes : ${period}`,
  promotion: (promotion: string) => `Promotion ${promotion}`,
  dateRange: (start: string, end: string) => (start === end ? `le ${start}` : `du ${start} au ${end}`),
  thenDates: ', puis ',
  issued: (by: string | null, on: string | null) =>
    `Proposition établie${by === null ? '' : ` par ${by}`}${on === null ? '' : `, le ${on}`}`.replace('établie,', 'établie'),
  evaluationDue: (date: string) => `évaluation à rendre le ${date}`,
  footer: (version: string) => `Rapport produit par Binôme ${version}. Les mêmes données donnent exactement le même rapport.`,

  headings: {
    status: 'Statut de la proposition',
    keyFigures: 'Chiffres clés',
    boards: 'Résultat par direction',
    map: 'Carte des binômes',
    distributions: 'Répartition des scores',
    unmet: 'Stagiaires sans tuteur',
    fairness: 'Égalité de traitement entre groupes',
    sideConstraints: 'Contraintes particulières',
    pairs: 'Binômes par direction',
    method: 'Méthode et orientations',
    notice: 'Mention légale',
  },

  status: {
    optimal: 'Optimal, prouvé et vérifié',
    optimalProof: (unmet: number): string =>
      unmet === 0
        ? 'Chaque stagiaire a un tuteur, et aucun autre ensemble de binômes conforme aux règles n’obtient un total de points plus élevé.'
        : 'Aucun autre ensemble de binômes conforme aux règles ne donne un tuteur à davantage de stagiaires et, parmi ceux qui en donnent un à autant, aucun n’obtient un total de points plus élevé.',
    /** `bands`: the thresholds of fairness. */
    fairProof: (unmet: number, bands: string): string =>
      `${
        unmet === 0
          ? 'Chaque stagiaire a un tuteur. Aucun autre ensemble de binômes conforme aux règles, et qui donne un tuteur à chacun,'
          : 'Aucun autre ensemble de binômes conforme aux règles ne donne un tuteur à davantage de stagiaires. Parmi ceux qui en donnent un à autant, aucun'
      } ne compte moins de binômes sous le plus bas des seuils ni, à égalité, sous le suivant, et ainsi de suite (${bands} points sur 100) ; parmi ceux qui en comptent aussi peu sous chacun, aucun n’obtient un total de points plus élevé.`,
    /** Before the proof of the total, which then speaks of what is as even. */
    balanced: (unmet: number): string =>
      unmet === 0
        ? 'Chaque stagiaire a un tuteur.'
        : 'Aucun autre ensemble de binômes conforme aux règles ne donne un tuteur à davantage de stagiaires.',
    worstLoad: (load: string, mentors: string, proven: boolean): string =>
      `Minimums mis à part, la charge la plus forte est de ${load} pour un temps plein, stagiaires déjà suivis compris (${mentors})${proven ? ' ; aucun ensemble de binômes aussi nombreux n’en a de plus faible' : ' ; il n’est pas prouvé qu’elle soit la plus faible possible'}.`,
    noLoad: 'Personne n’a plus de stagiaires que son minimum.',
    loadOf: (load: number, written: string): string => `${written}\u00a0${load < 2 ? 'stagiaire' : 'stagiaires'}`,
    others: (n: number): string => count(n, 'autre', 'autres'),
    balancedProof: 'Parmi ceux dont les charges sont aussi égales, aucun n’obtient un total de points plus élevé.',
    balancedFairProof: (bands: string): string =>
      `Parmi ceux dont les charges sont aussi égales, aucun ne compte moins de binômes sous le plus bas des seuils ni, à égalité, sous le suivant, et ainsi de suite (${bands} points sur 100) ; parmi ceux qui en comptent aussi peu sous chacun, aucun n’obtient un total de points plus élevé.`,
    optimalVerified: 'Un vérificateur indépendant du moteur de calcul a contrôlé cette preuve.',
    unverified: 'Annoncé optimal, mais non vérifié',
    unverifiedWarning:
      'Le vérificateur indépendant n’a pas confirmé ce résultat : ne l’utilisez pas pour décider avant d’en avoir trouvé la cause.',
    limit: 'Arrêté à une limite, avant la preuve complète',
    limitGap: (score: number, bound: number, fair: boolean, balanced: boolean) =>
      `Les binômes ci-dessous totalisent ${amount(score)}. Aucune solution qui donne un tuteur à autant de stagiaires${balanced ? ', à charges aussi égales,' : ''}${fair ? ', et aussi équitablement,' : ''} ne peut dépasser ${amount(bound)} : il reste au plus ${amount(bound - score)} à gagner, tous binômes confondus.`,
    limitOpen: (score: number) =>
      `Les binômes ci-dessous totalisent ${amount(score)}. Le calcul s’est arrêté avant que rien soit prouvé de ce qu’il reste à gagner.`,
    limitVerified: (bounded: boolean) =>
      `Un vérificateur indépendant a confirmé que ces binômes respectent toutes les règles${bounded ? ' et que ce maximum est exact' : ''}.`,
    infeasible: 'Aucune solution sous les règles actuelles',
    infeasibleReasons: 'Ce qui fait obstacle :',
    waysOut: 'Ce qui rendrait une solution possible (rien n’a été modifié ; une personne décide) :',
    infeasibleUnknown: 'Les règles impératives, les minimums ou les contraintes particulières ne peuvent pas être tenus tous ensemble.',
    infeasibleVerified: 'Un vérificateur indépendant a contrôlé cette impossibilité.',
    infeasibleUnverified: 'Cette impossibilité n’a pas été confirmée par le vérificateur indépendant.',
    nobody: 'Le recensement ne compte aucun stagiaire pour cette période : il n’y a rien à proposer.',
    decision:
      'Ceci est une proposition : personne n’est encore affecté. Une personne habilitée examine chaque binôme, décide et motive sa décision.',
  },

  figures: {
    trainees: 'Stagiaires à accompagner',
    matched: 'Binômes proposés',
    matchedShare: (share: string) => `pour ${share} des stagiaires`,
    unmet: 'Sans tuteur',
    unmetDetail: 'voir pourquoi',
    unmetNone: 'chacun a un tuteur',
    places: 'Places chez les tuteurs',
    mentors: (n: number) => `chez ${count(n, 'tuteur disponible', 'tuteurs disponibles')}`,
    meanScore: 'Score moyen',
    outOf100: 'points sur 100',
    eligiblePairs: 'Paires possibles',
    eligibleDetail: 'conformes à toutes les règles impératives',
    none: 'sans objet',
  },

  boards: {
    intro: 'Une direction interrégionale (DISP, ou DSPOM outre-mer) est le ressort d’une instance régionale de formation.',
    caption: 'Stagiaires, places et binômes de chaque direction',
    board: 'Direction interrégionale (DISP)',
    trainees: 'Stagiaires',
    places: 'Places',
    matched: 'Binômes',
    unmet: 'Sans tuteur',
    meanScore: 'Score moyen',
    total: 'Ensemble',
    none: 'Aucune direction dans cette proposition.',
    other: 'Direction non précisée',
  },

  map: mapFr,

  distributions: {
    intro: 'Toutes les échelles vont de 0 à 100 points. Une valeur inconnue n’est pas tracée : elle est comptée à part.',
    score: 'Score des binômes',
    criteria: 'Valeur de chaque critère',
    frequency: (n: number) => `Hauteur : de 0 à ${pairs(n)}`,
    axis: 'points sur 100',
    stats: (n: number, min: string, median: string, mean: string, max: string) =>
      `${pairs(n)} ; de ${min} à ${max} ; médiane\u00a0${median} ; moyenne\u00a0${mean} (trait vertical).`,
    unknown: (n: number) => (n === 0 ? '' : `${pairs(n)} sans valeur connue.`),
    alt: (label: string, stats: string) => `Histogramme : ${label}. ${stats}`,
    noValue: 'Aucune valeur connue.',
    none: 'Aucun binôme : il n’y a rien à répartir.',
    tableSummary: 'Lire les histogrammes en tableau',
    caption: 'Nombre de binômes par tranche de 10 points',
    band: 'Tranche',
    bandLabel: (from: number, to: number) => `${from} à ${to}`,
    unknownRow: 'Inconnu',
  },

  unmet: {
    none: 'Aucun : chaque stagiaire a un tuteur dans cette proposition.',
    intro: (n: number) =>
      `${count(n, 'stagiaire reste', 'stagiaires restent')} sans tuteur, ou sans tous ceux qu’il faudrait. Ce n’est pas un refus : c’est ce que permettent les places et les règles actuelles.`,
    byService: (n: number) =>
      n < 2
        ? 'L’un d’eux aurait pu aller dans un autre service, si le même n’était pas exigé.'
        : `${integer(n)} d’entre eux auraient pu aller dans un autre service, si le même n’était pas exigé.`,
    shortages: 'Où il manque des places',
    shortageTitle: (k: number, missing: number) => `Pénurie ${integer(k)} : il manque ${places(missing)}`,
    shortageTrainees: (n: number) => `Stagiaires concernés (${integer(n)})`,
    shortageMentors: (n: number) => `Tuteurs possibles (${integer(n)})`,
    nobodyPossible: 'aucun',
    trainees: 'Chaque stagiaire sans tuteur',
    missing: (n: number) => `Il manque ${count(n, 'tuteur', 'tuteurs')}.`,
    partOf: (k: number) => `Fait partie de la pénurie ${integer(k)}.`,
  },

  fairness: {
    intro:
      'Chaque groupe est comparé à tous les autres stagiaires. Un écart signalé est une raison de regarder de plus près, pas la preuve d’une inégalité de traitement : il peut venir de la géographie, du nombre de tuteurs ou du hasard, surtout dans un petit groupe.',
    none: 'Aucun groupe à comparer dans cette proposition.',
    flagged: (n: number) =>
      n === 0
        ? 'Aucun groupe d’au moins cinq stagiaires n’a nettement moins souvent un tuteur, ni des binômes nettement moins bien notés, que les autres.'
        : `${count(n, 'groupe d’au moins cinq stagiaires a', 'groupes d’au moins cinq stagiaires ont')} nettement moins souvent un tuteur, ou des binômes nettement moins bien notés, que les autres :`,
    lookAt: (group: string, reasons: string) => `${group} : ${reasons}`,
    lessOften: (share: string, others: string) => `${share} des stagiaires ont un tuteur, contre ${others} chez les autres`,
    lessWell: (mean: string, others: string) => `le score moyen est de ${mean} points, contre ${others} chez les autres`,
    lookClosely: 'écart signalé par le contrôle',
    questions:
      'Questions à se poser : les tuteurs de ce groupe sont-ils moins nombreux, plus loin, plus chargés ? Une règle ou un poids l’explique-t-il, et est-ce justifié ?',
    caption: (attribute: string) => `Comparaison par ${attribute}`,
    attributes: {
      board: 'direction interrégionale (DISP)',
      service: 'service',
      site: 'site',
      requiredSetting: 'milieu requis',
      domain: 'domaine d’études ou d’expérience',
      promotion: 'promotion',
      need: 'besoin de formation',
      generation: 'étape de carrière',
    },
    group: 'Groupe',
    trainees: 'Stagiaires',
    matchedShare: 'Avec tuteur',
    matchedGap: 'Écart (pts de %)',
    meanScore: 'Score moyen',
    scoreGap: 'Écart (points)',
    check: 'Contrôle',
    look: 'À regarder',
    fine: 'Rien à signaler',
  },

  sideConstraints: {
    none: 'Les orientations ne posent aucune contrainte particulière, et le recensement n’en demande aucune.',
    findings: (n: number) => `Avant le calcul, l’examen des contraintes a donné ${count(n, 'constat', 'constats')}, chacun prouvé :`,
    caption: 'Où en est chaque contrainte des orientations et chaque demande du recensement',
    label: 'Contrainte ou demande',
    value: 'Valeur atteinte',
    limit: 'Limite',
    state: 'État',
    ops: { '<=': (n: string) => `au plus ${n}`, '>=': (n: string) => `au moins ${n}`, '=': (n: string) => `exactement ${n}` },
    held: 'Respectée',
    tight: 'Respectée, à la limite',
    broken: 'Non respectée',
    idle: 'Sans objet : aucun des stagiaires concernés n’a de tuteur',
    imposedTitle: (n: number) => `Binômes imposés par le recensement (${integer(n)})`,
    imposed: (mentor: string, trainee: string, rows: string) => `${mentor} – ${trainee} (${rows})`,
    pinnedTitle: (n: number) => `Binômes fixés d’avance, que personne n’a décidés (${integer(n)})`,
    refusedTitle: (n: number) => `Binômes refusés pour cette campagne (${integer(n)})`,
    named: (mentor: string, trainee: string) => `${mentor} – ${trainee}`,
    firstTitle: (n: number) => `Stagiaires que le recensement demande de placer d’abord (${integer(n)})`,
    first: (name: string, priority: number, served: boolean) =>
      `${name} : priorité ${integer(priority)}, ${served ? 'avec un tuteur' : 'sans tuteur'}`,
  },

  pairs: {
    none: 'Aucun binôme proposé.',
    intro:
      'Ouvrez un binôme pour lire ce qui fait son score, l’explication, et les autres tuteurs possibles avec ce que chacun coûterait. À l’impression, seuls les binômes ouverts sont repris ; tous sont dans le tableau de décision.',
    short: (n: number) =>
      `Cette proposition compte plus de ${pairs(n)} : pour que le rapport reste utilisable, chaque binôme n’a ici que les parts de son score et l’autre choix le moins coûteux. Les explications complètes sont dans le tableur de la proposition (proposal.csv).`,
    shortUnmet: (n: number) =>
      `Au-delà de ${integer(n)} personnes, seules les raisons comptées figurent ici ; les explications complètes sont dans le tableur de la proposition (proposal.csv).`,
    boardSummary: (n: number, mean: string) => `${pairs(n)}, score moyen ${mean}`,
    trainee: 'Stagiaire',
    mentor: 'Tuteur',
    traineeService: 'Service du stagiaire',
    mentorService: 'Service du tuteur',
    score: 'Score',
    travel: 'Trajet',
    travelUnknown: 'trajet inconnu',
    unknown: 'inconnu',
    scoreOf: (score: string) => `${score} / 100`,
    partsCaption: 'Ce qui fait le score',
    criterion: 'Critère',
    value: 'Valeur /100',
    weight: 'Poids',
    points: 'Points',
    total: 'Score',
    unknownValue: (value: string) => `inconnue, comptée à ${value}`,
    alternatives: 'Autres tuteurs possibles',
    noAlternative: 'Aucun.',
    notPriced: 'Non chiffrés ici : « binome explain » en chiffre un à la fois.',
    cheapest: 'Autre choix le moins coûteux',
    legend: 'Parts du score',
  },

  criteria: headings(vocabularyFr.criteria),

  method: methodFr,
  csv: columnsFr,
  backtest: backtestReportFr,
});

export type Messages = typeof reportFr;
