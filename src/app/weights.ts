/** The use case of `binome explain --weights`: how far a saved result depends on the weights. */
import path from 'node:path';
import * as z from 'zod';
import type { Guidelines } from '../domain/guidelines.ts';
import { CRITERIA, CRITERIA_FORMAT, SCORE_SCALE } from '../domain/pair.ts';
import type { Proposal } from '../domain/proposal.ts';
import { BinomeError } from '../errors/error.ts';
import { readBySchema } from '../errors/schema-fault.ts';
import { weightRobustness, type PairValues, type WeightRobustness } from '../matching/index.ts';
import { scoreOfValues } from '../scoring/index.ts';
import type { Problem } from '../solver/index.ts';
import { endingAfter } from './deadline.ts';
import { readJson } from './files.ts';
import { RunFiles } from './run-files.ts';
import { guidelinesOf, notOptimal, readRun } from './saved-run.ts';

const value = z.number().min(0).max(1).nullable();
const schema = z.object({
  format: z.literal(CRITERIA_FORMAT),
  criteria: z.tuple(CRITERIA.map((criterion) => z.literal(criterion)) as [z.ZodLiteral, ...z.ZodLiteral[]]),
  values: z.array(z.array(value).length(CRITERIA.length)),
});

export interface WeighedRun {
  readonly proposal: Proposal;
  readonly robustness: WeightRobustness;
}

/**
 * @param timeLimitMs after it nothing more begins, and what is not known by then is said to be so.
 * @throws BinomeError CALL_NOT_OPTIMAL, CALL_CRITERIA_FORMAT, and what `readRun` throws.
 */
export async function weighRun(folder: string, timeLimitMs: number | undefined, onProgress: (done: number) => void): Promise<WeighedRun> {
  const { proposal, problem, solution } = await readRun(folder, new RunFiles());
  if (solution.status !== 'optimal') throw notOptimal(solution.status, folder);
  const guidelines = guidelinesOf(proposal, folder);
  const values = await readValues(path.join(folder, 'criteria.json'), problem, guidelines);
  return {
    proposal,
    robustness: weightRobustness({ problem, solution, guidelines, values }, { signal: endingAfter(timeLimitMs), onProgress }),
  };
}

/** The values must make the scores of the problem: files of two runs in one folder would give an answer that is of neither. */
async function readValues(file: string, problem: Problem, guidelines: Guidelines): Promise<readonly PairValues[]> {
  const document = await readJson(file);
  const refuse = (detail: string): never => {
    throw new BinomeError('CALL_CRITERIA_FORMAT', { detail, detailFr: detail }, { file });
  };
  const { values } = readBySchema((params) => schema.parse(document, params), 'CALL_CRITERIA_FORMAT', { file });
  let count = 0;
  for (const [trainee, mentor, score] of problem.pairs) {
    const own = values[count];
    if (own === undefined || scoreOfValues(guidelines, own) !== Math.round(score * SCORE_SCALE)) {
      return refuse(`/values/${count} ≠ problem.json (${trainee}, ${mentor})`);
    }
    count++;
  }
  return count === values.length ? values : refuse(`/values/${count}`);
}
