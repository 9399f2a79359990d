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
  id: { header: 'matricule', of: 'both', synonyms: ['id', 'identifiant', 'numéro matricule', 'n° matricule', 'no matricule'] },
  role: { header: 'rôle', of: 'both', synonyms: ['role'] },
  lastName: { header: 'nom', of: 'both', synonyms: ['last_name', 'surname', 'family_name', 'nom de famille', 'nom d’usage'] },
  firstName: { header: 'prénom', of: 'both', synonyms: ['first_name', 'given_name', 'prénoms'] },
  email: {
    header: 'courriel',
    of: 'both',
    synonyms: [
      'email',
      'e-mail',
      'mail',
      'adresse mail',
      'adresse e-mail',
      'adresse email',
      'adresse électronique',
      'adresse courriel',
      'email address',
    ],
  },
  service: {
    header: 'service',
    of: 'both',
    synonyms: ['site', 'service ou site', 'site ou service', 'code service', 'code site', 'service_code', 'site_code'],
  },
  commune: {
    header: 'commune',
    of: 'both',
    synonyms: ['code insee', 'insee', 'code commune', 'ville', 'town', 'municipality', 'insee_code'],
  },
  domains: { header: 'domaines', of: 'both', synonyms: ['domains', 'domaine', 'domain'] },
  skills: { header: 'compétences', of: 'mentor', synonyms: ['skills', 'compétence', 'skill'] },
  tenureYear: {
    header: 'année_titularisation',
    of: 'mentor',
    synonyms: ['tenure_year', 'année de titularisation', 'année de la titularisation', 'titularisation', 'year of tenure'],
  },
  caseload: { header: 'dossiers', of: 'mentor', synonyms: ['caseload', 'nombre de dossiers', 'nb dossiers', 'dossiers suivis', 'files'] },
  workingTime: {
    header: 'quotité',
    of: 'mentor',
    synonyms: ['working_time', 'quotité de travail', 'quotité de temps de travail', 'temps de travail'],
  },
  capacityMin: {
    header: 'capacité_min',
    of: 'mentor',
    synonyms: ['capacity_min', 'capacité minimum', 'capacité minimale', 'min capacity'],
  },
  capacityMax: {
    header: 'capacité_max',
    of: 'mentor',
    synonyms: ['capacity_max', 'capacité maximum', 'capacité maximale', 'max capacity'],
  },
  trainedOn: {
    header: 'formé_le',
    of: 'mentor',
    synonyms: ['trained_on', 'formée le', 'formé(e) le', 'formation tuteur', 'date de formation', 'date formation'],
  },
  volunteer: { header: 'volontaire', of: 'mentor', synonyms: ['volunteer', 'volontariat'] },
  settings: { header: 'milieux', of: 'mentor', synonyms: ['settings', 'milieu', 'setting'] },
  absences: { header: 'absences', of: 'mentor', synonyms: ['absence'] },
  followed: {
    header: 'stagiaires_suivis',
    of: 'mentor',
    synonyms: ['trainees_followed', 'stagiaires déjà suivis', 'nombre de stagiaires suivis', 'nb stagiaires suivis'],
  },
  promotion: { header: 'promotion', of: 'trainee', synonyms: ['promo', 'cohort'] },
  learningNeeds: {
    header: 'besoins',
    of: 'trainee',
    synonyms: ['needs', 'besoin', 'learning_needs', 'besoins de formation', 'besoins d’apprentissage'],
  },
  requiredSetting: { header: 'milieu_requis', of: 'trainee', synonyms: ['required_setting', 'milieu demandé', 'milieu du stage'] },
  maxTravelMinutes: {
    header: 'temps_trajet_max',
    of: 'trainee',
    synonyms: [
      'max_travel_minutes',
      'temps de trajet max',
      'temps de trajet maximum',
      'temps trajet max (minutes)',
      'temps_trajet_max (min)',
    ],
  },
  preferences: { header: 'préférences', of: 'both', synonyms: ['preferences', 'préférence', 'preference'] },
  avoids: { header: 'évite', of: 'both', synonyms: ['avoids', 'avoid', 'à éviter', 'éviter'] },
  formerPairs: { header: 'anciens_binômes', of: 'both', synonyms: ['former_pairs', 'ancien binôme', 'ancien_binômes', 'binômes rompus'] },
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

export type ColumnKind = { kind: 'field'; field: Field } | { kind: 'forbidden' } | { kind: 'unknown'; suggestion: string | null };

/** What a header says its column holds. A near miss is not taken for a field: it is suggested. */
export function columnKind(header: string): ColumnKind {
  const key = termKey(header);
  const field = byKey.get(key);
  if (field !== undefined) return { kind: 'field', field };
  if (FORBIDDEN_NAMES.has(key) || key.split(' ').some((word) => FORBIDDEN_WORDS.has(word))) return { kind: 'forbidden' };
  return { kind: 'unknown', suggestion: key === '' || key.length > 60 ? null : lexicon.nearest(key) };
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
