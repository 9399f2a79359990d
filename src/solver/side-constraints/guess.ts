/**
 * A good matching for an objective that is blind by itself.
 *
 * Most matchings count the same, so that a search for a count has nothing to follow. With the score as the lower digits of the same
 * integer it has: it took 1 node where counting took 161 (50 × 40) and 299 (100 × 80).
 */
import { mostPairs, type Network } from '../network/network.ts';
import { search, type SearchTask } from './search.ts';

/** Nodes that a guess may cost. */
export const GUESS_NODES = 100;

/** A matching that is good by `count`, then by score, with no claim that it is the best; null when the digits do not fit, or there is none. */
export function guess(task: Omit<SearchTask, 'weight'>, count: Float64Array, score: Float64Array): Uint8Array | null {
  const one = worthOfPair(task.network, task.sides.length, score);
  if (one === null) return null;
  const weight = score.map((value, arc) => value + one * count[arc]!);
  return search({ ...task, weight, nodeLimit: Math.min(task.nodeLimit, GUESS_NODES) }).taken;
}

/**
 * What each pair has to weigh beside its score so that no scores make up for one pair less; null when that leaves no room for prices.
 */
export function worthOfPair(network: Network, sides: number, score: Float64Array): number | null {
  const places = mostPairs(network);
  const largest = score.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const one = 2 * (places + 1) * largest + 1;
  return 2 * one > 2 ** 52 / (8 * places * (sides + 1)) ? null : one;
}
