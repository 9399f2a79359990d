/**
 * The best matching of one block, objective after objective: by the kernels alone where no side constraint holds, or all are nested groups
 * of mentors (`by-flow.ts`), by searches else (`by-search.ts`); balance and fairness, where asked for, are in `balance.ts` and `fairness.ts`.
 */
import { balance, isUneven, unbalanced, type Attempt, type BlockLoads } from './balance.ts';
import { localSides } from '../network/blocks.ts';
import { nestedGroups } from '../network/nested-quotas.ts';
import { unstoppable, type Poll } from '../model/limits.ts';
import { sum, type Network } from '../network/network.ts';
import type { BlockAnswer, BlockData, BlockLimit, Covered } from './block.ts';
import { coverByFlow, solveByFlow, solveFairByFlow } from './by-flow.ts';
import { coverBySearch, solveBySearch } from './by-search.ts';

/** Null only where the limit lets it give up. */
export function solveBlock(given: BlockData, limit: BlockLimit): BlockAnswer | null {
  const groups = given.block.sides.length === 0 ? null : nestedGroups(given.network, localSides(given.instance, given.block));
  const data = groups === null ? given : { ...given, network: { ...given.network, groups } };
  return data.loads === null ? solveFrom(data, limit) : solveBalanced(data, data.loads, limit);
}

/** `covered`: the coverage, where it is known, and a matching to begin with; the network may be bounded by more than coverage asks for. */
function solveFrom(data: BlockData, limit: BlockLimit, covered?: Covered): BlockAnswer | null {
  if (isSearched(data)) return solveBySearch(data, limit, covered);
  return data.bands === null ? solveByFlow(data, limit) : solveFairByFlow(data, data.bands, limit, covered);
}

function isSearched({ block, network }: BlockData): boolean {
  return block.sides.length > 0 && network.groups === undefined;
}

/** Coverage, then balance, each by itself; then the rest among the matchings that are as balanced. */
function solveBalanced(data: BlockData, loads: BlockLoads, limit: BlockLimit): BlockAnswer | null {
  const { network, block } = data;
  const cover = (within: Network, isOver: Poll): Covered | null => {
    const own = { ...data, network: within };
    return isSearched(own) ? coverBySearch(own, localSides(data.instance, block), limit) : coverByFlow(own, isOver);
  };
  limit.report('coverage');
  const first = cover(network, unstoppable(limit.isOver));
  if (first === null) return null;
  const needs = sum(network.need);
  const isAll = data.instance.coverage === 'all';
  // That not all needs can be met, where they must be, is proven another way.
  const isShort = first.taken === null || (isAll && first.matched < needs);
  const plain = isShort ? solveFrom(data, limit) : null;
  if (plain === null ? isShort : plain.status === 'infeasible') return plain;
  const covered: Covered =
    plain === null ? first : { taken: plain.taken, matched: plain.matched, bound: plain.matched, proof: first.proof };
  if (covered.bound > covered.matched) {
    const answer = solveFrom(data, limit, covered);
    if (answer === null) return null;
    const proof = unbalanced(loads, network, answer.taken!);
    return { ...answer, status: isUneven(proof) ? 'limit' : answer.status, balance: proof };
  }
  const attempt: Attempt = (within) => {
    const found = cover(within, limit.isOver);
    if (found === null) return null;
    if (found.taken !== null && found.matched >= covered.matched) return { taken: found.taken };
    return found.bound < covered.matched ? { proof: found.proof } : null;
  };
  const balanced = balance(loads, network, covered.taken!, attempt, () => {
    limit.report('balance');
    return limit.isOver();
  });
  const answer = solveFrom({ ...data, network: balanced.network }, limit, { ...covered, taken: balanced.taken });
  if (answer === null) return null;
  const proof = balanced.stagesOf(answer.taken!);
  return {
    ...answer,
    status: isUneven(proof) ? 'limit' : answer.status,
    // Not only within these bounds.
    coverage: isAll || answer.matched === needs ? null : covered.proof,
    balance: proof,
  };
}
