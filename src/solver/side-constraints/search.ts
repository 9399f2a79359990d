/**
 * The proven integer optimum under side constraints: relax and branch.
 *
 * Each node is settled by the linear relaxation of what is left (`node-relaxation.ts`) or, where that proves nothing, by prices and cutting
 * planes (`cutting-planes.ts`): its bound cannot beat the best matching known, or it is proven empty; else it branches on a pair
 * (`branching.ts`), and a branch that one side constraint by itself makes impossible is closed at once. At every node reduced costs exclude
 * and impose pairs for all below it; what the root's leave is a network of its own (`reduction.ts`), searched under a value to beat that is guessed near
 * the bound, then lower. Downwards, the pair taken first, until a matching is known; then from the node with the greatest bound.
 * After 1, 2, 4 … nodes it looks for a better matching around the best one known. Everything is a function of the input. The worst case is
 * exponential, as the problem is NP-hard; the proof is the tree itself.
 */
import type { ProofLeaf } from '../model/problem.ts';
import { countOf, EXCLUDED, FREE, IMPOSED, type Choices } from '../network/network.ts';
import { EntryHeap } from '../kernels/heap.ts';
import { Branching, dividedBy, reachOf } from './branching.ts';
import { CuttingPlanes, NODE_ROUNDS, ROOT_ROUNDS } from './cutting-planes.ts';
import { fallback } from './fallback.ts';
import { NodeRelaxation } from './node-relaxation.ts';
import { BestKnown, type Fixed, type SearchTask } from './outcome.ts';
import { Pricing, type Priced } from './pricing.ts';
import { reductionOf } from './reduction.ts';
import { decidedBy, reducedCosts, satisfies, type NetworkDuals } from '../network/side-rows.ts';
import type { Basis } from './relaxation.ts';

export type { SearchTask };

export interface SearchResult {
  /** `infeasible`: none, or, with `atLeast`, none that weighs so much. `abandoned`: the task asked for it. `unknown`: it gave up before it knew a matching, and the rest means nothing. */
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'abandoned' | 'unknown';
  /** Arc → 1 when chosen; null when infeasible or unknown. */
  readonly taken: Uint8Array | null;
  readonly value: number;
  /** No matching weighs more: equals `value` when optimal, but for a task that only counts pairs. */
  readonly bound: number;
  /** What decides pairs for the whole tree. */
  readonly fixing: Fixing | null;
  /** Where the relaxation of the root ended; null where there was none. */
  readonly basis: Basis | null;
  /** The least bound, times its denominator, that duals prove without branching; null when the search is over before there are any. */
  readonly root: { readonly bound: number; readonly duals: NetworkDuals } | null;
  readonly tree: SearchNode;
  readonly nodes: number;
}

/** Duals whose reduced costs exclude pairs, or impose them, for matchings that weigh at least so much. */
export interface Fixing {
  readonly duals: NetworkDuals;
  readonly atLeast: number;
}

/** A node of the proof: perhaps fewer arcs left by duals, then settled by duals, or split on an arc. */
export interface SearchNode {
  /** What decides pairs for all below; null where nothing does. */
  fixing: Fixing | null;
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

/**
 * How many arcs a row the first guess leaves, and how much wider each next gap is. Fewer arcs mean more guesses that come to nothing, more arcs nodes that a
 * better matching would close.
 */
const GUESSED_IN_ROW = 2.5;
const WIDER = 1.3;
/** How much wider where the guess cost so few nodes that the next may as well be bold. */
const CHEAP_NODES = 20;
const MUCH_WIDER = 2;
/** Below so many arcs, and beyond this share of them, there is nothing to guess. */
const GUESS_PAYS = 500;
const MOST_GUESSED = 0.6;

/** Nodes of a look around the best matching known, and how many times as many there are between one look and the next. */
const LOOK_NODES = 300;
const LOOKS_APART = 2;
/** How many rows there must be for each that is fractional, for those alone to be searched first. */
const LOOKED_BELOW = 4;
/** Nodes after which a root looks around between its guesses. */
const LOOKS_AFTER = 100;

export function search(task: SearchTask): SearchResult {
  return new Tree(task).run();
}

/** The same over a network without what the choices have decided, where that is smaller; without a basis to go on from. */
export function searchWithin(task: SearchTask): SearchResult {
  const reduction = reductionOf(task);
  if (reduction === null) return search(task);
  const { offset, arcOf, liftTaken, liftDuals } = reduction;
  const result = search(reduction.task);
  const { taken, tree, root } = result;
  const lifted = (fixing: Fixing | null): Fixing | null => fixing && { duals: liftDuals(fixing.duals), atLeast: fixing.atLeast + offset };
  for (const node of nodesOf(tree)) {
    node.fixing = lifted(node.fixing);
    if (node.settled !== null) node.settled.duals = liftDuals(node.settled.duals);
    if (node.split !== null) node.split.arc = arcOf[node.split.arc]!;
  }
  return {
    ...result,
    taken: taken === null ? null : liftTaken(taken),
    value: taken === null ? 0 : result.value + offset,
    bound: result.bound + offset,
    fixing: lifted(result.fixing),
    root: root === null ? null : { bound: root.bound + offset * root.duals.denominator, duals: liftDuals(root.duals) },
    basis: null,
  };
}

function nodesOf(tree: SearchNode): SearchNode[] {
  const nodes = [tree];
  for (const { split } of nodes) if (split !== null) nodes.push(split.without, split.with);
  return nodes;
}

class Tree {
  readonly #task: SearchTask;
  readonly #pricing: Pricing;
  readonly #bestKnown: BestKnown;
  readonly #relaxed: NodeRelaxation;
  readonly #cutting: CuttingPlanes;
  #fixing: Fixing | null = null;
  /** Arc → its state at the root, FREE, IMPOSED or EXCLUDED. */
  readonly #rootState: Uint8Array;
  readonly #branching: Branching;
  #nodes = 0;
  /** Nodes after which it looks around again. */
  #nextLook = 1;
  #isAbandoned = false;
  #isUnknown = false;
  /** Whether a limit is reached and no matching can be put together: then nodes are worked out as without it, until there is one. */
  #isLooking = false;
  /** How many nodes there were when a limit was reached that there is no matching for. */
  #overAt: number | null = null;
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
    const isOver = (): boolean => {
      const { hasTarget, taken } = this.#bestKnown;
      return (task.isOver() && (hasTarget || !this.#isLooking)) || (taken !== null && task.anyMatching === true);
    };
    this.#relaxed = new NodeRelaxation(task, this.#pricing, this.#bestKnown, this.#rootState, isOver);
    this.#cutting = new CuttingPlanes(this.#pricing, this.#bestKnown, isOver);
  }

  run(): SearchResult {
    const root: SearchNode = { fixing: null, settled: null, split: null };
    const open = new OpenNodes();
    open.push({ node: root, fixed: null, prices: new Float64Array(this.#task.sides.length), basis: null, inherited: null });
    for (let current = open.next(false); current !== undefined; current = open.next(this.#bestKnown.hasTarget)) {
      this.#task.report?.(this.#nodes);
      const over = this.#isEnough();
      if (over && !this.#bestKnown.hasTarget) this.#fallBack();
      if (this.#givesUp()) break;
      if (over && this.#bestKnown.hasTarget && current.inherited !== null) {
        this.#isCutShort = true;
        this.#settle(current.node, 'bound', current.inherited.duals, current.inherited.bound);
        continue;
      }
      this.#nodes++;
      this.#explore(current, open);
    }
    const { taken } = this.#bestKnown;
    const value = taken === null ? 0 : this.#bestKnown.value;
    const isOpen = this.#isCutShort && this.#proven >= this.#bestKnown.better;
    const status = this.#isUnknown
      ? 'unknown'
      : this.#isAbandoned
        ? 'abandoned'
        : isOpen
          ? 'limit'
          : taken === null
            ? 'infeasible'
            : 'optimal';
    const bound = Math.max(taken === null && this.#task.atLeast !== undefined ? this.#task.atLeast - 1 : value, this.#proven);
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
    const isCaught = isRoot && this.#task.isOver() && !this.#isLooking && !this.#bestKnown.hasTarget;
    if (isCaught && !this.#fallBack()) return this.#explore(current, open);
    const bound = Math.floor(best.bound / best.duals.denominator);
    if (isRoot && this.#task.abandons?.(bound, this.#bestKnown.taken, mean) === true) {
      this.#settle(current.node, 'bound', best.duals, bound);
      this.#isAbandoned = true;
      return;
    }
    if (this.#bestKnown.hasTarget && this.#task.isOver()) {
      this.#isCutShort = true;
      this.#settle(current.node, 'bound', best.duals, bound);
      return;
    }
    if (isRoot && this.#bestKnown.taken === null) this.#lookBelow(mean, choices);
    // Reduced costs are those of the weight, which is more than a pair counts for where only their number is proven.
    const mayFix = this.#task.perPair === undefined;
    if (isRoot && mayFix && this.#task.atLeast === undefined && this.#searchCore(current.node, { ...best, mean }, choices)) return;
    const state = isRoot ? this.#rootState : choices.state;
    const decided = mayFix && this.#bestKnown.hasTarget ? this.#fix(best, state) : null;
    const fixing = decided && { duals: best.duals, atLeast: this.#bestKnown.better };
    if (isRoot) this.#fixing = fixing;
    else current.node.fixing = fixing;
    const isTimeToLook = this.#task.looksAround !== false && this.#nodes >= this.#nextLook;
    if (isTimeToLook && this.#bestKnown.taken !== null) this.#lookAround(mean, { ...choices, state });
    // Until there is something to beat, a matching is looked for: what the relaxation is sure of is soon whole.
    const isProving = relaxed !== null && this.#bestKnown.hasTarget;
    const gap = best.bound / best.duals.denominator - this.#bestKnown.better;
    const arc = this.#branching.arcAt(state, mean, best.cut, () => (isProving ? this.#relaxed.arcByPenalties(state, mean, gap) : -1));
    if (arc < 0) {
      this.#settleSingle(current.node, { ...choices, state });
      return;
    }
    const above = isRoot || decided === null ? current.fixed : { ...decided, parent: current.fixed };
    const { basis } = this.#relaxed;
    const child = (value: number): OpenNode => ({
      node: { fixing: null, settled: null, split: null },
      fixed: { arcs: [arc], states: [value], parent: above },
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
    const arc = fixed!.arcs[0]!;
    const state = above.state.slice();
    state[arc] = fixed!.states[0]!;
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
    const found = searchWithin({
      ...task,
      choices: { ...choices, state },
      known,
      start: this.#relaxed.basis,
      nodeLimit: LOOK_NODES,
      looksAround: false,
    });
    this.#bestKnown.offer(this.#pricing.cutOf(found.taken!, this.#task.weight));
  }

  /**
   * Looks for a first matching: rows that are whole in the fractional one stay as they are, and the others are searched (relaxation enforced neighbourhoods:
   * Berthold 2014). Only where that leaves a network much smaller, which a search of its own can hardly hold up.
   */
  #lookBelow(mean: Float64Array, choices: Choices): void {
    const { abandons: _, ...task } = this.#task;
    const { rowOf, rows } = task.network;
    const isFractional = new Uint8Array(rows);
    mean.forEach((value, arc) => {
      if (Math.abs(value - Math.round(value)) > 1e-6) isFractional[rowOf[arc]!] = 1;
    });
    if (task.atLeast !== undefined || countOf(isFractional) * LOOKED_BELOW > rows) return;
    const state = choices.state.map((known, arc) =>
      known !== FREE || isFractional[rowOf[arc]!] === 1 ? known : mean[arc]! > 0.5 ? IMPOSED : EXCLUDED,
    );
    const limit = { nodeLimit: LOOK_NODES, patience: task.patience === undefined ? 0 : Math.min(task.patience, LOOK_NODES) };
    const found = searchWithin({ ...task, ...limit, choices: { ...choices, state }, start: null, looksAround: false });
    if (found.taken !== null) this.#bestKnown.offer(this.#pricing.cutOf(found.taken, this.#task.weight));
  }

  /** Whether to stop with the best matching known. */
  #isEnough(): boolean {
    const { isOver, anyMatching, nodeLimit, enough = Infinity } = this.#task;
    return isOver() || anyMatching === true || this.#nodes >= Math.min(nodeLimit, enough);
  }

  /** Whether to stop without a matching. */
  #givesUp(): boolean {
    const { isOver, nodeLimit, patience = Infinity } = this.#task;
    if (this.#isUnknown || patience === Infinity || this.#bestKnown.hasTarget) return this.#isUnknown;
    if (isOver() || this.#nodes >= nodeLimit) this.#overAt ??= this.#nodes;
    return (this.#isUnknown = this.#overAt !== null && this.#nodes >= this.#overAt + patience);
  }

  /** Whether that makes a matching. Tried once: what it makes does not depend on where the search is. */
  #fallBack(): boolean {
    if (this.#meanAtRoot === null) return false;
    const taken = fallback(this.#task, this.#meanAtRoot);
    this.#meanAtRoot = null;
    if (taken !== null) this.#bestKnown.offer(this.#pricing.cutOf(taken, this.#task.weight));
    this.#isLooking = taken === null && this.#task.patience !== 0;
    return taken !== null;
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
    for (let at = fixed; at !== null; at = at.parent) at.arcs.forEach((arc, k) => (state[arc] = at.states[k]!));
    return { ...this.#task.choices, state };
  }

  /**
   * Searches what the reduced costs of the root leave of the network, and puts what it proves at the root. What is left depends on the value to beat: the
   * best known may be far below the optimum, so that one is guessed near the bound, and a lower one where no matching reaches it (the decision problems
   * of Posta, Ferland & Michelon 2012). False where there is no matching to fall back on and hardly anything is left out.
   */
  #searchCore(root: SearchNode, { bound, duals, mean }: Priced & { mean: Float64Array }, choices: Choices): boolean {
    const { abandons: _, ...task } = { ...this.#task, patience: Infinity, enough: Infinity };
    const { network, sides, weight, nodeLimit, report } = task;
    const { denominator } = duals;
    const reduced = reducedCosts(network, sides, weight, duals);
    const sizes = reduced
      .filter((_, arc) => choices.state[arc] === FREE)
      .map(Math.abs)
      .sort();
    const guessed = Math.ceil(GUESSED_IN_ROW * network.rows);
    const guesses = sizes.length >= GUESS_PAYS && guessed < MOST_GUESSED * sizes.length;
    let looked = -Infinity;
    let proven: { result: SearchResult; atLeast: number } | null = null;
    for (let gap = guesses ? Math.max(sizes[guessed]!, denominator) : Infinity; ;) {
      // Where guessing gets dear, what there is to fall back on should be good.
      const looks = this.#nodes > LOOKS_AFTER && this.#bestKnown.taken !== null && task.looksAround !== false;
      while (looks && this.#bestKnown.value > looked && !task.isOver()) {
        looked = this.#bestKnown.value;
        this.#lookAround(mean, choices);
      }
      const { better } = this.#bestKnown;
      const atLeast = Math.max(better, Math.ceil((bound - gap) / denominator));
      const spare = bound - atLeast * denominator;
      if (better === -Infinity && !(sizes[Math.floor(MOST_GUESSED * sizes.length)]! > spare)) return false;
      const state = decidedBy(reduced, spare, choices.state);
      const before = this.#nodes;
      const result = searchWithin({
        ...task,
        ...{ choices: { ...choices, state }, known: null, atLeast, start: this.#relaxed.basis },
        ...{ nodeLimit: nodeLimit - before, report: (nodes: number) => report?.(before + nodes) },
      });
      this.#nodes += result.nodes;
      if (proven === null || result.bound < proven.result.bound) proven = { result, atLeast };
      if (result.taken !== null) this.#bestKnown.offer(this.#pricing.cutOf(result.taken, weight));
      if (result.status === 'limit' && this.#bestKnown.taken === null) return false;
      if (result.status === 'infeasible' && atLeast > better) {
        gap *= result.nodes < CHEAP_NODES ? MUCH_WIDER : WIDER;
        continue;
      }
      // Only now: a root that goes on otherwise is not cut short by a guess that was.
      this.#isCutShort = result.status === 'limit';
      const { result: kept, atLeast: aim } = result.taken === null ? proven : { result, atLeast };
      const { tree, fixing, bound: least } = kept;
      if (least >= Math.floor(bound / denominator)) {
        // Stopped before it came to anything.
        this.#settle(root, 'bound', duals, Math.floor(bound / denominator));
        return true;
      }
      Object.assign(root, { ...tree, fixing });
      this.#fixing = { duals, atLeast: aim };
      this.#proven = least;
      return true;
    }
  }

  /** The free arcs that no matching better than the best known can hold, or leave, and what that makes of each; changes the state. Null where there are none. */
  #fix({ bound, duals }: Priced, state: Uint8Array): Omit<Fixed, 'parent'> | null {
    const { network, sides, weight } = this.#task;
    const reduced = reducedCosts(network, sides, weight, duals);
    const decided = decidedBy(reduced, bound - duals.denominator * this.#bestKnown.better, state);
    const arcs = [...decided.keys()].filter((arc) => decided[arc] !== state[arc]);
    state.set(decided);
    return arcs.length === 0 ? null : { arcs, states: arcs.map((arc) => decided[arc]!) };
  }
}
