/** `explain --weights`: how far a saved result depends on the weights. */
import * as z from 'zod';
import type { Language } from '../errors/index.ts';
import { explainWeights, weightRobustness, type WeightRobustness } from '../matching/index.ts';
import { inBoth } from '../wording/index.ts';
import { nothingKept, type Command } from './command.ts';
import { checkedValues, CRITERIA_FILE } from './criteria-values.ts';
import { timeLimitSchema, type InputKinds } from './request.ts';
import { nameOfIn, notOptimal, readRun } from './saved-run.ts';

const weightsRequest = ({ folder }: InputKinds) => z.strictObject({ folder, limits: timeLimitSchema });

export interface WeightsAnswer {
  readonly robustness: WeightRobustness;
  readonly sentences: Readonly<Record<Language, readonly string[]>>;
}

/** @throws BinomeError CALL_NOT_OPTIMAL, CALL_CRITERIA_FORMAT, and what `readRun` throws. */
export const WEIGHTS: Command<typeof weightsRequest, WeightsAnswer> = {
  name: 'weights',
  bundledAs: null,
  schema: weightsRequest,
  run: async ({ folder }, { inputs, limits, progress }) => {
    const run = await readRun(folder, inputs);
    const { proposal, problem, solution } = run;
    if (solution.status !== 'optimal') throw notOptimal(solution.status, folder);
    const guidelines = run.proposal.guidelines.content;
    const kept = await inputs.jsonIn(folder, CRITERIA_FILE);
    const values = checkedValues(kept.value, inputs.placeIn(folder, CRITERIA_FILE), problem, guidelines);
    const robustness = weightRobustness({ problem, solution, guidelines, values }, { ...limits, onProgress: progress });
    return { robustness, sentences: inBoth((language) => explainWeights(robustness, nameOfIn(proposal), language)) };
  },
  ending: ({ robustness: { criteria, pairs } }) =>
    criteria.some(({ status }) => status === 'limit') || pairs.some(({ certainty }) => certainty === 'unknown') ? 'limit' : 'done',
  document: ({ robustness, sentences }) => ({ kind: 'weights', ...robustness, sentences }),
  result: nothingKept,
};
