/**
 * A last and a first name in one cell. What is in capitals is the last name; a comma comes after it; of two words the header says which comes
 * first. Where none of these tells, the record is refused: a name that is cut in the wrong place is another name.
 */
import { isFirstNameFirst } from './fields.ts';
import type { RecordCells } from './record.ts';

const CIVILITY = /^(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle)\s+/i;

/** Empty, with an error, when the cell is empty or cannot be parted. */
export function readWholeName(cells: RecordCells): { lastName: string; firstName: string } {
  const text = cells.required('fullName').replace(CIVILITY, '');
  if (text === '') return { lastName: '', firstName: '' };
  const parted = byComma(text) ?? byCapitals(text) ?? byHeader(text, isFirstNameFirst(cells.columnOf('fullName')));
  if (parted !== null) return parted;
  cells.error('CENSUS_WHOLE_NAME', 'fullName', text);
  return { lastName: '', firstName: '' };
}

interface Parts {
  lastName: string;
  firstName: string;
}

function byComma(text: string): Parts | null {
  const [lastName = '', firstName = '', more] = text.split(',').map((part) => part.trim());
  return lastName !== '' && firstName !== '' && more === undefined ? { lastName, firstName } : null;
}

/** Capitals at one end and small letters at the other. Particles in small letters go with the capitals that follow: de LA TOUR. */
function byCapitals(text: string): Parts | null {
  const words = text.split(' ');
  const isCapital = words.map((word) => /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{M}\p{P}]+$/u.test(word));
  for (let k = words.length - 2; k >= 0; k--)
    if (isCapital[k + 1] === true && /^(?:de|du|des|d|la|le|les|von|van|der|da|dos|di)$/.test(words[k]!)) isCapital[k] = true;
  const first = isCapital.indexOf(true);
  const last = isCapital.lastIndexOf(true);
  const isOneEnd =
    first >= 0 && isCapital.slice(first, last + 1).every((capital) => capital) && (first === 0) !== (last === words.length - 1);
  if (!isOneEnd) return null;
  const [lastName, rest] = [words.slice(first, last + 1).join(' '), words.filter((_, k) => k < first || k > last).join(' ')];
  return { lastName, firstName: rest };
}

function byHeader(text: string, firstNameFirst: boolean): Parts | null {
  const [one = '', two = '', more] = text.split(' ');
  if (two === '' || more !== undefined) return null;
  return firstNameFirst ? { lastName: two, firstName: one } : { lastName: one, firstName: two };
}
