/**
 * The cheapest ways to impose a pair in one part whose matching is fair, in the order of all objectives: needs unmet, pairs more in each
 * band from the lowest, score lost.
 *
 * Imposing a pair gives its column one unit too many, and its row one too few. So one search backwards from the row, by what it costs for
 * one too much elsewhere to end as one mentor less for the row, prices all its pairs.
 */
import type { Instance } from '../../model/encode.ts';
import type { CertificatePart, Duals, DualValue, Proof } from '../../model/problem.ts';
import { localArc } from '../../network/blocks.ts';
import { HeadroomError, openChoices } from '../../network/network.ts';
import { isLess, ResidualGraph, type StagedDuals } from '../../network/residual-graph.ts';
import { weightsOf, type BlockData } from '../../solve/block.ts';
import { blockData } from '../../solve/solve.ts';
import { rootDuals } from './price-bounds.ts';
import type { Chain } from './residual.ts';

/** With more bands than this in a part a length has too many numbers to be quick. */
const MOST_BANDS = 256;

export class FairPaths extends ResidualGraph {
  readonly #data: BlockData;

  /** null when the part is not proven by duals alone, has too many bands, or its numbers leave no room for sums. */
  static of(instance: Instance, taken: Uint8Array, part: CertificatePart): FairPaths | null {
    const rowIndex = new Map(instance.traineeIds.map((id, i) => [id, i]));
    const columnIndex = new Map(instance.mentorIds.map((id, j) => [id, j]));
    const rows = Int32Array.from(part.trainees, (id) => rowIndex.get(id)!);
    const { start } = instance;
    const arcs: number[] = [];
    for (const i of rows) for (let arc = start[i]!; arc < start[i + 1]!; arc++) arcs.push(arc);
    const columns = Int32Array.from(part.mentors, (id) => columnIndex.get(id)!);
    const data = blockData(instance, { rows, columns, arcs: Int32Array.from(arcs), sides: [] });
    if (part.sideConstraints.length > 0 || data.bands!.numbers.length > MOST_BANDS) return null;
    const duals = dualsOf(data, part);
    if (duals === null) return null;
    try {
      const optional = instance.coverage === 'most';
      const paths = new FairPaths(data, weightsOf(data), optional);
      const own = Uint8Array.from(data.block.arcs, (arc) => taken[arc]!);
      paths.enter({ taken: own, ...duals }, openChoices(data.network, data.required, optional).state);
      return paths;
    } catch (error) {
      if (error instanceof HeadroomError) return null;
      throw error;
    }
  }

  private constructor(data: BlockData, weight: readonly Float64Array[], optional: boolean) {
    super(data.network, weight, optional);
    this.#data = data;
  }

  /** The `count` cheapest chains that impose a pair of row i, cheapest first; of several at the last price, the first found. */
  cheapest(i: number, count: number): Chain[] {
    const { instance, block } = this.#data;
    const { mentorIds, start } = instance;
    const row = block.rows.indexOf(i);
    const arcTo = new Map<number, number>();
    for (let k = start[i]!; k < start[i + 1]!; k++) arcTo.set(this.#columnNode(localArc(block, k)), localArc(block, k));
    const found: { arc: number; id: string; price: readonly number[] }[] = [];
    this.search({ from: row, backwards: true, limit: null }, (node) => {
      const arc = arcTo.get(node);
      if (arc === undefined || this.taken[arc] === 1) return false;
      const price = this.weight.map(
        (weight, stage) => this.distance[stage]![node]! + this.dual[stage]![row]! + this.dual[stage]![node]! - weight[arc]!,
      );
      const id = mentorIds[block.columns[this.network.columnOf[arc]!]!]!;
      let at = found.length;
      for (; at > 0; at--) {
        const before = found[at - 1]!;
        if (isLess(before.price, price) || (!isLess(price, before.price) && before.id < id)) break;
      }
      found.splice(at, 0, { arc, id, price });
      found.splice(count);
      this.limit = found[count - 1]?.price ?? null;
      return false;
    });
    return found.map(({ arc }) => this.#chain(arc));
  }

  /** The cheapest chain that imposes this arc of row i; null when there is none. */
  of(i: number, global: number): Chain | null {
    const { block } = this.#data;
    const arc = localArc(block, global);
    const target = this.#columnNode(arc);
    const isFound = this.search({ from: block.rows.indexOf(i), backwards: true, limit: null }, (node) => node === target);
    return isFound ? this.#chain(arc) : null;
  }

  #columnNode(arc: number): number {
    return this.network.rows + this.network.columnOf[arc]!;
  }

  /** The chain that imposes an arc, by the last search: what it costs is counted on the arcs themselves. */
  #chain(imposed: number): Chain {
    const { block, score } = this.#data;
    const { rowOf, columnOf } = this.network;
    const arcs = [imposed, ...this.arcsTo(this.#columnNode(imposed))];
    const sign = (arc: number): number => (this.taken[arc] === 1 ? 1 : -1);
    return {
      mentor: block.columns[columnOf[imposed]!]!,
      unmet: arcs.reduce((total, arc) => total + sign(arc), 0),
      loss: arcs.reduce((total, arc) => total + sign(arc) * score[arc]!, 0),
      flips: arcs.map((arc) => ({ row: block.rows[rowOf[arc]!]!, arc: block.arcs[arc]! })),
    };
  }
}

/** The duals of every objective; null where one is not proven by duals alone. A band that is not counted has pairs in no fair matching. */
function dualsOf({ bands, network }: BlockData, { coverage, fairness, optimality }: CertificatePart): StagedDuals | null {
  // Where every need is met, 1 for each row and 0 for each column prove the coverage.
  const full = { trainees: new Array<number>(network.rows).fill(1), mentors: new Array<number>(network.columns).fill(0) };
  const none = { trainees: new Array<number>(network.rows).fill(0), mentors: full.mentors };
  const counted = Array.from(bands!.numbers.subarray(0, bands!.last), (number) => fairness!.find(({ band }) => band === number)?.proof);
  const proofs: (Proof | null | undefined)[] = [coverage, ...counted, optimality];
  const duals = proofs.map((proof, k) => (proof == null ? (k === 0 ? full : none) : wholeDuals(proof)));
  if (duals.some((own) => own === null)) return null;
  const numbers = (values: readonly DualValue[]): Float64Array => Float64Array.from(values, Number);
  return { rowDual: duals.map((own) => numbers(own!.trainees)), columnDual: duals.map((own) => numbers(own!.mentors)) };
}

function wholeDuals(proof: Proof): Duals | null {
  const duals = rootDuals(proof);
  return duals?.denominator === 1 ? duals : null;
}
