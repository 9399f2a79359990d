/** The result of a run that looks ahead, read from its file: for whoever may read that file, and as it was written. */
import { BinomeError } from '../../errors/index.ts';
import type { RunCommand } from '../rules/run-state.ts';
import { type Act, found, mustHave } from './acting.ts';
import type { FrozenInput } from './freezing.ts';
import { NAMES_NOBODY } from './run-files.ts';

export interface RunRead {
  readonly run: string;
  /** null: the whole country. */
  readonly board: string | null;
  readonly round: string | null;
  readonly inputs: readonly FrozenInput[];
}

/** @throws BinomeError SERVICE_NOT_FOUND, for a run of another command too; SERVICE_FORBIDDEN; RUN_NOT_DONE. */
export async function resultFile(
  act: Act,
  id: string,
  { command, name }: { readonly command: RunCommand; readonly name: string },
): Promise<RunRead & { readonly bytes: Buffer }> {
  const { tx } = act;
  const { board, round, inputs } = found(
    await tx.selectFrom('run').select(['board', 'round', 'inputs']).where('id', '=', id).where('command', '=', command).executeTakeFirst(),
    id,
  );
  if (name !== NAMES_NOBODY) mustHave(act, 'person.read', { board });
  const file = await tx
    .selectFrom('run_file')
    .innerJoin('blob', 'blob.sha256', 'run_file.sha256')
    .select('blob.bytes')
    .where('run_file.run', '=', id)
    .where('run_file.name', '=', name)
    .executeTakeFirst();
  if (file === undefined) throw new BinomeError('RUN_NOT_DONE', { value: id });
  return { run: id, board, round, inputs: inputs as readonly FrozenInput[], bytes: file.bytes };
}

export function jsonIn(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
