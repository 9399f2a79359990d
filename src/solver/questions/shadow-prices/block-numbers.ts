/** The numbers of one block, and which way each is priced: paths where nothing but places holds people back, else solving again. */
import { localSides } from '../../network/blocks.ts';
import type { Instance } from '../../model/encode.ts';
import { reachOf } from '../../model/integer-sides.ts';
import type { Poll, Stage } from '../../model/limits.ts';
import { HeadroomError, sum, type Block } from '../../network/network.ts';
import type { CertificatePart } from '../../model/problem.ts';
import { leftSideOf } from '../../network/side-rows.ts';
import { nearestSum } from '../nearest-sum.ts';
import { blockData } from '../../solve/solve.ts';
import { solveBlock } from '../../solve/stages.ts';
import type { BlockData } from '../../solve/block.ts';
import { PlacePaths } from './place-paths.ts';
import { isConstraintFree, isMaximumFree } from './proven-free.ts';
import { LimitReached, StepSearch, type Outcome, type VariedNumber } from './step-search.ts';
import { worthOf, type Steps, type Worth } from './worth.ts';

/** With more bands than this in a block, lengths have too many stages to be quick. */
const MOST_BANDS = 64;

/** What stops the pricing, shared by all blocks; nothing is priced while `isExact` is false. */
export interface PricingLimit {
  readonly isExact: boolean;
  readonly nodeLimit: number;
  solvesLeft: number;
  readonly isOver: Poll;
}

/** A number of which a limit left nothing known but today's worth. */
function untold(today: number): Steps {
  return { low: today, high: today, below: 'limit', above: 'limit' };
}

export class BlockNumbers {
  readonly block: Block;
  readonly #instance: Instance;
  readonly #data: BlockData;
  readonly #limit: PricingLimit;
  /** The optimal matching, local, and its worth. */
  readonly #taken: Uint8Array;
  readonly #worth: Worth;
  /** Made when first asked for; null once numbers left the exact range. */
  #paths: PlacePaths | null | undefined;

  constructor(instance: Instance, block: Block, taken: Uint8Array, limit: PricingLimit) {
    this.#instance = instance;
    this.block = block;
    this.#data = blockData(instance, block);
    this.#limit = limit;
    this.#taken = Uint8Array.from(block.arcs, (arc) => taken[arc]!);
    this.#worth = worthOf(this.#data, this.#taken);
  }

  /** Pairs of column j (of the instance), and what becomes of the block as its places change; `part`: that of its certificate. */
  places(j: number, part: CertificatePart): { used: number; steps: Steps } {
    const { network } = this.#data;
    const local = this.block.columns.indexOf(j);
    const [max, min] = [network.max[local]!, network.min[local]!];
    let [used, degree] = [0, 0];
    network.columnOf.forEach((column, arc) => {
      if (column !== local) return;
      degree++;
      used += this.#taken[arc]!;
    });
    const steps = this.#guarded(max, () => {
      const byPath = this.#byPaths(local);
      if (byPath !== null) return byPath;
      return this.#search({
        ...{ op: '<=', today: max, used, worth: this.#worth, least: 0, most: degree, floor: min, countsPairs: true },
        isFree: isMaximumFree(part, this.#instance.mentorIds[j]!),
        solveAt: (value) => {
          const places = network.max.slice();
          places[local] = value;
          const found = this.#solved({ ...this.#data, network: { ...network, max: places } });
          return found === null ? 'infeasible' : { worth: worthOf(this.#data, found), used: this.#loadOf(local, found) };
        },
        nearest: () => null,
      });
    });
    return { used, steps };
  }

  /** Left side of side constraint k (of the instance), and what becomes of the block as its right side changes, in whole units. */
  side(k: number, part: CertificatePart, countsPairs: boolean): { used: number; steps: Steps } {
    const { block } = this;
    const instance = this.#instance;
    const data = this.#data;
    const { op, rhs } = instance.sides[k]!;
    const rows = localSides(instance, block);
    const own = block.sides.indexOf(k);
    const { coefficients } = rows[own]!;
    const leftSide = (taken: Uint8Array): number => leftSideOf(rows[own]!, taken);
    const used = leftSide(this.#taken);
    const farthest = reachOf(coefficients, sum(data.network.need));
    const end = (sign: 1 | -1): number => {
      const total = coefficients.reduce((sum, value) => sum + Math.max(0, sign * value), 0);
      return sign * Math.min(total, farthest) + 0;
    };
    const withRhs = (value: number): BlockData => {
      const sides = instance.sides.map((side, other) => (other === k ? { ...side, rhs: value } : side));
      return { ...data, instance: { ...instance, sides } };
    };
    const steps = this.#guarded(rhs, () =>
      this.#search({
        ...{ op, today: rhs, used, worth: this.#worth, least: end(-1), most: end(1), floor: null, countsPairs },
        isFree: op !== '=' && isConstraintFree(part, instance.sides[k]!.id),
        solveAt: (value): Outcome => {
          const found = this.#solved(withRhs(value));
          return found === null ? 'infeasible' : { worth: worthOf(data, found), used: leftSide(found) };
        },
        nearest: (value, direction) => this.#counted((isOver, report) => nearestSum(data, rows, own, direction, value, isOver, report)),
      }),
    );
    return { used, steps };
  }

  /** The lowest band whose count changes, as its end and how many pairs more; null when none does. */
  fairnessOf(change: Worth): { below: number; more: number } | null {
    const rank = change.slice(1, -1).findIndex((more) => more !== 0);
    if (rank < 0) return null;
    return { below: this.#instance.bands!.thresholds[this.#data.bands!.numbers[rank]!]!, more: -change[rank + 1]! };
  }

  /** Paths cost no solve, but time. */
  #guarded(today: number, priced: () => Steps): Steps {
    const { isExact, isOver } = this.#limit;
    return isExact && !isOver() ? priced() : untold(today);
  }

  #search(number: VariedNumber): Steps {
    return new StepSearch(number).steps();
  }

  /** null where solving again is the way. */
  #byPaths(column: number): Steps | null {
    const { block } = this;
    const data = this.#data;
    if (this.#paths === null || block.sides.length > 0 || (data.bands?.last ?? 0) > MOST_BANDS) return null;
    try {
      this.#paths ??= PlacePaths.of(data, this.#limit.isOver) ?? undefined;
      return this.#paths?.stepsOf(column) ?? untold(data.network.max[column]!);
    } catch (error) {
      if (!(error instanceof HeadroomError)) throw error;
      this.#paths = null;
      return null;
    }
  }

  #loadOf(column: number, taken: Uint8Array): number {
    const { columnOf } = this.#data.network;
    return taken.reduce((total, chosen, arc) => total + (columnOf[arc] === column ? chosen : 0), 0);
  }

  /** The best matching of the block as changed; null when nothing satisfies every rule. @throws LimitReached */
  #solved(data: BlockData): Uint8Array | null {
    return this.#counted((isOver, reportNodes) => {
      const report = (_: Stage, nodes = 0): void => reportNodes(nodes);
      return solveBlock(data, { nodeLimit: Infinity, isOver, report, leavesTies: true, givesUp: true })?.taken ?? null;
    });
  }

  /** One solve or search, ended by whatever limit comes first: what is best known by then says nothing. */
  #counted<T>(run: (isOver: Poll, report: (nodes: number) => void) => T | 'unknown'): T {
    const limit = this.#limit;
    if (limit.solvesLeft <= 0) throw new LimitReached();
    limit.solvesLeft--;
    let isStopped = limit.nodeLimit <= 0;
    const isOver = (): boolean => (isStopped ||= limit.isOver());
    try {
      const found = isOver() ? 'unknown' : run(isOver, (nodes) => (isStopped ||= nodes >= limit.nodeLimit));
      if (isStopped || found === 'unknown') throw new LimitReached();
      return found;
    } catch (error) {
      throw error instanceof HeadroomError ? new LimitReached() : error;
    }
  }
}
