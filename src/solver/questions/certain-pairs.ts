/**
 * Which pairs of an optimal matching are in every optimal matching, and which are there because ties had to be broken somehow.
 *
 * Optimal is meant by the needs met, then balance and fairness where they are asked for, then score; incumbent and lot are what breaks ties.
 * The levels of balance bound the mentors: within these bounds every matching is as balanced (`withinLevels`). Without
 * side constraints one look at the optimal face decides all pairs of a part (`settled-arcs.ts`). With them a pair is
 * certain when the duals of the proof leave no room without it; for each other one the part is solved again without it.
 */
import { BinomeError } from '../../errors/index.ts';
import { splitIntoBlocks } from '../network/blocks.ts';
import { encode, type Instance } from '../model/encode.ts';
import { withinLevels } from '../solve/balance.ts';
import { blockBands, fairByFlow } from '../solve/fairness.ts';
import { FREE, HeadroomError, IMPOSED, maximise, networkOf, openChoices, restrictToFace, type Block } from '../network/network.ts';
import { problemsOf } from '../network/part-problem.ts';
import { Watch, type Limits, type Poll } from '../model/limits.ts';
import type { CertificatePart, PairIds, Problem, Solution } from '../model/problem.ts';
import { checkSolution } from './given-solution.ts';
import { isProvenCertain } from './prices/price-bounds.ts';
import { settleArcs } from '../network/settled-arcs.ts';
import { solveIfKnown } from '../solve/solve.ts';

/**
 * - `certain`: in every optimal matching.
 * - `uncertain`: some optimal matching does without it.
 * - `unknown`: not decided within the limits, or not decidable because scores had to be rounded (`certificate.scale.exact` is false).
 */
export type Certainty = 'certain' | 'uncertain' | 'unknown';

export interface PairCertainty {
  readonly trainee: string;
  readonly mentor: string;
  readonly certainty: Certainty;
}

export interface CertaintyOptions extends Limits {
  /** How many times parts with side constraints may be solved again, 1,000 unless given; the pairs left after that are unknown. */
  readonly solveLimit?: number;
}

/**
 * The pairs of an optimal solution, in its order, and whether each is in every matching that is as good; all unknown when the solution is
 * not proven optimal. Without side constraints O(one solve); with them O(one solve) for each pair that no proof settles, `solveLimit` at
 * most; each of these also shows every other pair that the matching it finds does without.
 * @throws BinomeError PROBLEM_*; SOLUTION_SHAPE; SOLUTION_NOT_OPTIMAL when the solution turns out not to be one of this problem.
 */
export function certainPairs(problem: Problem, solution: Solution, options: CertaintyOptions = {}): PairCertainty[] {
  checkSolution(solution);
  const { isOver } = new Watch(options);
  const asked = encode(problem, undefined, isOver);
  const isProven = solution.status === 'optimal' && solution.certificate?.scale.exact === true;
  const within = isProven ? withinLevels(problem, asked, solution.certificate.parts) : problem;
  const instance = within === problem ? asked : encode(within, undefined, isOver);
  const known = new Map<number, Certainty>();
  const chosen = pairByArc(instance, solution.pairs);
  if (isProven) {
    const partOf = new Map(solution.certificate.parts.flatMap((part) => part.trainees.map((id) => [id, part])));
    const limit = { left: options.solveLimit ?? 1000 };
    for (const block of splitIntoBlocks(instance, isOver)) {
      const own = Array.from(block.arcs).filter((arc) => chosen.has(arc));
      if (own.length === 0) continue;
      if (block.sides.length === 0) decideByFace(instance, block, own, known, isOver);
      else decideBySolving(within, instance, partOf.get(chosen.get(own[0]!)![0])!, own, known, limit, options, isOver);
    }
  }
  return [...chosen].map(([arc, [trainee, mentor]]) => ({ trainee, mentor, certainty: known.get(arc) ?? 'unknown' }));
}

/** Arc → pair. @throws BinomeError SOLUTION_NOT_OPTIMAL for a pair that is not eligible. */
function pairByArc({ traineeIds, mentorIds, start, column }: Instance, pairs: readonly PairIds[]): Map<number, PairIds> {
  const rowIndex = new Map(traineeIds.map((id, i) => [id, i]));
  return new Map(
    pairs.map((pair): [number, PairIds] => {
      const i = rowIndex.get(pair[0]) ?? traineeIds.length;
      let arc = start[i] ?? 0;
      const end = start[i + 1] ?? 0;
      while (arc < end && mentorIds[column[arc]!] !== pair[1]) arc++;
      if (arc >= end) throw new BinomeError('SOLUTION_NOT_OPTIMAL', { value: pair.join(', ') });
      return [arc, pair];
    }),
  );
}

/** Without side constraints: what the matchings on the optimal face share. Once over, or where numbers leave the exact range, nothing is decided. */
function decideByFace(instance: Instance, block: Block, own: readonly number[], known: Map<number, Certainty>, isOver: Poll): void {
  const state = faceStates(instance, block, isOver);
  if (state === null) return;
  const local = new Map(Array.from(block.arcs, (arc, k) => [arc, k]));
  for (const arc of own) {
    const found = state[local.get(arc)!]!;
    if (found !== IMPOSED && found !== FREE) {
      throw new BinomeError('SOLUTION_NOT_OPTIMAL', { value: instance.mentorIds[instance.column[arc]!]! });
    }
    known.set(arc, found === IMPOSED ? 'certain' : 'uncertain');
  }
}

/** Local arc → FREE where optimal matchings differ, else IMPOSED or EXCLUDED; null once over, or when numbers leave the exact range. */
function faceStates(instance: Instance, block: Block, isOver: Poll): Uint8Array | null {
  const network = networkOf(instance, block);
  const required = new Set(instance.required);
  const imposed = Array.from(block.arcs.keys()).filter((k) => required.has(block.arcs[k]!));
  const most = instance.coverage === 'most';
  const choices = openChoices(network, imposed, most);
  const bands = blockBands(instance, block);
  const counted = new Float64Array(network.arcs).fill(most ? 1 : 0);
  const score = Float64Array.from(block.arcs, (arc) => instance.score[arc]!);
  try {
    let taken: Uint8Array | null = null;
    for (const weight of [counted, score]) {
      const best = maximise(network, choices, weight, isOver);
      if (best === null) return null;
      if (best.status === 'empty') throw new BinomeError('SOLUTION_NOT_OPTIMAL', { value: instance.traineeIds[block.rows[0]!]! });
      restrictToFace(network, choices, weight, best);
      taken = best.taken;
      if (weight === counted && bands !== null) fairByFlow(network, bands, choices, taken, isOver);
      // Stopped short, it leaves more than the optimal face.
      if (isOver()) return null;
    }
    settleArcs(network, choices, taken!);
    return choices.state;
  } catch (error) {
    if (error instanceof HeadroomError) return null;
    throw error;
  }
}

/** With side constraints: by the proof where it says enough, else by solving without the pair. */
function decideBySolving(
  problem: Problem,
  instance: Instance,
  part: CertificatePart,
  own: readonly number[],
  known: Map<number, Certainty>,
  limit: { left: number },
  { nodeLimit, signal }: CertaintyOptions,
  isOver: Poll,
): void {
  const [alone] = problemsOf(problem, [part]);
  const rowOf = (arc: number): number => instance.start.findIndex((_, i) => arc < instance.start[i + 1]!);
  const required = new Set(instance.required);
  const worth = worthOf(instance, own);
  const taken = new Uint8Array(instance.column.length);
  for (const arc of own) taken[arc] = 1;
  for (const arc of own) {
    if (required.has(arc) || isProvenCertain(instance, taken, part, rowOf(arc), arc)) known.set(arc, 'certain');
  }
  for (const arc of own) {
    if (known.has(arc)) continue;
    if (limit.left === 0 || isOver()) return;
    limit.left--;
    const pair: PairIds = [instance.traineeIds[rowOf(arc)]!, instance.mentorIds[instance.column[arc]!]!];
    const other = solveIfKnown(withoutPair(alone!, pair), {
      ...(nodeLimit === undefined ? {} : { nodeLimit }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (other === null) continue;
    const arcs = other.status === 'infeasible' ? null : [...pairByArc(instance, other.pairs).keys()];
    if (arcs !== null && worthOf(instance, arcs) === worth) {
      const kept = new Set(arcs);
      for (const each of own) if (!kept.has(each)) known.set(each, 'uncertain');
    } else if (other.status !== 'limit') known.set(arc, 'certain');
  }
}

/** Needs met, pairs in each band, score: two matchings of one part are as good as each other when it is the same. */
function worthOf({ score, bands }: Instance, arcs: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const arc of bands === null ? [] : arcs) counts.set(bands!.of[arc]!, (counts.get(bands!.of[arc]!) ?? 0) + 1);
  const total = arcs.reduce((sum, arc) => sum + score[arc]!, 0);
  return JSON.stringify([arcs.length, [...counts].sort(([a], [b]) => a - b), total + 0]);
}

function withoutPair(problem: Problem, [trainee, mentor]: PairIds): Problem {
  const isOther = ([t, m]: readonly [string, string, number]): boolean => t !== trainee || m !== mentor;
  return {
    ...problem,
    pairs: [...problem.pairs].filter(isOther),
    sideConstraints: (problem.sideConstraints ?? []).map((side) => ({ ...side, terms: side.terms.filter(isOther) })),
  };
}
