/**
 * Whether two records are of one person, for all that a census tells: one e-mail address, or one full name (in any order) in one service.
 * Namesakes in different services are two people until somebody says otherwise.
 */
import { sameNameKey } from './name-keys.ts';
import type { Person } from './person.ts';

type Known = Pick<Person, 'lastName' | 'firstName' | 'email' | 'serviceCode'>;

const KEYS = new WeakMap<Known, readonly string[]>();

/** Two records that have one of these in common are of one person. */
export function identityKeys(person: Known): readonly string[] {
  const known = KEYS.get(person);
  if (known !== undefined) return known;
  const name = sameNameKey(person);
  const keys = [
    ...(person.email === null ? [] : [`@${person.email.toLowerCase()}`]),
    ...(name === '' ? [] : [`${name}\u0000${person.serviceCode}`]),
  ];
  KEYS.set(person, keys);
  return keys;
}

export function isSamePerson(a: Known, b: Known): boolean {
  const keys = identityKeys(b);
  return identityKeys(a).some((key) => keys.includes(key));
}
