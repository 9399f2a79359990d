/** Roles as people write them, alone or with the promotion behind them. */
import { termKey } from '../domain/index.ts';

export type Role = 'mentor' | 'trainee';

const MENTORS = ['tuteur', 'tutrice', 'mentor', 'tuteurs', 'tutrices', 'tuteur trice', 'tuteur rice', 'tuteur tutrice'];
const TRAINEES = ['stagiaire', 'trainee', 'eleve', 'stagiaires', 'eleves'];

/** By `termKey`. */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...MENTORS.flatMap((word): [string, Role][] => [word, `cpip ${word}`, `${word} cpip`].map((key) => [key, 'mentor'])),
  ...TRAINEES.flatMap((word): [string, Role][] => [word, `cpip ${word}`, `${word} cpip`].map((key) => [key, 'trainee'])),
]);

/** The one letter of each, where the header says so: `T / S`. */
const LETTERS: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['t', 'mentor'],
  ['s', 'trainee'],
]);

export interface RoleRead {
  readonly role: Role;
  /** « CPIP 29 » of « Stagiaire CPIP 29 »; null where nothing more is said. */
  readonly promotion: string | null;
}

/** @param header of the column. null: it is no role. */
export function roleOf(text: string, header = ''): RoleRead | null {
  const key = termKey(text);
  const role = ROLES.get(key) ?? (/^(?:t s|t ou s|s t|s ou t|role t s)$/.test(termKey(header)) ? LETTERS.get(key) : undefined);
  if (role !== undefined) return { role, promotion: null };
  const [, word = '', number] = /^(.*?)(?: de)?(?: la)?(?: promo(?:tion)?)?(?: cpip)? (\d{1,3})e?$/.exec(key) ?? [];
  return number !== undefined && ROLES.get(word) === 'trainee' ? { role: 'trainee', promotion: `CPIP ${number}` } : null;
}

/** Whether a header names one role and no more: a tick below it may say whose the row is. */
export function roleNamed(header: string): Role | null {
  return ROLES.get(termKey(header)) ?? null;
}
