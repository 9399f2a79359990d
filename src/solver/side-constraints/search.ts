/**
 * The proven integer optimum under side constraints: price and branch.
 *
 * Each node of the search prices the side constraints (cutting planes of Kelley 1960 over the Lagrangian dual: the Hungarian kernel
 * answers each price vector, the master moves the prices) until its bound cannot beat the best matching known, or it is proven
 * empty, or the bound stops falling; then it branches on a pair. At the root, reduced costs exclude and impose pairs for good.
 * Depth first, the branch nearer to the fractional matching first; everything is a function of the input. The worst case is
 * exponential, as the problem is NP-hard; the proof is the tree itself.
 */
import { EXCLUDED, FREE, IMPOSED, type Choices, type Network } from '../network.ts';
import { MAX_CUTS, solveMaster, type Cut } from './master.ts';
import { Pricing, satisfies, type NetworkDuals, type Priced, type SideRow } from './pricing.ts';

export interface SearchTask {
  readonly network: Network;
  readonly choices: Choices;
  readonly sides: readonly SideRow[];
  /** Arc → integer weight, maximised. */
  readonly weight: Float64Array;
  /** A matching already known to satisfy everything. */
  readonly known: Uint8Array | null;
  /** Nodes after which the search stops, once a matching is known. */
  readonly nodeLimit: number;
  /** Asked at every node; when it says yes the search stops, once a matching is known. */
  readonly isOver: (nodes: number) => boolean;
}

export interface SearchResult {
  readonly status: 'optimal' | 'infeasible' | 'limit';
  /** Arc → 1 when chosen; null when infeasible. */
  readonly taken: Uint8Array | null;
  readonly value: number;
  /** No matching weighs more: equals `value` when optimal. */
  readonly bound: number;
  readonly fixing: NetworkDuals | null;
  readonly tree: SearchNode;
  readonly nodes: number;
}

/** A node of the proof: settled by duals, or split on an arc. */
export interface SearchNode {
  settled: { leaf: 'bound' | 'empty'; duals: NetworkDuals } | null;
  split: { arc: number; without: SearchNode; with: SearchNode } | null;
}

interface OpenNode {
  readonly node: SearchNode;
  readonly fixed: Fixed | null;
  readonly prices: Float64Array;
  /** The parent's best duals and the bound that they prove: valid here too. */
  readonly inherited: { duals: NetworkDuals; bound: number } | null;
}

interface Fixed {
  readonly arc: number;
  readonly state: number;
  readonly parent: Fixed | null;
}

const ROOT_ROUNDS = 400;
const NODE_ROUNDS = 60;
const EPSILON = 1e-7;

export function search(task: SearchTask): SearchResult {
  return new Tree(task).run();
}

class Tree {
  private readonly task: SearchTask;
  private readonly pricing: Pricing;
  private best: { taken: Uint8Array; value: number } | null = null;
  /** Matchings that pricing has found, for every node where they are still allowed. */
  private pool: Cut[] = [];
  private fixing: NetworkDuals | null = null;
  private readonly rootState: Uint8Array;
  /** The greatest bound among the leaves: what the tree proves. */
  private proven = -Infinity;

  constructor(task: SearchTask) {
    this.task = task;
    this.pricing = new Pricing(task.network, task.sides, task.weight);
    this.rootState = task.choices.state.slice();
    if (task.known !== null) this.best = { taken: task.known, value: this.weigh(task.known) };
  }

  run(): SearchResult {
    const root: SearchNode = { settled: null, split: null };
    const open: OpenNode[] = [{ node: root, fixed: null, prices: new Float64Array(this.task.sides.length), inherited: null }];
    let nodes = 0;
    let limited = false;
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      const over = this.task.isOver(nodes) || nodes >= this.task.nodeLimit;
      if (over && this.best !== null && current.inherited !== null) {
        limited = true;
        this.settle(current.node, 'bound', current.inherited.duals, current.inherited.bound);
        continue;
      }
      nodes++;
      this.explore(current, open);
    }
    const value = this.best?.value ?? 0;
    const status = this.best === null ? 'infeasible' : limited && this.proven > value ? 'limit' : 'optimal';
    const bound = Math.max(value, this.proven);
    return {
      status,
      taken: this.best?.taken ?? null,
      value,
      bound: status === 'optimal' ? value : bound,
      fixing: this.fixing,
      tree: root,
      nodes,
    };
  }

  private explore(current: OpenNode, open: OpenNode[]): void {
    const choices = this.choicesAt(current.fixed);
    const isRoot = current.fixed === null;
    const outcome = this.bound(choices, current.prices, isRoot ? ROOT_ROUNDS : NODE_ROUNDS, isRoot);
    if (outcome.kind === 'settled') {
      this.settle(current.node, outcome.leaf, outcome.duals, outcome.bound);
      return;
    }
    const { best, prices, mean } = outcome;
    const bound = Math.floor(best.bound / best.duals.denominator);
    if (isRoot && this.best !== null && this.fixing === null) this.fixAtRoot(best, choices);
    const state = isRoot ? this.rootState : choices.state;
    const arc = this.branchingArc(state, mean, best.cut);
    if (arc < 0) {
      this.settleSingle(current.node, { ...choices, state });
      return;
    }
    const child = (value: number): OpenNode => ({
      node: { settled: null, split: null },
      fixed: { arc, state: value, parent: current.fixed },
      prices,
      inherited: { duals: best.duals, bound },
    });
    const without = child(EXCLUDED);
    const chosen = child(IMPOSED);
    current.node.split = { arc, without: without.node, with: chosen.node };
    if (mean[arc]! >= 0.5) open.push(without, chosen);
    else open.push(chosen, without);
  }

  private settle(node: SearchNode, leaf: 'bound' | 'empty', duals: NetworkDuals, bound: number): void {
    node.settled = { leaf, duals };
    if (leaf === 'bound') this.proven = Math.max(this.proven, bound);
  }

  /** Nothing is left to decide: the one matching that remains is worth its weight, or breaks a constraint that proves it empty. */
  private settleSingle(node: SearchNode, choices: Choices): void {
    const { sides } = this.task;
    const priced = this.pricing.price(choices, new Float64Array(sides.length));
    if ('status' in priced) {
      const { leaf, duals, bound } = this.emptyOutcome(priced.rowDual, priced.columnDual);
      this.settle(node, leaf, duals, bound);
    } else if (satisfies(sides, priced.cut.slack)) {
      this.offer(priced.cut);
      this.settle(node, 'bound', priced.duals, Math.floor(priced.bound / priced.duals.denominator));
    } else {
      const broken = sides.findIndex((side, k) => !satisfies([side], priced.cut.slack.subarray(k, k + 1)));
      const prices = new Float64Array(sides.length);
      prices[broken] = Math.sign(-priced.cut.slack[broken]!);
      const proof = this.pricing.priceEmptiness(choices, prices) as Priced;
      this.settle(node, 'empty', proof.duals, -Infinity);
    }
  }

  private choicesAt(fixed: Fixed | null): Choices {
    const state = this.rootState.slice();
    for (let at = fixed; at !== null; at = at.parent) state[at.arc] = at.state;
    return { ...this.task.choices, state };
  }

  /** Lowers the bound of a node by moving prices, until it is settled or nothing more is to be gained. */
  private bound(choices: Choices, start: Float64Array, rounds: number, thorough: boolean): Outcome {
    const { sides } = this.task;
    const low = Float64Array.from(sides, ({ op }, k) => (op === '<=' ? 0 : -this.pricing.ceiling[k]!));
    const high = Float64Array.from(sides, ({ op }, k) => (op === '>=' ? 0 : this.pricing.ceiling[k]!));
    const cuts = this.pool.filter((cut) => allows(choices, cut.taken));
    let best: Priced | null = null;
    let bestPrices = start;
    let prices = start;
    let mean: Float64Array = new Float64Array(this.task.network.arcs);
    for (let round = 0; round < rounds; round++) {
      const priced = this.pricing.price(choices, prices);
      if ('status' in priced) return this.emptyOutcome(priced.rowDual, priced.columnDual);
      this.offer(priced.cut);
      cuts.push(priced.cut);
      this.remember(priced.cut);
      const improved: boolean = best === null || priced.bound < best.bound;
      if (best === null || improved) {
        best = priced;
        bestPrices = prices;
      }
      const floor = Math.floor(best.bound / best.duals.denominator);
      if (this.best !== null && floor <= this.best.value) return { kind: 'settled', leaf: 'bound', duals: best.duals, bound: floor };
      trim(cuts, bestPrices);
      const master = solveMaster(cuts, low, high);
      if (master === null) break;
      mean = meanOf(cuts, master.shares, this.task.network.arcs);
      const reachable = Math.floor(master.bound + EPSILON * Math.max(1, Math.abs(master.bound)));
      const converged = best.bound / best.duals.denominator - master.bound <= EPSILON * Math.max(1, Math.abs(master.bound));
      // The bound cannot fall below the master's: stop when even that would not settle the node, unless asked to be thorough.
      if (converged || reachable >= floor || (!thorough && this.best !== null && reachable > this.best.value && round > 8)) break;
      // Prices part of the way from the best ones known are steadier than the master's own, which swing from bound to bound.
      prices = improved ? master.prices.map((price, k) => 0.7 * price + 0.3 * bestPrices[k]!) : master.prices;
    }
    if (best === null) throw new Error('no pricing round');
    const empty = this.proveEmpty(choices, cuts, mean);
    return empty ?? { kind: 'undecided', best, prices: bestPrices, mean };
  }

  /** When even a mixture of the matchings found breaks a side constraint, tries to prove that none satisfies them all. */
  private proveEmpty(choices: Choices, cuts: readonly Cut[], mean: Float64Array): Outcome | null {
    const { sides } = this.task;
    const mixed = Float64Array.from(sides, ({ arcs, coefficients, rhs }) =>
      arcs.reduce((left, arc, t) => left - mean[arc]! * coefficients[t]!, rhs),
    );
    const broken = sides.some(({ op }, k) => (op !== '>=' && mixed[k]! < -1e-6) || (op !== '<=' && mixed[k]! > 1e-6));
    if (!broken) return null;
    const unit = this.pricing.ceiling.map((ceiling) => Math.min(1, ceiling));
    const low = Float64Array.from(sides, ({ op }, k) => (op === '<=' ? 0 : -unit[k]!));
    const high = Float64Array.from(sides, ({ op }, k) => (op === '>=' ? 0 : unit[k]!));
    const weightless = cuts.map((cut) => ({ ...cut, value: 0 }));
    for (let round = 0; round < ROOT_ROUNDS; round++) {
      trim(weightless, low);
      const master = solveMaster(weightless, low, high);
      if (master === null || master.bound >= -EPSILON) return null;
      const priced = this.pricing.priceEmptiness(choices, master.prices);
      if ('status' in priced) return this.emptyOutcome(priced.rowDual, priced.columnDual);
      if (priced.bound < 0) return { kind: 'settled', leaf: 'empty', duals: priced.duals, bound: -Infinity };
      this.offer(this.reweighed(priced.cut));
      weightless.push(priced.cut);
    }
    return null;
  }

  private reweighed(cut: Cut): Cut {
    return { ...cut, value: this.weigh(cut.taken) };
  }

  private emptyOutcome(rows: Float64Array, columns: Float64Array): Settled {
    const sides = new Float64Array(this.task.sides.length);
    return { kind: 'settled', leaf: 'empty', duals: { denominator: 1, rows, columns, sides }, bound: -Infinity };
  }

  private offer(cut: Cut): void {
    if ((this.best === null || cut.value > this.best.value) && satisfies(this.task.sides, cut.slack))
      this.best = { taken: cut.taken, value: cut.value };
  }

  private remember(cut: Cut): void {
    this.pool.push(cut);
    if (this.pool.length > 2 * MAX_CUTS) this.pool = this.pool.slice(-MAX_CUTS);
  }

  /** Excludes every arc that no matching better than the best known can hold, and imposes those that it must. */
  private fixAtRoot(root: Priced, choices: Choices): void {
    const { network } = this.task;
    const { duals } = root;
    const target = duals.denominator * (this.best!.value + 1);
    const reduced = reducedCosts(network, this.task.sides, this.task.weight, duals);
    this.fixing = duals;
    for (let arc = 0; arc < network.arcs; arc++) {
      if (choices.state[arc] !== FREE) continue;
      const cost = reduced[arc]!;
      if (root.bound - Math.abs(cost) >= target) continue;
      this.rootState[arc] = cost > 0 ? IMPOSED : EXCLUDED;
    }
  }

  /** The free arc that the fractional matching is least sure of; else one that the side constraints count; −1 when all are fixed. */
  private branchingArc(state: Uint8Array, mean: Float64Array, cut: Cut): number {
    let arc = -1;
    let doubt = 1e-6;
    for (let k = 0; k < mean.length; k++) {
      if (state[k] !== FREE) continue;
      const unsure = Math.min(mean[k]!, 1 - mean[k]!);
      if (unsure > doubt) [arc, doubt] = [k, unsure];
    }
    if (arc >= 0) return arc;
    const counted = this.task.sides.flatMap(({ arcs }) => Array.from(arcs)).filter((k) => state[k] === FREE);
    return counted.find((k) => cut.taken[k] === 1) ?? counted[0] ?? state.indexOf(FREE);
  }

  private weigh(taken: Uint8Array): number {
    return taken.reduce((total, chosen, arc) => (chosen === 1 ? total + this.task.weight[arc]! : total), 0);
  }
}

interface Settled {
  kind: 'settled';
  leaf: 'bound' | 'empty';
  duals: NetworkDuals;
  bound: number;
}

type Outcome = Settled | { kind: 'undecided'; best: Priced; prices: Float64Array; mean: Float64Array };

/** Arc → denominator · weight − row dual − column dual − Σ coefficient · side dual. */
export function reducedCosts(network: Network, sides: readonly SideRow[], weight: Float64Array, duals: NetworkDuals): Float64Array {
  const reduced = weight.map(
    (value, arc) => value * duals.denominator - duals.rows[network.rowOf[arc]!]! - duals.columns[network.columnOf[arc]!]!,
  );
  sides.forEach(({ arcs, coefficients }, k) => arcs.forEach((arc, t) => (reduced[arc]! -= coefficients[t]! * duals.sides[k]!)));
  return reduced;
}

function allows(choices: Choices, taken: Uint8Array): boolean {
  return choices.state.every((state, arc) => state === FREE || (state === IMPOSED) === (taken[arc] === 1));
}

function meanOf(cuts: readonly Cut[], shares: Float64Array, arcs: number): Float64Array {
  const mean = new Float64Array(arcs);
  cuts.forEach((cut, q) => {
    const share = shares[q]!;
    if (share > 1e-12) cut.taken.forEach((chosen, arc) => chosen === 1 && (mean[arc]! += share));
  });
  return mean;
}

/** Keeps the cuts that are highest at these prices: the others do not shape the bound there. */
function trim(cuts: Cut[], prices: Float64Array): void {
  if (cuts.length <= MAX_CUTS) return;
  const height = (cut: Cut): number => cut.slack.reduce((sum, slack, k) => sum + slack * prices[k]!, cut.value);
  const newest = cuts.slice(-10);
  const rest = cuts.slice(0, -10).map((cut) => ({ cut, at: height(cut) }));
  rest.sort((a, b) => b.at - a.at);
  cuts.splice(0, cuts.length, ...rest.slice(0, MAX_CUTS - 30).map(({ cut }) => cut), ...newest);
}
