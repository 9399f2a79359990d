/** What the values of the options of `reassign` must be; each refuses what does not fit with the option and what is expected. */
import { type Reason, readTypedDate, REASONS } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';

/** The two halves of a value at its last separator: an id may hold one itself. */
export function twoParts(value: string, separator: string, option: string, expected: string, expectedFr: string): [string, string] {
  const at = value.lastIndexOf(separator);
  if (at > 0 && at < value.length - 1) return [value.slice(0, at), value.slice(at + 1)];
  throw new BinomeError('CALL_BAD_VALUE', { value, option, expected, expectedFr });
}

export function reasonCode(value: string): Reason {
  const found = REASONS.find((reason) => reason === value.toLowerCase().replaceAll('_', '-'));
  if (found !== undefined) return found;
  const list = REASONS.join(', ');
  throw new BinomeError('CALL_BAD_VALUE', { value, option: '--reason', expected: `one of ${list}`, expectedFr: `un motif parmi ${list}` });
}

/** A day, as a census may have it; in ISO form. */
export function dayAsTyped(option: string): (value: string) => string {
  return (value) => {
    const date = readTypedDate(value);
    if (date !== null && date.first === date.last) return date.first;
    throw new BinomeError('CALL_BAD_VALUE', {
      value,
      option,
      expected: 'a day such as 15/09/2025 or 2025-09-15',
      expectedFr: 'un jour comme 15/09/2025',
    });
  };
}

export function fewAlternates(value: string): number {
  if (/^\d$/.test(value)) return Number(value);
  const [expected, expectedFr] = ['a number from 0 to 9', 'un nombre de 0 à 9'];
  throw new BinomeError('CALL_BAD_VALUE', { value, option: '--alternates', expected, expectedFr });
}
