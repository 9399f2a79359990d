/**
 * Checks the levels of balance that a certificate claims for one part, and bounds its mentors by them.
 *
 * A relative load with k trainees is (load + k) / share. The levels are computed again from the solution's own pairs; a proof is that of a
 * coverage, within bounds which are found here by counting: from the maximum down while the load is too high, from the minimum up
 * while it is too low. Fractions of big integers.
 */
import { Refusal } from './refusal.ts';
import type { BalanceStage, CertificatePart, Level, Problem } from '../model/problem.ts';
import { fractionOf, greatestCommonDivisor } from './numbers.ts';
import { checkProof, openFace, type Face, type Goal, type PartView } from './proof.ts';

/** load = carried / unit, share = time / unit. */
interface Carried {
  readonly carried: bigint;
  readonly time: bigint;
  readonly unit: bigint;
}

/** What the problem's mentors carry, by number, and what is asked for. */
export interface Loads {
  readonly of: readonly Carried[];
  readonly isSpread: boolean;
}

type Fraction = readonly [over: bigint, under: bigint];

/** null when no balance is asked for. */
export function loadsOf({ balance, mentors }: Problem): Loads | null {
  if (balance === undefined) return null;
  const of = mentors.map(({ load = 0, share = 1 }) => {
    const [a, b] = [fractionOf(load), fractionOf(share)];
    return { carried: a[0] * b[1], time: b[0] * a[1], unit: a[1] * b[1] };
  });
  return { of, isSpread: balance === 'spread' };
}

interface Given {
  readonly view: PartView;
  /** Coverage "all". */
  readonly all: boolean;
  readonly loads: Loads | null;
}

/** Says what is wrong, and bounds the face; returns whether a better level is left open. */
export function checkBalance(part: CertificatePart, given: Given, face: Face, say: (text: string) => void): boolean {
  const { view, loads } = given;
  const { balance } = part;
  if ((loads === null) !== (balance === undefined))
    say(balance === undefined ? ' has no proof of balance' : ' proves a balance that nobody asked for');
  if (loads === null || balance === undefined) return false;
  const { worst, least } = balance;
  if ((least !== undefined) !== loads.isSpread)
    say(least === undefined ? ' has no least load' : ' proves a least load that nobody asked for');

  const load = view.mentors.map(() => 0);
  for (const n of view.chosen) load[view.pairColumn[n]!]!++;
  const eligible = view.mentors.map(() => 0);
  for (const j of view.pairColumn) eligible[j]!++;
  const most = view.max.map((max, j) => Math.max(view.min[j]!, Math.min(max, eligible[j]!)));
  const at = (j: number, trainees: number): Fraction => {
    const { carried, time, unit } = loads.of[view.mentors[j]!]!;
    return [carried + BigInt(trainees) * unit, time];
  };
  /** The most trainees of each mentor whose load is not too high; null: their minimum. */
  const upTo = (level: Level | null, isTooHigh: (sign: number) => boolean): number[] =>
    most.map((max, j) => {
      let trainees = level === null ? view.min[j]! : max;
      while (trainees > view.min[j]! && isTooHigh(compare(at(j, trainees), read(level!)))) trainees--;
      return trainees;
    });
  /** The fewest trainees of each mentor whose load is not too low; null: all that they can have. */
  const from = (upper: readonly number[], level: Level | null, isTooLow: (sign: number) => boolean): number[] =>
    upper.map((max, j) => {
      let trainees = level === null ? max : view.min[j]!;
      while (trainees < max && isTooLow(compare(at(j, trainees), read(level!)))) trainees++;
      return trainees;
    });
  const check = (
    stage: BalanceStage,
    name: string,
    sign: number,
    reached: readonly Fraction[],
    bounds: (level: Level) => Partial<Face>,
  ): boolean => checkStage(part, given, stage, { sign, reached, bounds }, (text) => say(`, ${name} load${text}`));

  const upper = upTo(worst.level, (sign) => sign > 0);
  let isOpen = check(
    worst,
    'worst',
    1,
    load.flatMap((trainees, j) => (trainees > view.min[j]! ? [at(j, trainees)] : [])),
    (level) => ({ max: upTo(level, (sign) => sign >= 0) }),
  );
  let lower: readonly number[] = view.min;
  if (least !== undefined) {
    lower = from(upper, least.level, (sign) => sign < 0);
    const isLeastOpen = check(
      least,
      'least',
      -1,
      load.flatMap((trainees, j) => (trainees < upper[j]! ? [at(j, trainees)] : [])),
      (level) => ({ min: from(upper, level, (sign) => sign <= 0), max: upper.slice() }),
    );
    isOpen ||= isLeastOpen;
  }
  upper.forEach((max, j) => (face.max[j] = Math.min(face.max[j]!, max)));
  lower.forEach((min, j) => (face.min[j] = Math.max(face.min[j]!, min)));
  return isOpen;
}

/** How a stage compares: sign 1 when higher is worse, −1 when lower is. */
interface Measure {
  readonly sign: number;
  /** The loads of the mentors who count. */
  readonly reached: readonly Fraction[];
  /** Of the next better level. */
  readonly bounds: (level: Level) => Partial<Face>;
}

/** Says what is wrong with one stage; returns whether it is open. */
function checkStage(
  part: CertificatePart,
  { view, all }: Given,
  { level, proof, levelBound }: BalanceStage,
  { sign, reached, bounds }: Measure,
  say: (text: string) => void,
): boolean {
  const isWorse = (a: Fraction, b: Fraction): boolean => compare(a, b) * sign > 0;
  const extreme = reached.reduce<Fraction | null>((known, own) => (known === null || isWorse(own, known) ? own : known), null);
  const isAttained = level === null || extreme === null ? level === extreme : compare(read(level), extreme) === 0;
  if (!isAttained) say(`: it claims ${show(level)}, but comes to ${extreme === null ? 'none' : extreme.join('/')}`);
  if (level === null) {
    if (proof !== null || levelBound !== undefined) say(': there is nothing to prove');
    return false;
  }
  if (levelBound !== undefined && levelBound !== null && !isWorse(read(level), read(levelBound)))
    say(': it has a bound that is not better');
  const proven = levelBound === undefined ? level : levelBound;
  if (proven === null || proof === null) {
    if (proven !== null) say(': there is no proof that it could not be better');
    if (proof !== null) say(': its proof proves no bound');
    return true;
  }
  const face = { ...openFace(view, all), ...bounds(proven) };
  const goal: Goal = { view, face, weight: () => 1, claim: BigInt(part.matched) - 1n, atLeast: null, isMost: false, atMost: [] };
  const failure = checkProof(proof, goal);
  if (failure !== null) say(`: ${failure}`);
  return levelBound !== undefined;
}

function read([over, under]: Level): Fraction {
  const fraction = [BigInt(over), BigInt(under)] as const;
  if (fraction[1] < 1n || greatestCommonDivisor(fraction[0], fraction[1]) !== 1n)
    throw new Refusal('a level is no fraction in lowest terms');
  return fraction;
}

function show(level: Level | null): string {
  return level === null ? 'none' : level.join('/');
}

function compare([a, b]: Fraction, [c, d]: Fraction): number {
  const difference = a * d - c * b;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
