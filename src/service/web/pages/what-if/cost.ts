/** What separates two states: who moves, what is lost, in a sentence. */
import type { Answer, Move } from '../../../../session/index.ts';
import { words } from '../../frame/words.ts';

type Pairs = Answer['pairs'];

/** Each trainee has one mentor at most in a round. Sorted by trainee as the pairs are. */
export function changesOf(before: Pairs, after: Pairs): Move[] {
  const [was, is] = [new Map(before), new Map(after)];
  const trainees = [...new Set([...was.keys(), ...is.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return trainees.flatMap((trainee) => {
    const [from, to] = [was.get(trainee) ?? null, is.get(trainee) ?? null];
    return from === to ? [] : [{ trainee, from, to }];
  });
}

/** Scores are sums of shares of 1; the page tells points of 100. */
export function costOf(base: Answer, { after, weights }: Answer): string {
  const { whatIf } = words();
  const unmet = base.after.placed - after.placed;
  if (unmet === 0 && !isSameMeasure(base.weights, weights)) return whatIf.otherWeights;
  return unmet === 0 ? whatIf.cost(Math.round((base.after.score - after.score) * 1_000_000)) : whatIf.unmet(unmet);
}

/** Scores under other weights are another measure: their sums are not compared. */
export function isSameMeasure(was: Answer['weights'], is: Answer['weights']): boolean {
  return JSON.stringify(was) === JSON.stringify(is);
}
