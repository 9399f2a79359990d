/**
 * What each limit of a problem is worth: one place more or less with a mentor, one unit more or less in a side constraint, and how far that holds.
 *
 * Prices of the exact optimum of whole pairs, not of a relaxation: what the best matching is worth as one number changes and all others
 * stay is a step function, and this says where it is level around today's value, what the first step on either side comes to, and how far each
 * unit beyond it is worth the same. Where no side constraint holds, a step is a shortest path (`place-paths.ts`); else the
 * part is solved again (`step-search.ts`), unless its proof shows that nothing can change (`proven-free.ts`).
 */
import { BinomeError } from '../../../errors/index.ts';
import { chosenArcs, encode, type Instance } from '../../model/encode.ts';
import { inUnits, overPlaces, type Side } from '../../model/integer-sides.ts';
import { splitIntoBlocks } from '../../network/blocks.ts';
import { weightOf } from '../../network/network.ts';
import { checkLimits, checkOptions, Watch, type SolveOptions } from '../../model/limits.ts';
import type { CertificatePart, Problem, Solution } from '../../model/problem.ts';
import { EXACT_LIMIT, unscaled } from '../../model/scale.ts';
import { BlockNumbers, type PricingLimit } from './block-numbers.ts';
import type { Step, Steps } from './worth.ts';
import { verify } from '../../verify/verify.ts';

/**
 * How the worth of the best matching depends on one number: needs met, then pairs in each band (with objective "fair"), then score. Pairs
 * kept of the incumbent and the lot do not count.
 */
export interface ShadowPrice {
  /** Of the mentor or the side constraint. */
  readonly id: string;
  /** Today's number: the mentor's `max`, or `rhs`. */
  readonly value: number;
  /**
   * What it moves by: 1 for places; for a constraint the greatest number of which all its coefficients are multiples. A value in between
   * counts as the stricter neighbour, of `=` as what nothing satisfies.
   */
  readonly unit: number;
  /** Whether a unit is a pair: places, and constraints whose coefficients are all the same and above 0. */
  readonly countsPairs: boolean;
  /** What the solution makes of it: the mentor's pairs, or the left side. */
  readonly used: number;
  /** From where to where the best matching is worth just what it is today; null where there is no end. A mentor's places go down to `min`. */
  readonly stable: { readonly from: number | null; readonly to: number | null };
  /**
   * The first change above `stable.to` and below `stable.from`; null where there is none. More is allowed above for places and `<=`, below for
   * `>=`; for `=` neither way allows more.
   */
  readonly higher: ShadowStep | null;
  readonly lower: ShadowStep | null;
}

export type ShadowStep =
  | {
      readonly status: 'optimal';
      readonly to: number;
      /** Of the best matching of the whole problem there. */
      readonly matched: number;
      readonly objective: number;
      /** Only with objective "fair": how many pairs more score below what, in the lowest band whose count changes; null when none does. */
      readonly fairness?: { readonly below: number; readonly more: number } | null;
      /** What this unit adds to the score, where it counts pairs and as many needs are met as fairly; else null. */
      readonly perUnit: number | null;
      /**
       * The farthest number up to which this holds. Where a unit is a pair: each unit on the way changes needs met, bands and score as much as
       * this one does. Else: the worth stays what it is at `to`; null where it does so without end.
       */
      readonly until: number | null;
      /** A limit left it open how much farther `until` is. */
      readonly isOpen: boolean;
    }
  /** Nothing satisfies every rule from `to` up to `until`; null where there is no end. */
  | { readonly status: 'infeasible'; readonly to: number; readonly until: number | null; readonly isOpen: boolean }
  /** Not known: `stable` ends where it is no longer proven, not where it ends. */
  | { readonly status: 'limit' };

export interface ShadowPrices {
  /** Sorted by id, like `sideConstraints`. */
  readonly mentors: readonly ShadowPrice[];
  readonly sideConstraints: readonly ShadowPrice[];
}

/** `nodeLimit`: nodes of each search; a search that needs more leaves its number open. `onProgress` is called between numbers. */
export interface ShadowPriceOptions extends SolveOptions {
  /** How many times parts may be solved again, 1,000 unless given. What they would have priced after that is left open. */
  readonly solveLimit?: number;
  /** The side constraints to price: all unless given. */
  readonly sideConstraints?: readonly string[];
}

/**
 * The shadow prices of a proven optimal solution. Nothing given is changed.
 *
 * Priced in this order, so that a limit leaves the last ones open: places in parts without side constraints; side constraints by id, the
 * looser side first; places in parts with side constraints, by id. Without side constraints one shortest path for each step that is told,
 * and one kernel run for each objective: 0.5 s for 358 mentors in 15 parts, verification included. Otherwise a solve for each step, a few
 * more to find where a constraint that does not count pairs changes, none where the certificate leaves no room: 4 s for the same mentors
 * under 52 quotas that bind, 2 s for each travel budget; a part of 300 × 200 under 20 quotas costs seconds a solve. Bands beyond 64 in a part, too, make every step a solve.
 *
 * Where scores had to be rounded (`certificate.scale.exact` is false), or coefficients leave no room for more places, nothing exact can be
 * said: all is left open.
 * @throws BinomeError SHADOW_PRICES_BALANCE when the problem asks for balance; SOLUTION_NOT_OPTIMAL when the solution is not one that
 * `verify` accepts as optimal; SOLVE_OPTION when a limit is no number or below 0; PROBLEM_* when the problem is malformed, PROBLEM_UNKNOWN_ID for a side constraint that it does not have.
 */
export function shadowPrices(problem: Problem, solution: Solution, options: ShadowPriceOptions = {}): ShadowPrices {
  checkOptions(options);
  const { solveLimit = 1000 } = options;
  checkLimits({ solveLimit });
  const { nodeLimit, isOver, report } = new Watch(options);
  const encoded = encode(problem, undefined, isOver);
  const instance = forAnyPlaces(encoded, problem);
  if (encoded.balance !== null) throw new BinomeError('SHADOW_PRICES_BALANCE', {}, { path: '/balance' });
  const wanted = wantedSides(encoded, options.sideConstraints);
  const { valid, problems } = verify(problem, solution);
  if (!valid || solution.status !== 'optimal')
    throw new BinomeError('SOLUTION_NOT_OPTIMAL', { value: problems[0] ?? `status: ${solution.status}` });
  const { scale } = solution.certificate!;
  const limit: PricingLimit = { isExact: scale.exact && instance !== null, nodeLimit, solvesLeft: solveLimit, isOver };
  const told = new Today(problem, instance ?? encoded, solution);
  const blocks = splitIntoBlocks(told.instance).map((block) => new BlockNumbers(told.instance, block, told.taken, limit));
  const [plain, constrained] = [
    blocks.filter(({ block }) => block.sides.length === 0),
    blocks.filter(({ block }) => block.sides.length > 0),
  ];
  const [mentors, sides]: [ShadowPrice[], ShadowPrice[]] = [[], []];
  const places = (numbers: BlockNumbers): Task[] =>
    Array.from(numbers.block.columns, (at) => ({ at, run: () => mentors.push(told.places(at, numbers)) }));
  const tasks = [
    ...plain.flatMap(places),
    ...constrained
      .flatMap((numbers) => numbers.block.sides.map((at) => ({ at, run: () => sides.push(told.side(at, numbers)) })))
      .filter(({ at }) => wanted.has(at))
      .sort((a, b) => a.at - b.at),
    ...constrained.flatMap(places).sort((a, b) => a.at - b.at),
  ];
  tasks.forEach(({ run }, done) => {
    report('shadow-prices', done, tasks.length, 0);
    run();
  });
  report('shadow-prices', tasks.length, tasks.length, 0);
  return { mentors: mentors.sort(compareIds), sideConstraints: sides };
}

/** Prices one number, the at-th mentor or side constraint of the instance. */
interface Task {
  readonly at: number;
  readonly run: () => void;
}

function compareIds(a: ShadowPrice, b: ShadowPrice): number {
  return a.id < b.id ? -1 : 1;
}

/**
 * `encode` makes the integers fit as many pairs as today's places allow, and cuts right-hand sides off beyond what these can come to. Here they must
 * hold for as many as are needed; null where they would leave the exact range.
 */
function forAnyPlaces(instance: Instance, problem: Problem): Instance | null {
  const places = instance.need.reduce((sum, need) => sum + need, 0);
  const largest = instance.score.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  if (!instance.scale.exact || largest * places > EXACT_LIMIT) return null;
  const rhs = new Map((problem.sideConstraints ?? []).map((side) => [side.id, side.rhs]));
  const sides = instance.sides.map((side) => overPlaces(side, rhs.get(side.id)!, places));
  return sides.includes(null) ? null : { ...instance, sides: sides.filter((side) => side !== null) };
}

/** @throws BinomeError PROBLEM_UNKNOWN_ID */
function wantedSides({ sides }: Instance, ids: readonly string[] | undefined): ReadonlySet<number> {
  if (ids === undefined) return new Set(sides.keys());
  const index = new Map(sides.map(({ id }, k) => [id, k]));
  return new Set(
    ids.map((id) => {
      const k = index.get(id);
      if (k === undefined) throw new BinomeError('PROBLEM_UNKNOWN_ID', { value: id, list: 'sideConstraints' });
      return k;
    }),
  );
}

/** What one step of a number is in the problem's units. */
type Unit = Pick<Side, 'decimals' | 'step'>;

/** The solution as it is, and what changes of it in words of the problem. */
class Today {
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
  readonly instance: Instance;
  readonly #score: number;
  readonly #matched: number;
  readonly #rhs: ReadonlyMap<string, number>;
  readonly #partOfMentor: ReadonlyMap<string, CertificatePart>;
  readonly #partOfSide: ReadonlyMap<string, CertificatePart>;

  constructor(problem: Problem, instance: Instance, { pairs, certificate }: Solution) {
    const parts = certificate!.parts;
    this.instance = instance;
    this.taken = chosenArcs(instance, pairs);
    this.#score = weightOf(instance.score, this.taken);
    this.#matched = pairs.length;
    this.#rhs = new Map((problem.sideConstraints ?? []).map(({ id, rhs }) => [id, rhs]));
    this.#partOfMentor = new Map(parts.flatMap((part) => part.mentors.map((id) => [id, part])));
    this.#partOfSide = new Map(parts.flatMap((part) => part.sideConstraints.map((id) => [id, part])));
  }

  places(j: number, numbers: BlockNumbers): ShadowPrice {
    const { mentorIds, max } = this.instance;
    const { used, steps } = numbers.places(j, this.#partOfMentor.get(mentorIds[j]!)!);
    return this.#priceOf({ id: mentorIds[j]!, value: max[j]!, countsPairs: true, decimals: 0, step: 1 }, used, steps, numbers);
  }

  side(k: number, numbers: BlockNumbers): ShadowPrice {
    const { id, decimals, step, coefficients } = this.instance.sides[k]!;
    const countsPairs = coefficients.every((coefficient) => coefficient === 1);
    const { used, steps } = numbers.side(k, this.#partOfSide.get(id)!, countsPairs);
    return this.#priceOf({ id, value: this.#rhs.get(id)!, countsPairs, decimals, step }, used, steps, numbers);
  }

  #priceOf(
    { id, value, countsPairs, ...unit }: Pick<ShadowPrice, 'id' | 'value' | 'countsPairs'> & Unit,
    used: number,
    { low, high, below, above }: Steps,
    numbers: BlockNumbers,
  ): ShadowPrice {
    const orEndless = (steps: number | null): number | null => (steps === null ? null : inUnits(unit, steps));
    const step = (found: Step | 'limit' | null): ShadowStep | null => {
      if (found === null) return null;
      if (found === 'limit') return { status: 'limit' };
      const { change, isOpen } = found;
      const [to, until] = [inUnits(unit, found.to), orEndless(found.until)];
      if (change === null) return { status: 'infeasible', to, until, isOpen };
      const [more, gained] = [change[0]!, change.at(-1)!];
      const fairness = numbers.fairnessOf(change);
      return {
        ...{ status: 'optimal', to, matched: this.#matched + more, objective: unscaled(this.#score + gained, this.instance.scale) },
        ...(this.instance.bands === null ? {} : { fairness }),
        ...{ perUnit: countsPairs && more === 0 && fairness === null ? unscaled(gained, this.instance.scale) : null, until, isOpen },
      };
    };
    // A value between two units is as good as the stricter of them: today's is never outside.
    const stable = {
      from: low === null ? null : Math.min(value, inUnits(unit, low)),
      to: high === null ? null : Math.max(value, inUnits(unit, high)),
    };
    return { id, value, unit: inUnits(unit, 1), countsPairs, used: inUnits(unit, used), stable, higher: step(above), lower: step(below) };
  }
}
