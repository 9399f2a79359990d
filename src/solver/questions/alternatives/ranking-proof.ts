/**
 * The proofs that ranking leaves behind: that no matching which is not listed beats the last one listed, or that there is none.
 *
 * The tree of cases is Murty's partition itself. Each listed matching that beats the last one is a chain of branches on its free pairs:
 * without p1; with p1 but without p2; and so on. What hangs on the chain is the case of another listed matching, or a leaf whose duals
 * come from one shortest-path search, cut short at what is to be proven. At the end of the chain only the listed matching is left, which
 * its exclusion forbids. Where needs may go unmet, a leaf weighs needs · multiplier + score, and "at least so many needs" at −multiplier:
 * the multiplier is found afterwards, large enough to keep every sign of the first stage.
 */
import { dualValue } from '../../solve/certificate.ts';
import type { Instance } from '../../model/encode.ts';
import { EXCLUDED, IMPOSED } from '../../network/network.ts';
import type { Duals, DualValue, PairIds, Proof, ProofNode } from '../../model/problem.ts';
import { isLess, type StagedDuals } from '../../network/residual-graph.ts';
import { ExchangePaths } from './exchange-paths.ts';
import type { Cell, Ranked } from './ranking.ts';

/** Writes the duals of a leaf. */
type Write = (duals: StagedDuals) => Duals;

const NOTHING: ReadonlySet<number> = new Set();

export class RankingProof {
  readonly #instance: Instance;
  readonly #ranked: Ranked;
  readonly #root: Cell;
  readonly #paths: ExchangePaths;
  /** The side constraint that excludes each listed matching, of so many. */
  readonly #exclusionOf: ReadonlyMap<Cell, number>;
  readonly #exclusions: number;
  /** What the last listed matching loses in needs met and in score; null: there is no other matching than those listed. */
  readonly #claim: Float64Array | null;
  /** Whether every need is met in each matching that the claim is about. */
  readonly #exact: boolean;
  /** More than any two matchings differ in score, and any two arcs. */
  readonly #spread: bigint;

  /** @param last null to prove `infeasibility`, else the listed matching that the others are compared with. */
  constructor(instance: Instance, ranked: Ranked, exclusionOf: ReadonlyMap<Cell, number>, exclusions: number, last: Cell | null) {
    this.#instance = instance;
    this.#ranked = ranked;
    this.#root = ranked.cells[0]!;
    this.#paths = new ExchangePaths(ranked.network, ranked.weight.slice(0, 2), ranked.optional);
    this.#exclusionOf = exclusionOf;
    this.#exclusions = exclusions;
    this.#claim = last === null ? null : last.loss.slice(0, 2);
    const units = ranked.network.need.reduce((sum, need) => sum + need, 0);
    this.#exact = !ranked.optional || last?.taken.reduce((sum, chosen) => sum + chosen, 0) === units;
    const largest = ranked.weight[1]!.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
    this.#spread = BigInt(2 * (units + 1)) * BigInt(largest) + 1n;
  }

  /** No other matching meets more needs; null where no more can be met. */
  coverage(): Proof | null {
    if (this.#exact) return null;
    const write: Write = ({ rowDual, columnDual }) => this.#duals(values(rowDual[0]!), values(columnDual[0]!), 0);
    // What is proven without the exclusions holds with them.
    if (this.#claim![0] === 0) return { fixing: null, tree: { leaf: 'bound', duals: write(this.#root) } };
    return { fixing: null, tree: this.#tree(this.#root, write, NOTHING) };
  }

  /** None that meets as many scores more. */
  optimality(): Proof {
    const write: Write = (duals) =>
      this.#exact ? this.#duals(values(duals.rowDual[1]!), values(duals.columnDual[1]!), 0) : this.#combined(duals);
    const [needs, score] = this.#claim!;
    // Where needs are lost the duals of the best matching say little about single pairs, and where nothing is lost one leaf is enough.
    if (needs !== 0 || score === 0) return { fixing: null, tree: this.#tree(this.#root, write, NOTHING) };
    this.#paths.enter(this.#root, this.#root.state);
    const imposed = this.#root.free.filter((arc) => !isLess(this.#paths.reducedCost(arc), this.#claim!));
    return { fixing: write(this.#root), tree: this.#tree(this.#root, write, new Set(imposed)) };
  }

  infeasibility(): Proof {
    const write: Write = ({ rowDual, columnDual }) => this.#duals(values(rowDual[0]!), values(columnDual[0]!), 0);
    return { fixing: null, tree: this.#tree(this.#root, write, NOTHING) };
  }

  /** @param imposed arcs that the fixing imposes already: no case is needed for them. */
  #tree(cell: Cell, write: Write, imposed: ReadonlySet<number>): ProofNode {
    const paths = this.#paths;
    const claim = this.#claim;
    if (claim !== null && !isLess(cell.loss.subarray(0, 2), claim)) return { leaf: 'bound', duals: write(cell) };
    const limit = claim?.map((loss, stage) => loss - cell.loss[stage]!) ?? null;
    const state = cell.state.slice();
    const cases: { arc: number; without: ProofNode | Cell }[] = [];
    paths.enter(cell, state);
    cell.free.forEach((arc, position) => {
      const listed = cell.without.get(position);
      state[arc] = EXCLUDED;
      if (listed !== undefined) cases.push({ arc, without: listed });
      else if (!imposed.has(arc)) {
        const duals = write(limit === null ? paths.barrier(arc) : paths.bound(arc, limit));
        cases.push({ arc, without: { leaf: limit === null ? 'empty' : 'bound', duals } });
      }
      state[arc] = IMPOSED;
    });
    let node: ProofNode = { leaf: 'empty', duals: this.#excluded(this.#exclusionOf.get(cell)!) };
    for (const { arc, without } of cases.reverse())
      node = { pair: this.#pair(arc), without: 'taken' in without ? this.#tree(without, write, imposed) : without, with: node };
    return node;
  }

  #pair(arc: number): PairIds {
    const { traineeIds, mentorIds } = this.#instance;
    return [traineeIds[this.#ranked.network.rowOf[arc]!]!, mentorIds[this.#ranked.network.columnOf[arc]!]!];
  }

  /** Duals of both stages as one. */
  #combined({ rowDual, columnDual }: StagedDuals): Duals {
    const size = (duals: Float64Array): number => duals.reduce((most, dual) => Math.max(most, Math.abs(dual)), 0);
    const multiplier = this.#spread + 2n * (BigInt(size(rowDual[1]!)) + BigInt(size(columnDual[1]!)));
    const combine = (first: Float64Array, second: Float64Array): DualValue[] =>
      Array.from(first, (dual, k) => dualValue(multiplier * BigInt(dual) + BigInt(second[k]!)));
    return this.#duals(combine(rowDual[0]!, rowDual[1]!), combine(columnDual[0]!, columnDual[1]!), dualValue(-multiplier));
  }

  #duals(trainees: readonly DualValue[], mentors: readonly DualValue[], coverage: DualValue): Duals {
    return { denominator: 1, trainees, mentors, sideConstraints: zeros(this.#exclusions), coverage };
  }

  /** Nothing is left but the matching that this side constraint excludes. */
  #excluded(exclusion: number): Duals {
    const { rows, columns } = this.#ranked.network;
    const sideConstraints = zeros(this.#exclusions).fill(1, exclusion, exclusion + 1);
    return { denominator: 1, trainees: zeros(rows), mentors: zeros(columns), sideConstraints, coverage: 0 };
  }
}

function values(duals: Float64Array): number[] {
  return Array.from(duals, (dual) => dual + 0);
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}
