/**
 * Lists in cells. `|`, `;` and line ends always part items. Where a cell has none of them, commas do, but not inside brackets or numbers, nor
 * before a word that goes on with the term (« droit, option pénal »); that is noted. A slash is looked at once all terms are known
 * (`slashes.ts`), what parts names once all names are (`references.ts`).
 */
import { termKey } from '../domain/index.ts';
import type { Field } from './fields.ts';
import { isBlank } from './blanks.ts';
import { TEXT_MAX, type RecordCells } from './record.ts';

/** Shared by all the people who have nothing to list. */
export const NONE: readonly never[] = Object.freeze([]);
const LIST_MAX = 200;
/** Parts, repeated and empty ones included, that are looked at one by one. */
const PARTS_MAX = 10 * LIST_MAX;
/** Names are parted later: until then a cell of them is one text. */
const NAMES_MAX = 10 * TEXT_MAX;

const CONTINUES =
  /^(?:options?|spécialités?|mentions?|parcours|dominantes?|majeures?|mineures?|niveaux?|type|dont|y compris|sauf|hors|notamment|en particulier|surtout|etc|et|ou|including|except|mainly|and|or)(?![\p{L}\p{N}])/iu;

/** Terms, as written; a repeated one (in other case or accents) is kept once, with a warning. */
export function readTerms(cells: RecordCells, field: Field): readonly string[] {
  const split = cells
    .lines(field)
    .trim()
    .split(/[|;\n\r]/);
  const strong = split.map(bare).filter((part) => part !== '');
  const [only] = strong;
  const parts = only === undefined || split.length > 1 ? strong : parted(only);
  if (parts.length > strong.length) cells.note('CENSUS_LIST_READ', field, only ?? '', parts.join(' | '));
  return collect(cells, field, parts, { key: termKey, longest: TEXT_MAX });
}

/** What names others, in order: parted further once it is known who is there. */
export function readNames(cells: RecordCells, field: Field): readonly string[] {
  const parts = cells.lines(field).split(/[|\n\r]/);
  return collect(cells, field, parts.map(bare), { key: (name) => name, longest: NAMES_MAX });
}

/** Without the bullets and the commas that people put at the ends of lines. */
function bare(part: string): string {
  const text = part
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-–•·*] /, '');
  let [start, end] = [0, text.length];
  while (start < end && /[, ]/.test(text[start]!)) start++;
  while (end > start && /[, ]/.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** The parts between the commas that part terms. */
function parted(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let k = 0; k < text.length; k++) {
    const letter = text[k]!;
    if (letter === '(' || letter === '[') depth++;
    else if (letter === ')' || letter === ']') depth = Math.max(0, depth - 1);
    else if (letter === ',' && depth === 0) {
      const isInNumber = /\d/.test(text[k - 1] ?? '') && /\d/.test(text[k + 1] ?? '');
      if (isInNumber || CONTINUES.test(text.slice(k + 1, k + 40).trim())) continue;
      parts.push(bare(text.slice(start, k)));
      start = k + 1;
    }
  }
  return [...parts, bare(text.slice(start))].filter((part) => part !== '');
}

function collect(
  cells: RecordCells,
  field: Field,
  parts: readonly string[],
  { key, longest }: { key: (item: string) => string; longest: number },
): readonly string[] {
  const items = new Map<string, string>();
  if (parts.length > PARTS_MAX) {
    cells.error('CENSUS_LIST_TOO_LONG', field, String(parts.length), { limit: LIST_MAX });
    return NONE;
  }
  for (const item of parts) {
    if (item === '') continue;
    if (item.length > longest) cells.error('CENSUS_TOO_LONG', field, item, { limit: longest });
    else if (isBlank(item, field)) cells.note('CENSUS_READ_AS_EMPTY', field, item);
    else if (items.has(key(item))) cells.warning('CENSUS_REPEATED_VALUE', field, item);
    else items.set(key(item), cells.shared(item));
  }
  if (items.size > LIST_MAX) cells.error('CENSUS_LIST_TOO_LONG', field, String(items.size), { limit: LIST_MAX });
  return items.size === 0 ? NONE : [...items.values()];
}
