/**
 * One place more or less, in a block without side constraints: each is one shortest path in the residual graph.
 *
 * A place more is worth the best way for somebody to come to it: from the pool, or from another column, which takes somebody in turn. A
 * place less costs the best way for one too many to end in the pool. Every objective is a sum over arcs, so that the worth is concave in
 * the places of one column: a further place is never worth more than the one before it, and once it is worth nothing, so are all others.
 *
 * After each step the duals move with the distances, so that the next step is one more path.
 */
import type { Poll } from '../../model/limits.ts';
import { HeadroomError, maximise, openChoices, restrictToFace } from '../../network/network.ts';
import { LIMIT, ResidualGraph } from '../../network/residual-graph.ts';
import { weightsOf, type BlockData } from '../../solve/block.ts';
import { isSame, type Step, type Steps, type Worth } from './worth.ts';

export class PlacePaths extends ResidualGraph {
  /** What `restore` puts back: arcs changed, and duals as they were, node by node. */
  readonly #flips: number[] = [];
  readonly #moved: { readonly node: number; readonly before: readonly number[] }[] = [];

  /**
   * The block must be feasible. One run of the kernel for each objective; null once `isOver`.
   * @throws HeadroomError when numbers would leave the exact range.
   */
  static of(data: BlockData, isOver: Poll): PlacePaths | null {
    const { network, instance, required } = data;
    const optional = instance.coverage === 'most';
    const choices = openChoices(network, required, optional);
    const state = choices.state.slice();
    const weights = weightsOf(data);
    const optima = [];
    for (const weight of weights) {
      // Each on the optimal face of the objectives before it.
      const best = maximise(network, choices, weight, isOver);
      if (best === null) return null;
      if (best.status === 'empty') throw new Error('a block with a matching has none');
      restrictToFace(network, choices, weight, best);
      optima.push(best);
    }
    const paths = new PlacePaths(network, weights, optional);
    const { taken } = optima.at(-1)!;
    paths.enter({ taken, rowDual: optima.map(({ rowDual }) => rowDual), columnDual: optima.map(({ columnDual }) => columnDual) }, state);
    return paths;
  }

  /** All that is to be known of the places of column j. */
  stepsOf(j: number): Steps {
    const { load, network } = this;
    const [max, min] = [network.max[j]!, network.min[j]!];
    let [high, above]: [number | null, Step | null] = [null, null];
    const gain = load[j]! < max ? null : this.#oneMore(j);
    if (gain !== null) {
      high = max;
      let until = max + 1;
      for (let next = this.#oneMore(j); next !== null && isSame(next, gain); next = this.#oneMore(j)) until++;
      above = { to: max + 1, change: gain, until, isOpen: false };
      this.#restore(j);
    }
    let low = Math.min(max, load[j]!);
    let below: Step | null = null;
    while (low > min && below === null) {
      const change = this.#oneLess(j);
      if (change?.every((value) => value === 0) === true) low--;
      else below = { to: low - 1, change, until: change === null ? min : this.#lastAsDear(j, low - 1, change), isOpen: false };
    }
    this.#restore(j);
    return { low, high, below, above };
  }

  /** How far each place less costs as much as the last one did. */
  #lastAsDear(j: number, from: number, change: Worth): number {
    let until = from;
    while (until > this.network.min[j]!) {
      const next = this.#oneLess(j);
      if (next === null || !isSame(next, change)) break;
      until--;
    }
    return until;
  }

  /** Gives a full column one place more, and takes it up; null, and nothing changes, when that is worth nothing. */
  #oneMore(j: number): Worth | null {
    if (!this.#reachesPool(j, false)) return null;
    const change = this.#change();
    if ((change.find((value) => value !== 0) ?? 0) <= 0) return null;
    this.#follow(false);
    this.places[j]!++;
    return change;
  }

  /** Takes from a column a place that is in use; null, and nothing changes, when nothing satisfies the rules without it. */
  #oneLess(j: number): Worth | null {
    this.places[j] = this.load[j]!;
    if (!this.#reachesPool(j, true)) return null;
    const change = this.#change();
    this.#follow(true);
    this.places[j]--;
    return change;
  }

  #restore(j: number): void {
    for (const arc of this.#flips) this.flip(arc);
    this.#flips.length = 0;
    for (const { node, before } of this.#moved.reverse()) before.forEach((value, stage) => (this.dual[stage]![node] = value));
    this.#moved.length = 0;
    this.places[j] = this.network.max[j]!;
  }

  /** The shortest way from column j to the pool (`leaving`), or from the pool to it; false when there is none. */
  #reachesPool(j: number, leaving: boolean): boolean {
    const { network, pool } = this;
    return this.search({ from: network.rows + j, backwards: !leaving, limit: null }, (node) => node === pool);
  }

  /** What the way found adds to each objective. */
  #change(): Worth {
    const change = this.weight.map(() => 0);
    for (const arc of this.arcsTo(this.pool))
      this.weight.forEach((weight, stage) => (change[stage]! += this.taken[arc] === 1 ? -weight[arc]! : weight[arc]!));
    return change;
  }

  /** Takes the way found, and moves the duals of what was nearer than the pool by how much nearer it was. */
  #follow(leaving: boolean): void {
    const { distance, dual, settled, pool, network } = this;
    for (let node = 0; node < pool; node++) {
      if (settled[node] === 0) continue;
      const before = dual.map((stage) => stage[node]!);
      this.#moved.push({ node, before });
      // Rows fall and columns rise when something leaves; the reverse when something comes.
      const sign = node < network.rows === leaving ? -1 : 1;
      before.forEach((value, stage) => {
        const own = value + sign * (distance[stage]![pool]! - distance[stage]![node]!);
        if (!(Math.abs(own) <= LIMIT)) throw new HeadroomError();
        dual[stage]![node] = own;
      });
    }
    for (const arc of this.arcsTo(pool)) {
      this.flip(arc);
      this.#flips.push(arc);
    }
  }
}
