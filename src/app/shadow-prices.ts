/** `explain --shadow-prices`: what the limits of a saved result are worth. */
import * as z from 'zod';
import type { Language } from '../errors/index.ts';
import { explainLimitPrices, limitPrices, type LimitPrices } from '../matching/index.ts';
import { inBoth } from '../wording/index.ts';
import { nothingKept, type Command } from './command.ts';
import { timeLimitSchema, type InputKinds } from './request.ts';
import { notOptimal, readRun } from './saved-run.ts';

const shadowPricesRequest = ({ folder }: InputKinds) => z.strictObject({ folder, limits: timeLimitSchema });

export interface ShadowPricesAnswer {
  readonly prices: LimitPrices;
  readonly sentences: Readonly<Record<Language, readonly string[]>>;
}

/** @throws BinomeError CALL_NOT_OPTIMAL, SHADOW_PRICES_BALANCE, and what `readRun` throws. */
export const SHADOW_PRICES: Command<typeof shadowPricesRequest, ShadowPricesAnswer> = {
  name: 'shadow-prices',
  bundledAs: null,
  schema: shadowPricesRequest,
  run: async ({ folder }, { inputs, limits: { signal }, progress }) => {
    const run = await readRun(folder, inputs);
    const { status } = run.solution;
    if (status !== 'optimal') throw notOptimal(status, folder);
    const guidelines = run.proposal.guidelines.content;
    const prices = limitPrices(run, guidelines, { onProgress: progress, ...(signal === undefined ? {} : { signal }) });
    const { capacityLimit } = guidelines.rules;
    return { prices, sentences: inBoth((language) => explainLimitPrices(prices, capacityLimit, language)) };
  },
  ending: ({ prices }) => (prices.isOpen ? 'limit' : 'done'),
  document: ({ prices, sentences }) => ({ kind: 'shadowPrices', ...prices, sentences }),
  result: nothingKept,
};
