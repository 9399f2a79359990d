/** What is in force in a round now: what options are computed from, and what they hold for. */
import { sql } from 'kysely';
import { BinomeError } from '../../errors/index.ts';
import { type InForceMark, isSameMark } from '../rules/breakdown-state.ts';
import { type Act, found } from './acting.ts';

/** What is in force in a round, with what put it there last. */
export interface InForce extends InForceMark {
  /** Of the last effect; null where there was none. */
  readonly effectDay: string | null;
  readonly effectBy: string | null;
  readonly breakdown: string | null;
}

/** @throws BinomeError BREAKDOWN_MATCH_VOID where no publication stands. */
export async function inForce({ tx }: Pick<Act, 'tx'>, round: string): Promise<InForce> {
  const { rows } = await sql<Omit<InForce, 'publication'> & { publication: number | null }>`
    select publication, effect, effect_day as "effectDay", effect_by as "effectBy", breakdown from in_force(${round})`.execute(tx);
  const row = found(rows[0], round);
  const { publication } = row;
  if (publication === null) throw new BinomeError('BREAKDOWN_MATCH_VOID');
  return { ...row, publication };
}

/** Options hold for what was in force when they were computed. @throws BinomeError BREAKDOWN_STALE, with what has happened since and who decided it. */
export async function mustFollow({ tx }: Pick<Act, 'tx'>, run: string, now: InForce): Promise<void> {
  const then = await tx.selectFrom('breakdown_run').select(['publication', 'effect']).where('run', '=', run).executeTakeFirstOrThrow();
  if (isSameMark(then, now)) return;
  const { effectDay, effectBy } = now;
  throw new BinomeError(
    'BREAKDOWN_STALE',
    then.publication === now.publication && effectDay !== null
      ? {
          detail: `another change is in effect from ${effectDay}, decided by ${effectBy}`,
          detailFr: `un autre changement est en vigueur depuis le ${effectDay}, décidé par ${effectBy}`,
        }
      : { detail: 'the round was published again', detailFr: 'la campagne a été publiée de nouveau' },
  );
}

/**
 * The people whom the option submitted last moves, and to whom, are as its run had them.
 * @throws BinomeError BREAKDOWN_STALE where the census of today says something else of one of them, or nothing any more.
 */
export async function mustBeAsCounted({ tx }: Pick<Act, 'tx'>, breakdown: string): Promise<void> {
  const { rows } = await sql<{ stale: boolean }>`select option_is_stale(${breakdown}) as stale`.execute(tx);
  if (rows[0]!.stale)
    throw new BinomeError('BREAKDOWN_STALE', {
      detail: 'the census says something else of somebody whom this option moves, or of a mentor to whom',
      detailFr: 'le recensement ne dit plus la même chose d’une personne que cette option déplace, ou d’un tuteur à qui elle la confie',
    });
}
