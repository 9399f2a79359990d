/** The pairs of a problem, read once: an iterable that gives them a single time is read as well as a list. */
import { Refusal } from './refusal.ts';
import type { Problem } from '../model/problem.ts';

/** Pair number → number of its trainee, of its mentor, and its score. */
export interface ReadPairs {
  readonly trainee: Int32Array;
  readonly mentor: Int32Array;
  readonly score: Float64Array;
}

/**
 * `keyOf`: trainee number · mentors + mentor number, −1 where one of them is not known. O(pairs).
 * @throws Refusal when a pair cannot be read, or stands twice.
 */
export function readPairs({ pairs, trainees, mentors }: Problem, keyOf: (trainee: string, mentor: string) => number): ReadPairs {
  if (typeof pairs !== 'object' || pairs === null || !(Symbol.iterator in pairs)) throw new Refusal('problem /pairs: not a list');
  let capacity = Array.isArray(pairs) ? pairs.length : 1024;
  let trainee = new Int32Array(capacity);
  let mentor = new Int32Array(capacity);
  let score = new Float64Array(capacity);
  let count = 0;
  for (const pair of pairs as Iterable<unknown>) {
    const [first, second, points] = Array.isArray(pair) && pair.length === 3 ? (pair as [string, string, number]) : ['', '', NaN];
    const key = keyOf(first, second);
    if (!Number.isFinite(points) || key < 0) throw new Refusal(`problem /pairs/${count}: not a known trainee, a known mentor and a score`);
    if (count === capacity) {
      capacity = 2 * capacity + 1;
      const [before, beforeMentor, beforeScore] = [trainee, mentor, score];
      (trainee = new Int32Array(capacity)).set(before);
      (mentor = new Int32Array(capacity)).set(beforeMentor);
      (score = new Float64Array(capacity)).set(beforeScore);
    }
    trainee[count] = Math.floor(key / mentors.length);
    mentor[count] = key % mentors.length;
    score[count++] = points;
  }
  const read = { trainee: trainee.subarray(0, count), mentor: mentor.subarray(0, count), score: score.subarray(0, count) };
  refuseTwice(read, trainees.length, mentors.length);
  return read;
}

function refuseTwice({ trainee, mentor }: ReadPairs, trainees: number, mentors: number): void {
  const next = new Int32Array(trainees + 1);
  for (const i of trainee) next[i + 1]!++;
  for (let i = 0; i < trainees; i++) next[i + 1]! += next[i]!;
  const byTrainee = new Int32Array(trainee.length);
  trainee.forEach((i, pair) => (byTrainee[next[i]!++] = pair));
  const lastSeen = new Int32Array(mentors).fill(-1);
  for (const pair of byTrainee) {
    const j = mentor[pair]!;
    if (lastSeen[j] === trainee[pair]) throw new Refusal(`problem /pairs/${pair}: it stands twice`);
    lastSeen[j] = trainee[pair]!;
  }
}
