/** Yes or no, and settings, as people tick and type them. */
import { type Priority, type Setting, termKey } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { RecordCells } from './record.ts';
import { isMark, NO_WORDS, saysYesOrNo, YES_WORDS } from './yes-no.ts';

const UNSURE = new Set(
  [
    'peut être',
    'à confirmer',
    'à voir',
    'en attente',
    'ne sait pas',
    'indécis',
    'indécise',
    'à définir',
    'sous réserve',
    'pas encore',
    'maybe',
  ]
    .concat(['en réflexion', 'à préciser', 'to be confirmed', 'pourquoi pas'])
    .map(termKey),
);

const PRIORITIES: ReadonlyMap<string, Priority> = new Map<string, Priority>([
  ...['haute', 'forte', 'elevee', 'prioritaire', 'high'].map((word): [string, Priority] => [word, 1]),
  ...['moyenne', 'medium', '2'].map((word): [string, Priority] => [word, 2]),
  ...['basse', 'faible', 'low', '3'].map((word): [string, Priority] => [word, 3]),
]);

const WORDS = /^[\p{L}\p{N} ]+$/u;

/**
 * Yes is the first level; a word that is read as a level is noted. What else stands in the cell may be why somebody has a priority, their health or their family, which nobody may keep: it
 * is refused, and quoted nowhere. null when there is none, or when it is not sure.
 */
export function readPriority(cells: RecordCells, field: Field): Priority | null {
  const text = cells.text(field);
  if (text === '') return null;
  const key = termKey(text).replace(/^(?:(?:priorite|niveau|p) ?(?=\d)|(?:priorite|niveau) )/, '');
  if (/^[^?¿]*$/.test(text)) {
    if (NO_WORDS.has(key) || key === 'aucune') return null;
    const level = YES_WORDS.has(key) || isMark(text) ? 1 : PRIORITIES.get(key);
    const isPlain = isMark(text) || YES_WORDS.has(termKey(text)) || text === String(level);
    // Beside the word may stand a sign that says why: only the word is quoted.
    if (level !== undefined && !isPlain) cells.note('CENSUS_VALUE_READ', field, WORDS.test(text) ? text : termKey(text), String(level));
    if (level !== undefined) return level;
  }
  if (UNSURE.has(key) || /^(?:oui|non) ?\?$/i.test(text)) cells.note('CENSUS_YES_NO_UNSURE', field, text);
  else cells.error('CENSUS_PRIORITY', field, '');
  return null;
}

/** null when it is not said; « oui (à confirmer) » and « non ? » do not say it, which is noted: neither may be held against anybody. */
export function readYesNo(cells: RecordCells, field: Field): boolean | null {
  const text = cells.text(field);
  if (text === '') return null;
  const key = termKey(text);
  const said = saysYesOrNo(text);
  if (said !== null) return said;
  const [first = ''] = key.split(' ');
  if (/[?¿]/.test(text) || UNSURE.has(key) || /^(oui|non|yes|no|ok)$/.test(first)) cells.note('CENSUS_YES_NO_UNSURE', field, text);
  else cells.error('CENSUS_YES_NO', field, text);
  return null;
}

const SETTINGS = new Map<string, Setting>([
  ['mo', 'MO'],
  ['milieu ouvert', 'MO'],
  ['ouvert', 'MO'],
  ['mf', 'MF'],
  ['milieu ferme', 'MF'],
  ['ferme', 'MF'],
  ['m o', 'MO'],
  ['m f', 'MF'],
  ['detention', 'MF'],
]);
/** Of a mentor, in the whole cell. */
const BOTH = new Set(['mixte', 'milieu mixte', 'les deux', 'les deux milieux', 'both']);

export function readSetting(cells: RecordCells, field: Field): Setting | null {
  const text = cells.text(field);
  const setting = SETTINGS.get(termKey(text));
  if (setting === undefined && text !== '') cells.error('CENSUS_SETTING', field, text);
  return setting ?? null;
}

const BOTH_SETTINGS: readonly Setting[] = Object.freeze(['MO', 'MF'] as const);
const ONE_SETTING: Readonly<Record<Setting, readonly Setting[]>> = {
  MO: Object.freeze(['MO'] as const),
  MF: Object.freeze(['MF'] as const),
};

/** Both have names of their own, so that anything may stand between them: MO|MF, « MO et MF », MO/MF. */
export function readSettings(cells: RecordCells, field: Field): readonly Setting[] | null {
  const found = new Set<Setting>();
  if (BOTH.has(termKey(cells.lines(field)))) return BOTH_SETTINGS;
  for (const part of cells.lines(field).split(/[|;,/&+\n\r]|\s(?:et|and|puis)\s/i)) {
    const term = part.trim();
    if (term === '') continue;
    const setting = SETTINGS.get(termKey(term));
    if (setting === undefined) cells.error('CENSUS_SETTING', field, term);
    else found.add(setting);
  }
  const [only] = found;
  return only === undefined ? null : found.size === 2 ? BOTH_SETTINGS : ONE_SETTING[only];
}
