/**
 * The match of a period for the whole country: a run for each round of which one can be asked for, and one run that ends once all of these have. A
 * round that none can be asked for is named with the reason, and keeps no other from its run.
 */
import { sql } from 'kysely';
import { BinomeError, type ThrownCode } from '../../errors/index.ts';
import type { RunLimits, RunSettings } from '../rules/run-settings.ts';
import { type Act, mustHave } from './acting.ts';
import { SHIPPED } from './freezing.ts';
import { addRun, lockRound, prepareMatch, runActOf } from './runs.ts';

export interface AskedNation {
  readonly command: 'match';
  /** `SP1`, or `CPIP 29/SP1`. */
  readonly period: string;
  readonly limits?: RunLimits | undefined;
}

interface LeftOut {
  readonly round: string;
  readonly code: ThrownCode;
}

/**
 * @returns the id of the run that ends last.
 * @throws BinomeError SERVICE_FORBIDDEN; SERVICE_NOT_FOUND where no round has this period; CALENDAR_AMBIGUOUS_PERIOD; RUN_NOTHING_TO_MATCH where none
 * of them can be run.
 */
export async function startNation(act: Act, { period, limits }: AskedNation, settings: RunSettings): Promise<string> {
  mustHave(act, 'run.start', { board: null });
  const rounds = await roundsOf(act, period);
  const parts: string[] = [];
  const leftOut: LeftOut[] = [];
  // In one order: whoever asks for the same at the same time waits here.
  for (const id of rounds) {
    const round = await lockRound(act, id);
    try {
      if (round !== undefined) parts.push((await prepareMatch(runActOf(act), round, { limits }, settings))!);
    } catch (error) {
      if (!(error instanceof BinomeError)) throw error;
      leftOut.push({ round: id, code: error.code });
    }
  }
  if (parts.length === 0) throw new BinomeError('RUN_NOTHING_TO_MATCH', { value: period, known: named(leftOut) });
  const request = { period, leftOut };
  const whole = (await addRun(
    runActOf(act),
    { command: 'match', board: null, request, inputs: [], guidelines: SHIPPED, isParked: true },
    settings,
  ))!;
  await act.tx
    .insertInto('run_part')
    .values(parts.map((part) => ({ part, whole })))
    .execute();
  return whole;
}

async function roundsOf({ tx }: Act, period: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; promotion: string }>`
    select id, promotion from round where period = ${period} or promotion || '/' || period = ${period} order by id`.execute(tx);
  const promotions = [...new Set(rows.map(({ promotion }) => promotion))];
  if (rows.length === 0) throw new BinomeError('SERVICE_NOT_FOUND', { value: period });
  if (promotions.length > 1) {
    const known = promotions.map((promotion) => `${promotion}/${period}`).join(', ');
    throw new BinomeError('CALENDAR_AMBIGUOUS_PERIOD', { value: period, known }, { path: '/period' });
  }
  return rows.map(({ id }) => id);
}

function named(leftOut: readonly LeftOut[]): string {
  return leftOut.map(({ round, code }) => `${round} (${code})`).join(', ');
}
