/** What a kept result's bundle says. */
import { type Bundle, BUNDLE_FILE, BUNDLE_FORMAT, type RunFacts } from '../domain/index.ts';
import { hasSparseKernel } from '../solver/kernels/index.ts';
import type { Command, Edition } from './command.ts';
import type { Inputs } from './inputs.ts';
import { jsonPieces, type Output } from './output.ts';
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
