/** The columns of a census: the names under which each field is known, and those that the law forbids to keep. */
import { termKey } from '../domain/index.ts';
import { Lexicon } from '../errors/index.ts';

interface FieldNames {
  /** The name that messages and documentation use. */
  header: string;
  of: 'both' | 'mentor' | 'trainee';
  /** Other accepted names; case, accents and punctuation make no difference. */
  synonyms: readonly string[];
}

export const FIELDS = {
  id: {
    header: 'matricule',
    of: 'both',
    synonyms: [
      ...[
        'id',
        'identifiant',
        'numéro matricule',
        'n° matricule',
        'no matricule',
        'num matricule',
        'matricule agent',
        'matricule de l’agent',
      ],
      ...['n° agent', 'no agent', 'num agent', 'numéro agent', 'numéro d’agent', 'numéro de l’agent', 'identifiant agent', 'code agent'],
      ...['n° élève', 'no élève', 'numéro élève', 'numéro d’élève', 'n° stagiaire', 'numéro stagiaire'],
      ...['employee id', 'staff number'],
    ],
  },
  role: { header: 'rôle', of: 'both', synonyms: ['role', 'tuteur ou stagiaire', 'stagiaire ou tuteur', 'qualité (tuteur ou stagiaire)'] },
  lastName: {
    header: 'nom',
    of: 'both',
    synonyms: [
      ...['last_name', 'surname', 'family_name', 'nom de famille', 'nom d’usage', 'nom usuel', 'nom agent', 'nom de l’agent'],
      ...['nom du tuteur', 'nom tuteur', 'nom du stagiaire', 'nom stagiaire', 'nom de l’élève'],
    ],
  },
  firstName: {
    header: 'prénom',
    of: 'both',
    synonyms: [
      ...['first_name', 'given_name', 'prénoms', 'prénom(s)', 'prénom usuel', 'prénom d’usage', 'prénom agent', 'prénom de l’agent'],
      ...['prénom du tuteur', 'prénom tuteur', 'prénom du stagiaire', 'prénom stagiaire', 'prénom de l’élève'],
    ],
  },
  fullName: {
    header: 'nom_prénom',
    of: 'both',
    synonyms: [
      ...['nom et prénom', 'nom & prénom', 'nom prénom(s)', 'nom et prénoms', 'nom usuel et prénom', 'noms et prénoms', 'noms prénoms'],
      ...['nom prénom de l’agent', 'nom et prénom de l’agent', 'nom prénom du tuteur', 'nom et prénom du tuteur', 'nom prénom tuteur'],
      ...['nom prénom du stagiaire', 'nom et prénom du stagiaire', 'nom prénom stagiaire', 'nom complet', 'full name'],
      ...['prénom nom', 'prénom et nom', 'prénom nom de l’agent', 'prénom et nom de l’agent'],
    ],
  },
  email: {
    header: 'courriel',
    of: 'both',
    synonyms: [
      ...['email', 'e-mail', 'mail', 'mél', 'mel', 'courriel professionnel', 'mail professionnel', 'mail pro', 'email professionnel'],
      ...['e-mail professionnel', 'mél professionnel', 'messagerie', 'messagerie professionnelle', 'email pro', 'e-mail pro'],
      ...[
        'adresse mail',
        'adresse e-mail',
        'adresse email',
        'adresse électronique',
        'adresse courriel',
        'adresse mél',
        'adresse de courriel',
      ],
      ...[
        'adresse mail professionnelle',
        'adresse e-mail professionnelle',
        'adresse électronique professionnelle',
        'adresse de messagerie',
      ],
      ...['adresse messagerie', 'email address', 'work email'],
    ],
  },
  service: {
    header: 'service',
    of: 'both',
    synonyms: [
      ...['site', 'service ou site', 'site ou service', 'code service', 'code site', 'service_code', 'site_code', 'service / site'],
      ...['service / antenne', 'antenne', 'antenne / service', 'service ou antenne', 'service (antenne)', 'antenne ou service', 'spip'],
      ...['service d’affectation', 'affectation', 'lieu d’affectation', 'site d’affectation', 'antenne d’affectation', 'nom du service'],
      ...['établissement ou service', 'service ou établissement', 'service / établissement', 'structure', 'structure d’affectation'],
      ...[
        'lieu de travail',
        'lieu d’exercice',
        'service de stage',
        'service du stage',
        'service du stagiaire',
        'service du tuteur',
        'lieu du stage',
        'lieu de stage',
        'site de stage',
        'spip / antenne',
        'spip ou antenne',
        'workplace',
      ],
    ],
  },
  commune: {
    header: 'commune',
    of: 'both',
    synonyms: [
      'code insee',
      'insee',
      'code commune',
      'ville',
      'town',
      'municipality',
      'insee_code',
      'commune (code insee)',
      'commune ou ville',
    ],
  },
  domains: {
    header: 'domaines',
    of: 'both',
    synonyms: [
      ...['domains', 'domaine', 'domain', 'domaines de formation', 'domaine de formation', 'domaines d’études', 'domaine d’études'],
      ...['domaine d’étude', 'domaines d’étude', 'domaines d’activité', 'domaine d’activité', 'formation initiale', 'études', 'cursus'],
      ...['domaines de formation et d’activité', 'discipline d’études', 'disciplines d’études', 'fields of study'],
    ],
  },
  skills: {
    header: 'compétences',
    of: 'mentor',
    synonyms: [
      'skills',
      'compétence',
      'skill',
      'compétences du tuteur',
      'compétences particulières',
      'domaines de compétence',
      'spécialités',
    ],
  },
  tenureYear: {
    header: 'année_titularisation',
    of: 'mentor',
    synonyms: [
      ...['tenure_year', 'année de titularisation', 'année de la titularisation', 'titularisation', 'year of tenure'],
      ...['date de titularisation', 'date titularisation', 'titulaire depuis', 'titularisé en', 'titularisée en', 'titularisé(e) en'],
      ...['titularisé(e) le', 'titularisé le', 'titularisée le'],
    ],
  },
  caseload: {
    header: 'dossiers',
    of: 'mentor',
    synonyms: [
      ...[
        'caseload',
        'nombre de dossiers',
        'nb dossiers',
        'nb de dossiers',
        'nbre de dossiers',
        'nbre dossiers',
        'dossiers suivis',
        'files',
      ],
      ...['nombre de dossiers suivis', 'nb de dossiers suivis', 'nb dossiers suivis', 'dossiers en charge', 'dossiers en cours'],
      ...['nombre de dossiers en charge', 'nombre de mesures', 'nb de mesures', 'nb mesures', 'mesures suivies', 'mesures en charge'],
      ...['charge (dossiers)', 'nombre de suivis', 'file active'],
    ],
  },
  workingTime: {
    header: 'quotité',
    of: 'mentor',
    synonyms: [
      ...['working_time', 'quotité de travail', 'quotité de temps de travail', 'quotité temps de travail', 'temps de travail'],
      ...[
        'quotité (%)',
        'quotité en %',
        'quotité en pourcentage',
        '% temps de travail',
        'etp',
        'temps de travail (%)',
        'temps de travail (etp)',
      ],
      ...['taux d’activité', 'quotité d’activité', 'quotité (etp)', 'quotité travaillée'],
    ],
  },
  capacityMin: {
    header: 'capacité_min',
    of: 'mentor',
    synonyms: [
      ...['capacity_min', 'capacité minimum', 'capacité minimale', 'min capacity', 'capacité mini', 'nombre minimum de stagiaires'],
      ...['nb de stagiaires min', 'nombre de stagiaires minimum', 'stagiaires min', 'stagiaires minimum'],
    ],
  },
  capacityMax: {
    header: 'capacité_max',
    of: 'mentor',
    synonyms: [
      ...['capacity_max', 'capacité maximum', 'capacité maximale', 'max capacity', 'capacité maxi', 'capacité d’accueil', 'capacité'],
      ...['capacité d’accueil max', 'capacité d’accueil maximale', 'capacité de tutorat', 'nombre maximum de stagiaires', 'stagiaires max'],
      ...['nb de stagiaires max', 'nb max de stagiaires', 'nombre de stagiaires maximum', 'nombre de stagiaires max', 'stagiaires maximum'],
      ...['nombre de places', 'nb de places', 'nb places', 'places', 'places offertes', 'nombre de stagiaires possibles'],
    ],
  },
  trainedOn: {
    header: 'formé_le',
    of: 'mentor',
    synonyms: [
      ...['trained_on', 'formée le', 'formé(e) le', 'formation tuteur', 'date de formation', 'date formation', 'date de formation tuteur'],
      ...[
        'date formation tuteur',
        'date de formation de tuteur',
        'date de la formation tuteur',
        'date de la formation',
        'formation de tuteur',
      ],
      ...[
        'date de formation au tutorat',
        'date de la formation au tutorat',
        'date formation tutorat',
        'formation tutorat',
        'formation au tutorat',
      ],
      ...[
        'formé au tutorat le',
        'formé(e) au tutorat le',
        'formée au tutorat le',
        'formation tuteur (date)',
        'formation tuteur suivie le',
        'tuteur formé le',
      ],
    ],
  },
  volunteer: {
    header: 'volontaire',
    of: 'mentor',
    synonyms: [
      ...['volunteer', 'volontariat', 'tuteur volontaire', 'tutrice volontaire', 'tuteur(trice) volontaire', 'volontaire pour être tuteur'],
      ...[
        'volontaire pour le tutorat',
        'volontaire au tutorat',
        'volontaire tutorat',
        'volontaire (oui/non)',
        'volontaire o/n',
        'volontaire ?',
      ],
      ...['est volontaire', 'souhaite être tuteur', 'accepte d’être tuteur', 'accord pour être tuteur'],
    ],
  },
  settings: {
    header: 'milieux',
    of: 'mentor',
    synonyms: [
      'settings',
      'milieu',
      'setting',
      'milieu d’exercice',
      'milieux d’exercice',
      'milieu (mo/mf)',
      'mo/mf',
      'mo ou mf',
      'milieu de travail',
    ],
  },
  absences: {
    header: 'absences',
    of: 'mentor',
    synonyms: [
      ...['absence', 'absences prévues', 'dates d’absence', 'périodes d’absence', 'absences (dates)', 'absence prévue', 'absences connues'],
      ...[
        'indisponibilités',
        'indisponibilité',
        'dates d’indisponibilité',
        'périodes d’indisponibilité',
        'congés prévus',
        'dates de congés',
      ],
    ],
  },
  followed: {
    header: 'stagiaires_suivis',
    of: 'mentor',
    synonyms: [
      ...['trainees_followed', 'stagiaires déjà suivis', 'nombre de stagiaires suivis', 'nb stagiaires suivis', 'nb de stagiaires suivis'],
      ...[
        'stagiaires en cours',
        'nombre de stagiaires en cours',
        'nb de stagiaires en cours',
        'stagiaires actuels',
        'stagiaires suivis actuellement',
      ],
      ...['nombre de stagiaires déjà suivis', 'nb de stagiaires déjà suivis'],
    ],
  },
  promotion: {
    header: 'promotion',
    of: 'trainee',
    synonyms: ['promo', 'cohort', 'promotion cpip', 'promotion enap', 'n° de promotion', 'numéro de promotion'],
  },
  learningNeeds: {
    header: 'besoins',
    of: 'trainee',
    synonyms: [
      ...['needs', 'besoin', 'learning_needs', 'besoins de formation', 'besoins d’apprentissage', 'besoin de formation'],
      ...['besoins du stagiaire', 'besoins exprimés', 'objectifs d’apprentissage', 'besoins particuliers de formation'],
    ],
  },
  requiredSetting: {
    header: 'milieu_requis',
    of: 'trainee',
    synonyms: [
      'required_setting',
      'milieu demandé',
      'milieu du stage',
      'milieu de stage',
      'milieu requis (mo/mf)',
      'milieu attendu',
      'milieu souhaité',
    ],
  },
  maxTravelMinutes: {
    header: 'temps_trajet_max',
    of: 'trainee',
    synonyms: [
      ...['max_travel_minutes', 'temps de trajet max', 'temps de trajet maximum', 'temps trajet max (minutes)', 'temps_trajet_max (min)'],
      ...['temps de trajet max (min)', 'temps de trajet max (minutes)', 'temps de trajet max en minutes', 'temps de trajet maxi'],
      ...[
        'temps de trajet maximal',
        'temps de trajet maximum (min)',
        'temps de trajet maximum (minutes)',
        'temps de trajet maximum en minutes',
      ],
      ...[
        'durée de trajet max',
        'durée max de trajet',
        'durée maximale de trajet',
        'durée de trajet maximale',
        'durée du trajet max',
        'trajet max',
      ],
      ...[
        'trajet maximum',
        'trajet maximal',
        'trajet max (min)',
        'trajet max (minutes)',
        'temps de transport max',
        'temps de transport maximum',
      ],
      ...[
        'temps de trajet acceptable',
        'temps de trajet accepté',
        'temps max de trajet',
        'temps maximum de trajet',
        'temps maximal de trajet',
      ],
    ],
  },
  preferences: {
    header: 'préférences',
    of: 'both',
    synonyms: [
      ...['preferences', 'préférence', 'preference', 'souhaits', 'souhait', 'vœux', 'vœu', 'tuteurs souhaités', 'tuteur souhaité'],
      ...[
        'stagiaires souhaités',
        'stagiaire souhaité',
        'souhaits de tuteur',
        'souhaits de stagiaire',
        'souhaite être avec',
        'souhaite suivre',
        'souhaits (tuteur)',
        'souhaits (stagiaire)',
        'souhaite',
        'préférences (noms)',
      ],
    ],
  },
  avoids: {
    header: 'évite',
    of: 'both',
    synonyms: [
      ...['avoids', 'avoid', 'à éviter', 'éviter', 'personnes à éviter', 'tuteurs à éviter', 'tuteur à éviter', 'stagiaires à éviter'],
      ...['stagiaire à éviter', 'ne souhaite pas être avec', 'incompatibilités', 'incompatibilité'],
    ],
  },
  formerPairs: {
    header: 'anciens_binômes',
    of: 'both',
    synonyms: [
      ...['former_pairs', 'ancien binôme', 'ancien_binômes', 'binômes rompus', 'binôme rompu', 'anciens binômes rompus'],
      ...['binômes précédents rompus', 'binômes interrompus', 'binôme interrompu'],
    ],
  },
} as const satisfies Record<string, FieldNames>;

export type Field = keyof typeof FIELDS;

const names: Readonly<Record<Field, FieldNames>> = FIELDS;
export const FIELD_LIST = Object.keys(FIELDS) as Field[];

const byKey = new Map<string, Field>();
const lexicon = new Lexicon();
for (const field of FIELD_LIST) {
  for (const name of [names[field].header, ...names[field].synonyms]) {
    byKey.set(termKey(name), field);
    lexicon.add(termKey(name), name);
  }
}

/**
 * Headers of the commune that say whose it is. Where somebody lives is where a trainee travels from, and nothing to us of a mentor; where the
 * administration has them is where a mentor works.
 */
const TOWNS: Readonly<Record<'home' | 'office', ReadonlySet<string>>> = {
  home: new Set(
    [
      'commune de résidence',
      'ville de résidence',
      'lieu de résidence',
      'résidence',
      'commune de résidence (code insee)',
      'town of residence',
    ]
      .concat(['code insee de résidence', 'commune de résidence du stagiaire', 'commune d’habitation', 'ville d’habitation', 'home town'])
      .map(termKey),
  ),
  office: new Set(
    ['résidence administrative', 'commune de résidence administrative', 'commune de la résidence administrative', 'commune du service']
      .concat(['commune d’affectation', 'ville d’affectation', 'commune de travail', 'ville du service', 'commune du site', 'office town'])
      .map(termKey),
  ),
};

/** What may stand in brackets behind a header without changing what it is. */
const REMARKS =
  'min mn minutes minute en nb nombre oui non o n ou jj mm aaaa aa date obligatoire facultatif facultative optionnel mo mf etp insee code an annee mois liste noms nom matricule matricules id ids liste s e es x cocher h heures';
const REMARK_WORDS = new Set(REMARKS.split(' '));

/** Words that betray a forbidden column wherever they stand in a header that is not one of ours (`age`, `date de naissance` …). */
const FORBIDDEN_WORDS = new Set(
  [
    'naissance birth birthdate birthday born dob age âge ages',
    'sexe sex genre gender civilité nationalité nationality citoyenneté citizenship',
    'adresse address domicile rue street postal postale home personnel personnelle perso personal',
    'santé health médical médicale medical maladie illness handicap handicapé disability disabled rqth grossesse pregnancy',
    'syndicat syndical syndicale union unions religion religieuse religious culte faith politique political',
    'ethnie ethnique origine ethnicity ethnic race racial orientation casier criminal',
    'classement rang rank ranking discipline disciplinaire disciplinary sanction sanctions',
    'famille familial familiale family marital matrimoniale conjoint spouse enfant enfants children',
    'photo photographie picture portrait nir ssn sécu',
  ].flatMap((line) => line.split(' ').map(termKey)),
);

const FORBIDDEN_NAMES = new Set(
  [
    'né le',
    'née le',
    'né(e) le',
    'numéro de sécurité sociale',
    'n° de sécurité sociale',
    'no sécurité sociale',
    'sécurité sociale',
    'social security number',
    'social security',
  ].map(termKey),
);

/** Headers that may say whom somebody must not be with: dropped, such a column would let the two be matched. */
const REFUSALS =
  /\b(?:ne (?:souhaite|souhaitent|veut|veulent|desire|desirent) pas|(?:a )?ne pas (?:associer|mettre|apparier|former)|pas avec|incompatib\w*|evit\w*)\b/;

export function mayBeRefusals(header: string): boolean {
  return REFUSALS.test(termKey(header));
}

export type ColumnKind =
  /** `town`: whose commune it is, where the header says so. */
  { kind: 'field'; field: Field; town?: 'home' | 'office' } | { kind: 'forbidden' } | { kind: 'unknown'; suggestion: string | null };

/** What a header says its column holds. A near miss is not taken for a field: it is suggested. */
export function columnKind(header: string): ColumnKind {
  const key = termKey(header);
  const known = knownKind(key);
  if (known !== null) return known;
  if (FORBIDDEN_NAMES.has(key) || key.split(' ').some((word) => FORBIDDEN_WORDS.has(word))) return { kind: 'forbidden' };
  const remark = /^([^()[\]]+)[([]([^()[\]]*)[)\]]\s*[?*:]*$/.exec(header.trim());
  const isRemark =
    remark !== null &&
    termKey(remark[2]!)
      .split(' ')
      .every((word) => REMARK_WORDS.has(word));
  const bare = isRemark ? knownKind(termKey(remark[1]!)) : null;
  return bare ?? { kind: 'unknown', suggestion: key === '' || key.length > 60 ? null : lexicon.nearest(key) };
}

function knownKind(key: string): ColumnKind | null {
  if (TOWNS.home.has(key)) return { kind: 'field', field: 'commune', town: 'home' };
  if (TOWNS.office.has(key)) return { kind: 'field', field: 'commune', town: 'office' };
  const field = byKey.get(key);
  return field === undefined ? null : { kind: 'field', field };
}

/** Whether a header of whole names says that the first name comes first. */
export function isFirstNameFirst(header: string): boolean {
  return /^(prenom|full name)/.test(termKey(header));
}

/** The field that a name belongs to; used to tell which field a near miss would have been. */
export function fieldNamed(name: string): Field | null {
  return byKey.get(termKey(name)) ?? null;
}

export function headerOf(field: Field): string {
  return names[field].header;
}

export function roleOf(field: Field): FieldNames['of'] {
  return names[field].of;
}
