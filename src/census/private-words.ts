/**
 * Reasons that people give beside a value, of which the law forbids to keep any: health, family events, unions. They are quoted nowhere. In
 * columns of terms and names the same words are subjects (« accès aux soins ») or names.
 */
import { termKey } from '../domain/index.ts';
import type { Field } from './fields.ts';
import { clip } from './finding.ts';

/** Beginnings of words. */
const STEMS = [
  'therapeuti|medica|maladi|hospitali|chirurg|convalescen|patholog|cancer|depressi|pregnan|matern|patern|allaite|adopti|parental',
  'handicap|invalid|inapt|accident|syndic|religi|peleri|disciplin|sanction|disabilit|familia|enceint|grossesse',
].join('|');
const WORDS = [
  'malades?|sante|soins?|hopital|clinique|operations?|operee?|rechutes?|burn ?out|fausse couche|naissance|accouchement|aidante?|enfants?|deuil|deces|divorce|conjointe?|mariage|pacs',
  'rqth|aptitude|ald|clm|cld|citis|longue duree|cgt|fo|unsa|cfdt|ufap|snepap|asa|decharge|greve|ramadan|sick|illness|health|unions?',
  'belles? (?:soeurs?|meres?|filles?)|beaux? (?:freres?|peres?|fils)|(?:son|sa|mon|ma|leur) (?:ex|mari|femme|frere|soeur|cousine?|oncle|tante|neveu|niece|compagn\\w+|mere|pere)',
  'soeurs?|epou(?:x|se)|concubine?|tpt|temps partiel th\\w*',
  'arret(?: de travail| maladie| medical)?',
].join('|');
const PRIVATE = new RegExp(`\\b(?:(?:${STEMS})\\w*|(?:${WORDS})\\b)`);

/** Fields whose cells hold a value, and may hold why. */
const VALUES: ReadonlySet<Field> = new Set<Field>([
  ...([
    'workingTime',
    'caseload',
    'capacityMin',
    'capacityMax',
    'followed',
    'trainedOn',
    'tenureYear',
    'volunteer',
    'settings',
    'absences',
  ] as const),
  ...(['promotion', 'requiredSetting', 'maxTravelMinutes', 'priority', 'role'] as const),
  ...(['preferences', 'avoids', 'formerPairs', 'apartFrom', 'sharesCarWith', 'imposed'] as const),
]);

/** What stands for a text that is not quoted. */
const HIDDEN = '…';
/** What stands in place of a cell that is given back without its reason: no value of any column, so that it is looked at. */
export const REMOVED = '[motif retiré]';

export function givesPrivateReason(field: Field, text: string): boolean {
  return VALUES.has(field) && PRIVATE.test(termKey(text));
}

/** The text as findings quote it. */
export function quotable(field: Field, text: string): string {
  return givesPrivateReason(field, text) ? HIDDEN : clip(text);
}
