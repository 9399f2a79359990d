/**
 * `capacitatedAssignment` for problems whose pairs cannot all be held: 100,000 rows × 80,000 columns have 8·10⁹.
 *
 * Column generation. The problem on the pairs held so far is solved exactly; then every other pair is held against its proof, whole
 * groups at a time by their bounds (`streaming/price-pairs.ts`). Pairs that contradict the proof are added: those that have
 * neither end covered, since one more row might be matched, and those that score more than their two duals. When there is none,
 * the proof holds for every pair, and the matching is the best of all.
 *
 * Source: P. C. Gilmore & R. E. Gomory, Oper. Res. 9 (1961) 849–859, with König's cover priced before the duals.
 */
import { checkFunctions } from '../model/limits.ts';
import { capacitatedAssignment } from './capacitated-assignment.ts';
import type { CapacitatedAssignment } from '../model/sparse-scores.ts';
import type { PairSource } from '../model/pair-source.ts';
import { checkSource } from './streaming/group-tree.ts';
import { HeldPairs } from './streaming/held-pairs.ts';
import { PairPricing, type Proof } from './streaming/price-pairs.ts';

/** The fields of `CapacitatedAssignment` hold for all pairs of the source; `verifyStreamed` checks them. */
export interface StreamedAssignment extends CapacitatedAssignment {
  /** Problems solved until no pair contradicted the proof. */
  readonly rounds: number;
  /** Pairs added in all rounds. */
  readonly generated: number;
  /** The most pairs held at a time; 8 bytes each here, and what the kernel needs for as many arcs. */
  readonly held: number;
  /** Scores asked for in all rounds. */
  readonly scored: number;
}

export interface StreamingOptions {
  /** Pairs added a round for one row, on each side of the cover, at most. Default 16, least 1. */
  readonly candidates?: number;
  /** Pairs held beyond which those that are least near to being chosen are dropped. Default 64 a row. */
  readonly room?: number;
  /** Told after each round, for somebody who waits. */
  readonly onRound?: (round: { readonly round: number; readonly held: number; readonly matched: number; readonly score: number }) => void;
}

const DEFAULT_CANDIDATES = 16;
const DEFAULT_ROOM = 64;
/** No score is as great. */
const BEYOND_SCORES = 2 ** 31;

/**
 * Solves exactly; nothing given is changed. Ties: a function of the source alone, by position.
 *
 * Ends whatever the bounds: a round adds pairs that were not held, and pairs are dropped only after (matched, score) has grown since
 * the last drop. Sharp bounds make it quick. O(rows + columns + groups + pairs held) memory; time at worst that of all pairs,
 * in practice of those that the bounds leave open.
 * @throws BinomeError SOURCE_SHAPE, SOURCE_VALUE, SOURCE_BOUND (a score above a bound of its groups).
 */
export function streamedAssignment(source: PairSource, options: StreamingOptions = {}): StreamedAssignment {
  const { rowTree, columnTree } = checkSource(source);
  checkFunctions(options, ['onRound']);
  const { rows, columns, capacity } = source;
  const asked = options.candidates ?? DEFAULT_CANDIDATES;
  // At least one whatever is asked: a round that can add nothing would prove nothing.
  const candidates = asked >= 1 ? Math.min(Math.trunc(asked), Math.max(1, columns)) : 1;
  const room = options.room ?? DEFAULT_ROOM * rows;
  const held = new HeldPairs(rows);
  let proof = nothingProven(rows, columns);
  let result: CapacitatedAssignment | null = null;
  let atLastDrop = { matched: -1, score: 0 };
  const figures = { rounds: 0, generated: 0, held: 0, scored: 0 };
  for (;;) {
    const pricing = new PairPricing(source, rowTree, columnTree, held, candidates, proof);
    pricing.run();
    figures.scored += pricing.scored;
    figures.generated += held.added;
    if (held.added === 0 && result !== null) return { ...closePlaceless(result, capacity), ...figures };
    const full = held.column.length > room / 2 && held.column.length + held.added > room;
    if (full && result !== null && isGreater(result, atLastDrop)) {
      atLastDrop = result;
      held.merge(tightest(held, result, room / 2));
    } else held.merge(null);
    figures.held = Math.max(figures.held, held.column.length);
    result = capacitatedAssignment({ rows, columns, start: held.start, column: held.column, score: held.score, capacity });
    proof = result;
    figures.rounds++;
    options.onRound?.({ round: figures.rounds, held: held.column.length, matched: result.matched, score: result.score });
  }
}

/** A proof that every eligible pair contradicts. */
function nothingProven(rows: number, columns: number): Proof {
  return {
    rowCover: new Uint8Array(rows).fill(1),
    columnCover: new Uint8Array(columns),
    rowDual: new Float64Array(rows).fill(-Infinity),
    columnDual: new Float64Array(columns),
  };
}

function isGreater(result: CapacitatedAssignment, before: { readonly matched: number; readonly score: number }): boolean {
  return result.matched > before.matched || (result.matched === before.matched && result.score > before.score);
}

/** Marks about `count` arcs of the least slack. Those without any, and so those chosen, are all among them. */
function tightest({ rows, start, column, score }: HeldPairs, result: CapacitatedAssignment, count: number): Uint8Array {
  const { rowCover, columnCover, rowDual, columnDual } = result;
  const slack = new Float64Array(column.length);
  for (let i = 0; i < rows; i++) {
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      const j = column[arc]!;
      slack[arc] = rowCover[i] === 1 && columnCover[j] === 1 ? Infinity : rowDual[i]! + columnDual[j]! - score[arc]!;
    }
  }
  const limit = slack.slice().sort()[Math.max(0, Math.trunc(count))]!;
  return Uint8Array.from(slack, (value) => (value <= 0 || value < limit ? 1 : 0));
}

/** A column without a place costs nothing, whatever its dual: covered, and so dear that no row wants it. */
function closePlaceless(result: CapacitatedAssignment, capacity: Int32Array): CapacitatedAssignment {
  const dual = result.rowDual.reduce((most, rowDual) => Math.max(most, BEYOND_SCORES - rowDual), BEYOND_SCORES);
  return {
    ...result,
    columnCover: result.columnCover.map((covered, j) => (capacity[j] === 0 ? 1 : covered)),
    columnDual: result.columnDual.map((columnDual, j) => (capacity[j] === 0 ? dual : columnDual)),
  };
}
