/**
 * The eligible pairs with their scores, in columns: eight bytes a pair, so that a national census fits in memory.
 */
import { compareIds, type Progress, SCORE_SCALE } from '../domain/index.ts';
import { PairScores, type PreparedMentor, type PreparedTrainee } from '../scoring/index.ts';
import { PairColumns } from '../solver/index.ts';
import { PairExclusions, type EligibilityContext } from './eligibility.ts';

/** In the order of `CRITERIA`: in [0, 1], at most four decimals; null is unknown. */
export type PairValues = readonly (number | null)[];

export interface PairTable {
  readonly trainees: readonly PreparedTrainee[];
  readonly mentors: readonly PreparedMentor[];
  /** Trainee i → its pairs start[i] … start[i+1]−1, in the order of the mentors. */
  readonly start: Int32Array;
  /** Pair → index of its mentor; pair → score in millionths. */
  readonly mentor: Int32Array;
  readonly score: Int32Array;
}

/** Trainees between two words of progress: some milliseconds, where boards are large. */
const BETWEEN_TOLD = 16;

/**
 * Scores every eligible pair of these people; both lists sorted by id, the mentors all within their own rules.
 * O(trainees × mentors of the same board).
 */
export function buildPairTable(
  context: EligibilityContext,
  trainees: readonly PreparedTrainee[],
  mentors: readonly PreparedMentor[],
  progress: Progress,
): PairTable {
  const scores = new PairScores(context, trainees, mentors);
  const exclusions = new PairExclusions(context, trainees, mentors);
  const everyMentor = mentors.map((_, j) => j);
  const ofBoard = new Map<string, number[]>();
  mentors.forEach(({ person }, j) => {
    const own = ofBoard.get(person.boardCode);
    if (own === undefined) ofBoard.set(person.boardCode, [j]);
    else own.push(j);
  });
  const start = new Int32Array(trainees.length + 1);
  let mentor = new Int32Array(1024);
  let score = new Int32Array(1024);
  let count = 0;
  trainees.forEach((trainee, i) => {
    const candidates = context.guidelines.rules.sameBoard ? (ofBoard.get(trainee.person.boardCode) ?? []) : everyMentor;
    if (count + candidates.length > mentor.length) {
      const room = Math.max(2 * mentor.length, count + candidates.length);
      mentor = grown(mentor, room);
      score = grown(score, room);
    }
    for (const j of candidates) {
      if (exclusions.of(i, j) !== undefined) continue;
      mentor[count] = j;
      score[count++] = scores.score(i, j);
    }
    start[i + 1] = count;
    if (i % BETWEEN_TOLD === 0) progress('score', i, trainees.length);
  });
  progress('score', trainees.length, trainees.length);
  return { trainees, mentors, start, mentor: mentor.slice(0, count), score: score.slice(0, count) };
}

/** A pair that the table has not, with its score in millionths. */
export interface ExtraPair {
  readonly trainee: PreparedTrainee;
  readonly mentor: PreparedMentor;
  readonly score: number;
}

/** The table with these mentors (whom it has not) and these pairs besides its own. O(pairs · log). */
export function extended(table: PairTable, mentors: readonly PreparedMentor[], extras: readonly ExtraPair[]): PairTable {
  const all = [...table.mentors, ...mentors].sort((a, b) => compareIds(a.person.id, b.person.id));
  const place = new Map(all.map(({ person }, j) => [person.id, j]));
  const rows = new Map(table.trainees.map(({ person }) => [person.id, [] as ExtraPair[]]));
  for (const extra of extras) rows.get(extra.trainee.person.id)!.push(extra);
  const count = table.mentor.length + extras.length;
  const [start, mentor, score] = [new Int32Array(table.start.length), new Int32Array(count), new Int32Array(count)];
  table.trainees.forEach(({ person }, i) => {
    const own = rows.get(person.id)!.map((pair): [number, number] => [place.get(pair.mentor.person.id)!, pair.score]);
    for (let pair = table.start[i]!; pair < table.start[i + 1]!; pair++)
      own.push([place.get(table.mentors[table.mentor[pair]!]!.person.id)!, table.score[pair]!]);
    own
      .sort((a, b) => a[0] - b[0])
      .forEach(([j, points], k) => {
        mentor[start[i]! + k] = j;
        score[start[i]! + k] = points;
      });
    start[i + 1] = start[i]! + own.length;
  });
  return { trainees: table.trainees, mentors: all, start, mentor, score };
}

/** The table without the mentors, and without the pairs, that are not kept: O(pairs). */
export function reduced(
  { trainees, mentors, start, mentor, score }: PairTable,
  keepsMentor: (mentor: number) => boolean,
  keepsPair: (trainee: number, mentor: number) => boolean = () => true,
): PairTable {
  const kept = [...mentors.keys()].filter(keepsMentor);
  const place = new Int32Array(mentors.length).fill(-1);
  kept.forEach((j, column) => (place[j] = column));
  const left = { start: new Int32Array(start.length), mentor: new Int32Array(mentor.length), score: new Int32Array(score.length) };
  let count = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let pair = start[i]!; pair < start[i + 1]!; pair++) {
      const column = place[mentor[pair]!]!;
      if (column < 0 || !keepsPair(i, mentor[pair]!)) continue;
      left.mentor[count] = column;
      left.score[count++] = score[pair]!;
    }
    left.start[i + 1] = count;
  }
  const columns = { start: left.start, mentor: left.mentor.slice(0, count), score: left.score.slice(0, count) };
  return { trainees, mentors: kept.map((j) => mentors[j]!), ...columns };
}

/** The same pairs, scored by this. */
export function rescored(table: PairTable, scoreOf: (trainee: number, mentor: number) => number): PairTable {
  const { start, mentor } = table;
  const score = new Int32Array(mentor.length);
  for (let i = 0; i + 1 < start.length; i++)
    for (let pair = start[i]!; pair < start[i + 1]!; pair++) score[pair] = scoreOf(i, mentor[pair]!);
  return { ...table, score };
}

/** The same trainees with these mentors, and no pair. */
export function withoutPairs({ trainees, start }: PairTable, mentors: readonly PreparedMentor[]): PairTable {
  const none = new Int32Array(0);
  return { trainees, mentors, start: new Int32Array(start.length), mentor: none, score: none };
}

/** As the solver reads them. */
export function columnsOf({ trainees, mentors, start, mentor, score }: PairTable): PairColumns {
  const ids = (people: readonly (PreparedTrainee | PreparedMentor)[]): string[] => people.map(({ person }) => person.id);
  return new PairColumns({ trainees: ids(trainees), mentors: ids(mentors), start, mentor, score, unit: SCORE_SCALE });
}

function grown(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(values);
  return copy;
}

/** The score of one pair in millionths, −1 when it is not eligible. */
export function scoreIn(table: PairTable, trainee: number, mentor: number): number {
  let [low, high] = [table.start[trainee]!, table.start[trainee + 1]!];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.mentor[middle]! < mentor) low = middle + 1;
    else high = middle;
  }
  return low < table.start[trainee + 1]! && table.mentor[low] === mentor ? table.score[low]! : -1;
}
