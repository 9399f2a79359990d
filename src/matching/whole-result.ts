/** What a way out comes to for everybody: the part that it changes, as it would be, and all the rest, as it is. */
import { SCORE_SCALE } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { solveIfKnown, type Limits, type Problem, type Solution } from '../solver/index.ts';
import { formatsOf, wordsOf } from '../wording/index.ts';

export interface WholeResult {
  readonly matched: number;
  readonly trainees: number;
  /** Of all pairs, in points. */
  readonly objective: number;
  /** False where others have no matching either, or the limit came first: then it is of the changed part alone. */
  readonly isWhole: boolean;
}

/** Trainees with a mentor and the mean score; of a part alone that is said. */
export function outcomeInWords({ matched, trainees, objective, isWhole }: WholeResult, language: Language): string {
  const { outcome, ofPart } = wordsOf(language).waysOut;
  const mean = Math.round((matched === 0 ? 0 : objective / matched) * SCORE_SCALE);
  const said = outcome(matched, trainees, formatsOf(language).points(mean));
  return isWhole ? said : ofPart(said);
}

/** Of one problem; what is beside a part is solved once. */
export class WholeResults {
  readonly #problem: Problem;
  readonly #limits: Limits;
  readonly #rests = new Map<string, Solution | null>();

  constructor(problem: Problem, limits: Limits) {
    this.#problem = problem;
    this.#limits = limits;
  }

  /** @param part the changed part, and its solution. O(one solve) for each part that is asked about. */
  of(part: Problem, { matched, objective }: Solution): WholeResult {
    const alone = { matched, trainees: part.trainees.length, objective, isWhole: false };
    if (part.trainees.length === this.#problem.trainees.length) return { ...alone, isWhole: true };
    const rest = this.#restOf(part);
    if (rest === null || rest.status === 'infeasible') return alone;
    return {
      matched: matched + rest.matched,
      trainees: this.#problem.trainees.length,
      objective: objective + rest.objective,
      isWhole: true,
    };
  }

  #restOf(part: Problem): Solution | null {
    const trainees = new Set(part.trainees.map(({ id }) => id));
    const mentors = new Set(part.mentors.map(({ id }) => id));
    const key = JSON.stringify([[...trainees], [...mentors]]);
    const known = this.#rests.get(key);
    if (known !== undefined) return known;
    const isRest = ([trainee, mentor]: readonly [string, string, ...unknown[]]): boolean => !trainees.has(trainee) && !mentors.has(mentor);
    const { sideConstraints, required, incumbent, ...problem } = this.#problem;
    const solution = solveIfKnown(
      {
        ...problem,
        trainees: problem.trainees.filter(({ id }) => !trainees.has(id)),
        mentors: problem.mentors.filter(({ id }) => !mentors.has(id)),
        pairs: [...problem.pairs].filter(isRest),
        // Parts share no constraint: one without a pair here is the other part's.
        ...(sideConstraints === undefined ? {} : { sideConstraints: sideConstraints.filter(({ terms }) => terms.some(isRest)) }),
        ...(required === undefined ? {} : { required: required.filter(isRest) }),
        ...(incumbent === undefined ? {} : { incumbent: incumbent.filter(isRest) }),
      },
      this.#limits,
    );
    this.#rests.set(key, solution);
    return solution;
  }
}
