/**
 * A tree of cases as steps of a pseudo-Boolean proof. The assumption is that a matching weighs more than the claim. Duals are then one sum of
 * rows: it says how much must come of the remainders of the pairs. A checker that propagates it decides the pairs that a fixing decides, and
 * finds at a leaf that too little is left. So each node becomes the clause that its case cannot be, and the root the one without literals, or
 * with the assumption's alone.
 */
import type { Duals, Proof, ProofBranch, ProofLeaf, ProofNode } from '../model/problem.ts';
import { pricesOf, type PartStage, type Priced } from './prices.ts';
import type { Multiple, ProofLog } from './proof-log.ts';

/** That the part weighs more than its claim. */
export interface Assumption {
  readonly id: number;
  /** A literal of which the assumption is the alternative; null where the whole proof assumes it. */
  readonly unless: string | null;
}

interface Fixing {
  readonly duals: Duals;
  readonly margin: number;
}

type Decision = readonly [pair: number, isChosen: boolean];
/** What decides pairs on the way to a node, in this order. */
type Decided = Decision | Fixing;

/** A branch on the way back: its clause comes of those of its cases. */
interface Closing {
  readonly literals: readonly string[];
  /** What its fixings added. */
  readonly own: readonly number[];
  readonly cases: number;
}

type Step = { readonly node: ProofNode } | { readonly enter: Decision } | { readonly leave: number } | { readonly close: Closing };

/** Writes the tree, node by node. A stack of its own: a tree may be deeper than that of calls. */
export class CaseTree {
  readonly #stage: PartStage;
  readonly #assumption: Assumption | null;
  readonly #log: ProofLog;
  readonly #path: Decided[] = [];
  /** Numbers of the fixings on the way here. */
  readonly #fixings: number[] = [];
  /** Numbers of the clauses of what is done. */
  readonly #clauses: number[] = [];

  /** @param assumption null in a proof that there is no matching. */
  constructor(stage: PartStage, assumption: Assumption | null, log: ProofLog) {
    this.#stage = stage;
    this.#assumption = assumption;
    this.#log = log;
  }

  /** Gives the steps; returns the number of the root's clause. */
  *write({ fixing, margin = 0, tree }: Proof): Generator<string, number> {
    const root = fixing === null ? null : yield* this.#fix({ duals: fixing, margin });
    const steps: Step[] = [{ node: tree }];
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if ('enter' in step) this.#path.push(step.enter);
      else if ('leave' in step) this.#path.length = step.leave;
      else if ('close' in step) yield* this.#close(step.close);
      else yield* this.#open(step.node, steps);
    }
    if (root !== null) yield this.#log.deleted([root]);
    return this.#clauses[0]!;
  }

  *#open(node: ProofNode, steps: Step[]): Generator<string> {
    const own = node.fixing === undefined ? [] : [yield* this.#fix({ duals: node.fixing, margin: node.margin ?? 0 })];
    if ('pair' in node) this.#branch(node, own, steps);
    else yield* this.#leaf(node, own);
  }

  *#fix(fixing: Fixing): Generator<string, number> {
    const { duals } = fixing;
    const [line, id] = this.#log.combined({ sum: [this.#assumed(duals), ...rowsOf(pricesOf(duals, this.#stage, false), this.#stage)] });
    yield line;
    this.#fixings.push(id);
    this.#path.push(fixing);
    return id;
  }

  /** A side that is ruled out by a branch above has no clause of its own: the other's is this one's. */
  #branch(node: ProofBranch, own: readonly number[], steps: Step[]): void {
    const pair = this.#stage.view.find(node.pair);
    const before = this.#way().get(pair);
    const cases = [
      { isChosen: false, node: node.without },
      { isChosen: true, node: node.with },
    ].filter(({ isChosen }) => before !== !isChosen);
    steps.push({ close: { literals: this.#literals(), own, cases: cases.length } });
    for (const { isChosen, node } of cases) steps.push({ leave: this.#path.length }, { node }, { enter: [pair, isChosen] });
  }

  *#close({ literals, own, cases }: Closing): Generator<string> {
    const clauses = this.#clauses.splice(-cases);
    yield* this.#clause(literals, clauses, [...clauses, ...own], own.length);
  }

  *#leaf(leaf: ProofLeaf, own: readonly number[]): Generator<string> {
    const isDivided = leaf.leaf === 'indivisible';
    const [line, id] = this.#log.combined({ sum: isDivided ? this.#indivisible(leaf.duals) : this.#sum(leaf) });
    yield line;
    // Elsewhere what a required pair counts is in the sum.
    const required = isDivided ? [...this.#stage.rows.required.values()] : [];
    yield* this.#clause(this.#literals(), [...required, ...this.#fixings, id], [id, ...own], own.length);
  }

  *#clause(literals: readonly string[], hints: readonly number[], done: readonly number[], fixings: number): Generator<string> {
    const [line, id] = this.#log.clause(literals, hints);
    yield line + this.#log.deleted(done);
    this.#fixings.length -= fixings;
    this.#clauses.push(id);
  }

  #sum({ leaf, duals }: ProofLeaf): readonly Multiple[] {
    const isEmpty = leaf === 'empty';
    const rows = rowsOf(pricesOf(duals, this.#stage, isEmpty), this.#stage);
    return isEmpty ? rows : [this.#assumed(duals), ...rows];
  }

  #assumed({ denominator }: Duals): Multiple {
    return [this.#assumption!.id, BigInt(denominator)];
  }

  /**
   * Equations added up, both ways round. In each, what the decided pairs count is raised to a multiple of the denominator by their literals
   * that are false here; divided and rounded, the two add up to a sum of these literals that is at least 1.
   */
  #indivisible(duals: Duals): readonly Multiple[] {
    const priced = pricesOf(duals, this.#stage, true);
    const { denominator, paid } = priced;
    const state = this.#decided();
    const half = (rows: readonly Multiple[], sign: bigint): Multiple => {
      const sum = [...rows];
      for (const [pair, isChosen] of state) {
        // What the false literal counts: the pair itself where it is not chosen, else its negation.
        const counts = paid(pair) * sign * (isChosen ? -1n : 1n);
        const rest = counts % denominator;
        if (rest === 0n) continue;
        const multiple = counts < 0n ? 0n : counts - rest + denominator;
        sum.push([this.#literal(pair, !isChosen), multiple - counts]);
      }
      return [{ sum, divisor: denominator }, 1n];
    };
    return [half(priced.reversed, 1n), half(priced.rows, -1n)];
  }

  /** Pairs that are decided here: as the verifier decides them. */
  #decided(): ReadonlyMap<number, boolean> {
    const { view } = this.#stage;
    const state = new Map<number, boolean>([...view.required].map((pair) => [pair, true]));
    for (const step of this.#path) {
      if (!('duals' in step)) {
        state.set(...step);
        continue;
      }
      const { remainder, limit, denominator } = pricesOf(step.duals, this.#stage, false);
      const rest = Array.from(view.pairs, (_, pair) => remainder(pair));
      const counts = (value: bigint, pair: number): boolean => state.get(pair) ?? value > 0n;
      const bound = rest.reduce((sum, value, pair) => (counts(value, pair) ? sum + value : sum), limit);
      const spare = bound - (this.#stage.claim! + 1n - BigInt(step.margin)) * denominator;
      rest.forEach((value, pair) => {
        if (!state.has(pair) && (value > spare || -value > spare)) state.set(pair, value > 0n);
      });
    }
    return state;
  }

  /** The branches above. */
  #way(): Map<number, boolean> {
    return new Map(this.#path.filter((step) => !('duals' in step)) as Decision[]);
  }

  /** That this is not so. */
  #literals(): string[] {
    const unless = this.#assumption?.unless ?? null;
    return [...(unless === null ? [] : [unless]), ...[...this.#way()].map(([pair, isChosen]) => this.#literal(pair, !isChosen))];
  }

  #literal(pair: number, isChosen: boolean): string {
    return literalOf(this.#stage, pair, isChosen);
  }
}

/** That a pair of the part is chosen, or is not. */
export function literalOf({ view }: PartStage, pair: number, isChosen: boolean): string {
  return `${isChosen ? '' : '~'}x${view.pairs[pair]! + 1}`;
}

/** The rows at their prices; a required pair always counts its remainder. */
function rowsOf({ rows, remainder }: Priced, { view, rows: { required } }: PartStage): readonly Multiple[] {
  const kept = [...view.required].map((pair): Multiple => [required.get(view.pairs[pair]!)!, -remainder(pair)]);
  return [...rows, ...kept.filter(([, factor]) => factor > 0n)];
}
