/** The paragraphs of an explanation as what they are: text, entries of a list, or a table with its caption; the fingerprints of files apart. */

const CELLS = ' | ';
/** Entries go on with the sentence before them. */
const ENTRY = /^\p{Lowercase_Letter}/u;
/** What is only of use to whoever checks the computation again. */
const FINGERPRINT = /SHA-256/;

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string | null;
      readonly heads: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Rows that follow each other are a table, whose first row is its heads; the line before it, where it is no sentence, is its caption. */
export function partsOf(paragraphs: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let k = 0; k < paragraphs.length; k++) {
    const first = paragraphs[k]!;
    if (ENTRY.test(first)) {
      const list = parts.at(-1);
      if (list?.kind === 'list') parts[parts.length - 1] = { kind: 'list', entries: [...list.entries, first] };
      else parts.push({ kind: 'list', entries: [first] });
      continue;
    }
    if (!first.includes(CELLS)) {
      parts.push({ kind: 'text', text: first });
      continue;
    }
    const rows: string[][] = [];
    for (; paragraphs[k]?.includes(CELLS) === true; k++) rows.push(paragraphs[k]!.split(CELLS));
    k--;
    const before = parts.at(-1);
    const caption = before?.kind === 'text' && !/[.:;]$/.test(before.text) ? before.text : null;
    if (caption !== null) parts.pop();
    const [heads = [], ...rest] = rows;
    parts.push({ kind: 'table', caption, heads, rows: rest });
  }
  return parts;
}

export function sourcesApart(parts: readonly Part[]): { readonly said: readonly Part[]; readonly sources: readonly Part[] } {
  const isSource = (part: Part): boolean =>
    FINGERPRINT.test(part.kind === 'text' ? part.text : part.kind === 'table' ? part.heads.join(' ') : '');
  return { said: parts.filter((part) => !isSource(part)), sources: parts.filter(isSource) };
}

/** What one criterion came to. */
export interface Counted {
  readonly criterion: string;
  /** What is retained of both for it. */
  readonly said: string;
  readonly points: string;
  /** The most that it could come to. */
  readonly weight: string;
}

/** What counted for one pair. */
export interface CountedOf {
  /** Whom it is told of, where it is told of several. */
  readonly name: string | null;
  readonly counted: readonly Counted[];
}

/** In a caption, between whom a table is of and what it is. */
const OF = /\s*:\s/u;

/**
 * What is retained and what it came to, pair by pair in the order of the data, of each criterion by criterion, the one that counted most first;
 * pairs of which a table is missing are left out.
 * @param data its tables of two columns have what is retained. @param operations its tables of four have value, weight and points.
 */
export function countedOf(data: readonly Part[], operations: readonly Part[]): readonly CountedOf[] {
  const scored = tablesOf(operations, 4);
  return tablesOf(data, 2).flatMap(({ key, name, rows }) => {
    const own = scored.find((table) => table.key === key)?.rows ?? [];
    const counted = rows.flatMap(([criterion = '', said = '']) => {
      const row = own.find(([label]) => label === criterion);
      return row?.length === 4 ? [{ criterion, said, points: row[3]!, weight: row[2]! }] : [];
    });
    const number = ({ points }: Counted): number => Number.parseFloat(points.replace(',', '.'));
    return counted.length === 0 ? [] : [{ name, counted: counted.sort((a, b) => number(b) - number(a)) }];
  });
}

/** Tables with a caption, each by whom it is of; the second of a namesake is another. */
function tablesOf(parts: readonly Part[], columns: number): { key: string; name: string | null; rows: readonly (readonly string[])[] }[] {
  const seen = new Map<string | null, number>();
  return parts.flatMap((part) => {
    if (part.kind !== 'table' || part.heads.length !== columns || part.caption === null) return [];
    const [before, after] = part.caption.split(OF, 2);
    const name = after === undefined ? null : before!;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return [{ key: `${times} ${name ?? ''}`, name, rows: part.rows }];
  });
}
