/** The files of a result, as lines for a person. */
import type { Language } from '../errors/index.ts';
import { pageWordsOf } from '../wording/index.ts';

/** The files of a result, as a command ends; nothing where none were asked for. */
export function writtenLines(files: readonly string[], language: Language): string[] {
  return files.length === 0 ? [] : [pageWordsOf(language).terminal.written, ...files.map((file) => `  ${file}`)];
}
