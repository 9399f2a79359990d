/**
 * A plan's problem while it is put together: one row for each trainee of each period, one column for each mentor of each period, and choices.
 *
 * A *choice* is a row of its own that is always served by exactly one of its options: what a rule counts (a setting seen, a mentor kept, a
 * trainee too many) becomes an option with its score, tied to the pairs by a side constraint. Ids begin with the period's number or the name of
 * the choice, so that none is there twice.
 */
import { SCORE_SCALE } from '../../domain/index.ts';
import { PROBLEM_FORMAT, type MentorNode, type PairIds, type Problem, type SideConstraint, type TraineeNode } from '../../solver/index.ts';
import { scoresIn, type Placement, type Scope } from './horizon.ts';

export type Term = readonly [trainee: string, mentor: string, coefficient: number];

/**
 * What a problem is solved for. `evenly`: how many can be served, then how seldom somebody is left without again. `counts`: then how many settings
 * are seen; scores only guide, rounded, for numbers that tell settings from points to the last millionth would leave a search no room. `points`:
 * then the points, with at most so many settings unseen. `again`: at most so many times, Infinity where they are not looked at.
 */
export type Aim =
  | { readonly kind: 'evenly' }
  | { readonly kind: 'counts'; readonly again: number }
  | { readonly kind: 'points'; readonly again: number; readonly unseen: number };

/** Millionths to which scores are rounded where they only guide. */
const COARSE = SCORE_SCALE / 100;

export class Draft {
  readonly scope: Scope;
  readonly aim: Aim;
  readonly #scores: Map<string, Map<string, number>>[];
  readonly #choices = new Map<string, Map<string, number>>();
  readonly #constraints = new Map<string, SideConstraint>();

  constructor(scope: Scope, aim: Aim) {
    this.scope = scope;
    this.aim = aim;
    const unit = aim.kind === 'points' ? 1 : COARSE;
    this.#scores = scope.scopes.map(
      (_, period) =>
        new Map(
          [...scoresIn(scope, period)].map(([trainee, own]) => [
            trainee,
            new Map([...own].map(([mentor, score]) => [mentor, Math.round(score / unit) * unit])),
          ]),
        ),
    );
  }

  /** Rows that are always served, whatever is planned. */
  get choiceCount(): number {
    return this.#choices.size;
  }

  /** Rows of trainees in the periods in view. */
  get rowCount(): number {
    return this.#scores.reduce((total, rows) => total + rows.size, 0);
  }

  /** Those whose names begin so. */
  choicesNamed(beginning: string): string[] {
    return [...this.#choices.keys()].filter((id) => id.startsWith(beginning));
  }

  /** Mentors that a trainee may have in a period. */
  mentorsOf(period: number, trainee: string): Iterable<string> {
    return this.#scores[period]!.get(trainee)?.keys() ?? [];
  }

  has(period: number, trainee: string, mentor: string): boolean {
    return this.#scores[period]!.get(trainee)?.has(mentor) ?? false;
  }

  /** Millionths more, or fewer, for a pair that is there. */
  addScore(period: number, trainee: string, mentor: string, millionths: number): void {
    const own = this.#scores[period]!.get(trainee)!;
    own.set(mentor, own.get(mentor)! + millionths);
  }

  pairTerm(period: number, trainee: string, mentor: string, coefficient: number): Term {
    return [node(period, trainee), node(period, mentor), coefficient];
  }

  /** All pairs of a mentor in a period. */
  mentorTerms(period: number, mentor: string): Term[] {
    return [...this.#scores[period]!].flatMap(([trainee, own]) => (own.has(mentor) ? [this.pairTerm(period, trainee, mentor, 1)] : []));
  }

  /** Adds an option to a choice, made if need be; every choice must end with one that no constraint holds back. */
  option(choice: string, name: string, millionths: number): void {
    const options = this.#choices.get(choice) ?? new Map<string, number>();
    this.#choices.set(choice, options.set(name, millionths));
  }

  optionTerm(choice: string, name: string, coefficient: number): Term {
    return [choice, `${choice}=${name}`, coefficient];
  }

  /** The same id twice is the same constraint. */
  constrain(id: string, terms: readonly Term[], op: SideConstraint['op'], rhs: number): void {
    this.#constraints.set(id, { id, terms, op, rhs });
  }

  problem(): Problem {
    const { horizon, scopes } = this.scope;
    const trainees: TraineeNode[] = [];
    const mentors: MentorNode[] = [];
    const pairs: [string, string, number][] = [];
    const required: PairIds[] = [];
    const own: SideConstraint[] = [];
    horizon.periods.forEach((period, k) => {
      const scope = scopes[k]!;
      if (scope.kind === 'later') return;
      // Who has nobody in a period that is decided stays without.
      const rows = scope.kind === 'decided' ? period.trainees.filter((id) => scope.placement.has(id)) : period.trainees;
      trainees.push(...rows.map((id) => ({ id: node(k, id) })));
      mentors.push(...nodesOf(scope.kind === 'decided' ? decidedMentors(scope.placement) : [...period.mentors.values()], k));
      for (const [trainee, scores] of this.#scores[k]!)
        for (const [mentor, score] of scores) pairs.push([node(k, trainee), node(k, mentor), score / SCORE_SCALE]);
      // What is decided is a fact, whether it follows the guidelines or not.
      if (scope.kind === 'decided') for (const [trainee, mentor] of scope.placement) required.push([node(k, trainee), node(k, mentor)]);
      else own.push(...period.sideConstraints.map((constraint) => inPeriod(constraint, k)));
    });
    for (const [id, options] of this.#choices) {
      trainees.push({ id });
      for (const [name, score] of options) {
        mentors.push({ id: `${id}=${name}` });
        pairs.push([id, `${id}=${name}`, score / SCORE_SCALE]);
      }
    }
    return {
      format: PROBLEM_FORMAT,
      trainees,
      mentors,
      pairs,
      ...(required.length === 0 ? {} : { required }),
      sideConstraints: [...own, ...this.#constraints.values()],
      coverage: horizon.coverage,
      objective: 'score',
    };
  }

  /** Who is placed where by a solution's pairs. */
  placements(pairs: readonly PairIds[]): Placement[] {
    const placements = this.scope.scopes.map(() => new Map<string, string>());
    for (const [trainee, mentor] of pairs) {
      if (this.#choices.has(trainee)) continue;
      const [period, id] = parted(trainee);
      placements[period]!.set(id, parted(mentor)[1]);
    }
    return placements;
  }
}

/** `2/S-0001` is trainee S-0001 in the second period; the number ends at the first slash, so that ids may hold any. */
function node(period: number, id: string): string {
  return `${period + 1}/${id}`;
}

function parted(id: string): [period: number, id: string] {
  const at = id.indexOf('/');
  return [Number(id.slice(0, at)) - 1, id.slice(at + 1)];
}

function nodesOf(mentors: readonly MentorNode[], period: number): MentorNode[] {
  return mentors.map(({ id, min, max }) => ({ id: node(period, id), min: min ?? 0, max: max ?? 1 }));
}

function decidedMentors(placement: Placement): MentorNode[] {
  const loads = new Map<string, number>();
  for (const mentor of placement.values()) loads.set(mentor, (loads.get(mentor) ?? 0) + 1);
  return [...loads].map(([id, max]) => ({ id, max }));
}

function inPeriod({ id, terms, op, rhs }: SideConstraint, period: number): SideConstraint {
  const own = terms.map(([trainee, mentor, coefficient]): Term => [node(period, trainee), node(period, mentor), coefficient]);
  return { id: node(period, id), terms: own, op, rhs };
}
