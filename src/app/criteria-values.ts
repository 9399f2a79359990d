/** What `criteria.json` says of the eligible pairs of a kept result, and the scores that come of it. */
import { readDocument } from '../domain/documents/index.ts';
import { type Guidelines, type KnownScore, SCORE_SCALE, scoreOfProposed } from '../domain/index.ts';
import type { PairValues } from '../matching/index.ts';
import { partsOfValues, scoreOfValues } from '../scoring/index.ts';
import type { PairIds, Problem } from '../solver/index.ts';
import type { Inputs } from './inputs.ts';
import { foreignCriteria, type SavedRun } from './saved-run.ts';

export const CRITERIA_FILE = 'criteria.json';

/**
 * The values must make the scores of the problem: files of two runs in one folder would give an answer that is of neither.
 * @throws BinomeError CALL_CRITERIA_FORMAT.
 */
export function checkedValues(value: unknown, file: string, problem: Problem, guidelines: Guidelines): readonly PairValues[] {
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

/**
 * What is known of these pairs: of proposed ones all, of other eligible ones the values that were kept, or the sum where they were not.
 * null for a pair that no rule allowed. O(pairs).
 * @throws BinomeError CALL_CRITERIA_FORMAT.
 */
export async function knownScores(
  folder: string,
  { proposal, problem }: Pick<SavedRun, 'proposal' | 'problem'>,
  asked: readonly PairIds[],
  inputs: Inputs,
): Promise<(trainee: string, mentor: string) => KnownScore | null> {
  const ofProposed = scoreOfProposed(proposal);
  const isAsked = new Set(asked.filter((pair) => ofProposed(...pair) === null).map((pair) => pair.join('\u0000')));
  if (isAsked.size === 0) return ofProposed;
  const { content: guidelines } = proposal.guidelines;
  const kept = await inputs.jsonIfIn(folder, CRITERIA_FILE);
  const values = kept === null ? null : checkedValues(kept.value, inputs.placeIn(folder, CRITERIA_FILE), problem, guidelines);
  const others = new Map<string, KnownScore>();
  let k = 0;
  for (const [trainee, mentor, score] of problem.pairs) {
    const [key, own] = [`${trainee}\u0000${mentor}`, values?.[k++]];
    if (!isAsked.has(key)) continue;
    others.set(key, own === undefined ? { score: Math.round(score * SCORE_SCALE), parts: null } : partsOfValues(guidelines, own));
  }
  return (trainee, mentor) => ofProposed(trainee, mentor) ?? others.get(`${trainee}\u0000${mentor}`) ?? null;
}
