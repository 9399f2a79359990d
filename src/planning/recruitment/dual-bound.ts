/**
 * What the dual variables of a matching prove that one mentor more cannot exceed, without a solve.
 *
 * By weak duality (see `solver/verifier/proof.ts`) a new column adds to the bound, for each of its places, at most the greatest remainder of
 * its pairs that is left: weight − the trainee's dual − that of the coverage. First with weights of 1, for trainees served; where that
 * adds nothing, every part serves as many as before, and the proof of the score holds with the new column as well.
 *
 * Only where no side constraint has a say: a constraint's whole units may change with the terms that a new mentor brings.
 */
import { SCORE_SCALE } from '../../domain/index.ts';
import type { AddedMentor } from '../../matching/index.ts';
import type { CertificatePart, DualValue, Proof, Solution } from '../../solver/index.ts';

export interface GainBound {
  /** Trainees served more, at most; and points, millionths: null where more trainees may be served. */
  readonly served: number;
  readonly score: number | null;
}

/** What a trainee's pair must exceed to be of use: in pairs, and in millionths. */
interface RowPrice {
  readonly served: number;
  readonly score: number;
}

/** Of each trainee; null where the proofs are not of one case each, in whole numbers. O(trainees). */
export function rowPrices({ status, certificate }: Solution): Map<string, RowPrice> | null {
  const { scale, parts } = certificate ?? { scale: null, parts: [] };
  if (status !== 'optimal' || scale === null || !scale.exact || scale.base !== 10 || 10 ** scale.exponent > SCORE_SCALE) return null;
  const toMillionths = SCORE_SCALE / 10 ** scale.exponent;
  const prices = new Map<string, RowPrice>();
  for (const part of parts) {
    const [needs, scores] = [part.coverage === null ? null : dualsOf(part.coverage), dualsOf(part.optimality)];
    if (part.sideConstraints.length > 0 || scores === null || (needs === null && !isWholeServed(part))) return null;
    part.trainees.forEach((id, i) => {
      // Where every need is met, a price of 1 for each proves it.
      const served = needs === null ? 1 : needs.trainees[i]!;
      prices.set(id, { served, score: (scores.trainees[i]! + scores.coverage) * toMillionths });
    });
  }
  return [...prices.values()].every(({ score }) => Number.isSafeInteger(score)) ? prices : null;
}

/** Trainees of the domain need one mentor each. */
function isWholeServed({ matched, trainees }: CertificatePart): boolean {
  return matched === trainees.length;
}

function dualsOf(proof: Proof | null): { trainees: number[]; coverage: number } | null {
  if (proof === null || proof.fixing !== null || proof.tree.fixing !== undefined) return null;
  if (!('leaf' in proof.tree) || proof.tree.leaf !== 'bound') return null;
  const { denominator, trainees, coverage } = proof.tree.duals;
  const values = [...trainees, coverage].map((value: DualValue) => Number(value));
  if (denominator !== 1 || !values.every((value) => Number.isSafeInteger(value))) return null;
  return { trainees: values.slice(0, -1), coverage: values.at(-1)! };
}

/** `priceOf`: of every trainee of the mentor's pairs. O(pairs · log). */
export function gainBound({ node, pairs }: AddedMentor, priceOf: (trainee: string) => RowPrice): GainBound {
  const places = node.max ?? 1;
  const best = (remainders: number[]): number =>
    remainders
      .filter((remainder) => remainder > 0)
      .sort((a, b) => b - a)
      .slice(0, places)
      .reduce((total, remainder) => total + remainder, 0);
  const served = best(pairs.map(([trainee]) => 1 - priceOf(trainee).served));
  if (served > 0) return { served, score: null };
  return { served, score: best(pairs.map(([trainee, , score]) => Math.round(score * SCORE_SCALE) - priceOf(trainee).score)) };
}
