/**
 * How far a weighted sum over pairs can go, over every matching that needs, places, minimums, required pairs and coverage allow; side
 * constraints are left out.
 *
 * The network falls into parts that nothing joins, and a sum over several of them goes as far as the sums in each. In a part where
 * nothing has to be chosen, pairs that add nothing may be left out: what remains is small. A matching already known, or one made
 * greedily, often settles the question; else the flow kernel does, exactly.
 */
import { splitIntoBlocks } from '../../network/blocks.ts';
import type { Instance } from '../../model/encode.ts';
import { unstoppable, type Poll } from '../../model/limits.ts';
import { FREE, IMPOSED, maximise, openChoices, type Network } from '../../network/network.ts';

/** Weights of arcs, none of them 0; arcs ascending. */
export interface Weighted {
  /** Term → arc; its weight. */
  readonly arcs: Int32Array;
  readonly weights: Float64Array;
}

/** Rows, columns and arcs that nothing joins to the rest. */
interface Part {
  /** All its arcs, ascending, and those that count whatever they weigh: a need, a minimum or a required pair may depend on them. */
  readonly arcs: Int32Array;
  readonly kept: Int32Array;
  /** The network of the arcs kept, once it was needed. */
  network: Network | null;
  /** Matchings of the part, as their arcs; null before the first is looked for, none when there is none. */
  known: Int32Array[] | null;
}

/** What is asked of one part, or of all the parts together where nothing has to be chosen (`part` is then null). */
interface Question {
  readonly part: Part | null;
  /** Of the arcs asked about, those in it. */
  readonly arcs: Int32Array;
}

/** Of known matchings, the latest are asked. */
const KNOWN = 8;

export class Reach {
  readonly #instance: Instance;
  /** Polled only: an answer is worked out to its end. */
  readonly #isOver: Poll;
  /** Row → its part, null where nothing has to be chosen; arc → its row. */
  readonly #partOf: (Part | null)[];
  readonly #rowOf: Int32Array;
  readonly #required: ReadonlySet<number>;
  /** Arc → its weight in the sum asked for, 0 between questions. */
  readonly #weight: Float64Array;
  /** Row or column → a count, or its number in a network being made; 0 in between. */
  readonly #row: Int32Array;
  readonly #column: Int32Array;

  /** O(arcs). */
  constructor(instance: Instance, isOver: Poll) {
    this.#isOver = unstoppable(isOver);
    const { traineeIds, mentorIds, start, coverage, min, column } = instance;
    this.#instance = instance;
    this.#partOf = traineeIds.map(() => null);
    this.#rowOf = new Int32Array(column.length);
    for (let i = 0; i < traineeIds.length; i++) this.#rowOf.fill(i, start[i], start[i + 1]);
    this.#required = new Set(instance.required);
    this.#weight = new Float64Array(column.length);
    this.#row = new Int32Array(traineeIds.length);
    this.#column = new Int32Array(mentorIds.length);
    if (coverage === 'most' && this.#required.size === 0 && min.every((least) => least === 0)) return;
    for (const { rows, arcs } of splitIntoBlocks({ ...instance, sides: [] })) {
      const kept = coverage === 'all' ? arcs : arcs.filter((arc) => min[column[arc]!]! > 0 || this.#required.has(arc));
      if (kept.length === 0) continue;
      const part: Part = { arcs, kept, network: null, known: null };
      for (const i of rows) this.#partOf[i] = part;
    }
  }

  /** Whether the parts that these arcs lie in have any matching. One run of the kernel a part, the first time. */
  isOpen({ arcs }: Weighted): boolean {
    return this.#questions(arcs).every(({ part }) => part === null || this.#matchingsOf(part).length > 0);
  }

  /**
   * The most that the sum can be when that is at most `limit`, else null. The parts must be open.
   * At most one run of the kernel for each part where something has to be chosen, and one for all the others.
   */
  most({ arcs, weights }: Weighted, limit: number): number | null {
    for (let k = 0; k < arcs.length; k++) this.#weight[arcs[k]!] = weights[k]!;
    const asked = this.#questions(arcs).map((question) => ({ question, low: this.#lowOf(question), high: this.#highOf(question) }));
    let total = asked.reduce((sum, { low }) => sum + low, 0);
    for (const { question, low, high } of asked) {
      if (total > limit) break;
      if (low < high) total += this.#exact(question) - low;
    }
    for (const arc of arcs) this.#weight[arc] = 0;
    return total > limit ? null : total + 0; // no −0
  }

  /** The arcs by part. */
  #questions(arcs: Int32Array): Question[] {
    const partAt = (k: number): Part | null => this.#partOf[this.#rowOf[arcs[k]!]!]!;
    if (arcs.every((_, k) => partAt(k) === partAt(0))) return arcs.length === 0 ? [] : [{ part: partAt(0), arcs }];
    const own = new Map<Part | null, number[]>();
    arcs.forEach((arc, k) => {
      const list = own.get(partAt(k));
      if (list === undefined) own.set(partAt(k), [arc]);
      else list.push(arc);
    });
    return [...own].map(([part, list]) => ({ part, arcs: Int32Array.from(list) }));
  }

  /** What some matching reaches: the best of those known or, where nothing has to be chosen, one made greedily. */
  #lowOf({ part, arcs }: Question): number {
    if (part !== null) return Math.max(...this.#matchingsOf(part).map((matching) => this.#sum(matching)));
    const { need, max, column } = this.#instance;
    let low = 0;
    for (const arc of arcs) {
      const i = this.#rowOf[arc]!;
      const j = column[arc]!;
      if (this.#weight[arc]! < 0 || this.#row[i] === need[i] || this.#column[j] === max[j]) continue;
      this.#row[i]!++;
      this.#column[j]!++;
      low += this.#weight[arc]!;
    }
    this.#clear(arcs);
    return low;
  }

  /** What no matching passes: as if columns had room for all, or as if rows needed all; the lesser of the two. */
  #highOf({ arcs }: Question): number {
    const { need, max, column } = this.#instance;
    let heaviest = 0;
    for (const arc of arcs) {
      if (this.#weight[arc]! <= 0) continue;
      this.#row[this.#rowOf[arc]!]!++;
      this.#column[column[arc]!]!++;
      heaviest = Math.max(heaviest, this.#weight[arc]!);
    }
    let ofRows = 0;
    let ofColumns = 0;
    for (const arc of arcs) {
      const i = this.#rowOf[arc]!;
      const j = column[arc]!;
      ofRows += Math.min(this.#row[i]!, need[i]!);
      ofColumns += Math.min(this.#column[j]!, max[j]!);
      this.#row[i] = this.#column[j] = 0;
    }
    return heaviest * Math.min(ofRows, ofColumns);
  }

  #clear(arcs: Int32Array): void {
    for (const arc of arcs) this.#row[this.#rowOf[arc]!] = this.#column[this.#instance.column[arc]!] = 0;
  }

  #sum(arcs: Int32Array): number {
    let total = 0;
    for (const arc of arcs) total += this.#weight[arc]!;
    return total;
  }

  #exact({ part, arcs }: Question): number {
    const own = arcs.filter((arc) => this.#weight[arc]! > 0);
    if (part === null) return this.#sum(this.#best(own, this.#networkOf(own))!);
    const counted = part.kept.length === part.arcs.length ? part.kept : merged(part.kept, own);
    const matching = this.#best(counted, counted === part.kept ? (part.network ??= this.#networkOf(counted)) : this.#networkOf(counted))!;
    part.known = [...part.known!, matching].slice(-KNOWN);
    return this.#sum(matching);
  }

  #matchingsOf(part: Part): Int32Array[] {
    if (part.known === null) {
      const any = this.#best(part.kept, (part.network ??= this.#networkOf(part.kept)));
      part.known = any === null ? [] : [any];
    }
    return part.known;
  }

  /** The chosen arcs of the heaviest matching that uses only these; null when there is none. */
  #best(arcs: Int32Array, network: Network): Int32Array | null {
    const choices = openChoices(network, [], this.#instance.coverage === 'most');
    if (this.#required.size > 0) arcs.forEach((arc, k) => (choices.state[k] = this.#required.has(arc) ? IMPOSED : FREE));
    const weights = new Float64Array(arcs.length);
    for (let k = 0; k < arcs.length; k++) weights[k] = this.#weight[arcs[k]!]!;
    const found = maximise(network, choices, weights, this.#isOver)!;
    return found.status === 'empty' ? null : arcs.filter((_, k) => found.taken[k] === 1);
  }

  #networkOf(arcs: Int32Array): Network {
    const { need, min, max, column } = this.#instance;
    const rows = numbered(arcs, this.#rowOf, this.#row);
    const columns = numbered(arcs, column, this.#column);
    const network: Network = {
      rows: rows.length,
      columns: columns.length,
      arcs: arcs.length,
      rowOf: arcs.map((arc) => this.#row[this.#rowOf[arc]!]! - 1),
      columnOf: arcs.map((arc) => this.#column[column[arc]!]! - 1),
      need: rows.map((i) => need[i]!),
      min: columns.map((j) => min[j]!),
      max: columns.map((j) => max[j]!),
    };
    this.#clear(arcs);
    return network;
  }
}

/** The ends of these arcs in the order of their first arc; `number` gets 1 + the place of each. */
function numbered(arcs: Int32Array, endOf: Int32Array, number: Int32Array): Int32Array {
  const ends: number[] = [];
  for (const arc of arcs) if (number[endOf[arc]!] === 0) number[endOf[arc]!] = ends.push(endOf[arc]!);
  return Int32Array.from(ends);
}

/** Both ascending lists as one, each number once. */
function merged(a: Int32Array, b: Int32Array): Int32Array {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all = new Int32Array(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    if (a[i] === next) i++;
    if (b[j] === next) j++;
    all[size++] = next;
  }
  return all.slice(0, size);
}
