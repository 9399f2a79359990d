/** `explain --weights`: how far a saved result depends on the weights. */
import * as z from 'zod';
import { readDocument } from '../domain/documents/index.ts';
import { type Guidelines, SCORE_SCALE } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { explainWeights, weightRobustness, type PairValues, type WeightRobustness } from '../matching/index.ts';
import { scoreOfValues } from '../scoring/index.ts';
import type { Problem } from '../solver/index.ts';
import { inBoth } from '../wording/index.ts';
import { nothingKept, type Command } from './command.ts';
import type { Inputs } from './inputs.ts';
import { timeLimitSchema, type InputKinds } from './request.ts';
import { foreignCriteria, nameOfIn, notOptimal, readRun } from './saved-run.ts';

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
    const values = await readValues(folder, inputs, problem, guidelines);
    const robustness = weightRobustness({ problem, solution, guidelines, values }, { ...limits, onProgress: progress });
    return { robustness, sentences: inBoth((language) => explainWeights(robustness, nameOfIn(proposal), language)) };
  },
  ending: ({ robustness: { criteria, pairs } }) =>
    criteria.some(({ status }) => status === 'limit') || pairs.some(({ certainty }) => certainty === 'unknown') ? 'limit' : 'done',
  document: ({ robustness, sentences }) => ({ kind: 'weights', ...robustness, sentences }),
  result: nothingKept,
};

/** The values must make the scores of the problem: files of two runs in one folder would give an answer that is of neither. */
async function readValues(folder: string, inputs: Inputs, problem: Problem, guidelines: Guidelines): Promise<readonly PairValues[]> {
  const file = inputs.placeIn(folder, 'criteria.json');
  const { value } = await inputs.jsonIn(folder, 'criteria.json');
  const { values } = readDocument('binome.criteria/1', value, { file });
  let count = 0;
  for (const [trainee, mentor, score] of problem.pairs) {
    const own = values[count];
    if (own === undefined || scoreOfValues(guidelines, own) !== Math.round(score * SCORE_SCALE)) {
      throw foreignCriteria(`/values/${count} ≠ problem.json (${trainee}, ${mentor})`, file);
    }
    count++;
  }
  if (count !== values.length) throw foreignCriteria(`/values/${count}`, file);
  return values;
}
