/**
 * Columns that mean one field (« service » and « antenne », « commune » and « code INSEE », one header twice).
 *
 * They are read together where a rule can be safe, row by row: what one alone says, or all say alike, is taken; where they differ nobody knows
 * which is right, and the row is refused with both values. Two columns of people to be kept from somebody never contradict each other: whoever
 * stands in either is kept away, since taking one of the two would let the other be matched.
 *
 * No rule is safe, and the file is refused, for two columns of whole names, of which each may begin with the other name; and where one header
 * speaks of a mentor and the other of a trainee: then a row is a pair of people, not a person, and an empty cell would make of it somebody else.
 */
import { termKey } from '../domain/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import { headerOf, type Field } from './fields.ts';
import type { FindingValues } from './finding.ts';

/** Whom to be kept from: what stands in any of the columns. */
export const UNITED: ReadonlySet<Field> = new Set<Field>(['avoids', 'formerPairs', 'apartFrom']);
/** Headers of these may name the other side: whom a trainee wishes for is a mentor. */
const OF_OTHERS: ReadonlySet<Field> = new Set<Field>([...UNITED, 'preferences', 'imposed']);
/** Of these the reading itself tells whether two spellings agree: `places.ts`. */
export const READ_TO_TELL: ReadonlySet<Field> = new Set<Field>(['service', 'commune']);

const SIDES = [/\b(tuteurs?|tutrices?|mentors?)\b/, /\b(stagiaires?|eleves?|trainees?)\b/] as const;

function sideOf(header: string): number {
  return SIDES.findIndex((words) => words.test(termKey(header)));
}

/** What is said of a second column of a field; `refused`: the file is. */
export function readTogether(
  field: Field,
  first: string,
  column: string,
): { refused: boolean; finding: { code: ErrorCode; column: string; values: FindingValues } } {
  const values = { column, first, expected: headerOf(field) };
  const [a, b] = [sideOf(first), sideOf(column)];
  const areOfTwo = a >= 0 && b >= 0 && a !== b && !OF_OTHERS.has(field);
  if (field === 'fullName' || areOfTwo) return { refused: true, finding: { code: 'CENSUS_DUPLICATE_COLUMN', column, values } };
  const rule = UNITED.has(field)
    ? { ruleFr: 'toutes les personnes nommées dans l’une ou dans l’autre comptent', ruleEn: 'everybody named in either counts' }
    : {
        ruleFr: 'une ligne est lue si elles disent la même chose ou si l’une est vide, sinon elle est refusée',
        ruleEn: 'a line is read where they say the same or one is empty, else it is rejected',
      };
  return { refused: false, finding: { code: 'CENSUS_COLUMNS_JOINED', column, values: { ...values, ...rule } } };
}

/** Equal for two texts that say the same. Ids differ by any character; of a day of tenure the year counts. */
export function agreementKey(field: Field, text: string): string {
  if (field === 'id') return text;
  const year = field === 'tenureYear' ? /\b(?:19|20)\d\d\b/.exec(text)?.[0] : undefined;
  return year ?? termKey(text);
}
