/** Results that are kept: written with the bundle that says what they follow from, and that bundle read back. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { BUNDLE_FILE, BUNDLE_FORMAT, bundleSchema, type Bundle, type CommandName, type FileRef } from '../domain/bundle.ts';
import type { Language } from '../errors/catalogue.ts';
import { BinomeError } from '../errors/error.ts';
import { readBySchema, type ReadParams } from '../errors/schema-fault.ts';
import { hasSparseKernel } from '../solver/kernels/sparse-wasm.ts';
import type { Command, RunResult } from './command.ts';
import { checkWritable, hashFile, readJson, writeAll, type Output } from './files.ts';
import { jsonPieces } from './outputs.ts';
import { requestForBundle, type RequestOf, type RequestSchema } from './request.ts';
import type { RunFiles } from './run-files.ts';
import { VERSION } from './version.ts';

/** A run that is over: what was asked of which command, and the files that it has read. */
export interface FinishedRun<Schema extends RequestSchema> {
  readonly command: Command<Schema>;
  readonly request: RequestOf<Schema>;
  readonly files: RunFiles;
  readonly language: Language;
}

type Described = Omit<Bundle, 'outputs'>;

/** All that a bundle says but the outputs, whose fingerprints are known once they are made. */
export async function describeRun<Schema extends RequestSchema>(
  { command, request, files, language }: FinishedRun<Schema>,
  { guidelines, pins, decisions }: RunResult,
): Promise<Described> {
  return {
    format: BUNDLE_FORMAT,
    engine: { name: 'binome', version: VERSION, webAssembly: hasSparseKernel() },
    command: command.name,
    language,
    request: await requestForBundle(command.schema, request, files),
    reference: files.referenceRefs(),
    guidelines,
    pins,
    decisions: [...decisions],
  };
}

export function bundleOutput(bundle: Bundle): Output {
  return { name: BUNDLE_FILE, pieces: () => jsonPieces(bundle) };
}

/**
 * Writes a result and its bundle, or nothing. What an earlier run of the same command left here and this one does not write is removed, where
 * nobody has changed it since.
 * @returns the files written, as paths.
 * @throws BinomeError CALL_OUTPUT_UNWRITABLE; BUNDLE_OWN_INPUT where a file that was read would be replaced: nothing would show what it said.
 */
export async function writeResult<Schema extends RequestSchema>(
  folder: string,
  run: FinishedRun<Schema>,
  result: RunResult,
): Promise<string[]> {
  await writeDescribed(folder, await describeRun(run, result), result.outputs, run.files);
  return [...result.outputs.map(({ name }) => name), BUNDLE_FILE].map((name) => path.join(folder, name));
}

/** As `writeResult`, of a run that is described already. */
export async function writeDescribed(folder: string, described: Described, outputs: readonly Output[], files: RunFiles): Promise<Bundle> {
  let bundle: Bundle = { ...described, outputs: [] };
  const seal = (written: readonly FileRef[]): Output => bundleOutput((bundle = { ...described, outputs: [...written] }));
  const kept = new Set(outputs.map(({ name }) => name));
  const remove = await staleFiles(folder, described.command, kept);
  const read = new Set(files.paths().map((file) => path.resolve(file)));
  const own = [...kept, ...remove].filter((name) => read.has(path.resolve(folder, name)));
  if (own.length > 0) throw new BinomeError('BUNDLE_OWN_INPUT', { value: own.join(', ') }, { file: folder });
  await writeAll(folder, outputs, { seal, remove });
  return bundle;
}

async function staleFiles(folder: string, command: CommandName, kept: ReadonlySet<string>): Promise<string[]> {
  const earlier = await earlierBundle(folder);
  if (earlier?.command !== command) return [];
  const stale: string[] = [];
  for (const { name, sha256 } of earlier.outputs)
    if (!kept.has(name) && name !== BUNDLE_FILE && (await hashOrNull(path.join(folder, name))) === sha256) stale.push(name);
  return stale;
}

/** The fingerprint of a file, null where there is none. @throws BinomeError CALL_FILE_UNREADABLE. */
export async function hashOrNull(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() === true ? hashFile(file) : null;
}

/**
 * Checks, before any work is done, that a result can be written to a folder. Makes nothing.
 * @throws BinomeError CALL_OUTPUT_UNWRITABLE; BUNDLE_OTHER_RUN where another command's result lies there, whose bundle would be lost.
 */
export async function checkResultFolder(folder: string | undefined, command: CommandName): Promise<void> {
  if (folder === undefined) return;
  await checkWritable(folder);
  const earlier = await earlierBundle(folder);
  if (earlier !== null && earlier.command !== command)
    throw new BinomeError('BUNDLE_OTHER_RUN', { command: earlier.command }, { file: folder });
}

/** null where there is none, or a file that is no bundle. */
async function earlierBundle(folder: string): Promise<Bundle | null> {
  try {
    return await readBundle(folder);
  } catch (error) {
    if (error instanceof BinomeError) return null;
    throw error;
  }
}

/** @throws BinomeError CALL_FILE_*, PROBLEM_NOT_JSON, BUNDLE_FORMAT. */
export async function readBundle(folder: string): Promise<Bundle> {
  const file = path.join(folder, BUNDLE_FILE);
  const document = await readJson(file);
  return wellFormed((params) => bundleSchema.parse(document, params), file);
}

/**
 * What is read by a schema from a part of a bundle, with what it finds wrong as an error in both languages.
 * @param below the part, as a path in the document.
 * @throws BinomeError BUNDLE_FORMAT.
 */
export function wellFormed<T>(read: (params: ReadParams) => T, file: string, below = ''): T {
  return readBySchema(read, 'BUNDLE_FORMAT', { file, path: below });
}
