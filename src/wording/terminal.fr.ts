/** The French sentences of the terminal: what a command prints around its answer, and tells on its way. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer, plain } = formatsOf('fr');
const stagiaires = (n: number): string => counted(n, 'stagiaire', 'stagiaires');
const blocking = (n: number): string => counted(n, 'problème bloquant', 'problèmes bloquants');

export const terminalFr = withFrenchSpacing({
  written: 'Fichiers écrits :',
  proposal: 'Ceci est une proposition : une personne décide.',
  eachPair: 'Ceci est une proposition : une personne décide de chaque binôme.',
  moreInJson: (n: number) => `… et ${integer(n)} de plus (--json les donne tous).`,
  moreInTop: (n: number) => `… et ${integer(n)} de plus (--top, --json ou --out).`,
  moreInFiles: (n: number) => `… et ${integer(n)} de plus (--json, --out).`,

  /** What is being done, while it is. */
  stages: {
    score: 'Notation des paires',
    lint: 'Examen des contraintes',
    solve: 'Recherche de la meilleure solution',
    verify: 'Vérification indépendante',
    explain: 'Explication de chaque binôme',
    repair: 'Recherche des réparations',
    plan: 'Recherche du meilleur plan',
    price: 'Un tuteur de plus, un à un',
    limits: 'Essai d’autres places et d’autres seuils',
    weigh: 'Essai d’autres poids',
    stress: 'Départ de chaque tuteur, un à un',
  },

  notices: {
    replaying: (command: string, by: string, version: string) => `Rejeu de « ${command} », écrit par Binôme ${by}, par Binôme ${version}…`,
    edited: (n: number, files: string) =>
      `Attention : modifié${n < 2 ? '' : 's'} depuis que Binôme ${n < 2 ? 'l’a' : 'les a'} écrit${n < 2 ? '' : 's'} : ${files}.`,
    unsealed: (folder: string) => `${folder} : sans bundle.json lisible, rien ne dit si ses fichiers sont tels qu’ils ont été écrits.`,
    nameRead: (text: string, person: string) => `« ${text} » : lu comme ${person}.`,
    refusalsLeft: (pairs: string, n: number) =>
      `${n < 2 ? 'Refusé pour le résultat suivi, mais pas' : 'Refusés pour le résultat suivi, mais pas'} pour celui-ci : ${pairs}. Un refus se redonne à chaque calcul, avec --refused.`,
    journeysUnknown:
      'Trajets connus des seuls binômes proposés : criteria.json n’en dit pas plus. Refaites le dossier avec « match » pour avoir les autres.',
    people: (file: string, accepted: number, rejected: number, warnings: number) =>
      `${file} : ${counted(accepted, 'personne lue', 'personnes lues')}, ${blocking(rejected)}, ${counted(warnings, 'avertissement', 'avertissements')}.`,
    rows: (file: string, rows: number, problems: number) =>
      `${file} : ${counted(rows, 'ligne lue', 'lignes lues')}, ${blocking(problems)}.`,
    cause: (n: number, lines: string, values: string) =>
      `${integer(n)} fois la même cause${lines === '' ? '' : `, lignes ${lines}`}${values === '' ? '' : ` : ${values}`}.`,
    more: (n: number) => `… (+ ${integer(n)})`,
    alsoIn: (n: number, tables: number) =>
      tables < 2 ? `(et ${integer(n)} fois encore)` : `(et ${integer(n)} fois encore, dans ${integer(tables)} tableaux)`,
    routine: (n: number) => `Pour le reste, de routine (${integer(n)}) :`,
    allByCheck: (n: number) =>
      `${counted(n, 'avertissement', 'avertissements')} en tout : « binome check » les donne un par un, avec leur place.`,
    rejected: 'refusé   ',
    warning: 'attention',
    constraints: (n: number) =>
      n === 0
        ? 'Orientations : rien à signaler sur les contraintes.'
        : `Orientations : ${counted(n, 'constat', 'constats')} sur les contraintes.`,
    notLookedAt: 'Orientations : non examinées, car le recensement a des problèmes bloquants.',
    kinds: {
      noMatching: 'impossible',
      impossible: 'impossible',
      contradictory: 'contradiction',
      redundant: 'superflue',
      neverBinding: 'sans effet',
      nameRead: 'nom lu',
      notApplied: 'sans effet',
      priority: 'priorité',
    },
  },

  check: {
    services: 'Ce qui a été lu, par service :',
    columns: ['Service', 'stagiaires', 'tuteurs', 'utilisables'],
    excluded: (list: string) => `exclus : ${list}`,
    total: 'Total',
    noPeriod: 'Avec --period, « check » dit aussi combien de tuteurs sont utilisables, et pourquoi les autres ne le sont pas.',
  },

  periods: {
    period: (id: string, name: string, dates: string) => `${id} : ${name}, ${dates}`,
    range: (start: string, end: string) => (start === end ? `le ${start}` : `du ${start} au ${end}`),
    then: ', puis ',
    of: (period: string) => `Période : ${period}.`,
  },

  match: {
    optimal: 'Optimum prouvé et vérifié',
    limit: 'Meilleure solution trouvée avant la limite, écart prouvé et vérifié',
    limitOpen: 'Meilleure solution trouvée avant la limite, vérifiée, sans que rien soit prouvé de l’écart',
    infeasible: 'Aucune solution ne respecte toutes les règles (prouvé et vérifié)',
    matched: (head: string, n: number, of: number) => `${head} : ${stagiaires(n)} sur ${integer(of)} avec un tuteur.`,
    changes: 'Depuis la proposition précédente :',
    brokenPairs: 'Binômes décidés ou imposés qui ne respectent pas une règle aujourd’hui :',
    waysOut: 'Ce qui rendrait une solution possible (rien n’a été modifié) :',
    columns: ['Direction', 'stagiaires', 'places', 'appariés', 'score moyen'],
  },

  solve: {
    optimal: 'Optimum prouvé',
    feasible: 'Solution possible',
    limit: 'Arrêt à la limite',
    infeasible: 'Aucune solution (prouvé)',
    counts: (head: string, pairs: number, score: number, bound: string, unmet: number) =>
      `${head} : ${counted(pairs, 'paire', 'paires')}, total ${plain(score)}, maximum prouvé ${bound}, ${counted(unmet, 'place manquante', 'places manquantes')}.`,
    valid: 'Valide : la solution et sa preuve sont exactes.',
    rounded: (tolerance: string) =>
      `Les scores ont dû être arrondis : le total est juste à ${tolerance} près, et le meilleur possible pourrait être supérieur de deux fois cet écart au plus.`,
    notValid: 'Non valide :',
  },

  exportProof: {
    coverage: 'On ne peut pas répondre à plus de besoins',
    score: 'Aucun appariement qui répond à autant de besoins n’a un total plus élevé',
    infeasible: 'Aucun appariement ne respecte toutes les règles',
    stage: (claim: string, problem: string, proof: string) => `${claim} : ${problem}, ${proof}.`,
    written: (folder: string) => `Écrits dans ${folder} ; README.txt dit comment les vérifier.`,
    readme: (commands: string) =>
      [
        'Preuves pseudo-booléennes : les problèmes (.opb) au format OPB, les preuves (.pbp) à celui de VeriPB.',
        'Vérifier avec VeriPB (https://gitlab.com/MIAOresearch/software/VeriPB), ou avec docs/check_pb.py de Binôme :',
        '',
        commands,
        '',
        'Chaque variable est une paire possible : la liste est en tête de chaque problème. Le vérificateur minimise : le nombre de paires',
        'et le total sont pris en négatif, le total en nombres entiers. Ce que contiennent ces fichiers : docs/certificate.md.',
        '',
      ].join('\n'),
  },

  reassign: {
    undoes: (names: string) => `Défait ce qu’une personne a décidé pour ${names} : qui retient cette option décide à nouveau.`,
    reason: (name: string) => `Motif : ${name}.`,
    affected: (n: number, names: string) => `${n < 2 ? 'Stagiaire concerné' : 'Stagiaires concernés'} : ${names}.`,
    nothing: 'Rien ne respecte toutes les règles, qui que l’on déplace : c’est prouvé. Levez des « --pin », ou assouplissez une règle.',
    nothingWithin: 'Rien ne respecte toutes les règles dans cette limite : permettez plus de déplacements avec « --moves ».',
    /** Where there is less room than in the report. */
    heaviest: 'Nouveau tuteur le plus chargé',
    placed: ' (n’en avait pas)',
    leftOut: ' (sans tuteur)',
    known: (n: number, of: number) => `connus pour ${integer(n)} sur ${integer(of)}`,
  },

  plan: {
    optimal: 'Plan optimal, prouvé',
    limit: 'Meilleur plan trouvé',
    unknown: 'Aucun plan trouvé avant la limite',
    infeasible: 'Aucun plan ne respecte toutes les règles (prouvé)',
    decided: ' (décidée)',
    periods: ['Période', 'du', 'au', 'stagiaires', 'places', 'placés', 'score moyen'],
    boards: ['Direction', 'stagiaires', 'stages', 'placés', 'deux milieux', 'tuteur gardé', 'score moyen', 'charge max.'],
  },

  stress: {
    head: 'Si un tuteur partait :',
    gravest: 'Les départs les plus graves, et qui prendrait la suite :',
  },

  recruitment: {
    decision: 'Une personne décide de recruter et de former.',
    columns: ['Direction', 'période', 'stagiaires', 'tuteurs', 'mobilisables', 'places', 'pourvus', 'sans tuteur'],
    optimal: (label: string, n: number, of: number) => `${label} : ${stagiaires(n)} sur ${integer(of)} avec un tuteur (prouvé et vérifié).`,
    limit: (label: string, n: number, of: number) =>
      `${label} : ${stagiaires(n)} sur ${integer(of)} avec un tuteur, au mieux de ce qui a été trouvé.`,
    infeasible: (label: string) =>
      `${label} : des règles ne laissent à certains aucune solution (prouvé) ; « match » dit ce qui l’empêche.`,
    byConstraints: (n: number) =>
      `${n < 2 ? 'Un stagiaire reste' : `${integer(n)} stagiaires restent`} sans tuteur du fait des contraintes des orientations ou des minimums de tuteurs.`,
    services: 'Services dont des stagiaires restent sans tuteur :',
    service: (name: string, short: number, of: number, places: string) =>
      `${name} : ${stagiaires(short)} sans tuteur sur ${integer(of)} ; ${places}`,
    places: (places: number, usable: number) =>
      `${counted(places, 'place', 'places')} chez ${counted(usable, 'tuteur mobilisable', 'tuteurs mobilisables')}`,
    noUsable: 'aucun tuteur mobilisable',
    excluded: (list: string) => ` (exclus : ${list})`,
    boardDecides: 'Où un tuteur formé de plus, par formation ou recrutement, vaudrait le plus :',
    needsAgreement: 'Qui devrait d’abord accepter d’être tuteur, et ce que cela vaudrait :',
    nothing: 'Un tuteur formé de plus ne changerait rien nulle part.',
    open: (n: number) => `Pour ${counted(n, 'possibilité', 'possibilités')}, le temps imparti n’a pas suffi à tout prouver.`,
    alike: (sites: string) => `Autant à : ${sites}.`,
  },

  backtest: {
    period: (promotion: string, name: string) => `${promotion}, ${name} :`,
    rules: 'Règles que les binômes faits à la main ne respectent pas :',
    gain: 'Qui gagnerait le plus avec les binômes du moteur :',
    lose: 'Qui y perdrait le plus :',
    notSaid: 'Ce que cela ne dit pas :',
    sides: { byHand: 'à la main', withinRules: 'dont permis', byEngine: 'moteur' },
    ofStated: (n: number, of: number) => `${integer(n)} sur ${integer(of)}`,
    rows: {
      served: 'Stagiaires avec un tuteur',
      total: 'Total des points',
      mean: 'Score moyen',
      lowest: 'Score le plus bas',
      meanJourney: 'Trajet moyen connu (min)',
      longestJourney: 'Trajet connu le plus long (min)',
      firstOfTrainee: 'Premier choix du stagiaire',
      listedOfTrainee: 'Un des choix du stagiaire',
      listedOfMentor: 'Un des choix du tuteur',
      avoided: 'Paires que l’un avait écartées',
      heaviest: 'Tuteur le plus chargé (stagiaires)',
      overPlaces: 'Tuteurs au-delà de leurs places',
    },
    criterion: ['Critère', 'poids'],
    ofSide: ['points', 'inconnu'],
    boards: ['Direction', 'stagiaires', 'à la main', 'moyenne', 'hors règles'],
    ofEngine: ['moteur', 'moyenne', 'mêmes binômes'],
  },

  replay: {
    inputs: 'Entrées, chacune celle qui a servi (SHA-256) :',
    reference: (n: number) => `${counted(n, 'fichier', 'fichiers')} de référence du programme`,
    result: 'Résultat :',
    same: 'identique',
    differs: 'DIFFÈRE : le rejeu donne d’autres octets',
    notMade: 'DIFFÈRE : le rejeu ne le donne pas',
    new: 'DIFFÈRE : le rejeu le donne en plus',
    bundleDiffers: 'DIFFÈRE : ce qu’il dit n’est pas ce que donne le rejeu',
    changed: 'MODIFIÉ dans le dossier depuis',
    missing: 'ABSENT du dossier',
    allSame: 'Tout est identique, octet pour octet : ce résultat découle de ses entrées.',
    notSame: (n: number) => `${counted(n, 'fichier n’est pas identique', 'fichiers ne sont pas identiques')}.`,
    otherVersion: (by: string, replayedBy: string) =>
      `Le résultat est de Binôme ${by}, le rejeu de Binôme ${replayedBy} : une autre version peut donner d’autres octets ; seule la première fait foi.`,
    otherEngine:
      'L’un des deux calculs a eu WebAssembly, l’autre non : les binômes sont les mêmes, mais un autre certificat, aussi valable, peut les prouver.',
    timed:
      'Une limite de temps a été fixée (--time-limit-ms) : si elle est atteinte, le résultat dépend de la machine, et un autre n’est pas une faute.',
  },
});

export type TerminalWords = typeof terminalFr;
