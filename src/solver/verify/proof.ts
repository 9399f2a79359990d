/**
 * Checks one proof by weak duality, in exact arithmetic.
 *
 * For any prices on trainees (u), mentors (v), side constraints (y), the required coverage (c) and bands (z), no matching weighs more than
 *
 *   Σ u · limit + Σ v · limit + Σ y · rhs + c · atLeast + Σ z · count
 *     + Σ over pairs of the remainder r = weight − u − v − Σ coefficient · y − c − z of its band
 *
 * where a price takes the limit of its sign (the most for a positive one, the least for a negative one; the coverage's may be positive
 * once it is proven that there are no more pairs, a side constraint's have either sign once its sum is proven to be its limit), and a
 * remainder counts when positive; that of a pair taken as chosen always counts, that of one taken as not chosen never. Integers over one
 * denominator.
 */
import type { Duals, Proof, ProofNode } from '../model/problem.ts';

/** A side constraint in whole units, by number of the pair. */
export interface WholeSide {
  readonly id: string;
  readonly terms: ReadonlyMap<number, bigint>;
  readonly op: '<=' | '>=' | '=';
  readonly rhs: bigint;
}

/** One part of the problem, in numbers of its own: its n-th pair joins trainees[pairRow[n]] and mentors[pairColumn[n]]. */
export interface PartView {
  /** Numbers in the problem. */
  readonly trainees: readonly number[];
  readonly mentors: readonly number[];
  readonly pairs: Int32Array;
  readonly pairRow: Int32Array;
  readonly pairColumn: Int32Array;
  readonly sides: readonly WholeSide[];
  readonly need: readonly number[];
  readonly min: readonly number[];
  readonly max: readonly number[];
  /** Pair → score band; null with objective "score". */
  readonly bandOf: Int32Array | null;
  /** Pair → score as an integer. */
  readonly score: Float64Array;
  /** Pairs that must be chosen. */
  readonly required: ReadonlySet<number>;
  /** Pairs of the incumbent. */
  readonly incumbent: ReadonlySet<number>;
  /** Pairs of the solution, ascending. */
  readonly chosen: readonly number[];
  /** The pair of two ids; −1 when it is not one of this part. */
  readonly find: (pair: unknown) => number;
}

/** What every matching has that still counts: objectives settled before have left it no choice there. */
export interface Face {
  /** Pair of the part → FREE, CHOSEN or LEFT. */
  readonly state: Uint8Array;
  /** Trainee of the part → 1 when every need is met. */
  readonly exact: Uint8Array;
  /** Mentor of the part → bounds of the load. */
  readonly min: number[];
  readonly max: number[];
  /** Side constraint of the part → 1 when its sum is its right-hand side. */
  readonly equal: Uint8Array;
}

export interface Goal {
  readonly view: PartView;
  readonly face: Face;
  /** Pair of the part → integer weight, in a list or counted. */
  readonly weight: ((pair: number) => number | bigint) | Float64Array;
  /** No matching weighs more than this; null: there is no matching at all. */
  readonly claim: bigint | null;
  /** Only matchings of at least so many pairs count; null: all do. */
  readonly atLeast: bigint | null;
  /** No matching has more pairs than that: proven before. */
  readonly isMost: boolean;
  /** Only matchings of at most so many pairs in these bands count. */
  readonly atMost: readonly { readonly band: number; readonly count: number }[];
}

export const FREE = 0;
const CHOSEN = 1;
export const LEFT = 2;

/** All that the rules themselves decide; `exact`: every need is met in every matching that counts. */
export function openFace({ pairs, required, trainees, min, max, sides }: PartView, exact: boolean): Face {
  const state = new Uint8Array(pairs.length);
  for (const n of required) state[n] = CHOSEN;
  const equal = Uint8Array.from(sides, ({ op }) => (op === '=' ? 1 : 0));
  return { state, exact: new Uint8Array(trainees.length).fill(exact ? 1 : 0), min: [...min], max: [...max], equal };
}

const STRAY_MARGIN = 'a margin without a fixing';

/** null when the proof holds, else what is wrong with it. */
export function checkProof(proof: Proof, goal: Goal): string | null {
  const state = goal.face.state.slice();
  if (proof.fixing === null && proof.margin !== undefined) return STRAY_MARGIN;
  if (proof.fixing !== null) {
    const fixed = fix(proof.fixing, proof.margin, goal, state);
    if (typeof fixed === 'string') return fixed;
  }
  return walk(proof.tree, goal, state);
}

/** Takes as decided every pair whose other state would keep the weight within the claim, less the margin; returns these. */
function fix(duals: Duals, margin: unknown, goal: Goal, state: Uint8Array): number[] | string {
  if (goal.claim === null) return 'a proof of infeasibility fixes nothing';
  if (margin !== undefined && !(Number.isSafeInteger(margin) && Number(margin) > 0)) return 'the margin of a fixing is no integer above 0';
  const evaluated = evaluate(duals, goal, state, false);
  if (typeof evaluated === 'string') return evaluated;
  const { bound, remainder, denominator } = evaluated;
  const spare = small(bound - (goal.claim + 1n - BigInt((margin as number | undefined) ?? 0)) * denominator);
  const fixed: number[] = [];
  for (let n = 0; n < state.length; n++) {
    if (state[n] !== FREE) continue;
    const rest = remainder(n);
    if (!isBeyond(rest, spare)) continue;
    state[n] = rest > 0 ? CHOSEN : LEFT;
    fixed.push(n);
  }
  return fixed;
}

/**
 * Narrows the face to the matchings that weigh at least `reached`, as far as duals show it: those that fix pairs at the root, else those of a
 * proof of one leaf. What leaves a price or a remainder unused costs the bound all of it, and what the bound cannot spare is so in
 * every one of them.
 */
export function narrow({ tree, fixing }: Proof, goal: Goal, reached: bigint): void {
  const duals = fixing ?? ('leaf' in tree && tree.leaf === 'bound' ? tree.duals : null);
  const evaluated = duals === null ? '' : evaluate(duals, goal, goal.face.state, false);
  if (typeof evaluated === 'string') return;
  const { bound, denominator, remainder, trainee, mentor, side } = evaluated;
  const { state, exact, min, max, equal } = goal.face;
  const spare = small(bound - reached * denominator);
  for (let n = 0; n < state.length; n++) {
    if (state[n] !== FREE) continue;
    const rest = remainder(n);
    if (isBeyond(rest, spare)) state[n] = rest > 0 ? CHOSEN : LEFT;
  }
  trainee.forEach((price, i) => {
    if (price > 0n && isBeyond(price, spare)) exact[i] = 1;
  });
  mentor.forEach((price, j) => {
    if (isBeyond(price, spare)) min[j] = max[j] = price > 0n ? max[j]! : min[j]!;
  });
  side.forEach((price, k) => {
    if (isBeyond(price, spare)) equal[k] = 1;
  });
}

/** Whether an unused price or remainder costs the bound more than it can spare. */
function isBeyond(price: Whole, spare: Whole): boolean {
  return price > spare || -price > spare;
}

type Step = { node: ProofNode } | { pair: number; to: number } | { open: readonly number[] };

/** Every leaf of the tree must hold. A pair is decided once on a path and a node stands in one place, so that this ends. */
function walk(root: ProofNode, goal: Goal, state: Uint8Array): string | null {
  const steps: Step[] = [{ node: root }];
  const seen = new Set<ProofNode>();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('pair' in step) {
      state[step.pair] = step.to;
      continue;
    }
    if ('open' in step) {
      for (const pair of step.open) state[pair] = FREE;
      continue;
    }
    const { node } = step;
    if (typeof node !== 'object' || node === null || seen.has(node)) return 'the tree of cases is not a tree';
    seen.add(node);
    if (node.fixing === undefined && node.margin !== undefined) return STRAY_MARGIN;
    if (node.fixing !== undefined) {
      const fixed = fix(node.fixing, node.margin, goal, state);
      if (typeof fixed === 'string') return fixed;
      steps.push({ open: fixed });
    }
    if (!('pair' in node)) {
      const failure = checkLeaf(node, goal, state);
      if (failure !== null) return failure;
      continue;
    }
    const pair = goal.view.find(node.pair);
    if (pair < 0) return 'the tree of cases branches on a pair that is not eligible';
    if (goal.view.required.has(pair)) return 'the tree of cases branches on a required pair';
    // Last in, first out: without, its state, with, its state, and back.
    steps.push({ pair, to: state[pair]! }, { node: node.with }, { pair, to: CHOSEN }, { node: node.without }, { pair, to: LEFT });
  }
  return null;
}

function checkLeaf(leaf: { leaf: unknown; duals: Duals }, goal: Goal, state: Uint8Array): string | null {
  if (leaf.leaf === 'indivisible') return checkDivision(leaf.duals, goal, state);
  const empty = leaf.leaf === 'empty';
  if (!empty && (leaf.leaf !== 'bound' || goal.claim === null)) return `a leaf ${String(leaf.leaf)} proves nothing here`;
  const evaluated = evaluate(leaf.duals, goal, state, empty);
  if (typeof evaluated === 'string') return evaluated;
  const { bound, denominator } = evaluated;
  if (empty) return bound < 0n ? null : `the duals do not exclude every matching: ${bound} is not negative`;
  return bound < (goal.claim! + 1n) * denominator ? null : `the duals bound the weight by ${bound}/${denominator}, not by ${goal.claim}`;
}

/** Equations added up, at these prices: every free pair counts a multiple of the denominator, and what is to be reached is none. */
function checkDivision(duals: Duals, goal: Goal, state: Uint8Array): string | null {
  const evaluated = evaluate(duals, goal, state, true);
  if (typeof evaluated === 'string') return evaluated;
  const { view, face } = goal;
  const { denominator, trainee, mentor, side, remainder } = evaluated;
  const isEquation =
    BigInt(duals.coverage) === 0n &&
    (duals.bands ?? []).every((price) => BigInt(price) === 0n) &&
    trainee.every((price, i) => price === 0n || face.exact[i] === 1) &&
    mentor.every((price, j) => price === 0n || face.min[j] === face.max[j]) &&
    side.every((price, k) => price === 0n || face.equal[k] === 1);
  if (!isEquation) return 'a division prices what is no equation';
  let rest = trainee.reduce((sum, price, i) => sum + price * BigInt(view.need[i]!), 0n);
  mentor.forEach((price, j) => (rest += price * BigInt(face.max[j]!)));
  side.forEach((price, k) => (rest += price * view.sides[k]!.rhs));
  for (let n = 0; n < view.pairs.length; n++) {
    // Without weights the remainder is what the pair counts, taken off.
    if (state[n] === CHOSEN) rest += BigInt(remainder(n));
    else if (state[n] === FREE && BigInt(remainder(n)) % denominator !== 0n) return 'a free pair is no multiple of the divisor';
  }
  return rest % denominator === 0n ? 'what is to be reached is a multiple of the divisor' : null;
}

interface Evaluated {
  bound: bigint;
  denominator: bigint;
  trainee: readonly bigint[];
  mentor: readonly bigint[];
  side: readonly bigint[];
  /** Remainder of the n-th pair of the part. */
  remainder: (n: number) => Whole;
}

/** An integer: a double where nothing is lost by that, which is much faster. */
type Whole = number | bigint;

const EXACT = 2 ** 52;

/** The same integer, in a double where it is exact. */
export function small(value: bigint): Whole {
  return value > -EXACT && value < EXACT ? Number(value) : value;
}

/** The largest in size; rounded where it is beyond what is exact. */
function sizeOf(values: Iterable<bigint>): number {
  let size = 0;
  for (const value of values) size = Math.max(size, Math.abs(Number(value)));
  return size;
}

function evaluate(duals: Duals, goal: Goal, state: Uint8Array, weightless: boolean): Evaluated | string {
  const { view, face, atMost } = goal;
  const trainee = integers(duals.trainees, view.trainees.length);
  const mentor = integers(duals.mentors, view.mentors.length);
  const side = integers(duals.sideConstraints, view.sides.length);
  const bands = integers(duals.bands ?? [], duals.bands === undefined ? 0 : atMost.length);
  const [coverage] = integers([duals.coverage], 1) ?? [null];
  const [denominator] = integers([duals.denominator], 1) ?? [null];
  if (
    trainee === null ||
    mentor === null ||
    side === null ||
    bands === null ||
    coverage === null ||
    denominator === null ||
    denominator! < 1n
  )
    return 'the duals cannot be read';
  if ((coverage! > 0n && !goal.isMost) || (goal.atLeast === null && coverage !== 0n)) return 'the dual of the coverage has the wrong sign';
  let bound = coverage! * (goal.atLeast ?? 0n);
  trainee.forEach((price, i) => (bound += price > 0n || face.exact[i] === 1 ? price * BigInt(view.need[i]!) : 0n));
  mentor.forEach((price, j) => (bound += price * BigInt(price > 0n ? face.max[j]! : face.min[j]!)));
  if (bands.some((price) => price < 0n)) return 'the dual of a band has the wrong sign';
  const ofBand = new Map(bands.map((price, s) => [atMost[s]!.band, price]));
  bands.forEach((price, s) => (bound += price * BigInt(atMost[s]!.count)));
  const taken = new Map<number, bigint>(); // pair → what the side constraints take
  for (const [k, { op, rhs, terms }] of view.sides.entries()) {
    const price = side[k]!;
    if (face.equal[k] === 0 && ((op === '<=' && price < 0n) || (op === '>=' && price > 0n)))
      return 'the dual of a side constraint has the wrong sign';
    bound += price * rhs;
    if (price !== 0n) for (const [pair, coefficient] of terms) taken.set(pair, (taken.get(pair) ?? 0n) + coefficient * price);
  }
  const other = (n: number): bigint => (ofBand.get(view.bandOf?.[n] ?? -1) ?? 0n) + (taken.get(n) ?? 0n);
  const others = new Float64Array(view.pairs.length);
  if (ofBand.size > 0) others.forEach((_, n) => (others[n] = Number(other(n))));
  else taken.forEach((price, n) => (others[n] = Number(price)));
  // The same in doubles, up to a weight with which all terms together are exact.
  const [row, column, common, unit] = [
    Float64Array.from(trainee, Number),
    Float64Array.from(mentor, Number),
    Number(coverage),
    Number(denominator),
  ];
  const sizes = [trainee, mentor, bands, taken.values(), [coverage!], [denominator!]].reduce((sum, values) => sum + sizeOf(values), 0);
  const largest = (EXACT - sizes) / unit;
  const { weight: weights } = goal;
  const remainder = (n: number): Whole => {
    const weight = weightless ? 0 : typeof weights === 'function' ? weights(n) : weights[n]!;
    const i = view.pairRow[n]!;
    const j = view.pairColumn[n]!;
    if (typeof weight === 'number' && Math.abs(weight) <= largest) return weight * unit - row[i]! - column[j]! - common - others[n]!;
    return BigInt(weight) * denominator! - trainee[i]! - mentor[j]! - coverage! - other(n);
  };
  // Each is below EXACT, and so is what they come to before the next: their sum is exact.
  let sum = 0;
  for (let n = 0; n < view.pairs.length; n++) {
    if (state[n] === LEFT) continue;
    const rest = remainder(n);
    if (state[n] !== CHOSEN && rest <= 0) continue;
    if (typeof rest === 'bigint') bound += rest;
    else sum += rest;
    if (Math.abs(sum) < EXACT) continue;
    bound += BigInt(sum);
    sum = 0;
  }
  bound += BigInt(sum);
  return { bound, denominator: denominator!, trainee, mentor, side, remainder };
}

/** Digits of an integer that no number holds. */
function isLarge(text: string): boolean {
  return /^-?[1-9]\d{0,399}$/.test(text) && !Number.isSafeInteger(Number(text));
}

/** The values as integers, null when they are not `length` integers. */
function integers(values: unknown, length: number): bigint[] | null {
  if (!Array.isArray(values) || values.length !== length) return null;
  const read = values.map((value: unknown) => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
    return typeof value === 'string' && isLarge(value) ? BigInt(value) : null;
  });
  return read.includes(null) ? null : (read as bigint[]);
}
