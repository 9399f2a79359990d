/** A bundle read back. */
import { readDocument } from '../domain/documents/index.ts';
import { type Bundle, BUNDLE_FILE } from '../domain/index.ts';
import { parseJson, textOf } from './content.ts';
import type { Source } from './ports.ts';

/** @throws BinomeError CALL_FILE_*, PROBLEM_NOT_JSON, BUNDLE_FORMAT. */
export async function readBundle(source: Source, result: string): Promise<Bundle> {
  const place = source.placeIn(result, BUNDLE_FILE);
  return readDocument('binome.bundle/1', parseJson(textOf(await source.read(place), place), place), { file: place, path: '' });
}
