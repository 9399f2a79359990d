/** What stands below a header that may mean several things: it tells which, or nothing does. */
import { readTypedDate, termKey } from '../domain/index.ts';
import { isBlank } from './blanks.ts';
import type { Field } from './fields.ts';
import { namesNobody } from './refusal-words.ts';
import { roleOf } from './roles.ts';
import type { Row } from './table.ts';
import { isTick, saysYesOrNo } from './yes-no.ts';

/** Rows that are looked at. */
export const SAMPLE_ROWS = 200;

/** The texts of a column, those left out that say nothing. */
export function textsBelow(rows: readonly Row[], k: number): string[] {
  return rows.map(({ cells }) => (cells[k] ?? '').replace(/\s+/g, ' ').trim()).filter((text) => text !== '' && !isBlank(text, 'role'));
}

const numberIn = (text: string): number => (/^\d{1,4}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN);

/** Of so many files nobody is a mentor of trainees, of so many trainees nobody is one mentor. */
const FILES_FROM = 15;
const TRAINEES_TO = 5;

const FITS: Partial<Readonly<Record<Field, (texts: readonly string[]) => boolean>>> = {
  caseload: (texts) => texts.some((text) => numberIn(text) >= FILES_FROM),
  followed: (texts) => texts.every((text) => numberIn(text) <= TRAINEES_TO),
  domains: (texts) => texts.every((text) => /\p{L}{3}/u.test(text) && readTypedDate(text) === null && !/\d{2}/.test(text)),
  trainedOn: (texts) => mostly(texts, (text) => readTypedDate(text) !== null),
  fullName: (texts) => mostly(texts, isWholeName),
  volunteer: (texts) => texts.every((text) => saysYesOrNo(text) !== null),
  workingTime: (texts) => texts.every((text) => /^\d{1,3}([.,]\d+)?\s?%?$/.test(text)),
};

/** Two words or more, of letters, the first of which begins as names do. */
function isWholeName(text: string): boolean {
  return /^(?:(?:M|Mr|Mme|Mlle)\.?\s+)?(?:(?:d[eu]|des|l[ae]|les|d’|d')\s*)*\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+[\p{L}\p{M}'’.(/)-]+)+$/u.test(
    text,
  );
}

function mostly(texts: readonly string[], fits: (text: string) => boolean): boolean {
  return texts.filter(fits).length * 2 > texts.length;
}

/** The one of these fields that the texts fit; null where they are none, or fit none or several. */
export function fieldByTexts(fields: readonly Field[], texts: readonly string[]): Field | null {
  const fit = texts.length === 0 ? [] : fields.filter((field) => FITS[field]?.(texts) === true);
  return fit.length === 1 ? fit[0]! : null;
}

/** Whether most of the texts are roles. */
export function areRoles(texts: readonly string[], header: string): boolean {
  return mostly(texts, (text) => roleOf(text, header) !== null);
}

/** Whether the texts are ticks, and there are any. */
export function areTicks(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => isTick(text));
}

/** Whether nothing stands in a column. */
export function isEmptyBelow(rows: readonly Row[], k: number): boolean {
  return rows.every(({ cells }) => {
    const text = (cells[k] ?? '').trim();
    return text === '' || isBlank(text, 'avoids') || termKey(text) === '' || namesNobody(text);
  });
}
