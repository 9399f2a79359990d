/**
 * A bare problem with changes that somebody tries. Pairs that are gone are gone everywhere: from what is required, from side constraints,
 * from the incumbent. A mentor who comes has pairs and counts in no side constraint.
 */
import { BinomeError } from '../errors/index.ts';
import type { CommonChange } from '../matching/index.ts';
import { checkProblem, type MentorNode, type PairIds, type Problem } from '../solver/index.ts';

export type ProblemChange =
  | CommonChange
  /** The mentor is there as well, for these trainees at these scores. */
  | { readonly kind: 'add'; readonly mentor: MentorNode; readonly pairs: readonly (readonly [trainee: string, score: number])[] };

type Pair = readonly [trainee: string, mentor: string, score: number];

interface Trial {
  readonly mentors: Map<string, MentorNode>;
  /** Mentors of the problem who were taken out, though others may bear their ids since. */
  readonly gone: Set<string>;
  readonly banned: Set<string>;
  readonly pinned: Map<string, { readonly pair: PairIds; readonly change: number }>;
  /** Mentor → pairs that came with them. */
  readonly added: Map<string, readonly Pair[]>;
}

export class ChangedProblem {
  readonly #problem: Problem;
  readonly #pairs: readonly Pair[];
  readonly #trainees: ReadonlySet<string>;

  /** @throws BinomeError PROBLEM_*. */
  constructor(problem: Problem) {
    checkProblem(problem);
    this.#problem = problem;
    this.#pairs = [...problem.pairs];
    this.#trainees = new Set(problem.trainees.map(({ id }) => id));
  }

  /** Trainees of a bare problem belong nowhere. */
  traineesOf(board: string): string[] {
    throw new BinomeError('CALL_BAD_VALUE', {
      ...{ value: board, option: 'board' },
      expected: 'a session over a census',
      expectedFr: 'une session sur un recensement',
    });
  }

  guidelinesAfter(): null {
    return null;
  }

  /**
   * The problem after these changes, one after the other. O(pairs + terms).
   * @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR, PROBLEM_DUPLICATE_ID, PROBLEM_DUPLICATE_PAIR, PROBLEM_PAIR_NOT_ELIGIBLE,
   * REASSIGN_MINIMUM with the place in the list.
   */
  after(changes: readonly ProblemChange[]): Problem {
    const problem = this.#problem;
    const trial: Trial = {
      mentors: new Map(problem.mentors.map((mentor) => [mentor.id, mentor])),
      ...{ gone: new Set(), banned: new Set(), pinned: new Map(), added: new Map() },
    };
    changes.forEach((change, k) => this.#apply(trial, change, k));
    const stays = ([trainee, mentor]: readonly [string, string, ...unknown[]]): boolean =>
      !trial.gone.has(mentor) && !trial.banned.has(keyOf(trainee, mentor));
    const added = [...trial.added.values()].flat().filter(([trainee, mentor]) => !trial.banned.has(keyOf(trainee, mentor)));
    const pairs = [...this.#pairs.filter(stays), ...added];
    const required = (problem.required ?? []).filter(stays);
    return {
      ...problem,
      mentors: [...trial.mentors.values()],
      pairs,
      required: [...required, ...pinsOf(trial, pairs, required)],
      sideConstraints: (problem.sideConstraints ?? []).map((side) => ({ ...side, terms: side.terms.filter(stays) })),
      incumbent: (problem.incumbent ?? []).filter(stays),
    };
  }

  #apply({ mentors, gone, banned, pinned, added }: Trial, change: ProblemChange, k: number): void {
    const place = { path: `/changes/${k}` };
    const require = (id: string): MentorNode => {
      const mentor = mentors.get(id);
      if (mentor === undefined) throw new BinomeError('CALL_UNKNOWN_MENTOR', { value: id }, place);
      return mentor;
    };
    const requireTrainee = (id: string): void => {
      if (!this.#trainees.has(id)) throw new BinomeError('CALL_UNKNOWN_TRAINEE', { value: id }, place);
    };
    switch (change.kind) {
      case 'pin':
      case 'ban': {
        const { trainee, mentor } = change;
        requireTrainee(trainee);
        require(mentor);
        const key = keyOf(trainee, mentor);
        if (change.kind === 'ban') banned.add(key);
        else if (pinned.has(key)) throw new BinomeError('PROBLEM_DUPLICATE_PAIR', { trainee, mentor }, place);
        else pinned.set(key, { pair: [trainee, mentor], change: k });
        return;
      }
      case 'take-out':
        require(change.mentor);
        mentors.delete(change.mentor);
        added.delete(change.mentor);
        gone.add(change.mentor);
        return;
      case 'add': {
        const { mentor, pairs } = change;
        if (mentors.has(mentor.id)) throw new BinomeError('PROBLEM_DUPLICATE_ID', { value: mentor.id }, place);
        for (const [trainee] of pairs) requireTrainee(trainee);
        mentors.set(mentor.id, mentor);
        added.set(
          mentor.id,
          pairs.map(([trainee, score]) => [trainee, mentor.id, score]),
        );
        return;
      }
      case 'places': {
        const { mentor: id, places } = change;
        const mentor = require(id);
        const min = mentor.min ?? 0;
        if (places < min) throw new BinomeError('REASSIGN_MINIMUM', { mentor: id, places, min }, place);
        mentors.set(id, { ...mentor, max: places });
      }
    }
  }
}

/** Those that the problem does not require already, in the order in which they were pinned. */
function pinsOf({ pinned }: Trial, pairs: readonly Pair[], required: readonly PairIds[]): PairIds[] {
  if (pinned.size === 0) return [];
  const eligible = new Set(pairs.map(([trainee, mentor]) => keyOf(trainee, mentor)));
  const known = new Set(required.map(([trainee, mentor]) => keyOf(trainee, mentor)));
  return [...pinned].flatMap(([key, { pair, change }]) => {
    const [trainee, mentor] = pair;
    if (!eligible.has(key)) throw new BinomeError('PROBLEM_PAIR_NOT_ELIGIBLE', { trainee, mentor }, { path: `/changes/${change}` });
    return known.has(key) ? [] : [pair];
  });
}

/** A key that no two pairs share, whatever their ids hold. */
function keyOf(trainee: string, mentor: string): string {
  return JSON.stringify([trainee, mentor]);
}
