/** `replay`: a kept result run again from its inputs, and held against what was written then, byte for byte. */
import { type Bundle, BUNDLE_FILE, type FileRef, type FolderRef } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { readBySchema } from '../errors/schema/index.ts';
import { readBundle } from './bundle-file.ts';
import { bundleOutput } from './bundle.ts';
import type { Ending } from './command.ts';
import { REPLAYABLE, type Replayable } from './commands.ts';
import { refOfOutput, type Output } from './output.ts';
import { type Earlier, type FoundInputs, NOTHING_EARLIER, type Results, type Seal, type Source, type Wanted } from './ports.ts';
import type { InputPlaces } from './request.ts';
import type { World } from './run.ts';

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

/**
 * @param folder a kept result; its inputs are looked for where the source of the world was told to look, and what is made again is kept where
 * the world's results lie, if anywhere.
 * @throws BinomeError BUNDLE_FORMAT, REPLAY_*, CALL_*, and what the command throws.
 */
export async function replay(folder: string, world: World): Promise<Replay> {
  const { source } = world;
  const bundle = await readBundle(source, folder);
  const command = await REPLAYABLE[bundle.command]();
  const own = source.placeIn(folder, BUNDLE_FILE);
  if (world.results?.holds(own) === true) throw new BinomeError('REPLAY_OUT', {}, { file: folder });
  // Before the search for the inputs, and the run, which may be long.
  await world.results?.check(bundle.command);
  world.notice({ kind: 'replaying', bundle, version: world.version });
  const { places, reference, inputs } = await findAgain(bundle, command, folder, source);
  const again = await command.run(bundle, places, {
    ...world,
    ...{ reference, language: bundle.language, results: world.results ?? new Unkept(), notice: () => {} },
  });
  const described = again.bundle!;
  // Another engine, or outputs that differ, are told by themselves: here, whether the rest of the bundle follows from the run.
  const rest = bundleOutput({ ...described, engine: bundle.engine, outputs: bundle.outputs });
  const compared = [
    ...(await compare(bundle.outputs, described.outputs, folder, source)),
    await compareBundle(refOfOutput(rest), own, source),
  ];
  return {
    command: bundle.command,
    engine: bundle.engine,
    replayedBy: described.engine,
    inputs,
    referenceFiles: bundle.reference.length,
    isTimed: command.isTimed(bundle),
    isSame: compared.every(({ recorded, replayed, found }) => recorded === replayed && recorded === found),
    files: compared,
    written: again.written,
  };
}

export function endingOfReplay({ isSame }: Replay): Ending {
  return isSame ? 'done' : 'differs';
}

/** The answer as one document: each file with what became of it. */
export function replayDocument(answer: Replay): object {
  return { ...answer, files: answer.files.map((file) => ({ ...file, ...stateOf(file) })) };
}

/**
 * `replay`: the same bytes as then; others; not made any more; made now and not then.
 * `folder`: the file in the folder is the one that was written; was changed since; is missing.
 */
export interface FileState {
  readonly replay: 'same' | 'differs' | 'notMade' | 'new';
  readonly folder: 'same' | 'changed' | 'missing';
}

export function stateOf({ recorded, replayed, found }: ReplayedFile): FileState {
  const again = recorded === null ? 'new' : replayed === null ? 'notMade' : recorded === replayed ? 'same' : 'differs';
  return { replay: again, folder: found === null ? 'missing' : found === recorded ? 'same' : 'changed' };
}

/** Outputs that are only fingerprinted. */
class Unkept implements Results {
  async check(): Promise<void> {}

  earlier(): Promise<Earlier> {
    return Promise.resolve(NOTHING_EARLIER);
  }

  holds(): boolean {
    return false;
  }

  async write(outputs: readonly Output[], seal: Seal | null): Promise<string[]> {
    seal?.(outputs.map(refOfOutput));
    return Promise.resolve([]);
  }
}

async function compare(
  recorded: readonly FileRef[],
  replayed: readonly FileRef[],
  folder: string,
  source: Source,
): Promise<ReplayedFile[]> {
  const names = [...new Set([...recorded, ...replayed].map(({ name }) => name))];
  const hashIn = (refs: readonly FileRef[], name: string): string | null => refs.find((ref) => ref.name === name)?.sha256 ?? null;
  return Promise.all(
    names.map(async (name) => ({
      name,
      recorded: hashIn(recorded, name),
      replayed: hashIn(replayed, name),
      found: await source.fingerprint(source.placeIn(folder, name)),
    })),
  );
}

async function compareBundle({ name, sha256 }: FileRef, place: string, source: Source): Promise<ReplayedFile> {
  const found = await source.fingerprint(place);
  return { name, recorded: found, replayed: sha256, found };
}

interface Found {
  readonly places: InputPlaces;
  /** The place of each reference file that was used. */
  readonly reference: ReadonlyMap<string, string>;
  readonly inputs: Replay['inputs'];
}

/** Where each input lies. @throws BinomeError BUNDLE_FORMAT, REPLAY_*. */
async function findAgain(bundle: Bundle, command: Replayable, folder: string, source: Source): Promise<Found> {
  const file = source.placeIn(folder, BUNDLE_FILE);
  const wanted = readBySchema((params) => command.inputs(bundle, params), 'BUNDLE_FORMAT', { file, path: '/request' });
  const reference = new Map<string, string>();
  for (const { name, sha256 } of bundle.reference) {
    const own = source.referencePlace(name);
    if ((await source.fingerprint(own)) === sha256) reference.set(name, own);
  }
  // This version's reference data may be others by now; those that were used may lie among the inputs.
  const elsewhere = bundle.reference.filter(({ name }) => !reference.has(name));
  const found = await source.find({ ...wanted, files: [...wanted.files, ...elsewhere.map(withoutFolder)] });
  refuseMissing(wanted, found, file);
  for (const ref of elsewhere) {
    const place = found.placeOf(withoutFolder(ref));
    if (place !== null) reference.set(ref.name, place);
  }
  const changed = elsewhere.filter(({ name }) => !reference.has(name));
  if (changed.length > 0)
    throw new BinomeError('REPLAY_REFERENCE_CHANGED', { value: listOf(changed), version: bundle.engine.version }, { file });
  const places: InputPlaces = { placeOfFile: (ref) => found.placeOf(ref)!, placeOfFolder: (ref) => found.folderOf(ref)! };
  const ofFolder = (ref: FolderRef): Replay['inputs'] =>
    ref.files.map((own) => ({ ...own, file: source.placeIn(places.placeOfFolder(ref), own.name) }));
  const inputs = [...wanted.files.map((ref) => ({ ...ref, file: places.placeOfFile(ref) })), ...wanted.folders.flatMap(ofFolder)];
  return { places, reference, inputs };
}

/** A folder that is not found is told by those of its files that are nowhere; by all where they are, but not together. */
function refuseMissing({ files, folders }: Wanted, found: FoundInputs, file: string): void {
  const lostOf = (refs: readonly FileRef[]): FileRef[] => refs.filter((ref) => found.placeOf(ref) === null);
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
  return { name: name.slice(name.lastIndexOf('/') + 1), sha256 };
}
