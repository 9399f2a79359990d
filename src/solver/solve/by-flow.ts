/**
 * A block without side constraints, or whose side constraints are nested groups of mentors: each objective is one run of a kernel on the optimal face of
 * those before it.
 */
import { combineStages, leafProof, stageDuals } from './certificate.ts';
import { coverageAndScore } from '../network/coverage-and-score.ts';
import { fairByFlow, isOpen, type BlockBands } from './fairness.ts';
import {
  columnNodes,
  countOf,
  HeadroomError,
  maximise,
  openChoices,
  restrictToFace,
  sum,
  weightOf,
  type Choices,
  type Empty,
  type Network,
  type Optimum,
} from '../network/network.ts';
import type { Duals, FairnessStage } from '../model/problem.ts';
import { infeasible, type BlockAnswer, type BlockData, type BlockLimit, type Covered } from './block.ts';
import { breakTies } from './lot.ts';

/** Coverage alone, however many needs are to be met. */
export function coverByFlow({ network, required }: BlockData): Covered {
  const nothing = new Float64Array(network.arcs);
  const covered =
    coverageAndScore(network, nothing, required)?.covered ??
    maximise(network, openChoices(network, required, true), new Float64Array(network.arcs).fill(1));
  if (covered.status === 'empty') return { taken: null, matched: 0, bound: 0, proof: leafProof(dualsOf(network, covered), 'empty') };
  const matched = countOf(covered.taken);
  return { taken: covered.taken, matched, bound: matched, proof: leafProof(dualsOf(network, covered)), optimum: covered };
}

export function solveByFlow(data: BlockData, { isOver, leavesTies = false }: BlockLimit): BlockAnswer {
  const { instance, network, score, required } = data;
  const most = instance.coverage === 'most';
  const choices = openChoices(network, required, most);
  const ones = new Float64Array(network.arcs).fill(1);
  isOver('coverage');
  const direct = coverageAndScore(network, score, required);
  const covered = most ? (direct?.covered ?? maximise(network, choices, ones)) : null;
  if (covered?.status === 'empty') return infeasible(leafProof(dualsOf(network, covered), 'empty'));
  // With coverage "all" the direct answer counts when it meets all needs; that it cannot is proven the other way.
  const known = direct !== null && (most || countOf(direct.best.taken) === network.rows) ? direct.best : null;
  if (isOver('score') && known === null) {
    const found = covered ?? maximise(network, choices, new Float64Array(network.arcs));
    if (found.status === 'empty') return infeasible(leafProof(dualsOf(network, found), 'empty'));
    return stoppedByFlow(data, found.taken, covered, null);
  }
  if (covered !== null) restrictToFace(network, choices, ones, covered);
  const best = known ?? maximise(network, choices, score);
  if (best.status === 'empty') return infeasible(leafProof(dualsOf(network, best), 'empty'));
  const proof =
    covered === null
      ? dualsOf(network, best)
      : combineStages(
          network,
          score,
          { rows: covered.rowDual, columns: covered.columnDual },
          { rows: best.rowDual, columns: best.columnDual },
        );
  const over = leavesTies || isOver('tie-break');
  return optimalByFlow(data, choices, best, covered, { fairness: null, optimality: leafProof(proof) }, over);
}

export function solveFairByFlow(data: BlockData, bands: BlockBands, limit: BlockLimit, covered?: Covered): BlockAnswer {
  const { isOver, leavesTies = false } = limit;
  const { instance, network, score, required } = data;
  const most = instance.coverage === 'most';
  const open = openChoices(network, required, most);
  const ones = new Float64Array(network.arcs).fill(1);
  isOver('coverage');
  const first = covered?.optimum ?? maximise(network, open, most ? ones : new Float64Array(network.arcs));
  if (first.status === 'empty') return infeasible(leafProof(dualsOf(network, first), 'empty'));
  // Where every need is met, that is all there is to keep: rows become exact, and the duals of the coverage prove nothing more.
  const short = countOf(first.taken) < sum(network.need);
  const choices = short ? open : openChoices(network, required, false);
  if (short) restrictToFace(network, choices, ones, first);
  const { stages: fairness, taken } = fairByFlow(network, bands, choices, covered?.taken ?? first.taken, () => isOver('fairness'));
  if (isOver('score')) return stoppedByFlow(data, taken, most ? first : null, fairness);
  // Never empty: the matchings of the stages before are left.
  const best = maximise(network, choices, score) as Optimum;
  const over = leavesTies || isOver('tie-break');
  return optimalByFlow(data, choices, best, most ? first : null, { fairness, optimality: leafProof(dualsOf(network, best)) }, over);
}

function dualsOf(network: Network, { rowDual, columnDual }: Optimum | Empty): Duals {
  return stageDuals(network, { rows: rowDual, columns: columnDual });
}

/** The answer of greatest score among the choices, ties broken. */
function optimalByFlow(
  { instance, block, network, score, incumbent }: BlockData,
  choices: Choices,
  best: Optimum,
  covered: Optimum | null,
  proofs: Pick<BlockAnswer, 'fairness' | 'optimality'>,
  over: boolean,
): BlockAnswer {
  restrictToFace(network, choices, score, best);
  const taken = over ? best.taken : breakTies(instance, block, network, choices, incumbent, best);
  const matched = countOf(taken);
  const value = weightOf(score, taken);
  return {
    status: 'optimal',
    taken,
    matched,
    matchedBound: matched,
    score: value,
    scoreBound: value,
    coverage: covered === null || matched === sum(network.need) ? null : leafProof(dualsOf(network, covered)),
    ...proofs,
    infeasibility: null,
    tieBreak: over ? 'partial' : 'complete',
  };
}

/**
 * The answer when time is over before the score: a matching that meets as many needs as can be and is as fair as its stages say, and a
 * bound that takes for each need the trainee's best pair, for a required pair its own score.
 * @throws HeadroomError when that bound does not fit the integers.
 */
function stoppedByFlow(
  { instance, network, score, required }: BlockData,
  taken: Uint8Array,
  covered: Optimum | null,
  fairness: readonly FairnessStage[] | null,
): BlockAnswer {
  const matched = countOf(taken);
  const rows = new Float64Array(network.rows).fill(instance.coverage === 'most' ? 0 : -Infinity);
  for (let arc = 0; arc < network.arcs; arc++) rows[network.rowOf[arc]!] = Math.max(rows[network.rowOf[arc]!]!, score[arc]!);
  for (let i = 0; i < network.rows; i++) if (rows[i] === -Infinity) rows[i] = 0;
  let bound = rows.reduce((total, best, i) => total + best * network.need[i]!, 0);
  for (const arc of required) bound += score[arc]! - rows[network.rowOf[arc]!]!;
  if (!Number.isSafeInteger(bound)) throw new HeadroomError();
  const value = weightOf(score, taken);
  return {
    status: bound > value || (fairness ?? []).some(isOpen) ? 'limit' : 'optimal',
    taken,
    matched,
    matchedBound: matched,
    score: value,
    scoreBound: bound,
    coverage: covered === null || matched === sum(network.need) ? null : leafProof(dualsOf(network, covered)),
    fairness,
    optimality: leafProof(stageDuals(network, { rows, columns: new Float64Array(columnNodes(network)) })),
    infeasibility: null,
    tieBreak: 'partial',
  };
}
