/**
 * Solves a problem: encode, split into blocks, solve each, put the answers and their proofs together.
 */
import { BinomeError } from '../../errors/index.ts';
import { blockLoads, isUneven } from './balance.ts';
import { localArc, localSides, splitIntoBlocks } from '../network/blocks.ts';
import { pairsOf } from './certificate.ts';
import { diagnoseBlock, mergeDiagnoses, type BlockDiagnosis } from './diagnose.ts';
import { encode, type Instance } from '../model/encode.ts';
import { blockBands, isOpen } from './fairness.ts';
import { HeadroomError, networkOf, type Block } from '../network/network.ts';
import {
  SOLUTION_FORMAT,
  type Certificate,
  type CertificatePart,
  type Diagnosis,
  type PairIds,
  type Problem,
  type Solution,
} from '../model/problem.ts';
import { Watch, type Limits, type Poll, type SolveOptions, type Stage, type Watching } from '../model/limits.ts';
import { unscaled } from '../model/scale.ts';
import { solveBlock } from './stages.ts';
import type { BlockAnswer, BlockData } from './block.ts';

/**
 * The best matching of a problem, with its certificate (see `problem.ts` for what best means and what each status says).
 *
 * Without a signal the answer depends on the problem alone: not on the order of its lists, nor on time or chance. Without side constraints the
 * cost is that of the Hungarian method on each independent block; with them the worst case is exponential, as it must be.
 * @throws BinomeError PROBLEM_* when the problem is malformed or its numbers are too large, SOLVE_OPTION when an option is malformed,
 * SOLVE_NO_MATCHING_YET when a limit is reached before a matching is known that keeps all side constraints. That is no solution: one in which
 * nobody has a mentor, however it was marked, would be taken for an answer.
 */
export function solve(problem: Problem, options: SolveOptions = {}): Solution {
  const watch = new Watch(options);
  return encoded(problem, watch.isOver, (instance) => solveInstance(instance, watch));
}

/** The same, but null where a limit is reached before a matching is known. @throws BinomeError as `solve`, but never SOLVE_NO_MATCHING_YET. */
export function solveIfKnown(problem: Problem, options: SolveOptions): Solution | null {
  const watch = new Watch(options);
  return encoded(problem, watch.isOver, (instance) => solutionOf(instance, watch, false));
}

/** The same, but it gives up at once. */
export function solveOrGiveUp(problem: Problem, watch: Watching): Solution | null {
  return encoded(problem, watch.isOver, (instance) => solutionOf(instance, watch, true));
}

/** Runs on the problem's instance; where that leaves too little headroom, again on rounded scores, which the certificate then says. */
export function encoded<T>(problem: Problem, isOver: Poll, run: (instance: Instance) => T): T {
  for (const headroom of [undefined, 2 ** 12, 2 ** 20]) {
    try {
      return run(encode(problem, headroom, isOver));
    } catch (error) {
      if (!(error instanceof HeadroomError)) throw error;
    }
  }
  throw new BinomeError('PROBLEM_TOO_MANY', {});
}

/** Reads a problem and keeps nothing. @throws BinomeError PROBLEM_* with the place, as `solve` would. */
export function checkProblem(problem: Problem): void {
  encode(problem);
}

/** What makes a problem short or infeasible; null when every need can be met. */
export function diagnose(problem: Problem, limits: Limits = {}): Diagnosis | null {
  return solve(problem, limits).diagnosis;
}

/** A block and what became of it. */
export interface Solved {
  readonly data: BlockData;
  readonly answer: BlockAnswer;
  readonly diagnosis: BlockDiagnosis | null;
}

/** What is left of a block once it is solved: its network, and what was weighed on it, is given up before the next. */
interface Finished extends Pick<Solved, 'diagnosis'> {
  readonly answer: Omit<BlockAnswer, 'taken'>;
  readonly pairs: readonly PairIds[];
  readonly part: CertificatePart;
}

function finished(solved: Solved): Finished {
  const { data, diagnosis } = solved;
  const { taken, ...answer } = solved.answer;
  const pairs = taken === null ? [] : pairsOf(data.instance, data.block, data.network, taken);
  return { answer, diagnosis, pairs, part: partOf(solved) };
}

/** `known`: the answer of a block that was solved before, null where it was not; every one is reported to `onSolved`. */
export function solveInstance(
  instance: Instance,
  watch: Watching,
  known?: (block: Block) => Solved | null,
  onSolved?: (solved: Solved) => void,
): Solution {
  const solution = solutionOf(instance, watch, false, known, onSolved);
  if (solution === null) throw new BinomeError('SOLVE_NO_MATCHING_YET', {});
  return solution;
}

/** Null where a limit is reached before there is a matching: at once where it gives up, else after a few nodes more. */
function solutionOf(
  instance: Instance,
  { nodeLimit, isOver, report }: Watching,
  givesUp: boolean,
  known: (block: Block) => Solved | null = () => null,
  onSolved: (solved: Solved) => void = () => {},
): Solution | null {
  const blocks = splitIntoBlocks(instance, isOver);
  const solved: Finished[] = [];
  for (const [done, block] of blocks.entries()) {
    const before = known(block);
    if (before !== null) {
      solved.push(finished(before));
      continue;
    }
    const data = blockData(instance, block);
    const reportStage = (stage: Stage, nodes = 0): void => report(stage, done, blocks.length, nodes);
    const answer = solveBlock(data, { nodeLimit, isOver, report: reportStage, givesUp });
    if (answer === null) return null;
    const result = { data, answer, diagnosis: diagnoseBlock(data, localSides(instance, block), answer, isOver) };
    onSolved(result);
    solved.push(finished(result));
  }
  const infeasible = solved.filter(({ answer }) => answer.status === 'infeasible');
  const diagnosis = mergeDiagnoses(
    solved.map((block) => block.diagnosis),
    infeasible.length === 0,
  );
  if (infeasible.length > 0) return infeasibleSolution(instance, infeasible, diagnosis);

  const pairs = solved.flatMap((block) => block.pairs).sort(comparePairs);
  const score = solved.reduce((total, { answer }) => total + answer.score, 0);
  const bound = solved.reduce((total, { answer }) => total + answer.scoreBound, 0);
  const tolerance = instance.scale.exact ? 0 : unscaled(pairs.length, instance.scale) / 2;
  const atLimit = solved.some(({ answer }) => answer.status === 'limit');
  // Where more needs, or a fairer or more balanced matching, might be found, what that would score is not known.
  const orderOpen = solved.some(({ answer: { matched, matchedBound, balance, fairness } }) => {
    return matchedBound > matched || (balance !== undefined && isUneven(balance)) || (fairness ?? []).some(isOpen);
  });
  const objective = unscaled(score, instance.scale);
  return {
    format: SOLUTION_FORMAT,
    status: atLimit ? 'limit' : 'optimal',
    pairs,
    matched: pairs.length,
    objective,
    bound: atLimit && orderOpen ? null : unscaled(bound, instance.scale),
    unmet: unmetOf(instance, pairs),
    certificate: certificateOf(
      instance,
      solved.map(({ part }) => part),
      tolerance,
      solved.every(({ answer }) => answer.ties !== null),
    ),
    diagnosis,
  };
}

export function blockData(instance: Instance, block: Block): BlockData {
  /** Of ascending arcs those of the block, in its numbers. */
  const local = (arcs: readonly number[]): number[] => {
    if (arcs.length === 0) return [];
    return Array.from(block.rows, (i) => arcs.slice(placeOf(arcs, instance.start[i]!), placeOf(arcs, instance.start[i + 1]!)))
      .flat()
      .map((arc) => localArc(block, arc));
  };
  const network = networkOf(instance, block);
  return {
    instance,
    block,
    network,
    loads: blockLoads(instance, block, network),
    score: scoresOf(instance, block),
    bands: blockBands(instance, block),
    required: local(instance.required),
    incumbent: local(instance.incumbent),
  };
}

/** Local arc → score; a loop, as `Float64Array.from` takes 10 times as long. */
function scoresOf({ score }: Instance, { arcs }: Block): Float64Array {
  const own = new Float64Array(arcs.length);
  for (let k = 0; k < arcs.length; k++) own[k] = score[arcs[k]!]!;
  return own;
}

/** How many of ascending numbers are below this one. */
function placeOf(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By bisection. */
export function rowOfArc({ start }: Instance, arc: number): number {
  let [low, high] = [0, start.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= arc) low = middle;
    else high = middle;
  }
  return low;
}

export function comparePairs(a: PairIds, b: PairIds): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1;
}

function unmetOf(instance: Instance, pairs: readonly PairIds[]): { trainee: string; missing: number }[] {
  const met = new Map<string, number>();
  for (const [trainee] of pairs) met.set(trainee, (met.get(trainee) ?? 0) + 1);
  return instance.traineeIds
    .map((trainee, i) => ({ trainee, missing: instance.need[i]! - (met.get(trainee) ?? 0) }))
    .filter(({ missing }) => missing > 0);
}

function infeasibleSolution(instance: Instance, blocks: readonly Finished[], diagnosis: Diagnosis | null): Solution {
  return {
    format: SOLUTION_FORMAT,
    status: 'infeasible',
    pairs: [],
    matched: 0,
    objective: 0,
    bound: null,
    unmet: unmetOf(instance, []),
    certificate: certificateOf(
      instance,
      blocks.map(({ part }) => part),
      0,
      true,
    ),
    diagnosis,
  };
}

function certificateOf(instance: Instance, parts: readonly CertificatePart[], tolerance: number, tied: boolean): Certificate {
  const { base, exponent, exact } = instance.scale;
  return { scale: { base, exponent, exact, tolerance }, parts, tieBreak: tied ? 'complete' : 'partial' };
}

function partOf({ data, answer, diagnosis }: Solved): CertificatePart {
  const { instance, block } = data;
  const conflict = diagnosis?.conflict ?? null;
  return {
    trainees: Array.from(block.rows, (i) => instance.traineeIds[i]!),
    mentors: Array.from(block.columns, (j) => instance.mentorIds[j]!),
    sideConstraints: block.sides.map((k) => instance.sides[k]!.id),
    matched: answer.matched,
    score: answer.score,
    coverage: answer.coverage,
    ...(answer.balance === undefined ? {} : { balance: answer.balance }),
    ...(answer.fairness === null ? {} : { fairness: answer.fairness }),
    optimality: answer.optimality,
    infeasibility: conflict?.infeasibility ?? answer.infeasibility,
    ...(conflict === null ? {} : { conflict: conflict.members }),
    ...(answer.ties === null ? {} : { ties: answer.ties }),
    ...(answer.matchedBound > answer.matched ? { matchedBound: answer.matchedBound } : {}),
    ...(answer.scoreBound > answer.score ? { scoreBound: answer.scoreBound } : {}),
  };
}
