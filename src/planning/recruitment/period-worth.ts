/**
 * What one mentor more is worth in one period: the best matching with them less the best without.
 *
 * A new mentor joins only the parts of the problem in which they have a pair, or count in a constraint; only these are solved again, as one.
 * What stands in them is the incumbent: among equals as few people as can be have another mentor.
 */
import { SCORE_SCALE } from '../../domain/index.ts';
import { solveVerified, type AddedMentor } from '../../matching/index.ts';
import { changesOf, type PairChange } from '../../reassignment/index.ts';
import { independentParts, type PairIds, type Problem, type Solution, type SolveOptions } from '../../solver/index.ts';
import { gainBound, rowPrices, type GainBound } from './dual-bound.ts';

export type WorthLimits = Pick<SolveOptions, 'nodeLimit' | 'signal'>;

/** A part that nothing joins to the others, and its best matching. */
interface SolvedPart {
  readonly problem: Problem;
  readonly solution: Solution;
  readonly prices: ReturnType<typeof rowPrices>;
}

export interface FoundWorth {
  readonly status: 'proven' | 'limit' | 'infeasible';
  readonly proof: 'prices' | 'solve' | null;
  /** Millionths. null where it was not priced, or there is no matching. */
  readonly gain: { readonly served: number; readonly score: number } | null;
  readonly changes: readonly PairChange[];
}

export class PeriodMatching {
  readonly parts: readonly SolvedPart[];
  readonly #ofTrainee = new Map<string, SolvedPart>();
  readonly #ofSide = new Map<string, SolvedPart>();
  readonly #limits: WorthLimits;

  /** Solves and verifies every part. @throws BinomeError as `solve`; MATCH_NOT_VERIFIED. */
  constructor(problem: Problem, limits: WorthLimits, progress: (done: number, of: number) => void) {
    this.#limits = limits;
    const problems = allParts(problem);
    this.parts = problems.map((part, done) => {
      progress(done, problems.length);
      const solution = solveVerified(part, limits);
      return { problem: part, solution, prices: rowPrices(solution) };
    });
    for (const part of this.parts) {
      for (const { id } of part.problem.trainees) this.#ofTrainee.set(id, part);
      for (const { id } of part.problem.sideConstraints ?? []) this.#ofSide.set(id, part);
    }
  }

  /** null where constraints join the mentor, or a part is not solved to the end: then only a solve says. */
  boundOf(added: AddedMentor): GainBound | null {
    const touched = this.#touchedBy(added);
    if (added.sideConstraints.length > 0 || touched.some(({ prices }) => prices === null)) return null;
    return gainBound(added, (trainee) => this.#ofTrainee.get(trainee)!.prices!.get(trainee)!);
  }

  /** @throws BinomeError as the constructor. */
  worthOf(added: AddedMentor): FoundWorth {
    const touched = this.#touchedBy(added);
    if (touched.some(({ solution }) => solution.status === 'infeasible')) return NO_MATCHING;
    const bound = this.boundOf(added);
    // Who has to have somebody could also make things worse.
    const isFree = (added.node.min ?? 0) === 0;
    if (isFree && bound?.served === 0 && bound.score === 0)
      return { status: 'proven', proof: 'prices', gain: { served: 0, score: 0 }, changes: [] };
    if (this.#limits.signal?.aborted === true) return { status: 'limit', proof: null, gain: null, changes: [] };

    const problem = joined(touched, added);
    const solution = solveVerified(problem, this.#limits);
    if (solution.status === 'infeasible') return NO_MATCHING;
    const sum = (valueOf: (solution: Solution) => number): number => touched.reduce((total, part) => total + valueOf(part.solution), 0);
    const isProven = [solution, ...touched.map((part) => part.solution)].every(({ status }) => status === 'optimal');
    return {
      status: isProven ? 'proven' : 'limit',
      proof: 'solve',
      gain: { served: solution.matched - sum(({ matched }) => matched), score: millionths(solution) - sum(millionths) },
      changes: alongChain(changesOf(problem.incumbent!, solution.pairs), added.node.id),
    };
  }

  #touchedBy({ pairs, sideConstraints }: AddedMentor): SolvedPart[] {
    const found = new Set<SolvedPart>();
    for (const [trainee] of pairs) found.add(this.#ofTrainee.get(trainee)!);
    for (const { id, terms } of sideConstraints) {
      if (this.#ofSide.has(id)) found.add(this.#ofSide.get(id)!);
      for (const [trainee] of terms) found.add(this.#ofTrainee.get(trainee)!);
    }
    return this.parts.filter((part) => found.has(part));
  }
}

const NO_MATCHING: FoundWorth = { status: 'infeasible', proof: null, gain: null, changes: [] };

/** The independent parts, and what has no trainee (a mentor whom nobody could have, a constraint that no pair counts in) as a last one. */
function allParts(problem: Problem): Problem[] {
  const parts = independentParts(problem);
  const [mentors, sides] = [
    new Set(parts.flatMap((part) => part.mentors.map(({ id }) => id))),
    new Set(parts.flatMap((part) => (part.sideConstraints ?? []).map(({ id }) => id))),
  ];
  const rest: Problem = {
    ...problem,
    trainees: [],
    // Required pairs and what stands are of trainees, and so of the parts.
    required: [],
    incumbent: [],
    mentors: problem.mentors.filter(({ id }) => !mentors.has(id)),
    pairs: [],
    sideConstraints: (problem.sideConstraints ?? []).filter(({ id }) => !sides.has(id)),
  };
  return rest.mentors.length === 0 && rest.sideConstraints!.length === 0 ? parts : [...parts, rest];
}

function joined(parts: readonly SolvedPart[], { node, pairs, sideConstraints }: AddedMentor): Problem {
  const own = new Map(sideConstraints.map((side) => [side.id, side]));
  const known = parts.flatMap(({ problem }) => problem.sideConstraints ?? []);
  const isKnown = new Set(known.map(({ id }) => id));
  const required = parts.flatMap(({ problem }) => problem.required ?? []);
  return {
    format: 'binome.problem/1',
    trainees: parts.flatMap(({ problem }) => problem.trainees),
    mentors: [...parts.flatMap(({ problem }) => problem.mentors), node],
    pairs: [...parts.flatMap(({ problem }) => [...problem.pairs]), ...pairs],
    sideConstraints: [
      ...known.map((side) => ({ ...side, terms: [...side.terms, ...(own.get(side.id)?.terms ?? [])] })),
      ...sideConstraints.filter(({ id }) => !isKnown.has(id)),
    ],
    ...(required.length === 0 ? {} : { required }),
    coverage: 'most',
    incumbent: parts.flatMap(({ solution }): readonly PairIds[] => solution.pairs),
  };
}

/** First who would come to the new mentor, then who takes the place that they leave, and so on; what no chain reaches comes last. */
function alongChain(changes: readonly PairChange[], mentor: string): PairChange[] {
  const left = [...changes];
  const ordered: PairChange[] = [];
  const freed = [mentor];
  while (left.length > 0) {
    const place = freed.shift();
    const at = place === undefined ? 0 : left.findIndex(({ to }) => to === place);
    if (at < 0) continue;
    const [change] = left.splice(at, 1);
    ordered.push(change!);
    // The same mentor may have more places; the chain of the first comes before.
    freed.unshift(...(change!.from === null ? [] : [change!.from]), ...(place === undefined ? [] : [place]));
  }
  return ordered;
}

function millionths({ objective }: Solution): number {
  return Math.round(objective * SCORE_SCALE);
}
