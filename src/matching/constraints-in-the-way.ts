/**
 * Which constraints keep a trainee from having a mentor, or a pair from being chosen: found by proof, never guessed.
 *
 * A trainee who is left without is asked for besides everybody who has a mentor. That cannot be; the constraints of an irreducible conflict are
 * taken away, and it is asked again, until it can be or places alone forbid it. Without the constraints that were taken away it then can: each
 * was part of a reason.
 */
import type { HeldBy } from '../domain/index.ts';
import { independentParts, solveIfKnown, type Limits, type Problem, type Solution } from '../solver/index.ts';

/** Trainees × pairs of a part that is asked about: a few hundredths of a second for each solve. */
const MOST_EFFORT = 1_000_000;
/** Of each kind, so that a result of many does not wait for minutes: about a hundred solves. */
const MOST_QUESTIONS = 40;
/** Of each solve. */
const MOST_NODES = 200;

export class ConstraintsInTheWay {
  /** Of trainees who can be asked about: in a part with constraints, and small enough. */
  readonly #partOf = new Map<string, Problem>();
  readonly #served: ReadonlySet<string>;
  readonly #limits: Limits;
  readonly #left = { trainees: MOST_QUESTIONS, pairs: MOST_QUESTIONS };

  /** `solution`: proven optimal. */
  constructor(problem: Problem, { pairs }: Pick<Solution, 'pairs'>, { signal }: Limits = {}) {
    this.#limits = { nodeLimit: MOST_NODES, ...(signal === undefined ? {} : { signal }) };
    this.#served = new Set(pairs.map(([trainee]) => trainee));
    if ((problem.sideConstraints ?? []).length === 0) return;
    for (const part of independentParts(problem).filter(isAskable)) for (const { id } of part.trainees) this.#partOf.set(id, part);
  }

  /** null where no constraint has a say, or it is not known: too many people, or a limit. */
  ofTrainee(trainee: string): HeldBy | null {
    const part = this.#partOf.get(trainee);
    if (part === undefined || this.#left.trainees-- <= 0) return null;
    const asked = besidesAll(part, trainee, this.#served);
    const constraints: string[] = [];
    for (;;) {
      const isLeft = new Set(constraints);
      const sides = part.sideConstraints!.filter(({ id }) => !isLeft.has(id));
      const solution = solveIfKnown({ ...asked, sideConstraints: sides }, this.#limits);
      if (solution === null || this.#limits.signal?.aborted === true) return null;
      const isPossible = solution.status !== 'infeasible';
      const found = isPossible ? [] : solution.diagnosis!.conflicts.flat();
      if (found.length === 0) return { constraints: constraints.sort(), enough: isPossible };
      constraints.push(...found);
    }
  }

  /** The constraints that forbid a pair which rules allow; none where pairs that are imposed do, or it is not known. */
  ofPair(trainee: string, mentor: string): string[] {
    const part = this.#partOf.get(trainee);
    if (part === undefined || this.#left.pairs-- <= 0) return [];
    const { format, trainees, mentors, pairs, required = [], sideConstraints = [] } = part;
    const problem: Problem = {
      format,
      trainees,
      mentors,
      pairs,
      required: [...required, [trainee, mentor]],
      sideConstraints,
      coverage: 'most',
    };
    const solution = solveIfKnown(problem, this.#limits);
    return solution?.status === 'infeasible' ? solution.diagnosis!.conflicts.flat().sort() : [];
  }
}

function isAskable({ trainees, pairs, sideConstraints = [] }: Problem): boolean {
  return sideConstraints.length > 0 && trainees.length * [...pairs].length <= MOST_EFFORT;
}

/** Everybody who has a mentor, and this trainee, must have one; whoever else has none may have one, or somebody who is nobody. */
function besidesAll({ format, trainees, mentors, pairs, required = [] }: Problem, trainee: string, served: ReadonlySet<string>): Problem {
  let mark = 'nobody:';
  while (mentors.some(({ id }) => id.startsWith(mark))) mark += ':';
  const others = trainees.filter(({ id }) => id !== trainee && !served.has(id));
  return {
    ...{ format, trainees, required, coverage: 'all' as const },
    mentors: [...mentors, ...others.map(({ id }) => ({ id: `${mark}${id}` }))],
    pairs: [...pairs, ...others.map(({ id }): [string, string, number] => [id, `${mark}${id}`, 0])],
  };
}
