/** The files of a run: those of its result, and with its inputs all that `binome replay` asks for. Most hold people, and are for who may read them. */
import { BinomeError } from '../../errors/index.ts';
import { type Act, found, mustHave } from './acting.ts';
import type { Kept } from '../store/kept-files.ts';
import { type FrozenInput, readKept } from './freezing.ts';

/** Numbers of places, and nobody; the database's policy has the same. */
export const NAMES_NOBODY = 'places.csv';

/** @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN. */
export async function readRunFile(act: Act, run: string, name: string): Promise<Buffer> {
  const { tx } = act;
  const { board } = found(await tx.selectFrom('run').select('board').where('id', '=', run).executeTakeFirst(), run);
  if (name !== NAMES_NOBODY) mustHave(act, 'person.read', { board });
  const file = await tx
    .selectFrom('run_file')
    .innerJoin('blob', 'blob.sha256', 'run_file.sha256')
    .select('blob.bytes')
    .where('run_file.run', '=', run)
    .where('run_file.name', '=', name)
    .executeTakeFirst();
  return found(file, name).bytes;
}

/** A file of a bundle: `inputs/…` or `result/…`. */
export interface BundledFile {
  readonly path: string;
  readonly sha256: string;
}

/**
 * All that a run was made from and came to, sorted by path.
 * @throws BinomeError SERVICE_NOT_FOUND; RUN_NOT_DONE; SERVICE_FORBIDDEN where its census is not for whoever asks.
 */
export async function bundledFiles(act: Act, id: string): Promise<BundledFile[]> {
  const { inputs, results } = await doneRun(act, id);
  return [
    ...inputs.map(({ place, sha256 }) => ({ path: `inputs/${place}`, sha256 })),
    ...results.map(({ name, sha256 }) => ({ path: `result/${name}`, sha256 })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface DoneRun {
  readonly command: string;
  readonly request: Record<string, unknown>;
  readonly inputs: readonly FrozenInput[];
  readonly results: readonly { readonly name: string; readonly sha256: string }[];
}

/** A run that has ended well, all of whose inputs are for whoever asks. */
async function doneRun(act: Act, id: string): Promise<DoneRun> {
  const { tx } = act;
  const asked = await tx.selectFrom('run').select(['command', 'request', 'inputs', 'board']).where('id', '=', id).executeTakeFirst();
  const run = found(asked, id);
  mustHave(act, 'person.read', run);
  const results = await tx.selectFrom('run_file').select(['name', 'sha256']).where('run', '=', id).execute();
  if (results.length === 0) throw new BinomeError('RUN_NOT_DONE', { value: id });
  const inputs = run.inputs as readonly FrozenInput[];
  const hashes = [...new Set(inputs.map(({ sha256 }) => sha256))];
  const readable = hashes.length === 0 ? [] : await tx.selectFrom('blob').select('sha256').where('sha256', 'in', hashes).execute();
  if (readable.length < hashes.length) throw new BinomeError('SERVICE_FORBIDDEN', { value: 'census.read' });
  return { command: run.command, request: run.request as Record<string, unknown>, inputs, results };
}

/**
 * What a match of one directorate was asked and given.
 * @throws BinomeError as `bundledFiles`; SERVICE_NOT_FOUND for any other command.
 */
export async function frozenMatch(act: Act, id: string): Promise<Pick<DoneRun, 'request'> & { readonly files: Kept }> {
  const { command, request, inputs } = await doneRun(act, id);
  if (command !== 'match') throw new BinomeError('SERVICE_NOT_FOUND', { value: id });
  return { request, files: await readKept(act.tx, inputs) };
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readBlob({ tx }: Act, sha256: string): Promise<Buffer> {
  return found(await tx.selectFrom('blob').select('bytes').where('sha256', '=', sha256).executeTakeFirst(), sha256).bytes;
}
