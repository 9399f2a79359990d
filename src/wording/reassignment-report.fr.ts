/** Every French sentence of the report of a reassignment, but for those that it shares with other reports. */
import { formatsOf } from './formats.ts';
import { frontierFr } from './frontier.fr.ts';
import { withFrenchSpacing } from './typography.ts';

const { count } = formatsOf('fr');
const people = (n: number): string => count(n, 'autre personne déplacée', 'autres personnes déplacées');
const trainees = (n: number): string => count(n, 'stagiaire', 'stagiaires');

export const reassignmentReportFr = withFrenchSpacing({
  title: (period: string) => `Réaffectation : ${period}`,

  headings: {
    status: 'Statut de la réaffectation',
    happened: 'Ce qui s’est passé',
    options: 'Les options côte à côte',
    curve: 'Qualité gardée, personnes déplacées',
    points: 'Chaque option en détail',
    proof: 'Ce qui est prouvé',
    method: 'Orientations appliquées',
    notice: 'Mention légale',
  },

  status: {
    proven: (options: number) => count(options, 'option prouvée et vérifiée', 'options prouvées et vérifiées'),
    provenMeaning: (options: number) =>
      `Aucune autre solution conforme aux règles, et qui ne déplace pas davantage de personnes, ne fait mieux que ${options < 2 ? 'cette option' : 'ces options'}.`,
    verified: 'Un vérificateur indépendant du moteur de calcul a contrôlé chaque preuve.',
    limit: 'Arrêté à une limite, avant la preuve complète',
    limitMeaning: 'Chaque option respecte toutes les règles ; pour certaines, mieux est peut-être possible : voir ce qui est prouvé.',
    none: 'Aucune option ne respecte toutes les règles',
    noneWithin: 'Rien ne respecte toutes les règles sans déplacer davantage de personnes.',
    noneButMore: (matched: number) =>
      `Sans limite au nombre de personnes déplacées, une solution existe, où ${count(matched, 'stagiaire a un tuteur', 'stagiaires ont un tuteur')}.`,
    noneAtAll: 'Rien ne respecte toutes les règles, qui que l’on déplace : c’est prouvé et vérifié.',
    remediesWithin: 'Ce qui peut en donner une : permettre plus de déplacements.',
    remediesAtAll: 'Ce qui peut en donner une : laisser bouger des personnes qui ne devaient pas bouger, ou assouplir une règle.',
    decision: 'Ceci est une proposition : une personne décide. Elle choisit une option, ou aucune, et motive son choix.',
    decisionNone: 'Une personne décide de la suite : rien n’a été modifié.',
  },

  happened: {
    reason: (name: string) => `Motif : ${name}.`,
    since: (day: string) => `Les présences sont comptées à partir du ${day}.`,
    affected: (n: number): string => (n < 2 ? 'Stagiaire concerné' : 'Stagiaires concernés'),
    nobody: 'Aucun stagiaire n’est concerné.',
    was: (mentor: string, points: string) => `avant : ${mentor}, ${points} points sur 100`,
    moved: 'Est compté comme déplacé tout stagiaire qui changerait de tuteur, ou n’en aurait plus, sauf les stagiaires concernés.',
  },

  options: {
    intro: 'Une option par ligne ; les écarts sont par rapport à avant.',
    introChoices: 'Les lettres b, c… sont d’autres choix, où chaque stagiaire concerné va chez d’autres tuteurs.',
    servedMore: 'Stagiaires avec un tuteur, en plus ou en moins',
    pointsMore: 'Points, en plus ou en moins',
    caption: 'Les options : qui bouge, points, trajets et charge',
    ...frontierFr.compared,
    heaviest: 'Nouveau tuteur le plus chargé',
    others: (n: number) => `et ${count(n, 'autre', 'autres')}`,
    placed: 'n’avait pas de tuteur',
    leftOut: 'sans tuteur',
    compared: (n: number, of: number) => `connus pour ${n} sur ${of}`,
    trainees,
    minutesNote: 'Minutes aller, de la table des trajets si elle les donne, sinon estimées.',
  },

  curve: {
    intro:
      'Ce que chaque option garde des points du meilleur appariement possible aujourd’hui, selon le nombre de personnes déplacées pour elle.',
    introKnown: 'Ce que chaque option garde des points du meilleur appariement connu, selon le nombre de personnes déplacées pour elle.',
    title: 'Points gardés, selon le nombre d’autres personnes déplacées',
    x: 'autres personnes déplacées',
    y: 'part des points (l’axe ne part pas de zéro)',
    alt: (items: string) => `${items}. Les mêmes chiffres sont dans le tableau des options.`,
    point: (label: string, moved: number, share: string) => `Option ${label} : ${people(moved)}, ${share}`,
    between: ' ; ',
    first: 'option',
    alternate: 'autre choix',
    above:
      'Au-dessus de 100 %, une option a plus de points que le meilleur appariement, qui donne un tuteur à plus de stagiaires, ou plus équitablement.',
  },

  points: {
    title: (label: string, moved: number) => `Option ${label} : ${moved === 0 ? 'aucune autre personne déplacée' : people(moved)}`,
    nothing: 'Rien ne change.',
    chains: (n: number): string => (n < 2 ? 'La suite des changements :' : 'Les suites des changements, indépendantes l’une de l’autre :'),
    leftBy: (name: string) => `la place est celle que laisse ${name}`,
    free: 'la place était libre',
    caption: (label: string) => `Option ${label} : personne par personne`,
    trainee: 'Stagiaire',
    from: 'Avant',
    to: 'Proposé',
    pointsBefore: 'Points avant',
    pointsAfter: 'Points après',
    minutesBefore: 'Trajet avant',
    minutesAfter: 'Trajet après',
    load: 'Stagiaires du nouveau tuteur',
    affected: 'concerné',
    decided: (by: string, on: string, isOther: boolean) => `décidé${isOther ? ', autrement que proposé,' : ''} par ${by}, le ${on}`,
    decidedMoves: 'Cette option déplace des binômes qu’une personne avait décidés : qui la retient décide à nouveau de chacun d’eux.',
    nobody: 'aucun tuteur',
    unknown: 'inconnu',
    choices: (label: string) => `Option ${label} et ses autres choix, personne par personne`,
    choicesIntro: 'D’autres choix qui ne déplacent pas davantage de personnes et donnent un tuteur à autant de stagiaires :',
    choice: (label: string) => `Option ${label}`,
    worth: (points: string) => `${points} points sur 100`,
    journey: (minutes: string) => `trajet : ${minutes}`,
    unchanged: 'ne change pas',
    noChoice: 'Il n’y a pas d’autre choix qui donne un tuteur à autant de stagiaires sans déplacer davantage de personnes.',
  },

  proof: {
    best: (matched: number, score: string) =>
      `Qui que l’on déplace, aucun appariement ne fait mieux aujourd’hui que ${count(matched, 'stagiaire', 'stagiaires')} avec un tuteur et ${score} points au total : c’est prouvé.`,
    bestKnown: (matched: number, score: string) =>
      `Le meilleur appariement connu aujourd’hui a ${count(matched, 'stagiaire', 'stagiaires')} avec un tuteur et ${score} points au total ; il n’est pas prouvé qu’il n’y ait pas mieux.`,
    caption: 'Pour chaque option, ce qui est atteint, ce qui est prouvé, et les fichiers de la preuve',
    option: 'Option',
    status: 'Statut',
    optimal: 'optimal, prouvé',
    limit: 'arrêté à une limite',
    score: 'Points atteints',
    bound: 'Au mieux possible',
    noBound: 'davantage de stagiaires, peut-être',
    files: 'Preuve',
    verify: 'Chacun peut refaire le contrôle, avec les fichiers qui accompagnent ce rapport :',
    order: 'Une option est meilleure si elle donne un tuteur à plus de stagiaires ; à égalité, si elle a plus de points.',
    orderFair:
      'Une option est meilleure si elle donne un tuteur à plus de stagiaires ; à égalité, si elle compte moins de binômes faibles ; à égalité encore, si elle a plus de points.',
  },
});

export type ReassignmentMessages = typeof reassignmentReportFr;
