/**
 * The proven integer optimum under side constraints: relax and branch.
 *
 * Each node is settled by the linear relaxation of what is left (`node-relaxation.ts`) or, where that proves nothing, by prices and cutting
 * planes (`cutting-planes.ts`): its bound cannot beat the best matching known, or it is proven empty; else it branches on a pair
 * (`branching.ts`), and a branch that one side constraint by itself makes impossible is closed at once. At the root, reduced costs exclude
 * and impose pairs for good. Downwards, the pair taken first, until a matching is known; then from the node with the greatest bound.
 * After 1, 2, 4 … nodes it looks for a better matching around the best one known. Everything is a function of the input. The worst case is
 * exponential, as the problem is NP-hard; the proof is the tree itself.
 */
import type { ProofLeaf } from '../model/problem.ts';
import { EXCLUDED, FREE, IMPOSED, type Choices } from '../network/network.ts';
import { EntryHeap } from '../kernels/heap.ts';
import { Branching, dividedBy, reachOf } from './branching.ts';
import { CuttingPlanes, NODE_ROUNDS, ROOT_ROUNDS } from './cutting-planes.ts';
import { fallback } from './fallback.ts';
import { NodeRelaxation } from './node-relaxation.ts';
import { BestKnown, type Fixed, type SearchTask } from './outcome.ts';
import { Pricing, type Priced } from './pricing.ts';
import { reducedCosts, satisfies, type NetworkDuals } from '../network/side-rows.ts';
import type { Basis } from './relaxation.ts';

export type { SearchTask };

export interface SearchResult {
  /** `abandoned`: the task asked for it. `unknown`: it gave up before it knew a matching, and the rest means nothing. */
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'abandoned' | 'unknown';
  /** Arc → 1 when chosen; null when infeasible or unknown. */
  readonly taken: Uint8Array | null;
  readonly value: number;
  /** No matching weighs more: equals `value` when optimal, but for a task that only counts pairs. */
  readonly bound: number;
  readonly fixing: NetworkDuals | null;
  /** Where the relaxation of the root ended; null where there was none. */
  readonly basis: Basis | null;
  /** The least bound, times its denominator, that duals prove without branching; null when the search is over before there are any. */
  readonly root: { readonly bound: number; readonly duals: NetworkDuals } | null;
  readonly tree: SearchNode;
  readonly nodes: number;
}

/** A node of the proof: settled by duals, or split on an arc. */
export interface SearchNode {
  settled: { leaf: ProofLeaf['leaf']; duals: NetworkDuals } | null;
  split: { arc: number; without: SearchNode; with: SearchNode } | null;
}

interface OpenNode {
  readonly node: SearchNode;
  readonly fixed: Fixed | null;
  /** Side constraint → price to begin with. */
  readonly prices: Float64Array;
  /** Where the parent's relaxation ended. */
  readonly basis: Basis | null;
  /** The parent's best duals and the bound that they prove: valid here too. */
  readonly inherited: { duals: NetworkDuals; bound: number } | null;
}

/**
 * The nodes that wait: the latest first while no matching is known, so that one is soon reached; then the one with the greatest bound, which no
 * proof can do without, of equals the latest.
 */
class OpenNodes {
  readonly #stack: OpenNode[] = [];
  readonly #heap = new EntryHeap<{ node: OpenNode; bound: number; number: number }>(
    (a, b) => a.bound > b.bound || (a.bound === b.bound && a.number > b.number),
  );
  #pushed = 0;

  push(node: OpenNode): void {
    this.#stack.push(node);
  }

  next(bestFirst: boolean): OpenNode | undefined {
    if (!bestFirst) return this.#stack.pop() ?? this.#heap.pop()?.node;
    for (const node of this.#stack) this.#heap.push({ node, bound: node.inherited?.bound ?? Infinity, number: this.#pushed++ });
    this.#stack.length = 0;
    return this.#heap.pop()?.node;
  }
}

/** Nodes of a look around the best matching known, and how many times as many there are between one look and the next. */
const LOOK_NODES = 300;
const LOOKS_APART = 2;

export function search(task: SearchTask): SearchResult {
  return new Tree(task).run();
}

class Tree {
  readonly #task: SearchTask;
  readonly #pricing: Pricing;
  readonly #bestKnown: BestKnown;
  readonly #relaxed: NodeRelaxation;
  readonly #cutting: CuttingPlanes;
  #fixing: NetworkDuals | null = null;
  /** Arc → its state at the root, FREE, IMPOSED or EXCLUDED. */
  readonly #rootState: Uint8Array;
  readonly #branching: Branching;
  #nodes = 0;
  /** Nodes after which it looks around again. */
  #nextLook = 1;
  #isAbandoned = false;
  #isUnknown = false;
  /** Whether a node was left as it was for want of time. */
  #isCutShort = false;
  #basisAtRoot: Basis | null = null;
  #atRoot: { bound: number; duals: NetworkDuals } | null = null;
  /** Arc → its part in the fractional matching of the root, until a matching was made of it. */
  #meanAtRoot: Float64Array | null = null;
  /** The greatest bound among the leaves: what the tree proves. */
  #proven = -Infinity;

  constructor(task: SearchTask) {
    this.#task = task;
    this.#pricing = new Pricing(task.network, task.sides, task.weight, task.isOver);
    this.#rootState = task.choices.state.slice();
    this.#branching = new Branching(task);
    this.#bestKnown = new BestKnown(task);
    // Until a matching is known the root is worked out: what it leads to is better than anything put together in haste, and often sooner there.
    const isOver = (): boolean => {
      const isKnown = this.#bestKnown.taken !== null;
      return (task.isOver() && (isKnown || task.givesUp === true)) || (isKnown && task.anyMatching === true);
    };
    this.#relaxed = new NodeRelaxation(task, this.#pricing, this.#bestKnown, this.#rootState, isOver);
    this.#cutting = new CuttingPlanes(this.#pricing, this.#bestKnown, isOver);
  }

  run(): SearchResult {
    const root: SearchNode = { settled: null, split: null };
    const open = new OpenNodes();
    open.push({ node: root, fixed: null, prices: new Float64Array(this.#task.sides.length), basis: null, inherited: null });
    let limited = false;
    for (let current = open.next(false); current !== undefined; current = open.next(this.#bestKnown.taken !== null)) {
      this.#task.report?.(this.#nodes);
      const over = this.#task.isOver() || this.#task.anyMatching === true || this.#nodes >= this.#task.nodeLimit;
      if (over && this.#bestKnown.taken === null) this.#fallBack();
      if (this.#givesUp()) break;
      if (over && this.#bestKnown.taken !== null && current.inherited !== null) {
        limited = true;
        this.#settle(current.node, 'bound', current.inherited.duals, current.inherited.bound);
        continue;
      }
      this.#nodes++;
      this.#explore(current, open);
    }
    const { taken } = this.#bestKnown;
    const value = taken === null ? 0 : this.#bestKnown.value;
    const isOpen = (limited || this.#isCutShort) && this.#proven >= this.#bestKnown.better;
    const status = this.#isUnknown
      ? 'unknown'
      : this.#isAbandoned
        ? 'abandoned'
        : taken === null
          ? 'infeasible'
          : isOpen
            ? 'limit'
            : 'optimal';
    const bound = Math.max(value, this.#proven);
    return {
      status,
      taken,
      value,
      bound: status === 'optimal' && this.#task.perPair === undefined ? value : bound,
      fixing: this.#fixing,
      basis: this.#basisAtRoot,
      root: this.#atRoot,
      tree: root,
      nodes: this.#nodes,
    };
  }

  #explore(current: OpenNode, open: OpenNodes): void {
    const choices = this.#choicesAt(current.fixed);
    const isRoot = current.fixed === null;
    if (this.#isIndivisible(current.node, choices.state)) return;
    const relaxed = this.#relaxed.bound(current, choices);
    if (this.#givesUp()) return;
    const outcome = relaxed ?? this.#cutting.bound(choices, current.prices, isRoot ? ROOT_ROUNDS : NODE_ROUNDS, isRoot);
    if (isRoot) this.#basisAtRoot = this.#relaxed.basis;
    if (outcome.kind === 'settled') {
      if (isRoot && outcome.leaf === 'bound') this.#atRoot = { bound: outcome.exact, duals: outcome.duals };
      this.#settle(current.node, outcome.leaf, outcome.duals, outcome.bound);
      return;
    }
    const { best, prices, mean } = outcome;
    if (isRoot) [this.#atRoot, this.#meanAtRoot] = [best, mean];
    const bound = Math.floor(best.bound / best.duals.denominator);
    if (isRoot && this.#task.abandons?.(bound, this.#bestKnown.taken, mean) === true) {
      this.#settle(current.node, 'bound', best.duals, bound);
      this.#isAbandoned = true;
      return;
    }
    if (this.#bestKnown.taken !== null && this.#task.isOver()) {
      this.#isCutShort = true;
      this.#settle(current.node, 'bound', best.duals, bound);
      return;
    }
    // Reduced costs are those of the weight, which is more than a pair counts for where only their number is proven.
    if (isRoot && this.#bestKnown.taken !== null && this.#task.perPair === undefined) this.#fixAtRoot(best, choices);
    const isTimeToLook = this.#task.looksAround !== false && this.#nodes >= this.#nextLook;
    if (isTimeToLook && this.#bestKnown.taken !== null) this.#lookAround(mean, choices);
    const state = isRoot ? this.#rootState : choices.state;
    // Until a matching is known, one is looked for: what the relaxation is sure of is soon whole.
    const isProving = relaxed !== null && this.#bestKnown.taken !== null;
    const gap = best.bound / best.duals.denominator - this.#bestKnown.better;
    const arc = this.#branching.arcAt(state, mean, best.cut, () => (isProving ? this.#relaxed.arcByPenalties(state, mean, gap) : -1));
    if (arc < 0) {
      this.#settleSingle(current.node, { ...choices, state });
      return;
    }
    const { basis } = this.#relaxed;
    const child = (value: number): OpenNode => ({
      node: { settled: null, split: null },
      fixed: { arc, state: value, parent: current.fixed },
      prices,
      basis,
      inherited: { duals: best.duals, bound },
    });
    const without = child(EXCLUDED);
    const chosen = child(IMPOSED);
    current.node.split = { arc, without: without.node, with: chosen.node };
    // Taking an arc decides much, leaving it little: this way a matching is soon reached.
    for (const next of [without, chosen]) if (!this.#isBroken(next, { ...choices, state })) open.push(next);
  }

  /** Settles a node where one equation cannot hold: what its free arcs count has a common divisor that what is left of it has not. */
  #isIndivisible(node: SearchNode, state: Uint8Array): boolean {
    const { sides, network } = this.#task;
    return this.#branching.equations.some((k) => {
      const [divisor, rest] = dividedBy(sides[k]!, state);
      if (divisor < 2 || rest % divisor === 0) return false;
      const duals = { denominator: divisor, rows: new Float64Array(network.rows), columns: new Float64Array(network.columns) };
      this.#settle(node, 'indivisible', { ...duals, sides: new Float64Array(sides.length).fill(1, k, k + 1) }, -Infinity);
      return true;
    });
  }

  /** Settles a node below `above` that one side constraint by itself proves empty: its other arcs cannot make up for this one. */
  #isBroken({ node, fixed }: OpenNode, above: Choices): boolean {
    const { sides, network } = this.#task;
    const { arc, state: decided } = fixed!;
    const state = above.state.slice();
    state[arc] = decided;
    return sides.some((side, k) => {
      if (!side.arcs.includes(arc)) return false;
      const [least, most] = reachOf(side, state);
      const sign = side.op !== '>=' && least > side.rhs ? 1 : side.op !== '<=' && most < side.rhs ? -1 : 0;
      if (sign === 0) return false;
      const prices = new Float64Array(sides.length);
      prices[k] = sign;
      const proof = this.#pricing.roundedRay({ ...above, state }, prices, () => new Float64Array(network.rows + network.columns));
      if (proof === null || proof.bound >= 0) return false;
      this.#settle(node, 'empty', proof.duals, -Infinity);
      return true;
    });
  }

  /**
   * Looks for a better matching where the fractional one and the best known differ (relaxation induced neighbourhoods: Danna, Rothberg &
   * Le Pape 2005). What both agree on stays, so that few arcs are left.
   */
  #lookAround(mean: Float64Array, choices: Choices): void {
    const { taken } = this.#bestKnown;
    const { abandons: _, ...task } = this.#task;
    this.#nextLook = this.#nodes * LOOKS_APART;
    const state = choices.state.slice();
    for (let arc = 0; arc < state.length; arc++) {
      if (state[arc] !== FREE || Math.abs(mean[arc]! - taken![arc]!) > 1e-6) continue;
      state[arc] = taken![arc] === 1 ? IMPOSED : EXCLUDED;
    }
    // The best matching known may contradict what this node has decided: then it cannot be begun with, and there may be no other.
    const known = state.every((value, arc) => value === FREE || (value === IMPOSED) === (taken![arc] === 1)) ? taken : null;
    if (known === null) return;
    const found = search({
      ...task,
      choices: { ...choices, state },
      known,
      start: this.#relaxed.basis,
      nodeLimit: LOOK_NODES,
      looksAround: false,
    });
    this.#bestKnown.offer(this.#pricing.cutOf(found.taken!, this.#task.weight));
  }

  #givesUp(): boolean {
    this.#isUnknown ||= this.#task.givesUp === true && this.#bestKnown.taken === null && this.#task.isOver();
    return this.#isUnknown;
  }

  /** Tried once: what it makes does not depend on where the search is. */
  #fallBack(): void {
    if (this.#meanAtRoot === null) return;
    const taken = fallback(this.#task, this.#meanAtRoot);
    this.#meanAtRoot = null;
    if (taken !== null) this.#bestKnown.offer(this.#pricing.cutOf(taken, this.#task.weight));
  }

  #settle(node: SearchNode, leaf: ProofLeaf['leaf'], duals: NetworkDuals, bound: number): void {
    node.settled = { leaf, duals };
    if (leaf === 'bound') this.#proven = Math.max(this.#proven, bound);
  }

  /** Nothing is left to decide: the one matching that remains is worth its weight, or breaks a constraint that proves it empty. */
  #settleSingle(node: SearchNode, choices: Choices): void {
    const { sides } = this.#task;
    const priced = this.#pricing.price(choices, new Float64Array(sides.length));
    if ('status' in priced) {
      this.#settle(node, 'empty', this.#pricing.dualsOf(priced), -Infinity);
    } else if (satisfies(sides, priced.cut.slack)) {
      this.#bestKnown.offer(priced.cut);
      this.#settle(node, 'bound', priced.duals, Math.floor(priced.bound / priced.duals.denominator));
    } else {
      const broken = sides.findIndex((side, k) => !satisfies([side], priced.cut.slack.subarray(k, k + 1)));
      const prices = new Float64Array(sides.length);
      prices[broken] = Math.sign(-priced.cut.slack[broken]!);
      const proof = this.#pricing.priceEmptiness(choices, prices) as Priced;
      this.#settle(node, 'empty', proof.duals, -Infinity);
    }
  }

  #choicesAt(fixed: Fixed | null): Choices {
    const state = this.#rootState.slice();
    for (let at = fixed; at !== null; at = at.parent) state[at.arc] = at.state;
    return { ...this.#task.choices, state };
  }

  /** Excludes every arc that no matching better than the best known can hold, and imposes those that it must. */
  #fixAtRoot(root: Priced, choices: Choices): void {
    const { network } = this.#task;
    const { duals } = root;
    const target = duals.denominator * this.#bestKnown.better;
    const reduced = reducedCosts(network, this.#task.sides, this.#task.weight, duals);
    this.#fixing = duals;
    for (let arc = 0; arc < network.arcs; arc++) {
      if (choices.state[arc] !== FREE) continue;
      const cost = reduced[arc]!;
      if (root.bound - Math.abs(cost) >= target) continue;
      this.#rootState[arc] = cost > 0 ? IMPOSED : EXCLUDED;
    }
  }
}
