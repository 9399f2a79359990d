/**
 * The fairest matching found by trying them all: every matching that the rules allow is compared by needs met, then by the number of its
 * pairs in each band from the lowest on, then by score, incumbent and lot. Exponential; bands are told by comparing with each threshold.
 */
import { lotOf } from './lot.ts';
import { holds, integerScores, keyOf, type ListedProblem, type Pair } from './rules.ts';

export interface FairOptimum {
  feasible: boolean;
  matched: number;
  /** Pairs in each band but the last. */
  counts: number[];
  /** In units of `scale`; a float64 sum where the scores have no common decimal scale. */
  score: number;
  scale: number;
  exact: boolean;
  kept: number;
  pairs: Pair[];
  /** Whether no other matching is as good by every rule, lots included. */
  unique: boolean;
}

/** The thresholds of the bands: those given, or every distinct score but the lowest. */
export function thresholdsOf({ bands, pairs }: ListedProblem): readonly number[] {
  return bands ?? [...new Set(pairs.map(([, , score]) => score))].sort((a, b) => a - b).slice(1);
}

/** Pairs in each band but the last. */
export function countsOf(problem: ListedProblem, chosen: readonly (readonly [string, string])[]): number[] {
  const thresholds = thresholdsOf(problem);
  const counts = thresholds.map(() => 0);
  const scores = new Map(problem.pairs.map(([trainee, mentor, score]) => [keyOf(trainee, mentor), score]));
  for (const [trainee, mentor] of chosen) {
    const band = thresholds.findIndex((threshold) => scores.get(keyOf(trainee, mentor))! < threshold);
    if (band >= 0) counts[band]!++;
  }
  return counts;
}

export function fairBruteForce(problem: ListedProblem): FairOptimum {
  const { trainees, mentors, pairs } = problem;
  const integers = integerScores(problem);
  const thresholds = thresholdsOf(problem);
  const scores = integers?.integers ?? pairs.map(([, , score]) => score);
  const bands = pairs.map(([, , score]) => thresholds.findIndex((threshold) => score < threshold));
  const column = pairs.map(([, mentor]) => mentors.findIndex(({ id }) => id === mentor));
  const row = pairs.map(([trainee]) => trainees.findIndex(({ id }) => id === trainee));
  const kept = pairs.map(([trainee, mentor]) => ((problem.incumbent ?? []).some(([t, m]) => t === trainee && m === mentor) ? 1 : 0));
  const lots = pairs.map(([trainee, mentor]) => lotOf(trainee, mentor));
  const isRequired = pairs.map(([trainee, mentor]) => (problem.required ?? []).some(([t, m]) => t === trainee && m === mentor));
  const met = trainees.map(() => 0);
  const load = mentors.map(() => 0);
  const chosen: number[] = [];
  let best: { key: number[]; pairs: number[]; unique: boolean } | null = null;

  function keyOfChosen(): number[] {
    const counts = thresholds.map(() => 0);
    let [score, keeps, lot] = [0, 0, 0];
    for (const k of chosen) {
      if (bands[k]! >= 0) counts[bands[k]!]!--;
      score += scores[k]!;
      keeps += kept[k]!;
      lot += lots[k]!;
    }
    return [chosen.length, ...counts, score, keeps, -lot];
  }

  function isAllowed(): boolean {
    if (problem.coverage === 'all' && trainees.some(({ need = 1 }, i) => met[i]! < need)) return false;
    if (mentors.some(({ min = 0 }, j) => load[j]! < min)) return false;
    const keys = new Set(chosen.map((k) => keyOf(pairs[k]![0], pairs[k]![1])));
    return (problem.sideConstraints ?? []).every((side) => holds(side, (key) => keys.has(key)));
  }

  function keepIfBest(): void {
    const key = keyOfChosen();
    const at = best === null ? 0 : key.findIndex((value, i) => value !== best!.key[i]);
    if (best !== null && at >= 0 && key[at]! < best.key[at]!) return;
    if (!isAllowed()) return;
    if (best !== null && at < 0) best.unique = false;
    else best = { key, pairs: [...chosen], unique: true };
  }

  function descend(k: number): void {
    if (best !== null && chosen.length + pairs.length - k < best.key[0]!) return;
    if (k === pairs.length) {
      keepIfBest();
      return;
    }
    const [i, j] = [row[k]!, column[k]!];
    if (met[i]! < (trainees[i]!.need ?? 1) && load[j]! < (mentors[j]!.max ?? 1)) {
      met[i]!++;
      load[j]!++;
      chosen.push(k);
      descend(k + 1);
      chosen.pop();
      met[i]!--;
      load[j]!--;
    }
    if (!isRequired[k]) descend(k + 1);
  }

  descend(0);
  const found = best as { key: number[]; pairs: number[]; unique: boolean } | null;
  const key = found?.key ?? [];
  return {
    feasible: found !== null,
    matched: key[0] ?? 0,
    counts: key.slice(1, 1 + thresholds.length).map((count) => 0 - count),
    score: key[1 + thresholds.length] ?? 0,
    scale: integers?.scale ?? 1,
    exact: integers !== null,
    kept: key[2 + thresholds.length] ?? 0,
    pairs: (found?.pairs ?? []).map((k): Pair => [pairs[k]![0], pairs[k]![1]]),
    unique: found?.unique ?? true,
  };
}
