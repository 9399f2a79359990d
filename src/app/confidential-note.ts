/** What somebody writes of a breakdown for those who may read it: no run reads it, no bundle speaks of it. */
import { textOf } from './content.ts';
import type { Output } from './output.ts';
import type { Source } from './ports.ts';

/**
 * The confidential note, to be kept beside the result: read apart from the inputs of the run, so that its bundle can say nothing of it.
 * @throws BinomeError CALL_FILE_*.
 */
export async function confidentialNote(source: Source, place: string): Promise<Output> {
  const note = textOf(await source.read(place), place);
  return { name: 'confidential-note.txt', pieces: () => [note], confidential: true };
}
