/** The use case of `binome replay`: a kept result run again from its inputs, and held against what was written then, byte for byte. */
import path from 'node:path';
import { BUNDLE_FILE, type Bundle, type FileRef, type FolderRef } from '../domain/bundle.ts';
import { BinomeError } from '../errors/error.ts';
import { bundleOutput, checkResultFolder, hashOrNull, readBundle, wellFormed, writeDescribed } from './bundle.ts';
import { COMMANDS, type InputPlaces } from './commands.ts';
import { refOfOutput } from './files.ts';
import { findInputs, type FoundInputs, type Wanted } from './find-inputs.ts';
import { referenceFile, RunFiles } from './run-files.ts';

export interface ReplayRequest {
  readonly folder: string;
  /** Where to look for the inputs; without them in the current folder and in the one that holds the result's. */
  readonly inputs?: readonly string[] | undefined;
  /** Where the replayed files are written; without it nothing is. */
  readonly out?: string | undefined;
}

/** A file, by its fingerprint in the bundle, as replayed, and in the folder; null where it is not. */
export interface ReplayedFile {
  readonly name: string;
  readonly recorded: string | null;
  readonly replayed: string | null;
  readonly found: string | null;
}

export interface Replay {
  readonly command: Bundle['command'];
  /** The engine that wrote the result, and this one. */
  readonly engine: Bundle['engine'];
  readonly replayedBy: Bundle['engine'];
  /** The files that were read again, where they were found: each is the one that was used. The reference files are counted. */
  readonly inputs: readonly (FileRef & { readonly file: string })[];
  readonly referenceFiles: number;
  /** A limit of time was set: the result depends on the machine. */
  readonly isTimed: boolean;
  readonly isSame: boolean;
  /** The outputs in the order in which they were written, then the bundle itself but for its engine and its outputs. */
  readonly files: readonly ReplayedFile[];
  readonly written: readonly string[];
}

/** @throws BinomeError BUNDLE_FORMAT, REPLAY_*, CALL_*, and what the command throws. */
export async function replay({ folder, inputs: roots, out }: ReplayRequest, onBundle: (bundle: Bundle) => void): Promise<Replay> {
  const bundle = await readBundle(folder);
  const command = COMMANDS[bundle.command];
  if (out !== undefined) {
    if (path.resolve(out) === path.resolve(folder)) throw new BinomeError('REPLAY_OUT', {}, { file: out });
    await checkResultFolder(out, bundle.command);
  }
  onBundle(bundle);
  const { places, files, inputs } = await findAgain(bundle, folder, roots ?? ['.', path.join(folder, '..')]);
  const { result, described } = await command.run(bundle, places, files);
  const outputs = result.outputs;
  const replayed = out === undefined ? outputs.map(refOfOutput) : (await writeDescribed(out, described, outputs, files)).outputs;
  // Another engine, or outputs that differ, are told by themselves: here, whether the rest of the bundle follows from the run.
  const rest = bundleOutput({ ...described, engine: bundle.engine, outputs: bundle.outputs });
  const compared = [...(await compare(bundle.outputs, replayed, folder)), await compareBundle(refOfOutput(rest), folder)];
  return {
    command: bundle.command,
    engine: bundle.engine,
    replayedBy: described.engine,
    inputs,
    referenceFiles: bundle.reference.length,
    isTimed: command.isTimed(bundle),
    isSame: compared.every(({ recorded, replayed: again, found }) => recorded === again && recorded === found),
    files: compared,
    written: out === undefined ? [] : [...replayed.map(({ name }) => name), BUNDLE_FILE].map((name) => path.join(out, name)),
  };
}

async function compare(recorded: readonly FileRef[], replayed: readonly FileRef[], folder: string): Promise<ReplayedFile[]> {
  const names = [...new Set([...recorded, ...replayed].map(({ name }) => name))];
  const hashIn = (refs: readonly FileRef[], name: string): string | null => refs.find((ref) => ref.name === name)?.sha256 ?? null;
  return Promise.all(
    names.map(async (name) => ({
      name,
      recorded: hashIn(recorded, name),
      replayed: hashIn(replayed, name),
      found: await hashOrNull(path.join(folder, name)),
    })),
  );
}

async function compareBundle({ name, sha256 }: FileRef, folder: string): Promise<ReplayedFile> {
  const found = await hashOrNull(path.join(folder, name));
  return { name, recorded: found, replayed: sha256, found };
}

interface Found {
  readonly places: InputPlaces;
  readonly files: RunFiles;
  readonly inputs: Replay['inputs'];
}

/** Where each input lies. @throws BinomeError BUNDLE_FORMAT, REPLAY_*. */
async function findAgain(bundle: Bundle, folder: string, roots: readonly string[]): Promise<Found> {
  const file = path.join(folder, BUNDLE_FILE);
  const wanted = wellFormed((params) => COMMANDS[bundle.command].inputs(bundle, params), file, '/request');
  const reference = new Map<string, string>();
  for (const { name, sha256 } of bundle.reference) {
    const own = referenceFile(name);
    if ((await hashOrNull(own)) === sha256) reference.set(name, own);
  }
  // This version's reference data may be others by now; those that were used may lie among the inputs.
  const elsewhere = bundle.reference.filter(({ name }) => !reference.has(name));
  const found = await findInputs(roots, { ...wanted, files: [...wanted.files, ...elsewhere.map(withoutFolder)] });
  refuseMissing(wanted, found, file);
  for (const ref of elsewhere) {
    const place = found.pathOf(withoutFolder(ref));
    if (place !== null) reference.set(ref.name, place);
  }
  const changed = elsewhere.filter(({ name }) => !reference.has(name));
  if (changed.length > 0)
    throw new BinomeError('REPLAY_REFERENCE_CHANGED', { value: listOf(changed), version: bundle.engine.version }, { file });
  const places: InputPlaces = { pathOfFile: (ref) => found.pathOf(ref)!, pathOfFolder: (ref) => found.folderOf(ref)! };
  const ofFolder = (ref: FolderRef): Replay['inputs'] =>
    ref.files.map((own) => ({ ...own, file: path.join(places.pathOfFolder(ref), own.name) }));
  const inputs = [...wanted.files.map((ref) => ({ ...ref, file: places.pathOfFile(ref) })), ...wanted.folders.flatMap(ofFolder)];
  return { places, files: new RunFiles(reference), inputs };
}

/** A folder that is not found is told by those of its files that are nowhere; by all where they are, but not together. */
function refuseMissing({ files, folders }: Wanted, found: FoundInputs, file: string): void {
  const lostOf = (refs: readonly FileRef[]): FileRef[] => refs.filter((ref) => found.pathOf(ref) === null);
  const apart = folders.filter((ref) => found.folderOf(ref) === null).map((ref) => ref.files);
  const lost = [...lostOf(files), ...apart.flatMap((refs) => (lostOf(refs).length > 0 ? lostOf(refs) : refs))];
  const missing = lost.filter(({ name }) => !found.hasName(name));
  if (missing.length > 0) throw new BinomeError('REPLAY_INPUT_MISSING', { value: listOf(missing) }, { file });
  if (lost.length > 0) throw new BinomeError('REPLAY_INPUT_CHANGED', { value: listOf(lost) }, { file });
}

/** As much of a fingerprint as tells files apart. */
const SHOWN_DIGITS = 12;

function listOf(refs: readonly FileRef[]): string {
  return refs.map(({ name, sha256 }) => `${name} (${sha256.slice(0, SHOWN_DIGITS)}…)`).join(', ');
}

function withoutFolder({ name, sha256 }: FileRef): FileRef {
  return { name: path.posix.basename(name), sha256 };
}
