/**
 * Sheets that look kept for the record: by their name, their title or another year than those of the calendars. Read like the others, they would
 * make a mentor of whoever has left; passed over, they might be the census: so it is asked.
 */
import { termKey } from '../domain/index.ts';
import type { ReadFile } from './read-file.ts';
import { refuseTable } from './refuse-rows.ts';

const ARCHIVE =
  /\b(?:archiv\w*|ancien(?:ne)?s?|old|historiques?|obsoletes?|perimee?s?|sauvegardes?|backup|pour memoire|n 1|precedente?s?|brouillons?|perdu|annulee?s?|a supprimer|ne pas (?:lire|utiliser|tenir compte))\b/;
const KEPT = /\b(?:pour memoire|archiv\w*|pour archive|annee precedente|ne pas (?:lire|utiliser|tenir compte))\b/;

/** @param years those of the calendars; undefined: they are not known. */
export function askAboutArchives(files: readonly ReadFile[], years: readonly number[] | undefined): void {
  for (const file of files) {
    const { sheet } = file;
    if (sheet === null || file.isUnread === true || file.people.length + file.faulty.length === 0) continue;
    const reason = reasonOf(sheet, file, years);
    if (reason === null) continue;
    const values = { value: sheet, sheet, reasonFr: reason.fr, reasonEn: reason.en };
    file.rejected.push({
      code: 'CENSUS_ARCHIVE_SHEET',
      file: file.file.name,
      record: null,
      line: null,
      column: null,
      value: sheet,
      values,
    });
    refuseTable(file);
  }
}

function reasonOf(
  sheet: string,
  { asides }: ReadFile,
  years: readonly number[] | undefined,
): { readonly fr: string; readonly en: string } | null {
  if (ARCHIVE.test(termKey(sheet)) || asides.lines.some(({ text, isTitle }) => isTitle && KEPT.test(termKey(text))))
    return { fr: 'semble gardée pour mémoire', en: 'looks kept for the record' };
  const named = [...sheet.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year));
  if (years === undefined || years.length === 0 || named.length === 0 || named.some((year) => years.includes(year))) return null;
  return {
    fr: `porte une autre année que celles des calendriers (${years.join(', ')})`,
    en: `bears another year than those of the calendars (${years.join(', ')})`,
  };
}

/** The years of periods; with the one before where the first begins so early that its census was made then. */
export function yearsOf(periods: readonly { readonly segments: readonly { readonly start: string; readonly end: string }[] }[]): number[] {
  const days = periods.flatMap(({ segments }) => segments.flatMap(({ start, end }) => [start, end])).sort();
  const [first] = days;
  if (first === undefined) return [];
  const years = new Set(days.map((day) => Number(day.slice(0, 4))));
  if (Number(first.slice(5, 7)) <= EARLY_MONTH) years.add(Number(first.slice(0, 4)) - 1);
  return [...years].sort((a, b) => a - b);
}

/** A period that begins by then has its census made in the year before. */
const EARLY_MONTH = 4;
