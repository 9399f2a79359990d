/**
 * What imposing a pair must cost at least, read off the proofs of a part: the order in which to try pairs where each try is a solve.
 *
 * The duals of one objective say: a matching with this pair that loses nothing by any objective before loses at least so much by this
 * one. So the first objective at which something must be lost, and how much, is a lower bound in the order of the objectives.
 */
import type { Instance } from '../../model/encode.ts';
import type { CertificatePart, Duals, Proof } from '../../model/problem.ts';

/** A loss by one objective, none by those before: of two, the one by the later objective is the smaller. */
export interface Loss {
  /** 0 for the coverage, 1 + band for a band, 1 + bands for the score (1 with objective "score"). */
  readonly objective: number;
  /** Needs, pairs, or integers of the score. */
  readonly amount: number;
}

export function compareLosses(a: Loss, b: Loss): number {
  return b.objective - a.objective || a.amount - b.amount;
}

/** The number of the score among the objectives. */
export function scoreObjective({ bands }: Instance): number {
  return bands === null ? 1 : bands.thresholds.length + 1;
}

/** Arcs of a row that are not taken, with the least loss that imposing each must bring; cheapest first. */
export function leastLosses(instance: Instance, taken: Uint8Array, part: CertificatePart, row: number): { arc: number; least: Loss }[] {
  const { start, column, bands } = instance;
  const none: Loss = { objective: scoreObjective(instance), amount: 0 };
  const objectives = provenObjectives(instance, part).map(({ objective, duals, weight }) => {
    const reduced = reducedCosts(instance, part, row, duals, weight);
    return { objective, amount: (arc: number) => wholeUnits(-reduced(arc), duals) };
  });
  const counted = new Set((part.fairness ?? []).map(({ band }) => band + 1));
  const found: { arc: number; least: Loss }[] = [];
  for (let arc = start[row]!; arc < start[row + 1]!; arc++) {
    if (taken[arc] === 1) continue;
    // A band that is not counted is empty: one pair in it is one more.
    const own = bands === null ? none.objective : bands.of[arc]! + 1;
    let least: Loss = own < none.objective && !counted.has(own) ? { objective: own, amount: 1 } : none;
    for (const { objective, amount } of objectives) {
      const loss = { objective, amount: amount(arc) };
      if (loss.amount > 0 && compareLosses(loss, least) > 0) least = loss;
    }
    found.push({ arc, least });
  }
  return found.sort((a, b) => compareLosses(a.least, b.least) || column[a.arc]! - column[b.arc]!);
}

/**
 * True when the proofs of the part say by themselves that a matching without this chosen arc of the row is worse by some objective: it loses
 * what the arc is worth beyond its duals; or the row goes short, or takes another arc, and each of these loses something.
 */
export function isProvenCertain(instance: Instance, taken: Uint8Array, part: CertificatePart, row: number, arc: number): boolean {
  const proven = provenObjectives(instance, part);
  if (proven.some(({ duals, weight }) => wholeUnits(reducedCosts(instance, part, row, duals, weight)(arc), duals) > 0)) return true;
  const place = part.trainees.indexOf(instance.traineeIds[row]!);
  const needs = instance.need.filter((_, i) => part.trainees.includes(instance.traineeIds[i]!)).reduce((sum, need) => sum + need, 0);
  const mustBeMet =
    instance.coverage === 'all' ||
    part.matched === needs ||
    proven.some(({ duals }) => wholeUnits(BigInt(duals.trainees[place]!), duals) > 0);
  return mustBeMet && leastLosses(instance, taken, part, row).every(({ least }) => least.amount > 0);
}

/** The objectives of a part whose proof is one leaf, in their order: what they weigh, and the duals. */
interface ProvenObjective {
  readonly objective: number;
  readonly weight: (arc: number) => number;
  readonly duals: Duals;
}

function provenObjectives(instance: Instance, part: CertificatePart): ProvenObjective[] {
  const { score, bands } = instance;
  const stages = (part.fairness ?? []).map(({ band, proof }) => ({
    objective: band + 1,
    weight: (arc: number) => (bands!.of[arc] === band ? -1 : 0),
    proof,
  }));
  return [
    { objective: 0, weight: () => 1, proof: part.coverage },
    ...stages,
    { objective: scoreObjective(instance), weight: (arc: number) => score[arc]!, proof: part.optimality },
  ].flatMap(({ objective, weight, proof }) => {
    const duals = rootDuals(proof);
    return duals === null ? [] : [{ objective, weight, duals }];
  });
}

/** The duals of a proof that needs no case: with cases, each holds under its own conditions only. */
export function rootDuals(proof: Proof | null): Duals | null {
  if (proof === null || proof.fixing !== null || proof.tree.fixing !== undefined) return null;
  return 'leaf' in proof.tree ? proof.tree.duals : null;
}

/** The bound may lie almost one unit above the value; what is lost beyond that is lost in whole units. */
function wholeUnits(amount: bigint, { denominator }: Duals): number {
  return amount > 0n ? Number(amount / BigInt(denominator)) : 0;
}

/** Arc of the row → its reduced cost by the objective whose weights and duals these are, times their denominator. In big integers. */
function reducedCosts(
  { traineeIds, mentorIds, column, sides, bands }: Instance,
  part: CertificatePart,
  row: number,
  duals: Duals,
  weight: (arc: number) => number,
): (arc: number) => bigint {
  const mentorAt = new Map(part.mentors.map((id, j) => [id, j]));
  const denominator = BigInt(duals.denominator);
  const price = new Map<number, bigint>();
  part.sideConstraints.forEach((id, k) => {
    const { arcs, coefficients } = sides.find((side) => side.id === id)!;
    const dual = BigInt(duals.sideConstraints[k]!);
    if (dual !== 0n) arcs.forEach((arc, t) => price.set(arc, (price.get(arc) ?? 0n) + BigInt(coefficients[t]!) * dual));
  });
  const ofBand = new Map((duals.bands ?? []).map((dual, s) => [part.fairness![s]!.band, BigInt(dual)]));
  const own = BigInt(duals.trainees[part.trainees.indexOf(traineeIds[row]!)]!) + BigInt(duals.coverage);
  return (arc) => {
    const mentor = BigInt(duals.mentors[mentorAt.get(mentorIds[column[arc]!]!)!]!);
    const band = bands === null ? 0n : (ofBand.get(bands.of[arc]!) ?? 0n);
    return BigInt(weight(arc)) * denominator - own - mentor - band - (price.get(arc) ?? 0n);
  };
}
