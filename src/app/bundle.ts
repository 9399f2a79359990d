/** What a kept result's bundle says, and a bundle read back. */
import { type Bundle, BUNDLE_FILE, BUNDLE_FORMAT, type RunFacts } from '../domain/index.ts';
import { readDocument } from '../domain/documents/index.ts';
import { hasSparseKernel } from '../solver/kernels/index.ts';
import type { Command, Edition } from './command.ts';
import { parseJson, textOf } from './content.ts';
import type { Inputs } from './inputs.ts';
import { jsonPieces, type Output } from './output.ts';
import type { Source } from './ports.ts';
import { requestForBundle, type RequestOf, type RequestSchema } from './request.ts';

/** All that a bundle says but the outputs, whose fingerprints are known once they are made. */
export async function describeRun<Schema extends RequestSchema, Answer>(
  { bundledAs, schema }: Pick<Command<Schema, Answer>, 'bundledAs' | 'schema'>,
  request: RequestOf<Schema>,
  inputs: Inputs,
  { guidelines, pins, decisions }: RunFacts,
  { language, version }: Edition,
): Promise<Omit<Bundle, 'outputs'>> {
  return {
    format: BUNDLE_FORMAT,
    engine: { name: 'binome', version, webAssembly: hasSparseKernel() },
    command: bundledAs!,
    language,
    request: await requestForBundle(schema, request, inputs),
    reference: inputs.referenceRefs(),
    guidelines,
    pins,
    decisions: [...decisions],
  };
}

export function bundleOutput(bundle: Bundle): Output {
  return { name: BUNDLE_FILE, pieces: () => jsonPieces(bundle) };
}

/** @throws BinomeError CALL_FILE_*, PROBLEM_NOT_JSON, BUNDLE_FORMAT. */
export async function readBundle(source: Source, result: string): Promise<Bundle> {
  const place = source.placeIn(result, BUNDLE_FILE);
  return readDocument('binome.bundle/1', parseJson(textOf(await source.read(place), place), place), { file: place, path: '' });
}
