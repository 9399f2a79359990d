/**
 * The linear relaxation over a core of the arcs, the others priced out: as exact as over all of them, at the cost of few.
 *
 * The core begins with the arcs that are best in each row under the duals of the network alone. Solved, its duals price the others; those
 * that they do not price out join, and it goes on from where it was (column generation: Dantzig & Wolfe 1960).
 */
import { countOf, FREE, IMPOSED, type Choices, type Network, type Optimum } from '../network/network.ts';
import { reducedCosts, type SideRow } from '../network/side-rows.ts';
import { arcsOf, extended, Relaxation, type Basis } from './relaxation.ts';
import type { Relaxed, RunLimit } from './simplex.ts';

/** Arcs of a row that the core begins with, and that may join it at a time. Below CORE_PAYS arcs all are taken. */
const FIRST_IN_ROW = 8;
const JOINING_IN_ROW = 4;
const CORE_PAYS = 4000;
/** A reduced cost below it is taken for 0: by weight, which are integers, and by a ray, whose greatest entry is 1. */
const TIGHT = 1e-4;
const TIGHT_RAY = 1e-9;

export class CoreRelaxation {
  readonly #network: Network;
  readonly #choices: Choices;
  readonly #sides: readonly SideRow[];
  /** Side constraint → the greatest price that it may have. */
  readonly #ceiling: Float64Array;
  /** Arc → weight; arc → 0. */
  readonly #weight: Float64Array;
  readonly #weightless: Float64Array;
  /** Arc → its state at present. */
  readonly #state: Uint8Array;
  #relaxation: Relaxation;

  /**
   * From an optimum of the choices without side constraints: its duals and matching are what it begins with, unless `start` is given, a
   * basis of the same network under the first of these side constraints.
   */
  static from(
    network: Network,
    choices: Choices,
    sides: readonly SideRow[],
    ceiling: Float64Array,
    weight: Float64Array,
    optimum: Optimum,
    start?: Basis | null,
  ): CoreRelaxation {
    const { taken, rowDual, columnDual } = optimum;
    const { state } = choices;
    let isHeld = state.map((value) => (value === FREE || value === IMPOSED ? 1 : 0));
    if (countOf(isHeld) > CORE_PAYS) {
      const duals = { denominator: 1, rows: rowDual, columns: columnDual, sides: new Float64Array(sides.length) };
      const best = bestOfRows(network, state, reducedCosts(network, sides, weight, duals), -Infinity, FIRST_IN_ROW);
      isHeld = state.map((value, arc) => (value === IMPOSED || taken[arc] === 1 ? 1 : 0));
      for (const arc of best) isHeld[arc] = 1;
    }
    const basis = start == null ? null : extended(start, network.rows + network.columns, sides.length);
    if (basis !== null) for (const arc of arcsOf(basis, network.rows + network.columns + sides.length)) isHeld[arc] = 1;
    const core = new CoreRelaxation(network, choices, sides, ceiling, weight, listOf(isHeld));
    if (basis === null) core.#relaxation.startFrom(taken, rowDual, columnDual);
    else core.#relaxation.resume(basis);
    return core;
  }

  private constructor(
    network: Network,
    choices: Choices,
    sides: readonly SideRow[],
    ceiling: Float64Array,
    weight: Float64Array,
    arcs: Int32Array,
  ) {
    this.#network = network;
    this.#choices = choices;
    this.#sides = sides;
    this.#ceiling = ceiling;
    this.#weight = weight;
    this.#weightless = new Float64Array(network.arcs);
    this.#state = choices.state.slice();
    this.#relaxation = this.#over(arcs);
  }

  #over(arcs: Int32Array): Relaxation {
    return new Relaxation(this.#network, arcs, { ...this.#choices, state: this.#state }, this.#sides, this.#ceiling, this.#weight);
  }

  /** The same under narrower states; goes on from this basis, whose arcs stay though the states may exclude them. */
  narrowed(state: Uint8Array): CoreRelaxation {
    const isOpen = state.map((value) => (value === FREE || value === IMPOSED ? 1 : 0));
    const open = countOf(isOpen);
    const isHeld =
      open > CORE_PAYS ? isOpen.map((is, arc) => (is === 1 && (state[arc] === IMPOSED || this.#relaxation.holds(arc)) ? 1 : 0)) : isOpen;
    const { basis } = this.#relaxation;
    for (const arc of arcsOf(basis, this.#network.rows + this.#network.columns + this.#sides.length)) isHeld[arc] = 1;
    const arcs = listOf(isHeld);
    const core = new CoreRelaxation(this.#network, { ...this.#choices, state }, this.#sides, this.#ceiling, this.#weight, arcs);
    core.#relaxation.resume(basis);
    return core;
  }

  get basis(): Basis {
    return this.#relaxation.basis;
  }

  resume(basis: Basis): void {
    this.#relaxation.resume(basis);
  }

  get sideDual(): Float64Array {
    return this.#relaxation.sideDual;
  }

  /** The prices of side constraints in the ray. */
  get sideRay(): Float64Array {
    return this.#relaxation.ray.sides;
  }

  /** As `Relaxation.nodeDualsAt` and `nodeRayAt`. */
  nodeDualsAt(prices: Float64Array, unit: number): Float64Array {
    return this.#relaxation.nodeDualsAt(prices, unit);
  }

  nodeRayAt(prices: Float64Array, unit: number): Float64Array {
    return this.#relaxation.nodeRayAt(prices, unit);
  }

  /** Arc of the network → its value. */
  get values(): Float64Array {
    const values = new Float64Array(this.#network.arcs);
    this.#relaxation.arcOf.forEach((arc, position) => (values[arc] = this.#relaxation.valueAt(position)));
    return values;
  }

  /** As `Relaxation.penalties`, over the core alone: what is outside may make a loss less. */
  penalties(arc: number, enough: number): ReturnType<Relaxation['penalties']> {
    return this.#relaxation.penalties(arc, enough);
  }

  /** Gives an arc of the network a state. */
  decide(arc: number, state: number): void {
    this.#state[arc] = state;
    if (state === IMPOSED && !this.#relaxation.holds(arc)) this.#widen([arc]);
    else this.#relaxation.decide(arc, state);
  }

  /** As `Relaxation.run`, for all arcs. Where it is `stopped`, the duals may price what is not in the core too low: round and check them. */
  run(enough: number, limit: RunLimit): Relaxed {
    for (;;) {
      const outcome = this.#relaxation.run(enough, limit);
      const joining = outcome.status === 'lost' ? [] : this.#joining(outcome.status === 'empty');
      if (joining.length === 0) return outcome;
      if (limit.isOver()) return { status: 'lost', value: outcome.value };
      this.#widen(joining);
    }
  }

  /** The same over the core as it is: a value that arcs outside may exceed, emptiness that they may end. */
  runCore(enough: number, limit: RunLimit): Relaxed {
    return this.#relaxation.run(enough, limit);
  }

  /** Free arcs outside the core that duals, or a ray, do not price out: the worst of each row. */
  #joining(isEmpty: boolean): number[] {
    const relaxation = this.#relaxation;
    const { rows, arcs } = this.#network;
    if (relaxation.arcOf.length === arcs) return [];
    const nodes = isEmpty ? relaxation.ray.nodes : relaxation.nodeDual;
    const sides = isEmpty ? relaxation.ray.sides : relaxation.sideDual;
    const duals = { denominator: 1, rows: nodes.subarray(0, rows), columns: nodes.subarray(rows), sides };
    const reduced = reducedCosts(this.#network, this.#sides, isEmpty ? this.#weightless : this.#weight, duals);
    const isOutside = this.#state.map((state, arc) => (state === FREE && relaxation.holds(arc) ? IMPOSED : state));
    return bestOfRows(this.#network, isOutside, reduced, isEmpty ? TIGHT_RAY : TIGHT, JOINING_IN_ROW);
  }

  #widen(joining: readonly number[]): void {
    const { basis, arcOf } = this.#relaxation;
    this.#relaxation = this.#over(Int32Array.from([...arcOf, ...joining]).sort());
    this.#relaxation.resume(basis);
  }
}

function listOf(isHeld: Uint8Array): Int32Array {
  const arcs: number[] = [];
  isHeld.forEach((held, arc) => {
    if (held === 1) arcs.push(arc);
  });
  return Int32Array.from(arcs);
}

/** Of the free arcs that are worth more than `least`, the `most` best of each row; equals by their number. */
function bestOfRows({ arcs, rowOf }: Network, state: Uint8Array, worth: Float64Array, least: number, most: number): number[] {
  const ofRow = new Map<number, number[]>();
  for (let arc = 0; arc < arcs; arc++) {
    if (state[arc] !== FREE || worth[arc]! <= least) continue;
    let best = ofRow.get(rowOf[arc]!);
    if (best === undefined) ofRow.set(rowOf[arc]!, (best = []));
    if (best.length === most && worth[best[most - 1]!]! >= worth[arc]!) continue;
    let at = Math.min(best.length, most - 1);
    for (; at > 0 && worth[best[at - 1]!]! < worth[arc]!; at--) best[at] = best[at - 1]!;
    best[at] = arc;
  }
  return [...ofRow.values()].flat();
}
