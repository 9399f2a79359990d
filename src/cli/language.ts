/** The language of a call, for both threads of the command line. */
import type { Language } from '../errors/index.ts';

/** `--lang`, read before anything else so that even help and errors are in the right language. */
export function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = at < 0 ? 'fr' : argv[at]!.includes('=') ? argv[at]!.slice(7) : argv[at + 1];
  return value === 'en' ? 'en' : 'fr';
}
