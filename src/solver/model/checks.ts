/** What a field of a problem may hold: each check returns the value, typed, or throws with the place. */
import { BinomeError, shown } from '../../errors/index.ts';

export function checkObject(value: unknown, path: string): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw fieldError(value, 'an object', 'un objet', path);
  return value as Record<string, unknown>;
}

export function checkKnownFields(object: Record<string, unknown>, known: readonly string[], path: string): void {
  for (const name of Object.keys(object)) {
    if (!known.includes(name)) {
      throw new BinomeError('PROBLEM_UNKNOWN_FIELD', { value: name, expected: known.join(', ') }, { path: `${path}/${name}` });
    }
  }
}

export function checkList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw fieldError(value, 'a list', 'une liste', path);
  return value;
}

export function checkString(value: unknown, path: string): string {
  if (typeof value !== 'string') throw fieldError(value, 'a string', 'une chaîne de caractères', path);
  return value;
}

export function checkNumber(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw fieldError(value, 'a finite number', 'un nombre fini', path);
  return value;
}

const MAX_COUNT = 2 ** 31 - 1;

export function checkCount(value: unknown, least: number, path: string): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > MAX_COUNT) {
    throw fieldError(value, `a whole number from ${least} to ${MAX_COUNT}`, `un nombre entier de ${least} à ${MAX_COUNT}`, path);
  }
  return value as number;
}

export function checkChoice<T extends string>(value: unknown, choices: readonly T[], path: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    const list = choices.map((choice) => `"${choice}"`);
    throw fieldError(value, list.join(' or '), list.join(' ou '), path);
  }
  return found;
}

/** [trainee, mentor] and so many numbers, as `length` says; the ids are strings. */
export function checkTuple(value: unknown, length: 2 | 3 | 4, path: string): readonly [string, string, unknown] {
  if (!Array.isArray(value) || value.length !== length) {
    const [en, fr] = [', number', ', nombre'].map((number) => number.repeat(length - 2));
    throw fieldError(value, `[trainee, mentor${en!}]`, `[stagiaire, tuteur${fr!}]`, path);
  }
  const tuple = value as readonly unknown[];
  return [checkString(tuple[0], `${path}/0`), checkString(tuple[1], `${path}/1`), tuple[2]];
}

export function fieldError(value: unknown, expected: string, expectedFr: string, path: string): BinomeError {
  const found = shown(value);
  return new BinomeError('PROBLEM_FIELD', { value: show(value), found: found.en, foundFr: found.fr, expected, expectedFr }, { path });
}

/** A value as one line of text: of lists and objects no more than that they are. */
export function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'object') return Array.isArray(value) ? `[${value.length}]` : '{…}';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}
