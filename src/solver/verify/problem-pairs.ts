/** The pairs of a problem, read once: an iterable that gives them a single time is read as well as a list or columns. */
import { Refusal } from './refusal.ts';
import type { PairColumns } from '../model/pair-columns.ts';
import type { Problem } from '../model/problem.ts';

/** Pair number → number of its trainee, of its mentor, and its score. */
export interface ReadPairs {
  readonly trainee: Int32Array;
  readonly mentor: Int32Array;
  readonly score: Float64Array;
  /** The number of the pair of a trainee and a mentor, by number; −1 when there is none. */
  readonly find: (trainee: number, mentor: number) => number;
}

type Columns = Omit<ReadPairs, 'find'>;
type Indices = readonly [trainees: ReadonlyMap<string, number>, mentors: ReadonlyMap<string, number>];

/**
 * `indices`: id → number. O(pairs).
 * @throws Refusal when a pair cannot be read, or stands twice.
 */
export function readPairs({ pairs, trainees, mentors }: Problem, indices: Indices): ReadPairs {
  if (typeof pairs !== 'object' || pairs === null || !(Symbol.iterator in pairs)) throw new Refusal('problem /pairs: not a list');
  const read = readColumns(pairs as Partial<PairColumns>, indices) ?? readList(pairs as Iterable<unknown>, indices);
  return { ...read, find: finderOf(read, trainees.length, mentors.length) };
}

/** null where something is not right: read as a list, they say what. */
function readColumns(columns: Partial<PairColumns>, [traineeIndex, mentorIndex]: Indices): Columns | null {
  const { trainees, mentors, start, mentor, score, unit } = columns;
  if (!Array.isArray(trainees) || !Array.isArray(mentors) || typeof unit !== 'number') return null;
  if (!(start instanceof Int32Array && mentor instanceof Int32Array && score instanceof Int32Array)) return null;
  const [rows, others] = [trainees, mentors].map((ids, k) => ids.map((id: string) => [traineeIndex, mentorIndex][k]!.get(id) ?? -1));
  const isWhole = start.length === rows!.length + 1 && start[0] === 0 && start.at(-1) === mentor.length && mentor.length === score.length;
  if (!isWhole || !start.every((from, i) => i === 0 || from >= start[i - 1]!) || rows!.includes(-1) || others!.includes(-1)) return null;
  if (!mentor.every((j) => j >= 0 && j < others!.length)) return null;
  const trainee = new Int32Array(mentor.length);
  rows!.forEach((i, row) => trainee.fill(i, start[row], start[row + 1]));
  if (!Number.isFinite(2 ** 31 / unit)) return null;
  const points = new Float64Array(score.length);
  for (let pair = 0; pair < points.length; pair++) points[pair] = score[pair]! / unit;
  return { trainee, mentor: others!.every((j, own) => j === own) ? mentor : mentor.map((own) => others![own]!), score: points };
}

function readList(pairs: Iterable<unknown>, [traineeIndex, mentorIndex]: Indices): Columns {
  let capacity = Array.isArray(pairs) ? pairs.length : 1024;
  let trainee = new Int32Array(capacity);
  let mentor = new Int32Array(capacity);
  let score = new Float64Array(capacity);
  let count = 0;
  for (const pair of pairs) {
    const [first, second, points] = Array.isArray(pair) && pair.length === 3 ? (pair as [string, string, number]) : ['', '', NaN];
    const [i, j] = [traineeIndex.get(first), mentorIndex.get(second)];
    if (!Number.isFinite(points) || i === undefined || j === undefined)
      throw new Refusal(`problem /pairs/${count}: not a known trainee, a known mentor and a score`);
    if (count === capacity) {
      capacity = 2 * capacity + 1;
      const [before, beforeMentor, beforeScore] = [trainee, mentor, score];
      (trainee = new Int32Array(capacity)).set(before);
      (mentor = new Int32Array(capacity)).set(beforeMentor);
      (score = new Float64Array(capacity)).set(beforeScore);
    }
    trainee[count] = i;
    mentor[count] = j;
    score[count++] = points;
  }
  return { trainee: trainee.subarray(0, count), mentor: mentor.subarray(0, count), score: score.subarray(0, count) };
}

/** Finds by bisection. @throws Refusal when a pair stands twice. */
function finderOf({ trainee, mentor }: Columns, trainees: number, mentors: number): ReadPairs['find'] {
  const isBefore = (pair: number, i: number, j: number): boolean => trainee[pair]! < i || (trainee[pair] === i && mentor[pair]! < j);
  let inOrder = 1;
  while (inOrder < trainee.length && isBefore(inOrder - 1, trainee[inOrder]!, mentor[inOrder]!)) inOrder++;
  /** Place by trainee, then mentor → pair; null where that is the order of the pairs. */
  const order = inOrder >= trainee.length ? null : sortedBy(trainee, trainees, sortedBy(mentor, mentors, null));
  if (order !== null) refuseTwice(order, trainee, mentor);
  return (i, j) => {
    let [low, high] = [0, trainee.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(order?.[middle] ?? middle, i, j)) low = middle + 1;
      else high = middle;
    }
    const pair = order?.[low] ?? low;
    return trainee[pair] === i && mentor[pair] === j ? pair : -1;
  };
}

/** Pairs by their number in the list; those with the same number stay in the order given, null: that of the pairs. */
function sortedBy(list: Int32Array, numbers: number, given: Int32Array | null): Int32Array {
  const next = new Int32Array(numbers + 1);
  for (const number of list) next[number + 1]!++;
  for (let number = 0; number < numbers; number++) next[number + 1]! += next[number]!;
  const sorted = new Int32Array(list.length);
  for (let k = 0; k < list.length; k++) {
    const pair = given?.[k] ?? k;
    sorted[next[list[pair]!]!++] = pair;
  }
  return sorted;
}

/** Names, of the first trainee with such pairs, the first that stood before. */
function refuseTwice(order: Int32Array, trainee: Int32Array, mentor: Int32Array): void {
  let twice = -1;
  for (let k = 1; k < order.length; k++) {
    const [before, pair] = [order[k - 1]!, order[k]!];
    if (twice >= 0 && trainee[pair] !== trainee[twice]) break;
    if (trainee[pair] === trainee[before] && mentor[pair] === mentor[before] && (twice < 0 || pair < twice)) twice = pair;
  }
  if (twice >= 0) throw new Refusal(`problem /pairs/${twice}: it stands twice`);
}
