/** How near two short texts are, for suggestions: a near miss is told to the person, never corrected for them. */

/**
 * Restricted Damerau–Levenshtein distance: insertions, deletions, substitutions and swaps of neighbours, each costing 1.
 * Returns limit + 1 as soon as the distance is known to exceed the limit. O(|a|·|b|) time, O(|b|) memory.
 *
 * L. Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16 (2011), §2.1, DOI 10.1145/1963190.1963191
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, at one more than that row's least: the bound holds over the last two rows.
    if (least > limit && Math.min(...last) >= limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(at(last, b.length), limit + 1);
}

function at(row: readonly number[], k: number): number {
  return row[k] ?? Number.POSITIVE_INFINITY;
}

/** At most so many edits, and fewer than half of the letters: two short words are not near because they are short. */
function edits(a: string, b: string, most: number): number | null {
  const distance = editDistance(a, b, most);
  return distance <= most && distance * 2 < Math.max(a.length, b.length) ? distance : null;
}

/** Names that a misspelt one may have meant, bucketed by length so that few need comparing. */
export class Lexicon {
  readonly #byLength = new Map<number, { key: string; name: string }[]>();

  add(key: string, name: string): void {
    const bucket = this.#byLength.get(key.length);
    if (bucket === undefined) this.#byLength.set(key.length, [{ key, name }]);
    else bucket.push({ key, name });
  }

  /** The nearest name within so many edits; of equally near ones, the shortest, then the first added; null when none is near. */
  nearest(key: string, most: 1 | 2 = 2): string | null {
    let best: { name: string | null; distance: number } = { name: null, distance: 3 };
    for (let length = key.length - 2; length <= key.length + 2; length++) {
      for (const entry of this.#byLength.get(length) ?? []) {
        const distance = edits(key, entry.key, most);
        if (distance !== null && distance < best.distance) best = { name: entry.name, distance };
      }
    }
    return best.name;
  }
}

/** Distinct unknown values that one reading compares at most: a file of nonsense must not take hours. */
const LOOKUPS_MAX = 500;

/** A lexicon for one reading of a census: each value is compared once, and not endlessly many of them. */
export class Suggestions {
  readonly #lexicon = new Lexicon();
  readonly #answers = new Map<string, string | null>();

  add(key: string, name: string): void {
    this.#lexicon.add(key, name);
  }

  /** As Lexicon does; null for values beyond the first 500 different ones. */
  nearest(key: string): string | null {
    const known = this.#answers.get(key);
    if (known !== undefined || this.#answers.size >= LOOKUPS_MAX) return known ?? null;
    const name = this.#lexicon.nearest(key);
    this.#answers.set(key, name);
    return name;
  }

  /** Whether `nearest` has not compared this value, and will not. */
  isExhausted(key: string): boolean {
    return this.#answers.size >= LOOKUPS_MAX && !this.#answers.has(key);
  }
}

/** The sentence that opens a remedy when something near is known, in both languages; empty otherwise. */
export function hint(suggestion: string | null): { suggestion: string; hintFr: string; hintEn: string } {
  if (suggestion === null) return { suggestion: '', hintFr: '', hintEn: '' };
  return { suggestion, hintFr: `Vouliez-vous écrire « ${suggestion} » ? `, hintEn: `Did you mean “${suggestion}”? ` };
}

/** As `hint`, of a column: also what the column is called to which the name belongs. `columns`: those that may be meant, where no name is near. */
export function columnHint(suggestion: string | null, columns: readonly string[]): ReturnType<typeof hint> {
  const [column] = columns;
  if (column === undefined) return hint(suggestion);
  if (suggestion === null)
    return {
      suggestion: column,
      hintFr: `Est-ce ${columns.map((one) => `« ${one} »`).join(' ou ')} ? `,
      hintEn: `Is it ${columns.map((one) => `“${one}”`).join(' or ')}? `,
    };
  return {
    suggestion,
    hintFr: `Vouliez-vous écrire « ${suggestion} » (colonne « ${column} ») ? `,
    hintEn: `Did you mean “${suggestion}” (column “${column}”)? `,
  };
}

/** A service or site that an unknown spelling may have meant; `commune`: it is that of the department in which the commune lies that was named. */
export interface NearPlace {
  readonly name: string;
  readonly commune: string | null;
}

/** The services of the directorate whose census it is. */
export interface OwnServices {
  readonly board: string;
  readonly services: readonly string[];
}

/**
 * As `hint`, of a service or site; where none is near that is said, with those of the directorate, or where all are listed. undefined: none was
 * looked for.
 */
export function placeHint(near: NearPlace | null | undefined, own: OwnServices | null = null): ReturnType<typeof hint> {
  if (near === undefined) return hint(null);
  if (near === null && own !== null)
    return {
      suggestion: '',
      hintFr: `Aucun nom connu n’en est proche. Services de la ${own.board} : ${own.services.join(', ')}. `,
      hintEn: `No known name is near to it. Services of ${own.board}: ${own.services.join(', ')}. `,
    };
  if (near === null)
    return {
      suggestion: '',
      hintFr: 'Aucun nom connu n’en est proche ; la commande « template » donne la liste des services et des sites. ',
      hintEn: 'No known name is near to it; the command “template” gives the list of services and sites. ',
    };
  const { name, commune } = near;
  if (commune === null) return hint(name);
  return {
    suggestion: name,
    hintFr: `La commune « ${commune} » est dans le ressort de « ${name} » : est-ce lui ? `,
    hintEn: `The commune “${commune}” lies in the area of “${name}”: is it this one? `,
  };
}
