/** A round held for an act: whoever acts on the same one waits, and its version grows once. */
import { BinomeError } from '../../errors/index.ts';
import { roundWordsOf, saidOfRound } from '../../wording/index.ts';
import { formatsOf } from '../../wording/index.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found } from './acting.ts';

export interface HeldRound {
  readonly id: string;
  readonly board: string;
  readonly promotion: string;
  /** ISO days, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly version: number;
}

/** Until the end of the transaction. @throws BinomeError SERVICE_NOT_FOUND. */
export async function holdRound({ tx }: Pick<Act, 'tx'>, id: string): Promise<HeldRound> {
  return found(await roundRow(tx, id).forUpdate().executeTakeFirst(), id);
}

/** Only to be read. @throws BinomeError SERVICE_NOT_FOUND. */
export async function seeRound({ tx }: Pick<Act, 'tx'>, id: string): Promise<HeldRound> {
  return found(await roundRow(tx, id).executeTakeFirst(), id);
}

function roundRow(tx: Act['tx'], id: string) {
  return tx
    .selectFrom('round')
    .select(['id', 'board', 'promotion', 'starts_on as startsOn', 'ends_on as endsOn', 'version'])
    .where('id', '=', id);
}

/** @returns the new version. */
export async function growRound({ tx }: Pick<Act, 'tx'>, { id, version }: HeldRound): Promise<number> {
  await tx
    .updateTable('round')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute();
  return version + 1;
}

export interface LastPublication {
  readonly number: number;
  readonly isPublished: boolean;
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
}

/** null where there was none yet. */
export async function lastPublication({ tx }: Pick<Act, 'tx'>, round: string): Promise<LastPublication | null> {
  const row = await tx
    .selectFrom('publication')
    .select(['number', 'kind', 'reason', 'by_name as by', 'at'])
    .where('round', '=', round)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { kind, ...rest } = row;
  return { ...rest, isPublished: kind === 'published' };
}

/** @throws BinomeError DECISION_CLOSED. */
export async function mustBeOpen(act: Pick<Act, 'tx'>, round: string): Promise<void> {
  const last = await lastPublication(act, round);
  if (last === null || !last.isPublished) return;
  throw new BinomeError('DECISION_CLOSED', {
    ...saidOfRound(({ published }, language) => published(last.by, formatsOf(language).date(dayInFrance(last.at)))),
  });
}

/** Name and function of whoever acts, as documents have them for good: in French, as the documents are. */
export async function namedAs(
  { tx, who }: Pick<Act, 'tx' | 'who'>,
  at: { readonly service: string } | { readonly board: string },
): Promise<string> {
  const words = roundWordsOf('fr');
  if ('service' in at) {
    const place = await tx.selectFrom('service').select('name').where('code', '=', at.service).executeTakeFirst();
    return words.director(who.name, place?.name ?? at.service);
  }
  const place = await tx.selectFrom('board').select('name').where('code', '=', at.board).executeTakeFirst();
  return words.board(who.name, place?.name ?? at.board);
}
