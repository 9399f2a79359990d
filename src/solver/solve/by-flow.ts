/**
 * A block without side constraints, or whose side constraints are nested groups of mentors: each objective is one run of a kernel on the optimal face of
 * those before it.
 */
import { combineStages, leafProof, writtenDuals } from './certificate.ts';
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
import { unstoppable, type Poll } from '../model/limits.ts';
import type { Duals, FairnessStage } from '../model/problem.ts';
import { infeasible, type BlockAnswer, type BlockData, type BlockLimit, type Covered } from './block.ts';
import { breakTies, type Drawn } from './lot.ts';

/** Coverage alone, however many needs are to be met; null once `isOver`. */
export function coverByFlow({ network, required }: BlockData, isOver: Poll): Covered | null {
  const nothing = new Float64Array(network.arcs);
  const covered =
    coverageAndScore(network, nothing, required, isOver)?.covered ??
    maximise(network, openChoices(network, required, true), new Float64Array(network.arcs).fill(1), isOver);
  if (covered === null) return null;
  if (covered.status === 'empty') return { taken: null, matched: 0, bound: 0, proof: leafProof(dualsOf(network, covered), 'empty') };
  const matched = countOf(covered.taken);
  return { taken: covered.taken, matched, bound: matched, proof: leafProof(dualsOf(network, covered)), optimum: covered };
}

export function solveByFlow(data: BlockData, { isOver, report, leavesTies = false }: BlockLimit): BlockAnswer {
  const { instance, network, score, required } = data;
  const most = instance.coverage === 'most';
  const choices = openChoices(network, required, most);
  const ones = new Float64Array(network.arcs).fill(1);
  report('coverage');
  const direct = coverageAndScore(network, score, required, isOver);
  const covered = most ? (direct?.covered ?? finished(network, choices, ones, isOver)) : null;
  if (covered?.status === 'empty') return infeasible(leafProof(dualsOf(network, covered), 'empty'));
  // With coverage "all" the direct answer counts when it meets all needs; that it cannot is proven the other way.
  const scored = direct?.best ?? null;
  const known = scored !== null && (most || countOf(scored.taken) === network.rows) ? scored : null;
  report('score');
  if (covered !== null && (known !== null || !isOver())) restrictToFace(network, choices, ones, covered);
  const best = known ?? maximise(network, choices, score, isOver);
  if (best === null) {
    const found = covered ?? finished(network, choices, new Float64Array(network.arcs), isOver);
    if (found.status === 'empty') return infeasible(leafProof(dualsOf(network, found), 'empty'));
    return stoppedByFlow(data, found.taken, covered, null);
  }
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
  report('tie-break');
  return optimalByFlow(data, choices, best, covered, { fairness: null, optimality: leafProof(proof) }, leavesTies ? null : isOver);
}

export function solveFairByFlow(data: BlockData, bands: BlockBands, limit: BlockLimit, covered?: Covered): BlockAnswer {
  const { isOver, report, leavesTies = false } = limit;
  const { instance, network, score, required } = data;
  const most = instance.coverage === 'most';
  const open = openChoices(network, required, most);
  const ones = new Float64Array(network.arcs).fill(1);
  report('coverage');
  const first = covered?.optimum ?? finished(network, open, most ? ones : new Float64Array(network.arcs), isOver);
  if (first.status === 'empty') return infeasible(leafProof(dualsOf(network, first), 'empty'));
  // Where every need is met, that is all there is to keep: rows become exact, and the duals of the coverage prove nothing more.
  const short = countOf(first.taken) < sum(network.need);
  const choices = short ? open : openChoices(network, required, false);
  if (short) restrictToFace(network, choices, ones, first);
  const { stages: fairness, taken } = fairByFlow(network, bands, choices, covered?.taken ?? first.taken, isOver, () => report('fairness'));
  report('score');
  // Never empty: the matchings of the stages before are left.
  const best = maximise(network, choices, score, isOver) as Optimum | null;
  if (best === null) return stoppedByFlow(data, taken, most ? first : null, fairness);
  report('tie-break');
  const proofs = { fairness, optimality: leafProof(dualsOf(network, best)) };
  return optimalByFlow(data, choices, best, most ? first : null, proofs, leavesTies ? null : isOver);
}

/** As `maximise`, for a stage that there is no answer without: it goes on though time is over. */
function finished(network: Network, choices: Choices, weight: Float64Array, isOver: Poll): Optimum | Empty {
  return maximise(network, choices, weight, unstoppable(isOver))!;
}

function dualsOf(network: Network, { rowDual, columnDual }: Optimum | Empty): Duals {
  return writtenDuals(network, { rows: rowDual, columns: columnDual });
}

/** The answer of greatest score among the choices, ties broken; where `isOver` is null, or says yes, they are left as they are. */
function optimalByFlow(
  { instance, block, network, score, incumbent }: BlockData,
  choices: Choices,
  best: Optimum,
  covered: Optimum | null,
  proofs: Pick<BlockAnswer, 'fairness' | 'optimality'>,
  isOver: Poll | null,
): BlockAnswer {
  let drawn: Drawn | null = null;
  if (isOver?.() === false) {
    restrictToFace(network, choices, score, best);
    drawn = breakTies(instance, block, network, choices, incumbent, best, isOver);
  }
  const taken = drawn?.taken ?? best.taken;
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
    ties: drawn?.ties ?? null,
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
    optimality: leafProof(writtenDuals(network, { rows, columns: new Float64Array(columnNodes(network)) })),
    infeasibility: null,
    ties: null,
  };
}
