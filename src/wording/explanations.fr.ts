/** The French sentences of a proposal: its pairs, the trainees without a mentor, the shortages, what stands in the way. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer } = formatsOf('fr');
const thoseConstraints = (n: number, asked: boolean): string =>
  asked ? (n < 2 ? 'cette demande du recensement' : 'ces demandes du recensement') : n < 2 ? 'cette contrainte' : 'ces contraintes';

export const explanationsFr = withFrenchSpacing({
  pair: (mentor: string, trainee: string, score: string) => `Binôme proposé : ${mentor} pour ${trainee}, ${score} sur 100.`,
  part: (criterion: string, got: string, most: string, facts: string) => `${criterion} : ${got} sur ${most} (${facts}).`,
  unknown: (share: string) => `inconnu, compté à ${share}`,

  /** Of a pair that was held fast. */
  pinned: 'Ce binôme a été fixé d’avance, à la demande de la personne qui a demandé ce calcul ; personne ne l’a décidé.',
  pinnedHere: (pairs: string, n: number) =>
    `${n < 2 ? 'Un binôme était fixé d’avance' : 'Des binômes étaient fixés d’avance'}, à la demande de la personne qui a demandé ce calcul : ${pairs}. ${n < 2 ? 'Sans lui' : 'Sans eux'}, une solution existe peut-être.`,

  left: (trainee: string) => `${trainee} reste sans tuteur.`,
  noMatching: 'Aucune solution ne respecte toutes les règles.',
  noMentor: 'Aucun tuteur ne satisfait toutes les règles pour ce stagiaire.',
  taken: (n: number) =>
    n < 2
      ? 'Les règles impératives lui laissent un seul tuteur, que la meilleure solution ne lui donne pas.'
      : `Les règles impératives lui laissent ${integer(n)} tuteurs, mais la meilleure solution ne lui en donne aucun.`,
  otherServices: (n: number) =>
    `${n < 2 ? 'Un tuteur d’un autre service conviendrait' : `${integer(n)} tuteurs d’autres services conviendraient`} si le même service n’était pas exigé.`,
  /** Without these constraints it would be possible, or not even then; `n`: how many, `asked`: all are asked by the census. */
  heldBy: (trainee: string, list: string, n: number, asked: boolean) =>
    `Sans ${thoseConstraints(n, asked)}, ${trainee} pourrait avoir un tuteur sans que personne perde le sien : ${list}.`,
  heldByNotOnly: (trainee: string, list: string, n: number, asked: boolean) =>
    `Même sans ${thoseConstraints(n, asked)}, qui ${n < 2 ? 'l’empêche' : 'l’empêchent'} déjà, ${trainee} ne pourrait pas avoir un tuteur sans qu’un autre perde le sien : ${list}.`,
  heldByNone: (trainee: string) =>
    `Même sans aucune contrainte, ${trainee} ne pourrait pas avoir un tuteur sans qu’un autre perde le sien.`,
  byConstraints: 'Ce sont les contraintes des orientations ou du recensement qui l’imposent.',

  alternatives: {
    notPriced: (trainee: string) => `Les autres tuteurs possibles pour ${trainee} ne sont pas chiffrés ici.`,
    none: (trainee: string) => `Aucun autre tuteur n’est possible pour ${trainee}.`,
    /** Of a mentor whom the rules allow. */
    barred: (mentor: string, service: string, list: string, n: number) =>
      `Avec ${mentor} (${service}) : permis par les règles impératives, mais empêché par ${n < 2 ? 'une contrainte' : 'des contraintes'} : ${list}.`,
    barredByAll: (mentor: string, service: string) =>
      `Avec ${mentor} (${service}) : permis par les règles impératives, mais incompatible avec les contraintes et les binômes imposés.`,
    barredMore: (n: number) => `De même avec ${counted(n, 'autre tuteur', 'autres tuteurs')}.`,
    imposed: (others: string) => `Ce binôme était fixé avant le calcul ; sans cela, seraient possibles : ${others}.`,
    imposedAlone: 'Ce binôme était fixé avant le calcul ; même sans cela, aucun autre tuteur ne serait possible.',
    other: (mentor: string, service: string, score: string) => `${mentor} (${service}, ${score} sur 100)`,
    with: (mentor: string, service: string) => `Avec ${mentor} (${service})`,
    traineeWith: (trainee: string, mentor: string, service: string) => `${trainee} avec ${mentor} (${service})`,
    score: (score: string) => `ce binôme obtiendrait ${score} sur 100`,
    leftOut: (n: number) => `${counted(n, 'stagiaire de plus resterait', 'stagiaires de plus resteraient')} sans tuteur`,
    uneven: 'les charges seraient moins égales',
    below: (n: number, points: string) => `${counted(n, 'binôme de plus aurait', 'binômes de plus auraient')} moins de ${points} sur 100`,
    noMove: 'personne d’autre ne changerait',
  },

  wish: {
    trainee: (trainee: string, mentor: string, rules: string) => `${trainee} souhaitait ${mentor}, que les règles excluent : ${rules}.`,
    mentor: (mentor: string, trainee: string, rules: string) => `${mentor} souhaitait ${trainee}, que les règles excluent : ${rules}.`,
  },

  excluded: (n: number, list: string) =>
    `${n < 2 ? 'Un tuteur de la même direction est exclu' : `${integer(n)} tuteurs de la même direction sont exclus`} : ${list}.`,

  /** Of a mentor who is asked about. */
  excludedPair: (mentor: string, trainee: string, rules: string) => `Le binôme ${mentor} – ${trainee} est exclu : ${rules}.`,
  unlistedRule: 'une règle sépare les deux, sans être conservée ici',
  impossiblePair: (mentor: string, trainee: string) =>
    `Imposer ${mentor} à ${trainee} serait incompatible avec les contraintes, les capacités minimales et les binômes imposés.`,
  impossibleFor: (mentor: string, trainee: string, list: string, n: number) =>
    `Le binôme ${mentor} – ${trainee} est empêché par ${n < 2 ? 'une contrainte' : 'des contraintes'} : ${list}.`,

  shortage: {
    one: (trainee: string, service: string) => `${trainee} (${service}) n’a aucun tuteur possible : les règles n’en laissent aucun.`,
    nobody: (trainees: number, services: string) =>
      `${trainees < 2 ? 'Un stagiaire' : `${integer(trainees)} stagiaires`} (${services}) sans aucun tuteur possible : les règles n’en laissent aucun.`,
    only: (boards: string, trainees: number, mentors: number, services: string) =>
      `${boards} : ${trainees < 2 ? 'un stagiaire ne peut' : `${integer(trainees)} stagiaires ne peuvent`} aller que chez ${mentors < 2 ? 'un tuteur' : `${integer(mentors)} tuteurs`} (${services})`,
    places: (mentors: number, capacity: number, needed: number, missing: number) =>
      `, qui ${mentors < 2 ? 'offre' : 'offrent'} ${counted(capacity, 'place', 'places')} pour ${counted(needed, 'stagiaire', 'stagiaires')} : il en manque ${integer(missing)}.`,
  },

  minimums: (mentors: number, minimum: number, available: number, missing: number, names: string) =>
    `${mentors < 2 ? 'Ce tuteur doit' : `Ces ${integer(mentors)} tuteurs doivent`} recevoir au moins ${counted(minimum, 'stagiaire', 'stagiaires')}, mais ${counted(available, 'seulement peut', 'seulement peuvent')} venir chez ${mentors < 2 ? 'lui' : 'eux'} (il en manque ${integer(missing)}) : ${names}. Baissez une capacité minimale.`,
  conflict: (n: number, list: string) =>
    n < 2
      ? `Cette contrainte ne peut pas être satisfaite : ${list}. Assouplissez-la.`
      : `Ces ${integer(n)} contraintes ne peuvent pas être satisfaites ensemble : ${list}. Assouplissez l’une d’elles.`,

  /** What French law asks for on a decision prepared with an algorithm, in our own words. */
  notice:
    'Cette proposition a été préparée par un traitement algorithmique, qui ne décide de rien : chaque binôme est décidé par une personne nommée, qui motive son choix. ' +
    'Le traitement compare les stagiaires et les tuteurs selon les critères, les poids et les règles des orientations citées ici, puis cherche l’ensemble de binômes qui donne un tuteur au plus de stagiaires et totalise le plus de points. ' +
    'Toute personne concernée peut demander le degré et le mode de contribution du traitement, les données utilisées et leur source, les paramètres et leur pondération appliqués à sa situation, et les opérations effectuées ' +
    '(code des relations entre le public et l’administration, articles L. 311-3-1, R. 311-3-1-1 et R. 311-3-1-2), et contester la décision auprès de l’instance régionale de formation. ' +
    'Ni l’âge, ni le sexe, ni l’origine, ni la santé, ni l’engagement syndical ne sont conservés ou utilisés.',
});

export type Explanations = typeof explanationsFr;
