/** Every matching of a small problem, by trying all sets of pairs. Nothing of the solver is used. */
import { lotOf } from './lot.ts';
import { holds, integerScores, keyOf, type ListedProblem, type Pair } from './rules.ts';

export interface Matching {
  /** Its pairs, by their places in the problem's list, ascending. */
  chosen: readonly number[];
  matched: number;
  /** In integers of the problem's own scale. */
  score: number;
  /** Pairs of the incumbent. */
  kept: number;
  /** Sum of the tie numbers. */
  lot: number;
}

/** All matchings, best first by needs met, score, pairs kept, lot; null when there are more than `most`, or scores have no exact scale. */
export function allMatchings(problem: ListedProblem, most: number): Matching[] | null {
  const integers = integerScores(problem)?.integers;
  if (integers === undefined) return null;
  const { trainees, mentors, pairs, sideConstraints = [] } = problem;
  const keys = pairs.map(([trainee, mentor]) => keyOf(trainee, mentor));
  const among = (list: readonly (readonly [string, string])[] = []): boolean[] => {
    const listed = new Set(list.map(([trainee, mentor]) => keyOf(trainee, mentor)));
    return keys.map((key) => listed.has(key));
  };
  const [required, incumbent] = [among(problem.required), among(problem.incumbent)];
  const lots = pairs.map(([trainee, mentor]) => lotOf(trainee, mentor));
  const row = pairs.map(([trainee]) => trainees.findIndex(({ id }) => id === trainee));
  const column = pairs.map(([, mentor]) => mentors.findIndex(({ id }) => id === mentor));
  const need = trainees.map((trainee) => trainee.need ?? 1);
  const room = mentors.map((mentor) => mentor.max ?? 1);
  const found: Matching[] = [];
  const chosen: number[] = [];
  let sets = 0;

  function descend(k: number): void {
    if (sets > 10 * most) return;
    if (k === pairs.length) {
      sets++;
      if (isAllowed()) found.push(matchingOf([...chosen]));
      return;
    }
    const [i, j] = [row[k]!, column[k]!];
    if (need[i]! > 0 && room[j]! > 0) {
      need[i]!--;
      room[j]!--;
      chosen.push(k);
      descend(k + 1);
      chosen.pop();
      need[i]!++;
      room[j]!++;
    }
    if (!required[k]) descend(k + 1);
  }

  function isAllowed(): boolean {
    if (problem.coverage === 'all' && need.some((left) => left > 0)) return false;
    if (mentors.some(({ min = 0, max = 1 }, j) => max - room[j]! < min)) return false;
    if (sideConstraints.length === 0) return true;
    const own = new Set(chosen.map((k) => keys[k]));
    return sideConstraints.every((constraint) => holds(constraint, (key) => own.has(key)));
  }

  function matchingOf(own: number[]): Matching {
    const sum = (values: readonly number[]): number => own.reduce((total, k) => total + values[k]!, 0);
    return { chosen: own, matched: own.length, score: sum(integers!), kept: own.filter((k) => incumbent[k]).length, lot: sum(lots) };
  }

  descend(0);
  if (sets > 10 * most || found.length > most) return null;
  return found.sort((a, b) => b.matched - a.matched || b.score - a.score || b.kept - a.kept || a.lot - b.lot);
}

/** The places of these pairs in the problem's list, as one text: the same for the same set. */
export function placesOf(problem: ListedProblem, pairs: readonly (readonly [string, string])[]): string {
  const place = ([trainee, mentor]: readonly [string, string]): number =>
    problem.pairs.findIndex(([t, m]) => t === trainee && m === mentor);
  return pairs
    .map(place)
    .sort((a, b) => a - b)
    .join();
}

export function pairsOf(problem: ListedProblem, { chosen }: Matching): Pair[] {
  return chosen.map((k): Pair => [problem.pairs[k]![0], problem.pairs[k]![1]]);
}
