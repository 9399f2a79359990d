/** The French names of things, and the sentences of everything that travels as a code: facts, rules, reasons, events. */
import type { Criterion, ExclusionCode, FactCode, Reason, ReassignmentEvent } from '../domain/index.ts';
import { de } from './elision.ts';
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { integer } = formatsOf('fr');

export const vocabularyFr = withFrenchSpacing({
  criteria: {
    background: 'parcours',
    workload: 'charge de travail',
    location: 'trajet',
    preferences: 'préférences',
    generation: 'étape de carrière',
  } satisfies Record<Criterion, string>,

  settings: { MO: 'milieu ouvert', MF: 'milieu fermé' },
  requiredSettings: { MO: 'Milieu ouvert requis', MF: 'Milieu fermé requis', none: 'Sans milieu requis' },

  /** Filled with the values of a fact. */
  /** In place of an estimate from a town to itself. */
  sameTown: 'même commune : {from}',
  facts: {
    DOMAINS_SHARED: '{found} {found|domaine|domaines} en commun sur {total} : {terms}',
    DOMAINS_NONE_SHARED: 'aucun domaine en commun{total|| sur {total}}',
    DOMAINS_UNKNOWN: 'domaines non renseignés',
    NEEDS_COVERED: '{found} {found|besoin couvert|besoins couverts} sur {total} : {terms}',
    NEEDS_NONE_COVERED: 'aucun besoin couvert{total|| sur {total}}',
    NEEDS_UNKNOWN: 'besoins ou compétences non renseignés',
    CASELOAD: '{files} {files|dossier|dossiers} à temps plein',
    CASELOAD_PART_TIME: '{files} {files|dossier|dossiers} à {percent} %, soit {fullTimeFiles} à temps plein',
    CASELOAD_UNKNOWN: 'nombre de dossiers non renseigné',
    TRAINEES_FOLLOWED: '{followed} {followed|stagiaire déjà suivi|stagiaires déjà suivis}',
    TRAVEL_TABLE: '{minutes} min {du from} {au to} (table des trajets)',
    TRAVEL_ESTIMATED: 'environ {minutes} min {du from} {au to} ({distanceKm} km à vol d’oiseau)',
    TRAVEL_NO_ROAD: 'pas de route entre {from} et {to}',
    TRAVEL_UNKNOWN: 'trajet {du from} {au to} inconnu',
    SAME_SERVICE: 'même service, qui compte pour {share} % du critère',
    ANOTHER_SERVICE: 'autre service, alors que le même service compte pour {share} % du critère',
    SETTING_TO_CHECK: '{required} à vérifier : les milieux du tuteur ne sont pas précisés',
    PREFERRED_BY_TRAINEE: 'choix n° {rank} du stagiaire (sur {total})',
    PREFERRED_BY_MENTOR: 'choix n° {rank} du tuteur (sur {total})',
    NOT_LISTED_BY_TRAINEE: '{total|n’est pas le choix|n’est pas parmi les {total} choix} du stagiaire',
    NOT_LISTED_BY_MENTOR: '{total|n’est pas le choix|n’est pas parmi les {total} choix} du tuteur',
    NO_PREFERENCE: 'aucune préférence exprimée',
    PREFERENCE_DROPPED_BY_TRAINEE: 'préférence du stagiaire exprimée, non retenue : {names}',
    PREFERENCE_DROPPED_BY_MENTOR: 'préférence du tuteur exprimée, non retenue : {names}',
    TENURE: '{years} {years|an|ans} depuis la titularisation ({year})',
    TENURE_UNKNOWN: 'année de titularisation non renseignée',
  } satisfies Record<FactCode, string>,

  /** Hard rules that a pair breaks. */
  exclusions: {
    MENTOR_NOT_VOLUNTEER: 'le tuteur n’est pas volontaire',
    MENTOR_VOLUNTEER_UNKNOWN: 'le tuteur n’a pas dit s’il est volontaire',
    MENTOR_NOT_TRAINED: 'le tuteur n’est pas formé au tutorat',
    MENTOR_TRAINED_LATER: 'le tuteur n’est formé que le {trainedOn}, après le début du stage ({start})',
    MENTOR_NO_CAPACITY: 'le tuteur n’a aucune place',
    MENTOR_FULL: 'le tuteur n’a plus de place : il suit {followed} {followed|stagiaire|stagiaires} sur {capacity}',
    MENTOR_ABSENT: 'le tuteur n’est présent que {presence} % des jours du stage (minimum : {minimum} %)',
    OTHER_BOARD: 'le tuteur relève d’une autre direction ({mentorBoard})',
    SETTING: 'le tuteur n’exerce pas en {required}',
    NO_ROAD: 'pas de route entre {from} et {to}',
    TOO_FAR: 'trajet de {minutes} min, pour un maximum de {maximum} min',
    JOURNEY_UNKNOWN: 'trajet inconnu {du from} {au to}, alors que le maximum est de {maximum} min',
    OTHER_SERVICE: 'le tuteur est d’un autre service ({mentorService}, et non {traineeService})',
    AVOIDED_BY_TRAINEE: 'écarté par le stagiaire',
    AVOIDED_BY_MENTOR: 'le stagiaire est écarté par le tuteur',
    FORMER_PAIR: 'ce binôme a déjà été rompu',
    REFUSED_PAIR: 'ce binôme a été refusé pour cette campagne',
    SAME_PERSON: 'le stagiaire et le tuteur semblent être une seule personne (même adresse de courriel, ou même nom dans un même service)',
  } satisfies Record<ExclusionCode, string>,

  /** The same as headings of a count of mentors: “12 non volontaires”. */
  exclusionCounts: {
    MENTOR_NOT_VOLUNTEER: '{n} {n|non volontaire|non volontaires}',
    MENTOR_VOLUNTEER_UNKNOWN: '{n} sans réponse sur le volontariat',
    MENTOR_NOT_TRAINED: '{n} {n|non formé|non formés} au tutorat',
    MENTOR_TRAINED_LATER: '{n} {n|formé|formés} après le début du stage',
    MENTOR_NO_CAPACITY: '{n} sans place',
    MENTOR_FULL: '{n} n’ayant plus de place',
    MENTOR_ABSENT: '{n} trop {n|absent|absents} pendant le stage',
    OTHER_BOARD: '{n} d’une autre direction',
    SETTING: '{n} hors du milieu requis',
    NO_ROAD: '{n} sans route',
    TOO_FAR: '{n} trop loin',
    JOURNEY_UNKNOWN: '{n} dont le trajet est inconnu',
    OTHER_SERVICE: '{n} d’un autre service',
    AVOIDED_BY_TRAINEE: '{n} {n|écarté|écartés} par le stagiaire',
    AVOIDED_BY_MENTOR: '{n} ayant écarté le stagiaire',
    FORMER_PAIR: '{n} d’un binôme déjà rompu',
    REFUSED_PAIR: '{n} d’un binôme refusé pour cette campagne',
    SAME_PERSON: '{n} qui {n|semble|semblent} être le stagiaire même',
  } satisfies Record<ExclusionCode, string>,

  reasons: {
    availability: 'disponibilité',
    workload: 'charge de travail',
    distance: 'distance',
    'change-of-post': 'changement de poste',
    'working-relationship': 'relation de travail',
    'training-needs': 'besoins de formation',
    other: 'autre',
  } satisfies Record<Reason, string>,

  /** What has happened, filled with the people's names. */
  events: {
    breakdown: 'Rupture : {trainee} n’est plus avec {mentor}.',
    departure: 'Départ : {mentor}.',
    capacity: 'Places {de mentor} : {places}.',
    arrival: 'Arrivée : {trainee}.',
    gone: '{trainee} n’est plus dans le recensement du jour : son binôme avec {mentor} est laissé de côté.',
    goneAlone: '{trainee}, qui n’avait pas de tuteur, n’est plus dans le recensement du jour.',
    lapse: 'Le binôme {mentor} – {trainee} n’est plus possible.',
  } satisfies Record<ReassignmentEvent['kind'] | 'goneAlone', string>,

  /** Who would change mentor. */
  moves: {
    moved: (trainee: string, from: string, to: string) => `${trainee} passerait ${de(from)} à ${to}`,
    placed: (trainee: string, to: string) => `${trainee}, sans tuteur, irait chez ${to}`,
    leftOut: (trainee: string, from: string) => `${trainee} n’aurait plus de tuteur (avant : ${from})`,
    stillOut: (trainee: string) => `${trainee} resterait sans tuteur`,
  },

  /** What becomes of the total of the pairs. */
  total: {
    falls: (amount: string) => `le total des binômes baisserait de ${amount}`,
    rises: (amount: string) => `le total des binômes augmenterait de ${amount}`,
    same: 'le total resterait le même',
  },

  colon: (label: string, text: string) => `${label} : ${text}`,
  quoted: (text: string) => `« ${text} »`,
  semicolon: ' ; ',
  and: 'et',
  others: (names: string, n: number) => `${names} et ${integer(n)} ${n < 2 ? 'autre' : 'autres'}`,
  nobody: 'personne',
});

export type Vocabulary = typeof vocabularyFr;
