/**
 * The sentences, in French and English, of everything that travels as a code: criteria, facts, exclusions.
 *
 * French is what the boards read; English follows it. Numbers are written as each language writes them.
 */
import type { Language } from '../errors/catalogue.ts';
import type { Criterion, Exclusion, Fact } from './pair.ts';
import type { Text } from './text.ts';

export const CRITERION_NAMES: Readonly<Record<Criterion, Text>> = {
  background: { fr: 'parcours', en: 'background' },
  workload: { fr: 'charge de travail', en: 'workload' },
  location: { fr: 'trajet', en: 'location' },
  preferences: { fr: 'préférences', en: 'preferences' },
  generation: { fr: 'étape de carrière', en: 'career stage' },
};

const FACTS: Readonly<Record<Fact['code'], Text>> = {
  DOMAINS_SHARED: {
    fr: '{found} {found|domaine|domaines} en commun sur {total} : {terms}',
    en: '{found} of {total} fields shared: {terms}',
  },
  DOMAINS_NONE_SHARED: {
    fr: '{total|son unique domaine n’est pas|aucun de ses {total} domaines n’est} partagé',
    en: '{total|the trainee’s one field is not|none of the trainee’s {total} fields is} shared',
  },
  DOMAINS_UNKNOWN: { fr: 'domaines non renseignés', en: 'fields not given' },
  NEEDS_COVERED: {
    fr: '{found} {found|besoin couvert|besoins couverts} sur {total} : {terms}',
    en: '{found} of {total} learning needs covered: {terms}',
  },
  NEEDS_NONE_COVERED: {
    fr: '{total|son unique besoin n’est pas|aucun de ses {total} besoins n’est} couvert',
    en: '{total|the one learning need is not|none of the {total} learning needs is} covered',
  },
  NEEDS_UNKNOWN: { fr: 'besoins ou compétences non renseignés', en: 'needs or skills not given' },
  CASELOAD: { fr: '{files} {files|dossier|dossiers} à temps plein', en: '{files} {files|file|files} full-time' },
  CASELOAD_PART_TIME: {
    fr: '{files} {files|dossier|dossiers} à {percent} %, soit {fullTimeFiles} à temps plein',
    en: '{files} {files|file|files} at {percent} %, that is {fullTimeFiles} full-time',
  },
  CASELOAD_UNKNOWN: { fr: 'nombre de dossiers non renseigné', en: 'caseload not given' },
  TRAINEES_FOLLOWED: {
    fr: '{followed} {followed|stagiaire déjà suivi|stagiaires déjà suivis}',
    en: '{followed} {followed|trainee|trainees} already followed',
  },
  TRAVEL_TABLE: { fr: '{minutes} min de {from} à {to} (table des trajets)', en: '{minutes} min from {from} to {to} (travel table)' },
  TRAVEL_ESTIMATED: {
    fr: 'environ {minutes} min de {from} à {to} ({distanceKm} km à vol d’oiseau)',
    en: 'about {minutes} min from {from} to {to} ({distanceKm} km as the crow flies)',
  },
  TRAVEL_NO_ROAD: { fr: 'pas de route entre {from} et {to}', en: 'no road between {from} and {to}' },
  TRAVEL_UNKNOWN: { fr: 'trajet de {from} à {to} inconnu', en: 'journey from {from} to {to} unknown' },
  PREFERRED_BY_TRAINEE: { fr: 'choix n° {rank} du stagiaire (sur {total})', en: 'the trainee’s choice no. {rank} (of {total})' },
  PREFERRED_BY_MENTOR: { fr: 'choix n° {rank} du tuteur (sur {total})', en: 'the mentor’s choice no. {rank} (of {total})' },
  NOT_LISTED_BY_TRAINEE: {
    fr: '{total|n’est pas le choix|n’est pas parmi les {total} choix} du stagiaire',
    en: '{total|not the trainee’s choice|not among the trainee’s {total} choices}',
  },
  NOT_LISTED_BY_MENTOR: {
    fr: '{total|n’est pas le choix|n’est pas parmi les {total} choix} du tuteur',
    en: '{total|not the mentor’s choice|not among the mentor’s {total} choices}',
  },
  NO_PREFERENCE: { fr: 'aucune préférence exprimée', en: 'no preference stated' },
  TENURE: { fr: '{years} {years|an|ans} depuis la titularisation ({year})', en: '{years} {years|year|years} since tenure ({year})' },
  TENURE_UNKNOWN: { fr: 'année de titularisation non renseignée', en: 'year of tenure not given' },
};

const EXCLUSIONS: Readonly<Record<Exclusion['code'], Text>> = {
  MENTOR_NOT_VOLUNTEER: { fr: 'le tuteur n’est pas volontaire', en: 'the mentor is not a volunteer' },
  MENTOR_VOLUNTEER_UNKNOWN: { fr: 'le tuteur n’a pas dit s’il est volontaire', en: 'the mentor has not said whether they volunteer' },
  MENTOR_NOT_TRAINED: { fr: 'le tuteur n’est pas formé au tutorat', en: 'the mentor is not trained for the role' },
  MENTOR_TRAINED_LATER: {
    fr: 'le tuteur n’est formé que le {trainedOn}, après le début du stage ({start})',
    en: 'the mentor is trained only on {trainedOn}, after the internship starts ({start})',
  },
  MENTOR_NO_CAPACITY: { fr: 'le tuteur n’a aucune place', en: 'the mentor has no place' },
  MENTOR_ABSENT: {
    fr: 'le tuteur n’est présent que {presence} % des jours du stage (minimum : {minimum} %)',
    en: 'the mentor is present on only {presence} % of the internship’s days (at least {minimum} % are needed)',
  },
  OTHER_BOARD: {
    fr: 'le tuteur relève d’une autre direction ({mentorBoard})',
    en: 'the mentor belongs to another directorate ({mentorBoard})',
  },
  SETTING: { fr: 'le tuteur n’exerce pas en {required}', en: 'the mentor does not work in {required}' },
  NO_ROAD: { fr: 'pas de route entre {from} et {to}', en: 'no road between {from} and {to}' },
  TOO_FAR: {
    fr: 'trajet de {minutes} min, pour un maximum de {maximum} min',
    en: 'a journey of {minutes} min, for a maximum of {maximum} min',
  },
  AVOIDED_BY_TRAINEE: { fr: 'écarté par le stagiaire', en: 'ruled out by the trainee' },
  AVOIDED_BY_MENTOR: { fr: 'le stagiaire est écarté par le tuteur', en: 'the trainee is ruled out by the mentor' },
  FORMER_PAIR: { fr: 'ce binôme a déjà été rompu', en: 'this pair broke down before' },
};

/** The rules as headings of a count of mentors: "12 not volunteering". */
const EXCLUSION_COUNTS: Readonly<Record<Exclusion['code'], Text>> = {
  MENTOR_NOT_VOLUNTEER: { fr: '{n|non volontaire|non volontaires}', en: 'not volunteering' },
  MENTOR_VOLUNTEER_UNKNOWN: { fr: 'sans réponse sur le volontariat', en: 'with no word on volunteering' },
  MENTOR_NOT_TRAINED: { fr: '{n|non formé|non formés} au tutorat', en: 'not trained' },
  MENTOR_TRAINED_LATER: { fr: '{n|formé|formés} après le début du stage', en: 'trained after the internship starts' },
  MENTOR_NO_CAPACITY: { fr: 'sans place', en: 'without a place' },
  MENTOR_ABSENT: { fr: 'trop {n|absent|absents} pendant le stage', en: 'too often absent' },
  OTHER_BOARD: { fr: 'd’une autre direction', en: 'of another directorate' },
  SETTING: { fr: 'hors du milieu requis', en: 'outside the required setting' },
  NO_ROAD: { fr: 'sans route', en: 'without a road' },
  TOO_FAR: { fr: 'trop loin', en: 'too far away' },
  AVOIDED_BY_TRAINEE: { fr: '{n|écarté|écartés} par le stagiaire', en: 'ruled out by the trainee' },
  AVOIDED_BY_MENTOR: { fr: 'ayant écarté le stagiaire', en: 'who ruled the trainee out' },
  FORMER_PAIR: { fr: 'd’un binôme déjà rompu', en: 'of a pair that broke down' },
};

/** Settings in words. */
export const SETTING_NAMES: Readonly<Record<string, Text>> = {
  MO: { fr: 'milieu ouvert', en: 'the open setting' },
  MF: { fr: 'milieu fermé', en: 'the closed setting' },
};

export function describeFact({ code, values }: Fact, language: Language): string {
  return fill(FACTS[code][language], values, language);
}

export function describeExclusion({ code, values }: Exclusion, language: Language): string {
  return fill(EXCLUSIONS[code][language], values, language);
}

/** "3 trop absents pendant le stage": how many mentors a rule excludes. */
export function describeExclusionCount(code: Exclusion['code'], mentors: number, language: Language): string {
  return `${mentors} ${fill(EXCLUSION_COUNTS[code][language], { n: mentors }, language)}`;
}

/** Points out of 100, one decimal, of a score in millionths: `83,2` or `83.2`. */
export function formatPoints(millionths: number, language: Language): string {
  return formatDecimal(Math.round(millionths / 1000) / 10, 1, language);
}

/** `30,58` or `30.58`, with so many decimals, whatever they are. */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  const text = value.toFixed(decimals);
  return language === 'fr' ? text.replace('.', ',') : text;
}

/** Replaces `{name}` by the value, and `{name|one|many}` by the word that the number calls for. */
export function fill(template: string, values: Readonly<Record<string, string | number>>, language: Language): string {
  const inflected = template.replace(/\{(\w+)\|([^|]*)\|((?:[^{}]|\{\w+\})*)\}/g, (_whole, name: string, one: string, many: string) => {
    const count = Number(values[name] ?? 0);
    return (language === 'fr' ? count < 2 : count === 1) ? one : many;
  });
  return inflected.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (typeof value === 'number') return language === 'fr' ? String(value).replace('.', ',') : String(value);
    return name === 'required' ? (SETTING_NAMES[value]?.[language] ?? value) : value;
  });
}
