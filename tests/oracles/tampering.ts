/** Certificates changed on purpose, for many problems at once: which of the false ones the verifier takes. */
import { expect } from 'vitest';
import { verify, type CertificatePart, type Solution } from '../../src/solver/index.ts';
import { certificateOf, mutations, withCertificate } from './certificates.ts';
import { seededRandom } from './random.ts';
import type { ListedProblem } from './rules.ts';

export interface Case {
  readonly name: string;
  readonly problem: ListedProblem;
  readonly solution: Solution;
}

export function partsWith(solution: Solution, change: (part: CertificatePart, p: number) => CertificatePart): Solution {
  const certificate = solution.certificate!;
  return { ...solution, certificate: { ...certificate, parts: certificate.parts.map(change) } };
}

/** `accepted`: names of the cases whose corrupted solution is taken for a true one. */
export function tampered(
  cases: readonly Case[],
  corrupt: (solution: Solution, problem: ListedProblem) => Solution | null,
): { tried: number; accepted: string[] } {
  const accepted: string[] = [];
  let tried = 0;
  for (const { name, problem, solution } of cases) {
    const corrupted = corrupt(solution, problem);
    // Twice nothing is still true.
    if (corrupted === null || JSON.stringify(corrupted) === JSON.stringify(solution)) continue;
    tried++;
    if (verify(problem, corrupted).valid) accepted.push(name);
  }
  return { tried, accepted };
}

/** Falsifies 25 numbers of each certificate; the verifier must not crash, and must say what is wrong where something is. */
export function mutated(cases: readonly Case[], seed: string): { tried: number; rejected: number } {
  let [tried, rejected] = [0, 0];
  cases.forEach(({ name, problem, solution }, k) => {
    for (const { how, path, certificate } of seededRandom(seed, k).sample(mutations(certificateOf(solution)), 25)) {
      const { valid, problems } = verify(problem, withCertificate(solution, certificate()));
      expect(valid, `${name} ${how} ${path.join('/')}`).toBe(problems.length === 0);
      tried++;
      if (!valid) rejected++;
    }
  });
  return { tried, rejected };
}
