/**
 * The best matchings after the best one: the k-th is proven best among all that are not listed before it.
 *
 * The matchings that are listed already are taken out of the problem by one side constraint each (`excluding`), so that every alternative
 * is an ordinary solution of an ordinary problem, and `verify` checks its certificate as it stands. Without side constraints of its own
 * the problem is never solved again: the matchings are ranked in the residual graph (`ranking.ts`), and what ranking did not list
 * becomes the proof (`ranking-proof.ts`). With side constraints, or with objective "fair", each alternative is solved for.
 */
import { BinomeError } from '../../../errors/index.ts';
import { show } from '../../model/checks.ts';
import type { Alternatives } from '../../model/alternatives.ts';
import { encode, type Instance } from '../../model/encode.ts';
import { excluding } from './exclusion.ts';
import { SOLUTION_FORMAT, type CertificatePart, type Diagnosis, type PairIds, type Problem, type Solution } from '../../model/problem.ts';
import { rank, type Cell, type Ranked } from './ranking.ts';
import { RankingProof } from './ranking-proof.ts';
import { Watch, type Limits, type Poll } from '../../model/limits.ts';
import { unscaled } from '../../model/scale.ts';
import { encoded, solveIfKnown } from '../../solve/solve.ts';
import { verify } from '../../verify/verify.ts';

/**
 * The `k` best matchings other than that of an optimal solution, in the order of the problem's own rules: needs met, fairness where it is
 * asked for, score, pairs of the incumbent, lot. Where there are fewer than `k`, all of them, and the proof that there are no others.
 * Two matchings are different when their sets of pairs are.
 *
 * Nothing given is changed. Without side constraints and with objective "score": at most k · needs shortest paths. Otherwise k solutions
 * of a problem with up to k more side constraints; where these leave the lot open, `tieBreak` says `partial`. At a limit the list ends with what is
 * proven by then.
 * @throws BinomeError ALTERNATIVES_COUNT when k is not a whole number from 1 on; ALTERNATIVES_BALANCE when the problem asks for balance, which
 * holds part by part: the exclusions would join the parts; SOLUTION_NOT_OPTIMAL when the solution is not one that
 * `verify` accepts as optimal; PROBLEM_* when the problem is malformed.
 */
export function alternatives(problem: Problem, solution: Solution, k: number, limits: Limits = {}): Alternatives {
  if (!Number.isSafeInteger(k) || k < 1) throw new BinomeError('ALTERNATIVES_COUNT', { value: show(k) });
  const { isOver } = new Watch(limits);
  const { sides, balance, bands } = encode(problem, undefined, isOver);
  if (balance !== null) throw new BinomeError('ALTERNATIVES_BALANCE', {}, { path: '/balance' });
  const { valid, problems } = verify(problem, solution);
  if (!valid || solution.status !== 'optimal')
    throw new BinomeError('SOLUTION_NOT_OPTIMAL', { value: problems[0] ?? `status: ${solution.status}` });
  if (sides.length > 0 || bands !== null) return bySolving(problem, solution, k, limits);
  return encoded(problem, isOver, (instance) => byRanking(problem, instance, solution, k, isOver));
}

function bySolving(problem: Problem, solution: Solution, k: number, limits: Limits): Alternatives {
  const solutions: Solution[] = [];
  while (solutions.length < k) {
    const next = solveIfKnown(excluding(problem, [solution, ...solutions]), limits);
    if (next === null || next.status === 'limit') break;
    if (next.status === 'infeasible') return { solutions, exhaustion: next };
    solutions.push(next);
  }
  return { solutions, exhaustion: null };
}

function byRanking(problem: Problem, instance: Instance, solution: Solution, wanted: number, isOver: Poll): Alternatives {
  const ranked = rank(instance, wanted + 1, isOver);
  const given = keyOf(solution.pairs);
  const listed = ranked.cells.map((cell) => ({ cell, pairs: pairsOf(instance, ranked, cell) }));
  // A solution made elsewhere may rank later than others that are as good but for the incumbent and the lot.
  const own = listed.find(({ pairs }) => keyOf(pairs) === given);
  const others = listed.filter((one) => one !== own);
  const k = ranked.isCutShort ? Math.min(wanted, others.length) : wanted;
  if (k === 0) return { solutions: [], exhaustion: null };
  const chosen = others.slice(0, k);
  const feasible = chosen.map(({ cell, pairs }) => feasibleSolution(instance, ranked, cell, pairs, solution.diagnosis));
  const exhausted = chosen.length < k;
  const excluded = exhausted ? chosen : chosen.slice(0, -1);
  const exclusionOf = new Map<Cell, number>(excluded.map(({ cell }, n) => [cell, n + 1]));
  if (own !== undefined) exclusionOf.set(own.cell, 0);
  const last = exhausted ? null : chosen[k - 1]!.cell;
  const proof = new RankingProof(instance, ranked, exclusionOf, excluded.length + 1, last);
  const part = {
    trainees: instance.traineeIds,
    mentors: instance.mentorIds,
    sideConstraints: excluding(problem, [solution, ...feasible.slice(0, excluded.length)]).sideConstraints!.map(({ id }) => id),
    coverage: null,
    optimality: null,
    infeasibility: null,
  };
  if (last === null) {
    const exhaustion = nothingElse(instance, { ...part, matched: 0, score: 0, infeasibility: proof.infeasibility() });
    return { solutions: feasible, exhaustion };
  }
  const worst = feasible[k - 1]!;
  const claims = { matched: worst.matched, score: scoreOf(ranked, last), coverage: proof.coverage(), optimality: proof.optimality() };
  const tolerance = instance.scale.exact ? 0 : unscaled(worst.matched, instance.scale) / 2;
  const proven: Solution = {
    ...worst,
    status: 'optimal',
    bound: worst.objective,
    certificate: certificateOf(instance, { ...part, ...claims }, tolerance),
  };
  return { solutions: [...feasible.slice(0, -1), proven], exhaustion: null };
}

function pairsOf({ traineeIds, mentorIds }: Instance, { network }: Ranked, { taken }: Cell): PairIds[] {
  const pairs: PairIds[] = [];
  // Arcs are in the order of trainees, then mentors.
  taken.forEach((chosen, arc) => {
    if (chosen === 1) pairs.push([traineeIds[network.rowOf[arc]!]!, mentorIds[network.columnOf[arc]!]!]);
  });
  return pairs;
}

/** The same for the same set of pairs. */
function keyOf(pairs: readonly PairIds[]): string {
  return JSON.stringify(pairs.map((pair) => JSON.stringify(pair)).sort());
}

function scoreOf({ weight }: Ranked, { taken }: Cell): number {
  return taken.reduce((sum, chosen, arc) => (chosen === 1 ? sum + weight[1]![arc]! : sum), 0);
}

/** The matching of a cell, without proof. What stands in the way of the problem stands in its way; exclusions count as side constraints. */
function feasibleSolution(instance: Instance, ranked: Ranked, cell: Cell, pairs: readonly PairIds[], known: Diagnosis | null): Solution {
  const met = new Map<string, number>();
  for (const [trainee] of pairs) met.set(trainee, (met.get(trainee) ?? 0) + 1);
  const unmet = instance.traineeIds.flatMap((trainee, i) => {
    const missing = instance.need[i]! - (met.get(trainee) ?? 0);
    return missing > 0 ? [{ trainee, missing }] : [];
  });
  const short = unmet.reduce((sum, { missing }) => sum + missing, 0);
  const { shortages, minimums, overbooked, conflicts } = known ?? { shortages: [], minimums: [], overbooked: [], conflicts: [] };
  const explained = shortages.reduce((sum, { missing }) => sum + missing, 0);
  return {
    format: SOLUTION_FORMAT,
    status: 'feasible',
    pairs,
    matched: pairs.length,
    objective: unscaled(scoreOf(ranked, cell), instance.scale),
    bound: null,
    unmet,
    certificate: null,
    diagnosis: short === 0 ? null : { shortages, minimums, overbooked, conflicts, unmetBySideConstraints: short - explained },
  };
}

/** The problem without its matchings is infeasible. */
function nothingElse(instance: Instance, part: CertificatePart): Solution {
  return {
    format: SOLUTION_FORMAT,
    status: 'infeasible',
    pairs: [],
    matched: 0,
    objective: 0,
    bound: null,
    unmet: instance.traineeIds.map((trainee, i) => ({ trainee, missing: instance.need[i]! })).filter(({ missing }) => missing > 0),
    certificate: certificateOf(instance, part, 0),
    diagnosis: null,
  };
}

function certificateOf(instance: Instance, part: CertificatePart, tolerance: number): Solution['certificate'] {
  const { base, exponent, exact } = instance.scale;
  return { scale: { base, exponent, exact, tolerance }, parts: [part], tieBreak: 'partial' };
}
