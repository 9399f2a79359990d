/**
 * From a `Problem` to an `Instance`: ids become indices in canonical order, scores become integers, everything wrong is refused.
 *
 * Canonical order is by id, in UTF-16 code units: from here on nothing can depend on the order in which rows were given.
 * O(pairs · log of the pairs of a trainee); about 20 bytes a pair.
 */
import { BinomeError, shown } from '../../errors/index.ts';
import { readBands, type Bands } from './bands.ts';
import {
  checkChoice,
  checkCount,
  checkKnownFields,
  checkList,
  checkNumber,
  checkObject,
  checkString,
  checkTuple,
  fieldError,
  show,
} from './checks.ts';
import { BETWEEN_POLLS, NEVER, type Poll } from './limits.ts';
import { integerSide, type Side } from './integer-sides.ts';
import { PairColumns } from './pair-columns.ts';
import { PROBLEM_FORMAT, type PairIds, type Problem } from './problem.ts';
import { readBalance, type Balance } from './relative-loads.ts';
import { findScale, roundedScale, scaled, type Scale } from './scale.ts';

export interface Instance {
  /** Sorted ids; row i is the trainee traineeIds[i], column j the mentor mentorIds[j]. */
  readonly traineeIds: readonly string[];
  readonly mentorIds: readonly string[];
  /** Row → pairs that it needs. */
  readonly need: Int32Array;
  /** Column → least and greatest number of pairs. */
  readonly min: Int32Array;
  readonly max: Int32Array;
  /** Row i → its arcs start[i] … start[i+1]−1, sorted by column. */
  readonly start: Int32Array;
  /** Arc → column. */
  readonly column: Int32Array;
  /** Arc → score as an integer. */
  readonly score: Float64Array;
  readonly scale: Scale;
  /** Arcs that must be chosen, ascending. */
  readonly required: readonly number[];
  /** Sorted by id. */
  readonly sides: readonly Side[];
  readonly coverage: 'all' | 'most';
  /** null where no balance is asked for. */
  readonly balance: Balance | null;
  /** null with objective "score". */
  readonly bands: Bands | null;
  /** Arcs of the incumbent, ascending. */
  readonly incumbent: readonly number[];
}

/** What one list of nodes holds: sorted ids, their index, and the two numbers of each. */
interface Nodes {
  readonly list: 'trainees' | 'mentors';
  readonly ids: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** Node → its need or places; its minimum, 0 for a trainee. */
  readonly most: Int32Array;
  readonly least: Int32Array;
}

type Arcs = Pick<Instance, 'start' | 'column' | 'score'>;

const FIELDS = [
  ...['format', 'trainees', 'mentors', 'pairs', 'required', 'sideConstraints', 'coverage', 'balance', 'objective', 'bands', 'incumbent'],
];

/**
 * @param headroom when given, scores are rounded so that their sums stay this many times below 2^53 (see `scale.ts`).
 * @param isOver polled only: a problem is read to its end.
 * @throws BinomeError PROBLEM_* with the place as a JSON path.
 */
export function encode(problem: Problem, headroom?: number, isOver: Poll = NEVER): Instance {
  const fields = checkObject(problem, '');
  if (fields['format'] !== PROBLEM_FORMAT) {
    const { en: found, fr: foundFr } = shown(fields['format']);
    const values = { value: show(fields['format']), found, foundFr, expected: PROBLEM_FORMAT };
    throw new BinomeError('PROBLEM_FORMAT', values, { path: '/format' });
  }
  checkKnownFields(fields, FIELDS, '');
  const coverage = checkChoice(given(fields['coverage'], 'most'), ['most', 'all'], '/coverage');
  const objective = checkChoice(given(fields['objective'], 'score'), ['score', 'fair'], '/objective');

  const trainees = readNodes(fields['trainees'], 'trainees', ['id', 'need'], (node, path) => [
    0,
    checkCount(given(node['need'], 1), 0, `${path}/need`),
  ]);
  const mentors = readNodes(fields['mentors'], 'mentors', ['id', 'min', 'max', 'load', 'share'], (node, path) => {
    const min = checkCount(given(node['min'], 0), 0, `${path}/min`);
    const max = checkCount(given(node['max'], 1), 0, `${path}/max`);
    if (min > max) throw new BinomeError('PROBLEM_MIN_ABOVE_MAX', { min, max }, { path });
    return [min, max];
  });
  const arcs = readPairs(fields['pairs'], trainees, mentors, isOver);
  const places = Math.min(total(trainees.most), total(mentors.most), arcs.column.length);
  checkSums(arcs.score, places);
  const scale = headroom === undefined ? findScale(arcs.score, places, isOver) : roundedScale(arcs.score, places, headroom);
  const finder = new ArcFinder(arcs, trainees, mentors, isOver);
  const bands = readBands(fields['bands'], objective, arcs.score, isOver);
  // In their place: nothing reads them as they were given any more.
  for (let arc = 0; arc < arcs.score.length; arc++) {
    if (arc % BETWEEN_POLLS === 0) isOver();
    arcs.score[arc] = scaled(arcs.score[arc]!, scale);
  }
  return {
    traineeIds: trainees.ids,
    mentorIds: mentors.ids,
    need: trainees.most,
    min: mentors.least,
    max: mentors.most,
    ...arcs,
    scale,
    required: readRequired(given(fields['required'], []), finder),
    sides: readSides(given(fields['sideConstraints'], []), finder, places),
    coverage,
    balance: readBalance(fields['balance'], fields['mentors'] as readonly Record<string, unknown>[], mentors.index),
    bands,
    incumbent: readIncumbent(given(fields['incumbent'], []), finder),
  };
}

/** @throws BinomeError PROBLEM_SCORES when the scores of `places` pairs may add up to more than a double holds. */
function checkSums(scores: Float64Array, places: number): void {
  const largest = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  if (!Number.isFinite(largest * places)) throw new BinomeError('PROBLEM_SCORES', { value: largest, places }, { path: '/pairs' });
}

/** Only what is absent takes its default: null is a value, and a wrong one. */
function given(value: unknown, otherwise: unknown): unknown {
  return value === undefined ? otherwise : value;
}

function total(counts: Int32Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

function readNodes(
  value: unknown,
  list: Nodes['list'],
  known: readonly string[],
  bounds: (node: Record<string, unknown>, path: string) => [least: number, most: number],
): Nodes {
  const seen = new Set<string>();
  const nodes = checkList(value, `/${list}`).map((entry, k) => {
    const path = `/${list}/${k}`;
    const node = checkObject(entry, path);
    checkKnownFields(node, known, path);
    const id = checkString(node['id'], `${path}/id`);
    if (seen.has(id)) throw new BinomeError('PROBLEM_DUPLICATE_ID', { value: id }, { path: `${path}/id` });
    seen.add(id);
    return { id, bounds: bounds(node, path) };
  });
  nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    list,
    ids: nodes.map((node) => node.id),
    index: new Map(nodes.map((node, k) => [node.id, k])),
    least: Int32Array.from(nodes, (node) => node.bounds[0]),
    most: Int32Array.from(nodes, (node) => node.bounds[1]),
  };
}

function indexOf(nodes: Nodes, id: string, path: string): number {
  const index = nodes.index.get(id);
  if (index === undefined) throw new BinomeError('PROBLEM_UNKNOWN_ID', { value: id, list: nodes.list }, { path });
  return index;
}

/** Reads the iterable twice: once to check and count the arcs of each row, once to put them in place. Both times it must give the same. */
function readPairs(value: unknown, trainees: Nodes, mentors: Nodes, isOver: Poll): Arcs {
  if (value === null || typeof value !== 'object' || !(Symbol.iterator in value)) {
    throw fieldError(value, 'a list of [trainee, mentor, score]', 'une liste de [stagiaire, tuteur, score]', '/pairs');
  }
  const inOrder = value instanceof PairColumns ? columnsInOrder(value, trainees, mentors) : null;
  if (inOrder !== null) return inOrder;
  const pairs = value as Iterable<unknown>;
  const rows = trainees.ids.length;
  const start = new Int32Array(rows + 1);
  let count = 0;
  for (const entry of pairs) {
    if (count % BETWEEN_POLLS === 0) isOver();
    const path = `/pairs/${count++}`;
    const pair = checkTuple(entry, 3, path);
    start[indexOf(trainees, pair[0], `${path}/0`) + 1]!++;
    indexOf(mentors, pair[1], `${path}/1`);
    checkNumber(pair[2], `${path}/2`);
  }
  for (let i = 0; i < rows; i++) start[i + 1]! += start[i]!;
  const column = new Int32Array(count);
  const score = new Float64Array(count);
  const position = new Int32Array(count);
  const next = start.slice();
  let k = 0;
  for (const [trainee, mentor, points] of pairs as Problem['pairs']) {
    if (k % BETWEEN_POLLS === 0) isOver();
    const row = trainees.index.get(trainee);
    const own = mentors.index.get(mentor);
    if (row === undefined || own === undefined || next[row]! >= start[row + 1]!) throw otherPairs(pairs);
    const arc = next[row]!++;
    column[arc] = own;
    score[arc] = points + 0; // no −0
    position[arc] = k++;
  }
  if (k !== count) throw otherPairs(pairs);
  for (let i = 0; i < rows; i++) {
    const [from, to] = [start[i]!, start[i + 1]!];
    if (i % 64 === 0) isOver();
    if (!isAscending(column, from, to)) sortRow(from, to, column, score, position);
    for (let arc = from + 1; arc < to; arc++) {
      if (column[arc] !== column[arc - 1]) continue;
      const path = `/pairs/${Math.max(position[arc]!, position[arc - 1]!)}`;
      throw new BinomeError('PROBLEM_DUPLICATE_PAIR', { trainee: trainees.ids[i]!, mentor: mentors.ids[column[arc]!]! }, { path });
    }
  }
  return { start, column, score };
}

/** Columns need no reading pair by pair where they are in canonical order and all is right; null elsewhere. */
function columnsInOrder(
  { trainees: ids, mentors: others, start, mentor, score, unit }: PairColumns,
  trainees: Nodes,
  mentors: Nodes,
): Arcs | null {
  if (ids.length !== trainees.ids.length || ids.some((id, i) => id !== trainees.ids[i])) return null;
  const columnOf = Int32Array.from(others, (id) => mentors.index.get(id) ?? -1);
  const column = columnOf.every((j, own) => j === own) ? mentor : mentor.map((own) => columnOf[own]!);
  for (let i = 0; i < ids.length; i++) {
    let before = -1;
    for (let arc = start[i]!; arc < start[i + 1]!; before = column[arc++]!) if (column[arc]! <= before) return null;
  }
  const points = new Float64Array(score.length);
  for (let arc = 0; arc < points.length; arc++) points[arc] = score[arc]! / unit;
  return { start, column, score: points };
}

/** A generator, say, that is spent after the first reading. */
function otherPairs(pairs: unknown): BinomeError {
  return fieldError(pairs, 'a list that can be read again', 'une liste que l’on peut relire', '/pairs');
}

/** Arc → 1 for each of these pairs; one that is not eligible counts for nothing. */
export function chosenArcs(instance: Instance, pairs: readonly PairIds[]): Uint8Array {
  const rowIndex = new Map(instance.traineeIds.map((id, i) => [id, i]));
  const columnIndex = new Map(instance.mentorIds.map((id, j) => [id, j]));
  const taken = new Uint8Array(instance.column.length);
  for (const [trainee, mentor] of pairs) {
    const [i, j] = [rowIndex.get(trainee), columnIndex.get(mentor)];
    const arc = i === undefined || j === undefined ? -1 : arcOf(instance, i, j);
    if (arc >= 0) taken[arc] = 1;
  }
  return taken;
}

/** The arc of a row and a column, by bisection; −1 where there is none. */
export function arcOf({ start, column }: Pick<Instance, 'start' | 'column'>, i: number, j: number): number {
  let [low, high] = [start[i]!, start[i + 1]!];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! < j) low = middle + 1;
    else high = middle;
  }
  return low < start[i + 1]! && column[low] === j ? low : -1;
}

function isAscending(column: Int32Array, from: number, to: number): boolean {
  for (let arc = from + 1; arc < to; arc++) if (column[arc]! < column[arc - 1]!) return false;
  return true;
}

function sortRow(from: number, to: number, column: Int32Array, score: Float64Array, position: Int32Array): void {
  const order = Array.from({ length: to - from }, (_, k) => from + k).sort(
    (a, b) => column[a]! - column[b]! || position[a]! - position[b]!,
  );
  column.set(
    order.map((arc) => column[arc]!),
    from,
  );
  score.set(
    order.map((arc) => score[arc]!),
    from,
  );
  position.set(
    order.map((arc) => position[arc]!),
    from,
  );
}

/** Finds the arc of a pair by bisection; says what is wrong with a pair that has none. */
class ArcFinder {
  readonly #arcs: Arcs;
  readonly #trainees: Nodes;
  readonly #mentors: Nodes;
  readonly #isOver: Poll;
  #asked = 0;

  constructor(arcs: Arcs, trainees: Nodes, mentors: Nodes, isOver: Poll) {
    this.#isOver = isOver;
    this.#arcs = arcs;
    this.#trainees = trainees;
    this.#mentors = mentors;
  }

  /** −1 when the pair is not eligible, or its ids are not known. */
  find(trainee: string, mentor: string): number {
    if (this.#asked++ % BETWEEN_POLLS === 0) this.#isOver();
    const i = this.#trainees.index.get(trainee);
    const j = this.#mentors.index.get(mentor);
    if (i === undefined || j === undefined) return -1;
    return arcOf(this.#arcs, i, j);
  }

  require(trainee: string, mentor: string, path: string): number {
    indexOf(this.#trainees, trainee, `${path}/0`);
    indexOf(this.#mentors, mentor, `${path}/1`);
    const arc = this.find(trainee, mentor);
    if (arc < 0) throw new BinomeError('PROBLEM_PAIR_NOT_ELIGIBLE', { trainee, mentor }, { path });
    return arc;
  }
}

function readRequired(value: unknown, finder: ArcFinder): number[] {
  const seen = new Set<number>();
  checkList(value, '/required').forEach((entry, k) => {
    const path = `/required/${k}`;
    const [trainee, mentor] = checkTuple(entry, 2, path);
    const arc = finder.require(trainee, mentor, path);
    if (seen.has(arc)) throw new BinomeError('PROBLEM_DUPLICATE_PAIR', { trainee, mentor }, { path });
    seen.add(arc);
  });
  return [...seen].sort((a, b) => a - b);
}

function readIncumbent(value: unknown, finder: ArcFinder): number[] {
  const arcs = checkList(value, '/incumbent').map((entry, k) => {
    const [trainee, mentor] = checkTuple(entry, 2, `/incumbent/${k}`);
    return finder.find(trainee, mentor);
  });
  return [...new Set(arcs.filter((arc) => arc >= 0))].sort((a, b) => a - b);
}

function readSides(value: unknown, finder: ArcFinder, places: number): Side[] {
  const seen = new Set<string>();
  const sides = checkList(value, '/sideConstraints').map((entry, k) => {
    const path = `/sideConstraints/${k}`;
    const side = checkObject(entry, path);
    checkKnownFields(side, ['id', 'terms', 'op', 'rhs'], path);
    const id = checkString(side['id'], `${path}/id`);
    if (seen.has(id)) throw new BinomeError('PROBLEM_DUPLICATE_ID', { value: id }, { path: `${path}/id` });
    seen.add(id);
    const op = checkChoice(side['op'], ['<=', '>=', '='], `${path}/op`);
    const rhs = checkNumber(side['rhs'], `${path}/rhs`);
    const terms = new Map<number, number>();
    checkList(side['terms'], `${path}/terms`).forEach((term, t) => {
      const place = `${path}/terms/${t}`;
      const [trainee, mentor, coefficient] = checkTuple(term, 3, place);
      const arc = finder.require(trainee, mentor, place);
      if (terms.has(arc)) throw new BinomeError('PROBLEM_DUPLICATE_PAIR', { trainee, mentor }, { path: place });
      terms.set(arc, checkNumber(coefficient, `${place}/2`));
    });
    return integerSide(id, terms, op, rhs, places, path);
  });
  return sides.sort((a, b) => (a.id < b.id ? -1 : 1));
}
