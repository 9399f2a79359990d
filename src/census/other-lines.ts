/** Lines among the people that describe nobody: totals, headings, and headers that stand there once more. */
import { termKey } from '../domain/index.ts';
import { type Field, fieldIn } from './fields.ts';
import { Refusal } from './finding.ts';
import { keptColumns, type Columns } from './header.ts';
import { speaksOfLooks } from './refusal-words.ts';
import type { Row } from './table.ts';

/** Longest text that may be the words of a total. */
const WORDS_MAX = 60;
/** Longest text that may be a heading or a note. */
const HEADING_MAX = 300;
/** Words that sum up by themselves … */
const TOTAL = /^(?:sous tota(?:l|ux)|tota(?:l|ux)|subtotal|grand total|somme|ensemble|sum)$/;
/** … with what follows them, and those that do so before a number. */
const TOTAL_AND_MORE = /^(?:sous tota(?:l|ux)|tota(?:l|ux)|subtotal|grand total|somme d(?:e|es|u)|sum of)(?: |$)/;
const COUNT = /^(?:nombre|nbre|nb|effectifs?|moyenne|ensemble|number|count|average)(?: |$)/;

/** The words of a line that sums up others rather than giving a person; null for any other line. */
export function totalLine(row: Row, columns: Columns): string | null {
  const first = row.cells.findIndex((cell) => cell.trim() !== '');
  const words = row.cells[first] ?? '';
  if (words.length > WORDS_MAX || !sumsUp(row, first)) return null;
  const text = (field: Field): string => (row.cells[columns.index.get(field) ?? -1] ?? '').trim();
  if (first !== columns.index.get('id') && text('id') !== '') return null;
  // Whoever has both names is a person, whatever they are called; « 13 lignes » is no name.
  if (isName(text('lastName')) && isName(text('firstName'))) return null;
  return words.trim();
}

/** Whether the first cell with content holds the words of a total, or of a count with its number. */
function sumsUp(row: Row, first: number): boolean {
  const words = row.cells[first] ?? '';
  if (!/^\s*[\p{L}"«(]/u.test(words)) return false;
  const key = termKey(words);
  if (TOTAL.test(key) || TOTAL_AND_MORE.test(key)) return true;
  // The number may be a formula without a result.
  const hasWords = row.cells.some((cell, k) => k > first && /\p{L}/u.test(cell));
  const isCounted = row.cells.some((cell, k) => k > first && /^\s*\d+([.,]\d+)?\s*$/.test(cell));
  return COUNT.test(key) && (/\d/.test(key) || isCounted || (!hasWords && !key.includes(' ')));
}

function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !/\d/.test(text);
}

/**
 * The words of a heading above some of the people, or of a note below them; null for any other line: one text across the columns, or
 * alone in the first of them, being no id. A text alone elsewhere, or a name, may be what somebody has begun to write of a person: not so where
 * it is nobody's name, or has the words of a remark.
 */
export function headingLine(row: Row, columns: Columns): string | null {
  const filled = row.cells.flatMap((cell, k) => (cell.trim() === '' ? [] : [k]));
  const [first] = filled;
  if (first === undefined || row.badQuote !== null) return null;
  const words = (row.cells[first] ?? '').trim();
  if (row.heading === true) return words;
  const leftmost = columns.headers.findIndex((header) => header !== '');
  const isOfName = (['lastName', 'firstName', 'fullName'] as const).some((field) => columns.index.get(field) === first);
  const isAlone = filled.length === 1 && words.length <= HEADING_MAX && /\p{L}/u.test(words);
  if (!isAlone) return null;
  if (first !== leftmost) return isRemark(words) ? words : null;
  return isNobody(words) || (!isOfName && /\s/.test(words)) ? words : null;
}

/** Titles of the people of one role or place, and what offices write below a table: signatures, dates, how many there are, remarks. */
const SECTION =
  /^(?:(?:liste|tableau|vivier|effectifs?)\b.*|(?:les |nos )?(?:(?:cpip|eleves?) )*(?:tuteurs|tutrices|stagiaires|eleves|mentors|trainees)(?: (?:et|cpip|\d+|de|du|des|la|le)\b.*)?|(?:spip|dspip|disp|antenne|alip|residence administrative|milieu (?:ouvert|ferme|mixte))\b.*)$/;
const BELOW =
  /^(?:fait (?:a|le)|soit|dont|nb|n b|ps|p s|maj|mise a jour|mis a jour|version|valide|vise?|vu|signe|signature|pour (?:le|la)|p o|source|rappel|attention|important|remarques?|notes?|pas d|aucun|neant|ras|idem|voir|cf|contact|le (?:chef|directeur|dpip|dfspip|secretariat|responsable)|la (?:cheffe|directrice|responsable|direction|dpip|dfspip|secretaire)|direction|secretariat|document|arrete au)\b/;
/** Who has made the list, whom to call, when. */
const SIGNATURE =
  /^(?:fait (?:a|le)|vise?|vu|valide|signe|signature|pour le|pour la|p o|source|contact|le (?:chef|directeur|dpip|dfspip|secretariat|responsable|referent)|la (?:cheffe|directrice|responsable|direction|dpip|dfspip|secretaire|referente)|direction|secretariat|maj|mise a jour|mis a jour|document|referente?|dossier suivi par|affaire suivie par|(?:d)?(?:p|fs)pip)\b/;

export function isSignature(words: string): boolean {
  return SIGNATURE.test(termKey(words));
}

/** No name has so many words. */
const NAME_WORDS = 7;

function isNobody(words: string): boolean {
  const key = termKey(words);
  if (SECTION.test(key)) return true;
  const isSentence = /\s/.test(words) && key.split(' ').length > NAME_WORDS;
  return isSentence || isRemark(words) || (/\d/.test(words) && /\s/.test(words));
}

/** What nobody writes in a cell of a person: a sum, a legend, a signature. */
function isRemark(words: string): boolean {
  return (/\s/.test(words) && BELOW.test(termKey(words))) || speaksOfLooks(words) || /^\s*[*•→⚠]/u.test(words);
}

/** Headers that a person has pasted among the people together with the rows below them. */
export class RepeatedHeaders {
  readonly #columns: Columns;
  readonly #keys: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #kept: ReadonlySet<number>;
  /** Where they stand. */
  readonly lines: number[] = [];

  constructor(columns: Columns) {
    this.#columns = columns;
    this.#keys = columns.headers.map(termKey);
    this.#kept = keptColumns(columns);
    this.#known = new Set(this.#keys.filter((key) => key !== ''));
  }

  /**
   * Whether a row is the header once more.
   * Throws a Refusal when it is a header with other columns, or in another order: what follows would be read under wrong names.
   */
  isOne(row: Row): boolean {
    const first = row.cells.find((cell) => cell.trim() !== '') ?? '';
    if (row.badQuote !== null || first.length > WORDS_MAX || !this.#isName(first)) return false;
    const cells = row.cells.flatMap((cell, k) => (cell.trim() === '' ? [] : [{ k, cell, field: this.#field(cell) }]));
    const fields = new Set(cells.flatMap(({ field }) => field ?? []));
    if (fields.size < FIELDS_MIN || cells.filter(({ cell }) => this.#isName(cell)).length < cells.length / 2) return false;
    const moved = cells.some(({ k, cell, field }) =>
      field !== null
        ? this.#columns.index.get(field) !== k && this.#columns.also.get(field)?.includes(k) !== true
        : this.#kept.has(k) && termKey(cell) !== this.#keys[k],
    );
    if (moved) throw new Refusal('CENSUS_OTHER_HEADER', row.line);
    this.lines.push(row.line);
    return true;
  }

  #isName(cell: string): boolean {
    return this.#field(cell) !== null || this.#known.has(termKey(cell));
  }

  #field(cell: string): Field | null {
    return cell.length > WORDS_MAX ? null : fieldIn(cell);
  }
}

/** A row of data may hold a word that is the name of a column; not as many as these. */
const FIELDS_MIN = 3;
