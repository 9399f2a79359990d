/** `binome explain` of one person or service: which of its options go together, and the page that `--sheet` writes. */
import { COMMANDS } from '../app/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { FileResults } from '../files/index.ts';
import type { CommandLine } from './command-line.ts';
import { execute } from './execute.ts';
import { writtenLines } from './written-lines.ts';

export interface OneOptions {
  readonly trainee?: string;
  readonly mentor?: string;
  readonly service?: string;
  /** The file of the page. */
  readonly sheet?: string;
}

/** null where a trainee is asked about without a sheet, with a mentor or without: the questions of `explain` itself. */
export function questionOf({ trainee, mentor, service, sheet }: OneOptions): 'trainee' | 'mentor' | 'service' | null {
  const given = Object.entries({ trainee, mentor, service }).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));
  if (given.length > 1 && (service !== undefined || sheet !== undefined))
    throw new BinomeError('CALL_ARGUMENTS', {
      value: [...given, ...(sheet === undefined ? [] : ['--sheet'])].join(' '),
      command: 'explain',
    });
  if (service !== undefined) return 'service';
  if (mentor !== undefined && trainee === undefined) return 'mentor';
  if (sheet !== undefined && trainee === undefined)
    throw new BinomeError('CALL_MISSING_OPTION', { value: '--trainee <id>', command: 'explain' });
  return sheet === undefined ? null : 'trainee';
}

/** @returns the exit code. */
export async function explainOne(
  { terminal }: CommandLine,
  folder: string,
  of: 'trainee' | 'mentor' | 'service',
  options: OneOptions,
): Promise<number> {
  const results = options.sheet === undefined ? null : new FileResults(options.sheet, terminal.writing);
  const request = { folder, of, value: options[of]! };
  return execute(terminal, await COMMANDS['explain-one'](), request, lines, { results });
}

function lines(
  { sentences }: { readonly sentences: Readonly<Record<Language, readonly string[]>> },
  written: readonly string[],
  language: Language,
): readonly string[] {
  return [...sentences[language], ...writtenLines(written, language)];
}
