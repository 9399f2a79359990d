/**
 * What a certificate says by itself of a limit: where its dual is nowhere on the limit's side, the limit counts for nothing in the proof, and
 * the same proof holds however far it is loosened.
 */
import type { CertificatePart, Duals, Proof, ProofNode } from '../../model/problem.ts';

/** Whether no dual of the part's proofs charges the maximum of this mentor. O(proof). */
export function isMaximumFree(part: CertificatePart, mentor: string): boolean {
  const at = part.mentors.indexOf(mentor);
  return everyDuals(part, ({ mentors }) => BigInt(mentors[at]!) <= 0n);
}

/** Whether no dual of the part's proofs charges this inequality. O(proof). */
export function isConstraintFree(part: CertificatePart, id: string): boolean {
  const at = part.sideConstraints.indexOf(id);
  return everyDuals(part, ({ sideConstraints }) => BigInt(sideConstraints[at]!) === 0n);
}

function everyDuals({ coverage, fairness = [], optimality }: CertificatePart, test: (duals: Duals) => boolean): boolean {
  const proofs = [coverage, ...fairness.map(({ proof }) => proof), optimality].filter((proof) => proof !== null);
  return proofs.every((proof) => proofHolds(proof, test));
}

function proofHolds({ fixing, tree }: Proof, test: (duals: Duals) => boolean): boolean {
  if (fixing !== null && !test(fixing)) return false;
  // A proof's tree may be deeper than the call stack.
  const open: ProofNode[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.fixing !== undefined && !test(node.fixing)) return false;
    if (!('leaf' in node)) open.push(node.without, node.with);
    else if (!test(node.duals)) return false;
  }
  return true;
}
