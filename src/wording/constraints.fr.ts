/** The French sentences on the constraints of the guidelines: what was found in them before a run, and which of them pairs made by hand break. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer, plain } = formatsOf('fr');
const pairs = (n: number): string => counted(n, 'binôme', 'binômes');
const suffice = (because: string, n: number): string => `${because} ${n < 2 ? 'suffit' : 'suffisent'} à la garantir`;

export const constraintsFr = withFrenchSpacing({
  /** What a constraint asks, after its name. */
  limits: {
    minutes: (n: number) => `au plus ${plain(n)} min`,
    leastShare: (share: string) => `au moins ${share} des binômes`,
    mostShare: (share: string) => `au plus ${share} des binômes`,
    least: (n: number) => `au moins ${pairs(n)}`,
    most: (n: number) => `au plus ${pairs(n)}`,
  },

  noMatching: (constraints: number) =>
    `Même sans contrainte particulière, aucune solution n’existe : les règles, les stagiaires et les places ne le permettent pas. Ce que ${constraints < 2 ? 'cette contrainte peut' : `ces ${integer(constraints)} contraintes peuvent`} atteindre n’est donc pas connu.`,
  impossible: (name: string, reason: string) =>
    `La contrainte ${name} ne peut pas être respectée, même seule : ${reason}. Assouplissez-la.`,
  contradictory: (a: string, b: string) =>
    `Les contraintes ${a} et ${b} se contredisent : aucune solution ne respecte les deux. Assouplissez l’une des deux.`,
  redundant: (name: string, because: string, reasons: number) => `La contrainte ${name} n’ajoute rien : ${suffice(because, reasons)}.`,
  redundantEverywhere: (name: string, because: string, reasons: number, groups: number) =>
    `La contrainte ${name} n’ajoute rien, dans aucun de ses ${integer(groups)} groupes : ${suffice(because, reasons)}.`,
  /** Some groups follow from others, in the rest nothing could break it. */
  redundantOrIdle: (name: string, because: string, reasons: number, implied: number, others: number) =>
    `La contrainte ${name} n’ajoute rien, dans aucun de ses ${integer(implied + others)} groupes : ${suffice(because, reasons)} dans ${implied < 2 ? 'l’un' : integer(implied)} d’entre eux, et rien ne peut l’enfreindre dans ${others < 2 ? 'l’autre' : `les ${integer(others)} autres`}.`,
  nameRead: (label: string, text: string, person: string) => `Dans la contrainte « ${label} », « ${text} » est lu comme ${person}.`,
  neverBinding: (name: string, reason: string) => `La contrainte ${name} est ici sans effet : ${reason}.`,
  neverBindingEverywhere: (name: string, reason: string, groups: number) =>
    `La contrainte ${name} est ici sans effet, dans chacun de ses ${integer(groups)} groupes : ${reason}.`,

  /** Of what rows of the census ask for. */
  census: {
    apart: (names: string, rows: string) => `À séparer : ${names} (${rows})`,
    together: (names: string, rows: string) => `Covoiturage : ${names} (${rows})`,
    somewhere: 'recensement',
    lines: (file: string, lines: string, n: number) => `${file}, ${n < 2 ? 'ligne' : 'lignes'} ${lines}`,
    absent: (label: string, person: string) =>
      `« ${label} » est sans effet : ${person} n’est pas parmi les stagiaires pour qui un tuteur est cherché ici.`,
    overruled: (mentor: string, trainee: string, rows: string) =>
      `Le binôme imposé ${mentor} – ${trainee} (${rows}) est sans effet : une décision déjà prise pour ce stagiaire passe avant.`,
    refused: (mentor: string, trainee: string, rows: string) =>
      `Le binôme imposé ${mentor} – ${trainee} (${rows}) est sans effet : il a été refusé pour cette campagne.`,
    imposed: (rows: string) => `Ce binôme est imposé par le recensement (${rows}).`,
    imposedHere: (pairs: string, n: number) =>
      n < 2 ? `Un binôme imposé par le recensement y a part : ${pairs}.` : `Des binômes imposés par le recensement y ont part : ${pairs}.`,
    pair: (mentor: string, trainee: string, rows: string) => `${mentor} – ${trainee} (${rows})`,
    priority: (level: number) =>
      level < 2 ? 'Priorité 1 : stagiaires à placer d’abord' : `Priorités 1 à ${level} : stagiaires à placer d’abord`,
    served: (level: number, served: number, of: number, proven: boolean) =>
      `Les places manquent. ${level < 2 ? 'Priorité 1' : `Priorités 1 à ${level}`} : ${served} sur ${counted(of, 'stagiaire', 'stagiaires')} ${served < 2 ? 'a' : 'ont'} un tuteur${proven ? ', et davantage laisserait plus de stagiaires sans tuteur, ou n’est pas possible' : ''}.`,
    unnamed: 'une demande du recensement',
    notTold: 'va contre une demande du recensement',
    told: (label: string) => `va contre une demande du recensement, « ${label} »`,
    imposedPair: (pair: string) => `Binôme imposé : ${pair}`,
  },

  reasons: {
    noPair: 'elle ne concerne aucun binôme possible',
    noPlace: 'ces stagiaires n’ont aucun lieu possible en commun',
    neverTogether: 'aucun ensemble de binômes ne les réunit',
    neverParted: 'aucun ensemble de binômes ne les sépare',
    noShare: 'aucun ensemble de binômes ne respecte cette part',
    neverBelow: 'aucun ensemble de binômes n’est en dessous',
    neverAbove: 'aucun ensemble de binômes n’est au-dessus',
    leastMinutes: (n: number) => `les trajets totalisent toujours au moins ${plain(n)} min`,
    mostMinutes: (n: number) => `les trajets totalisent au plus ${plain(n)} min`,
    least: (n: number) => `il y en a toujours au moins ${integer(n)}`,
    most: (n: number) => `au plus ${counted(n, 'binôme est possible', 'binômes sont possibles')}`,
    mostInOne: (n: number) => `au plus ${counted(n, 'binôme est possible', 'binômes sont possibles')} dans un même groupe`,
  },

  /** Of pairs made by hand. */
  broken: {
    pair: (pair: string, rules: string) => `${pair} : ${rules}.`,
    places: (mentor: string, trainees: number, places: number) =>
      `${mentor} a ${counted(trainees, 'stagiaire', 'stagiaires')} pour ${counted(places, 'place', 'places')}.`,
    minimum: (mentor: string, trainees: number, minimum: number) =>
      `${mentor} a ${counted(trainees, 'stagiaire', 'stagiaires')}, et devait en avoir au moins ${integer(minimum)}.`,
    unmet: (label: string) => `« ${label} » n’est pas respectée.`,
    above: (label: string, value: number, most: number) => `« ${label} » : ${plain(value)} pour un maximum de ${plain(most)}.`,
    below: (label: string, value: number, least: number) => `« ${label} » : ${plain(value)} pour un minimum de ${plain(least)}.`,
    coverage: (n: number) =>
      `${counted(n, 'stagiaire n’a', 'stagiaires n’ont')} personne, alors que les orientations veulent un tuteur pour chacun.`,
    kinds: {
      pair: (n: number) => counted(n, 'binôme qu’une règle impérative exclut', 'binômes que des règles impératives excluent'),
      places: (n: number) => `${counted(n, 'tuteur', 'tuteurs')} avec plus de stagiaires que de places`,
      minimum: (n: number) => counted(n, 'tuteur sous son minimum', 'tuteurs sous leur minimum'),
      sideConstraint: (n: number) => counted(n, 'contrainte des orientations non respectée', 'contraintes des orientations non respectées'),
      coverage: () => 'des stagiaires sans tuteur, alors que les orientations en veulent un pour chacun',
    },
  },
});

export type ConstraintWords = typeof constraintsFr;
