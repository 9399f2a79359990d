/**
 * A good matching for an objective that is blind by itself.
 *
 * Most matchings count the same, so that a search for a count has nothing to follow. With the score as the lower digits of the same
 * integer it has: it took 1 node where counting took 161 (50 × 40) and 299 (100 × 80).
 */
import { search, type SearchTask } from './search.ts';

/** Nodes that a guess may cost. */
export const GUESS_NODES = 100;

/** A matching that is good by `count`, then by score, and proven to nothing; null when the digits do not fit, or there is none. */
export function guess(task: Omit<SearchTask, 'weight'>, count: Float64Array, score: Float64Array): Uint8Array | null {
  const { need, max } = task.network;
  const places = Math.max(1, Math.min(sum(need), sum(max)));
  const largest = score.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const one = 2 * places * largest + 1;
  if (2 * one > 2 ** 52 / (8 * places * (task.sides.length + 1))) return null;
  const weight = score.map((value, arc) => value + one * count[arc]!);
  return search({ ...task, weight, nodeLimit: Math.min(task.nodeLimit, GUESS_NODES) }).taken;
}

function sum(values: Int32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
