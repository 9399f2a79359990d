/** Yes or no, and settings, as people tick and type them. */
import { type Setting, termKey } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { RecordCells } from './record.ts';

const YES = new Set(['oui', 'yes', 'o', 'y', '1', 'vrai', 'true', 'x', 'ok', 'd accord']);
const NO = new Set(['non', 'no', 'n', '0', 'faux', 'false']);
const TICKS = /^[✓✔☑🗸☒\ufe0e\ufe0f]+$/u;
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

/** null when it is not said; « oui (à confirmer) » and « non ? » do not say it, which is noted: neither may be held against anybody. */
export function readYesNo(cells: RecordCells, field: Field): boolean | null {
  const text = cells.text(field);
  if (text === '') return null;
  const key = termKey(text);
  const isAsked = /[?¿]/.test(text);
  if (!isAsked && (YES.has(key) || TICKS.test(text))) return true;
  if (!isAsked && NO.has(key)) return false;
  const [first = ''] = key.split(' ');
  if (isAsked || UNSURE.has(key) || /^(oui|non|yes|no|ok)$/.test(first)) cells.note('CENSUS_YES_NO_UNSURE', field, text);
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
]);

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
