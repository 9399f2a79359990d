/** Numbers, durations, shares and years, as people type them. What is made out and not written is noted; what may be two things is refused. */
import { readTypedDate, termKey, type Text } from '../domain/index.ts';
import type { Field } from './fields.ts';
import type { RecordCells } from './record.ts';

/** No number is longer: what a formula leaves has some twenty digits. */
const DIGITS_MAX = 400;

/**
 * Bounds beyond which a number that may be right is more often a slip of a key or another unit, so that it is read and said:
 * - files: a full caseload is around 60 to 100; beyond 250 a 0 too much (720 for 72), or those of a whole service;
 * - trainees: a mentor has one or two, three at the most; beyond 10 the places of a service;
 * - a journey: beyond four hours one way nobody travels each day; seconds, or the kilometres;
 * - working time: nobody is employed for less than a fifth; 0,08 for 0,8.
 */
const USUAL: Partial<Readonly<Record<Field, { readonly isUsual: (value: number) => boolean; readonly said: Text }>>> = {
  caseload: atMost(250),
  capacityMin: atMost(10),
  capacityMax: atMost(10),
  followed: atMost(10),
  maxTravelMinutes: atMost(240, ' min'),
  workingTime: { isUsual: (share) => share >= 0.2, said: { fr: 'au moins 20 %', en: 'at least 20%' } },
};

function atMost(most: number, unit = ''): { isUsual: (value: number) => boolean; said: Text } {
  return { isUsual: (value) => value <= most, said: { fr: `${most}${unit} au plus`, en: `${most}${unit} at most` } };
}

/** The value, with a warning where it is far from what is usual. */
function read(cells: RecordCells, field: Field, text: string, value: number): number {
  const usual = USUAL[field];
  if (usual?.isUsual(value) === false)
    cells.warning('CENSUS_UNUSUAL_NUMBER', field, text, { usualFr: usual.said.fr, usualEn: usual.said.en });
  return value;
}

/** A decimal number with a comma or a point, of any length; thousands are not guessed at. */
function decimal(text: string): number {
  const isNumber = text.length <= DIGITS_MAX && /^[+-]?(\d{1,15}([.,]\d*)?|[.,]\d+)$/.test(text);
  return isNumber ? Number(text.replace(',', '.')) : Number.NaN;
}

/** What a formula makes of a whole number: 17.000000000000004. */
function nearlyWhole(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-9 ? whole : value;
}

function refuse(
  cells: RecordCells,
  code: 'CENSUS_NUMBER' | 'CENSUS_INTEGER' | 'CENSUS_RANGE',
  field: Field,
  text: string,
  expected: Text,
): null {
  cells.error(code, field, text, { expectedFr: expected.fr, expectedEn: expected.en });
  return null;
}

/** « ~60 », « environ 60 », « 60 env. »: the number, and that it is not meant exactly. */
function rough(text: string): { text: string; isRough: boolean } {
  const bare = text
    .replace(/^(?:~|≈|±|env(?:iron|\.)?|à peu près|about|around|approx\.?)\s*/i, '')
    .replace(/\s*(?:env(?:iron|\.)?|approx\.?)$/i, '');
  return { text: bare, isRough: bare !== text };
}

/** The words that only repeat what a column counts. */
const UNITS: Partial<Readonly<Record<Field, RegExp>>> = {
  caseload: /\s*(?:dossiers?|mesures?|suivis?|files?|dossiers? suivis?)$/i,
  capacityMin: /\s*(?:stagiaires?|places?|trainees?)$/i,
  capacityMax: /\s*(?:stagiaires?|places?|trainees?)(?:\s*max(?:i|imum)?\.?)?$|\s*max(?:i|imum)?\.?$/i,
  followed: /\s*(?:stagiaires?|trainees?)$/i,
};

/** A whole number from min to max; null when the cell is empty or refused. */
export function readInteger(cells: RecordCells, field: Field, min: number, max: number): number | null {
  const text = cells.text(field);
  if (text === '') return null;
  const expected = { fr: `un nombre entier de ${min} à ${max}`, en: `a whole number from ${min} to ${max}` };
  const unit = UNITS[field];
  const bare = unit === undefined ? text : text.replace(unit, '');
  // Of a count that people know, « about » means that it moves; of places it would mean that it is not known.
  const { text: digits, isRough } = field === 'caseload' ? rough(bare) : { text: bare, isRough: false };
  const value = nearlyWhole(decimal(digits));
  if (Number.isNaN(value)) return refuse(cells, 'CENSUS_NUMBER', field, text, expected);
  if (!Number.isInteger(value)) return refuse(cells, 'CENSUS_INTEGER', field, text, expected);
  if (value < min || value > max) return refuse(cells, 'CENSUS_RANGE', field, text, expected);
  if (isRough) cells.note('CENSUS_VALUE_READ', field, text, String(value));
  return read(cells, field, text, value + 0); // −0 is 0
}

/** A year from min to max, also as the year of a date. */
export function readYear(cells: RecordCells, field: Field, min: number, max: number): number | null {
  const text = cells.text(field);
  if (text === '') return null;
  const expected = { fr: `une année de ${min} à ${max}`, en: `a year from ${min} to ${max}` };
  const bare = text.replace(/^(?:depuis|en|since|in)\s+/i, '');
  const date = readTypedDate(bare);
  const value = date === null ? nearlyWhole(decimal(bare)) : Number(date.first.slice(0, 4));
  if (Number.isNaN(value)) return refuse(cells, 'CENSUS_NUMBER', field, text, expected);
  if (!Number.isInteger(value)) return refuse(cells, 'CENSUS_INTEGER', field, text, expected);
  if (value < min || value > max) return refuse(cells, 'CENSUS_RANGE', field, text, expected);
  // Of a date only the year is asked for; a century that was made out is said.
  if (date?.isRead === true && !bare.includes(String(value))) cells.note('CENSUS_VALUE_READ', field, text, String(value));
  return value;
}

const MINUTES = { fr: 'un nombre de minutes, plus de 0 et au plus 1440', en: 'a number of minutes, more than 0 and at most 1440' };

/** A duration of at most a day: 75, « 75 min », « 1 h 15 », 1:15, « 1,25 h ». */
export function readMinutes(cells: RecordCells, field: Field): number | null {
  const text = cells.text(field);
  if (text === '') return null;
  const limit = text
    .replace(/^(?:<=?|≤|max(?:i|imum)?\.?|jusqu['’]à|au plus|up to)\s*/i, '')
    .replace(/\s*(?:max(?:i|imum)?\.?|au plus)$/i, '');
  const { text: bare, isRough } = rough(limit);
  const value = minutesOf(bare);
  if (Number.isNaN(value)) return refuse(cells, 'CENSUS_NUMBER', field, text, MINUTES);
  if (value <= 0 || value > 1440) return refuse(cells, 'CENSUS_RANGE', field, text, MINUTES);
  if (isRough) cells.note('CENSUS_VALUE_READ', field, text, `${value} min`);
  return read(cells, field, text, value);
}

function minutesOf(text: string): number {
  const minutes = /^(.+?)\s*(?:min(?:ute)?s?\.?|mn|m|['’′])$/i.exec(text)?.[1];
  const plain = decimal(minutes ?? text);
  if (!Number.isNaN(plain)) return plain;
  const [, hours = '', rest = ''] =
    /^(\d{1,2})\s*(?:h(?:eures?|ours?|rs?)?|:)\s*(\d{2})?(?::00)?\s*(?:min(?:ute)?s?\.?|mn)?$/i.exec(text) ?? [];
  const [, part = '', whole = ''] = /^(\d)\s?\/\s?(\d)\s*(?:d['’]\s?)?h(?:eures?)?$/i.exec(text) ?? [];
  if (whole !== '' && Number(whole) > 0) return (Number(part) / Number(whole)) * 60;
  // « 1: » is no time, and 1:75 none either.
  if (hours !== '' && Number(rest) < 60 && !(text.includes(':') && rest === '')) return Number(hours) * 60 + Number(rest);
  return decimal(/^(.+?)\s*h(?:eures?|ours?)?$/i.exec(text)?.[1] ?? '') * 60;
}

const SHARE = {
  fr: 'une part, plus de 0 et au plus 1 (ou un pourcentage : 80 %)',
  en: 'a share, more than 0 and at most 1 (or a percentage: 80%)',
};
/** Below it, a number above 1 is as likely a mistake as a percentage. */
const LEAST_PERCENT = 10;
const FULL_TIME = new Set([
  'temps plein',
  'temps complet',
  'plein temps',
  'a temps plein',
  'a temps complet',
  'complet',
  'plein',
  'full time',
]);
const HALF_TIME = new Set(['mi temps', 'a mi temps', 'half time']);

/** A share in ]0, 1]: 0,8, « 80 % », 80, « 0,8 ETP », « temps partiel 80 % », « mi-temps », 31,5/39. */
export function readShare(cells: RecordCells, field: Field): number | null {
  const text = cells.text(field);
  if (text === '') return null;
  const key = termKey(text);
  if (FULL_TIME.has(key)) return 1;
  if (HALF_TIME.has(key)) return 0.5;
  if (key === 'non' && termKey(cells.columnOf('workingTime')).includes('partiel')) {
    cells.note('CENSUS_VALUE_READ', field, text, '100 %');
    return 1;
  }
  if (key === 'tp') {
    // « Temps plein » to most; to some « temps partiel », which would say a share.
    cells.note('CENSUS_VALUE_READ', field, text, '100 %');
    return 1;
  }
  const bare = text
    .replace(/^(?:(?:à )?(?:temps (?:partiel|plein|complet)|tp|quotité)\s*(?:à|de|:|\()?\s*)/i, '')
    .replace(/\s*(?:\)|\(?(?:d['’]\s*)?etpt?\)?|\(?(?:d['’]un |du )?temps (?:plein|partiel|complet)\)?)$/i, '');
  const percent = /^(.*\d)\s?%$/.exec(bare)?.[1];
  const [, part = '', whole = ''] = /^([\d.,]+)\s?h?\s?\/\s?([\d.,]+)(?:\s?(?:e|è|ème|eme|h))?$/i.exec(bare) ?? [];
  const value = decimal(percent ?? bare);
  if (whole !== '' && decimal(whole) > 0) return inRange(decimal(part) / decimal(whole));
  if (percent !== undefined) return inRange(value / 100);
  if (Number.isNaN(value)) return refuse(cells, 'CENSUS_NUMBER', field, text, SHARE);
  if (value < LEAST_PERCENT || value > 100) return inRange(value);
  cells.note('CENSUS_VALUE_READ', field, text, `${bare} %`);
  return read(cells, field, text, value / 100);

  function inRange(share: number): number | null {
    return share > 0 && share <= 1 ? read(cells, field, text, share) : refuse(cells, 'CENSUS_RANGE', field, text, SHARE);
  }
}
