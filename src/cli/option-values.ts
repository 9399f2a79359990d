/** What the values of options must be; each refuses what does not fit with the option and what is expected. */
import { BinomeError } from '../errors/index.ts';
import type { ProofVersion } from '../solver/index.ts';

export function languageCode(value: string): string {
  if (value === 'fr' || value === 'en') return value;
  throw new BinomeError('CALL_BAD_VALUE', { value, option: '--lang', expected: 'fr or en', expectedFr: 'fr ou en' });
}

export function wholeNumber(option: string): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new BinomeError('CALL_BAD_VALUE', {
      value,
      option,
      expected: 'a whole number from 0 to 999999999',
      expectedFr: 'un nombre entier de 0 à 999999999',
    });
  };
}

export function proofVersion(value: string): ProofVersion {
  if (value === '2.0' || value === '3.0') return value;
  throw new BinomeError('CALL_BAD_VALUE', { value, option: '--proof-version', expected: '2.0 or 3.0', expectedFr: '2.0 ou 3.0' });
}
