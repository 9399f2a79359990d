/** What a board sends its offices: their files with what is to be corrected, and the workbook to be filled in. */
import { annotateCensus } from '../../app/index.ts';
import { compareIds, type Mentor, type Trainee } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { writeCensusTemplate } from '../../report/index.ts';
import { personOf } from '../rules/census-facts.ts';
import { type Act, mustHave } from './acting.ts';
import { currentOf, peopleOf } from './census.ts';
import { type GivenContext, type GivenFile, knownPeriods, readGiven, shippedData, sourceOf } from './census-reading.ts';

/** Read again from their bytes, as they were when they came; each becomes a workbook. */
export async function annotatedFiles(
  { board, files }: { readonly board: string; readonly files: readonly GivenFile[] },
  { language, ...context }: GivenContext & { readonly language: Language },
): Promise<GivenFile[]> {
  const { turn } = context;
  const { reading } = await readGiven(files, { board, ...context });
  // A reading has its files by name.
  const sorted = files.toSorted((a, b) => compareIds(a.name, b.name));
  const sources = reading.files.map((file, k) => ({ reading: file, source: sourceOf(sorted[k]!, turn) }));
  return annotateCensus(sources, language);
}

/** How a file was read. */
export interface FileUnderstood {
  readonly name: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly sheets: readonly string[];
  readonly unread: readonly string[];
  readonly people: number;
  readonly rejected: number;
  readonly warnings: number;
}

/** Read again from their bytes, too: of an import what was found is kept, not how. */
export async function understoodFiles(
  { board, files }: { readonly board: string; readonly files: readonly GivenFile[] },
  context: GivenContext,
): Promise<FileUnderstood[]> {
  const { reading } = await readGiven(files, { board, ...context });
  return reading.files.map(({ file, unread = [], accepted, rejected, warnings }) => ({
    ...{ name: file.name, encoding: file.encoding, delimiter: file.delimiter },
    sheets: file.sheets ?? (file.sheet === null ? [] : [file.sheet]),
    unread: unread.map(({ name }) => name),
    ...{ people: accepted, rejected: rejected.length, warnings: warnings.length },
  }));
}

/** With who is in the census in force: who they are, not what may have changed. @throws BinomeError SERVICE_FORBIDDEN. */
export async function censusTemplate(act: Act, board: string, language: Language): Promise<Uint8Array> {
  mustHave(act, 'census.read', { board });
  const current = await currentOf(act, board);
  const people = current === null ? [] : (await peopleOf(act, current.census)).map((person) => personOf(person, board));
  const [{ reference }, periods] = [await shippedData(), await knownPeriods(act)];
  const template = {
    ...{ boardCode: board, reference, periods },
    mentors: people.filter((person): person is Mentor => person.role === 'mentor'),
    trainees: people.filter((person): person is Trainee => person.role === 'trainee'),
  };
  return writeCensusTemplate(template, language);
}
