/** What a kept result's bundle says, and a bundle read back. */
import * as z from 'zod';
import { BUNDLE_FILE, BUNDLE_FORMAT, bundleSchema, type Bundle, type RunFacts } from '../domain/bundle.ts';
import { BinomeError } from '../errors/error.ts';
import { hasSparseKernel } from '../solver/index.ts';
import type { Command, Edition } from './command.ts';
import { parseJson, textOf } from './content.ts';
import type { Inputs } from './inputs.ts';
import { jsonPieces, type Output } from './output.ts';
import type { Source } from './ports.ts';
import { requestForBundle, type ReadParams, type RequestOf, type RequestSchema } from './request.ts';

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
  const document = parseJson(textOf(await source.read(place), place), place);
  return wellFormed((params) => bundleSchema.parse(document, params), place);
}

/**
 * What is read by a schema from a part of a bundle, with what it finds wrong as an error in both languages.
 * @param below the part, as a path in the document.
 * @throws BinomeError BUNDLE_FORMAT.
 */
export function wellFormed<T>(read: (params?: ReadParams) => T, file: string, below = ''): T {
  try {
    return read();
  } catch (error) {
    const issue = issueOf(error);
    if (issue === undefined) throw error;
    let detailFr = issue.message;
    try {
      read({ error: z.locales.fr().localeError });
    } catch (french) {
      detailFr = issueOf(french)?.message ?? detailFr;
    }
    throw new BinomeError('BUNDLE_FORMAT', { detail: issue.message, detailFr }, { file, path: [below, ...issue.path].join('/') });
  }
}

function issueOf(error: unknown): z.core.$ZodIssue | undefined {
  return error instanceof z.ZodError ? error.issues[0] : undefined;
}
