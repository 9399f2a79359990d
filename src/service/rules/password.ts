/** What a password must be for somebody to choose it: long, and not made of the login or of words that everybody here would try. */

export const PASSWORD = { least: 12, most: 200, different: 5, beside: 8 } as const;

/** Of this service and its work, without accents; told in docs/security.md. */
export const EXPECTED_WORDS = [
  ...['binome', 'tuteur', 'tutrice', 'tutorat', 'stagiaire', 'mentor', 'trainee', 'appariement'],
  ...['spip', 'disp', 'enap', 'cpip', 'dpip', 'probation', 'insertion', 'penitentiaire', 'prison', 'justice', 'ministere'],
  ...['administrateur', 'administrator', 'admin', 'directeur', 'direction', 'motdepasse', 'password', 'azerty', 'qwerty'],
] as const;
const EXPECTED = new RegExp([...EXPECTED_WORDS].sort((a, b) => b.length - a.length).join('|'), 'g');

export type PasswordFault = 'short' | 'long' | 'same' | 'login' | 'words';

/** null where it will do. Lengths are counted in characters as people see them in most scripts: code points. */
export function passwordFault(password: string, login: string | null): PasswordFault | null {
  const characters = Array.from(password.normalize('NFC'));
  if (characters.length < PASSWORD.least) return 'short';
  if (characters.length > PASSWORD.most) return 'long';
  if (new Set(characters).size < PASSWORD.different) return 'same';
  if (login !== null && password.toLowerCase().includes(login.toLowerCase())) return 'login';
  const plain = password.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  // What else it is made of: years and signs are no secret beside such a word.
  const beside = Array.from(plain.replace(EXPECTED, '').replace(/[^\p{L}\p{N}]/gu, ''));
  return EXPECTED_WORDS.some((word) => plain.includes(word)) && beside.length < PASSWORD.beside ? 'words' : null;
}
