/** Promotions as people write them: one that no calendar has would leave its trainees out of every period, unsaid. */
import { termKey } from '../domain/index.ts';
import { hint, Lexicon } from '../errors/index.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import { clip } from './finding.ts';
import { columnOf } from './record.ts';
import { refuseRows } from './refuse-rows.ts';

export interface KnownPromotions {
  /** As the calendars write them. */
  readonly names: readonly string[];
  /** False where other calendars may have others: then only another spelling of a known one is refused. */
  readonly complete: boolean;
  /** Years of the calendars; absent where they are not known. */
  readonly years?: readonly number[];
}

/** Refuses the rows of trainees whose promotion no calendar has; what it may have been meant as is suggested. */
export function refusePromotions(files: readonly ReadFile[], known: KnownPromotions): void {
  const keys = new Set(known.names.map(termKey));
  const suggest = suggestion(known.names);
  for (const file of files) {
    const rows = new Set<ReadPerson>();
    for (const read of [...file.people, ...file.faulty]) {
      const { person, record, line } = read;
      // Of a row that is refused already its promotion may be what is wrong.
      if (person.role === 'mentor' || person.promotion === '' || keys.has(termKey(person.promotion))) continue;
      const { meant, isSpelling } = suggest(person.promotion);
      if (!known.complete && !isSpelling) continue;
      const [value, column] = [clip(person.promotion), columnOf(file.columns, 'promotion')];
      const values = { value, column, known: known.names.join(', '), ...hint(meant) };
      file.rejected.push({ code: 'CENSUS_UNKNOWN_PROMOTION', file: file.file.name, record, line, column, value, values });
      rows.add(read);
    }
    refuseRows(file, rows);
  }
}

interface Meant {
  readonly meant: string | null;
  /** The same name written otherwise, not merely a near one. */
  readonly isSpelling: boolean;
}

function suggestion(names: readonly string[]): (promotion: string) => Meant {
  const lexicon = new Lexicon();
  for (const name of names) lexicon.add(termKey(name), name);
  const answers = new Map<string, Meant>();
  return (promotion) => {
    const key = termKey(promotion);
    const answer = answers.get(key) ?? meantBy(key);
    answers.set(key, answer);
    return answer;
  };

  function meantBy(key: string): Meant {
    const alike = names.filter((name) => bare(termKey(name)) === bare(key) || numberOf(termKey(name)) === bare(key));
    const [only, second] = alike;
    if (only !== undefined) return { meant: second === undefined ? only : null, isSpelling: true };
    // Another number is another promotion, however near.
    const near = lexicon.nearest(key);
    return { meant: near !== null && numberOf(termKey(near)) === numberOf(key) ? near : null, isSpelling: false };
  }
}

/** Without spaces, the word « promotion », and the ending of an ordinal: `CPIP29`, `promotion CPIP 29e`, `29 ème`. */
function bare(key: string): string {
  return key
    .replace(/\b(promotion|promo)\b/g, '')
    .replace(/\s+/g, '')
    .replace(/(?<=\d)(e|eme|ieme)$/, '');
}

function numberOf(key: string): string {
  return /\d+$/.exec(key)?.[0] ?? '';
}
