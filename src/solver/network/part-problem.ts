/** The independent parts of a problem as problems of their own: nothing joins two of them, so each can be solved by itself. */
import { splitIntoBlocks } from './blocks.ts';
import { encode, type Instance } from '../model/encode.ts';
import type { Block } from './network.ts';
import type { CertificatePart, PairIds, Problem } from '../model/problem.ts';

export type PartIds = Pick<CertificatePart, 'trainees' | 'mentors' | 'sideConstraints'>;

/**
 * The parts of a problem that no pair and no side constraint joins, each with its share of the lists, in the same order; those without a
 * trainee are left out. Their optimal matchings together are the problem's. O(pairs).
 * @throws BinomeError PROBLEM_*.
 */
export function independentParts(problem: Problem): Problem[] {
  const instance = encode(problem);
  const blocks = splitIntoBlocks(instance).filter(({ rows }) => rows.length > 0);
  return problemsOf(
    problem,
    blocks.map((block) => idsOf(instance, block)),
  );
}

export function idsOf(instance: Instance, { rows, columns, sides }: Block): PartIds {
  return {
    trainees: Array.from(rows, (i) => instance.traineeIds[i]!),
    mentors: Array.from(columns, (j) => instance.mentorIds[j]!),
    sideConstraints: sides.map((k) => instance.sides[k]!.id),
  };
}

/** The problem without the people and side constraints of these parts. O(pairs). */
export function without(problem: Problem, parts: readonly PartIds[]): Problem {
  if (parts.length === 0) return problem;
  const [trainees, mentors, sides] = (['trainees', 'mentors', 'sideConstraints'] as const).map(
    (list) => new Set(parts.flatMap((part) => part[list])),
  ) as [Set<string>, Set<string>, Set<string>];
  const isLeft = ([trainee]: readonly [string, ...unknown[]]): boolean => !trainees.has(trainee);
  return {
    ...problem,
    trainees: problem.trainees.filter(({ id }) => !trainees.has(id)),
    mentors: problem.mentors.filter(({ id }) => !mentors.has(id)),
    pairs: [...problem.pairs].filter(isLeft),
    required: (problem.required ?? []).filter(isLeft),
    incumbent: (problem.incumbent ?? []).filter(isLeft),
    sideConstraints: (problem.sideConstraints ?? []).filter(({ id }) => !sides.has(id)),
  };
}

/** The problem of each of these parts alone; what is in none of them is left out. O(pairs). */
export function problemsOf(problem: Problem, parts: readonly PartIds[]): Problem[] {
  const ofTrainee = new Map(parts.flatMap(({ trainees }, part) => trainees.map((id) => [id, part])));
  const ofMentor = new Map(parts.flatMap(({ mentors }, part) => mentors.map((id) => [id, part])));
  const ofSide = new Map(parts.flatMap(({ sideConstraints }, part) => sideConstraints.map((id) => [id, part])));
  const share = <T>(values: Iterable<T>, partOf: (value: T) => number | undefined): T[][] => {
    const shares: T[][] = parts.map(() => []);
    for (const value of values) {
      const part = partOf(value);
      if (part !== undefined) shares[part]!.push(value);
    }
    return shares;
  };
  const ofPair = ([trainee, mentor]: PairIds | readonly [string, string, number]): number | undefined => {
    const part = ofTrainee.get(trainee);
    return part === ofMentor.get(mentor) ? part : undefined;
  };
  const trainees = share(problem.trainees, ({ id }) => ofTrainee.get(id));
  const mentors = share(problem.mentors, ({ id }) => ofMentor.get(id));
  const pairs = share(problem.pairs, ofPair);
  const required = share(problem.required ?? [], ofPair);
  const incumbent = share(problem.incumbent ?? [], ofPair);
  const sideConstraints = share(problem.sideConstraints ?? [], ({ id }) => ofSide.get(id));
  return parts.map((_, part) => ({
    ...problem,
    trainees: trainees[part]!,
    mentors: mentors[part]!,
    pairs: pairs[part]!,
    required: required[part]!,
    incumbent: incumbent[part]!,
    sideConstraints: sideConstraints[part]!,
  }));
}
