/** The use case of `binome explain --shadow-prices`: what the limits of a saved result are worth. */
import { BinomeError } from '../errors/error.ts';
import { untimed } from '../library/deadline.ts';
import { limitPrices, type LimitPrices } from '../matching/index.ts';
import { RunFiles } from './run-files.ts';
import { guidelinesOf, readRun } from './saved-run.ts';

export interface PricedRun {
  readonly prices: LimitPrices;
  /** The most places that the run's guidelines give a mentor. */
  readonly mostPlaces: number;
}

/**
 * @param timeLimitMs after it nothing more is solved, and what is not known by then is said to be so.
 * @throws BinomeError CALL_NOT_OPTIMAL, SHADOW_PRICES_BALANCE, and what `readRun` throws.
 */
export async function priceLimits(folder: string, timeLimitMs: number | undefined, onProgress: (done: number) => void): Promise<PricedRun> {
  const run = await readRun(folder, new RunFiles());
  const { status } = run.solution;
  if (status !== 'optimal') throw new BinomeError('CALL_NOT_OPTIMAL', { value: status }, { file: folder });
  const guidelines = guidelinesOf(run.proposal, folder);
  const limits = untimed(timeLimitMs === undefined ? {} : { timeLimitMs });
  return { prices: limitPrices(run, guidelines, { ...limits, onProgress }), mostPlaces: guidelines.rules.capacityLimit };
}
